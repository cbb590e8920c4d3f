"""How does a passage stand among the others: at odds, fitting, or not used at all?"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from discrepant.model import Finding


class Standing(StrEnum):
    """Name how a passage is marked, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    ACCEPTED = "accepted"
    FITS = "fits"
    UNREAD = "unread"
    UNCOVERED = "uncovered"

    @property
    def rank(self) -> int:
        """Return 0 for the gravest, more for those that matter less."""
        return _RANKS[self]

    @property
    def icon(self) -> str:
        """Return a sign that tells it without colour."""
        return _SIGNS[self][0]

    @property
    def word(self) -> str:
        """Return what a finding of this standing is called."""
        return _SIGNS[self][1]

    @property
    def meaning(self) -> str:
        """Return what is so of a passage marked like this, in a few words."""
        return _SIGNS[self][2]


_SIGNS = {
    Standing.ERROR: ("✖", "Contradiction", "part of a contradiction"),
    Standing.WARNING: ("▲", "Warning", "part of a warning"),
    Standing.NOTE: ("●", "Note", "part of a note"),
    Standing.ACCEPTED: ("✔", "Accepted", "part of an accepted finding"),
    Standing.FITS: ("○", "Fits", "at odds with nothing"),
    Standing.UNREAD: ("?", "Unread", "seen, and not read as a value"),
    Standing.UNCOVERED: ("–", "Uncovered", "looked at by no quantity"),
}


_RANKS = {standing: rank for rank, standing in enumerate(Standing)}


def of_finding(finding: Finding) -> Standing:
    """Return how a finding stands: its level, or accepted."""
    return Standing(finding.level.value) if finding.counts else Standing.ACCEPTED


def gravest(findings: Iterable[Finding]) -> Standing:
    """Return how a claim stands that is part of these findings."""
    return min(map(of_finding, findings), key=lambda each: each.rank, default=Standing.FITS)
