"""Which passages are printed twice: a copy is no second voice, another figure is no copy's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant import extract
from discrepant.model import Source, Span
from discrepant.prose import near_duplicates, sentences


def _repeats(*lines: str) -> list[tuple[int, int]]:
    """Return which line repeats which, as pairs of their numbers."""
    text = "\n".join(lines)
    spans = list(sentences.paragraphs(text))
    found = near_duplicates.repeats(text, spans)
    return [(spans.index(again), spans.index(first)) for again, first in found.items()]


def test_a_sentence_printed_twice_points_to_its_first() -> None:
    line = "The fire in the old mill hurt 12 people."
    assert _repeats(line, "It was put out.", line, line) == [(2, 0), (3, 0)]


@pytest.mark.parametrize(
    "again",
    [
        "THE FIRE IN THE OLD MILL HURT 12 PEOPLE",
        "The fire  in the old mill – hurt 12 people!",
        "“The fire in the old mill hurt 12 people.”",
    ],
)
def test_case_spacing_and_marks_do_not_matter(again: str) -> None:
    assert _repeats("The fire in the old mill hurt 12 people.", again) == [(1, 0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire in the old mill hurt 12 people.", "The fire in the old mill hurt 14 people."),
        ("He was 34.", "He was 34."),
        ("", ""),
    ],
)
def test_another_figure_or_a_few_words_are_no_repetition(one: str, other: str) -> None:
    assert _repeats(one, other) == []


def test_mentions_point_to_the_same_mention_of_the_first_printing() -> None:
    text = (
        "The fire in the old mill hurt 12 people and 3 horses.\n\n"
        "It was put out.\n\n"
        "THE FIRE in the old   mill hurt 12 people and 3 horses."
    )
    read = extract.read(Source("a", text, ""))
    first, again = read[: len(read) // 2], read[len(read) // 2 :]
    assert [each.repeat_of for each in first] == [None] * len(first)
    assert [each.repeat_of for each in again] == [Span(*each.span) for each in first]
    assert [text[slice(*each.span)] for each in first] == ["12 people", "3 horses"]


def test_what_furniture_repeats_is_no_copy_of_the_article() -> None:
    text = "The fire hurt 12 people in all\n\nRead next\n\nThe fire hurt 12 people in all"
    read = extract.read(Source("a", text, ""))
    assert [(each.unread[:9], each.repeat_of) for each in read] == [("", None), ("furniture", None)]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (
            "The army sent 3,000 men to the border on Friday, the ministry said.",
            "The army sent 3,000 men to the border on Friday, the ministry said late.",
            True,
        ),
        (
            "The army sent 3,000 men to the border on Friday, the ministry said.",
            "The navy lost two ships in a storm off the coast, the admiral wrote.",
            False,
        ),
        ("12 men", "12 men", False),
        ("", "", False),
        (
            "The army sent 3,000 men.",
            "The army sent 3,000 men. " + "Nobody knows where they all went or why. " * 5,
            False,
        ),
    ],
)
def test_copies_share_nearly_all_their_words(one: str, other: str, alike: bool) -> None:
    assert near_duplicates.alike(one, other) is alike


@given(st.text(), st.text())
def test_being_alike_is_symmetric(one: str, other: str) -> None:
    assert near_duplicates.alike(one, other) == near_duplicates.alike(other, one)


@given(st.lists(st.sampled_from("fire mill water horse men old".split()), min_size=3))
def test_a_passage_is_like_itself(words: list[str]) -> None:
    assert near_duplicates.alike(" ".join(words), " ".join(words))
