"""Read with discrepant: values, hedges, units, days and speakers of every mention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from benchmarks.reading.adapters.protocol import Answer, serve

from discrepant.extract import read
from discrepant.interval import Interval
from discrepant.model import Mention, MentionKind, Polarity, Source


def answers(text: str, published: str) -> Iterator[Answer]:
    """Yield the mentions that have a value."""
    day = date.fromisoformat(published)
    for mention in read(Source("text", text, "text.txt", published=Interval.days(day, day))):
        if mention.value is not None:
            yield _answer(text, mention, mention.value)


def _answer(text: str, mention: Mention, value: Interval) -> Answer:
    low, high = _bounds(mention.kind, value)
    return Answer(
        start=mention.start,
        end=mention.end,
        kind=mention.kind.value,
        low=low,
        high=high,
        hedge=mention.hedge.value,
        units=list(_units(text, mention)),
        denied=mention.polarity is Polarity.DENIED,
    )


def _bounds(kind: MentionKind, value: Interval) -> tuple[float | str | None, float | str | None]:
    if kind is MentionKind.NUMBER:
        return _float(value.low), _float(value.high)
    return _iso(value.first_day), _iso(value.last_day)


def _float(bound: Fraction | None) -> float | None:
    return None if bound is None else float(bound)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _units(text: str, mention: Mention) -> Iterator[str]:
    """Yield the built-in unit, the noun, and the noun with the word before or after it."""
    if mention.unit:
        yield mention.unit
    if mention.noun is None:
        return
    start, end = mention.noun
    noun = text[start:end]
    yield noun
    yield from _two_words(text[:end])
    # The sign of degrees is a token of its own: "°C".
    yield text[start : end + 1]
    if mention.per:
        yield f"{noun} per {text[mention.per.start : mention.per.end]}"


def _two_words(text: str) -> Iterator[str]:
    words = text.rsplit(maxsplit=2)[-2:]
    if len(words) > 1:
        yield " ".join(words)


if __name__ == "__main__":
    serve(answers)
