"""Blocks of units: whatever stands there, it is read, or refused with a UnitError."""

from __future__ import annotations

from contextlib import suppress

from fuzz import texts

from discrepant.units import definitions, table
from discrepant.units.definitions import UnitError


def target(data: bytes) -> None:
    """Read one or two blocks of definitions, and ask what each of their units is worth."""
    blocks = texts.parts(texts.text(data), 2)
    try:
        lines = definitions.read(blocks)
        units = table.table(blocks)
    except UnitError:
        return
    for line in lines[:20]:
        with suppress(UnitError):
            canonical = units.canonical(line.name)
            assert units.canonical(canonical) == canonical
            assert units.factor(line.name, canonical) == 1
            units.scale(line.name)
            units.dimension(line.name)
    with suppress(UnitError):
        units.canonical(blocks[-1])
