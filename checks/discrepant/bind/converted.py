"""What is a figure worth in the unit of its quantity?

Measures that newspapers convert are rounded ("9,300 hectares (23,000 acres)"), and a ton is a
short one, a long one or a tonne, which the text rarely says.
"""

from __future__ import annotations

import re
from fractions import Fraction

from discrepant.interval import Interval
from discrepant.model import Span
from discrepant.units.table import Units

_TON, _TONNE = "ton", "metric_ton"
_LONG = Fraction(2240, 2000)  # short tons in a long one; the tonne lies between
_MOST = Fraction(1, 20)  # of a value, that rounding may have changed: "10 km (6 miles)"
_DIGITS = re.compile(r"[0-9][0-9,. ]{0,20}")


def converted(
    value: Interval, written: str, unit: str, wanted: str, table: Units
) -> Interval | None:
    """Return a value in the wanted unit, None where the units measure different things.

    `written` is the number as it stands in the text.  A figure that is converted by what is
    no whole number was rounded: half of its last digit that is no zero, at most a twentieth.
    """
    factor = table.factor(unit, wanted)
    if factor is None or factor == 1:
        return None if factor is None else value
    if 1 not in (factor.numerator, factor.denominator):
        value = _rounded(value, written)
    return value * _factors(factor, unit, wanted)


def named_ton(text: str, noun: Span) -> str:
    """Return the unit of "tons" in a text: a tonne where they are "metric tons"."""
    return _TONNE if text[max(0, noun.start - 7) : noun.start].lower() == "metric " else _TON


def _factors(factor: Fraction, unit: str, wanted: str) -> Interval:
    if unit == _TON:
        return Interval(factor, factor * _LONG)
    if wanted == _TON:
        return Interval(factor / _LONG, factor)
    return Interval.point(factor)


def _rounded(value: Interval, written: str) -> Interval:
    """Return a point with what rounding may have taken or added."""
    point = value.low
    found = _DIGITS.search(written)
    if point is None or not value.is_point or found is None:
        return value
    by = min(_last_digit(found.group()) / 2, abs(point) * _MOST)
    return Interval(point - by, point + by)


def _last_digit(written: str) -> Fraction:
    """Return the worth of the last digit that is no zero: "23,000" -> 1,000; "8.7" -> 1/10."""
    whole, _, decimals = written.strip(",. ").replace(",", "").replace(" ", "").partition(".")
    if decimals:
        return Fraction(1, 10 ** len(decimals))
    return Fraction(10 ** (len(whole) - len(whole.rstrip("0"))))
