"""Which words and phrases find a figure?"""

from __future__ import annotations

import re

from discrepant import tokens, yaml_nodes
from discrepant.expectations import keys
from discrepant.model import Cue, FindRule, Phrase
from discrepant.yaml_nodes import (
    Fields,
    Mapping,
    Node,
    each,
    one_or_more,
    pairs,
    problem,
    text,
)

MAX_PHRASE = 200

_VALUE = "{value}"
# Signs of regular expressions that stand in no word or name; "*" and "{" have reasons of their own.
_REGEX = re.compile(r"[\\^|()\[\]]|[.)\]]\+|\$$|\?(?=\w)")
_QUOTES = frozenset("\"“”„«»'‘’")


def find(node: Node) -> tuple[FindRule, ...]:
    """Return the rules of a `find:`, any of which finds a figure; raises ExpectationError."""
    if isinstance(node, Mapping):
        return (_rule(node),)
    rules = yaml_nodes.items(node)
    if not rules:
        raise problem(node.place, "find is empty; leave it out to take every figure in the unit")
    return each(rules, _rule)


def find_of_labels(node: Node) -> tuple[FindRule, ...]:
    """Return the rules of a `find:` where values are words: cues, and no phrases."""
    rules = find(node)
    if any(rule.phrase is not None for rule in rules):
        raise problem(node.place, "“text” is for figures; what a label says stands under “labels”")
    return rules


def _rule(node: Node) -> FindRule:
    with Fields(node, keys.FIND) as field:
        if "text" in field and len(pairs(node)) > 1:
            field.refuse(node.place, "“text” stands alone; write cue words as a rule of their own")
        if "text" not in field and "with" not in field:
            field.refuse(node.place, "a rule of find needs “with” or “text”; write one")
        return FindRule(
            field.get("with", cues, ()),
            field.get("and", cues, ()),
            field.get("without", cues, ()),
            field.get("text", _phrase, None),
        )


def cues(node: Node) -> tuple[Cue, ...]:
    """Return one cue or a list of them; raises ExpectationError."""
    return each(one_or_more(node), cue)


def cue(node: Node) -> Cue:
    """Return the words of a cue, open-ended with “*”; raises ExpectationError for other signs."""
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
        raise problem(
            node.place, f"{written!r} is no cue; a phrase with {{value}} belongs under “text”"
        )
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
