"""How many units: the "two" of "two weeks ago", "two years, 1 month and 21 days"?"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from discrepant.dates import days
from discrepant.dates.days import Unit
from discrepant.dates.words import COUNTS, UNITS, skip
from discrepant.dates.written.spelled import below_hundred
from discrepant.interval import Interval
from discrepant.tokens import Tokens


class Length(NamedTuple):
    """Hold the lengths of one distance: (fewest, most, unit) for each unit, and its end."""

    parts: tuple[tuple[int, int, Unit], ...]
    end: int


def length(tokens: Tokens, at: int, commas: bool = True) -> Length | None:
    """Read "two weeks", "two years, 1 month and 21 days"; without `commas` "two years 1 month"."""
    first = _one_length(tokens, at)
    if first is None:
        return None
    part, end = first
    parts, more = [part], _next_length(tokens, end, commas)
    while more and len(parts) < 4:
        parts.append(more[0])
        end = more[1]
        more = _next_length(tokens, end, commas)
    return Length(tuple(parts), end)


def _next_length(tokens: Tokens, at: int, commas: bool) -> tuple[tuple[int, int, Unit], int] | None:
    place = skip(tokens, at, ",") if commas else at
    return _one_length(tokens, skip(tokens, place, "and"))


def _one_length(tokens: Tokens, at: int) -> tuple[tuple[int, int, Unit], int] | None:
    found = count(tokens, at)
    unit = UNITS.get(tokens.word(found[2])) if found else None
    if found is None or unit is None:
        return None
    return (found[0], found[1], unit), found[2] + 1


def moved(day: date, length: Length, side: int) -> Interval:
    """Return the days so far from `day`, `side` -1 for back; the greatest unit is counted first."""
    parts = sorted(length.parts, key=lambda part: list(Unit).index(part[2]), reverse=True)
    near = far = day
    for fewest, most, unit in parts:
        near, far = days.shift(near, side * fewest, unit), days.shift(far, side * most, unit)
    return Interval.days(min(near, far), max(near, far))


def count(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    """Read "two", "12", "two or three", "couple of": fewest, most and where it ends."""
    found = _one_count(tokens, at)
    if found is None:
        return None
    fewest, most, end = found
    if tokens.word(end) in {"or", "to", "-", "–"}:
        other = _one_count(tokens, end + 1)
        if other and other[0] > fewest:
            return fewest, other[1], other[2]
    couple = tokens.word(at) == "couple" and tokens.word(at + 1) == "of"
    return fewest, most, end + couple


def _one_count(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    word = tokens.word(at)
    if word.isascii() and word.isdigit() and len(word) <= 4:
        return int(word), int(word), at + 1
    number, end = below_hundred(tokens, at)
    if number:
        return number, number, end
    counts = COUNTS.get(word)
    return (*counts, at + 1) if counts else None
