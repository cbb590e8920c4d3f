"""Which figures and dates does no quantity look at, and which of them matter most?

An editor would first ask for what can be wrong: a thing that several sources count, and count
differently; then for what several sources count; then for what one source does.  Figures that
count nothing named come after, days last: most of them only say when something was said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from discrepant import extract
from discrepant.figures.noun_words import singular
from discrepant.interval import Interval
from discrepant.model import Mention, MentionKind, Passage, Report, Ruleset, Source
from discrepant.units import table as units

DATES, BARE = "dates", "figures without a noun"


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold a mention with its passage."""

    mention: Mention
    passage: Passage


@dataclass(frozen=True, slots=True)
class Group:
    """Hold what counts one thing: its unit where that is known, else its noun.

    `differs` tells that two sources have a figure each that fits none of the other's.
    """

    name: str
    seen: tuple[Seen, ...]
    sources: int
    differs: bool

    @property
    def worst_first(self) -> tuple[bool, bool, bool, int, int, str]:
        """Return a key that sorts groups, the worst first."""
        return (
            self.name == DATES,
            self.name == BARE,
            not self.differs,
            -self.sources,
            -len(self.seen),
            self.name,
        )


def groups(
    report: Report, sources: Iterable[Source], rulesets: Iterable[Ruleset], kept: str = ""
) -> tuple[Group, ...]:
    """Return the uncovered mentions of a report by what they count, worst first.

    `sources` and `rulesets` are what the report is on, `kept` is as in pipeline.check.
    """
    definitions = [text for ruleset in rulesets for text, _ in ruleset.units]
    unit_of = units.table(definitions, kept).unit_of
    passages = {(each.source, each.start, each.end): each for each in report.uncovered}
    found: dict[str, list[Seen]] = defaultdict(list)
    for source in sources:
        for mention in extract.read(source):
            passage = passages.get((source.id, mention.start, mention.end))
            if passage is not None:
                found[_counted(mention, source.text, unit_of)].append(Seen(mention, passage))
    every = (_group(name, seen) for name, seen in found.items())
    return tuple(sorted(every, key=lambda group: group.worst_first))


def _counted(mention: Mention, text: str, unit_of: Callable[[str], str | None]) -> str:
    """Return what a mention counts: "soldier", "percent", "window", or that it counts nothing."""
    if mention.kind is MentionKind.DATE:
        return DATES
    if mention.noun is None:
        return mention.unit or BARE
    noun = text[mention.noun.start : mention.noun.end].lower().replace("’", "'")
    return unit_of(noun) or mention.unit or singular(noun)


def _group(name: str, seen: Sequence[Seen]) -> Group:
    by_source: dict[str, list[Interval]] = defaultdict(list)
    for each in seen:
        values = by_source[each.passage.source]
        if each.mention.value is not None:
            values.append(each.mention.value)
    ordered = sorted(seen, key=_order)
    differs = name not in (DATES, BARE) and _differs(by_source)
    return Group(name, tuple(ordered), len(by_source), differs)


def _order(seen: Seen) -> tuple[object, ...]:
    value = seen.mention.value or Interval()
    return (seen.mention.value is None, value.sort_key(), seen.passage.source, seen.passage.start)


def _differs(by_source: Mapping[str, Sequence[Interval]]) -> bool:
    return any(
        _has_own(one, other) and _has_own(other, one)
        for one, other in combinations(by_source.values(), 2)
    )


def _has_own(values: Sequence[Interval], others: Sequence[Interval]) -> bool:
    """Tell whether one of the values fits none of the others."""
    return bool(others) and any(all(value.disjoint(other) for other in others) for value in values)
