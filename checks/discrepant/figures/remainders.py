"""How much do cents, minutes, inches and halves add that stand behind a figure and its unit?

"thirteen dollars and forty-five cents", "15 dollars 50", "two hours thirty", "5-foot-10",
"an hour and a half": the last number often has no word of its own, and then ends the phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from discrepant.figures import number_words
from discrepant.interval import Interval
from discrepant.model import Figure
from discrepant.tokens import Tokens, table
from discrepant.units.words import FIXED_WORDS

_MONEY = {
    word: code
    for code, words in {
        "USD": "dollar dollars", "EUR": "euro euros", "GBP": "pound pounds", "INR": "rupee rupees",
        "RUB": "ruble rubles rouble roubles", "UAH": "hryvnia hryvnias", "MYR": "ringgit ringgits",
        "CHF": "franc francs", "MXN": "peso pesos", "CNY": "yuan", "ILS": "shekel shekels",
    }.items()
    for word in words.split()
}  # fmt: skip
_HUNDREDTHS = table(
    "c ¢ cent cents pence penny p sen sens kopiykas kopecks kopeks centimes centavos paise fen "
    "agorot"
)
_HOURS = table("hour hours hr hrs")
_FEET = table("foot feet ft")
_JOINTS = frozenset({(), ("and",), (",",), (",", "and")})
_CLOSE_JOINTS = frozenset({(), ("and",)})
_ENDS = frozenset({"", ".", "?", "!", ";", ")", "”", '"'})
_ARTICLES = frozenset({"a", "an"})
_AFTER_HALF = table(
    "of later ago after before in to from with at on and or for away old long since until until "
    "by during than was were is are had has that which when while as"
)


class Compound(NamedTuple):
    """Hold one measure of several figures: its value, the token after it, and of how many.

    The value of money and of halves is in the larger unit, `unit`; of any other measure in the
    smallest one, whose word, where there is one, is left to be read as the noun.
    """

    value: Interval
    start: int
    end: int
    figures: int
    unit: str | None = None


def read(tokens: Tokens, figures: Sequence[Figure], index: int) -> Compound | None:
    """Return the measure that the figure at `index` and what follows its unit write together."""
    first = figures[index]
    if first.vague or not first.value.is_point:
        return None
    half = _and_half(tokens, figures, index)
    if half is not None:
        return half
    with_one = _one_and_cents(tokens, first)
    if with_one is not None or index + 1 >= len(figures):
        return with_one
    second = figures[index + 1]
    if second.unit is not None or not second.value.is_point or second.scale != 1:
        return None
    return _cents(tokens, first, second) or _smaller(tokens, first, second)


def _and_half(tokens: Tokens, figures: Sequence[Figure], index: int) -> Compound | None:
    """Read "two years and a half", "one hour and half"."""
    first = figures[index]
    unit = FIXED_WORDS.get(tokens.word(first.end))
    if unit is None or tokens.word(first.end + 1) != "and":
        return None
    part = number_words.and_part(tokens, first.end + 1)
    if part is None or (tokens.is_word(part[1]) and tokens.word(part[1]) not in _AFTER_HALF):
        return None
    inside = sum(1 for each in figures[index:] if each.start < part[1])
    return Compound(first.value + Interval.point(part[0]), first.start, part[1], inside, unit)


def _one_and_cents(tokens: Tokens, figure: Figure) -> Compound | None:
    """Read "a dollar and 42 cents": the article counts one of the larger unit."""
    at = figure.start
    code = _MONEY.get(tokens.word(at - 2)) if tokens.word(at - 1) == "and" else None
    if code is None or tokens.word(at - 3) not in _ARTICLES:
        return None
    if tokens.word(figure.end) not in _HUNDREDTHS:
        return None
    return Compound(_hundredths(1, figure), at - 3, figure.end + 1, 1, code)


def _cents(tokens: Tokens, first: Figure, second: Figure) -> Compound | None:
    """Read "$20 and 43c", "15 dollars 50" in the larger unit."""
    named = _MONEY.get(tokens.word(first.end))
    after = first.end if named is None else first.end + 1
    code = first.unit or named
    between = tokens.words[after : second.start]
    if code is None or not code.isupper() or between not in _JOINTS:
        return None
    value = first.value.low or Fraction(0)
    if tokens.word(second.end) in _HUNDREDTHS:
        return Compound(_hundredths(value, second), first.start, second.end + 1, 2, code)
    whole = first.scale == 1 and value.denominator == 1
    if whole and between in _CLOSE_JOINTS and _is_rest(tokens, first, second, 99):
        return Compound(_hundredths(value, second), first.start, second.end, 2, code)
    return None


def _hundredths(value: Fraction | int, figure: Figure) -> Interval:
    return Interval.point(Fraction(value)) + figure.value * Interval.point(Fraction(1, 100))


def _is_rest(tokens: Tokens, first: Figure, second: Figure, most: int) -> bool:
    """Tell the 50 of "15 dollars 50." from that of "15 dollars and 50 men"."""
    value = second.value.low
    fits = value is not None and value.denominator == 1 and 0 < value <= most
    is_range = tokens.word(first.start - 1) in ("between", "from", "both")
    behind = tokens.word(second.end)
    more = behind == "more" and tokens.word(second.start - 1) != "and"  # "15 USD 50 more"
    return fits and not is_range and (more or behind in _ENDS)


def _smaller(tokens: Tokens, first: Figure, second: Figure) -> Compound | None:
    """Read "two hours thirty" in minutes, "5-foot-10" and "5 feet 10" in inches."""
    hyphened = tokens.word(first.end) == "-"
    word = tokens.word(first.end + hyphened)
    between = tokens.words[first.end + hyphened + 1 : second.start]
    if word in _FEET and hyphened and between == ("-",):
        return _sum(first, second, 12, "inch") if second.value.low in range(12) else None
    if between not in _CLOSE_JOINTS or hyphened:
        return None
    if word in _HOURS and _is_rest(tokens, first, second, 59):
        return _sum(first, second, 60, "minute")
    if word in _FEET and not between and _is_height(tokens, second):
        return _sum(first, second, 12, "inch")
    return None


_AFTER_HEIGHT = _ENDS | frozenset({",", "and", "tall", "with", "or"})


def _is_height(tokens: Tokens, inches: Figure) -> bool:
    return inches.value.low in range(12) and tokens.word(inches.end) in _AFTER_HEIGHT


def _sum(first: Figure, second: Figure, times: int, unit: str) -> Compound:
    value = first.value * Interval.point(Fraction(times)) + second.value
    return Compound(value, first.start, second.end, 2, unit)
