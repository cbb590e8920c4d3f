"""Show a report on the lines of a pull request: GitHub's workflow commands."""

from __future__ import annotations

from discrepant.model import Finding, Level, Report
from discrepant.render import summary
from discrepant.render.columns import region
from discrepant.render.escapes import command_data, command_property, line
from discrepant.render.notices import notices
from discrepant.render.sides import anchor, open_findings, passages
from discrepant.render.text import Domains
from discrepant.wording import domains

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(report: Report) -> str:
    """Return one command for each finding that nobody accepted, and a last line of plain text.

    GitHub shows ten errors and ten warnings of a step, so that the worst come first.  What
    could not be used follows as notices.
    """
    known = domains(report.quantities)
    lines = [_command(finding, known) for finding in open_findings(report)]
    lines += [
        f"::notice file={command_property(each.path)},line={each.line},title={each.kind}::"
        f"{command_data(line(each.message))}"
        for each in notices(report)
    ]
    last = line(" · ".join([summary.verdict(report), *summary.scope(report)]))
    return "".join(f"{each}\n" for each in (*lines, last))


def _command(finding: Finding, known: Domains) -> str:
    passage = anchor(finding)
    start_line, column, end_line, end_column = region(passage)
    properties = {
        "file": passage.path,
        "line": str(start_line),
        "endLine": str(end_line),
        "col": str(column),
        "endColumn": str(end_column),
        "title": finding.expectation,
    }
    if start_line != end_line:  # columns of two lines are refused
        del properties["col"], properties["endColumn"]
    written = ",".join(f"{key}={command_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.level]} {written}::{command_data(_message(finding, known))}"


def _message(finding: Finding, known: Domains) -> str:
    why = [f"why: {line(finding.why)}"] if finding.why else []
    return "\n".join([line(finding.message), *passages(finding, known), *why, _id(finding)])


def _id(finding: Finding) -> str:
    return f"finding {line(finding.fingerprint)}"
