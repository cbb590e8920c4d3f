"""Which values may a formula take, given those of its names?"""

from __future__ import annotations

from collections.abc import Mapping

from discrepant.interval import Interval
from discrepant.model import Name, Number, Operation, Term


def names(term: Term) -> tuple[str, ...]:
    """Return the names in a term in order of appearance, each once."""
    return tuple(dict.fromkeys(_names(term)))


def _names(term: Term) -> tuple[str, ...]:
    match term:
        case Name(id):
            return (id,)
        case Operation(_, left, right):
            return _names(left) + _names(right)
        case _:
            return ()


def evaluate(term: Term, values: Mapping[str, Interval]) -> Interval:
    """Return what a term is worth, by interval arithmetic: every value that it may take.

    A name that occurs twice counts as two unknowns, so `a - a` is wider than zero.  Raises
    KeyError for a name without a value, IntervalError for a division by what may be zero.
    """
    match term:
        case Number(value):
            return Interval.point(value)
        case Name(id):
            return values[id]
    return _apply(term.operator, evaluate(term.left, values), evaluate(term.right, values))


def _apply(operator: str, left: Interval, right: Interval) -> Interval:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right
