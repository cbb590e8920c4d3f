"""Show a report in Markdown: for a pull request, or a page of the project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discrepant.model import Report
from discrepant.render import pictures, summary
from discrepant.render.escapes import markdown
from discrepant.render.markdown import lists
from discrepant.render.markdown.drawn import Drawn
from discrepant.render.markdown.findings import findings
from discrepant.render.markdown.said import quantities, timelines
from discrepant.render.markdown.shown import Shown
from discrepant.render.page import Page
from discrepant.render.source_names import source_names
from discrepant.wording import domains

__all__ = ["render"]

_HOW_TO_READ = """\
- A **contradiction** is an expectation that does not hold: two values that cannot both be true,
  further apart than its tolerance. Both sides are quoted, with the file, line and column of each.
- A **warning** is one that rests on vague words, or on an article that reports a dispute of
  others, or is declared as no more; a **note** is weaker still. An **accepted** finding has been
  looked at and stays in the list.
- **Undecided** is not agreement: nothing was there to compare. **Unread** was seen and could not
  be read as a value, with the reason. **Uncovered** is looked at by no quantity.
- “About 3,000” stands for 2,700 to 3,300, “several thousand” for 2,000 to 9,999, “more than
  10,000” for anything above it. The day after a speaker is the one a figure is about, or the
  days on which it may have been said.
"""


def render(report: Report, page: Page) -> str:
    """Return the report as Markdown; `page.link_base` leads to the root of the project.

    Where `page.pictures` names their folder, its pictures are shown.
    """
    drawn = Drawn(page.pictures, pictures.listed(report) if page.pictures else ())
    names = source_names(report.sources)
    whats = {quantity.id: quantity.what for quantity in report.quantities if quantity.what}
    shown = Shown(page.link_base, names, whats, domains(report.quantities))
    parts = [
        _first_line(report),
        *_since(page.since),
        *findings(report, shown, drawn),
        *quantities(report, shown, drawn),
        *timelines(drawn),
        *lists.agreeing(report, shown),
        *lists.undecided(report, shown),
        *lists.unread(report, shown),
        *lists.uncovered(report, shown),
        *lists.accepted(report),
        *lists.sources(report, shown),
        "## How to read this",
        _HOW_TO_READ.rstrip(),
    ]
    return "\n\n".join(parts) + "\n"


def _first_line(report: Report) -> str:
    scope = "; ".join(map(markdown, summary.scope(report)))
    return f"**{summary.verdict(report)}**; {scope}"


def _since(changes: Sequence[str]) -> Iterator[str]:
    """Yield what has changed: in all first, then finding by finding."""
    if changes:
        yield "## Since the last report"
        yield f"Findings: {markdown(changes[0])}."
    if changes[1:]:
        yield "\n".join(f"- {markdown(each)}" for each in changes[1:])
