"""Which number has each claim of the page, and which findings is it part of?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from discrepant.interval import Interval
from discrepant.model import NARRATOR, Claim, Finding, Passage, Quantity, Report
from discrepant.render.html.standing import Standing, gravest
from discrepant.render.source_names import source_names
from discrepant.wording import domains, of_claim

MOST_LISTED = 5_000
"""Claims, and passages that are none, of which the page says more; browsers are slow with many."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Hold what all parts of the page look up, so that they number and name things alike.

    `claims` are those of quantities and of wording, article by article; a claim's number is
    its place among them.  `findings` are those that a claim is part of, by its number.
    `noted` are the claims that the page has a note on: those of findings before others.
    """

    report: Report
    claims: tuple[Claim, ...]
    numbers: Mapping[Claim, int]
    findings: Mapping[int, tuple[Finding, ...]]
    noted: frozenset[int]
    sources: Mapping[str, str]
    quantities: Mapping[str, Quantity]
    domains: Mapping[str, Interval | None]

    def standing(self, number: int) -> Standing:
        """Return how a claim stands."""
        return gravest(self.findings.get(number, ()))

    def value(self, claim: Claim) -> str:
        """Return the value of a claim, with its arithmetic where it was computed."""
        return claim.arithmetic or of_claim(claim, self.domains.get(claim.quantity))

    def what(self, quantity: str) -> str:
        """Return what a quantity is, for people; "" for claims of wording."""
        known = self.quantities.get(quantity)
        return (known.what or known.id) if known else quantity

    def about(self, claim: Claim) -> str:
        """Return what a claim is of: its quantity, and whose it is where there are several."""
        what = self.what(claim.quantity)
        return f"{what} of {claim.about}" if claim.about else what

    def publisher(self, source: str) -> str:
        """Return what to call an article."""
        return self.sources.get(source, source)


def ledger(report: Report) -> Ledger:
    """Return the ledger of a report."""
    parts: dict[Claim, dict[str, Finding]] = {claim: {} for claim in report.claims}
    for finding in report.findings:
        for position in finding.positions:
            for claim in position.claims:
                parts.setdefault(claim, {})[finding.fingerprint] = finding
    claims = tuple(sorted(parts, key=_place))
    numbers = {claim: number for number, claim in enumerate(claims)}
    findings = {number: tuple(parts[claim].values()) for number, claim in enumerate(claims)}
    gravest_first = sorted(range(len(claims)), key=lambda number: not findings[number])
    return Ledger(
        report=report,
        claims=claims,
        numbers=numbers,
        findings=findings,
        noted=frozenset(gravest_first[:MOST_LISTED]),
        sources=source_names(report.sources),
        quantities={quantity.id: quantity for quantity in report.quantities},
        domains=domains(report.quantities),
    )


def says(claim: Claim, publisher: str) -> tuple[str, str]:
    """Return who says it and where: a speaker, or the publisher where nobody else speaks."""
    if claim.speaker == NARRATOR:
        return publisher, "in its own words"
    return claim.speaker, f"in {publisher}"


def kind(claim: Claim) -> str:
    """Return what sort of value a claim has: figure, day or words."""
    if claim.label or claim.unit == "label":
        return "words"
    return "day" if claim.unit == "date" else "figure"


def place(passage: Passage) -> str:
    """Return where a passage stands, as editors go to it: path, line and column."""
    return f"{passage.path}:{passage.line}:{passage.column}"


def _place(claim: Claim) -> tuple[str, int, int, str, str]:
    passage = claim.passage
    return (passage.source, passage.start, passage.end, claim.quantity, claim.label)
