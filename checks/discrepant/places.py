"""At which line and column of an article does an offset stand?"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property

from discrepant.model import Passage, Source, Span

# Not str.splitlines: it also breaks on form feeds and U+2028, where editors do not.
_LINE_END = re.compile(r"\r\n|\r|\n")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


class Places:
    """Turn offsets of one article into passages; lines are found once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        # An article may be ten million lines; eight bytes each are enough.
        self._starts = array("Q", [0])
        self._starts.extend(found.end() for found in _LINE_END.finditer(source.text))
        self._sentence = Span(0, 0), ""

    def passage(self, span: Span, sentence: Span) -> Passage:
        """Return a stretch of the article with its line and column, both from 1."""
        source = self._source
        line = bisect_right(self._starts, span.start)
        start = self._starts[line - 1]
        return Passage(
            source.id,
            source.path,
            span.start,
            span.end,
            line,
            span.start - start + 1,
            source.text[span.start : span.end],
            self._words_of(sentence),
            source.publisher,
            *self._wide.more(start, span.start),
        )

    def _words_of(self, sentence: Span) -> str:
        """Return the words of a sentence, once in memory for all of its passages."""
        if self._sentence[0] != sentence:
            self._sentence = sentence, self._source.text[sentence.start : sentence.end]
        return self._sentence[1]

    @cached_property
    def _wide(self) -> _Wide:
        return _Wide(self._source.text)


class _Wide:
    """Know where an article leaves ASCII, so that other columns cost no second look at a line."""

    def __init__(self, text: str) -> None:
        self.at, self.utf16, self.utf8 = array("L"), array("L", [0]), array("L", [0])
        for found in () if text.isascii() else _BEYOND_ASCII.finditer(text):
            self.at.append(found.start())
            self.utf16.append(self.utf16[-1] + (found.group() > "\uffff"))
            self.utf8.append(self.utf8[-1] + utf8_length(found.group()) - 1)

    def more(self, start: int, end: int) -> tuple[int, int]:
        """Return how many UTF-16 units and bytes a stretch takes beyond its code points."""
        first, last = bisect_left(self.at, start), bisect_left(self.at, end)
        return self.utf16[last] - self.utf16[first], self.utf8[last] - self.utf8[first]


def utf8_length(text: str) -> int:
    """Return how many bytes a text takes in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units a text takes: one beyond the basic plane counts twice."""
    return len(text) + sum(char > "\uffff" for char in text)
