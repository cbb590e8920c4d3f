"""What does a formula say, what is it worth, and do its dimensions agree?

A formula is parsed with `ast` and rebuilt from a whitelist; nothing is ever evaluated by
Python.  Numbers are taken from the text as it is written, so that 0.1 is one tenth.
"""

from __future__ import annotations

from discrepant.equation.balance import balanced, balanced_term
from discrepant.equation.checks import check_order, check_sides, check_term
from discrepant.equation.dimensions import check_relation, dimension, measured
from discrepant.equation.reading import (
    MAX_CHARACTERS,
    EquationError,
    parse_relation,
    parse_term,
)
from discrepant.equation.showing import show, working
from discrepant.equation.worth import evaluate, names

__all__ = [
    "MAX_CHARACTERS",
    "EquationError",
    "balanced",
    "balanced_term",
    "check_order",
    "check_relation",
    "check_sides",
    "check_term",
    "dimension",
    "evaluate",
    "measured",
    "names",
    "parse_relation",
    "parse_term",
    "show",
    "working",
]
