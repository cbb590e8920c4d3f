"""Which of many cues stand in these words?

All cues lie in one look-up by their first word, so that the cost hardly depends on how many
there are; those that count only where something else stands too are looked at there alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar

from discrepant.model import Cue

_STEM = 3  # letters by which open-ended cues are looked up
_T = TypeVar("_T")
_Slot = dict[int, list[tuple[Cue, _T]]]  # by what they need, 0 where that is nothing


class Table(Generic[_T]):
    """Find cues, each with what it stands for; built once for a set of expectations."""

    def __init__(self) -> None:
        self._exact: dict[str, _Slot[_T]] = {}
        self._stems: dict[str, _Slot[_T]] = {}
        self._initials: set[str] = set()

    def add(self, cue: Cue, value: _T, needs: int = 0) -> None:
        """Add a cue that is found where what it needs, by its number, is there; 0 is nothing."""
        is_stem = cue.open_ended and len(cue.words) == 1
        key = cue.words[0][:_STEM] if is_stem else cue.words[0]
        self._initials.add(key[:1])
        table = self._stems if is_stem else self._exact
        table.setdefault(key, {}).setdefault(needs, []).append((cue, value))

    def found(
        self, words: Sequence[str], there: AbstractSet[int] = frozenset({0})
    ) -> Iterator[tuple[int, int, _T]]:
        """Yield where each cue begins and ends, as indices, and what it stands for.

        The order of cues that begin with one word is not defined.
        """
        for index, word in enumerate(words):
            if word[0] not in self._initials:
                continue
            for slot in self._slots(word):
                for needed in slot.keys() & there:
                    for cue, value in slot[needed]:
                        end = match(cue, words, index)
                        if end is not None:
                            yield index, end, value

    def _slots(self, word: str) -> Iterator[_Slot[_T]]:
        for whole in {word: 0, _bare(word): 0}:
            if whole in self._exact:
                yield self._exact[whole]
        for length in range(1, min(_STEM, len(word)) + 1):
            if word[:length] in self._stems:
                yield self._stems[word[:length]]


def match(cue: Cue, words: Sequence[str], at: int) -> int | None:
    """Return where a cue that begins at `at` ends, None where it does not stand there."""
    end = at + len(cue.words)
    if end > len(words):
        return None
    found = words[at:end]
    if tuple(found[:-1]) != cue.words[:-1]:
        return None
    last = cue.words[-1]
    fits = found[-1].startswith(last) if cue.open_ended else _bare(found[-1]) == last
    return end if fits or found[-1] == last else None


def stands(cue: Cue, words: Sequence[str]) -> bool:
    """Tell whether a cue stands anywhere in these words."""
    return any(match(cue, words, index) is not None for index in range(len(words)))


def _bare(word: str) -> str:
    return word.removesuffix("'s")
