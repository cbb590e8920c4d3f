"""Which part of a whole do these words write: "half", "two-thirds of", "three in four"?

A part of something counted is a share, a number without a unit ("1"): "a third of voters" is
no third of a person.  A part of a measure or of a scale is an ordinary number: "half a mile",
"half a million".  So ratios that are no shares ("2-for-1", odds) are no figures at all.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from discrepant.figures import number_words
from discrepant.figures.number_words import PARTS, UNITS, scale_after
from discrepant.tokens import Tokens, table

SHARE = "1"
"""The unit of a share; percent is a hundredth of it."""

_GLYPHS = {
    "¼": Fraction(1, 4),
    "½": Fraction(1, 2),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅕": Fraction(1, 5),
    "⅙": Fraction(1, 6),
    "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8),
    "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8),
}
OPENERS: frozenset[str] = frozenset(_GLYPHS) | table(
    "half quarter third fifth sixth seventh eighth ninth tenth hundredth trillionth"
)
"""Folded words that can begin a part, where no number stands before them."""

_MEASURES = table(
    "mile hour minute day week month year kilometer kilometre km mile-an-hour meter metre foot "
    "inch yard acre hectare ton tonne pound kilo kilogram gram ounce cup pint gallon liter litre "
    "century decade dozen point teaspoon tablespoon barrel bottle turn size"
)
_DETERMINERS = table("the its their his her our my your those these this that all what")
_HEDGES_BEFORE = table(
    "than nearly almost over about roughly least just under around approximately exactly up "
    "below above"
)
_SPANS_OF_TIME = table(
    "days day weeks week months month years year hours hour minutes decades seasons games"
)
_ARTICLES = frozenset({"a", "an"})
_ENDS = frozenset({"", ".", "?", "!", ",", ";", ")"})
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 25, 50, 100, 500, 1000, 10_000})


class Part(NamedTuple):
    """Hold a part as written: its value, the token after it, its scale, and "1" for a share."""

    value: Fraction
    end: int
    scale: int = 1
    unit: str | None = None


def glyph(tokens: Tokens, at: int) -> Fraction | None:
    """Return the fraction that one character at token `at` writes: "½"."""
    return _GLYPHS.get(tokens.word(at))


_UNDER_THE_LINE = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 100, 1000})


def slashed(tokens: Tokens, at: int) -> Fraction | None:
    """Read "3/4" at token `at`; None for dates, "24/7" and anything not below one."""
    if tokens.word(at + 1) != "/" or not (tokens.touches(at + 1) and tokens.touches(at + 2)):
        return None
    top, bottom = tokens.word(at), tokens.word(at + 2)
    if len(top) > 3 or not bottom.isdecimal() or len(bottom) > 4 or tokens.word(at + 3) == "/":
        return None
    common = int(bottom) in _UNDER_THE_LINE or (top == "1" and int(bottom) > 12)
    if not common or not top.isdecimal() or not 0 < int(top) < int(bottom):
        return None
    return Fraction(int(top), int(bottom))


def read(tokens: Tokens, at: int) -> Part | None:
    """Read the part that begins at token `at`, its article aside, or return None."""
    written = _GLYPHS.get(tokens.word(at))
    if written is not None:
        return _of(tokens, at + 1, written) or Part(written, at + 1)
    top, index = _top(tokens, at)
    word = tokens.word(index)
    bottom = PARTS.get(word)
    if bottom is None or not 0 < top < bottom or _is_ordinal(tokens, at, index, top):
        return None
    value, end = Fraction(top, bottom), index + 1
    part = _scaled(tokens, end, value) or _of(tokens, end, value)
    if part is not None:
        return part
    if word in ("half", "quarter") and top == 1 and index == at:
        return _half(tokens, at, value)
    alone = index == at and _stands_alone(tokens, at)
    return Part(value, end, unit=SHARE if alone else None)


def _top(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return what stands above the line, and the token of what stands below it."""
    word = tokens.word(at)
    if word in PARTS:
        return (1 if at == 0 or not tokens.word(at).endswith("s") else 0), at
    top = UNITS.get(word, 0)
    return top, at + 2 if tokens.word(at + 1) == "-" else at + 1


def _is_ordinal(tokens: Tokens, at: int, index: int, top: int) -> bool:
    """Tell "one third-party" and "a third man" from "one third" and "a third of"."""
    word = tokens.word(index)
    if number_words.is_part(word):
        return False
    if top > 1:
        return True  # "two third" is no part
    if index == at:
        whole = tokens.word(index + 1) == "of" and tokens.word(index + 2) not in _SPANS_OF_TIME
        if top == 1 and PARTS[word] not in (3, 10) and tokens.word(at - 1) not in _ARTICLES:
            return True  # "the fifth of July"
        return not (whole or _stands_alone(tokens, at))
    return tokens.word(index + 1) == "-" and tokens.touches(index + 1)


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """Tell "more than a third." and the whole answer "a fifth" from "a third was hurt"."""
    if tokens.word(at - 1) not in _ARTICLES or tokens.word(at + 1) not in _ENDS:
        return False
    return tokens.word(at - 2) in _HEDGES_BEFORE or at == 1


def _scaled(tokens: Tokens, at: int, value: Fraction) -> Part | None:
    """Read "half a million", "half-million", "a quarter of a million", "half a dozen"."""
    for filler in ("-", "of", "a", "-"):
        at += tokens.word(at) == filler
    scale, end = scale_after(tokens, at)
    return Part(value * scale, end, scale) if scale > 1 else None


def _of(tokens: Tokens, at: int, value: Fraction) -> Part | None:
    """Read on in "a third of voters", "half the city", "half a mile", "a quarter of a mile"."""
    has_of = tokens.word(at) == "of"
    after = at + has_of
    if tokens.word(after) in ("a", "an"):
        measured = tokens.word(after + 1) in _MEASURES or tokens.word(after + 1) == "second"
        return Part(value, after + 1) if measured else Part(value, after, unit=SHARE)
    if has_of:
        return Part(value, after, unit=SHARE)
    if tokens.word(at) in _DETERMINERS and not tokens.word(at - 1).endswith("s"):
        return Part(value, at, unit=SHARE)
    return None


def _half(tokens: Tokens, at: int, value: Fraction) -> Part | None:
    """Read "half" alone where it counts: "half-mile", "more than half"; not "the first half"."""
    after = tokens.word(at + 1)
    if after == "-":
        return Part(value, at + 1) if tokens.word(at + 2) in _MEASURES else None
    before = tokens.word(at - 1)
    if after in _MEASURES or after.removesuffix("s") in _MEASURES:
        return Part(value, at + 1) if before not in number_words.ORDINALS else None
    if tokens.word(at) == "half" and (before in _HEDGES_BEFORE or _stands_alone(tokens, at)):
        return Part(value, at + 1, unit=SHARE)
    return None


def improper(tokens: Tokens, top: Fraction, at: int) -> Part | None:
    """Read on after a number in words: "twenty-three fifths", "fifty-four hundredths of"."""
    bottom, end = number_words.bottom(tokens, at, top == 1)
    if not bottom or top.denominator != 1 or (bottom == 2 and top < 3):
        return None
    if not tokens.word(end - 1).endswith("s") and tokens.word(end) not in _ENDS | {"of"}:
        return None  # "one twenty-first century"
    return _of(tokens, end, top / bottom) or Part(top / bottom, end)


def over(tokens: Tokens, start: int, at: int, bottom: Fraction, end: int) -> Part | None:
    """Read "one over three" where it is the whole answer: "one over 50" is a person elsewhere.

    `start` is the token of the one, `at` the one after it, `end` the one after the lower number.
    """
    opens = start == 0 or tokens.word(start - 1) in ("minus", "negative", "is", "equals")
    whole = opens and end + 1 >= len(tokens) and tokens.word(end) in _ENDS
    if tokens.word(at) != "over" or not whole or bottom <= 1:
        return None
    return Part(1 / bottom, end)


def ratio(tokens: Tokens, top: Fraction, at: int, bottom: Fraction, end: int) -> Part | None:
    """Read "three in four", "1 in 20", "nine out of 10" as a share.

    `at` is the token after the upper number, `end` the one after the lower.  "Three of the
    four men" and "5 out of 13" are two counts, "one in three days" is none of both.
    """
    between = tokens.words[at : end - 1][:2]
    is_out_of = between == ("out", "of")
    if not (is_out_of or between[:1] == ("in",)) or not 0 < top < bottom:
        return None
    usual = bottom in _DENOMINATORS or (top == 1 and (bottom < 1900 or bottom > 2100))
    if not usual or bottom.denominator != 1 or tokens.word(end) in _SPANS_OF_TIME:
        return None
    return Part(top / bottom, end, unit=SHARE)
