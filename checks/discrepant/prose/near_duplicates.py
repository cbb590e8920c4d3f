"""Which passages are printed twice, in one article or in two?

A repetition is no second voice.  Within an article, the same sentence counts once; between
articles, a passage that shares nearly all its words with another is a copy of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from discrepant.model import Span

_WORD = re.compile(r"\w+")
_BEGINNING = re.compile(r"(?<!\w)(\w++)\W++(\w++)")  # possessive: a megabyte may be one word
_SHORTEST = 5  # words; shorter sentences ("He was 34.") repeat by chance
_ALIKE = 0.7  # share of three-word runs that two passages must have in common
_FEWEST = 6  # three-word runs of a copy; two reporters may both write "400 were evacuated"


def repeats(text: str, sentences: Iterable[Span]) -> dict[Span, Span]:
    """Return for each sentence that was printed before where it stood first.

    Case, spacing and punctuation do not matter.
    """
    beginnings: dict[tuple[str, str], list[Span]] = {}
    for span in sentences:
        words = _BEGINNING.search(text, *span)
        if words is not None:
            first, second = words.groups()
            beginnings.setdefault((first.lower(), second.lower()), []).append(span)
    groups = (group for group in beginnings.values() if len(group) > 1)
    return {span: earlier for group in groups for span, earlier in _again(text, group)}


def _again(text: str, sentences: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield each sentence that was printed before, and where it stood first."""
    first: dict[str, Span] = {}
    for span in sentences:
        words = _WORD.findall(text[span.start : span.end].lower())
        if len(words) < _SHORTEST:
            continue
        earlier = first.setdefault(" ".join(words), span)
        if earlier is not span:
            yield span, earlier


def alike(one: str, other: str) -> bool:
    """Tell whether two passages are copies: at least 70% of their three-word runs are shared."""
    left, right = _runs(one), _runs(other)
    if min(len(left), len(right)) < _FEWEST:
        return one.split() == other.split() and len(left) > 0
    return len(left & right) >= _ALIKE * min(len(left), len(right)) and (
        min(len(left), len(right)) * 2 >= max(len(left), len(right))
    )


def _runs(passage: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(passage.lower())
    return frozenset(tuple(words[index : index + 3]) for index in range(len(words) - 2))
