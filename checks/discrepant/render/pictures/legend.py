"""Who conflicts with whom, and what do the marks of a picture mean, as far as they occur in it?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from discrepant.render.pictures import svg
from discrepant.render.pictures.layout import LINE, MARGIN, ROOM, Block, Drawn, paragraph
from discrepant.render.pictures.rows import Row
from discrepant.render.pictures.sides import Sides, letter
from discrepant.wording import counted

# So many sides are named on top; the rows name the others.
_MOST_SIDES = 8
_MARK, _GAP = 20, 16
_INDENT = 36


def against(sides: Sides) -> Iterator[Block]:
    """Yield the sides that conflict, "● A 10,000  ■ B 12,000", in as many lines as they need."""
    named = [(side, svg.fit(value, ROOM - 60)) for side, value in enumerate(sides.values)]
    rest = named[_MOST_SIDES:]
    row: list[tuple[int, float, str]] = []
    x = 0.0
    for side, words in named[:_MOST_SIDES]:
        needed = _MARK + svg.width(f"{letter(side)} {words}")
        if row and x + needed > ROOM:
            yield _line_of_sides(row)
            row, x = [], 0.0
        row.append((side, MARGIN + x, words))
        x += needed + _GAP
    if row:
        yield _line_of_sides(row)
    if rest:
        yield paragraph([f"and {counted(len(rest), 'more side')}"])


def marks(rows: Sequence[Row], said: bool = False) -> Iterator[Block]:
    """Yield a line for each kind of mark that is not plain by itself; `said` for timelines."""
    if said and any(row.said for row in rows):
        yield _explained(_said, "the day it was said or printed")
    if any(row.derived for row in rows):
        yield _explained(_dashed, "computed from other figures")
    if any(_excludes(row) for row in rows):
        yield _explained(_hollow, "the figure itself is not included")
    if any(row.denied for row in rows):
        yield _explained(_band, "denied")
    if any(row.mark == "≠" for row in rows):
        yield _explained(_unequal, "conflicts with another quantity")


def _said(y: float) -> str:
    return svg.path("fill", f"M21 {svg.n(y - 9)}h2v18h-2z")


def _dashed(y: float) -> str:
    return svg.shape(0, 22, y, "line dashed hollow")


def _hollow(y: float) -> str:
    return svg.shape(0, 22, y, "line hollow")


def _band(y: float) -> str:
    return svg.hatched(8, 36, y - 8, 16)


def _unequal(y: float) -> str:
    return svg.text(17, y + 5, "≠")


def _line_of_sides(row: Sequence[tuple[int, float, str]]) -> Block:
    def draw(top: float) -> Drawn:
        parts = [
            svg.group(side, [svg.shape(side, x + 8, top + 9)])
            + svg.lettered(x + _MARK, top + 14, letter(side), words)
            for side, x, words in row
        ]
        return Drawn(tuple(parts), LINE)

    return draw


def _explained(mark: Callable[[float], str], words: str) -> Block:
    def draw(top: float) -> Drawn:
        text = svg.text(MARGIN + _INDENT, top + 14, words, "weak")
        return Drawn((mark(top + 9), text), LINE)

    return draw


def _excludes(row: Row) -> bool:
    value = row.value
    below = value.low is not None and value.low_open
    above = value.high is not None and value.high_open
    return (below or above) and not row.denied
