"""Which unit does a word count, what does a unit measure, and how do two units convert?

Words of an article never go to pint, which reads "cat" as centi-technical-atmosphere: they
are looked up in a table of words, ours and those of the YAML.  pint is asked for what a
measure is worth, once for each unit, and is not imported where only people, percentages
and currencies are counted.  Definitions of the YAML pass a whitelist before pint sees them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from discrepant.model import Dimension
from discrepant.units import definitions as unit_definitions
from discrepant.units import measures
from discrepant.units.declared import alias_targets, words_of, worths_of
from discrepant.units.definitions import UnitError
from discrepant.units.expressions import Powers, written
from discrepant.units.measures import ONE, Worth
from discrepant.units.names import BUILT_IN, resolved
from discrepant.units.words import ANYBODY, MEASURES, PERSON_WORDS

__all__ = ["UnitError", "Units", "table"]


@dataclass(frozen=True, slots=True)
class Units:
    """Hold the units of one set of expectations: built in, of pint, and declared.

    A unit expression is a name, or several with * / and ** between them: "soldier",
    "soldier / brigade", "kilometre per hour".  Names may be any word of the unit.
    """

    definitions: tuple[str, ...]
    words: Mapping[str, str] = field(compare=False, repr=False)
    declared: Mapping[str, Worth] = field(compare=False, repr=False)
    names: Mapping[str, str] = field(compare=False, repr=False)

    def unit_of(self, word: str) -> str | None:
        """Return the unit that a word of an article counts: "troops" -> "soldier".

        The word is a single one in lower case, as tokens give it.
        """
        return self.words.get(word)

    def kind_of(self, word: str) -> str:
        """Return the word where it names only some of what its unit counts, else "".

        "women" are some of the people; "troops" of a declared unit are all of its soldiers.
        """
        return word if word in PERSON_WORDS and self._is_built_in(word) else ""

    def _is_built_in(self, word: str) -> bool:
        return word not in ANYBODY and self.words.get(word) == PERSON_WORDS[word]

    def canonical(self, unit: str) -> str:
        """Return a unit expression in its one spelling: "soldiers/brigade", "soldier / brigade".

        Raises UnitError for an unknown unit.
        """
        return _parts(self, unit).text

    def dimension(self, unit: str) -> Dimension:
        """Return what a unit measures: (("[formation]", -1), ("[people]", 1)).

        Raises UnitError for an unknown unit.
        """
        return _worth(self, unit).dimension

    def scale(self, unit: str) -> Fraction:
        """Return how many base units of its dimension one `unit` is; raises UnitError."""
        return _worth(self, unit).scale

    def same_dimension(self, unit: str, other: str) -> bool:
        """Tell whether two units measure the same; raises UnitError for an unknown one."""
        return self.factor(unit, other) is not None

    def factor(self, from_unit: str, to_unit: str) -> Fraction | None:
        """Return the exact number of `to_unit` in one `from_unit`; None where they do not compare.

        Degrees Celsius and Fahrenheit, which no factor converts, compare with themselves
        alone, and so do currencies without a rate.  Raises UnitError for an unknown unit.
        """
        return _factor(self, from_unit, to_unit)

    def asks_pint(self, units: Iterable[str]) -> bool:
        """Tell whether pint is needed for the definitions and for these unit expressions.

        It is not where only people, percentages and currencies are counted, and no more
        once `kept` was given to :func:`table`.
        """
        wanted = {name for unit in units for name, _ in _parts(self, unit).powers}
        wanted |= MEASURES.keys() if self.definitions else set()
        return any(name not in self.declared and name not in BUILT_IN for name in wanted)

    def kept(self, units: Iterable[str] = ()) -> str:
        """Return what pint said, as JSON: for the definitions, our measures and `units`.

        Given back to :func:`table` with the same definitions, pint need not be imported
        again.  Store it beside the version of pint.
        """
        names = {word: _name(self, word) for unit in units for word, _ in written(unit)}
        wanted = {*self.declared, *MEASURES, *names.values()}
        worths = {name: _worth_of(self, name) for name in sorted(wanted)}
        return json.dumps(
            {
                "definitions": self.definitions,
                "worths": _plain(worths),
                "names": {**self.names, **names},
            },
            sort_keys=True,
        )


def table(definitions: Sequence[str], kept: str = "") -> Units:
    """Return the units of blocks of pint definitions, each the text of one `units:` block.

    A line is "name = value = symbol = word = word"; the value is a new dimension in square
    brackets or an expression of known units, the symbol `_` for none, and the words, single
    ones, are what counts as the unit in an article.  "@alias name = word" adds words.
    "EUR = 1.08 USD" gives the rate of a built-in currency.  Words for people that are built
    in may be declared anew; any other redefinition is an error unless identical.

    `kept` is what Units.kept gave for the same definitions.  Raises UnitError with the
    problems of all blocks.
    """
    return _table(tuple(definitions), kept)


@lru_cache(maxsize=64)
def _table(definitions: tuple[str, ...], kept: str) -> Units:
    lines = unit_definitions.read(definitions)
    worths, names = _recalled(kept, definitions)
    names = names or alias_targets(lines)
    words = words_of(lines, names)
    if not all(line.name in worths for line in lines if not line.is_alias):
        worths = worths_of(lines, words)
    return Units(
        definitions, MappingProxyType(words), MappingProxyType(worths), MappingProxyType(names)
    )


def _recalled(kept: str, definitions: tuple[str, ...]) -> tuple[dict[str, Worth], dict[str, str]]:
    try:
        found = json.loads(kept)
        if tuple(found["definitions"]) != definitions:
            return {}, {}
        worths = {
            name: Worth(Fraction(scale), tuple((base, Fraction(power)) for base, power in powers))
            for name, (scale, powers) in found["worths"].items()
        }
        return worths, {str(word): str(name) for word, name in found["names"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError):
        return {}, {}


def _plain(worths: Mapping[str, Worth]) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    return {
        name: (str(worth.scale), [(base, str(power)) for base, power in worth.dimension])
        for name, worth in worths.items()
    }


# ---------------------------------------------------------------- units of one table


@lru_cache(maxsize=4096)
def _parts(units: Units, unit: str) -> Powers:
    powers: dict[str, int] = {}
    for word, power in written(unit):
        name = _name(units, word)
        powers[name] = powers.get(name, 0) + power
    ordered = sorted((name, power) for name, power in powers.items() if power)
    return Powers(tuple(ordered))


@lru_cache(maxsize=4096)
def _worth(units: Units, unit: str) -> Worth:
    worth = ONE
    for name, power in _parts(units, unit).powers:
        worth = worth.times(_worth_of(units, name), power)
    return worth


@lru_cache(maxsize=4096)
def _factor(units: Units, from_unit: str, to_unit: str) -> Fraction | None:
    parts, others = _parts(units, from_unit).powers, _parts(units, to_unit).powers
    if parts == others:
        return Fraction(1)
    if _is_built_in(units, parts) != _is_built_in(units, others) and not units.definitions:
        return None  # a person is no mile: pint need not be imported to know it
    worth, other = _worth(units, from_unit), _worth(units, to_unit)
    return worth.scale / other.scale if worth.dimension == other.dimension else None


def _is_built_in(units: Units, powers: tuple[tuple[str, int], ...]) -> bool:
    return all(name in BUILT_IN and name not in units.declared for name, _ in powers)


def _worth_of(units: Units, name: str) -> Worth:
    return units.declared.get(name) or BUILT_IN.get(name) or measures.worth_of(name)


def _name(units: Units, word: str) -> str:
    return resolved(word, units.words, units.names)
