from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from discrepant.interval import Interval
from discrepant.model import Claim, Hedge, Passage, Polarity, Position
from discrepant.wording import counted, days, figures, number, of_claim, of_position

PASSAGE = Passage("a", "a.txt", 0, 3, 1, 1, "300", "300 houses.")
DOMAIN = Interval.of(1, 2_000_000)


def claim(
    value: Interval,
    unit: str = "house",
    hedge: Hedge = Hedge.EXACT,
    polarity: Polarity = Polarity.ASSERTED,
) -> Claim:
    return Claim("homes", value, PASSAGE, unit, hedge=hedge, polarity=polarity)


def span(first: str, last: str) -> Interval:
    return Interval.days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(12_000), "12,000"),
        (Fraction(0), "0"),
        (Fraction(-1_500), "-1,500"),
        (Fraction("1.28"), "1.28"),
        (Fraction("1234567.5"), "1,234,567.5"),
        (Fraction("-0.5"), "-0.5"),
        (Fraction(10, 3), "3.33…"),
    ],
)
def test_numbers(value: Fraction, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(
    ("value", "hedge", "shown"),
    [
        (Interval.point(12_000), Hedge.EXACT, "12,000"),
        (Interval(Fraction(10_000), None, True), Hedge.MORE_THAN, "more than 10,000"),
        (Interval.of(10_000, None), Hedge.AT_LEAST, "at least 10,000"),
        (Interval(None, Fraction(40), False, True), Hedge.LESS_THAN, "less than 40"),
        (Interval.of(None, 40), Hedge.AT_MOST, "at most 40"),
        (Interval(Fraction(10), Fraction(90), True), Hedge.MORE_THAN, "more than 10"),
        (Interval.of(2_000, 9_999), Hedge.VAGUE, "2,000–9,999"),
        (Interval.of(20, 30), Hedge.BETWEEN, "20–30"),
        (Interval.of(2_700, 3_300), Hedge.ABOUT, "about 3,000"),
        (Interval(Fraction(4_500), Fraction(5_000), False, True), Hedge.ABOUT, "nearly 5,000"),
        (Interval(Fraction(5_000), Fraction(5_500), True), Hedge.ABOUT, "just over 5,000"),
        (
            Interval(Fraction(1_275_000), Fraction(1_285_000), False, True),
            Hedge.EXACT,
            "1,280,000",
        ),
        (Interval.of(10, 100), Hedge.EXACT, "10–100"),
        (
            Interval(Fraction(10), Fraction(20), True, False),
            Hedge.BETWEEN,
            "more than 10 and at most 20",
        ),
        (Interval(), Hedge.EXACT, "any number"),
    ],
)
def test_figures_are_shown_by_their_hedge(value: Interval, hedge: Hedge, shown: str) -> None:
    assert figures(value, hedge) == shown


def test_a_bound_of_the_domain_is_not_shown() -> None:
    assert figures(Interval(Fraction(10), Fraction(2_000_000), True), domain=DOMAIN) == (
        "more than 10"
    )
    assert figures(Interval.of(1, 40), Hedge.AT_MOST, DOMAIN) == "at most 40"
    assert figures(Interval.point(1), domain=DOMAIN) == "1"
    assert figures(DOMAIN, Hedge.VAGUE, DOMAIN) == "1–2,000,000"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (span("2024-10-17", "2024-10-17"), "17 October 2024"),
        (span("2024-10-08", "2024-10-13"), "8–13 October 2024"),
        (span("2024-06-01", "2024-06-30"), "June 2024"),
        (span("2024-02-01", "2024-02-28"), "1–28 February 2024"),
        (span("2024-02-01", "2024-02-29"), "February 2024"),
        (span("2024-06-01", "2024-08-31"), "1 June – 31 August 2024"),
        (span("2022-01-01", "2022-12-31"), "2022"),
        (span("2024-12-30", "2025-01-02"), "30 December 2024 – 2 January 2025"),
        (Interval.days(date(2024, 5, 3), None), "from 3 May 2024"),
        (Interval.days(None, date(2024, 5, 3)), "until 3 May 2024"),
        (Interval(), "any day"),
    ],
)
def test_days(value: Interval, shown: str) -> None:
    assert days(value) == shown


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (claim(Interval.point(20), "percent"), "20%"),
        (claim(Interval.point(7_000), "USD"), "7,000 USD"),
        (claim(Interval.point(7_000)), "7,000"),
        (
            claim(Interval.of(2_700, 3_300), hedge=Hedge.ABOUT, polarity=Polarity.DENIED),
            "not 2,700–3,300",
        ),
        (claim(Interval.point(12), polarity=Polarity.DENIED), "not 12"),
        (claim(span("2024-10-17", "2024-10-17"), "date"), "17 October 2024"),
    ],
)
def test_claims_carry_sign_currency_and_denial(one: Claim, shown: str) -> None:
    assert of_claim(one) == shown


@pytest.mark.parametrize(
    ("label", "polarity", "shown"),
    [
        ("no_comment", Polarity.ASSERTED, "no comment"),
        ("denies", Polarity.ASSERTED, "denies"),
        ("no_comment", Polarity.DENIED, "not no comment"),
        ("highly likely", Polarity.ASSERTED, "highly likely"),
    ],
)
def test_labels_are_shown_as_words(label: str, polarity: Polarity, shown: str) -> None:
    one = replace(claim(Interval(), "label", polarity=polarity), label=label)
    assert of_claim(one) == shown
    assert of_position(Position(Interval(), (one,), polarity, label)) == shown


def test_a_position_keeps_the_hedge_that_all_its_claims_share() -> None:
    about = claim(Interval.of(2_700, 3_300), hedge=Hedge.ABOUT)
    assert of_position(Position(about.value, (about, about))) == "about 3,000"
    vague = claim(about.value, hedge=Hedge.VAGUE)
    assert of_position(Position(about.value, (about, vague))) == "2,700–3,300"
    assert of_position(Position(Interval.of(2_800, 3_300), (about,))) == "2,800–3,300"


def test_counts() -> None:
    assert [counted(n, "claim") for n in (0, 1, 2_000)] == ["0 claims", "1 claim", "2,000 claims"]
