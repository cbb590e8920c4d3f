"""What does a report say of articles that it could not use, where a format has room for lines?

The formats of build servers hold results of a file and a line, and nothing of the run as such.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from discrepant.model import Report

_PLACED = re.compile(r"([^:\n]+):([0-9]+):(?:[0-9]+:)? (.*)", re.DOTALL)


class Notice(NamedTuple):
    """Hold what was skipped or remarked, and the file and line, from 1, at which to show it."""

    kind: str
    path: str
    line: int
    message: str


def notices(report: Report) -> tuple[Notice, ...]:
    """Return a notice for each article left out and for each remark, in the report's order.

    A remark without a place of its own stands at the first expectation.
    """
    skipped = [
        Notice("skipped", path, 1, f"not readable: {reason}") for path, reason in report.skipped
    ]
    return (*skipped, *(_remark(report, each) for each in report.warnings))


def _remark(report: Report, text: str) -> Notice:
    placed = _PLACED.fullmatch(text)
    if placed is not None:
        return Notice("remark", placed[1], int(placed[2]), placed[3])
    path = next((each.expectation.place.path for each in report.outcomes), "expectations")
    return Notice("remark", path, 1, text)
