"""What is right? The sentences of our own, and the suites of others where they are given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.reading.unit_names import ends

SENTENCES = Path(__file__).with_name("sentences.jsonl")
Bound = float | str | None
_MODIFIERS = {
    "approx": "about",
    "gt": "more_than",
    "ge": "at_least",
    "lt": "less_than",
    "le": "at_most",
    "between": "between",
}
_NO_DAY = "2016-11-07"  # the suites that give none are made for this one


@dataclass(frozen=True, slots=True)
class Gold:
    """Hold what an editor reads at [start, end): bounds, the bare number, unit, hedge.

    `number` is what a tool without hedges should say, None where there is no such number.
    Any of `units` is right; none is asked for where there are none.
    `alternatives` are bounds that count as right too.  `bare` marks a suite's number whose
    hedge, if any, stands outside of the span.
    """

    start: int
    end: int
    kind: str
    low: Bound
    high: Bound
    number: float | None = None
    units: tuple[str, ...] = ()
    hedge: str = "exact"
    denied: bool = False
    alternatives: tuple[tuple[Bound, Bound], ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """Hold a text, its day, and what is to be found in it.

    `complete` says that nothing else is to be found, but perhaps at `ignore`.  Where `family`
    is not "", only nothing of that family: a suite's text without money, or without a range,
    may hold other figures.
    """

    text: str
    published: str
    golds: tuple[Gold, ...]
    complete: bool = True
    family: str = ""
    ignore: tuple[tuple[int, int], ...] = ()


def sentences(path: Path = SENTENCES) -> tuple[Item, ...]:
    """Return our own sentences."""
    return tuple(_sentence(record) for record in records(path))


def suite(path: Path) -> tuple[Item, ...]:
    """Return the records of a suite, without bare weekdays that look ahead and holidays."""
    wanted = (
        record
        for record in records(path)
        if record.get("direction_policy") != "future" and record["kind"] != "holiday"
    )
    return tuple(_record(record) for record in wanted)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _sentence(record: dict[str, Any]) -> Item:
    golds = tuple(_mention(mention) for mention in record["mentions"])
    return Item(record["text"], record["published"], golds)


def _mention(mention: dict[str, Any]) -> Gold:
    unit = mention.get("unit")
    return Gold(
        start=mention["start"],
        end=mention["end"],
        kind=mention["kind"],
        low=mention["low"],
        high=mention["high"],
        number=mention.get("number"),
        units=(unit,) if unit else (),
        hedge=mention.get("hedge", "exact"),
        denied=mention.get("polarity") == "denied",
        alternatives=tuple((low, high) for low, high in mention.get("alternatives", ())),
    )


def _record(record: dict[str, Any]) -> Item:
    is_date = record["kind"] in ("date", "date_range")
    kind = "date" if is_date else "number"
    golds = () if record.get("negative") else (_suite_gold(record, kind),)
    family = {"any": "", "temperature": "dimension"}.get(record["kind"], record["kind"])
    ignore = tuple((start, end) for start, end in record.get("ignore", ()))
    day = (record.get("ref_datetime") or _NO_DAY)[:10]
    return Item(record["text"], day, golds, not golds, family, ignore)


def _suite_gold(record: dict[str, Any], kind: str) -> Gold:
    low, high = record["value_low"], record["value_high"]
    written = [unit for unit in (record["unit"], record["unit_raw"]) if unit]
    units = tuple(form for unit in written for form in (unit, *ends(unit)))
    is_point = kind == "number" and low == high
    return Gold(
        start=record["span"][0],
        end=record["span"][1],
        kind=kind,
        low=low,
        high=high,
        number=low if is_point else None,
        units=units if record["unit"] else (),
        hedge=_MODIFIERS.get(record["modifier"], "exact"),
        alternatives=tuple((low, high) for low, high in record.get("alternatives") or ()),
        bare=record["modifier"] == "exact",
    )
