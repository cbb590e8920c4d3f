"""Which units does an expression such as “soldier / brigade” name, with which powers?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from discrepant.units.definitions import MAX_LINE, UnitError, short

_EXPRESSION = re.compile(r"\s*(?:(\*\*|\^)\s*(-?[1-9])(?![0-9])|(\*|/|per\b)|(1\b|[^\W0-9]\w*|%))")


class Powers(NamedTuple):
    """Hold the names of an expression with their powers, by name."""

    powers: tuple[tuple[str, int], ...]

    @property
    def text(self) -> str:
        """Return the expression in its one spelling: "soldier / brigade"."""
        above = " * ".join(_power(name, power) for name, power in self.powers if power > 0)
        below = "".join(f" / {_power(name, -power)}" for name, power in self.powers if power < 0)
        return f"{above or '1'}{below}"


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name} ** {power}"


def written(unit: str) -> Iterator[tuple[str, int]]:
    """Yield each name of a unit expression with its power; raises UnitError."""
    refusal = UnitError((0, f"{short(unit)} is no unit; write “soldier” or “soldier / brigade”"))
    end, sign, word, power = 0, 1, "", 1
    text = unit.strip()
    if not text or len(text) > MAX_LINE:
        raise refusal
    while end < len(text):
        found = _EXPRESSION.match(text, end)
        if found is None:
            raise refusal
        end = found.end()
        _, exponent, operator, name = found.groups()
        if exponent and word and power == 1:
            power = int(exponent)
        elif operator and word:
            yield from _named(word, sign * power)
            sign, word, power = (1 if operator == "*" else -1), "", 1
        elif name and not word:
            word = name
        else:
            raise refusal
    if not word:
        raise refusal
    yield from _named(word, sign * power)


def _named(word: str, power: int) -> Iterator[tuple[str, int]]:
    if word != "1":
        yield word, power
