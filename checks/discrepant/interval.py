"""Exact intervals, of numbers and of days: what a figure or a date may mean.

Every value in the project is an :class:`Interval`.  Hedges, rounding, denials and
partial dates all become bounds, so nothing above this module needs to remember
which words shaped a value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import Self


class IntervalError(ValueError):
    """Raised for bounds that no value satisfies, and for a division by zero."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Hold the numbers from `low` to `high`; a bound of None is missing.

    A missing bound counts as open, so that one meaning has one representation and
    `==` and `hash` need no care.  Days are ordinals (`date.toordinal()`), always closed.
    Raises IntervalError when no number lies within.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if low is None:
            object.__setattr__(self, "low_open", True)
        if high is None:
            object.__setattr__(self, "high_open", True)
        if low is None or high is None or (low is high and not self.low_open | self.high_open):
            return
        if low > high or (low == high and (self.low_open or self.high_open)):
            raise IntervalError(f"nothing lies within {self}")

    @classmethod
    def point(cls, value: Fraction | int) -> Self:
        """Return the interval that holds `value` alone."""
        exact = _exact(value)
        return cls(exact, exact)

    @classmethod
    def of(cls, low: Fraction | int | None, high: Fraction | int | None) -> Self:
        """Return the closed interval between two numbers; None leaves a side open."""
        return cls(None if low is None else _exact(low), None if high is None else _exact(high))

    @classmethod
    def days(cls, first: date | None, last: date | None) -> Self:
        """Return the days from `first` to `last`, both included."""
        if first is not None and first == last:
            return cls.point(first.toordinal())
        return cls.of(
            None if first is None else first.toordinal(),
            None if last is None else last.toordinal(),
        )

    @property
    def is_point(self) -> bool:
        """Tell whether exactly one value lies within."""
        return self.low is not None and (self.low is self.high or self.low == self.high)

    @property
    def first_day(self) -> date | None:
        """Return the lower bound read as a day."""
        return None if self.low is None else _day(self.low)

    @property
    def last_day(self) -> date | None:
        """Return the upper bound read as a day."""
        return None if self.high is None else _day(self.high)

    def __hash__(self) -> int:
        # Equal bounds have equal numerators; the hash of a fraction takes a modular inverse.
        low = None if self.low is None else self.low.numerator
        return hash((low, None if self.high is None else self.high.numerator))

    def __contains__(self, value: Fraction | int) -> bool:
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = (
            self.high is None or value < self.high or (value == self.high and not self.high_open)
        )
        return above and below

    def __str__(self) -> str:
        """Return the mathematician's notation: "[4500, 5000)", "(5000, inf)"; a point is "12"."""
        if self.is_point:
            return plain(self.low)
        left = "(" if self.low_open else "["
        right = ")" if self.high_open else "]"
        low = "-inf" if self.low is None else plain(self.low)
        high = "inf" if self.high is None else plain(self.high)
        return f"{left}{low}, {high}{right}"

    def intersect(self, other: Interval) -> Interval | None:
        """Return what lies within both, or None where nothing does."""
        low = max(self._low_key, other._low_key)
        high = min(self._high_key, other._high_key)
        return None if low > high else _between(low, high)

    def disjoint(self, other: Interval) -> bool:
        """Tell whether no value lies within both."""
        return self.intersect(other) is None

    def within(self, other: Interval) -> bool:
        """Tell whether every value of this one lies within `other`."""
        return self._low_key >= other._low_key and self._high_key <= other._high_key

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both."""
        low = min(self._low_key, other._low_key)
        high = max(self._high_key, other._high_key)
        return _between(low, high)

    def widen(self, share: Fraction) -> Interval:
        """Return the interval with each bound moved outwards by `share` of its own size."""
        low = None if self.low is None else self.low - abs(self.low) * share
        high = None if self.high is None else self.high + abs(self.high) * share
        return Interval(low, high, self.low_open, self.high_open)

    def gap(self, other: Interval) -> Fraction | None:
        """Return how far two disjoint intervals are apart, as a share of the nearer bound.

        That is (higher.low - lower.high) / lower.high, the rule of the design; zero where
        they touch or overlap, None where the nearer bound is zero and no share exists.
        """
        lower, higher = sorted((self, other), key=lambda each: each._low_key)
        if lower.high is None or higher.low is None or not lower.disjoint(higher):
            return Fraction(0)
        if lower.high == 0:
            return None
        return (higher.low - lower.high) / abs(lower.high)

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        corners = [_product(a, b) for a in self._ends for b in other._ends]
        return _from_ends(corners)

    def reciprocal(self) -> Interval:
        """Return 1 / self; raises IntervalError where zero lies within or is a bound."""
        if 0 in self or self.low == 0 or self.high == 0:
            raise IntervalError(f"division by {self}, which has zero within")
        # A side that reaches infinity, which is open, has an open zero as its reciprocal.
        low = Fraction(0) if self.high is None else 1 / self.high
        high = Fraction(0) if self.low is None else 1 / self.low
        return Interval(low, high, self.high_open, self.low_open)

    def __truediv__(self, other: Interval) -> Interval:
        return self * other.reciprocal()

    def sort_key(self) -> tuple[tuple[bool, Fraction, int], tuple[bool, Fraction, int]]:
        """Return a key that orders intervals by their lower, then their upper bound."""
        zero = Fraction(0)
        return (
            (self.low is not None, self.low or zero, int(self.low_open)),
            (self.high is None, self.high or zero, -int(self.high_open)),
        )

    @property
    def _low_key(self) -> _Bound:
        """Order lower bounds, the missing one below all, an open one above the closed one."""
        return _BELOW_ALL if self.low is None else (0, self.low, int(self.low_open))

    @property
    def _high_key(self) -> _Bound:
        """Order upper bounds, the missing one above all, an open one below the closed one."""
        return _ABOVE_ALL if self.high is None else (0, self.high, -int(self.high_open))

    @property
    def _ends(self) -> tuple[_End, _End]:
        return (
            _End(-1 if self.low is None else 0, self.low or Fraction(0), self.low_open),
            _End(1 if self.high is None else 0, self.high or Fraction(0), self.high_open),
        )


# A side of infinity or 0, the number, and on which side of it an open bound lies: 1, 0 or -1.
# Where the greatest lower one comes after the smallest upper one, nothing lies between.
_Bound = tuple[int, Fraction, int]
_BELOW_ALL: _Bound = (-1, Fraction(0), 0)
_ABOVE_ALL: _Bound = (1, Fraction(0), 0)


def _between(low: _Bound, high: _Bound) -> Interval:
    """Return the interval between two bounds."""
    return Interval(
        None if low[0] else low[1], None if high[0] else high[1], low[2] > 0, high[2] < 0
    )


def _day(bound: Fraction) -> date:
    return date.fromordinal(bound.numerator // bound.denominator)


def _exact(value: Fraction | int) -> Fraction:
    """Return a number as a fraction; a fraction is not made again, which takes its time."""
    return value if isinstance(value, Fraction) else Fraction(value)


@dataclass(frozen=True, slots=True)
class _End:
    """Hold one end of an interval for multiplication: minus infinity, a number, infinity."""

    infinity: int
    value: Fraction
    is_open: bool

    def key(self) -> tuple[int, Fraction]:
        return (self.infinity, self.value)


def _product(a: _End, b: _End) -> _End:
    zero = (a.infinity == 0 and a.value == 0, b.infinity == 0 and b.value == 0)
    if any(zero):
        # Zero times anything is zero; it is reached when the zero itself is reached.
        reached = (zero[0] and not a.is_open) or (zero[1] and not b.is_open)
        return _End(0, Fraction(0), not reached)
    if a.infinity or b.infinity:
        sign = (a.infinity or (1 if a.value > 0 else -1)) * (
            b.infinity or (1 if b.value > 0 else -1)
        )
        return _End(sign, Fraction(0), True)
    return _End(0, a.value * b.value, a.is_open or b.is_open)


def _from_ends(ends: list[_End]) -> Interval:
    low = min(ends, key=lambda end: (end.key(), end.is_open))
    high = max(ends, key=lambda end: (end.key(), not end.is_open))
    return Interval(
        None if low.infinity else low.value,
        None if high.infinity else high.value,
        low.is_open,
        high.is_open,
    )


def common(intervals: Iterable[Interval]) -> Interval | None:
    """Return what lies within all of them, or None.

    On a line, intervals that overlap pairwise share a point, so this decides agreement of
    any number of claims at once: max(low) against min(high).  The empty case is everything.
    """

    def meet(left: Interval | None, right: Interval) -> Interval | None:
        return None if left is None else left.intersect(right)

    start: Interval | None = Interval()
    return reduce(meet, intervals, start)


def plain(number: Fraction | None) -> str:
    """Return a number as digits without grouping: "12", "1.28", "10/3" where no decimal ends."""
    if number is None:
        return "?"
    if number.denominator == 1:
        return str(number.numerator)
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    digits = str(abs(number * 10**places).numerator).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
