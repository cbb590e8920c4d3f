"""Which words does an article put in whose mouth?

Quotations of the article's own paragraphs, each with the speaker that the reader of figures
would name; what stands in the mouth of nobody in particular is left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discrepant.alike import near_copies
from discrepant.alike.near_copies import Words
from discrepant.interval import Interval
from discrepant.model import NARRATOR, Claim, Expectation, Passage, Source, Span
from discrepant.places import Places
from discrepant.prose import furniture
from discrepant.prose.sentences import paragraphs, sentences
from discrepant.speech import speakers
from discrepant.speech.speakers import Conversation, Telling
from discrepant.speech.voices import Voices

_LONGEST = 3000  # characters; what is longer was never closed


@dataclass(frozen=True, slots=True)
class Quotation:
    """Hold quoted words, the speaker as the article gives the name, and the sentences around."""

    speaker: str
    span: Span
    sentence: Span
    words: Words


def claims(
    source: Source,
    expectation: Expectation,
    voices: Voices,
    quoted: Sequence[Quotation] | None = None,
) -> tuple[Claim, ...]:
    """Return the quotations of the asked speaker that hold a word of `about`, one claim each.

    `label` are the words.  The same words printed again are copies.  `quoted` are the
    quotations of the source, where they were read for another expectation already.
    """
    asked = expectation.verbatim
    if asked is None:
        return ()
    meant = voices.of(asked.speaker)[0]
    places = Places(source)
    found: dict[tuple[str, tuple[str, ...]], list[Passage]] = {}
    spoken: dict[str, tuple[str, ...]] = {}
    for quotation in read(source) if quoted is None else quoted:
        name, names = voices.of(quotation.speaker)
        if meant in names and near_copies.holds(quotation.words.folded, asked.about):
            passage = places.passage(quotation.span, quotation.sentence)
            found.setdefault((name, quotation.words.folded), []).append(passage)
            spoken[name] = names
    return tuple(
        Claim(
            "",
            Interval(),
            passages[0],
            "",
            story=source.story,
            speaker=name,
            voices=spoken[name],
            copies=tuple(passages[1:]),
            label=passages[0].text,
        )
        for (name, _), passages in found.items()
    )


def read(source: Source) -> tuple[Quotation, ...]:
    """Return the quotations of an article whose speaker is clear, in the order of the text."""
    return tuple(_Reader(source.text).quotations())


class _Reader:
    """Read one article's paragraphs in order, remembering who has spoken."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.conversation = Conversation(text)

    def quotations(self) -> Iterator[Quotation]:
        runs_on = False
        before: list[Telling] = []
        for paragraph, why in furniture.judge(self.text, paragraphs(self.text)):
            went_on = runs_on
            quoted, runs_on = speakers.quotations(self.text, paragraph, went_on)
            tellings = self._tellings(paragraph, quoted)
            earlier = self.conversation.last_before(before) if went_on else None
            if not why:
                for span in quoted:
                    yield from self._quotation(tellings, span, earlier)
            before = tellings or before

    def _tellings(self, paragraph: Span, quoted: tuple[Span, ...]) -> list[Telling]:
        tellings = []
        for span in sentences(self.text, paragraph):
            telling = Telling(self.text, span, quoted, has_verb=True)
            self.conversation.add(telling)
            tellings.append(telling)
        return tellings

    def _quotation(
        self, tellings: Sequence[Telling], span: Span, earlier: str | None
    ) -> Iterator[Quotation]:
        words = near_copies.words(self.text, span.start, min(span.end, span.start + _LONGEST))
        if not len(words):
            return
        own = Span(words.spans[0].start, words.spans[-1].end)
        at = _at(tellings, own.start)
        telling = tellings[at]
        token = telling.tokens.starts.index(own.start)
        _, speaker = self.conversation.speaker(tellings, at, token, earlier)
        if speaker != NARRATOR:
            last = tellings[_at(tellings, own.end - 1)].span.end
            yield Quotation(speaker, own, Span(telling.span.start, last), words)


def _at(tellings: Sequence[Telling], offset: int) -> int:
    """Return the number of the sentence that an offset lies in."""
    return bisect_right(tellings, offset, key=lambda telling: telling.span.end)
