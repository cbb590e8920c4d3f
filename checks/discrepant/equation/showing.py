"""How is a formula written: with its names, or with their values in place?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from discrepant.interval import plain
from discrepant.model import Name, Number, Operation, Term

_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}
_SHOWN = {"*": "×", "-": "−"}


def show(term: Term) -> str:
    """Return a term as it would be written: "2 * (a + b)"; parse_term reads it back."""
    return _write(term, str, plain, str)


def working(term: Term, values: Mapping[str, str]) -> str:
    """Return a term with the values of its names in place, "2 × 6,000".

    `values` are the figures as the article has them.  Raises KeyError without a value.
    """
    return _write(term, values.__getitem__, _grouped, lambda sign: _SHOWN.get(sign, sign))


def _grouped(number: Fraction) -> str:
    whole = number.denominator == 1
    return f"{number.numerator:,}" if whole else plain(number)


def _write(
    term: Term,
    name: Callable[[str], str],
    number: Callable[[Fraction], str],
    sign: Callable[[str], str],
) -> str:
    match term:
        case Number(value):
            return number(value)
        case Name(id):
            return name(id)
    binding = _BINDING[term.operator]
    first = _write(term.left, name, number, sign)
    second = _write(term.right, name, number, sign)
    if _binding(term.left) < binding:
        first = f"({first})"
    # The right side of an operator of the same rank stood in brackets: a - (b - c), and also
    # a + (b + c), which is another tree than (a + b) + c.
    if _binding(term.right) <= binding or second.startswith("-"):
        second = f"({second})"
    return f"{first} {sign(term.operator)} {second}"


def _binding(term: Term) -> int:
    return _BINDING[term.operator] if isinstance(term, Operation) else 3
