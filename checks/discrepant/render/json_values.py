"""How do values look in JSON?  Shared by all JSON that other programs rely on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from io import BytesIO
from itertools import islice
from typing import Any

from discrepant.interval import Interval
from discrepant.model import Passage
from discrepant.render.escapes import json_text

# Raised when a field changes its meaning or goes; a new field is no reason.
SCHEMA_VERSION = 1
_PIECES = 10_000
_LONGEST_SENTENCE = 1_000  # characters that are shown whole
_AROUND = 400  # characters on either side of the words, of a longer one

Json = Mapping[str, object]


def number(value: Fraction | None) -> int | float | None:
    """Return a bound as a JSON number, whole where it is whole; None where there is none."""
    if value is None:
        return None
    # Beyond the reach of a float the digits behind the point mean nothing.
    is_whole = value.denominator == 1 or abs(value) > 10**300
    return int(value) if is_whole else float(value)


def day(value: date | None) -> str | None:
    """Return a day as ISO 8601 has it: "2024-10-17"."""
    return None if value is None else value.isoformat()


def days(value: Interval | None) -> str | None:
    """Return an interval of days as "first/last"; ".." for a side that is open."""
    if value is None:
        return None
    return f"{day(value.first_day) or '..'}/{day(value.last_day) or '..'}"


def bounds(value: Interval | None, *, is_date: bool) -> dict[str, object]:
    """Return low, high, low_open and high_open; a missing bound is null and open."""
    if value is None:
        return {"low": None, "high": None, "low_open": True, "high_open": True}
    return {
        "low": day(value.first_day) if is_date else number(value.low),
        "high": day(value.last_day) if is_date else number(value.high),
        "low_open": value.low_open,
        "high_open": value.high_open,
    }


def place(passage: Passage) -> Json:
    """Return where a passage stands, its words and its sentence."""
    return {
        "source": passage.source,
        "path": passage.path,
        "start": passage.start,
        "end": passage.end,
        "line": passage.line,
        "column": passage.column,
        "text": passage.text,
        "sentence": sentence(passage),
    }


def sentence(passage: Passage) -> str:
    """Return the sentence of a passage; of one that no newspaper prints what is around the words.

    A thousand claims of one such sentence would print it a thousand times.
    """
    whole = passage.sentence
    if len(whole) <= _LONGEST_SENTENCE:
        return whole
    at = max(whole.find(passage.text), 0)
    start, end = max(0, at - _AROUND), at + len(passage.text) + _AROUND
    return f"{'…' * (start > 0)}{whole[start:end]}{'…' * (end < len(whole))}"


def dump(
    value: Json | Sequence[Json],
    *,
    indent: int | None = None,
) -> str:
    """Return a JSON document: keys in their order, no NaN, hidden characters as escapes."""
    return dumped(value, indent=indent).decode()


def dumped(
    value: Json | Sequence[Json],
    *,
    indent: int | None = None,
    plain: Callable[[Any], Json] | None = None,
    end: str = "",
) -> bytes:
    """Return a JSON document as UTF-8, and behind it `end`.

    `plain` makes JSON of what is none, when its turn comes.
    """
    encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=indent, default=plain)
    # Some pieces at a time, as each comes whole: a text in its quotation marks is never cut.
    # What BytesIO gives away is not copied, as a bytearray would be.
    content = BytesIO()
    for some in _some(encoder.iterencode(value)):
        content.write(json_text("".join(some)).encode("utf-8", "backslashreplace"))
    content.write(end.encode())
    return content.getvalue()


def _some(pieces: Iterator[str]) -> Iterator[list[str]]:
    while some := list(islice(pieces, _PIECES)):
        yield some
