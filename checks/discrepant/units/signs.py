"""Which unit does a sign right behind a number stand for: "5 in", "24 m2", "10 km/h", "8″"?

Most signs are other words elsewhere, so their place must tell: digits before them, nothing
glued behind them.
"""

from __future__ import annotations

from typing import NamedTuple

from discrepant.tokens import Tokens, table
from discrepant.units.words import MEASURES, SIGNS

_MARKS = frozenset({"″", '"', "'", "′"})
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_WORDS = {word: unit for unit, words in MEASURES.items() for word in words.split()}
_SHORT = SIGNS.keys() | table("km kms cm mm ft oz kg kw mw gw kwh mwh gwh khz mhz ghz j miles")
OPENERS: frozenset[str] = frozenset(_SHORT | _MARKS | _BRACKETS.keys())
"""Folded tokens that can begin a unit sign."""

_RAISED = frozenset({"2", "3"})
_AREAS = table("m km cm mm ft in mi yd")
_SPEEDS = {
    **dict.fromkeys(("km", "kms"), "kilometer_per_hour"),
    **dict.fromkeys(("mi", "miles"), "mile_per_hour"),
}
_HOURS = frozenset({"h", "hr", "hour"})
_AFTER_INCHES = table(
    ". , ; : ) thick long wide tall deep high diameter diagonal screen display x × more"
)
_LETTERS = frozenset({"t", "h"})
_REACH = 60  # tokens to look back for the mark that opens a quotation


class Sign(NamedTuple):
    """Hold a sign as token indices, its unit, and what it divides by ("J/kg")."""

    start: int
    end: int
    unit: str | None = None
    per: tuple[int, int] | None = None


def read(tokens: Tokens, at: int) -> Sign | None:
    """Read the sign at token `at`, directly behind a figure, or return None."""
    word = tokens.word(at)
    if word in _MARKS:
        return _inches(tokens, at)
    if word in _BRACKETS:
        inner = tokens.word(at + 1)
        closed = tokens.word(at + 2) == _BRACKETS[word] and inner in OPENERS
        return Sign(at + 1, at + 2, unit_of(inner)) if closed else None
    if tokens.touches(at + 1):
        glued = _glued(tokens, at)
        if glued is not None or is_name(tokens, at + 1):
            return glued
    return Sign(at, at + 1, unit_of(word)) if _is_unit_here(tokens, at) else None


def unit_of(sign: str) -> str | None:
    """Return the unit of a folded sign or word of a measure."""
    return SIGNS.get(sign) or _WORDS.get(sign)


def is_name(tokens: Tokens, at: int) -> bool:
    """Tell by what is glued behind, at token `at`, the "L" of "24703 L-202" from a unit."""
    return tokens.touches(at) and _is_number_behind(tokens, at)


def _is_number_behind(tokens: Tokens, at: int) -> bool:
    return tokens.word(at)[0].isalnum() or (tokens.word(at) == "-" and tokens.is_number(at + 1))


def _is_unit_here(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    before = tokens.word(at - 1)
    if word == "in":
        behind = tokens.word(at + 1)
        return not before.isalpha() and (behind == "" or behind in _AFTER_INCHES)
    if word not in _LETTERS:
        return True
    return tokens.is_number(at - 1) and tokens.raw(at) in _LETTERS


def _glued(tokens: Tokens, at: int) -> Sign | None:
    """Read "m2", "km/h", "J/kg": a unit of more than one token."""
    word, mark = tokens.word(at), tokens.word(at + 1)
    if mark in _RAISED and word in _AREAS:
        ends = not tokens.touches(at + 2) or not tokens.word(at + 2)[0].isalnum()
        return Sign(at, at + 2) if ends else None
    if mark != "/" or not tokens.touches(at + 2) or not tokens.is_word(at + 2):
        return None
    if word in _SPEEDS and tokens.word(at + 2) in _HOURS:
        return Sign(at, at + 3, _SPEEDS[word])
    return Sign(at, at + 1, unit_of(word), (at + 2, at + 3))


def _inches(tokens: Tokens, at: int) -> Sign | None:
    """Read ″, and the straight marks where they close no quotation: 8", 5''."""
    word = tokens.word(at)
    if not tokens.touches(at):
        return None
    if word == "″":
        return Sign(at, at + 1, "inch")
    if word == "'" and tokens.word(at + 1) == "'" and tokens.touches(at + 1):
        return Sign(at, at + 2, "inch")
    if word == '"' and tokens.words[max(0, at - _REACH) : at].count('"') % 2 == 0:
        return Sign(at, at + 1, "inch")
    return None
