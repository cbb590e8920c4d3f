"""Who stands where: which claims of a finding can all be true together?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from discrepant.compare.pairs import Rule, contradict
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


def positions(claims: Sequence[Claim], rule: Rule) -> tuple[Position, ...]:
    """Group claims by values that can all be true, from the lowest up.

    On a line the fewest groups come of taking, again and again, the claim that ends first
    and all that reach back to its end.
    """
    plain = [c for c in claims if c.polarity is Polarity.ASSERTED and not c.label]
    rest = sorted(
        plain,
        key=lambda claim: (
            claim.value.high is None,
            claim.value.high or 0,
            *claim.value.sort_key(),
        ),
    )
    groups: list[list[Claim]] = []
    while rest:
        first = rest[0]
        group = [each for each in rest if not contradict(first, each, rule)]
        rest = [each for each in rest if contradict(first, each, rule)]
        groups.append(group)
    groups += _worded(claims)
    sides = [position(group) for group in groups]
    return tuple(replace(side, also_fits=_fits(side, sides, rule)) for side in sides)


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


def _fits(side: Position, sides: Sequence[Position], rule: Rule) -> tuple[int, ...]:
    if side.polarity is Polarity.DENIED or side.label:
        return ()
    return tuple(
        index
        for index, other in enumerate(sides)
        if other is not side
        and other.polarity is Polarity.ASSERTED
        and any(
            not contradict(claim, backer, rule) for claim in side.claims for backer in other.claims
        )
    )
