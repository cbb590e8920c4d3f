"""Which days are "this summer", "last week", "the past two weeks", "next Friday"?

"Last Tuesday" and "next June" are read in both ways that people use them, where the two differ
and nothing tells.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from discrepant.dates import days
from discrepant.dates.days import Cycle, Recurring, Unit
from discrepant.dates.relative.counts import Length, count, length, moved
from discrepant.dates.relative.moments import moment
from discrepant.dates.relative.weekdays import dated_day, from_day, in_week
from discrepant.dates.relative.workdays import rolling_workdays, working_week
from discrepant.dates.words import (
    ANY_MONTH,
    PLURAL_UNITS,
    SEASONS,
    TIMES_OF_DAY,
    UNITS,
    WEEKDAYS,
    Phrase,
    Standpoint,
    When,
    elsewhere,
    now,
    plain,
    skip,
)
from discrepant.interval import Interval
from discrepant.tokens import Tokens

STEPS = {
    "this": 0,
    "current": 0,
    "last": -1,
    "past": -1,
    "previous": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
}
_BACK = frozenset({"last", "past", "previous"})


def directed(tokens: Tokens, at: int) -> Phrase | None:
    """Read "this summer", "last week", "past two weeks", "next Friday", "this coming June"."""
    word, place = tokens.words[at], at + 1
    if word == "this" and tokens.word(place) in {"past", "coming", "upcoming"}:
        word, place = tokens.words[place], place + 1
    place = skip(tokens, place, "calendar")
    target = plain(tokens, place)
    if target == "time" and place == at + 1:
        return moment(tokens, at) if word == "this" else None
    if target in TIMES_OF_DAY:
        return _time_of_day(tokens, at, place)
    unit = None if target in PLURAL_UNITS else UNITS.get(target)
    if unit:
        return _directed_unit(tokens, at, place, word, unit)
    found = _recurring_at(tokens, place)
    if found:
        return _directed_recurring(word, found, target in _SHORT_OR_LONG)
    return working_week(tokens, place, STEPS[word]) or _rolling_count(tokens, place, word)


def _time_of_day(tokens: Tokens, at: int, place: int) -> Phrase | None:
    step = {"this": 0, "last": -1}.get(tokens.words[at])
    target = tokens.word(place)
    if step is None or place != at + 1 or (step < 0 and target not in {"night", "evening"}):
        return None
    return Phrase(place + 1, from_day(step), daily=True)


def _recurring_at(tokens: Tokens, at: int) -> Phrase | None:
    """Read the weekday, month, season or holiday after "last"."""
    word = plain(tokens, at)
    if word == "weekend":
        return Phrase(at + 1, elsewhere, recurring=days.WEEKEND)
    if word in SEASONS:
        return Phrase(at + 1, elsewhere, recurring=days.each_months(SEASONS[word], 3))
    found = dated_day(tokens, at)
    return found if found and found.recurring else None


def _directed_recurring(word: str, found: Phrase, by_weekday: bool) -> Phrase | None:
    recurring = found.recurring
    if found.dated or recurring is None or recurring.cycle is Cycle.MONTH:
        return found
    if found.month and (by_weekday or not found.daily):
        return found
    single = found.daily and recurring.cycle is Cycle.YEAR
    directions = _OF_FEASTS if single and word in _OF_FEASTS else _DIRECTIONS
    return Phrase(found.end, directions[word](recurring), daily=found.daily)


def _this(recurring: Recurring) -> When:
    """Mean the one of this week or year; on Monday "this weekend" may be the one just over."""

    def when(here: Standpoint) -> Interval:
        day = now(here)
        found = recurring.in_cycle(recurring.cycle_of(day))
        if recurring is days.WEEKEND and day.weekday() < 2 and not here.ahead:
            return days.ended(recurring, day).hull(found)
        return found

    return when


def _by_day(choose: Callable[[Recurring, date], Interval]) -> Callable[[Recurring], When]:
    return lambda recurring: lambda here: choose(recurring, now(here))


_DIRECTIONS: dict[str, Callable[[Recurring], When]] = {
    "this": _this,
    "current": _this,
    "last": _by_day(days.last),
    "previous": _by_day(days.last),
    "past": _by_day(days.ended),
    "next": _by_day(days.following),
    "coming": _by_day(days.unbegun),
    "upcoming": _by_day(days.unbegun),
}


# A feast comes once a year, so the last Easter is the latest.
_OF_FEASTS: dict[str, Callable[[Recurring], When]] = {
    "last": _by_day(days.ended),
    "previous": _by_day(days.ended),
    "next": _by_day(days.unbegun),
}


def _directed_unit(tokens: Tokens, at: int, place: int, word: str, unit: Unit) -> Phrase | None:
    """Read "last week", a week of the calendar, and "the last week", the seven days to now."""
    end = place + 1
    article = tokens.word(at - 1) == "the"
    if unit is Unit.DAY:
        return Phrase(end, elsewhere) if word == "next" else None
    if article and (word == "previous" or tokens.word(end) in {"of", "that"}):
        return Phrase(end, elsewhere) if word == "previous" else None
    rolling = word == "past" or (article and word in {"last", "next"})
    calendar_only = unit is Unit.QUARTER or (unit is Unit.DECADE and word == "next")
    if rolling and not calendar_only:
        return Phrase(end, rolled(word, 1, unit))
    step = STEPS[word]
    weekday_place = skip(tokens, end, "on", "-")
    if unit is Unit.WEEK and plain(tokens, weekday_place) in _SHORT_OR_LONG:
        weekday_number = _SHORT_OR_LONG[plain(tokens, weekday_place)]
        return Phrase(weekday_place + 1, in_week(weekday_number, step), daily=True)
    return Phrase(end, lambda here: days.whole(unit, days.shift(now(here), step, unit)))


_SHORT_OR_LONG = WEEKDAYS | {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4}


def _rolling_count(tokens: Tokens, at: int, word: str) -> Phrase | None:
    """Read the rest of "last two weeks", "past 24 hours", "next few days"."""
    counted = count(tokens, at)
    if counted is None or word in {"this", "current"}:
        return None
    most, place = counted[1], counted[2]
    target = tokens.word(place)
    if target == "hours":
        return Phrase(place + 1, _rolled_hours(word, max(1, -(-most // 24))))
    unit = UNITS.get(target)
    if unit is None:
        return rolling_workdays(tokens, at, word in _BACK)
    if tokens.word(place + 1) == "of" and ANY_MONTH.get(tokens.word(place + 2)):
        return None
    within = tokens.word(at - 2) == "within" or tokens.word(at - 3) == "within"
    several = length(tokens, at, commas=False)
    if several and len(several.parts) > 1 and tokens.word(several.end) != "ago":
        return Phrase(several.end, _rolled_length(word, several, within))
    return Phrase(place + 1, rolled(word, most, unit, within))


def rolled(word: str, most: int, unit: Unit, within: bool = False) -> When:
    """Mean the stretch that ends on the day of publication, or begins on the next one.

    Quarters are those of the calendar.
    """

    def when(here: Standpoint) -> Interval:
        day = now(here)
        if unit is Unit.QUARTER:
            first, last = (-most, -1) if word in _BACK else (1, most)
            begin, end = (days.shift(day, step, unit) for step in (first, last))
            return days.whole(unit, begin).hull(days.whole(unit, end))
        if word in _BACK:
            return Interval.days(days.shift(day, -most, unit), day)
        begin = day if within else days.shift(day, 1, Unit.DAY)
        return Interval.days(begin, days.shift(day, most, unit))

    return when


def _rolled_length(word: str, length: Length, within: bool) -> When:
    """Mean the stretch of "last 3 months and 2 weeks"."""

    def when(here: Standpoint) -> Interval:
        day = now(here)
        if word in _BACK:
            return Interval.days(days.ends(moved(day, length, -1))[0], day)
        begin = day if within else days.shift(day, 1, Unit.DAY)
        return Interval.days(begin, days.ends(moved(day, length, 1))[1])

    return when


def _rolled_hours(word: str, length: int) -> When:
    back = word in _BACK
    low, high = (-length, 0) if back else (0, length)
    return lambda here: days.after(now(here), low, high, Unit.DAY)


def following(tokens: Tokens, at: int) -> Phrase | None:
    """Read "the following day", "the same day": days that hang on another day."""
    target = plain(tokens, at + 1)
    known = target in UNITS or target in WEEKDAYS or target in TIMES_OF_DAY
    if tokens.word(at - 1) != "the" or not known or target in PLURAL_UNITS:
        return None
    return Phrase(at + 2, elsewhere)
