"""Are two figures that stand side by side the two ends of one range?

"10 to 20 billion", "between 5 and 6", "two or three", "8- to 16-meter", "$10m-$20m", "5 ± 1".
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from discrepant.figures.values import rounded
from discrepant.interval import Interval
from discrepant.model import Figure
from discrepant.tokens import Tokens, table

_DASHES = frozenset({("-",), ("–",), ("—",), ("‑",), ("~",)})
_TO = frozenset({("to",), ("-", "to"), ("-", "to", "-"), ("up", "to"), ("through",), ("until",)})
_OR = frozenset({("or",), ("-", "or"), ("or", "maybe"), ("or", "perhaps"), ("or", "even")})
_PLUS_MINUS = frozenset(
    {("±",), ("+", "/", "-"), ("plus", "or", "minus"), ("+", "-"), ("give", "or", "take")}
)
# "between 2 and about 7", "10 to as many as 20": the second end has a hedge of its own.
_HEDGES = table("about around ~ roughly approximately perhaps nearly almost maybe even")
CHANGES = table(
    "rose rise rises rising risen grew grow grows grown growing increased increase increases "
    "increasing fell fall falls fallen falling dropped drop drops dropping declined decline "
    "declines went gone go goes jumped jump jumps climbed climb climbs climbing shrank shrunk "
    "shrinks shrink cut cuts reduced reduce reduces raised raise raises lowered expanded changed "
    "moved improved slipped surged soared decreased decreases lifted extended revised revise "
    "upgraded downgraded corrected updated adjusted amended doubled tripled quadrupled gained "
    "gains gaining lost edged widened narrowed plunged tumbled swelled eased ticked inched up down"
)
"""Words after which a figure may be by how much, or from what to what, something changed."""

# "Rose from 10 to 20" is a change, two figures and no range; "lost from 10 to 20 sheep" is one.
_MOVES = CHANGES - {"lost", "gained", "gains", "gaining"}
_LONGEST_UNIT = 4


class Range(NamedTuple):
    """Hold a range: the token it begins at, "between" included, and its two bounds."""

    start: int
    value: Interval


def join(tokens: Tokens, first: Figure, second: Figure) -> Range | None:
    """Return the range of two figures with nothing but a range word and a unit between them.

    The scale of the second carries back to the first: "10 to 20 billion".
    """
    if second.start - first.end > _LONGEST_UNIT + 4 or first.vague or second.vague:
        return None
    between = _range_words(tokens, first, second)
    if between is None:
        return None
    if between in _PLUS_MINUS:
        return _plus_minus(first, second)
    start = _start(tokens, first, second, between)
    if start is None:
        return None
    low, high = _carried(first, second)
    bounds = _ordered(low, high, between in _DASHES)
    return None if bounds is None else Range(start, bounds)


def _range_words(tokens: Tokens, first: Figure, second: Figure) -> tuple[str, ...] | None:
    """Return the words between two figures, without what both ends carry as their unit."""
    start, end = first.end, second.start
    if end == start:
        return None
    while end > start + 1 and tokens.word(end - 1) in _HEDGES:
        end -= 1
    if tokens.words[end - 3 : end] == ("as", "many", "as"):
        end -= 3
    length = _unit_length(tokens, start, end, second.end)
    if length is None:
        return None
    return tokens.words[start + length : end]


def _unit_length(tokens: Tokens, at: int, stop: int, after: int) -> int | None:
    """Return how many words at `at` are a unit that stands after the second figure again."""
    if tokens.words[at:stop] in _KNOWN:
        return 0
    for length in range(1, _LONGEST_UNIT + 1):
        if tokens.words[at + length : stop] not in _KNOWN_TO:
            continue
        ends = zip(range(at, at + length), range(after, after + length), strict=True)
        alike = all(_same_word(tokens.word(left), tokens.word(right)) for left, right in ends)
        return length if alike else None
    return None


_KNOWN_TO = _DASHES | _TO | {("and",)}
_KNOWN = _KNOWN_TO | _OR | _PLUS_MINUS
_PERCENT = frozenset({"%", "percent", "per", "pct"})


def _same_word(left: str, right: str) -> bool:
    if left == right or (left in _PERCENT and right in _PERCENT):
        return True
    return bool(left) and (left + "s" == right or left == right + "s")


def _start(tokens: Tokens, first: Figure, second: Figure, between: tuple[str, ...]) -> int | None:
    """Return the token at which the range phrase begins, None where it is no range."""
    before = tokens.word(first.start - 1)
    if first.unit != second.unit and None not in (first.unit, second.unit):
        return None
    if between in _DASHES:
        if second.start < second.end and tokens.word(second.start) in ("-", "–"):
            return None
        return first.start - (before in ("between", "from"))
    if between in _TO:
        return _start_of_to(tokens, first, second, before)
    if between == ("and",):
        return first.start - 1 if before in ("between", "from", "anywhere") else None
    return first.start if _are_neighbours(first, second) else None


def _start_of_to(tokens: Tokens, first: Figure, second: Figure, before: str) -> int | None:
    if before == "from":
        return None if _is_change(tokens, first.start - 1) else first.start - 1
    if before == "by" and _is_change(tokens, first.start - 1):
        return None  # "rose by 5 to 10"
    if first.unit is None and second.unit is not None and _is_money(second):
        return None  # "15 to $415"
    alike = first.scale == second.scale and not second.value.is_point
    if not first.value.is_point and (not alike or _is_change(tokens, first.start)):
        return None  # "sales rose $1.2 billion to $1.5 billion"
    return first.start - (before == "between")


def _is_money(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.isupper()


def _is_change(tokens: Tokens, at: int) -> bool:
    return any(tokens.word(index) in _MOVES for index in range(at - 5, at))


def _are_neighbours(first: Figure, second: Figure) -> bool:
    low, high = _carried(first, second)
    return bool(low.low and high.high and low.low < high.high <= 2 * low.low)


def _carried(first: Figure, second: Figure) -> tuple[Interval, Interval]:
    low, high = first.value.low, second.value.high
    is_bare = first.scale == 1 and first.value.is_point and second.scale > 1
    if is_bare and low is not None and high is not None and low < high / second.scale:
        return _scaled(first, second.scale), second.value
    return first.value, second.value


def _scaled(figure: Figure, scale: int) -> Interval:
    """Return a bare figure times a scale: a decimal was rounded, as if the word stood there."""
    value = (figure.value.low or Fraction(0)) * scale
    return rounded(value, figure.step * scale, 0 < figure.step < 1)


def _ordered(low: Interval, high: Interval, is_dash: bool) -> Interval | None:
    """Return the hull of two ends that rise; below zero ("-18 to -34") they may fall."""
    if low.low is None or high.high is None or low.high is None:
        return None
    if low.low < high.high:
        return Interval(low.low, high.high)
    if high.high < 0 and not is_dash and high.low is not None:
        return Interval(high.low, low.high)
    return None


def _plus_minus(first: Figure, second: Figure) -> Range | None:
    low, high = first.value - second.value, first.value + second.value
    return Range(first.start, low.hull(high))
