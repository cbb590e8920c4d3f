"""Who stands where: which claims of a finding can all be true together?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from discrepant.compare.pairs import contradict
from discrepant.interval import Interval, common
from discrepant.model import Claim, Polarity, Position, Quantity


def distinct(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims once each, in the order of the articles."""
    found: dict[int, Claim] = {}
    for claim in claims:
        found.setdefault(id(claim), claim)
    return sorted(found.values(), key=_order)


def _order(claim: Claim) -> tuple[str, int, str]:
    return (claim.source, claim.passage.start, claim.quantity)


def positions(
    claims: Sequence[Claim], tolerance: Fraction, quantity: Quantity
) -> tuple[Position, ...]:
    """Group claims by values that can all be true, from the lowest up.

    On a line the fewest groups come of taking, again and again, the claim that ends first
    and all that reach back to its end.
    """
    rest = sorted(
        (claim for claim in claims if claim.polarity is Polarity.ASSERTED),
        key=lambda claim: (
            claim.value.high is None,
            claim.value.high or 0,
            *claim.value.sort_key(),
        ),
    )
    groups: list[list[Claim]] = []
    while rest:
        first = rest[0]
        group = [each for each in rest if not contradict(first, each, tolerance, quantity)]
        rest = [each for each in rest if contradict(first, each, tolerance, quantity)]
        groups.append(group)
    groups += [[claim] for claim in claims if claim.polarity is Polarity.DENIED]
    sides = [position(group) for group in groups]
    return tuple(replace(side, also_fits=_fits(side, sides, tolerance, quantity)) for side in sides)


def position(claims: list[Claim]) -> Position:
    """Return the side that claims take: what they have in common, else the narrowest of them."""
    value = common(claim.value for claim in claims)
    if value is None:
        value = min((claim.value for claim in claims), key=Interval.sort_key)
    return Position(value, tuple(sorted(claims, key=_order)), claims[0].polarity)


def _fits(
    side: Position, sides: Sequence[Position], tolerance: Fraction, quantity: Quantity
) -> tuple[int, ...]:
    if side.polarity is Polarity.DENIED:
        return ()
    return tuple(
        index
        for index, other in enumerate(sides)
        if other is not side
        and other.polarity is Polarity.ASSERTED
        and any(
            not contradict(claim, backer, tolerance, quantity)
            for claim in side.claims
            for backer in other.claims
        )
    )
