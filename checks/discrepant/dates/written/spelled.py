"""Which day or year do these words spell: "twenty-first", "nineteen ninety-six"?

Days of a month, years, and the twenties to nineties.  Whether "ten" is a day at all is for
the reader that asks to judge, by the month beside it.
"""

from __future__ import annotations

from discrepant.cardinals import CARDINALS, TENS
from discrepant.dates.words import ORDINALS, ends_here, skip
from discrepant.tokens import Tokens

_CENTURIES = {
    word: number for word, number in (CARDINALS | TENS).items() if number in range(15, 21)
}
_COUNTING = frozenset({"", "to", "from", "between", "than"})
_ZERO = frozenset({"zero", "oh", "o"})
DECADES = {
    word: 1900 + 10 * number
    for number, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
} | {"noughties": 2000}
_OPENERS = CARDINALS.keys() | TENS.keys() | ORDINALS.keys()
YEAR_OPENERS = _CENTURIES.keys() | {"one", "two"}


def below_hundred(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read "six", "seventeen", "twenty-one": the number and where it ends, else 0."""
    tens = TENS.get(tokens.word(at))
    if tens is None:
        number = CARDINALS.get(tokens.word(at), 0)
        return number, at + (number > 0)
    unit = CARDINALS.get(tokens.word(skip(tokens, at + 1, "-")), 0)
    if 0 < unit < 10:
        return tens + unit, skip(tokens, at + 1, "-") + 1
    return tens, at + 1


def ordinal(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read "ninth", "twenty-first" below 32: the number and where it ends, else 0."""
    number = ORDINALS.get(tokens.word(at), 0)
    if number:
        return number, at + 1
    tens = TENS.get(tokens.word(at), 0)
    place = skip(tokens, at + 1, "-")
    unit = ORDINALS.get(tokens.word(place), 0)
    if tens in (20, 30) and 0 < unit < 10 and tens + unit <= 31:
        return tens + unit, place + 1
    return 0, at


def day(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read an ordinal, or a number such as "fifteen" or "twenty nine", as the day of a month."""
    if tokens.word(at) not in _OPENERS:
        return 0, at
    number, end = ordinal(tokens, at)
    if number:
        return number, end
    number, end = below_hundred(tokens, at)
    return (number, end) if 12 < number <= 31 else (0, at)


def year(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read "nineteen ninety-six", "two thousand and fifteen": the year and where it ends.

    The year is 0 where there is none, and where a noun follows, which it may count.
    """
    number, end = _thousands(tokens, at) if tokens.word(at + 1) == "thousand" else (0, at)
    if not number:
        number, end = _pairs(tokens, at)
    return (number, end) if number and ends_here(tokens, end) else (0, at)


def _thousands(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read "two thousand", "two thousand and fifteen", "one thousand seven hundred and two"."""
    number, place = 1000 * {"one": 1, "two": 2}.get(tokens.word(at), 0), at + 2
    if not number:
        return 0, at
    if tokens.word(place + 1) == "hundred":
        number += 100 * CARDINALS.get(tokens.word(place), 0)
        place += 2
    rest, end = below_hundred(tokens, skip(tokens, place, "and"))
    # "from one thousand to two thousand" are counts, "May two thousand" is a date.
    is_year = rest or place > at + 2 or (number == 2000 and tokens.word(at - 1) not in _COUNTING)
    return (number + rest, end if rest else place) if is_year else (0, at)


def _pairs(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read "nineteen ninety-six", "nineteen oh one", "seventeen hundred thirty three"."""
    century, place = _CENTURIES.get(tokens.word(at), 0), skip(tokens, at + 1, "-")
    if not century:
        return 0, at
    if tokens.word(place) == "hundred":
        rest, end = below_hundred(tokens, skip(tokens, place + 1, "and"))
        return 100 * century + rest, end if rest else place + 1
    after_zero = tokens.word(place) in _ZERO
    rest, end = below_hundred(tokens, place + after_zero)
    fits = 0 < rest < 10 if after_zero else rest >= 10
    return (100 * century + rest, end) if fits else (0, at)
