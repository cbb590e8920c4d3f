"""Sentences of business, elections, courts, sport and weather, read and held to each other."""

from __future__ import annotations

from datetime import date

import pytest

from discrepant import extract
from discrepant.model import MentionKind
from stories import claimed, claims, report, source

WEDNESDAY = date(2025, 3, 12)


def read(text: str) -> dict[str, str]:
    """Return why each mention of a text is no claim, by its words."""
    return {
        text[each.start : each.end]: each.unread
        for each in extract.read(source(text, published=WEDNESDAY))
    }


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Membership was 41%, up 4 percentage points.", "4 percentage points", "a change: “up”"),
        ("Support fell three points to 38%.", "three points", "a change: “fell”"),
        ("The toll stood at 41, up 12 on Monday.", "12", "a change: “up”"),
        ("Sales of €4.2bn were up 6% from €3.9bn.", "€3.9bn", "superseded: what it was before"),
        ("Sales had been €3.9bn a year before.", "€3.9bn", "superseded: what it was before"),
        ("The fund shrinks by 9 million crowns.", "9 million crowns", "a change: “shrinks by”"),
        ("A rival survey put the party at 36%.", "36%", "another event: “rival survey”"),
        ("A second blaze nearby burned 40 barns.", "40 barns", "another event: “second blaze”"),
        (
            "Economists had forecast 4.1 billion.",
            "4.1 billion",
            "expected, not said: “had forecast”",
        ),
        (
            "It beat the market estimate of 20 cars.",
            "20 cars",
            "expected, not said: “market estimate”",
        ),
        ("There were 67 aboard, among them two cooks.", "two cooks", "a part: “among them”"),
        ("It will shut 120 of its 640 shops.", "640 shops", "a whole, named for a part of it"),
        ("It was the wettest day since 1987.", "since 1987", "a record: “wettest … since”"),
        ("He died on Tuesday, March 10.", "Tuesday, March 10", "the date is another weekday"),
        ("Lee, who was 36 when it began, wept.", "36", "an age of then"),
    ],
)
def test_no_claim_and_why(text: str, words: str, why: str) -> None:
    assert read(text)[words] == why


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Prices rose 3.1% in February.", "3.1%"),
        ("The disease made up 12% of cases.", "12%"),
        ("It will shut 120 of its 640 shops.", "120"),
        ("The toll rose to 43 from 31 a day earlier, the disaster agency said.", "43"),
        ("A plane carrying 61 passengers and six cooks crashed.", "six cooks"),
        ("Some 1,194 migrants arrived on Sunday, an average of 63 a boat.", "Some 1,194 migrants"),
        ("A total of 1,194 came, the highest daily number this year.", "A total of 1,194"),
        ("On Monday 300 refugees arrived in 12 boats.", "12 boats"),
        ("Officials gave an initial estimate of 400 victims.", "400 victims"),
        ("The army expected 400 recruits.", "400 recruits"),
        ("He died on Monday, March 10.", "Monday, March 10"),
        ("The protest drew 900, he has lived here since 1987.", "since 1987"),
    ],
)
def test_a_claim_all_the_same(text: str, words: str) -> None:
    assert read(text)[words] == ""


def test_officers_who_arrive_come_upon_a_part() -> None:
    why = read("Officers arrived and took two men to a clinic.")["two men"]
    assert why == "a part: what was found in one place"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They walk out on 26, 27 and 28 March.", (date(2025, 3, 26), date(2025, 3, 28))),
        ("The strike begins at 02:00 on Tuesday.", (date(2025, 3, 18), date(2025, 3, 18))),
        ("He said he would resign on Friday.", (date(2025, 3, 14), date(2025, 3, 14))),
        ("The strike began at 02:00 on Tuesday.", (date(2025, 3, 11), date(2025, 3, 11))),
    ],
)
def test_days(text: str, days: tuple[date, date]) -> None:
    (day,) = extract.read(source(text, published=WEDNESDAY))
    assert day.kind is MentionKind.DATE
    assert day.value is not None
    assert (day.value.first_day, day.value.last_day) == days


@pytest.mark.parametrize(
    ("text", "words", "as_of"),
    [
        ("It was the deadliest crash since 2004, when 111 people died.", "111 people", 2004),
        ("Some 900 came, up 42% on last year, when 600 had come.", "600", 2024),
        ("Ann Lee, 42, was found guilty in 2019.", "42", 2025),
        ("So far this year 14,811 people have come.", "14,811 people", 2025),
        ("The total for 2025 is 14,811.", "14,811", 2025),
        ("Some 14,811 came, up 42% on the same point last year.", "Some 14,811", 2025),
        ("The deficit would narrow to 2.4% of output in 2027.", "2.4%", 2027),
        ("Profit of €512 million (2023: €447 million) was reported.", "€512 million", 2025),
    ],
)
def test_the_year_a_figure_is_about(text: str, words: str, as_of: int) -> None:
    found = extract.read(source(text, published=WEDNESDAY))
    mention = next(each for each in found if text[each.start : each.end] == words)
    assert mention.as_of is not None
    assert mention.as_of.first_day is not None
    assert mention.as_of.first_day.year == as_of


BEATS = """
    units: |
      shop = [shop] = _ = shops
      krone = [krone] = _ = kroner
    quantities:
      turnout: {what: turnout, unit: percent, find: [{with: [turnout]}]}
      aboard: {what: people aboard, unit: person, find: [{with: [aboard, ferry]}]}
      travellers: {what: travellers, unit: person, find: [{with: [passengers]}]}
      sailors: {what: crew, unit: person, find: [{with: [crew]}]}
      ill: {what: people ill, unit: person, find: [{with: [ill]}]}
      missing: {what: people missing, unit: person, find: [{with: [missing]}]}
      evacuated: {what: people told to leave, unit: person, find: [{with: [evacuation]}]}
      closed: {what: shops closed, unit: shop, find: [{with: [closed]}]}
      price: {what: price, unit: krone, find: [{with: [price]}]}
      area: {what: land burned, unit: hectare, find: [{with: [burned]}]}
      haul: {what: haul, unit: kilogram, find: [{with: [seized]}]}
      starts: {what: first day, unit: date, find: [{with: [starts]}]}
      stops: {what: last day, unit: date, find: [{with: [stops]}]}
      caught: {what: day of the arrest, unit: date, find: [{with: [arrested]}]}
    expectations:
      turnout-agrees: {agree: turnout}
      aboard-agrees: {agree: aboard}
      ill-agrees: {agree: ill}
      missing-agrees: {agree: missing}
      evacuated-agrees: {agree: evacuated}
      closed-agrees: {agree: closed}
      price-agrees: {agree: price}
      area-agrees: {agree: area}
      haul-agrees: {agree: haul}
      adds-up: {hold: aboard == travellers + sailors, same: source}
      starts-agrees: {agree: starts}
      stops-agrees: {agree: stops}
      caught-agrees: {agree: caught}
"""


@pytest.mark.parametrize(
    "texts",
    [
        ["Turnout was 62%.", "Turnout among the young was 44%."],
        ["Turnout was 62%.", "In the capital turnout was 71%."],
        ["The price was 300 kroner.", "In the capital the price was 500 kroner."],
        ["There were 214 people aboard.", "The ferry is licensed to carry 150 people."],
        ["There were 214 people aboard.", "The ferry has room for 150 people."],
        ["Some 1,482 people are ill.", "In the past week 90 people fell ill."],
        ["Some 1,482 people are ill.", "Ninety people fell ill in the past week."],
        ["In all 640 people are ill.", "In Oster alone 200 people are ill."],
        ["Some 1,482 people are ill.", "There are 90 new patients ill."],
        ["In one village 14 people fell ill.", "In all 43 people are ill."],
        ["It covered 23,000 acres burned by noon.", "It has burned 9,300 hectares."],
        ["They seized 7 metric tons.", "They seized 7,000 kg."],
        ["They seized 7 tons.", "They seized 7,000 kg."],
        ["They seized 7 tons.", "They seized 6,350 kg."],
        ["Some 900 faced evacuation.", "Evacuation orders were lifted for 300 people."],
        ["Three were missing.", "A third of the missing were under 18."],
    ],
)
def test_no_contradiction(texts: list[str]) -> None:
    assert report(texts, BEATS).findings == ()


@pytest.mark.parametrize(
    ("texts", "expectation"),
    [
        (["Turnout was 62%, up 4 points.", "Turnout was 68%, down from 70%."], "turnout-agrees"),
        (["Turnout among men was 44%.", "Turnout among men was 48%."], "turnout-agrees"),
        (["We have 264 people still missing.", "Some 200 are missing."], "missing-agrees"),
        (["They fell ill: 300 workers.", "About 150 new workers are ill."], "ill-agrees"),
        (["Shops closed: 94", "They closed 130 shops."], "closed-agrees"),
        (["Acres burned: 32,000", "It has burned 9,300 hectares."], "area-agrees"),
        (["They seized 7 metric tons.", "They seized 6,350 kg."], "haul-agrees"),
        (
            ["It starts on 3 March and stops on 5 March.", "It starts on 4 March."],
            "starts-agrees",
        ),
        (
            [
                "Police arrested the owner, 54-year-old Ann Lee, on Monday.",
                "Lee was arrested today.",
            ],
            "caught-agrees",
        ),
        (
            ["The ferry was carrying 214 people. It had 196 passengers and 16 crew."],
            "adds-up",
        ),
    ],
)
def test_a_contradiction(texts: list[str], expectation: str) -> None:
    assert [each.expectation for each in report(texts, BEATS).findings] == [expectation]


def test_a_source_whose_figures_add_up_is_not_added_up_otherwise() -> None:
    text = (
        "There were 214 people aboard. It had 196 passengers and 18 crew. "
        "Of another 40 passengers nothing was heard, and 12 passengers stayed ashore."
    )
    found = report([text], BEATS)
    assert "12" in claimed(found, "travellers")
    assert found.findings == ()


def test_of_figures_that_do_not_add_up_the_nearest_are_shown() -> None:
    text = (
        "There were 214 people aboard. It had 196 passengers and 16 crew. "
        "Later 12 passengers were named."
    )
    (finding,) = report([text], BEATS).findings
    assert finding.message.endswith("214 ≠ 196 + 16 = 212")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Turnout among the young was 44%.", "another thing: among the young"),
        ("Turnout was 44%.", ""),
    ],
)
def test_what_is_measured_of_some_says_so(text: str, kind: str) -> None:
    (claim,) = claims(report([text], BEATS), "turnout")
    assert claim.kind == kind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They seized 414 kilos.", "414"),
        ("They seized 2 tonnes.", "2000"),
        ("They seized 2 tons.", "[1723.651006, 2133.69850848]"),
        ("They seized 10 ounces.", "[0.2693204696875, 0.2976699928125]"),
        ("They seized ten ounces.", "0.28349523125"),
    ],
)
def test_what_is_converted_was_rounded(text: str, value: str) -> None:
    assert claimed(report([text], BEATS), "haul") == [value]
