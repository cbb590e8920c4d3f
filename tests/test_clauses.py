"""Where a figure belongs: sentences are cut right, and a figure's clause is its own."""

from __future__ import annotations

from itertools import pairwise

import pytest

from discrepant.model import Span
from discrepant.prose import clauses, sentences
from discrepant.tokens import split


def _paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences.paragraphs(text)]


def _sentences(text: str) -> list[str]:
    return [
        text[start:end]
        for paragraph in sentences.paragraphs(text)
        for start, end in sentences.sentences(text, paragraph)
    ]


@pytest.mark.parametrize(
    "whole",
    [
        "Sgt. Ann Lee of the U.S. Army met Gen. Joe T. Day.",
        "It began at 9 a.m. Sunday in St. Louis.",
        "Article No. 3 names John F. Day Jr. as heir.",
        "The river rose by 1.5 metres near Ft. Worth.",
        "See example.com for the list.",
        "Acme Inc. employs 300 people.",
    ],
)
def test_an_abbreviation_ends_no_sentence(whole: str) -> None:
    assert _sentences(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two died. Three fled.", ["Two died.", "Three fled."]),
        ("She came from the U.S. The rest stayed.", ["She came from the U.S.", "The rest stayed."]),
        ("It ended at 9 p.m. Police left.", ["It ended at 9 p.m.", "Police left."]),
        ("He said no. He left.", ["He said no.", "He left."]),
        ("“We ran.” Two fell.", ["“We ran.”", "Two fell."]),
        ('"We ran." Two fell.', ['"We ran."', "Two fell."]),
        ("Why? Nobody knows! Two fell.", ["Why?", "Nobody knows!", "Two fell."]),
        (
            "They left the Sheriff's Office.Deputies found two.",
            ["They left the Sheriff's Office.", "Deputies found two."],
        ),
        (
            'He gave the address."She told me," he said.',
            ["He gave the address.", '"She told me," he said.'],
        ),
        ("• Two died • Three fled", ["•", "Two died", "Three fled"]),
        ("Two died in Oslo. | Photo by Ann Lee", ["Two died in Oslo.", "Photo by Ann Lee"]),
        (
            "Two Hurt As Bridge Falls In Old Town The bridge fell at noon.",
            ["Two Hurt As Bridge Falls In Old Town", "The bridge fell at noon."],
        ),
        ("Mayor Ann Lee of Old Town met The Hague.", ["Mayor Ann Lee of Old Town met The Hague."]),
        ("Image 3 of 10 Two men stand guard.", ["Image 3 of 10", "Two men stand guard."]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, expected: list[str]) -> None:
    assert _sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("HOUSTON (AP) — Police say two died.", "HOUSTON (AP) —"),
        ("DAYTON, Ohio (WDTN) – Police say two died.", "DAYTON, Ohio (WDTN) –"),
        ("Kyiv (Reuters) - Police say two died.", "Kyiv (Reuters) -"),
        ("GENEVA, Jan. 5 (AFP) -- Police say two died.", "GENEVA, Jan. 5 (AFP) --"),
        ("-- Police say two died.", "--"),
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(text: str, dateline: str) -> None:
    assert _sentences(text) == [dateline, "Police say two died."]


@pytest.mark.parametrize("text", ["NATO – the alliance – grew.", "Smith (43) – who fell – died."])
def test_dashes_within_a_sentence_are_no_dateline(text: str) -> None:
    assert _sentences(text) == [text]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_paragraphs_whatever_ends_them(newline: str) -> None:
    assert _paragraphs(newline.join(["Two die in fire", "", "  It burnt. "])) == [
        "Two die in fire",
        "It burnt.",
    ]


def test_a_form_feed_and_a_line_separator_end_no_line() -> None:
    assert _paragraphs("Two\u2028men\x0cfell") == ["Two\u2028men\x0cfell"]


def test_a_wrapped_text_is_one_paragraph() -> None:
    wrapped = (
        "The ministry said on Monday that as many as 300 people had been\n"
        "killed and that another 2,700 had been wounded in the battle of\n"
        "January.  The head of the service, whom nobody had asked for the\n"
        "Report, denied it."
    )
    assert _paragraphs(wrapped) == [wrapped]


def test_a_line_that_breaks_off_goes_on() -> None:
    assert _paragraphs("The flood killed at least\r\n12 people.") == [
        "The flood killed at least\r\n12 people."
    ]


def test_headlines_stay_apart() -> None:
    lines = ["Two people killed in a park", "Three injured in a crash", "Mayor to retire in June"]
    assert _paragraphs("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "unit", ["Abc ", "1 ", "1, ", "a1", "1(", ", ", '"', "([", "1_", "ABC. ", ".", "!”", ". x"]
)
def test_a_text_without_full_stops_is_cut_and_nothing_is_lost(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    found = [
        span
        for paragraph in sentences.paragraphs(text)
        for span in sentences.sentences(text, paragraph)
    ]
    assert all(one.end <= other.start for one, other in pairwise(found))
    kept = "".join(text[start:end] for start, end in found)
    assert kept.replace(" ", "") == text.replace(" ", "")


def test_a_number_is_never_cut() -> None:
    text = "x" * 3990 + " " + "1" * 50 + ",000" * 20 + " men"
    assert any("1" * 50 + ",000" * 20 in each for each in _sentences(text))


# ---------------------------------------------------------------- clauses


def _own(text: str, figure: str, figures: tuple[str, ...]) -> str:
    """Return the clause of `figure`; `figures` are the words that are figures in `text`."""
    tokens = split(text, 0, len(text))
    starts = frozenset(index for index, word in enumerate(tokens.words) if word in figures)
    at = tokens.words.index(figure)
    return " … ".join(text[a:b].strip(",") for a, b in clauses.split(tokens, starts).own(at))


@pytest.mark.parametrize(
    ("text", "figure", "own"),
    [
        ("300 soldiers were killed and 2,700 more wounded.", "300", "300 soldiers were killed"),
        ("300 soldiers were killed and 2,700 more wounded.", "2,700", "and 2,700 more wounded."),
        ("One person is dead and four others were injured.", "one", "One person is dead"),
        ("The blast killed four, wounded 12.", "four", "The blast killed four"),
        ("The blast killed four, wounded 12.", "12", "wounded 12."),
        ("It fled, killing a man and injuring three others, police said.", "three", None),
        ("1 dead, 3 injured in robbery", "1", "1 dead"),
        ("1 dead, 3 injured in robbery", "3", "3 injured in robbery"),
        ("1 Killed, 3 Wounded In Old Town Fire", "1", "1 Killed"),
        ("1 Killed, 3 Wounded In Old Town Fire", "3", "3 Wounded In Old Town Fire"),
        ("One of the men in a fire that hurt five men has died.", "five", "that hurt five men"),
        ("Two men were held after six people were shot.", "two", "Two men were held"),
        ("Two men were held after six people were shot.", "six", "after six people were shot."),
        ("One man was killed and another two were hurt.", "two", "and another two were hurt."),
        (
            "Police said four men and 12 women were hurt.",
            "four",
            "four men and 12 women were hurt.",
        ),
        (
            "When police arrived, they found two men, who ran.",
            "two",
            "they found two men",
        ),
        (
            "The ship, which carried 40 sailors, sank with 300 tons of coal.",
            "300",
            "The ship … sank with 300 tons of coal.",
        ),
        (
            "The ship, which carried 40 sailors, sank with 300 tons of coal.",
            "40",
            "which carried 40 sailors",
        ),
    ],
)
def test_a_clause_is_the_noun_phrase_and_its_predicate(
    text: str, figure: str, own: str | None
) -> None:
    figures = ("300", "2,700", "one", "four", "12", "three", "1", "3", "two", "six", "40")
    assert _own(text, figure, figures) == (own or "and injuring three others")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("All four men who were shot are expected to recover.", "four"),
        ("The town lost 40 men and 12 women.", "40"),
        ("The two people shot and killed were sisters.", "two"),
        ("Two women and a child died.", "two"),
        ("The number that day was 12.", "12"),
        ("Two men, a woman, and 12 children were hurt.", "12"),
        ("The two people that were in the house fled.", "two"),
    ],
)
def test_a_simple_sentence_is_one_clause(text: str, figure: str) -> None:
    assert _own(text, figure, ("four", "40", "12", "two")) == text


def test_an_aside_leaves_the_clause_whole() -> None:
    text = "Six people, including 2 children, were hurt (3 of them badly) on Sunday."
    assert _own(text, "six", ("six", "2", "3")) == "Six people … were hurt … on Sunday."
    assert "3 of them" in _own(text, "3", ("six", "2", "3"))


@pytest.mark.parametrize("text", ["", "12", ",", "who", "– – –", "((((", "and and and", ")"])
def test_every_token_has_a_clause(text: str) -> None:
    tokens = split(text, 0, len(text))
    own = clauses.split(tokens)
    assert len(own.numbers) == len(tokens)
    for index in range(len(tokens)):
        assert all(isinstance(span, Span) for span in own.own(index))
