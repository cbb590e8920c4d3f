"""How does an article spell the names whose spelling is asked for?

A form that differs from the declared one counts only where the article shows that it is the
same person: the same first name, a title or role that both have, or a surname that comes out
of nowhere after the declared one and does what people do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from discrepant.alike import declared_names, people
from discrepant.alike.declared_names import Fit, Name, Seen
from discrepant.alike.likeness import folded
from discrepant.alike.people import Person
from discrepant.interval import Interval
from discrepant.model import Claim, Expectation, Source, Span, Speaker
from discrepant.places import Places
from discrepant.prose import furniture
from discrepant.prose.sentences import paragraphs, sentences

_NEARBY = 1500  # characters; a slip of the pen stands a few paragraphs behind the name
_SHORTEST = 5  # letters a surname must have to be taken for a slip of another
_MOST_FORMS = 50  # of one surname in one article that are looked into
_WOMEN = frozenset({"mrs", "ms", "miss"})
_MEN = frozenset({"mr", "sir"})
_MONTHS = frozenset({"march", "april", "may", "june", "august"})
_PLACES = ("ia", "land", "stan", "burg", "ville", "grad", "ian", "ese")
_LOCATING = ("in", "near", "across", "outside", "inside", "throughout")


def claims(
    source: Source,
    expectation: Expectation,
    speakers: Iterable[Speaker],
    names: Names | None = None,
) -> tuple[Claim, ...]:
    """Return the spellings of an article, one claim for each form of each word of a name.

    `label` is the form, `voices` are the declared word and the declared name, `copies` the
    further places where the form stands.  `names` are those of the source, where they were
    read for another expectation already.
    """
    article = names or Names(source)
    declared = [declared_names.name(text, tuple(speakers)) for text in expectation.names]
    return tuple(claim for name in declared for claim in article.claims(name))


class Names:
    """Hold the names of one article with the sentences they stand in; read once."""

    def __init__(self, source: Source) -> None:
        self.source = source
        text = source.text
        judged = furniture.judge(text, paragraphs(text))
        own = [span for span, why in judged if not why]
        self.sentences = tuple(each for span in own for each in sentences(text, span))
        self.people = tuple(each for each in people.read(text) if self._sentence(each.span))

    def claims(self, name: Name) -> Iterator[Claim]:
        """Yield a claim for each form of each word of a name."""
        places = Places(self.source)
        found: dict[tuple[str, str], list[Person]] = {}
        for seen in self._seen(name):
            for part, form in declared_names.forms(name, seen):
                found.setdefault((part, form), []).append(seen.person)
        for (part, form), named in found.items():
            passages = [
                places.passage(each.span, self._sentence(each.span) or each.span) for each in named
            ]
            yield Claim(
                "",
                Interval(),
                passages[0],
                "",
                story=self.source.story,
                voices=(part, name.text),
                copies=tuple(passages[1:]),
                label=form,
            )

    def _sentence(self, span: Span) -> Span | None:
        at = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start) - 1
        inside = at >= 0 and span.end <= self.sentences[at].end
        return self.sentences[at] if inside else None

    def _seen(self, name: Name) -> list[Seen]:
        """Return the names that are the declared one, in the order of the text."""
        read = [each for p in self.people if (each := declared_names.read(p, name)) is not None]
        others = self._others(read)
        full = [seen for seen in read if seen.is_full]
        lone = [seen for seen in read if not seen.is_full and seen.surname not in others]
        found = [seen for seen in (*full, *lone) if seen.fit is Fit.DECLARED]
        known = _Known(found)
        found += [s for s in full if s.fit is not Fit.DECLARED and known.may_be_introduced(s)]
        known = _Known(found)
        for form in _by_surname(seen for seen in lone if seen.fit is not Fit.DECLARED):
            found += self._meant(form, known)
        return sorted(found, key=lambda seen: seen.person.span)

    def _others(self, read: Sequence[Seen]) -> frozenset[str]:
        """Return the surnames of those who have a first name and are somebody else."""
        meant = {seen.person.span for seen in read}
        full = (each for each in self.people if len(each.words) > 1 and each.span not in meant)
        return frozenset(folded(each.surname) for each in full)

    def _meant(self, form: Sequence[Seen], known: _Known) -> Sequence[Seen]:
        """Return where a lone surname that is spelled otherwise means the declared person.

        From its first place on where that is clear.
        """
        if form[0].surname in known.surnames:
            return form
        if known.is_introduced_otherwise(form) or self._is_word(form[0], known):
            return ()
        for index, seen in enumerate(form):
            if known.is_before(seen.person) and (
                seen.fit is Fit.SOUND or self._is_slip(seen, known)
            ):
                return form[index:]
        return ()

    def _is_slip(self, seen: Seen, known: _Known) -> bool:
        """Tell whether a surname that only looks alike stands near, and for somebody."""
        return (
            len(seen.surname) >= _SHORTEST
            and seen.person.acts
            and known.acts_nearby(seen.person)
            and not self._is_place(seen.person.surname)
        )

    def _is_word(self, seen: Seen, known: _Known) -> bool:
        """Tell whether a form is a plural, a month, or a common word of the article."""
        word = seen.person.surname.lower()
        plurals = {f"{surname}{ending}" for surname in known.surnames for ending in ("s", "es")}
        common = rf"(?<!\w){re.escape(word)}(?!\w)"
        is_common = re.search(common, self.source.text) is not None
        return is_common or word in _MONTHS or seen.surname in plurals

    def _is_place(self, surname: str) -> bool:
        located = any(f" {word} {surname}" in self.source.text for word in _LOCATING)
        return located or surname.endswith(_PLACES)


def _by_surname(lone: Iterable[Seen]) -> Iterator[list[Seen]]:
    """Yield the lone surnames of a text, one list for each spelling."""
    forms: dict[str, list[Seen]] = {}
    for seen in lone:
        if seen.surname in forms or len(forms) < _MOST_FORMS:
            forms.setdefault(seen.surname, []).append(seen)
    yield from forms.values()


class _Known:
    """Hold what an article tells of the declared person: forms, places, introductions."""

    def __init__(self, found: Sequence[Seen]) -> None:
        self.surnames = frozenset(seen.surname for seen in found)
        self._introductions = _introductions(found)
        self._honorifics = _honorifics(found)
        self._ends = sorted(seen.person.span.end for seen in found)
        self._acting = min((s.person.span.end for s in found if s.person.acts), default=None)

    def may_be_introduced(self, seen: Seen) -> bool:
        """Tell whether a full form is not introduced as somebody else."""
        own = _introductions([seen])
        return not (own and self._introductions) or bool(own & self._introductions)

    def is_introduced_otherwise(self, form: Sequence[Seen]) -> bool:
        """Tell whether a lone form has an introduction that the declared name does not have."""
        own = _introductions(form)
        if own and not own & self._introductions:
            return True
        one, other = _honorifics(form), self._honorifics
        return bool((one & _WOMEN and other & _MEN) or (one & _MEN and other & _WOMEN))

    def is_before(self, person: Person) -> bool:
        """Tell whether the declared name stands before a name."""
        return bool(self._ends) and self._ends[0] <= person.span.start

    def acts_nearby(self, person: Person) -> bool:
        """Tell whether the declared name did something before, and stands not far before."""
        at = bisect_right(self._ends, person.span.start)
        if not at or self._acting is None or self._acting > person.span.start:
            return False
        return person.span.start - self._ends[at - 1] <= _NEARBY


def _introductions(seen: Iterable[Seen]) -> frozenset[str]:
    found = (word for each in seen for word in (*each.person.title, *each.person.role))
    return frozenset(found) - people.HONORIFICS


def _honorifics(seen: Iterable[Seen]) -> frozenset[str]:
    return frozenset(word for each in seen for word in each.person.title) & people.HONORIFICS
