"""What is a measure worth, as pint has it?

pint is imported with the first question and asked once for each unit; its registry stays as
it comes.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from discrepant.model import Dimension
from discrepant.tokens import table

if TYPE_CHECKING:
    from pint import UnitRegistry


class Worth(NamedTuple):
    """Hold what a unit is worth: how many base units it is, and of which dimension."""

    scale: Fraction
    dimension: Dimension

    def times(self, other: Worth, power: int) -> Worth:
        """Return self * other ** power; raises ZeroDivisionError."""
        powers = dict(self.dimension)
        for base, exponent in other.dimension:
            powers[base] = powers.get(base, Fraction(0)) + exponent * power
        left = sorted((base, exponent) for base, exponent in powers.items() if exponent)
        return Worth(self.scale * other.scale**power, tuple(left))


def base_unit(dimension: str) -> Worth:
    """Return the worth of the base unit of a dimension such as "[people]"."""
    return Worth(Fraction(1), ((dimension, Fraction(1)),))


ONE = Worth(Fraction(1), ())

# The dimensions of pint's own base units.
PHYSICAL = table("[length] [time] [mass] [current] [temperature] [luminosity] [substance]")


class _Pint(NamedTuple):
    """Hold pint's registry, and the names it has before anyone asks it for prefixed ones."""

    registry: UnitRegistry[Any]
    names: frozenset[str]


@cache
def _pint() -> _Pint:
    # Not at the top: the import takes 0.2 s, and most runs do without it.
    registry: UnitRegistry[Any] = import_module("pint").UnitRegistry(non_int_type=Fraction)
    return _Pint(registry, frozenset(registry))


def is_listed(word: str) -> bool:
    """Tell whether a word is a unit of pint, or an alias of one, as it stands."""
    return word in _pint().names


@cache
def name_of(word: str) -> str | None:
    """Return pint's name of a unit: one it lists, its plural, or one with a prefix in full.

    Prefixes that are letters are not taken: "cat" is no centi-technical-atmosphere.
    """
    if len(word) > 60 or not re.fullmatch(r"[^\W0-9_]\w*", word):
        return None
    registry, names = _pint()
    for prefix, unit, _ in registry.parse_unit_name(word):
        stem = word.removeprefix(prefix)
        plural = len(stem) > 3 and stem.removesuffix("s") in names
        if word.startswith(prefix) and (stem in names or plural) and (not prefix or len(stem) > 2):
            return f"{prefix}{unit}"
    return None


@cache
def worth_of(name: str) -> Worth:
    """Return what a unit of pint is worth, exactly.

    A unit that no factor converts, such as degrees Celsius, is a dimension of its own.
    """
    quantity = _pint().registry.Quantity
    if quantity(Fraction(0), name).to_root_units().magnitude != 0:
        return base_unit(f"[{name}]")
    one = quantity(Fraction(1), name).to_root_units()
    bases = {_dimension_of(base): Fraction(str(power)) for base, power in one.unit_items()}
    # By way of text: pint's types do not promise a Fraction, its registry was given one.
    return Worth(Fraction(str(one.magnitude)), tuple(sorted(bases.items())))


def _dimension_of(base: str) -> str:
    """Return the dimension of one of pint's base units; "[radian]" where pint has none."""
    return next(iter(_pint().registry.get_dimensionality(base)), f"[{base}]")
