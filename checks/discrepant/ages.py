"""Is this number somebody's age?

"Tyler Hill, 23, died", "aged 34", "a boy, 5,", "(41)": ages stand beside people in nearly
every sentence about them, and count nothing.
"""

from __future__ import annotations

from discrepant.model import Figure
from discrepant.tokens import Tokens

_OLDEST = 119
_BEFORE = frozenset({"aged", "age", "ages"})
_PEOPLE = frozenset(
    "man woman boy girl male female child teen teenager son daughter father mother brother sister "
    "husband wife victim suspect student driver baby infant toddler officer juvenile resident "
    "jr sr ii iii".split()
)
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday "
    "sunday".split()
)
_ENDS = frozenset({",", ".", ";", ")", "", "–", "—", "and", "was", "is", "of", "who"})


def is_age(tokens: Tokens, figure: Figure) -> bool:
    """Tell whether a bare number stands where an age stands."""
    value = figure.value.low
    if not figure.value.is_point or value is None or value.denominator != 1:
        return False
    if figure.scale != 1 or figure.unit or not 0 <= value <= _OLDEST:
        return False
    before = tokens.word(figure.start - 1)
    if before in _BEFORE or (before in ("and", ",") and _continues_ages(tokens, figure.start)):
        return True
    if before == "(" and tokens.word(figure.end) == ")":
        return _names_person(tokens, figure.start - 2)
    apposed = before == "," and tokens.word(figure.end) in _ENDS
    return apposed and _names_person(tokens, figure.start - 2)


def _names_person(tokens: Tokens, at: int) -> bool:
    if tokens.word(at) == ".":
        at -= 1  # "Jr., 18,"
    word = tokens.word(at)
    if word in _PEOPLE:
        return True
    return tokens.is_capital(at) and tokens.is_word(at) and word not in _NO_NAMES and at > 0


def _continues_ages(tokens: Tokens, at: int) -> bool:
    """Read on in "ages 3, 5 and 7"."""
    while at > 0 and (tokens.is_number(at - 1) or tokens.word(at - 1) in (",", "and", "or", "to")):
        at -= 1
    return tokens.word(at - 1) in ("ages", "aged")
