"""Digits that are none, numbers that hold hidden characters, and texts that make no sense."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepant import extract
from discrepant.extract.remarks import HIDDEN, MOST, NO_MORE_PARAGRAPHS, THE_REST
from discrepant.interval import Interval
from discrepant.model import Mention, MentionKind, Source
from discrepant.prose import sentences
from discrepant.prose.sentences import MOST_PARAGRAPHS
from stories import claimed, report, source


def read(text: str) -> tuple[Mention, ...]:
    return extract.read(source(text))


def values(text: str) -> list[str]:
    return [str(each.value) for each in read(text) if each.value is not None]


# ---------------------------------------------------------------- digits


@pytest.mark.parametrize(
    "written",
    [
        "١٢",  # Arabic-Indic
        "۱۲",  # Persian
        "१२",  # Devanagari
        "１２",  # full width
        "𝟏𝟐",  # mathematical bold
        "①②",
        "1²",
        "10²",
        "²",
        "1٢",
        "１2",
        "12３",
        "10₂",
        "9" * 5_000,
        "1e400",
        "nan",
        "inf",
        "1,2,3,4",
        "1.2.3.4",
        "1,23",
        "0x1F",
        "0b11",
        "1_000",
        "٥ million",  # of a number that is not read, the scale alone
        "４hundred",
        "10² million",
        "1·000",  # a group mark to some, a point to others
        "1·5",
        "5‰",
        "1" + " 000" * 8,
        "1" + " 234" * 8,
    ],
)
def test_what_is_no_number_of_ours_is_no_claim(written: str) -> None:
    assert not claimed(report([f"In all {written} people were evacuated."]), "evacuated")


@pytest.mark.parametrize(
    "day",
    [
        "February 30",
        "February 30, 2023",
        "31 April 2023",
        "2023-02-30",
        "January 32, 2024",
        "June 0, 2024",
    ],
)
def test_a_day_that_is_in_no_calendar_is_no_claim(day: str) -> None:
    assert not claimed(report([f"The dam broke on {day}."]), "dam_broke")


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u2007", "\u200a"])
def test_spaces_that_do_not_break_group_digits(space: str) -> None:
    assert values(f"Rescuers counted 12{space}000 sheep.") == ["12000"]


@settings(deadline=None)
@given(st.text(st.characters(categories=["Nd", "No", "Nl"], exclude_characters="0123456789")))
def test_digits_of_other_scripts_never_change_a_value(foreign: str) -> None:
    said = [str(each.value) for each in read(f"They counted 1,500{foreign} men.") if each.value]
    glyphs = re.sub("[^¼½¾⅐-⅞]", "", foreign)
    assert said in ([], ["1500"]) or glyphs


# ---------------------------------------------------------------- hidden characters

INVISIBLE = (
    *"\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e",
    *"\u2060\u2061\u2066\u2067\u2068\u2069\ufeff\U000e0031",
)


@pytest.mark.parametrize("mark", INVISIBLE, ids=lambda mark: f"U+{ord(mark):04X}")
@pytest.mark.parametrize(
    "written", ["12{}000", "12,{}000", "{}12000", "12000{}", "12{} 000", "12 {}000", "twenty{}five"]
)
def test_a_number_with_a_hidden_character_is_unread_and_told(mark: str, written: str) -> None:
    text = f"Some say {written.format(mark)} people were evacuated."
    found = report([text])
    assert not claimed(found, "evacuated")
    (told,) = found.warnings
    assert told.startswith("seeds/a.txt:1:")
    assert told.endswith(HIDDEN)
    assert [each.unread for each in read(text)] == [HIDDEN]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffSome 300 people were evacuated.",
        "Some 300 \u200bpeople were evac\u00aduated by boat, 300 people.",
        "So\u00adme 300 people.",
        "A fam\u200dily of 300.",
        "\u200bSome 300 people.",
        "The keys are 5️⃣ and 6️⃣, said 300 people.",
    ],
)
def test_hidden_characters_elsewhere_are_no_matter(text: str) -> None:
    assert not report([text]).warnings
    assert values(text)


def test_of_many_hidden_characters_ten_are_told() -> None:
    warnings = report(["Row 1\u200b2 here. " * 25]).warnings
    assert len(warnings) == 11
    assert warnings[-1] == "seeds/a.txt: 15 more that cannot be read, for such reasons"


# ---------------------------------------------------------------- bounds


def test_no_more_figures_are_read_of_an_article_than_any_has() -> None:
    text = "5\n" * (MOST + 10)
    found = read(text)
    assert len(found) == MOST + 1
    assert {each.unread for each in found[:-1]}.isdisjoint({THE_REST})
    assert (found[-1].unread, found[-1].value) == (THE_REST, None)
    (told,) = extract.remarks(source(text), found)
    assert told == f"seeds/a.txt:{MOST + 1}:1: “5” {THE_REST}"


def test_no_more_paragraphs_are_read_of_an_article_than_any_has() -> None:
    text = "It rained.\n" * MOST_PARAGRAPHS + "Some 300 people were hurt.\n"
    (found,) = read(text)
    assert (found.unread, found.value) == (NO_MORE_PARAGRAPHS, None)
    (told,) = extract.remarks(source(text), [found])
    assert told == f"seeds/a.txt:{MOST_PARAGRAPHS + 1}:1: “Some” {NO_MORE_PARAGRAPHS}"
    assert read(text[:-30]) == ()


def test_a_paragraph_that_never_ends_is_cut_between_two_sentences() -> None:
    text = "Some 300 people were hurt. " * 10_000
    cut = list(sentences.paragraphs(text))
    assert len(cut) == 3
    assert all(text[each.start : each.end].endswith("hurt.") for each in cut)
    assert sum(1 for each in cut for _ in sentences.sentences(text, each)) == 10_000


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize(
    ("ends", "line"),
    [("\n\n", 3), ("\r\n\r\n", 3), ("\r\r", 3), ("\u2028\u2028", 1), ("\x0b\x0c", 1), ("\x85", 1)],
)
def test_lines_break_where_editors_break_them(ends: str, line: int) -> None:
    found = report([f"Rain fell.{ends}Some 300 people were evacuated."])
    (claim,) = [each for each in found.claims if each.quantity == "evacuated"]
    assert claim.passage.line == line


# ---------------------------------------------------------------- any text at all

WORDS = st.sampled_from(
    [
        *("5", "1,500", "12", "2024", "0", "March", "Monday", "Feb. 30", "said", "he", "Ada Berg"),
        *("more than", "about", "between", "and", "to", "of", "the", "a", "half", "million", "no"),
        *(
            "people",
            "killed",
            "%",
            "$",
            "€",
            "“",
            "”",
            '"',
            "(",
            ")",
            "–",
            "-",
            ":",
            ",",
            ".",
            "\n",
        ),
        *("\n\n", "\r", "\u200b", "\ufeff", "\u202e", "١", "²", "½", "\u0301", "İ", "Σ", "\ud800"),
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(st.tuples(WORDS, st.sampled_from(["", " ", " ", "\u00a0"])), max_size=40).map(
        lambda parts: "".join(word + space for word, space in parts)
    ),
)
DAYS = st.one_of(
    st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)).map(lambda day: Interval.days(day, day))
)


@settings(deadline=None)
@given(TEXTS, DAYS)
def test_any_text_can_be_read_and_spans_lie_in_it_in_order(
    text: str, published: Interval | None
) -> None:
    found = extract.read(Source("a", text, "a.txt", published=published))
    starts = [each.start for each in found]
    assert starts == sorted(starts)
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end].strip()
        assert each.sentence.start <= each.start
        assert each.end <= each.sentence.end
        assert each.kind is not MentionKind.WORDS
        for span in (each.figure, each.noun, each.per):
            assert span is None or 0 <= span.start < span.end <= len(text)


@settings(deadline=None)
@given(TEXTS)
def test_a_check_of_any_text_comes_to_a_report(text: str) -> None:
    found = report([text, "Some 300 people were evacuated."])
    assert len(found.sources) == 2
