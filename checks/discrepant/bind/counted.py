"""Which unit does a figure count, by the words of the expectations?

"1,500 troops" are soldiers where the YAML says so, "6,000 men each" are so many per brigade.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from discrepant.bind.converted import named_ton
from discrepant.model import Mention, MentionKind, Source, Span
from discrepant.units.table import Units

SHARE = "1"  # the unit of "three in four", which counts nobody


def unit(text: str, mention: Mention, table: Units) -> str | None:
    """Return the unit of a figure; "" where it has no noun, None where it is unknown."""
    if mention.noun is None or mention.unit == SHARE:
        counted = mention.unit or ""
    else:
        found = table.unit_of(folded(text, mention.noun)) or mention.unit
        if found is None:
            return None
        counted = named_ton(text, mention.noun) or found if found == "ton" else found
    if mention.per is None:
        return counted
    per = table.unit_of(folded(text, mention.per))
    return f"{counted} / {per}" if per and counted else None


def with_units(source: Source, mentions: Iterable[Mention], table: Units) -> tuple[Mention, ...]:
    """Return mentions with the units that the expectations declare; without them, as read."""
    return tuple(
        each
        if each.kind is not MentionKind.NUMBER or each.noun is None
        else replace(each, unit=unit(source.text, each, table) or each.unit)
        for each in mentions
    )


def folded(text: str, span: Span) -> str:
    """Return a word of a text, folded for look-up."""
    return text[span.start : span.end].lower().replace("’", "'")
