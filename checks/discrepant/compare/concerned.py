"""Which claims does an expectation look at?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from discrepant import equation
from discrepant.model import Claim, Expectation


def quantities_of(expectation: Expectation) -> tuple[str, ...]:
    """Return the ids of the quantities that an expectation is about, once each."""
    relation = expectation.relation
    if relation is None:
        return (expectation.quantity,) if expectation.quantity else ()
    names = (*equation.names(relation.left), *equation.names(relation.right))
    return tuple(dict.fromkeys(names))


def by_quantity(claims: Sequence[Claim]) -> Mapping[str, Sequence[Claim]]:
    """Return claims by the quantity they are of, so that no expectation looks at all of them."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.quantity].append(claim)
    return dict(found)


def concerned(expectation: Expectation, claims: Mapping[str, Sequence[Claim]]) -> list[Claim]:
    """Return the claims of an expectation's quantities, quantity by quantity."""
    return [claim for name in quantities_of(expectation) for claim in claims.get(name, ())]
