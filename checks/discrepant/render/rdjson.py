"""Show a report to reviewdog: its diagnostic format, columns in bytes of UTF-8."""

from __future__ import annotations

from discrepant.model import Finding, Level, Passage, Report
from discrepant.render.columns import Unit, region
from discrepant.render.escapes import line
from discrepant.render.json_values import Json, dump
from discrepant.render.notices import Notice, notices
from discrepant.render.sides import anchor, open_findings, sides, told
from discrepant.render.text import Domains
from discrepant.wording import domains

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}


def render(report: Report) -> str:
    """Return a diagnostic for each finding that nobody accepted, worst first.

    What could not be used follows, as information.
    """
    known = domains(report.quantities)
    document = {
        "source": {"name": "discrepant"},
        "diagnostics": [
            *(_diagnostic(each, known) for each in open_findings(report)),
            *map(_notice, notices(report)),
        ],
    }
    return dump(document, indent=2) + "\n"


def _diagnostic(finding: Finding, known: Domains) -> Json:
    return {
        "message": told(finding, known),
        "location": _location(anchor(finding)),
        "severity": _SEVERITIES[finding.level],
        "code": {"value": line(finding.expectation)},
        "related_locations": [
            {"message": side.words, "location": _location(side.passage)}
            for side in sides(finding, known)
            if side.passage != anchor(finding)
        ],
    }


def _notice(notice: Notice) -> Json:
    return {
        "message": line(notice.message),
        "location": {
            "path": line(notice.path),
            "range": {"start": {"line": notice.line}},
        },
        "severity": "INFO",
        "code": {"value": notice.kind},
    }


def _location(passage: Passage) -> Json:
    start_line, column, end_line, end_column = region(passage, Unit.BYTE)
    return {
        "path": line(passage.path),
        "range": {
            "start": {"line": start_line, "column": column},
            "end": {"line": end_line, "column": end_column},
        },
    }
