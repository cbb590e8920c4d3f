"""What is a figure divided by: "3,000 men each", "per brigade", "$80 a barrel"?"""

from __future__ import annotations

from discrepant.figures.noun_words import STOPS, is_plural
from discrepant.tokens import CLOSING_QUOTES, Tokens, table

_REACH = 14  # tokens to look back for what "each" divides by
_TO_DOER = 9  # tokens from "each" to the figure
_RATES = table(
    "day week month year hour minute second barrel gallon ton tonne kilogram kilo pound person "
    "head household piece share ounce mile kilometer kilometre litre liter dozen night game"
)
_EACH = frozenset({"each", "every"})
_DOING = table(
    "can could will would may might must has have had is was took takes held holds lost got gets "
    "saw sent sends made makes brought brings left leaves gave gives found bought sold won paid "
    "pays carries needs seats costs weighs spent cost built kept caught shot hit lasts"
)
_NO_DOERS = table("who which that whom one other person everyone and or but of's")
_SMALL_COUNTS = table(
    "two three four five six seven eight nine ten eleven twelve several few dozen both"
)


def divisor(tokens: Tokens, at: int, floor: int) -> tuple[tuple[int, int] | None, int]:
    """Return the noun that the figure is divided by, and the end of the words that say so.

    They stand after the counted noun, which ends at token `at` ("each", "apiece", "per
    brigade", "a barrel"), or before the figure, which begins at `floor` ("each of 3,000 men").
    The end is `at` where they stand before, or nothing divides.
    """
    index = _past_quote(tokens, at)
    word = tokens.word(index)
    if word in ("each", "apiece"):
        return _noun_before(tokens, floor), index + 1
    if word in ("per", "every") and tokens.is_word(index + 1):
        return (index + 1, index + 2), index + 2
    hyphen = word == "-" and tokens.word(index + 1) == "a" and tokens.word(index + 2) == "-"
    if hyphen and tokens.word(index + 3) in _RATES:
        return (index + 3, index + 4), index + 4
    if word in ("a", "an") and tokens.word(index + 1) in _RATES and not _is_when(tokens, index):
        return (index + 1, index + 2), index + 2
    before = tokens.word(floor - 1)
    if before in ("of", "with", "numbering", "has", "have") or _each(tokens, floor):
        return _divided_before(tokens, floor), at
    return _doer(tokens, floor), at


def _is_when(tokens: Tokens, at: int) -> bool:
    """Tell "$36m a year ago" from "$36m a year"."""
    return tokens.word(at + 2) in ("ago", "earlier", "later", "before", "after")


def _past_quote(tokens: Tokens, at: int) -> int:
    return at + 1 if tokens.word(at) in CLOSING_QUOTES else at


def _each(tokens: Tokens, floor: int) -> bool:
    return "each" in tokens.words[max(0, floor - 3) : floor]


def _divided_before(tokens: Tokens, floor: int) -> tuple[int, int] | None:
    """Read "each of 3,000 men", "each brigade has 3,000 men", "two brigades of 6,000 men"."""
    for index in range(floor - 1, max(-1, floor - 4), -1):
        if tokens.word(index) == "each":
            following = tokens.word(index + 1)
            if index + 1 < floor and following not in STOPS and tokens.is_word(index + 1):
                return (index + 1, index + 2)
            return _noun_before(tokens, index)
    before = floor - 2
    if tokens.word(floor - 1) == "of" and is_plural(tokens.word(before)):
        # Only a counted plural: "two brigades of 6,000 men", not "brigades of 6,000 men".
        counted = tokens.word(before - 1)
        if tokens.is_number(before - 1) or counted in _SMALL_COUNTS:
            return (before, before + 1)
    return None


def _doer(tokens: Tokens, floor: int) -> tuple[int, int] | None:
    """Read "each boat picked up 12", "each of the lifeboats can hold 12": what does the verb."""
    first = max(0, floor - _TO_DOER)
    words = tokens.words[first:floor]
    if _EACH.isdisjoint(words):
        return None
    each = max(first + at for at, word in enumerate(words) if word in _EACH)
    noun = each + 1
    if tokens.word(noun) == "of":
        noun += 2
    while noun + 1 < floor and not _is_doing(tokens.word(noun + 1)):
        noun += 1
    between = tokens.words[each + 1 : floor]
    is_clear = all(tokens.is_word(at) or tokens.word(at) == "-" for at in range(each + 1, floor))
    if noun + 1 >= floor or not is_clear or not _NO_DOERS.isdisjoint(between):
        return None
    return (noun, noun + 1)


def _is_doing(word: str) -> bool:
    return word in _DOING or (word.endswith("ed") and len(word) > 4)


def _noun_before(tokens: Tokens, floor: int) -> tuple[int, int] | None:
    for index in range(floor - 1, max(-1, floor - _REACH), -1):
        if is_plural(tokens.word(index)) and tokens.word(index) not in STOPS:
            return (index, index + 1)
    return None
