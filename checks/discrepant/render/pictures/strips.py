"""How is one row drawn: who says it above, what is said as a mark on the strip below?

A dot is a figure, a bar a range, an arrow an open end, a hatched band what is denied; what
was computed is dashed.  The letter beside it names its side without colour.
"""

from __future__ import annotations

from collections.abc import Iterator

from discrepant.interval import Interval
from discrepant.render.pictures import svg
from discrepant.render.pictures.layout import LINE, MARGIN, ROOM, Drawn
from discrepant.render.pictures.rows import Row, middle, short
from discrepant.render.pictures.scale import Scale
from discrepant.render.pictures.svg import n

# The axis keeps its distance, so that a mark at its end does not touch the edge.
LEFT, RIGHT = MARGIN + 6, svg.WIDTH - MARGIN - 6
STRIP = 22
_BAND, _INSIDE = 16, 6
# Between a mark and its words, and between one row and the next.
_APART, _BETWEEN = 13, 7


def place(scale: Scale, value: Interval) -> tuple[float, float]:
    """Return from where to where a value reaches; an open end reaches the end of the axis."""
    low = LEFT if value.low is None else _at(scale.share(value.low))
    high = RIGHT if value.high is None else _at(scale.share(value.high))
    return low, high


def told(row: Row, scale: Scale, top: float) -> Drawn:
    """Return a row with its value in words beside its mark, or above where there is no room."""
    words = svg.fit(row.words, ROOM - 40)
    needed = svg.width(f"{row.mark} {words}")
    who = _who(row, row.day, top)
    strip = top + who.height
    x, anchor, fits = _beside(place(scale, row.value), needed)
    y = strip + (16 if fits else 14)
    strip += 0 if fits else LINE
    hole = (x - needed * (anchor == "end"), x + needed * (anchor != "end"))
    parts = (
        *who.parts,
        grid(scale, strip, hole if fits else (LEFT, LEFT)),
        svg.group(row.side, mark(row, scale, strip + STRIP / 2)),
        svg.lettered(x, y, row.mark, words, anchor),
    )
    return Drawn(parts, strip + STRIP - top + _BETWEEN)


def dated(row: Row, scale: Scale, top: float) -> Drawn:
    """Return a row with its value in words above, and a mark for the day it was said."""
    words = svg.fit(short(row.words), ROOM / 2)
    who = _who(row, words, top, row.mark)
    y = top + who.height + STRIP / 2
    parts = (
        *who.parts,
        grid(scale, top + who.height, (LEFT, LEFT)),
        *_said(row, scale, y),
        svg.group(row.side, mark(row, scale, y)),
    )
    return Drawn(parts, who.height + STRIP + _BETWEEN)


def _beside(places: tuple[float, float], needed: float) -> tuple[float, str, bool]:
    """Return where words begin or end ("end") beside a mark.

    Where neither side has room they go above it, and False is the last of the three.
    """
    low, high = places
    if high + _APART + needed <= svg.WIDTH - MARGIN:
        return high + _APART, "", True
    if low - _APART - needed >= MARGIN:
        return low - _APART, "end", True
    return max(min((low + high - needed) / 2, svg.WIDTH - MARGIN - needed), MARGIN), "", False


def mark(row: Row, scale: Scale, y: float) -> Iterator[str]:
    """Yield the mark of a row's value at the height y."""
    low, high = place(scale, row.value)
    if row.value.is_point or high - low < 3:
        yield svg.shape(row.side, (low + high) / 2, y, _kind(row, row.denied))
        if row.denied:
            yield svg.cross((low + high) / 2, y)
        return
    if row.denied:
        yield svg.hatched(low, high, y - _BAND / 2, _BAND)
    else:
        yield from _range(row, scale, y)


def _range(row: Row, scale: Scale, y: float) -> Iterator[str]:
    low, high = place(scale, row.value)
    value = row.value
    # Nothing shows through a hollow mark.
    left = low + _INSIDE * (value.high is None and value.low is not None and value.low_open)
    right = high - _INSIDE * (value.low is None and value.high is not None and value.high_open)
    yield svg.path(f"bar{' dashed' if row.derived else ''}", f"M{n(left)} {n(y)}H{n(right)}")
    ends = (
        (value.low is None, value.low_open, low, -1),
        (value.high is None, value.high_open, high, 1),
    )
    for missing, is_open, x, pointing in ends:
        if missing:
            yield svg.arrow(x + 6 * pointing, y, pointing)
        elif value.low is None or value.high is None:
            yield svg.shape(row.side, x, y, _kind(row, is_open))
        elif is_open:
            yield svg.shape(None, x, y, _kind(row, True))
        else:
            yield svg.path("line", f"M{n(x)} {n(y - 6)}v12")
    if row.centred and middle(value) is not None:
        yield svg.shape(row.side, (low + high) / 2, y, _kind(row, False))


def _kind(row: Row, hollow: bool) -> str:
    if row.derived:
        return "line dashed hollow"
    return "line hollow" if hollow else "fill"


def _who(row: Row, right: str, top: float, letter: str = "") -> Drawn:
    """Return who says it, in two lines where one has no room, and what stands right of it."""
    room = ROOM - svg.width(f"{letter} {right}") - 8
    lines = (
        [row.who] if svg.width(row.who) <= room or not row.speaker else [row.speaker, row.behind]
    )
    cut = [svg.fit(words, ROOM if number else room) for number, words in enumerate(lines)]
    parts = [svg.text(MARGIN, top + 14 + LINE * at, each, "weak") for at, each in enumerate(cut)]
    if right:
        parts.append(svg.lettered(svg.WIDTH - MARGIN, top + 14, letter, right, "end"))
    return Drawn(tuple(parts), LINE * len(cut))


def _said(row: Row, scale: Scale, y: float) -> Iterator[str]:
    """Yield a thin upright mark where it was said, joined to the value by dots."""
    if row.said is None:
        return
    first, last = place(scale, row.said)
    low, high = place(scale, row.value)
    if first > high:
        yield svg.path("dotted", f"M{n(high)} {n(y)}H{n(first)}")
    elif last < low:
        yield svg.path("dotted", f"M{n(last)} {n(y)}H{n(low)}")
    if last - first < 3:
        first, last = (first + last) / 2 - 1, (first + last) / 2 + 1
    yield svg.path("fill", f"M{n(first)} {n(y - 9)}H{n(last)}v18H{n(first)}z")


# ---------------------------------------------------------------- axes


def grid(scale: Scale, top: float, hole: tuple[float, float]) -> str:
    """Return the thin lines of a strip, along it and at each tick, but for where words stand."""
    start, end = max(hole[0] - 3, LEFT), min(hole[1] + 3, RIGHT)
    y = n(top + STRIP / 2)
    places = [_at(tick.share) for tick in scale.ticks]
    across = (f"M{n(x)} {n(top)}v{STRIP}" for x in places if not start < x < end)
    return svg.path("grid", f"M{LEFT} {y}H{n(start)}M{n(end)} {y}H{RIGHT}{''.join(across)}")


def axis(scale: Scale, top: float) -> Drawn:
    """Return the names of the ticks below all strips, and marks where days are left out."""
    parts = [svg.path("grid", f"M{LEFT} {n(top)}H{RIGHT}")] if scale.ticks else []
    below = 0
    for tick in scale.ticks:
        x = _at(tick.share)
        parts += _tick(x, top, tick.text, 0)
        if tick.below:
            parts += _tick(x, top, tick.below, 1)
            below = LINE
    for cut in scale.cuts:
        parts.append(svg.path("line", f"M{n(_at(cut) - 5)} {n(top + 6)}l4 -12m2 12l4 -12"))
    return Drawn(tuple(parts), (LINE + below + _BETWEEN) if scale.ticks else 0)


def _tick(x: float, top: float, words: str, number: int) -> list[str]:
    half = svg.width(words) / 2
    middle_ = min(max(x, MARGIN + half), svg.WIDTH - MARGIN - half)
    return [svg.text(middle_, top + 16 + LINE * number, words, "weak", "middle")]


def _at(share: float) -> float:
    return LEFT + (RIGHT - LEFT) * share
