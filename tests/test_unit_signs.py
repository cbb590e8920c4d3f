"""Which unit does a sign behind a number stand for?  Every unit that is read is a known one."""

from __future__ import annotations

import pytest

from discrepant.figures import nouns
from discrepant.tokens import split
from discrepant.units import signs as unit_signs
from discrepant.units import table as units
from discrepant.units.words import MEASURES, SIGNS


@pytest.mark.parametrize(
    ("text", "sign", "unit"),
    [
        ("5 in.", "in", "inch"),
        ("2 in thick", "in", "inch"),
        ("5 m wide", "m", "meter"),
        ("20 mg", "mg", "milligram"),
        ("300 lbs", "lbs", "pound"),
        ("278,000 t of it", "t", "metric_ton"),
        ("100 cl bottle", "cl", "centiliter"),
        ("2.8 GHz", "GHz", "gigahertz"),
        ("20 (kg)", "kg", "kilogram"),
        ("20 m2 of it", "m2", None),
        ("90 km/h winds", "km/h", "kilometer_per_hour"),
        ('8" wide', '"', "inch"),
        ("5'' wide", "''", "inch"),
        ("8″ wide", "″", "inch"),
    ],
)
def test_signs_behind_a_number(text: str, sign: str, unit: str | None) -> None:
    tokens = split(text, 0, len(text))
    counted = nouns.after(tokens, 1)
    assert counted.head is not None
    head = text[tokens.starts[counted.head[0]] : tokens.ends[counted.head[1] - 1]]
    assert (head, counted.unit) == (sign, unit)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("5 in a row", 1),
        ("twelve in", 1),
        ("24703 L-202", 1),
        ("24703 m212", 1),
        ('" he had 8" left', 4),
        ("five t", 1),
        ("20 (men)", 1),
    ],
)
def test_other_words_are_no_signs(text: str, at: int) -> None:
    assert unit_signs.read(split(text, 0, len(text)), at) is None


def test_what_is_divided_by_stands_behind_the_stroke() -> None:
    text = "20 g/km of it"
    counted = nouns.after(split(text, 0, len(text)), 1)
    assert (counted.head, counted.per) == ((1, 2), (3, 4))


def test_every_sign_stands_for_a_unit_that_is_known() -> None:
    assert set(SIGNS.values()) <= MEASURES.keys()
    table = units.table(())
    assert all(table.scale(unit) > 0 for unit in SIGNS.values())
