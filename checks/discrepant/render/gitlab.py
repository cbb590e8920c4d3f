"""Show a report in a merge request: GitLab's code quality JSON."""

from __future__ import annotations

from hashlib import sha256

from discrepant.model import Finding, Level, Report
from discrepant.render.escapes import line
from discrepant.render.json_values import Json, dump
from discrepant.render.notices import Notice, notices
from discrepant.render.sides import anchor, open_findings, told
from discrepant.render.text import Domains
from discrepant.wording import domains

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def render(report: Report) -> str:
    """Return a list with an entry for each finding that nobody accepted, worst first.

    The fingerprint is the finding's own, so that a line that moves is no new finding.  What
    could not be used follows, as information.
    """
    known = domains(report.quantities)
    entries = [_entry(each, known) for each in open_findings(report)]
    return dump([*entries, *map(_notice, notices(report))], indent=2) + "\n"


def _entry(finding: Finding, known: Domains) -> Json:
    passage = anchor(finding)
    return {
        "description": told(finding, known),
        "check_name": line(finding.expectation),
        "fingerprint": line(finding.fingerprint),
        "severity": _SEVERITIES[finding.level],
        "location": {"path": line(passage.path), "lines": {"begin": passage.line}},
    }


def _notice(notice: Notice) -> Json:
    named = "\n".join((notice.kind, notice.path, notice.message))
    return {
        "description": line(notice.message),
        "check_name": notice.kind,
        "fingerprint": sha256(named.encode("utf-8", "backslashreplace")).hexdigest(),
        "severity": "info",
        "location": {"path": line(notice.path), "lines": {"begin": notice.line}},
    }
