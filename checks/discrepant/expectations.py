"""What does one expectation file declare?

Keys, shapes and ids are checked here; whether names are defined and units agree can only be
told once all files are joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from discrepant import equation, tokens, yaml_nodes
from discrepant.interval import Interval
from discrepant.joined import join
from discrepant.model import (
    Cue,
    Example,
    Expectation,
    FindRule,
    Formula,
    Level,
    Phrase,
    Place,
    Quantity,
    QuotedClaim,
    Relation,
    Ruleset,
    Same,
    Speaker,
    Test,
)
from discrepant.yaml_nodes import (
    ExpectationError,
    Fields,
    Mapping,
    Node,
    Scalar,
    each,
    one_or_more,
    pairs,
    problem,
    text,
)

__all__ = ["ExpectationError", "join", "read"]

VALID_FOR = 14
MAX_WORDS = 200

_TOP = ("units", "speakers", "quantities", "expectations")
_QUANTITY = ("what", "unit", "find", "derive", "domain", "valid_for", "claims")
_CLAIM = ("in", "says", "value", "speaker", "as_of")
_FIND = ("with", "and", "without", "text")
_TESTS = tuple(str(test) for test in Test)
_EXPECTATION = (*_TESTS, "tolerance", "same", "level", "why", "tags", "examples")
_QUOTES = frozenset("\"“”„«»'‘’")


def read(text: str, path: str) -> Ruleset:
    """Return what the text of one expectation file declares; `path` is what errors name.

    Raises ExpectationError with every problem of the file, each at its line and column.
    """
    root = yaml_nodes.parse(text, path)
    with Fields(root, _TOP) as top:
        found = Ruleset(
            path,
            units=top.get("units", _units, ()),
            speakers=top.get("speakers", _each(_speaker), ()),
            quantities=top.get("quantities", _each(_quantity), ()),
            expectations=top.get("expectations", _each(_expectation), ()),
            places=tuple(_places(root)),
        )
    return found


def _each[R](read: Callable[[Scalar, Node], R]) -> Callable[[Node], tuple[R, ...]]: ...
