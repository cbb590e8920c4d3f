"""What is said on stderr, and in which shape?"""

from __future__ import annotations

import sys
from contextlib import suppress

from discrepant.model import Report
from discrepant.render.escapes import line


def note(message: str) -> None:
    """Say something on stderr; every line of it says who speaks, nothing reaches it raw."""
    if sys.stderr is None:
        return
    with suppress(OSError, ValueError):  # whoever closed it wants to hear nothing
        sys.stderr.writelines(f"discrepant: {line(each)}\n" for each in message.split("\n"))


def tell(report: Report) -> None:
    """Say what could not be used, and what else the run remarks."""
    for path, reason in report.skipped:
        note(line(f"skipped {path}: {reason}"))
    for warning in report.warnings:
        note(line(f"warning: {warning}"))
