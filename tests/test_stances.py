"""Values that are words: who says which, who denies it, and what clashes."""

from __future__ import annotations

import pytest

from discrepant.model import FindingKind, Polarity, Verdict
from discrepant.yaml_nodes import ExpectationError
from stories import claims, only, outcome, report

DAM = """
    speakers:
      Ada Berg: [mayor]
      Town Hall: [Ada Berg, the town hall]
    quantities:
      answer:
        what: what the town hall answers
        labels:
          denies: [denied, denies, hoax]
          silent: [declined to comment, no comment]
        find: [{with: [dam, town hall, Berg]}]
      state:
        what: state of the dam
        labels: {intact: [holds, intact], broken: [broke, burst*, breached]}
    expectations:
      answers-alike: {agree: answer, same: speaker}
      one-state: {agree: state}
"""


@pytest.mark.parametrize(
    ("text", "label", "speaker", "polarity"),
    [
        ("The town hall declined to comment.", "silent", "Town Hall", Polarity.ASSERTED),
        ("Ada Berg denied that the dam is weak.", "denies", "Ada Berg", Polarity.ASSERTED),
        ("Asked again, Ada Berg denied it.", "denies", "Ada Berg", Polarity.ASSERTED),
        (
            "Ada Berg told reporters the dam story is a “hoax.”",
            "denies",
            "Ada Berg",
            Polarity.ASSERTED,
        ),
    ],
)
def test_a_stance_is_that_of_who_takes_it(
    text: str, label: str, speaker: str, polarity: Polarity
) -> None:
    (claim,) = claims(report([text], DAM), "answer")
    assert (claim.label, claim.speaker, claim.polarity) == (label, speaker, polarity)


@pytest.mark.parametrize(
    ("text", "label", "polarity"),
    [
        ("The dam broke.", "broken", Polarity.ASSERTED),
        ("The dam has not burst.", "broken", Polarity.DENIED),
        ("It hasn’t breached.", "broken", Polarity.DENIED),
        ("The dam holds.", "intact", Polarity.ASSERTED),
    ],
)
def test_not_denies_the_words_it_stands_before(text: str, label: str, polarity: Polarity) -> None:
    (claim,) = claims(report([text], DAM), "state")
    assert (claim.label, claim.polarity) == (label, polarity)


def test_find_narrows_the_sentences_in_which_labels_count() -> None:
    assert claims(report(["Fishermen denied it."], DAM), "answer") == []


def test_a_supposition_is_unread() -> None:
    found = report(["If the dam burst, the town would drown."], DAM)
    assert claims(found, "state") == []
    assert [each.reason for each in found.unread] == ["supposed, not said: “if”"]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("The dam broke at noon.", "The dam holds.", Verdict.CONFLICTS),
        ("The dam broke at noon.", "The dam has not broke at all.", Verdict.CONFLICTS),
        ("The dam broke at noon.", "In the night the dam burst.", Verdict.AGREES),
        ("The dam has not burst.", "The dam holds.", Verdict.AGREES),
        ("The dam broke at noon.", "The river rose.", Verdict.UNDECIDED),
    ],
)
def test_labels_clash(one: str, other: str, verdict: Verdict) -> None:
    assert outcome(report([one, other], DAM), "one-state").verdict is verdict


def test_two_labels_are_two_positions() -> None:
    finding = only(report(["The dam broke at noon.", "The dam holds."], DAM))
    assert finding.kind is FindingKind.CROSS
    assert [side.label for side in finding.positions] == ["broken", "intact"]
    assert finding.message == "state of the dam: broken or intact"


def test_a_label_is_shown_as_it_is_written_with_spaces() -> None:
    rules = """
        quantities:
          way:
            what: which way the convoy went
            labels: {to_Lima: [to Lima], from_Lima: [from Lima]}
        expectations:
          one-way: {agree: way}
    """
    (finding,) = report(["The convoy went to Lima.", "The convoy came from Lima."], rules).findings
    assert finding.message == "which way the convoy went: to Lima or from Lima"


def test_words_within_the_words_of_another_quantity_count_once_for_each() -> None:
    rules = """
        quantities:
          seen: {labels: {nothing: [no trace of the boat], wreck: [wreck]}}
          lost: {labels: {unknown: [no trace], sunk: [sank]}}
        expectations:
          seen-alike: {agree: seen}
          lost-alike: {agree: lost}
    """
    found = report(["There is no trace of the boat."], rules).claims
    assert [(claim.quantity, claim.passage.text, claim.copies) for claim in found] == [
        ("lost", "no trace", ()),
        ("seen", "no trace of the boat", ()),
    ]


def test_one_speaker_is_held_to_one_answer() -> None:
    texts = [
        "Ada Berg denied that the dam is weak.",
        "The town hall declined to comment.",
        "Fishermen denied that the dam is weak.",
    ]
    finding = only(report(texts, DAM))
    assert [claim.source for side in finding.positions for claim in side.claims] == ["a", "b"]


def test_a_stance_quoted_by_hand_takes_speaker_and_day_from_its_sentence() -> None:
    rules = DAM.replace(
        "find: [{with: [dam, town hall, Berg]}]",
        'claims: [{in: a, says: "shook her head", value: silent}]',
    )
    found = report(["On Monday, Ada Berg shook her headd."], rules)
    (claim,) = claims(found, "answer")
    assert (claim.label, claim.quoted) == ("silent", True)
    assert str(claim.as_of and claim.as_of.first_day) == "2023-06-12"


def test_a_quotation_that_changed_names_the_nearest_words() -> None:
    rules = DAM.replace(
        "find: [{with: [dam, town hall, Berg]}]",
        'claims: [{in: a, says: "she shook her head", value: silent}]',
    )
    with pytest.raises(ExpectationError, match="the nearest it says is “Berg shook her head"):
        report(["On Monday, Ada Berg shook her headd and left."], rules)


def test_a_stance_is_of_the_day_on_which_its_speaker_spoke_before() -> None:
    text = "On Monday, Ada Berg said the mill was lost. “The dam holds,” Berg said."
    (claim,) = claims(report([text], DAM), "state")
    assert str(claim.as_of and claim.as_of.first_day) == "2023-06-12"


def test_a_stance_behind_a_label_is_that_of_the_label() -> None:
    (claim,) = claims(report(["Police: the dam broke"], DAM), "state")
    assert claim.speaker == "Police"


def test_what_somebody_denies_is_denied() -> None:
    texts = ["Fishermen denied that the dam burst.", "Rescuers said that the dam burst."]
    assert outcome(report(texts, DAM), "one-state").verdict is Verdict.CONFLICTS


def test_what_stands_beside_a_denial_is_not_denied() -> None:
    text = "The town hall denied the use of old plans, dismissing the dam story as a “hoax.”"
    assert {claim.polarity for claim in claims(report([text], DAM), "answer")} == {
        Polarity.ASSERTED
    }
