"""Which number do these digits or words write?

One figure at a time: digits with their marks, number words, scale words and letters, a
currency sign, vague words.  What stands around it (hedges, ranges, nouns) is asked elsewhere.
"""

from __future__ import annotations

import re
from fractions import Fraction

from discrepant.interval import Interval
from discrepant.model import Figure
from discrepant.tokens import Tokens

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "dozen": 12,
}
# Letters that touch the digits.  A bare "m" is a metre as often as a million: see _letter.
_LETTERS = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "mil": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
    "trn": 1_000_000_000_000,
}
_FRACTIONS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixths": 6,
    "eighths": 8,
    "tenth": 10,
    "tenths": 10,
}
_GLYPHS = {
    "¼": Fraction(1, 4),
    "½": Fraction(1, 2),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
}
_CURRENCIES = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₩": "KRW",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
}
_DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "hk": "HKD",
    "nz": "NZD",
    "s": "SGD",
}

# Vague words: what a careful reader would still call by the word.  Wide on purpose; a
# conflict that rests on one of these bounds is at most a warning.
_A_FEW = Interval.of(3, 9)
VAGUE: dict[tuple[str, ...], Interval] = {
    ("couple",): Interval.of(2, 3),
    ("few",): _A_FEW,
    ("several",): _A_FEW,
    ("handful",): Interval.of(2, 9),
    ("number", "of"): Interval.of(2, None),
    ("dozens",): Interval.of(24, 99),
    ("scores",): Interval.of(40, 199),
    ("hundreds",): Interval.of(200, 999),
    ("thousands",): Interval.of(2_000, 999_999),
    ("millions",): Interval.of(2_000_000, 999_999_999),
    ("billions",): Interval.of(2_000_000_000, 999_999_999_999),
    ("tens", "of", "thousands"): Interval.of(20_000, 99_999),
    ("tens", "of", "millions"): Interval.of(20_000_000, 99_999_999),
    ("tens", "of", "billions"): Interval.of(20_000_000_000, 99_999_999_999),
    ("hundreds", "of", "thousands"): Interval.of(200_000, 999_999),
    ("hundreds", "of", "millions"): Interval.of(200_000_000, 999_999_999),
    ("hundreds", "of", "billions"): Interval.of(200_000_000_000, 999_999_999_999),
}
_VAGUE_OPENERS = frozenset(phrase[0] for phrase in VAGUE)
_LONGEST_VAGUE = max(len(phrase) for phrase in VAGUE)
_ARTICLES = frozenset({"a", "an"})

OPENERS: frozenset[str] = (
    frozenset(_UNITS)
    | frozenset(_TENS)
    | frozenset(_SCALES)
    | _VAGUE_OPENERS
    | frozenset(_CURRENCIES)
    | frozenset(_GLYPHS)
    | {"half", "no", "none", "nobody", "quarter", "third"}
)
"""Folded words that can begin a figure (an article before them aside); digits begin one too."""

_GROUPED = re.compile(r"[0-9]{1,3}(?:([,\u00a0\u202f\u2009])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]+)?")
_UNGROUPED = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LONGEST = 30  # digits; longer runs are serial numbers or attacks, not figures of news


def read(tokens: Tokens, at: int) -> Figure | None:
    """Read the figure that begins at token `at`, or return None.

    A currency sign or an article that belongs to the figure ("$5", "a dozen") is part of it.
    Ordinals, times, decades, and numbers glued to letters or foreign digits are no figures.
    """
    word = tokens.word(at)
    if word in _CURRENCIES or word in _DOLLARS:
        return _money(tokens, at)
    if tokens.is_number(at):
        figure = _digits(tokens, at)
        return None if figure is None or _is_label(tokens, figure) else figure
    if word in _ARTICLES:
        return _with_article(tokens, at)
    if word not in OPENERS or (word == "one" and _is_pronoun(tokens, at)):
        return None
    return _zero(tokens, at) or _vague(tokens, at) or _fraction(tokens, at) or _words(tokens, at)


def significant(value: Fraction) -> tuple[int, Fraction]:
    """Return how many digits of a number count, and what the last of them is worth.

    12,000 has two, the last worth 1,000; 1.28 has three, the last worth 1/100.
    """
    if value == 0:
        return 1, Fraction(1)
    step = Fraction(1)
    while (value / step).denominator != 1:
        step /= 10
        if step < Fraction(1, 10**6):  # a third has no last digit
            return 1, Fraction(0)
    whole = int(value / step)
    while whole % 10 == 0:
        whole //= 10
        step *= 10
    return len(str(abs(whole))), step


# ---------------------------------------------------------------- digits


def _money(tokens: Tokens, at: int) -> Figure | None:
    word = tokens.word(at)
    after = at + 1
    currency = _CURRENCIES.get(word)
    if currency is None:
        if tokens.word(after) != "$" or not tokens.touches(after) or not tokens.is_capital(at):
            return _with_article(tokens, at) if word in _ARTICLES else None
        currency = _DOLLARS[word]
        after += 1
    figure = _digits(tokens, after, is_money=True) if tokens.is_number(after) else None
    if figure is None:
        return None
    return _replace(figure, start=at, unit=currency)


def _digits(tokens: Tokens, at: int, is_money: bool = False) -> Figure | None:
    mantissa = _parse(tokens.word(at))
    if mantissa is None or _glued_before(tokens, at):
        return None
    end = at + 1
    value = mantissa
    fraction = _slash_fraction(tokens, at)
    if fraction is not None:
        return _point(at, at + 3, fraction)
    glyph = _GLYPHS.get(tokens.word(end))
    if glyph is not None:
        value, end = value + glyph, end + 1
    scale, end = _scale_after(tokens, end, is_money)
    if scale is None:
        return None
    value, end = _and_a_half(tokens, end, value)
    if scale == 1:
        scale, end = _scale_words(tokens, end, 1)
    written = tokens.word(at)
    step = _written_step(written, value)
    return Figure(
        at,
        end,
        _rounded(value * scale, step * scale, scale > 1 and "." in written),
        step * scale,
        len(str(int(value / step))) if step else 1,
        scale,
    )


def _parse(written: str) -> Fraction | None:
    if len(written) > _LONGEST:
        return None
    if _GROUPED.fullmatch(written):
        return Fraction(re.sub("[,\u00a0\u202f\u2009]", "", written))
    if _UNGROUPED.fullmatch(written):
        return Fraction(written)
    return None


def _glued_before(tokens: Tokens, at: int) -> bool:
    """Tell whether the digits are the tail of a name, a time or a longer number."""
    if not tokens.touches(at):
        return False
    before = tokens.word(at - 1)
    if before[0].isalnum():
        return True  # "A320", Arabic-Indic digits
    if before in (".", ":", "/", "#", "@", "_"):
        return True  # ".45", "9:30", "24/7", "#1"
    # "F-16", "Covid-19", "555-1234"; but "20-30" and "$1.5m-$2m" are read as ranges elsewhere.
    return (
        before in ("-", "–")
        and tokens.touches(at - 1)
        and tokens.is_word(at - 2)
        and (tokens.word(at - 2) not in _NUMBER_WORDS and tokens.word(at - 2) not in _LETTERS)
    )


def _scale_after(tokens: Tokens, at: int, is_money: bool) -> tuple[int | None, int]:
    """Return what the tokens after the digits multiply by and where they end.

    None stands for a glued word that makes the digits no figure: "24th", "1990s", "3D".
    """
    if tokens.touches(at):
        word = tokens.word(at)
        if word in (":", "/") and tokens.touches(at + 1) and tokens.is_number(at + 1):
            return None, at  # a time, a score, a date
        if word and (word[0].isalpha() or word[0].isdigit()):
            return _letter(tokens, at, is_money)
    if tokens.word(at) == "-" and tokens.word(at + 1) in _SCALES:
        at += 1  # "a 10-million-dollar house"
    return _scale_words(tokens, at, 1)


def _letter(tokens: Tokens, at: int, is_money: bool) -> tuple[int | None, int]:
    word = tokens.word(at)
    if word in ("st", "nd", "rd", "th", "s", "x", "d", "g") or not word.isascii():
        return None, at
    if word == "m" and not is_money and not tokens.is_word(at + 1):
        return 1, at  # "5m" alone is five metres
    if word in _LETTERS and (is_money or word != "b"):
        return _LETTERS[word], at + 1
    if len(word) > 5 or word in ("am", "pm", "a.m", "p.m"):
        return None, at
    return 1, at  # a unit: "20mph", "5kg"


def _scale_words(tokens: Tokens, at: int, scale: int) -> tuple[int, int]:
    while tokens.word(at) in _SCALES:
        scale *= _SCALES[tokens.word(at)]
        at += 1
    return scale, at


def _and_a_half(tokens: Tokens, at: int, value: Fraction) -> tuple[Fraction, int]:
    if tokens.word(at) == "and" and tokens.word(at + 1) in ("a", "one"):
        extra = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}.get(tokens.word(at + 2))
        if extra is not None:
            return value + extra, at + 3
    return value, at


def _slash_fraction(tokens: Tokens, at: int) -> Fraction | None:
    if tokens.word(at + 1) != "/" or not (tokens.touches(at + 1) and tokens.touches(at + 2)):
        return None
    top, bottom = tokens.word(at), tokens.word(at + 2)
    if bottom in ("2", "3", "4", "5", "8", "10") and top.isdecimal() and int(top) < int(bottom):
        return None if tokens.word(at + 3) == "/" else Fraction(int(top), int(bottom))
    return None


def _written_step(written: str, value: Fraction) -> Fraction:
    if "." in written and value == _parse(written):
        return Fraction(1, 10 ** len(written.rpartition(".")[2]))
    return significant(value)[1]


def _rounded(value: Fraction, step: Fraction, is_rounded: bool) -> Interval:
    """Return the point, or what a decimal with a scale word was rounded from."""
    if not is_rounded:
        return Interval.point(value)
    return Interval(value - step / 2, value + step / 2)


def _point(start: int, end: int, value: Fraction, scale: int = 1) -> Figure:
    digits, step = significant(value)
    return Figure(start, end, Interval.point(value), step, digits, scale)


def _replace(figure: Figure, start: int, unit: str | None = None) -> Figure:
    return Figure(
        start, figure.end, figure.value, figure.step, figure.digits, figure.scale, figure.vague,
        unit or figure.unit,
    )  # fmt: skip


# ---------------------------------------------------------------- labels

_LABELS = frozenset(
    "no. nos number highway route interstate hwy chapter section article room apt apartment suite "
    "district precinct channel page flight boeing airbus figure phase type level grade version "
    "class ward zone track exit gate pier psalm verse bus resolution act title group model "
    "unit area line lot block building division step week day game round part volume season "
    "episode book".split()
)
_TIMES = frozenset({"a.m", "p.m", "am", "pm", "o'clock", "hours'", "gmt", "est", "edt", "utc"})
_NAMED = frozenset(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday i".split()
)


def _is_label(tokens: Tokens, figure: Figure) -> bool:
    """Tell whether digits name a thing instead of counting: "Route 66", "No. 5", "9 p.m."."""
    at, after = figure.start, tokens.word(figure.end)
    if after in _TIMES or (after == "block" and tokens.word(figure.end + 1) in ("of", "on")):
        return True
    if _is_phone(tokens, figure.end) or _is_address(tokens, figure.end):
        return True
    before = tokens.word(at - 1)
    if before == "." and tokens.word(at - 2) in ("no", "nos", "apt", "hwy", "rte"):
        return True
    if "," in tokens.word(at) or not tokens.is_capital(at - 1) or before in _NAMED:
        return before in ("number", "#", "apartment", "room") and figure.scale == 1
    # A capital before: a label, or the last word of a name ("Windows 11", "Fox 5").
    return before in _LABELS or (at > 1 and not _counts_something(tokens, figure.end))


def _is_phone(tokens: Tokens, at: int) -> bool:
    """Tell "816-474-TIPS", "555-0134", "(202) 555-0134" from a range: three digits, then four."""
    groups = 0
    while tokens.word(at) in ("-", ".", ")") and (
        tokens.is_number(at + 1) or tokens.raw(at + 1).isupper() if at + 1 < len(tokens) else False
    ):
        groups += 1
        at += 2
    return groups > 1 or (groups == 1 and len(tokens.word(at - 1)) == 4 == len(tokens.raw(at - 1)))


_STREETS = frozenset(
    "street st avenue ave road rd boulevard blvd drive dr lane ln court ct place pl highway hwy "
    "parkway pkwy terrace way circle trail pike".split()
)


def _is_address(tokens: Tokens, at: int) -> bool:
    """Tell "11124 Antwerp Avenue", "500 N. Main St." from a count."""
    if not tokens.is_capital(at):
        return False
    return any(
        tokens.word(index) in _STREETS and tokens.is_capital(index)
        for index in range(at, min(at + 5, len(tokens)))
    )


def _counts_something(tokens: Tokens, at: int) -> bool:
    """Tell whether a plural or a scale follows, so that the capital before is a coincidence."""
    if tokens.word(at) in ("%", "percent", "per") or at - 1 < 0:
        return True
    return any(
        tokens.word(index).endswith(("s", "people", "men", "women", "children", "dead", "ed"))
        and not tokens.is_capital(index)
        for index in range(at, min(at + 3, len(tokens)))
    )


# ---------------------------------------------------------------- words

_NUMBER_WORDS = frozenset(_UNITS) | frozenset(_TENS) | frozenset(_SCALES)


_AFTER_PRONOUN = frozenset(
    "of another day time thing point way by who that which side 's is was has had can may would "
    "moment step example reason question hand more or , . ; : ? !".split()
)
_BEFORE_PRONOUN = frozenset(
    "no any every each the this that which some another only someone square last next first".split()
)


def _is_pronoun(tokens: Tokens, at: int) -> bool:
    """Tell "one of the", "no one", "that one", "one-on-one" from a count of one."""
    after = tokens.word(at + 1)
    if after == "-":
        return tokens.word(at + 2) in ("on", "to", "time", "sided", "off", "way", "of", "size")
    if after in _SCALES or (after in ("and", "half") and tokens.word(at + 2) in ("a", "half")):
        return False
    return after in _AFTER_PRONOUN or after == "" or tokens.word(at - 1) in _BEFORE_PRONOUN


def _with_article(tokens: Tokens, at: int) -> Figure | None:
    """Read "a dozen", "a hundred", "a few", "a third of", "a half-million"."""
    word = tokens.word(at + 1)
    if word in ("few", "couple", "handful") or (word == "number" and tokens.word(at + 2) == "of"):
        figure = _vague(tokens, at + 1)
    elif word in _SCALES:
        figure = _words(tokens, at + 1)
    elif word in ("half", "quarter", "third", "fifth", "tenth"):
        figure = _fraction(tokens, at + 1)
    else:
        return None
    return figure and _replace(figure, start=at)


def _zero(tokens: Tokens, at: int) -> Figure | None:
    """Read "no injuries", "no one", "none", "nobody" as zero."""
    word = tokens.word(at)
    if word in ("none", "nobody"):
        return _point(at, at + 1, Fraction(0))
    if word != "no":
        return None
    after = tokens.word(at + 1)
    if after == "one":
        return _point(at, at + 2, Fraction(0))
    # "no other serious injuries": a plural must follow; "no doubt" and "no evidence" are words.
    for index in range(at + 1, at + 4):
        noun = tokens.word(index)
        if noun in ("people", "men", "women", "children", "casualties"):
            return _point(at, at + 1, Fraction(0))
        if not noun.isalpha() or noun in ("more", "fewer", "less", "longer", "later", "sooner"):
            return None
        if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 4:
            return _point(at, at + 1, Fraction(0))
    return None


def _vague(tokens: Tokens, at: int) -> Figure | None:
    for length in range(min(_LONGEST_VAGUE, len(tokens) - at), 0, -1):
        value = VAGUE.get(tokens.words[at : at + length])
        if value is not None:
            break
    else:
        return None
    word, end = tokens.word(at), at + length
    if word == "few" and tokens.word(at - 1) not in ("a", "the", "these", "those", "past", "last"):
        return None  # "few people believe it" counts nothing
    if word in ("number", "handful", "couple") and tokens.word(at - 1) not in _ARTICLES:
        return None
    if word == "scores" and tokens.word(end) != "of":
        return None
    if word in ("several", "few", "couple"):
        word_after = tokens.word(end + (tokens.word(end) == "of"))
        scale = _SCALES.get(word_after)
        if scale is not None:
            # "several thousand" is 2,000 to 9,999: the word is used from two on.
            _, end = _scale_words(tokens, end + (tokens.word(end) == "of"), 1)
            total = _scale_words(tokens, at + 1, 1)[0] if tokens.word(at + 1) in _SCALES else scale
            top = 9 * total + total - 1 if total != 12 else 99
            return Figure(at, end, Interval.of(2 * total, top), vague=True, scale=total)
    return Figure(at, end, value, vague=True)


def _fraction(tokens: Tokens, at: int) -> Figure | None:
    """Read "half a million", "two-thirds of", "three quarters", "a quarter of a million"."""
    top = 1 if tokens.word(at) in _FRACTIONS else _UNITS.get(tokens.word(at), 0)
    index = at if tokens.word(at) in _FRACTIONS else at + 1
    if tokens.word(index) == "-":
        index += 1
    bottom = _FRACTIONS.get(tokens.word(index))
    if not top or bottom is None or top >= bottom:
        return None
    end = index + 1
    scale_at = end
    for filler in ("-", "of", "a", "-"):
        scale_at += tokens.word(scale_at) == filler
    if tokens.word(scale_at) in _SCALES:
        scale, end = _scale_words(tokens, scale_at, 1)
        return _point(at, end, Fraction(top, bottom) * scale, scale)
    if tokens.word(end) == "of" or (top > 1 and tokens.word(index) in ("thirds", "quarters")):
        return _point(at, end, Fraction(top, bottom))
    return None


def _words(tokens: Tokens, at: int) -> Figure | None:
    """Read number words: groups below a thousand, each with a scale smaller than the last."""
    total, end, last_scale = 0, at, 10**18
    scale = 1
    while True:
        group, group_end = _group(tokens, end if end == at else _past_joint(tokens, end))
        scale_at = group_end if group_end is not None else end
        new_scale, scale_end = _scale_words(tokens, scale_at, 1)
        if group_end is None and (end > at or new_scale == 1):
            break
        if new_scale >= last_scale:
            break
        total += (1 if group is None else group) * new_scale
        scale, end, last_scale = max(scale, new_scale), scale_end, new_scale
        if new_scale == 1:
            break
    if end == at:
        return None
    half, half_end = _and_a_half(tokens, end, Fraction(0))
    if half and last_scale > 1:
        return _point(at, half_end, total + half * last_scale, scale)
    if half:
        after, end = _scale_words(tokens, half_end, 1)
        return _point(at, end, (total + half) * after, after)
    return _point(at, end, Fraction(total), scale)


def _past_joint(tokens: Tokens, at: int) -> int:
    """Skip what may stand between two groups: "one million, two hundred", "thousand and six"."""
    return at + 1 if tokens.word(at) == "and" else at


def _group(tokens: Tokens, at: int) -> tuple[int | None, int | None]:
    """Read a number below a thousand; (None, None) where there is none.

    "hundred" alone is 100; "nineteen hundred" is 1,900.
    """
    value, end = _below_hundred(tokens, at)
    if tokens.word(end if value is not None else at) != "hundred":
        return (value, end) if value is not None else (None, None)
    hundreds = (1 if value is None else value) * 100
    end = (end if value is not None else at) + 1
    rest, rest_end = _below_hundred(tokens, _past_joint(tokens, end))
    return (hundreds, end) if rest is None or rest == 0 else (hundreds + rest, rest_end)


def _below_hundred(tokens: Tokens, at: int) -> tuple[int | None, int]:
    word = tokens.word(at)
    if word in _UNITS:
        return _UNITS[word], at + 1
    if word not in _TENS:
        return None, at
    end = at + 2 if tokens.word(at + 1) == "-" else at + 1
    unit = _UNITS.get(tokens.word(end), 0)
    return (_TENS[word] + unit, end + 1) if 0 < unit < 10 else (_TENS[word], at + 1)
