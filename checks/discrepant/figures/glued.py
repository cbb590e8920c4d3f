"""Do letters and marks that touch a number scale it, measure it, or make a name of it?

"12k", "$5m", "2bn" scale; "5kg", "24m2" measure; "A320", "9:30", "13F" are names and times.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from discrepant.figures import currencies
from discrepant.figures.number_words import NUMBER_WORDS, SCALES, scale_after
from discrepant.tokens import DASHES, Tokens, table

# Letters that touch the digits, or follow an amount of money.  A bare "m" is a metre as often
# as a million, and a "b" an apartment: see _letter.
_LETTERS = {
    "k": 1_000,
    "m": 1_000_000,
    "mm": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "mil": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "bln": 1_000_000_000,
    "t": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
    "tln": 1_000_000_000_000,
    "trn": 1_000_000_000_000,
}
_CLEAR_LETTERS = frozenset({"k", "mn", "mln", "mil", "bn", "bln", "tn", "tln", "trn"})
_SPACED_LETTERS = frozenset({"mn", "mln", "bn", "bln", "tln", "trn"})
# What may touch digits and be a unit; any other letters make a name of them ("13F", "A320").
_GLUED_UNITS = table(
    "km kms m dm cm mm nm mi ft yd yds in kg kgs g mg lb lbs oz t l dl cl ml mls gal gals mph kph "
    "kmh kmph kw kwh mw mwh gw gwh w v hz khz mhz ghz kb mb gb tb h hr hrs min mins sec secs yo yr "
    "yrs c f p pc pct ha sq rad deg s' µg mcg"
)
_BEFORE_HEAT = table(
    "to of at above below over under about around near nearly reach reached hit hits exceed "
    "exceeded and between - ( with"
)
_AREAS = table("m km cm mm ft")
_SMALL_UNITS = frozenset("gmhps")
_NEAR = 12  # tokens
_GLUE = frozenset(":/#@_^×&=%")
_METRES_AFTER = table(
    "waves isn't is's is was has tunnels crisis flames seas walls towers hurdles stairs"
)
_PLURALS = frozenset({"people", "men", "women", "children", "more"})
_PRIMES = frozenset("'’′")
_POINTS = frozenset("·‧∙")  # decimal points to some, group marks to others, bullets elsewhere
_THOUSANDTHS = frozenset("‰‱")


class Scaled(NamedTuple):
    """Hold what follows digits: what it multiplies by, and the token after it."""

    scale: int
    end: int


def scale(tokens: Tokens, at: int, is_money: bool) -> Scaled | None:
    """Return what the tokens after the digits multiply by.

    None stands for a glued word that makes the digits no figure: "24th", "1990s", "3D".
    """
    word = tokens.word(at)
    if word in _THOUSANDTHS:
        return None  # of what they are no unit says
    if tokens.touches(at):
        is_glue = word in _GLUE or word in _PRIMES or word in _POINTS
        if is_glue and _is_number_glued(tokens, at + 1):
            # A time, a date, an address; "20%25" too, but not "10%5".
            return None
        if word in currencies.SIGNS:
            return Scaled(1, at)
        if word[0].isalpha() or word[0].isdigit():
            return _letter(tokens, at, is_money)
        if _is_invisible(word):
            return None
    elif word in _LETTERS and (is_money or word in _SPACED_LETTERS or _is_spaced_k(tokens, at)):
        return Scaled(_LETTERS[word], at + 1)  # "£ 5 m", "10 bn"
    if word == "-" and tokens.word(at + 1) in SCALES:
        at += 1  # "a 10-million-dollar house"
    return Scaled(*scale_after(tokens, at))


def _is_spaced_k(tokens: Tokens, at: int) -> bool:
    """Tell "2.33 k" from the "10 k" that is a run."""
    return tokens.word(at) == "k" and "." in tokens.word(at - 1)


def is_foreign(word: str) -> bool:
    """Tell whether a token ends in a digit of another script, or a raised one."""
    return word[-1:].isdigit() and not word.isascii()


def is_name(tokens: Tokens, at: int) -> bool:
    """Tell whether the digits are the tail of a name, a time or a longer number."""
    if not tokens.touches(at):
        return False
    before = tokens.word(at - 1)
    if before[0].isalnum() or before in _GLUE:
        return True  # "A320", Arabic-Indic digits, "9:30", "24/7", "#1"
    if before == ".":
        return tokens.touches(at - 1)
    if (before in _PRIMES or before in _POINTS) and tokens.is_number(at - 2):
        return tokens.touches(at - 1)  # 5'10", 1·5
    if _is_invisible(before):
        return True
    return before in DASHES and tokens.touches(at - 1) and _is_tail(tokens, at)


def _is_tail(tokens: Tokens, at: int) -> bool:
    """Tell "F-16" and "Covid-19" from "20-30" and "5-foot-10"."""
    if not tokens.is_word(at - 2):
        tail = tokens.is_number(at - 2) and tokens.touches(at - 2) and tokens.is_word(at - 3)
        return tail and not currencies.is_code(tokens, at - 3)  # "scp2-173m", not "USD2-3m"
    if tokens.word(at - 2) == "foot" and tokens.word(at - 3) == "-" and tokens.is_number(at - 4):
        return False  # "5-foot-10"
    # "F-16", "Covid-19", "555-1234"; but "20-30" and "$1.5m-$2m" are read as ranges elsewhere.
    return tokens.word(at - 2) not in NUMBER_WORDS and not _is_number_glued_to(tokens, at - 2)


def _is_number_glued_to(tokens: Tokens, at: int) -> bool:
    """Tell the letters of "5k-20k" from those of "F-16"."""
    is_unit = tokens.word(at) in _LETTERS or tokens.word(at) in _GLUED_UNITS
    return is_unit and tokens.touches(at) and tokens.is_number(at - 1)


def _is_invisible(mark: str) -> bool:
    """Tell whether a mark cannot be seen, or sits on the character before it."""
    return not mark.isascii() and unicodedata.category(mark[0]) in ("Cf", "Mn", "Me", "Cc", "Co")


def _is_number_glued(tokens: Tokens, at: int) -> bool:
    return tokens.touches(at) and tokens.is_number(at)


def _letter(tokens: Tokens, at: int, is_money: bool) -> Scaled | None:
    word = tokens.word(at)
    if _is_kelvin(tokens, at, is_money):
        return Scaled(1, at)
    if word in _LETTERS and (is_money or _is_scale_letter(tokens, at)):
        return None if _is_number_glued(tokens, at + 1) else Scaled(_LETTERS[word], at + 1)
    if _is_currency(tokens, at):
        return Scaled(1, at)
    if _is_class(tokens, at):
        return None
    if word in SCALES:
        return Scaled(*scale_after(tokens, at))  # "$2million"
    return Scaled(1, at) if _is_unit(tokens, at) else None


def _is_kelvin(tokens: Tokens, at: int, is_money: bool) -> bool:
    """Tell the "573.15K" beside "300 °C" from thousands."""
    near = tokens.words[max(0, at - _NEAR) : at]
    return tokens.raw(at) == "K" and not is_money and "°" in near


def _is_currency(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    if word not in currencies.DOLLARS and not currencies.is_code(tokens, at):
        return False
    return currencies.after(tokens, at) is not None


def _is_class(tokens: Tokens, at: int) -> bool:
    """Tell "5G" and "the 13F filing" from "5g" and "98F"."""
    if not tokens.is_capital(at) or len(tokens.word(at)) > 1:
        return False
    if tokens.word(at) == "f":
        return tokens.word(at - 2) not in _BEFORE_HEAT and tokens.is_word(at + 1)
    return tokens.word(at) in _SMALL_UNITS


def _is_unit(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    if word in _AREAS and tokens.word(at + 1) in ("2", "3"):
        return True  # "24m2"
    is_unit = word in _GLUED_UNITS or word[:2] in ("km", "cm", "mm", "m²", "m³", "µg", "μg")
    return is_unit and not _is_number_glued(tokens, at + 1)


def _is_scale_letter(tokens: Tokens, at: int) -> bool:
    """Tell "10k", "2bn", "10M", "1.2b" and "2m people" from "5m" and "20m waves"."""
    word = tokens.word(at)
    if word in _CLEAR_LETTERS:
        return True
    after = tokens.word(at + 1)
    if word == "m":
        plural = (after.endswith("s") and len(after) > 3) or after in _PLURALS
        return tokens.is_capital(at) or (plural and after not in _METRES_AFTER)
    return word == "b" and "." in tokens.word(at - 1)
