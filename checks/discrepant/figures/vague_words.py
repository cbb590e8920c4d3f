"""How much is "several", "dozens", "tens of thousands"?

What a careful reader would still call by the word: wide on purpose, since a conflict that
rests on one of these bounds is at most a warning.
"""

from __future__ import annotations

from discrepant.figures.number_words import SCALES, scale_after
from discrepant.interval import Interval
from discrepant.model import Figure
from discrepant.tokens import Tokens, table

_A_FEW = Interval.of(3, 9)
VAGUE: dict[tuple[str, ...], Interval] = {
    ("couple",): Interval.of(2, 3),
    ("few",): _A_FEW,
    ("several",): _A_FEW,
    ("handful",): Interval.of(2, 9),
    ("number", "of"): Interval.of(2, None),
    ("dozens",): Interval.of(24, 99),
    ("scores",): Interval.of(40, 199),
    ("hundreds",): Interval.of(200, 999),
    ("thousands",): Interval.of(2_000, 999_999),
    ("millions",): Interval.of(2_000_000, 999_999_999),
    ("billions",): Interval.of(2_000_000_000, 999_999_999_999),
    ("trillions",): Interval.of(2 * 10**12, None),
    ("lakhs",): Interval.of(200_000, 9_999_999),
    ("crores",): Interval.of(20_000_000, None),
    ("tens", "of", "thousands"): Interval.of(20_000, 99_999),
    ("tens", "of", "millions"): Interval.of(20_000_000, 99_999_999),
    ("tens", "of", "billions"): Interval.of(20_000_000_000, 99_999_999_999),
    ("hundreds", "of", "thousands"): Interval.of(200_000, 999_999),
    ("hundreds", "of", "millions"): Interval.of(200_000_000, 999_999_999),
    ("hundreds", "of", "billions"): Interval.of(200_000_000_000, 999_999_999_999),
}
"""Vague words in lower case with the bounds of what they may mean; "few" needs its article."""

OPENERS: frozenset[str] = frozenset(phrase[0] for phrase in VAGUE)
"""Folded words that can begin a vague figure."""

_SIZES = table("small large limited growing significant unknown undisclosed")
_LONGEST = max(map(len, VAGUE))
_MULTIPLIED = frozenset({"several", "few", "couple", "handful"})
_BEFORE_FEW = frozenset({"a", "the", "these", "those", "past", "last", "next", "first"})


def read(tokens: Tokens, at: int) -> Figure | None:
    """Read the vague figure that begins at token `at`, its article aside, or return None."""
    found = _longest(tokens, at)
    if found is None or not _counts(tokens, at, found[1]):
        return None
    value, end = found
    if tokens.word(at) == "number" and tokens.word(at - 1) in _SIZES:
        return Figure(at - 2, end, value, vague=True)
    if tokens.word(at) in _MULTIPLIED:
        scale, scale_end = scale_after(tokens, end + (tokens.word(end) == "of"))
        if scale > 1:
            return Figure(at, scale_end, _times(value, scale), vague=True, scale=scale)
    return Figure(at, end, value, vague=True)


def _longest(tokens: Tokens, at: int) -> tuple[Interval, int] | None:
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        value = VAGUE.get(tokens.words[at : at + length])
        if value is not None:
            return value, at + length
    return None


def _counts(tokens: Tokens, at: int, end: int) -> bool:
    """Tell "a few soldiers", "scores of" from "few believe it", "the scores were level"."""
    word, before = tokens.word(at), tokens.word(at - 1)
    if word == "few":
        return before in _BEFORE_FEW and tokens.word(at - 2) not in ("quite", "not")
    if word == "number" and before in _SIZES:
        return tokens.word(at - 2) in ("a", "an")  # "a small number of"
    if word in ("number", "handful", "couple"):
        return before in ("a", "an") and (word != "couple" or tokens.word(end) != "'")
    return word != "scores" or tokens.word(end) == "of"


def _times(value: Interval, scale: int) -> Interval:
    """Return "several thousand": 2,000 to 9,999, for the word is used from two on."""
    few = 9 if value.high is None else int(value.high)
    return Interval.of(2 * scale, 99 if scale == SCALES["dozen"] else few * scale + scale - 1)
