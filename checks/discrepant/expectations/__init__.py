"""What does one expectation file declare?

Keys, shapes and ids are checked here; whether names are defined and units agree can only be
told once all files are joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import TypeVar

from discrepant import equation, tokens, yaml_nodes
from discrepant.expectations.joined import join
from discrepant.interval import Interval
from discrepant.model import (
    Cue,
    Each,
    Example,
    Expectation,
    FindingKind,
    FindRule,
    Formula,
    Label,
    Level,
    OverTime,
    Phrase,
    Place,
    Quantity,
    QuotedClaim,
    Relation,
    Ruleset,
    Same,
    Speaker,
    Test,
    Verbatim,
)
from discrepant.units.definitions import MAX_LINES
from discrepant.yaml_nodes import (
    ExpectationError,
    Fields,
    Mapping,
    Node,
    Scalar,
    Sequence,
    each,
    one_or_more,
    pairs,
    problem,
    text,
    unknown,
)

__all__ = ["ExpectationError", "join", "read"]

VALID_FOR = 14
MAX_PHRASE = 200
MAX_NAME = 100

R = TypeVar("R")

_TOP = ("units", "speakers", "quantities", "expectations")
_QUANTITY = tuple("what unit labels find derive domain valid_for over_time each claims".split())
_CLAIM = ("in", "says", "value", "speaker", "as_of")
_FIND = ("with", "and", "without", "text")
_TESTS = tuple(str(test) for test in Test)
_EXPECTATION = (*_TESTS, "tolerance", "same", "level", "why", "tags", "examples")
_VERBATIM = ("speaker", "about")
# Keys that are looked for in the wrong place, and where they belong.
_ELSEWHERE_OF_EXPECTATION = {
    key: "it belongs to a quantity, under “quantities:”" for key in _QUANTITY if key != "what"
}
_ELSEWHERE_OF_QUANTITY = dict.fromkeys(
    _EXPECTATION, "it belongs to an expectation, under “expectations:”"
)
_KINDS = tuple(map(str, FindingKind))
_OUTCOMES = ("conflict", "agree")
_CHECKED_LATER = (
    ("quantities", ("unit", "derive")),
    ("expectations", (*_TESTS, "tolerance")),
)
_VALUE = "{value}"
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
# What a value is called may be a name: "to_Lima".
_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_TAG = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,99}")
_DAYS = re.compile(r"\s*[0-9]+ +days?\s*")
# Signs of regular expressions that stand in no word or name; "*" and "{" have reasons of their own.
_REGEX = re.compile(r"[\\^|()\[\]]|[.)\]]\+|\$$|\?(?=\w)")
_ARITHMETIC = re.compile(r"[*^=<>{}|&@]|(?<=[0-9)])\s*\+\s*(?=[0-9(])")
_QUOTES = frozenset("\"“”„«»'‘’")


def read(text: str, path: str) -> Ruleset:
    """Return what the text of one expectation file declares; `path` is what errors name.

    Raises ExpectationError with every problem of the file, each at its line and column.
    """
    root = yaml_nodes.parse(text, path)
    with Fields(root, _TOP) as top:
        return Ruleset(
            path,
            units=top.get("units", _units, ()),
            speakers=top.get("speakers", _each(_speaker), ()),
            quantities=top.get("quantities", _each(_quantity), ()),
            expectations=top.get("expectations", _each(_expectation), ()),
            places=tuple(_places(root)),
        )


def _each(read: Callable[[Scalar, Node], R]) -> Callable[[Node], tuple[R, ...]]:
    """Return a reader of a mapping that reads each key with its value."""
    return lambda node: each(pairs(node), lambda pair: read(*pair))


def _units(node: Node) -> tuple[tuple[str, Place], ...]:
    """Return each line of a block of definitions, or each item of a list, with its place."""
    if isinstance(node, Mapping):
        first = node.pairs[0][0].text if node.pairs else "boat"
        raise problem(
            node.place,
            "units is a block of pint definitions, not keys with values; write “units: |” and "
            f"below it lines such as “{first} = [{first}s] = _ = {first}s”",
        )
    if not isinstance(node, Scalar):
        return each(one_or_more(node), lambda line: (text(line), line.place))
    lines = [line for line in re.finditer(r"[^\n]+", text(node)) if line.group().strip()]
    # Before their places are looked for, each from the beginning of the block.
    if len(lines) > MAX_LINES:
        message = f"{len(lines):,} lines of units; at most {MAX_LINES:,} are read"
        raise problem(node.place, message)
    return tuple((line.group(), node.at(line.start())) for line in lines)


def _places(root: Node) -> Iterator[tuple[str, Place]]:
    """Yield the places of the values that can only be checked once all files are joined."""
    sections = dict(_entries(root))
    for name, node in _entries(sections.get("speakers")):
        for number, alias in enumerate(_aliases(node)):
            yield f"speakers/{name}/{number}", alias.place
    for section, keys in _CHECKED_LATER:
        for name, node in _entries(sections.get(section)):
            for key, value in _entries(node):
                if isinstance(value, Scalar) and key in keys:
                    yield f"{section}/{name}/{key}", value.at(0)
                    if key == "tolerance" and _DAYS.fullmatch(value.text):
                        yield f"{section}/{name}/tolerance/days", value.place


def _aliases(node: Node) -> tuple[Node, ...]:
    """Return the nodes of a speaker's aliases, none of what is no list of them."""
    return node.items if isinstance(node, Sequence) else (node,)


def _entries(node: Node | None) -> tuple[tuple[str, Node], ...]:
    """Return the pairs of a mapping, none of anything else: its fault is named elsewhere."""
    return (
        tuple((key.text, value) for key, value in node.pairs) if isinstance(node, Mapping) else ()
    )


def _id(node: Node) -> str:
    written = text(node)
    if not _ID.fullmatch(written):
        message = f"{written[:60]!r} is no id; take a-z, 0-9, _ and -, from a letter or digit on"
        raise problem(node.place, message)
    return written


def _label_name(node: Node) -> str:
    written = text(node)
    if not _LABEL.fullmatch(written):
        message = (
            f"{written[:60]!r} is no label; take letters A to Z, digits, _ (shown as a space) and -"
        )
        raise problem(node.place, message)
    return written


# ---------------------------------------------------------------- speakers and quantities


def _speaker(key: Scalar, node: Node) -> Speaker:
    nobody_else = isinstance(node, Scalar) and node.is_null
    aliases = () if nobody_else else each(one_or_more(node), text)
    return Speaker(text(key), aliases, key.place)


def _quantity(key: Scalar, node: Node) -> Quantity:
    with Fields(node, _QUANTITY, _ELSEWHERE_OF_QUANTITY) as field:
        nothing: tuple[Label, ...] = ()
        labels = field.get("labels", _labels, nothing)
        unit = _unit(field)
        unlimited = unit in _UNLIMITED
        for refused in _REFUSED.get(unit, ()):
            if refused in field:
                field.refuse(field.place_of(refused), f"a {unit} has no {refused!r}")
        if "each" in field and "derive" in field:
            field.refuse(field.place_of("derive"), "what each has of their own is not derived")
        return Quantity(
            id=field.attempt(key, _id, ""),
            what=field.get("what", text, re.sub(r"[_-]", " ", key.text)),
            unit=unit,
            place=key.place,
            find=field.get("find", _find_of_labels if labels else _find, ()),
            derive=field.get("derive", _formula, None),
            domain=field.get("domain", _domain, None),
            valid_for=field.get("valid_for", _valid_for, None if unlimited else VALID_FOR),
            claims=field.get("claims", _claims(tuple(each.name for each in labels)), ()),
            labels=labels,
            over_time=field.get("over_time", _over_time, None),
            each=field.get("each", _each_whom, None),
        )


_FOR_FIGURES = ("derive", "domain", "over_time", "each")
_REFUSED = {"date": _FOR_FIGURES, "label": _FOR_FIGURES}
_UNLIMITED = frozenset(_REFUSED)  # a day and a stance do not go out of date


def _unit(field: Fields) -> str:
    """Return the unit, "label" where the values are words."""
    if "labels" not in field:
        unit = field.need("unit", text, "").strip()
        if unit == "label":
            field.refuse(field.place_of("unit"), "the key 'labels' is missing; unit is “label”")
        return unit
    if field.get("unit", text, "label").strip() != "label":
        field.refuse(field.place_of("unit"), "values that are words have no unit; leave it out")
    return "label"


def _labels(node: Node) -> tuple[Label, ...]:
    """Return the words that are values; a phrase that says two of them says neither."""
    found = each(pairs(node), lambda pair: (_label_name(pair[0]), pair[1]))
    if not found:
        raise problem(node.place, "labels is empty; write a name and the phrases that say it")
    first: dict[Cue, str] = {}

    def label(pair: tuple[str, Node]) -> Label:
        name, phrases = pair
        return Label(name, each(one_or_more(phrases), lambda phrase: cue(name, phrase)))

    def cue(name: str, phrase: Node) -> Cue:
        read = _cue(phrase)
        if first.setdefault(read, name) != name:
            message = f"{text(phrase)!r} already stands for {first[read]!r}"
            raise problem(phrase.place, message)
        return read

    return each(found, label)


def _over_time(node: Node) -> OverTime:
    return OverTime(yaml_nodes.choice(tuple(map(str, OverTime)))(node))


def _each_whom(node: Node) -> Each:
    return Each(yaml_nodes.choice(tuple(map(str, Each)))(node))


def _formula(node: Node) -> Formula:
    written = _one_line(node)
    try:
        term = equation.parse_term(written)
        equation.check_term(term)
        return Formula(term, written.strip())
    except equation.EquationError as error:
        raise _formula_problem(node, error) from None


def _relation(node: Node) -> Relation:
    try:
        return equation.parse_relation(_one_line(node))
    except equation.EquationError as error:
        raise _formula_problem(node, error) from None


def _hold(node: Node) -> Relation:
    return _checked(node, equation.check_sides)


def _checked(node: Node, *checks: Callable[[Relation], None]) -> Relation:
    relation = _relation(node)
    try:
        for check in checks:
            check(relation)
    except equation.EquationError as error:
        raise _formula_problem(node, error) from None
    return relation


def _one_line(node: Node) -> str:
    # Lines of a block, one character for another so that offsets stay.
    return text(node).replace("\n", " ")


def _order(node: Node) -> Relation:
    return _checked(node, equation.check_order, equation.check_sides)


def _formula_problem(node: Node, error: equation.EquationError) -> ExpectationError:
    place = node.at(error.offset) if isinstance(node, Scalar) else node.place
    return problem(place, str(error))


def _domain(node: Node) -> Interval:
    bounds = yaml_nodes.items(node)
    if len(bounds) != 2:
        raise problem(node.place, f"a domain is [lowest, highest], not {len(bounds)} numbers")
    low, high = each(bounds, _bound)
    if low is not None and high is not None and low > high:
        raise problem(node.place, "the lowest number of the domain is above the highest")
    return Interval(low, high)


def _bound(node: Node) -> Fraction | None:
    return None if isinstance(node, Scalar) and node.is_null else yaml_nodes.number(node)


def _valid_for(node: Node) -> int | None:
    if isinstance(node, Scalar) and (node.is_null or node.text == "any"):
        return None
    return yaml_nodes.days(node)


def _claims(labels: tuple[str, ...]) -> Callable[[Node], tuple[QuotedClaim, ...]]:
    """Return a reader of quoted claims; where there are `labels`, each names one of them."""
    value = yaml_nodes.choice(labels) if labels else _said_value

    def claim(node: Node) -> QuotedClaim:
        with Fields(node, _CLAIM) as field:
            return QuotedClaim(
                source=field.need("in", text, ""),
                says=field.need("says", text, ""),
                place=node.place,
                value=(field.need if labels else field.get)("value", value, ""),
                speaker=field.get("speaker", text, ""),
                as_of=field.get("as_of", _as_of, ""),
            )

    return lambda node: each(yaml_nodes.items(node), claim)


def _said_value(node: Node) -> str:
    written = text(node)
    if strange := _ARITHMETIC.search(written):
        message = f"{written[:60]!r} is no value: {strange.group()!r}; write it as an article would"
        raise problem(node.place, message)
    return written


def _as_of(node: Node) -> str:
    written = text(node)
    for day in re.findall(r"\b[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\b", written):
        try:
            date.fromisoformat(day)
        except ValueError:
            raise problem(node.place, f"there is no day {day}; write one of the calendar") from None
    return written


# ---------------------------------------------------------------- cues and phrases


def _find(node: Node) -> tuple[FindRule, ...]:
    if isinstance(node, Mapping):
        return (_rule(node),)
    rules = yaml_nodes.items(node)
    if not rules:
        raise problem(node.place, "find is empty; leave it out to take every figure in the unit")
    return each(rules, _rule)


def _find_of_labels(node: Node) -> tuple[FindRule, ...]:
    rules = _find(node)
    if any(rule.phrase is not None for rule in rules):
        raise problem(node.place, "“text” is for figures; what a label says stands under “labels”")
    return rules


def _rule(node: Node) -> FindRule:
    with Fields(node, _FIND) as field:
        if "text" in field and len(pairs(node)) > 1:
            field.refuse(node.place, "“text” stands alone; write cue words as a rule of their own")
        if "text" not in field and "with" not in field:
            field.refuse(node.place, "a rule of find needs “with” or “text”")
        return FindRule(
            field.get("with", _cues, ()),
            field.get("and", _cues, ()),
            field.get("without", _cues, ()),
            field.get("text", _phrase, None),
        )


def _cues(node: Node) -> tuple[Cue, ...]:
    return each(one_or_more(node), _cue)


def _cue(node: Node) -> Cue:
    written = text(node).strip()
    open_ended = written.endswith("*")
    stem = written.removesuffix("*")
    words = tuple(word for word in _split(node, stem) if word[0].isalnum())
    if strange := _REGEX.search(stem):
        # Read as a break between words, "killed|wounded" would be a phrase that nobody writes.
        message = f"{written[:60]!r}: {strange.group()!r} has no meaning in a cue; write words"
        raise problem(node.place, message)
    if "*" in stem:
        raise problem(
            node.place, f"{written!r}: “*” stands at the end of a word only; move it there"
        )
    if "{" in stem or "}" in stem:
        raise problem(node.place, f"{written!r}: a phrase with {{value}} belongs under “text”")
    if not words or (open_ended and not stem[-1].isalnum()):
        raise problem(node.place, f"{written!r} is no cue; write a word or words")
    return Cue(words, open_ended)


def _phrase(node: Node) -> Phrase:
    written = text(node)
    before, *after = written.split(_VALUE)
    if len(after) != 1:
        count = "twice or more" if after else "not at all"
        raise problem(node.place, f"{written[:60]!r} has {{value}} {count}; write it once")
    for character in "*{}":
        if character in before + after[0]:
            raise problem(node.place, f"{character!r} has no meaning in a phrase; write words")
    phrase = Phrase(_unquoted(node, before), _unquoted(node, after[0]))
    if not any(word[0].isalnum() for word in phrase.before + phrase.after):
        raise problem(node.place, "a phrase needs words beside {value}; write some")
    return phrase


def _unquoted(node: Node, written: str) -> tuple[str, ...]:
    return tuple(word for word in _split(node, written) if word not in _QUOTES)


def _split(node: Node, written: str) -> tuple[str, ...]:
    if len(written) > MAX_PHRASE:
        raise problem(node.place, f"{len(written):,} characters; at most {MAX_PHRASE} are read")
    return tokens.split(written, 0, len(written)).words


# ---------------------------------------------------------------- expectations


def _expectation(key: Scalar, node: Node) -> Expectation:
    with Fields(node, _EXPECTATION, _ELSEWHERE_OF_EXPECTATION) as field:
        test = _test(field)
        _refuse_for(test, field)
        relation = field.get("hold", _hold, None) or field.get("order", _order, None)
        return Expectation(
            id=field.attempt(key, _id, ""),
            test=test,
            place=key.place,
            quantity=field.get("agree", text, "").strip(),
            relation=relation,
            tolerance=field.get("tolerance", _tolerance, Fraction(0)),
            same=field.get("same", _same, None),
            level=field.get("level", _level, None),
            levels=field.get("level", _levels, ()),
            verbatim=field.get("verbatim", _verbatim, None),
            names=field.get("spelling", _names, ()),
            why=field.get("why", text, ""),
            tags=field.get("tags", _tags, ()),
            examples=field.get("examples", _examples, ()),
        )


def _test(field: Fields) -> Test:
    asked = [test for test in Test if test in field]
    if not asked:
        field.refuse(field.place, f"an expectation needs one of the keys {', '.join(_TESTS)}")
    for test in asked[1:]:
        field.refuse(field.place_of(test), f"{asked[0]!s} and {test!s}: an expectation asks one")
    return asked[0] if asked else Test.AGREE


def _refuse_for(test: Test, field: Fields) -> None:
    """Note the keys that mean nothing where words are compared."""
    if test in (Test.VERBATIM, Test.SPELLING) and "tolerance" in field:
        field.refuse(field.place_of("tolerance"), f"{test!s} has no tolerance")
    if test is Test.SPELLING and field.get("same", _same, None) is Same.SPEAKER:
        field.refuse(field.place_of("same"), "spelling is compared in a source, not a speaker")


def _verbatim(node: Node) -> Verbatim:
    with Fields(node, _VERBATIM) as field:
        return Verbatim(
            speaker=field.need("speaker", text, "").strip(),
            about=field.need("about", _cues, ()),
        )


def _names(node: Node) -> tuple[str, ...]:
    return each(one_or_more(node), _name)


def _name(node: Node) -> str:
    written = " ".join(text(node).split())
    if len(written) > MAX_NAME or not any(word[0].isupper() for word in written.split()):
        raise problem(node.place, f"{written[:60]!r} is no name; write it as it should be spelled")
    return written


def _tolerance(node: Node) -> Fraction:
    if _DAYS.fullmatch(text(node)):
        return Fraction(yaml_nodes.days(node))
    return yaml_nodes.share(node)


def _same(node: Node) -> Same:
    return Same(yaml_nodes.choice(tuple(map(str, Same)))(node))


def _level(node: Node) -> Level | None:
    return None if isinstance(node, Mapping) else _one_level(node)


def _levels(node: Node) -> tuple[tuple[str, Level], ...]:
    """Return the levels of the kinds of finding, none where one level is for all."""
    if not isinstance(node, Mapping):
        return ()
    if not node.pairs:
        raise problem(node.place, "level is empty; write a level, or kinds of finding with levels")
    return each(node.pairs, lambda pair: (_kind(pair[0]), _one_level(pair[1])))


def _kind(key: Scalar) -> str:
    if key.text not in _KINDS:
        raise problem(key.place, unknown("kind of finding", key.text, _KINDS, "allowed"))
    return key.text


def _one_level(node: Node) -> Level:
    return Level(yaml_nodes.choice(tuple(map(str, Level)))(node))


def _tags(node: Node) -> tuple[str, ...]:
    return each(one_or_more(node), _tag)


def _tag(node: Node) -> str:
    written = text(node)
    if not _TAG.fullmatch(written):
        raise problem(node.place, f"{written[:60]!r} is no tag; take one word of letters and -")
    return written


def _examples(node: Node) -> tuple[Example, ...]:
    return each(yaml_nodes.items(node), _example)


def _example(node: Node) -> Example:
    with Fields(node, _OUTCOMES) as field:
        if len(pairs(node)) != 1:
            field.refuse(node.place, "an example has one key, “conflict” or “agree”")
        nothing: tuple[str, ...] = ()
        texts = field.get("conflict", _texts, nothing) or field.get("agree", _texts, nothing)
    return Example("conflict" in field, texts, node.place)


def _texts(node: Node) -> tuple[str, ...]:
    return each(one_or_more(node), text)
