"""Which of many claims contradict another, and which of those hang together?

All claims about one day (or span of days) and of one kind form a class, and two classes are
comparable or not.  Between two comparable classes, whatever lies below the highest lower
bound of the other contradicts the claim that has it, so the extremes decide: n log n for n
claims, and one step for each pair of days that are near, never for each pair of claims.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from discrepant.compare import denials
from discrepant.compare.nearness import Near, days_of
from discrepant.compare.pairs import Rule, between, contradict, distance, may_be_part, meets_others
from discrepant.compare.ranks import Ranks, ranked
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

    def __init__(self, members: Sequence[int], ranks: Ranks) -> None:
        self.ranks = ranks
        self.by_reach = sorted(members, key=ranks.reach.__getitem__)
        self.by_low = sorted(members, key=ranks.low.__getitem__)
        self.reaches = [ranks.reach[index] for index in self.by_reach]
        self.lows = [ranks.low[index] for index in self.by_low]
        # How many of by_reach, and from where on of by_low, are joined already: what a nearer
        # class reaches, a farther one reaches too, so nobody is joined twice.
        self.joined_below = 0
        self.joined_above = len(members)
        self._lowest: list[int] = []
        self._highest: list[int] = []

    def lowest(self, claims: Sequence[Claim]) -> list[int]:
        """Return the lowest, of two sources where there are as many."""
        if not self._lowest:
            self._lowest = _of_two_sources(self.by_reach, claims)
        return self._lowest

    def highest(self, claims: Sequence[Claim]) -> list[int]:
        """Return the highest, of two sources where there are as many."""
        if not self._highest:
            self._highest = _of_two_sources(self.by_low[::-1], claims)
        return self._highest


class _Day:
    """Hold the claims about the same days: figures by kind, denials, and words by what they say."""

    def __init__(self, members: Sequence[int], claims: Sequence[Claim], ranks: Ranks) -> None:
        self.members = members
        self.as_of = claims[members[0]].as_of
        self.figures: list[int] = []
        self.denied: list[int] = []
        self.words: dict[tuple[str, Polarity], list[int]] = defaultdict(list)
        by_kind: dict[str, list[int]] = defaultdict(list)
        for index in members:
            claim = claims[index]
            if claim.label:
                self.words[claim.label, claim.polarity].append(index)
            elif claim.polarity is Polarity.DENIED:
                self.denied.append(index)
            else:
                self.figures.append(index)
                by_kind[claim.kind].append(index)
        self.kinds = {kind: _Class(own, ranks) for kind, own in by_kind.items()}
        self._lenient: dict[tuple[str, Fraction], _Class] = {}
        self.meeting = [kind for kind in self.kinds if meets_others(kind)]

    def of_kind(self, kind: str, leeway: Fraction, ranks: Callable[[Fraction], Ranks]) -> _Class:
        """Return the figures of a kind, which reach further by a leeway."""
        if not leeway:
            return self.kinds[kind]
        own = self._lenient.get((kind, leeway))
        if own is None:
            own = _Class(self.kinds[kind].by_low, ranks(leeway))
            self._lenient[kind, leeway] = own
        return own

    def against(self, kind: str) -> Iterable[str]:
        """Return the kinds of this day of which figures of a kind may be held to be too low."""
        if meets_others(kind):
            return self.kinds
        return dict.fromkeys([kind, *self.meeting] if kind in self.kinds else self.meeting)


def _of_two_sources(ordered: Sequence[int], claims: Sequence[Claim]) -> list[int]:
    """Return the first of some claims, and the first of another source than that one's."""
    source = claims[ordered[0]].source
    others = (each for each in ordered if claims[each].source != source)
    return [ordered[0], *islice(others, 1)]


def find(claims: Sequence[Claim], rule: Rule) -> Clashes:
    """Return which claims of one scope were compared and which of them clash."""
    if not claims:
        return Clashes((), ())
    sweep = _Sweep(claims, rule)
    compared = sweep.compared()
    return Clashes(
        tuple(claims[index] for index in compared),
        tuple(sweep.components(compared)),
    )


def any_clash(claims: Sequence[Claim], rule: Rule) -> bool:
    """Tell whether any two of the claims contradict each other."""
    return len(claims) > 1 and bool(_Sweep(claims, rule).run())


def clash_across(claims: Sequence[Claim], rule: Rule) -> bool:
    """Tell whether two claims of different sources contradict each other."""
    return len({claim.source for claim in claims}) > 1 and _Sweep(claims, rule).across()


class _Sweep:
    """Walk over all pairs of days that are near, each way once, joining what clashes."""

    def __init__(self, claims: Sequence[Claim], rule: Rule) -> None:
        self.claims = claims
        self.rule = rule
        self.parent = list(range(len(claims)))
        self.involved: set[int] = set()
        self.ranks = ranked(claims, rule)
        self.ranks_by_leeway: dict[Fraction, Ranks] = {}
        numbered = days_of(claims, rule)
        self.day_of = numbered.numbers
        self.days = [_Day(members, claims, self.ranks) for members in numbered.members()]
        self.near = Near(numbered)
        deny = any(day.denied for day in self.days)
        # The keys of intervals take their time, and most claims deny nothing.
        self.bounds = {
            index: claim.value.sort_key() for index, claim in enumerate(claims if deny else ())
        }

    def compared(self) -> list[int]:
        """Return the claims that have another of a day near enough, in their order."""
        held = [
            any(other != one or len(day.members) > 1 for other in self.near.to(one))
            for one, day in enumerate(self.days)
        ]
        return [index for index, number in enumerate(self.day_of) if held[number]]

    def run(self) -> list[list[int]]:
        """Return the groups of claims that hang together by contradictions."""
        for one, other in self._pairs():
            for lower, higher in self._classes(one, other):
                self._sweep(lower, higher)
            for denial, figures in denials.caught(other.figures, one.denied, self.bounds):
                self._join(denial, figures)
            for said, opposed in self._words(one, other):
                self._join_words(said, opposed)
        groups: dict[int, list[int]] = defaultdict(list)
        for index in sorted(self.involved):
            groups[self._root(index)].append(index)
        return list(groups.values())

    def components(self, compared: Sequence[int]) -> Iterator[Component]:
        """Yield each group with the claims that were compared with one of it and do not clash."""
        groups = self.run()
        spare: dict[int, list[int]] = defaultdict(list)
        for index in compared:
            if index not in self.involved:
                spare[self.day_of[index]].append(index)
        for group in groups:
            days = {self.day_of[index] for index in group}
            near = {other for day in days for other in self.near.to(day)} if spare else set()
            backers = sorted(index for day in near & spare.keys() for index in spare[day])
            yield Component(
                tuple(self.claims[index] for index in group),
                tuple(self.claims[index] for index in backers),
            )

    def across(self) -> bool:
        """Tell whether claims of different sources contradict each other."""
        sources = [claim.source for claim in self.claims]
        return any(
            any(self._apart(lower, higher) for lower, higher in self._classes(one, other))
            or denials.caught_elsewhere(other.figures, one.denied, self.bounds, sources)
            or any(self._differ(*words) for words in self._words(one, other))
            for one, other in self._pairs()
        )

    def _pairs(self) -> Iterator[tuple[_Day, _Day]]:
        for number, one in enumerate(self.days):
            for other in self.near.to(number):
                yield one, self.days[other]

    # ------------------------------------------------------------ figures

    def _classes(self, one: _Day, other: _Day) -> Iterator[tuple[_Class, _Class]]:
        """Yield the classes of one day that lie below some of another and must not."""
        leeway = self.rule.leeway(one.as_of, other.as_of)
        if leeway is None:
            return
        for kind in one.kinds:
            for another in other.against(kind):
                lower = one.of_kind(kind, leeway + between(kind, another), self._lenient)
                higher = other.kinds[another]
                if lower.reaches[0] < higher.lows[-1] and not may_be_part(kind, another):
                    yield lower, higher

    def _lenient(self, leeway: Fraction) -> Ranks:
        """Return the places of the bounds where upper ones reach further by a leeway."""
        if leeway not in self.ranks_by_leeway:
            self.ranks_by_leeway[leeway] = ranked(self.claims, self.rule, leeway)
        return self.ranks_by_leeway[leeway]

    def _sweep(self, lower: _Class, higher: _Class) -> None:
        """Join the claims of one class that lie below claims of another."""
        below = bisect_left(lower.reaches, higher.lows[-1], lower.joined_below)
        above = bisect_right(higher.lows, lower.reaches[0], 0, higher.joined_above)
        bottom, top = lower.by_reach[0], higher.by_low[-1]
        self._join(top, (bottom, *lower.by_reach[lower.joined_below : below]))
        self._join(bottom, higher.by_low[above : higher.joined_above])
        lower.joined_below, higher.joined_above = below, above

    def _apart(self, lower: _Class, higher: _Class) -> bool:
        """Tell whether one of the lowest lies below one of the highest, of another source."""
        lowest, highest = lower.lowest(self.claims), higher.highest(self.claims)
        return any(
            lower.ranks.reach[low] < higher.ranks.low[high]
            and self.claims[low].source != self.claims[high].source
            for low in lowest
            for high in highest
        )

    # ------------------------------------------------------------ words

    def _words(self, one: _Day, other: _Day) -> Iterator[tuple[list[int], list[int]]]:
        """Yield the claims that say a word of one day, and those that say another against it."""
        for said in one.words.values():
            for against in other.words.values():
                if contradict(self.claims[said[0]], self.claims[against[0]], self.rule):
                    yield said, against

    def _join_words(self, said: list[int], against: list[int]) -> None:
        self._join(said[0], against)
        self._join(against[0], said)
        # From now on they hang together, and the first stands for all.
        del said[1:], against[1:]

    def _differ(self, said: Sequence[int], against: Sequence[int]) -> bool:
        """Tell whether two claims, one of each, are of different sources."""
        both = (*_of_two_sources(said, self.claims), *_of_two_sources(against, self.claims))
        return len({self.claims[index].source for index in both}) > 1

    # ------------------------------------------------------------ what hangs together

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
