"""Which factors let each name of a formula keep its own unit?"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from discrepant.model import Name, Number, Operation, Relation, Term


def balanced(relation: Relation, scales: Mapping[str, Fraction]) -> Relation:
    """Return the relation with the factors that let each name keep its own unit.

    `scales` says how many base units one unit of each name is.  With `a` in kilometres and
    `b` in miles, "a == b" becomes "a == 1.609344 * b".  A bare number counts in the unit of
    what it is added to or compared with.
    """
    (left, scale), (right, other) = _scaled(relation.left, scales), _scaled(relation.right, scales)
    return Relation(relation.operator, left, _times(right, other, scale), relation.text)


def balanced_term(term: Term, scales: Mapping[str, Fraction], scale: Fraction) -> Term:
    """Return the term with the factors that give its value in units of `scale` base units."""
    return _times(*_scaled(term, scales), scale)


def _scaled(term: Term, scales: Mapping[str, Fraction]) -> tuple[Term, Fraction | None]:
    match term:
        case Number():
            return term, None
        case Name(id):
            return term, scales[id]
    (first, scale), (second, other) = _scaled(term.left, scales), _scaled(term.right, scales)
    if term.operator in "+-":
        fitted = _times(second, other, scale)
        return Operation(term.operator, first, fitted), other if scale is None else scale
    bare = scale is None and other is None
    whole = _scale(term.operator, scale or Fraction(1), other or Fraction(1))
    return Operation(term.operator, first, second), None if bare else whole


def _scale(operator: str, left: Fraction, right: Fraction) -> Fraction:
    return left * right if operator == "*" else left / right


def _times(term: Term, scale: Fraction | None, wanted: Fraction | None) -> Term:
    if scale is None or wanted is None or scale == wanted:
        return term
    return Operation("*", Number(scale / wanted), term)
