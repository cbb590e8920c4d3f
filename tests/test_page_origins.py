"""Where do the words stand that say what a claim counts, and of which day it is?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from discrepant.model import Claim
from discrepant.render.html.origins import origins
from stories import report


def claim(text: str) -> Claim:
    return next(each for each in report([text]).claims if each.quantity == "evacuated")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("300 people were evacuated.", ["evacuated"]),
        ("On 12 June 2023, 300 people were Evacuated.", ["12 June 2023", "Evacuated"]),
        ("In İzmit and İznik 300 people were evacuated.", ["evacuated"]),
        ("It rained. 300 people were evacuated. It rained.", ["evacuated"]),
        ("The evacuated slept. 300 people were evacuated. None was evacuated.", ["evacuated"]),
    ],
)
def test_cue_and_day_are_found_in_the_sentence_of_the_claim(text: str, words: list[str]) -> None:
    found = sorted(origins(claim(text), text))
    assert [text[start:end] for start, end in found] == words
    assert found[-1][0] > text.index("300")


def test_the_nearest_words_are_taken() -> None:
    text = "Of those evacuated early, at last 300 people were evacuated."
    (found,) = origins(claim(text), text)
    assert found == (text.rindex("evacuated"), len(text) - 1)


def test_a_piece_of_a_longer_word_is_not_meant() -> None:
    text = "The unevacuated slept, 300 people were evacuated."
    (found,) = origins(claim(text), text)
    assert text[found[0] - 1 : found[1]] == " evacuated"


@pytest.mark.parametrize("text", ["", "Another text than that of the claim altogether."])
def test_of_another_text_nothing_is_told(text: str) -> None:
    assert list(origins(claim("300 people were evacuated."), text)) == []


def test_words_that_are_no_words_of_the_sentence_are_left_out() -> None:
    text = "300 people were evacuated."
    found = claim(text)
    for cue in ("team of …", "people", ".*", ""):
        assert list(origins(replace(found, trace=replace(found.trace, cue=cue)), text)) == []
