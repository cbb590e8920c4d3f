"""Which sentences of a paragraph are read, and what becomes a mention in each?

Of most sentences only the words are looked at: those without an anchor hold no figure and no
day, and those without a verb of saying let nobody speak.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from discrepant.dates import order
from discrepant.extract import unseen
from discrepant.extract.anchors import has_anchor, letters
from discrepant.extract.candidates import candidates
from discrepant.extract.context import Context, context
from discrepant.extract.days import of_day
from discrepant.extract.figures import of_figure
from discrepant.extract.heard import Heard
from discrepant.extract.somebody import without_somebody
from discrepant.extract.stances import of_words
from discrepant.figures import hedges, hidden
from discrepant.model import Mention, Source, Span
from discrepant.prose import clauses, furniture, sentences
from discrepant.speech.saying_words import VERBS
from discrepant.speech.speakers import Telling
from discrepant.tokens import Tokens

Seek = Callable[[Tokens], Sequence[tuple[int, int]]]


def set_aside(mention: Mention, why: str) -> Mention:
    """Return a mention as unread, because it is furniture."""
    return replace(mention, unread=f"furniture: {why}")


class Paragraphs:
    """Read one article's paragraphs in order, remembering who has spoken."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._letters = letters(source.text)
        self._published = source.published
        self._day_first = order.day_first(source.text)
        self._has_hidden = hidden.has_any(source.text)
        self._heard = Heard(source)

    def mentions(self, paragraph: Span) -> Iterator[Mention]:
        """Yield the figures and days of one paragraph in the order of the text."""
        quoted = self._heard.enter(paragraph)
        tellings: list[Telling] = []
        anchored: list[int] = []
        for span in sentences.sentences(self._text, paragraph):
            words = self._letters[span.start : span.end].split()
            has_verb = self._may_report(words, span)
            is_anchored = has_anchor(self._text, span, words)
            if is_anchored:
                anchored.append(len(tellings))
            if is_anchored or has_verb:
                tellings.append(Telling(self._text, span, quoted, has_verb))
                if has_verb:
                    self._heard.conversation.add(tellings[-1])
        for at in anchored:
            yield from self._sentence(tellings, at)
        self._heard.leave(tellings)

    def phrases(self, paragraph: Span, seek: Seek) -> Iterator[Mention]:
        """Yield the words that are sought in one paragraph."""
        quoted = self._heard.enter(paragraph)
        tellings: list[Telling] = []
        for span in sentences.sentences(self._text, paragraph):
            has_verb = self._may_report(self._letters[span.start : span.end].split(), span)
            tellings.append(Telling(self._text, span, quoted, has_verb))
            if has_verb:
                self._heard.conversation.add(tellings[-1])
        noted = 0
        for at, telling in enumerate(tellings):
            sought = seek(telling.tokens)
            if sought:
                for earlier in range(noted, at):
                    self._note(self._context(tellings, earlier))
                noted = at
                own = self._context(tellings, at)
                yield from (of_words(own, *each) for each in sought)
        self._heard.leave(tellings)

    def _may_report(self, words: Sequence[str], sentence: Span) -> bool:
        return not VERBS.isdisjoint(words) or self._text.find(":", *sentence) >= 0

    def _context(self, tellings: Sequence[Telling], at: int) -> Context:
        tokens = tellings[at].tokens
        days, _ = candidates(tokens, self._published, self._day_first)
        return context(self._heard, tellings, at, clauses.split(tokens), days)

    def _note(self, own: Context) -> None:
        """Remember a sentence with a day on which somebody may have spoken."""
        if own.dates and own.telling.has_verb:
            self._heard.dated.append((own.telling, own.dates))

    def _sentence(self, tellings: Sequence[Telling], at: int) -> Iterator[Mention]:
        telling = tellings[at]
        tokens = telling.tokens
        days, figures = candidates(tokens, self._published, self._day_first)
        figures = without_somebody(telling, figures)
        obscured = unseen.obscured(self._text, telling.span) if self._has_hidden else {}
        if not days and not figures and not obscured:
            return
        hedged = hedges.shape(tokens, figures)
        split = clauses.split(tokens, frozenset(each.start for each in hedged))
        own = context(self._heard, tellings, at, split, days)
        self._note(own)
        found = [of_figure(own, each) for each in hedged] + [of_day(own, day) for day in days]
        found = unseen.without(found, obscured) if obscured else found
        if furniture.is_picture_number(self._text, telling.span):
            found = [set_aside(each, "the number of a picture") for each in found]
        yield from sorted(found, key=lambda mention: mention.start)
