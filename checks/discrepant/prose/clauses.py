"""Which words of a sentence are a figure's own clause: its noun phrase and its predicate?

A figure is bound by the words of its own clause, so this room decides what a figure is about.
There is no parser: a clause ends at the marks and words that end clauses in news prose, where
a verb on either side says that it is a clause at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from discrepant.model import Span
from discrepant.prose import turns
from discrepant.prose.clause_words import (
    ARTICLES,
    AUXILIARIES,
    BRACKETS,
    DASHES,
    DEPENDING,
    FINITE,
    OPEN,
    PREDICATES,
    RELATIVES,
    REPORTING,
    STEPPING,
    SUBJECTS,
    VERB_RESUMES,
    VERBAL,
)
from discrepant.prose.turns import Turn
from discrepant.prose.verbs import is_verb
from discrepant.tokens import QUOTES, Tokens

_MARKS = frozenset(",;:–—()[]")
_PREFIXES = frozenset({"re", "co", "pre"})
_AS_OF = ("as", "of")  # "As of Tuesday, 400 had come" begins with a phrase
_TURNING = STEPPING | VERBAL  # words at which a clause may turn, or have its verb
_ENDINGS = ("ing", "ed")
_LEADING = REPORTING | {"found"}  # words behind which a clause may begin unmarked
_PAUSES = {Turn.PAUSES_TO_COMMA: ",", Turn.PAUSES_TO_VERB: VERB_RESUMES}


@dataclass(frozen=True, slots=True)
class Clauses:
    """Hold the clauses of one sentence.

    `numbers` gives for each token the number of its clause, `spans` for each clause the
    stretches of text it is made of, `first` its first token that is no mark; `verbal` are the
    clauses that have a verb, without which a clause is but a phrase ("after the attack");
    `labelled` are the figures behind labels: "Acres burned: 32,000".
    """

    numbers: tuple[int, ...]
    spans: tuple[tuple[Span, ...], ...]
    first: tuple[int, ...]
    verbal: frozenset[int]
    labelled: frozenset[int] = frozenset()

    def labels(self, token: int) -> bool:
        """Tell whether a label leads to the figure at a token: "Acres burned: 32,000"."""
        return token in self.labelled

    def own(self, token: int) -> tuple[Span, ...]:
        """Return the stretches of text that make up the clause of a token."""
        return self.spans[self.numbers[token]]

    def start(self, token: int) -> int:
        """Return the first token, marks aside, of the clause of a token."""
        return self.first[self.numbers[token]]


def split(tokens: Tokens, starts_figure: frozenset[int] = frozenset()) -> Clauses:
    """Return the clauses of a sentence.

    `starts_figure` are the tokens at which figures begin, their hedges included.  A clause
    that is interrupted (brackets, dashes, a relative clause between commas) is one clause on
    both sides.
    """
    splitter = _Splitter(tokens, starts_figure)
    splitter.run()
    spans, first = _stretches(tokens, splitter)
    verbal = frozenset(splitter.verbal)
    labelled = frozenset(splitter.labelled)
    return Clauses(tuple(splitter.numbers), spans, first, verbal, labelled)


def _stretches(
    tokens: Tokens, splitter: _Splitter
) -> tuple[tuple[tuple[Span, ...], ...], tuple[int, ...]]:
    """Return the stretches of each clause, and its first word, without marks before it."""
    spans: list[list[Span]] = [[] for _ in range(splitter.last + 1)]
    first = [-1] * len(spans)
    bounds = [*splitter.changes, len(tokens)]
    for start, end in pairwise(bounds):
        number, begin = splitter.numbers[start], start
        while begin < end and tokens.words[begin] in _MARKS:
            begin += 1
        if begin < end:
            spans[number].append(Span(tokens.starts[begin], tokens.ends[end - 1]))
            while begin < end - 1 and tokens.words[begin] in QUOTES:
                begin += 1
            first[number] = begin if first[number] < 0 else first[number]
    return tuple(map(tuple, spans)), tuple(first)


class _Splitter:
    """Walk once through a sentence, holding the number of the clause it is in."""

    def __init__(self, tokens: Tokens, starts_figure: frozenset[int]) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.starts_figure = starts_figure
        self.numbers: list[int] = []
        # Tokens at which another clause begins, or one goes on.
        self.changes = [0] if len(tokens) else []
        self.current = 0
        self.last = 0
        self.outer: list[tuple[int, str]] = []  # interrupted clauses, and what ends the pause
        self.verbal: set[int] = set()
        self.dependent: set[int] = set()  # clauses that "when", "after" and the like opened
        self.final_dash: dict[str, int] = {}
        self.labelled: list[int] = []  # the figures that labels lead to
        self.listed = 0  # where the words of the next label begin

    def run(self) -> None:
        """Number all tokens.  Most words open nothing and are no verb: they cost a look-up."""
        before = ""
        previous = 0
        if self.tokens.word(0) in ("of", "among"):
            self.dependent.add(self.current)  # "Of the 87 on board, | 21 died"
        for index, word in enumerate(self.words):
            if word in _TURNING or before in _LEADING or word.endswith(_ENDINGS):
                if word in STEPPING:
                    self._step(index, word)
                elif before in _LEADING or word.endswith("ing"):
                    self._unmarked(index)
                elif word in AUXILIARIES and self.outer and self.outer[-1][1] == VERB_RESUMES:
                    self._resume_at_verb(index)
                if self.current != previous:
                    self.numbers += [previous] * (index - len(self.numbers))
                    self.changes.append(index)
                    previous = self.current
                if word not in STEPPING and self._is_predicate(index, word, before):
                    self.verbal.add(self.current)
            before = word
        self.numbers += [self.current] * (len(self.words) - len(self.numbers))

    def _is_predicate(self, index: int, word: str, before: str) -> bool:
        if word in PREDICATES:
            return before not in ARTICLES
        if before == "-" and self.tokens.word(index - 2) not in _PREFIXES:
            return False  # "a self-inflicted wound"
        return word in FINITE or (word.endswith("ed") and is_verb(self.tokens, index))

    def _step(self, index: int, word: str) -> None:
        if word in BRACKETS:
            self._bracket(word)
        elif word in DASHES:
            self._dash(index, word)
        elif word == ",":
            self._comma(index)
        elif word in (";", ":"):
            if turns.is_label(self.tokens, self.starts_figure, self.listed, index):
                self.labelled.append(index + 1)
            elif not self.tokens.touches(index + 1):
                self._begin()
        else:
            self._conjunction(index, word)

    def _comma(self, index: int) -> None:
        if self.outer and self.outer[-1][1] == ",":
            self.current = self.outer.pop()[0]
        if self.labelled and turns.lists(self.tokens, self.starts_figure, index + 1):
            self.listed = index + 1
            self._begin()
            return
        turn = turns.at_comma(
            self.tokens,
            self.starts_figure,
            index + 1,
            self.current in self.verbal,
            self.current in self.dependent,
        )
        self._take(turn)
        if turn is Turn.PAUSES_TO_COMMA and self.tokens.word(index + 1).endswith("ing"):
            self.verbal.add(self.current)

    def _conjunction(self, index: int, word: str) -> None:
        led = index == 0 or self.words[index - 1] == ","
        if not led:
            has_verb = self.current in self.verbal
            turn = turns.at_conjunction(self.tokens, self.starts_figure, index, has_verb)
            self._take(turn)
            led = turn is Turn.BEGINS
        if led and word in DEPENDING and self.tokens.words[index : index + 2] != _AS_OF:
            self.dependent.add(self.current)

    def _unmarked(self, index: int) -> None:
        has_verb = self.current in self.verbal
        if turns.begins_unmarked(self.tokens, self.starts_figure, index, has_verb):
            self._begin()

    def _take(self, turn: Turn) -> None:
        if turn is Turn.BEGINS:
            self._begin()
        elif turn is not Turn.NONE:
            self._interrupt(_PAUSES[turn])

    def _bracket(self, word: str) -> None:
        if word in OPEN:
            self._interrupt(OPEN[word])
        elif self.outer and word == self.outer[-1][1]:
            self.current = self.outer.pop()[0]

    def _begin(self) -> None:
        """Leave the clause for a new one; what commas interrupted is over as well."""
        while self.outer and self.outer[-1][1] in (",", VERB_RESUMES):
            self.outer.pop()
        self._number()

    def _interrupt(self, until: str) -> None:
        self.outer.append((self.current, until))
        self._number()

    def _number(self) -> None:
        self.last += 1
        self.current = self.last

    def _dash(self, index: int, word: str) -> None:
        if self.outer and self.outer[-1][1] == word:
            self.current = self.outer.pop()[0]
        elif not self.tokens.touches(index) or not self.tokens.touches(index + 1):
            if not self.final_dash:
                self.final_dash = {each: at for at, each in enumerate(self.words)}
            if self.final_dash[word] > index:
                self._interrupt(word)
            else:
                self._begin()

    def _resume_at_verb(self, index: int) -> None:
        """Go on with "All four men | who were shot | are expected": a second finite verb."""
        before = self.words[index - 1]
        if self.current in self.verbal and not (
            before in AUXILIARIES or before in SUBJECTS or before in RELATIVES
        ):
            self.current = self.outer.pop()[0]
