"""Can all claims of one quantity be true?

Agreement of any number of claims is max(low) against min(high): that is tested first, and
pairs are looked at only where it fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discrepant.compare import naming
from discrepant.compare.naming import Book
from discrepant.compare.pairs import Pair, comparable, contradict, scopes
from discrepant.compare.positions import distinct, positions
from discrepant.model import Claim, Expectation, Finding, Outcome, Quantity


def agree(expectation: Expectation, claims: Sequence[Claim], book: Book) -> Outcome:
    """Return whether the comparable claims of a quantity can all be true."""
    quantity = book.quantities[expectation.quantity]
    own = [claim for claim in claims if claim.quantity == quantity.id]
    findings: list[Finding] = []
    compared: set[int] = set()
    for scope, group in scopes(expectation, own):
        pairs = comparable(group, quantity)
        compared |= {id(claim) for pair in pairs for claim in pair}
        clashes = [pair for pair in pairs if contradict(*pair, expectation.tolerance, quantity)]
        findings.extend(
            _finding(expectation, quantity, scope, clash, pairs, book)
            for clash in _components(clashes)
        )
    counted = [claim for claim in own if id(claim) in compared]
    reason = "" if compared else _why_undecided(own, expectation)
    return naming.outcome(expectation, counted, tuple(findings), reason)


def _components(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Yield the clashing pairs that hang together: one finding each."""
    groups: list[tuple[set[int], list[Pair]]] = []
    for pair in pairs:
        ids = {id(pair[0]), id(pair[1])}
        touching = [group for group in groups if group[0] & ids]
        rest = [group for group in groups if not group[0] & ids]
        members = ids.union(*(group[0] for group in touching))
        joined = [each for group in touching for each in group[1]]
        groups = [*rest, (members, [*joined, pair])]
    for _, joined in groups:
        yield joined


def _why_undecided(claims: Sequence[Claim], expectation: Expectation) -> str:
    if not claims:
        return "no claim was found"
    if len(claims) == 1:
        copies = " (printed more than once)" if claims[0].copies else ""
        return f"only one claim was found, in {claims[0].source}{copies}"
    if expectation.same is not None:
        return f"no two claims share a {expectation.same}"
    return f"{len(claims)} claims, but of days too far apart to compare"


def _finding(
    expectation: Expectation,
    quantity: Quantity,
    scope: str,
    clashes: Sequence[Pair],
    pairs: Sequence[Pair],
    book: Book,
) -> Finding:
    involved = distinct(claim for pair in clashes for claim in pair)
    backers = distinct(
        other
        for pair in pairs
        for claim, other in (pair, pair[::-1])
        if any(claim is each for each in involved)
    )
    everyone = distinct((*involved, *backers))
    sides = positions(everyone, expectation.tolerance, quantity)
    kind = max((naming.kind(*pair) for pair in clashes), key=lambda kind: kind.gravity)
    gap = naming.gap(clashes, quantity)
    level = naming.level(expectation, kind, clashes)
    return naming.finished(
        Finding(
            "",
            expectation.id,
            kind,
            level,
            naming.message(quantity, sides, gap, expectation),
            sides,
            expectation.place,
            everyone[0].story,
            gap,
            expectation.tolerance,
            expectation.why,
        ),
        scope,
        book,
    )
