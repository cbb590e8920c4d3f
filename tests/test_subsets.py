"""Whom alone a figure counts: some in a state, in a hospital, told of before, of one scene."""

from __future__ import annotations

import pytest

from stories import claimed, claims, outcome, report, source

CRASH = """
    quantities:
      hurt:
        what: people hurt
        unit: person
        find:
          - with: [hurt, injur*, wound*, hospital*, critical condition, stable condition]
      victims:
        what: victims of the crash
        unit: person
        find: [{with: [victim, victims, hit, struck, shot]}]
    expectations:
      hurt-agrees: {agree: hurt}
      victims-agree: {agree: victims}
"""


@pytest.mark.parametrize(
    ("text", "quantity", "kind"),
    [
        ("Two people are in critical condition.", "hurt", "those in critical condition"),
        ("The bus left two people in critical condition.", "hurt", "those in critical condition"),
        ("Six people remain in stable condition.", "hurt", "those who still are"),
        ("One person was taken to hospital.", "hurt", "those in hospital"),
        ("Three people were flown to Mercy Hospital.", "hurt", "those in hospital at mercy"),
        ("Three victims turned up at a clinic.", "victims", "those in hospital"),
        ("Three victims turned up at a fire house.", "victims", "those who came by themselves"),
        ("One victim has been released.", "victims", "those released"),
        ("One victim is fighting for her life.", "victims", "those between life and death"),
        ("Three people taken to hospital were discharged.", "hurt", "those released"),
        ("Two male victims have been identified.", "victims", "those identified"),
        ("Three people remain in a hospital.", "hurt", "those who still are"),
        ("No victims were seen.", "victims", "those of one scene"),
        ("Two victims are still at the lodge.", "victims", "those who still are"),
        ("The three people were also hurt.", "hurt", "those told of before"),
        ("All three people were hurt by glass.", "hurt", "those told of before"),
        ("The driver turned into the lane, where he hit two people.", "victims", "of one scene"),
        # whoever is hurt first and then taken somewhere is counted whole
        ("Three people were hurt and taken to hospital.", "hurt", ""),
        ("Three people were injured and are in critical condition.", "hurt", ""),
        # the words that tell them apart are the whole of it
        ("The three people hurt were tourists.", "hurt", ""),
        ("The 140 people were hurt.", "hurt", ""),
        ("A driver hit two people in a lane.", "victims", ""),
        ("Three people were hurt.", "hurt", ""),
        # nobody, up to now or in one place
        ("So far, no one has been hit.", "victims", "those so far"),
        ("No one was hurt in the second slide.", "hurt", "those of one scene"),
        ("He drove at them, but no one was hit.", "victims", "those of one scene"),
        ("No one was hurt.", "hurt", ""),
    ],
)
def test_a_figure_counts_some_alone(text: str, quantity: str, kind: str) -> None:
    (claim,) = claims(report([text], CRASH), quantity)
    assert claim.kind.endswith(kind)
    assert bool(claim.kind) == bool(kind)


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        (["Five people were hurt.", "Two people are in critical condition."], "agrees"),
        (["Five people were hurt.", "The two people were also hurt."], "agrees"),
        (["Five people were hurt.", "No one was hurt in the second slide."], "agrees"),
        (["The two people were also hurt.", "The three people were also hurt."], "agrees"),
        # some are not more than all
        (["Two people were hurt.", "Five people are in critical condition."], "conflicts"),
        # of those who are taken there, some may be dead
        (["Two people were hurt.", "Five people were taken to hospital."], "agrees"),
        (["Four others were hurt.", "Three others were taken to hospital."], "agrees"),
        # two of one kind, two of all
        (["Two people were taken to hospital.", "Five people were taken to a hospital."], None),
        (["Five people were hurt.", "Two people were hurt."], "conflicts"),
        (["Five people were hurt.", "No one was hurt."], "conflicts"),
        # two hospitals
        (["Two people were taken to Mercy Hospital.", "Three were taken to Grace Hospital."], "ok"),
    ],
)
def test_some_may_be_fewer_than_all(texts: list[str], verdict: str | None) -> None:
    found = outcome(report(texts, CRASH), "hurt-agrees").verdict.value
    assert found == {None: "conflicts", "ok": "agrees"}.get(verdict, verdict)


@pytest.mark.parametrize(
    ("text", "quantity", "reason"),
    [
        ("Two of the five victims were rescued.", "victims", "“victims” names others than these"),
        (
            "Hundreds gathered in church for the victims.",
            "victims",
            "“victims” names others than these",
        ),
        (
            "One person was critically injured and three others suffered small injuries.",
            "hurt",
            "others, beside a part of them",
        ),
        ("The hunter fired one shot.", "victims", "“shot” is what is counted"),
        (
            "A slide that brought to 20 the number of people hurt this week.",
            "hurt",
            "a total of more than this",
        ),
        (
            "Two victims died at once and two died on the way.",
            "victims",
            "one of several in a list that add up",
        ),
        (
            "Two victims were found in one cabin, two in another cabin.",
            "victims",
            "one of several in a list that add up",
        ),
        (
            "He counted 20 people hurt, a pause, then roughly 10 more.",
            "hurt",
            "a part: more of them follow",
        ),
    ],
)
def test_parts_that_others_complete_are_unread(text: str, quantity: str, reason: str) -> None:
    found = report([text], CRASH)
    assert claimed(found, quantity) == []
    assert reason in [each.reason for each in found.unread if each.quantity == quantity]


def test_a_noun_of_people_counts_those_it_names() -> None:
    found = report([source("The victims were two men. Three victims were pulled out.")], CRASH)
    assert claimed(found, "victims") == ["2", "3"]


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Four people were hurt and two were killed.", ["4"]),
        ("Four people were injured, two in the leg.", ["4"]),
        ("Four people died and two were hurt.", ["2"]),
        ("One person was fatally injured.", []),
        ("A guide was fatally injured and two people were injured.", ["2"]),
    ],
)
def test_a_whole_beside_another_figure_is_read(text: str, hurt: list[str]) -> None:
    assert claimed(report([text], CRASH), "hurt") == hurt


def test_who_is_in_a_state_is_all_that_a_quantity_of_it_counts() -> None:
    rules = """
        quantities:
          treated:
            what: people treated
            unit: person
            find: [{with: [treated, hospital*]}]
        expectations:
          treated-agrees: {agree: treated}
    """
    found = report(["Doctors treated 12 people.", "Some 30 people were hospitalised."], rules)
    assert outcome(found, "treated-agrees").verdict.value == "conflicts"
