"""Which unit does a word count, what does a unit measure, and how do two units convert?

Words of an article never go to pint, which reads "cat" as centi-technical-atmosphere: they
are looked up in a table of words, ours and those of the YAML.  pint is asked for what a
measure is worth, once for each unit, and is not imported where only people, percentages
and currencies are counted.  Definitions of the YAML pass a whitelist before pint sees them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction
from functools import cache, lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from discrepant.model import Dimension

if TYPE_CHECKING:
    from pint import UnitRegistry

MAX_LINE = 300
MAX_LINES = 2_000
MAX_NAME = 60
MAX_DEPTH = 10
MAX_CHAIN = 50
MAX_BITS = 400

# Common nouns for people.  "dead" and "wounded" are missing on purpose: a figure without a
# noun takes the unit of the quantity that its cue names.
_PEOPLE = """
    person people persons individual individuals human humans man men woman women child
    children boy boys girl girls adult adults teen teens teenager teenagers infant infants
    baby babies toddler toddlers youth youths victim victims survivor survivors casualty
    casualties fatality fatalities hostage hostages captive captives prisoner prisoners
    detainee detainees inmate inmates suspect suspects resident residents inhabitant
    inhabitants citizen citizens civilian civilians villager villagers local locals
    student students pupil pupils teacher teachers worker workers employee employees
    staffer staffers officer officers official officials policeman policemen policewoman
    policewomen firefighter firefighters medic medics doctor doctors nurse nurses patient
    patients soldier soldiers troop troops serviceman servicemen servicewoman servicewomen
    combatant combatants fighter fighters militant militants gunman gunmen attacker attackers
    protester protesters protestor protestors demonstrator demonstrators voter voters
    migrant migrants refugee refugees evacuee evacuees passenger passengers pedestrian
    pedestrians driver drivers tourist tourists visitor visitors guest guests spectator
    spectators fan fans player players member members volunteer volunteers journalist
    journalists farmer farmers miner miners sailor sailors pilot pilots crewman crewmen
""".split()

# The words of each measure, by the name it has in pint.  Left out are words that are other
# words too ("in", "pounds", "m", "square"); a barrel is one of oil, as in the news.
_MEASURES = {
    "meter": "metre metres meter meters",
    "kilometer": "kilometre kilometres kilometer kilometers km kms",
    "centimeter": "centimetre centimetres centimeter centimeters cm",
    "millimeter": "millimetre millimetres millimeter millimeters mm",
    "mile": "mile miles",
    "nautical_mile": "",
    "foot": "foot feet ft",
    "yard": "yard yards",
    "inch": "inch inches",
    "acre": "acre acres",
    "hectare": "hectare hectares ha",
    "metric_ton": "tonne tonnes",
    "ton": "ton tons",
    "kilogram": "kilogram kilograms kilogramme kilogrammes kilo kilos kg",
    "gram": "gram grams gramme grammes",
    "ounce": "ounce ounces oz",
    "liter": "litre litres liter liters",
    "gallon": "gallon gallons",
    "oil_barrel": "barrel barrels",
    "second": "seconds",
    "minute": "minute minutes",
    "hour": "hour hours",
    "day": "day days",
    "week": "week weeks",
    "month": "month months",
    "year": "year years",
    "degree_Celsius": "celsius",
    "degree_Fahrenheit": "fahrenheit",
    "watt": "watt watts",
    "kilowatt": "kilowatt kilowatts kw",
    "megawatt": "megawatt megawatts mw",
    "gigawatt": "gigawatt gigawatts gw",
    "kilowatt_hour": "kwh",
    "mile_per_hour": "mph",
    "kilometer_per_hour": "kph kmh",
    "knot": "knot knots",
}
_MONEY = {
    "USD": "usd dollar dollars",
    "EUR": "eur euro euros",
    "GBP": "gbp",
    "JPY": "jpy yen",
    "CNY": "cny yuan renminbi",
    "RUB": "rub rouble roubles ruble rubles",
    "UAH": "uah hryvnia hryvnias hryvnya hryvnyas",
    "CHF": "chf",
}
# ISO 4217.
_CURRENCIES = frozenset(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN
    BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD
    FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY
    KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR
    RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT
    TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
    ZWG
    """.split()
)
_PERCENT = ("percent", "percents", "%")
_DEGREE = ("degree", "degrees")


_PHYSICAL = frozenset(
    "[length] [time] [mass] [current] [temperature] [luminosity] [substance]".split()
)


class UnitError(ValueError):
    """Raised for units that cannot be used.

    `problems` are pairs of the number of a definition block, from 0, and what is wrong in
    it; the number is 0 where an expression is to blame and no definition.
    """

    def __init__(self, *problems: tuple[int, str]) -> None:
        self.problems = problems
        super().__init__("\n".join(message for _, message in problems))


class Worth(NamedTuple):
    """Hold what a unit is worth: how many base units it is, and of which dimension."""

    scale: Fraction
    dimension: Dimension

    def times(self, other: Worth, power: int) -> Worth:
        """Return self * other ** power; raises ZeroDivisionError."""
        powers = dict(self.dimension)
        for base, exponent in other.dimension:
            powers[base] = powers.get(base, Fraction(0)) + exponent * power
        left = sorted((base, exponent) for base, exponent in powers.items() if exponent)
        return Worth(self.scale * other.scale**power, tuple(left))


def _base(dimension: str) -> Worth:
    return Worth(Fraction(1), ((dimension, Fraction(1)),))


_BUILT_IN = {
    "person": _base("[person]"),
    "percent": Worth(Fraction(1, 100), ()),
    # An angle to pint, mostly a temperature to a newspaper: it converts to neither.
    "degree": _base("[degree]"),
    **{code: _base(f"[{code}]") for code in sorted(_CURRENCIES)},
}
_ONE = Worth(Fraction(1), ())
_PERSON_WORDS = dict.fromkeys(_PEOPLE, "person")
_FIXED_WORDS = {
    **{word: unit for unit, words in (_MEASURES | _MONEY).items() for word in words.split()},
    **dict.fromkeys(_PERCENT, "percent"),
    **dict.fromkeys(_DEGREE, "degree"),
    "person": "person",
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
        """Tell whether these unit expressions, or the definitions, need pint."""
        return bool(self.definitions) or any(
            name not in _BUILT_IN for unit in units for name, _ in _parts(self, unit).powers
        )

    def kept(self, units: Iterable[str] = ()) -> str:
        """Return what pint said, as JSON: for the definitions, our measures and `units`.

        Given back to :func:`table` with the same definitions, pint need not be imported
        again.  Store it beside the version of pint.
        """
        names = {word: _name(self, word) for unit in units for word, _ in _written(unit)}
        wanted = {*self.declared, *_MEASURES, *names.values()}
        worths = {name: _worth_of(self, name) for name in sorted(wanted)}
        return json.dumps(
            {"worths": _plain(worths), "names": {**self.names, **names}}, sort_keys=True
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
    lines = _lines(definitions)
    worths, names = _recalled(kept)
    names = names or _alias_targets(lines)
    words = _words(lines, names)
    if not all(line.name in worths for line in lines if line.value):
        worths = _worths(lines, words)
    return Units(
        definitions, MappingProxyType(words), MappingProxyType(worths), MappingProxyType(names)
    )


def _recalled(kept: str) -> tuple[dict[str, Worth], dict[str, str]]:
    try:
        found = json.loads(kept)
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
    refusal = UnitError((0, f"{_short(unit)} is no unit; write “soldier” or “soldier / brigade”"))
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
    worth = _ONE
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
    return units.declared.get(name) or _BUILT_IN.get(name) or _measure(name)


def _name(units: Units, word: str) -> str:
    return _resolved(word, units.words, units.names)


def _resolved(word: str, words: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return the name of the unit that a word of a YAML file means; raises UnitError."""
    known = words.get(word.lower()) or names.get(word) or (word if word in _BUILT_IN else None)
    name = known or _name_in_pint(word)
    if name is None:
        near = get_close_matches(word[:MAX_NAME].lower(), sorted(words), n=1)
        hint = f"did you mean {near[0]!r}? or declare it" if near else "declare it"
        raise UnitError((0, f"unknown unit {_short(word)}; {hint} under “units:”"))
    return name


# ---------------------------------------------------------------- definitions of the YAML


class _Line(NamedTuple):
    """Hold one line of a `units:` block; `value` are checked tokens, none for an alias."""

    block: int
    name: str
    value: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def meaning(self) -> tuple[str, tuple[str, ...], frozenset[str]]:
        return (self.name, self.value, frozenset(self.words))


_DIMENSION = re.compile(r"\[[a-z][a-z_]{0,59}\]")
_TOKEN = re.compile(
    r"\s*(?:((?:[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,2})?|[^\W0-9_]\w*)(?![\w.]))"
    r"(?:\s*(?:\*\*|\^)\s*([1-9])(?![\w.]))?|(\*(?!\*)|[/()]))\s*"
)


def _lines(blocks: Sequence[str]) -> tuple[_Line, ...]:
    """Return the checked lines of all blocks, what is said twice alike once."""
    written = [
        (block, line)
        for block, text in enumerate(blocks)
        for line in re.split(r"\r\n|\r|\n", text)
        if line.partition("#")[0].strip()
    ]
    if len(written) > MAX_LINES:
        raise UnitError((0, f"{len(written):,} lines of units; at most {MAX_LINES:,} are read"))
    lines, problems = list[_Line](), list[tuple[int, str]]()
    for block, line in written:
        try:
            lines.append(_line(block, line))
        except UnitError as error:
            problems.extend(error.problems)
    if problems:
        raise UnitError(*problems)
    return tuple({line.meaning: line for line in reversed(lines)}.values())[::-1]


def _line(block: int, written: str) -> _Line:
    if len(written) > MAX_LINE:
        raise UnitError((block, f"a line of {len(written):,} characters; at most {MAX_LINE}"))
    text = written.partition("#")[0].strip()
    alias = re.match(r"@alias\s", text)
    if text.startswith("@") and not alias:
        raise UnitError((block, f"{_short(text)}: of pint's directives only “@alias” is read"))
    name, *rest = (part.strip() for part in text[len("@alias") if alias else 0 :].split("="))
    if not rest:
        raise UnitError((block, f"{_short(text)}: a definition is “name = value = _ = words”"))
    value, symbols, words = ([], [], rest) if alias else (rest[:1], rest[1:2], rest[2:])
    words = [symbol for symbol in symbols if symbol != "_"] + words
    for word in (name, *words):
        _check_name(block, word)
    return _Line(block, name, _tokens(block, name, *value) if value else (), tuple(words))


def _check_name(block: int, name: str) -> None:
    if re.search(r"\s", name):
        raise UnitError((block, f"{_short(name)}: units and their words are single words"))
    if len(name) > MAX_NAME:
        raise UnitError((block, f"a name of {len(name):,} characters; at most {MAX_NAME}"))
    usual = re.fullmatch(r"[^\W0-9_]\w*", name) and "__" not in name
    if not usual or unicodedata.normalize("NFKC", name) != name:
        raise UnitError((block, f"{_short(name)} is no name; take letters, digits and _"))


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
            raise UnitError((block, f"{name!r}: {_short(value[end:])} cannot stand in a value"))
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
            return f"brackets do not pair, or stand more than {MAX_DEPTH} deep"
        if not operand and token in ("*", "/", ")"):
            return f"a unit or a number is missing before {token!r}"
        if len(token) > MAX_NAME or (token[0] in _DIGITS and len(token) > 30):
            return f"{_short(token)} is too long"
        operand = token not in ("*", "/", "(")
    return "" if operand and not depth else "the value breaks off"


_DIGITS = frozenset("0123456789")


def _alias_targets(lines: Iterable[_Line]) -> dict[str, str]:
    """Return the names of pint's own units that the YAML gives words to."""
    own = {word.lower() for line in lines if line.value for word in (line.name, *line.words)}
    known = own | _FIXED_WORDS.keys() | _PERSON_WORDS.keys() | _BUILT_IN.keys()
    targets = {line.name: _name_in_pint(line.name) for line in lines if _is_new(line, known)}
    return {word: name for word, name in targets.items() if name is not None}


def _is_new(line: _Line, known: set[str]) -> bool:
    return not line.value and line.name.lower() not in known and line.name not in known


def _words(lines: Sequence[_Line], names: Mapping[str, str]) -> dict[str, str]:
    """Return every word in lower case with the unit it counts; raises UnitError for clashes."""
    declared = dict[str, str]()
    names_of = Counter(line.name for line in lines if line.value)
    problems = [
        (line.block, f"{line.name!r} is defined twice, and not alike")
        for line in lines
        if line.value and names_of[line.name] > 1
    ]
    for line in sorted(lines, key=lambda line: not line.value):
        try:
            known = {**_PERSON_WORDS, **_FIXED_WORDS, **declared}
            owner = line.name if line.value else _resolved(line.name, known, names)
            _claim(declared, line, owner)
        except UnitError as error:
            problems.extend((line.block, message) for _, message in error.problems)
    if problems:
        raise UnitError(*problems)
    plurals = {f"{line.name.lower()}s": line.name for line in lines if line.value}
    return {**_PERSON_WORDS, **plurals, **_FIXED_WORDS, **declared}


def _claim(declared: dict[str, str], line: _Line, owner: str) -> None:
    for word in (line.name, *line.words) if line.value else line.words:
        folded = word.lower()
        fixed = _FIXED_WORDS.get(folded, owner)
        taken = declared.setdefault(folded, owner)
        if taken != owner or fixed != owner:
            raise UnitError((0, f"{word!r} is a word of {taken if taken != owner else fixed!r}"))


def _worths(lines: Sequence[_Line], words: Mapping[str, str]) -> dict[str, Worth]:
    """Return what each declared unit is worth, whatever the order of the lines.

    Values are worked out here with what pint says of its own units, so that no text of the
    YAML reaches pint and its registry stays as it comes.
    """
    problems, worths = list[tuple[int, str]](), dict[str, Worth]()
    waiting = [line for line in lines if line.value]
    for _ in range(MAX_CHAIN):
        names = {line.name for line in waiting}
        ready = [line for line in waiting if not _needs(line, words) & names]
        waiting = [line for line in waiting if _needs(line, words) & names]
        for line in ready:
            try:
                worths[line.name] = _checked(line, _line_worth(line, words, worths), worths)
            except UnitError as error:
                worths[line.name] = _ONE
                problems.extend((line.block, message) for _, message in error.problems)
    problems.extend((line.block, f"{line.name!r} is defined by itself") for line in waiting)
    if problems:
        raise UnitError(*problems)
    return worths


def _needs(line: _Line, words: Mapping[str, str]) -> set[str]:
    names = (token.partition("^")[0] for token in line.value)
    return {words.get(name.lower(), name) for name in names}


def _line_worth(line: _Line, words: Mapping[str, str], worths: Mapping[str, Worth]) -> Worth:
    if line.value[0].startswith("["):
        return _base(line.value[0])

    def worth_of(token: str) -> Worth:
        if token[0] in _DIGITS:
            return Worth(Fraction(token), ())
        name = _resolved(token, words, {})
        return worths.get(name) or _BUILT_IN.get(name) or _measure(name)

    try:
        return _product(iter(line.value), worth_of)
    except ZeroDivisionError:
        raise UnitError((0, f"{line.name!r} divides by zero")) from None


def _product(tokens: Iterator[str], worth_of: Callable[[str], Worth]) -> Worth:
    """Return the product of tokens, up to the bracket that closes."""
    total, sign = _ONE, 1
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


def _checked(line: _Line, worth: Worth, worths: Mapping[str, Worth]) -> Worth:
    """Return the worth of a new unit; raises UnitError where it may not be defined so."""
    size = max(worth.scale.numerator.bit_length(), worth.scale.denominator.bit_length())
    if not worth.scale or size > MAX_BITS:
        raise UnitError((0, f"{line.name!r} is worth nothing, or more than can be meant"))
    if line.name in _CURRENCIES:
        _check_rate(line, worth)
    elif line.name in _BUILT_IN:
        raise UnitError((0, f"{line.name!r} is built in and cannot be defined anew"))
    elif line.value[0].startswith("["):
        _check_dimension(line, worths)
    _check_against_pint(line, worth)
    return worth


def _check_rate(line: _Line, worth: Worth) -> None:
    others = {_BUILT_IN[code].dimension for code in _CURRENCIES - {line.name}}
    if worth.dimension not in others:
        raise UnitError((0, f"{line.name!r} is built in; give it a rate, “{line.name} = 1.1 USD”"))


def _check_dimension(line: _Line, worths: Mapping[str, Worth]) -> None:
    dimension = line.value[0]
    known = {**_BUILT_IN, **worths}
    owners = [name for name, worth in known.items() if worth == _base(dimension)]
    if owners or dimension in _PHYSICAL:
        owner = repr(owners[0]) if owners else "a unit of pint"
        raise UnitError((0, f"{line.name!r}: the dimension {dimension} is that of {owner}"))


def _check_against_pint(line: _Line, worth: Worth) -> None:
    for word in (line.name, *line.words):
        if word not in _pint().names:
            continue
        name = _name_in_pint(word)
        if name is not None and (name != line.name or _measure(name) != worth):
            raise UnitError((0, f"{word!r} is pint's {name!r} already; take another word"))


# ---------------------------------------------------------------- asking pint


class _Pint(NamedTuple):
    """Hold pint's registry, and the names it has before anyone asks it for prefixed ones."""

    registry: UnitRegistry[Any]
    names: frozenset[str]


@cache
def _pint() -> _Pint:
    # Not at the top: the import takes 0.2 s, and most runs do without it.
    registry: UnitRegistry[Any] = import_module("pint").UnitRegistry(non_int_type=Fraction)
    return _Pint(registry, frozenset(registry))


@cache
def _name_in_pint(word: str) -> str | None:
    """Return pint's name of a unit: one it lists, its plural, or one with a prefix in full.

    Prefixes that are letters are not taken: "cat" is no centi-technical-atmosphere.
    """
    if len(word) > MAX_NAME or not re.fullmatch(r"[^\W0-9_]\w*", word):
        return None
    registry, names = _pint()
    for prefix, unit, _ in registry.parse_unit_name(word):
        stem = word.removeprefix(prefix)
        plural = len(stem) > 3 and stem.removesuffix("s") in names
        if word.startswith(prefix) and (stem in names or plural) and (not prefix or len(stem) > 2):
            return f"{prefix}{unit}"
    return None


@cache
def _measure(name: str) -> Worth:
    """Return what a unit of pint is worth, exactly.

    A unit that no factor converts, such as degrees Celsius, is a dimension of its own.
    """
    quantity = _pint().registry.Quantity
    if quantity(Fraction(0), name).to_root_units().magnitude != 0:
        return _base(f"[{name}]")
    one = quantity(Fraction(1), name).to_root_units()
    bases = {_dimension_of(base): Fraction(power) for base, power in one.unit_items()}
    scale: Any = one.magnitude
    return Worth(Fraction(scale), tuple(sorted(bases.items())))


def _dimension_of(base: str) -> str:
    """Return the dimension of one of pint's base units; "[radian]" where pint has none."""
    return next(iter(_pint().registry.get_dimensionality(base)), f"[{base}]")


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}…")
