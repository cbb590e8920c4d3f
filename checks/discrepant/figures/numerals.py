"""Which number do these digits or words write?

One figure at a time: digits with their marks, number words, scale words and letters, parts,
a currency beside them.  What stands around a figure (hedges, ranges, nouns) is asked elsewhere.
"""

from __future__ import annotations

from fractions import Fraction

from discrepant.figures import (
    below_zero,
    currencies,
    digits,
    glued,
    labels,
    number_words,
    shares,
    single,
    vague_words,
)
from discrepant.figures.number_words import NUMBER_WORDS, SCALES, Spelled, scale_after
from discrepant.figures.values import moved, multiplied, negative, point
from discrepant.model import Figure
from discrepant.tokens import Tokens, table

_ARTICLES = frozenset({"a", "an"})
_MINUS_WORDS = frozenset({"minus", "negative"})

OPENERS: frozenset[str] = (
    NUMBER_WORDS
    | vague_words.OPENERS
    | shares.OPENERS
    | frozenset(currencies.SIGNS)
    | {"no", "none", "nobody", "nil"}
)
"""Folded words that can begin a figure (an article before them aside); digits begin one too."""

AFTER_ARTICLE: frozenset[str] = OPENERS | frozenset(number_words.PARTS) | single.MEASURES
"""Folded words before which an article can be part of a figure: "a dozen", "about a mile"."""


def read(tokens: Tokens, at: int) -> Figure | None:
    """Read the figure that begins at token `at`, or return None.

    A currency beside the number ("$5", "USD 20", "20 €"), a sign ("-5", "minus 5") and an
    article ("a dozen") are part of it; a code or a sign may stand before `at`.  Ordinals,
    times, decades, scores, numbers in names, and numbers glued to letters, to foreign digits
    or to invisible characters are no figures.
    """
    word = tokens.word(at)
    if tokens.is_number(at):
        return digits.read(tokens, at)
    if word in currencies.SIGNS or word in currencies.DOLLARS:
        figure = digits.money(tokens, at)
        if figure is not None or word not in _ARTICLES:
            return figure
    if word in _ARTICLES:
        return _with_article(tokens, at)
    if word not in OPENERS or (word == "one" and labels.is_pronoun(tokens, at)):
        return None
    if word in SCALES and tokens.is_number(at - 1):
        return None  # "1,5 million": of a number that was not read, the scale alone is a lie
    if word in SCALES and glued.is_foreign(tokens.word(at - 1)):
        return None  # "٥ million", "10² million"
    is_tail = tokens.word(at - 1) == "-" and tokens.touches(at) and _is_tail(tokens, at)
    if is_tail or _is_compound(tokens, at):
        return None
    return (
        _zero(tokens, at)
        or vague_words.read(tokens, at)
        or _part(tokens, at)
        or _in_words(tokens, at)
    )


# ---------------------------------------------------------------- words


def _is_compound(tokens: Tokens, at: int) -> bool:
    """Tell "zero-tolerance", and the "/two-more-died/" of an address, from a count."""
    hyphen = tokens.word(at + 1) == "-" and tokens.touches(at + 1) and tokens.is_word(at + 2)
    return hyphen and (
        tokens.words[at] == "zero" or (tokens.word(at - 1) == "/" and tokens.touches(at))
    )


def _with_article(tokens: Tokens, at: int) -> Figure | None:
    """Read "a dozen", "a hundred", "a few", "a third of", "a half-million"."""
    word = tokens.word(at + 1)
    if tokens.word(at - 1) == "and":
        mixed = _one_and(tokens, at)
        if mixed is not None:
            return mixed
    if word in SCALES:
        figure = _in_words(tokens, at + 1)
    elif word in vague_words.OPENERS:
        figure = vague_words.read(tokens, at + 1)
    elif word in number_words.PARTS:
        figure = _part(tokens, at + 1)
    else:
        return point(at, at + 1, Fraction(1)) if single.is_one(tokens, at) else None
    return figure and moved(figure, at, figure.end)


_HALVED = table("year month week day hour minute mile")


def _one_and(tokens: Tokens, at: int) -> Figure | None:
    """Read "a year and a half" at its second article."""
    measure = tokens.word(at - 2)
    if measure not in _HALVED or tokens.word(at - 3) not in _ARTICLES:
        return None
    part = number_words.and_part(tokens, at - 1)
    if part is None:
        return None
    return moved(point(at - 3, part[1], 1 + part[0]), at - 3, part[1], measure)


def _part(tokens: Tokens, at: int) -> Figure | None:
    part = shares.read(tokens, at)
    if part is None:
        return None
    code = currencies.after(tokens, part.end) if part.unit is None else None
    unit, end = code if code is not None else (part.unit, part.end)
    return moved(point(at, part.end, part.value, part.scale), at, end, unit)


def _is_tail(tokens: Tokens, at: int) -> bool:
    """Tell "Air-Force-One" and "mid-twenty" from "8-to-ten" and "five-six"."""
    before = tokens.word(at - 2)
    return (
        tokens.is_word(at - 2)
        and tokens.touches(at - 1)
        and before not in NUMBER_WORDS
        and before not in ("to", "or", "and", "a")
    )


_AFTER_NO_ONE = table("was were has had is been in from died else")
_NOT_COUNTED = table("more fewer less longer later sooner such doubt")
_ENDS_PHRASE = table(
    "with of in to on at for by from that is was were as the a an and or but matter where"
)
_PLURAL_WORDS = table("people men women children casualties troops police")


def _zero(tokens: Tokens, at: int) -> Figure | None:
    """Read "no injuries", "no one was hurt", "none", "nobody" as zero."""
    word = tokens.word(at)
    if word in ("none", "nobody"):
        return point(at, at + 1, Fraction(0))
    if word == "nil":
        is_score = tokens.word(at - 1) in NUMBER_WORDS or tokens.word(at - 1) == "-"
        return None if is_score else point(at, at + 1, Fraction(0))
    if word != "no":
        return None
    if tokens.word(at + 1) == "one":
        counts = tokens.word(at + 2) in _AFTER_NO_ONE
        return point(at, at + 2, Fraction(0)) if counts else None
    # "no other serious injuries": a plural must follow; "no doubt" and "no evidence" are words.
    for index in range(at + 1, at + 4):
        noun = tokens.word(index)
        if noun in _PLURAL_WORDS:
            return point(at, at + 1, Fraction(0))
        if not noun.isalpha() or noun in _NOT_COUNTED or noun in _ENDS_PHRASE:
            return None
        if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 4:
            return point(at, at + 1, Fraction(0))
    return None


def _in_words(tokens: Tokens, at: int) -> Figure | None:
    """Read number words, what makes them fractions or shares, and a sign before them."""
    spelled = number_words.cardinal(tokens, at)
    if spelled is None or labels.is_name(tokens, at, spelled.end):
        return None
    if _is_label(tokens, spelled):
        return None
    figure = _finished(tokens, at, spelled)
    unit = (
        figure.unit
        or currencies.named(tokens, figure.end)
        or below_zero.degrees(tokens, figure.end)
    )
    if tokens.word(at - 1) in _MINUS_WORDS:
        return negative(figure, at - 1, figure.end, unit)
    below = below_zero.after(tokens, figure.end)
    if below:
        return negative(figure, at, below, "degree")
    code = currencies.after(tokens, figure.end) if unit is None else None
    if code is not None:
        return moved(figure, at, code[1], code[0])
    millions = currencies.millions(tokens, figure.end)
    if millions is not None:
        return moved(multiplied(figure, 10**6), at, figure.end + 1, millions)
    return moved(figure, at, figure.end, unit)


def _is_label(tokens: Tokens, spelled: Spelled) -> bool:
    """Tell "twelve o'clock", "five-star" and "two-for-one" from counts."""
    end = spelled.end
    after = tokens.word(end)
    if after == "-":
        return tokens.word(end + 1) in ("star", "for", "on")
    return after in ("o'clock", "a.m", "p.m", "stars")


def _finished(tokens: Tokens, at: int, spelled: Spelled) -> Figure:
    """Read on after a whole number in words: "point five", "and a half", "in four"."""
    value, end, scale = spelled
    if tokens.word(end) == "point":
        decimals = number_words.digits_after_point(tokens, end + 1)
        if decimals is not None:
            times, after = scale_after(tokens, decimals[1])
            return point(at, after, (value + decimals[0]) * times, times)
    half = number_words.and_part(tokens, end)
    if half is not None:
        return _with_part(tokens, at, spelled, half)
    part = shares.improper(tokens, value, end)
    if part is not None:
        return moved(point(at, part.end, part.value), at, part.end, part.unit)
    ratio = digits.ratio(tokens, at, end, value) if scale == 1 else None
    return ratio or point(at, end, value, scale)


def _with_part(tokens: Tokens, at: int, spelled: Spelled, half: tuple[Fraction, int]) -> Figure:
    """Read "two and a half million" and "one million and a half": both take the scale."""
    part, end = half
    times, end = scale_after(tokens, end)
    if times > 1 and spelled.scale > 1:
        return point(at, end, spelled.value + part * times, spelled.scale)
    if spelled.scale >= 1000:
        return point(at, end, spelled.value + part * spelled.scale, spelled.scale)
    return point(at, end, (spelled.value + part) * times, times)
