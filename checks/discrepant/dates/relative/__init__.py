"""Which days are meant from where the writer stands: "Tuesday", "last week", "two days ago"?

Bare weekdays look back, the day of publication included.  This room's files: `weekdays` and
today, `directed` (this, last, next), `distances` with their `counts`, `workdays`, `moments`.
"""

from __future__ import annotations

from discrepant.dates import written as written_dates
from discrepant.dates.days import Unit
from discrepant.dates.relative.directed import STEPS, directed, following
from discrepant.dates.relative.distances import distance, unit_distance, weekday_or_distance
from discrepant.dates.relative.moments import READERS as MOMENTS
from discrepant.dates.relative.weekdays import DAYS
from discrepant.dates.relative.workdays import workdays_away
from discrepant.dates.words import COUNTS, UNITS, WEEKDAYS, Phrase, Reader, stands_for_more
from discrepant.tokens import Tokens


def number(tokens: Tokens, at: int) -> Phrase | None:
    """Read what begins with digits: "19 June", "2016", "12 days ago", "5 past years"."""
    following_word = tokens.word(at + 1)
    counted = following_word in UNITS or (STEPS.get(following_word) and _is_short(tokens, at))
    found = distance(tokens, at) if counted or _is_span(tokens, at) else None
    if found is None and following_word in _WORKDAYS:
        found = workdays_away(tokens, at)
    return found or written_dates.number(tokens, at)


_WORKDAYS = frozenset({"business", "working", "work", "workdays"})


def _is_span(tokens: Tokens, at: int) -> bool:
    return tokens.word(at + 1) in {"or", "to", "-", "–"} and tokens.word(at + 3) in UNITS


def _is_short(tokens: Tokens, at: int) -> bool:
    return len(tokens.words[at]) <= 3


def count_or_date(tokens: Tokens, at: int) -> Phrase | None:
    """Read what begins with a number in words: "two days ago", "twenty-first of June"."""
    found = distance(tokens, at) or workdays_away(tokens, at)
    return found or written_dates.in_spelled_words(tokens, at)


def vague_distance(tokens: Tokens, at: int) -> Phrase | None:
    """Read "a few days ago", "a couple of weeks ago", whose "a" is part of the count."""
    return distance(tokens, at + 1) if tokens.word(at + 1) in {"few", "couple"} else None


READERS: dict[str, Reader] = (
    DAYS
    | dict.fromkeys(COUNTS, count_or_date)
    | dict.fromkeys(WEEKDAYS, weekday_or_distance)
    | dict.fromkeys((unit.value for unit in Unit), unit_distance)
    | dict.fromkeys((f"{unit.value}'s" for unit in Unit), unit_distance)
    | MOMENTS
    | {"a": vague_distance}
    | dict.fromkeys((*STEPS,), directed)
    | dict.fromkeys(("following", "same"), following)
)
"""By the word with which they begin: every date that has no other within, digits aside."""


def simple(tokens: Tokens, at: int) -> Phrase | None:
    """Read a date that has no other within, unless the word means something else here."""
    word = tokens.word(at)
    reader = number if tokens.is_number(at) else READERS.get(word)
    found = reader(tokens, at) if reader else None
    return None if found is None or stands_for_more(tokens, at, found.end) else found
