"""Show what was seen in the articles to other programs: `read --format jsonl`."""

from __future__ import annotations

from collections.abc import Iterable

from discrepant.model import Hedge, Mention, MentionKind, Source, Span
from discrepant.render.json_values import SCHEMA_VERSION, Json, bounds, days, dump


def render(read: Iterable[tuple[Source, Iterable[Mention]]]) -> str:
    """Return one JSON object a line for every mention; offsets are code points of the file."""
    return "".join(
        f"{dump(record(source, mention))}\n" for source, mentions in read for mention in mentions
    )


def record(source: Source, mention: Mention) -> Json:
    """Return a mention as the mappings, lists, texts and numbers of JSON."""
    return {
        "schema_version": SCHEMA_VERSION,
        "source": source.id,
        "start": mention.start,
        "end": mention.end,
        "text": source.text[mention.start : mention.end],
        "kind": mention.kind.value,
        "figure": _figure(source, mention),
        **bounds(mention.value, is_date=mention.kind is MentionKind.DATE),
        "unit": mention.unit,
        "noun": _text(source, mention.noun),
        "hedge": mention.hedge.value,
        "polarity": mention.polarity.value,
        "speaker": mention.speaker,
        "as_of": days(mention.as_of),
        "sentence": list(mention.sentence),
        "repeat_of": None if mention.repeat_of is None else list(mention.repeat_of),
        "unread": mention.unread or None,
    }


def _figure(source: Source, mention: Mention) -> str | None:
    # Vague words and dates are no figure, whatever span the reader keeps for them.
    if mention.hedge is Hedge.VAGUE or mention.kind is MentionKind.DATE:
        return None
    return _text(source, mention.figure)


def _text(source: Source, span: Span | None) -> str | None:
    return None if span is None else source.text[span.start : span.end]
