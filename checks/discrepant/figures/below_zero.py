"""Is a number below zero, and are these degrees: "-5", "minus 5", "5 degrees below zero"?"""

from __future__ import annotations

from discrepant.figures.number_words import SCALES
from discrepant.tokens import Tokens, table

_DEGREES = {"c": "degree_Celsius", "f": "degree_Fahrenheit"}
_BEFORE_SIGN = frozenset("<>=(~≤≥$£€")
_COLD = table("degree degrees deg c f celsius fahrenheit percent per")
SIGNS = frozenset("-−–")
"""Marks that may be a minus."""

_WORDS = frozenset({"minus", "negative"})


def minus(tokens: Tokens, at: int) -> int:
    """Return the token of the sign of a negative number, `at` where there is none."""
    before = tokens.word(at - 1)
    if before in _WORDS:
        # "5 minus 3" is a subtraction.
        return at if tokens.is_number(at - 2) or tokens.word(at - 2) == "or" else at - 1
    if before not in SIGNS or not (tokens.touches(at) or at == 1):
        return at
    if tokens.touches(at - 1) and tokens.word(at - 2) not in _BEFORE_SIGN:
        return at
    return at if tokens.is_number(at - 2) or tokens.word(at - 2) in SCALES else at - 1


def is_bullet(tokens: Tokens, at: int, end: int) -> bool:
    """Tell the "-3 people were hurt" of a list from "-3 degrees"."""
    opens = at == 1 and tokens.word(0) == "-"
    return opens and tokens.is_word(end) and tokens.word(end) not in _COLD


def after(tokens: Tokens, at: int) -> int:
    """Return the token after "degrees below zero", 0 where it does not stand there."""
    at += tokens.word(at) in ("degrees", "degree", "°")
    if tokens.word(at) == "below" and tokens.word(at + 1) in ("zero", "freezing"):
        return at + 2 if tokens.word(at + 1) == "zero" else 0
    return 0


def degrees(tokens: Tokens, at: int) -> str | None:
    """Return the unit of "°C", "degrees F"."""
    word = tokens.word(at)
    if word in ("°", "º"):
        return _DEGREES.get(tokens.word(at + 1), "degree")
    if word in ("degrees", "degree", "deg"):
        return _DEGREES.get(tokens.word(at + 1))
    return None
