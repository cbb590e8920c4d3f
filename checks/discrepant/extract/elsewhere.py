"""Is a figure of the news about something else: one scene of it, or another event?

"Officers found two men wounded" tells of a room, "five died in an unrelated fire" of another
fire.
"""

from __future__ import annotations

from discrepant.figures import nouns
from discrepant.figures.hedges import Hedged
from discrepant.figures.nouns import Counted
from discrepant.prose.clause_words import OTHER_EVENT
from discrepant.prose.clauses import Clauses
from discrepant.tokens import Tokens, table

_FINDING = table("found find finding finds discovered located encountered observed discover locate")
_STATES = table(
    "with suffering wounded injured hurt dead shot lying bleeding unresponsive unconscious "
    "inside outside"
)
_ELSEWHERE = OTHER_EVENT | {"different", "rival"}
_FURTHER = frozenset({"second", "third", "fourth"})
_EVENTS = table(
    "shooting attack bombing blast explosion crash accident incident raid strike fire killing "
    "stabbing assault collision flood storm shelling massacre case wildfire blaze earthquake quake "
    "outbreak sinking disaster protest poll survey"
)
_HELPERS = table(
    "officers officer police deputies deputy troopers trooper responders paramedics medics crews "
    "firefighters detectives sheriff ambulance ems rescuers investigators they"
)
_ARRIVALS = table("when upon as once after scene find found discover discovered")
_SIGNS = _ELSEWHERE | _FURTHER
_FAR = 24  # tokens in which a sentence may still speak of the same
_NEAR = 7  # tokens between "an earlier fire" and its figure


def why(tokens: Tokens, own: Clauses, hedged: Hedged, counted: Counted) -> str:
    """Return what else a figure is about, "" where it is not."""
    if _is_of_one_place(tokens, hedged, counted):
        return "a part: what was found in one place"
    return _of_another_event(tokens, own, hedged.start)


def _is_of_one_place(tokens: Tokens, hedged: Hedged, counted: Counted) -> bool:
    """Tell what somebody came upon: "officers found two men with wounds", "learned of two".

    So it is with people of whom somebody learned on arrival.
    """
    before, end = hedged.start - 1, max(hedged.end, counted.end)
    learned = tokens.words[max(0, before - 1) : before + 1] in (
        ("learned", "of"),
        ("learned", "that"),
    )
    found = tokens.word(before) in _FINDING or learned
    if found and tokens.word(end) in _STATES:
        return True
    return nouns.counts_people(tokens, counted) and any(
        tokens.words[at].startswith("arriv") and _is_to_help(tokens, at)
        for at in range(max(0, hedged.start - _FAR), hedged.start)
    )


def _is_to_help(tokens: Tokens, at: int) -> bool:
    """Tell officers who arrived at a scene from people who arrived in a country."""
    before, behind = tokens.words[max(0, at - 5) : at], tokens.words[at + 1 : at + 7]
    return not (_HELPERS.isdisjoint(before + behind) and _ARRIVALS.isdisjoint(before + behind))


def _of_another_event(tokens: Tokens, own: Clauses, start: int) -> str:
    """Tell "five died in an unrelated fire", "similar to an earlier attack that killed two"."""
    first, last = max(0, start - _FAR), min(len(tokens), start + _FAR)
    if _SIGNS.isdisjoint(tokens.words[first:last]):
        return ""
    number = own.numbers[start]
    for index in range(first, last):
        near = start - _NEAR <= index < start
        other = tokens.words[index] in _ELSEWHERE or (
            tokens.words[index] in _FURTHER and tokens.word(index - 1) == "a"
        )
        if other and (near or own.numbers[index] == number):
            found = _event_behind(tokens, index)
            if found:
                return f"another event: “{tokens.words[index]} {found}”"
    return ""


def _event_behind(tokens: Tokens, index: int) -> str:
    """Return the event of "an earlier [armed] attack"; "a day earlier, the attack" has none."""
    for word in tokens.words[index + 1 : index + 4]:
        if word in _EVENTS:
            return word
        if not word[0].isalpha() or word in ("the", "a", "an"):
            break
    return ""
