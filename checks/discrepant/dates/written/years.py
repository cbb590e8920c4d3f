"""Which year is meant: the one that is written beside a date, or the nearest?

Where no year is written, it is the latest one in news, the coming one where the sentence
looks ahead.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from discrepant.dates import days
from discrepant.dates.days import Cycle, Recurring
from discrepant.dates.words import (
    BACKWARDS,
    DASHES,
    PARTS,
    WHICH_YEAR,
    YEAR_CONTEXT,
    Phrase,
    Standpoint,
    Unread,
    When,
    ends_here,
    full_year,
    is_counted,
    now,
    plain,
    skip,
    stands_for_more,
    year_number,
)
from discrepant.dates.written import spelled
from discrepant.interval import Interval
from discrepant.tokens import Tokens, table

# A cue of the future is not believed for more than half a year: "had been scheduled for June"
# of an article of July.
_FAR = 183
_FARTHER = 240  # nor is it disbelieved: "schools will close on June 20" of November
_MONTH = 31
_NEAR = 61

_YEAR = timedelta(366)

# Two digits are a year from here on, below they may be a day.
_NO_DAY, _NO_MINUTE = 32, 60


class _Year(NamedTuple):
    end: int
    of: Callable[[Standpoint], int]
    relative: bool


def nearest(recurring: Recurring) -> When:
    """Mean the latest occurrence; the coming one where the sentence looks ahead.

    Where no verb tells, the coming one is meant if it is near: of such dates in real articles
    nearly all were of a hearing to come.  The others were of a review of the year, so that in
    January nobody knows.
    """

    def when(here: Standpoint) -> Interval:
        day = now(here)
        if here.ahead is not False:
            coming = days.upcoming(recurring, day)
            distance = (coming.low or 0) - day.toordinal()
            near = recurring.cycle is Cycle.YEAR and 0 < distance <= _NEAR
            if near and not here.ahead and day.month == 1:
                raise Unread(WHICH_YEAR)
            if near or (here.ahead and distance <= _FAR):
                return coming
            if here.ahead and coming.is_point and distance <= _FARTHER:
                raise Unread(WHICH_YEAR)
        elif _is_about_to_come(recurring, day):
            raise Unread(WHICH_YEAR)
        return days.latest(recurring, day)

    return when


def _is_about_to_come(recurring: Recurring, day: date) -> bool:
    """Tell whether a day of the year is near ahead, which a past tense beside it cannot mean.

    In "clinics closed from November 12" of October the tense is that of something else, and
    nobody means the November of a year ago without saying so.
    """
    if recurring.cycle is not Cycle.YEAR:
        return False
    coming = days.upcoming(recurring, day)
    return coming.is_point and 0 < (coming.low or 0) - day.toordinal() <= _MONTH


def joined(left: Phrase, right: Phrase) -> Phrase:
    """Mean everything from the one to the other; a side without a year takes the nearest."""
    loose_left = None if left.dated else left.recurring
    loose_right = None if right.dated or loose_left else right.recurring
    leaps = right.recurring if loose_left and not right.dated else None

    def when(here: Standpoint) -> Interval:
        if loose_right:
            first = left.when(here)
            last = days.upcoming(loose_right, days.ends(first)[0])
        else:
            last = right.when(here)
            shared = loose_left if right.recurring else None
            first = days.latest(shared, days.ends(last)[0]) if shared else left.when(here)
            if leaps and days.ends(last)[0] - days.ends(first)[0] > _YEAR:
                last = days.upcoming(leaps, days.ends(first)[0])  # from February 29 on
        low, high = days.ends(first)[0], days.ends(last)[1]
        if low > high:
            raise Unread(BACKWARDS)
        return Interval.days(low, high)

    dated = left.dated or right.dated
    return Phrase(right.end, when, (left.relative or right.relative) and not dated, dated=dated)


def recur(tokens: Tokens, end: int, recurring: Recurring, month: int = 0) -> Phrase:
    """Finish what recurs, `month` given for single days: with the year that follows, if any."""
    year = _year_after(tokens, end)
    daily = month != 0
    if year is None:
        return Phrase(end, nearest(recurring), True, recurring, month, False, daily)
    return Phrase(
        year.end,
        lambda here: recurring.in_cycle(year.of(here)),
        year.relative,
        recurring,
        month,
        True,
        daily,
    )


def has_year_after(tokens: Tokens, at: int) -> bool:
    """Tell whether a year follows a day, a month or a season that ends at token `at`."""
    return _year_after(tokens, at) is not None


def _year_after(tokens: Tokens, at: int) -> _Year | None:
    """Read ", 2024", "of 2024", "in 2024", "’24", "of 87", "last year", "two thousand ten"."""
    start = skip(tokens, _past_time(tokens, at), "of", "in", ",")
    year = year_number(tokens.word(start))
    if year and (year >= 1900 or not is_counted(tokens, start + 1)):
        return _Year(start + 1, lambda _: year, False)
    short = tokens.word(start + 1)
    if tokens.word(start) == "'" and tokens.touches(start + 1) and _is_short(short):
        return _Year(start + 2, lambda _: full_year(int(short)), False)
    step = {"last": -1, "this": 0, "next": 1}.get(tokens.word(start))
    if step is not None and tokens.word(at) != "," and plain(tokens, start + 1) == "year":
        return _Year(start + 2, lambda here: now(here).year + step, True)
    bare = tokens.word(start)
    least = _NO_DAY if tokens.word(at) == "of" else _NO_MINUTE
    if _is_short(bare) and int(bare) >= least and tokens.word(at) != ",":
        return _after_century(tokens, start, int(bare))
    written, end = spelled.year(tokens, start)
    return _Year(end, lambda _: written, False) if written else None


def _past_time(tokens: Tokens, at: int) -> int:
    """Pass over the time in "Oct 26 15:50:06 2016"."""
    place = at
    while tokens.is_number(place) and tokens.word(place + 1) == ":" and tokens.touches(place + 1):
        place += 2
    ends_in_year = place > at and year_number(tokens.word(place + 1))
    return place + 1 if ends_in_year else at


def _after_century(tokens: Tokens, at: int, short: int) -> _Year | None:
    """Read the "87" of "April of 87"; not the "87 people" and "87:12"."""
    runs_on = tokens.touches(at + 1) and tokens.word(at + 1) not in {".", ","}
    if runs_on or not ends_here(tokens, at + 1):
        return None
    return _Year(at + 1, lambda _: full_year(short), False)


def _is_short(word: str) -> bool:
    return len(word) == 2 and word.isascii() and word.isdigit()


def lasting(end: int, stretch: Callable[[int, int], Interval], year: int, other: int) -> Phrase:
    """Mean the years or the month that `stretch` returns, whoever writes."""
    return Phrase(end, lambda _: stretch(year, other), False, dated=True)


def in_year(found: Phrase, recurring: Recurring, year: int) -> Phrase:
    """Mean the June of "2016 June", the third quarter of "2017-Q3"."""
    month, daily = found.month, found.daily
    return Phrase(
        found.end, lambda _: recurring.in_cycle(year), False, recurring, month, True, daily
    )


def bare(tokens: Tokens, at: int) -> Phrase | None:
    """Read "2016" where it is a year and no count or house number."""
    year = year_number(tokens.words[at])
    touching = tokens.touches(at) and tokens.words[at - 1] in DASHES
    if tokens.word(at - 2) == "mid":
        touching = False
    if not year or touching or is_counted(tokens, at + 1) or stands_for_more(tokens, at, at + 1):
        return None
    return lasting(at + 1, days.years, year, 1)


def in_words(tokens: Tokens, at: int) -> Phrase | None:
    """Read the "nineteen ninety-six" of "in nineteen ninety-six"."""
    if tokens.word(at - 1) not in YEAR_CONTEXT:
        return None
    year, end = spelled.year(tokens, at)
    return lasting(end, days.years, year, 1) if year else None


def decade(tokens: Tokens, at: int) -> Phrase | None:
    """Read "1990s", "1990's", the "90s" of "the ’90s" and of "in the 90s"."""
    word = tokens.words[at]
    end = at + 2 if tokens.word(at + 1) == "s" else at + 3
    if tokens.word(at + 1) == "s" and not tokens.touches(at + 1):
        return _spaced_decade(tokens, at)
    if word[-1] != "0" or not tokens.touches(at + 1) or tokens.word(end - 1) != "s":
        return None
    year = year_number(word)
    if not year and len(word) == 2 and (tokens.word(at - 1) == "'" or _is_era(tokens, at, end)):
        year = 1900 + int(word) if word >= "30" else 0
    return lasting(end, days.years, year, 10) if year else None


def _spaced_decade(tokens: Tokens, at: int) -> Phrase | None:
    """Read the "1990 s" of "in the 1990 s"."""
    year = year_number(tokens.words[at])
    spaced = year and year % 10 == 0 and _is_of_all(tokens, at) and ends_here(tokens, at + 2)
    return lasting(at + 2, days.years, year, 10) if spaced else None


def _is_era(tokens: Tokens, at: int, end: int) -> bool:
    """Tell "in the 70s" from "in their 70s"; below 50 it is as often the temperature."""
    return tokens.words[at] >= "50" and _is_of_all(tokens, at) and ends_here(tokens, end)


def _is_of_all(tokens: Tokens, at: int) -> bool:
    """Tell "in the early nineties" from "in his early nineties"."""
    place = at - 2 if tokens.word(at - 1) == "-" else at - 1
    if tokens.word(place) in PARTS:
        return tokens.word(place - 1) == "the"
    return tokens.word(skip_back(tokens, at)) in _ERA_CONTEXT


def skip_back(tokens: Tokens, at: int) -> int:
    """Return the place before token `at` and a "the" before it."""
    return at - 2 if tokens.word(at - 1) == "the" else at - 1


_ERA_CONTEXT = table("in of since during from")


def decade_in_words(tokens: Tokens, at: int) -> Phrase | None:
    """Read the "nineties" of "in the nineties", "nineteen seventies"; not "in her nineties"."""
    if not _is_of_all(tokens, at):
        return None
    after_2000 = _of_this_century(tokens, at)
    if after_2000:
        return after_2000
    place = at + 1 if tokens.word(at) in {"nineteen", "eighteen"} else at
    year = spelled.DECADES.get(tokens.word(place))
    if year is None or not ends_here(tokens, place + 1):
        return None
    earlier = 100 if tokens.word(at) == "eighteen" else 0
    return lasting(place + 1, days.years, year - earlier, 10)


def _of_this_century(tokens: Tokens, at: int) -> Phrase | None:
    """Read "twenty-tens", "two thousand and tens", "two thousands"."""
    words = tokens.words[at : at + 4]
    for phrase, first in _OF_THIS_CENTURY.items():
        if words[: len(phrase)] == phrase and ends_here(tokens, at + len(phrase)):
            return lasting(at + len(phrase), days.years, first, 10)
    return None


_OF_THIS_CENTURY = {
    ("twenty", "-", "tens"): 2010,
    ("twenty", "tens"): 2010,
    ("two", "thousand", "and", "tens"): 2010,
    ("two", "thousand", "tens"): 2010,
    ("two", "thousands"): 2000,
}


def century(tokens: Tokens, at: int) -> Phrase | None:
    """Read "21st century", the suffix being a token of its own."""
    number = tokens.words[at]
    if tokens.word(at + 2) != "century" or not tokens.touches(at + 1) or len(number) > 2:
        return None
    if not 0 < int(number) <= 21:
        return None
    return lasting(at + 3, days.years, max(1, 100 * int(number) - 100), 100)
