"""Who has spoken in an article so far, on which day, and is a quotation still open?

The one thing with state over time: paragraphs are entered and left in the order of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from discrepant.extract.as_of import Dates
from discrepant.interval import Interval
from discrepant.model import Source, Span
from discrepant.speech import speakers
from discrepant.speech.speakers import Conversation, Telling

_DATED = 12  # sentences to look back over for the day on which somebody spoke


class Heard:
    """Remember who has spoken.

    `earlier` is who speaks where a paragraph begins within a quotation, `dated` the sentences
    of the paragraph, so far, with a day on which somebody may have spoken.
    """

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self.published = source.published
        self.conversation = Conversation(source.text)
        self.earlier: str | None = None
        self.dated: list[tuple[Telling, Dates]] = []
        self._single_marks = speakers.has_single_marks(source.text)
        self._quotation_open = False
        self._before: Sequence[Telling] = ()

    def enter(self, paragraph: Span) -> tuple[Span, ...]:
        """Begin a paragraph and return its quotations."""
        runs_on = self._quotation_open
        self.earlier = self.conversation.last_before(self._before) if runs_on else None
        self.dated = []
        quoted, self._quotation_open = speakers.quotations(
            self._text, paragraph, runs_on, self._single_marks
        )
        return quoted

    def leave(self, tellings: Sequence[Telling]) -> None:
        """End a paragraph of such sentences; one without any is as if it were not there."""
        self._before = tellings or self._before

    def spoke_on(self, speaker: str) -> tuple[Interval | None, Span | None]:
        """Return the day on which a sentence of the paragraph last let somebody speak.

        The words that give it come with it; without one it is the day of publication.
        """
        for telling, dates in reversed(self.dated[-_DATED:]):
            who = self.conversation.speakers(telling)
            for frame, named in zip(telling.frames, who, strict=True):
                day = dates.said(frame) if named == speaker else None
                if day is not None:
                    starts, ends = telling.tokens.starts, telling.tokens.ends
                    return day.value, Span(starts[day.start], ends[day.end - 1])
        return self.published, None
