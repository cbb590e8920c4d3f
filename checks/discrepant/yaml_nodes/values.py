"""Which value does a node stand for, as YAML 1.2 reads it, or why for none?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Sequence as Items
from fractions import Fraction
from typing import TypeVar

from discrepant.model import Place
from discrepant.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from discrepant.yaml_nodes.problems import ExpectationError, Problem, problem, short, unknown

R = TypeVar("R")
T = TypeVar("T")

MAX_DIGITS = 30
_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?", re.ASCII)


def text(node: Node) -> str:
    """Return the text of a scalar, whatever it looks like; raises for nothing and for lists."""
    if not isinstance(node, Scalar):
        raise problem(node.place, f"expected a text, not {_kind(node)}; write words")
    if node.is_null or not node.text.strip():
        raise problem(node.place, "expected a text, found nothing; write one")
    return node.text


def number(node: Node) -> Fraction:
    """Return the number a plain scalar is in YAML 1.2, exactly: 12, -3, 0.05, 1e3.

    Refuses quotes, "1,500", "017" (octal to some), infinities, and more than 30 digits.
    """
    written = text(node)
    assert isinstance(node, Scalar)
    if node.quoted:
        message = f"expected a number, found the text {short(written)}; leave out the quotes"
        raise problem(node.place, message)
    return _number(written, node.place)


def whole(node: Node) -> int:
    """Return a whole number from 0 up."""
    value = number(node)
    if value.denominator != 1 or value < 0:
        message = (
            f"expected a whole number from 0 up, not {short(text(node))}; write one such as 12"
        )
        raise problem(node.place, message)
    return value.numerator


def days(node: Node) -> int:
    """Return a whole number of days: 14, "14 days", "1 day"."""
    written = text(node)
    found = re.fullmatch(r"([0-9]{1,6})(?: +days?)?", written.strip())
    if found is None or re.match(r"0[0-9]", found[1]):
        message = f"expected a whole number of days, not {short(written)}; write “14 days”"
        raise problem(node.place, message)
    return int(found[1])


def share(node: Node) -> Fraction:
    """Return a share from 0 to 1, written 5% or 0.05."""
    written = text(node).strip()
    percent = written.endswith("%")
    bare = written.removesuffix("%").rstrip()
    if not _NUMBER.fullmatch(bare):
        message = f"expected a share, not {short(written)}; write one such as 5% or 0.05"
        raise problem(node.place, message)
    value = _number(bare, node.place) / (100 if percent else 1)
    if value < 0:
        raise problem(node.place, f"expected a share from 0 up, not {short(written)}; write 5%")
    if value > 1:
        hint = "write 100%" if percent else f"did you mean {written}% or “{written} days”?"
        raise problem(node.place, f"expected a share up to 1 or 100%, not {short(written)}; {hint}")
    return value


def choice(allowed: Items[str]) -> Callable[[Node], str]:
    """Return a reader of texts that takes the allowed words alone."""

    def read(node: Node) -> str:
        written = text(node)
        if written not in allowed:
            raise problem(node.place, unknown("value", written, allowed, "allowed"))
        return written

    return read


def items(node: Node) -> tuple[Node, ...]:
    """Return the items of a list."""
    if not isinstance(node, Sequence):
        raise problem(node.place, f"expected a list, not {_kind(node)}; write [one, another]")
    return node.items


def pairs(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    """Return keys and values of a mapping."""
    if not isinstance(node, Mapping):
        raise problem(
            node.place, f"expected keys with values, not {_kind(node)}; write “key: value”"
        )
    return node.pairs


def one_or_more(node: Node) -> tuple[Node, ...]:
    """Return the items of a list that is not empty, or a single text as a list of one."""
    if isinstance(node, Scalar):
        text(node)
        return (node,)
    found = items(node)
    if not found:
        raise problem(node.place, "the list is empty; write one item or more")
    return found


def each(values: Iterable[T], read: Callable[[T], R]) -> tuple[R, ...]:
    """Return read(value) for all of them; raises once, with the problems of all."""
    results, problems = list[R](), list[Problem]()
    for value in values:
        try:
            results.append(read(value))
        except ExpectationError as error:
            problems.extend(error.problems)
    if problems:
        raise ExpectationError(problems)
    return tuple(results)


def _number(written: str, place: Place) -> Fraction:
    if not _NUMBER.fullmatch(written) or re.match(r"[-+]?0[0-9]", written):
        commas = re.fullmatch(r"[0-9]+(?:,[0-9]+)+", written)
        hint = "write it without commas" if commas else "write digits such as 12 or 0.5"
        raise problem(place, f"expected a number, not {short(written)}; {hint}")
    mantissa, _, exponent = written.lower().partition("e")
    if len(mantissa) > MAX_DIGITS or len(exponent) > 3 or abs(int(exponent or 0)) > MAX_DIGITS:
        raise problem(
            place, f"the number {short(written)} is too long to be meant; write fewer digits"
        )
    return Fraction(mantissa) * Fraction(10) ** int(exponent or 0)


def _kind(node: Node) -> str:
    if isinstance(node, Scalar):
        return "nothing" if node.is_null else f"the text {short(node.text)}"
    return "a list" if isinstance(node, Sequence) else "keys with values"
