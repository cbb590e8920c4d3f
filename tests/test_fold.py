"""Repetitions are found among many as they are by looking at every pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from discrepant.compare import fold
from discrepant.interval import Interval
from discrepant.model import NARRATOR, Claim
from discrepant.prose.near_duplicates import Printed, alike
from test_clashes import claim

STEM = "the river left its bed at night and forty homes stood under water by noon".split()
SENTENCES = st.builds(
    lambda start, end, swapped, tail: " ".join(
        [
            *(each if n not in swapped else f"other{n}" for n, each in enumerate(STEM[start:end])),
            tail,
        ]
    ),
    st.integers(0, 6),
    st.integers(8, 15),
    st.sets(st.integers(0, 14), max_size=2),
    st.sampled_from(["", "today", "they said on the radio"]),
)
CLAIMS = st.lists(
    st.builds(
        lambda value, sentence, source, speaker, day, derived: _of(
            claim(Interval.point(value), day, source=source, speaker=speaker), sentence, derived
        ),
        st.sampled_from([1, 1, 2]),
        SENTENCES | st.sampled_from(["", "Forty homes.", "Forty  homes."]),
        st.sampled_from("abc"),
        st.sampled_from([NARRATOR, NARRATOR, "Ada Berg", "Eve Lund"]),
        st.sampled_from([None, (0, 0), (1, 1)]),
        st.booleans(),
    ),
    max_size=12,
)


def _of(each: Claim, sentence: str, derived: bool) -> Claim:
    passage = replace(each.passage, sentence=sentence)
    return replace(each, passage=passage, derived=(passage,) if derived else ())


def one_voice(one: Claim, other: Claim) -> bool:
    if (one.value, bool(one.derived)) != (other.value, bool(other.derived)):
        return False
    named = one.speaker == other.speaker != NARRATOR and one.as_of == other.as_of is not None
    if named and one.source != other.source:
        return True
    return alike(one.passage.sentence, other.passage.sentence)


def folded(claims: Sequence[Claim]) -> list[tuple[int, list[int]]]:
    """Return the claims that stay, by their numbers, each with its copies, pair by pair."""
    kept: list[tuple[int, list[int]]] = []
    for number, each in enumerate(claims):
        for first, copies in kept:
            if one_voice(claims[first], each):
                copies.append(number)
                break
        else:
            kept.append((number, []))
    return kept


@given(CLAIMS)
def test_repetitions_are_those_of_every_pair(claims: list[Claim]) -> None:
    numbered = [
        replace(each, passage=replace(each.passage, start=number))
        for number, each in enumerate(claims)
    ]
    found = [(each.passage.start, [copy.start for copy in each.copies]) for each in fold(numbered)]
    assert sorted(found) == folded(numbered)


def test_what_stands_behind_a_copy_is_kept() -> None:
    said = [claim(Interval.point(1), source=source, speaker="Ada Berg") for source in "ab"]
    found = fold(
        [
            *map(_of, said, ["Forty homes.", "So many."], [False, False]),
            claim(Interval.point(1), source="c"),
        ]
    )
    assert [(each.source, len(each.copies)) for each in found] == [("a", 1), ("c", 0)]


@given(st.lists(SENTENCES, max_size=10), SENTENCES)
def test_the_first_copy_is_found_among_many(printed: list[str], sentence: str) -> None:
    known = Printed()
    for each in printed:
        known.add(each)
    copies = [number for number, each in enumerate(printed) if alike(each, sentence)]
    assert known.first_like(sentence) == (copies[0] if copies else None)


def test_a_phrase_that_hundreds_share_hides_no_copy() -> None:
    phrase = "the number of people who were evacuated last night"
    own = [
        f"in town{n} near lake{n} by road{n} {phrase} from mill{n} and barn{n}" for n in range(400)
    ]
    known = Printed()
    for each in own:
        known.add(each)
    assert known.first_like(own[333]) == 333
