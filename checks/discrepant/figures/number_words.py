"""Which whole number do these words write?

"two hundred and six thousand", "nineteen hundred", "a dozen": groups below a thousand, each
with a scale smaller than the one before.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from typing import NamedTuple

from discrepant.cardinals import CARDINALS, TENS
from discrepant.tokens import Tokens

UNITS = {"zero": 0, "nought": 0, "naught": 0} | CARDINALS
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
# After another number only: "3 dozens", "five lakhs"; alone they are vague, or other words.
_PLURAL_SCALES = {f"{word}s": scale for word, scale in SCALES.items()} | {
    **dict.fromkeys("lac lacs lkh lkhs".split(), 100_000),
    **dict.fromkeys("cr krore krores koti".split(), 10_000_000),
    **dict.fromkeys("doz dozs dz dzs".split(), 12),
}
_NTH = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=1,
    )
}
ORDINALS = frozenset(_NTH)
_PLURAL_ORDINALS = frozenset(f"{word}s" for word in _NTH)
NUMBER_WORDS: frozenset[str] = frozenset(UNITS) | frozenset(TENS) | frozenset(SCALES)
"""Folded words that write numbers."""

_AND = frozenset({"and", "&"})
_BELOW_HUNDRED = frozenset(UNITS) | frozenset(TENS)
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
    scale, end = 1, at
    while True:
        at = end + _hyphens(tokens, end, SCALES)
        word = tokens.word(at)
        found = SCALES.get(word) or (_PLURAL_SCALES.get(word) if scale in (1, 1000) else None)
        if found is None or (word not in SCALES and tokens.word(at + 1) == "of"):
            return scale, end  # "10 thousands of": nothing that is written
        if scale * found >= _MOST:
            return scale, end  # "million million million": no number of news, and no end
        scale, end = scale * found, at + 1


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
    """Return where a number goes on: behind "and", "-and-", and the hyphen of "hundred-twenty"."""
    at += _hyphens(tokens, at, _AND)
    if tokens.word(at) in _AND:
        return at + 1 + _hyphens(tokens, at + 1, _BELOW_HUNDRED)
    more = at + _hyphens(tokens, at, _BELOW_HUNDRED)
    end = _below_hundred(tokens, more)[1] if more > at else at
    # "one hundred-two hundred" are two numbers.
    return at if tokens.word(end + _hyphens(tokens, end, SCALES)) in SCALES else more


def _hyphens(tokens: Tokens, at: int, words: Collection[str]) -> int:
    """Return how many hyphens join token `at` to one of some words: 1 in "two-hundred", else 0."""
    joins = tokens.word(at) == "-" and tokens.touches(at) and tokens.touches(at + 1)
    return int(joins and tokens.word(at + 1) in words)


def _goes_on_as_ordinal(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) == "-" and tokens.touches(at) and tokens.word(at + 1) in ORDINALS


def _group(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """Read a number below a thousand, or "nineteen hundred"; None where there is none."""
    value, end = _below_hundred(tokens, at)
    end += 0 if value is None else _hyphens(tokens, end, SCALES)
    behind = end + 1 + _hyphens(tokens, end + 1, SCALES)
    if tokens.word(end) != "hundred" or tokens.word(behind) in SCALES:
        return value, end
    hundreds = (1 if value is None else value) * 100
    after = _past_and(tokens, end + 1)
    rest, rest_end = _below_hundred(tokens, after)
    # "two hundred and three quarters" is 200 and 3/4, "one hundred and thirty fifths" 130/5.
    mixed = after > end + 1 and is_part(tokens.word(rest_end))
    if not rest or (mixed and rest < PARTS[tokens.word(rest_end)]):
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
    if tokens.word(end) in _PLURAL_ORDINALS and (end > at + 1 or tokens.word(at - 1) in SCALES):
        return None, at  # "thirty-fifths", "one hundred thirty fifths"
    unit = UNITS.get(tokens.word(end), 0)
    return (TENS[word] + unit, end + 1) if 0 < unit < 10 else (TENS[word], at + 1)


# ---------------------------------------------------------------- parts of one

_SINGLE_PARTS = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "sixteenth": 16, "twentieth": 20,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000,
    "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
PARTS = {
    "half": 2,
    "halves": 2,
    **_SINGLE_PARTS,
    **{f"{word}s": number for word, number in _SINGLE_PARTS.items()},
}
"""The words for parts, with how many make one; the singular ones are ordinals as well."""


def is_part(word: str) -> bool:
    """Tell whether a folded word can only be a part: "quarters", "thirds", "half"."""
    return word in PARTS and (word.endswith("s") or word in ("half", "quarter"))


def bottom(tokens: Tokens, at: int, is_one: bool = False) -> tuple[int, int]:
    """Read what stands below the line of a fraction in words, 0 where nothing of it is there.

    "fifths", "-hundredths", "twenty-firsts"; `is_one` allows "twenty-fifth".  What may be rows,
    seconds of a race or quarters of a year ("thirds", "quarters") is none.
    """
    at = _past_hyphen(tokens, at)
    word = tokens.word(at)
    if word in TENS:
        last = _past_hyphen(tokens, at + 1)
        nth = tokens.word(last)
        if nth in _PLURAL_ORDINALS or (is_one and last == at + 2 and nth in ORDINALS):
            single = nth if nth in ORDINALS else nth[:-1]
            return (TENS[word] + _NTH[single], last + 1) if _NTH[single] < 10 else (0, at)
        return 0, at
    whole = PARTS.get(word, 0) if word.endswith("s") else 0
    return (whole, at + 1) if whole == 2 or whole > 4 else (0, at)


def and_part(tokens: Tokens, at: int) -> tuple[Fraction, int] | None:
    """Read what may follow a number: "and a half", "-and-a-half", "and three quarters"."""
    at += tokens.word(at) == "-"
    if tokens.word(at) != "and":
        return None
    at = _past_hyphen(tokens, at + 1)
    word = tokens.word(at)
    if word in ("half", "quarter"):
        return Fraction(1, PARTS[word]), at + 1
    top, at = _top(tokens, at)
    at = _past_hyphen(tokens, at)
    below = PARTS.get(tokens.word(at))
    if below is None or not 0 < top < below:
        return None
    return Fraction(top, below), at + 1


def _top(tokens: Tokens, at: int) -> tuple[int, int]:
    word = tokens.word(at)
    if word in TENS:
        return _below_hundred(tokens, at)[0] or 0, _below_hundred(tokens, at)[1]
    return (1 if word in ("a", "an") else UNITS.get(word, 0)), at + 1


def _past_hyphen(tokens: Tokens, at: int) -> int:
    return at + 1 if tokens.word(at) == "-" else at
