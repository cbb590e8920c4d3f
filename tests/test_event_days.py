"""Which of the days beside a cue is that of the event, and which of something else."""

from __future__ import annotations

from datetime import date

import pytest

from discrepant import explain, wording
from discrepant.render import explanation
from stories import claims, outcome, report, source

FIRE = """
    quantities:
      fire_day:
        what: day of the fire
        unit: date
        find: [{with: [fire, fires, burned, incident, happened]}]
      signed:
        what: day of the signing
        unit: date
        find: [{with: [pact], and: [signed]}]
    expectations:
      fire-day-agrees: {agree: fire_day}
"""


def _days(text: str, quantity: str = "fire_day") -> list[str]:
    return [wording.of_claim(claim) for claim in claims(report([text], FIRE), quantity)]


@pytest.mark.parametrize(
    "text",
    [
        "The fire broke out on June 12.",
        "The first fire broke out on June 12.",
        "A fire at a mill killed two people on June 12.",
        "Police are looking into a fire on June 12.",
        "The June 12 fire was the worst of the decade.",
        "On June 12 the old mill burned.",
        "The mill burned on June 12.",
        "They lit a fire on June 12.",
        "The fire was reported shortly before noon on June 12.",
    ],
)
def test_a_day_is_that_of_the_event(text: str) -> None:
    assert _days(text) == ["12 June 2023"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The fire victim was identified on June 12.", "the day of “identified”"),
        ("He was charged June 12 in the mill fire.", "the day of “charged”"),
        ("Guards received a call about the fire on June 12.", "the day of “about”"),
        ("They visited the scene of the fire on June 12.", "the day of “scene”"),
        ("Two men were arrested for the fire on June 12.", "the day of “arrested”"),
        ("She filed an incident report on June 12.", "the day of “filed”"),
        ("Nobody was held for the fire as of June 12.", "the day up to which it is told"),
        ("Three barns burned in the last two weeks.", "a time over which it is told"),
        ("In 2022, 265 people burned.", "a time over which they are counted"),
        ("On June 12 she spoke about what happened.", "not the day of “what happened”"),
        ("The other fire was on June 12.", "of another event: “other”"),
        ("The fires follow one barn lit on June 12.", "the day of “follow”"),
        ("The mill burned at a Halloween party.", "it says of what kind the party is"),
        ("A service was held June 12 for those burned.", "the day of “held”"),
        ("Nobody was in custody for the fire June 12.", "the day of “was”"),
        ("A barn also burned on June 12.", "of another event: “also”"),
        ("The street is closed by the fire for the coming year.", "a time to come"),
    ],
)
def test_a_day_of_something_else_is_unread(text: str, reason: str) -> None:
    found = report([text], FIRE)
    assert not claims(found, "fire_day")
    assert reason in [each.reason for each in found.unread]


def test_where_the_rule_names_the_verb_the_day_is_taken() -> None:
    text = "The pact was disputed after ministers signed the pact in Rome on June 12."
    assert _days(text, "signed") == ["12 June 2023"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # another fire is introduced
        (
            "The fire broke out on June 12. A barn burned on June 9.",
            ["12 June 2023"],
        ),
        (
            "The mill burned on June 12. Two barns burned on June 9. The mill burned June 12 too.",
            ["12 June 2023", "12 June 2023"],
        ),
        # the same one again, with another day: that is a contradiction
        (
            "The fire broke out on June 12. The fire broke out on June 9.",
            ["12 June 2023", "9 June 2023"],
        ),
        (
            "The mill burned on June 12. By then the mill burned on June 9.",
            ["12 June 2023", "9 June 2023"],
        ),
    ],
)
def test_an_article_may_tell_of_two_events(text: str, days: list[str]) -> None:
    assert _days(text) == days


def test_a_weekday_alone_is_one_day_for_all() -> None:
    first = source("The fire broke out on Sunday.", "a", date(2023, 6, 14))
    week_later = source("The fire broke out on Sunday.", "b", date(2023, 6, 21))
    other_day = source("The fire broke out on Monday.", "c", date(2023, 6, 14))
    dated = source("The fire broke out on June 4.", "d", date(2023, 6, 14))
    agreed = report([first, week_later], FIRE)
    assert outcome(agreed, "fire-day-agrees").verdict.value == "agrees"
    shown = explanation.render(explain.explain(agreed, outcome(agreed, "fire-day-agrees")))
    assert "a weekday alone: sunday, so that it may be the one that another article" in shown
    for odd in (other_day, dated):
        assert outcome(report([first, odd], FIRE), "fire-day-agrees").verdict.value == "conflicts"


def test_a_day_without_its_year_is_one_day_for_all() -> None:
    one = source("The fire broke out on June 12.", "a", date(2023, 6, 14))
    year_later = source("The fire broke out on June 12.", "b", date(2024, 8, 1))
    other_day = source("The fire broke out on June 13.", "c", date(2023, 6, 14))
    assert outcome(report([one, year_later], FIRE), "fire-day-agrees").verdict.value == "agrees"
    assert outcome(report([one, other_day], FIRE), "fire-day-agrees").verdict.value == "conflicts"


def test_whoever_denies_having_been_there_does_not_deny_the_day() -> None:
    text = "Mr Hale denied ever being at the mill, where the fire broke out on June 12."
    assert _days(text) == ["12 June 2023"]
    (claim,) = [each for each in report([text], FIRE).claims if each.quantity == "fire_day"]
    assert claim.polarity.value == "asserted"
