"""What do the sources of one story say happened when, and when did they say so?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from discrepant.model import Claim, Finding, Quantity, SourceNote
from discrepant.render.pictures import legend, scale, strips
from discrepant.render.pictures.dots import described, headed
from discrepant.render.pictures.layout import Block, document, heading, paragraph
from discrepant.render.pictures.rows import Row, chosen, more, rows
from discrepant.render.pictures.sides import sides
from discrepant.wording import counted

_MOST_ROWS = 48


@dataclass(frozen=True, slots=True)
class Event:
    """Hold what happened, and the rows of those who say when."""

    quantity: str
    what: str
    rows: tuple[Row, ...]


def events(
    quantities: Sequence[Quantity],
    claims: Mapping[str, Sequence[Claim]],
    findings: Mapping[str, Sequence[Finding]],
    notes: Sequence[SourceNote],
) -> tuple[Event, ...]:
    """Return the events of a story from the first to the last; claims and findings by quantity."""
    found = [
        Event(each.id, headed(each), rows(own, each, sides(own, findings.get(each.id, ())), notes))
        for each in quantities
        if each.is_date and (own := claims.get(each.id))
    ]
    return tuple(sorted(found, key=lambda event: (event.rows[0].value.sort_key(), event.what)))


def picture(id: str, story: str, found: Sequence[Event]) -> str:
    """Return the timeline of events as SVG."""
    shown, left_out = _fewer(found)
    every = [row for event in shown for row in event.rows]
    spoken = [value for row in every for value in (row.value, row.said) if value is not None]
    axis = scale.days(spoken)
    title = f"What happened when{f': {story}' if story else ''}"

    def blocks() -> Iterator[Block]:
        yield heading(title, 4)
        for event in shown:
            yield heading(event.what)
            for row in event.rows:
                yield partial(strips.dated, row, axis)
        yield partial(strips.axis, axis)
        if left_out:
            yield paragraph([more(left_out)], "weak")
        yield from legend.marks(every, said=True)

    words = " ".join(f"{event.what}: {described(event.rows, 0)}" for event in shown)
    return document(id, title, words, blocks())


def alternative(story: str, found: Sequence[Event]) -> str:
    """Return what the timeline shows in one sentence, for those who do not see it."""
    ordered = sorted(
        (row for event in found for row in event.rows), key=lambda row: row.value.sort_key()
    )
    span = " to ".join(dict.fromkeys([ordered[0].words, ordered[-1].words]))
    about = f" of {story}" if story else ""
    return f"Timeline{about}: {counted(len(found), 'event')}, {span}"


def _fewer(found: Sequence[Event]) -> tuple[list[Event], int]:
    """Return the events with fewer rows where there are too many, and how many are left out."""
    numbered = [(event, row) for event in found for row in event.rows]
    kept = [numbered[index] for index in chosen([row for _, row in numbered], _MOST_ROWS)]
    less = [
        replace(event, rows=tuple(row for owner, row in kept if owner is event)) for event in found
    ]
    return [event for event in less if event.rows], len(numbered) - len(kept)
