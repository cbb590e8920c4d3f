"""Which days are a week, a month, a season, a decade, and which one of them is meant?

Everything is an :class:`Interval` of day ordinals.  No words here: `calendar` reads those.
Weeks run Monday to Sunday; seasons are meteorological and northern.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from fractions import Fraction

from discrepant.interval import Interval


class NoSuchDay(ValueError):
    """Raised for days that no calendar has: February 30, the year 12,000."""


class Unit(StrEnum):
    """Name a stretch of the calendar."""

    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
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
DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14}

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
    """Return the week, month, year … that holds `day`; raises NoSuchDay.

    A fortnight is that week and the one after it.
    """
    if unit in DAYS_IN:
        first = day.toordinal() - (0 if unit is Unit.DAY else day.weekday())
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


def after(day: date, fewest: int, most: int, unit: Unit) -> Interval:
    """Return the days from `fewest` to `most` units after `day`; raises NoSuchDay."""
    return Interval.days(shift(day, fewest, unit), shift(day, most, unit))


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


def edge(days: Interval, which: Part) -> Interval:
    """Return the beginning, the middle or the end of a stretch with two ends.

    Of a year they are January to March, May to August and September to December; those of
    anything else are its parts.
    """
    first, _ = ends(days)
    if days != years(first.year):
        return part(days, which)
    start, count = {Part.EARLY: (1, 3), Part.MID: (5, 4), Part.LATE: (9, 4)}[which]
    return months(first.year, start, count)


class Cycle(Enum):
    """Name how often something comes round."""

    WEEK = 1
    MONTH = 2
    YEAR = 3


@dataclass(frozen=True, slots=True)
class Recurring:
    """Hold what comes once a year, a month or a week: June 19ths, winters, 18ths, Tuesdays.

    `in_cycle` gives the days of one occurrence; a cycle is numbered by its year, by the months
    since the year 0, or by the weeks since the first Monday.  It may raise NoSuchDay (February
    29).  `turn` is the month in which its years begin: a winter belongs to the year in which it
    begins.
    """

    in_cycle: Callable[[int], Interval]
    cycle: Cycle = Cycle.YEAR
    turn: int = 1

    def cycle_of(self, day: date) -> int:
        """Return the number of the cycle that holds `day`."""
        if self.cycle is Cycle.WEEK:
            return (day.toordinal() - 1) // 7
        if self.cycle is Cycle.MONTH:
            return day.year * 12 + day.month - 1
        return day.year if day.month >= self.turn else day.year - 1


def weekday(number: int) -> Recurring:
    """Return the Mondays (0) … Sundays (6)."""

    def in_week(week: int) -> Interval:
        return _ordinals(7 * week + number + 1, 7 * week + number + 1)

    return Recurring(in_week, Cycle.WEEK)


WEEKEND = Recurring(lambda week: _ordinals(7 * week + 6, 7 * week + 7), Cycle.WEEK)


def day_of_months(day: int) -> Recurring:
    """Return the 18ths."""
    return Recurring(lambda month: on(month // 12, month % 12 + 1, day), Cycle.MONTH)


def weekday_on(number: int, day: int) -> Recurring:
    """Return the Fridays (4) that fall on the 13th (`day`) of a month."""

    def in_month(month: int) -> Interval:
        found = on(month // 12, month % 12 + 1, day)
        if (int(found.low or 0) - 1) % 7 != number:
            raise NoSuchDay("no such day: it is another day of the week")
        return found

    return Recurring(in_month, Cycle.MONTH)


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


def nth_week(days: Interval, first: int, count: int = 1) -> Interval:
    """Return `count` weeks of a stretch from its `first` on; -1 is the last one.

    A week belongs to the month or the year that holds its Thursday (ISO 8601), so it may
    begin before the stretch or end after it.  Raises NoSuchDay.
    """
    start, end = nth_within(days, 3, first), nth_within(days, 3, first + count - 1)
    return whole(Unit.WEEK, ends(start)[0]).hull(whole(Unit.WEEK, ends(end)[0]))


def parted(recurring: Recurring, which: Part) -> Recurring:
    """Return early, mid or late June."""
    return Recurring(
        lambda cycle: part(recurring.in_cycle(cycle), which), recurring.cycle, recurring.turn
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


# "Last Wednesday" said on a Thursday is that of the week before: yesterday's would be called
# "Wednesday".  Said on a Sunday it may be either, and the two readings are joined.
_STILL_NEAR = 3


def last(recurring: Recurring, day: date) -> Interval:
    """Return what "last Tuesday" may mean: the latest one, or the one of last week (or year)."""
    return _or_of_cycle(recurring, ended(recurring, day), day, -1)


def following(recurring: Recurring, day: date) -> Interval:
    """Return what "next Friday" may mean: the nearest one, or the one of next week."""
    return _or_of_cycle(recurring, unbegun(recurring, day), day, 1)


def closest(recurring: Recurring, day: date) -> Interval:
    """Return the occurrence nearest to `day`, be it over or to come; raises NoSuchDay."""
    before, after = latest(recurring, day), upcoming(recurring, day)
    past, coming = day - ends(before)[0], ends(after)[0] - day
    return before if past < coming else after


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


def _or_of_cycle(recurring: Recurring, found: Interval, day: date, step: int) -> Interval:
    try:
        other = recurring.in_cycle(recurring.cycle_of(day) + step)
    except NoSuchDay:
        return found
    first, last = ends(other)
    apart = last < day if step < 0 else first > day
    if not apart:
        return found
    distance = abs(int(found.low or 0) - day.toordinal())
    weekly = recurring.cycle is Cycle.WEEK
    return other if weekly and distance <= _STILL_NEAR else found.hull(other)


def _find(
    recurring: Recurring, day: date, step: int, holds: Callable[[Interval], bool]
) -> Interval:
    cycle = recurring.cycle_of(day)
    missing = NoSuchDay("no such day")
    # Leap days are up to eight years apart.
    # A Friday the 13th is at most fourteen months away, one the 31st at most thirty.
    reach = 60 if recurring.cycle is Cycle.MONTH else 9
    for number in range(cycle - step, cycle + reach * step, step):
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
