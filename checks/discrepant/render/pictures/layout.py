"""How are the parts of a picture put one below the other?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from discrepant.render.pictures import svg

MARGIN = 8
# The height of a line of text.
LINE = 19
ROOM = svg.WIDTH - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Drawn:
    """Hold parts of a picture and how high they are together."""

    parts: tuple[str, ...] = ()
    height: float = 0.0


# Something to draw: given the height at which it begins.
Block = Callable[[float], Drawn]


def stacked(blocks: Iterable[Block], top: float = 0.0) -> Drawn:
    """Return blocks drawn one below the other, the first of them at `top`."""
    parts: list[str] = []
    y = top
    for block in blocks:
        drawn = block(y)
        parts += drawn.parts
        y += drawn.height
    return Drawn(tuple(parts), y - top)


def paragraph(lines: Iterable[str], kind: str = "", after: float = 0.0) -> Block:
    """Return lines of text of the classes `kind`, with some room after them."""

    def draw(top: float) -> Drawn:
        parts = [
            svg.text(MARGIN, top + 14 + LINE * at, words, kind) for at, words in enumerate(lines)
        ]
        return Drawn(tuple(parts), LINE * len(parts) + after)

    lines = tuple(lines)
    return draw


def heading(words: str, after: float = 0.0) -> Block:
    """Return bold words in two lines at most."""
    return paragraph(svg.wrap(words, ROOM / svg.BOLD, 2), "strong", after)


def document(id: str, title: str, description: str, blocks: Iterable[Block]) -> str:
    """Return a picture of blocks; `id` must be its own on its page."""
    drawn = stacked(blocks, MARGIN)
    return svg.document(id, title, description, drawn.height + 2 * MARGIN, drawn.parts)
