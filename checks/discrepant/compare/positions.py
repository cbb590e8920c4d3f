"""Who stands where: which claims of a finding can all be true together?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, islice
from math import inf

from discrepant.compare.pairs import Rule, apart
from discrepant.interval import Interval, common
from discrepant.model import Claim, Polarity, Position


def distinct(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims once each, in the order of the articles."""
    found: dict[int, Claim] = {}
    for claim in claims:
        found.setdefault(id(claim), claim)
    return sorted(found.values(), key=_order)


def _order(claim: Claim) -> tuple[str, int, str]:
    return (claim.source, claim.passage.start, claim.quantity)


# So many sides below its own, and above it, are named as fitting a claim too; the rest is
# counted.  "Up to 5,000" fits every figure below, and a list for each side grows by the square.
_MOST_FITS = 10
# A bound, or an infinity where it is missing.
_Reach = Fraction | float


def positions(
    clashing: Sequence[Claim], backers: Sequence[Claim], rule: Rule
) -> tuple[Position, ...]:
    """Group clashing claims by values that can all be true, from the lowest up.

    On a line the fewest groups come of taking, again and again, the claim that ends first
    and all that reach back to its end.  `backers` join the first group that they fit, and are
    left out where they fit none: a part of a number takes no side about the whole.
    """
    groups = _by_value([claim for claim in clashing if _is_plain(claim)], rule)
    _back(groups, [claim for claim in backers if _is_plain(claim)], rule)
    sides = [position(group) for group in groups]
    worded = [position(group) for group in _worded([*clashing, *backers])]
    return (*_with_fits(sides, rule), *worded)


def _is_plain(claim: Claim) -> bool:
    return claim.polarity is Polarity.ASSERTED and not claim.label


def _by_value(claims: Sequence[Claim], rule: Rule) -> list[list[Claim]]:
    ordered = sorted(
        claims,
        key=lambda claim: (
            claim.value.high is None,
            claim.value.high or 0,
            *claim.value.sort_key(),
        ),
    )
    groups: list[list[Claim]] = []
    for claim in ordered:
        # The first of a group ends first, so the group is what begins within its reach.
        if groups and _fits(claim, groups[-1], rule):
            groups[-1].append(claim)
        else:
            groups.append([claim])
    return groups


def _fits(claim: Claim, group: Sequence[Claim], rule: Rule) -> bool:
    """Tell whether a claim's value lies within the reach of the value of a group's first."""
    return not apart(claim.value, group[0].value, rule)


def _back(groups: Sequence[list[Claim]], backers: Sequence[Claim], rule: Rule) -> None:
    """Add each backer to the first group that it fits."""
    ends = [_end(group[0].value, rule) for group in groups]
    for claim in backers:
        # The first that does not end below it; those after that one begin higher still.
        at = bisect_left(ends, _begin(claim.value))
        if at < len(groups) and _fits(claim, groups[at], rule):
            groups[at].append(claim)


def _worded(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Group labels by word and polarity, denials of figures by what they deny."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.label or claim.polarity is Polarity.DENIED:
            groups[claim.label, claim.polarity, claim.value].append(claim)
    return list(groups.values())


def position(claims: list[Claim]) -> Position:
    """Return the side that claims take: what they have in common, else the narrowest of them."""
    value = common(claim.value for claim in claims)
    if value is None:
        value = min((claim.value for claim in claims), key=Interval.sort_key)
    ordered = tuple(sorted(claims, key=_order))
    return Position(value, ordered, claims[0].polarity, claims[0].label)


def _with_fits(sides: Sequence[Position], rule: Rule) -> Iterator[Position]:
    """Yield each side with the numbers of the others that one of its claims would fit as well."""
    line = _Line(sides, rule)
    for index, side in enumerate(sides):
        wide = [claim.value for claim in side.claims if not claim.value.is_point]
        if not wide:
            yield side
            continue
        # All of them hold the end of the group's first, so together they leave no gap.
        low, high = min(map(_begin, wide)), max(_end(value, rule) for value in wide)
        below, above = line.below(index, low, high), line.above(index, low, high)
        shown = (*reversed(tuple(islice(below, _MOST_FITS))), *islice(above, _MOST_FITS))
        rest = line.count(low, high) - line.fits(index, low, high) - len(shown)
        yield replace(side, also_fits=shown, fits_more=rest)


class _Line:
    """Hold where sides begin and end, to find those that a stretch touches."""

    def __init__(self, sides: Sequence[Position], rule: Rule) -> None:
        self.begins = [_begin(side.value) for side in sides]
        self.ends = [_end(side.value, rule) for side in sides]
        self.farthest = list(accumulate(self.ends, max))
        self.lowest = list(accumulate(reversed(self.begins), min))[::-1]
        self.sorted_begins, self.sorted_ends = sorted(self.begins), sorted(self.ends)

    def fits(self, index: int, low: _Reach, high: _Reach) -> bool:
        """Tell whether a side touches a stretch."""
        return self.begins[index] <= high and low <= self.ends[index]

    def count(self, low: _Reach, high: _Reach) -> int:
        """Return how many sides touch a stretch."""
        return bisect_right(self.sorted_begins, high) - bisect_left(self.sorted_ends, low)

    def below(self, index: int, low: _Reach, high: _Reach) -> Iterator[int]:
        """Yield the sides before one that touch a stretch, the nearest first."""
        for other in range(index - 1, -1, -1):
            if self.farthest[other] < low:
                return
            if self.fits(other, low, high):
                yield other

    def above(self, index: int, low: _Reach, high: _Reach) -> Iterator[int]:
        """Yield the sides after one that touch a stretch, the nearest first."""
        for other in range(index + 1, len(self.begins)):
            if self.lowest[other] > high:
                return
            if self.fits(other, low, high):
                yield other


def _begin(value: Interval) -> _Reach:
    return -inf if value.low is None else value.low


def _end(value: Interval, rule: Rule) -> _Reach:
    """Return up to where other values agree with one."""
    return inf if value.high is None else rule.reach(value.high)
