"""What is known of the articles of a folder: publisher, day of publication, story?

`sources.yaml` of the folder: `id: {publisher, original, published: day or day/day, story}`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from discrepant.interval import Interval
from discrepant.model import Place
from discrepant.yaml_nodes import Fields, Node, Scalar, each, pairs, parse, problem, text

FILE = "sources.yaml"
KEYS = ("publisher", "original", "published", "story")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAYS = "2024-10-22, or 2024-10-22/2024-10-23"


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what one entry says, and where it stands."""

    id: str
    place: Place
    publisher: str = ""
    original: str = ""
    published: Interval | None = None
    story: str = ""


def read(content: str, path: str) -> dict[str, Known]:
    """Return the entries of a sources.yaml by id; raises ExpectationError with their places."""
    if is_blank(content):
        return {}
    entries = each(pairs(parse(content, path)), _entry)
    return {entry.id: entry for entry in entries}


def strangers(entries: Collection[Known], stems: Collection[str]) -> tuple[str, ...]:
    """Return a warning for each entry that has no article in its folder."""
    return tuple(
        f"{entry.place}: no article '{entry.id}' in this folder{_meant(entry.id, stems)}"
        for entry in entries
        if entry.id not in stems
    )


def is_blank(content: str) -> bool:
    """Tell whether a YAML text holds comments at most."""
    return all(re.match(r"\s*(?:#|$)", line) for line in content.lstrip("\ufeff").split("\n"))


def day(node: Node) -> date:
    """Return a day written 2024-10-22; raises ExpectationError."""
    return _day(text(node).strip(), node.place, "2024-10-22")


def _entry(pair: tuple[Scalar, Node]) -> Known:
    key, node = pair
    with Fields(node, KEYS) as fields:
        return Known(
            key.text,
            key.place,
            fields.get("publisher", text, ""),
            fields.get("original", text, ""),
            fields.get("published", _days, None),
            fields.get("story", text, ""),
        )


def _days(node: Node) -> Interval | None:
    first, slash, last = text(node).strip().partition("/")
    begin = _day(first, node.place, _DAYS)
    end = _day(last, node.place, _DAYS) if slash else begin
    if end < begin:
        raise problem(
            node.place, f"'{text(node)}' ends before it begins; write the first day first"
        )
    return Interval.days(begin, end)


def _day(written: str, place: Place, like: str) -> date:
    try:
        if _DAY.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise problem(place, f"'{written[:60]}' is no day; write {like}")


def _meant(id_: str, stems: Collection[str]) -> str:
    near = get_close_matches(id_, sorted(stems), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""
