"""Which days does this phrase mean?

A phrase is read from the token where it begins into a :class:`_Phrase`, which knows what it
means to somebody who writes on a given day; :func:`read` then asks it for each end of the
publication interval.  Leading "on", "in", "at" and articles are no part of a phrase; words
that change its meaning are: since, before, after, by, until, between, from … to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from discrepant import days
from discrepant.days import MONTH_NAMES, NoSuchDay, Part, Recurring, Unit
from discrepant.interval import Interval
from discrepant.model import Day
from discrepant.tokens import Tokens

NO_DAY = "relative date without a day of publication"
NOT_OURS = "relative to another day than that of publication"
BACKWARDS = "a range that ends before it begins"


class _Unread(ValueError):
    """Raised where a phrase is a date and cannot be told; the message is the reason."""


class _Standpoint(NamedTuple):
    """The day on which somebody writes, None where unknown, and whether they look ahead."""

    day: date | None
    ahead: bool


_When = Callable[[_Standpoint], Interval]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Where a phrase ends and which days it means.

    `recurring` and `month` let the two sides of a range share a year and a month; `dated`
    tells that it has a year of its own, `daily` that it means single days.
    """

    end: int
    when: _When
    relative: bool = True
    recurring: Recurring | None = None
    month: int = 0
    dated: bool = False
    daily: bool = False


_Reader = Callable[[Tokens, int], _Phrase | None]


# ------------------------------------------------------------------------- the words

_MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
_SHORT_MONTHS = {name[:3]: number for name, number in _MONTHS.items() if name != "may"}
_SHORT_MONTHS["sept"] = 9
_ANY_MONTH = _MONTHS | _SHORT_MONTHS

_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
_SHORT_WEEKDAYS = {name[:3]: number for name, number in _WEEKDAYS.items()}
_SHORT_WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_UNITS = {unit.value: unit for unit in Unit} | {
    "days": Unit.DAY,
    "weeks": Unit.WEEK,
    "months": Unit.MONTH,
    "quarters": Unit.QUARTER,
    "years": Unit.YEAR,
    "decades": Unit.DECADE,
    "centuries": Unit.CENTURY,
}
_PLURALS = frozenset(word for word in _UNITS if word.endswith("s"))
_TIMES_OF_DAY = frozenset({"morning", "afternoon", "evening", "night", "noon", "midnight"})

_COUNTS = {
    word: (number, number)
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"couple": (2, 3), "few": (2, 9), "several": (3, 9)}

_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})

_PARTS = {"early": Part.EARLY, "mid": Part.MID, "late": Part.LATE}
_ENDS = {
    "start": Part.EARLY,
    "beginning": Part.EARLY,
    "middle": Part.MID,
    "end": Part.LATE,
}

_DASHES = frozenset({"-", "–", "~"})
_TO = frozenset({"to", "through", "thru", "until", "till"}) | _DASHES

# "Will meet on Friday": the nearest verb before a weekday tells whether it looks ahead.
_AHEAD = frozenset(
    "will shall must should can scheduled due upcoming set slated plan plans planned expect "
    "expects expected starting begins starts going next coming deadline".split()
)
_BEHIND = frozenset(
    "was were had did said says told died shot began came took went left saw found held made "
    "got gave met wrote fell killed since".split()
)

# A word that may follow a date without being what is counted or named by it.
_FUNCTION_WORDS = frozenset(
    "the a an and or but at in on to of for from by with when while as that which who he she it "
    "they we i there his her their its was were is are has had have will would said after before "
    "until if than because where so".split()
)
_PEOPLE = frozenset("people men women children persons troops soldiers".split())

_MONTH_CONTEXT = frozenset(
    "in since of last this next until till by early earlier late later mid during before after "
    "between from to through past coming every each and".split()
)
_YEAR_CONTEXT = frozenset(
    "in of since during by from to until till through early late mid before after between year "
    "and around circa".split()
)
_NOT_YEARS = frozenset(
    "$ € £ # no number numbers nos highway route hwy interstate room suite flight box unit apt "
    "code section page model article zip + = / . nearly almost over than least some about".split()
)
_STREETS = frozenset(
    "street st avenue ave road rd drive dr lane ln boulevard blvd block court way place "
    "feet foot percent % km kg million billion hours pm am".split()
)
_PAPERS = frozenset(
    "times mirror express telegraph mail post herald tribune independent sun star school".split()
)
_NAMED_DAYS = frozenset(
    "black bloody good ash palm super cyber fat giving holy maundy shrove easter whit red".split()
)
_OPENING = frozenset("([{“‘\"'’–—~=<>")


def _holidays() -> dict[str, tuple[tuple[tuple[str, ...], Recurring], ...]]:
    """Return holidays by their first word, longer names first."""
    names = {
        "christmas eve": days.each_day(12, 24),
        "christmas day": days.each_day(12, 25),
        "christmas": days.each_day(12, 25),
        "boxing day": days.each_day(12, 26),
        "new year's eve": days.each_day(12, 31),
        "new year's day": days.each_day(1, 1),
        "valentine's day": days.each_day(2, 14),
        "st patrick's day": days.each_day(3, 17),
        "st . patrick's day": days.each_day(3, 17),
        "independence day": days.each_day(7, 4),
        "fourth of july": days.each_day(7, 4),
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
        "easter": Recurring(days.easter),
    }
    split = [(tuple(name.split()), recurring) for name, recurring in names.items()]
    return {
        opener: tuple(each for each in split if each[0][0] == opener)
        for opener in sorted({words[0] for words, _ in split})
    }


_HOLIDAYS = _holidays()


# ------------------------------------------------------------------------- the entrance


def read(tokens: Tokens, at: int, published: Interval | None) -> Day | None:
    """Read the date phrase that begins at token `at`, else None.

    `published` are the days on which the article may have appeared; a phrase is resolved for
    the first and the last of them, and means every day between.  The value is None, with the
    reason in `unread`, where the words are a date that cannot be told.
    """
    bound = _BOUNDS.get(tokens.words[at])
    phrase = bound(tokens, at) if bound else _phrase(tokens, at)
    if phrase is None or _runs_on(tokens, phrase.end):
        return None
    try:
        value = _resolve(phrase, published, _looks_ahead(tokens, at))
    except (_Unread, NoSuchDay) as error:
        return Day(at, phrase.end, None, str(error), phrase.relative)
    return Day(at, phrase.end, value, "", phrase.relative)


def _resolve(phrase: _Phrase, published: Interval | None, ahead: bool) -> Interval:
    first = published.first_day if published else None
    last = published.last_day if published else None
    if first is None or last is None:
        return phrase.when(_Standpoint(None, ahead))
    value = phrase.when(_Standpoint(first, ahead))
    return value if first == last else value.hull(phrase.when(_Standpoint(last, ahead)))


def _stands_for_more(tokens: Tokens, at: int, phrase: _Phrase) -> bool:
    """Tell whether a word that can be a date is a name, a verb or a count where it stands."""
    if phrase.end != at + 1:
        return False
    word = _plain(tokens, at)
    if word in _ANY_MONTH:
        return not _is_month_here(tokens, at)
    if _year_number(word):
        return not _is_year_here(tokens, at)
    if word in _HOLIDAYS:
        return tokens.word(at - 1) not in _MONTH_CONTEXT | {"on", "at", "over", "around"}
    return False


def _runs_on(tokens: Tokens, end: int) -> bool:
    """Tell whether figures go on where a phrase ends: "2015-32", "2010-2015-86"."""
    return (
        tokens.word(end) in {"-", "/"}
        and tokens.touches(end)
        and tokens.touches(end + 1)
        and tokens.is_number(end + 1)
        and tokens.is_number(end - 1)
    )


def _is_month_here(tokens: Tokens, at: int) -> bool:
    """Tell June the month from June the name, and March from to march."""
    before, after = tokens.word(at - 1), at + 1
    if before in {"the", "a", "an"}:
        word = tokens.word(after)
        return (
            tokens.is_word(after) and not tokens.is_capital(after) and word not in _FUNCTION_WORDS
        )
    if tokens.words[at] in _SHORT_MONTHS and not tokens.is_capital(at):
        return False
    if before in _DASHES:
        return tokens.word(at - 2) in {"mid", *_ANY_MONTH}
    named = tokens.is_capital(after) and before not in {"in", "since", "last", "this", "during"}
    return before in _MONTH_CONTEXT and not named


def _is_year_here(tokens: Tokens, at: int) -> bool:
    """Tell 2016 the year from 2016 of something; commas and counted nouns are seen before."""
    before = tokens.word(at - 1)
    if before in _NOT_YEARS or (before == "at" and not tokens.is_capital(at + 1)):
        return False
    if any(tokens.word(place) in _STREETS for place in range(at + 1, at + 5)):
        return before in {"in", "since", "during"} and tokens.word(at + 1) not in _STREETS
    return before in _YEAR_CONTEXT or 1900 <= int(tokens.words[at]) <= 2100


def _looks_ahead(tokens: Tokens, at: int) -> bool:
    """Tell whether the nearest verb before token `at`, within eight tokens, is of the future."""
    before = tokens.word(at - 1)
    if before in {"by", "until", "till"} or tokens.words[at] in {"by", "until", "till"}:
        return at > 1
    for word in reversed(tokens.words[max(0, at - 8) : at]):
        if word in _AHEAD or word.endswith("'ll"):
            return True
        if word in _BEHIND or (word.endswith("ed") and len(word) > 4) or word in ";:":
            return False
    return False


# ------------------------------------------------------------------------- meanings


def _now(standpoint: _Standpoint) -> date:
    if standpoint.day is None:
        raise _Unread(NO_DAY)
    return standpoint.day


def _always(value: Interval) -> _When:
    return lambda _: value


def _from_day(count: int) -> _When:
    return lambda here: days.around(_now(here), count, count, Unit.DAY)


def _elsewhere(_: _Standpoint) -> Interval:
    raise _Unread(NOT_OURS)


def _nearest(recurring: Recurring) -> _When:
    """Mean the latest occurrence; the coming one where the sentence looks ahead.

    A cue of the future is not believed for more than half a year: "had been scheduled for
    June" of an article of July.
    """

    def when(here: _Standpoint) -> Interval:
        day = _now(here)
        if here.ahead:
            coming = days.upcoming(recurring, day)
            if coming.low is not None and coming.low - day.toordinal() <= 183:
                return coming
        return days.latest(recurring, day)

    return when


def _join(left: _Phrase, right: _Phrase) -> _Phrase:
    """Mean everything from the one to the other; a side without a year takes the nearest."""

    def when(here: _Standpoint) -> Interval:
        if left.dated and right.recurring and not right.dated:
            first = left.when(here)
            last = days.upcoming(right.recurring, first.first_day or date.min)
        else:
            last = right.when(here)
            loose = left.recurring and not left.dated and right.recurring
            first = (
                days.latest(left.recurring, last.first_day or date.max)
                if left.recurring and loose
                else left.when(here)
            )
        if first.low is None or last.high is None or first.low > last.high:
            raise _Unread(BACKWARDS)
        return Interval(first.low, last.high)

    dated = left.dated or right.dated
    return _Phrase(right.end, when, (left.relative or right.relative) and not dated)


# ------------------------------------------------------------------------- small parts


def _plain(tokens: Tokens, at: int) -> str:
    """Return a folded word without its possessive."""
    return tokens.word(at).removesuffix("'s")


def _skip(tokens: Tokens, at: int, words: frozenset[str] | set[str]) -> int:
    return at + 1 if tokens.word(at) in words else at


def _year_number(word: str) -> int:
    """Return the year that four digits may be, else 0."""
    if len(word) != 4 or not (word.isascii() and word.isdigit()):
        return 0
    return int(word) if 1000 <= int(word) <= 2199 else 0


class _Year(NamedTuple):
    end: int
    of: Callable[[_Standpoint], int]
    relative: bool


def _year_after(tokens: Tokens, at: int) -> _Year | None:
    """Read ", 2024", "of 2024", "in 2024", "’24", "last year" after a day, month or season."""
    start = _skip(tokens, at, {"of", "in", ","})
    year = _year_number(tokens.word(start))
    if year and not _is_counted(tokens, start + 1):
        return _Year(start + 1, lambda _: year, False)
    if tokens.word(start) == "'" and tokens.touches(start + 1) and len(tokens.word(start + 1)) == 2:
        short = tokens.word(start + 1)
        if short.isascii() and short.isdigit():
            return _Year(start + 2, lambda _: _full_year(int(short)), False)
    step = {"last": -1, "this": 0, "next": 1}.get(tokens.word(start))
    if step is not None and tokens.word(at) != "," and _plain(tokens, start + 1) == "year":
        return _Year(start + 2, lambda here: _now(here).year + step, True)
    return None


def _full_year(short: int) -> int:
    return short + (2000 if short <= 50 else 1900)


def _is_counted(tokens: Tokens, at: int) -> bool:
    """Tell whether token `at` is a noun in the plural that the number before it counts."""
    word = tokens.word(at)
    if not tokens.is_word(at) or tokens.is_capital(at) or word in _FUNCTION_WORDS:
        return False
    return word in _PEOPLE or (word.endswith("s") and len(word) > 2 and not word.endswith("'s"))


def _day_number(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read "19", "19th" as the day of a month: the day and where it ends, else 0."""
    word = tokens.word(at)
    if not (0 < len(word) <= 2 and word.isascii() and word.isdigit() and 0 < int(word) <= 31):
        return 0, at
    end = at + 1
    if tokens.touches(end):
        if tokens.word(end) in _SUFFIXES:
            end += 1
        elif tokens.word(end) in {":", "%"}:
            return 0, at
    return int(word), end


def _recur(tokens: Tokens, end: int, recurring: Recurring, month: int = 0) -> _Phrase:
    """Finish what recurs: with the year that follows, else the nearest."""
    year = _year_after(tokens, end)
    daily = month != 0
    if year is None:
        return _Phrase(end, _nearest(recurring), True, recurring, month, False, daily)
    return _Phrase(
        year.end,
        lambda here: recurring.in_cycle(year.of(here)),
        year.relative,
        recurring,
        month,
        True,
        daily,
    )


# ------------------------------------------------------------------------- months and days


def _month(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "June", "June 19", "June 19th, 2024", "Jan. 5", "June 2024", "October 8 and 13"."""
    word = _plain(tokens, at)
    number = _ANY_MONTH[word]
    if word in {"may", "march", "mar", "sep", "dec", "jan"} and not tokens.is_capital(at):
        return None
    after = at + 1
    if word in _SHORT_MONTHS and tokens.word(after) == "." and tokens.touches(after):
        after += 1
    day, end = _day_number(tokens, _skip(tokens, after, {"the"}))
    if day and not (tokens.word(at - 1) == "in" and _is_counted(tokens, end)):
        return _recur(tokens, end, days.each_day(number, day), number)
    glued = _glued(tokens, after, number)
    if glued:
        return glued
    phrase = _recur(tokens, after, days.each_month(number))
    if phrase.dated or word in _MONTHS or tokens.word(at - 1) in _MONTH_CONTEXT:
        return phrase if phrase.dated else replace(phrase, end=at + 1)
    return None


def _glued(tokens: Tokens, at: int, month: int) -> _Phrase | None:
    """Read the "5,2024" of "June 5,2024", which is one token."""
    day, comma, year = tokens.word(at).partition(",")
    if not (comma and len(day) <= 2 and day.isdigit() and _year_number(year)):
        return None
    return _fixed(at + 1, int(year), month, int(day))


def _fixed(end: int, year: int, month: int, day: int) -> _Phrase:
    return _Phrase(
        end,
        lambda _: days.on(year, month, day),
        False,
        days.each_day(month, day),
        month,
        True,
        True,
    )


def _day_first(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "19 June 2024", "19th of June", "8–13 October", "8 and 13 October"."""
    day, end = _day_number(tokens, at)
    if not day:
        return None
    if tokens.word(end) in _TO or tokens.word(end) == "and":
        right = _day_first(tokens, end + 1) if tokens.is_number(end + 1) else None
        if right is None or not right.month or right.recurring is None:
            return None
        left = days.each_day(right.month, day)
        return _join(_Phrase(end, _nearest(left), True, left, right.month), right)
    place = _skip(tokens, end, {"of"})
    word = _plain(tokens, place)
    month = _ANY_MONTH.get(word, 0)
    if not month or (word in {"may", "march", "mar"} and not tokens.is_capital(place)):
        return None
    after = place + 1
    if word in _SHORT_MONTHS and tokens.word(after) == "." and tokens.touches(after):
        after += 1
    return _recur(tokens, after, days.each_day(month, day), month)


def _dashed(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "2024-06-19", "10-1-2018", "2015-2016", "2015-16", "2015-12"; else as _day_first."""
    parts = _figures(tokens, at, tokens.word(at + 1))
    if len(parts) == 3:
        return _three(at + 5, *parts)
    year = _year_number(parts[0])
    if len(parts) != 2 or not year:
        return _day_first(tokens, at)
    other = _year_number(parts[1])
    if not other and len(parts[1]) == 2:
        other = year - year % 100 + int(parts[1])
        if not year < other <= year + 15:
            month = int(parts[1])
            return (
                _Phrase(at + 3, lambda _: days.month_of(year, month), False, dated=True)
                if 1 <= month <= 12
                else None
            )
    if other <= year or _is_counted(tokens, at + 3):
        return None
    return _Phrase(at + 3, lambda _: days.years(year, other - year + 1), False, dated=True)


def _slashed(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "6/19/2024", "19/6/2024", "6/19/24", "9/11", and "on 6/19".

    Where both orders are possible the month comes first, as in the United States.
    """
    parts = _figures(tokens, at, "/")
    if len(parts) == 3:
        return _three(at + 5, *parts)
    if len(parts) != 2 or max(map(len, parts)) > 2:
        return None
    if parts == ("9", "11"):
        return _fixed(at + 3, 2001, 9, 11)
    if tokens.word(at - 1) not in {"on", "since", "until"} or tokens.word(at + 3) == "of":
        return None
    month, day = _month_and_day(int(parts[0]), int(parts[1]))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _recur(tokens, at + 3, days.each_day(month, day), month)


def _dotted(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "19.06.2024", which is one token and day first."""
    parts = tokens.words[at].split(".")
    if [len(part) for part in parts] not in ([1, 1, 4], [2, 1, 4], [1, 2, 4], [2, 2, 4]):
        return None
    if not all(part.isdigit() for part in parts) or not _year_number(parts[2]):
        return None
    month, day = _month_and_day(int(parts[1]), int(parts[0]))
    return _fixed(at + 1, int(parts[2]), month, day)


def _figures(tokens: Tokens, at: int, mark: str) -> tuple[str, ...]:
    """Return the digits that hang together by `mark` from token `at` on, at most four."""
    found = [tokens.words[at]]
    place = at + 1
    while len(found) < 4 and tokens.word(place) == mark and tokens.touches(place):
        if not (tokens.is_number(place + 1) and tokens.touches(place + 1)):
            break
        found.append(tokens.words[place + 1])
        place += 2
    return tuple(found) if all(each.isdigit() for each in found) else ()


def _three(end: int, first: str, second: str, third: str) -> _Phrase | None:
    lengths = (len(first), max(len(second), 1), len(third))
    if lengths[1] > 2:
        return None
    if lengths[0] == 4 and lengths[2] <= 2:
        return _fixed(end, int(first), int(second), int(third)) if _year_number(first) else None
    if lengths[0] > 2 or lengths[2] not in {2, 4}:
        return None
    year = _year_number(third) if lengths[2] == 4 else _full_year(int(third))
    month, day = _month_and_day(int(first), int(second))
    return _fixed(end, year, month, day) if year else None


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    return (second, first) if first > 12 >= second else (first, second)


# ------------------------------------------------------------------------- numbers


def _number(tokens: Tokens, at: int) -> _Phrase | None:
    """Read what begins with digits; most numbers are no dates, so leave early."""
    word = tokens.words[at]
    if tokens.touches(at) and tokens.words[at - 1] not in _OPENING and word != "9":
        return None
    reader = _AFTER_NUMBER.get(tokens.word(at + 1))
    phrase = reader(tokens, at) if reader else None
    if phrase is None and len(word) == 4:
        return _year(tokens, at)
    if phrase is None and word.count(".") == 2:
        return _dotted(tokens, at)
    return phrase


def _year(tokens: Tokens, at: int) -> _Phrase | None:
    year = _year_number(tokens.words[at])
    touching = tokens.touches(at) and tokens.words[at - 1] in {"-", "–"}
    if not year or touching or _is_counted(tokens, at + 1):
        return None
    return _Phrase(at + 1, lambda _: days.years(year), False, dated=True)


def _decade(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "1990s", "1990's" and the "90s" of "the ’90s"."""
    word = tokens.words[at]
    end = at + 2 if tokens.word(at + 1) == "s" else at + 3
    if word[-1] != "0" or not tokens.touches(at + 1) or tokens.word(end - 1) != "s":
        return None
    year = _year_number(word)
    if not year and len(word) == 2 and tokens.word(at - 1) == "'":
        year = _full_year(int(word))
    if not year:
        return None
    return _Phrase(end, lambda _: days.years(year, 10), False, dated=True)


def _count(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    """Read "two", "12", "two or three", "couple of": fewest, most and where it ends."""
    found = _one_count(tokens, at)
    if found is None:
        return None
    fewest, most = found
    if tokens.word(at + 1) in {"or", "to", "-", "–"}:
        other = _one_count(tokens, at + 2)
        if other and other[0] > fewest:
            return fewest, other[1], at + 3
    return fewest, most, _skip(tokens, at + 1, {"of"} if tokens.word(at) == "couple" else set())


def _one_count(tokens: Tokens, at: int) -> tuple[int, int] | None:
    word = tokens.word(at)
    if word.isascii() and word.isdigit() and len(word) <= 4:
        return int(word), int(word)
    return _COUNTS.get(word)


def _ago(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "two weeks ago", "a few days later", "ten days after June 5", "in two years"."""
    counted = _count(tokens, at)
    if counted is None or tokens.word(at - 1) in _UNITS or tokens.word(at - 2) in _UNITS:
        return None
    fewest, most, place = counted
    unit = _UNITS.get(tokens.word(place))
    if unit is None:
        return None
    return _distance(tokens, at, place + 1, fewest, most, unit)


def _unit_ago(tokens: Tokens, at: int) -> _Phrase | None:
    """Read the "week ago" of "a week ago"; an article is no part of a phrase."""
    unit = _UNITS[tokens.words[at]]
    if tokens.word(at - 1) not in {"a", "an", "the"} or tokens.word(at - 2) in {"and", "half"}:
        return None
    return _distance(tokens, at, at + 1, 1, 1, unit)


def _distance(
    tokens: Tokens, at: int, place: int, fewest: int, most: int, unit: Unit
) -> _Phrase | None:
    word = tokens.word(place)
    if word == "ago":
        return _Phrase(place + 1, _bounded(tokens, at, -most, -fewest, unit, _now), daily=True)
    if word in {"before", "after", "from"}:
        return _counted_from(tokens, at, place, (fewest, most), unit)
    if word in {"earlier", "later", "afterwards", "afterward"}:
        return _Phrase(place + 1, _elsewhere)
    if tokens.word(at - 1) in {"in", "within"} and _looks_ahead(tokens, at):
        return _Phrase(place, _bounded(tokens, at, fewest, most, unit, _now))
    return None


def _counted_from(
    tokens: Tokens, at: int, place: int, counts: tuple[int, int], unit: Unit
) -> _Phrase | None:
    """Read what follows "two days before", "the day after", "three weeks from"."""
    word = tokens.word(place)
    if word == "from" and tokens.word(place + 1) == "now":
        return _Phrase(place + 2, _bounded(tokens, at, *counts, unit, _now), daily=True)
    other = _single(tokens, _skip(tokens, place + 1, {"the"}))
    if other is None or not other.daily:
        return None if word == "from" else _Phrase(place + 1, _elsewhere)
    low, high = (-counts[1], -counts[0]) if word == "before" else counts

    def start(here: _Standpoint) -> date:
        return other.when(here).first_day or date.min

    when = _bounded(tokens, at, low, high, unit, start)
    return _Phrase(other.end, when, other.relative, daily=True)


def _bounded(  # the hedge stands before the phrase: "more than two years ago"
    tokens: Tokens,
    at: int,
    low: int,
    high: int,
    unit: Unit,
    start: Callable[[_Standpoint], date],
) -> _When:
    hedge = tokens.word(at - 2) + " " + tokens.word(at - 1)
    farther = hedge in {"more than", "at least"} or tokens.word(at - 1) == "over"
    nearer = hedge == "less than" or tokens.word(at - 1) in {"under", "within"}

    def when(here: _Standpoint) -> Interval:
        day = start(here)
        value = days.around(day, low, high, unit)
        here_only = Interval.point(day.toordinal())
        if nearer:
            return value.hull(here_only)
        if farther:
            return Interval(None, value.high) if low < 0 else Interval(value.low, None)
        return value

    return when


# ------------------------------------------------------------------------- weekdays


def _weekday(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "Monday", "Tuesday night", "Tuesday, October 8", "Friday of last week"."""
    word = _plain(tokens, at)
    number = _WEEKDAYS.get(word, -1)
    place = at + 1
    if number < 0:
        number = _SHORT_WEEKDAYS[word]
        if not tokens.is_capital(at):
            return None
        place = _skip(tokens, place, {"."})
    elif _is_named(tokens, at):
        return None
    if tokens.word(place) in _TIMES_OF_DAY:
        place += 1
    date_phrase = _date_of_weekday(tokens, place, number)
    if date_phrase:
        return date_phrase
    week = _week_after(tokens, place, number)
    if week:
        return week
    if word in _SHORT_WEEKDAYS and not _is_short_weekday(tokens, at, word):
        return None
    recurring = days.weekday(number)
    return _Phrase(place, _nearest(recurring), True, recurring, daily=True)


def _is_named(tokens: Tokens, at: int) -> bool:
    """Tell the Sunday Times, Black Friday and Saturday Night Live from days."""
    after = tokens.word(at + 1)
    if tokens.word(at - 1) in _NAMED_DAYS and tokens.is_capital(at - 1):
        return True
    if after in _PAPERS and (tokens.is_capital(at + 1) or after == "school"):
        return True
    night = after == "night" and tokens.is_capital(at + 1)
    return night and tokens.word(at + 2) in {"live", "football", "lights", "fever", "raw"}


def _is_short_weekday(tokens: Tokens, at: int, word: str) -> bool:
    if word in {"tue", "tues", "thu", "thur", "thurs"}:
        return True
    return word != "sun" and tokens.word(at + 1) == "." and at + 2 < len(tokens)


def _date_of_weekday(tokens: Tokens, at: int, number: int) -> _Phrase | None:
    """Read the date after a weekday; of two years, the one in which the weekday fits."""
    place = _skip(tokens, _skip(tokens, at, {",", "("}), {"the"})
    reader = _DATES.get(tokens.word(place)) or (_number if tokens.is_number(place) else None)
    found = reader(tokens, place) if reader else None
    if found is None or not found.month:
        return None
    if tokens.word(place - 1) == "(":
        found = replace(found, end=_skip(tokens, found.end, {")"}))
    if found.dated or found.recurring is None:
        return found
    return replace(found, when=_on_weekday(found.recurring, number, found.when))


def _on_weekday(recurring: Recurring, number: int, otherwise: _When) -> _When:
    def when(here: _Standpoint) -> Interval:
        day = _now(here)
        past, coming = days.latest(recurring, day), days.upcoming(recurring, day)
        fits = [
            each for each in (past, coming) if each.first_day and each.first_day.weekday() == number
        ]
        return fits[0] if len({each.low for each in fits}) == 1 else otherwise(here)

    return when


def _week_after(tokens: Tokens, at: int, number: int) -> _Phrase | None:
    """Read "of last week", "next week" after a weekday."""
    place = _skip(tokens, at, {"of"})
    step = {"last": -1, "this": 0, "next": 1}.get(tokens.word(place))
    if step is None or _plain(tokens, place + 1) != "week":
        return None
    recurring = days.weekday(number)

    def when(here: _Standpoint) -> Interval:
        return recurring.in_cycle(recurring.cycle_of(_now(here)) + step)

    return _Phrase(place + 2, when, daily=True)


# ------------------------------------------------------------------------- this, last, next


def _directed(tokens: Tokens, at: int) -> _Phrase | None:
    """Read what follows this, last, past, previous, next, coming, upcoming, current."""
    word, place = tokens.words[at], at + 1
    if word == "this" and tokens.word(place) in {"past", "coming", "upcoming"}:
        word, place = "this " + tokens.words[place], place + 1
    target = _plain(tokens, place)
    if target in _TIMES_OF_DAY:
        return _time_of_day(tokens, at, place)
    recurring = _recurring_at(tokens, place)
    if recurring:
        return _directed_recurring(word, *recurring)
    unit = _UNITS.get(target)
    if unit and target not in _PLURALS:
        return _directed_unit(tokens, at, place, word, unit)
    return _rolling_count(tokens, place, word)


def _time_of_day(tokens: Tokens, at: int, place: int) -> _Phrase | None:
    step = {"this": 0, "last": -1}.get(tokens.words[at])
    if step is None or place != at + 1:
        return None
    if step < 0 and tokens.word(place) not in {"night", "evening"}:
        return None
    return _Phrase(place + 1, _from_day(step), daily=True)


def _recurring_at(tokens: Tokens, at: int) -> tuple[int, Recurring, _Phrase | None] | None:
    """Read the weekday, month, season or holiday after "last": its end, and its date if any."""
    word = _plain(tokens, at)
    if word == "weekend":
        return at + 1, days.WEEKEND, None
    if word in _SEASONS:
        return at + 1, days.each_months(_SEASONS[word], 3), None
    reader = _DATES.get(word) or _HOLIDAY_READERS.get(word)
    phrase = reader(tokens, at) if reader else None
    if phrase is None or phrase.recurring is None:
        return None
    return phrase.end, phrase.recurring, phrase if phrase.month or phrase.dated else None


def _directed_recurring(
    word: str, end: int, recurring: Recurring, written: _Phrase | None
) -> _Phrase:
    if written and (written.dated or recurring.weekly):
        return written
    return _Phrase(end, _DIRECTIONS[word](recurring), True, daily=recurring.weekly)


def _this(recurring: Recurring) -> _When:
    """Mean the one of this week or year; on Monday "this weekend" may be the one just over."""

    def when(here: _Standpoint) -> Interval:
        day = _now(here)
        found = recurring.in_cycle(recurring.cycle_of(day))
        if recurring == days.WEEKEND and day.weekday() < 2 and not here.ahead:
            return days.ended(recurring, day).hull(found)
        return found

    return when


_DIRECTIONS: dict[str, Callable[[Recurring], _When]] = {
    "this": _this,
    "current": _this,
    "last": lambda recurring: lambda here: days.last(recurring, _now(here)),
    "previous": lambda recurring: lambda here: days.last(recurring, _now(here)),
    "past": lambda recurring: lambda here: days.ended(recurring, _now(here)),
    "this past": lambda recurring: lambda here: days.ended(recurring, _now(here)),
    "next": lambda recurring: lambda here: days.following(recurring, _now(here)),
    "coming": lambda recurring: lambda here: days.unbegun(recurring, _now(here)),
    "upcoming": lambda recurring: lambda here: days.unbegun(recurring, _now(here)),
    "this coming": lambda recurring: lambda here: days.unbegun(recurring, _now(here)),
    "this upcoming": lambda recurring: lambda here: days.unbegun(recurring, _now(here)),
}

_STEPS = {"this": 0, "current": 0, "last": -1, "previous": -1, "next": 1, "coming": 1}


def _directed_unit(tokens: Tokens, at: int, place: int, word: str, unit: Unit) -> _Phrase | None:
    """Read "last week", a week of the calendar, and "the last week", the seven days to now."""
    end = place + 1
    with_article = tokens.word(at - 1) == "the"
    if tokens.word(end) == "of" and with_article:
        return _nth(tokens, at)
    if (with_article and word in {"previous", "following"}) or (
        word == "next" and unit is Unit.DAY
    ):
        return _Phrase(end, _elsewhere)
    if word in {"past", "this past"} or (with_article and word in {"last", "next", "coming"}):
        return None if unit is Unit.DAY else _Phrase(end, _rolling(word, 1, 1, unit))
    if word not in _STEPS or unit is Unit.DAY:
        return None
    step = _STEPS[word]
    return _Phrase(end, lambda here: days.whole(unit, days.shift(_now(here), step, unit)))


def _rolling_count(tokens: Tokens, at: int, word: str) -> _Phrase | None:
    """Read "last two weeks", "past 24 hours", "next few days"."""
    counted = _count(tokens, at)
    if counted is None or word == "current" or (word == "this" and counted):
        return None
    fewest, most, place = counted
    target = tokens.word(place)
    if target == "hours":
        return _Phrase(place + 1, _rolling(word, 1, max(1, -(-most // 24)), Unit.DAY, hours=True))
    unit = _UNITS.get(target)
    if unit is None or target not in _PLURALS:
        return None
    return _Phrase(place + 1, _rolling(word, fewest, most, unit))


def _rolling(word: str, fewest: int, most: int, unit: Unit, hours: bool = False) -> _When:
    """Mean the stretch that ends, or begins, on the day of publication."""
    back = word in {"last", "past", "previous", "this past"}

    def when(here: _Standpoint) -> Interval:
        day = _now(here)
        if back:
            return Interval.days(days.shift(day, -most, unit), day)
        start = day if hours else days.shift(day, 1, Unit.DAY)
        return Interval.days(start, days.shift(day, max(fewest, most), unit))

    return when


def _following(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "the following day", "the same day": days that hang on another day."""
    target = _plain(tokens, at + 1)
    known = target in _UNITS or target in _WEEKDAYS or target in _TIMES_OF_DAY
    if tokens.word(at - 1) != "the" or not known or target in _PLURALS:
        return None
    return _Phrase(at + 2, _elsewhere)


# ------------------------------------------------------------------------- parts


def _part(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "early June", "mid-2023", "late last year", "earlier this month", "later on Tuesday"."""
    word = tokens.words[at]
    place = at + 1
    if word == "mid" and tokens.word(place) == "-":
        place += 1
    place = _skip(tokens, _skip(tokens, place, {"on", "in"}), {"the"})
    if word in {"earlier", "later"}:
        return _so_far(tokens, place, word == "earlier")
    target = _single(tokens, place)
    if target is None:
        return None
    if target.daily:
        return target
    which = _PARTS[word]
    shared = target.recurring and days.parted(target.recurring, which)
    if shared and not target.dated:
        return replace(target, when=_nearest(shared), recurring=shared)
    return replace(target, when=lambda here: days.part(target.when(here), which), recurring=shared)


def _so_far(tokens: Tokens, place: int, earlier: bool) -> _Phrase | None:
    """Read what follows "earlier" and "later": a stretch in progress, up to or from now."""
    unit = _UNITS.get(_plain(tokens, place))
    target = (
        _Phrase(place + 1, lambda here: days.whole(unit, _now(here)))
        if unit and tokens.word(place - 1) == "the" and unit is not Unit.DAY
        else _single(tokens, place)
    )
    if target is None or target.daily:
        return target

    def when(here: _Standpoint) -> Interval:
        value = target.when(here)
        if here.day is None or here.day.toordinal() not in value:
            return value
        now = Interval.point(here.day.toordinal())
        return Interval(value.low, now.high) if earlier else Interval(now.low, value.high)

    return replace(target, when=when, recurring=None)


def _part_of(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "end of June", "beginning of this year", "end of the week"."""
    if tokens.word(at + 1) != "of":
        return None
    target = _stretch(tokens, at + 2)
    if target is None or target.daily:
        return None
    which = _ENDS[tokens.words[at]]
    return replace(
        target, when=lambda here: days.part(target.when(here), which), recurring=None, month=0
    )


def _stretch(tokens: Tokens, at: int) -> _Phrase | None:
    """Read a phrase, or the "year" of "the end of the year": the one in progress."""
    place = _skip(tokens, at, {"the"})
    unit = _UNITS.get(_plain(tokens, place))
    if place > at and unit and unit is not Unit.DAY and tokens.word(place + 1) not in {"of", "ago"}:
        if tokens.words[place] in _PLURALS:
            return None
        return _Phrase(place + 1, lambda here: days.whole(unit, _now(here)))
    return _single(tokens, place)


def _nth(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "first half of 2024", "third quarter of 2023", "last week of June"."""
    number = -1 if tokens.words[at] == "last" else _ORDINALS.get(tokens.words[at], 0)
    if number == 4 and _plain(tokens, at + 1) == "of":
        return _holiday(tokens, at)
    piece = _plain(tokens, at + 1)
    if piece not in {"half", "quarter", "day", "week", "weekend", "month"} | _WEEKDAYS.keys():
        return None
    place = _skip(tokens, at + 2, {"of", "in"})
    target = _stretch(tokens, place)
    if target is None or target.daily or (place == at + 2 and not tokens.is_number(place)):
        return None
    return _Phrase(
        target.end, lambda here: _piece(target.when(here), piece, number), target.relative
    )


def _piece(value: Interval, piece: str, number: int) -> Interval:
    first, last = value.first_day, value.last_day
    if first is None or last is None:
        raise _Unread(NOT_OURS)
    if piece in _WEEKDAYS:
        return days.nth_within(value, _WEEKDAYS[piece], number)
    if piece == "half":
        return days.part(value, Part.EARLY if number == 1 else Part.LATE)
    unit = _UNITS.get(piece, Unit.WEEK)
    start = days.shift(first, number - 1, unit)
    if number < 0:
        start = days.shift(days.shift(last, 1, Unit.DAY), -1, unit)
    end = days.shift(days.shift(start, 1, unit), -1, Unit.DAY)
    found = Interval.days(start, end).intersect(value)
    if found is None:
        raise NoSuchDay(f"no such {piece}")
    return found


def _quarter(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "Q3 2024", "H1 of 2023"."""
    length = 3 if tokens.words[at] == "q" else 6
    digit = tokens.word(at + 1)
    if not tokens.touches(at + 1) or len(digit) != 1 or not 1 <= int(digit or 0) <= 12 // length:
        return None
    recurring = days.each_months((int(digit) - 1) * length + 1, length)
    phrase = _recur(tokens, at + 2, recurring)
    return phrase if phrase.dated or length == 3 else None


def _season(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "spring 2020", "summer of last year", "winter of 2023-24"; bare seasons are words."""
    start = _SEASONS[tokens.words[at]]
    phrase = _recur(tokens, at + 1, days.each_months(start, 3))
    if not phrase.dated:
        return None
    if start == 12 and tokens.word(phrase.end) in _DASHES and tokens.is_number(phrase.end + 1):
        return replace(phrase, end=phrase.end + 2)
    return phrase


def _holiday(tokens: Tokens, at: int) -> _Phrase | None:
    if not tokens.is_capital(at):
        return None
    for words, recurring in _HOLIDAYS[tokens.words[at].removesuffix("'s")]:
        end = at + len(words)
        if words == tokens.words[at:end]:
            return replace(_recur(tokens, end, recurring), daily=True)
    return None


# ------------------------------------------------------------------------- fixed words


def _simple_day(tokens: Tokens, at: int) -> _Phrase | None:
    """Read today, tonight, yesterday, tomorrow, with a part of the day."""
    named = at > 0 and tokens.is_capital(at) and tokens.is_capital(at - 1)
    if named and tokens.is_word(at - 1):
        return None
    step = {"yesterday": -1, "tomorrow": 1}.get(_plain(tokens, at), 0)
    end = _skip(tokens, at + 1, set(_TIMES_OF_DAY))
    return _Phrase(end, _from_day(step), daily=True)


def _day_word(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "day after tomorrow", "day before Christmas", "day ago"."""
    return _unit_ago(tokens, at)


def _week_word(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "week of June 5", "weekend of June 5", "week ago"."""
    if tokens.word(at + 1) != "of":
        return _unit_ago(tokens, at) if tokens.words[at] == "week" else _weekend(tokens, at)
    target = _single(tokens, _skip(tokens, at + 2, {"the"}))
    if target is None or not target.daily:
        return None
    weekend = tokens.words[at] == "weekend"

    def when(here: _Standpoint) -> Interval:
        first = target.when(here).first_day or date.min
        return days.latest(days.WEEKEND, first) if weekend else days.whole(Unit.WEEK, first)

    return _Phrase(target.end, when, target.relative)


def _weekend(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "the weekend" after over, during, on, at."""
    if tokens.word(at - 1) != "the" or tokens.word(at - 2) not in {"over", "during", "on", "at"}:
        return None
    return _Phrase(at + 1, _nearest(days.WEEKEND), True)


def _time_of(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "night of June 4", "morning of Oct. 7"."""
    if tokens.word(at + 1) not in {"of", "on"}:
        return None
    target = _single(tokens, _skip(tokens, at + 2, {"the"}))
    return target if target and target.daily else None


# ------------------------------------------------------------------------- ranges and bounds


def _phrase(tokens: Tokens, at: int) -> _Phrase | None:
    """Read a date or a range of dates."""
    left = _single(tokens, at)
    return left and (_range_after(tokens, left, _TO) or left)


def _single(tokens: Tokens, at: int) -> _Phrase | None:
    """Read a date that is no range; also at the end of a sentence, where there is none."""
    if at >= len(tokens):
        return None
    word = tokens.words[at]
    reader = _number if word[0] in "0123456789" else _SINGLES.get(word)
    phrase = reader(tokens, at) if reader else None
    return None if phrase is None or _stands_for_more(tokens, at, phrase) else phrase


def _range_after(
    tokens: Tokens, left: _Phrase, connectors: frozenset[str], free: bool = False
) -> _Phrase | None:
    """Read the rest of "June 5 to 12", "2015 to 2017", "October 8 and 13", "Monday-Friday"."""
    word, place = tokens.word(left.end), left.end + 1
    if word == "and" and left.month and "and" not in connectors:
        return _shared_month(tokens, place, left)
    if word not in connectors:
        return None
    right = _shared_month(tokens, place, left)
    if right:
        return right
    other = _single(tokens, _skip(tokens, place, {"the"}))
    if other is None or not (free or _same_kind(left, other)):
        return None
    return _join(left, other)


def _same_kind(left: _Phrase, right: _Phrase) -> bool:
    weekly = [each.recurring.weekly if each.recurring else False for each in (left, right)]
    return weekly[0] == weekly[1] and (
        (left.dated and right.dated) or bool(left.recurring and right.recurring)
    )


def _shared_month(tokens: Tokens, at: int, left: _Phrase) -> _Phrase | None:
    """Read the "13" of "October 8 and 13", "October 8-13, 2024"."""
    day, end = _day_number(tokens, at)
    if not day or not left.month or (left.dated and left.recurring is None):
        return None
    if _plain(tokens, _skip(tokens, end, {"of"})) in _ANY_MONTH:
        return None
    if tokens.is_word(end) and tokens.word(end) not in _FUNCTION_WORDS:
        return None
    if tokens.touches(end) and tokens.word(end) in {":", "/", "-"}:
        return None
    return _join(left, _recur(tokens, end, days.each_day(left.month, day), left.month))


def _between(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "between October 8 and 13", "from 3 May to 5 June 2024", "from 8 to 13 October"."""
    connectors = _TO | {"and"} if tokens.words[at] == "between" else _TO
    place = _skip(tokens, at + 1, {"the"})
    days_first = _day_first(tokens, place) if tokens.is_number(place) else None
    left = days_first or _single(tokens, place)
    if left is None:
        return None
    if left.end > place and left.recurring is None and days_first is left:
        return left
    return _range_after(tokens, left, connectors, free=True)


def _since(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "since 2022": from its first day to the day of publication."""
    target = _after_prefix(tokens, at)
    if target is None:
        return None

    def when(here: _Standpoint) -> Interval:
        low = target.when(here._replace(ahead=False)).low
        now = here.day and here.day.toordinal()
        return Interval.of(low, now if now and low is not None and low <= now else None)

    return _Phrase(target.end, when, target.relative)


def _by(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "by the end of this year", "until June 5".

    From the day of publication to the last day of what follows; where that is over, every
    day up to it.
    """
    target = _after_prefix(tokens, at)
    if target is None:
        return None

    def when(here: _Standpoint) -> Interval:
        high = target.when(here).high
        now = here.day and here.day.toordinal()
        return Interval.of(now if now and high is not None and now <= high else None, high)

    return _Phrase(target.end, when, target.relative)


def _before_or_after(tokens: Tokens, at: int) -> _Phrase | None:
    """Read "before June 5", "after 2018"; not "after Tuesday’s attack", which names an event."""
    target = _after_prefix(tokens, at)
    if target is None or tokens.word(target.end - 1).endswith("'s"):
        return None
    end = target.end
    if tokens.is_word(end) and tokens.word(end) not in _FUNCTION_WORDS:
        return None
    if tokens.word(end) == "'":
        return None
    before = tokens.words[at] == "before"

    def when(here: _Standpoint) -> Interval:
        value = target.when(here)
        if before:
            return Interval(None, None if value.low is None else value.low - 1)
        return Interval(None if value.high is None else value.high + 1, None)

    return _Phrase(end, when, target.relative)


def _after_prefix(tokens: Tokens, at: int) -> _Phrase | None:
    return _single(tokens, _skip(tokens, at + 1, {"the"}))


# ------------------------------------------------------------------------- who reads what

_HOLIDAY_READERS: dict[str, _Reader] = dict.fromkeys(_HOLIDAYS, _holiday)
del _HOLIDAY_READERS["fourth"]
_DATES: Mapping[str, _Reader] = (
    dict.fromkeys(_ANY_MONTH, _month)
    | dict.fromkeys(_WEEKDAYS, _weekday)
    | dict.fromkeys(_SHORT_WEEKDAYS, _weekday)
)
_AFTER_NUMBER: Mapping[str, _Reader] = (
    dict.fromkeys((*_ANY_MONTH, *_SUFFIXES, *_TO, "of", "and"), _day_first)
    | dict.fromkeys(_UNITS, _ago)
    | dict.fromkeys(("s", "'"), _decade)
    | {"-": _dashed, "–": _dashed, "/": _slashed}
)
_SINGLES: dict[str, _Reader] = (
    _DATES
    | _HOLIDAY_READERS
    | dict.fromkeys(_COUNTS, _ago)
    | dict.fromkeys(("year", "month", "decade", "century", "day"), _unit_ago)
    | dict.fromkeys(("week", "weekend"), _week_word)
    | dict.fromkeys(("morning", "afternoon", "evening", "night"), _time_of)
    | dict.fromkeys(("today", "tonight", "yesterday", "tomorrow"), _simple_day)
    | dict.fromkeys(("this", "last", "past", "previous", "next", "coming"), _directed)
    | dict.fromkeys(("upcoming", "current"), _directed)
    | dict.fromkeys(("following", "same"), _following)
    | dict.fromkeys((*_PARTS, "earlier", "later"), _part)
    | dict.fromkeys(_ENDS, _part_of)
    | dict.fromkeys(_ORDINALS, _nth)
    | dict.fromkeys(_SEASONS, _season)
    | dict.fromkeys(("q", "h"), _quarter)
)
_BOUNDS: dict[str, _Reader] = {
    "between": _between,
    "from": _between,
    "since": _since,
    "by": _by,
    "until": _by,
    "till": _by,
    "before": _before_or_after,
    "after": _before_or_after,
}

# A possessive is one token ("Monday's"); months, days and holidays have one.
_SINGLES |= {
    f"{word}'s": reader
    for word, reader in _SINGLES.items()
    if reader in {_month, _weekday, _holiday, _simple_day}
}

OPENERS: frozenset[str] = frozenset(_SINGLES) | frozenset(_BOUNDS)
"""Every folded word with which a date phrase may begin, digits aside."""

SIGNS: frozenset[str] = OPENERS - {*_BOUNDS, *_COUNTS, *_ORDINALS, *_ENDS, *_TIMES_OF_DAY}
"""Folded words without one of which, and without digits, a sentence holds no date."""
