"""Which formula or relation does a text of the YAML write?"""

from __future__ import annotations

from collections.abc import Callable

from discrepant import equation
from discrepant.model import Formula, Relation
from discrepant.yaml_nodes import ExpectationError, Node, Scalar, problem, text


def formula(node: Node) -> Formula:
    """Return the formula of a `derive:`; raises ExpectationError at the place of the fault."""
    written = _one_line(node)
    try:
        term = equation.parse_term(written)
        equation.check_term(term)
        if not equation.names(term):
            raise equation.EquationError("the formula names no quantity; write one such as b * c")
        return Formula(term, written.strip())
    except equation.EquationError as error:
        raise _formula_problem(node, error) from None


def _relation(node: Node) -> Relation:
    try:
        return equation.parse_relation(_one_line(node))
    except equation.EquationError as error:
        raise _formula_problem(node, error) from None


def hold(node: Node) -> Relation:
    """Return the relation of a `hold:`; raises ExpectationError."""
    return _checked(node, equation.check_sides)


def _checked(node: Node, *checks: Callable[[Relation], None]) -> Relation:
    relation = _relation(node)
    try:
        for check in checks:
            check(relation)
    except equation.EquationError as error:
        raise _formula_problem(node, error) from None
    return relation


def _one_line(node: Node) -> str:
    # Lines of a block, one character for another so that offsets stay.
    return text(node).replace("\n", " ")


def order(node: Node) -> Relation:
    """Return the relation of an `order:`, between days; raises ExpectationError."""
    return _checked(node, equation.check_order, equation.check_sides)


def _formula_problem(node: Node, error: equation.EquationError) -> ExpectationError:
    place = node.at(error.offset) if isinstance(node, Scalar) else node.place
    return problem(place, str(error))
