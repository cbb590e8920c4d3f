"""What came of it: positions, findings, outcomes, the report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from discrepant.interval import Interval
from discrepant.model.articles import Claim, Passage, Polarity, Unread
from discrepant.model.rules import Acceptance, Example, Expectation, Level, Place, Quantity


class Verdict(StrEnum):
    """What an expectation came to."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    UNDECIDED = "undecided"


class FindingKind(StrEnum):
    """Who contradicts whom, gravest first."""

    SELF = "self"
    EQUATION = "equation"
    ORDER = "order"
    CROSS = "cross"
    VERBATIM = "verbatim"
    SPELLING = "spelling"
    QUOTED = "quoted"

    @property
    def gravity(self) -> int:
        """Return a number that is higher for the graver kind."""
        return len(FindingKind) - list(FindingKind).index(self)


class PairVerdict(StrEnum):
    """What two claims of one quantity came to, or why they were not compared."""

    CONFLICTS = "conflicts"
    AGREES = "agrees"
    FITS = "agrees: one value fits both"
    ROUNDING = "agrees within the tolerance"
    PART = "may be a part of the larger figure"
    SUPERSEDED = "superseded: time allows the later figure"
    OTHER_DAY = "not compared: of days too far apart"
    OTHER_SPEAKER = "not compared: another speaker"
    OTHER_SOURCE = "not compared: another source"
    OTHER_STORY = "not compared: another story"
    OTHER_PERSON = "not compared: about another person"


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a finding: a value and the claims that stand behind it.

    `label` names the side in an equation ("planned_total"), "" elsewhere.  `also_fits` are
    the numbers (from 0) of the nearest other positions that one of its claims would fit as
    well; `fits_more` others there are.
    """

    value: Interval
    claims: tuple[Claim, ...]
    polarity: Polarity = Polarity.ASSERTED
    label: str = ""
    also_fits: tuple[int, ...] = ()
    fits_more: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """An expectation that does not hold, with both sides.

    `gap` is the distance as a share of the nearer value, or in days for dates; None where
    it has no meaning.  `message` is one sentence for people and no part of the identity.
    `anchor` is the passage at which a format with room for one place shows it, the first
    one where it is None.
    """

    fingerprint: str
    expectation: str
    kind: FindingKind
    level: Level
    message: str
    positions: tuple[Position, ...]
    place: Place
    story: str = ""
    gap: Fraction | None = None
    tolerance: Fraction = Fraction(0)
    why: str = ""
    working: str = ""
    accepted: Acceptance | None = None
    anchor: Passage | None = None

    @property
    def counts(self) -> bool:
        """Tell whether the finding is still open: nobody accepted it."""
        return self.accepted is None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one expectation came to, how much it compared, and why where it is undecided."""

    expectation: Expectation
    verdict: Verdict
    claims: int
    sources: int
    findings: tuple[Finding, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What one example of an expectation came to; `message` says what was found instead."""

    expectation: Expectation
    example: Example
    passed: bool
    message: str = ""


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a report says of a source: who published it and when, how much was seen in it."""

    id: str
    path: str
    publisher: str
    original: str
    published: Interval | None
    story: str
    mentions: int
    claims: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run came to; the only thing that renderers see.

    `claims` are all claims, copies folded.  `skipped` are articles that could not be used,
    each with its reason; `warnings` are remarks on the run itself.  `left_out` are findings
    that the caller did not want to hear of: how many, and why ("in the baseline").
    """

    sources: tuple[SourceNote, ...]
    quantities: tuple[Quantity, ...]
    outcomes: tuple[Outcome, ...]
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    uncovered: tuple[Passage, ...]
    skipped: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    left_out: tuple[tuple[int, str], ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, worst first: open before accepted, by level, then by kind."""
        return tuple(
            sorted(
                (finding for outcome in self.outcomes for finding in outcome.findings),
                key=lambda finding: (
                    not finding.counts,
                    -finding.level.gravity,
                    -finding.kind.gravity,
                    finding.expectation,
                    finding.fingerprint,
                ),
            )
        )

    @property
    def compared(self) -> int:
        """Return how many claims were held against another."""
        return sum(outcome.claims for outcome in self.outcomes)
