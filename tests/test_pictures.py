"""Pictures: whole documents of small stories, axes, marks that need no colour, hostile text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.interval import Interval
from discrepant.model import Claim, Passage, Place, Polarity, Quantity, Report, SourceNote
from discrepant.render import pictures
from discrepant.render.pictures import rows, scale, strips, svg
from discrepant.render.pictures.sides import letter
from stories import FLOOD, report, source

GOLDEN = Path(__file__).parent / "golden" / "pictures"
NAMESPACE = "{http://www.w3.org/2000/svg}"
VILLAGE = """
    speakers:
      Ada Berg: [mayor]
    quantities:
      harvest:
        what: tons of apples
        unit: ton
        find: [{with: [apples]}]
        domain: [1, 1000000]
      crowd:
        what: people at the fair
        unit: person
        find: [{with: [fair]}]
      fair_day:
        what: day of the fair
        unit: date
        find: [{with: [fair], and: [opened]}]
      council:
        what: what the council says of the fair
        labels: {backs: [backed the fair], opposes: [opposed the fair]}
    expectations:
      harvest-agrees: {agree: harvest}
      crowd-agrees: {agree: crowd}
      fair-day-agrees: {agree: fair_day}
      council-agrees: {agree: council}
"""
APPLES = Quantity("apples", "apples sold", "apple", Place("rules.yaml", 1, 1))
NOTE = SourceNote("a", "seeds/a.txt", "Paper A", "", None, "", 1, 1)


def drawn(texts: Sequence[str], id: str, rules: str = FLOOD) -> str:
    """Return the picture of one quantity of small articles."""
    return pictures.of_quantity(report(texts, rules), id)


def claim(value: Interval) -> Claim:
    """Return a claim of the narrator of the one source."""
    said = "9 apples"
    passage = Passage("a", "seeds/a.txt", 0, len(said), 1, 1, said, said, "Paper A")
    return Claim("apples", value, passage, "apple")


def apples(*claims: Claim, quantity: Quantity = APPLES) -> str:
    """Return the picture of claims made by hand."""
    made = Report((NOTE,), (quantity,), (), claims, (), ())
    return pictures.of_quantity(made, quantity.id)


def texts(picture: str) -> list[str]:
    """Return what a picture says, in its order, title and description left out."""
    return [
        "".join(each.itertext())
        for each in ElementTree.fromstring(picture).iter(f"{NAMESPACE}text")
    ]


def between(low: int | None, high: int | None) -> Interval:
    return Interval.of(low, high)


# ---------------------------------------------------------------- whole documents


STORIES = {
    "open_ends": drawn(
        ["More than 40 people are missing.", "At most 20 people are missing, the mayor said."],
        "missing",
    ),
    "ranges": drawn(
        [
            "The mayor said that 1,200 people were evacuated.",
            "About 300 people were evacuated. Between 250 and 350 people were evacuated.",
            "The mayor said that 1,200 people were evacuated.",
        ],
        "evacuated",
    ),
    "words": drawn(
        ["The council backed the fair.", "The council opposed the fair, the mayor said."],
        "council",
        VILLAGE,
    ),
    "timeline": pictures.timeline(
        report(
            [
                "The dam broke on Monday, June 12. The first warning came on June 10.",
                "The dam burst on 3 June 2023. Residents were warned on 2 June, the mayor said.",
            ]
        ),
        "",
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_whole_pictures(name: str) -> None:
    assert STORIES[name] == (GOLDEN / f"{name}.svg").read_text("utf-8")


@pytest.mark.parametrize("name", STORIES)
def test_a_picture_is_well_formed_and_named(name: str) -> None:
    root = ElementTree.fromstring(STORIES[name])
    ids = {each.get("id"): each.text for each in root.iter() if each.get("id")}
    named = (root.get("aria-labelledby") or "").split()
    assert root.get("role") == "img"
    assert list(ids) == named
    assert all(ids.values())
    tags = {each.tag.removeprefix(NAMESPACE) for each in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "g", "path", "circle", "text", "tspan"}
    assert not re.search(r"url\(|href|@import|\son[a-z]+=", STORIES[name])


# ---------------------------------------------------------------- who says what


def test_sides_have_letters_and_shapes_besides_colours() -> None:
    picture = STORIES["ranges"]
    assert texts(picture)[1:3] == ["A about 300", "B 1,200"]
    assert re.search(r'<g class="side0">.*<circle class="fill"', picture)
    assert re.search(r'<g class="side1"><path class="fill" d="M', picture)


def test_twenty_sides_look_different() -> None:
    assert len({svg.shape(side, 20, 20) for side in range(20)}) == 5
    assert len({svg.group(side, [svg.shape(side, 20, 20)]) for side in range(20)}) == 20


@pytest.mark.parametrize(
    ("side", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (702, "AAA")]
)
def test_letters_go_on_after_z(side: int, name: str) -> None:
    assert letter(side) == name


TEN = report([f"{at} people are missing." for at in range(100, 200, 10)])


def test_many_sides_take_several_lines_and_the_last_are_counted() -> None:
    told = texts(pictures.of_quantity(TEN, "missing"))
    assert told[1:10] == [*(f"{letter(at)} {100 + 10 * at}" for at in range(8)), "and 2 more sides"]
    lines = re.findall(
        r'y="([0-9.]+)"><tspan class="strong">[A-H]<', pictures.of_quantity(TEN, "missing")
    )
    assert len(set(lines[:8])) == 2


def test_words_for_many_values_name_some_and_count_the_others() -> None:
    assert pictures.listed(TEN)[0].words == (
        "People missing: A 100, B 110, C 120, D 130, E 140, F 150 and 4 more; "
        "10 claims of 10 sources"
    )


def test_words_for_a_picture_without_sides_name_its_values() -> None:
    told = report(["Some 40 people are missing.", "40 people are missing."])
    assert pictures.listed(told)[0].words == ("People missing: about 40, 40; 2 claims of 2 sources")


def test_who_agrees_has_no_letter() -> None:
    picture = drawn(["Some 40 people are missing.", "40 people are missing."], "missing")
    assert texts(picture)[:2] == ["People missing", "Paper A"]
    assert "side0" not in picture.partition("</style>")[2]


def test_a_conflict_with_another_quantity_alone_is_marked_as_unequal() -> None:
    rules = FLOOD.replace("      dam-day-agrees: {agree: dam_broke}\n", "")
    told = texts(
        drawn(
            ["The dam broke on June 3. The first warning came on June 5."] * 1
            + ["The dam broke on June 3."],
            "dam_broke",
            rules,
        )
    )
    assert "≠ 3 June 2023" in told
    assert told[-1] == "conflicts with another quantity"


def test_what_is_said_once_has_no_picture_unless_it_conflicts() -> None:
    told = report(
        ["40 people are missing. The dam broke on June 3, the first warning came on June 5."]
    )
    assert pictures.of_quantity(told, "missing") == ""
    assert pictures.of_quantity(told, "no_such_quantity") == ""
    assert pictures.of_quantity(told, "dam_broke") != ""
    assert pictures.timeline(report(["Nothing happened."]), "") == ""


def test_repeated_claims_are_one_row_and_copies_are_named() -> None:
    copy = replace(claim(between(9, 9)).passage, source="b")
    picture = apples(
        replace(claim(between(9, 9)), copies=(copy,)),
        replace(claim(between(9, 9)), copies=(copy,)),
        claim(between(8, 8)),
    )
    assert "Paper A (2 times), also in b" in texts(picture)


def test_a_computed_value_is_dashed_and_shows_its_working() -> None:
    working = "3 × 3 = 9"
    picture = apples(replace(claim(between(9, 9)), arithmetic=working), claim(between(8, 8)))
    assert working in texts(picture)
    assert picture.count('class="line dashed hollow"') == 2  # itself, and the legend
    assert texts(picture)[-1] == "computed from other figures"


def test_stories_are_kept_apart() -> None:
    picture = apples(
        replace(claim(between(9, 9)), story="north"), replace(claim(between(8, 8)), story="south")
    )
    assert [each for each in texts(picture) if each in ("north", "south")] == ["north", "south"]


# ---------------------------------------------------------------- marks


@pytest.mark.parametrize(
    ("value", "tips", "hollow"),
    [
        (Interval.of(9, None), 1, 0),
        (Interval(Fraction(9), None, True), 1, 1),
        (Interval.of(None, 9), 1, 0),
        (Interval(None, Fraction(9), True, True), 1, 1),
        (Interval(), 2, 0),
        (Interval.of(5, 9), 0, 0),
        (Interval(Fraction(5), Fraction(9), True, True), 0, 2),
    ],
)
def test_open_ends_are_arrows_and_excluded_figures_hollow(
    value: Interval, tips: int, hollow: int
) -> None:
    body = apples(claim(value), claim(between(5, 9))).partition("</style>")[2]
    assert len(re.findall(r'<path class="fill" d="M[0-9.]+ [0-9.]+L[0-9.]+ [0-9.]+V', body)) == tips
    legend = 1 if hollow else 0
    assert body.count('class="line hollow"') == hollow + legend


def test_the_domain_of_a_quantity_is_an_open_end() -> None:
    limited = replace(APPLES, domain=between(1, 1000))
    value = Interval(Fraction(9), Fraction(1000), True)
    told = texts(apples(claim(value), claim(between(8, 8)), quantity=limited))
    assert "more than 9" in told
    assert "1,000" not in told


@pytest.mark.parametrize(
    ("value", "mark"), [(between(5, 9), "hatch"), (between(9, 9), "line hollow")]
)
def test_denials_are_excluded_bands(value: Interval, mark: str) -> None:
    denied = replace(claim(value), polarity=Polarity.DENIED)
    picture = apples(denied, claim(between(2, 20))).partition("</style>")[2]
    assert f'class="{mark}"' in picture
    assert texts("<svg xmlns='http://www.w3.org/2000/svg'>" + picture)[-1] == "denied"


def test_words_as_values_stand_in_columns_by_side() -> None:
    marks = re.findall(
        r'<g class="side([01])"><(?:circle|path) class="fill" (?:cx=|d=)"M?([0-9.]+)',
        STORIES["words"],
    )
    (first, left), (second, right) = marks[2:]
    assert (first, second) == ("0", "1")
    assert float(left) < float(right)


def test_two_hundred_rows_are_cut_and_counted() -> None:
    many = [claim(between(at, at)) for at in range(1, 201)]
    told = texts(apples(*many))
    assert told.count("Paper A") == 24
    assert "and 176 more rows" in told


def test_of_many_rows_every_side_keeps_some() -> None:
    many = [rows.Row(between(1, 1), "1", f"p{at}", side=0) for at in range(90)]
    rare = rows.Row(between(2, 2), "2", "q", side=1)
    kept = rows.chosen([*many, rare], 5)
    assert kept == (0, 1, 2, 3, 90)


# ---------------------------------------------------------------- axes


@pytest.mark.parametrize(
    ("low", "high", "log", "names"),
    [
        (10, 12, False, ["10", "11", "12"]),
        (0, 7, False, ["0", "2", "4", "6"]),
        (10_000, 12_000, False, ["10,000", "10,500", "11,000", "11,500", "12,000"]),
        (100, 1_900, False, ["0", "500", "1,000", "1,500", "2,000"]),
        (100, 2_000, True, ["100", "200", "500", "1,000", "2,000"]),
        (3, 3_000_000, True, ["1", "10", "100", "1,000", "10,000", "100,000"]),
        (-5, 5_000, False, ["0", "2,000", "4,000"]),
        (7, 7, False, ["7"]),
        (0, 0, False, ["0"]),
        (1, 10**400, True, None),
    ],
)
def test_numbers_far_apart_stand_on_a_logarithmic_axis(
    low: int, high: int, log: bool, names: list[str] | None
) -> None:
    axis = scale.numbers([between(low, high)])
    assert axis.log == log
    assert names is None or [tick.text for tick in axis.ticks] == names


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Fraction(12_000), "12,000"),
        (Fraction(5, 2), "2.5"),
        (Fraction(1_250_000), "1.25 million"),
        (Fraction(-7_000_000_000), "-7 billion"),
        (Fraction(10**18), "10^18"),
        (Fraction(5 * 10**21), "5 × 10^21"),
    ],
)
def test_names_of_ticks(value: Fraction, name: str) -> None:
    assert scale.figure(value) == name


def day(month: int, number: int, year: int = 2023) -> Interval:
    return Interval.days(date(year, month, number), date(year, month, number))


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (
            [day(6, 3), day(6, 5)],
            ["1 Jun 2023", "2 Jun", "3 Jun", "4 Jun", "5 Jun", "6 Jun", "7 Jun"],
        ),
        ([day(6, 3)], ["3 Jun 2023"]),
        ([day(6, 3), day(7, 30)], ["12 Jun 2023", "26 Jun", "10 Jul", "24 Jul"]),
        ([day(11, 3), day(3, 3, 2024)], ["Nov 2023", "Dec", "Jan 2024", "Feb", "Mar"]),
        ([day(1, 1, 2001), day(1, 1, 2011)], ["2002", "2004", "2006", "2008", "2010"]),
        (
            [day(9, 9, 1950), day(6, 3), day(8, 3)],
            ["9 Sep 1950", "12 Jun 2023", "26 Jun", "10 Jul", "24 Jul"],
        ),
        (
            [Interval.days(date.min, date.max)],
            ["2000", "4000", "6000", "8000"],
        ),
        ([], []),
    ],
)
def test_days_are_named_as_finely_as_there_is_room(
    values: list[Interval], names: list[str]
) -> None:
    found = [f"{tick.text} {tick.below}".rstrip() for tick in scale.days(values).ticks]
    assert found == names


def test_years_in_which_nothing_happens_are_cut_out() -> None:
    assert len(scale.days([day(9, 9, 1950), day(6, 3), day(8, 3)]).cuts) == 1
    assert scale.days([day(9, 9, 1950), day(6, 3)]).cuts == ()


def test_a_day_that_is_cut_out_stands_at_the_cut() -> None:
    axis = scale.days([day(9, 9, 1950), day(6, 3), day(8, 3)])
    (low,) = {axis.share(each.low) for each in [day(1, 1, 1980), day(1, 1, 1999)] if each.low}
    assert axis.cuts == (low,)


@pytest.mark.parametrize(
    ("said", "dotted"), [(day(6, 1), True), (day(6, 20), False), (day(7, 30), True)]
)
def test_what_is_said_before_or_after_is_joined_to_it(said: Interval, dotted: bool) -> None:
    stretch = Interval.days(date(2023, 6, 10), date(2023, 6, 30))
    row = rows.Row(stretch, "10–30 June 2023", "Paper A", said=said)
    drawn_ = "".join(strips.dated(row, scale.days([stretch, said]), 0).parts)
    assert ('class="dotted"' in drawn_) == dotted


def test_what_has_no_day_of_saying_has_no_mark_for_it() -> None:
    row = rows.Row(day(6, 3), "3 June 2023", "Paper A")
    drawn_ = "".join(strips.dated(row, scale.days([row.value]), 0).parts)
    assert "dotted" not in drawn_
    assert '<path class="fill"' not in drawn_


def test_a_long_timeline_is_cut_and_counted() -> None:
    years = [f"The dam broke on June 3, {year}." for year in range(1900, 1960)]
    told = texts(
        pictures.timeline(report([source(each, f"a{at:02}") for at, each in enumerate(years)]), "")
    )
    assert "and 12 more rows" in told


BOUNDS = st.fractions(min_value=-(10**30), max_value=10**30) | st.integers(1, 10**30).map(Fraction)


@given(st.lists(BOUNDS, min_size=1, max_size=8))
def test_an_axis_keeps_the_order_of_numbers(values: list[Fraction]) -> None:
    axis = scale.numbers([Interval.point(value) for value in values])
    shares = [axis.share(value) for value in sorted(values)]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in [*shares, *(tick.share for tick in axis.ticks)])


@given(st.lists(st.dates(), min_size=1, max_size=8))
def test_an_axis_keeps_the_order_of_days(values: list[date]) -> None:
    axis = scale.days([Interval.days(value, value) for value in values])
    shares = [axis.share(Fraction(value.toordinal())) for value in sorted(values)]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


# ---------------------------------------------------------------- text


HOSTILE = "<script>alert(1)</script> \x1b[31m \u202eevil &amp; \"quoted\" 'x' ]]> \ufffe \ud800"


def hostile(text: str) -> str:
    made = replace(claim(between(9, 9)), speaker=text, voices=(text,), arithmetic=text, story=text)
    note = replace(NOTE, publisher=text, story=text)
    quantity = replace(APPLES, what=text)
    told = Report((note,), (quantity,), (), (made, claim(between(5, 7))), (), ())
    return pictures.of_quantity(told, "apples")


def test_hostile_text_is_shown_as_text() -> None:
    picture = hostile(HOSTILE)
    root = ElementTree.fromstring(picture)
    assert "<script" not in picture
    assert not set("\x1b\u202e\ufffe\ud800") & set(picture)
    assert "<script>alert(1)</script>" in (root.findtext(f"{NAMESPACE}title") or "")


@given(st.text())
def test_any_text_makes_a_well_formed_picture(text: str) -> None:
    ElementTree.fromstring(hostile(text).encode())


@given(st.text(), st.integers(20, 460))
def test_text_is_cut_to_its_room(text: str, room: int) -> None:
    assert svg.width(svg.fit(text, room)) <= room


def test_a_long_name_is_cut_with_an_ellipsis() -> None:
    told = texts(apples(replace(claim(between(9, 9)), speaker="x" * 100_000), claim(between(8, 8))))
    assert any(each.endswith("x…") for each in told)
    assert max(map(len, told)) < 70


def test_a_speaker_and_a_source_that_need_more_than_a_line_have_one_each() -> None:
    who = "the spokeswoman of the ministry of fruit and more"
    told = texts(apples(replace(claim(between(9, 9)), speaker=who), claim(between(8, 8))))
    assert told[told.index(who) + 1] == "Paper A"
    beyond = texts(
        apples(
            replace(claim(between(9, 9)), arithmetic="1 + " * 12 + "1 = 13"), claim(between(9, 10))
        )
    )
    assert "1 + " * 10 in " ".join(beyond)


def test_text_is_legible_on_a_telephone() -> None:
    # 15 of 480 units are 11.25 pixels of 360.
    assert svg.SIZE * 360 / svg.WIDTH >= 11
    assert f"font:{svg.SIZE}px" in svg.STYLE


@pytest.mark.parametrize("ground", ["ffffff", "161b22", "1e1e1e"])
def test_colours_stand_out_in_the_light_and_in_the_dark(ground: str) -> None:
    for colour in re.findall(r"\.side[0-9]\{color:#([0-9a-f]{6})\}", svg.STYLE):
        light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, colour


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# ---------------------------------------------------------------- in files and pages


TOLD = report(
    [
        source("40 people are missing. The dam broke on June 3.", "a", story="south"),
        source("50 people are missing. The dam broke on June 9.", "b", story="south"),
        source("The dam broke on June 3.", "c", story="north"),
        source("The dam broke on June 3. The first warning came on June 2.", "d", story="north"),
    ]
)


def test_the_files_are_those_listed() -> None:
    names = [each.name for each in pictures.listed(TOLD)]
    assert names == ["missing.svg", "dam_broke.svg", "_timeline-1.svg", "_timeline-2.svg"]
    assert [name for name, _ in pictures.drawn(TOLD)] == names


def test_words_take_the_place_of_a_picture() -> None:
    assert [each.words for each in pictures.listed(TOLD)] == [
        "People missing: A 40, B 50; 2 claims of 2 sources",
        "Day on which the dam broke: A 3 June 2023, B 9 June 2023; 3 claims of 3 sources",
        "Timeline of north: 2 events, 2 June 2023 to 3 June 2023",
        "Timeline of south: 1 event, 3 June 2023 to 9 June 2023",
    ]


def test_a_file_brings_its_ground_and_a_page_its_own() -> None:
    name, alone = next(iter(pictures.drawn(TOLD)))
    within = pictures.of_quantity(TOLD, "missing")
    assert name == "missing.svg"
    assert alone.startswith(pictures.MARK)
    assert "prefers-color-scheme:dark" in alone
    assert 'class="ground"' in alone
    assert "ground" not in within
    ElementTree.fromstring(alone)


def test_a_page_may_hold_the_style_itself() -> None:
    bare = pictures.of_quantity(TOLD, "missing", styled=False)
    assert "<style" not in bare
    assert pictures.of_quantity(TOLD, "missing").count(pictures.STYLE) == 1
    assert "<style" not in pictures.timeline(TOLD, "south", styled=False)


def test_ids_differ_from_picture_to_picture() -> None:
    found = [pictures.of_quantity(TOLD, each) for each in ("missing", "dam_broke")]
    found += [pictures.timeline(TOLD, each) for each in pictures.stories(TOLD)]
    ids = [id_ for each in found for id_ in re.findall(r' id="([^"]+)"', each)]
    assert len(ids) == len(set(ids)) == 8


def test_the_order_of_the_articles_changes_no_byte() -> None:
    texts_ = ["40 people are missing.", "50 people are missing.", "40 people are missing."]
    articles = [source(text, id) for text, id in zip(texts_, "abc", strict=True)]
    assert list(pictures.drawn(report(articles))) == list(pictures.drawn(report(articles[::-1])))
