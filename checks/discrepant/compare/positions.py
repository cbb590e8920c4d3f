"""Who stands where: which claims of a finding can all be true together?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

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


def positions(
    clashing: Sequence[Claim], backers: Sequence[Claim], rule: Rule
) -> tuple[Position, ...]:
    """Group clashing claims by values that can all be true, from the lowest up.

    On a line the fewest groups come of taking, again and again, the claim that ends first
    and all that reach back to its end.  `backers` join the first group that they fit, and are
    left out where they fit none: a part of a number takes no side about the whole.
    """
    groups = _by_value([claim for claim in clashing if _is_plain(claim)], rule)
    for claim in backers:
        own = next(
            (group for group in groups if _is_plain(claim) and _fits(claim, group, rule)), None
        )
        if own is not None:
            own.append(claim)
    sides = [position(group) for group in groups]
    worded = [position(group) for group in _worded([*clashing, *backers])]
    return (*(_with_fits(side, sides, rule) for side in sides), *worded)


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
        if groups and _fits(claim, groups[-1][:1], rule):
            groups[-1].append(claim)
        else:
            groups.append([claim])
    return groups


def _fits(claim: Claim, group: Sequence[Claim], rule: Rule) -> bool:
    """Tell whether a claim's value lies within the reach of the value of a group's first."""
    return not apart(claim.value, group[0].value, rule)


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


def _with_fits(side: Position, sides: Sequence[Position], rule: Rule) -> Position:
    """Return a side with the numbers of the others that one of its claims would fit as well."""
    wide = [claim for claim in side.claims if not claim.value.is_point]
    fits = tuple(
        index
        for index, other in enumerate(sides)
        if other is not side and any(not apart(each.value, other.value, rule) for each in wide)
    )
    return replace(side, also_fits=fits)
