"""Which part of a stretch is it: "early June", "the end of the year", "first week of 2024"?"""

from __future__ import annotations

from dataclasses import replace

from discrepant.dates import days
from discrepant.dates.days import NoSuchDay, Part, Unit
from discrepant.dates.relative import count_or_date, simple
from discrepant.dates.relative.counts import count
from discrepant.dates.relative.directed import directed
from discrepant.dates.relative.weekdays import from_day
from discrepant.dates.words import (
    ENDS,
    PARTS,
    PLURAL_UNITS,
    UNITS,
    WEEKDAYS,
    Phrase,
    Standpoint,
    ends_here,
    looks_ahead,
    now,
    plain,
    skip,
)
from discrepant.dates.written.spelled import ordinal
from discrepant.dates.written.years import nearest
from discrepant.interval import Interval
from discrepant.tokens import Tokens

_PIECES = {"half", "quarter", "day", "week", "weekend", "month"} | WEEKDAYS.keys()
_SHORT_PIECES = {"qtr": "quarter", "days": "day", "weeks": "week", "months": "month"}


def part(tokens: Tokens, at: int) -> Phrase | None:
    """Read "early June", "mid-2023", "late last year", "early Sunday"."""
    which = PARTS[tokens.words[at]]
    place = skip(tokens, at + 1, "-") if which is Part.MID else skip(tokens, at + 1, "on", "in")
    target = simple(tokens, skip(tokens, place, "the"))
    if target is None or target.daily:
        return target
    if target.recurring and not target.dated:
        shared = days.parted(target.recurring, which)
        return replace(target, when=nearest(shared), recurring=shared)
    return _parted(target, which)


def _parted(target: Phrase, which: Part) -> Phrase:
    shared = target.recurring and days.parted(target.recurring, which)
    return replace(
        target, when=lambda here: days.part(target.when(here), which), recurring=shared, month=0
    )


def so_far(tokens: Tokens, at: int) -> Phrase | None:
    """Read "earlier this month", "later in the year", "later on Tuesday": before or from now."""
    place = skip(tokens, at + 1, "on", "in")
    target = stretch(tokens, place)
    if target is None or target.daily:
        return target
    earlier = tokens.words[at] == "earlier"

    def when(here: Standpoint) -> Interval:
        value = target.when(here)
        if here.day is None or here.day.toordinal() not in value:
            week = plain(tokens, target.end - 1) == "week"
            return days.part(value, Part.EARLY) if earlier and week else value
        if earlier:
            begun = days.ends(value)[0] < here.day
            return Interval.days(value.first_day, days.shift(here.day, -begun, Unit.DAY))
        ahead = Interval.days(here.day, value.last_day)
        return days.part(value, Part.LATE).intersect(ahead) or ahead

    return replace(target, when=when, recurring=None)


def rest_of(tokens: Tokens, at: int) -> Phrase | None:
    """Read "rest of the week", "remainder of 2024": from the day of publication on."""
    place = skip(tokens, skip(tokens, at + 1, "of"), "my")
    target = stretch(tokens, place, bare=place > at + 1) if place > at + 1 else None
    if target is None or target.daily:
        return None

    def when(here: Standpoint) -> Interval:
        value = target.when(here)
        return value.intersect(Interval.days(here.day, None)) or value

    return replace(target, when=when, recurring=None)


def part_of(tokens: Tokens, at: int) -> Phrase | None:
    """Read "end of June", "beginning of this year", "end of the week", "end of day"."""
    if tokens.words[at : at + 3] == ("end", "of", "day") and tokens.word(at - 1) != "the":
        closing = ends_here(tokens, at + 3) and looks_ahead(tokens, at, at + 3) is not False
        return Phrase(at + 3, from_day(0), daily=True) if closing else None
    target = stretch(tokens, at + 2) if tokens.word(at + 1) == "of" else None
    if target is None:
        return None
    which = ENDS[tokens.words[at]]
    if target.daily:
        return target if which is Part.LATE else None
    if target.dated and target.recurring is None:
        return replace(target, when=lambda here: days.edge(target.when(here), which), month=0)
    return _parted(target, which)


def stretch(tokens: Tokens, at: int, bare: bool = False) -> Phrase | None:
    """Read a date, or the "year" of "the end of the year": the one in progress.

    `bare` units need no article: "the rest of week".
    """
    place = skip(tokens, at, "the")
    if place == at and tokens.word(at) in {"year", "month"} and tokens.word(at - 1) == "of":
        place, at = at, at - 1  # "by end of year"
    unit = None if tokens.word(place) in PLURAL_UNITS else UNITS.get(plain(tokens, place))
    if (place == at and not bare) or unit is None:
        return simple(tokens, skip_year(tokens, place))
    if unit is Unit.DAY or tokens.word(place + 1) in {"of", "ago", "before", "after", "when"}:
        return None
    if unit is Unit.YEAR and skip_year(tokens, place) > place:
        return simple(tokens, place + 1)
    return Phrase(place + 1, lambda here: days.whole(unit, now(here)))


def skip_year(tokens: Tokens, at: int) -> int:
    """Pass over the "year" of "the year 2019"."""
    return at + (tokens.word(at) == "year" and tokens.is_number(at + 1))


def nth(tokens: Tokens, at: int) -> Phrase | None:
    """Read "first half of 2024", "third last week of May", "twenty-second of June"."""
    if tokens.word(at - 1) in {"-", "twenty", "thirty"}:
        return None
    number, end = ordinal(tokens, at)
    return (number and _counted_piece(tokens, end, number)) or count_or_date(tokens, at)


def nth_in_digits(tokens: Tokens, at: int) -> Phrase | None:
    """Read "3rd quarter of 2023", "2nd last week of May"."""
    if not tokens.touches(at + 1) or not tokens.words[at].isdigit():
        return None
    return _counted_piece(tokens, at + 2, int(tokens.words[at]))


def _counted_piece(tokens: Tokens, at: int, number: int) -> Phrase | None:
    if tokens.word(at) == "last":
        return _piece_after(tokens, at + 1, -number)
    counted = count(tokens, at) if number == 1 else None
    if counted and tokens.word(counted[2]) in _SHORT_PIECES:
        return _piece_after(tokens, counted[2], 1, counted[1])
    return _piece_after(tokens, at, number)


def last(tokens: Tokens, at: int) -> Phrase | None:
    """Read "last week of June", "last 3 weeks of this year", else "last week"."""
    counted = count(tokens, at + 1)
    found = None
    if counted and tokens.word(counted[2]) in _SHORT_PIECES:
        if tokens.word(counted[2] + 1) == "of":
            found = _piece_after(tokens, counted[2], -counted[1], counted[1])
    else:
        found = _piece_after(tokens, at + 1, -1)
    return found or directed(tokens, at)


def _piece_after(tokens: Tokens, at: int, number: int, length: int = 1) -> Phrase | None:
    piece = plain(tokens, at)
    piece = _SHORT_PIECES.get(piece, piece)
    if piece not in _PIECES:
        return None
    place = skip(tokens, at + 1, "of", "in")
    if piece in WEEKDAYS and place == at + 1 and ends_here(tokens, place):
        if tokens.word(place) == "after" and number > 0:
            return _weekday_after(tokens, place + 1, WEEKDAYS[piece], number)
        return _of_this_month(place, WEEKDAYS[piece], number)
    directed_year = tokens.word(place) in {"this", "last", "next"} and piece != "day"
    if place == at + 1 and not tokens.is_number(place) and not directed_year:
        return None
    target = stretch(tokens, place)
    if target is None or target.daily or not 0 <= abs(number) <= 366 or not length <= 366:
        return None
    return Phrase(
        target.end,
        lambda here: _piece(target.when(here), piece, number, length),
        target.relative,
        daily=piece in WEEKDAYS or (piece == "day" and length == 1),
    )


def _weekday_after(tokens: Tokens, at: int, weekday: int, number: int) -> Phrase | None:
    """Read the date after which "third Tuesday after Christmas" counts; None after an event."""
    target = simple(tokens, skip(tokens, at, "the"))
    if target is None or not target.daily:
        return None

    def when(here: Standpoint) -> Interval:
        day, _ = days.ends(target.when(here))
        first, _ = days.ends(days.unbegun(days.weekday(weekday), day))
        return days.after(first, number - 1, number - 1, Unit.WEEK)

    return Phrase(target.end, when, target.relative, daily=True)


def _of_this_month(end: int, weekday: int, number: int) -> Phrase | None:
    """Read "first Sunday" as that of the month of publication; the "last Sunday" is another."""
    if not 1 <= number <= 5:
        return None

    def when(here: Standpoint) -> Interval:
        return days.nth_within(days.whole(Unit.MONTH, now(here)), weekday, number)

    return Phrase(end, when, daily=True)


def _piece(value: Interval, piece: str, number: int, length: int) -> Interval:
    first, last = days.ends(value)
    if piece in WEEKDAYS:
        return days.nth_within(value, WEEKDAYS[piece], number)
    if piece == "half":
        return days.part(value, Part.EARLY if number == 1 else Part.LATE)
    if piece == "weekend":
        return days.nth_within(value, 5, number).hull(days.nth_within(value, 6, number))
    if piece == "week":
        return days.nth_week(value, number, length)
    unit = UNITS[piece]
    start = days.shift(first, number - 1, unit)
    if number < 0:
        start = days.shift(days.shift(last, 1, Unit.DAY), number, unit)
    end = days.shift(days.shift(start, length, unit), -1, Unit.DAY)
    found = Interval.days(start, end).intersect(value)
    if found is None:
        raise NoSuchDay(f"no such day: there is no {piece} {number}")
    return found
