"""Where does each bound stand among all the lower bounds?

Whether one claim lies below another is asked a hundred times for each claim; by their places
in one order it is a question of two small integers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from discrepant.compare.pairs import Rule
from discrepant.model import Claim

_NONE = Fraction(0)


@dataclass(frozen=True, slots=True)
class Ranks:
    """Hold for each claim the place of its lower bound, and how far its upper one reaches.

    One claim lies below another, beyond the tolerance, where its `reach` is less than the
    other's `low`.
    """

    low: Sequence[int]
    reach: Sequence[int]


def ranked(claims: Sequence[Claim], rule: Rule, leeway: Fraction = _NONE) -> Ranks:
    """Return the places of the bounds of claims; a missing bound is below or above all.

    `leeway` is what an upper bound reaches further than the tolerance.
    """
    lows = [claim.value.low for claim in claims]
    # Many claims share one object, which is looked at once.
    distinct = {id(low): low for low in lows}.values()
    ordered = sorted({_simple(low) for low in distinct if low is not None})
    places = {low: place for place, low in enumerate(ordered)}
    return Ranks(
        _each(lows, lambda low: places[_simple(low)], -1),
        _each(
            [claim.value.high for claim in claims],
            lambda high: bisect_right(ordered, rule.reach(high) + leeway) - 1,
            len(ordered),
        ),
    )


def _each(
    bounds: Iterable[Fraction | None], place: Callable[[Fraction], int], missing: int
) -> list[int]:
    """Return the place of each bound; asked once for a bound that many claims share."""
    known: dict[int, int] = {}
    found = []
    for bound in bounds:
        own = known.get(id(bound))
        if own is None:
            own = known[id(bound)] = missing if bound is None else place(bound)
        found.append(own)
    return found


def _simple(bound: Fraction) -> int | Fraction:
    """Return a bound as an integer where it is one: those hash and compare at no cost."""
    return bound.numerator if bound.denominator == 1 else bound
