"""What does a `units:` block define, and is it harmless?

The lines are pint's, whitelisted: pint itself hangs on "9**9**9**9" and imports files.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from discrepant.tokens import DIGITS

MAX_LINE = 300
MAX_LINES = 2_000
MAX_NAME = 60
MAX_DEPTH = 10
MAX_DIGITS = 30


class UnitError(ValueError):
    """Raised for units that cannot be used.

    `problems` are pairs of the number of a definition block, from 0, and what is wrong in
    it; the number is 0 where an expression is to blame and no definition.
    """

    def __init__(self, *problems: tuple[int, str]) -> None:
        self.problems = problems
        super().__init__("\n".join(message for _, message in problems))


class Line(NamedTuple):
    """Hold one line of a `units:` block; `value` are checked tokens, none for an alias."""

    block: int
    name: str
    value: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def is_alias(self) -> bool:
        """Tell whether the line only gives words to a unit that is there already."""
        return not self.value

    @property
    def meaning(self) -> tuple[str, tuple[str, ...], frozenset[str]]:
        """Return what two lines share that say the same."""
        return (self.name, self.value, frozenset(self.words))


_DIMENSION = re.compile(r"\[[a-z][a-z_]{0,59}\]")
_TOKEN = re.compile(
    r"\s*(?:((?:[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,2})?|[^\W0-9_]\w*)(?![\w.]))"
    r"(?:\s*(?:\*\*|\^)\s*([1-9])(?![\w.]))?|(\*(?!\*)|[/()]))\s*"
)


def read(blocks: Sequence[str]) -> tuple[Line, ...]:
    """Return the checked lines of blocks of definitions; what is said twice alike, once.

    Raises UnitError with what is wrong in all of them.
    """
    written = [
        (block, line)
        for block, text in enumerate(blocks)
        for line in re.split(r"\r\n|\r|\n", text)
        if line.partition("#")[0].strip()
    ]
    if len(written) > MAX_LINES:
        raise UnitError((0, f"{len(written):,} lines of units; at most {MAX_LINES:,} are read"))
    lines, problems = list[Line](), list[tuple[int, str]]()
    for block, line in written:
        try:
            lines.append(_line(block, line))
        except UnitError as error:
            problems.extend(error.problems)
    if problems:
        raise UnitError(*problems)
    # The first of those that say the same stays, so that a clash blames the later one.
    return tuple({line.meaning: line for line in reversed(lines)}.values())[::-1]


def _line(block: int, written: str) -> Line:
    if len(written) > MAX_LINE:
        raise UnitError((block, f"a line of {len(written):,} characters; at most {MAX_LINE}"))
    text = written.partition("#")[0].strip()
    alias = re.match(r"@alias\s", text)
    if text.startswith("@") and not alias:
        raise UnitError(
            (block, f"{short(text)}: of pint's directives only “@alias” is read; write units out")
        )
    name, *rest = (part.strip() for part in text[len("@alias") if alias else 0 :].split("="))
    if not rest:
        raise UnitError(
            (block, f"{short(text)} is no definition; write “name = value = _ = words”")
        )
    value, symbols, words = ([], [], rest) if alias else (rest[:1], rest[1:2], rest[2:])
    words = [symbol for symbol in symbols if symbol != "_"] + words
    for word in (name, *words):
        _check_name(block, word)
    return Line(block, name, _tokens(block, name, *value) if value else (), tuple(words))


def _check_name(block: int, name: str) -> None:
    if re.search(r"\s", name):
        raise UnitError(
            (block, f"{short(name)}: units and their words are single words; write one")
        )
    if len(name) > MAX_NAME:
        raise UnitError((block, f"a name of {len(name):,} characters; at most {MAX_NAME}"))
    usual = re.fullmatch(r"[^\W0-9_]\w*", name) and "__" not in name
    if not usual or unicodedata.normalize("NFKC", name) != name:
        raise UnitError((block, f"{short(name)} is no name; take letters, digits and _"))


def _tokens(block: int, name: str, value: str) -> tuple[str, ...]:
    """Return the tokens of a value: a dimension, or numbers, names, * / and brackets.

    A power stands with its operand, as in "meter^2".
    """
    if _DIMENSION.fullmatch(value):
        return (value,)
    tokens, end = list[str](), 0
    while end < len(value):
        found = _TOKEN.match(value, end)
        if found is None:
            fault = f"{short(value[end:])} cannot stand in a value; write numbers and units, * / ^"
            raise UnitError((block, f"{name!r}: {fault}"))
        operand, power, sign = found.groups()
        tokens.append(sign or (f"{operand}^{power}" if power else operand))
        end = found.end()
    fault = _fault(tokens)
    if fault:
        raise UnitError((block, f"{name!r}: {fault}"))
    return tuple(tokens)


def _fault(tokens: Sequence[str]) -> str:
    """Return what is wrong with the order or the size of tokens, or ""."""
    depth, operand = 0, False
    for token in tokens:
        depth += (token == "(") - (token == ")")
        if not 0 <= depth <= MAX_DEPTH:
            return f"brackets do not pair, or stand more than {MAX_DEPTH} deep; write fewer"
        if not operand and token in ("*", "/", ")"):
            return f"a unit or a number is missing before {token!r}; write it"
        if len(token) > MAX_NAME or (token[0] in DIGITS and len(token) > MAX_DIGITS):
            return f"{short(token)} is too long; write a shorter one"
        operand = token not in ("*", "/", "(")
    return "" if operand and not depth else "the value breaks off; write the rest"


def short(text: str) -> str:
    """Return a text in quotes, cut to what a message can hold."""
    return repr(text if len(text) <= 60 else f"{text[:57]}…")
