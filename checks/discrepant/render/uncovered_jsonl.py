"""Show what no quantity looks at to other programs: `uncovered --format jsonl`."""

from __future__ import annotations

from collections.abc import Sequence

from discrepant.model import MentionKind
from discrepant.render.json_values import SCHEMA_VERSION, Json, bounds, days, dump, place
from discrepant.uncovered import Group, Seen


def render(groups: Sequence[Group]) -> str:
    """Return one JSON object a line for every figure and date, worst group first."""
    return "".join(f"{dump(_record(group, seen))}\n" for group in groups for seen in group.seen)


def _record(group: Group, seen: Seen) -> Json:
    mention = seen.mention
    return {
        "schema_version": SCHEMA_VERSION,
        "group": group.name,
        "group_sources": group.sources,
        "group_differs": group.differs,
        **place(seen.passage),
        "kind": mention.kind.value,
        **bounds(mention.value, is_date=mention.kind is MentionKind.DATE),
        "unit": mention.unit,
        "hedge": mention.hedge.value,
        "polarity": mention.polarity.value,
        "speaker": mention.speaker,
        "as_of": days(mention.as_of),
        "unread": mention.unread or None,
    }
