"""Is a reading right, and how many of them are?

The value is right where the bounds are, or where a bound or the middle is the number itself:
so a tool that knows no hedges is not punished for "about 400" read as 400.  All of it is right
where bounds, unit and polarity are; a rounded decimal ("1.28 million") may be a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.reading.adapters.protocol import Answer
from benchmarks.reading.gold import Bound, Gold, Item
from benchmarks.reading.unit_names import factors, family, normal, normals


@dataclass(frozen=True, slots=True)
class Score:
    """Hold of how many mentions the value, also the hedge (`shaped`), and all of it were right.

    `silent` are texts with nothing to find, `fired` those where something was found;
    `alarms` are readings elsewhere that meet no mention, of texts that are wholly marked.
    """

    mentions: int = 0
    value: int = 0
    shaped: int = 0
    full: int = 0
    silent: int = 0
    fired: int = 0
    alarms: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.mentions + other.mentions,
            self.value + other.value,
            self.shaped + other.shaped,
            self.full + other.full,
            self.silent + other.silent,
            self.fired + other.fired,
            self.alarms + other.alarms,
        )


def score(
    items: Iterable[Item], answers: Iterable[Sequence[Answer]], kinds: frozenset[str]
) -> Score:
    """Return what a tool that reads `kinds` scores over items and its answers to them."""
    total = Score()
    for item, found in zip(items, answers, strict=True):
        total += score_item(item, found, kinds)
    return total


def score_item(item: Item, found: Sequence[Answer], kinds: frozenset[str]) -> Score:
    """Return what the answers to one text score."""
    found = [answer for answer in found if answer["kind"] in kinds]
    if not item.golds:
        if not kinds & _kinds(item):
            return Score()
        return Score(silent=1, fired=int(any(_false(item, answer) for answer in found)))
    golds = [gold for gold in item.golds if gold.kind in kinds]
    return Score(
        mentions=len(golds),
        value=sum(any(value_right(gold, each) for each in found) for gold in golds),
        shaped=sum(any(shape_right(gold, each) for each in found) for gold in golds),
        full=sum(any(full_right(gold, each) for each in found) for gold in golds),
        alarms=len({(a["start"], a["end"]) for a in found if _false(item, a)}),
    )


def _false(item: Item, answer: Answer) -> bool:
    """Tell whether a reading meets nothing that is to be found or ignored."""
    spans = [(gold.start, gold.end) for gold in item.golds] + list(item.ignore)
    if not item.complete or not _asked(item, answer):
        return False
    return not any(answer["start"] < end and start < answer["end"] for start, end in spans)


def _asked(item: Item, answer: Answer) -> bool:
    """Tell whether a text is marked for such readings at all."""
    if answer["kind"] == "date" or item.family == "date":
        return item.family in ("", answer["kind"])
    if item.family == "range":
        return answer["hedge"] != "exact"
    return item.family in ("", family(answer["units"]))


def _kinds(item: Item) -> frozenset[str]:
    if not item.family:
        return frozenset({"number", "date"})
    return frozenset({"date" if item.family == "date" else "number"})


def value_right(gold: Gold, answer: Answer) -> bool:
    """Tell whether a reading of the same place has the value, or the bare number."""
    return _meets(gold, answer) and any(
        _bounds_right(gold, low, high) or _number_right(gold, low, high)
        for low, high in _converted(gold, answer)
    )


def full_right(gold: Gold, answer: Answer) -> bool:
    """Tell whether a reading of the same place has bounds, polarity and unit."""
    return shape_right(gold, answer) and _unit_right(gold, answer)


def shape_right(gold: Gold, answer: Answer) -> bool:
    """Tell whether a reading of the same place has bounds and polarity."""
    if not _meets(gold, answer) or gold.denied != answer["denied"]:
        return False
    return any(
        _bounds_right(gold, low, high)
        or (_hedge_right(gold, answer) and _number_right(gold, low, high))
        for low, high in _converted(gold, answer)
    )


def _meets(gold: Gold, answer: Answer) -> bool:
    overlaps = answer["start"] < gold.end and gold.start < answer["end"]
    return overlaps and answer["kind"] == gold.kind


def _converted(gold: Gold, answer: Answer) -> list[tuple[Bound, Bound]]:
    """Return the bounds as they are and, of measures, in the unit of the gold."""
    low, high = answer["low"], answer["high"]
    scales = factors(_units(gold), normals(answer["units"]))
    return [(low, high), *((_times(low, scale), _times(high, scale)) for scale in scales)]


def _units(gold: Gold) -> frozenset[str]:
    return frozenset(normal(unit) for unit in gold.units)


def _times(bound: Bound, scale: float) -> Bound:
    return bound * scale if isinstance(bound, float | int) else bound


def _bounds_right(gold: Gold, low: Bound, high: Bound) -> bool:
    accepted = ((gold.low, gold.high), *gold.alternatives)
    return any(_same(low, first) and _same(high, last) for first, last in accepted)


def _number_right(gold: Gold, low: Bound, high: Bound) -> bool:
    ends = [bound for bound in (low, high) if isinstance(bound, float | int)]
    middle = [sum(ends) / 2] if len(ends) == 2 else []
    return gold.number is not None and any(_same(each, gold.number) for each in ends + middle)


def _hedge_right(gold: Gold, answer: Answer) -> bool:
    """Tell whether the bare number is all there is to say: it is exact, or the hedge is outside."""
    beyond = answer["start"] < gold.start or answer["end"] > gold.end
    is_plain = gold.hedge == "exact" or gold.low == gold.high
    return is_plain and (answer["hedge"] == gold.hedge or (gold.bare and beyond))


def _unit_right(gold: Gold, answer: Answer) -> bool:
    mine, theirs = _units(gold), normals(answer["units"])
    return not mine or bool(mine & theirs) or bool(factors(mine, theirs))


def _same(one: Bound, other: Bound) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) <= 1e-6 * max(abs(one), abs(other))
    return one == other
