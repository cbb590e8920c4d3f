"""Which of many claims contradict another, and which of those hang together?

Claims are sorted by the days they are about; all claims of one day (or span of days) form a
class, and two classes are comparable or not.  Between two comparable classes, whatever lies
below the highest lower bound of the other contradicts the claim that has it, so the extremes
decide: n log n for n claims, and one step for each pair of classes, never for each pair of
claims.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement

from discrepant.compare.pairs import Rule, contradict, distance, may_be_part
from discrepant.interval import Interval
from discrepant.model import Claim, Polarity


@dataclass(frozen=True, slots=True)
class Component:
    """Hold the claims of one finding: those that clash, and those that back a side."""

    clashing: tuple[Claim, ...]
    backers: tuple[Claim, ...]


@dataclass(frozen=True)
class Clashes:
    """Hold what comparing a group of claims came to.

    `compared` are the claims that were held against another.
    """

    compared: tuple[Claim, ...]
    components: tuple[Component, ...]


class _Class:
    """Hold the asserted figures about the same days and kind, sorted by either bound."""

    def __init__(
        self, as_of: Interval | None, kind: str, members: list[int], claims: Sequence[Claim]
    ) -> None:
        self.as_of = as_of
        self.kind = kind
        self.members = members
        values = [claims[index].value for index in members]
        self.by_high, self.highs = _sorted(members, [value.high for value in values])
        self.by_low, self.lows = _sorted(members, [value.low for value in values])
        # How many of by_high, and from where on of by_low, are joined already: what a nearer
        # class reaches, a farther one reaches too, so nobody is joined twice.
        self.joined_below = 0
        self.joined_above = len(self.by_low)


def _sorted(
    members: Sequence[int], bounds: Sequence[Fraction | None]
) -> tuple[list[int], list[Fraction]]:
    """Return claims and their bounds, by the bounds; those of one bound in their order.

    Few bounds differ, so the claims go to theirs and only the bounds are sorted, as integers
    where they are: those compare at no cost, and exactly with fractions.
    """
    claims: dict[int, list[int]] = {}
    found: dict[int | Fraction, tuple[Fraction, list[int]]] = {}
    for index, bound in zip(members, bounds, strict=True):
        if bound is None:
            continue
        # Bounds are shared by many claims; to know one by its place costs no hash of a fraction.
        own = claims.get(id(bound))
        if own is None:
            simple = bound.numerator if bound.denominator == 1 else bound
            own = claims[id(bound)] = found.setdefault(simple, (bound, []))[1]
        own.append(index)
    ordered = [found[each] for each in sorted(found)]
    return (
        [index for _, own in ordered for index in own],
        [bound for bound, own in ordered for _ in own],
    )


def find(claims: Sequence[Claim], rule: Rule) -> Clashes:
    """Return which claims of one scope were compared and which of them clash."""
    sweep = _Sweep(claims, rule)
    compared = sweep.compared()
    involved = sweep.run()
    components = tuple(sweep.component(group, compared) for group in involved)
    return Clashes(tuple(claims[index] for index in sorted(compared)), components)


class _Sweep:
    """Walk over all pairs of classes once, joining what clashes."""

    def __init__(self, claims: Sequence[Claim], rule: Rule) -> None:
        self.claims = claims
        self.rule = rule
        self.parent = list(range(len(claims)))
        self.involved: set[int] = set()
        self.days: list[tuple[Interval | None, list[int]]] = []
        by_kind: dict[tuple[int, str], list[int]] = defaultdict(list)
        self.day_of = [0] * len(claims)  # by number, which hashes at once
        self.odd: list[int] = []
        numbers: dict[Interval | None, int] = {}
        seen: dict[int, int] = {}  # many claims share one object, which needs no hash of its own
        for index, claim in enumerate(claims):
            number = seen.get(id(claim.as_of))
            if number is None:
                number = numbers.setdefault(claim.as_of, len(numbers))
                seen[id(claim.as_of)] = number
                if number == len(self.days):
                    self.days.append((claim.as_of, []))
            self.days[number][1].append(index)
            self.day_of[index] = number
            if claim.polarity is Polarity.ASSERTED and not claim.label:
                by_kind[number, claim.kind].append(index)
            else:
                self.odd.append(index)
        self.classes = [
            _Class(self.days[number][0], kind, members, claims)
            for (number, kind), members in by_kind.items()
        ]

    def compared(self) -> set[int]:
        """Return the claims that have another of a comparable day."""
        held: set[int] = set()
        numbered = list(enumerate(self.days))
        for (one, (day, members)), (two, (other, _)) in combinations_with_replacement(numbered, 2):
            if (one != two or len(members) > 1) and self.rule.in_time(day, other):
                held |= {one, two}
        return {index for number in held for index in self.days[number][1]}

    def run(self) -> list[list[int]]:
        """Return the groups of claims that hang together by contradictions."""
        for one, other in combinations_with_replacement(self.classes, 2):
            if self.rule.in_time(one.as_of, other.as_of):
                self._sweep(one, other)
                if one is not other:
                    self._sweep(other, one)
        self._odd_ones()
        groups: dict[int, list[int]] = defaultdict(list)
        for index in sorted(self.involved):
            groups[self._root(index)].append(index)
        return list(groups.values())

    def _sweep(self, lower: _Class, higher: _Class) -> None:
        """Join the claims of one class that lie below claims of another."""
        if not lower.highs or not higher.lows:
            return
        if may_be_part(lower.kind, higher.kind):
            return
        if self.rule.may_be_lower(lower.as_of, higher.as_of):
            return
        top, bottom = higher.lows[-1], lower.highs[0]
        below = bisect_left(lower.highs, top, key=self.rule.reach)
        above = bisect_right(higher.lows, self.rule.reach(bottom))
        if not below or above == len(higher.lows):
            return
        fresh = lower.by_high[lower.joined_below : below]
        self._join(higher.by_low[-1], (lower.by_high[0], *fresh))
        lower.joined_below = max(below, lower.joined_below)
        fresh = higher.by_low[above : higher.joined_above]
        self._join(lower.by_high[0], (higher.by_low[-1], *fresh))
        higher.joined_above = min(above, higher.joined_above)

    def _odd_ones(self) -> None:
        """Join denials and labels with what they contradict; they are few, so pair by pair."""
        for index in self.odd:
            claim = self.claims[index]
            for other, against in enumerate(self.claims):
                if self.rule.in_time(claim.as_of, against.as_of) and contradict(
                    claim, against, self.rule
                ):
                    self._join(index, [other])

    def _join(self, index: int, others: Iterable[int]) -> None:
        root = self._root(index)
        joined = list(others)
        self.involved.add(index)
        self.involved.update(joined)
        for other in joined:
            self.parent[self._root(other)] = root

    def _root(self, index: int) -> int:
        parent = self.parent
        while (above := parent[index]) != index:
            parent[index] = parent[above]
            index = parent[index]
        return index

    def component(self, group: Sequence[int], compared: set[int]) -> Component:
        """Return a group with the claims that were compared with one of it and do not clash."""
        days = [self.days[number][0] for number in {self.day_of[index] for index in group}]
        near = {
            number
            for number, (day, _) in enumerate(self.days)
            if any(self.rule.in_time(day, each) for each in days)
        }
        backers = [index for index in compared - self.involved if self.day_of[index] in near]
        return Component(
            tuple(self.claims[index] for index in group),
            tuple(self.claims[index] for index in sorted(backers)),
        )


def any_clash(claims: Sequence[Claim], rule: Rule) -> bool:
    """Tell whether any two of the claims contradict each other."""
    return bool(_Sweep(claims, rule).run())


def clash_across(claims: Sequence[Claim], rule: Rule) -> bool:
    """Tell whether two claims of different sources contradict each other."""
    sources = sorted({claim.source for claim in claims})
    if len(sources) < 2:
        return False
    within = sum(
        len(group)
        for source in sources
        for group in [[claim for claim in claims if claim.source == source]]
        if any_clash(group, rule)
    )
    if not within:
        return any_clash(claims, rule)
    return any(contradict(one, other, rule) for one, other in _across(claims, rule))


def _across(claims: Sequence[Claim], rule: Rule) -> Iterator[tuple[Claim, Claim]]:
    """Yield pairs of different sources among the outermost claims of each, which decide."""
    outer: dict[tuple[str, Interval | None, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        outer[claim.source, claim.as_of, claim.kind].append(claim)
    ends = [end for group in outer.values() for end in _ends(group)]
    for index, one in enumerate(ends):
        for other in ends[index + 1 :]:
            if one.source != other.source and rule.in_time(one.as_of, other.as_of):
                yield one, other


def _ends(claims: Sequence[Claim]) -> Iterator[Claim]:
    plain = [c for c in claims if c.polarity is Polarity.ASSERTED and not c.label]
    bounded = [claim for claim in plain if claim.value.high is not None]
    yield from sorted(bounded, key=lambda claim: claim.value.high or 0)[:1]
    bounded = [claim for claim in plain if claim.value.low is not None]
    yield from sorted(bounded, key=lambda claim: claim.value.low or 0)[-1:]
    yield from (claim for claim in claims if claim.label or claim.polarity is Polarity.DENIED)


def widest(claims: Sequence[Claim], rule: Rule) -> Fraction | None:
    """Return the greatest distance of two claims, None where a denial or a label is in play."""
    if any(claim.label or claim.polarity is Polarity.DENIED for claim in claims):
        return None
    lowest = min(
        (claim for claim in claims if claim.value.high is not None),
        key=lambda claim: claim.value.high or 0,
    )
    highest = max(
        (claim for claim in claims if claim.value.low is not None),
        key=lambda claim: claim.value.low or 0,
    )
    return distance(lowest.value, highest.value, rule.is_date)
