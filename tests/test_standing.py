"""What an article reports and does not say: false, doubted, asked, past, a rate, another day."""

from __future__ import annotations

import pytest

from discrepant.model import NARRATOR, Polarity
from stories import claimed, claims, report

RULES = """
    units: |
      boat = [boats] = _ = boats
    quantities:
      killed:
        what: people killed
        unit: person
        find: [{with: [killed, died, die, dead, deaths, toll, killing]}]
      aboard: {what: aboard, unit: person, find: [{with: [aboard, carry, carried, picked up]}]}
      load: {what: load of a boat, unit: person / boat}
      cost: {what: cost, unit: USD, find: [{with: [cost]}]}
      reach: {what: reach, unit: mile, find: [{with: [off, covers, away]}]}
      sank: {what: day it sank, unit: date, find: [{with: [sank, sink, began, begin]}]}
      overloaded: {what: overloaded, labels: {too_full: [overloaded]}}
    expectations:
      killed-agrees: {agree: killed}
"""


def _standing(text: str, quantity: str = "killed") -> str:
    """Return "asserted", "denied", or "unread", of the figure that stands for a quantity."""
    found = report([text], RULES)
    (standing,) = [str(each.polarity) for each in claims(found, quantity)] or ["unread"]
    return standing


@pytest.mark.parametrize(
    "text",
    [
        "Earlier reports of 41 dead were wrong.",
        "Initial reports that 41 people died proved unfounded.",
        "The claim that 14 died is false.",
        "It is not true that 14 people died.",
        "There is no truth to reports that 14 people died.",
        "False reports of 14 deaths spread online.",
        "The ministry called reports that 14 people died false.",
        "Reports of 14 dead are not accurate.",
        "An earlier version of this article misstated the toll as 14.",
    ],
)
def test_what_is_called_false_is_denied(text: str) -> None:
    assert _standing(text) == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "The minister was wrong to say that 14 people died.",
        "The minister wrongly said that 14 people died.",
    ],
)
def test_who_said_it_wrongly_does_not_deny_it(text: str) -> None:
    (claim,) = claims(report([text], RULES), "killed")
    assert (claim.polarity, claim.speaker) == (Polarity.DENIED, NARRATOR)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The mayor refused to confirm that 14 died.", "in doubt: “refused to confirm”"),
        ("Police couldn’t confirm reports that 14 people died.", "in doubt: “couldn't confirm”"),
        ("Police have yet to confirm 14 deaths.", "in doubt: “have yet to confirm”"),
        ("Reports that 14 people died could not be verified.", "in doubt: “could not be"),
        ("The mayor doubted that 14 people had died.", "in doubt: “doubted”"),
        ("The army disputed claims that 14 people died.", "in doubt: “disputed”"),
        ("There was no confirmation that 14 people died.", "in doubt: “no confirmation”"),
        ("Rumours that 14 people died spread quickly.", "in doubt: “rumours”"),
        ("Unconfirmed reports speak of 14 dead.", "in doubt: “unconfirmed”"),
        ("14 people are rumoured to have died.", "in doubt: “rumoured”"),
        ("Nobody believes that 14 people died.", "in doubt: “nobody … believes”"),
        ("No official has confirmed that 14 people died.", "in doubt: “no … confirmed”"),
        ("Police did not say that 14 people died.", "in doubt: “did not say”"),
        ("The mayor denied that more than 14 people died.", "a bound or a range within"),
        ("Did 14 people die in the fire?", "asked, not said"),
        ("“Were 14 people killed?” she asked.", "asked, not said"),
        ("14 dead in blaze?", "asked, not said"),
        ("14 people died every hour.", "a rate: “every hour”"),
        ("14 people are killed on the roads each day.", "a rate: “each day”"),
        ("14 people die daily.", "a rate: “daily”"),
        ("Every two days 14 people die.", "a rate: “every two days”"),
        ("On average, 14 people die in a storm.", "a rate: “average”"),
        ("An average of 14 people died.", "a rate: “average”"),
        ("14 people would have died without the crew.", "supposed, not said: “would have”"),
        ("14 people would almost certainly have died.", "supposed, not said: “would have”"),
        ("The fall could easily have killed 14 people.", "supposed, not said: “could have”"),
        ("14 people may have died.", "supposed, not said: “may have”"),
    ],
)
def test_what_nobody_says_is_unread_with_its_reason(text: str, reason: str) -> None:
    found = report([text], RULES)
    assert claimed(found, "killed") == []
    (unread,) = [each for each in found.unread if each.quantity == "killed"]
    assert unread.reason.startswith(reason)


@pytest.mark.parametrize(
    "text",
    [
        "Police confirmed rumours that 14 people died.",
        "The minister was wrong about the cause of the fire, which killed 14 people.",
        "There is no doubt that 14 people died.",
        "Police did not say how the 14 people died.",
        "The ministry would not confirm the names of the 14 people killed.",
        "The mayor did not deny that 14 people died.",
        "Reports that 14 people died were not wrong.",
        "Why did 14 people die?",
        "Rumours spread fast, but police said 14 people died.",
        "Not only did 14 people die, the pier fell.",
        "14 people died a day after the fire.",
        "He said he would have to bury the 14 people who died.",
        "14 people were killed, which could have been prevented.",
        "The disputed election left 14 people dead.",
    ],
)
def test_what_stands_beside_a_doubt_is_said(text: str) -> None:
    assert _standing(text) == ("unread" if "a day after" in text else "asserted")


def test_a_question_asserts_no_label() -> None:
    assert claims(report(["Was the ship overloaded?"], RULES), "overloaded") == []
    assert len(claims(report(["The ship was overloaded."], RULES), "overloaded")) == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The toll rose from 14 to 41.", "41"),
        ("The toll rose from 14 on Monday to 41 on Tuesday.", "41"),
        ("The authorities raised the official toll from 14 to 41.", "41"),
        ("The toll was revised to 41 from 14.", "41"),
        ("The toll was revised to 41.", "41"),
        ("The toll went from 14 to 41 dead.", "41"),
        ("41 people died, up from 14 people on Monday.", "41"),
        ("The toll is 41, down from 44.", "41"),
        ("From 14 to 41 people died.", "[14, 41]"),
    ],
)
def test_of_old_and_new_the_new_is_the_claim(text: str, value: str) -> None:
    assert claimed(report([text], RULES), "killed") == [value]


def test_the_old_value_has_its_reason_and_keeps_its_day() -> None:
    found = report(["41 people died, up from 14 people on Monday."], RULES)
    assert [each.reason for each in found.unread] == ["superseded: what it was before"]
    (claim,) = claims(found, "killed")
    assert str(claim.as_of.first_day if claim.as_of else None) == "2023-06-14"


def test_money_goes_up_from_what_it_was() -> None:
    assert claimed(report(["The cost is up from $36m to $40m."], RULES), "cost") == ["40000000"]
    was = report(["The cost rose to $40m, up from $36m a year ago."], RULES)
    assert claimed(was, "cost") == ["40000000"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The ship did not sink on 5 March.", [("2023-03-05", "denied")]),
        ("The ship never sank on 5 March.", [("2023-03-05", "denied")]),
        (
            "The ship sank on 5 March, not on 4 March.",
            [("2023-03-05", "asserted"), ("2023-03-04", "denied")],
        ),
        (
            "The ship sank on 5 March rather than on 4 March.",
            [("2023-03-05", "asserted"), ("2023-03-04", "denied")],
        ),
        # what may be denied of the day, or be of that day all the same
        ("The ship did not sink in the storm on 5 March.", []),
        ("It was not clear why the ship sank on 5 March.", [("2023-03-05", "asserted")]),
        # a list of what is meant, with an exception
        ("The ship sank on 5 March.", [("2023-03-05", "asserted")]),
    ],
)
def test_a_day_under_not_is_denied(text: str, days: list[tuple[str, str]]) -> None:
    found = claims(report([text], RULES), "sank")
    assert [(str(each.value.first_day), str(each.polarity)) for each in found] == days


def test_one_figure_instead_of_another() -> None:
    found = claims(report(["12 people died rather than 14 people."], RULES), "killed")
    assert [(str(each.value), str(each.polarity)) for each in found] == [
        ("12", "asserted"),
        ("14", "denied"),
    ]


@pytest.mark.parametrize(
    ("text", "load", "aboard"),
    [
        ("Each boat picked up 12 people.", ["12"], []),
        ("Each of the boats carried 12 people.", ["12"], []),
        ("Every rescue boat can carry up to 12 people.", ["(-inf, 12]"], []),
        ("Two boats picked up 12 people.", [], ["12"]),
        ("Each boat that sank carried 12 people.", [], ["12"]),
    ],
)
def test_what_each_does_is_divided(text: str, load: list[str], aboard: list[str]) -> None:
    found = report([text], RULES)
    assert (claimed(found, "load"), claimed(found, "aboard")) == (load, aboard)


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("The ship lay 14 miles off.", ["14"]),
        ("The ship lay 14 nautical miles off.", []),
        ("The ship lay 14 nautical-miles off.", []),
        ("The ship lay 14 sea miles off.", []),
        ("The fire covers 14 square miles.", []),
        ("The fire covers 14 sq. miles.", []),
        ("The fire covers 14 square statute miles.", []),
        ("It is 14 statute miles away.", ["14"]),
    ],
)
def test_a_unit_of_two_words_is_not_its_second(text: str, reach: list[str]) -> None:
    assert claimed(report([text], RULES), "reach") == reach


def test_a_figure_with_the_cue_for_its_noun_does_not_share_it() -> None:
    found = report(["The 14 deaths among 230 passengers shocked the town."], RULES)
    assert claimed(found, "killed") == ["14"]
    assert [each.passage.text for each in found.unread] == ["230 passengers"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The boat, built in 1987, was licensed to carry 180 people.", "2023-06-14"),
        ("Built in 1987, the boat carried 180 people.", "2023-06-14"),
        ("The boat built in 1987 was licensed to carry 180 people.", "2023-06-14"),
        ("The boat was built in 1987 to carry 180 people.", "1987-01-01"),
        ("In a speech on 1 June, Ada Berg said it had 9 crew. She added that 180 people were "
         "aboard.", "2023-06-01"),
        ("On Monday the mayor said it had 9 crew. He said 180 people were aboard.", "2023-06-12"),
        ("On Monday the mayor said it had 9 crew. He said on Tuesday 180 people were aboard.",
         "2023-06-13"),
        ("On Monday the mayor said it had 9 crew. Police said 180 people were aboard.",
         "2023-06-14"),
        ("On Monday the mayor said it had 9 crew.\n\nHe said 180 people were aboard.",
         "2023-06-14"),
    ],
)  # fmt: skip
def test_the_day_a_figure_is_about(text: str, day: str) -> None:
    found = claims(report([text], RULES), "aboard")
    assert [str(each.as_of.first_day) for each in found if each.as_of] == [day]


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("", "2023-03-06"),
        ("It was found on 9 June 2023.", "2023-06-03"),
        ("It was found on June 9, 2023.", "2023-03-06"),
        ("It was found on 13/6/2023.", "2023-06-03"),
        ("It was found on 6/13/2023.", "2023-03-06"),
        ("Help came 24/7.", "2023-03-06"),
        # 13/6 tells more than what is spelled
        ("It was found on 13/6/2023, after a call on June 9.", "2023-06-03"),
    ],
)
def test_a_day_in_figures_has_the_order_of_its_article(other: str, day: str) -> None:
    (claim,) = claims(report([f"The ship sank on 3/6/2023. {other}"], RULES), "sank")
    assert str(claim.value.first_day) == day


def test_where_an_article_writes_both_ways_a_day_in_figures_is_unread() -> None:
    found = report(["The ship sank on 3/6/2023. It left on May 9, and not on 8 May."], RULES)
    assert claims(found, "sank") == []
    assert any(each.reason.startswith("the day or the month may come") for each in found.unread)
