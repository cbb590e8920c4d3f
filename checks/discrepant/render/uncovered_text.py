"""Show what no quantity looks at to people: `discrepant uncovered`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discrepant.model import NARRATOR, MentionKind, Polarity
from discrepant.render.escapes import line
from discrepant.render.text import quotation, where
from discrepant.uncovered import DATES, Group, Seen
from discrepant.wording import counted, days, figures

_ROOM = 72


def render(groups: Sequence[Group]) -> str:
    """Return the groups in their order, each with its figures, and a last line that counts."""
    blocks = ["\n".join(_lines(group)) for group in groups]
    figures_seen = sum(len(group.seen) for group in groups if group.name != DATES)
    dates_seen = sum(len(group.seen) for group in groups if group.name == DATES)
    if not groups:
        return "every figure and date belongs to a quantity\n"
    last = f"{counted(figures_seen, 'figure')} and {counted(dates_seen, 'date')} uncovered"
    return "\n\n".join([*blocks, last]) + "\n"


def _lines(group: Group) -> Iterator[str]:
    scope = f"{len(group.seen):,} of {counted(group.sources, 'source')}"
    yield f"{line(group.name)}: {scope}{', and they differ' if group.differs else ''}"
    values = [_value(each) for each in group.seen]
    width = max(map(len, values))
    places = max(len(where(each.passage)) for each in group.seen)
    for value, each in zip(values, group.seen, strict=True):
        words = "".join(quotation(each.passage, _ROOM))
        speaker = "" if each.mention.speaker == NARRATOR else f"  {line(each.mention.speaker)}"
        yield f"  {value.ljust(width)}  {where(each.passage).ljust(places)}  {words}{speaker}"


def _value(seen: Seen) -> str:
    mention = seen.mention
    if mention.value is None:
        return "?"
    if mention.kind is MentionKind.DATE:
        return days(mention.value)
    denied = "not " if mention.polarity is Polarity.DENIED else ""
    return denied + figures(mention.value, mention.hedge)
