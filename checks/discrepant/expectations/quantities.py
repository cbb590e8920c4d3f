"""What does a file say of one quantity?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from discrepant import yaml_nodes
from discrepant.expectations import keys
from discrepant.expectations.cues import cue, find, find_of_labels
from discrepant.expectations.formulas import formula
from discrepant.expectations.ids import id_of, label_name
from discrepant.interval import Interval
from discrepant.model import Cue, Each, Label, OverTime, Quantity, QuotedClaim
from discrepant.yaml_nodes import Fields, Node, Scalar, each, one_or_more, pairs, problem, text

VALID_FOR = 14

_ARITHMETIC = re.compile(r"[*^=<>{}|&@]|(?<=[0-9)])\s*\+\s*(?=[0-9(])")
_FOR_FIGURES = ("derive", "domain", "over_time", "each")
_REFUSED = {"date": _FOR_FIGURES, "label": _FOR_FIGURES}
_UNLIMITED = frozenset(_REFUSED)  # a day and a stance do not go out of date


def quantity(key: Scalar, node: Node) -> Quantity:
    """Return what stands under the id of a quantity; raises ExpectationError with every fault."""
    with Fields(node, keys.QUANTITY, keys.ELSEWHERE_OF_QUANTITY) as field:
        nothing: tuple[Label, ...] = ()
        labels = field.get("labels", _labels, nothing)
        unit = _unit(field)
        unlimited = unit in _UNLIMITED
        for refused in _REFUSED.get(unit, ()):
            if refused in field:
                field.refuse(field.place_of(refused), f"a {unit} has no {refused!r}; leave it out")
        if "each" in field and "derive" in field:
            field.refuse(
                field.place_of("derive"), "what each has of their own is not derived; leave it out"
            )
        return Quantity(
            id=field.attempt(key, id_of, ""),
            what=field.get("what", text, re.sub(r"[_-]", " ", key.text)),
            unit=unit,
            place=key.place,
            find=field.get("find", find_of_labels if labels else find, ()),
            derive=field.get("derive", formula, None),
            domain=field.get("domain", _domain, None),
            valid_for=field.get("valid_for", _valid_for, None if unlimited else VALID_FOR),
            claims=field.get("claims", _claims(tuple(each.name for each in labels)), ()),
            labels=labels,
            over_time=field.get("over_time", _over_time, None),
            each=field.get("each", _each_whom, None),
        )


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
    found = each(pairs(node), lambda pair: (label_name(pair[0]), pair[1]))
    if not found:
        raise problem(node.place, "labels is empty; write a name and the phrases that say it")
    first: dict[Cue, str] = {}

    def label(pair: tuple[str, Node]) -> Label:
        name, phrases = pair
        return Label(name, each(one_or_more(phrases), lambda phrase: said(name, phrase)))

    def said(name: str, phrase: Node) -> Cue:
        read = cue(phrase)
        if first.setdefault(read, name) != name:
            message = f"{text(phrase)!r} already stands for {first[read]!r}; take another"
            raise problem(phrase.place, message)
        return read

    return each(found, label)


def _over_time(node: Node) -> OverTime:
    return OverTime(yaml_nodes.choice(tuple(map(str, OverTime)))(node))


def _each_whom(node: Node) -> Each:
    return Each(yaml_nodes.choice(tuple(map(str, Each)))(node))


def _domain(node: Node) -> Interval:
    bounds = yaml_nodes.items(node)
    if len(bounds) != 2:
        raise problem(node.place, f"a domain is not {len(bounds)} numbers; write [lowest, highest]")
    low, high = each(bounds, _bound)
    if low is not None and high is not None and low > high:
        raise problem(node.place, "the domain ends below where it begins; write [lowest, highest]")
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
        with Fields(node, keys.CLAIM) as field:
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
