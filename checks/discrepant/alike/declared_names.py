"""How well does a name in a text fit a declared name, word for word?

By letters alone: whether the article means the declared person is for `spellings` to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from discrepant.alike.likeness import folded, may_be_given, may_be_surname, sound, sounds_alike
from discrepant.alike.people import Person
from discrepant.model import Speaker


class Fit(IntEnum):
    """How well a word fits a word of a declared name."""

    NEAR = 1
    SOUND = 2
    DECLARED = 3  # the word itself, or that of an alias


@dataclass(frozen=True, slots=True)
class Name:
    """Hold a declared name: its words, and for each the other spellings that aliases give."""

    text: str
    words: tuple[str, ...]
    known: Mapping[int, frozenset[str]]

    def fit(self, index: int, word: str) -> Fit | None:
        """Return how well a word fits word `index` of the name."""
        own = self.words[index]
        if _plain(word) == _plain(own) or _plain(word) in self.known[index]:
            return Fit.DECLARED
        if sound(word)[:1] != sound(own)[:1]:
            return None  # said below as well; most words end here
        if sounds_alike(word, own):
            return Fit.SOUND
        is_surname = index == len(self.words) - 1
        near = may_be_surname(word, own) if is_surname else may_be_given(word, own)
        return Fit.NEAR if near and len(self.words) > 1 else None


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold a name in the text read as the declared one: which word stands for which."""

    person: Person
    words: Mapping[int, str]
    fit: Fit
    whole: str = ""

    @property
    def is_full(self) -> bool:
        """Tell whether more than a surname stands there."""
        return len(self.person.words) > 1

    @property
    def surname(self) -> str:
        """Return the surname as written, folded."""
        return folded(self.person.surname)


def name(text: str, speakers: Sequence[Speaker]) -> Name:
    """Return a declared name with the spellings among the aliases of its speaker."""
    words = tuple(text.split())
    known: dict[int, set[str]] = {index: set() for index in range(len(words))}
    for speaker in speakers:
        names = (speaker.name, *speaker.aliases)
        if text in names:
            for alias in names:
                for index, word in _spelling(tuple(alias.split()), words):
                    known[index].add(_plain(word))
    return Name(text, words, {index: frozenset(found) for index, found in known.items()})


def _spelling(alias: tuple[str, ...], words: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return the words of an alias that spell words of the name, none where it is an office."""
    last = len(words) - 1
    if len(alias) == 1:
        return [(last, alias[0])] if _is_spelling(alias[0], words[last]) else []
    if len(alias) != len(words):
        return []
    pairs = list(zip(alias, words, strict=True))
    return list(enumerate(alias)) if all(_is_spelling(*pair) for pair in pairs) else []


def _is_spelling(one: str, other: str) -> bool:
    """Tell whether a declared alias spells the same word: two first letters or most are alike.

    Somebody wrote both down as one name, so less is asked than of a text.
    """
    same_start = folded(one)[:1] == folded(other)[:1]
    return same_start and (may_be_surname(one, other) or _share(one, other))


def _share(one: str, other: str) -> bool:
    left, right = set(folded(one)), set(folded(other))
    return 2 * len(left & right) >= len(left | right)


def read(person: Person, name: Name) -> Seen | None:
    """Return a name in the text as the declared one, as far as letters can tell."""
    if len(person.words) != len(name.words) and len(person.words) > 1:
        whole = folded(person.form)
        if whole == folded(name.text):
            return Seen(person, {}, Fit.DECLARED, person.form)
    for words in _aligned(person.words, len(name.words)):
        fits = [name.fit(index, word) for index, word in words.items()]
        known = [fit for fit in fits if fit is not None]
        if len(known) == len(fits) and (len(fits) == 1 or max(known) > Fit.NEAR):
            return Seen(person, words, min(known))
    return None


def _aligned(words: tuple[str, ...], count: int) -> Iterator[dict[int, str]]:
    """Yield the ways in which the words of a text may stand for those of a name."""
    if len(words) == 1:
        yield {count - 1: words[0]}
    elif len(words) < count:
        yield {0: words[0], count - 1: words[-1]}
    elif count > 1:
        if len(words) > count:
            yield {0: words[0], count - 1: words[-1]}  # a second first name stands between
        for start in range(len(words) - count, -1, -1):
            yield dict(enumerate(words[start : start + count]))


def forms(name: Name, seen: Seen) -> Iterator[tuple[str, str]]:
    """Yield (word of the name, word as written); the whole name where its joints are shown."""
    for index, word in seen.words.items():
        own = name.words[index]
        yield own, own if _plain(word) == _plain(own) else _cased(word)
    if len(name.words) > 1 and (seen.whole or len(seen.words) == len(name.words)):
        exact = all(_plain(name.words[index]) == _plain(word) for index, word in seen.words.items())
        if seen.whole or exact:
            yield name.text, seen.whole or name.text


def _plain(word: str) -> str:
    """Return a word without what is no spelling: capitals and the shape of apostrophes."""
    return word.casefold().replace("’", "'")


def _cased(word: str) -> str:
    return (word.capitalize() if word.isupper() else word).replace("'", "’")
