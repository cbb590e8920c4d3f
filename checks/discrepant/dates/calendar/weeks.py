"""Which week or night is it: "the week of June 5", "week 31", "the night of June 4"?"""

from __future__ import annotations

from discrepant.dates import days
from discrepant.dates.days import Unit
from discrepant.dates.relative import simple
from discrepant.dates.relative.distances import unit_distance
from discrepant.dates.words import (
    ANY_WEEKDAY,
    TO,
    Phrase,
    Standpoint,
    ends_here,
    looks_ahead,
    now,
    plain,
    skip,
)
from discrepant.dates.written.holidays import READERS as FEASTS
from discrepant.dates.written.holidays import weekend_of
from discrepant.dates.written.years import nearest
from discrepant.interval import Interval
from discrepant.tokens import Tokens

_FROM = frozenset({"of", "beginning", "starting", "commencing"})
_LAST_WEEK = 53


def week_commencing(tokens: Tokens, at: int) -> Phrase | None:
    """Read "w/c February 4"."""
    if tokens.words[at + 1 : at + 3] != ("/", "c") or not tokens.touches(at + 1):
        return None
    target = simple(tokens, at + 3)
    if target is None or not target.daily:
        return None
    day = target.when
    return Phrase(
        target.end, lambda here: days.whole(Unit.WEEK, days.ends(day(here))[0]), target.relative
    )


def week_of(tokens: Tokens, at: int) -> Phrase | None:
    """Read "week of June 5", "week beginning June 3", "weekend of June 5", "week 31"."""
    weekend = tokens.words[at] == "weekend"
    if weekend and tokens.word(at + 1) in {"after", "before"}:
        return _weekend_beyond(tokens, at)
    if tokens.word(at + 1) not in (_FROM if not weekend else {"of"}):
        return _weekend(tokens, at) if weekend else _numbered(tokens, at)
    place = skip(tokens, skip(tokens, at + 2, "on"), "the")
    if tokens.word(at - 1) == "a":
        return unit_distance(tokens, at)
    target = simple(tokens, place)
    if target is None or not target.daily:
        return None
    if weekend and plain(tokens, place) in FEASTS:
        return Phrase(target.end, weekend_of(target.when), target.relative)

    def when(here: Standpoint) -> Interval:
        first, _ = days.ends(target.when(here))
        return days.latest(days.WEEKEND, first) if weekend else days.whole(Unit.WEEK, first)

    return Phrase(target.end, when, target.relative)


def _weekend(tokens: Tokens, at: int) -> Phrase | None:
    """Read "the weekend" after over, during, on, at; "on weekend" of a plan."""
    if (
        tokens.word(at - 1) == "on"
        and looks_ahead(tokens, at, at + 1)
        and ends_here(tokens, at + 1)
    ):
        return Phrase(at + 1, nearest(days.WEEKEND))
    if tokens.word(at - 1) != "the" or tokens.word(at - 2) not in {"over", "during", "on", "at"}:
        return None
    return Phrase(at + 1, nearest(days.WEEKEND))


def _weekend_beyond(tokens: Tokens, at: int) -> Phrase | None:
    """Read "weekend after next", "weekend before last"."""
    place = skip(tokens, at + 2, "the")
    step = {"after next": 2, "before last": -2}.get(f"{tokens.word(at + 1)} {tokens.word(place)}")
    if step is None:
        return None

    def when(here: Standpoint) -> Interval:
        return days.WEEKEND.in_cycle(days.WEEKEND.cycle_of(now(here)) + step)

    return Phrase(place + 1, when)


def days_of_week(tokens: Tokens, week: Phrase) -> Phrase | None:
    """Read what follows "next week" in "next week from Tuesday to Thursday"."""
    place = week.end
    if plain(tokens, place - 1) != "week" or tokens.word(place) not in {"from", "between"}:
        return None
    first, last = ANY_WEEKDAY.get(tokens.word(place + 1)), ANY_WEEKDAY.get(tokens.word(place + 3))
    if first is None or last is None or first > last or tokens.word(place + 2) not in TO | {"and"}:
        return None

    def when(here: Standpoint) -> Interval:
        monday = days.ends(days.whole(Unit.WEEK, days.ends(week.when(here))[0]))[0]
        return days.after(monday, first, last, Unit.DAY)

    return Phrase(place + 4, when)


def _numbered(tokens: Tokens, at: int) -> Phrase | None:
    """Read "week 31", "week 3 of 2027", as ISO 8601 counts them; "Week 3" is of a season."""
    number = tokens.word(at + 1)
    if not (len(number) <= 2 and number.isascii() and number.isdigit()):
        return unit_distance(tokens, at)
    ranged = tokens.word(at - 1) in {"between", "from", "and", "to"}
    if (tokens.is_capital(at) and not ranged) or not 1 <= int(number) <= _LAST_WEEK:
        return None
    year = simple(tokens, at + 3) if tokens.word(at + 2) == "of" else None
    if year and not year.daily:
        found = year.when
        return Phrase(year.end, lambda here: days.nth_week(found(here), int(number)), year.relative)
    if not ends_here(tokens, at + 2) and not tokens.is_number(at + 2):
        return None

    def when(here: Standpoint) -> Interval:
        return days.nth_week(days.whole(Unit.YEAR, now(here)), int(number))

    return Phrase(at + 2, when)


def time_of(tokens: Tokens, at: int) -> Phrase | None:
    """Read "night of June 4", "morning of Oct. 7"."""
    if tokens.word(at + 1) not in {"of", "on"}:
        return None
    target = simple(tokens, skip(tokens, at + 2, "the"))
    return target if target and target.daily else None
