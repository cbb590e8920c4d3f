"""Can any article keep or break a formula, and does it order days?"""

from __future__ import annotations

from fractions import Fraction

from discrepant.equation.reading import EquationError
from discrepant.equation.showing import show
from discrepant.equation.worth import evaluate, names
from discrepant.interval import Interval
from discrepant.model import Name, Number, Operation, Relation, Term


def check_term(term: Term) -> None:
    """Raise EquationError for a division by what is zero whatever the articles say."""
    if not isinstance(term, Operation):
        return
    check_term(term.left)
    check_term(term.right)
    is_constant = term.operator == "/" and not names(term.right)
    if is_constant and evaluate(term.right, {}) == Interval.point(Fraction(0)):
        raise EquationError(f"“{show(term)}” divides by zero; divide by something else")


def check_sides(relation: Relation) -> None:
    """Raise EquationError for a relation that no article can break or none can keep."""
    check_term(relation.left)
    check_term(relation.right)
    if not (names(relation.left) or names(relation.right)):
        raise EquationError("the formula names no quantity; write one such as a == b * c")
    if relation.left == relation.right:
        side = show(relation.left)
        raise EquationError(f"“{side}” stands on both sides; what it says is no news")


def check_order(relation: Relation) -> None:
    """Raise EquationError unless a relation orders days: `a < b`, `a + 3 <= b`.

    Each side is the name of a date quantity, perhaps plus or minus a whole number of days.
    """
    if relation.operator not in ("<", "<="):
        raise EquationError(f"{relation.operator} puts no days in order; write < or <=")
    for side in (relation.left, relation.right):
        if not _is_day(side):
            raise EquationError(
                f"“{show(side)}” is no day; write a name, or a name plus or minus whole days"
            )


def _is_day(term: Term) -> bool:
    if isinstance(term, Operation):
        days = term.right
        whole = isinstance(days, Number) and days.value.denominator == 1
        return term.operator in "+-" and isinstance(term.left, Name) and whole
    return isinstance(term, Name)
