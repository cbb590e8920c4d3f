"""A table that is written in parts reads as if it were written at once."""

from __future__ import annotations

import pytest
from tabulate import tabulate

from discrepant.render.markdown import syntax

HEADER = ("where", "words")


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501, 1_000, 1_201])
@pytest.mark.parametrize("widest", [0, 600])
def test_parts_are_of_one_width(count: int, widest: int) -> None:
    rows = [[f"row {each}", "“x”" * (9 if each == widest else 1)] for each in range(count)]
    whole = tabulate(rows, HEADER, tablefmt="github", disable_numparse=True)
    assert syntax.table(HEADER, rows) == whole
