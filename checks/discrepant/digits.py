"""Which number do these digits write, with what touches them or stands before?

Group and decimal marks, fractions, scale words and letters, currencies and signs.  Digits in
names, times, scores and lists are no figures, nor are those glued to letters, to foreign
digits or to invisible characters.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import NamedTuple

from discrepant import currencies, labels, number_words, powers, shares
from discrepant.figures import last_digit, moved, multiplied, negative, point, rounded
from discrepant.interval import Interval
from discrepant.model import Figure
from discrepant.number_words import NUMBER_WORDS, SCALES, Spelled, scale_after
from discrepant.tokens import Tokens

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
_GLUED_UNITS = frozenset(
    "km kms m dm cm mm nm mi ft yd yds in kg kgs g mg lb lbs oz t l dl cl ml mls gal gals mph kph kmh "
    "kmph kw kwh mw mwh gw gwh w v hz khz mhz ghz kb mb gb tb h hr hrs min mins sec secs yo yr yrs c f "
    "p pc pct ha sq rad deg s' µg mcg".split()
)
_AREAS = frozenset("m km cm mm ft".split())
_SMALL_UNITS = frozenset("gmhps")
_DEGREES = {"c": "degree_Celsius", "f": "degree_Fahrenheit"}
_ARTICLES = frozenset({"a", "an"})
_MINUS_SIGNS = frozenset("-−–")
_MINUS_WORDS = frozenset({"minus", "negative"})
_BEFORE_SIGN = frozenset("<>=(~≤≥$£€")
_DASHES = frozenset("-–—‑")
_PRIMES = frozenset("'’′")
_DOUBLE_PRIMES = frozenset({'"', "”", "″"})
_HEIGHTS = range(1, 10)  # feet
_GLUE = frozenset(":/#@_^×&=%")

_SPACES = "\u00a0\u202f\u2009"
_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:([,{_SPACES}])[0-9]{{3}})(?:\1[0-9]{{3}})*(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_UNGROUPED = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_NO_GROUP_MARKS = str.maketrans("", "", f",{_SPACES}")
_LONGEST = 30  # digits; longer runs are serial numbers or attacks, not figures of news

# ---------------------------------------------------------------- digits


class _Scaled(NamedTuple):
    """Hold what follows digits: what it multiplies by, and the token after it."""

    scale: int
    end: int


def read(tokens: Tokens, at: int) -> Figure | None:
    """Read a figure that begins with digits, what stands before them included."""
    start, unit = at, None
    money = currencies.before(tokens, at)
    if money is not None:
        unit, start = money
    elif _is_glued_before(tokens, at):
        return None
    figure = _number(tokens, at, unit is not None)
    if figure is None:
        return None
    is_cents = currencies.is_code(tokens, at - 1)  # the second number of "17 USD 25"
    if money is None and not is_cents and labels.is_label(tokens, at, figure.end, figure.scale):
        return None
    after = currencies.after(tokens, figure.end) if unit is None else None
    end = figure.end
    if after is not None:
        unit, end = after
        times, stop = scale_after(tokens, end)
        if times > 1 and figure.scale == 1:  # "75 USD million"
            figure, end = multiplied(figure, times), stop
    elif unit is None and (unit := currencies.millions(tokens, end)) is not None:
        figure, end = multiplied(figure, 10**6), end + 1
    if unit is None:
        unit = currencies.named(tokens, end) or degrees(tokens, end)
    if start == at and not _is_bullet(tokens, at, end):
        start = _minus(tokens, at)
    below = below_zero(tokens, end)
    if below or (start < at and money is None):
        return negative(figure, start, below or end, "degree" if below else unit)
    start -= _point_before(tokens, start) if money is None else 0
    return moved(figure, start, end, unit)


def money(tokens: Tokens, at: int) -> Figure | None:
    """Read "$5", "US$ 5", "usd$15", "£1.5m" at its sign or at the letters before the sign."""
    found = currencies.sign(tokens, at)
    if found is None:
        return None
    unit, after = found
    is_below = tokens.word(after) in _MINUS_SIGNS and tokens.touches(after + 1)  # "$-99.99"
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
    if tokens.word(start - 1) in _MINUS_SIGNS and tokens.touches(start):
        joined = tokens.touches(start - 1)
        return (
            moved(figure, start, figure.end, unit)
            if joined
            else negative(figure, start - 1, figure.end, unit)
        )
    return moved(figure, start, figure.end, unit)


def _number(tokens: Tokens, at: int, is_money: bool = False) -> Figure | None:
    """Read digits and what multiplies them; None where they are glued to what makes a name."""
    spaced = _spaced_groups(tokens, at)
    written, end = spaced or (tokens.word(at), at + 1)
    value = _parse(written)
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
    power = powers.read(tokens, end, value)
    if power is not None:
        return point(at, power[1], power[0])
    mixed = _mixed(tokens, end)
    if mixed is not None:
        value, end = value + mixed[0], mixed[1]
    scaled = _scale(tokens, end, is_money)
    if scaled is None:
        return None
    return _with_scale(tokens, at, value, written, scaled)


def _height(tokens: Tokens, at: int, value: Fraction) -> Figure | None:
    """Read 5'10" and 6'2 in inches."""
    if tokens.word(at + 1) not in _PRIMES or not (tokens.touches(at + 1) and tokens.touches(at + 2)):
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
    tokens: Tokens, at: int, value: Fraction, written: str, scaled: _Scaled
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
    rest = _smaller_group(tokens, end, scale) if scale >= 1000 else None
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


def _parse(written: str) -> Fraction | None:
    if len(written) > _LONGEST:
        return None
    if written.isdecimal() and written[0] != "0":
        return Fraction(int(written))
    if _UNGROUPED.fullmatch(written):
        return Fraction(written)
    if _GROUPED.fullmatch(written) or _INDIAN.fullmatch(written):
        return Fraction(written.translate(_NO_GROUP_MARKS))
    return Fraction(int(written)) if written.isdecimal() and len(written) == 2 else None


def _spaced_groups(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Read "1 414 021 100" and "40 000": groups of three digits with plain spaces."""
    after = tokens.word(at + 1)
    if len(after) != 3 or not after.isdecimal() or not _is_group(tokens, at + 1):
        return None
    first = tokens.word(at)
    if len(first) > 3 or not first.isdecimal() or first[0] == "0":
        return None
    end = at + 1
    while _is_group(tokens, end) and end - at < 7:
        end += 1
    written = "".join(tokens.words[at:end])
    return (written, end) if end - at > 2 or written.endswith("000") else None


def _is_group(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    spaced = 0 < at < len(tokens) and tokens.starts[at] == tokens.ends[at - 1] + 1
    return (
        len(word) == 3 and spaced and word.isdecimal() and tokens.text[tokens.ends[at - 1]] == " "
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
    """Read on in "4 million 300 thousand"; the second scale is the smaller one."""
    at += tokens.word(at) == "and"
    value = _parse(tokens.word(at)) if tokens.is_number(at) else None
    if value is None:
        return None
    smaller, end = scale_after(tokens, at + 1)
    return Spelled(value * smaller, end, smaller) if 1 < smaller < scale else None


def ratio(tokens: Tokens, at: int, end: int, top: Fraction) -> Figure | None:
    """Read "3 in 4", "nine out of ten": see :func:`shares.ratio`."""
    word = tokens.word(end)
    if word == "in":
        lower = end + 1
    elif word == "out" and tokens.word(end + 1) == "of":
        lower = end + 2
    else:
        return None
    if tokens.is_number(lower):
        value, after = _parse(tokens.word(lower)), lower + 1
    else:
        spelled = number_words.cardinal(tokens, lower) if tokens.word(lower) else None
        value, after = (spelled.value, spelled.end) if spelled is not None else (None, lower)
    if value is None:
        return None
    part = shares.ratio(tokens, top, end, value, after)
    return None if part is None else moved(point(at, part.end, part.value), at, part.end, "1")


# ---------------------------------------------------------------- what touches the digits


def _is_glued_before(tokens: Tokens, at: int) -> bool:
    """Tell whether the digits are the tail of a name, a time or a longer number."""
    if not tokens.touches(at):
        return False
    before = tokens.word(at - 1)
    if before[0].isalnum() or before in _GLUE:
        return True  # "A320", Arabic-Indic digits, "9:30", "24/7", "#1"
    if before == ".":
        return tokens.touches(at - 1)
    if before in _PRIMES and tokens.is_number(at - 2) and tokens.touches(at - 1):
        return True  # 5'10"
    if _is_invisible(before):
        return True
    if before not in _DASHES or not tokens.touches(at - 1) or not tokens.is_word(at - 2):
        return False
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


def _scale(tokens: Tokens, at: int, is_money: bool) -> _Scaled | None:
    """Return what the tokens after the digits multiply by.

    None stands for a glued word that makes the digits no figure: "24th", "1990s", "3D".
    """
    word = tokens.word(at)
    if tokens.touches(at):
        if (word in _GLUE or word in _PRIMES) and _is_number_glued(tokens, at + 1):
            # A time, a date, an address; "20%25" too, but not "10%5".
            return None
        if word in currencies.SIGNS:
            return _Scaled(1, at)
        if word[0].isalpha() or word[0].isdigit():
            return _letter(tokens, at, is_money)
        if _is_invisible(word):
            return None
    elif word in _LETTERS and (is_money or word in _SPACED_LETTERS):
        return _Scaled(_LETTERS[word], at + 1)  # "£ 5 m", "10 bn"
    if word == "-" and tokens.word(at + 1) in SCALES:
        at += 1  # "a 10-million-dollar house"
    return _Scaled(*scale_after(tokens, at))


def _is_number_glued(tokens: Tokens, at: int) -> bool:
    return tokens.touches(at) and tokens.is_number(at)


def _letter(tokens: Tokens, at: int, is_money: bool) -> _Scaled | None:
    word = tokens.word(at)
    if word in currencies.SIGNS:
        return _Scaled(1, at)
    if word in _LETTERS and (is_money or _is_scale_letter(tokens, at)):
        return None if _is_number_glued(tokens, at + 1) else _Scaled(_LETTERS[word], at + 1)
    if word in currencies.DOLLARS or currencies.is_code(tokens, at):
        code = currencies.after(tokens, at)
        if code is not None:
            return _Scaled(1, at)
    if len(word) == 1 and tokens.is_capital(at) and word in _SMALL_UNITS:
        return None  # "5G"
    if word in SCALES:
        return _Scaled(*scale_after(tokens, at))  # "$2million"
    if word in _AREAS and tokens.word(at + 1) in ("2", "3"):
        return _Scaled(1, at)  # "24m2"
    if word in _GLUED_UNITS or word[:2] in ("km", "cm", "mm", "m²", "m³", "µg", "μg"):
        return None if _is_number_glued(tokens, at + 1) else _Scaled(1, at)
    return None


_METRES_AFTER = frozenset(
    "waves isn't is's is was has tunnels crisis flames seas walls towers hurdles stairs".split()
)
_PLURALS = frozenset({"people", "men", "women", "children", "more"})


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


def _minus(tokens: Tokens, at: int) -> int:
    """Return the token of the sign of a negative number, `at` where there is none."""
    before = tokens.word(at - 1)
    if before in _MINUS_WORDS:
        # "5 minus 3" is a subtraction.
        return at if tokens.is_number(at - 2) or tokens.word(at - 2) == "or" else at - 1
    if before not in _MINUS_SIGNS or not tokens.touches(at):
        return at
    if tokens.touches(at - 1) and tokens.word(at - 2) not in _BEFORE_SIGN:
        return at
    return at if tokens.is_number(at - 2) or tokens.word(at - 2) in SCALES else at - 1


_COLD = frozenset("degree degrees deg c f celsius fahrenheit percent per".split())


def _is_bullet(tokens: Tokens, at: int, end: int) -> bool:
    """Tell the "-3 people were hurt" of a list from "-3 degrees"."""
    opens = at == 1 and tokens.word(0) == "-"
    return opens and tokens.is_word(end) and tokens.word(end) not in _COLD


def _point_before(tokens: Tokens, at: int) -> int:
    return 1 if tokens.word(at - 1) == "." and tokens.touches(at) else 0


def below_zero(tokens: Tokens, at: int) -> int:
    """Return the token after "degrees below zero", 0 where it does not stand there."""
    at += tokens.word(at) in ("degrees", "degree", "°")
    if tokens.word(at) == "below" and tokens.word(at + 1) in ("zero", "freezing"):
        return at + 2 if tokens.word(at + 1) == "zero" else 0
    return 0


def degrees(tokens: Tokens, at: int) -> str | None:
    """Return the unit of "°C", "degrees F"."""
    word = tokens.word(at)
    if word in ("°", "º"):
        return _DEGREES.get(tokens.word(at + 1), "degree")
    if word in ("degrees", "degree", "deg"):
        return _DEGREES.get(tokens.word(at + 1))
    return None
