"""Whose figure is it?  Sentences in; ages, each with its person, out."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.alike import people
from discrepant.explain import explain
from discrepant.model import Report, Verdict
from discrepant.render import render
from discrepant.render.explanation import render as explained
from stories import claims, only, outcome, report, source

AGES = """
    quantities:
      age: {what: age, unit: year, each: person, domain: [0, 119]}
      term: {what: prison term, unit: year, find: [{with: [prison]}]}
    expectations:
      ages-agree: {agree: age}
"""


def told(text: str) -> list[tuple[str, str]]:
    """Return each person of an article with the age."""
    return [(claim.about, str(claim.value)) for claim in claims(report([text], AGES), "age")]


def unread(found: Report) -> list[str]:
    return [each.reason for each in found.unread if each.quantity == "age"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, 34, was hurt.",
        "Ann Lee,34, was hurt.",
        "Ann Lee (34) was hurt.",
        "Ann Lee, aged 34, was hurt.",
        "Ann Lee, age 34, was hurt.",
        "Ann Lee, 34 years old, was hurt.",
        "Ann Lee, who is 34, was hurt.",
        "Ann Lee was 34.",
        "Ann Lee was hurt. Lee is 34.",
        "Ann Lee is a 34-year-old teacher.",
        "Ann Lee, a 34-year-old teacher, was hurt.",
        "Ann Lee, a retired 34-year-old who had come by bus, was hurt.",
        "Ann Lee died at the age of 34.",
        "It hurt 34-year-old Ann Lee.",
        "It hurt 34 year old Ann Lee.",
        "It hurt the 34-year-old teacher Ann Lee.",
        "It hurt the 34-year-old Troy teacher Ann Lee.",
        "It hurt a 34-year-old woman, Ann Lee.",
        "It hurt a 34-year-old woman identified as Ann Lee.",
        "The 34-year-old, later identified by police as Ann Lee, was hurt.",
        "Ann Lee was hurt. The 34-year-old Lee is a teacher.",
        "Thirty-four-year-old Ann Lee was hurt.",
        "If Ann Lee, 34, comes, it is well.",
        "Five came, including Ann Lee, 34, of Troy.",
    ],
)
def test_an_age_belongs_to_the_person_named_beside_it(text: str) -> None:
    assert told(text) == [("Ann Lee", "34")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee, 34, and Bo Day, 35, fell.", [("Ann Lee", "34"), ("Bo Day", "35")]),
        ("It hurt Ann Lee, 34, Bo Day, 35, and Cy Orr.", [("Ann Lee", "34"), ("Bo Day", "35")]),
        (
            "It hurt 34-year-old Ann Lee, 35-year-old Bo Day and a child.",
            [("Ann Lee", "34"), ("Bo Day", "35")],
        ),
        ("Bo Day met Ann Lee, a 34-year-old teacher, in Troy.", [("Ann Lee", "34")]),
        ("Bo Day Jr., 18, and Bo Day Sr., 50, fell.", [("Bo Day Jr.", "18"), ("Bo Day Sr.", "50")]),
        ("Bo Day’s 34-year-old sister Ann Lee fell.", [("Ann Lee", "34")]),
    ],
)
def test_each_has_their_own(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A 34-year-old woman was hurt.",
        "Ann Lee and a 34-year-old man were hurt.",
        "Ann Lee said that a man, 34, was hurt.",
        "In Old Troy, a 34-year-old woman was hurt.",
        "On the South Side, a 34-year-old woman was hurt.",
        "A 34-year-old New Troy woman was hurt.",
        "A 34-year-old man called New Troy Police.",
        "The 34-year-old father of Ann Lee was hurt.",
        "Ann Lee’s 34-year-old brother was hurt.",
        "At 8 PM, a 34-year-old man was hurt.",
        "Ann Lee and Bo Day, both 34, were hurt.",
        "Ann Lee, from Troy, 34, was hurt.",
    ],
)
def test_an_age_of_nobody_named_is_unread_with_the_reason(text: str) -> None:
    found = report([text], AGES)
    assert claims(found, "age") == []
    assert unread(found) == ["no person is named beside it"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, a 12-year veteran, was hurt.",
        "Ann Lee, 12 years in office, was hurt.",
        "Ann Lee was the only one.",
        "Twenty minutes later, Ann Lee was found.",
        "12.5 Old Troy",
    ],
)
def test_a_time_or_a_number_is_no_age(text: str) -> None:
    found = report([text], AGES)
    assert (claims(found, "age"), unread(found)) == ([], [])


def test_a_surname_that_two_people_have_is_unread() -> None:
    found = report(["Ann Lee and Bo Lee fell. Lee, 34, was hurt."], AGES)
    assert claims(found, "age") == []
    assert unread(found) == ["two people are named Lee"]


def test_a_name_between_two_that_fit_is_unread() -> None:
    found = report(["Jan Lee was 34. Joe Lee was 35.", "J. Lee was 36."], AGES)
    assert [claim.about for claim in claims(found, "age")] == ["Jan Lee", "Joe Lee"]
    assert unread(found) == ["two people may be meant by “J Lee”"]


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        ("Ann Lee, 34, was hurt.", "It hurt 36-year-old Ann Lee.", True),
        ("Ann Lee, 34, was hurt.", "It hurt 34-year-old Ann Lee.", False),
        ("Ann Lee, 34, was hurt.", "Ann M. Lee, 36, was hurt.", True),
        ("Ann Mae Lee, 34, was hurt.", "Ann M. Lee, 36, was hurt.", True),
        ("Ann Mae Lee, 34, was hurt.", "Ann Kay Lee, 36, was hurt.", False),
        ("Ann Lee, 34, was hurt.", "Lee, 36, was hurt.", True),
        ("Ann Lee, 34, was hurt.", "Bo Lee, 36, was hurt.", False),
        ("ANN LEE, 34, was hurt.", "Ann Lee, 36, was hurt.", True),
        ("Bo Lee Jr., 34, was hurt.", "Bo Lee, 36, was hurt.", True),
        ("Bo Lee Jr., 34, was hurt.", "Bo Lee Sr., 66, was hurt.", False),
        ("Bo Lee Jr., 34, met Bo Lee, 66.", "Nobody was hurt.", False),
        ("Lee Ann, 34, was hurt.", "Ann Lee, 36, was hurt.", False),
    ],
)
def test_only_figures_of_one_person_are_compared(one: str, other: str, conflicts: bool) -> None:
    assert bool(report([one, other], AGES).findings) is conflicts


def test_people_of_two_stories_are_two() -> None:
    texts = [source("Ann Lee, 34, fell.", "a", story="x"), source("Lee, 36, fell.", "b", story="y")]
    assert not report(texts, AGES).findings


def test_equal_ages_of_two_people_are_two_claims() -> None:
    text = "Ann Lee, 34, and Bo Day, 34, were hurt."
    assert [claim.about for claim in claims(report([text, text], AGES), "age")] == [
        "Ann Lee",
        "Bo Day",
    ]


TEXTS = ("Ann Lee, 34, was hurt.", "Ann M. Lee, 36, was hurt.", "Bo Day, 50, was hurt.")


def test_the_person_stands_in_the_message_the_fingerprint_json_and_explain() -> None:
    found = report(TEXTS, AGES)
    finding = only(found)
    assert finding.message == "age of Ann Lee: 34 or 36 (5.9% apart)"
    assert [claim.about for side in finding.positions for claim in side.claims] == ["Ann Lee"] * 2
    (told,) = json.loads(render(found, "json"))["findings"]
    assert [each["claims"][0]["about"] for each in told["positions"]] == ["Ann Lee"] * 2
    shown = explained(explain(found, outcome(found, "ages-agree")))
    assert "about Ann Lee" in shown
    assert "about another person" in shown
    assert "of one person" in shown
    of_bo = only(report([each.replace("Ann", "Bo") for each in TEXTS[:2]], AGES))
    assert of_bo.fingerprint != finding.fingerprint


def test_a_fuller_name_in_another_article_does_not_change_the_fingerprint() -> None:
    once, twice = report(TEXTS[:2], AGES), report([*TEXTS, "Ann Mae Lee, 36, slept."], AGES)
    assert only(once).fingerprint == only(twice).fingerprint


def test_ages_of_different_people_compare_nothing() -> None:
    found = outcome(report(["Ann Lee, 34, fell.", "Bo Day, 50, fell."], AGES), "ages-agree")
    assert found.verdict is Verdict.UNDECIDED
    assert found.reason == "2 claims, each about another person"


def test_a_claim_quoted_by_hand_needs_its_person() -> None:
    rules = AGES.replace("domain: [0, 119]", 'claims: [{in: a, says: "Ann Lee, 34"}]')
    (claim,) = claims(report(["It hurt Ann Lee, 34, in Troy."], rules), "age")
    assert (claim.about, claim.quoted) == ("Ann Lee", True)
    rules = rules.replace("Ann Lee, 34", "a woman, 34")
    with pytest.raises(ValueError, match="no person is named beside it"):
        report(["It hurt a woman, 34, in Troy."], rules)


def test_any_other_figure_may_be_each_persons_own() -> None:
    rules = """
        quantities:
          pay: {what: pay, unit: USD, each: person}
        expectations:
          one-pay: {agree: pay}
    """
    found = report(["Ann Lee ($300) came.", "Ann Lee ($400) came, and it cost $500."], rules)
    assert [claim.about for claim in claims(found, "pay")] == ["Ann Lee", "Ann Lee"]
    assert only(found).message == "pay of Ann Lee: 300 USD or 400 USD (33% apart)"


# ---------------------------------------------------------------- laws

_NAMES = st.lists(
    st.sampled_from(["Ann", "A.", "Bo", "Lee", "Day", "Jr."]), min_size=1, max_size=3
).map(" ".join)


@given(_NAMES, _NAMES, st.booleans())
def test_to_be_one_is_mutual(one: str, other: str, together: bool) -> None:
    assert people.may_be_one(one, one, together)
    assert people.may_be_one(one, other, together) == people.may_be_one(other, one, together)


@given(st.permutations(["Ann Lee, 34, fell.", "A. Lee, 35, fell.", "Lee, 36, fell.", "Bo Lee, 9."]))
def test_the_order_of_the_articles_does_not_matter(texts: Sequence[str]) -> None:
    def found(texts: Sequence[str]) -> list[tuple[str, str]]:
        return sorted((each.about, str(each.value)) for each in claims(report(texts, AGES), "age"))

    assert found(texts) == found(sorted(texts))
