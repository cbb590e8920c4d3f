"""At which columns does a passage begin and end, as others count columns?"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from discrepant.model import Passage
from discrepant.places import utf8_length, utf16_length

_LINE_END = re.compile(r"\r\n|\r|\n")


class Unit(Enum):
    """What a column counts."""

    CODE_POINT = "code points"
    UTF16 = "UTF-16 code units"
    BYTE = "bytes of UTF-8"


class Region(NamedTuple):
    """Hold a stretch of a file: lines and columns from 1, the end column excluded."""

    line: int
    column: int
    end_line: int
    end_column: int


_LENGTHS: dict[Unit, Callable[[str], int]] = {
    Unit.CODE_POINT: len,
    Unit.UTF16: utf16_length,
    Unit.BYTE: utf8_length,
}


def region(passage: Passage, unit: Unit = Unit.CODE_POINT) -> Region:
    """Return where a passage stands, its columns counted in `unit`."""
    more = {Unit.UTF16: passage.more_utf16, Unit.BYTE: passage.more_utf8}.get(unit, 0)
    column = passage.column + more
    *before, last = _LINE_END.split(passage.text)
    length = _LENGTHS[unit](last)
    end = length + (1 if before else column)
    return Region(passage.line, column, passage.line + len(before), end)
