"""How many units: the "two" of "two weeks ago", the "couple of" of "a couple of days"?"""

from __future__ import annotations

from discrepant.date_words import COUNTS
from discrepant.tokens import Tokens
from discrepant.written_dates.spelled import below_hundred


def count(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    """Read "two", "12", "two or three", "couple of": fewest, most and where it ends."""
    found = _one_count(tokens, at)
    if found is None:
        return None
    fewest, most, end = found
    if tokens.word(end) in {"or", "to", "-", "–"}:
        other = _one_count(tokens, end + 1)
        if other and other[0] > fewest:
            return fewest, other[1], other[2]
    couple = tokens.word(at) == "couple" and tokens.word(at + 1) == "of"
    return fewest, most, end + couple


def _one_count(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    word = tokens.word(at)
    if word.isascii() and word.isdigit() and len(word) <= 4:
        return int(word), int(word), at + 1
    number, end = below_hundred(tokens, at)
    if number:
        return number, number, end
    counts = COUNTS.get(word)
    return (*counts, at + 1) if counts else None
