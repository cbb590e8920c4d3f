"""What does a report list besides its findings: what agrees, is undecided, unread, accepted …?"""

from __future__ import annotations

from collections.abc import Iterator

from discrepant.model import Report, Verdict
from discrepant.render import summary
from discrepant.render.escapes import markdown
from discrepant.render.markdown import syntax
from discrepant.render.markdown.shown import Shown
from discrepant.wording import counted, published


def agreeing(report: Report, shown: Shown) -> Iterator[str]:
    """Yield the expectations that hold."""
    rows = [
        [syntax.code(each.expectation.id), str(each.claims), str(each.sources), shown.home(each)]
        for each in report.outcomes
        if each.verdict is Verdict.AGREES
    ]
    if rows:
        yield "## What agrees"
        yield syntax.table(["expectation", "claims", "sources", "declared"], rows)


def undecided(report: Report, shown: Shown) -> Iterator[str]:
    """Yield the expectations that compared nothing, with the reason."""
    rows = [
        [syntax.code(each.expectation.id), markdown(each.reason), shown.home(each)]
        for each in summary.undecided(report)
    ]
    if rows:
        yield "## Undecided"
        yield syntax.table(["expectation", "reason", "declared"], rows)


def unread(report: Report, shown: Shown) -> Iterator[str]:
    """Yield what was seen and could not be read as a value, with the reason."""
    rows = [
        [shown.passage(each.passage), syntax.words(each.passage), markdown(each.reason)]
        for each in report.unread
    ]
    if rows:
        yield f"## Unread: {counted(len(rows), 'passage')}"
        yield from syntax.long_table(["where", "words", "reason"], rows)


def uncovered(report: Report, shown: Shown) -> Iterator[str]:
    """Yield the figures and days at which no quantity looks."""
    rows = [[shown.passage(each), syntax.words(each)] for each in report.uncovered]
    if rows:
        yield f"## Uncovered: {counted(len(rows), 'figure or date', 'figures and dates')}"
        yield "No quantity looks at these."
        yield from syntax.long_table(["where", "words"], rows)


def accepted(report: Report) -> Iterator[str]:
    """Yield the findings that somebody accepted, with who, why and until when."""
    rows = [
        [
            syntax.code(finding.fingerprint),
            syntax.code(finding.expectation),
            markdown(finding.accepted.reason),
            markdown(finding.accepted.until),
            markdown(finding.accepted.who),
        ]
        for finding in report.findings
        if finding.accepted is not None
    ]
    if rows:
        yield "## Accepted"
        yield syntax.table(["finding", "expectation", "reason", "until", "who"], rows)


def sources(report: Report, shown: Shown) -> Iterator[str]:
    """Yield the articles that were read, those that could not be, and the warnings."""
    header = ["source", "publisher", "original", "published", "figures and dates", "claims"]
    rows = [
        [
            shown.link(note.path, note.path),
            markdown(note.publisher),
            markdown(note.original),
            published(note),
            str(note.mentions),
            str(note.claims),
        ]
        for note in report.sources
    ]
    yield "## Sources"
    yield syntax.table(header, rows)
    if report.skipped:
        yield "Not readable, and left out:"
        left_out = [[markdown(path), markdown(reason)] for path, reason in report.skipped]
        yield syntax.table(["file", "reason"], left_out)
    if report.warnings:
        yield "\n".join(f"- Warning: {markdown(each)}" for each in report.warnings)
