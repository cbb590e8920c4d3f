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
_MOST_HOLDERS = 200  # passages of one figure known to share a run; what so many do is a phrase

_Runs = frozenset[tuple[str, ...]]


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
    return _share_most(left, right)


class Printed:
    """Hold passages in their order, and find the first that another is a copy of, as `alike` says.

    Only those that share a rare run of words with it are looked at.
    """

    def __init__(self) -> None:
        self._runs: list[_Runs] = []
        self._holders: dict[tuple[str, ...], list[int]] = {}
        self._short: dict[tuple[str, ...], int] = {}
        self._known: dict[str, _Runs] = {}

    def add(self, passage: str) -> None:
        """Put a passage behind the others."""
        number, own = len(self._runs), self._runs_of(passage)
        self._runs.append(own)
        if len(own) < _FEWEST:
            self._short.setdefault(tuple(passage.split()), number)
            return
        for run in own:
            holders = self._holders.setdefault(run, [])
            if len(holders) < _MOST_HOLDERS:
                holders.append(number)

    def first_like(self, passage: str) -> int | None:
        """Return the number of the first passage that this one is a copy of, from 0."""
        own = self._runs_of(passage)
        if len(own) < _FEWEST:
            return self._short.get(tuple(passage.split())) if own else None
        return next(
            (each for each in self._sharing(own) if _share_most(own, self._runs[each])), None
        )

    def _sharing(self, own: _Runs) -> list[int]:
        """Return the passages that may be copies, in their order.

        A copy, at least half as long, has 35% of the runs, so that one is among the other 65%:
        those that the fewest have.
        """
        holders = sorted((self._holders.get(run, ()) for run in own), key=len)
        rare = holders[: len(own) - int(_ALIKE / 2 * len(own)) + 1]
        return sorted({number for each in rare for number in each})

    def _runs_of(self, passage: str) -> _Runs:
        known = self._known.get(passage)
        if known is None:
            known = self._known[passage] = _runs(passage)
        return known


def _share_most(left: _Runs, right: _Runs) -> bool:
    fewer, more = sorted((len(left), len(right)))
    return fewer * 2 >= more and len(left & right) >= _ALIKE * fewer


def _runs(passage: str) -> _Runs:
    words = _WORD.findall(passage.lower())
    return frozenset(tuple(words[index : index + 3]) for index in range(len(words) - 2))
