"""How is a mention written down as JSON, and read again the same?

For the cache alone: what other programs read is `render/mentions_jsonl.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from discrepant.interval import Interval
from discrepant.model import Hedge, Mention, MentionKind, Polarity, Span

_KINDS = {kind.value: kind for kind in MentionKind}
_HEDGES = {hedge.value: hedge for hedge in Hedge}
_POLARITIES = {polarity.value: polarity for polarity in Polarity}


def dumped(mentions: Sequence[Mention]) -> str:
    """Return mentions as JSON."""
    return json.dumps([_row(each) for each in mentions], separators=(",", ":"))


def loaded(text: str) -> tuple[Mention, ...]:
    """Return the mentions that `dumped` gave as `text`.

    Raises ValueError, TypeError or KeyError for anything else.
    """
    rows = json.loads(text)
    if not isinstance(rows, list):
        raise TypeError("no list of mentions")  # an empty object would pass for no mention
    return tuple(map(_mention, rows))


def _row(mention: Mention) -> list[Any]:
    return [
        mention.start,
        mention.end,
        mention.kind,
        _bounds(mention.value),
        mention.hedge,
        mention.sentence,
        mention.clause,
        [mention.figure, mention.noun, mention.per, mention.as_of_words, mention.repeat_of],
        mention.unit,
        mention.polarity,
        mention.speaker,
        _bounds(mention.as_of),
        mention.unread,
    ]


def _mention(row: Sequence[Any]) -> Mention:
    start, end, kind, value, hedge, sentence, clause, spans, *others = row
    figure, noun, per, as_of_words, repeat_of = map(_span, spans)
    unit, polarity, speaker, as_of, unread = others
    return Mention(
        start,
        end,
        _KINDS[kind],
        _interval(value),
        _HEDGES[hedge],
        Span(*sentence),
        tuple(Span(*each) for each in clause),
        figure,
        noun,
        per,
        unit,
        _POLARITIES[polarity],
        speaker,
        _interval(as_of),
        as_of_words,
        unread,
        repeat_of,
    )


def _span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def _bounds(value: Interval | None) -> list[Any] | None:
    if value is None:
        return None
    return [_number(value.low), _number(value.high), value.low_open, value.high_open]


def _number(bound: Fraction | None) -> int | str | None:
    if bound is None:
        return None
    return bound.numerator if bound.denominator == 1 else str(bound)


def _interval(bounds: list[Any] | None) -> Interval | None:
    if bounds is None:
        return None
    low, high, low_open, high_open = bounds
    least = None if low is None else Fraction(low)
    # One object for both bounds of a point, as the readers make it.
    most = least if high == low else None if high is None else Fraction(high)
    return Interval(least, most, low_open, high_open)
