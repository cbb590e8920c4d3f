"""Which days does this phrase mean?

Here dates are put together: `parts` ("the end of June"), `weeks`, `ranges` and the words that
change a meaning (since, before, after, by, until), which are part of the phrase.  Leading "on",
"in", "at" and articles are not, but the "a" of "a few days ago" is.  The readers of single
dates are `written_dates` and `relative_dates`; what a phrase means is asked for each end of
the publication interval.
"""

from __future__ import annotations

from collections.abc import Sequence

from discrepant.cardinals import CARDINALS, TENS
from discrepant.dates.calendar.ranges import BOUNDS, COMPOUNDS, date_or_range
from discrepant.dates.days import NoSuchDay
from discrepant.dates.relative import READERS
from discrepant.dates.relative.directed import STEPS
from discrepant.dates.words import (
    COUNTS,
    SUFFIXES,
    TIMES_OF_DAY,
    UNITS,
    WEEKDAYS,
    WHICH_WAY,
    Phrase,
    Standpoint,
    Unread,
    looks_ahead,
)
from discrepant.dates.written.figures import is_standard
from discrepant.dates.written.spelled import YEAR_OPENERS
from discrepant.interval import Interval
from discrepant.model import Day
from discrepant.tokens import DIGITS, Tokens

_OPENING = frozenset("([{“‘\"'’–—~=<>")


def read(
    tokens: Tokens, at: int, published: Interval | None, day_first: bool | None = False
) -> Day | None:
    """Read the date phrase that begins at token `at`, else None.

    `published` are the days on which the article may have appeared; a phrase is resolved for
    the first and the last of them, and means every day between.  `day_first` is the order of
    "3/6/2024", None where it cannot be told.  The value is None, with the reason in `unread`,
    where the words are a date that cannot be told.
    """
    if _is_glued(tokens, at):
        return None
    bound = BOUNDS.get(tokens.words[at])
    found = bound(tokens, at) if bound else date_or_range(tokens, at)
    if found is None or _runs_on(tokens, found.end):
        return None
    try:
        value = _resolved(found, published, _direction(tokens, at, found), day_first)
    except (Unread, NoSuchDay) as error:
        return Day(at, found.end, None, str(error), found.relative)
    return Day(at, found.end, value, "", found.relative)


def _is_glued(tokens: Tokens, at: int) -> bool:
    """Tell the middle of a number or an address, and the "by" of "drive-by", from a date."""
    if not tokens.touches(at):
        return False
    mark = tokens.words[at - 1]
    if not tokens.is_number(at):
        return mark == "/" or (mark == "-" and tokens.words[at] in BOUNDS)
    if mark == ":" and tokens.is_word(at - 2):
        return False
    if mark in {"-", "_"} and is_standard(tokens, at):
        return False
    return mark not in _OPENING and not (mark == "-" and tokens.word(at - 2) == "mid")


def _direction(tokens: Tokens, at: int, found: Phrase) -> bool | None:
    """Tell whether a phrase looks ahead; raises Unread for "will discuss Tuesday's attack"."""
    ahead = looks_ahead(tokens, at, found.end)
    bare = found.recurring and not found.dated
    if ahead and bare and tokens.word(found.end - 1).endswith("'s"):
        raise Unread(WHICH_WAY)
    return ahead


def _resolved(
    found: Phrase, published: Interval | None, ahead: bool | None, day_first: bool | None
) -> Interval:
    first = published.first_day if published else None
    last = published.last_day if published else None
    if first is None or last is None:
        return found.when(Standpoint(None, ahead, day_first))
    value = found.when(Standpoint(first, ahead, day_first))
    return value if first == last else value.hull(found.when(Standpoint(last, ahead, day_first)))


def _runs_on(tokens: Tokens, end: int) -> bool:
    """Tell whether figures go on where a phrase ends: "2015-32", "2010-2015-86"."""
    return (
        tokens.word(end) in {"-", "/"}
        and tokens.touches(end)
        and tokens.touches(end + 1)
        and tokens.is_number(end + 1)
        and tokens.is_number(end - 1)
    )


OPENERS: frozenset[str] = frozenset(BOUNDS) | frozenset(COMPOUNDS) | frozenset(READERS)
"""Every folded word with which a date phrase may begin, digits aside."""

# "Last" and "this" are dates only before one of these.
_AFTER_DIRECTIONS = {*UNITS, *TIMES_OF_DAY, *SUFFIXES, "weekend", "hours", "qtr", "s", "thousand"}
_AFTER_DIRECTIONS |= {
    "thousands",
    "tens",
    "time",
    "workweek",
    "workdays",
    *(f"{day}s" for day in WEEKDAYS),
}

SIGNS: frozenset[str] = frozenset(
    (READERS.keys() - COUNTS.keys() - STEPS.keys() - {"following", "same", "a"})
    | _AFTER_DIRECTIONS
    | YEAR_OPENERS - {"one", "two"}
    | {"w", "present", "date"}
)
"""Folded words without one of which, and without a figure, a sentence holds no date."""


def _closes_with_day(words: Sequence[str]) -> bool:
    """Tell whether a sentence may end in "the 27", "the thirty", "on 15"."""
    place = len(words) - (2 if words[-1:] and words[-1] in {".", "!", "?"} else 1)
    if place < 1 or words[place - 1] not in {"the", "on"}:
        return False
    return words[place] in _LAST_DAYS or words[place][0] in DIGITS


_MARKS = frozenset("/-–")
_LAST_DAYS = frozenset(TENS) | {word for word, number in CARDINALS.items() if number > 12}


def may_hold(words: Sequence[str]) -> bool:
    """Tell whether a sentence of these folded words can hold a date: quick, and "no" is sure."""
    if not SIGNS.isdisjoint(words):
        return True
    figures = [word for word in words if word[0] in DIGITS]
    if any(len(word) in {4, 8} or word.count(".") == 2 for word in figures):
        return True
    if _closes_with_day(words):
        return True
    if "on" in words and any("." in word for word in figures):
        return True  # "on 4.22"
    return len(figures) > 1 and not _MARKS.isdisjoint(words)
