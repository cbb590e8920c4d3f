"""Which day is it that a weekday names: "Tuesday", "Tuesday, October 8", "Friday the 15th"?"""

from __future__ import annotations

from dataclasses import replace

from discrepant.dates import days
from discrepant.dates import written as written_dates
from discrepant.dates.days import Recurring, Unit
from discrepant.dates.words import (
    ANY_WEEKDAY,
    SHORT_WEEKDAYS,
    TIMES_OF_DAY,
    WEEKDAYS,
    Phrase,
    Reader,
    Standpoint,
    Unread,
    When,
    ends_here,
    now,
    plain,
    skip,
)
from discrepant.dates.written.months import any_day, month
from discrepant.dates.written.years import nearest
from discrepant.interval import Interval
from discrepant.tokens import Tokens, table

_PAPERS = table(
    "times mirror express telegraph mail post herald tribune independent sun star school"
)
_NAMED_DAYS = table(
    "black bloody good ash palm super cyber fat giving holy maundy shrove easter whit red"
)
WRONG_WEEKDAY = "the date is another weekday"
_FAR, _NEAR = 200, 31  # days: nobody names a weekday so far ahead, and all mean one so near
_SHOWS = frozenset({"live", "football", "lights", "fever", "raw"})


def from_day(count: int) -> When:
    """Mean the day so many days after that of publication."""
    return lambda here: days.after(now(here), count, count, Unit.DAY)


def weekday(tokens: Tokens, at: int) -> Phrase | None:
    """Read "Monday", "Tues.", "Tuesday night", "Tuesday, October 8", "Friday of last week"."""
    word = plain(tokens, at)
    short = word not in WEEKDAYS
    if _is_named(tokens, at):
        return None
    number = SHORT_WEEKDAYS[word] if short else WEEKDAYS[word]
    place = skip(tokens, at + 1, ".") if short else at + 1
    dated = _nth(tokens, place, number)
    if short and not tokens.is_capital(at):
        return dated if tokens.word(place) == "the" else None
    place = skip(tokens, place, *TIMES_OF_DAY)
    found = dated or _date_of_weekday(tokens, place, number) or _week_after(tokens, place, number)
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
    if word == "sun":
        return False
    if tokens.word(at - 1) in {"on", "week", "this"} and ends_here(tokens, at + 1):
        return True
    return tokens.word(at + 1) == "." and at + 2 < len(tokens)


def _nth(tokens: Tokens, at: int, weekday_number: int) -> Phrase | None:
    """Read "the 15th" after a weekday, or "15th", of the nearest month in which it fits.

    Bare figures are days only where they can be no hour and nothing follows that they count.
    """
    place = skip(tokens, at, "the")
    day, end = any_day(tokens, place)
    bare = place == at and end == place + 1
    if bare and not (day > 12 and (end == len(tokens) or tokens.word(end) in _AFTER_DAY)):
        return None
    if not day or not ends_here(tokens, end) or tokens.word(end) in {"of", "in", "-", "/"}:
        return None
    recurring = days.weekday_on(weekday_number, day)

    def when(here: Standpoint) -> Interval:
        return days.closest(recurring, now(here))

    return Phrase(end, when, True, recurring, daily=True)


_AFTER_DAY = frozenset({".", ",", "!", "?", ";", "at", ")"})


def _date_of_weekday(tokens: Tokens, at: int, weekday_number: int) -> Phrase | None:
    """Read the date after a weekday; of two years, the one in which the weekday fits."""
    opening = skip(tokens, at, ",", "(", "-")
    place = skip(tokens, opening, "the")
    reader = _reader_of_date(tokens, place)
    found = reader(tokens, place) if reader else None
    if found is None or not found.month or not found.daily:
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
    known = (month, written_dates.month_or_feast, written_dates.in_spelled_words)
    return reader if reader in known else None


def _on_weekday(recurring: Recurring, weekday_number: int, otherwise: When) -> When:
    def when(here: Standpoint) -> Interval:
        day = now(here)
        near = {days.latest(recurring, day): None, days.upcoming(recurring, day): None}
        fits = [each for each in near if _weekday_of(each) == weekday_number]
        if len(fits) != 1:
            return otherwise(here)
        distances = [abs(int(each.low or 0) - day.toordinal()) for each in near]
        if int(fits[0].low or 0) - day.toordinal() > _FAR and min(distances) <= _NEAR:
            raise Unread(WRONG_WEEKDAY)
        return fits[0]

    return when


def _weekday_of(value: Interval) -> int:
    return (int(value.low or 1) - 1) % 7


def _week_after(tokens: Tokens, at: int, weekday_number: int) -> Phrase | None:
    """Read "of last week", "next week" after a weekday."""
    place = skip(tokens, at, "of")
    step = {"last": -1, "this": 0, "next": 1}.get(tokens.word(place))
    if step is None or plain(tokens, place + 1) != "week":
        return None
    return Phrase(place + 2, in_week(weekday_number, step), daily=True)


def in_week(weekday_number: int, step: int) -> When:
    """Mean a weekday of the week so many weeks after that of publication."""
    recurring = days.weekday(weekday_number)
    return lambda here: recurring.in_cycle(recurring.cycle_of(now(here)) + step)


def simple_day(tokens: Tokens, at: int) -> Phrase | None:
    """Read today, tonight, yesterday, tomorrow, with a part of the day; not USA Today."""
    if tokens.is_capital(at) and tokens.is_capital(at - 1) and tokens.is_word(at - 1):
        return None
    step = {"yesterday": -1, "tomorrow": 1, "tmrw": 1}.get(plain(tokens, at), 0)
    return Phrase(skip(tokens, at + 1, *TIMES_OF_DAY), from_day(step), daily=True)


DAYS: dict[str, Reader] = (
    written_dates.READERS
    | dict.fromkeys(ANY_WEEKDAY, weekday)
    | dict.fromkeys(("today", "tonight", "yesterday", "tomorrow", "tmrw"), simple_day)
)
"""By the word with which they begin: days that are named and not counted from others."""
# A possessive is one token: "Monday's".
DAYS |= {f"{word}'s": reader for word, reader in DAYS.items()}


def dated_day(tokens: Tokens, at: int) -> Phrase | None:
    """Read what names its days without counting from others: dates, weekdays, today."""
    reader = written_dates.number if tokens.is_number(at) else DAYS.get(tokens.word(at))
    return reader(tokens, at) if reader else None
