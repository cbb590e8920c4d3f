"""Which words and places of an article does a mention stand for?"""

from __future__ import annotations

from dataclasses import dataclass

from discrepant.bind import cues
from discrepant.bind.counted import folded
from discrepant.bind.cues import Clause
from discrepant.bind.persons import Persons
from discrepant.model import Mention, Passage, Quantity, Source, Span, Trace, Unread
from discrepant.places import Places
from discrepant.speech.voices import Voices


@dataclass(frozen=True, slots=True)
class Article:
    """Hold one article with what is needed to turn its mentions into passages and words."""

    source: Source
    places: Places
    voices: Voices
    persons: Persons

    def passage(self, mention: Mention) -> Passage:
        """Return where a mention stands."""
        return self.places.passage(mention.span, mention.sentence)

    def unread(self, mention: Mention, quantity: Quantity, why: str) -> Unread:
        """Return a mention that names a quantity and cannot be its claim."""
        return Unread(self.passage(mention), why, quantity.id)

    def word(self, span: Span) -> str:
        """Return a word of the article, folded for look-up."""
        return folded(self.source.text, span)

    def clause(self, mention: Mention) -> Clause:
        """Return the words of a mention's own clause."""
        return cues.clause(self.source.text, mention.clause, mention.span)

    def trace(self, mention: Mention, cue: str) -> Trace:
        """Return the words that made a mention what it is."""
        figure = mention.figure or mention.noun or Span(mention.end, mention.end)
        return Trace(
            self._words(mention.figure),
            self.source.text[mention.start : figure.start].strip(" “\"'"),
            self._words(mention.noun),
            cue,
            self.day_words(mention),
        )

    def day_words(self, mention: Mention) -> str:
        """Return the words that gave the day a mention is about, "" where none did."""
        return self._words(mention.as_of_words)

    def _words(self, span: Span | None) -> str:
        return "" if span is None else self.source.text[span.start : span.end]

    def around(self, mention: Mention) -> Clause:
        """Return the words of a mention's sentence."""
        return cues.clause(self.source.text, (mention.sentence,), mention.span)

    def sentence(self, mention: Mention) -> Clause:
        """Return the words and marks of a mention's sentence, for phrases."""
        return cues.clause(self.source.text, (mention.sentence,), mention.span, with_marks=True)
