"""Does what is said of the counted single some of them out: a state, a hospital, "the two"?

"Three were taken to hospital", "one victim has been released" and "the two women" tell of some
of those whom another sentence counts in all.
"""

from __future__ import annotations

from itertools import pairwise

from discrepant.bind.cues import Clause
from discrepant.interval import Interval
from discrepant.model import IN_HOSPITAL, Quantity
from discrepant.prose.clause_words import AUXILIARIES
from discrepant.tokens import table

_STATES = table("critical stable serious fair grave guarded good satisfactory poor")
_CONDITION = frozenset({"condition", "conditions"})
_STAYING = frozenset({"remain", "remains", "remained", "still"})
_TREATED = {
    **dict.fromkeys(("released", "discharged"), "those released"),
    **dict.fromkeys(("treated", "recovering", "surgery"), "those treated"),
    **dict.fromkeys(("survive", "survived"), "those who survive"),
    **dict.fromkeys(("identified", "named"), "those identified"),
    "fighting": "those between life and death",
    **dict.fromkeys(
        "hospital hospitals hospitalized hospitalised airlifted flown clinic".split(),
        IN_HOSPITAL,
    ),
}
_COMING = frozenset({"turned", "showed", "drove"})  # "turned up at the clinic", "drove themselves"
_COME = frozenset({"up", "themselves", "himself", "herself"})
_DEFINITE = frozenset({"the", "those", "these", "both"})
_WHOLE = frozenset({"all", "both"})
_DOING = table(
    "he she they gunman gunmen shooter shooters attacker attackers suspect suspects assailant "
    "assailants bomber"
)
_SCENE = table("by near behind inside outside beside in at")
_PLACED = frozenset({"a", "an", "the"})
_SO_FAR = (("so", "far"), ("as", "of"), ("at", "this", "time"), ("at", "this", "point"))
_NOW = frozenset({"yet", "immediately", "currently", "has", "have"})
_FEW = 12  # up to as many people are told of one by one, and then called "the five"
_NEAR = 4  # words between "critical" and "condition", "where he" and "shot"


def singled_out(clause: Clause, value: Interval, cue: int, names: frozenset[int]) -> str:
    """Return whom alone a figure for people counts, "" where nothing says so.

    `cue` is where the word stands that names the quantity, `names` where words with a
    capital begin; both as offsets into the article.
    """
    at = next((i for i, offset in enumerate(clause.offsets) if offset == cue), clause.figure[0])
    few = value.high is not None and value.high <= _FEW
    return (
        _in_a_state(clause, at, names)
        or ("those told of before" if few and _is_told(clause, at) else "")
        or ("those of one scene" if few and _is_scene(clause, at) else "")
    )


def is_of_a_state(quantity: Quantity) -> bool:
    """Tell whether a quantity is the number of those in a state, which then is all it counts."""
    cues = [cue.words for rule in quantity.find for cue in rule.any_of]
    return bool(cues) and all(_STATING & set(words) for words in cues)


_STATING = _CONDITION | _STAYING | _TREATED.keys()


def _in_a_state(clause: Clause, cue: int, names: frozenset[int]) -> str:
    """Tell "two remain in critical condition"; in "two were shot and taken to …" all were shot."""
    states = {
        index: state
        for index, word in enumerate(clause.words)
        if (state := _state(clause, index, word, names))
    }
    if clause.figure[1] <= cue and cue not in states:
        states = {index: state for index, state in states.items() if index < cue}
    return min(states.values(), key=_rank, default="")


def _rank(state: str) -> int:
    """Return 0 for what tells most: whoever was released had been in hospital."""
    return next(at for at, opening in enumerate(_TELLING) if state.startswith(opening))


_TELLING = ("those released", "those who still are", "those in", "those")


def _state(clause: Clause, index: int, word: str, names: frozenset[int]) -> str:
    if word in _STATES and not _CONDITION.isdisjoint(clause.words[index + 1 : index + _NEAR]):
        return f"those in {word} condition"
    if word in _STAYING and index >= clause.figure[1]:
        return "those who still are"
    if word in _TREATED and index >= clause.figure[0]:
        return " ".join((_TREATED[word], *_where(clause, index, names)))
    came = word in _COMING and not _COME.isdisjoint(clause.words[index + 1 : index + 2])
    return "those who came by themselves" if came and index >= clause.figure[1] else ""


def _where(clause: Clause, index: int, names: frozenset[int]) -> tuple[str, ...]:
    """Return the first word of a hospital's name: one may have two of them, another three."""
    for at in range(index - _NEAR, index + _NEAR):
        led = 0 < at < len(clause.words) and clause.words[at - 1] in ("to", "at", "the")
        if led and clause.offsets[at] in names:
            return ("at", clause.words[at])
    return ()


def _is_told(clause: Clause, cue: int) -> bool:
    """Tell "the two men", "all three", of whom was told before.

    Whom the cue tells apart at once ("the five people killed", "the 14 who died") are all.
    """
    first, end = clause.figure
    before = clause.words[first - 1] if first else ""
    if not ({before, clause.words[first]} & (_DEFINITE | _WHOLE)) or before == "of":
        return False
    between = clause.words[end:cue]
    return not (end <= cue and all(each in ("who", "that") for each in between))


def _is_scene(clause: Clause, cue: int) -> bool:
    """Tell "where he shot two people", "the gunman shot two by a pool" from "a gunman shot two"."""
    first, end = clause.figure
    before = clause.words[max(0, cue - _NEAR) : cue]
    if cue >= first or {"a", "an", "by"} & set(before) or (before and _DOING.isdisjoint(before)):
        return False
    placed = any(one in _SCENE and other in _PLACED for one, other in pairwise(clause.words[end:]))
    return placed or clause.words[0] == "where" or "then" in before


def nobody(clause: Clause, cue: int) -> str:
    """Return of what alone a zero is said: "nobody has been arrested", "no shots by officers"."""
    words, end = clause.words, clause.figure[1]
    behind = words[end:]
    first = clause.offsets[clause.figure[0]] if clause.offsets else 0
    named = first <= cue < (clause.offsets[end] if end < len(words) else cue + 1)
    if words[0] == "but" or (named and end < len(words)):
        return "those of one scene"  # "he fired, but no one was hurt", "no suspects were named"
    if not _NOW.isdisjoint(behind) or any(
        words[at : at + len(each)] == each for each in _SO_FAR for at in range(len(words))
    ):
        return "those so far"
    placed = any(
        one in (*_SCENE, "during") and other not in AUXILIARIES for one, other in pairwise(behind)
    )
    return "those of one scene" if placed else ""
