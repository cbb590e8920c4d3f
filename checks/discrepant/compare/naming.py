"""What is a finding called: its kind, its level, its message and its fingerprint?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from discrepant import wording
from discrepant.model import (
    Acceptance,
    Claim,
    Expectation,
    Finding,
    FindingKind,
    Level,
    Outcome,
    Position,
    Quantity,
    Verdict,
)

MOST_LISTED = 10


@dataclass(frozen=True, slots=True)
class Book:
    """Hold what comparing needs beside the claims: quantities and units' worths by id."""

    quantities: Mapping[str, Quantity]
    scales: Mapping[str, Fraction]
    accepted: Mapping[str, Acceptance]
    levels: tuple[tuple[str, Level], ...] = ()


def level(expectation: Expectation, kind: FindingKind, firm: bool, book: Book) -> Level:
    """Return how grave a finding is.

    The expectation has the first word, for all kinds or for one, then the project.  Else an
    article that quotes a dispute gets a warning, and so does a conflict that rests on the
    bound of a vague word (is not `firm`).
    """
    if expectation.level is not None:
        return expectation.level
    chosen = dict(book.levels) | dict(expectation.levels)
    if kind in chosen:
        return chosen[kind]
    return Level.ERROR if firm and kind is not FindingKind.QUOTED else Level.WARNING


def message(
    quantity: Quantity,
    positions: Sequence[Position],
    gap: Fraction | None,
    expectation: Expectation,
) -> str:
    """Return a finding in one sentence: what, the values, how far apart."""
    values = [wording.of_position(position, quantity.domain) for position in positions]
    about = next((claim.about for side in positions for claim in side.claims), "")
    what = f"{quantity.what} of {about}" if about else quantity.what
    apart = wording.apart(gap, expectation.tolerance, positions, is_date=quantity.is_date)
    return f"{what}: {listed(values)}{f' ({apart})' if apart else ''}"


def listed(values: Sequence[str]) -> str:
    """Return "10, 12 or 14"; "10, 12, 14 … or 90 more" where no sentence could hold them."""
    if len(values) < 2:
        return "".join(values)
    if len(values) > MOST_LISTED:
        return f"{', '.join(values[:MOST_LISTED])} … or {len(values) - MOST_LISTED:,} more"
    return f"{', '.join(values[:-1])} or {values[-1]}"


def finished(finding: Finding, scope: str, book: Book) -> Finding:
    """Return a finding with its fingerprint, and its acceptance where there is one."""
    fingerprint = _fingerprint(finding, scope)
    return replace(finding, fingerprint=fingerprint, accepted=book.accepted.get(fingerprint))


def _fingerprint(finding: Finding, scope: str) -> str:
    """Return the identity of a finding: what is at odds, not where it stands or how it is put."""
    sides = sorted(
        f"{position.label} {position.polarity} {position.value}" for position in finding.positions
    )
    identity = "\n".join((finding.expectation, finding.kind, finding.story, scope, *sides))
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def outcome(
    expectation: Expectation,
    compared: Sequence[Claim],
    findings: tuple[Finding, ...],
    reason: str,
) -> Outcome:
    """Return what an expectation came to over the claims that were compared."""
    verdict = Verdict.CONFLICTS if findings else Verdict.AGREES
    return Outcome(
        expectation,
        verdict if compared else Verdict.UNDECIDED,
        len(compared),
        len({claim.source for claim in compared}),
        tuple(sorted(findings, key=lambda finding: finding.fingerprint)),
        reason,
    )
