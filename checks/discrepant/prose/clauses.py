"""Which words of a sentence are a figure's own clause: its noun phrase and its predicate?

A figure is bound by the words of its own clause, so this room decides what a figure is about.
There is no parser: a clause ends at the marks and words that end clauses in news prose, where
a verb on either side says that it is a clause at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from discrepant.model import Span
from discrepant.prose.clause_words import (
    ADVERBS,
    AFTER_ATTRIBUTION,
    AFTER_COMMA,
    AFTER_SAYING,
    ARTICLES,
    AUXILIARIES,
    BOUNDARIES,
    BRACKETS,
    COORDINATORS,
    DASHES,
    DATES,
    DEPENDING,
    DETERMINED,
    FINDING,
    FINITE,
    IRREGULAR,
    NOT_COMPARING,
    NOT_PAST,
    OPEN,
    PASSIVE,
    PREDICATES,
    PREPOSITIONS,
    RELATIVES,
    REPORTING,
    STEPPING,
    SUBJECTS,
    SUBORDINATORS,
    TIME_CONJUNCTIONS,
    VERB_RESUMES,
    VERBAL,
)
from discrepant.tokens import Tokens

_LOOK = 10  # tokens to look ahead for the verb that makes a clause
_LOOK_FAR = 18  # the same, over an aside between commas
_TITLE = 7  # tokens on either side of a word that tell whether it stands in a headline
_LABEL = 5  # tokens that a label before a colon may have
_PHRASE = 7  # tokens that a noun phrase with a figure may have before its "who"


def is_verb(tokens: Tokens, index: int) -> bool:
    """Tell whether a token looks like a finite verb or a participle."""
    word = tokens.word(index)
    if word in FINITE:
        return True
    if not word.endswith("ed") or len(word) <= 4 or word in NOT_PAST:
        return False
    return not (index > 0 and tokens.is_capital(index)) or _in_title(tokens, index)


def _in_title(tokens: Tokens, index: int) -> bool:
    """Tell whether the words around have capitals as those of a headline have."""
    sides = range(max(0, index - _TITLE), index + 1), range(index, min(len(tokens), index + _TITLE))
    for side in sides:
        words = [at for at in side if tokens.is_word(at) and len(tokens.words[at]) > 3]
        if len(words) > 2 and all(map(tokens.is_capital, words)):
            return True
    return False


# ---------------------------------------------------------------- clauses


@dataclass(frozen=True, slots=True)
class Clauses:
    """Hold the clauses of one sentence.

    `numbers` gives for each token the number of its clause, `spans` for each clause the
    stretches of text it is made of, `first` its first token that is no mark; `verbal` are the
    clauses that have a verb, without which a clause is but a phrase ("after the attack");
    `labelled` is the figure behind "Acres burned:", -1 where there is none.
    """

    numbers: tuple[int, ...]
    spans: tuple[tuple[Span, ...], ...]
    first: tuple[int, ...]
    verbal: frozenset[int]
    labelled: int = -1

    def labels(self, token: int) -> bool:
        """Tell whether a label leads to the figure at a token: "Acres burned: 32,000"."""
        return token == self.labelled

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
    return Clauses(tuple(splitter.numbers), spans, first, verbal, splitter.labelled)


def _stretches(
    tokens: Tokens, splitter: _Splitter
) -> tuple[tuple[tuple[Span, ...], ...], tuple[int, ...]]:
    """Return the stretches of each clause, and its first word, without marks before it."""
    spans: list[list[Span]] = [[] for _ in range(splitter.last + 1)]
    first = [-1] * len(spans)
    turns = [*splitter.turns, len(tokens)]
    for start, end in pairwise(turns):
        number, begin = splitter.numbers[start], start
        while begin < end and tokens.words[begin] in _MARKS:
            begin += 1
        if begin < end:
            spans[number].append(Span(tokens.starts[begin], tokens.ends[end - 1]))
            while begin < end - 1 and tokens.words[begin] in _QUOTES:
                begin += 1
            first[number] = begin if first[number] < 0 else first[number]
    return tuple(map(tuple, spans)), tuple(first)


_MARKS = frozenset(",;:–—()[]")
_QUOTES = frozenset("“”\"‘’'")
_TURNING = STEPPING | VERBAL  # words at which a clause may turn, or have its verb
_ENDINGS = ("ing", "ed")
_LEADING = REPORTING | {"found"}  # words behind which a clause may begin unmarked


class _Splitter:
    """Walk once through a sentence, holding the number of the clause it is in."""

    def __init__(self, tokens: Tokens, starts_figure: frozenset[int]) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.starts_figure = starts_figure
        self.numbers: list[int] = []
        self.turns = [0] if len(tokens) else []  # tokens at which another clause begins or goes on
        self.current = 0
        self.last = 0
        self.outer: list[tuple[int, str]] = []  # interrupted clauses, and what ends the pause
        self.verbal: set[int] = set()
        self.dependent: set[int] = set()  # clauses that "when", "after" and the like opened
        self.final_dash: dict[str, int] = {}
        self.labelled = -1  # the figure that a label leads to

    def run(self) -> None:
        """Number all tokens.  Most words open nothing and are no verb: they cost a look-up."""
        before = ""
        previous = 0
        for index, word in enumerate(self.words):
            if word in _TURNING or before in _LEADING or word.endswith(_ENDINGS):
                if word in STEPPING:
                    self._step(index, word)
                elif before in _LEADING or word.endswith("ing"):
                    self._begin_unmarked(index, word, before)
                elif word in AUXILIARIES and self.outer and self.outer[-1][1] == VERB_RESUMES:
                    self._resume_at_verb(index)
                if self.current != previous:
                    self.numbers += [previous] * (index - len(self.numbers))
                    self.turns.append(index)
                    previous = self.current
                if word not in STEPPING and self._is_predicate(index, word, before):
                    self.verbal.add(self.current)
            before = word
        self.numbers += [self.current] * (len(self.words) - len(self.numbers))

    def _is_predicate(self, index: int, word: str, before: str) -> bool:
        if word in PREDICATES:
            return before not in ARTICLES
        return word in FINITE or (word.endswith("ed") and is_verb(self.tokens, index))

    def _has_verb(self) -> bool:
        return self.current in self.verbal

    def _step(self, index: int, word: str) -> None:
        if word in BRACKETS:
            self._bracket(word)
        elif word in DASHES:
            self._dash(index, word)
        elif word == ",":
            self._comma(index)
        elif word in (";", ":"):
            if self._is_label(index):
                self.labelled = index + 1
            elif not self.tokens.touches(index + 1):
                self._begin()
        else:
            led = index == 0 or self.words[index - 1] == ","
            if not led and self._begins_at(index, word):
                self._begin()
                led = True
            if led and word in DEPENDING:
                self.dependent.add(self.current)

    def _is_label(self, index: int) -> bool:
        """Tell "Acres burned: 32,000" from a clause: a few words, a colon, the figure."""
        return (
            self.words[index] == ":"
            and index <= _LABEL
            and index + 1 in self.starts_figure
            and AUXILIARIES.isdisjoint(self.words[:index])
            and BOUNDARIES.isdisjoint(self.words[:index])
        )

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
        if self._has_verb() and not (
            before in AUXILIARIES or before in SUBJECTS or before in RELATIVES
        ):
            self.current = self.outer.pop()[0]

    # ------------------------------------------------------------ at a comma

    def _comma(self, index: int) -> None:
        if self.outer and self.outer[-1][1] == ",":
            self.current = self.outer.pop()[0]
        following = index + 1
        word = self.tokens.word(following)
        if is_verb(self.tokens, following) and not self._has_verb():
            return  # "the agency, citing a report, said": the predicate of the same clause
        if self._is_aside(following, word):
            self._interrupt(",")
            if word.endswith("ing"):
                self.verbal.add(self.current)
        elif word in COORDINATORS or word == "with":
            # "…, with 1.2 million soldiers" belongs to what it follows; "with two killed" does
            # not.  "Two men, a woman, and a child were hurt" has no verb before the comma.
            if self._has_verb() and self._verb_ahead(following + 1):
                self._begin()
        elif word in AFTER_COMMA or self._goes_on(following) or self._is_main(following):
            self._begin()

    def _is_aside(self, following: int, word: str) -> bool:
        """Tell whether what follows the comma interrupts the clause."""
        return (
            word in RELATIVES
            or word in ("including", "according")
            or self._is_apposed_age(following)
            or self._is_participle(following)
            or self._is_attribution(following)
        )

    def _is_apposed_age(self, following: int) -> bool:
        """Tell ", 54-year-old Ann Lee, on Friday": the sentence goes on behind the name."""
        words = self.words
        if words[following + 1 : following + 5] != ("-", "year", "-", "old"):
            return False
        return self._has_verb() and "," in words[following + 5 : following + 10]

    def _is_main(self, following: int) -> bool:
        """Tell whether the main clause follows one with "when", "after", "if"."""
        return self.current in self.dependent and self._verb_ahead(following)

    def _goes_on(self, following: int) -> bool:
        """Tell whether another predicate follows the comma: "killed four, wounded 12"."""
        if not self._has_verb():
            return False
        word = self.tokens.word(following)
        if following in self.starts_figure or word in '“"‘':
            return True
        if word in SUBJECTS:
            return self._verb_ahead(following + 1)
        while word in ADVERBS:
            following += 1
            word = self.tokens.word(following)
        return word in IRREGULAR or (word.endswith("ed") and is_verb(self.tokens, following))

    def _is_participle(self, index: int) -> bool:
        """Tell whether a participle phrase begins here: ", killing 12", ", organized into"."""
        word = self.tokens.word(index)
        if word.endswith("ing") and len(word) > 5:
            return True
        if not self._has_verb():
            return False
        return word.endswith("ed") and self.tokens.word(index + 1) in PREPOSITIONS

    def _is_attribution(self, index: int) -> bool:
        """Tell whether ", the sheriff said" or ", said Jones" begins here."""
        for ahead in range(index, min(index + 9, len(self.words))):
            word = self.words[ahead]
            if word in ("told", "tells"):
                return True
            if word in REPORTING:
                return ahead == index or self.tokens.word(ahead + 1) in AFTER_ATTRIBUTION
            if word in BOUNDARIES or word in AUXILIARIES or ahead in self.starts_figure:
                return False
        return False

    # ------------------------------------------------------------ without a comma

    def _begins_at(self, index: int, word: str) -> bool:
        """Tell whether a clause begins at a word that follows no comma."""
        before = self.words[index - 1]
        if word == "that":
            return self._begins_that(index, before)
        if word in SUBORDINATORS:
            return True
        if word in RELATIVES:
            return self._begins_relative(index)
        if word in TIME_CONJUNCTIONS:
            return self._begins_in_time(index + 1)
        if word in SUBJECTS:
            return self._has_verb() and before not in _OPENING and self._verb_at(index + 1)
        if word == "as":
            return (
                self._has_verb()
                and before not in NOT_COMPARING
                and self._verb_ahead(index + 1, subject_first=True)
            )
        return self._has_verb() and self._conjoins(index)

    def _begins_that(self, index: int, before: str) -> bool:
        if self.tokens.word(index + 1) in PASSIVE and self._in_counted_phrase(index):
            return False  # "20 people that were in the house"
        if before in PREPOSITIONS or self._determines(index):
            return False
        if not self._has_verb() and is_verb(self.tokens, index + 1):
            self._interrupt(VERB_RESUMES)  # "the shooting | that hurt five | has ended"
            return False
        return True

    def _begins_relative(self, index: int) -> bool:
        """Tell whether "who" opens a clause of its own.

        "two men who were killed" is the noun phrase of the figure; "the man who killed two was
        held" is interrupted until the second verb.
        """
        if self.tokens.word(index + 1) in PASSIVE and self._in_counted_phrase(index):
            return False
        if self._has_verb():
            return True
        self._interrupt(VERB_RESUMES)
        return False

    def _in_counted_phrase(self, index: int) -> bool:
        for at in range(index - 1, max(-1, index - _PHRASE), -1):
            if at in self.starts_figure:
                return True
            word = self.words[at]
            if word in BOUNDARIES or (word in PREPOSITIONS and word != "of"):
                return False
        return False

    def _begins_in_time(self, following: int) -> bool:
        word = self.tokens.word(following)
        if self.tokens.is_number(following):
            return following in self.starts_figure and self._verb_ahead(following)
        return word not in DATES

    def _begin_unmarked(self, index: int, word: str, before: str) -> None:
        """Begin a clause after "said", and at "killing two" after a noun."""
        if before == "found":
            if not FINDING.isdisjoint(self.words[index + 1 : index + 4]):
                self._begin()  # "they found Brown had killed two"
        elif before in REPORTING:
            if self._is_reported(index, word) and self.tokens.word(index - 2) not in ARTICLES:
                self._begin()
        elif (
            index + 1 in self.starts_figure
            and self._has_verb()
            and len(word) > 5
            and not (
                before in PREPOSITIONS
                or before in BOUNDARIES
                or before in COORDINATORS
                or before in _OPENING
                or before in ARTICLES
                or is_verb(self.tokens, index - 1)
            )
        ):
            self._begin()

    def _is_reported(self, index: int, word: str) -> bool:
        """Tell whether "said" is followed by what was said, without "that" or a comma."""
        return (
            self._has_verb()
            and word not in AFTER_SAYING
            and (self._verb_ahead(index) or self._verb_ahead(index, over_aside=True))
        )

    def _determines(self, index: int) -> bool:
        """Tell "that day", "that number" from the conjunction."""
        return self.tokens.word(index + 1) in DETERMINED

    def _conjoins(self, index: int) -> bool:
        """Tell whether what follows "and" is a clause or a predicate of its own."""
        following = index + 1
        if self.tokens.word(following) == "another":
            following += 1
        if following in self.starts_figure:
            return self._verb_ahead(following)
        if is_verb(self.tokens, following):
            return not self._is_pair(index)
        word = self.tokens.word(following)
        if word.endswith("ing") and len(word) > 5:
            after = following + 1
            return after in self.starts_figure or self.tokens.word(after) in ARTICLES
        if self.tokens.is_capital(index - 1) and self.tokens.is_capital(following):
            # "the Pockets Billiards and Lounge early on Friday was …" is one name.
            return any(self._verb_at(at) for at in (following + 1, following + 2))
        return self._verb_ahead(following, subject_first=True)

    def _is_pair(self, index: int) -> bool:
        """Tell "shot and killed" from "was killed and left two children"."""
        if not is_verb(self.tokens, index - 1):
            return False
        return not any(at in self.starts_figure for at in range(index + 2, index + 6))

    def _verb_at(self, index: int) -> bool:
        """Tell whether a verb stands here or behind one adverb."""
        return is_verb(self.tokens, index) or is_verb(self.tokens, index + 1)

    def _verb_ahead(
        self, index: int, subject_first: bool = False, over_aside: bool = False
    ) -> bool:
        """Tell whether a verb follows before anything that ends a clause.

        `subject_first` allows no preposition before it, `over_aside` an aside between commas.
        """
        commas = 2 if over_aside else 0
        for ahead in range(index, min(index + (_LOOK_FAR if commas else _LOOK), len(self.words))):
            word = self.words[ahead]
            if word == "," and (commas or self._is_age(ahead)):
                commas -= commas > 0
                continue
            if over_aside and word == "that":
                return False  # "told the summit that …": what comes first is the object
            if over_aside and word == "and":
                continue  # "said four men and one woman were hurt"
            if word in _STOPS or (subject_first and word in PREPOSITIONS):
                return False
            if word in PREDICATES or is_verb(self.tokens, ahead):
                return True
        return False

    def _is_age(self, comma: int) -> bool:
        """Tell whether a comma stands before or behind an age: "his wife, 32, was hurt"."""
        at = comma + 1 if self.tokens.is_number(comma + 1) else comma - 1
        return (
            self.tokens.is_number(at)
            and self.tokens.word(at - 1) == ","
            and self.tokens.word(at + 1) == ","
        )


_STOPS = BOUNDARIES | SUBORDINATORS | TIME_CONJUNCTIONS | RELATIVES | COORDINATORS
_OPENING = (
    SUBORDINATORS
    | TIME_CONJUNCTIONS
    | RELATIVES
    | COORDINATORS
    | PREPOSITIONS
    | AUXILIARIES
    | _QUOTES
    | {"that"}
)
