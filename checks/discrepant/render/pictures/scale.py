"""Where on an axis does a value stand, and which values does the axis name?

Numbers stand on a linear axis, or on a logarithmic one where they lie too far apart for it;
days on a linear one that leaves out long stretches in which nothing happens.  Places are
shares of the axis, from 0 to 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from discrepant.dates.days import MONTH_NAMES
from discrepant.interval import Interval
from discrepant.wording import number

# From this ratio on, the smallest values of a linear axis would lie within a dot of each other.
LOG_FROM = 20
# An axis is padded by this share of its span, so that marks and arrows do not touch its ends.
_PAD = Fraction(2, 25)
_MOST_TICKS = 5
# What the name of a tick takes of the axis: per letter, and between two of them.
_LETTER, _APART = 0.0185, 0.02
# A stretch of days is left out where it is so many times as long as all others together.
_EMPTY = 3
_MOST_CUTS = 3
# A cut takes this share of the axis, and a piece between cuts at least that.
_CUT, _PIECE = 0.05, 0.16
# Before the first and after the last day of a piece there are at least so many.
_MARGIN = 2
# Ticks stand so many months apart; the last is 2,000 years, so that any axis has some.
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000, 12_000, 24_000)
_LAST_DAY = date.max.toordinal()
_MILLION, _BILLION = 10**6, 10**9


@dataclass(frozen=True, slots=True)
class Tick:
    """Hold a value that the axis names, its name in one or two lines, and where it stands."""

    at: Fraction
    text: str
    below: str = ""
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold an unbroken stretch of an axis: its values, and the shares between which they lie."""

    low: Fraction
    high: Fraction
    left: float = 0.0
    right: float = 1.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Hold an axis: its pieces from left to right, its ticks, and whether it is logarithmic."""

    pieces: tuple[Piece, ...]
    ticks: tuple[Tick, ...] = ()
    log: bool = False

    def share(self, value: Fraction) -> float:
        """Return where a value stands, from 0 (the left end) to 1; beyond the ends, the end."""
        last = 0.0
        for piece in self.pieces:
            if value < piece.low:
                return (last + piece.left) / 2
            if value <= piece.high:
                return piece.left + (piece.right - piece.left) * self._within(piece, value)
            last = piece.right
        return last

    @property
    def cuts(self) -> tuple[float, ...]:
        """Return where the axis leaves something out."""
        ends = pairwise(self.pieces)
        return tuple((before.right + after.left) / 2 for before, after in ends)

    def _within(self, piece: Piece, value: Fraction) -> float:
        if self.log:
            low, high = log10(piece.low), log10(piece.high)
            return (log10(value) - low) / (high - low)
        return float((value - piece.low) / (piece.high - piece.low))


def numbers(values: Iterable[Interval]) -> Scale:
    """Return the axis for numbers: logarithmic from a ratio of 20 on, if all are positive."""
    bounds = _bounds(values)
    if not bounds:
        return Scale((Piece(Fraction(0), Fraction(1)),))
    low, high = min(bounds), max(bounds)
    if low > 0 and high >= low * LOG_FROM:
        return _log(low, high)
    return _linear(low, high, all(bound.denominator == 1 for bound in bounds))


def columns(count: int) -> Scale:
    """Return the axis for values that are words: a column for each, whose value is its number."""
    half = Fraction(1, 2)
    ticks = (Tick(Fraction(number), "") for number in range(count))
    return _named(Scale((Piece(-half, max(count, 1) - half),)), ticks)


def days(values: Iterable[Interval]) -> Scale:
    """Return the axis for days, with long empty stretches left out."""
    stretches = _stretches(values)
    if not stretches:
        return Scale((Piece(Fraction(0), Fraction(1)),))
    pieces = _laid_out(_cut(stretches))
    return _named(Scale(pieces), (tick for piece in pieces for tick in _dates(piece)))


def log10(value: Fraction) -> float:
    """Return the logarithm of a positive number, be it larger than any float."""
    return math.log10(value.numerator) - math.log10(value.denominator)


def _ten(power: int) -> Fraction:
    return Fraction(10**power) if power >= 0 else Fraction(1, 10**-power)


def _bounds(values: Iterable[Interval]) -> list[Fraction]:
    return [bound for value in values for bound in (value.low, value.high) if bound is not None]


# ---------------------------------------------------------------- numbers


def _linear(low: Fraction, high: Fraction, whole: bool) -> Scale:
    span = high - low or abs(high) / 5 or Fraction(1)
    left, right = low - span * _PAD, high + span * _PAD
    if low == high:
        left, right = low - span / 2, high + span / 2
    if low >= 0:
        left = max(left, Fraction(0))
    pieces = (Piece(left, right),)
    step = _step(right - left, Fraction(1) if whole else Fraction(0))
    first = math.ceil(left / step)
    found = (
        Tick(at * step, figure(at * step)) for at in range(first, math.floor(right / step) + 1)
    )
    return _named(Scale(pieces), found)


def _step(span: Fraction, least: Fraction) -> Fraction:
    """Return the finest of 1, 2, 5, 10 … that gives no more ticks than there is room for."""
    power = _ten(math.floor(log10(span)) - 1)
    steps = (power * _ten(more) * digit for more in range(3) for digit in (1, 2, 5))
    return max(next(step for step in steps if span / step <= _MOST_TICKS), least)


def _log(low: Fraction, high: Fraction) -> Scale:
    # A float holds no more than 10 to the 308.
    pad = min(max(log10(high) - log10(low), 1.0) * float(_PAD), 300.0)
    widened = Fraction(10**pad).limit_denominator(10**6)
    pieces = (Piece(low / widened, high * widened),)
    return _named(Scale(pieces, log=True), _powers(pieces[0]))


def _powers(piece: Piece) -> Iterator[Tick]:
    """Yield 1, 2, 5, 10 … where there is room for them, else powers of ten, else some of them."""
    first, last = math.floor(log10(piece.low)), math.ceil(log10(piece.high))
    digits = (1, 2, 5) if last - first <= 3 else (1,)
    step = max(1, (last - first) // _MOST_TICKS)
    for power in range(first, last + 1, step):
        for digit in digits:
            value = _ten(power) * digit
            if piece.low <= value <= piece.high:
                yield Tick(value, figure(value))


def figure(value: Fraction) -> str:
    """Return the name of a tick: "12,000", "1.25 million", "10^18"."""
    size = abs(value)
    if size >= _BILLION * _MILLION:
        power = math.floor(log10(size))
        lead = round(float(value / _ten(power)), 2)
        return f"{'' if lead == 1 else f'{lead:g} × '}10^{power}"
    if size >= _BILLION:
        return f"{number(value / _BILLION)} billion"
    return f"{number(value / _MILLION)} million" if size >= _MILLION else number(value)


def _named(scale: Scale, ticks: Iterable[Tick]) -> Scale:
    """Return the axis with the ticks, but for those whose names would run into the one before."""
    kept: list[Tick] = []
    end = -1.0
    for tick in ticks:
        half = max(len(tick.text), len(tick.below)) * _LETTER / 2
        middle = scale.share(tick.at)
        if middle - half >= end:
            kept.append(replace(tick, share=middle))
            end = middle + half + _APART
    return replace(scale, ticks=tuple(kept))


# ---------------------------------------------------------------- days

_Stretch = tuple[Fraction, Fraction]


def _stretches(values: Iterable[Interval]) -> list[_Stretch]:
    """Return the days that are spoken of: stretches in order, none overlapping another."""
    ends = sorted(
        (low, max(low, high))
        for value in values
        for low, high in [(value.low or value.high, value.high or value.low)]
        if low is not None and high is not None
    )
    merged: list[_Stretch] = []
    for low, high in ends:
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def _cut(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Return what the axis shows: all days from first to last, without what is left out."""
    cuts: list[_Stretch] = []
    gaps = sorted(
        ((after[0] - before[1], before[1], after[0]) for before, after in _pairs(stretches)),
        key=lambda gap: (-gap[0], gap[1]),
    )
    rest = stretches[-1][1] - stretches[0][0]
    for length, start, end in gaps[:_MOST_CUTS]:
        rest -= length
        # Two lone days squeeze nothing between them.
        if rest >= 1 and length > rest * _EMPTY:
            cuts.append((start, end))
        else:
            break
    ordered = sorted(cuts)
    starts = [stretches[0][0], *(end for _, end in ordered)]
    ends = [*(start for start, _ in ordered), stretches[-1][1]]
    return list(zip(starts, ends, strict=True))


def _pairs(stretches: Sequence[_Stretch]) -> Iterator[tuple[_Stretch, _Stretch]]:
    return pairwise(stretches)


def _laid_out(stretches: Sequence[_Stretch]) -> tuple[Piece, ...]:
    padded = [_padded(low, high) for low, high in stretches]
    total = sum((high - low for low, high in padded), Fraction(0))
    free = 1 - _CUT * (len(padded) - 1) - _PIECE * len(padded)
    pieces: list[Piece] = []
    left = 0.0
    for low, high in padded:
        right = left + _PIECE + free * float((high - low) / total)
        pieces.append(Piece(low, high, left, right))
        left = right + _CUT
    return tuple(pieces)


def _padded(low: Fraction, high: Fraction) -> _Stretch:
    pad = max((high - low) * _PAD / 2, Fraction(_MARGIN))
    return max(low - pad, Fraction(1)), min(high + pad, Fraction(_LAST_DAY))


def _dates(piece: Piece) -> tuple[Tick, ...]:
    """Return the finest ticks that find room on a piece: days, weeks, months, years.

    A single day is named itself.
    """
    room = (piece.right - piece.left) / (6 * _LETTER + _APART)
    first, last = math.ceil(piece.low), math.floor(piece.high)
    middle = _day_ticks([(first + last) // 2])
    if last - first <= 2 * _MARGIN:
        return tuple(middle)
    found = (ticks for ticks in _choices(first, last) if 1 <= len(ticks) <= room)
    return tuple(next(found, middle))


def _choices(first: int, last: int) -> Iterator[list[Tick]]:
    for step in (1, 2, 7, 14):
        if (last - first) // step <= 12:
            yield _day_ticks([at for at in range(first, last + 1) if (at - 1) % step == 0])
    start, end = date.fromordinal(first), date.fromordinal(last)
    for step in _MONTHS:
        # Months are counted from the year 0, so that a step of 12 falls on every January.
        lowest = -(-(start.year * 12 + start.month - (start.day == 1)) // step) * step
        if (end.year * 12 + end.month - lowest) // step <= 12:
            months = range(max(lowest, 12), end.year * 12 + end.month, step)
            yield _month_ticks([date(at // 12, at % 12 + 1, 1) for at in months], step)


def _day_ticks(ordinals: Iterable[int]) -> list[Tick]:
    found = [date.fromordinal(at) for at in ordinals]
    return _with_years(found, [f"{day.day} {MONTH_NAMES[day.month - 1][:3]}" for day in found])


def _month_ticks(found: Sequence[date], step: int) -> list[Tick]:
    if step >= 12:
        return [Tick(Fraction(day.toordinal()), str(day.year)) for day in found]
    return _with_years(found, [MONTH_NAMES[day.month - 1][:3] for day in found])


def _with_years(found: Sequence[date], names: Sequence[str]) -> list[Tick]:
    """Return ticks with the year below the first of each year."""
    years = [0, *(day.year for day in found)]
    return [
        Tick(Fraction(day.toordinal()), name, "" if day.year == before else str(day.year))
        for day, name, before in zip(found, names, years, strict=False)
    ]
