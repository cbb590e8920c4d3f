"""How do the words around a figure shape its value?

"about", "more than", "no fewer than", "between … and …", "not close to": each becomes bounds
of an interval, a denial, or both.  To add a hedge, add its words to the tables below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from discrepant.figures import compounds, ranges
from discrepant.interval import Interval
from discrepant.model import Figure, Hedge, Polarity
from discrepant.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Hedged:
    """Hold a figure, or two that are one range, shaped by its words.

    `start` and `end` are token indices, hedge included; `figures` the numbers themselves.
    """

    start: int
    end: int
    value: Interval
    hedge: Hedge
    polarity: Polarity
    figures: tuple[Figure, ...]


class _Shape(Enum):
    """What a hedge does to a number."""

    SAME = auto()
    ABOUT = auto()
    FROM_BELOW = auto()
    FROM_ABOVE = auto()
    ABOVE = auto()
    AT_LEAST = auto()
    BELOW = auto()
    AT_MOST = auto()
    NOT = auto()


def _or_equal(comparatives: str) -> str:
    """Return the formal phrases: "more than or equal to", "equal to or more than"."""
    forms = "{0} than or equal to | {0} or equal than | {0} or equal to | equal to or {0} than"
    return " | ".join(forms.format(word) for word in comparatives.split()) + (
        " | at least or equal to" if "more" in comparatives else " | at most or equal to"
    )


def _table(**words: str) -> dict[tuple[str, ...], _Shape]:
    return {
        tuple(phrase.split()): _Shape[name]
        for name, phrases in words.items()
        for phrase in phrases.split(" | ")
    }


_BEFORE = _table(
    SAME="exactly | precisely | only | just | a total of | total of | in total | all | fully | "
    "a full | a whopping | equal to | equals | equals to | equaling | equaling to | exact",
    ABOUT="about | around | some | roughly | approximately | approx | approx . | circa | ~ | "
    "close to | an estimated | estimated | in the region of | in the order of | "
    "in the vicinity of | or about | perhaps | maybe | as of about | somewhere around | "
    "somewhere near | in the neighborhood of | in the neighbourhood of | on the order of | "
    "an approximate | "
    "anything around | or roughly",
    FROM_BELOW="nearly | almost | just under | just below | just short of | a little under | "
    "a little less than | slightly less than | slightly fewer than | slightly under | "
    "just less than | just fewer than | close on | well nigh | not quite | approaching | nearing | "
    "a shade under | a bit less than | a bit under | a little below | slightly below",
    FROM_ABOVE="just over | just above | just more than | a little over | a little more than | "
    "slightly more than | slightly over | slightly above | a bit more than | a bit over | "
    "a shade over | just past",
    ABOVE="more than | over | above | in excess of | greater than | exceeding | well over | "
    "larger than | higher than | well above | far more than | > | not just | not only | "
    "north of | better than | most likely more than | bigger than | far over | much more than | "
    "many more than | significantly more than | exceeds | exceed | exceeded | surpass | "
    "surpasses | surpassed | surpassing | topped | tops | topping | beyond | upwards | "
    "toll passes | toll passed",
    AT_LEAST="at least | no fewer than | no less than | not fewer than | not less than | "
    "a minimum of | minimum of | upwards of | upward of | at a minimum | > = | ≥ | as few as | "
    "as low as | as little as | "
    "starting at | starting from | "
    + _or_equal("more greater larger bigger higher"),
    BELOW="fewer than | less than | under | below | < | lower than | smaller than | "
    "not as many as | not as much as | south of | shy of | well under | well below | "
    "far fewer than | far less than | much less than | short of | fewer even than",
    AT_MOST="up to | at most | no more than | not more than | as many as | as much as | "
    "as high as | "
    "a maximum of | maximum of | not exceeding | at the most | not over | not above | < = | ≤ | "
    "no greater than | not greater than | no higher than | limited to | not to exceed | "
    "capped at | no bigger than | no larger than | up to as many as | to as many as | "
    + _or_equal("less fewer lower smaller"),
    NOT="not | isn ' t | definitely not | certainly not | isn't | wasn't | weren't | aren't | "
    "nowhere near",
)  # fmt: skip
_AFTER = _table(
    ABOUT="or so | or thereabouts | give or take | - odd | - ish | ish | more or less",
    AT_LEAST="or more | or over | or above | or better | or older | or greater | + | - plus | "
    "plus | and more | and counting | and up | and over | and above | and older | or higher | "
    "or more than | or greater than | or longer | minimum | at least | at minimum",
    AT_MOST="or less | or fewer | or under | or below | or younger | at most | at the most | max | "
    "and under | and younger | and below | or lower | maximum | tops",
    SAME="exactly | in total | in all",
)
_LONGEST = max(map(len, (*_BEFORE, *_AFTER)))
_LAST_WORDS = frozenset(phrase[-1] for phrase in _BEFORE)
_FIRST_WORDS = frozenset(phrase[0] for phrase in _AFTER)
_QUOTES = frozenset("“\"'‘")

_HEDGE_OF: Mapping[_Shape, Hedge] = {
    _Shape.ABOVE: Hedge.MORE_THAN,
    _Shape.AT_LEAST: Hedge.AT_LEAST,
    _Shape.BELOW: Hedge.LESS_THAN,
    _Shape.AT_MOST: Hedge.AT_MOST,
}


def shape(tokens: Tokens, figures: Sequence[Figure]) -> tuple[Hedged, ...]:
    """Return the figures of one sentence with their hedges applied, ranges joined.

    `figures` stand in the order of the text and do not overlap.
    """
    shaped: list[Hedged] = []
    index = 0
    floor = 0
    while index < len(figures):
        bare = _joined(tokens, figures, index) or _alone(figures[index])
        index += len(bare.figures)
        ceiling = figures[index].start if index < len(figures) else len(tokens)
        hedged = _hedge(tokens, bare, floor, ceiling)
        both = _both_sides(tokens, shaped[-1], hedged) if shaped else None
        if both is not None:
            shaped[-1] = both
        else:
            shaped.append(hedged)
        floor = hedged.end
    return tuple(shaped)


def _joined(tokens: Tokens, figures: Sequence[Figure], index: int) -> Hedged | None:
    """Join a figure and what follows it where they are one range or one measure."""
    if index + 1 < len(figures):
        first, second = figures[index], figures[index + 1]
        joined = ranges.join(tokens, first, second)
        if joined is not None:
            start, value = joined
            both = (first, second)
            return Hedged(start, second.end, value, Hedge.BETWEEN, Polarity.ASSERTED, both)
    found = compounds.join(tokens, figures, index)
    if found is None:
        return None
    parts = figures[index : index + found.figures]
    if found.unit:
        parts = (replace(parts[0], unit=found.unit), *parts[1:])
    return Hedged(found.start, found.end, found.value, Hedge.EXACT, Polarity.ASSERTED, tuple(parts))


_LOWER = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST})
_UPPER = frozenset({Hedge.LESS_THAN, Hedge.AT_MOST})


def _both_sides(tokens: Tokens, first: Hedged, second: Hedged) -> Hedged | None:
    """Join "more than 10 and less than 20" to one range."""
    if tokens.words[first.end : second.start] not in (("and",), ("but",), (",",), (",", "but")):
        return None
    if not (
        (first.hedge in _LOWER and second.hedge in _UPPER)
        or (first.hedge in _UPPER and second.hedge in _LOWER)
    ):
        return None
    value = first.value.intersect(second.value)
    if value is None:
        return None
    figures = (*first.figures, *second.figures)
    return Hedged(first.start, second.end, value, Hedge.BETWEEN, first.polarity, figures)


def _alone(figure: Figure) -> Hedged:
    hedge = Hedge.VAGUE if figure.vague else Hedge.EXACT
    return Hedged(figure.start, figure.end, figure.value, hedge, Polarity.ASSERTED, (figure,))


# ---------------------------------------------------------------- hedges


def _hedge(tokens: Tokens, bare: Hedged, floor: int, ceiling: int) -> Hedged:
    """Apply the words directly before and after, the inner ones first.

    `floor` and `ceiling` are where the figures on both sides end and begin.
    """
    after = _find_after(tokens, bare.end, ceiling)
    if after is not None:
        bare = _apply(after[0], bare, bare.start, after[1])
    while True:
        before = _find_before(tokens, bare.start, floor)
        if before is None:
            return _or_equal_after(tokens, bare)
        bare = _apply(before[0], bare, before[1], bare.end)


_CLOSED = {Hedge.MORE_THAN: Hedge.AT_LEAST, Hedge.LESS_THAN: Hedge.AT_MOST}


def _or_equal_after(tokens: Tokens, hedged: Hedged) -> Hedged:
    """Close the bound in "more than 5,000 or equal to it"."""
    if tokens.words[hedged.end : hedged.end + 2] != ("or", "equal"):
        return hedged
    closed = _CLOSED.get(hedged.hedge)
    if closed is None:
        return hedged
    end = hedged.end + 2 + (tokens.word(hedged.end + 2) == "to")
    if tokens.is_number(end):
        return hedged
    value = Interval(hedged.value.low, hedged.value.high)
    return replace(hedged, end=end, value=value, hedge=closed)


def _find_before(tokens: Tokens, at: int, floor: int) -> tuple[_Shape, int] | None:
    at -= tokens.word(at - 1) in _QUOTES
    if tokens.word(at - 1) not in _LAST_WORDS:
        return None
    for length in range(min(_LONGEST, at - floor), 0, -1):
        found = _BEFORE.get(tokens.words[at - length : at])
        if found is not None:
            if length == 2 and tokens.word(at - 2) == "up" and tokens.word(at - 3) in _GOING:
                return None  # "goes up to 3.50 from 2.80"
            # "=>", "=<" and "<>" bound nothing.
            garbled = length == 1 and tokens.word(at - 1) in _SIGNS
            return None if garbled and tokens.word(at - 2) in _SIGNS else (found, at - length)
    return None


_SIGNS = frozenset("<>=")
_GOING = frozenset({"go", "goes", "going", "gone", "went"})


def _find_after(tokens: Tokens, at: int, ceiling: int) -> tuple[_Shape, int] | None:
    """Return the hedge after a figure; "10 and more than 20" leaves its words to the next."""
    if tokens.word(at) not in _FIRST_WORDS:
        return None
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        if at + length >= ceiling < len(tokens) or tokens.word(at + length) == "than":
            continue
        words = tokens.words[at : at + length]
        found = _AFTER.get(words)
        if found is not None and (words[0] not in ("+", "plus", "-") or _is_glued(tokens, at)):
            return found, at + length
    return None


def _is_glued(tokens: Tokens, at: int) -> bool:
    return tokens.touches(at) and not tokens.is_number(at + 1)


def _apply(shape_: _Shape, to: Hedged, start: int, end: int) -> Hedged:
    if shape_ is _Shape.NOT:
        return _denied(to, start, end)
    value = _one_sided(shape_, _stated(to))
    if value is not None:
        # "at least 5 or less" bounds nothing: the inner words stand.
        unbounded = value.low is None and value.high is None
        inner = (to.value, to.hedge) if unbounded else (value, _HEDGE_OF[shape_])
        return replace(to, start=start, end=end, value=inner[0], hedge=inner[1])
    if shape_ is _Shape.SAME or to.hedge not in (Hedge.EXACT, Hedge.ABOUT):
        # "about 20 to 30", "about 500 or more": what is wide already keeps its bounds.
        return replace(to, start=start, end=end)
    near = _near(shape_, to.figures[-1], to.value)
    return replace(to, start=start, end=end, value=near, hedge=Hedge.ABOUT)


def _denied(to: Hedged, start: int, end: int) -> Hedged:
    """Deny points and approximations; anything else keeps its meaning without the "not"."""
    denies = to.hedge in (Hedge.EXACT, Hedge.ABOUT)
    return replace(to, start=start, end=end, polarity=Polarity.DENIED if denies else to.polarity)


def _stated(hedged: Hedged) -> Interval:
    """Return the number itself where rounding gave it a width: "up to 2.5 million" ends there."""
    low, high = hedged.value.low, hedged.value.high
    if hedged.hedge is not Hedge.EXACT or low is None or high is None:
        return hedged.value
    return Interval.point((low + high) / 2)


def _one_sided(shape_: _Shape, value: Interval) -> Interval | None:
    if shape_ is _Shape.ABOVE:
        return Interval(value.low, None, low_open=True)
    if shape_ is _Shape.AT_LEAST:
        return Interval(value.low, None, low_open=value.low_open)
    if shape_ is _Shape.BELOW:
        return Interval(None, value.high, high_open=True)
    if shape_ is _Shape.AT_MOST:
        return Interval(None, value.high, high_open=value.high_open)
    return None


def _near(shape_: _Shape, figure: Figure, value: Interval) -> Interval:
    """Return what "about", "nearly" and "just over" leave of a figure.

    A figure with one or two digits that count is ±10%; one with more is one unit of its last
    digit: whoever says "some 1.28 million" knows it better than whoever says "about 5,000".
    """
    if value.low is None or value.high is None:
        return value
    middle = (value.low + value.high) / 2
    reach = abs(middle) / 10 if figure.digits <= 2 else figure.step
    if reach <= 0:
        return value
    if shape_ is _Shape.FROM_BELOW:
        return Interval(middle - reach, middle, high_open=True)
    if shape_ is _Shape.FROM_ABOVE:
        return Interval(middle, middle + reach, low_open=True)
    return Interval(middle - reach, middle + reach)
