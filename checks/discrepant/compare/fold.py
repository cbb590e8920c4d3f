"""Which claims are one voice?

A repetition is no second witness: a passage that two outlets carry, or one named speaker with
one figure of one day, is one piece of evidence with its copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from discrepant.interval import Interval
from discrepant.model import NARRATOR, Claim, Passage
from discrepant.prose.near_duplicates import Printed


def fold(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with repetitions folded into one piece of evidence.

    One voice, one value: a passage carried by two outlets, or one named speaker with one
    figure of one day.  A copy with another figure is not folded: it may be the finding.
    """
    by_value: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        what = claim.quantity, claim.about, claim.story, bool(claim.derived)
        by_value[*what, claim.value, claim.label, claim.polarity].append(claim)
    folded = [claim for group in by_value.values() for claim in _folded(group)]
    return tuple(
        sorted(folded, key=lambda claim: (claim.source, claim.passage.start, claim.quantity))
    )


def _folded(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield claims of one value, those of one voice as copies of its first."""
    if len(claims) == 1:
        yield from claims
        return
    kept: list[tuple[Claim, list[Passage]]] = []
    printed, named = Printed(), _Named()
    for claim in claims:
        sentence = claim.passage.sentence
        earlier = [
            each for each in (printed.first_like(sentence), named.first(claim)) if each is not None
        ]
        if earlier:
            kept[min(earlier)][1].extend((claim.passage, *claim.copies))
            continue
        printed.add(sentence)
        named.add(claim, len(kept))
        kept.append((claim, []))
    for claim, copies in kept:
        yield replace(claim, copies=(*claim.copies, *copies)) if copies else claim


class _Named:
    """Hold who has been heard with a figure of one day, and find them again in another source."""

    def __init__(self) -> None:
        # By speaker and day the first claim; whoever says it in another source repeats that one.
        self._heard: dict[tuple[str, Interval | None], tuple[str, int]] = {}

    def add(self, claim: Claim, number: int) -> None:
        """Hold a claim by its number."""
        self._heard.setdefault((claim.speaker, claim.as_of), (claim.source, number))

    def first(self, claim: Claim) -> int | None:
        """Return the number of the first claim of the same voice in another source."""
        if claim.speaker == NARRATOR or claim.as_of is None:
            return None
        source, number = self._heard.get((claim.speaker, claim.as_of), (claim.source, None))
        return None if source == claim.source else number
