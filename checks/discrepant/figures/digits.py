"""Which number do these digits write, with what touches them or stands before?

Group and decimal marks, fractions, scale words and letters, currencies and signs.  Digits in
names, times, scores and lists are no figures, nor are those glued to letters, to foreign
digits or to invisible characters.
"""

from __future__ import annotations

from fractions import Fraction

from discrepant.figures import (
    below_zero,
    currencies,
    digit_runs,
    glued,
    labels,
    number_words,
    powers,
    shares,
)
from discrepant.figures.glued import Scaled
from discrepant.figures.number_words import Spelled, scale_after
from discrepant.figures.values import last_digit, moved, multiplied, negative, point, rounded
from discrepant.interval import Interval
from discrepant.model import Figure
from discrepant.tokens import Tokens, table

_ARTICLES = frozenset({"a", "an"})
_PRIMES = frozenset("'’′")
_DOUBLE_PRIMES = frozenset({'"', "”", "″"})
_HEIGHTS = range(1, 10)  # feet


def read(tokens: Tokens, at: int) -> Figure | None:
    """Read a figure that begins with digits, what stands before them included."""
    start, unit = at, None
    money = currencies.before(tokens, at)
    if money is not None:
        unit, start = money
    elif glued.is_name(tokens, at):
        return None
    figure = _number(tokens, at, unit is not None)
    if figure is None:
        return None
    is_label = money is None and labels.is_label(tokens, at, figure.end, figure.scale)
    if is_label and not currencies.is_money(tokens, at - 1):  # the 25 of "17 USD 25" is cents
        return None
    if unit is None:
        figure = _with_money(tokens, figure)
    end, unit = figure.end, unit or figure.unit
    if unit is None:
        unit = currencies.named(tokens, end) or below_zero.degrees(tokens, end)
    if start == at and not below_zero.is_bullet(tokens, at, end):
        start = below_zero.minus(tokens, at)
    below = below_zero.after(tokens, end)
    if below or (start < at and money is None):
        return negative(figure, start, below or end, "degree" if below else unit)
    start -= _point_before(tokens, start) if money is None else 0
    return moved(figure, start, end, unit)


def _with_money(tokens: Tokens, figure: Figure) -> Figure:
    """Read on in "20 €", "75 USD million", "30 MUSD"."""
    after = currencies.after(tokens, figure.end)
    if after is not None:
        times, stop = scale_after(tokens, after[1])
        if times > 1 and figure.scale == 1:
            return moved(multiplied(figure, times), figure.start, stop, after[0])
        return moved(figure, figure.start, after[1], after[0])
    unit = currencies.millions(tokens, figure.end)
    if unit is None:
        return figure
    return moved(multiplied(figure, 10**6), figure.start, figure.end + 1, unit)


def money(tokens: Tokens, at: int) -> Figure | None:
    """Read "$5", "US$ 5", "usd$15", "£1.5m" at its sign or at the letters before the sign."""
    found = currencies.sign(tokens, at)
    if found is None:
        return None
    unit, after = found
    is_below = tokens.word(after) in below_zero.SIGNS and tokens.touches(after + 1)  # "$-99.99"
    after += is_below
    figure = _number(tokens, after, is_money=True) if tokens.is_number(after) else None
    if figure is None:
        return None
    if is_below:
        return negative(figure, at, figure.end, unit)
    start = at
    before = at - 1
    if tokens.word(before) in currencies.DOLLARS and tokens.touches(at):
        wider = currencies.sign(tokens, before)
        unit, start = (wider[0], before) if wider is not None else (unit, at)
    if tokens.word(start - 1) in below_zero.SIGNS and tokens.touches(start):
        joined = tokens.touches(start - 1)
        return (
            moved(figure, start, figure.end, unit)
            if joined
            else negative(figure, start - 1, figure.end, unit)
        )
    return moved(figure, start, figure.end, unit)


def _number(tokens: Tokens, at: int, is_money: bool = False) -> Figure | None:
    """Read digits and what multiplies them; None where they are glued to what makes a name."""
    spaced = digit_runs.spaced(tokens, at)
    written, end = spaced or (tokens.word(at), at + 1)
    value = digit_runs.parse(written)
    if value is None:
        return None
    if tokens.word(at - 1) == "." and tokens.touches(at) and written.isdecimal():
        value, written = value / 10 ** len(written), "." + written
    part = shares.slashed(tokens, at)
    if part is not None:
        return _after_part(tokens, at, at + 3, part)
    height = _height(tokens, at, value)
    if height is not None:
        return height
    value, end, written = _spoken_point(tokens, end, value) or (value, end, written)
    return _multiplied(tokens, at, value, written, end, is_money)


def _multiplied(
    tokens: Tokens, at: int, value: Fraction, written: str, end: int, is_money: bool
) -> Figure | None:
    """Read on after digits: a power, the half of "2½", a scale; None where they are glued."""
    power = powers.read(tokens, end, value)
    if power is not None:
        return point(at, power[1], power[0])
    mixed = _mixed(tokens, end)
    if mixed is not None:
        value, end = value + mixed[0], mixed[1]
    scaled = glued.scale(tokens, end, is_money)
    return None if scaled is None else _with_scale(tokens, at, value, written, scaled)


_AFTER_POINT = table("and to or percent % million billion degrees dollars pounds euros")


def _spoken_point(tokens: Tokens, at: int, value: Fraction) -> tuple[Fraction, int, str] | None:
    """Read "1 point 1"; not the "1 point 3 minutes into the game"."""
    if tokens.word(at) != "point" or not tokens.is_number(at + 1) or value.denominator > 1:
        return None
    decimals, end = tokens.word(at + 1), at + 2
    goes_on = tokens.is_word(end) and tokens.word(end) not in _AFTER_POINT
    if not decimals.isdecimal() or len(decimals) > 6 or goes_on or tokens.touches(at + 1):
        return None
    written = f"{value}.{decimals}"
    return Fraction(written), end, written


def _height(tokens: Tokens, at: int, value: Fraction) -> Figure | None:
    """Read 5'10" and 6'2 in inches."""
    if tokens.word(at + 1) not in _PRIMES or not (
        tokens.touches(at + 1) and tokens.touches(at + 2)
    ):
        return None
    inches = tokens.word(at + 2)
    if not (inches.isdecimal() and inches.isascii() and len(inches) <= 2) or value not in _HEIGHTS:
        return None
    marks = tokens.word(at + 3) in _DOUBLE_PRIMES and tokens.touches(at + 3)
    twice = tokens.word(at + 3) in _PRIMES and tokens.word(at + 4) in _PRIMES
    end = at + 5 if twice else at + 3 + marks
    figure = point(at, end, value * 12 + int(inches)) if int(inches) < 12 else None
    return figure and moved(figure, at, end, "inch")


def _with_scale(
    tokens: Tokens, at: int, value: Fraction, written: str, scaled: Scaled
) -> Figure | None:
    scale, end = scaled
    half = number_words.and_part(tokens, end)
    if half is not None:
        end = half[1]
        value += half[0]
        if scale == 1:
            scale, end = scale_after(tokens, end)
        return point(at, end, value * scale, scale)
    share = ratio(tokens, at, end, value) if scale == 1 else None
    if share is not None:
        return share
    rest = _smaller_group(tokens, end, scale) if scale >= 100 else None
    if rest is not None:
        return point(at, rest.end, value * scale + rest.value, scale)
    count, step = last_digit(written, value)
    if scale == 1:
        return Figure(at, end, Interval.point(value), step, count)
    return Figure(
        at,
        end,
        rounded(value * scale, step * scale, scale > 1 and "." in written),
        step * scale,
        count,
        scale,
    )


def _mixed(tokens: Tokens, at: int) -> tuple[Fraction, int] | None:
    """Read what makes a mixed number: "2½", "1 1/2", "1-1/2"."""
    glyph = shares.glyph(tokens, at)
    if glyph is not None:
        return glyph, at + 1
    if tokens.word(at) == "-" and tokens.word(at + 2) == "/":
        at += 1
    if not tokens.is_number(at) or tokens.word(at + 1) != "/":
        return None
    part = shares.slashed(tokens, at)
    return None if part is None else (part, at + 3)


def _after_part(tokens: Tokens, at: int, end: int, part: Fraction) -> Figure:
    """Read on after "3/4": "of a million", "of voters", "of a mile"."""
    if tokens.word(end) != "of":
        return point(at, end, part)
    scale, scale_end = scale_after(tokens, end + 2 if tokens.word(end + 1) == "a" else end + 1)
    if scale > 1:
        return point(at, scale_end, part * scale, scale)
    is_measure = tokens.word(end + 1) in _ARTICLES
    return moved(point(at, end + 1 + is_measure, part), at, end + 1 + is_measure,
                    None if is_measure else shares.SHARE)  # fmt: skip


def _smaller_group(tokens: Tokens, at: int, scale: int) -> Spelled | None:
    """Read on in "4 million 300 thousand", "3 hundred and 21", "6 crore and two hundred"."""
    has_and = tokens.word(at) == "and"
    at += has_and
    if not tokens.is_number(at):
        rest = number_words.cardinal(tokens, at) if has_and and tokens.word(at) else None
        fits = rest is not None and rest.value < scale and scale in _WITH_WORDS
        return rest if fits else None
    value = digit_runs.parse(tokens.word(at))
    if value is None:
        return None
    smaller, end = scale_after(tokens, at + 1)
    if smaller == 1 and scale == 100:
        small = has_and and value < 100 and not tokens.touches(end)
        return Spelled(value, end, 1) if small else None
    if not 1 < smaller < scale:
        return None
    rest = _smaller_group(tokens, end, smaller)
    return (
        Spelled(value * smaller, end, smaller)
        if rest is None
        else Spelled(value * smaller + rest.value, rest.end, smaller)
    )


_WITH_WORDS = frozenset({100, 100_000, 10_000_000})  # "3 hundred and one", of India "6 crore and"


def ratio(tokens: Tokens, at: int, end: int, top: Fraction) -> Figure | None:
    """Read "3 in 4", "nine out of ten": see :func:`shares.ratio`."""
    word = tokens.word(end)
    if word == "in" or (word == "over" and top == 1):
        lower = end + 1
    elif word == "out" and tokens.word(end + 1) == "of":
        lower = end + 2
    else:
        return None
    if tokens.is_number(lower):
        value, after = digit_runs.parse(tokens.word(lower)), lower + 1
    else:
        spelled = number_words.cardinal(tokens, lower) if tokens.word(lower) else None
        value, after = (spelled.value, spelled.end) if spelled is not None else (None, lower)
    if value is None:
        return None
    if word == "over":
        part = shares.over(tokens, at, end, value, after)
    else:
        part = shares.ratio(tokens, top, end, value, after)
    return None if part is None else moved(point(at, part.end, part.value), at, part.end, part.unit)


def _point_before(tokens: Tokens, at: int) -> int:
    return 1 if tokens.word(at - 1) == "." and tokens.touches(at) else 0
