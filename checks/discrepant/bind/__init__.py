"""Bind the mentions of an article to the quantities of the expectations: claims come out.

This is the only place where what an article says and what the YAML asks for meet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from discrepant.bind.article import Article
from discrepant.bind.by_hand import Readers, quoted
from discrepant.bind.cues import Labels
from discrepant.bind.derived import derive
from discrepant.bind.figures import Figures, Reading, beside_parts, other_events, shared
from discrepant.bind.persons import Persons
from discrepant.bind.stances import stances
from discrepant.model import Claim, Mention, Passage, Ruleset, Source, Span, Unread
from discrepant.places import Places
from discrepant.speech.voices import voices
from discrepant.units.table import Units

__all__ = ["Binder", "Bound", "Readers"]


@dataclass(frozen=True, slots=True)
class Bound:
    """Hold what became of the mentions of one article."""

    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    uncovered: tuple[Passage, ...]


class Binder:
    """Bind the mentions of articles to the quantities of one set of expectations."""

    def __init__(self, ruleset: Ruleset, table: Units, readers: Readers) -> None:
        self._by_hand = [each for each in ruleset.quantities if each.claims]
        self._derived = [each for each in ruleset.quantities if each.derive is not None]
        self._units = table
        self._readers = readers
        self._voices = voices(ruleset.speakers)
        self._figures = Figures(ruleset.quantities, table)
        self._labels = Labels(ruleset.quantities)

    def bind(self, source: Source, mentions: Sequence[Mention]) -> Bound:
        """Return the claims of one article, stated and derived, and what was left over.

        Raises ExpectationError where the YAML quotes what the article does not say.
        """
        article = Article(source, Places(source), self._voices, Persons(source.text))
        by_hand = quoted(article, mentions, self._by_hand, self._readers, self._figures.worth)
        taken = {claim.passage.start for claim in by_hand}
        own = [mention for mention in mentions if mention.start not in taken]
        stated, unread, uncovered = self._stated(article, own)
        if self._labels.any:
            taken_stances, doubtful, told = stances(article, self._labels, self._readers)
            uncovered = _without(uncovered, told)
            stated += [each for each in taken_stances if each.passage.start not in taken]
            unread += doubtful
        stated += by_hand
        derived, failed = derive(self._derived, stated, self._units)
        return Bound(
            tuple(sorted((*stated, *derived), key=lambda claim: claim.passage.start)),
            tuple(sorted((*unread, *failed), key=lambda each: each.passage.start)),
            tuple(uncovered),
        )

    def _stated(
        self, article: Article, mentions: Sequence[Mention]
    ) -> tuple[list[Claim], list[Unread], list[Passage]]:
        read: list[Reading] = []
        unread: list[Unread] = []
        uncovered: list[Passage] = []
        copies: dict[Span, list[Passage]] = defaultdict(list)
        for mention in mentions:
            if mention.unread.startswith("furniture"):
                continue
            if mention.repeat_of is not None:
                copies[mention.repeat_of].append(article.passage(mention))
                continue
            reading = self._figures.read(article, mention)
            if isinstance(reading, Reading):
                read.append(reading)
            elif isinstance(reading, Unread):
                unread.append(reading)
            else:
                uncovered.append(article.passage(mention))
        parts = shared(read) + beside_parts(article, read, unread)
        parts += other_events(article, read)
        unread += [article.unread(each.mention, each.named.quantity, why) for each, why in parts]
        doubtful = {id(each) for each, _ in parts}
        claims = [
            self._figures.claim(article, each, copies) for each in read if id(each) not in doubtful
        ]
        told = [each.mention.as_of_words for each in read if id(each) not in doubtful]
        return claims, unread, _without(uncovered, told)


def _without(uncovered: Iterable[Passage], told: Iterable[Span | None]) -> list[Passage]:
    """Return the passages without the days that tell when a claim was: those are made use of."""
    ends = {span.start: span.end for span in told if span is not None}
    starts = sorted(ends)

    def tells(passage: Passage) -> bool:
        before = bisect_left(starts, passage.end)
        return before > 0 and ends[starts[before - 1]] > passage.start

    return [passage for passage in uncovered if not tells(passage)]
