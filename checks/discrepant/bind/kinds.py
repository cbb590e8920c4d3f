"""Does a figure leave somebody out, or take somebody in whom others leave out?

"Two women", "three others", "one died at the scene" may be parts of a larger figure; "five,
including the gunman" and "four in three shootings" may hold a smaller one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from discrepant.bind import subsets
from discrepant.bind.article import Article
from discrepant.bind.cues import Clause
from discrepant.model import APART, DOER_TOO, TOGETHER, WITH_OTHERS, Mention, Quantity, Span
from discrepant.prose.clause_words import PREPOSITIONS
from discrepant.tokens import table
from discrepant.units.table import Units
from discrepant.units.words import MEASURES

OTHERS = frozenset({"other", "others"})
_OWN_DEATHS = frozenset({"himself", "herself", "themselves", "self", "suicide"})
_COUNTING = frozenset({"including", "counting"})
_DOERS = table(
    "gunman gunmen shooter shooters attacker attackers assailant assailants bomber bombers "
    "hijacker hijackers killer perpetrator perpetrators suspect suspects"
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
_EVENTS = table(
    "shootings attacks bombings blasts explosions crashes accidents incidents raids strikes fires "
    "killings stabbings assaults collisions floods storms shellings"
)
_STATED = ("those in", "those released", "those treated")
_SEPARATE = table(
    "two three four five six seven several separate multiple many series string spate wave"
)
_FAR = 12  # words of a clause within which something is said of its figure
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
    joined = _joined(own, cue, table)
    if joined:
        return f"{WITH_OTHERS}: {joined}"
    apart = _some(own, behind, quantity.unit)
    if apart:
        return apart
    people = quantity.unit == "person"
    some = people and not subsets.is_of_a_state(quantity)
    if OTHERS & set(behind):
        others = "the others" if _is_definite(own) else "others"
        state = _singled_out(article, mention, own, cue) if some else ""
        return f"{others}, {state}" if state.startswith(_STATED) else others
    if article.word(mention.span) == "none":
        return "none of them"
    if mention.value is not None and mention.value.is_point and 0 in mention.value:
        return subsets.nobody(own, cue)
    return (
        (_of_people(around.words) if people else "")
        or _place(own, cue)
        or (_singled_out(article, mention, own, cue) if some else "")
        or (table.kind_of(article.word(mention.noun)) if mention.noun is not None else "")
    )


def _some(clause: Clause, behind: Sequence[str], unit: str) -> str:
    """Return of whom, of where or of which days alone a figure is told.

    A share or a price of some may be above or below that of all; people of some place are a
    part of all, and so is whatever is counted "in Ruden alone".
    """
    is_share, is_people = unit == "percent", unit == "person"
    room = _room(clause)
    if room:
        return f"{APART}: {room}"
    some = (_section(clause) if is_share else "") or _district(clause)
    if some and not is_people and not (some.endswith(" alone") and _is_count(unit)):
        return f"{APART}: {some}"
    if is_share:
        return ""
    return some or _window(clause) or _added(behind)


def _is_count(unit: str) -> bool:
    """Tell homes and seats, which add up, from rates and measures."""
    measured = unit in MEASURES or unit in ("percent", "degree")
    return unit.isidentifier() and not (measured or unit.isupper())


def _joined(clause: Clause, cue: int, table: Units) -> str:
    """Return whom "87 passengers and crew" counts beside the passengers, or beside the crew."""
    end = clause.figure[1]
    both = clause.words[end : end + 2]
    if len(both) < _TWO or both[0] != "and" or table.unit_of(both[1]) != "person":
        return ""
    named = clause.offsets[clause.figure[0]] <= cue <= clause.offsets[end + 1]
    return both[1] if named else ""


_TWO = 2


def _room(clause: Clause) -> str:
    """Tell "licensed to carry 150", "a capacity of 150", "room for 150" from those who are in."""
    first = clause.figure[0]
    near = clause.words[max(0, first - 4) : first]
    if not _ROOM.isdisjoint(near):
        return "capacity"
    may = _MAY_HOLD.isdisjoint(near) or _HOLD.isdisjoint(near)
    return "" if may else "capacity"


_ROOM = frozenset({"capacity", "room", "seating"})
_MAY_HOLD = frozenset({"can", "licensed", "licenced", "designed", "built", "certified", "able"})
_HOLD = frozenset({"carry", "hold", "seat", "accommodate", "take", "for"})


def _section(clause: Clause) -> str:
    """Return the group of "44% among the young", "46% of women"."""
    words, (first, last) = clause.words, clause.figure
    start = max(0, first - _FAR)
    near = words[start : last + _FAR]
    if "among" in near:
        at = start + near.index("among")
        if words[at + 1 : at + 2] not in (("them",), ("those",), ("voters",), ("all",)):
            return " ".join(words[at : at + 3])
    if words[last : last + 1] == ("of",) and words[last + 1 : last + 2]:
        return f"of {words[last + 1]}" if words[last + 1] in _SECTIONS else ""
    return ""


_SECTIONS = table(
    "women men girls boys children teenagers pensioners students graduates workers parents "
    "mothers fathers immigrants foreigners under over young younger older elderly"
)


def _district(clause: Clause) -> str:
    """Return the place that is one among several: "in Karsha alone", "in the worst-hit district".

    "In the capital, turnout was 72%" opens with it, since most else happened elsewhere.
    """
    words = clause.words
    for at in range(max(0, clause.figure[0] - 7), min(len(words), clause.figure[1] + 8)):
        if words[at] == "alone" and at and words[at - 1] not in _NOT_PLACES:
            return f"{words[at - 1]} alone"
        if words[at] in ("hit", "affected") and words[at - 1 : at] in (("worst",), ("hardest",)):
            return "the worst hit"
    if words[:1] != ("in",):
        return ""
    if words[1:2] == ("one",) and words[2:3] not in (("of",), ("case",), ("day",)):
        return " ".join(words[1:3])
    if words[1:2] == ("the",) and words[2:3] and words[2] in _PLACES:
        return f"the {words[2]}"
    return ""


_PLACES = table("capital city town village district suburb neighbourhood neighborhood")


_NOT_PLACES = frozenset({"left", "lived", "acted", "living", "acting", "was", "were", "is", "are"})


def _window(clause: Clause) -> str:
    """Return the days that a figure is of: "in the past week", "over the last 24 hours"."""
    words, (first, last) = clause.words, clause.figure
    for at in range(max(2, first - _FAR), min(len(words) - 1, last + _FAR)):
        led = words[at - 1] == "the" and words[at - 2] in ("in", "over", "during", "within")
        if led and words[at] in ("past", "last", "previous") and _is_time(words[at + 1 :]):
            return f"in the {words[at]} {words[at + 1]}"
    return ""


def _added(behind: Sequence[str]) -> str:
    """Tell "24 new cases", of those so far; "150 new labourers" need be of none."""
    return "new" if "new" in behind and not _COUNTED_ON.isdisjoint(behind) else ""


_COUNTED_ON = table(
    "cases infections deaths fatalities patients admissions hospitalisations hospitalizations "
    "victims"
)


def _is_time(words: Sequence[str]) -> bool:
    return not _TIMES.isdisjoint(words[:2])


_TIMES = table("hours day days week weeks month months")


def _singled_out(article: Article, mention: Mention, own: Clause, cue: int) -> str:
    if mention.value is None:
        return ""
    text = article.source.text
    names = frozenset(at for at in own.offsets if text[at].isupper())
    return subsets.singled_out(own, mention.value, cue, names)


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
