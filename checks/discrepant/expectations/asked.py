"""What does one expectation ask: which test, of what, how strictly, with which examples?"""

from __future__ import annotations

import re
from fractions import Fraction

from discrepant import yaml_nodes
from discrepant.expectations import keys
from discrepant.expectations.cues import cues
from discrepant.expectations.formulas import hold, order
from discrepant.expectations.ids import id_of
from discrepant.model import Example, Expectation, FindingKind, Level, Same, Test, Verbatim
from discrepant.yaml_nodes import (
    Fields,
    Mapping,
    Node,
    Scalar,
    each,
    one_or_more,
    pairs,
    problem,
    text,
    unknown,
)

MAX_NAME = 100

_KINDS = tuple(map(str, FindingKind))
_TAG = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,99}")
_DAYS = re.compile(r"\s*+[0-9]++ ++days?\s*+")


def expectation(key: Scalar, node: Node) -> Expectation:
    """Return what stands under the id of an expectation; raises ExpectationError."""
    with Fields(node, keys.EXPECTATION, keys.ELSEWHERE_OF_EXPECTATION) as field:
        test = _test(field)
        _refuse_for(test, field)
        relation = field.get("hold", hold, None) or field.get("order", order, None)
        return Expectation(
            id=field.attempt(key, id_of, ""),
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
        field.refuse(
            field.place, f"what it asks is missing; write one of the keys {', '.join(keys.TESTS)}"
        )
    for test in asked[1:]:
        field.refuse(
            field.place_of(test), f"{asked[0]!s} and {test!s}: an expectation asks one; write two"
        )
    return asked[0] if asked else Test.AGREE


def _refuse_for(test: Test, field: Fields) -> None:
    """Note the keys that mean nothing where words are compared."""
    if test in (Test.VERBATIM, Test.SPELLING) and "tolerance" in field:
        field.refuse(field.place_of("tolerance"), f"{test!s} has no tolerance; leave it out")
    if test is Test.SPELLING and field.get("same", _same, None) is Same.SPEAKER:
        field.refuse(
            field.place_of("same"), "spelling is compared in a source, not a speaker; leave it out"
        )


def _verbatim(node: Node) -> Verbatim:
    with Fields(node, keys.VERBATIM) as field:
        return Verbatim(
            speaker=field.need("speaker", text, "").strip(),
            about=field.need("about", cues, ()),
        )


def _names(node: Node) -> tuple[str, ...]:
    return each(one_or_more(node), _name)


def _name(node: Node) -> str:
    written = " ".join(text(node).split())
    if len(written) > MAX_NAME or not any(word[0].isupper() for word in written.split()):
        raise problem(node.place, f"{written[:60]!r} is no name; write it as it should be spelled")
    return written


def _tolerance(node: Node) -> Fraction:
    if in_days(text(node)):
        return Fraction(yaml_nodes.days(node))
    return yaml_nodes.share(node)


def in_days(written: str) -> bool:
    """Tell whether a tolerance is one of days, "3 days", and not a share."""
    return _DAYS.fullmatch(written) is not None


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
    with Fields(node, keys.EXAMPLE) as field:
        if len(pairs(node)) != 1:
            field.refuse(
                node.place, "an example has one key, “conflict” or “agree”; write one of them"
            )
        nothing: tuple[str, ...] = ()
        texts = field.get("conflict", _texts, nothing) or field.get("agree", _texts, nothing)
    return Example("conflict" in field, texts, node.place)


def _texts(node: Node) -> tuple[str, ...]:
    return each(one_or_more(node), text)
