"""Where do a paragraph, a sentence and a clause begin and end?

A figure is bound by the words of its own clause, so this room decides what a figure is about.
There is no parser: a clause ends at the marks and words that end clauses in news prose, where
a verb on either side says that it is a clause at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepant.model import Span
from discrepant.tokens import Tokens


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ---------------------------------------------------------------- paragraphs, sentences

# Not str.splitlines: it also breaks on form feeds and U+2028, where editors do not.
_LINE = re.compile(r"[^\r\n]+")
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[“\"‘'(\[•–—-]*\s*[^\W_a-z])|\s•\s|\s\|\s")
_ABBREVIATIONS = _words(
    "mr mrs ms dr prof gen lt col sgt capt cmdr maj cpl pvt adm gov sen rep rev hon st jr sr "
    "messrs supt det insp ofc officer no nos vs v inc corp co ltd dept univ assn bros "
    "jan feb mar apr jun jul aug sep sept oct nov dec ave blvd rd mt ft art fig approx est "
    "u.s u.k u.n e.u d.c a.m p.m i.e e.g ph.d b.c a.d l.a n.y"
)
_MAY_END = _words("u.s u.k u.n e.u d.c a.m p.m jr sr inc corp co ltd st ave blvd rd l.a n.y")


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs of an article: its lines, without the space around them.

    A line that ends in the middle of a sentence goes on with the next where that begins with
    a small letter: such texts were wrapped by hand.
    """
    open_start = open_end = -1
    for found in _LINE.finditer(text):
        line = found.group()
        start = found.start() + len(line) - len(line.lstrip())
        end = found.start() + len(line.rstrip())
        if start >= end:
            continue
        wrapped = (
            open_start >= 0
            and text[start].islower()
            and text[open_end - 1] not in '.!?:;…"”’'
            and text.count("\n", open_end, start) == 1
        )
        if not wrapped:
            if open_start >= 0:
                yield Span(open_start, open_end)
            open_start = start
        open_end = end
    if open_start >= 0:
        yield Span(open_start, open_end)


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph, closing quotation marks included."""
    start = paragraph.start
    for found in _END.finditer(text, paragraph.start, paragraph.end):
        if found.group()[0] == "." and not _ends(text, found.start(), found.end(), start):
            continue
        end = found.end()
        if end > start:
            yield Span(start, end)
        start = end
        while start < paragraph.end and text[start].isspace():
            start += 1
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends(text: str, dot: int, end: int, floor: int) -> bool:
    """Tell whether the dot at `dot` ends a sentence rather than an abbreviation."""
    begin = dot
    while begin > floor and (text[begin - 1].isalnum() or text[begin - 1] == "."):
        begin -= 1
    word = text[begin:dot].lower()
    if end > dot + 1:
        return True  # a quotation mark or a bracket follows the dot
    if word in _MAY_END:
        # "in the U.S. The army …" ends; "U.S. Army" does not.
        return _next_word(text, end) in _BEGINNERS
    if len(word) == 1 and word.isalpha():
        return False  # an initial
    return word not in _ABBREVIATIONS


def _next_word(text: str, at: int) -> str:
    found = re.compile(r"\W*(\w+)").match(text, at)
    return found.group(1).lower() if found else ""


_BEGINNERS = _words(
    "the a an he she it they we i but and in on at this that these those there his her its their "
    "police officials when after while however meanwhile if as no two three four five six"
)


# ---------------------------------------------------------------- clauses

_AUXILIARIES = _words(
    "is are was were be been being am has have had do does did will would can could may might "
    "must shall should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't"
)
_IRREGULAR = _words(
    "shot left found took said told died hit struck fled went came made got began saw sent held "
    "lost won fell rose broke brought built bought caught fought led met ran sold spent stood "
    "thought threw wrote gave knew became cut put set spoke stole drove drew flew grew heard kept "
    "laid meant paid rode sat shook wore hurt taken seen given shown known begun fallen risen "
    "driven written drawn broken stolen chosen hidden beaten sank sunk swept burnt"
)
_PRESENT = _words(
    "says tells claims plans sends shows warns reports believes expects faces kills leaves makes "
    "takes gives wants needs remains becomes comes goes adds argues estimates boasts marks means "
    "raises hosts employs includes contains holds continues supports provides costs owes earns"
)
_PREDICATES = _words("dead missing alive unhurt unharmed homeless")
_NOT_PAST = _words(
    "need indeed speed seed feed breed weed greed red bed shed hundred kindred sacred armed"
)
_REPORTING = _words(
    "said says say saying told tells claimed claims claim reported reports warned warns announced "
    "confirmed confirms believes believe believed added adds estimated estimates stated states "
    "disclosed revealed noted insisted alleged suggested suggests acknowledged thinks denied "
    "denies declared maintains argued explained testified wrote predicted expects"
)
_SUBORDINATORS = _words(
    "while although though because whereas unless whether if when where until once"
)
_TIME_CONJUNCTIONS = _words("after before since following amid")
_RELATIVES = _words("who which whose whom")
_COORDINATORS = _words("and but or so yet nor plus")
_AFTER_COMMA = (
    _SUBORDINATORS | _TIME_CONJUNCTIONS | _words("as without despite like even")
)
_DATES = _words(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday last then midnight noon"
)
_DASHES = frozenset("–—")
_LOOK = 10  # tokens to look ahead for the verb that makes a clause


def split(tokens: Tokens, starts_figure: frozenset[int] = frozenset()) -> tuple[int, ...]:
    """Return for each token the number of the clause it belongs to.

    `starts_figure` are the tokens at which figures begin, their hedges included.  A clause
    that is interrupted (brackets, dashes, a relative clause between commas) keeps its number
    on both sides.
    """
    return _Splitter(tokens, starts_figure).run()


class _Splitter:
    """Walk once through a sentence, holding the number of the clause it is in."""

    def __init__(self, tokens: Tokens, starts_figure: frozenset[int]) -> None:
        self.tokens = tokens
        self.starts_figure = starts_figure
        self.numbers: list[int] = []
        self.current = 0
        self.last = 0
        self.outer: list[tuple[int, str]] = []  # interrupted clauses, and the mark that ends it
        self.has_verb = {0: False}

    def run(self) -> tuple[int, ...]:
        for index in range(len(self.tokens)):
            self._step(index)
            self.numbers.append(self.current)
            if is_verb(self.tokens, index):
                self.has_verb[self.current] = True
        return tuple(self.numbers)

    def _step(self, index: int) -> None:
        word = self.tokens.word(index)
        if word in _OPEN:
            self._interrupt(_OPEN[word])
        elif self.outer and word == self.outer[-1][1] and word != ",":
            self.current = self.outer.pop()[0]
        elif word in _DASHES and not self.tokens.touches(index):
            paired = word in self.tokens.words[index + 1 :]
            self._interrupt(word) if paired else self._begin()
        elif word == ",":
            self._comma(index)
        elif self._begins_at(index, word):
            self._begin()

    def _begin(self) -> None:
        """Leave the clause for a new one; what commas interrupted is over as well."""
        while self.outer and self.outer[-1][1] == ",":
            self.outer.pop()
        self._number()

    def _interrupt(self, until: str) -> None:
        self.outer.append((self.current, until))
        self._number()

    def _number(self) -> None:
        self.last += 1
        self.current = self.last
        self.has_verb[self.current] = False

    def _comma(self, index: int) -> None:
        resumed = bool(self.outer) and self.outer[-1][1] == ","
        if resumed:
            self.current = self.outer.pop()[0]
        following = index + 1
        word = self.tokens.word(following)
        if is_verb(self.tokens, following) and not self.has_verb[self.current]:
            return  # "the agency, citing a report, said": the predicate of the same clause
        if (
            word in _RELATIVES
            or word in ("including", "according")
            or self._is_participle(following)
            or self._is_attribution(following)
        ):
            self._interrupt(",")
        elif word in _COORDINATORS:
            if self._verb_ahead(following + 1):
                self._begin()
        elif word == "with":
            # "…, with 1.2 million soldiers" belongs to what it follows; "with two killed" does not.
            if self._verb_ahead(following + 1):
                self._begin()
        elif word in _AFTER_COMMA or self._goes_on(following):
            self._begin()

    def _goes_on(self, following: int) -> bool:
        """Tell whether another predicate follows the comma: "killed four, wounded 12"."""
        word = self.tokens.word(following)
        return self.has_verb[self.current] and (
            following in self.starts_figure
            or word in _IRREGULAR
            or word in '“"‘'
            or (word.endswith("ed") and is_verb(self.tokens, following))
        )

    def _begins_at(self, index: int, word: str) -> bool:
        """Tell whether a clause begins at a token that follows no comma."""
        before = self.tokens.word(index - 1)
        if word in (";", ":"):
            return not self.tokens.touches(index + 1)
        if index == 0 or before == ",":
            return False
        if word == "that":
            return before not in _PREPOSITIONS and not self._determines(index)
        if word in _SUBORDINATORS or word in _RELATIVES:
            return True
        if word in _TIME_CONJUNCTIONS:
            following = self.tokens.word(index + 1)
            return following not in _DATES and not self.tokens.is_number(index + 1)
        if word in _COORDINATORS:
            return self.has_verb[self.current] and self._conjoins(index + 1)
        return self._is_reported(index, word, before)

    def _is_reported(self, index: int, word: str, before: str) -> bool:
        """Tell whether "said" is followed by what was said, without "that" or a comma."""
        return (
            before in _REPORTING
            and self.has_verb[self.current]
            and word not in _AFTER_SAYING
            and self._verb_ahead(index)
        )

    def _determines(self, index: int) -> bool:
        """Tell "that day", "that number" from the conjunction."""
        return self.tokens.word(index + 1) in _DETERMINED

    def _conjoins(self, following: int) -> bool:
        """Tell whether what follows "and" is a clause or a predicate of its own."""
        if following in self.starts_figure:
            return self._verb_ahead(following)
        if is_verb(self.tokens, following):
            return True
        return self._verb_ahead(following, subject_first=True)

    def _verb_ahead(self, index: int, subject_first: bool = False) -> bool:
        for ahead in range(index, min(index + _LOOK, len(self.tokens))):
            word = self.tokens.word(ahead)
            if word in _BOUNDARIES or word in _SUBORDINATORS or word in _TIME_CONJUNCTIONS:
                return False
            if word in _RELATIVES or word in _COORDINATORS:
                return False
            if subject_first and word in _PREPOSITIONS:
                return False
            if is_verb(self.tokens, ahead) or word in _PREDICATES:
                return True
        return False

    def _is_participle(self, index: int) -> bool:
        """Tell whether a participle phrase begins here: ", killing 12", ", organized into"."""
        word = self.tokens.word(index)
        if word.endswith("ing") and len(word) > 5:
            return True
        if not self.has_verb[self.current]:
            return False
        return word.endswith("ed") and self.tokens.word(index + 1) in _PREPOSITIONS

    def _is_attribution(self, index: int) -> bool:
        """Tell whether ", the sheriff said" or ", said Jones" begins here."""
        for ahead in range(index, min(index + 9, len(self.tokens))):
            word = self.tokens.word(ahead)
            if word in ("told", "tells"):
                return True
            if word in _REPORTING:
                after = self.tokens.word(ahead + 1)
                return ahead == index or after in _AFTER_ATTRIBUTION
            if word in _BOUNDARIES or word in self.starts_figure or word in _AUXILIARIES:
                return False
        return False


_OPEN = {"(": ")", "[": "]"}
_BOUNDARIES = frozenset(",;:()[]–—.!?")
_PREPOSITIONS = _words("of in on at by for with from to into about than as like by under over")
_AFTER_SAYING = _words(
    "that on in at by to the of , . ; : ” and or with during after when while he she they it "
    "monday tuesday wednesday thursday friday saturday sunday earlier later last this he'd"
) - _words("the he she they it this")
_AFTER_ATTRIBUTION = _words(
    ", . ; on in at during to monday tuesday wednesday thursday friday saturday sunday late early "
    "earlier later yesterday today when after"
) | {""}
_DETERMINED = _words("day number figure time year month week night point case date period")


def is_verb(tokens: Tokens, index: int) -> bool:
    """Tell whether a token looks like a finite verb or a participle."""
    word = tokens.word(index)
    if word in _AUXILIARIES or word in _IRREGULAR or word in _PRESENT:
        return True
    return (
        len(word) > 4
        and word.endswith("ed")
        and word not in _NOT_PAST
        and not (tokens.is_capital(index) and index > 0)
    )


def own(tokens: Tokens, numbers: tuple[int, ...], at: int) -> tuple[Span, ...]:
    """Return the stretches of text that make up the clause of token `at`."""
    spans: list[Span] = []
    for index, number in enumerate(numbers):
        if number != numbers[at]:
            continue
        if spans and index > 0 and numbers[index - 1] == number:
            spans[-1] = Span(spans[-1].start, tokens.ends[index])
        else:
            spans.append(Span(tokens.starts[index], tokens.ends[index]))
    return tuple(spans)
