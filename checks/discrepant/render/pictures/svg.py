"""How is a picture written as SVG?

Everything is measured in units of the picture, which is 480 of them wide; text has 15, so
that it is still 11 pixels high on a telephone of 360.  All text passes through `escapes`.
No script, nothing from outside, no ids but those of title and description; numbers are
rounded, so that the same picture is the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import east_asian_width

from discrepant.render.escapes import line, xml

WIDTH, SIZE = 480, 15
# How every picture of ours begins: what does not is somebody else's file.
MARK = '<svg class="discrepant-picture'
# What a letter takes at most, as a share of the size of the text: that of the wider fonts.
_LETTER, _WIDE = 0.58, 1.0
# Bold text takes so much more.
BOLD = 1.1
# Okabe and Ito's colours as far as each has a contrast of 3:1 on white and on #1e1e1e alike
# (4 of 8), so that no picture depends on the page knowing about the dark.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
_SHAPES = 5
_RADIUS = 6.5
_SCOPE = ".discrepant-picture"
STYLE = "".join(
    f"{_SCOPE}{rule}"
    for rule in (
        "{max-width:100%;height:auto;font:15px system-ui,sans-serif}",
        " text{fill:currentColor}",
        " .strong{font-weight:700}",
        " .weak{fill-opacity:.8}",
        " .grid{fill:none;stroke:currentColor;stroke-opacity:.25}",
        " .hatch{fill:none;stroke:currentColor;stroke-width:1.5}",
        " .fill{stroke:none;fill:currentColor}",
        " .line{fill:none;stroke:currentColor;stroke-width:2.5}",
        " .bar{fill:none;stroke:currentColor;stroke-width:4}",
        " .dashed{stroke-dasharray:3 2}",
        " .dotted{fill:none;stroke:currentColor;stroke-dasharray:1 4;stroke-linecap:round}",
        *(f" .side{number}{{color:{colour}}}" for number, colour in enumerate(_COLOURS)),
    )
)
# A file is shown through <img>, on a ground that it cannot know: it brings its own.
_ALONE = (
    f"{_SCOPE}{{color:#1f2328}}{_SCOPE} .ground{{fill:#fff}}"
    "@media (prefers-color-scheme:dark){"
    f"{_SCOPE}{{color:#e6edf3}}{_SCOPE} .ground{{fill:#161b22}}}}"
)


def document(id: str, title: str, description: str, height: float, parts: Iterable[str]) -> str:
    """Return a picture to stand within a page; `id` must be its own on that page.

    It takes the colour of the text around it, and has no ground.
    """
    return _document(id, (title, description), height, [f"<style>{STYLE}</style>", *parts])


def alone(picture: str) -> str:
    """Return a picture of `document` to stand in a file, with a ground for light and dark."""
    head, mark, rest = picture.partition("</style>")
    ground = '<rect class="ground" width="100%" height="100%"/>'
    return f"{head}{_ALONE}{mark}\n{ground}{rest}"


def _document(id: str, names: tuple[str, str], height: float, parts: Sequence[str]) -> str:
    size = f'width="{WIDTH}" height="{n(height)}" viewBox="0 0 {WIDTH} {n(height)}"'
    return "\n".join(
        (
            f'{MARK}" xmlns="http://www.w3.org/2000/svg" {size} role="img" '
            f'aria-labelledby="{id}-title {id}-desc">',
            f'<title id="{id}-title">{xml(names[0])}</title>',
            f'<desc id="{id}-desc">{xml(names[1])}</desc>',
            *parts,
            "</svg>\n",
        )
    )


def n(number: float) -> str:
    """Return a number with one decimal at most: "12", "12.5", "0" rather than "-0"."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


# ---------------------------------------------------------------- text


def width(words: str) -> float:
    """Return how much room words take at most, near enough."""
    wide = 0 if words.isascii() else sum(east_asian_width(char) in "WF" for char in words)
    return SIZE * (_LETTER * (len(words) - wide) + _WIDE * wide)


def fit(words: str, room: float) -> str:
    """Return words as one line, cut with an ellipsis where they need more than `room`."""
    words = line(words)
    if width(words) <= room:
        return words
    # No more letters than find room, however long the text; then one by one for the wide ones.
    kept = words[: max(int(room / (SIZE * _LETTER)) - 1, 0)]
    while kept and width(f"{kept}…") > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def wrap(words: str, room: float, most: int) -> list[str]:
    """Return words in lines, `most` of them; the last is cut where they need more."""
    lines = [""]
    for word in line(words).split():
        longer = f"{lines[-1]} {word}".lstrip()
        if width(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [fit(each, room) for each in kept if each]


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "") -> str:
    """Return text on its baseline; `kind` are classes, `anchor` is middle or end."""
    shown = "".join(f' {name}="{value}"' for name, value in _given(kind, anchor))
    return f'<text x="{n(x)}" y="{n(y)}"{shown}>{xml(words)}</text>'


def lettered(x: float, y: float, letter: str, words: str, anchor: str = "") -> str:
    """Return text with a bold letter before it, if there is one."""
    shown = "".join(f' {name}="{value}"' for name, value in _given("", anchor))
    bold = f'<tspan class="strong">{xml(letter)}</tspan> ' if letter else ""
    return f'<text x="{n(x)}" y="{n(y)}"{shown}>{bold}{xml(words)}</text>'


def _given(kind: str, anchor: str) -> Iterator[tuple[str, str]]:
    if kind:
        yield "class", kind
    if anchor:
        yield "text-anchor", anchor


# ---------------------------------------------------------------- marks


def group(side: int | None, parts: Iterable[str]) -> str:
    """Return parts in the colour of a side, or in that of the text."""
    inner = "".join(parts)
    return (
        f"<g>{inner}</g>" if side is None else f'<g class="side{side % len(_COLOURS)}">{inner}</g>'
    )


def path(kind: str, data: str) -> str:
    """Return a path of the classes `kind`."""
    return f'<path class="{kind}" d="{data}"/>'


def shape(side: int | None, x: float, y: float, kind: str = "fill") -> str:
    """Return the mark of a side: circle, square, diamond, triangle or one upside down.

    Colours and shapes change in steps of 4 and 5, so that twenty sides differ.
    """
    r = _RADIUS if side is not None else _RADIUS - 2
    number = 0 if side is None else side % _SHAPES
    if number == 0:
        return f'<circle class="{kind}" cx="{n(x)}" cy="{n(y)}" r="{n(r)}"/>'
    return path(kind, _outline(number, x, y, r))


def _outline(number: int, x: float, y: float, r: float) -> str:
    big, small = r * 1.25, r * 0.9
    if number == 1:
        return f"M{n(x - small)} {n(y - small)}h{n(2 * small)}v{n(2 * small)}h-{n(2 * small)}z"
    if number == 2:
        return f"M{n(x)} {n(y - big)}l{n(big)} {n(big)}l-{n(big)} {n(big)}l-{n(big)} -{n(big)}z"
    tip = -big if number == 3 else big
    return f"M{n(x)} {n(y + tip)}L{n(x + big)} {n(y - tip * 0.7)}H{n(x - big)}z"


def cross(x: float, y: float) -> str:
    """Return the mark of what is denied: a cross."""
    r = n(_RADIUS)
    return path(
        "line",
        f"M{n(x - _RADIUS)} {n(y - _RADIUS)}l{r} {r}l{r} {r}m0 -{n(2 * _RADIUS)}l-{r} {r}l-{r} {r}",
    )


def arrow(x: float, y: float, pointing: int) -> str:
    """Return the head of an arrow with its tip at x, pointing left (-1) or right (1)."""
    back = n(x - 10 * pointing)
    return path("fill", f"M{n(x)} {n(y)}L{back} {n(y - 6)}V{n(y + 6)}z")


def hatched(left: float, right: float, top: float, height: float) -> str:
    """Return a band with slanted lines in it: what is excluded.

    The lines are drawn one by one, since a pattern would need an id for each page.
    """
    lines = []
    at = left - height + 3
    while at < right:
        start, end = max(at, left), min(at + height, right)
        lines.append(
            f"M{n(start)} {n(top + height - (start - at))}L{n(end)} {n(top + height - (end - at))}"
        )
        at += 6
    frame = f"M{n(left)} {n(top)}H{n(right)}V{n(top + height)}H{n(left)}z"
    return path("line", frame) + path("hatch", "".join(lines))
