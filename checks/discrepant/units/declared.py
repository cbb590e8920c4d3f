"""Which words and which worth do the definitions of a YAML file give to its units?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from discrepant.tokens import DIGITS
from discrepant.units import measures
from discrepant.units.definitions import Line, UnitError
from discrepant.units.measures import ONE, PHYSICAL, Worth, base_unit
from discrepant.units.names import BUILT_IN, resolved
from discrepant.units.words import CURRENCIES, FIXED_WORDS, PERSON_WORDS

MAX_CHAIN = 50
MAX_BITS = 400


def alias_targets(lines: Iterable[Line]) -> dict[str, str]:
    """Return the names of pint's own units that the YAML gives words to."""
    own = {word.lower() for line in lines if not line.is_alias for word in (line.name, *line.words)}
    known = own | FIXED_WORDS.keys() | PERSON_WORDS.keys() | BUILT_IN.keys()
    targets = {line.name: measures.name_of(line.name) for line in lines if _is_new(line, known)}
    return {word: name for word, name in targets.items() if name is not None}


def _is_new(line: Line, known: set[str]) -> bool:
    return line.is_alias and line.name.lower() not in known and line.name not in known


def words_of(lines: Sequence[Line], names: Mapping[str, str]) -> dict[str, str]:
    """Return every word in lower case with the unit it counts; raises UnitError for clashes."""
    declared = dict[str, str]()
    problems = _redefined(lines) + _reserved(lines)
    for line in sorted(lines, key=lambda line: line.is_alias):
        try:
            known = {**PERSON_WORDS, **FIXED_WORDS, **declared}
            owner = line.name if not line.is_alias else resolved(line.name, known, names)
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
        (line.block, f"{line.name!r} is defined twice, and not alike; keep one of them")
        for line in lines
        if not line.is_alias and first.setdefault(line.name, line) is not line
    ]


def _reserved(lines: Iterable[Line]) -> list[tuple[int, str]]:
    """Return what is wrong with units that `unit:` takes for a kind of quantity."""
    return [
        (line.block, f"{line.name!r} is no unit, but what a quantity is; take another name")
        for line in lines
        if not line.is_alias and line.name in ("date", "label")
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


def worths_of(lines: Sequence[Line], words: Mapping[str, str]) -> dict[str, Worth]:
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
        (
            line.block,
            f"{line.name!r} is defined in a circle or by too many others; say what one is worth",
        )
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
        name = resolved(token, words, {})
        return worths.get(name) or BUILT_IN.get(name) or measures.worth_of(name)

    try:
        return _product(iter(line.value), worth_of)
    except ZeroDivisionError:
        raise UnitError((0, f"{line.name!r} divides by zero; write what one is worth")) from None


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
    elif line.name in BUILT_IN:
        raise UnitError((0, f"{line.name!r} is built in; take another name"))
    elif line.value[0].startswith("["):
        _check_dimension(line, worths)
    _check_against_pint(line, worth)
    return worth


def _check_rate(line: Line, worth: Worth) -> None:
    others = {BUILT_IN[code].dimension for code in CURRENCIES - {line.name}}
    if worth.dimension not in others:
        raise UnitError((0, f"{line.name!r} is built in; give it a rate, “{line.name} = 1.1 USD”"))


def _check_dimension(line: Line, worths: Mapping[str, Worth]) -> None:
    dimension = line.value[0]
    known = {**BUILT_IN, **worths}
    owners = [name for name, worth in known.items() if worth == base_unit(dimension)]
    if owners or dimension in PHYSICAL:
        owner = repr(owners[0]) if owners else "a unit of pint"
        raise UnitError((0, f"{line.name!r}: {dimension} is what {owner} measures; take another"))


def _check_against_pint(line: Line, worth: Worth) -> None:
    for word in (line.name, *line.words):
        if not measures.is_listed(word):
            continue
        name = measures.name_of(word)
        if name is not None and (name != line.name or measures.worth_of(name) != worth):
            raise UnitError((0, f"{word!r} is pint's {name!r} already; take another word"))
