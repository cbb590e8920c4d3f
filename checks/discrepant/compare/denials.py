"""Which figures lie within what others deny?

Denials and figures are walked from the highest lower bound down, so that of two bounds one is
settled and the other is asked of a heap: n log n for n claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import heappop, heappush

_Bound = tuple[bool, Fraction, int]
Bounds = Mapping[int, tuple[_Bound, _Bound]]


def caught(
    figures: Sequence[int], denied: Sequence[int], bounds: Bounds
) -> Iterator[tuple[int, list[int]]]:
    """Yield denials with the figures that lie within, all by their numbers.

    `bounds` are the sort keys of their intervals.  Figures that one denial has caught hang
    together, so of them the one that ends first, which any wider denial holds as well, stands
    for all.
    """
    waiting: list[tuple[_Bound, int]] = []
    for index, is_figure in _downwards(figures, denied, bounds):
        high = bounds[index][1]
        if is_figure:
            heappush(waiting, (high, index))
            continue
        found = []
        while waiting and waiting[0][0] <= high:
            found.append(heappop(waiting))
        if found:
            heappush(waiting, found[0])
            yield index, [number for _, number in found]


def caught_elsewhere(
    figures: Sequence[int], denied: Sequence[int], bounds: Bounds, sources: Sequence[str]
) -> bool:
    """Tell whether a figure lies within what another source denies."""
    first: dict[str, _Bound] = {}  # of the two sources whose figures end first, where they end
    for index, is_figure in _downwards(figures, denied, bounds):
        source, high = sources[index], bounds[index][1]
        if is_figure:
            first[source] = min(high, first.get(source, high))
            if len(first) > 2:
                del first[max(first, key=first.__getitem__)]
        elif any(end <= high for each, end in first.items() if each != source):
            return True
    return False


def _downwards(
    figures: Sequence[int], denied: Sequence[int], bounds: Bounds
) -> Iterator[tuple[int, bool]]:
    """Yield figures and denials by their lower bounds, highest first, of two alike the figure."""
    if figures and denied:
        lows = [(bounds[each][0], True, each) for each in figures]
        lows += [(bounds[each][0], False, each) for each in denied]
        yield from ((index, is_figure) for _, is_figure, index in sorted(lows, reverse=True))
