"""Which claims may be held against each other, and can two of them both be true?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from discrepant.interval import Interval
from discrepant.model import NARRATOR, Claim, Expectation, Polarity, Quantity, Same

Pair = tuple[Claim, Claim]


def scopes(expectation: Expectation, claims: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """Yield the claims that may be compared, by story and where asked by source or speaker."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if expectation.same is Same.SOURCE:
            groups[claim.story, claim.source].append(claim)
        elif expectation.same is Same.SPEAKER:
            if claim.speaker != NARRATOR:
                groups[claim.story, claim.voices[-1]].append(claim)
        else:
            groups[claim.story, ""].append(claim)
    for (_, scope), group in sorted(groups.items()):
        yield scope, group


def comparable(claims: Sequence[Claim], quantity: Quantity) -> list[Pair]:
    """Return the pairs of claims whose days lie near enough; it is no transitive relation."""
    return [pair for pair in combinations(claims, 2) if in_time(*pair, quantity.valid_for)]


def in_time(one: Claim, other: Claim, valid_for: int | None) -> bool:
    """Tell whether two as-of days lie within the quantity's validity, by their greatest distance.

    An unknown day is comparable.
    """
    if valid_for is None or one.as_of is None or other.as_of is None:
        return True
    span = one.as_of.hull(other.as_of)
    if span.low is None or span.high is None:
        return False
    return span.high - span.low <= valid_for


def contradict(one: Claim, other: Claim, tolerance: Fraction, quantity: Quantity) -> bool:
    """Tell whether two claims cannot both be true.

    Two assertions: disjoint, and further apart than the tolerance.  An assertion and a
    denial: the assertion lies within what is denied.  Two denials never.
    """
    if one.polarity is not other.polarity:
        asserted, denied = (one, other) if one.polarity is Polarity.ASSERTED else (other, one)
        return asserted.value.within(denied.value)
    if one.polarity is Polarity.DENIED or not one.value.disjoint(other.value):
        return False
    gap = distance(one.value, other.value, quantity)
    return gap is None or gap > tolerance


def distance(one: Interval, other: Interval, quantity: Quantity) -> Fraction | None:
    """Return how far two values are apart: days for dates, else a share of the nearer bound."""
    if not quantity.is_date:
        return one.gap(other)
    lower, higher = sorted((one, other), key=Interval.sort_key)
    if lower.high is None or higher.low is None or lower.high >= higher.low:
        return Fraction(0)
    return higher.low - lower.high
