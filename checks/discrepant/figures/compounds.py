"""Are figures with units of one kind one measure: "5 feet 10 inches", "a year and two days"?"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from discrepant.figures import remainders
from discrepant.figures.remainders import Compound
from discrepant.interval import Interval
from discrepant.model import Figure
from discrepant.tokens import Tokens
from discrepant.units import signs as unit_signs

# What each unit is worth in the smallest of its kind.
_KINDS: tuple[dict[str, int], ...] = (
    {
        "mile miles": 63_360,
        "yard yards yd yds": 36,
        "foot feet ft": 12,
        "inch inches": 1,
    },
    {
        "kilometer kilometers kilometre kilometres km kms": 100_000,
        "meter meters metre metres m": 100,
        "centimeter centimeters centimetre centimetres cm": 1,
    },
    {"pound pounds lb lbs": 16, "ounce ounces oz": 1},
    {"kilogram kilograms kg kilo kilos": 1000, "gram grams g": 1},
    {"year years yr yrs": 12, "month months": 1},
    {
        "week weeks": 604_800,
        "day days": 86_400,
        "hour hours hr hrs": 3600,
        "minute minutes min mins": 60,
        "second seconds sec secs": 1,
    },
)
_SIZES = {
    word: (kind, size)
    for kind, units in enumerate(_KINDS)
    for words, size in units.items()
    for word in words.split()
}
_YEAR = _SIZES["year"]
_TIMES = _SIZES["day"][0]
_YEAR_OF_DAYS = (_TIMES, 365 * 86_400)
_JOINTS = frozenset({(), ("and",), (",",), (",", "and")})


def join(tokens: Tokens, figures: Sequence[Figure], index: int) -> Compound | None:
    """Return the measure that the figures from `index` on and their units write together."""
    first = figures[index]
    found = _and_one(tokens, first) or _of_one_kind(tokens, figures, index)
    return found or remainders.read(tokens, figures, index)


def _of_one_kind(tokens: Tokens, figures: Sequence[Figure], index: int) -> Compound | None:
    first = figures[index]
    size = _SIZES.get(tokens.word(first.end))
    if size is None or not first.value.is_point:
        return None
    value, last, count = first.value, first, 1
    for figure in figures[index + 1 :]:
        smaller = _inches(tokens, figure.end) or _SIZES.get(tokens.word(figure.end))
        if smaller is not None and smaller[0] == _TIMES and size == _YEAR:
            size = _YEAR_OF_DAYS
        if not _continues(tokens, last, figure, size, smaller) or smaller is None:
            break
        value = value * Interval.point(Fraction(size[1], smaller[1])) + figure.value
        size, last, count = smaller, figure, count + 1
    return Compound(value, first.start, last.end, count) if count > 1 else None


def _inches(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Tell the "in" of "5 ft 2 in" from that of "two miles, 5 in all"."""
    if tokens.word(at) != "in":
        return None
    sign = unit_signs.read(tokens, at)
    return _SIZES["inch"] if sign is not None or tokens.word(at - 2) == "ft" else None


def _and_one(tokens: Tokens, figure: Figure) -> Compound | None:
    """Read "an hour and 45 minutes": the article counts one of the larger unit."""
    at = figure.start
    if tokens.word(at - 1) != "and" or tokens.word(at - 3) not in ("a", "an"):
        return None
    size, smaller = _SIZES.get(tokens.word(at - 2)), _SIZES.get(tokens.word(figure.end))
    if size is None or smaller is None or size[0] != smaller[0] or smaller[1] >= size[1]:
        return None
    one = Interval.point(Fraction(size[1], smaller[1]))
    return Compound(one + figure.value, at - 3, figure.end, 1)


def _continues(
    tokens: Tokens,
    last: Figure,
    figure: Figure,
    size: tuple[int, int],
    smaller: tuple[int, int] | None,
) -> bool:
    if smaller is None or smaller[0] != size[0] or smaller[1] >= size[1]:
        return False
    return figure.value.is_point and tokens.words[last.end + 1 : figure.start] in _JOINTS
