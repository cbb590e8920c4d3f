"""Why did an expectation come to what it came to?

For a finding or a whole expectation: the claims with the words that made them, what each pair
of them came to and why, and what was not compared or not read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from discrepant import wording
from discrepant.compare.concerned import quantities_of
from discrepant.compare.pairs import verdict
from discrepant.interval import Interval
from discrepant.model import (
    Claim,
    Expectation,
    Finding,
    Outcome,
    PairVerdict,
    Polarity,
    Quantity,
    Report,
    Unread,
)

# Pairs are looked at one by one, so that more claims than these are explained by the first.
MOST_CLAIMS = 300

# What keeps two claims from being compared at all.
NOT_COMPARED = (
    PairVerdict.OTHER_DAY,
    PairVerdict.OTHER_SPEAKER,
    PairVerdict.OTHER_SOURCE,
    PairVerdict.OTHER_STORY,
    PairVerdict.OTHER_PERSON,
)
# The reader asks for conflicts first, the enumeration has them first as well.
_COMPARED = tuple(each for each in PairVerdict if each not in NOT_COMPARED)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Hold the pairs of claims that came to one verdict, by their numbers (from 0).

    `verdict` is None for claims of different quantities that a relation took together.
    """

    verdict: PairVerdict | None
    pairs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Hold why an expectation, or one finding of it, came to what it came to.

    `claims` are those of the finding and, after the first `inside` of them, the others of the
    quantities, near misses; `remarks` say for each what was done to it or kept it out.
    `left_out` claims more there were than can be explained.
    """

    outcome: Outcome
    finding: Finding | None
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    inside: int
    remarks: tuple[str, ...]
    groups: tuple[Pairs, ...]
    unread: tuple[Unread, ...]
    left_out: int = 0

    @property
    def expectation(self) -> Expectation:
        """Return the expectation that is explained, or that the finding is one of."""
        return self.outcome.expectation


def explain(report: Report, outcome: Outcome, finding: Finding | None = None) -> Explanation:
    """Return why an outcome of the report came about, or the one `finding` of it."""
    expectation = outcome.expectation
    names = quantities_of(expectation)
    quantities = tuple(each for each in report.quantities if each.id in names)
    known = [claim for claim in report.claims if claim.quantity in names]
    own = _claims((finding,) if finding else outcome.findings)
    # Spellings and quotations are no claims of a quantity: their findings alone have them.
    inside = own if finding or not names else known
    others = [claim for claim in known if claim not in set(inside)]
    everyone = (*inside, *others)
    claims = everyone[:MOST_CLAIMS]
    kept = min(len(inside), len(claims))
    return Explanation(
        outcome,
        finding,
        quantities,
        claims,
        kept,
        tuple(_remark(claim, expectation, quantities) for claim in claims),
        _grouped(claims, kept, expectation, quantities),
        tuple(each for each in report.unread if each.quantity in names),
        len(everyone) - len(claims),
    )


def _claims(findings: Iterable[Finding]) -> list[Claim]:
    """Return the claims of findings, once each, side by side as they are shown."""
    sides = (side for finding in findings for side in finding.positions)
    return list(dict.fromkeys(claim for side in sides for claim in side.claims))


# ---------------------------------------------------------------- pairs


def _grouped(
    claims: Sequence[Claim],
    inside: int,
    expectation: Expectation,
    quantities: Sequence[Quantity],
) -> tuple[Pairs, ...]:
    """Return all pairs with a claim of the inside, by what they came to."""
    found: dict[PairVerdict | None, list[tuple[int, int]]] = defaultdict(list)
    for one, other in combinations(range(len(claims)), 2):
        if one < inside:
            for came_to in _verdicts(claims[one], claims[other], expectation, quantities):
                found[came_to].append((one, other))
    order = (None, *_COMPARED, *NOT_COMPARED)
    return tuple(Pairs(each, tuple(found[each])) for each in order if each in found)


def _verdicts(
    one: Claim, other: Claim, expectation: Expectation, quantities: Sequence[Quantity]
) -> Iterator[PairVerdict | None]:
    """Yield what a pair came to; nothing where no rule looks at the pair."""
    if expectation.relation is None:
        yield from (verdict(one, other, expectation, quantity) for quantity in quantities)
    elif one.quantity != other.quantity and _takes(one) and _takes(other):
        limits = [each.valid_for for each in quantities if each.valid_for is not None]
        nearest = replace(quantities[0], valid_for=min(limits, default=None), over_time=None)
        came_to = verdict(one, other, expectation, nearest)
        yield came_to if came_to in NOT_COMPARED else None


def _takes(claim: Claim) -> bool:
    """Tell whether a relation takes a claim: one that is stated and not denied."""
    return not claim.derived and claim.polarity is Polarity.ASSERTED


# ---------------------------------------------------------------- remarks


def _remark(claim: Claim, expectation: Expectation, quantities: Sequence[Quantity]) -> str:
    """Return what was done to a claim or kept it out, "" where nothing was."""
    quantity = next((each for each in quantities if each.id == claim.quantity), None)
    parts = []
    if expectation.relation is not None and not _takes(claim):
        parts.append(f"{'derived' if claim.derived else 'denied'}, and so not put into the formula")
    if quantity is not None and quantity.domain and _is_clipped(claim, quantity.domain):
        parts.append(f"clipped to what the quantity may be, {wording.figures(quantity.domain)}")
    return "; ".join(parts)


def _is_clipped(claim: Claim, domain: Interval) -> bool:
    if claim.value.is_point or claim.polarity is Polarity.DENIED:
        return False
    low = domain.low is not None and claim.value.low == domain.low
    return low or (domain.high is not None and claim.value.high == domain.high)
