"""Is this “one” a person who speaks, and no number: "one neighbor said", "one official told us"?"""

from __future__ import annotations

from discrepant.model import Figure
from discrepant.speech.speakers import Telling


def without_somebody(telling: Telling, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures of a sentence but for the “one” with which a speaker begins."""
    if not telling.has_verb or not any(_is_one(telling, each) for each in figures):
        return figures
    speaking = {frame.subject[0] for frame in telling.frames}
    return tuple(
        each for each in figures if each.start not in speaking or not _is_one(telling, each)
    )


def _is_one(telling: Telling, figure: Figure) -> bool:
    return figure.end == figure.start + 1 and telling.tokens.words[figure.start] == "one"
