"""Whose figure is it: which person is named beside an age?

"John Smith, 34,", "Smith, who is 34", "Smith was 34", "34-year-old John Smith", "Smith, a
34-year-old teacher,".  A name that stands farther off, a surname that two people have, and a
man without a name are nobody that the figure could be held against.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from discrepant.alike import people
from discrepant.alike.people import Person
from discrepant.model import Mention, Span
from discrepant.prose.clause_words import (
    AUXILIARIES,
    COORDINATORS,
    FINITE,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    TIME_CONJUNCTIONS,
)
from discrepant.speech.names import BODIES, GROUPS


@dataclass(frozen=True, slots=True)
class Whose:
    """Hold the name of the person whose figure it is, or why none can be told."""

    name: str = ""
    why: str = ""


NOBODY = Whose(why="no person is named beside it")

# What stands between a name and the figure behind it.  "Smith, 34", "Smith (34", "Smith, aged
# 34", "Smith, who is 34", "Smith was 34", "Smith, a retired 34", "Smith is a 34".
_BEHIND = re.compile(
    r"(?:,? (?:jr|sr|ii|iii|iv)\b\.?)?"
    r"(?: ?\(|, ?|(?P<loose>,? \(?aged?|,? who (?:is|was)| (?:is|was)"
    r"|(?:,| (?:is|was)|, who (?:is|was)) (?:an?|the)(?: [a-z]{1,20}){0,2}"
    r"| (?:died|dies) at(?: the)? age(?: of)?) )"
)
# What stands between a figure and the name behind it: "34-year-old [man named] John Smith".
_BEFORE = re.compile(
    r"(?:[- ]?(?:years?|months?|weeks?|days?)?[- ]?olds?\b)?"
    r"(?P<nouns>(?: [a-z][a-z-]{0,20}){0,4}?)"
    r"(?:,? (?:(?:has|have) (?:since |later )?been |was |were )?(?:later )?"
    r"(?:named|identified)(?: by [a-z]{1,20})?(?: as)?|,)? "
)
_PLACE = re.compile(r"(?:, of|\b(?:in|at|from|near|outside|around|on)(?: the)?|['’]s) $")
_ENDS = re.compile(r"[,.;:)(–—]| -")
_LINE_END = re.compile(r"\s+")
_TWO = 2
_REACH = 60  # characters between a name and its figure
_LINKS = PREPOSITIONS | COORDINATORS | RELATIVES | SUBORDINATORS | TIME_CONJUNCTIONS | FINITE
_NEXT = re.compile(r"[ ,]?\s?([^\W\d_]+)")


class Persons:
    """Hold the names of one article, read when a quantity asks whose a figure is."""

    def __init__(self, text: str) -> None:
        self._text = text

    def whose(self, mention: Mention) -> Whose:
        """Return the person beside whose name a figure stands."""
        figure = mention.figure
        if figure is None:
            return NOBODY
        before = self._before(mention, figure)
        after = self._after(mention.sentence, figure) if mention.noun is not None else None
        if before is not None and after is not None:
            return Whose(why="two people are named beside it")
        person = before or after
        return NOBODY if person is None else self._known(person)

    @cached_property
    def _people(self) -> tuple[Person, ...]:
        return people.read(self._text)

    @cached_property
    def _starts(self) -> list[int]:
        return [person.span.start for person in self._people]

    @cached_property
    def _full_names(self) -> dict[str, list[str]]:
        """Return the full names of the article by their surnames, two people at most."""
        found: dict[str, list[str]] = defaultdict(list)
        for person in self._people:
            if person.given:
                name = people.full_name(person, self._text)
                known = found[people.surname(name)]
                # Two are enough to tell that a surname alone is doubtful.
                if len(known) < _TWO and not any(
                    people.may_be_one(name, each, together=True) for each in known
                ):
                    known.append(name)
        return found

    def _known(self, person: Person) -> Whose:
        """Return the person in full: the surname alone stands for its only bearer."""
        name = people.full_name(person, self._text)
        if person.given:
            return Whose(name)
        bearers = self._full_names.get(people.surname(name), [])
        if len(bearers) > 1:
            return Whose(why=f"two people are named {person.surname}")
        return Whose(bearers[0] if bearers else name)

    def _before(self, mention: Mention, figure: Span) -> Person | None:
        """Return the person whose name leads up to the figure."""
        sentence = mention.sentence
        at = bisect_left(self._starts, figure.start) - 1
        if at < 0:
            return None
        person = self._people[at]
        if person.span.start < sentence.start or figure.start - person.span.end > _REACH:
            return None
        gap = _folded(self._text[person.span.end : figure.start])
        found = _BEHIND.fullmatch(gap)
        if found is None or not self._is_person(person):
            return None
        loose = found.group("loose") is not None
        if loose and not (self._stands_alone(person) and self._is_closed(mention)):
            return None
        if not loose and self._is_adjective(mention):
            return None
        led = _folded(self._text[max(sentence.start, person.span.start - 12) : person.span.start])
        return None if _PLACE.search(led) else person

    def _after(self, sentence: Span, figure: Span) -> Person | None:
        """Return the person whose name follows the figure."""
        first = bisect_left(self._starts, figure.end)
        skipped: list[Span] = []
        for person in self._people[first:]:
            start = person.span.start
            if start >= sentence.end or start - figure.end > _REACH:
                return None
            gap = _folded(_without(self._text, figure.end, start, skipped))
            found = _BEFORE.fullmatch(gap)
            if found is None or any(map(_is_no_noun, found.group("nouns").split())):
                return None
            if not self._leads_on(person, sentence):
                named = self._stands_alone(person) and self._is_person(person)
                return person if named else None
            skipped.append(person.span)
        return None

    def _leads_on(self, person: Person, sentence: Span) -> bool:
        """Tell "Oakland" in "Oakland resident John Smith" from a name."""
        following = _NEXT.match(self._text, person.span.end, sentence.end)
        if following is None or self._text[person.span.end : following.start(1)] != " ":
            return False
        word = following.group(1)
        return word.islower() and word not in _LINKS and not word.endswith("ed")

    def _is_adjective(self, mention: Mention) -> bool:
        """Tell "34-year-old" from "34" and "34 years old"."""
        noun = mention.noun
        return noun is not None and self._text[noun.start - 1] == "-"

    def _is_closed(self, mention: Mention) -> bool:
        """Tell "Smith, a 34-year-old teacher, …" from "In Troy, a 34-year-old teacher was …"."""
        behind = _ENDS.split(self._text[mention.end : mention.sentence.end][:_REACH], 1)[0]
        for word in behind.lower().split():
            if word in RELATIVES:
                return True
            if word in AUXILIARIES or word in COORDINATORS:
                return False
        return True

    def _is_person(self, person: Person) -> bool:
        """Tell a person from a body ("Harbour Police"), whose last word says what it is."""
        return person.surname.lower() not in BODIES | GROUPS

    def _stands_alone(self, person: Person) -> bool:
        """Tell whether a run of capitals is a name: of two words, or a surname known in full."""
        return bool(person.given) or people.surname(person.form) in self._full_names


def _is_no_noun(word: str) -> bool:
    return word in _LINKS or word.endswith("ed")


def _folded(gap: str) -> str:
    return _LINE_END.sub(" ", gap).lower()


def _without(text: str, start: int, end: int, skipped: Sequence[Span]) -> str:
    """Return text[start:end] without the spans that were stepped over."""
    return "".join(text[first:last] for first, last in _pieces(start, end, skipped))


def _pieces(start: int, end: int, skipped: Sequence[Span]) -> Iterator[tuple[int, int]]:
    for span in skipped:
        yield start, span.start - 1
        start = span.end
    yield start, end
