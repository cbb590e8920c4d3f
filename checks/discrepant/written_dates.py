"""Which days are written out here: "June 19, 2024", "19/6/2024", "Q3 2023", "the 1990s"?

Dates that stand in a calendar.  Where no year is written, it is the nearest: the latest one
in news, the coming one where the sentence looks ahead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from discrepant import days
from discrepant.date_words import (
    ANY_MONTH,
    BACKWARDS,
    DASHES,
    MONTH_CONTEXT,
    ORDINALS,
    SEASONS,
    SHORT_MONTHS,
    SUFFIXES,
    TO,
    WHICH_YEAR,
    Phrase,
    Reader,
    Standpoint,
    Unread,
    When,
    full_year,
    is_counted,
    now,
    plain,
    skip,
    stands_for_more,
    year_number,
)
from discrepant.days import Recurring
from discrepant.interval import Interval
from discrepant.tokens import Tokens

_OPENING = frozenset("([{“‘\"'’–—~=<>")

# A cue of the future is not believed for more than half a year: "had been scheduled for June"
# of an article of July.
_FAR = 183
_NEAR = 61

_VERBS = frozenset({"may", "march", "mar"})

# The first word stands without its possessive.
_HOLIDAYS: dict[str, Recurring] = {
    "christmas eve": days.each_day(12, 24),
    "christmas day": days.each_day(12, 25),
    "christmas": days.each_day(12, 25),
    "boxing day": days.each_day(12, 26),
    "new year's eve": days.each_day(12, 31),
    "new year's day": days.each_day(1, 1),
    "valentine day": days.each_day(2, 14),
    "st patrick's day": days.each_day(3, 17),
    "st . patrick's day": days.each_day(3, 17),
    "independence day": days.each_day(7, 4),
    "halloween": days.each_day(10, 31),
    "veterans day": days.each_day(11, 11),
    "veterans ' day": days.each_day(11, 11),
    "armistice day": days.each_day(11, 11),
    "juneteenth": days.each_day(6, 19),
    "martin luther king jr . day": days.nth_weekday(1, 0, 3),
    "martin luther king day": days.nth_weekday(1, 0, 3),
    "memorial day": days.nth_weekday(5, 0, -1),
    "labor day": days.nth_weekday(9, 0, 1),
    "thanksgiving day": days.nth_weekday(11, 3, 4),
    "thanksgiving": days.nth_weekday(11, 3, 4),
    "easter sunday": Recurring(days.easter),
    "easter monday": Recurring(lambda year: days.easter(year) + Interval.point(1)),
    "easter": Recurring(days.easter),
}
# Longer names stand before shorter ones that begin alike.
_NAMES = [(tuple(name.split()), recurring) for name, recurring in _HOLIDAYS.items()]
_BY_FIRST_WORD = {
    opener: [each for each in _NAMES if each[0][0] == opener]
    for opener in dict.fromkeys(words[0] for words, _ in _NAMES)
}


class _Year(NamedTuple):
    end: int
    of: Callable[[Standpoint], int]
    relative: bool


def nearest(recurring: Recurring) -> When:
    """Mean the latest occurrence; the coming one where the sentence looks ahead.

    Where no verb tells and the coming one is near, nobody knows: of such dates in real
    articles nearly all were of a hearing to come, or of a review of the year.
    """

    def when(here: Standpoint) -> Interval:
        day = now(here)
        if here.ahead is not False:
            coming = days.upcoming(recurring, day)
            distance = (coming.low or 0) - day.toordinal()
            if here.ahead and distance <= _FAR:
                return coming
            if not here.ahead and not recurring.weekly and 0 < distance <= _NEAR:
                raise Unread(WHICH_YEAR)
        return days.latest(recurring, day)

    return when


def joined(left: Phrase, right: Phrase) -> Phrase:
    """Mean everything from the one to the other; a side without a year takes the nearest."""
    loose_left = None if left.dated else left.recurring
    loose_right = None if right.dated or loose_left else right.recurring

    def when(here: Standpoint) -> Interval:
        if loose_right:
            first = left.when(here)
            last = days.upcoming(loose_right, days.ends(first)[0])
        else:
            last = right.when(here)
            shared = loose_left if right.recurring else None
            first = days.latest(shared, days.ends(last)[0]) if shared else left.when(here)
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


def _year_after(tokens: Tokens, at: int) -> _Year | None:
    """Read ", 2024", "of 2024", "in 2024", "’24", "last year" after a day, month or season."""
    start = skip(tokens, at, "of", "in", ",")
    year = year_number(tokens.word(start))
    if year and (year >= 1900 or not is_counted(tokens, start + 1)):
        return _Year(start + 1, lambda _: year, False)
    short = tokens.word(start + 1)
    if tokens.word(start) == "'" and tokens.touches(start + 1) and _is_short(short):
        return _Year(start + 2, lambda _: full_year(int(short)), False)
    step = {"last": -1, "this": 0, "next": 1}.get(tokens.word(start))
    if step is not None and tokens.word(at) != "," and plain(tokens, start + 1) == "year":
        return _Year(start + 2, lambda here: now(here).year + step, True)
    return None


def _is_short(word: str) -> bool:
    return len(word) == 2 and word.isascii() and word.isdigit()


def day_number(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read "19", "19th" as the day of a month: the day and where it ends, else 0."""
    word = tokens.word(at)
    if not (0 < len(word) <= 2 and word.isascii() and word.isdigit() and 0 < int(word) <= 31):
        return 0, at
    end = at + 1
    if tokens.touches(end):
        if tokens.word(end) in SUFFIXES:
            end += 1
        elif tokens.word(end) in {":", "%"}:
            return 0, at
    return int(word), end


def month_name(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read "June", "Sept." as a month: its number and where it ends, else 0."""
    word = plain(tokens, at)
    dotted = word in SHORT_MONTHS and tokens.word(at + 1) == "." and tokens.touches(at + 1)
    return ANY_MONTH.get(word, 0), at + 1 + dotted


def month(tokens: Tokens, at: int) -> Phrase | None:
    """Read "June", "June 19", "June 19th, 2024", "Jan. 5", "June 2024"."""
    number, after = month_name(tokens, at)
    day, end = day_number(tokens, skip(tokens, after, "the"))
    verb = plain(tokens, at) in _VERBS and not tokens.is_capital(at)
    if day and not (tokens.word(at - 1) == "in" and is_counted(tokens, end)):
        found = recur(tokens, end, days.each_day(number, day), number)
        return None if verb and not found.dated and end == after + 1 else found
    glued = _glued(tokens, after, number)
    if glued or (verb and not _year_after(tokens, after)):
        return glued
    return _whole_month(tokens, at, after, number)


def _whole_month(tokens: Tokens, at: int, after: int, number: int) -> Phrase | None:
    found = recur(tokens, after, days.each_month(number))
    if found.dated:
        return found
    if plain(tokens, at) in SHORT_MONTHS and not _is_short_month(tokens, at):
        return None
    # The full stop of "in Sept." may be that of the sentence.
    return replace(found, end=at + 1)


def _is_short_month(tokens: Tokens, at: int) -> bool:
    """Tell the "Jan" of "in Jan" and "Jan-Feb" from the name."""
    before = tokens.word(at - 1)
    ranged = tokens.word(at + 1) in TO and plain(tokens, at + 2) in ANY_MONTH
    return tokens.is_capital(at) and (before in MONTH_CONTEXT or before in DASHES or ranged)


def _glued(tokens: Tokens, at: int, number: int) -> Phrase | None:
    """Read the "5,2024" of "June 5,2024", which is one token."""
    day, comma, year = tokens.word(at).partition(",")
    if not (comma and len(day) <= 2 and day.isdigit() and year_number(year)):
        return None
    return _fixed(at + 1, int(year), number, int(day))


def _fixed(end: int, year: int, number: int, day: int) -> Phrase:
    def when(_: Standpoint) -> Interval:
        return days.on(year, number, day)

    return Phrase(end, when, False, days.each_day(number, day), number, True, True)


def day_first(tokens: Tokens, at: int) -> Phrase | None:
    """Read "19 June 2024", "19th of June", "8–13 October", "8 and 13 October"."""
    day, end = day_number(tokens, at)
    if not day:
        return None
    if tokens.word(end) not in TO and tokens.word(end) != "and":
        return _day_month(tokens, day, end)
    other, place = day_number(tokens, end + 1)
    right = _day_month(tokens, other, place) if other else None
    if right is None:
        return None
    left = days.each_day(right.month, day)
    return joined(Phrase(end, nearest(left), True, left, right.month), right)


def _day_month(tokens: Tokens, day: int, end: int) -> Phrase | None:
    place = skip(tokens, end, "of")
    number, after = month_name(tokens, place)
    verb = plain(tokens, place) in _VERBS and not tokens.is_capital(place)
    if not number or (verb and not _year_after(tokens, after)):
        return None
    return recur(tokens, after, days.each_day(number, day), number)


def ordinal_first(tokens: Tokens, at: int) -> Phrase | None:
    """Read "second of August", "Fourth of July"."""
    number, after = month_name(tokens, at + 2)
    if tokens.word(at + 1) != "of" or not number:
        return None
    return recur(tokens, after, days.each_day(number, ORDINALS[tokens.words[at]]), number)


def _dashed(tokens: Tokens, at: int) -> Phrase | None:
    """Read "2024-06-19", "10-1-2018", "2015-2016", "2015-16", "2015-3"; else days first."""
    parts = _figures(tokens, at, tokens.word(at + 1))
    if len(parts) == 3:
        return _three(at + 5, *parts)
    year = year_number(parts[0]) if len(parts) == 2 else 0
    if not year:
        return day_first(tokens, at)
    return _two(tokens, at + 3, year, parts[1])


def _two(tokens: Tokens, end: int, year: int, second: str) -> Phrase | None:
    last = year_number(second)
    if len(second) == 2:
        last = year - year % 100 + int(second)
    # "2011-12" is read as two years, which hold December 2011 as well.
    if len(second) in {2, 4} and year < last <= year + (15 if len(second) == 2 else 1000):
        counted = is_counted(tokens, end)
        return None if counted else _lasting(end, days.years, year, last - year + 1)
    if len(second) <= 2 and 1 <= int(second) <= 12:
        return _lasting(end, days.month_of, year, int(second))
    return None


def _lasting(end: int, stretch: Callable[[int, int], Interval], year: int, other: int) -> Phrase:
    return Phrase(end, lambda _: stretch(year, other), False, dated=True)


def _slashed(tokens: Tokens, at: int) -> Phrase | None:
    """Read "6/19/2024", "19/6/2024", "6/19/24", "6/2024", "2023/24", "9/11", and "on 6/19".

    Where both orders are possible the month comes first, as in the United States.
    """
    parts = _figures(tokens, at, "/")
    if len(parts) == 3:
        return _three(at + 5, *parts)
    if len(parts) == 2 and year_number(parts[0]):
        return _two(tokens, at + 3, int(parts[0]), parts[1])
    if len(parts) != 2 or len(parts[0]) > 2:
        return None
    if parts == ("9", "11"):
        return _fixed(at + 3, 2001, 9, 11)
    first, second = int(parts[0]), int(parts[1])
    if year_number(parts[1]) and 1 <= first <= 12:
        return _lasting(at + 3, days.month_of, second, first)
    if tokens.word(at - 1) not in {"on", "since", "until"} or tokens.word(at + 3) == "of":
        return None
    number, day = _month_and_day(first, second)
    if not (1 <= number <= 12 and 1 <= day <= 31):
        return None
    return recur(tokens, at + 3, days.each_day(number, day), number)


def _dotted(tokens: Tokens, at: int) -> Phrase | None:
    """Read "19.06.2024", which is one token, day first."""
    parts = tokens.words[at].split(".")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    if max(len(parts[0]), len(parts[1])) > 2 or not year_number(parts[2]):
        return None
    number, day = _month_and_day(int(parts[1]), int(parts[0]))
    return _fixed(at + 1, int(parts[2]), number, day)


def _figures(tokens: Tokens, at: int, mark: str) -> tuple[str, ...]:
    """Return the digits that hang together by `mark` from token `at` on, at most four."""
    found = [tokens.words[at]]
    place = at + 1
    while len(found) < 4 and tokens.word(place) == mark and tokens.touches(place):
        if not (tokens.is_number(place + 1) and tokens.touches(place + 1)):
            break
        found.append(tokens.words[place + 1])
        place += 2
    short = all(each.isdigit() and len(each) <= 4 for each in found)
    return tuple(found) if short else ()


def _three(end: int, first: str, second: str, third: str) -> Phrase | None:
    if len(second) > 2:
        return None
    if len(first) == 4 and len(third) <= 2:
        return _fixed(end, int(first), int(second), int(third)) if year_number(first) else None
    if len(first) > 2 or len(third) not in {2, 4}:
        return None
    year = year_number(third) if len(third) == 4 else full_year(int(third))
    number, day = _month_and_day(int(first), int(second))
    return _fixed(end, year, number, day) if year else None


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    return (second, first) if first > 12 >= second else (first, second)


def number(tokens: Tokens, at: int) -> Phrase | None:
    """Read what begins with digits; most numbers are no dates, so it is left early."""
    word = tokens.words[at]
    if tokens.touches(at) and tokens.words[at - 1] not in _OPENING and not _after_mid(tokens, at):
        return None
    reader = _AFTER_NUMBER.get(tokens.word(at + 1))
    found = reader(tokens, at) if reader else None
    if found is None and len(word) == 4:
        return _year(tokens, at)
    if found is None and word.count(".") == 2:
        return _dotted(tokens, at)
    return found


def _after_mid(tokens: Tokens, at: int) -> bool:
    """Tell the "mid-" of "mid-1990s" from the dash of a telephone number."""
    return tokens.words[at - 1] == "-" and tokens.word(at - 2) == "mid"


def _year(tokens: Tokens, at: int) -> Phrase | None:
    year = year_number(tokens.words[at])
    touching = tokens.touches(at) and tokens.words[at - 1] in DASHES
    if _after_mid(tokens, at):
        touching = False
    if not year or touching or is_counted(tokens, at + 1) or stands_for_more(tokens, at, at + 1):
        return None
    return _lasting(at + 1, days.years, year, 1)


def _decade(tokens: Tokens, at: int) -> Phrase | None:
    """Read "1990s", "1990's" and the "90s" of "the ’90s"."""
    word = tokens.words[at]
    end = at + 2 if tokens.word(at + 1) == "s" else at + 3
    if word[-1] != "0" or not tokens.touches(at + 1) or tokens.word(end - 1) != "s":
        return None
    year = year_number(word)
    if not year and len(word) == 2 and word >= "30" and tokens.word(at - 1) == "'":
        year = 1900 + int(word)
    return _lasting(end, days.years, year, 10) if year else None


def _suffixed(tokens: Tokens, at: int) -> Phrase | None:
    """Read "19th June" and "21st century"."""
    word = tokens.words[at]
    if tokens.word(at + 2) == "century" and tokens.touches(at + 1) and 0 < int(word[:2]) <= 21:
        return _lasting(at + 3, days.years, 100 * int(word[:2]) - 100, 100)
    return day_first(tokens, at)


def quarter(tokens: Tokens, at: int) -> Phrase | None:
    """Read "Q3 2024", "Q3", "H1 of 2023"."""
    length = 3 if tokens.words[at] == "q" else 6
    digit = tokens.word(at + 1)
    if not (tokens.touches(at + 1) and tokens.is_capital(at) and digit in {"1", "2", "3", "4"}):
        return None
    if int(digit) > 12 // length:
        return None
    found = recur(tokens, at + 2, days.each_months((int(digit) - 1) * length + 1, length))
    return found if found.dated or length == 3 else None


def season(tokens: Tokens, at: int) -> Phrase | None:
    """Read "spring 2020", "summer of last year", "winter of 2023-24"; bare seasons are words."""
    start = SEASONS[tokens.words[at]]
    found = recur(tokens, at + 1, days.each_months(start, 3))
    if not found.dated:
        return None
    if start == 12 and tokens.word(found.end) in DASHES and tokens.is_number(found.end + 1):
        return replace(found, end=found.end + 2)
    return found


def holiday(tokens: Tokens, at: int) -> Phrase | None:
    """Read "Christmas Eve", "Labor Day 2016", "Halloween"; "Christmas" alone after "at", "by" …"""
    for words, recurring in _BY_FIRST_WORD[plain(tokens, at)]:
        end = at + len(words)
        if words == (plain(tokens, at), *tokens.words[at + 1 : end]):
            found = replace(recur(tokens, end, recurring), daily=True)
            alone = found.end == at + 1 and words[0] != "halloween"
            return None if alone and tokens.word(at - 1) not in _FEAST_CONTEXT else found
    return None


_FEAST_CONTEXT = MONTH_CONTEXT | {"on", "at", "over", "around"}

_AFTER_NUMBER: Mapping[str, Reader] = (
    dict.fromkeys((*ANY_MONTH, *TO, "of", "and"), day_first)
    | dict.fromkeys(SUFFIXES, _suffixed)
    | dict.fromkeys(("s", "'"), _decade)
    | {"-": _dashed, "–": _dashed, "~": _dashed, "/": _slashed}
)

HOLIDAYS: dict[str, Reader] = dict.fromkeys(_BY_FIRST_WORD, holiday)

READERS: dict[str, Reader] = (
    HOLIDAYS
    | dict.fromkeys(ANY_MONTH, month)
    | dict.fromkeys(SEASONS, season)
    | dict.fromkeys(("q", "h"), quarter)
)
"""By the word with which they begin: dates that are written out, digits aside."""
