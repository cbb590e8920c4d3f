"""Which figures and days hold characters that nobody sees, and are not what they look like?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from discrepant.extract.candidates import is_written
from discrepant.extract.remarks import HIDDEN
from discrepant.figures import hidden
from discrepant.model import Hedge, Mention, MentionKind, Span


def obscured(text: str, sentence: Span) -> dict[Span, bool]:
    """Return the words that hold hidden characters, and whether they write a number or day."""
    words = hidden.stretches(text, sentence)
    return {each: is_written(hidden.seen(text, each)) for each in words}


def without(found: Iterable[Mention], obscured_: Mapping[Span, bool]) -> list[Mention]:
    """Return mentions without the values of numbers that hold hidden characters.

    What such a word writes is one unread mention, whatever was read of it.
    """
    kept, stretches = [], list(obscured_)
    written = {each for each in stretches if obscured_[each]}
    for mention in found:
        own = mention.figure or mention.span
        at = bisect_right(stretches, own.start, key=lambda stretch: stretch.end)
        if at == len(stretches) or stretches[at].start >= own.end:
            kept.append(mention)
        else:
            written.add(stretches[at])
    return kept + [unread(stretch, HIDDEN) for stretch in sorted(written)]


def unread(span: Span, why: str) -> Mention:
    """Return a stretch of the text as a number that cannot be read."""
    return Mention(*span, MentionKind.NUMBER, None, Hedge.EXACT, span, (span,), unread=why)
