"""Into which pieces do the marked passages of an article cut its text?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from discrepant.render.html.standing import Standing

# As places.py counts lines, which is as editors do.
_LINE_END = re.compile(r"\r\n|\r|\n")
# A text whose lines all end before this was wrapped at a margin; else a line is a paragraph.
_MARGIN = 100


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold a stretch of an article that is shown marked; code points, the end excluded.

    `ref` names the passage ("12", "12-1" for a repetition), `note` the element that says more
    of it, "" where there is no more to say.  `kind` is figure, day or words.  What is `aside`
    is no part of the passage: words beside it that say what it counts, or of which day it is.
    """

    start: int
    end: int
    ref: str
    standing: Standing
    kind: str
    note: str = ""
    leads: bool = True
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Hold a piece of text over which the marks stay the same, the gravest of them first.

    `begins` are the marks that start here, `asides` those of which it is no part.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()
    asides: tuple[Mark, ...] = ()

    @property
    def anchors(self) -> tuple[Mark, ...]:
        """Return the marks that start here and to which links lead."""
        return tuple(mark for mark in self.begins if mark.leads)

    @property
    def refs(self) -> str:
        """Return the names of all passages that it belongs to, with spaces between."""
        return _refs(self.marks)

    @property
    def beside(self) -> str:
        """Return the names of all passages of which it tells something, with spaces between."""
        return _refs(self.asides)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold the lines of a paragraph, and the number of the first of them, from 1."""

    line: int
    lines: tuple[tuple[Segment, ...], ...]


def _refs(marks: Sequence[Mark]) -> str:
    return " ".join(dict.fromkeys(mark.ref for mark in marks))


def paragraphs(text: str, marks: Sequence[Mark]) -> tuple[Paragraph, ...]:
    """Return a text in paragraphs, each line cut where a mark begins or ends.

    The pieces of a line, put together, are the line; lines without a word are left out.
    """
    cutter = _Cutter(text, marks)
    found: list[Paragraph] = []
    for number, spans in _blocks(text):
        lines = tuple(tuple(cutter.segments(*span)) for span in spans)
        found.append(Paragraph(number, lines))
    return tuple(found)


def _blocks(text: str) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield the lines of each paragraph, as offsets, and the number of the first."""
    lines = list(_lines(text))
    wrapped = all(end - start <= _MARGIN for start, end in lines)
    first, block = 1, list[tuple[int, int]]()
    for number, (start, end) in enumerate(lines, 1):
        blank = not text[start:end].strip()
        if block and (blank or not wrapped):
            yield first, block
            block = []
        if not blank:
            first = first if block else number
            block.append((start, end))
    if block:
        yield first, block


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _LINE_END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


class _Cutter:
    """Walk once over a text from left to right and cut it; remembers which marks are open."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
        self.text = text
        self.waiting = sorted(inside, key=lambda mark: (-mark.start, mark.end))
        self.cuts = sorted({at for mark in inside for at in (mark.start, mark.end)})
        self.open: list[Mark] = []

    def segments(self, start: int, end: int) -> Iterator[Segment]:
        inner = self.cuts[bisect_right(self.cuts, start) : bisect_left(self.cuts, end)]
        bounds = (start, *inner, end)
        for left, right in pairwise(bounds):
            begins = tuple(self._opened(left))
            self.open = [mark for mark in (*self.open, *begins) if mark.end > left]
            marks = sorted(self.open, key=lambda mark: (mark.standing.rank, mark.start, mark.ref))
            yield Segment(
                self.text[left:right],
                tuple(mark for mark in marks if not mark.aside),
                tuple(mark for mark in begins if not mark.aside),
                tuple(mark for mark in marks if mark.aside),
            )

    def _opened(self, at: int) -> Iterator[Mark]:
        while self.waiting and self.waiting[-1].start <= at:
            yield self.waiting.pop()
