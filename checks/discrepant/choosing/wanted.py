"""Which finding or expectation does a word of the command line mean?"""

from __future__ import annotations

from difflib import get_close_matches

from discrepant.config import UsageError
from discrepant.model import Finding, Outcome, Report

# A fingerprint may be cut short, but not so short that it soon means two.
LEAST = 4


def finding(report: Report, word: str) -> Finding:
    """Return the finding whose fingerprint begins with `word`; raises UsageError."""
    found = _findings(report, word)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError("\n".join(_ambiguous(word, found)))
    raise UsageError(f"no finding '{word}'{_meant(word, _fingerprints(report))}")


def subject(report: Report, word: str) -> tuple[Outcome, Finding | None]:
    """Return the expectation of the id `word`, or a finding with its expectation.

    Raises UsageError.
    """
    outcomes = {each.expectation.id: each for each in report.outcomes}
    if word in outcomes:
        return outcomes[word], None
    if _findings(report, word):
        one = finding(report, word)
        return outcomes[one.expectation], one
    known = [*outcomes, *_fingerprints(report)]
    raise UsageError(f"no finding and no expectation '{word}'{_meant(word, known)}")


def _findings(report: Report, word: str) -> list[Finding]:
    beginning = word.lower()
    exact = [each for each in report.findings if each.fingerprint == beginning]
    if exact or len(beginning) < LEAST:
        return exact
    return [each for each in report.findings if each.fingerprint.startswith(beginning)]


def _fingerprints(report: Report) -> list[str]:
    return [each.fingerprint for each in report.findings]


def _ambiguous(word: str, found: list[Finding]) -> list[str]:
    listed = [f"  {each.fingerprint}  {each.expectation}: {each.message}" for each in found]
    return [f"'{word}' is the beginning of {len(found)} findings:", *listed]


def _meant(word: str, known: list[str]) -> str:
    near = get_close_matches(word.lower(), known, n=1)
    if near:
        return f"; did you mean '{near[0]}'?"
    if len(word) < LEAST:
        return f"; give at least {LEAST} characters of a fingerprint"
    return "; the report names each finding by its fingerprint" if known else "; there are none"
