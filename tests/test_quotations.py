"""Articles in; quoted words with their speakers out."""

from __future__ import annotations

import pytest

from discrepant.alike import quotations
from discrepant.model import Cue, Expectation, Source, Speaker, Test, Verbatim
from discrepant.speech.voices import voices
from stories import PLACE


def read(text: str) -> list[tuple[str, str]]:
    source = Source("a", text, "a.txt")
    return [(each.speaker, text[slice(*each.span)]) for each in quotations.read(source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We are fine,” said Ada King.", [("Ada King", "We are fine")]),
        ("Ada King said the road was “very bad.”", [("Ada King", "very bad")]),
        ('Ada King said the road was "very bad".', [("Ada King", "very bad")]),
        (
            "Mayor Ada King called the plan “a hoax” on Friday.",
            [("Ada King", "a hoax")],
        ),
        ("‘We are fine,’ said Ada King.", [("Ada King", "We are fine")]),
        ("Ada King said the road was ‘very bad’.", [("Ada King", "very bad")]),
        ("Ada King said the ‘safest routes’ of all were shut.", [("Ada King", "safest routes")]),
        ("'It’s the owners' fault,' said Ada King.", [("Ada King", "It’s the owners' fault")]),
        ("“I said ‘stop’ to them,” said Ada King.", [("Ada King", "I said ‘stop’ to them")]),
        ("‘I said “stop” to them,’ said Ada King.", [("Ada King", "I said “stop” to them")]),
        ("Ada King said the '90s and the boys' club were over.", []),
        (
            "“It rained. We left at once,” Ada King told reporters.",
            [("Ada King", "It rained. We left at once")],
        ),
        (
            "Ada King told the court that he was “a liar.”\n\n“I saw it,” she said.",
            [("Ada King", "a liar"), ("Ada King", "I saw it")],
        ),
        (
            "“We left,” said Ada King.\n\n“They stayed,” said Tom Reed, the sheriff.",
            [("Ada King", "We left"), ("Tom Reed", "They stayed")],
        ),
        ("The sign read “No entry” in red.", []),
        ("Ada King said “” and left.", []),
        ("Ada King said nothing.", []),
        ("Read next\n“We win,” says Ada King", []),
    ],
)
def test_whose_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


ASKED = Expectation(
    "alike",
    Test.VERBATIM,
    PLACE,
    verbatim=Verbatim("Ada King", (Cue(("ba",), True), Cue(("so", "far")))),
)
KNOWN = voices([Speaker("Ada King", ("mayor",), PLACE), Speaker("Town hall", ("Ada King",), PLACE)])


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Ada King said the road was “very bad.”", ["very bad"]),
        ("The mayor said it was “bad” and “worse.”", ["bad"]),
        ("Mayor Ada King said it went “so far, so good.” King called it “a bargain.”", None),
        ("Tom Reed said the road was “very bad.”", []),
        ("Town hall said the road was “very bad.”", []),
    ],
)
def test_claims_are_the_words_of_the_speaker_asked_for(text: str, labels: list[str] | None) -> None:
    source = Source("a", text, "a.txt", story="roads")
    found = quotations.claims(source, ASKED, KNOWN)
    expected = ["so far, so good", "a bargain"] if labels is None else labels
    assert [claim.label for claim in found] == expected
    assert all(claim.speaker == "Ada King" and claim.story == "roads" for claim in found)
    assert all(claim.voices == ("Ada King", "Town hall") for claim in found)


def test_the_same_words_again_are_a_copy() -> None:
    text = "Ada King said it was “very bad.”\n\nHours later Ada King said it was “Very bad!”"
    (claim,) = quotations.claims(Source("a", text, "a.txt"), ASKED, KNOWN)
    assert [copy.text for copy in claim.copies] == ["Very bad"]
    assert (claim.passage.line, claim.copies[0].line) == (1, 3)


def test_other_expectations_ask_for_no_quotation() -> None:
    other = Expectation("e", Test.AGREE, PLACE, quantity="q")
    assert quotations.claims(Source("a", "Ada King said “bad.”", "a.txt"), other, KNOWN) == ()


def test_quotations_may_be_read_once_for_several_expectations() -> None:
    source = Source("a", "Ada King said it was “very bad.”", "a.txt")
    read_once = quotations.read(source)
    assert quotations.claims(source, ASKED, KNOWN, read_once) == quotations.claims(
        source, ASKED, KNOWN
    )
    assert quotations.claims(source, ASKED, KNOWN, ()) == ()
