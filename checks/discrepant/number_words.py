"""Which whole number do these words write?

"two hundred and six thousand", "nineteen hundred", "a dozen": groups below a thousand, each
with a scale smaller than the one before.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from discrepant.tokens import Tokens

UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {"nought": 0, "naught": 0}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "dozen": 12,
}
# After another number only: "3 dozens", "five lakhs"; alone they are vague.
_PLURAL_SCALES = {f"{word}s": scale for word, scale in SCALES.items()}
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
NUMBER_WORDS: frozenset[str] = frozenset(UNITS) | frozenset(TENS) | frozenset(SCALES)
"""Folded words that write numbers."""

_MOST = 10**18
_LONGEST = 12  # digits after a point, in words


class Spelled(NamedTuple):
    """Hold a number in words: its value, the token after it, and the scale of its last group."""

    value: Fraction
    end: int
    scale: int


def cardinal(tokens: Tokens, at: int) -> Spelled | None:
    """Read the whole number that begins at token `at`, or return None.

    An ordinal ("twenty-first") is none.
    """
    total, end, scale, last = 0, at, 1, _MOST
    while last > 1:
        group, after = _group(tokens, _past_and(tokens, end) if end > at else end)
        if group is None and (end > at or tokens.word(at) not in SCALES):
            break
        new, after = scale_after(tokens, at if group is None else after)
        if new >= last:
            break
        total += (1 if group is None else group) * new
        scale, last, end = new if end == at or new > 1 else scale, new, after
    if end == at or _goes_on_as_ordinal(tokens, end):
        return None
    return Spelled(Fraction(total), end, scale)


def scale_after(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return the product of the scale words at token `at`, 1 where there are none, and their end.

    "hundred thousand" is 100,000; plural scales count, since a number stands before them.
    """
    scale = 1
    while True:
        word = tokens.word(at)
        found = SCALES.get(word) or (_PLURAL_SCALES.get(word) if scale == 1 else None)
        if found is None or (word not in SCALES and tokens.word(at + 1) == "of"):
            return scale, at  # "10 thousands of": nothing that is written
        if scale * found >= _MOST:
            return scale, at  # "million million million": no number of news, and no end
        scale, at = scale * found, at + 1


def digits_after_point(tokens: Tokens, at: int) -> tuple[Fraction, int] | None:
    """Read what follows "point" in words: "two five" is 0.25, "seventy-one" is 0.71."""
    written, end = "", at
    while (unit := UNITS.get(tokens.word(end), 10)) < 10 and end - at < _LONGEST:
        written, end = f"{written}{unit}", end + 1
    if not written:
        value, end = _below_hundred(tokens, at)
        if value is None:
            return None
        written = str(value)
    return Fraction(int(written), 10 ** len(written)), end


def _past_and(tokens: Tokens, at: int) -> int:
    return at + 1 if tokens.word(at) == "and" else at


def _goes_on_as_ordinal(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) == "-" and tokens.touches(at) and tokens.word(at + 1) in ORDINALS


def _group(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """Read a number below a thousand, or "nineteen hundred"; None where there is none."""
    value, end = _below_hundred(tokens, at)
    if tokens.word(end) != "hundred" or tokens.word(end + 1) in SCALES:
        return value, end
    hundreds = (1 if value is None else value) * 100
    rest, rest_end = _below_hundred(tokens, _past_and(tokens, end + 1))
    if not rest or is_part(tokens.word(rest_end)):
        return hundreds, end + 1
    return hundreds + rest, rest_end


def _below_hundred(tokens: Tokens, at: int) -> tuple[int | None, int]:
    word = tokens.word(at)
    if word in UNITS:
        # "a hundred and three quarters" is 100 and 3/4.
        part = is_part(tokens.word(at + 1)) and tokens.word(at - 1) == "and"
        return (None, at) if part else (UNITS[word], at + 1)
    if word not in TENS:
        return None, at
    end = at + 2 if tokens.word(at + 1) == "-" else at + 1
    unit = UNITS.get(tokens.word(end), 0)
    return (TENS[word] + unit, end + 1) if 0 < unit < 10 else (TENS[word], at + 1)


# ---------------------------------------------------------------- parts of one

PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
    "hundredth": 100,
    "hundredths": 100,
    "thousandth": 1000,
    "thousandths": 1000,
}
"""The words for parts, with how many make one; the singular ones are ordinals as well."""


def is_part(word: str) -> bool:
    """Tell whether a folded word can only be a part: "quarters", "thirds", "half"."""
    return word in PARTS and (word.endswith("s") or word in ("half", "quarter"))


def and_part(tokens: Tokens, at: int) -> tuple[Fraction, int] | None:
    """Read what may follow a number: "and a half", "-and-a-half", "and three quarters"."""
    at += tokens.word(at) == "-"
    if tokens.word(at) != "and":
        return None
    at = _past_hyphen(tokens, at + 1)
    word = tokens.word(at)
    top = 1 if word in ("a", "an") else UNITS.get(word, 0)
    if word in ("half", "quarter"):
        return Fraction(1, PARTS[word]), at + 1
    at = _past_hyphen(tokens, at + 1)
    bottom = PARTS.get(tokens.word(at))
    if bottom is None or not 0 < top < bottom:
        return None
    return Fraction(top, bottom), at + 1


def _past_hyphen(tokens: Tokens, at: int) -> int:
    return at + 1 if tokens.word(at) == "-" else at
