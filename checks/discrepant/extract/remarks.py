"""What must a reader of the report hear of an article that could not be read to the letter?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discrepant.model import Mention, Source
from discrepant.places import Places
from discrepant.prose.sentences import MOST_PARAGRAPHS

HIDDEN = "holds characters that cannot be seen"
MOST = 20_000
"""Mentions that are read of one article; a long novel has a quarter of them."""
THE_REST = f"not read from here on: more than {MOST:,} figures and dates"
NO_MORE_PARAGRAPHS = f"not read from here on: more than {MOST_PARAGRAPHS:,} paragraphs"
_TOLD = frozenset({HIDDEN, THE_REST, NO_MORE_PARAGRAPHS})
_SHOWN = 10


def remarks(source: Source, mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield a line with path and place for what is unread of an article as no article should be.

    Ten at most are told one by one.
    """
    told = [mention for mention in mentions if mention.unread in _TOLD]
    if not told:
        return
    places = Places(source)
    for mention in told[:_SHOWN]:
        passage = places.passage(mention.span, mention.sentence)
        where = f"{passage.path}:{passage.line}:{passage.column}"
        yield f"{where}: “{passage.text}” {mention.unread}"
    if len(told) > _SHOWN:
        yield f"{source.path}: {len(told) - _SHOWN:,} more that cannot be read, for such reasons"
