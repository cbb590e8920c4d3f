"""What does a figure count: which word is the head of its noun phrase?

No parser and no dictionary: a head is the last plural of the words that follow the figure,
before anything that cannot stand inside a noun phrase.  Where that is not clear there is no
noun, and the quantity's cue decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from discrepant.figures import measure_nouns
from discrepant.figures.divisors import divisor
from discrepant.figures.noun_words import (
    MANNERS,
    NOT_PLURALS,
    PAST,
    PLURALS,
    STATES,
    STOPS,
    is_plural,
)
from discrepant.figures.number_words import NUMBER_WORDS
from discrepant.tokens import QUOTES, Tokens, table
from discrepant.units import signs as unit_signs
from discrepant.units.signs import Sign
from discrepant.units.words import PERSON_WORDS


@dataclass(frozen=True, slots=True)
class Counted:
    """Hold the counted phrase after a figure, as token indices (the ends excluded).

    `head` is the noun itself, `end` the end of the phrase, "each" included; `per` the noun
    that the figure is divided by, None where it is not.  "2 of the 3 men" counts men, whose
    head then lies beyond `end`.  `unit` is what a sign stands for ("5 in", "10 km/h"), where
    the head is no word that tells it by itself.
    """

    head: tuple[int, int] | None
    end: int
    per: tuple[int, int] | None = None
    unit: str | None = None


_STAND_INS = table("more others other additional")
_OF_WHAT = table("the these those his her its their our my your")
_OBJECTS = table("a an the his her its their him them it")
_REPORTING = frozenset({"say", "said", "fear", "report"})
_LABEL = 5  # tokens that a label before a colon may have
_LONGEST = 8  # words a noun phrase may have before its head


def after(tokens: Tokens, at: int, number_is_one: bool = False, floor: int = 0) -> Counted:
    """Read what the figure that ends at token `at` counts.

    `number_is_one` allows a singular head ("one student dead").  `floor` is the first token of
    the figure, before which the noun of "each" is looked for.  "2,700 more wounded" has no
    head: the noun was left out.
    """
    word = tokens.word(at)
    percent = measure_nouns.percent(tokens, at)
    if percent is not None:
        return Counted((at, percent), percent)
    if word in unit_signs.OPENERS:
        sign = unit_signs.read(tokens, at)
        if sign is not None:
            return _by_sign(tokens, sign, floor)
        if unit_signs.is_name(tokens, at + 1):
            return Counted(None, at)
    start = at + 1 if word in QUOTES else at
    if tokens.word(start) == "-" and tokens.touches(start) and tokens.is_word(start + 1):
        return _compound(tokens, start, floor)
    head = measure_nouns.measure(tokens, start)
    end = at
    if head is not None:
        end = head[1]
    else:
        head, end = _counted(tokens, at, start, number_is_one)
    per, per_end = divisor(tokens, end, floor)
    return Counted(head, max(end, per_end), per)


def of_label(tokens: Tokens, start: int) -> Counted:
    """Read the noun of "Acres burned: 32,000", of a figure that begins at token `start`."""
    for at in range(max(0, start - 1 - _LABEL), start - 1):
        word = tokens.word(at)
        if word in measure_nouns.MEASURES or (tokens.is_word(at) and is_plural(word)):
            return Counted((at, at + 1), start)
    return Counted(None, start)


def _by_sign(tokens: Tokens, sign: Sign, floor: int) -> Counted:
    if sign.per is not None:
        return Counted((sign.start, sign.end), sign.per[1], sign.per, sign.unit)
    per, per_end = divisor(tokens, sign.end, floor)
    return Counted((sign.start, sign.end), max(sign.end, per_end), per, sign.unit)


def _counted(
    tokens: Tokens, at: int, start: int, number_is_one: bool
) -> tuple[tuple[int, int] | None, int]:
    """Return the head of what is counted and the end of the phrase."""
    if tokens.word(start) == "of":
        if tokens.word(start + 1) in _OF_WHAT:
            return _whole(tokens, start + 2), at
        if tokens.word(start + 1) not in STOPS:
            start += 1
            head = measure_nouns.measure(tokens, start)
            if head is not None:
                return head, head[1]
    head = _head(tokens, start, number_is_one)
    end = at if head is None else head[1]
    if head is not None and tokens.word(head[0]) in _STAND_INS:
        head = None  # "2,700 more", "three others": the noun was left out
    return head, end


def _whole(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the noun of the whole: "12 of the 26 students", "none of the three men"."""
    while tokens.is_number(at) or tokens.word(at) in NUMBER_WORDS:
        at += 1
    return _head(tokens, at, False)


def _compound(tokens: Tokens, at: int, floor: int) -> Counted:
    """Read "6,000-man brigade", "20-mile stretch"; "6,000-man" divides by what follows."""
    head = (at + 1, at + 2)
    word = tokens.word(at + 1)
    end = at + 2
    if word == "strong":
        return Counted(None, end)
    if word in measure_nouns.DIMENSIONS and tokens.word(end + 1) in measure_nouns.MEASURES:
        return Counted((at + 1, end + 2), end + 2)  # "a 20,000-square-foot hall"
    if word in ("year", "month", "week", "day") and tokens.word(end) == "-":
        end += 2 if tokens.word(end + 1) in ("old", "olds") else 0
    if word in ("man", "person", "member", "soldier"):
        following = _head(tokens, end, True)
        if following is not None:
            return Counted(head, end, following)
    per, per_end = divisor(tokens, end, floor)
    return Counted(head, max(end, per_end), per)


# ---------------------------------------------------------------- the head


def _head(tokens: Tokens, at: int, number_is_one: bool) -> tuple[int, int] | None:
    """Return the head of the noun phrase that begins at `at`, None where none is clear."""
    best = None
    last = None
    index = _past_age(tokens, at)
    stop = min(index + _LONGEST, len(tokens))
    while index < stop:
        word = tokens.word(index)
        if word == "'" or (word == "-" and index > at and tokens.touches(index)):
            index += 1
            continue  # "special-operations soldiers"
        if not _may_stand_inside(tokens, index):
            if best is not None or not _describes(tokens, index):
                break
        elif number_is_one and last is not None and _does(tokens, index):
            break
        if word == "ages" and tokens.is_number(index + 1):
            break  # "three men ages 18, 19 and 21"
        if is_plural(word) and not _is_modifier(tokens, index):
            best = index
        elif best is not None:
            break  # "troops organized", "people dead": the phrase has ended
        last = index
        index += 1
    if best is None:
        best = last if _clear_singular(tokens, at, last, number_is_one) else None
    return None if best is None else (best, best + 1)


def _does(tokens: Tokens, index: int) -> bool:
    """Tell what the one does: "one group asked for help", "one bullet entering his chest"."""
    word = tokens.word(index)
    return word.endswith("ed") or (word.endswith("ing") and tokens.word(index + 1) in _OBJECTS)


def _describes(tokens: Tokens, index: int) -> bool:
    """Tell "two heavily armed men", "three wounded soldiers" from "40 wounded in the north"."""
    if tokens.word(index) in STATES:
        return _is_noun_next(tokens, index)
    following = tokens.word(index + 1)
    described = following in STATES or following not in STOPS
    return tokens.word(index) in MANNERS and described and _is_noun_next(tokens, index + 1)


def _is_noun_next(tokens: Tokens, index: int) -> bool:
    """Tell whether a plural follows that reports nothing: not "40 wounded police say"."""
    noun = tokens.word(index + 1)
    return is_plural(noun) and noun not in STOPS and tokens.word(index + 2) not in _REPORTING


def _past_age(tokens: Tokens, at: int) -> int:
    """Skip an age before the noun: "two 17-year-old boys"."""
    if tokens.is_number(at) and tokens.words[at + 1 : at + 5] == ("-", "year", "-", "old"):
        return at + 5
    return at


def _is_modifier(tokens: Tokens, index: int) -> bool:
    """Tell "special-operations" in "special-operations soldiers", "Kansas City men" from a head."""
    if tokens.word(index + 1) == "-":
        return tokens.touches(index + 1)
    if not (tokens.is_capital(index) and tokens.is_capital(index + 1)):
        return False
    if tokens.word(index) in PLURALS or tokens.word(index + 1) in STOPS:
        return False
    behind = range(index + 2, index + 4)
    return any(is_plural(tokens.word(at)) and not tokens.is_capital(at) for at in behind)


def _may_stand_inside(tokens: Tokens, index: int) -> bool:
    word = tokens.word(index)
    if word in STOPS or word in NUMBER_WORDS or not tokens.is_word(index):
        return False
    return not (word.endswith("ly") and not tokens.is_capital(index) and word != "elderly")


def _clear_singular(tokens: Tokens, at: int, last: int | None, number_is_one: bool) -> bool:
    """Tell whether a phrase without a plural has a head all the same: "one man", "5 km"."""
    if last is None or tokens.word(last).endswith("'s"):
        return False
    if number_is_one or tokens.word(last) in PLURALS:
        return True
    # "The two argued", "the 12,000 includes" count nothing.
    word = tokens.word(last)
    is_verb = _is_doing_word(word) or word in NOT_PLURALS | PAST
    return last == at and not is_verb


def _is_doing_word(word: str) -> bool:
    """Tell the verb of "27,456 voted for it", "15 going to others" from a noun."""
    return word.endswith(("ed", "ing")) and len(word) > 4


def counts_people(tokens: Tokens, counted: Counted) -> bool:
    """Tell whether what a figure counts is known to be people."""
    return counted.head is not None and tokens.word(counted.head[0]) in PERSON_WORDS
