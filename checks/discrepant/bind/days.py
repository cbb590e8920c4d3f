"""Is a day that of the event which the cue names, or of something else told beside it?

"The shooting victim was identified on Monday" dates the identification; "another man was shot
on Friday", in an article about Sunday, dates another event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from discrepant.bind.article import Article
from discrepant.bind.cues import Clause
from discrepant.dates.words import MONTHS, WEEKDAYS
from discrepant.interval import Interval
from discrepant.model import EARLY, NIGHT, WEEKDAY, YEARLESS, Mention
from discrepant.prose.clause_words import AUXILIARIES, FINITE, NOT_PAST, OTHER_EVENT, PREPOSITIONS
from discrepant.tokens import table

_HAPPENING = table(
    "happened occurred took broke erupted began begun started start left killed injured wounded "
    "hurt hit struck claimed reported called unfolded ended came went happens held given issued "
    "made launched carried staged"
)
_INNER = table("fatally shot found")  # verbs that belong to what the cue tells
_SPANS = frozenset({"last", "past"})
_UNITS = table("days weeks months years")
_NEW = table(
    "a an another also others someone one two three four five six seven eight nine ten several"
)
_BEFORE_DAY = table("on in early late around about")
_OTHER = OTHER_EVENT | {"other"}
_AROUND = table("scene site anniversary memorial vigil about after before since")
_MANY = table("people children kids teens minors americans others victims")
_FOLLOWING = frozenset({"follow", "follows"})  # "the fires follow one on Saturday"
_FEASTS = frozenset({"halloween", "christmas", "easter", "thanksgiving"})
_ASKING = frozenset({"what", "how", "why"})
_LONG = 31  # days from which on a time may be one over which many such things are counted
_FEW = 5  # words behind "shooting" in which "of another man" follows
_PRECISE = 7  # days up to which a date may be the day of an event, and not a count over a time
_NEAR = 7  # words between "the" and its noun


def of_another(clause: Clause, cue: tuple[int, int]) -> str:
    """Return how the words around a cue say that they are not about the event, "" where not."""
    words, end = clause.words, clause.figure[1]
    behind = words[cue[1] : cue[1] + _FEW]
    before = words[max(end if end <= cue[0] else 0, cue[0] - 2) : cue[0]]
    other = (_OTHER & set(before)) or ({"another"} & set(behind) if "of" in behind else set())
    if "also" in before and {"a", "an"} & set(words[: cue[0]]):
        other = other or {"also"}
    if other:
        return f"of another event: “{min(other)}”"
    ahead = words[max(0, clause.figure[0] - 2) : clause.figure[0]]
    return "a time to come" if "for" in ahead and "coming" in words[slice(*clause.figure)] else ""


def why_not(clause: Clause, day: Interval | None, cue: tuple[int, int], own: frozenset[str]) -> str:
    """Return what else a day is the day of, "" where nothing says so.

    `cue` is where the naming words stand in the clause, `own` the words that the quantity
    looks for.
    """
    first, end = clause.figure
    words = clause.words
    if words[max(0, first - 2) : first] == ("as", "of"):
        return "the day up to which it is told"
    if _SPANS & set(words[first - 1 : first + 2]) and _UNITS & set(words[first:end]):
        return "a time over which it is told"
    if day is not None and _width(day) > _LONG and _counts(clause):
        return "a time over which they are counted"
    if words[first] in _FEASTS and cue[0] != end and _is_noun(words, end):
        return f"it says of what kind the {words[end]} is"
    if cue[0] and words[cue[0] - 1] in _ASKING:
        return f"not the day of “{words[cue[0] - 1]} {words[cue[0]]}”"
    if cue[0] > end and words[cue[0] - 1] == "to":
        before = next((each for each in words[:first] if _is_other_verb(each, own)), "")
        if before and before not in _AWAITED:
            return f"the day of “{before}”"  # "reacted on Monday to a decision to raise fares"
    if cue[0] >= end and (words[cue[0] - 1] == "and" or _is_object(words, end, cue)):
        return ""  # "on Monday he walked in and shot two", "on Monday he joined the talks"
    between = words[cue[1] : first] if cue[1] <= first else words[end : cue[0]]
    verb = next((each for each in between if _is_other_verb(each, own)), "")
    if "called" in between and words[end : end + 1] in (("for",), ("on",)):
        verb = verb or "called"  # "survivors of the fire called on Monday for a law"
    verb = verb or _leading(clause, cue, own)
    return f"the day of “{verb}”" if verb else ""


_AWAITED = frozenset({"expected", "scheduled", "planned", "supposed", "needed", "set"})


def _counts(clause: Clause) -> bool:
    """Tell "265 people were shot last year" from "he was shot last year"."""
    first, end = clause.figure
    outside = (*clause.words[:first], *clause.words[end:])
    return not _MANY.isdisjoint(outside) or any(
        word[0].isdecimal() and len(word) > 2 and "." not in word for word in outside
    )


def _is_object(words: tuple[str, ...], start: int, cue: tuple[int, int]) -> bool:
    """Tell "they launched an attack" from "they named the attack victims"."""
    at = next(
        (i for i in range(cue[0] - 1, max(start, cue[0] - _NEAR) - 1, -1) if _is_verb(words[i])), -1
    )
    following = words[cue[1]] if cue[1] < len(words) else ""
    ends = not following or following in PREPOSITIONS or _is_verb(following)
    return at >= 0 and ends and PREPOSITIONS.isdisjoint(words[at : cue[0]])


def _leading(clause: Clause, cue: tuple[int, int], own: frozenset[str]) -> str:
    """Return the verb right before a day, or one that is as near to it as a definite noun is.

    "He was charged Wednesday in the shooting", "got an alert about the shooting Wednesday".
    """
    words, first = clause.words, clause.figure[0]
    at = first - 1
    while at >= 0 and words[at] in _BEFORE_DAY:
        at -= 1
    if at >= 0 and cue[0] > at and _is_other_verb(words[at], own, frozenset()):
        return words[at]  # "a service was held Saturday for those burned in the fire"
    if cue[1] > first or _is_verb(words[cue[1] - 1]):
        return ""
    leading = words[max(0, cue[0] - _NEAR) : cue[0]]
    if "the" in leading and not _AROUND.isdisjoint(leading) and cue[1] <= first:
        return next(each for each in leading if each in _AROUND)
    verbs = [each for each in words[: cue[0]] if _is_verb(each)]
    others = [each for each in verbs if _is_other_verb(each, own)]
    # "The campaign is to begin on Friday" has no preposition.
    before = leading[:-1] if leading[-1:] == ("to",) else leading
    led = "the" in leading and not PREPOSITIONS.isdisjoint(before)
    if led and verbs and set(verbs) <= AUXILIARIES:
        return verbs[-1]  # "nobody was in custody for the fire Sunday"
    return others[-1] if others and (led or _is_first_of_two(clause, cue)) else ""


def _is_first_of_two(clause: Clause, cue: tuple[int, int]) -> bool:
    """Tell the "incident" of "filed an incident report" from that of "an incident on Monday"."""
    if cue[1] >= clause.figure[0]:
        return False
    return _is_noun(clause.words, cue[1])


def _is_noun(words: tuple[str, ...], at: int) -> bool:
    """Tell what is no preposition, verb or time of day, where there is no telling nouns."""
    word = words[at] if at < len(words) else ""
    return bool(word) and not (word in PREPOSITIONS or word in _HOURS or _is_verb(word))


_HOURS = table("morning afternoon evening night day eve and when while after before")


def _is_verb(word: str) -> bool:
    return word in FINITE or (word.endswith("ed") and len(word) > 4 and word not in NOT_PAST)


def _is_other_verb(word: str, own: frozenset[str], happening: frozenset[str] = _HAPPENING) -> bool:
    return (
        (_is_verb(word) or word in _FOLLOWING)
        and word not in AUXILIARIES
        and word not in happening
        and word not in _INNER
        and not any(word.startswith(each) for each in own)
    )


def of_others(told: Sequence[tuple[Clause, tuple[int, int], Interval]]) -> list[int]:
    """Return which of the days that an article gives for one cue are of another event.

    The event of an article is the one it gives a day for most often.  Whatever has another day is
    the same event only where the words say so: "the attack", "the dam".
    """
    if not told:
        return []
    main = _own_day([day for _, _, day in told])
    subjects: set[str] = set()
    found: list[int] = []
    for index, (clause, cue, day) in enumerate(told):
        named = _subject(clause, cue)
        if day.disjoint(main) and not (named & (subjects | {"the"})):
            found.append(index)
        elif not day.disjoint(main):
            subjects |= named - {"the"}
    return found


def _own_day(days: Sequence[Interval]) -> Interval:
    """Return the day that an article gives most often, of those the latest."""
    single = [day for day in days if _width(day) == 0]
    precise = single or [day for day in days if _width(day) <= _PRECISE] or days[:1]
    times = Counter(precise)
    return max(times, key=lambda day: (times[day], day.sort_key()))


def _width(day: Interval) -> float:
    if day.low is None or day.high is None:
        return float("inf")
    return float(day.high - day.low)


def _subject(clause: Clause, cue: tuple[int, int]) -> set[str]:
    """Return whom or what the cue is said of: "the" for the event itself, else a noun."""
    words = clause.words
    if _is_verb(words[cue[1] - 1]):
        before = [each for each in words[: cue[0]] if each not in AUXILIARIES]
        return set() if _NEW & set(before) else set(before[-1:])
    following = words[cue[1] : cue[1] + 2]
    happens = any(each in _HAPPENING or each in AUXILIARIES for each in following)
    plural = words[cue[1] - 1].endswith("s")
    return (
        {"the"} if "the" in words[max(0, cue[0] - 3) : cue[0]] and happens and not plural else set()
    )


def stands(clause: Clause, at: int, cue: str) -> tuple[int, int]:
    """Return where the words of a cue stand in a clause, which an offset points to."""
    index = next((i for i, offset in enumerate(clause.offsets) if offset == at), 0)
    return index, index + len(cue.split())


def of_day(article: Article, mention: Mention) -> str:
    """Return what a day is given by where the publication alone says which week or year.

    With it goes whether it is the night of that day, or its small hours.
    """
    return "; ".join(filter(None, (_undated(article, mention), _hour(article, mention))))


def _hour(article: Article, mention: Mention) -> str:
    """Tell "late on Monday", "Monday night" and "early on Tuesday", "Tuesday at 2 a.m."."""
    clause = article.clause(mention)
    first, end = clause.figure
    near = {*clause.words[max(0, first - _HOUR_BEFORE) : end], *clause.words[end : end + 1]}
    at_hour = {*clause.words[max(0, first - _HOUR_BEFORE) : end + _HOUR_BEHIND]}
    if near & _SMALL_HOURS or at_hour & {"a.m", "am"}:
        return EARLY
    return NIGHT if near & _LATE or at_hour & {"p.m", "pm"} else ""


_HOUR_BEFORE, _HOUR_BEHIND = 4, 5  # words around a day that tell its hour
_SMALL_HOURS = frozenset({"morning", "early", "dawn", "overnight"})
_LATE = frozenset({"night", "late", "evening", "midnight"})


def _undated(article: Article, mention: Mention) -> str:
    words = article.word(mention.span).replace("'s", "").split()
    day = _only_day(mention)
    if day is None:
        return ""
    has_month = any(word[:3] in _MONTHS for word in words)
    named = any(word in _WEEKDAYS for word in words)
    if named and not has_month and not any(word[0].isdecimal() for word in words):
        return f"{WEEKDAY}: {_WEEKDAYS[day.weekday()]}"
    year = any(len(word) == 4 and word.isdecimal() for word in words)
    if has_month and not year:
        return f"{YEARLESS}: {day:%m-%d}"
    return ""


def _only_day(mention: Mention) -> date | None:
    value = mention.value
    if value is None or not value.is_point or value.low is None:
        return None
    return date.fromordinal(int(value.low))


_WEEKDAYS = tuple(WEEKDAYS)
_MONTHS = frozenset(name[:3] for name in MONTHS)
