"""Articles that quote one speaker in; the same words, changed words or other words out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.alike import near_copies, quotations
from discrepant.alike.near_copies import Relation
from discrepant.compare.verbatim import verbatim
from discrepant.model import (
    Cue,
    Expectation,
    FindingKind,
    Level,
    Outcome,
    Same,
    Speaker,
    Test,
    Verbatim,
    Verdict,
)
from discrepant.speech.voices import voices
from stories import NOTHING, PLACE, numbered

SPEAKERS = (
    Speaker("Ada King", ("King", "harbour master"), PLACE),
    Speaker("Port authority", ("Ada King", "Tom Reed"), PLACE),
)


def asked(
    *about: str,
    speaker: str = "Ada King",
    same: Same | None = None,
    levels: tuple[tuple[str, Level], ...] = (),
) -> Expectation:
    cues = tuple(Cue((cue.rstrip("*"),), cue.endswith("*")) for cue in about)
    return Expectation(
        "quoted-alike",
        Test.VERBATIM,
        PLACE,
        verbatim=Verbatim(speaker, cues),
        same=same,
        levels=levels,
        why="readers compare",
    )


def judged(expectation: Expectation, *texts: str) -> Outcome:
    known = voices(SPEAKERS)
    claims = [
        each for source in numbered(texts) for each in quotations.claims(source, expectation, known)
    ]
    return verbatim(expectation, claims, NOTHING)


def said(words: str) -> str:
    return f"Ada King said the flood was “{words}” on Monday."


def compare(one: str, other: str, cue: str) -> near_copies.Comparison:
    left, right = near_copies.words(one), near_copies.words(other)
    return near_copies.compare(left.folded, right.folded, (Cue((cue,)),))


@pytest.mark.parametrize(
    ("one", "other", "cue", "changed"),
    [
        ("most unusual", "very unusual", "unusual", ("most unusual", "very unusual")),
        ("a serious mistake", "a grave mistake", "mistake", ("serious mistake", "grave mistake")),
        ("war crimes", "war games", "war", ("war crimes", "war games")),
        (
            "hardly possible",
            "In my view it is quite possible that the dam was never looked at",
            "possible",
            ("hardly possible", "quite possible"),
        ),
        (
            "engineers and mechanical staff in the lower harbour",
            "What I can tell you is that they sent medical staff and engineers to the gates",
            "staff",
            ("mechanical staff", "medical staff"),
        ),
        (
            "We will open the northern gate on the first day of May",
            "We will open the southern gate on the first day of May",
            "gate",
            ("northern gate", "southern gate"),
        ),
        (
            "Hardly likely that the gate on the quay will be open",
            "I think it is most likely that the gate on the quay will be open",
            "likely",
            ("Hardly likely", "most likely"),
        ),
        (
            "the gate on the quay will be open for war games",
            "In May the gate on the quay will be open for war crimes trials",
            "war",
            ("war games", "war crimes"),
        ),
        (
            "Surely the harbour needs a deeper channel by winter",
            "I think the harbour needs a wider channel by winter, and soon",
            "harbour",
            ("deeper channel", "wider channel"),
        ),
        (
            "the water rose by six metres in a single night",
            "the water rose by five metres in a single night",
            "water",
            ("six metres", "five metres"),
        ),
        (
            "the pumps did not fail in the storm at any time",
            "the pumps did fail in the storm at any time",
            "pumps",
            ("not fail", "fail"),
        ),
    ],
)
def test_changed_words(one: str, other: str, cue: str, changed: tuple[str, str]) -> None:
    found = compare(one, other, cue)
    assert (found.relation, found.small) == (Relation.CHANGED, False)
    left, right = near_copies.words(one), near_copies.words(other)
    assert (left.shown(found.one), right.shown(found.other)) == changed
    assert compare(other, one, cue).relation is Relation.CHANGED


@pytest.mark.parametrize(
    ("one", "other", "cue"),
    [
        ("the pumps were on a test in the storm", "the pumps were on test in the storm", "pumps"),
        (
            "shame on him who doesn’t come to the gate",
            "shame on him who does not come to the gate",
            "gate",
        ),
        ("a co-operative venture", "a cooperative venture", "venture"),
        (
            "We shall be opening the gate on the first day of May",
            "We will be opening the gate on the first day of May",
            "gate",
        ),
    ],
)
def test_small_changes(one: str, other: str, cue: str) -> None:
    found = compare(one, other, cue)
    assert (found.relation, found.small) == (Relation.CHANGED, True)


@pytest.mark.parametrize(
    ("one", "other", "cue"),
    [
        ("Very unusual!", "very unusual", "unusual"),
        ("unusual", "It was a most unusual day", "unusual"),
        ("the town’s “old” bridge", "the town's old bridge,", "bridge"),
        ("long-term plan", "Long term plan", "plan"),
        ("gate on the first day", "We will open the gate on the first day of May", "gate"),
        (
            "The harbour needs a deeper channel by the winter",
            "We know that the harbour needs a deeper channel",
            "harbour",
        ),
    ],
)
def test_the_same_words(one: str, other: str, cue: str) -> None:
    assert compare(one, other, cue).relation is Relation.SAME


@pytest.mark.parametrize(
    ("one", "other", "cue"),
    [
        ("our staff", "medical staff", "staff"),
        ("boats and staff", "medical staff", "staff"),
        (
            "We sent medical staff to the border last night",
            "Kitchen staff will strike tomorrow in all three ports",
            "staff",
        ),
        (
            "The gate held because we had painted it in spring",
            "Nobody has ever walked through that gate after dark",
            "gate",
        ),
        (
            "I never said that the gate would be closed for good",
            "I never thought that a gate could be opened by hand",
            "gate",
        ),
    ],
)
def test_other_statements(one: str, other: str, cue: str) -> None:
    assert compare(one, other, cue).relation is Relation.UNRELATED


WORDS = st.lists(
    st.sampled_from("gate open north south we will on may not the".split()), max_size=9
)


@given(WORDS, WORDS)
def test_comparing_is_symmetric_and_a_quotation_is_its_own_copy(
    one: list[str], other: list[str]
) -> None:
    about = (Cue(("gate",)),)
    there = near_copies.compare(one, other, about)
    back = near_copies.compare(other, one, about)
    assert (there.relation, there.small) == (back.relation, back.small)
    assert near_copies.compare(one, one, about).relation is Relation.SAME


# ---------------------------------------------------------------- whole articles


def test_two_outlets_have_one_speaker_say_it_otherwise() -> None:
    outcome = judged(
        asked("likely"),
        "Ada King called a second flood “most likely” on Monday.\nNothing else was said.",
        "It was dark.\nThe harbour master said that a second flood was “hardly likely.”",
        "“A second flood is most likely to come in the spring,” Ada King told reporters.",
    )
    (finding,) = outcome.findings
    assert (outcome.verdict, outcome.claims, outcome.sources) == (Verdict.CONFLICTS, 3, 3)
    assert (finding.kind, finding.level) == (FindingKind.VERBATIM, Level.WARNING)
    assert finding.message == "Ada King is quoted as saying “most likely” or “hardly likely”"
    first, second = finding.positions
    assert [claim.source for claim in first.claims] == ["a1", "a3"]
    assert [claim.label for claim in second.claims] == ["hardly likely"]
    passage = second.claims[0].passage
    assert (passage.text, passage.line, passage.column) == ("hardly likely", 2, 50)
    assert passage.sentence == ("The harbour master said that a second flood was “hardly likely.”")
    assert finding.why == "readers compare"


def test_function_words_are_a_note_unless_more_is_asked() -> None:
    texts = (
        "“We shall be opening the gate on the first day of May,” Ada King said.",
        "“We will be opening the gate on the first day of May,” Ada King said.",
    )
    (finding,) = judged(asked("gate"), *texts).findings
    assert finding.level is Level.NOTE
    (finding,) = judged(asked("gate", levels=(("verbatim", Level.ERROR),)), *texts).findings
    assert finding.level is Level.ERROR


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (("Ada King said nothing.",), "no quotation of Ada King holds “gate*”"),
        ((said("a gate apart"),), "only one quotation was found, in a1"),
        (
            (said("a gate apart"), said("our gate")),
            "2 quotations, no two of which give the same statement",
        ),
        (
            (said("a gate apart"), "Tom Reed said the flood was “a gate away” on Monday."),
            "only one quotation was found, in a1",
        ),
    ],
)
def test_what_was_not_compared_is_undecided(texts: tuple[str, ...], reason: str) -> None:
    outcome = judged(asked("gate*"), *texts)
    assert (outcome.verdict, outcome.claims, outcome.reason) == (Verdict.UNDECIDED, 0, reason)


@pytest.mark.parametrize(
    "texts",
    [
        (said("most unusual"), said("Most unusual,")),
        (said("most unusual"), said("in every way a most unusual thing")),
        (said("most unusual") + "\n\n" + said("very unusual"), said("most unusual thing")),
    ],
)
def test_the_same_words_agree(texts: tuple[str, ...]) -> None:
    outcome = judged(asked("unusual", same=None), *texts[:2])
    if "very" in texts[0]:
        assert outcome.verdict is Verdict.CONFLICTS  # with the other article
        outcome = judged(asked("unusual", same=Same.SOURCE), *texts)
        assert outcome.verdict is Verdict.UNDECIDED
    else:
        assert outcome.verdict is Verdict.AGREES


def test_two_people_of_one_house_may_put_it_differently() -> None:
    outcome = judged(
        asked("unusual", speaker="Port authority"),
        said("most unusual"),
        "Tom Reed said the flood was “very unusual” on Monday.",
    )
    assert outcome.verdict is Verdict.UNDECIDED


def test_a_paragraph_printed_twice_is_a_copy() -> None:
    text = said("most unusual")
    outcome = judged(asked("unusual"), f"{text}\n\n{text}")
    assert (outcome.verdict, outcome.claims) == (Verdict.AGREES, 1)


def test_the_order_of_the_articles_does_not_matter() -> None:
    texts = [said("most unusual"), said("very unusual"), said("quite unusual")]
    first, second = judged(asked("unusual"), *texts), judged(asked("unusual"), *texts[::-1])
    assert [each.fingerprint for each in first.findings] == [
        each.fingerprint for each in second.findings
    ]
    assert len(first.findings[0].positions) == 3


def test_a_flood_of_quotations_is_compared_in_part_and_says_so() -> None:
    start = time.process_time()
    lines = "".join(f"{said(f'unusual thing {n}a')}\n" for n in range(500))
    outcome = judged(asked("unusual"), said("unusual thing 7a"), lines)
    assert outcome.verdict is Verdict.AGREES
    assert outcome.reason == "of 501 quotations the first 400 were compared"
    assert time.process_time() - start < 20
