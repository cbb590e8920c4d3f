"""Which names of people stand in a text, and how are they introduced?

Runs of capitals, without the titles before them and the possessive behind.  A run need not be
a person: `acts` tells where it does what people do, `title` and `role` where it is introduced
as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from discrepant.model import Span
from discrepant.tokens import table


@dataclass(frozen=True, slots=True)
class Person:
    """Hold a name as it stands in a text.

    `span` is the name alone, `words` are its words, the surname last.  `title` are the title
    words before it ("president"), `role` what the apposition behind it says ("editor"), both
    in small letters.
    """

    span: Span
    words: tuple[str, ...]
    title: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    acts: bool = False

    @property
    def form(self) -> str:
        """Return the name as one text."""
        return " ".join(self.words)

    @property
    def given(self) -> tuple[str, ...]:
        """Return the words before the surname."""
        return self.words[:-1]

    @property
    def surname(self) -> str:
        """Return the last word."""
        return self.words[-1]


_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_SPACES = frozenset({" ", "\u00a0", "\u202f"})
TITLES: frozenset[str] = table(
    "president minister secretary chancellor premier king queen prince princess senator governor "
    "mayor sheriff chief general gen lieutenant lt colonel col captain capt sergeant sgt major maj "
    "officer detective det inspector superintendent deputy director spokesman spokeswoman "
    "spokesperson professor prof doctor dr mr mrs ms miss sir lady lord rep sen gov judge justice "
    "attorney commissioner ambassador admiral commander leader chairman chairwoman chair ceo "
    "editor editor-in-chief analyst expert father rev reverend bishop pope archbishop prosecutor "
    "secretary-general marshal lawyer agent coroner principal coach pastor councilman congressman "
    "congresswoman prime vice defense defence foreign interior finance state police head founder "
    "author historian economist researcher scientist engineer journalist reporter writer manager "
    "owner actor singer envoy adviser advisor member boss striker midfielder goalkeeper executive "
    "corporal constable treasurer"
)
HONORIFICS: frozenset[str] = table("mr mrs ms miss sir")
_PARTICLES = table("al el de del della la le von van der den bin ibn ben da di du dos")
# Capitals that begin a sentence or a headline and no name.
_NO_NAMES = table(
    "the a an this that these those he she it they we i you his her its their our my but and or so "
    "yet if when while as at by for from in into of on to with after before since until during "
    "about against between among over under despite although because however meanwhile also last "
    "next here there what who why how where which according citing asked even then now once both "
    "some many most all no not only says said say warns warned tells told claims denies vows is "
    "are was were has have will would monday tuesday wednesday thursday friday saturday sunday "
    "later earlier still again perhaps instead indeed finally recently yes "
    "january february july september october november december yesterday today tomorrow"
)
_DOES = table(
    "is was has had does did will would can could may might must should says said told tells adds "
    "added warns warned claims thinks thought believes went came took made gave saw knew wrote "
    "spoke met left himself herself who whose again also later once never still"
)
_SAID = table("said says added adds told wrote asked replied explained warned")
_ARTICLES = table("a an the his her their its former then")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ROLE_WORDS = 8
_INITIAL = 1
_MOST_PARTICLES = 3


def full_name(person: Person, text: str) -> str:
    """Return a name with the suffix that stands behind it: "Ann Lee Jr."."""
    suffix = _SUFFIX.match(text, person.span.end)
    return f"{person.form} {suffix.group(1)}" if suffix else person.form


_SUFFIX = re.compile(r",? (Jr\.?|Sr\.?|II|III|IV)(?![\w])")


def may_be_one(one: str, other: str, together: bool = False) -> bool:
    """Tell whether two names may be one person's: one surname, and given names that agree.

    A given name agrees with its initial, and with none.  "Jr." differs from "Sr.", and from
    a name without either where an article has both `together`.
    """
    (given, family, suffix), (names, other_family, mark) = _parts(one), _parts(other)
    if family != other_family or (suffix != mark and (together or (suffix and mark))):
        return False
    return all(map(_agree, given, names)) if given and names else True


def surname(name: str) -> str:
    """Return the surname of a name, folded for look-up."""
    return _parts(name)[1]


def _parts(name: str) -> tuple[tuple[str, ...], str, str]:
    words = [word.strip(".").casefold() for word in name.replace("’", "'").split()]
    suffix = words.pop() if len(words) > 1 and words[-1] in _SUFFIXES else ""
    return tuple(words[:-1]), words[-1], suffix


def _agree(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def read(text: str) -> tuple[Person, ...]:
    """Return the runs of capitals that may be names of people, in the order of the text."""
    return tuple(_Runs(text).people())


class _Runs:
    """Hold the words of a text with what stands between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [Span(*found.span()) for found in _WORD.finditer(text)]

    def people(self) -> Iterator[Person]:
        """Yield the names, one for each run."""
        index = 0
        while index < len(self.spans):
            end = self._run(index)
            if end > index:
                found = self._person(index, end)
                if found is not None:
                    yield found
            index = max(end, index + 1)

    def _raw(self, index: int) -> str:
        return self.text[slice(*self.spans[index])] if 0 <= index < len(self.spans) else ""

    def _word(self, index: int) -> str:
        return self._raw(index).lower().replace("’", "'")

    def _gap(self, index: int) -> str:
        """Return what stands between a word and the one before."""
        if not 0 < index < len(self.spans):
            return ""
        return self.text[self.spans[index - 1].end : self.spans[index].start]

    def _joined(self, index: int) -> bool:
        """Tell whether a word goes on with the one before: no mark, no line end between."""
        gap = self._gap(index)
        if gap in _SPACES:
            return True
        before = self._raw(index - 1)
        return gap == ". " and (len(before) == _INITIAL or before.lower() in TITLES)

    def _capital(self, index: int) -> bool:
        if not self._raw(index)[:1].isupper():
            return False
        word = _bare(self._word(index))
        return word not in _NO_NAMES and not word.endswith("-old")  # "Twelve-year-old Ann Lee"

    def _run(self, start: int) -> int:
        """Return the end of the run of capitals at a word, `start` where there is none."""
        if not self._capital(start):
            return start
        end = start + 1
        while self._goes_on(end):
            following = self._after_particles(end)
            if not self._goes_on(following) or not self._capital(following):
                break
            end = following + 1
        return end

    def _after_particles(self, index: int) -> int:
        """Step over "van der" and the like, which join a name."""
        last = index + _MOST_PARTICLES
        while index < last and self._goes_on(index) and self._word(index) in _PARTICLES:
            index += 1
        return index

    def _goes_on(self, end: int) -> bool:
        """Tell whether a word may still belong to the run before it."""
        return (
            end < len(self.spans) and self._joined(end) and not _is_possessive(self._raw(end - 1))
        )

    def _person(self, start: int, end: int) -> Person | None:
        titles = [index for index in range(start, end - 1) if self._word(index) in TITLES]
        first = titles[-1] + 1 if titles else start
        if end - first > 1 and self._word(end - 1) in _SUFFIXES:
            end -= 1
        words = [self._raw(index) for index in range(first, end)]
        words[-1] = _bare(words[-1])
        if first == end - 1 and words[0].lower() in TITLES:
            return None
        before = self._titles_before(start) if first == start else ()
        title = before or tuple(self._word(index) for index in titles)
        role = () if _is_possessive(self._raw(end - 1)) else self._role(end)
        return Person(
            Span(self.spans[first].start, self.spans[end - 1].start + len(words[-1])),
            tuple(words),
            title,
            role,
            bool(title or role) or self._acts(first, end),
        )

    def _titles_before(self, start: int) -> tuple[str, ...]:
        """Return small title words before a name: "the defence minister", "leader"."""
        first = start
        while first > 0 and self._joined(first) and self._word(first - 1) in TITLES:
            first -= 1
        return tuple(self._word(index) for index in range(first, start))

    def _role(self, end: int) -> tuple[str, ...]:
        """Return what an apposition says: "…, editor of a paper," -> ("editor",)."""
        if self._gap(end).rstrip("\u00a0 ") != ",":
            return ()
        last = end + 1
        while last < len(self.spans) and last - end < _ROLE_WORDS and self._joined(last):
            last += 1
        words = [self._word(index) for index in range(end, last)]
        heads = tuple(word for word in words if word in TITLES)
        if heads or words[0] not in _ARTICLES or self._capital(end):
            return heads
        return tuple(word for word in words if word not in _ARTICLES)

    def _acts(self, first: int, end: int) -> bool:
        """Tell whether a name does what people do: it is followed by a verb, or "said" before."""
        if _is_possessive(self._raw(end - 1)):
            return False
        after = self._word(end) if self._joined(end) else ""
        does = after in _DOES or (after.endswith("ed") and len(after) > 4)
        return does or (self._joined(first) and self._word(first - 1) in _SAID)


def _is_possessive(word: str) -> bool:
    return word.lower().endswith(("'s", "’s"))


def _bare(word: str) -> str:
    return word[:-2] if _is_possessive(word) else word
