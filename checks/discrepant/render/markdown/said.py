"""What does each source say of each quantity, and what happened when?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discrepant.model import Claim, Quantity, Report
from discrepant.render.escapes import markdown
from discrepant.render.markdown import syntax
from discrepant.render.markdown.drawn import Drawn
from discrepant.render.markdown.shown import Shown, in_order
from discrepant.wording import titled

# With more sources than this, a column for each is wider than any screen.
_MOST_COLUMNS = 8


def quantities(report: Report, shown: Shown, drawn: Drawn) -> Iterator[str]:
    """Yield the values of each quantity: a column for each source, or a row for each value."""
    if not report.claims:
        return
    yield "## What each source says"
    if len(shown.names) > _MOST_COLUMNS:
        yield syntax.table(["quantity", "value", "sources"], _long_rows(report, shown))
    else:
        header = ["quantity", *map(markdown, shown.names.values())]
        yield syntax.table(header, _matrix_rows(report, shown, list(shown.names)))
    yield from map(drawn.image, drawn.others(report.findings))


def timelines(drawn: Drawn) -> Iterator[str]:
    """Yield the pictures of days."""
    if drawn.timelines:
        yield "## What happened when"
        yield from map(drawn.image, drawn.timelines)


def _matrix_rows(report: Report, shown: Shown, sources: Sequence[str]) -> Iterator[list[str]]:
    cells: dict[tuple[str, str], list[Claim]] = {}
    for claim in report.claims:
        cells.setdefault((claim.quantity, claim.source), []).append(claim)
    for quantity in report.quantities:
        found = [cells.get((quantity.id, source), []) for source in sources]
        if any(found):
            yield [_what(quantity), *(shown.values(each) for each in found)]


def _long_rows(report: Report, shown: Shown) -> Iterator[list[str]]:
    claims: dict[str, list[Claim]] = {}
    for claim in report.claims:
        claims.setdefault(claim.quantity, []).append(claim)
    for quantity in report.quantities:
        by_value: dict[str, dict[str, None]] = {}
        for claim in in_order(claims.get(quantity.id, ())):
            by_value.setdefault(shown.value(claim), {})[shown.names[claim.source]] = None
        for value, names in by_value.items():
            some = [markdown(name) for name in list(names)[: syntax.MOST_LISTED]]
            yield [_what(quantity), value, syntax.listed(some, len(names))]


def _what(quantity: Quantity) -> str:
    return markdown(titled(quantity.what) or quantity.id)
