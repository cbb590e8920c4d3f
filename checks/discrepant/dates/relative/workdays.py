"""Which days does one work: "the next four business days", "this working week"?

Work runs Monday to Friday; feasts are not taken out.
"""

from __future__ import annotations

from datetime import date

from discrepant.dates import days
from discrepant.dates.days import Unit
from discrepant.dates.relative.counts import count
from discrepant.dates.words import Phrase, Standpoint, looks_ahead, now
from discrepant.interval import Interval
from discrepant.tokens import Tokens

_WORKING = frozenset({"business", "working", "work"})
_FARTHEST = 366


def working_week(tokens: Tokens, at: int, step: int) -> Phrase | None:
    """Read the "working week" of "this working week", `step` weeks from that of publication."""
    end = _after_piece(tokens, at, "week")
    if not end:
        return None

    def when(here: Standpoint) -> Interval:
        monday, _ = days.ends(days.whole(Unit.WEEK, days.shift(now(here), step, Unit.WEEK)))
        return days.after(monday, 0, 4, Unit.DAY)

    return Phrase(end, when)


def rolling_workdays(tokens: Tokens, at: int, back: bool) -> Phrase | None:
    """Read the "4 business days" of "next 4 business days": the days after that of publication."""
    number, end = _counted(tokens, at)
    if not number:
        return None

    def when(here: Standpoint) -> Interval:
        ends = (_workday(now(here), -number if back else number), _workday(now(here), _one(back)))
        return Interval.days(min(ends), max(ends))

    return Phrase(end, when)


def workdays_away(tokens: Tokens, at: int) -> Phrase | None:
    """Read "four business days ago", "in four business days", "two workdays from now"."""
    number, end = _counted(tokens, at)
    if not number:
        return None
    from_now = tokens.words[end : end + 2] == ("from", "now")
    coming = tokens.word(at - 1) == "in" and looks_ahead(tokens, at, end) is not False
    if not (tokens.word(end) == "ago" or from_now or coming):
        return None
    back = tokens.word(end) == "ago"
    step = -number if back else number
    past = end + (2 if from_now else back)
    return Phrase(past, lambda here: _single(_workday(now(here), step)), daily=True)


def _counted(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read a count of workdays: how many, and where it ends; 0 where there is none."""
    found = count(tokens, at)
    end = _after_piece(tokens, found[2], "days") if found else 0
    if found is None or not end or found[0] != found[1] or found[1] > _FARTHEST:
        return 0, at
    return found[1], end


def _after_piece(tokens: Tokens, at: int, piece: str) -> int:
    """Return where "workweek" or "business days" ends, 0 where it does not stand there."""
    if tokens.word(at) == f"work{piece}":
        return at + 1
    return at + 2 if tokens.word(at) in _WORKING and tokens.word(at + 1) == piece else 0


def _one(back: bool) -> int:
    return -1 if back else 1


def _single(day: date) -> Interval:
    return Interval.days(day, day)


def _workday(day: date, count: int) -> date:
    """Return the day so many workdays after `day`, before it where `count` is negative."""
    step, left = (1 if count > 0 else -1), abs(count)
    while left:
        day = days.shift(day, step, Unit.DAY)
        left -= day.weekday() < 5
    return day
