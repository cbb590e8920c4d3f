"""Which claims are one voice?

A repetition is no second witness: a passage that two outlets carry, or one named speaker with
one figure of one day, is one piece of evidence with its copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from discrepant.model import NARRATOR, Claim
from discrepant.prose.near_duplicates import alike


def fold(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with repetitions folded into one piece of evidence.

    One voice, one value: a passage carried by two outlets, or one named speaker with one
    figure of one day.  A copy with another figure is not folded: it may be the finding.
    """
    by_value: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        what = claim.quantity, claim.about, claim.story
        key = (*what, claim.value, claim.label, claim.polarity)
        for index, kept in enumerate(by_value[key]):
            if _same_voice(kept, claim):
                copies = (*kept.copies, claim.passage, *claim.copies)
                by_value[key][index] = replace(kept, copies=copies)
                break
        else:
            by_value[key].append(claim)
    folded = [claim for group in by_value.values() for claim in group]
    return tuple(
        sorted(folded, key=lambda claim: (claim.source, claim.passage.start, claim.quantity))
    )


def _same_voice(one: Claim, other: Claim) -> bool:
    if bool(one.derived) != bool(other.derived):
        return False
    named = one.speaker == other.speaker and one.speaker != NARRATOR
    if named and one.as_of == other.as_of and one.as_of is not None and one.source != other.source:
        return True
    return alike(one.passage.sentence, other.passage.sentence)
