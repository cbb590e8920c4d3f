"""What does a figure count: the head of its noun phrase, and what "each" or "per" divides by?

No parser and no dictionary: a head is the last plural of the words that follow the figure,
before anything that cannot stand inside a noun phrase.  Where that is not clear there is no
noun, and the quantity's cue decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from discrepant.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Counted:
    """Hold the counted phrase after a figure, as token indices (the ends excluded).

    `head` is the noun itself, `end` the end of the phrase, "each" included; `per` the noun
    that the figure is divided by, None where it is not.
    """

    head: tuple[int, int] | None
    end: int
    per: tuple[int, int] | None = None


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that end a noun phrase: prepositions, conjunctions, auxiliaries, pronouns, verbs that
# follow a counted noun in news, and the participles that say what happened to it.
_STOPS = _words(
    "to from in on at by for with without of into onto over under after before since during until "
    "till as than that which who whom whose where when while if because though although and or but "
    "nor so yet is are was were be been being am has have had do does did will would can could may "
    "might must shall should not n't no never he she it they we you i him her them us this these "
    "those there here then now also too still already just only even about against among between "
    "through per each apiece a an the his its their our my your amid across near "
    "around behind beyond via within outside inside up down out off away back ago later earlier "
    "says said say told tells added adds went goes came comes took takes left leaves remain remains "
    "died dies dead killed wounded injured hurt arrested shot missing alive displaced captured "
    "detained hospitalized treated charged held taken sent deployed stationed sentenced fled died "
    "fighting undergoing preparing training including involving involved according ranging "
    "believed thought expected reported known lost survived escaped remained became began started "
    "stormed attacked joined entered arrived gathered marched protested lived worked "
    "is's was's how what why whether any all both either neither another strong worth "
    "annually monthly daily weekly yearly today yesterday tomorrow tonight "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december"
)
# Plurals without an s, and collectives that are counted in heads.
_PLURALS = _words(
    "people men women children police personnel staff troops infantry cattle sheep aircraft "
    "spacecraft percent cent % dollars euros pounds militia cavalry fish deer livestock media "
    "policemen policewomen firemen gunmen servicemen servicewomen fishermen businessmen "
    "lawmakers congressmen teeth feet mice geese criteria phenomena crew faithful homeless youth "
    "folk folks crewmen airmen marines guardsmen infantrymen clergymen spokesmen"
)
# Words that end in s and are no plural noun.
_NOT_PLURALS = _words(
    "this his its as is was has does us plus thus less across perhaps news previous various "
    "serious dangerous religious famous victorious numerous suspicious anonymous "
    "says tells goes comes takes remains leaves adds makes gives gets needs wants seems "
    "always towards besides overseas sometimes afterwards upwards unless whereas yes "
    "business class mass loss cross press address process success access"
)
_STAND_INS = _words("more others other additional")
_CLOSING = frozenset("”\"'’")
_LONGEST = 8  # words a noun phrase may have before its head
_REACH = 14  # tokens to look back for what "each" divides by


def after(tokens: Tokens, at: int, number_is_one: bool = False, floor: int = 0) -> Counted:
    """Read what the figure that ends at token `at` counts.

    `number_is_one` allows a singular head ("one student dead").  `floor` is the first token of
    the figure, before which the noun of "each" is looked for.
    """
    percent = _percent(tokens, at)
    if percent is not None:
        return Counted((at, percent), percent)
    start = _past_quote(tokens, at)
    if tokens.word(start) == "-" and tokens.touches(start) and tokens.is_word(start + 1):
        return _compound(tokens, start)
    if tokens.word(start) == "of" and tokens.word(start + 1) not in _STOPS:
        start += 1
    head = _head(tokens, start, number_is_one)
    end = at if head is None else head[1]
    if head is not None and tokens.word(head[0]) in _STAND_INS:
        head = None  # "2,700 more", "three others": the noun was left out
    per, per_end = _per(tokens, end, floor)
    return Counted(head, max(end, per_end), per)


def _percent(tokens: Tokens, at: int) -> int | None:
    word = tokens.word(at)
    if word in ("%", "percent", "pct"):
        return at + 2 if tokens.word(at + 1) in ("points", "point") else at + 1
    if word == "per" and tokens.word(at + 1) == "cent":
        return at + 2
    if word == "percentage" and tokens.word(at + 1) in ("points", "point"):
        return at + 2
    return None


def _past_quote(tokens: Tokens, at: int) -> int:
    return at + 1 if tokens.word(at) in _CLOSING else at


def _compound(tokens: Tokens, at: int) -> Counted:
    """Read "6,000-man brigade", "20-mile stretch"; "6,000-man" divides by what follows."""
    head = (at + 1, at + 2)
    if tokens.word(at + 1) in ("man", "person", "member", "strong", "soldier"):
        following = _head(tokens, at + 2, True)
        if following is not None:
            return Counted(head, at + 2, following)
    return Counted(head, at + 2)


def _head(tokens: Tokens, at: int, number_is_one: bool) -> tuple[int, int] | None:
    """Return the head of the noun phrase that begins at `at`, None where none is clear."""
    best = None
    last = None
    for index in range(at, min(at + _LONGEST, len(tokens))):
        word = tokens.word(index)
        if word == "'" or (word == "-" and index > at):
            continue  # "special-operations soldiers"
        if not _may_stand_inside(tokens, index):
            break
        if is_plural(word):
            best = index
        elif best is not None:
            break  # "troops organized", "people dead": the phrase has ended
        last = index
    if best is None:
        best = last if _clear_singular(tokens, at, last, number_is_one) else None
    return None if best is None else (best, best + 1)


def _may_stand_inside(tokens: Tokens, index: int) -> bool:
    word = tokens.word(index)
    if not (tokens.is_word(index) or word == "%") or word in _STOPS:
        return False
    return not (word.endswith("ly") and not tokens.is_capital(index) and word != "elderly")


def _clear_singular(tokens: Tokens, at: int, last: int | None, number_is_one: bool) -> bool:
    """Tell whether a phrase without a plural has a head all the same: "one man", "5 km"."""
    if last is None:
        return False
    return number_is_one or last == at or tokens.word(last) in _PLURALS


def is_plural(word: str) -> bool:
    """Tell whether a folded word looks like a plural noun."""
    if word in _PLURALS:
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "ous"))
        and word not in _NOT_PLURALS
    )


# ---------------------------------------------------------------- each, per


def _per(tokens: Tokens, at: int, floor: int) -> tuple[tuple[int, int] | None, int]:
    """Read "each", "apiece", "per brigade", "a barrel" after the noun, "each of" before it."""
    index = _past_quote(tokens, at)
    word = tokens.word(index)
    if word in ("each", "apiece"):
        return _noun_before(tokens, floor), index + 1
    if word == "per" and tokens.is_word(index + 1):
        return (index + 1, index + 2), index + 2
    if word in ("a", "an") and tokens.word(index + 1) in _RATES:
        return (index + 1, index + 2), index + 2
    if tokens.word(floor - 1) in ("of", "with", "numbering", "has", "have") or _each(tokens, floor):
        return _divided_before(tokens, floor), at
    return None, at


_RATES = _words(
    "day week month year hour minute second barrel gallon ton tonne kilogram kilo pound person "
    "head household piece share ounce mile kilometer kilometre litre liter"
)


def _each(tokens: Tokens, floor: int) -> bool:
    return any(tokens.word(index) == "each" for index in range(max(0, floor - 3), floor))


def _divided_before(tokens: Tokens, floor: int) -> tuple[int, int] | None:
    """Read "each of 3,000 men", "each brigade has 3,000 men", "two brigades of 6,000 men"."""
    for index in range(floor - 1, max(-1, floor - 4), -1):
        if tokens.word(index) == "each":
            following = tokens.word(index + 1)
            if index + 1 < floor and following not in _STOPS and tokens.is_word(index + 1):
                return (index + 1, index + 2)
            return _noun_before(tokens, index)
    before = floor - 2
    if tokens.word(floor - 1) == "of" and is_plural(tokens.word(before)):
        # Only a counted plural: "two brigades of 6,000 men", not "brigades of 6,000 men".
        counted = tokens.word(before - 1)
        if tokens.is_number(before - 1) or counted in _SMALL_COUNTS:
            return (before, before + 1)
    return None


_SMALL_COUNTS = _words(
    "two three four five six seven eight nine ten eleven twelve several few dozen both"
)


def _noun_before(tokens: Tokens, floor: int) -> tuple[int, int] | None:
    for index in range(floor - 1, max(-1, floor - _REACH), -1):
        if is_plural(tokens.word(index)) and tokens.word(index) not in _STOPS:
            return (index, index + 1)
    return None
