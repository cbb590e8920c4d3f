"""At which line and column of an article does an offset stand?"""

from __future__ import annotations

import re
from bisect import bisect_right

from discrepant.model import Passage, Source, Span

# Not str.splitlines: it also breaks on form feeds and U+2028, where editors do not.
_LINE_END = re.compile(r"\r\n|\r|\n")


class Places:
    """Turn offsets of one article into passages; lines are found once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._starts = (0, *(found.end() for found in _LINE_END.finditer(source.text)))

    def passage(self, span: Span, sentence: Span) -> Passage:
        """Return a stretch of the article with its line and column, both from 1."""
        source = self._source
        line = bisect_right(self._starts, span.start)
        return Passage(
            source.id,
            source.path,
            span.start,
            span.end,
            line,
            span.start - self._starts[line - 1] + 1,
            source.text[span.start : span.end],
            source.text[sentence.start : sentence.end],
            source.publisher,
        )
