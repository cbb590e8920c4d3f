"""Which days are a week, a month, a season, a decade, and which one of them is meant?

Everything is an :class:`Interval` of day ordinals.  No words here: `calendar` reads those.
Weeks run Monday to Sunday; seasons are meteorological and northern.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from discrepant.interval import Interval


class NoSuchDay(ValueError):
    """Raised for days that no calendar has: February 30, the year 12,000."""


class Unit(StrEnum):
    """Name a stretch of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Part(StrEnum):
    """Name a part of a stretch: its first half, its middle third, its second half."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


BEYOND = "no such day: beyond the years 1 to 9999"

MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7}

# "Three weeks ago" is a count rounded to whole units, so it means half a unit each way.
HALF = {
    Unit.DAY: 0,
    Unit.WEEK: 3,
    Unit.MONTH: 15,
    Unit.QUARTER: 45,
    Unit.YEAR: 182,
    Unit.DECADE: 1826,
    Unit.CENTURY: 18262,
}

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def on(year: int, month: int, day: int) -> Interval:
    """Return one day; raises NoSuchDay."""
    return Interval.point(_date(year, month, day).toordinal())


def month_of(year: int, month: int) -> Interval:
    """Return the days of a month; raises NoSuchDay."""
    return months(year, month, 1)


def months(year: int, month: int, count: int) -> Interval:
    """Return the days of `count` months from the first of `month` on; raises NoSuchDay."""
    first = _date(year, month, 1)
    last = _month_later(first, count - 1)
    return Interval.days(first, last.replace(day=monthrange(last.year, last.month)[1]))


def years(first: int, count: int = 1) -> Interval:
    """Return the days of `count` years; raises NoSuchDay."""
    return Interval.days(_date(first, 1, 1), _date(first + count - 1, 12, 31))


def whole(unit: Unit, day: date) -> Interval:
    """Return the week, month, year … that holds `day`; raises NoSuchDay."""
    if unit in DAYS_IN:
        first = day.toordinal() - (day.weekday() if unit is Unit.WEEK else 0)
        return _ordinals(first, first + DAYS_IN[unit] - 1)
    if unit in (Unit.MONTH, Unit.QUARTER):
        count = MONTHS_IN[unit]
        return months(day.year, day.month - (day.month - 1) % count, count)
    count = MONTHS_IN[unit] // 12
    return years(day.year - day.year % count, count)


def shift(day: date, count: int, unit: Unit) -> date:
    """Return the day `count` units later, at the end of a shorter month; raises NoSuchDay."""
    if unit in DAYS_IN:
        return from_ordinal(day.toordinal() + count * DAYS_IN[unit])
    return _month_later(day, count * MONTHS_IN[unit])


def around(day: date, fewest: int, most: int, unit: Unit) -> Interval:
    """Return the days between `fewest` and `most` units after `day`, rounded to whole units."""
    first, last = shift(day, fewest, unit).toordinal(), shift(day, most, unit).toordinal()
    return _ordinals(first - HALF[unit], last + HALF[unit])


def part(days: Interval, which: Part) -> Interval:
    """Return the early, middle or late part of a stretch with two ends; a day stays a day.

    The words are vague, so the parts are wide: halves for early and late, thirds for mid.
    """
    first, last = ends(days)
    if first == last:
        return days
    length = last.toordinal() - first.toordinal() + 1
    if which is Part.MID:
        return _ordinals(
            first.toordinal() + max(length // 3 - 1, 0), first.toordinal() + 2 * length // 3 - 1
        )
    # Half a year is a half-year, not 182 days.
    whole_year = first.month == first.day == 1 and days == years(first.year)
    early = _date(first.year, 7, 1).toordinal() if whole_year else first.toordinal() + length // 2
    if which is Part.EARLY:
        return _ordinals(first.toordinal(), early - 1)
    return _ordinals(early, last.toordinal())


@dataclass(frozen=True, slots=True)
class Recurring:
    """Hold what comes once a year, or once a week: Tuesdays, Junes, winters, June 19ths.

    `in_cycle` gives the days of one occurrence; a cycle is numbered by its year, or by the
    weeks since the first Monday.  It may raise NoSuchDay (February 29).  `turn` is the month
    in which its years begin: a winter belongs to the year in which it begins.
    """

    in_cycle: Callable[[int], Interval]
    weekly: bool = False
    turn: int = 1

    def cycle_of(self, day: date) -> int:
        """Return the number of the cycle that holds `day`."""
        if self.weekly:
            return (day.toordinal() - 1) // 7
        return day.year if day.month >= self.turn else day.year - 1


def weekday(number: int) -> Recurring:
    """Return the Mondays (0) … Sundays (6)."""
    return Recurring(lambda week: _ordinals(7 * week + number + 1, 7 * week + number + 1), True)


WEEKEND = Recurring(lambda week: _ordinals(7 * week + 6, 7 * week + 7), weekly=True)


def each_month(month: int) -> Recurring:
    """Return the Junes."""
    return Recurring(lambda year: month_of(year, month))


def each_day(month: int, day: int) -> Recurring:
    """Return the June 19ths."""
    return Recurring(lambda year: on(year, month, day))


def each_months(first: int, count: int) -> Recurring:
    """Return the quarters, halves and seasons that begin with month `first`."""
    turn = 7 if first + count > 13 else 1
    return Recurring(lambda year: months(year, first, count), turn=turn)


def nth_weekday(month: int, number: int, nth: int) -> Recurring:
    """Return the `nth` Monday (0) … Sunday (6) of a month, from 1; -1 is the last."""

    def in_cycle(year: int) -> Interval:
        days = month_of(year, month)
        return nth_within(days, number, nth)

    return Recurring(in_cycle)


def nth_within(days: Interval, number: int, nth: int) -> Interval:
    """Return the `nth` Monday (0) … of a stretch with two ends; raises NoSuchDay."""
    first, last = (day.toordinal() for day in ends(days))
    if nth < 0:
        day = last - (last - 1 - number) % 7 + 7 * (nth + 1)
    else:
        day = first + (number - first + 1) % 7 + 7 * (nth - 1)
    if not first <= day <= last:
        raise NoSuchDay("no such day: too few weeks")
    return _ordinals(day, day)


def parted(recurring: Recurring, which: Part) -> Recurring:
    """Return early, mid or late June."""
    return Recurring(
        lambda cycle: part(recurring.in_cycle(cycle), which), recurring.weekly, recurring.turn
    )


def easter(year: int) -> Interval:
    """Return Easter Sunday (Gregorian; Meeus' form of the anonymous algorithm of 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, beyond = divmod(century, 4)
    lunar = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - lunar + 15) % 30
    quads, odd = divmod(rest, 4)
    sunday = (32 + 2 * beyond + 2 * quads - moon - odd) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return on(year, month, day + 1)


def latest(recurring: Recurring, day: date) -> Interval:
    """Return the last occurrence that has begun by `day`; raises NoSuchDay."""
    return _find(recurring, day, -1, lambda found: ends(found)[0] <= day)


def upcoming(recurring: Recurring, day: date) -> Interval:
    """Return the first occurrence that is not over before `day`; raises NoSuchDay."""
    return _find(recurring, day, 1, lambda found: ends(found)[1] >= day)


def ended(recurring: Recurring, day: date) -> Interval:
    """Return the last occurrence that was over before `day`; raises NoSuchDay."""
    return _find(recurring, day, -1, lambda found: ends(found)[1] < day)


def unbegun(recurring: Recurring, day: date) -> Interval:
    """Return the first occurrence that begins after `day`; raises NoSuchDay."""
    return _find(recurring, day, 1, lambda found: ends(found)[0] > day)


def last(recurring: Recurring, day: date) -> Interval:
    """Return what "last Tuesday" may mean: the latest one, or the one of last week.

    People differ where the latest lies in the same week (or year); then it is the hull.
    """
    return _hull_with_cycle(recurring, ended(recurring, day), day, -1)


def following(recurring: Recurring, day: date) -> Interval:
    """Return what "next Friday" may mean: the nearest one, or the one of next week."""
    return _hull_with_cycle(recurring, unbegun(recurring, day), day, 1)


def ends(days: Interval) -> tuple[date, date]:
    """Return the first and the last day of a stretch; raises NoSuchDay where a side is open."""
    first, last = days.first_day, days.last_day
    if first is None or last is None:
        raise NoSuchDay("no such day: the stretch is open")
    return first, last


def from_ordinal(ordinal: int) -> date:
    """Return the day of an ordinal; raises NoSuchDay beyond the years 1 to 9999."""
    if not date.min.toordinal() <= ordinal <= date.max.toordinal():
        raise NoSuchDay(BEYOND)
    return date.fromordinal(ordinal)


def _hull_with_cycle(recurring: Recurring, found: Interval, day: date, step: int) -> Interval:
    try:
        other = recurring.in_cycle(recurring.cycle_of(day) + step)
    except NoSuchDay:
        return found
    first, last = ends(other)
    apart = last < day if step < 0 else first > day
    return found.hull(other) if apart else found


def _find(
    recurring: Recurring, day: date, step: int, holds: Callable[[Interval], bool]
) -> Interval:
    cycle = recurring.cycle_of(day)
    missing = NoSuchDay("no such day")
    # Leap days are up to eight years apart.
    for number in range(cycle - step, cycle + 9 * step, step):
        try:
            found = recurring.in_cycle(number)
        except NoSuchDay as error:
            missing = error
            continue
        if holds(found):
            return found
    raise missing


def _ordinals(first: int, last: int) -> Interval:
    from_ordinal(first), from_ordinal(last)
    return Interval(Fraction(first), Fraction(last))


def _month_later(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    _date(year, month + 1, 1)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _date(year: int, month: int, day: int) -> date:
    if not date.min.year <= year <= date.max.year:
        raise NoSuchDay(BEYOND)
    try:
        return date(year, month, day)
    except ValueError:
        named = 1 <= month <= 12 and 1 <= day <= 31
        words = f"{MONTH_NAMES[month - 1]} {day}" if named else f"{year}-{month:02}-{day:02}"
        raise NoSuchDay(f"no such day: {words}") from None
