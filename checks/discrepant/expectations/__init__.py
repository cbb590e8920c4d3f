"""What does one expectation file declare?

Keys, shapes and ids are checked here; whether names are defined and units agree can only be
told once all files are joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from discrepant import yaml_nodes
from discrepant.expectations import keys
from discrepant.expectations.asked import expectation, in_days
from discrepant.expectations.joined import join
from discrepant.expectations.quantities import quantity
from discrepant.model import Place, Ruleset, Speaker
from discrepant.units.definitions import MAX_LINES
from discrepant.yaml_nodes import (
    ExpectationError,
    Fields,
    Mapping,
    Node,
    Scalar,
    Sequence,
    each,
    one_or_more,
    pairs,
    problem,
    text,
)

__all__ = ["ExpectationError", "join", "read"]

R = TypeVar("R")

# What can only be checked once all files are joined.
_CHECKED_LATER = (
    ("quantities", ("unit", "derive")),
    ("expectations", (*keys.TESTS, "tolerance")),
)


def read(text: str, path: str) -> Ruleset:
    """Return what the text of one expectation file declares; `path` is what errors name.

    Raises ExpectationError with every problem of the file, each at its line and column.
    """
    root = yaml_nodes.parse(text, path)
    with Fields(root, keys.TOP) as top:
        return Ruleset(
            path,
            units=top.get("units", _units, ()),
            speakers=top.get("speakers", _each(_speaker), ()),
            quantities=top.get("quantities", _each(quantity), ()),
            expectations=top.get("expectations", _each(expectation), ()),
            places=tuple(_places(root)),
        )


def _each(read: Callable[[Scalar, Node], R]) -> Callable[[Node], tuple[R, ...]]:
    """Return a reader of a mapping that reads each key with its value."""
    return lambda node: each(pairs(node), lambda pair: read(*pair))


def _units(node: Node) -> tuple[tuple[str, Place], ...]:
    """Return each line of a block of definitions, or each item of a list, with its place."""
    if isinstance(node, Mapping):
        first = node.pairs[0][0].text if node.pairs else "boat"
        raise problem(
            node.place,
            "units is a block of pint definitions, not keys with values; write “units: |” and "
            f"below it lines such as “{first} = [{first}s] = _ = {first}s”",
        )
    if not isinstance(node, Scalar):
        return each(one_or_more(node), lambda line: (text(line), line.place))
    lines = [line for line in re.finditer(r"[^\n]+", text(node)) if line.group().strip()]
    # Before their places are looked for, each from the beginning of the block.
    if len(lines) > MAX_LINES:
        message = f"{len(lines):,} lines of units; at most {MAX_LINES:,} are read"
        raise problem(node.place, message)
    return tuple((line.group(), node.at(line.start())) for line in lines)


def _places(root: Node) -> Iterator[tuple[str, Place]]:
    """Yield the places of the values that can only be checked once all files are joined."""
    sections = dict(_entries(root))
    for name, node in _entries(sections.get("speakers")):
        for number, alias in enumerate(_aliases(node)):
            yield f"speakers/{name}/{number}", alias.place
    for section, later in _CHECKED_LATER:
        for name, node in _entries(sections.get(section)):
            for key, value in _entries(node):
                if isinstance(value, Scalar) and key in later:
                    yield f"{section}/{name}/{key}", value.at(0)
                    if key == "tolerance" and in_days(value.text):
                        yield f"{section}/{name}/tolerance/days", value.place


def _aliases(node: Node) -> tuple[Node, ...]:
    """Return the nodes of a speaker's aliases, none of what is no list of them."""
    return node.items if isinstance(node, Sequence) else (node,)


def _entries(node: Node | None) -> tuple[tuple[str, Node], ...]:
    """Return the pairs of a mapping, none of anything else: its fault is named elsewhere."""
    return (
        tuple((key.text, value) for key, value in node.pairs) if isinstance(node, Mapping) else ()
    )


def _speaker(key: Scalar, node: Node) -> Speaker:
    nobody_else = isinstance(node, Scalar) and node.is_null
    aliases = () if nobody_else else each(one_or_more(node), text)
    return Speaker(text(key), aliases, key.place)
