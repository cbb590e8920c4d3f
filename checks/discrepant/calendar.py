"""Which days does this phrase mean?

Here dates are put together: parts ("the end of June"), ranges, and the words that change a
meaning (since, before, after, by, until), which are part of the phrase.  Leading "on", "in",
"at" and articles are not.  The readers of single dates are `written_dates` and
`relative_dates`; what a phrase means is asked for each end of the publication interval.
"""

from __future__ import annotations

from dataclasses import replace

from discrepant import days
from discrepant.date_words import (
    ANY_MONTH,
    COUNTS,
    ENDS,
    FUNCTION_WORDS,
    ORDINALS,
    PARTS,
    PLURAL_UNITS,
    SUFFIXES,
    TIMES_OF_DAY,
    TO,
    UNITS,
    WEEKDAYS,
    WHICH_WAY,
    Phrase,
    Reader,
    Standpoint,
    Unread,
    looks_ahead,
    now,
    plain,
    skip,
)
from discrepant.days import NoSuchDay, Part, Unit
from discrepant.interval import Interval
from discrepant.model import Day
from discrepant.relative_dates import READERS, directed, simple, unit_distance
from discrepant.tokens import Tokens
from discrepant.written_dates import (
    day_first,
    day_number,
    joined,
    nearest,
    ordinal_first,
    recur,
)

_PIECES = {"half", "quarter", "day", "week", "weekend", "month"} | WEEKDAYS.keys()


def read(tokens: Tokens, at: int, published: Interval | None) -> Day | None:
    """Read the date phrase that begins at token `at`, else None.

    `published` are the days on which the article may have appeared; a phrase is resolved for
    the first and the last of them, and means every day between.  The value is None, with the
    reason in `unread`, where the words are a date that cannot be told.
    """
    bound = _BOUNDS.get(tokens.words[at])
    found = bound(tokens, at) if bound else _date_or_range(tokens, at)
    if found is None or _runs_on(tokens, found.end):
        return None
    try:
        value = _resolved(found, published, _direction(tokens, at, found))
    except (Unread, NoSuchDay) as error:
        return Day(at, found.end, None, str(error), found.relative)
    return Day(at, found.end, value, "", found.relative)


def _direction(tokens: Tokens, at: int, found: Phrase) -> bool | None:
    """Tell whether a phrase looks ahead; raises Unread for "will discuss Tuesday's attack"."""
    ahead = looks_ahead(tokens, at, found.end)
    bare = found.recurring and not found.dated
    if ahead and bare and tokens.word(found.end - 1).endswith("'s"):
        raise Unread(WHICH_WAY)
    return ahead


def _resolved(found: Phrase, published: Interval | None, ahead: bool | None) -> Interval:
    first = published.first_day if published else None
    last = published.last_day if published else None
    if first is None or last is None:
        return found.when(Standpoint(None, ahead))
    value = found.when(Standpoint(first, ahead))
    return value if first == last else value.hull(found.when(Standpoint(last, ahead)))


def _runs_on(tokens: Tokens, end: int) -> bool:
    """Tell whether figures go on where a phrase ends: "2015-32", "2010-2015-86"."""
    return (
        tokens.word(end) in {"-", "/"}
        and tokens.touches(end)
        and tokens.touches(end + 1)
        and tokens.is_number(end + 1)
        and tokens.is_number(end - 1)
    )


def _date_or_range(tokens: Tokens, at: int) -> Phrase | None:
    left = _date(tokens, at)
    return left and (_range_after(tokens, left, TO) or left)


def _date(tokens: Tokens, at: int) -> Phrase | None:
    """Read a date that is no range; None also at the end of a sentence."""
    compound = _COMPOUNDS.get(tokens.word(at))
    if compound is None and tokens.is_number(at) and tokens.word(at + 1) in SUFFIXES:
        return simple(tokens, at) or _nth_in_digits(tokens, at)
    return (compound or simple)(tokens, at)


# ------------------------------------------------------------------------- parts


def _part(tokens: Tokens, at: int) -> Phrase | None:
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


def _so_far(tokens: Tokens, at: int) -> Phrase | None:
    """Read "earlier this month", "later in the year", "later on Tuesday": up to, or from, now."""
    place = skip(tokens, at + 1, "on", "in")
    target = _stretch(tokens, place)
    if target is None or target.daily:
        return target
    earlier = tokens.words[at] == "earlier"

    def when(here: Standpoint) -> Interval:
        value = target.when(here)
        if here.day is None or here.day.toordinal() not in value:
            return value
        low, high = (None, here.day) if earlier else (here.day, None)
        return value.intersect(Interval.days(low, high)) or value

    return replace(target, when=when, recurring=None)


def _part_of(tokens: Tokens, at: int) -> Phrase | None:
    """Read "end of June", "beginning of this year", "end of the week"."""
    target = _stretch(tokens, at + 2) if tokens.word(at + 1) == "of" else None
    return None if target is None or target.daily else _parted(target, ENDS[tokens.words[at]])


def _stretch(tokens: Tokens, at: int) -> Phrase | None:
    """Read a date, or the "year" of "the end of the year": the one in progress."""
    place = skip(tokens, at, "the")
    if place == at and tokens.word(at) in {"year", "month"} and tokens.word(at - 1) == "of":
        place, at = at, at - 1  # "by end of year"
    unit = None if tokens.word(place) in PLURAL_UNITS else UNITS.get(plain(tokens, place))
    if place == at or unit is None:
        return simple(tokens, place)
    if unit is Unit.DAY or tokens.word(place + 1) in {"of", "ago", "before", "after", "when"}:
        return None
    return Phrase(place + 1, lambda here: days.whole(unit, now(here)))


def _nth(tokens: Tokens, at: int) -> Phrase | None:
    """Read "first half of 2024", "third quarter of 2023", "second of August"."""
    if tokens.word(at - 1) in {"-", "twenty", "thirty"}:
        return None
    return _nth_piece(tokens, at + 1, ORDINALS[tokens.words[at]]) or ordinal_first(tokens, at)


def _nth_in_digits(tokens: Tokens, at: int) -> Phrase | None:
    return _nth_piece(tokens, at + 2, int(tokens.words[at])) if tokens.touches(at + 1) else None


def _last(tokens: Tokens, at: int) -> Phrase | None:
    """Read "last week of June", "last Sunday of March 2014", else "last week"."""
    return _nth_piece(tokens, at + 1, -1) or directed(tokens, at)


def _nth_piece(tokens: Tokens, at: int, number: int) -> Phrase | None:
    piece = plain(tokens, at)
    if piece not in _PIECES:
        return None
    place = skip(tokens, at + 1, "of", "in")
    if place == at + 1 and not tokens.is_number(place):
        return None
    target = _stretch(tokens, place)
    if target is None or target.daily or not 0 <= abs(number) <= 366:
        return None
    return Phrase(
        target.end, lambda here: _piece(target.when(here), piece, number), target.relative
    )


def _piece(value: Interval, piece: str, number: int) -> Interval:
    first, last = days.ends(value)
    if piece in WEEKDAYS:
        return days.nth_within(value, WEEKDAYS[piece], number)
    if piece == "half":
        return days.part(value, Part.EARLY if number == 1 else Part.LATE)
    if piece == "weekend":
        return days.nth_within(value, 5, number).hull(days.nth_within(value, 6, number))
    unit = UNITS[piece]
    start = days.shift(first, number - 1, unit)
    if number < 0:
        start = days.shift(days.shift(last, 1, Unit.DAY), number, unit)
    end = days.shift(days.shift(start, 1, unit), -1, Unit.DAY)
    found = Interval.days(start, end).intersect(value)
    if found is None:
        raise NoSuchDay(f"no such day: there is no {piece} {number}")
    return found


# ------------------------------------------------------------------------- hung on a day


def _week_of(tokens: Tokens, at: int) -> Phrase | None:
    """Read "week of June 5", "weekend of June 5", "week ago", "the weekend"."""
    weekend = tokens.words[at] == "weekend"
    if tokens.word(at + 1) != "of":
        return _weekend(tokens, at) if weekend else unit_distance(tokens, at)
    target = simple(tokens, skip(tokens, at + 2, "the"))
    if target is None or not target.daily:
        return None

    def when(here: Standpoint) -> Interval:
        first, _ = days.ends(target.when(here))
        return days.latest(days.WEEKEND, first) if weekend else days.whole(Unit.WEEK, first)

    return Phrase(target.end, when, target.relative)


def _weekend(tokens: Tokens, at: int) -> Phrase | None:
    """Read "the weekend" after over, during, on, at."""
    if tokens.word(at - 1) != "the" or tokens.word(at - 2) not in {"over", "during", "on", "at"}:
        return None
    return Phrase(at + 1, nearest(days.WEEKEND))


def _time_of(tokens: Tokens, at: int) -> Phrase | None:
    """Read "night of June 4", "morning of Oct. 7"."""
    if tokens.word(at + 1) not in {"of", "on"}:
        return None
    target = simple(tokens, skip(tokens, at + 2, "the"))
    return target if target and target.daily else None


# ------------------------------------------------------------------------- ranges and bounds


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
        right = _date(tokens, skip(tokens, place, "the"))
        right = right if right and (free or _same_kind(left, right)) else None
    return right and joined(left, right)


def _same_kind(left: Phrase, right: Phrase) -> bool:
    weekly = [bool(each.recurring and each.recurring.weekly) for each in (left, right)]
    alike = (left.dated and right.dated) or bool(left.recurring and right.recurring)
    return weekly[0] == weekly[1] and alike


def _shared_month(tokens: Tokens, at: int, left: Phrase) -> Phrase | None:
    """Read the "13" of "October 8 and 13", "October 8-13, 2024"."""
    day, end = day_number(tokens, at)
    if not day or not left.month or plain(tokens, skip(tokens, end, "of")) in ANY_MONTH:
        return None
    if tokens.is_word(end) and tokens.word(end) not in FUNCTION_WORDS:
        return None
    return recur(tokens, end, days.each_day(left.month, day), left.month)


def _between(tokens: Tokens, at: int) -> Phrase | None:
    """Read "between October 8 and 13", "from 3 May to 5 June 2024", "from 8 to 13 October"."""
    connectors = TO | {"and"} if tokens.words[at] == "between" else TO
    place = skip(tokens, at + 1, "the")
    days_first = day_first(tokens, place) if tokens.is_number(place) else None
    if days_first and not days_first.recurring:
        return days_first  # both days stand before the month
    left = days_first or _date(tokens, place)
    return left and _range_after(tokens, left, connectors, free=True)


def _target(tokens: Tokens, at: int) -> Phrase | None:
    """Read the date after a word such as "since"; "the" and "the year" are passed over."""
    place = skip(tokens, at + 1, "the")
    year_follows = tokens.word(place) == "year" and tokens.is_number(place + 1)
    return _date(tokens, place + year_follows)


def _since(tokens: Tokens, at: int) -> Phrase | None:
    """Read "since 2022": from its first day to the day of publication."""
    target = _target(tokens, at)
    if target is None:
        return None

    def when(here: Standpoint) -> Interval:
        low, _ = days.ends(target.when(here._replace(ahead=False)))
        begun = here.day is not None and low <= here.day
        return Interval.days(low, here.day if begun else None)

    return Phrase(target.end, when, target.relative)


def _by(tokens: Tokens, at: int) -> Phrase | None:
    """Read "by the end of this year", "until June 5".

    From the day of publication to the last day of what follows; where that is over, every
    day up to it.
    """
    target = _target(tokens, at)
    if target is None:
        return None

    def when(here: Standpoint) -> Interval:
        _, high = days.ends(target.when(here))
        ahead = here.day is not None and here.day <= high
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
        step = days.shift(low, -1, Unit.DAY) if before else days.shift(high, 1, Unit.DAY)
        return Interval.days(None, step) if before else Interval.days(step, None)

    return Phrase(target.end, when, target.relative)


def _names_event(tokens: Tokens, end: int) -> bool:
    """Tell whether a date that ends there says which event: "Tuesday's attack"."""
    if tokens.word(end - 1).endswith("'s") or (tokens.word(end) == "'" and tokens.touches(end)):
        return True
    return tokens.is_word(end) and tokens.word(end) not in FUNCTION_WORDS


_BOUNDS: dict[str, Reader] = {
    "between": _between,
    "from": _between,
    "since": _since,
    "by": _by,
    "until": _by,
    "till": _by,
    "before": _before_or_after,
    "after": _before_or_after,
}

# Dates with a date within.  They take single dates only, so nothing nests and a sentence of
# ten thousand times "end of" costs no more than any other.
_COMPOUNDS: dict[str, Reader] = {"last": _last}
_COMPOUNDS |= (
    dict.fromkeys(PARTS, _part)
    | dict.fromkeys(("earlier", "later"), _so_far)
    | dict.fromkeys(ENDS, _part_of)
    | dict.fromkeys(ORDINALS, _nth)
    | dict.fromkeys(("week", "weekend"), _week_of)
    | dict.fromkeys(("morning", "afternoon", "evening", "night"), _time_of)
)

OPENERS: frozenset[str] = frozenset(_BOUNDS) | frozenset(_COMPOUNDS) | frozenset(READERS)
"""Every folded word with which a date phrase may begin, digits aside."""

SIGNS: frozenset[str] = OPENERS - {*_BOUNDS, *COUNTS, *ORDINALS, *ENDS, *TIMES_OF_DAY}
"""Folded words without one of which, and without digits, a sentence holds no date."""
