"""Who says what of one quantity? A row for each, all on one axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from discrepant.model import Claim, Finding, Quantity, SourceNote
from discrepant.render.escapes import xml
from discrepant.render.pictures import legend, scale, strips
from discrepant.render.pictures.layout import Block, document, heading, paragraph
from discrepant.render.pictures.rows import Row, chosen, columns_of, more, rows
from discrepant.render.pictures.scale import Scale
from discrepant.render.pictures.sides import Sides, letter, sides
from discrepant.wording import counted, of_claim, titled

_MOST_ROWS = 24
# So many values stand in the words that take the place of the picture.
_MOST_WORDS = 6


def picture(
    quantity: Quantity,
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    notes: Sequence[SourceNote],
) -> str:
    """Return the picture of the claims of one quantity as SVG."""
    found = sides(claims, findings, quantity.domain)
    every = rows(claims, quantity, found, notes)
    shown = [every[index] for index in chosen(every, _MOST_ROWS)]
    left_out = len(every) - len(shown)
    axis = _axis(quantity, claims, shown, found)
    title = f"Who says what: {called(quantity)}"
    words = described(shown, left_out)
    blocks = _blocks(quantity, found, shown, left_out, axis)
    return document(f"picture-{xml(quantity.id)}", title, words, blocks)


def alternative(quantity: Quantity, claims: Sequence[Claim], findings: Sequence[Finding]) -> str:
    """Return what the picture shows in one sentence, for those who do not see it."""
    found = sides(claims, findings, quantity.domain)
    named = [f"{letter(side)} {value}" for side, value in enumerate(found.values)]
    values = named or _values(quantity, claims)
    rest = len(values) - _MOST_WORDS
    told = ", ".join(values[:_MOST_WORDS]) + (f" and {rest:,} more" if rest > 0 else "")
    sources = len({claim.source for claim in claims})
    scope = f"{counted(len(claims), 'claim')} of {counted(sources, 'source')}"
    return f"{headed(quantity)}: {told}; {scope}"


def called(quantity: Quantity) -> str:
    """Return what is measured, in words; the id of the quantity where nobody gave any."""
    return quantity.what or quantity.id


def headed(quantity: Quantity) -> str:
    """Return what is measured, as a heading; an id stays as it is."""
    return titled(quantity.what) or quantity.id


def described(shown: Sequence[Row], left_out: int) -> str:
    """Return all rows in words, one sentence each."""
    told = [
        f"{f'{row.mark} {row.words}'.lstrip()}: {row.who}{f', {row.day}' if row.day else ''}."
        for row in shown
    ]
    return " ".join([*told, *([f"{more(left_out).capitalize()}."] if left_out else [])])


def _values(quantity: Quantity, claims: Sequence[Claim]) -> list[str]:
    ordered = sorted(claims, key=lambda claim: (claim.value.sort_key(), claim.label))
    return list(dict.fromkeys(of_claim(claim, quantity.domain) for claim in ordered))


def _axis(quantity: Quantity, claims: Sequence[Claim], shown: Sequence[Row], found: Sides) -> Scale:
    if quantity.is_label:
        return scale.columns(len(columns_of(claims, quantity, found)))
    values = [row.value for row in shown]
    return scale.days(values) if quantity.is_date else scale.numbers(values)


def _blocks(
    quantity: Quantity, found: Sides, shown: Sequence[Row], left_out: int, axis: Scale
) -> Iterator[Block]:
    yield heading(headed(quantity))
    yield from legend.against(found)
    yield paragraph([], after=6)
    stories = len({row.story for row in shown}) > 1
    for before, row in zip((None, *shown), shown, strict=False):
        if stories and (before is None or before.story != row.story):
            yield heading(row.story or "no story")
        yield partial(strips.told, row, axis)
    if not quantity.is_label:
        yield partial(strips.axis, axis)
    if axis.log:
        yield paragraph(["The axis is logarithmic: each step multiplies."], "weak")
    if left_out:
        yield paragraph([more(left_out)], "weak")
    yield from legend.marks(shown)
