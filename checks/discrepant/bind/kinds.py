"""Does a figure leave somebody out, or take somebody in whom others leave out?

"Two women", "three others", "one died at the scene" may be parts of a larger figure; "five,
including the gunman" and "four in three shootings" may hold a smaller one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from discrepant.bind.article import Article
from discrepant.bind.cues import Clause
from discrepant.model import DOER_TOO, TOGETHER, Mention, Quantity, Span
from discrepant.prose.clause_words import PREPOSITIONS
from discrepant.units.table import Units

_OTHERS = frozenset({"other", "others"})
_OWN_DEATHS = frozenset({"himself", "herself", "themselves", "self", "suicide"})
_COUNTING = frozenset({"including", "counting"})
_DOERS = frozenset(
    "gunman gunmen shooter shooters attacker attackers assailant assailants bomber bombers "
    "hijacker hijackers killer perpetrator perpetrators suspect suspects".split()
)
_NEARNESS = (
    ("at", "the", "scene"),
    ("on", "the", "scene"),
    ("at", "scene"),
    ("on", "scene"),
    ("on", "the", "spot"),
    ("at", "a", "hospital"),
    ("at", "the", "hospital"),
    ("in", "the", "hospital"),
    ("in", "hospital"),
    ("at", "hospital"),
    ("en", "route"),
    ("on", "the", "way"),
    ("instantly",),
    ("inside",),
    ("outside",),
)
_EVENTS = frozenset(
    "shootings attacks bombings blasts explosions crashes accidents incidents raids strikes fires "
    "killings stabbings assaults collisions floods storms shellings".split()
)
_SEPARATE = frozenset(
    "two three four five six seven several separate multiple many series string spate wave".split()
)
_PLURAL = ("in", "of", "the", "these", "those", "during", "from", "by")


def kind(article: Article, mention: Mention, quantity: Quantity, cue: int, table: Units) -> str:
    """Return what a figure counts alone or beside others, "" where it counts all and no more.

    `cue` is where the word stands that names the quantity.
    """
    own, around = article.clause(mention), article.around(mention)
    end = mention.figure.end if mention.figure else mention.start
    behind = article.word(Span(end, mention.end)).split()
    events = _events(around) or _events(own, _PLURAL)
    if events:
        return f"{TOGETHER}: {events}"
    if _OTHERS & set(behind):
        return "the others" if _is_definite(own) else "others"
    if article.word(mention.span) == "none":
        return "none of them"
    return (
        (_of_people(around.words) if quantity.unit == "person" else "")
        or _place(own, cue)
        or (table.kind_of(article.word(mention.noun)) if mention.noun is not None else "")
    )


def _of_people(words: Sequence[str]) -> str:
    """Return what the words of a sentence say of whoever killed or hurt the counted."""
    if _counts_the_doer(words):
        return DOER_TOO
    if _OWN_DEATHS & set(words):
        return "others"
    return "those so far" if _goes_on(words) else ""


def _counts_the_doer(words: Sequence[str]) -> bool:
    """Tell "five people, including the gunman"."""
    return any(
        word in _COUNTING and _DOERS & set(words[index + 1 : index + 5])
        for index, word in enumerate(words)
    )


def _events(clause: Clause, led: Sequence[str] = ()) -> str:
    """Return the events that a total is over: "three shootings", "string of attacks".

    `led` are words behind which the plural alone says so ("killed in shootings").
    """
    for index, word in enumerate(clause.words):
        if word in _EVENTS:
            count = _count_before(clause.words, index)
            if count or (index and clause.words[index - 1] in led):
                return f"{count} {word}".strip()
    return ""


def _count_before(words: Sequence[str], noun: int) -> str:
    """Return the word that says that a noun is of several: "three [big] fires"."""
    for index in range(noun - 1, max(-1, noun - 6), -1):
        if words[index] in _SEPARATE:
            return words[index]
        if words[index] in PREPOSITIONS and words[index] != "of":
            break
    return ""


def _is_definite(clause: Clause) -> bool:
    """Tell "the six others", of whom was told before, from "six others"."""
    return clause.figure[0] > 0 and clause.words[clause.figure[0] - 1] in ("the", "those", "these")


def _goes_on(words: Sequence[str]) -> bool:
    """Tell "killed two before shooting …": whoever did it did more, to others or himself."""
    return any(one == "before" and other.endswith("ing") for one, other in pairwise(words))


def _place(clause: Clause, cue: int) -> str:
    """Return where those whom the cue counts were, where it says so right behind: "inside"."""
    at = next((index for index, offset in enumerate(clause.offsets) if offset > cue), 0)
    behind = clause.words[at:] if at else ()
    near = next((each for each in _NEARNESS if behind[: len(each)] == each), ())
    return f"those {' '.join(near)}" if near else ""
