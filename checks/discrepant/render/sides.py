"""Which passages show a finding, which of them first, and in which words?

For the formats that have one place for a finding and a list of others.
"""

from __future__ import annotations

from dataclasses import dataclass

from discrepant.model import Claim, Finding, Passage, Report
from discrepant.render.escapes import line
from discrepant.render.text import Domains, quotation, says, where, whole_passage
from discrepant.wording import counted, of_claim

# A sentence is quoted up to here, cut around the figure beyond.
_ROOM = 200
# So many passages stand in a message; the rest is counted.
_MOST = 10


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one passage of a finding: its value, its sentence in quotation marks, who says it.

    All text is one line and safe for terminals and logs; the passage is as it stands.
    """

    value: str
    passage: Passage
    quotation: str
    speaker: str

    @property
    def words(self) -> str:
        """Return value, quotation and speaker: "300: “… 300 homes …” (the mayor)"."""
        return f"{self.value}: {self.quotation} ({self.speaker})"

    @property
    def place(self) -> str:
        """Return path, line and column."""
        return where(self.passage)


def open_findings(report: Report) -> tuple[Finding, ...]:
    """Return the findings that nobody accepted, worst first."""
    return tuple(finding for finding in report.findings if finding.counts)


def sides(finding: Finding, known: Domains, most: int | None = None) -> tuple[Side, ...]:
    """Return the passages of a finding, that of its anchor first; copies are left out.

    All of them, or the first `most`: to put a hundred thousand into words takes its time.
    """
    found = [(claim, position.label) for position in finding.positions for claim in position.claims]
    found.sort(key=lambda each: each[0].passage != finding.anchor)
    return tuple(_side(claim, label, known) for claim, label in found[:most])


def passages_of(finding: Finding) -> int:
    """Return how many passages a finding has, copies left out."""
    return sum(len(position.claims) for position in finding.positions)


def anchor(finding: Finding) -> Passage:
    """Return the passage that stands for a finding; its place in the YAML where it has none."""
    if finding.anchor is not None:
        return finding.anchor
    for position in finding.positions:
        for claim in position.claims:
            return claim.passage
    place = finding.place
    return Passage("", place.path, 0, 0, place.line, place.column, "", "")


def told(finding: Finding, known: Domains) -> str:
    """Return a finding in one paragraph: its message, then its passages and their places."""
    return f"{line(finding.message)}. {'; '.join(passages(finding, known))}".rstrip()


def passages(finding: Finding, known: Domains) -> list[str]:
    """Return the passages of a finding in words, each with its place; at most ten, and a count."""
    found = [f"{side.words} at {side.place}" for side in sides(finding, known, _MOST)]
    more = passages_of(finding) - len(found)
    return [*found, f"and {counted(more, 'more passage')}"] if more else found


def _side(claim: Claim, label: str, known: Domains) -> Side:
    value = claim.arithmetic or of_claim(claim, known.get(claim.quantity))
    quoted = "".join(quotation(whole_passage(claim), _ROOM))
    shown = line(f"{label}: {value}" if label else value)
    return Side(shown, claim.passage, quoted, line(says(claim)))
