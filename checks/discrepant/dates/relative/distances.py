"""Which day is "two weeks ago", "ten days after June 5", "in two years"?

A distance means the day itself, as the news does: three weeks ago is the 21st day before.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from discrepant.dates import days
from discrepant.dates.days import Unit
from discrepant.dates.relative.counts import Length, count, moved
from discrepant.dates.relative.counts import length as length_at
from discrepant.dates.relative.directed import STEPS, directed, rolled
from discrepant.dates.relative.weekdays import dated_day, weekday
from discrepant.dates.words import (
    PLURAL_UNITS,
    UNITS,
    WEEKDAYS,
    Phrase,
    Standpoint,
    When,
    elsewhere,
    ends_here,
    looks_ahead,
    now,
    plain,
    skip,
)
from discrepant.interval import Interval
from discrepant.tokens import Tokens


def distance(tokens: Tokens, at: int) -> Phrase | None:
    """Read "two weeks ago", "ten days after June 5", "in two years", "5 past years"."""
    found = length_at(tokens, at)
    if found is None:
        return _turned(tokens, at)
    before = {tokens.word(at - 1), tokens.word(at - 2)}
    if not before.isdisjoint(UNITS) and tokens.word(found.end) != "ago":
        return None  # the end of "two years and three months later"
    return _distance(tokens, at, found)


def _turned(tokens: Tokens, at: int) -> Phrase | None:
    """Read "10 previous weeks", "2 next days", where the count comes first."""
    found = count(tokens, at)
    word = tokens.word(found[2]) if found else ""
    unit = UNITS.get(tokens.word(found[2] + 1)) if found else None
    plural = found is not None and tokens.word(found[2] + 1) in PLURAL_UNITS
    if found and unit is None:
        return _weekdays_away(tokens, found[2], found[1])
    if found is None or unit is None or not plural or not STEPS.get(word):
        return None
    return Phrase(found[2] + 2, rolled(word, found[1], unit))


def _weekdays_away(tokens: Tokens, at: int, number: int) -> Phrase | None:
    """Read the "Sundays ago", "Sundays from now" of "two Sundays ago"."""
    weekday_number = WEEKDAYS.get(tokens.word(at).removesuffix("s"))
    ago, from_now = tokens.word(at + 1) == "ago", tokens.words[at + 1 : at + 3] == ("from", "now")
    if weekday_number is None or not tokens.word(at).endswith("s") or not (ago or from_now):
        return None
    recurring = days.weekday(weekday_number)

    def when(here: Standpoint) -> Interval:
        nearest = (days.ended if ago else days.unbegun)(recurring, now(here))
        step = (1 - number) if ago else (number - 1)
        return days.after(days.ends(nearest)[0], step, step, Unit.WEEK)

    return Phrase(at + (2 if ago else 3), when, daily=True)


def weekday_or_distance(tokens: Tokens, at: int) -> Phrase | None:
    """Read "Monday two weeks ago" as the Monday of that week, else the weekday."""
    number = WEEKDAYS.get(tokens.words[at])
    place = skip(tokens, at + 1, ",")
    length = length_at(tokens, place) if number is not None else None
    if length is None or tokens.word(length.end) not in {"ago", "from"}:
        return weekday(tokens, at)
    found = _distance(tokens, place, length)
    if found is None:
        return weekday(tokens, at)

    def when(here: Standpoint) -> Interval:
        first, _ = days.ends(days.whole(Unit.WEEK, days.ends(found.when(here))[0]))
        return days.after(first, number or 0, number or 0, Unit.DAY)

    return Phrase(found.end, when, daily=True)


def unit_distance(tokens: Tokens, at: int) -> Phrase | None:
    """Read the "week ago" of "a week ago", "day after tomorrow", "week after next"."""
    unit = UNITS[plain(tokens, at)]
    article = tokens.word(at - 1)
    if article not in {"a", "an", "the"} or tokens.word(at - 2) in {"and", "half"}:
        return _numbered_year(tokens, at)
    if tokens.word(at).endswith("'s") and tokens.word(at + 1) != "time":
        return None
    place = skip(tokens, at + 2, "the")
    step = {"after next": 2, "before last": -2}.get(f"{tokens.word(at + 1)} {tokens.word(place)}")
    in_progress = article == "the" and unit in _IN_PROGRESS and not tokens.is_capital(at)
    if in_progress and not tokens.is_word(at + 1):
        return None if tokens.word(at + 1) == "-" else _in_progress(at + 1, unit)
    if step:
        return Phrase(place + 1, lambda here: days.whole(unit, days.shift(now(here), step, unit)))
    return _distance(tokens, at, Length(((1, 1, unit),), at + 1))


def _numbered_year(tokens: Tokens, at: int) -> Phrase | None:
    """Read the "year 247" that has three digits; those with four need no "year"."""
    number = tokens.word(at + 1)
    figures = len(number) == 3 and number.isascii() and number.isdigit() and number[0] != "0"
    if tokens.words[at] != "year" or not figures or not ends_here(tokens, at + 2):
        return None
    return Phrase(at + 2, lambda _: days.years(int(number)), False, dated=True)


_IN_PROGRESS = frozenset({Unit.WEEK, Unit.MONTH, Unit.YEAR})


def _in_progress(end: int, unit: Unit) -> Phrase:
    """Mean the year in "the third of the year."."""
    return Phrase(end, lambda here: days.whole(unit, now(here)))


def _distance(tokens: Tokens, at: int, length: Length) -> Phrase | None:
    place = length.end
    word = tokens.word(place)
    if word in {"starting", "beginning"} or tokens.word(at - 1) == "for":
        lasting = _lasting(tokens, length)
        if lasting:
            return lasting
    if word == "ago":
        return Phrase(place + 1, _measured(tokens, at, length, -1, now), daily=True)
    if word == "from" and tokens.word(place + 1) == "now":
        return Phrase(place + 2, _measured(tokens, at, length, 1, now), daily=True)
    if word in {"before", "after", "from"}:
        return _measured_from(tokens, at, length, -1 if word == "before" else 1)
    if word in {"earlier", "later", "afterward", "afterwards"}:
        return Phrase(place + 1, elsewhere)
    before = _before_count(tokens, at)
    time = skip(tokens, place, "'")
    if before == "in" and tokens.word(time) == "time" and tokens.word(place - 1).endswith("s"):
        return Phrase(time + 1, _measured(tokens, at, length, 1, now), daily=True)
    if before == "within" or (before == "in" and looks_ahead(tokens, at, place)):
        ahead = before == "in" or looks_ahead(tokens, at, place)
        return Phrase(place, _measured(tokens, at, length, 1, now)) if ahead else None
    return None


def _lasting(tokens: Tokens, length: Length) -> Phrase | None:
    """Read what follows "two weeks" in "two weeks starting May 20", "for three days from today"."""
    place = skip(tokens, length.end, ",")
    opening = tokens.word(place)
    if opening not in {"starting", "beginning", "from"}:
        return None
    place = skip(tokens, place + 1, "from", "on")
    target = dated_day(tokens, place) or _next(tokens, place)
    if target is None or not target.daily:
        return None

    def when(here: Standpoint) -> Interval:
        first, _ = days.ends(target.when(here))
        _, end = days.ends(moved(first, length, 1))
        return Interval.days(first, days.shift(end, -1, Unit.DAY))

    return Phrase(target.end, when, target.relative)


def _next(tokens: Tokens, at: int) -> Phrase | None:
    return directed(tokens, at) if tokens.word(at) in {"next", "this"} else None


def _measured_from(tokens: Tokens, at: int, length: Length, side: int) -> Phrase | None:
    """Read what follows "two days before", "the day after", "three weeks from"."""
    place = length.end
    target = dated_day(tokens, skip(tokens, place + 1, "the"))
    if target is None or not target.daily:
        return None if tokens.word(place) == "from" else Phrase(place + 1, elsewhere)

    def start(here: Standpoint) -> date:
        return days.ends(target.when(here))[0]

    when = _measured(tokens, at, length, side, start)
    return Phrase(target.end, when, target.relative, daily=True)


def _measured(
    tokens: Tokens, at: int, length: Length, side: int, start: Callable[[Standpoint], date]
) -> When:
    """Mean the days at a distance; "more than" and "less than" before it leave a side open."""
    last = _before_count(tokens, at)

    def when(here: Standpoint) -> Interval:
        day = start(here)
        value = moved(day, length, side)
        if last in {"less than", "under", "within"}:
            return value.hull(Interval.point(day.toordinal()))
        if last in {"more than", "at least", "over"}:
            return _beyond(value, side, 1 if side < 0 and last != "at least" else 0)
        return value

    return when


def _beyond(value: Interval, side: int, gap: int) -> Interval:
    nearest = days.shift(days.ends(value)[side < 0], gap * side, Unit.DAY)
    return Interval.days(None, nearest) if side < 0 else Interval.days(nearest, None)


def _before_count(tokens: Tokens, at: int) -> str:
    """Return the word before a count, "a" passed over; two words where the last is "than"."""
    place = at - 2 if tokens.word(at - 1) in {"a", "an"} else at - 1
    word = tokens.word(place)
    return f"{tokens.word(place - 1)} {word}" if word in {"than", "least"} else word
