"""What does each source say of each quantity?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from discrepant.render import pictures
from discrepant.render.html.ledger import Ledger
from discrepant.render.html.standing import Standing

# With more sources than this, a column for each is wider than any screen.
_MOST_COLUMNS = 8
_MOST_VALUES = 100


@dataclass(frozen=True, slots=True)
class Value:
    """Hold one value that a source gives, and the mark at which it stands in its article."""

    text: str
    ref: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold what one source says of one quantity."""

    source: str
    values: tuple[Value, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a quantity, what the sources say of it, and a picture of that where there is one.

    `picture` is SVG of our own making: markup that needs no escape, without style attributes,
    which the page's policy forbids.
    """

    what: str
    cells: tuple[Cell, ...]
    picture: Markup


@dataclass(frozen=True, slots=True)
class Matrix:
    """Hold the quantities by source; `wide` where each source has a column of its own."""

    sources: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def wide(self) -> bool:
        """Tell whether a column for each source fits the page."""
        return len(self.sources) <= _MOST_COLUMNS

    @property
    def pictures(self) -> tuple[Markup, ...]:
        """Return the pictures of those quantities that have one."""
        return tuple(row.picture for row in self.rows if row.picture)


def matrix(ledger: Ledger) -> Matrix:
    """Return what each source says of each quantity that somebody mentions."""
    values: dict[tuple[str, str], dict[str, Value]] = {}
    for number, claim in enumerate(ledger.claims):
        text, standing = ledger.value(claim), ledger.standing(number)
        known = values.setdefault((claim.quantity, claim.source), {})
        if text not in known or standing.rank < known[text].standing.rank:
            known[text] = Value(text, str(number), standing)
    rows = tuple(_rows(values, ledger))
    return Matrix(tuple(ledger.sources.values()), rows)


def _cell(name: str, values: Collection[Value]) -> Cell:
    """Return the values of a source: of many, those at odds before the others."""
    more = len(values) - _MOST_VALUES
    if more <= 0:
        return Cell(name, tuple(values))
    shown = sorted(values, key=lambda value: value.standing.rank)[:_MOST_VALUES]
    return Cell(name, tuple(shown), f"and {more:,} more")


def _rows(values: dict[tuple[str, str], dict[str, Value]], ledger: Ledger) -> Iterator[Row]:
    drawn = pictures.of_quantities(ledger.report, styled=False)
    for quantity in ledger.report.quantities:
        cells = tuple(
            _cell(name, values.get((quantity.id, source), {}).values())
            for source, name in ledger.sources.items()
        )
        if any(cell.values for cell in cells):
            yield Row(ledger.what(quantity.id), cells, Markup(drawn.get(quantity.id, "")))
