"""What is a finding called: its kind, its level, its message and its fingerprint?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from discrepant import wording
from discrepant.compare.pairs import Pair, distance
from discrepant.model import (
    Acceptance,
    Claim,
    Expectation,
    Finding,
    FindingKind,
    Hedge,
    Level,
    Outcome,
    Position,
    Quantity,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Book:
    """Hold what comparing needs beside the claims: quantities and units' worths by id."""

    quantities: Mapping[str, Quantity]
    scales: Mapping[str, Fraction]
    accepted: Mapping[str, Acceptance]


def kind(one: Claim, other: Claim) -> FindingKind:
    """Return who contradicts whom in one pair."""
    if one.source != other.source:
        return FindingKind.CROSS
    same_speaker = bool(set(one.voices) & set(other.voices))
    return FindingKind.SELF if same_speaker else FindingKind.QUOTED


def gap(clashes: Sequence[Pair], quantity: Quantity) -> Fraction | None:
    """Return the greatest distance of two claims, None where a denial or a zero is in play."""
    gaps = [distance(one.value, other.value, quantity) for one, other in clashes]
    known = [gap for gap in gaps if gap]
    return max(known) if len(known) == len(gaps) else None


def level(expectation: Expectation, kind: FindingKind, clashes: Sequence[Pair]) -> Level:
    """Return how grave a finding is.

    Quoting a dispute is a warning, and so is a conflict that rests on the bound of a vague
    word, unless the expectation says more.
    """
    if expectation.level is not None:
        return expectation.level
    firm = [pair for pair in clashes if not _rests_on_a_vague_word(*pair)]
    if not firm or kind is FindingKind.QUOTED:
        return Level.WARNING
    return Level.ERROR


def _rests_on_a_vague_word(one: Claim, other: Claim) -> bool:
    return Hedge.VAGUE in (one.hedge, other.hedge)


def message(
    quantity: Quantity,
    positions: Sequence[Position],
    gap: Fraction | None,
    expectation: Expectation,
) -> str:
    """Return a finding in one sentence: what, the values, how far apart."""
    values = [wording.of_position(position, quantity.domain) for position in positions]
    return f"{quantity.what}: {listed(values)}{_apart(gap, expectation, quantity.is_date)}"


def listed(values: Sequence[str]) -> str:
    """Return "10, 12 or 14"."""
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} or {values[-1]}"


def _apart(gap: Fraction | None, expectation: Expectation, is_date: bool) -> str:
    if gap is None:
        return ""
    if is_date:
        return f" ({wording.counted(int(gap), 'day')} apart)"
    tolerance = f", tolerance {_percent(expectation.tolerance)}" if expectation.tolerance else ""
    return f" ({_percent(gap)} apart{tolerance})"


def _percent(share: Fraction) -> str:
    value = share * 100
    digits = 0 if value >= 10 or value.denominator == 1 else 1
    return f"{float(value):.{digits}f}%"


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
