"""Read with quantulum3: figures with units; "20 to 30" comes as 25 with an uncertainty of 5."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from benchmarks.reading.adapters.protocol import Answer, number, serve

parser = importlib.import_module("quantulum3.parser")


def answers(text: str, _published: str) -> Iterator[Answer]:
    """Yield each quantity as the range of its uncertainty."""
    for found in parser.parse(text):
        start, end = found.span
        spread = found.uncertainty or 0.0
        unit = None if found.unit.name == "dimensionless" else found.unit.name
        yield number(start, end, found.value - spread, found.value + spread, unit)


if __name__ == "__main__":
    serve(answers)
