"""Which quantity do the words around a figure name, and how near?

Only the quantities that the clause of a figure names look closer.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import itemgetter

from discrepant.bind.standing import Table, match, stands
from discrepant.model import FindRule, Phrase, Quantity, Span
from discrepant.prose.clause_words import PREDICATES
from discrepant.tokens import QUOTES, split, table

_REACH = 240  # characters around a figure in which its cues stand; clauses of news end sooner


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold the words of a figure's own clause.

    `figure` are the words of the counted phrase, hedge and noun included; distances are
    counted from it.  `offsets` are where the words stand in the article.
    """

    words: tuple[str, ...]
    offsets: tuple[int, ...]
    figure: tuple[int, int]

    def distance(self, start: int, end: int) -> int:
        """Return how many words stand between the figure and words start to end; 0 inside."""
        if end <= self.figure[0]:
            return self.figure[0] - end + 1
        if start >= self.figure[1]:
            return start - self.figure[1] + 1
        return 0


@dataclass(frozen=True, slots=True)
class Named:
    """Hold a quantity that a clause names: how near, and by which words of the article.

    `degree` is a word before the cue that picks out some ("seriously injured"), `joined` that
    "and" or "but" stands between it and the figure.
    """

    quantity: Quantity
    distance: int
    cue: str
    at: int
    degree: str = ""
    joined: bool = False


def clause(text: str, spans: Sequence[Span], figure: Span, with_marks: bool = False) -> Clause:
    """Return the words of a clause that may be interrupted.

    Cues are words alone ("state-owned" is two); phrases have their marks, quotation marks
    aside.  Of a clause that goes on for pages only what stands near the figure is returned, so
    that a thousand figures in one clause do not each read all of it.
    """
    words: list[str] = []
    offsets: list[int] = []
    for span in spans:
        tokens = split(text, *_near(text, span, figure))
        kept = [(with_marks or word[0].isalnum()) and word not in QUOTES for word in tokens.words]
        words += compress(tokens.words, kept)
        offsets += compress(tokens.starts, kept)
    first, last = bisect_left(offsets, figure.start), bisect_left(offsets, figure.end)
    return Clause(tuple(words), tuple(offsets), (first, last) if first < last else (0, 0))


def _near(text: str, span: Span, figure: Span) -> tuple[int, int]:
    """Return the part of a stretch within reach of a figure, cut between two words."""
    start = max(span.start, figure.start - _REACH)
    end = min(span.end, figure.end + _REACH)
    while span.start < start < figure.start and text[start - 1].isalnum():
        start += 1
    while figure.end < end < span.end and text[end].isalnum():
        end -= 1
    return start, max(start, end)


@dataclass(frozen=True, slots=True)
class _Entry:
    quantity: Quantity
    rule: FindRule
    number: int


class Labels:
    """Look up which labels the words of a sentence say; built once for a set of expectations."""

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        self._cues = tuple(
            (quantity, label.name, cue)
            for quantity in quantities
            for label in quantity.labels
            for cue in label.cues
        )
        self._by_letter: dict[str, list[int]] = {}
        for number, (_, _, cue) in enumerate(self._cues):
            self._by_letter.setdefault(cue.words[0][:1], []).append(number)

    @property
    def any(self) -> bool:
        """Tell whether any quantity has labels."""
        return bool(self._cues)

    def found(self, words: Sequence[str]) -> Iterator[tuple[Quantity, str, int, int]]:
        """Yield the quantity and label that words say, and where, as indices.

        A quantity's `find` narrows the sentences in which its labels count.
        """
        hits = [
            (number, index, end)
            for index, word in enumerate(words)
            for number in self._by_letter.get(word[:1], ())
            if (end := match(self._cues[number][2], words, index)) is not None
        ]
        narrowed: dict[str, bool] = {}
        for number, index, end in sorted(hits):
            quantity, label, _ = self._cues[number]
            if quantity.id not in narrowed:
                narrowed[quantity.id] = narrows(quantity, words)
            if narrowed[quantity.id]:
                yield quantity, label, index, end


def narrows(quantity: Quantity, words: Sequence[str]) -> bool:
    """Tell whether one of a quantity's find rules, if it has any, allows a sentence."""
    return not quantity.find or any(
        _allows(rule, words) and any(stands(cue, words) for cue in rule.any_of)
        for rule in quantity.find
    )


_NEAREST = itemgetter(0, 1, 3)


class Cues:
    """Look up which quantities a clause names; built once for a set of expectations."""

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        self._cues: Table[_Entry] = Table()
        self._also: Table[int] = Table()
        self._phrases: list[tuple[Quantity, Phrase]] = []
        count = itertools.count(1)
        for quantity in quantities:
            for rule in quantity.find:
                if rule.phrase is not None:
                    self._phrases.append((quantity, rule.phrase))
                self._add(quantity, rule, count)

    def _add(self, quantity: Quantity, rule: FindRule, count: Iterator[int]) -> None:
        """Add the cues of a rule; where it has `and`, they are found beside one of those."""
        needs = next(count) if rule.and_of else 0
        for cue in rule.and_of:
            self._also.add(cue, needs)
        for cue in rule.any_of:
            self._cues.add(cue, _Entry(quantity, rule, next(count)), needs)

    @property
    def has_phrases(self) -> bool:
        """Tell whether any quantity is found by a phrase."""
        return bool(self._phrases)

    def named_in(
        self, within: Clause, sentence: Clause, held_over: Sequence[str] = ()
    ) -> Mapping[str, Named]:
        """Return the nearest naming of each quantity, by its id.

        `held_over` are words outside the clause that say of whom or of when it speaks ("Rovers
        said that they had paid 40"), for rules that go without them.
        Cue words are looked for in the figure's own clause; a phrase says where its figure
        stands, so it may reach over the sentence, and names it at no distance at all.
        """
        nearest: dict[str, Named] = {}
        for named in (*self._found(within, held_over), *self._phrased(sentence)):
            known = nearest.get(named.quantity.id)
            if known is None or named.distance < known.distance:
                nearest[named.quantity.id] = named
        return nearest

    def _found(self, within: Clause, held_over: Sequence[str]) -> Iterator[Named]:
        """Yield the nearest cue of each quantity that says something of the figure."""
        found: set[str] = set()
        allowed: dict[int, bool] = {}
        for distance, index, end, _, entry in sorted(self._hits(within), key=_NEAREST):
            if entry.quantity.id in found:
                continue
            rule = id(entry.rule)
            if rule not in allowed:
                allowed[rule] = _allows(entry.rule, within.words, held_over)
            # Who kills is not killed, but 58% who supported it did.
            share = entry.quantity.unit == "percent"
            counts = share or _counts_the_figure(within, index, end)
            counts = counts and not _is_deadly(within.words, index)
            if allowed[rule] and counts:
                found.add(entry.quantity.id)
                yield Named(
                    entry.quantity,
                    distance,
                    " ".join(within.words[index:end]),
                    within.offsets[index],
                    _degree(within, index) or _ended(within, end),
                    _is_joined(within, index, end),
                )

    def _hits(self, within: Clause) -> Iterator[tuple[int, int, int, int, _Entry]]:
        """Yield each cue that stands in a clause: how far off, from where to where, its number."""
        there = {0, *(number for _, _, number in self._also.found(within.words))}
        for index, end, entry in self._cues.found(within.words, there):
            yield within.distance(index, end), index, end, entry.number, entry

    def _phrased(self, sentence: Clause) -> Iterator[Named]:
        for quantity, phrase in self._phrases:
            at = _phrase_at(phrase, sentence)
            if at is not None:
                cue = " ".join((*phrase.before, "…", *phrase.after))
                yield Named(quantity, -1, cue, sentence.offsets[at])


_DEGREES = table(
    "seriously critically gravely slightly severely badly lightly moderately nearly almost"
)


def _is_deadly(words: Sequence[str], cue: int) -> bool:
    """Tell "fatally wounded": whoever is, is no longer among the wounded."""
    return cue > 0 and words[cue - 1] in _DEADLY and words[cue].startswith(_HURT)


_DEADLY = frozenset({"fatally", "mortally"})
_HURT = ("wound", "injur", "hurt")
_NEVER = ("not", "never")
_DENYING = 3  # words before a cue within which "not" denies it: "has not yet been found"


def _degree(within: Clause, at: int) -> str:
    """Return the word before a cue that takes the figure out: "seriously", "not", "nearly"."""
    before = within.words[at - 1] if at else ""
    if before in _DEGREES:
        return before
    between = within.words[max(within.figure[1], at - _DENYING) : at]
    return next((word for word in between if word in _NEVER or word.endswith("n't")), "")


def _is_joined(within: Clause, start: int, end: int) -> bool:
    """Tell the "end" of "begin on Monday and end on Friday" from the "begin", for Monday."""
    first, last = within.figure
    return not {"and", "but"}.isdisjoint(within.words[end:first] or within.words[last:start])


def _ended(within: Clause, end: int) -> str:
    """Return the word that takes back what a cue says: "evacuation orders were lifted"."""
    words = within.words[end : end + 4]
    at = next((at for at, word in enumerate(words) if word in ENDING), 0)
    return words[at] if at and not BEING.isdisjoint(words[:at]) else ""


ENDING = table("lifted rescinded cancelled canceled revoked scrapped withdrawn reversed")
"""Words that say of a thing that it is no more."""
BEING = table("is are was were be been being am 's 're get gets got gotten getting")
_OBJECTS = table(
    "a an the his her their its my our your him them himself themselves someone another"
)


def _counts_the_figure(within: Clause, start: int, end: int) -> bool:
    """Tell whether a cue says something of the figure, and not the figure of somebody else.

    Who kills is not killed: "two men killed a woman", "killed by two men", "two men accused
    of killing".  A cue that is no verb, or stands inside the counted phrase, always counts.
    """
    last = within.words[end - 1]
    if within.distance(start, end) == 0 or not last.endswith(("ed", "ing")) or last in PREDICATES:
        return True
    if start >= within.figure[1]:
        between = within.words[within.figure[1] : start]
        if last.endswith("ing"):
            return not between or bool(BEING & set(between[-2:]))
        passive = bool(BEING & set(between))
        following = within.words[end] if end < len(within.words) else ""
        return passive or not (following in _OBJECTS or following[:1].isdecimal())
    before = within.words[within.figure[0] - 1] if within.figure[0] else ""
    return not (before == "by" and end >= within.figure[0] - 1)


def _allows(rule: FindRule, words: Sequence[str], held_over: Sequence[str] = ()) -> bool:
    """Tell whether `and` finds one of its words in the clause and `without` finds none."""
    if rule.and_of and not any(stands(cue, words) for cue in rule.and_of):
        return False
    return not any(stands(cue, words) or stands(cue, held_over) for cue in rule.none_of)


def _phrase_at(phrase: Phrase, within: Clause) -> int | None:
    """Return where a phrase begins that has the figure in its place, None where it has not.

    The words before may be part of the figure's own hedge ("a total of {value}").
    """
    first, last = within.figure
    for place in range(first, last + 1):
        start = place - len(phrase.before)
        if start < 0 or within.words[start:place] != phrase.before:
            continue
        if not phrase.after:
            return start
        for end in range(place + 1, last + 1):
            if within.words[end : end + len(phrase.after)] == phrase.after:
                return start
    return None
