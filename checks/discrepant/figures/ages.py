"""Is this number somebody's age?

"Tyler Hill, 23, died", "aged 34", "a boy, 5,", "(41)": ages stand beside people in nearly
every sentence about them, and count nothing.
"""

from __future__ import annotations

from discrepant.figures.labels import DAY_NAMES
from discrepant.model import Figure
from discrepant.tokens import Tokens, table

_OLDEST = 119
_BEFORE = frozenset({"aged", "age", "ages"})
_PEOPLE = table(
    "man woman boy girl male female child teen teenager son daughter father mother brother sister "
    "husband wife victim suspect student driver baby infant toddler officer juvenile resident "
    "mayor teacher soldier worker employee nurse doctor pilot pastor priest coach manager owner "
    "guard deputy trooper firefighter professor farmer clerk gunman shooter bystander pedestrian "
    "passenger cyclist neighbor neighbour friend uncle aunt cousin niece nephew grandmother "
    "grandfather grandson granddaughter boyfriend girlfriend fiancee mom dad native veteran "
    "jr sr ii iii"
)
_ENDS = frozenset(["", *", . ; ) – — - and was were is are of who all both".split()])
_IS = frozenset({"is", "was"})
_AFTER_IS = frozenset({"", ".", ",", ";", "when", "and", "at"})
_LEADING = table("the a an in at of from on for to by its")  # a place or a thing
_JOINTS = frozenset({",", "and", "or", "to"})
_LONGEST_LIST = 40  # tokens


def is_age(tokens: Tokens, figure: Figure) -> bool:
    """Tell whether a bare number stands where an age stands."""
    value = figure.value.low
    if not figure.value.is_point or value is None or value.denominator != 1:
        return False
    if figure.scale != 1 or figure.unit or not 0 <= value <= _OLDEST:
        return False
    if _says_age(tokens, figure.start - 1) or _continues_ages(tokens, figure.start):
        return True
    # "15yo boy"
    return tokens.word(figure.end) == "yo" or _stands_as_age(tokens, figure, int(value))


def _stands_as_age(tokens: Tokens, figure: Figure, value: int) -> bool:
    """Tell by what stands before it whether a number is an age."""
    before = tokens.word(figure.start - 1)
    if before in ("under", "over"):
        limit = _is_age_limit(tokens, figure.start - 2, value)
        return limit and tokens.word(figure.end) in _ENDS
    if before == "than":
        return tokens.word(figure.start - 2) in _THAN and tokens.word(figure.end) in _ENDS
    if before == "both":
        return tokens.word(figure.end) in _ENDS
    if before in _IS:
        return _is_said_of_one(tokens, figure)
    if before == "of":
        return _is_of_one(tokens, figure, value)
    if before == "(" and tokens.word(figure.end) == ")":
        return _names_person(tokens, figure.start - 2)
    if before != ",":
        return False
    named = _is_apposed(tokens, figure) and _names_person(tokens, figure.start - 2)
    return named or _has_home(tokens, figure)


def _is_of_one(tokens: Tokens, figure: Figure, value: int) -> bool:
    """Tell "a shopkeeper of 43" from "a mother of two", "a crowd of 43"."""
    who = tokens.word(figure.start - 2)
    one = not _ONE.isdisjoint(tokens.words[max(0, figure.start - 5) : figure.start - 2])
    known = who in _PEOPLE or who.endswith(("keeper", "man", "woman", "ist"))
    return one and known and value >= _GROWN and tokens.word(figure.end) in _ENDS


_THAN = frozenset({"older", "younger"})
_ONE = frozenset({"a", "an"})
_GROWN = 13  # fewer may be children


def _is_age_limit(tokens: Tokens, at: int, value: int) -> bool:
    """Tell "a third were under 18", "adults over 65" from "losses were over 40"."""
    word = tokens.word(at)
    return value in _LIMITS and (word in _WERE or word in _OF_SOME_AGE)


_LIMITS = frozenset({5, 10, 12, 13, 14, 15, 16, 17, 18, 21, 60, 65, 70, 75, 80})
_WERE = frozenset({"were", "are", "aged", "those", "anyone", "everyone"})
_OF_SOME_AGE = table("people adults children women men girls boys residents voters")


def is_then(tokens: Tokens, figure: Figure) -> bool:
    """Tell the age of another day: "who was 36 when it began", "then 36", "36 at the time"."""
    end = figure.end
    end += tokens.word(end) == ","
    if tokens.words[end : end + 3] == ("at", "the", "time") or tokens.word(end) == "then":
        return True
    before = tokens.word(figure.start - 1)
    if before == "then" or tokens.words[figure.start - 2 : figure.start] == ("then", "aged"):
        return True
    return before == "was" and tokens.word(end) == "when"


def _is_said_of_one(tokens: Tokens, figure: Figure) -> bool:
    """Tell "Smith was 34 when …" and "she is 34" from "the score in Troy was 34"."""
    if tokens.word(figure.end) not in _AFTER_IS:
        return False
    at = figure.start - 2
    at -= tokens.word(at) == "who"
    at -= tokens.word(at) == ","
    if tokens.word(at) in ("he", "she"):
        return True
    while _names_person(tokens, at) and tokens.is_capital(at):
        at -= 1
    named = at < figure.start - 2
    return named and _LEADING.isdisjoint((tokens.word(at), tokens.word(at + 1)))


def is_old(tokens: Tokens, end: int) -> bool:
    """Tell whether a counted phrase that ends at a token says how old: "34-year-old"."""
    return "old" in (tokens.word(end - 1), tokens.word(end)) or tokens.word(end + 1) == "old"


def _is_apposed(tokens: Tokens, figure: Figure) -> bool:
    """Tell "Jones, 34, was" and "Jones, 34 -- the pilot" from "the town, three of which"."""
    after = tokens.word(figure.end)
    if after == "-" and tokens.touches(figure.end):
        return False  # "His mother, 58-year-old Ann"
    if tokens.word(figure.start - 2) in _PEOPLE and tokens.is_capital(figure.end):
        return True  # "a man, 18 Jose Lee was hurt"
    if figure.start == 2 and after != ",":
        return False  # the first word of a sentence has its capital anyway
    return after in _ENDS and (after != "of" or tokens.is_capital(figure.end + 1))


def _has_home(tokens: Tokens, figure: Figure) -> bool:
    """Tell "the mother of two, 42, of Otley": where somebody lives follows an age."""
    end = figure.end
    return tokens.words[end : end + 2] in ((",", "of"), (",", "from")) and tokens.is_capital(
        end + 2
    )


def _names_person(tokens: Tokens, at: int) -> bool:
    if tokens.word(at) == ".":
        at -= 1  # "Jr., 18,"
    word = tokens.word(at)
    if word in _PEOPLE:
        return True
    return tokens.is_capital(at) and tokens.is_word(at) and word not in DAY_NAMES


def _says_age(tokens: Tokens, at: int) -> bool:
    """Tell whether the words up to token `at` announce an age: "aged", "the age of"."""
    at -= tokens.word(at) == "of"
    return tokens.word(at) in _BEFORE


def _continues_ages(tokens: Tokens, at: int) -> bool:
    """Read on in "ages 3, 5 and 7", "the ages of 16 and 19"."""
    if tokens.word(at - 1) not in ("and", ",", "to", "or"):
        return False
    floor = max(0, at - _LONGEST_LIST)
    while at > floor and (tokens.is_number(at - 1) or tokens.word(at - 1) in _JOINTS):
        at -= 1
    return _says_age(tokens, at - 1)
