"""What came of a run, in one line?"""

from __future__ import annotations

from discrepant.model import Finding, FindingKind, Level, Outcome, Report, Verdict
from discrepant.wording import counted

# What findings of a level are called.
NAMES = {Level.ERROR: "contradiction", Level.WARNING: "warning", Level.NOTE: "note"}
# What is at odds in a finding of a kind.
KINDS = {
    FindingKind.SELF: "one speaker in one article, against itself",
    FindingKind.EQUATION: "figures that do not add up",
    FindingKind.ORDER: "days that cannot follow each other",
    FindingKind.CROSS: "article against article",
    FindingKind.VERBATIM: "one quotation in different words",
    FindingKind.SPELLING: "one name in two forms",
    FindingKind.QUOTED: "an article that quotes two who disagree",
}


def verdict(report: Report) -> str:
    """Return what was found: "3 contradictions, 5 warnings", "no contradictions"."""
    parts = [
        counted(count, name)
        for level, name in NAMES.items()
        if (count := sum(finding.counts and finding.level is level for finding in report.findings))
    ]
    if accepted := sum(not finding.counts for finding in report.findings):
        parts.append(f"{accepted:,} accepted")
    if worst(report) is not Level.ERROR:
        parts.insert(0, "no contradictions" if report.compared else "nothing was compared")
    return ", ".join(parts)


def scope(report: Report) -> tuple[str, ...]:
    """Return how much was compared, and what was not: undecided, unread, skipped."""
    articles = counted(len(report.sources), "article")
    parts = [f"{articles} read"]
    if report.compared:
        parts = [f"{counted(report.compared, 'claim')} of {articles} compared"]
    if waiting := len(undecided(report)):
        parts.append(f"{counted(waiting, 'expectation')} undecided")
    if report.unread:
        parts.append(f"{len(report.unread):,} unread")
    if report.skipped:
        parts.append(f"{counted(len(report.skipped), 'article')} not readable")
    if report.warnings:
        parts.append(counted(len(report.warnings), "remark"))
    parts += [f"{counted(count, 'finding')} {reason}" for count, reason in report.left_out]
    return tuple(parts)


def worst(report: Report) -> Level | None:
    """Return the gravest level of a finding that nobody accepted."""
    levels = [finding.level for finding in report.findings if finding.counts]
    return max(levels, key=lambda level: level.gravity, default=None)


def undecided(report: Report) -> tuple[Outcome, ...]:
    """Return the expectations that compared nothing."""
    return tuple(each for each in report.outcomes if each.verdict is Verdict.UNDECIDED)


def ranked(report: Report) -> tuple[tuple[Finding, Outcome], ...]:
    """Return each finding with its outcome, worst first."""
    homes = {finding: outcome for outcome in report.outcomes for finding in outcome.findings}
    return tuple((finding, homes[finding]) for finding in report.findings)
