"""What does the page say of findings, claims and quantities?"""

from __future__ import annotations

from dataclasses import replace

import pytest

import pages
from discrepant import expectations, pipeline
from discrepant.interval import Interval
from discrepant.model import Finding, Report
from discrepant.render import Page
from discrepant.render.html import articles as papers
from discrepant.render.html.cards import Card
from discrepant.render.html.view import View, view
from stories import report, source


@pytest.fixture(scope="module")
def flood() -> Report:
    return pages.checked(pages.sources())


@pytest.fixture(scope="module")
def shown(flood: Report) -> View:
    return view(flood, Page(articles=pages.sources()))


def card(shown: View, expectation: str) -> Card:
    return next(
        each for group in shown.groups for each in group.cards if each.expectation == expectation
    )


def test_a_finding_holds_its_sides_against_each_other(shown: View) -> None:
    found = card(shown, "evacuated-agrees")
    assert (found.title, found.formula) == ("people evacuated", "")
    assert [side.value for side in found.sides] == ["0", "300", "450", "500", "more than 1,000"]
    assert found.level == "Contradiction"
    assert found.why == "readers ask"
    assert card(shown, "missing-agrees").apart == "at least 33% apart"


def test_a_backer_has_speaker_publisher_day_and_its_words(shown: View) -> None:
    (backer,) = card(shown, "evacuated-agrees").sides[1].backers
    assert (backer.who, backer.within, backer.day) == ("Ada Berg", "in Paper A", "13 June 2023")
    assert (backer.face.words, backer.place) == ("300 people", "seeds/a.txt:3:43")


def test_what_the_article_says_itself_is_said_by_its_publisher(shown: View) -> None:
    backer = card(shown, "missing-agrees").sides[0].backers[0]
    assert (backer.who, backer.within) == ("Paper C", "in its own words")


def test_an_order_that_does_not_hold_is_a_formula_of_labelled_days(shown: View) -> None:
    found = card(shown, "warned-first")
    assert found.title == "day of the first warning"
    assert found.formula == "14 June 2023 not before 12 June 2023"
    labels = [side.label for side in found.sides]
    assert labels == ["day of the first warning", *["day on which the dam broke"] * 2]


def test_a_figure_of_a_person_is_titled_with_the_person() -> None:
    found = report(["300 people were evacuated.", "500 people were evacuated."])
    (finding,) = found.findings
    sides = tuple(
        replace(side, claims=tuple(replace(each, about="Ada Berg") for each in side.claims))
        for side in finding.positions
    )
    message = finding.message.replace("people evacuated", "people evacuated of Ada Berg")
    (first, *rest) = found.outcomes
    first = replace(first, findings=(replace(finding, positions=sides, message=message),))
    shown = view(replace(found, outcomes=(first, *rest)), Page())
    assert card(shown, "evacuated-agrees").title == "people evacuated of Ada Berg"


def test_one_spelling_is_told_in_its_message() -> None:
    rules = "expectations: {one: {spelling: [Valeria Rybakova]}}"
    texts = ["Valeria Rybakova spoke. Valeria Ribakova left."]
    (group,) = view(report(texts, rules), Page()).groups
    assert group.cards[0].title.startswith("Valeria Rybakova is spelled")
    assert {side.value for side in group.cards[0].sides} == {"Rybakova", "Ribakova"}


def test_groups_are_worst_first_and_the_accepted_last(flood: Report) -> None:
    accepted = pages.checked(pages.sources(), [pages.missing_differs(flood)])
    shown = view(accepted, Page())
    assert [group.title for group in shown.groups] == ["Contradictions", "Warnings", "Accepted"]
    found = card(shown, "missing-agrees")
    assert found.level == "Accepted warning"
    assert found.accepted == "counted twice, by An Editor, until 2030-01-31"


def test_a_claim_says_what_it_clashes_with(shown: View) -> None:
    note = next(note for note in shown.notes if note.words == "300 people")
    assert (note.value, note.what, note.kind) == ("300", "people evacuated", "figure")
    assert (note.speaker, note.day) == ("Ada Berg", "13 June 2023")
    assert note.standing == "error"
    assert note.clashes[0].others == "0, 450, 500, more than 1,000"
    assert len(note.clashes) == 2


def test_a_claim_shows_its_hedge(shown: View) -> None:
    note = next(note for note in shown.notes if note.words.startswith("More than"))
    assert note.hedge == "“More than” (more than)"


def test_a_claim_of_a_formula_names_the_formula(shown: View) -> None:
    note = next(note for note in shown.notes if note.value == "14 June 2023")
    (clash,) = note.clashes
    assert (clash.others, clash.message[-19:]) == ("", "before 12 June 2023")


def test_what_a_finding_can_be_chosen_by_are_numbers(shown: View) -> None:
    tags = card(shown, "missing-agrees").tags
    assert shown.choices.quantities[int(tags.quantities)] == "people missing"
    named = [shown.choices.sources[int(each)] for each in tags.sources.split()]
    assert named == ["Paper A", "Paper B", "Paper C"]
    assert shown.choices.speakers[int(tags.speakers)] == "the articles themselves"


def test_the_matrix_has_each_value_once_with_its_worst_standing(shown: View) -> None:
    row = next(row for row in shown.matrix.rows if row.what == "people missing")
    assert [[value.text for value in cell.values] for cell in row.cells] == [
        ["12"],
        ["about 12"],
        ["3–9"],
    ]
    assert {value.standing for cell in row.cells for value in cell.values} == {"warning"}


def test_a_quantity_has_its_picture_and_a_story_its_timeline(shown: View) -> None:
    row = next(row for row in shown.matrix.rows if row.what == "people missing")
    assert row.picture.startswith("<svg")
    assert [each[:4] for each in shown.timelines] == ["<svg"]


def test_many_sources_have_no_column_each() -> None:
    texts = [f"{count} people were evacuated." for count in range(100, 109)]
    assert not view(report(texts), Page()).matrix.wide


def test_many_backers_of_one_side_are_counted() -> None:
    texts = ["1,000 people were evacuated.", *["100 people were evacuated."] * 12]
    sources = [source(text, f"s{at:02}") for at, text in enumerate(texts)]
    many = replace_copies(report(sources))
    side = card(view(many, Page()), "evacuated-agrees").sides[0]
    assert len(side.backers) + int(side.rest.split()[1]) == 12


def replace_copies(found: Report) -> Report:
    """Return a report whose repeated claims are claims of their own, as of many articles."""
    finding = found.findings[0]
    low, high = finding.positions
    voices = [
        replace(low.claims[0], passage=copy, copies=())
        for copy in (low.claims[0].passage, *low.claims[0].copies)
    ]
    wide: Finding = replace(finding, positions=(replace(low, claims=tuple(voices)), high))
    (first, *rest) = found.outcomes
    return replace(found, outcomes=(replace(first, findings=(wide,)), *rest))


def test_copies_are_marked_where_they_stand() -> None:
    texts = ["1,000 people were evacuated.", *["100 people were evacuated."] * 2]
    sources = [source(text, f"s{at}") for at, text in enumerate(texts)]
    shown = view(report(sources), Page(articles=tuple(sources)))
    again = [backer for backer in card(shown, "evacuated-agrees").sides[0].backers if backer.again]
    marked = {
        mark.ref
        for article in shown.articles
        for each in article.paragraphs
        for line in each.lines
        for piece in line
        for mark in piece.marks
    }
    assert again
    assert {backer.ref for backer in again} <= marked


def test_articles_too_long_for_a_page_leave_those_with_findings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = ["Nothing here. " * 9, "100 people were evacuated.", "900 people were evacuated."]
    sources = [source(text, f"s{at}") for at, text in enumerate(texts)]
    monkeypatch.setattr(papers, "_MOST_TEXT", 60)
    shown = view(report(sources), Page(articles=tuple(sources)))
    assert [bool(each.paragraphs) for each in shown.articles] == [False, True, True]


def test_nothing_at_odds_and_nothing_read() -> None:
    empty = view(report([source("Nothing happened.", published=None)]), Page())
    assert (empty.verdict, empty.groups, empty.notes) == ("nothing was compared", (), ())
    assert len(empty.undecided) == 4


def test_unread_and_uncovered_are_listed_with_their_place(shown: View) -> None:
    assert [each.words for each in shown.unread] == ["90 children"]
    assert shown.unread[0].publisher == "Paper B"
    assert "Forty roads" in [each.words for each in shown.uncovered]


def test_days_are_intervals_on_cards(shown: View) -> None:
    assert isinstance(pages.sources()[0].published, Interval)
    assert shown.articles[0].published == "14 June 2023"


def test_a_claim_names_twenty_of_the_values_that_it_clashes_with() -> None:
    rules = (
        "quantities:\n  missing: {what: missing, unit: person, find: [{with: [missing]}]}\n"
        "expectations:\n  missing-agrees: {agree: missing}\n"
    )
    sources = [source(f"{n}00 people were missing.", f"s{n}") for n in range(1, 31)]
    found = pipeline.check(sources, [expectations.read(rules, "a.yaml")])
    others = [clash.others for note in view(found, Page()).notes for clash in note.clashes]
    assert len(others) == 30
    assert {each.count(", ") for each in others} == {20}
    assert all(each.endswith(", …") for each in others)


# ---------------------------------------------------------------- which article, which passage

QUARREL = """The mayor, Ada Berg, said on Tuesday that 300 people were evacuated.

Later that day Ada Berg said that {again} were evacuated.

On Tuesday, Ada Berg said, 450 people were evacuated.
"""


def test_a_finding_within_one_article_names_it(shown: View) -> None:
    assert card(shown, "evacuated-agrees").where == ""
    quarrel = view(report([QUARREL.format(again="some 300 people")]), Page())
    assert card(quarrel, "evacuated-agrees").where == "Paper A"


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("all 300 people", ["“300 people”", "“all 300 people”"]),
        ("300 people", ["line 1", "line 3"]),
    ],
)
def test_passages_that_read_alike_are_told_apart(again: str, told: list[str]) -> None:
    text = QUARREL.format(again=again).replace("Later that day ", "On Tuesday, ")
    (side, other) = card(view(report([text]), Page()), "evacuated-agrees").sides
    assert [each.which for each in side.backers] == told
    assert [each.which for each in other.backers] == [""]


def test_two_on_one_line_are_told_apart_by_column() -> None:
    text = (
        "By noon 300 people were evacuated by boat. In the lower town 300 people were evacuated, "
        "it was said.\n\nLater 450 people were evacuated.\n"
    )
    (side, _) = card(view(report([text]), Page()), "evacuated-agrees").sides
    assert [each.which for each in side.backers] == ["line 1, column 9", "line 1, column 62"]


def test_passages_are_counted_with_those_that_repeat_them() -> None:
    told = "The mayor spoke at noon of the flood, and 300 people were evacuated before midnight."
    texts = [f"{told}\n\n{told}\n", "450 people were evacuated."]
    found = card(view(report(texts), Page()), "evacuated-agrees")
    assert [len(side.backers) for side in found.sides] == [2, 1]
    assert found.passages == "all 3 passages"


def test_of_what_is_too_many_for_a_page_the_rest_is_counted() -> None:
    rules = (
        "quantities:\n  missing: {what: missing, unit: person, find: [{with: [missing]}]}\n"
        "expectations:\n  missing-agrees: {agree: missing}\n"
    )
    text = "".join(f"Then {each} people were missing.\n\n" for each in range(300, 5_400))
    found = pipeline.check([source(text, "s")], [expectations.read(rules, "a.yaml")])
    much = view(found, Page())
    assert (len(much.notes), much.claims.total) == (5_000, "5,100")
    assert much.claims.rest == "and 100 more, in the reports for programs"
    (row,) = much.matrix.rows
    assert (len(row.cells[0].values), row.cells[0].rest) == (100, "and 5,000 more")
    only = card(much, "missing-agrees")
    assert (len(only.sides), only.more) == (100, "and 5,000 more values")
