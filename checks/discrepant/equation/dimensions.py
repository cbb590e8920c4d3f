"""What does a formula measure, and do its sides measure the same?"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from discrepant.equation.reading import EquationError
from discrepant.equation.showing import show
from discrepant.interval import plain
from discrepant.model import Dimension, Name, Number, Operation, Relation, Term


def dimension(term: Term, of: Mapping[str, Dimension]) -> Dimension:
    """Return what a term measures, given what its names measure.

    A bare number takes the dimension of what it is added to; in products it has none.
    Raises EquationError where unlike things are added, KeyError for an unknown name.
    """
    found = _dimension(term, of)
    return () if found is None else found


def check_relation(relation: Relation, of: Mapping[str, Dimension]) -> None:
    """Raise EquationError unless both sides measure the same; a bare number fits any side."""
    left, right = _dimension(relation.left, of), _dimension(relation.right, of)
    if left is not None and right is not None and left != right:
        raise EquationError(
            f"“{show(relation.left)}” is {measured(left)}, "
            f"“{show(relation.right)}” is {measured(right)}; they cannot be compared"
        )


def _dimension(term: Term, of: Mapping[str, Dimension]) -> Dimension | None:
    match term:
        case Number():
            return None
        case Name(id):
            return of[id]
    sides = _dimension(term.left, of), _dimension(term.right, of)
    if term.operator in "+-":
        return _sum(term, *sides)
    return None if sides == (None, None) else _product(term.operator, *sides)


def _sum(term: Operation, left: Dimension | None, right: Dimension | None) -> Dimension | None:
    if left is None or right is None or left == right:
        return right if left is None else left
    verb = "added to" if term.operator == "+" else "subtracted from"
    raise EquationError(
        f"“{show(term.right)}” ({measured(right)}) cannot be {verb} "
        f"“{show(term.left)}” ({measured(left)}); add like to like"
    )


def _product(operator: str, left: Dimension | None, right: Dimension | None) -> Dimension:
    sign = 1 if operator == "*" else -1
    powers = dict(left or ())
    for base, exponent in right or ():
        powers[base] = powers.get(base, Fraction(0)) + sign * exponent
    return tuple(sorted((base, power) for base, power in powers.items() if power))


def measured(of: Dimension) -> str:
    """Return a dimension for people: "[people] / [formation]", "without a unit"."""
    above = " ".join(_raised(base, power) for base, power in of if power > 0)
    below = "".join(f" / {_raised(base, -power)}" for base, power in of if power < 0)
    return f"{above or '1'}{below}" if of else "without a unit"


def _raised(base: str, power: Fraction) -> str:
    return base if power == 1 else f"{base}^{plain(power)}"
