"""Which days are meant from where the writer stands: "Tuesday", "last week", "two days ago"?

Bare weekdays look back, the day of publication included.  "Last Tuesday" and "next June" are
read in both ways that people use them, where the two differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from discrepant import days, written_dates
from discrepant.date_words import (
    COUNTS,
    PLURAL_UNITS,
    SEASONS,
    SHORT_WEEKDAYS,
    TIMES_OF_DAY,
    UNITS,
    WEEKDAYS,
    Phrase,
    Reader,
    Standpoint,
    When,
    elsewhere,
    looks_ahead,
    now,
    plain,
    skip,
    stands_for_more,
)
from discrepant.days import Recurring, Unit
from discrepant.interval import Interval
from discrepant.tokens import Tokens
from discrepant.written_dates import nearest

_PAPERS = frozenset(
    "times mirror express telegraph mail post herald tribune independent sun star school".split()
)
_NAMED_DAYS = frozenset(
    "black bloody good ash palm super cyber fat giving holy maundy shrove easter whit red".split()
)
_SHOWS = frozenset({"live", "football", "lights", "fever", "raw"})
_STEPS = {
    "this": 0,
    "current": 0,
    "last": -1,
    "past": -1,
    "previous": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
}


def from_day(count: int) -> When:
    """Mean the day so many days after that of publication."""
    return lambda here: days.around(now(here), count, count, Unit.DAY)


# ------------------------------------------------------------------------- weekdays


def weekday(tokens: Tokens, at: int) -> Phrase | None:
    """Read "Monday", "Tues.", "Tuesday night", "Tuesday, October 8", "Friday of last week"."""
    word = plain(tokens, at)
    short = word not in WEEKDAYS
    if (short and not tokens.is_capital(at)) or _is_named(tokens, at):
        return None
    number = SHORT_WEEKDAYS[word] if short else WEEKDAYS[word]
    place = skip(tokens, at + 1, ".") if short else at + 1
    place = skip(tokens, place, *TIMES_OF_DAY)
    found = _date_of_weekday(tokens, place, number) or _week_after(tokens, place, number)
    if found:
        return found
    if short and not _is_short_weekday(tokens, at, word):
        return None
    recurring = days.weekday(number)
    return Phrase(place, nearest(recurring), True, recurring, daily=True)


def _is_named(tokens: Tokens, at: int) -> bool:
    """Tell the Sunday Times, Black Friday and Saturday Night Live from days."""
    after, capital = tokens.word(at + 1), tokens.is_capital(at + 1)
    if tokens.word(at - 1) in _NAMED_DAYS:
        return True
    if after == "school" or (after in _PAPERS and capital):
        return True
    return after == "night" and capital and tokens.word(at + 2) in _SHOWS


def _is_short_weekday(tokens: Tokens, at: int, word: str) -> bool:
    """Tell "Mon." from "mon", "Sat." from "sat", and "Sun." from the newspaper."""
    if word in {"tue", "tues", "thu", "thur", "thurs"}:
        return True
    return word != "sun" and tokens.word(at + 1) == "." and at + 2 < len(tokens)


def _date_of_weekday(tokens: Tokens, at: int, weekday_number: int) -> Phrase | None:
    """Read the date after a weekday; of two years, the one in which the weekday fits."""
    opening = skip(tokens, at, ",", "(")
    place = skip(tokens, opening, "the")
    reader = _reader_of_date(tokens, place)
    found = reader(tokens, place) if reader else None
    if found is None or not found.month:
        return None
    if tokens.word(opening - 1) == "(" and opening > at:
        found = replace(found, end=skip(tokens, found.end, ")"))
    if found.dated or found.recurring is None:
        return found
    return replace(found, when=_on_weekday(found.recurring, weekday_number, found.when))


def _reader_of_date(tokens: Tokens, at: int) -> Reader | None:
    if tokens.is_number(at):
        return written_dates.number
    reader = written_dates.READERS.get(tokens.word(at))
    return reader if reader is written_dates.month else None


def _on_weekday(recurring: Recurring, weekday_number: int, otherwise: When) -> When:
    def when(here: Standpoint) -> Interval:
        day = now(here)
        near = {days.latest(recurring, day): None, days.upcoming(recurring, day): None}
        fits = [each for each in near if _weekday_of(each) == weekday_number]
        return fits[0] if len(fits) == 1 else otherwise(here)

    return when


def _weekday_of(value: Interval) -> int:
    return (int(value.low or 1) - 1) % 7


def _week_after(tokens: Tokens, at: int, weekday_number: int) -> Phrase | None:
    """Read "of last week", "next week" after a weekday."""
    place = skip(tokens, at, "of")
    step = {"last": -1, "this": 0, "next": 1}.get(tokens.word(place))
    if step is None or plain(tokens, place + 1) != "week":
        return None
    return Phrase(place + 2, _in_week(weekday_number, step), daily=True)


def _in_week(weekday_number: int, step: int) -> When:
    recurring = days.weekday(weekday_number)
    return lambda here: recurring.in_cycle(recurring.cycle_of(now(here)) + step)


# ------------------------------------------------------------------------- this, last, next


def directed(tokens: Tokens, at: int) -> Phrase | None:
    """Read "this summer", "last week", "past two weeks", "next Friday", "this coming June"."""
    word, place = tokens.words[at], at + 1
    if word == "this" and tokens.word(place) in {"past", "coming", "upcoming"}:
        word, place = tokens.words[place], place + 1
    target = plain(tokens, place)
    if target in TIMES_OF_DAY:
        return _time_of_day(tokens, at, place)
    unit = None if target in PLURAL_UNITS else UNITS.get(target)
    if unit:
        return _directed_unit(tokens, at, place, word, unit)
    found = _recurring_at(tokens, place)
    if found:
        return _directed_recurring(word, found)
    return _rolling_count(tokens, place, word)


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


def _directed_recurring(word: str, found: Phrase) -> Phrase | None:
    recurring = found.recurring
    if found.dated or recurring is None or found.month:
        return found
    return Phrase(found.end, _DIRECTIONS[word](recurring), daily=found.daily)


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


def _directed_unit(tokens: Tokens, at: int, place: int, word: str, unit: Unit) -> Phrase | None:
    """Read "last week", a week of the calendar, and "the last week", the seven days to now."""
    end = place + 1
    article = tokens.word(at - 1) == "the"
    if unit is Unit.DAY:
        return Phrase(end, elsewhere) if word == "next" else None
    if article and (word == "previous" or tokens.word(end) in {"of", "that"}):
        return Phrase(end, elsewhere) if word == "previous" else None
    rolling = word == "past" or (article and word in {"last", "next", "coming"})
    if rolling and unit is not Unit.QUARTER:
        return Phrase(end, _rolling(word, 1, unit))
    step = _STEPS[word]
    weekday_place = skip(tokens, end, "on", "-")
    if unit is Unit.WEEK and plain(tokens, weekday_place) in WEEKDAYS:
        weekday_number = WEEKDAYS[plain(tokens, weekday_place)]
        return Phrase(weekday_place + 1, _in_week(weekday_number, step), daily=True)
    return Phrase(end, lambda here: days.whole(unit, days.shift(now(here), step, unit)))


def _rolling_count(tokens: Tokens, at: int, word: str) -> Phrase | None:
    """Read the rest of "last two weeks", "past 24 hours", "next few days"."""
    counted = count(tokens, at)
    if counted is None or word in {"this", "current"}:
        return None
    most, place = counted[1], counted[2]
    target = tokens.word(place)
    if target == "hours":
        return Phrase(place + 1, _rolling_hours(word, max(1, -(-most // 24))))
    unit = UNITS.get(target)
    return Phrase(place + 1, _rolling(word, most, unit)) if unit else None


def _rolling(word: str, most: int, unit: Unit) -> When:
    """Mean the stretch that ends on the day of publication, or begins on the next one."""

    def when(here: Standpoint) -> Interval:
        day = now(here)
        if word in {"last", "past", "previous"}:
            return Interval.days(days.shift(day, -most, unit), day)
        return Interval.days(days.shift(day, 1, Unit.DAY), days.shift(day, most, unit))

    return when


def _rolling_hours(word: str, length: int) -> When:
    back = word in {"last", "past", "previous"}
    low, high = (-length, 0) if back else (0, length)
    return lambda here: days.around(now(here), low, high, Unit.DAY)


def following(tokens: Tokens, at: int) -> Phrase | None:
    """Read "the following day", "the same day": days that hang on another day."""
    target = plain(tokens, at + 1)
    known = target in UNITS or target in WEEKDAYS or target in TIMES_OF_DAY
    if tokens.word(at - 1) != "the" or not known or target in PLURAL_UNITS:
        return None
    return Phrase(at + 2, elsewhere)


# ------------------------------------------------------------------------- distances


def count(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    """Read "two", "12", "two or three", "couple of": fewest, most and where it ends."""
    found = _one_count(tokens, at)
    if found is None:
        return None
    if tokens.word(at + 1) in {"or", "to", "-", "–"}:
        other = _one_count(tokens, at + 2)
        if other and other[0] > found[0]:
            return found[0], other[1], at + 3
    couple = tokens.word(at) == "couple" and tokens.word(at + 1) == "of"
    return *found, at + 1 + couple


def _one_count(tokens: Tokens, at: int) -> tuple[int, int] | None:
    word = tokens.word(at)
    if word.isascii() and word.isdigit() and len(word) <= 4:
        return int(word), int(word)
    return COUNTS.get(word)


def distance(tokens: Tokens, at: int) -> Phrase | None:
    """Read "two weeks ago", "a few days later", "ten days after June 5", "in two years".

    The count is one of whole units, so it is rounded: half a unit each way.
    """
    found = count(tokens, at)
    earlier = {tokens.word(at - 1), tokens.word(at - 2)}
    if found is None or not earlier.isdisjoint(UNITS):
        return None  # the end of "two years and three months ago"
    unit = UNITS.get(tokens.word(found[2]))
    return _distance(tokens, at, found[2] + 1, found[:2], unit) if unit else None


def unit_distance(tokens: Tokens, at: int) -> Phrase | None:
    """Read the "week ago" of "a week ago", "day after tomorrow", "week after next"."""
    unit = UNITS[plain(tokens, at)]
    article = tokens.word(at - 1)
    if article not in {"a", "an", "the"} or tokens.word(at - 2) in {"and", "half"}:
        return None
    step = {"after next": 2, "before last": -2}.get(tokens.word(at + 1) + " " + tokens.word(at + 2))
    if step:
        return Phrase(at + 3, lambda here: days.whole(unit, days.shift(now(here), step, unit)))
    return _distance(tokens, at, at + 1, (1, 1), unit)


def _distance(
    tokens: Tokens, at: int, place: int, counts: tuple[int, int], unit: Unit
) -> Phrase | None:
    word = tokens.word(place)
    ago = (-counts[1], -counts[0])
    if word == "ago":
        return Phrase(place + 1, _measured(tokens, at, ago, unit, now), daily=True)
    if word == "from" and tokens.word(place + 1) == "now":
        return Phrase(place + 2, _measured(tokens, at, counts, unit, now), daily=True)
    if word in {"before", "after", "from"}:
        return _measured_from(tokens, at, place, ago if word == "before" else counts, unit)
    if word in {"earlier", "later", "afterward", "afterwards"}:
        return Phrase(place + 1, elsewhere)
    if _before_count(tokens, at) in {"in", "within"} and looks_ahead(tokens, at, place):
        return Phrase(place, _measured(tokens, at, counts, unit, now))
    return None


def _measured_from(
    tokens: Tokens, at: int, place: int, counts: tuple[int, int], unit: Unit
) -> Phrase | None:
    """Read what follows "two days before", "the day after", "three weeks from"."""
    target = dated_day(tokens, skip(tokens, place + 1, "the"))
    if target is None or not target.daily:
        return None if tokens.word(place) == "from" else Phrase(place + 1, elsewhere)

    def start(here: Standpoint) -> date:
        return days.ends(target.when(here))[0]

    when = _measured(tokens, at, counts, unit, start)
    return Phrase(target.end, when, target.relative, daily=True)


def _measured(
    tokens: Tokens,
    at: int,
    counts: tuple[int, int],
    unit: Unit,
    start: Callable[[Standpoint], date],
) -> When:
    """Mean the days at a distance; "more than" and "less than" before it leave a side open."""
    last = _before_count(tokens, at)
    farther = last in {"more than", "at least", "over"}
    nearer = last in {"less than", "under", "within"}

    def when(here: Standpoint) -> Interval:
        day = start(here)
        value = days.around(day, *counts, unit)
        if nearer:
            return value.hull(Interval.point(day.toordinal()))
        if farther:
            back = counts[0] < 0
            return Interval(None, value.high) if back else Interval(value.low, None)
        return value

    return when


def _before_count(tokens: Tokens, at: int) -> str:
    """Return the word before a count, "a" passed over; two words where the last is "than"."""
    place = at - 2 if tokens.word(at - 1) in {"a", "an"} else at - 1
    word = tokens.word(place)
    return f"{tokens.word(place - 1)} {word}" if word in {"than", "least"} else word


# ------------------------------------------------------------------------- who reads what


def simple_day(tokens: Tokens, at: int) -> Phrase | None:
    """Read today, tonight, yesterday, tomorrow, with a part of the day; not USA Today."""
    if tokens.is_capital(at) and tokens.is_capital(at - 1) and tokens.is_word(at - 1):
        return None
    step = {"yesterday": -1, "tomorrow": 1}.get(plain(tokens, at), 0)
    return Phrase(skip(tokens, at + 1, *TIMES_OF_DAY), from_day(step), daily=True)


_DAYS: dict[str, Reader] = (
    written_dates.READERS
    | dict.fromkeys((*WEEKDAYS, *SHORT_WEEKDAYS), weekday)
    | dict.fromkeys(("today", "tonight", "yesterday", "tomorrow"), simple_day)
)
# A possessive is one token: "Monday's".
_DAYS |= {f"{word}'s": reader for word, reader in _DAYS.items()}


def dated_day(tokens: Tokens, at: int) -> Phrase | None:
    """Read what names its days without counting from others: dates, weekdays, today."""
    reader = written_dates.number if tokens.is_number(at) else _DAYS.get(tokens.word(at))
    return reader(tokens, at) if reader else None


def number(tokens: Tokens, at: int) -> Phrase | None:
    """Read what begins with digits: "19 June", "2016", "12 days ago"."""
    reader = distance if tokens.word(at + 1) in UNITS else written_dates.number
    return reader(tokens, at)


READERS: dict[str, Reader] = (
    _DAYS
    | dict.fromkeys(COUNTS, distance)
    | dict.fromkeys((unit.value for unit in Unit), unit_distance)
    | dict.fromkeys(("this", "last", "past", "previous", "next"), directed)
    | dict.fromkeys(("coming", "upcoming", "current"), directed)
    | dict.fromkeys(("following", "same"), following)
)
"""By the word with which they begin: every date that has no other within, digits aside."""


def simple(tokens: Tokens, at: int) -> Phrase | None:
    """Read a date that has no other within, unless the word means something else here."""
    word = tokens.word(at)
    reader = number if tokens.is_number(at) else READERS.get(word)
    found = reader(tokens, at) if reader else None
    return None if found is None or stands_for_more(tokens, at, found.end) else found
