"""What does a YAML text hold, node by node, and at which line and column does each stand?

Scalars stay text: nothing is turned into a number, a truth value or a day behind the
author's back.  The readers of `values` take them as YAML 1.2 does, or refuse them.
"""

from __future__ import annotations

from discrepant.yaml_nodes.fields import Fields
from discrepant.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from discrepant.yaml_nodes.parsing import LOADER, parse
from discrepant.yaml_nodes.problems import ExpectationError, Problem, problem, unknown
from discrepant.yaml_nodes.values import (
    choice,
    days,
    each,
    items,
    number,
    one_or_more,
    pairs,
    share,
    text,
    whole,
)

__all__ = [
    "LOADER",
    "ExpectationError",
    "Fields",
    "Mapping",
    "Node",
    "Problem",
    "Scalar",
    "Sequence",
    "choice",
    "days",
    "each",
    "items",
    "number",
    "one_or_more",
    "pairs",
    "parse",
    "problem",
    "share",
    "text",
    "unknown",
    "whole",
]
