"""What is said on stderr, and in which shape?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from discrepant.render.escapes import line
from discrepant.writing import drop_the_rest

if TYPE_CHECKING:
    from discrepant.load import Articles
    from discrepant.model import Report


def note(message: str) -> None:
    """Say something on stderr; every line of it says who speaks, nothing reaches it raw."""
    say("".join(f"discrepant: {line(each)}\n" for each in message.split("\n")))


def say(text: str) -> None:
    """Write to stderr; whoever closed it wants to hear nothing, and gets the same exit code."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):
        drop_the_rest(sys.stderr)


def tell(report: Report) -> None:
    """Say what could not be used, and what else the run remarks."""
    for remark in remarks(report):
        note(remark)


def tell_skipped(articles: Articles) -> None:
    """Say which articles could not be read."""
    for path, reason in articles.skipped:
        note(line(f"skipped {path}: {reason}"))


def remarks(report: Report) -> Iterator[str]:
    """Yield what could not be used, and what else the run remarks."""
    for path, reason in report.skipped:
        yield line(f"skipped {path}: {reason}")
    for warning in report.warnings:
        yield line(f"warning: {warning}")
