"""Formulas: whatever stands there, it is read, or refused with an EquationError."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

from fuzz import texts

from discrepant import equation
from discrepant.equation import EquationError
from discrepant.interval import Interval, IntervalError
from discrepant.model import Term


def target(data: bytes) -> None:
    """Read a text as a term and as a relation, and use what was read."""
    text = texts.text(data)
    with suppress(EquationError):
        _use(equation.parse_term(text))
    with suppress(EquationError):
        relation = equation.parse_relation(text)
        _use(relation.left)
        _use(relation.right)
        again = equation.parse_relation(
            f"{equation.show(relation.left)} {relation.operator} {equation.show(relation.right)}"
        )
        assert (again.left, again.right) == (relation.left, relation.right)
        with suppress(EquationError):
            equation.check_order(relation)
        names = equation.names(relation.left) + equation.names(relation.right)
        equation.balanced(relation, dict.fromkeys(names, Fraction(3, 2)))
        equation.check_relation(relation, dict.fromkeys(names, ()))


def _use(term: Term) -> None:
    shown = equation.show(term)
    if len(shown) <= equation.MAX_CHARACTERS:
        with suppress(EquationError):  # the brackets that it needs may be too many
            assert equation.parse_term(shown) == term
    names = equation.names(term)
    equation.working(term, dict.fromkeys(names, "6,000"))
    equation.dimension(term, dict.fromkeys(names, ()))
    with suppress(EquationError):
        equation.dimension(term, {name: ((f"[{name}]", Fraction(1)),) for name in names})
    with suppress(IntervalError):
        equation.evaluate(term, dict.fromkeys(names, Interval.of(2, 3)))
