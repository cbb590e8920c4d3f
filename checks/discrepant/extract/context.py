"""What does a mention take from its sentence: who speaks, of which day, and under what doubt?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discrepant.extract.as_of import Dates
from discrepant.extract.heard import Heard
from discrepant.interval import Interval
from discrepant.model import NARRATOR, Day, Span
from discrepant.prose.clauses import Clauses
from discrepant.speech import doubts
from discrepant.speech.doubts import Doubt
from discrepant.speech.frames import Frame, denied_from
from discrepant.speech.speakers import Telling
from discrepant.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Context:
    """Hold one sentence, that at `at` of its paragraph, with all that its mentions share.

    `denied_from` is the first token that "no evidence that" or the like governs, the number
    of tokens where there is none.
    """

    heard: Heard
    tellings: Sequence[Telling]
    at: int
    tokens: Tokens
    clauses: Clauses
    dates: Dates
    denied_from: int
    doubted: tuple[Doubt, ...]

    @property
    def telling(self) -> Telling:
        """Return the sentence itself."""
        return self.tellings[self.at]

    def span(self, tokens: tuple[int, int] | None) -> Span | None:
        """Return token indices as offsets into the text."""
        if tokens is None:
            return None
        return Span(self.tokens.starts[tokens[0]], self.tokens.ends[tokens[1] - 1])

    def speaker(self, token: int) -> tuple[Frame | None, str]:
        """Return the frame that governs a token, and who speaks there."""
        telling = self.telling
        if not telling.has_verb and not telling.quoted:
            return None, NARRATOR
        earlier = self.heard.earlier
        frame, speaker = self.heard.conversation.speaker(self.tellings, self.at, token, earlier)
        doubt = self.doubt(token, frame) if self.doubted else None
        if doubt is not None and (doubt.takes_back or _is_taken_back(doubt, frame)):
            return frame, NARRATOR
        return frame, speaker

    def day(
        self, token: int, frame: Frame | None, speaker: str
    ) -> tuple[Interval | None, Span | None]:
        """Return the day that what stands at a token is about, and the words that give it.

        Without a day of its own: that on which the speaker spoke in the sentences before.
        """
        when = self.dates.about(token, frame)
        if when is not None:
            return when.value, self.span((when.start, when.end))
        if speaker != NARRATOR and self.heard.dated:
            return self.heard.spoke_on(speaker)
        return self.heard.published, None

    def doubt(self, token: int, frame: Frame | None) -> Doubt | None:
        """Return the doubt that a token stands under: a denial before any other.

        What somebody says within ("rumours spread until police said …") is out of doubt, and
        so is the claim of whoever denies it, which is denied already.
        """
        if not self.doubted:
            return None
        over = [
            each
            for each in self.doubted
            if each.scope[0] <= token < each.scope[1]
            and not (frame is not None and each.scope[0] <= frame.verb < token)
        ]
        return min(over, key=lambda each: bool(each.why), default=None)


def context(
    heard: Heard, tellings: Sequence[Telling], at: int, clauses: Clauses, days: Sequence[Day]
) -> Context:
    """Return the context of the sentence at `at` of its paragraph, which holds such days."""
    telling = tellings[at]
    tokens = telling.tokens
    return Context(
        heard,
        tellings,
        at,
        tokens,
        clauses,
        Dates(tokens, clauses, days, heard.published),
        denied_from(tokens) if telling.has_verb else len(tokens),
        doubts.doubts(tokens),
    )


def _is_taken_back(doubt: Doubt, frame: Frame | None) -> bool:
    """Tell whether the article denies what the frame says: "wrong to say that", "reports that"."""
    return frame is not None and not doubt.why and frame.verb == doubt.scope[0] - 1
