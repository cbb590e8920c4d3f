"""Show a report on the page of a workflow run: GitHub's step summary, Markdown up to 1 MiB."""

from __future__ import annotations

from discrepant.model import Report
from discrepant.render.markdown import render as markdown
from discrepant.render.page import Page
from discrepant.wording import counted

MOST_BYTES = 1024 * 1024


def render(report: Report, page: Page, most: int = MOST_BYTES) -> str:
    """Return the Markdown report, cut after the last line that fits into `most` bytes."""
    document = f"# discrepant\n\n{markdown(report, page)}"
    if len(_bytes(document)) <= most:
        return document
    lines = document.split("\n")
    # The count of lines is widest where all are left out.
    room = most - len(_bytes(_note(len(lines))))
    kept: list[str] = []
    for each in lines:
        room -= len(_bytes(each)) + 1
        if room < 0:
            break
        kept.append(each)
    return "\n".join(kept) + _note(len(lines) - len(kept))


def _note(left_out: int) -> str:
    return f"\n\n**Cut: {counted(left_out, 'line')} more in the full report.**\n"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
