"""The sweep over many claims finds what comparing every pair would find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.compare import clashes
from discrepant.compare.nearness import Near, days_of
from discrepant.compare.pairs import Rule, contradict, verdict
from discrepant.interval import Interval
from discrepant.model import (
    APART,
    EARLY,
    IN_HOSPITAL,
    NIGHT,
    TOGETHER,
    WEEKDAY,
    Claim,
    Expectation,
    OverTime,
    PairVerdict,
    Passage,
    Place,
    Polarity,
    Quantity,
    Same,
    Test,
)

FIRST = date(2023, 6, 1)
PLACE = Place("rules.yaml", 1, 1)


def claim(
    value: Interval,
    day: tuple[int, int] | None = (0, 0),
    polarity: Polarity = Polarity.ASSERTED,
    label: str = "",
    source: str = "a",
    kind: str = "",
    speaker: str = "narrator",
) -> Claim:
    as_of = day and Interval.days(FIRST + timedelta(day[0]), FIRST + timedelta(day[1]))
    passage = Passage(source, f"{source}.txt", 0, 1, 1, 1, "x", "x")
    return Claim(
        "toll", value, passage, "person", polarity=polarity, as_of=as_of, label=label,
        speaker=speaker, voices=(speaker,), kind=kind,
    )  # fmt: skip


def brute(claims: Sequence[Claim], rule: Rule) -> set[frozenset[int]]:
    """Return the groups of clashing claims by looking at every pair."""
    groups: list[set[int]] = []
    for one, other in combinations(range(len(claims)), 2):
        if rule.in_time(claims[one].as_of, claims[other].as_of) and contradict(
            claims[one], claims[other], rule
        ):
            touching = [group for group in groups if group & {one, other}]
            joined = {one, other}.union(*touching)
            groups = [group for group in groups if group not in touching] + [joined]
    return {frozenset(group) for group in groups}


BOUNDS = st.integers(0, 12)
VALUES = st.one_of(
    BOUNDS.map(Interval.point),
    st.tuples(BOUNDS, BOUNDS).map(lambda two: Interval.of(min(two), max(two))),
    BOUNDS.map(lambda low: Interval(Fraction(low), None, True)),
    BOUNDS.map(lambda high: Interval(None, Fraction(high))),
)
DAYS = st.one_of(
    st.none(),
    st.integers(0, 9).map(lambda day: (day, day)),
    st.tuples(st.integers(0, 9), st.integers(0, 4)).map(lambda two: (two[0], two[0] + two[1])),
)
CLAIMS = st.lists(
    st.builds(
        claim,
        VALUES,
        DAYS,
        st.sampled_from([Polarity.ASSERTED, Polarity.ASSERTED, Polarity.DENIED]),
        st.just(""),
        st.sampled_from("abc"),
        st.sampled_from(["", "", "women", "others"]),
    ),
    max_size=12,
)
LABELLED = st.lists(
    st.builds(
        claim, st.just(Interval()), DAYS, st.sampled_from(Polarity), st.sampled_from(["yes", "no"])
    ),
    max_size=8,
)
RULES = st.builds(
    Rule,
    st.sampled_from([Fraction(0), Fraction(1, 20), Fraction(1, 2)]),
    st.just(False),
    st.sampled_from([None, 0, 2, 5]),
    st.sampled_from([None, *OverTime]),
)


def check_groups(claims: Sequence[Claim], rule: Rule) -> None:
    found = clashes.find(claims, rule)
    where = {id(each): index for index, each in enumerate(claims)}
    groups = {frozenset(where[id(each)] for each in part.clashing) for part in found.components}
    assert groups == brute(claims, rule)


@given(CLAIMS | LABELLED, RULES)
def test_the_sweep_equals_brute_force(claims: list[Claim], rule: Rule) -> None:
    check_groups(claims, rule)


@given(CLAIMS, RULES)
def test_what_was_compared_is_what_has_a_comparable_other(claims: list[Claim], rule: Rule) -> None:
    expected = {
        index
        for pair in combinations(range(len(claims)), 2)
        if rule.in_time(claims[pair[0]].as_of, claims[pair[1]].as_of)
        for index in pair
    }
    assert len(clashes.find(claims, rule).compared) == len(expected)


def check_across(claims: Sequence[Claim], rule: Rule) -> None:
    expected = any(
        one.source != other.source
        and rule.in_time(one.as_of, other.as_of)
        and contradict(one, other, rule)
        for one, other in combinations(claims, 2)
    )
    assert clashes.clash_across(claims, rule) is expected


@given(CLAIMS, RULES)
def test_a_clash_across_sources_is_found_as_pairs_find_it(claims: list[Claim], rule: Rule) -> None:
    check_across(claims, rule)


KINDS = ["", "women", NIGHT, EARLY, WEEKDAY, APART, IN_HOSPITAL, TOGETHER, "the others"]
OF_KINDS = st.lists(
    st.builds(
        claim,
        BOUNDS.map(Interval.point),
        source=st.sampled_from("ab"),
        kind=st.sampled_from([*KINDS, f"{WEEKDAY}; {NIGHT}", f"{WEEKDAY}; {EARLY}"]),
    ),
    min_size=2,
    max_size=5,
)
OF_YEARS = st.lists(
    st.builds(
        claim,
        BOUNDS.map(Interval.point),
        st.integers(0, 3).map(lambda year: (365 * year, 365 * year)),
        source=st.sampled_from("ab"),
    ),
    min_size=2,
    max_size=6,
)


@given(OF_KINDS)
def test_kinds_and_hours_clash_as_pairs_do(claims: list[Claim]) -> None:
    rule = Rule(Fraction(0), is_date=True)
    check_groups(claims, rule)
    check_across(claims, rule)


@given(OF_YEARS)
def test_ages_clash_as_pairs_do(claims: list[Claim]) -> None:
    rule = Rule(Fraction(0), over_time=OverTime.GROWS, ages=True)
    check_groups(claims, rule)
    check_across(claims, rule)


@given(CLAIMS, RULES)
def test_contradicting_is_symmetric(claims: list[Claim], rule: Rule) -> None:
    for one, other in combinations(claims, 2):
        assert contradict(one, other, rule) is contradict(other, one, rule)


OPEN_DAYS = st.one_of(
    st.none(),
    st.tuples(st.none() | st.integers(0, 9), st.integers(0, 4)).map(
        lambda two: Interval.of(two[0], None if two[0] is None else two[0] + two[1])
    ),
    st.integers(0, 9).map(lambda first: Interval.of(first, None)),
)


@given(st.lists(OPEN_DAYS, min_size=1, max_size=8), RULES)
def test_days_are_near_as_the_rule_says(as_of: list[Interval | None], rule: Rule) -> None:
    claims = [replace(claim(Interval.point(1)), as_of=day) for day in as_of]
    days = days_of(claims, rule)
    near = Near(days)
    for one, other in product(range(len(claims)), repeat=2):
        found = days.numbers[other] in set(near.to(days.numbers[one]))
        assert found is rule.in_time(as_of[one], as_of[other])


def test_claims_that_overlap_hang_together_by_a_third() -> None:
    day = claim(Interval.point(1)), claim(Interval.of(5, 7)), claim(Interval.of(6, 8))
    next_day = day[0], *(replace(each, as_of=Interval.of(1, 1)) for each in day[1:])
    for claims in (day, next_day):
        (found,) = clashes.find(claims, Rule(Fraction(0))).components
        assert found.clashing == claims


def test_fractions_are_compared_as_they_are() -> None:
    half = Interval.point(Fraction(3, 2))
    rule = Rule(Fraction(0))
    assert not clashes.any_clash([claim(half), claim(half)], rule)
    assert clashes.any_clash([claim(half), claim(Interval.point(2))], rule)


def test_who_says_two_words_contradicts_nobody_else() -> None:
    words = [claim(Interval(), label="yes"), claim(Interval(), label="no")]
    later = claim(Interval(), (5, 5), label="yes", source="b")
    assert not clashes.clash_across([*words, later], Rule(Fraction(0), valid_for=0))
    assert clashes.clash_across([*words, later], Rule(Fraction(0)))


def test_many_outliers_make_one_component_and_no_list_of_pairs() -> None:
    ordinary = [claim(Interval.point(100), (day % 300, day % 300)) for day in range(5_000)]
    outliers = [claim(Interval.point(200 + day), (day, day)) for day in range(300)]
    (found,) = clashes.find([*ordinary, *outliers], Rule(Fraction(0), valid_for=400)).components
    assert len(found.clashing) == 5_300


@pytest.mark.parametrize(
    ("earlier", "later", "over_time", "conflict"),
    [
        (10, 12, None, True),
        (10, 12, OverTime.GROWS, False),
        (12, 10, OverTime.GROWS, True),
        (12, 10, OverTime.FALLS, False),
        (10, 12, OverTime.FALLS, True),
        (10, 12, OverTime.CONSTANT, True),
    ],
)
def test_time_allows_what_grows_to_be_higher_later(
    earlier: int, later: int, over_time: OverTime | None, conflict: bool
) -> None:
    rule = Rule(Fraction(0), over_time=over_time)
    claims = [claim(Interval.point(earlier), (0, 0)), claim(Interval.point(later), (3, 3))]
    assert bool(clashes.find(claims, rule).components) is conflict


def test_of_one_day_what_grows_must_agree() -> None:
    rule = Rule(Fraction(0), over_time=OverTime.GROWS)
    claims = [claim(Interval.point(10), (2, 2)), claim(Interval.point(12), (2, 2))]
    assert clashes.find(claims, rule).components


def test_what_changes_is_not_compared_on_an_unknown_day() -> None:
    claims = [claim(Interval.point(10), None), claim(Interval.point(12), (2, 2))]
    assert not clashes.find(claims, Rule(Fraction(0), over_time=OverTime.GROWS)).compared
    assert clashes.find(claims, Rule(Fraction(0))).components


def test_what_is_constant_is_compared_over_any_time() -> None:
    rule = Rule(Fraction(0), valid_for=2, over_time=OverTime.CONSTANT)
    claims = [claim(Interval.point(10), (0, 0)), claim(Interval.point(12), (90, 90))]
    assert clashes.find(claims, rule).components


TOLL = Quantity("toll", "toll", "person", PLACE, valid_for=5, over_time=OverTime.GROWS)


@pytest.mark.parametrize(
    ("one", "other", "same", "expected"),
    [
        (claim(Interval.point(10)), claim(Interval.point(10)), None, PairVerdict.AGREES),
        (claim(Interval.point(10)), claim(Interval.of(9, 11)), None, PairVerdict.FITS),
        (claim(Interval.point(100)), claim(Interval.point(104)), None, PairVerdict.ROUNDING),
        (claim(Interval.point(10)), claim(Interval.point(12)), None, PairVerdict.CONFLICTS),
        (
            claim(Interval.point(10), (0, 0)),
            claim(Interval.point(12), (2, 2)),
            None,
            PairVerdict.SUPERSEDED,
        ),
        (
            claim(Interval.point(2), kind="women"),
            claim(Interval.point(5)),
            None,
            PairVerdict.PART,
        ),
        (
            claim(Interval.point(2)),
            claim(Interval.point(5), kind="women"),
            None,
            PairVerdict.CONFLICTS,
        ),
        (
            claim(Interval.point(12), (0, 0)),
            claim(Interval.point(10), (9, 9)),
            None,
            PairVerdict.OTHER_DAY,
        ),
        (
            claim(Interval.point(10), source="a"),
            claim(Interval.point(12), source="b"),
            Same.SOURCE,
            PairVerdict.OTHER_SOURCE,
        ),
        (
            claim(Interval.point(10), speaker="Ada Berg"),
            claim(Interval.point(12), speaker="Eve Lund"),
            Same.SPEAKER,
            PairVerdict.OTHER_SPEAKER,
        ),
    ],
)
def test_a_pair_says_what_it_came_to(
    one: Claim, other: Claim, same: Same | None, expected: PairVerdict
) -> None:
    expectation = Expectation("e", Test.AGREE, PLACE, "toll", tolerance=Fraction(1, 20), same=same)
    assert verdict(one, other, expectation, TOLL) is expected
    assert verdict(other, one, expectation, TOLL) is expected
