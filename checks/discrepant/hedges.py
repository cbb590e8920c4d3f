"""How do the words around a figure shape its value?

"about", "more than", "no fewer than", "between … and …", "not close to": each becomes bounds
of an interval, a denial, or both.  To add a hedge, add its words to the tables below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

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


def _table(**words: str) -> dict[tuple[str, ...], _Shape]:
    return {
        tuple(phrase.split()): _Shape[name]
        for name, phrases in words.items()
        for phrase in phrases.split(" | ")
    }


_BEFORE = _table(
    SAME="exactly | precisely | only | just | a total of | total of | in total | all | fully | a full",
    ABOUT="about | around | some | roughly | approximately | approx | approx . | circa | ~ | "
    "close to | an estimated | estimated | in the region of | in the order of | in the vicinity of | "
    "or about | perhaps | as of about | somewhere around | in the neighborhood of",
    FROM_BELOW="nearly | almost | just under | just below | just short of | a little under | "
    "a little less than | slightly less than | slightly fewer than | slightly under | "
    "just less than | just fewer than | close on | well nigh | not quite | approaching",
    FROM_ABOVE="just over | just above | just more than | a little over | a little more than | "
    "slightly more than | slightly over | slightly above",
    ABOVE="more than | over | above | in excess of | greater than | exceeding | well over | "
    "larger than | higher than | well above | far more than | > | not just | not only | "
    "north of | better than | most likely more than | bigger than",
    AT_LEAST="at least | no fewer than | no less than | not fewer than | not less than | "
    "a minimum of | minimum of | upwards of | upward of | at a minimum | > = | ≥ | as few as | "
    "starting at | starting from",
    BELOW="fewer than | less than | under | below | < | lower than | smaller than | "
    "not as many as | not as much as | south of | shy of",
    AT_MOST="up to | at most | no more than | not more than | as many as | as much as | "
    "a maximum of | maximum of | not exceeding | at the most | not over | not above | < = | ≤ | "
    "no greater than | not greater than | no higher than | limited to",
    NOT="not | isn ' t | definitely not | certainly not | isn't | wasn't | weren't | aren't",
)  # fmt: skip
_AFTER = _table(
    ABOUT="or so | or thereabouts | give or take | - ish | ish",
    AT_LEAST="or more | or over | or above | or better | or older | or greater | + | - plus | plus",
    AT_MOST="or less | or fewer | or under | or below | or younger | at most | at the most | max",
    SAME="exactly | in total | in all",
)
_LONGEST = max(map(len, (*_BEFORE, *_AFTER)))
_LAST_WORDS = frozenset(phrase[-1] for phrase in _BEFORE)
_FIRST_WORDS = frozenset(phrase[0] for phrase in _AFTER)
_QUOTES = frozenset("“\"'‘")
_CLOSING_QUOTES = frozenset("”\"'’")

_HEDGE_OF: Mapping[_Shape, Hedge] = {
    _Shape.SAME: Hedge.EXACT,
    _Shape.ABOUT: Hedge.ABOUT,
    _Shape.FROM_BELOW: Hedge.ABOUT,
    _Shape.FROM_ABOVE: Hedge.ABOUT,
    _Shape.ABOVE: Hedge.MORE_THAN,
    _Shape.AT_LEAST: Hedge.AT_LEAST,
    _Shape.BELOW: Hedge.LESS_THAN,
    _Shape.AT_MOST: Hedge.AT_MOST,
}
_DASHES = frozenset({"-", "–", "—", "‑"})
# "rose from 10 to 20" is a change, two figures and no range.
_CHANGES = frozenset(
    "rose rise rises rising risen grew grow grows grown growing increased increase increases "
    "increasing up fell fall falls fallen falling dropped drop drops declined decline down went "
    "gone go jumped jump climbed climb shrank shrunk cut reduced raised raise lowered expanded "
    "changed moved improved slipped surged soared doubled tripled".split()
)


def shape(tokens: Tokens, figures: Sequence[Figure]) -> tuple[Hedged, ...]:
    """Return the figures of one sentence with their hedges applied, ranges joined.

    `figures` stand in the order of the text and do not overlap.
    """
    shaped: list[Hedged] = []
    index = 0
    floor = 0
    while index < len(figures):
        second = figures[index + 1] if index + 1 < len(figures) else None
        joined = second and _range(tokens, figures[index], second)
        hedged = _hedge(tokens, joined or _alone(figures[index]), floor)
        shaped.append(hedged)
        floor = hedged.end
        index += 2 if joined else 1
    return tuple(shaped)


def _alone(figure: Figure) -> Hedged:
    hedge = Hedge.VAGUE if figure.vague else Hedge.EXACT
    return Hedged(figure.start, figure.end, figure.value, hedge, Polarity.ASSERTED, (figure,))


# ---------------------------------------------------------------- ranges


def _range(tokens: Tokens, first: Figure, second: Figure) -> Hedged | None:
    """Join two figures with nothing but a range word between them."""
    start = _range_start(tokens, first, second)
    if start is None or first.vague or second.vague:
        return None
    low, high = _carried(first, second)
    if low.low is None or high.high is None or low.low >= high.high:
        return _plus_minus(tokens, first, second)
    return Hedged(
        start,
        second.end,
        Interval(low.low, high.high),
        Hedge.BETWEEN,
        Polarity.ASSERTED,
        (first, second),
    )


def _range_start(tokens: Tokens, first: Figure, second: Figure) -> int | None:
    """Return the token at which the range phrase begins, None where it is no range."""
    between = tokens.words[_past_unit(tokens, first.end, second.start) : second.start]
    before = tokens.word(first.start - 1)
    if between in (("-",), ("–",), ("—",), ("‑",)):
        return first.start - (before in ("between", "from"))
    if between in (("-", "to"), ("to",), ("up", "to"), ("-", "to", "-")):
        if before == "from":
            return None if _is_change(tokens, first.start - 1) else first.start - 1
        return first.start - (before == "between") if first.value.is_point else None
    if between == ("and",) and before == "between":
        return first.start - 1
    if between in (("or",), ("-", "or")) and _are_neighbours(first, second):
        return first.start
    if between in (("±",), ("+", "/", "-"), ("plus", "or", "minus")):
        return first.start
    return None


def _past_unit(tokens: Tokens, at: int, stop: int) -> int:
    """Skip a unit that both ends of a range carry: "$10-$20", "10% to 20%", "5 km to 8 km"."""
    return (
        at + 1 if at + 1 < stop and tokens.word(at) in ("%", "percent", "°", "km", "miles") else at
    )


def _is_change(tokens: Tokens, at: int) -> bool:
    return any(tokens.word(index) in _CHANGES for index in range(at - 3, at))


def _are_neighbours(first: Figure, second: Figure) -> bool:
    low, high = _carried(first, second)
    return bool(low.low and high.high and low.low < high.high <= 2 * low.low)


def _carried(first: Figure, second: Figure) -> tuple[Interval, Interval]:
    """Carry the scale of the second figure back to the first: "10 to 20 billion"."""
    if first.scale == 1 and second.scale > 1 and first.value.is_point:
        low = first.value.low
        high = second.value.low
        if low is not None and high is not None and low < high / second.scale:
            return first.value * Interval.point(second.scale), second.value
    return first.value, second.value


def _plus_minus(tokens: Tokens, first: Figure, second: Figure) -> Hedged | None:
    if tokens.word(second.start - 1) not in ("±", "minus") and tokens.words[
        first.end : second.start
    ] != ("+", "/", "-"):
        return None
    if first.value.low is None or second.value.low is None:
        return None
    low, high = first.value - second.value, first.value + second.value
    return Hedged(
        first.start,
        second.end,
        low.hull(high),
        Hedge.BETWEEN,
        Polarity.ASSERTED,
        (first, second),
    )


# ---------------------------------------------------------------- hedges


def _hedge(tokens: Tokens, bare: Hedged, floor: int) -> Hedged:
    """Apply the words directly before and after, the inner ones first."""
    after = _find_after(tokens, bare.end)
    if after is not None:
        bare = _apply(after[0], bare, bare.start, after[1])
    while True:
        before = _find_before(tokens, bare.start, floor)
        if before is None:
            return bare
        bare = _apply(before[0], bare, before[1], bare.end)


def _find_before(tokens: Tokens, at: int, floor: int) -> tuple[_Shape, int] | None:
    at -= tokens.word(at - 1) in _QUOTES and at - 1 > floor
    if tokens.word(at - 1) not in _LAST_WORDS:
        return None
    for length in range(min(_LONGEST, at - floor), 0, -1):
        found = _BEFORE.get(tokens.words[at - length : at])
        if found is not None:
            return found, at - length
    return None


def _find_after(tokens: Tokens, at: int) -> tuple[_Shape, int] | None:
    if tokens.word(at) not in _FIRST_WORDS:
        return None
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
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
    figure = to.figures[-1]
    if len(to.figures) > 1:
        # "about 20 to 30" and "at least two or three" keep the range; one-sided words open it.
        value = _one_sided(shape_, to.value) or to.value
    elif to.hedge is Hedge.VAGUE:
        value = _one_sided(shape_, to.value) or to.value
    else:
        value = _one_sided(shape_, to.value) or _near(shape_, figure, to.value)
    hedge = _HEDGE_OF[shape_] if shape_ is not _Shape.SAME else to.hedge
    if to.hedge in (Hedge.VAGUE, Hedge.BETWEEN) and shape_ in (
        _Shape.ABOUT,
        _Shape.FROM_BELOW,
        _Shape.FROM_ABOVE,
    ):
        hedge = to.hedge
    return Hedged(start, end, value, hedge, to.polarity, to.figures)


def _denied(to: Hedged, start: int, end: int) -> Hedged:
    """Deny points and approximations; anything else keeps its meaning without the "not"."""
    if to.hedge in (Hedge.EXACT, Hedge.ABOUT) and to.polarity is Polarity.ASSERTED:
        return Hedged(start, end, to.value, to.hedge, Polarity.DENIED, to.figures)
    return Hedged(start, end, to.value, to.hedge, to.polarity, to.figures)


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
    if shape_ is _Shape.SAME or value.low is None or value.high is None:
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
