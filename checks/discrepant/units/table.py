"""Which unit does a word count, what does a unit measure, and how do two units convert?

Words of an article never go to pint, which reads "cat" as centi-technical-atmosphere: they
are looked up in a table of words, ours and those of the YAML.  pint is asked for what a
measure is worth, once for each unit, and is not imported where only people, percentages
and currencies are counted.  Definitions of the YAML pass a whitelist before pint sees them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from discrepant.model import Dimension
from discrepant.units import definitions as unit_definitions
from discrepant.units import measures
from discrepant.units.definitions import DIGITS, MAX_LINE, MAX_NAME, Line, UnitError, short
from discrepant.units.measures import ONE, PHYSICAL, Worth, base_unit
from discrepant.units.words import ANYBODY, CURRENCIES, FIXED_WORDS, MEASURES, PERSON_WORDS

__all__ = ["UnitError", "Units", "table"]

MAX_CHAIN = 50
MAX_BITS = 400

_BUILT_IN = {
    "person": base_unit("[person]"),
    "percent": Worth(Fraction(1, 100), ()),
    # An angle to pint, mostly a temperature to a newspaper: it converts to neither.
    "degree": base_unit("[degree]"),
    **{code: base_unit(f"[{code}]") for code in sorted(CURRENCIES)},
}


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
        return any(name not in self.declared and name not in _BUILT_IN for name in wanted)

    def kept(self, units: Iterable[str] = ()) -> str:
        """Return what pint said, as JSON: for the definitions, our measures and `units`.

        Given back to :func:`table` with the same definitions, pint need not be imported
        again.  Store it beside the version of pint.
        """
        names = {word: _name(self, word) for unit in units for word, _ in _written(unit)}
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
    names = names or _alias_targets(lines)
    words = _words(lines, names)
    if not all(line.name in worths for line in lines if not line.is_alias):
        worths = _worths(lines, words)
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
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError):
        return {}, {}


def _plain(worths: Mapping[str, Worth]) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    return {
        name: (str(worth.scale), [(base, str(power)) for base, power in worth.dimension])
        for name, worth in worths.items()
    }


# ---------------------------------------------------------------- expressions of units


class _Powers(NamedTuple):
    powers: tuple[tuple[str, int], ...]

    @property
    def text(self) -> str:
        above = " * ".join(_power(name, power) for name, power in self.powers if power > 0)
        below = "".join(f" / {_power(name, -power)}" for name, power in self.powers if power < 0)
        return f"{above or '1'}{below}"


_EXPRESSION = re.compile(r"\s*(?:(\*\*|\^)\s*(-?[1-9])(?![0-9])|(\*|/|per\b)|(1\b|[^\W0-9]\w*|%))")


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name} ** {power}"


@lru_cache(maxsize=4096)
def _parts(units: Units, unit: str) -> _Powers:
    powers: dict[str, int] = {}
    for word, power in _written(unit):
        name = _name(units, word)
        powers[name] = powers.get(name, 0) + power
    ordered = sorted((name, power) for name, power in powers.items() if power)
    return _Powers(tuple(ordered))


def _written(unit: str) -> Iterator[tuple[str, int]]:
    """Yield each name of a unit expression with its power."""
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
    return all(name in _BUILT_IN and name not in units.declared for name, _ in powers)


def _worth_of(units: Units, name: str) -> Worth:
    return units.declared.get(name) or _BUILT_IN.get(name) or measures.worth_of(name)


def _name(units: Units, word: str) -> str:
    return _resolved(word, units.words, units.names)


def _resolved(word: str, words: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return the name of the unit that a word of a YAML file means; raises UnitError."""
    known = words.get(word.lower()) or names.get(word) or (word if word in _BUILT_IN else None)
    name = known or measures.name_of(word)
    if name is None:
        near = get_close_matches(word[:MAX_NAME].lower(), sorted(words), n=1)
        hint = f"did you mean {near[0]!r}? or declare it" if near else "declare it"
        raise UnitError((0, f"unknown unit {short(word)}; {hint} under “units:”"))
    return name


# ---------------------------------------------------------------- definitions of the YAML


def _alias_targets(lines: Iterable[Line]) -> dict[str, str]:
    """Return the names of pint's own units that the YAML gives words to."""
    own = {word.lower() for line in lines if not line.is_alias for word in (line.name, *line.words)}
    known = own | FIXED_WORDS.keys() | PERSON_WORDS.keys() | _BUILT_IN.keys()
    targets = {line.name: measures.name_of(line.name) for line in lines if _is_new(line, known)}
    return {word: name for word, name in targets.items() if name is not None}


def _is_new(line: Line, known: set[str]) -> bool:
    return line.is_alias and line.name.lower() not in known and line.name not in known


def _words(lines: Sequence[Line], names: Mapping[str, str]) -> dict[str, str]:
    """Return every word in lower case with the unit it counts; raises UnitError for clashes."""
    declared = dict[str, str]()
    problems = _redefined(lines)
    for line in sorted(lines, key=lambda line: line.is_alias):
        try:
            known = {**PERSON_WORDS, **FIXED_WORDS, **declared}
            owner = line.name if not line.is_alias else _resolved(line.name, known, names)
            _claim(declared, line, owner)
        except UnitError as error:
            problems.extend((line.block, message) for _, message in error.problems)
    if problems:
        raise UnitError(*problems)
    plurals = {f"{line.name.lower()}s": line.name for line in lines if not line.is_alias}
    return {**PERSON_WORDS, **plurals, **FIXED_WORDS, **declared}


def _redefined(lines: Iterable[Line]) -> list[tuple[int, str]]:
    first = dict[str, Line]()
    return [
        (line.block, f"{line.name!r} is defined twice, and not alike")
        for line in lines
        if not line.is_alias and first.setdefault(line.name, line) is not line
    ]


def _claim(declared: dict[str, str], line: Line, owner: str) -> None:
    for word in line.words if line.is_alias else (line.name, *line.words):
        folded = word.lower()
        fixed = FIXED_WORDS.get(folded, owner)
        taken = declared.setdefault(folded, owner)
        if taken != owner or fixed != owner:
            raise UnitError(
                (0, f"{word!r} is a word of {taken if taken != owner else fixed!r}; take another")
            )


def _worths(lines: Sequence[Line], words: Mapping[str, str]) -> dict[str, Worth]:
    """Return what each declared unit is worth, whatever the order of the lines.

    Values are worked out here with what pint says of its own units, so that no text of the
    YAML reaches pint and its registry stays as it comes.
    """
    problems, worths = list[tuple[int, str]](), dict[str, Worth]()
    waiting = [line for line in lines if not line.is_alias]
    for _ in range(MAX_CHAIN):
        names = {line.name for line in waiting}
        ready = [line for line in waiting if not _needs(line, words) & names]
        waiting = [line for line in waiting if _needs(line, words) & names]
        for line in ready:
            try:
                worths[line.name] = _checked(line, _line_worth(line, words, worths), worths)
            except UnitError as error:
                worths[line.name] = ONE
                problems.extend((line.block, message) for _, message in error.problems)
    problems.extend(
        (line.block, f"{line.name!r} is defined in a circle; say what one is worth")
        for line in waiting
    )
    if problems:
        raise UnitError(*problems)
    return worths


def _needs(line: Line, words: Mapping[str, str]) -> set[str]:
    names = (token.partition("^")[0] for token in line.value)
    return {words.get(name.lower(), name) for name in names}


def _line_worth(line: Line, words: Mapping[str, str], worths: Mapping[str, Worth]) -> Worth:
    if line.value[0].startswith("["):
        return base_unit(line.value[0])

    def worth_of(token: str) -> Worth:
        if token[0] in DIGITS:
            return Worth(Fraction(token), ())
        name = _resolved(token, words, {})
        return worths.get(name) or _BUILT_IN.get(name) or measures.worth_of(name)

    try:
        return _product(iter(line.value), worth_of)
    except ZeroDivisionError:
        raise UnitError((0, f"{line.name!r} divides by zero")) from None


def _product(tokens: Iterator[str], worth_of: Callable[[str], Worth]) -> Worth:
    """Return the product of tokens, up to the bracket that closes."""
    total, sign = ONE, 1
    for token in tokens:
        if token == ")":
            break
        if token in ("*", "/"):
            sign = 1 if token == "*" else -1
            continue
        name, _, power = token.partition("^")
        operand = _product(tokens, worth_of) if token == "(" else worth_of(name)
        total, sign = total.times(operand, sign * int(power or 1)), 1
    return total


def _checked(line: Line, worth: Worth, worths: Mapping[str, Worth]) -> Worth:
    """Return the worth of a new unit; raises UnitError where it may not be defined so."""
    size = max(worth.scale.numerator.bit_length(), worth.scale.denominator.bit_length())
    if not worth.scale or size > MAX_BITS:
        fault = "is worth nothing, or more than can be meant; write what one is worth"
        raise UnitError((0, f"{line.name!r} {fault}"))
    if line.name in CURRENCIES:
        _check_rate(line, worth)
    elif line.name in _BUILT_IN:
        raise UnitError((0, f"{line.name!r} is built in and cannot be defined anew"))
    elif line.value[0].startswith("["):
        _check_dimension(line, worths)
    _check_against_pint(line, worth)
    return worth


def _check_rate(line: Line, worth: Worth) -> None:
    others = {_BUILT_IN[code].dimension for code in CURRENCIES - {line.name}}
    if worth.dimension not in others:
        raise UnitError((0, f"{line.name!r} is built in; give it a rate, “{line.name} = 1.1 USD”"))


def _check_dimension(line: Line, worths: Mapping[str, Worth]) -> None:
    dimension = line.value[0]
    known = {**_BUILT_IN, **worths}
    owners = [name for name, worth in known.items() if worth == base_unit(dimension)]
    if owners or dimension in PHYSICAL:
        owner = repr(owners[0]) if owners else "a unit of pint"
        raise UnitError((0, f"{line.name!r}: the dimension {dimension} is that of {owner}"))


def _check_against_pint(line: Line, worth: Worth) -> None:
    for word in (line.name, *line.words):
        if not measures.is_listed(word):
            continue
        name = measures.name_of(word)
        if name is not None and (name != line.name or measures.worth_of(name) != worth):
            raise UnitError((0, f"{word!r} is pint's {name!r} already; take another word"))
