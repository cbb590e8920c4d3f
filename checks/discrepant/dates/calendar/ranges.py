"""From which day to which: "June 5 to 12", "since 2022", "2018 or later", "by Friday"?"""

from __future__ import annotations

from dataclasses import replace

from discrepant.dates import days
from discrepant.dates.calendar.parts import last, nth, nth_in_digits, part, part_of, rest_of, so_far
from discrepant.dates.calendar.weeks import days_of_week, time_of, week_commencing, week_of
from discrepant.dates.days import Unit
from discrepant.dates.relative import simple
from discrepant.dates.relative.weekdays import from_day
from discrepant.dates.words import (
    ANY_MONTH,
    ENDS,
    FUNCTION_WORDS,
    ORDINALS,
    PARTS,
    SUFFIXES,
    TO,
    Phrase,
    Reader,
    Standpoint,
    When,
    ends_here,
    plain,
    skip,
    year_number,
)
from discrepant.dates.written.months import any_day, day_first
from discrepant.dates.written.years import joined, recur
from discrepant.interval import Interval
from discrepant.tokens import Tokens

_TO_NOW = frozenset({"now", "present", "date"})


def date_or_range(tokens: Tokens, at: int) -> Phrase | None:
    """Read one date, or a range that begins with one."""
    left = date(tokens, at)
    if left is None:
        return None
    found = _range_after(tokens, left, TO) or _or_later(tokens, left)
    return found or days_of_week(tokens, left) or left


def date(tokens: Tokens, at: int) -> Phrase | None:
    """Read a date that is no range; None also at the end of a sentence."""
    compound = COMPOUNDS.get(tokens.word(at))
    if compound is None and tokens.is_number(at) and tokens.word(at + 1) in SUFFIXES:
        return nth_in_digits(tokens, at) or simple(tokens, at)
    return (compound or simple)(tokens, at)


def _or_later(tokens: Tokens, left: Phrase) -> Phrase | None:
    """Read "2018 or later", "June 5 and before": one side is open."""
    place = left.end
    side = _OPEN_SIDES.get(tokens.word(place + 1))
    if side is None or tokens.word(place) not in {"or", "and"}:
        return None
    if tokens.is_word(place + 2) or tokens.is_number(place + 2):
        return None
    return replace(left, end=place + 2, when=_opened(left, later=side), daily=False)


_OPEN_SIDES = {
    **dict.fromkeys(("later", "after", "onward", "onwards", "beyond", "greater"), True),
    **dict.fromkeys(("earlier", "before"), False),
}


def _opened(target: Phrase, later: bool) -> When:
    def when(here: Standpoint) -> Interval:
        low, high = days.ends(target.when(here))
        return Interval.days(low, None) if later else Interval.days(None, high)

    return when


# ------------------------------------------------------------------------- ranges


def _range_after(
    tokens: Tokens, left: Phrase, connectors: frozenset[str], free: bool = False
) -> Phrase | None:
    """Read the rest of "June 5 to 12", "2015 to 2017", "October 8 and 13", "Monday-Friday".

    Both sides must be of a kind, unless `free`: after "between" and "from".
    """
    word, place = tokens.word(left.end), left.end + 1
    if word not in connectors and word != "and":
        return None
    right = _shared_month(tokens, place, left)
    if right is None and word in connectors:
        right = _right(tokens, skip(tokens, place, "the"), free, left)
    return right and joined(left, right)


def _right(tokens: Tokens, at: int, free: bool, left: Phrase) -> Phrase | None:
    until_now = _today(tokens, at)
    if until_now:
        return until_now if free or left.dated else None
    found = date(tokens, at)
    return found if found and (free or _same_kind(left, found)) else None


def _today(tokens: Tokens, at: int) -> Phrase | None:
    """Read the other end of "from 2010 to now", "between now and June", "to date"."""
    place = skip(tokens, at, "current")
    word = tokens.word(place)
    if word == "today":
        return simple(tokens, place)
    if word not in _TO_NOW or not ends_here(tokens, place + 1):
        return None
    return Phrase(place + 1, from_day(0), daily=True)


def _same_kind(left: Phrase, right: Phrase) -> bool:
    cycles = [each.recurring and each.recurring.cycle for each in (left, right)]
    if left.dated and right.dated:
        return True
    return None not in cycles and cycles[0] is cycles[1]


def _shared_month(tokens: Tokens, at: int, left: Phrase) -> Phrase | None:
    """Read the "13" of "October 8 and 13", "October 8-13, 2024", "ninth through seventeenth"."""
    day, end = any_day(tokens, skip(tokens, at, "the"))
    if not day or not left.month or plain(tokens, skip(tokens, end, "of")) in ANY_MONTH:
        return None
    if tokens.is_word(end) and tokens.word(end) not in FUNCTION_WORDS:
        return None
    glued = tokens.word(end) in {"-", "/"} and tokens.touches(end) and tokens.is_number(end + 1)
    if glued:
        return None
    month = left.month % 12 + 1 if _goes_over(tokens, at, left, day) else left.month
    return recur(tokens, end, days.each_day(month, day), month)


def _goes_over(tokens: Tokens, at: int, left: Phrase, day: int) -> bool:
    """Tell whether "April 27 to the 3rd" ends in the next month."""
    named = tokens.word(at) == "the" or tokens.word(at - 1) == "the"
    if not named or left.dated or left.recurring is None or tokens.word(at - 2) == "and":
        return False
    return days.ends(left.recurring.in_cycle(2000))[0].day > day


def _between(tokens: Tokens, at: int) -> Phrase | None:
    """Read "between October 8 and 13", "from 3 May to 5 June 2024", "from 8 to 13 October"."""
    connectors = TO | {"and"} if tokens.words[at] == "between" else TO
    place = skip(tokens, at + 1, "the")
    days_first = day_first(tokens, place)
    if days_first and not days_first.recurring and not days_first.daily:
        return days_first  # both days stand before the month
    left = days_first or date(tokens, place) or _today(tokens, place) or _day_alone(tokens, place)
    return left and _range_after(tokens, left, connectors, free=True)


def _day_alone(tokens: Tokens, at: int) -> Phrase | None:
    """Read the "02" of "from 02 to April 07"."""
    day, end = any_day(tokens, at)
    other = skip(tokens, end + 1, "the")
    month = ANY_MONTH.get(plain(tokens, other), 0)
    if not day or not month or tokens.word(end) not in TO:
        return None
    recurring = days.each_day(month, day)
    return Phrase(end, lambda _: recurring.in_cycle(1), True, recurring, month, daily=True)


# ------------------------------------------------------------------------- bounds


def _target(tokens: Tokens, at: int) -> Phrase | None:
    """Read the date after a word such as "since"; "the" and "the year" are passed over."""
    place = skip(tokens, at + 1, "the")
    year_follows = tokens.word(place) == "year" and tokens.is_number(place + 1)
    return date(tokens, place + year_follows)


def _since(tokens: Tokens, at: int) -> Phrase | None:
    """Read "since 2022": from its first day on."""
    target = _target(tokens, at)
    if target is None:
        return None

    def when(here: Standpoint) -> Interval:
        return _opened(target, later=True)(here._replace(ahead=False))

    return Phrase(target.end, when, target.relative)


def _starting(tokens: Tokens, at: int) -> Phrase | None:
    """Read "starting January 7", "beginning on Monday": from its first day on."""
    target = _target(tokens, skip(tokens, at + 1, "on", "from", "in") - 1)
    return target and Phrase(target.end, _opened(target, later=True), target.relative)


def _by(tokens: Tokens, at: int) -> Phrase | None:
    """Read "until June 5", "by Friday": every day up to it.

    "By the end of this year" begins with the day of publication, where the year is not over.
    """
    target = _target(tokens, at)
    if target is None:
        return None
    vague = tokens.word(skip(tokens, at + 1, "the")) in ENDS

    def when(here: Standpoint) -> Interval:
        _, high = days.ends(target.when(here))
        ahead = vague and here.day is not None and here.day <= high
        return Interval.days(here.day if ahead else None, high)

    return Phrase(target.end, when, target.relative)


def _before_or_after(tokens: Tokens, at: int) -> Phrase | None:
    """Read "before June 5", "after 2018"; not "after Tuesday's attack", which names an event."""
    target = _target(tokens, at)
    if target is None or _names_event(tokens, target.end):
        return None
    before = tokens.words[at] == "before"
    # "Before the end of the year" is before it is over, not before it begins.
    vague = tokens.word(skip(tokens, at + 1, "the")) in ENDS

    def when(here: Standpoint) -> Interval:
        low, high = days.ends(target.when(here))
        if vague:
            return Interval.days(None, high) if before else Interval.days(low, None)
        if before:
            return Interval.days(None, days.shift(low, -1, Unit.DAY))
        # "After June 5" may be later on that day, "after 2018" is not in December 2018.
        return Interval.days(days.shift(high, low != high, Unit.DAY), None)

    return Phrase(target.end, when, target.relative)


def _names_event(tokens: Tokens, end: int) -> bool:
    """Tell whether a date that ends there says which event: "Tuesday's attack"."""
    if tokens.word(end - 1).endswith("'s") or (tokens.word(end) == "'" and tokens.touches(end)):
        return True
    return tokens.is_word(end) and tokens.word(end) not in FUNCTION_WORDS


def _later(tokens: Tokens, at: int) -> Phrase | None:
    """Read "later than 2018", "no later than Friday", else "later this year"."""
    if tokens.words[at] == "greater":
        return _greater(tokens, at)
    if tokens.word(at + 1) != "than":
        return so_far(tokens, at)
    target = _target(tokens, at + 1) or _year(tokens, at + 2)
    if target is None:
        return None
    at_most = tokens.word(at - 1) in {"no", "not"}
    later = tokens.words[at] == "later"
    if at_most:
        return Phrase(target.end, _opened(target, later=not later), target.relative)

    def when(here: Standpoint) -> Interval:
        low, high = days.ends(target.when(here))
        if later:
            return Interval.days(days.shift(high, 1, Unit.DAY), None)
        return Interval.days(None, days.shift(low, -1, Unit.DAY))

    return Phrase(target.end, when, target.relative)


def _greater(tokens: Tokens, at: int) -> Phrase | None:
    """Read what follows "year" in "year greater than 2015", "year is greater than 2015"."""
    before = tokens.word(at - 2) if tokens.word(at - 1) == "is" else tokens.word(at - 1)
    target = _year(tokens, at + 2) if tokens.word(at + 1) == "than" and before == "year" else None
    return target and Phrase(target.end, _beyond(target), False)


def _beyond(target: Phrase) -> When:
    return lambda here: Interval.days(
        days.shift(days.ends(target.when(here))[1], 1, Unit.DAY), None
    )


def _year(tokens: Tokens, at: int) -> Phrase | None:
    """Read the year after "than", where a number is a count more often."""
    year = year_number(tokens.word(at))
    if not year or not ends_here(tokens, at + 1):
        return None
    return Phrase(at + 1, lambda _: days.years(year), False, dated=True)


def _beginning(tokens: Tokens, at: int) -> Phrase | None:
    return part_of(tokens, at) if tokens.word(at + 1) == "of" else _starting(tokens, at)


BOUNDS: dict[str, Reader] = {
    "between": _between,
    "from": _between,
    "since": _since,
    "starting": _starting,
    "by": _by,
    "until": _by,
    "till": _by,
    "before": _before_or_after,
    "after": _before_or_after,
}
"""By the word with which they begin: ranges and dates with an open side."""

# Dates with a date within.  They take single dates only, so nothing nests and a sentence of
# ten thousand times "end of" costs no more than any other.
COMPOUNDS: dict[str, Reader] = {"beginning": _beginning, "last": last, "w": week_commencing}
COMPOUNDS |= (
    dict.fromkeys(PARTS, part)
    | dict.fromkeys(("earlier", "later", "greater"), _later)
    | dict.fromkeys(ENDS.keys() - {"beginning"}, part_of)
    | dict.fromkeys(("rest", "remainder", "remaining"), rest_of)
    | dict.fromkeys(("twenty", "thirty", *ORDINALS), nth)
    | dict.fromkeys(("week", "weekend"), week_of)
    | dict.fromkeys(("morning", "afternoon", "evening", "night"), time_of)
)
"""By the word with which they begin: dates that have a date within."""
