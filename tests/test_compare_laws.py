"""What must hold of comparing, by looking at every pair and every value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant import equation
from discrepant.compare import Book, clashes, fold, judge, naming
from discrepant.compare.clashes import Component
from discrepant.compare.pairs import (
    Rule,
    apart,
    contradict,
    distance,
    may_be_part,
    meets_others,
    rule_of,
    scopes,
    verdict,
)
from discrepant.compare.positions import distinct, positions
from discrepant.interval import Interval
from discrepant.model import (
    APART,
    DOER_TOO,
    EARLY,
    IN_HOSPITAL,
    NIGHT,
    WEEKDAY,
    YEARLESS,
    Claim,
    Each,
    Expectation,
    Finding,
    FindingKind,
    Hedge,
    Level,
    OverTime,
    PairVerdict,
    Place,
    Polarity,
    Position,
    Quantity,
    Same,
    Test,
    Verdict,
)
from test_clashes import CLAIMS, LABELLED, PLACE, RULES, claim

POINT, OF = Interval.point, Interval.of
NONE = Fraction(0)


def is_plain(each: Claim) -> bool:
    return each.polarity is Polarity.ASSERTED and not each.label


# ---------------------------------------------------------------- may two claims be compared?


def days(first: int | None, last: int | None) -> Interval:
    return Interval.of(first, last)


@pytest.mark.parametrize(
    ("one", "other", "valid_for", "over_time", "near"),
    [
        (days(1, 1), days(3, 3), 2, None, True),
        (days(1, 1), days(4, 4), 2, None, False),
        (days(1, 2), days(2, 3), 2, None, True),
        (days(1, 2), days(3, 4), 2, None, False),
        (days(1, 1), days(400, 400), None, None, True),
        (days(1, 1), days(400, 400), 2, OverTime.CONSTANT, True),
        (days(1, 1), days(400, 400), 2, OverTime.GROWS, False),
        (days(None, 1), days(1, 1), 2, None, False),
        (days(1, None), days(1, 1), 2, None, False),
        (days(1, 30), days(1, 30), 2, None, True),  # one month
        (days(1, 30), days(1, 31), 2, None, False),
        (days(1, 93), days(1, 93), 2, None, True),
        (days(1, 94), days(1, 94), 2, None, False),  # longer than a quarter
        (None, days(1, 1), 2, None, True),
        (days(1, 1), None, 2, None, True),
        (None, None, 0, None, True),
        (None, days(1, 1), 2, OverTime.CONSTANT, True),
        (None, days(1, 1), None, OverTime.GROWS, False),
        (days(1, 1), None, None, OverTime.FALLS, False),
    ],
)
def test_days_are_near_by_their_greatest_distance(
    one: Interval | None,
    other: Interval | None,
    valid_for: int | None,
    over_time: OverTime | None,
    near: bool,
) -> None:
    rule = Rule(NONE, valid_for=valid_for, over_time=over_time)
    assert rule.in_time(one, other) is near
    assert rule.in_time(other, one) is near


@pytest.mark.parametrize(
    ("lower", "higher", "over_time", "allowed"),
    [
        (days(1, 1), days(2, 2), OverTime.GROWS, True),
        (days(2, 2), days(1, 1), OverTime.GROWS, False),
        (days(1, 1), days(1, 1), OverTime.GROWS, False),
        (days(1, 2), days(2, 3), OverTime.GROWS, False),
        (days(2, 2), days(1, 1), OverTime.FALLS, True),
        (days(1, 1), days(2, 2), OverTime.FALLS, False),
        (days(1, None), days(2, 2), OverTime.GROWS, False),
        (days(1, 1), days(None, 2), OverTime.GROWS, False),
        (None, days(2, 2), OverTime.GROWS, False),
        (days(1, 1), None, OverTime.FALLS, False),
        (days(1, 1), days(2, 2), OverTime.CONSTANT, False),
        (days(1, 1), days(2, 2), None, False),
    ],
)
def test_time_allows_the_lower_figure_on_its_own_side_alone(
    lower: Interval | None, higher: Interval | None, over_time: OverTime | None, allowed: bool
) -> None:
    assert Rule(NONE, over_time=over_time).may_be_lower(lower, higher) is allowed


@pytest.mark.parametrize(
    ("lower", "higher", "years"),
    [
        (days(400, 400), days(403, 403), 1),  # a birthday
        (days(400, 400), days(764, 764), 1),
        (days(400, 400), days(765, 765), 2),
        (days(35, 400), days(764, 764), 2),
        (days(400, 400), days(400, 400), 0),
        (days(403, 403), days(400, 400), 0),
        (None, days(400, 400), 0),
        (days(None, 400), days(403, 403), None),
        (days(400, 400), days(403, None), None),
    ],
)
def test_an_age_grows_by_a_year_a_year(
    lower: Interval | None, higher: Interval | None, years: int | None
) -> None:
    rule = Rule(NONE, over_time=OverTime.GROWS, ages=True)
    assert rule.leeway(lower, higher) == years
    assert replace(rule, ages=False).leeway(lower, higher) == (NONE if years == 0 else None)


@pytest.mark.parametrize(
    ("unit", "over_time", "each", "ages"),
    [
        ("year", OverTime.GROWS, Each.PERSON, True),
        ("year", OverTime.GROWS, None, False),
        ("year", OverTime.FALLS, Each.PERSON, False),
        ("year", None, Each.PERSON, False),
        ("meter", OverTime.GROWS, Each.PERSON, False),
    ],
)
def test_ages_are_years_of_somebody_that_grow(
    unit: str, over_time: OverTime | None, each: Each | None, ages: bool
) -> None:
    quantity = Quantity("q", "q", unit, PLACE, over_time=over_time, each=each)
    assert rule_of(Expectation("e", Test.AGREE, PLACE, "q"), quantity).ages is ages


MONDAY, TUESDAY = f"{WEEKDAY}: Monday", f"{WEEKDAY}: Tuesday"


@pytest.mark.parametrize(
    ("lower", "higher", "may"),
    [
        ("", "", False),
        ("women", "", True),
        ("", "women", False),
        ("women", "women", False),
        ("the others", "the others", True),
        (APART, "", True),
        ("", APART, True),
        ("", IN_HOSPITAL, True),
        ("", DOER_TOO, True),
        (DOER_TOO, "", False),
        (DOER_TOO, "women", False),
        (MONDAY, MONDAY, True),
        (MONDAY, TUESDAY, False),
        (MONDAY, "", False),
        ("women", MONDAY, False),
        (f"{YEARLESS}: 03-14", APART, False),
        (f"{MONDAY}; {NIGHT}", MONDAY, True),
        (f"{MONDAY}; {NIGHT}", f"{MONDAY}; {EARLY}", True),
        (NIGHT, EARLY, False),
        (NIGHT, "", False),
    ],
)
def test_what_may_be_a_part_of_what(lower: str, higher: str, may: bool) -> None:
    assert may_be_part(lower, higher) is may


@pytest.mark.parametrize(
    ("kind", "meets"),
    [("", True), (NIGHT, True), (DOER_TOO, True), (f"{MONDAY}; {EARLY}", True), ("women", False)],
)
def test_the_bare_and_the_wider_meet_figures_of_other_kinds(kind: str, meets: bool) -> None:
    assert meets_others(kind) is meets


@pytest.mark.parametrize(
    ("kind", "day", "other_kind", "other_day", "clash"),
    [
        (NIGHT, 5, EARLY, 6, False),  # the night from Monday to Tuesday
        (NIGHT, 5, EARLY, 7, True),
        (EARLY, 5, NIGHT, 6, True),
        (NIGHT, 5, "", 6, True),
        ("", 5, EARLY, 6, True),
        (f"{MONDAY}; {NIGHT}", 5, f"{TUESDAY}; {EARLY}", 6, False),
        (f"{MONDAY}; {NIGHT}", 5, f"{TUESDAY}; {EARLY}", 7, True),
    ],
)
def test_a_night_ends_in_the_next_day(
    kind: str, day: int, other_kind: str, other_day: int, clash: bool
) -> None:
    one, other = claim(POINT(day), kind=kind), claim(POINT(other_day), kind=other_kind)
    rule = Rule(NONE, is_date=True)
    assert contradict(one, other, rule) is contradict(other, one, rule) is clash
    assert clashes.any_clash([one, other], rule) is clash


@pytest.mark.parametrize(
    ("figures", "denied", "clash"),
    [
        ([("a", 5, 5), ("a", 4, 20)], ("b", 3, 10), True),
        ([("a", 5, 5), ("b", 6, 6)], ("a", 0, 10), True),
        ([("a", 8, 8), ("b", 9, 9), ("c", 5, 5)], ("a", 0, 6), True),
        ([("a", 5, 5), ("b", 8, 8), ("c", 9, 9)], ("a", 0, 6), False),
        ([("a", 5, 5), ("b", 11, 11)], ("a", 0, 10), False),
    ],
)
def test_a_figure_lies_within_what_another_source_denies(
    figures: Sequence[tuple[str, int, int]], denied: tuple[str, int, int], clash: bool
) -> None:
    # Of "the others" of several articles no figure speaks against another.
    said = [claim(OF(low, high), source=who, kind="the others") for who, low, high in figures]
    who, low, high = denied
    denial = claim(OF(low, high), polarity=Polarity.DENIED, source=who)
    assert clashes.clash_across([*said, denial], Rule(NONE)) is clash


@pytest.mark.parametrize(
    ("one", "other", "tolerance", "is_date", "far"),
    [
        (POINT(100), POINT(105), Fraction(1, 20), False, False),
        (POINT(100), POINT(106), Fraction(1, 20), False, True),
        (POINT(-100), POINT(-96), Fraction(1, 20), False, False),
        (POINT(-100), POINT(-94), Fraction(1, 20), False, True),
        (POINT(100), POINT(103), Fraction(3), True, False),
        (POINT(100), POINT(104), Fraction(3), True, True),
        (OF(None, 5), OF(7, None), NONE, False, True),
        (OF(None, 5), OF(None, 7), NONE, False, False),
        (OF(5, None), OF(7, None), NONE, False, False),
        (POINT(0), POINT(1), Fraction(1, 2), False, True),
    ],
)
def test_values_are_apart_beyond_the_tolerance(
    one: Interval, other: Interval, tolerance: Fraction, is_date: bool, far: bool
) -> None:
    rule = Rule(tolerance, is_date)
    assert apart(one, other, rule) is far
    assert apart(other, one, rule) is far
    assert contradict(claim(one), claim(other), rule) is far


@pytest.mark.parametrize(
    ("one", "other", "is_date", "far"),
    [
        (POINT(100), POINT(120), False, Fraction(1, 5)),
        (POINT(100), POINT(120), True, Fraction(20)),
        (OF(90, 100), OF(120, 130), True, Fraction(20)),
        (OF(90, 100), OF(100, 130), True, NONE),
        (OF(90, 110), OF(100, 130), True, NONE),
        (OF(None, 100), OF(120, None), True, Fraction(20)),
        (OF(None, 100), OF(None, 120), True, NONE),
        (OF(100, None), OF(120, None), True, NONE),
    ],
)
def test_distances_are_days_for_dates(
    one: Interval, other: Interval, is_date: bool, far: Fraction
) -> None:
    assert distance(one, other, is_date) == distance(other, one, is_date) == far


DENIED, ASSERTED = Polarity.DENIED, Polarity.ASSERTED


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (claim(POINT(5)), claim(OF(4, 6), polarity=DENIED), True),
        (claim(OF(4, 6)), claim(POINT(5), polarity=DENIED), False),
        (claim(POINT(7)), claim(OF(4, 6), polarity=DENIED), False),
        (claim(POINT(5), polarity=DENIED), claim(POINT(5), polarity=DENIED), False),
        (claim(POINT(5), polarity=DENIED), claim(POINT(9), polarity=DENIED), False),
        (claim(Interval(), label="yes"), claim(Interval(), label="no"), True),
        (claim(Interval(), label="yes"), claim(Interval(), label="yes"), False),
        (claim(Interval(), label="yes"), claim(Interval(), label="yes", polarity=DENIED), True),
        (claim(Interval(), label="yes"), claim(Interval(), label="no", polarity=DENIED), False),
        (
            claim(Interval(), label="yes", polarity=DENIED),
            claim(Interval(), label="no", polarity=DENIED),
            False,
        ),
        (claim(POINT(2), kind="women"), claim(POINT(5)), False),
        (claim(POINT(5), kind="women"), claim(POINT(2)), True),
        (claim(POINT(2), kind="women"), claim(POINT(5), kind="others"), False),
        (claim(POINT(2), kind="women"), claim(POINT(5), kind="women"), True),
        (claim(POINT(5)), claim(POINT(9)), True),
    ],
)
def test_who_contradicts_whom(one: Claim, other: Claim, clash: bool) -> None:
    assert contradict(one, other, Rule(NONE)) is clash
    assert contradict(other, one, Rule(NONE)) is clash


TOLL = Quantity("toll", "people", "person", PLACE, valid_for=5)


@pytest.mark.parametrize(
    ("one", "other", "came_to"),
    [
        (claim(POINT(5), polarity=DENIED), claim(POINT(9)), PairVerdict.AGREES),
        (claim(POINT(9)), claim(POINT(5), polarity=DENIED), PairVerdict.AGREES),
        (claim(Interval(), label="yes"), claim(Interval(), label="yes"), PairVerdict.AGREES),
        (claim(OF(4, 6)), claim(OF(5, 9)), PairVerdict.FITS),
        (claim(OF(4, 6)), claim(OF(4, 6)), PairVerdict.AGREES),
        (claim(POINT(100)), claim(POINT(101)), PairVerdict.ROUNDING),
        (claim(POINT(100)), claim(POINT(105)), PairVerdict.ROUNDING),
        (claim(POINT(5), source="b"), claim(POINT(9)), PairVerdict.CONFLICTS),
        (replace(claim(POINT(1)), story="x"), claim(POINT(9)), PairVerdict.OTHER_STORY),
        (claim(POINT(1), (0, 0)), claim(POINT(9), (6, 6)), PairVerdict.OTHER_DAY),
    ],
)
def test_what_a_pair_came_to(one: Claim, other: Claim, came_to: PairVerdict) -> None:
    expectation = Expectation("e", Test.AGREE, PLACE, "toll", tolerance=Fraction(1, 20))
    assert verdict(one, other, expectation, TOLL) is came_to
    assert verdict(other, one, expectation, TOLL) is came_to


def test_a_part_that_grew_is_superseded_and_no_part_of_itself() -> None:
    growing = replace(TOLL, over_time=OverTime.GROWS)
    expectation = Expectation("e", Test.AGREE, PLACE, "toll")
    first, later = claim(POINT(2), (0, 0), kind="women"), claim(POINT(5), (2, 2), kind="women")
    assert verdict(first, later, expectation, growing) is PairVerdict.SUPERSEDED
    people = claim(POINT(5), (2, 2))
    assert verdict(first, people, expectation, growing) is PairVerdict.PART


def test_the_narrator_is_no_speaker() -> None:
    expectation = Expectation("e", Test.AGREE, PLACE, "toll", same=Same.SPEAKER)
    one, other = claim(POINT(5)), claim(POINT(9), speaker="Eve Lund")
    for pair in ((one, one), (one, other), (other, one)):
        assert verdict(*pair, expectation, TOLL) is PairVerdict.OTHER_SPEAKER
    assert verdict(other, claim(POINT(5), speaker="Eve Lund"), expectation, TOLL) is (
        PairVerdict.CONFLICTS
    )


# ---------------------------------------------------------------- scopes


def said(voices: Sequence[str], source: str = "a") -> Claim:
    return replace(
        claim(POINT(5), source=source, speaker=voices[0]), voices=tuple(voices), speaker=voices[0]
    )


def scoped(same: Same | None, claims: Sequence[Claim]) -> list[tuple[str, list[int]]]:
    expectation = Expectation("e", Test.AGREE, PLACE, "toll", same=same)
    where = {id(each): index for index, each in enumerate(claims)}
    return [(key, [where[id(c)] for c in group]) for key, group in scopes(expectation, claims)]


def test_scopes_are_stories_sources_or_voices() -> None:
    told = [claim(POINT(1)), claim(POINT(2), source="b"), replace(claim(POINT(3)), story="x")]
    assert scoped(None, told) == [("", [0, 1]), ("", [2])]
    assert scoped(Same.SOURCE, told) == [("a", [0]), ("b", [1]), ("a", [2])]
    assert scoped(Same.SPEAKER, told) == []


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ([["Eve"], ["Eve"], ["Ada"]], [("Ada", [2]), ("Eve", [0, 1])]),
        # Who speaks for another is heard among all that speak for it.
        ([["Ada", "City"], ["Eve", "City"]], [("City", [0, 1])]),
        ([["Ada", "City"], ["Ada", "City"]], [("City", [0, 1])]),
        ([["Ada", "City"], ["City"]], [("City", [0, 1])]),
        ([["Ada", "City"], ["Ada", "Club"]], [("Ada", [0, 1])]),
    ],
)
def test_a_voice_that_said_no_more_than_another_is_no_scope_of_its_own(
    voices: list[list[str]], expected: list[tuple[str, list[int]]]
) -> None:
    assert scoped(Same.SPEAKER, [said(each) for each in voices]) == expected


def test_voices_of_two_stories_are_two() -> None:
    told = [said(["Ada", "City"]), replace(said(["City"]), story="x")]
    assert scoped(Same.SPEAKER, told) == [("City", [0]), ("City", [1])]


# ---------------------------------------------------------------- components and positions


@given(CLAIMS | LABELLED, RULES)
def test_backers_are_what_was_compared_with_a_side_and_takes_none(
    claims: list[Claim], rule: Rule
) -> None:
    found = clashes.find(claims, rule)
    inside = {id(each) for part in found.components for each in part.clashing}
    compared = {id(each) for each in found.compared}
    for part in found.components:
        expected = [
            id(each)
            for each in claims
            if id(each) in compared - inside
            and any(rule.in_time(each.as_of, other.as_of) for other in part.clashing)
        ]
        assert [id(each) for each in part.backers] == expected


def a(value: Interval, polarity: Polarity = ASSERTED) -> Claim:
    return claim(value, polarity=polarity)


def b(value: Interval, day: int = 0, polarity: Polarity = ASSERTED) -> Claim:
    return claim(value, (day, day), polarity, source="b")


HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("claims", "across"),
    [
        ([a(POINT(10)), a(POINT(20)), b(OF(5, 30))], False),
        ([a(POINT(10)), a(POINT(20)), b(POINT(15))], True),
        ([a(POINT(10)), a(POINT(20)), b(POINT(15), day=3)], False),
        ([a(POINT(10)), a(POINT(20)), b(OF(None, 15))], True),
        ([a(POINT(10)), a(POINT(20)), b(OF(15, None))], True),
        ([a(POINT(10)), a(POINT(20)), b(OF(5, None))], False),
        # The outermost decide, wherever they stand.
        ([a(POINT(12)), a(POINT(10)), a(POINT(20)), b(OF(11, 30))], True),
        ([a(POINT(12)), a(POINT(20)), a(POINT(10)), b(OF(5, 19))], True),
        ([a(POINT(0)), a(POINT(HALF)), b(OF(Fraction(1, 4), 1))], True),
        ([a(POINT(0)), a(POINT(HALF)), b(OF(-1, Fraction(1, 4)))], True),
        ([a(POINT(10)), a(POINT(20)), b(OF(9, 11), polarity=DENIED)], True),
        ([a(POINT(10)), a(POINT(20)), b(OF(30, 31), polarity=DENIED)], False),
        ([a(POINT(10)), a(POINT(20)), a(OF(1, 2), DENIED), b(OF(11, 30))], True),
        ([a(POINT(10)), a(POINT(20)), a(OF(40, 41), DENIED), b(OF(5, 19))], True),
        ([claim(Interval(), label="yes"), claim(Interval(), label="no"),
          claim(Interval(), label="yes", source="b")], True),
    ],
)  # fmt: skip
def test_who_contradicts_himself_may_contradict_another_too(
    claims: list[Claim], across: bool
) -> None:
    rule = Rule(NONE, valid_for=2)
    assert clashes.clash_across(claims, rule) is across
    assert clashes.clash_across(claims[::-1], rule) is across


@given(CLAIMS, RULES)
def test_the_gap_of_a_finding_is_its_widest(claims: list[Claim], rule: Rule) -> None:
    rule = replace(rule, is_date=True, over_time=None, valid_for=None)
    for part in clashes.find(claims, rule).components:
        if all(is_plain(each) for each in part.clashing):
            far = [
                distance(one.value, other.value, True)
                for one, other in combinations(part.clashing, 2)
            ]
            assert clashes.widest(part.clashing, rule) == max(each or NONE for each in far)
        else:
            assert clashes.widest(part.clashing, rule) is None


@given(CLAIMS | LABELLED, RULES)
def test_a_position_is_what_can_be_true_together(claims: list[Claim], rule: Rule) -> None:
    for part in clashes.find(claims, rule).components:
        sides = positions(part.clashing, part.backers, rule)
        members = [id(each) for side in sides for each in side.claims]
        assert len(members) == len(set(members))
        assert {id(each) for each in part.clashing} <= set(members)
        assert set(members) <= {id(each) for each in (*part.clashing, *part.backers)}
        for side in sides:
            check_side(side, sides, rule)
        check_fewest(part, sides, rule)


def check_side(side: Position, sides: Sequence[Position], rule: Rule) -> None:
    assert len({(each.polarity, each.label) for each in side.claims}) == 1
    assert (side.polarity, side.label) == (side.claims[0].polarity, side.claims[0].label)
    assert [each.source for each in side.claims] == sorted(each.source for each in side.claims)
    if rule.tolerance == 0 and is_plain(side.claims[0]):
        assert all(side.value.within(each.value) for each in side.claims)
    wide = [each for each in side.claims if not each.value.is_point]
    fits = tuple(
        number
        for number, other in enumerate(sides)
        if other is not side
        and is_plain(side.claims[0])
        and is_plain(other.claims[0])
        and any(not apart(each.value, other.value, rule) for each in wide)
    )
    assert side.also_fits == fits


def check_fewest(part: Component, sides: Sequence[Position], rule: Rule) -> None:
    """Hold that the sides of figures are apart in order, each beyond the one before."""
    firsts = [
        min((each.value.high for each in side.claims if each.value.high is not None), default=None)
        for side in sides
        if is_plain(side.claims[0])
    ]
    known = [high for high in firsts if high is not None]
    assert known == sorted(known)
    ends = sorted(
        (each.value for each in part.clashing if is_plain(each) and each.value.high is not None),
        key=lambda value: (value.high, value.sort_key()),
    )
    greedy: list[Interval] = []
    for value in ends:
        if not greedy or apart(value, greedy[-1], rule):
            greedy.append(value)
    assert len(firsts) <= len(greedy) + 1
    assert len(firsts) >= len(greedy)


def test_what_lies_within_the_tolerance_of_one_side_alone_takes_no_side() -> None:
    claims = [claim(POINT(10)), claim(OF(5, 99), source="b"), claim(POINT(100), source="c")]
    (part,) = clashes.find(claims, Rule(Fraction(1, 20))).components
    assert [str(each.value) for each in part.clashing] == ["10", "100"]
    assert [str(each.value) for each in part.backers] == ["[5, 99]"]


@pytest.mark.parametrize(
    ("values", "far"), [([POINT(0), POINT(HALF), POINT(3)], 3), ([POINT(-3), POINT(0),
    POINT(HALF)], Fraction(7, 2))]
)  # fmt: skip
def test_the_widest_gap_may_begin_at_zero(values: list[Interval], far: Fraction) -> None:
    assert clashes.widest([claim(value) for value in values], Rule(NONE, True)) == far


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([OF(1, 10), OF(2, 3), OF(5, 6)], ["[2, 3]", "[5, 6]"]),
        ([POINT(HALF), POINT(0)], ["0", "0.5"]),
        ([OF(1, None), OF(2, 3), POINT(0)], ["0", "[2, 3]"]),
    ],
)
def test_sides_are_as_few_as_can_be_from_the_lowest_up(
    values: list[Interval], shown: list[str]
) -> None:
    taken = positions([claim(value) for value in values], [], Rule(NONE))
    assert [str(side.value) for side in taken] == shown


def test_claims_come_once_and_in_the_order_of_the_articles() -> None:
    first, second = claim(POINT(1), source="b"), claim(POINT(1), source="a")
    third = replace(first, passage=replace(first.passage, start=7))
    found = distinct([third, first, second, first, third])
    assert [id(each) for each in found] == [id(second), id(first), id(third)]


def test_a_backer_joins_the_first_side_that_it_fits_or_none() -> None:
    low, high = claim(POINT(10)), claim(POINT(20), source="b")
    wide, lost = claim(OF(5, 30), source="c"), claim(OF(12, 15), source="d")
    sides = positions([low, high], [wide, lost], Rule(NONE))
    assert [[each.source for each in side.claims] for side in sides] == [["a", "c"], ["b"]]
    assert [side.also_fits for side in sides] == [(1,), ()]
    assert [str(side.value) for side in sides] == ["10", "20"]


def test_of_many_sides_that_a_claim_fits_the_nearest_are_named_and_the_rest_counted() -> None:
    points = [claim(POINT(10 * number)) for number in range(40)]
    sides = positions([*points, claim(OF(0, 205))], [], Rule(NONE))
    (wide,) = (side for side in sides if len(side.claims) > 1)
    assert str(wide.value) == "200"
    assert (wide.also_fits, wide.fits_more) == (tuple(range(10, 20)), 10)
    sides = positions([*points, claim(OF(45, None))], [], Rule(NONE))
    assert (sides[-1].also_fits, sides[-1].fits_more) == (tuple(range(29, 39)), 24)


@pytest.mark.parametrize(
    ("values", "tolerance", "side", "fitting"),
    [
        ([POINT(1), POINT(5), OF(1, 9)], NONE, 1, (0,)),  # down to the end of another
        ([POINT(1), OF(0, 4), OF(4, 9)], NONE, 0, (1,)),  # up to where another begins
        ([POINT(1), OF(0, 5), OF(4, 9), POINT(30), POINT(40)], NONE, 0, (1,)),
        ([POINT(-30), POINT(-25), POINT(-20), OF(-35, -5)], NONE, 2, (0, 1)),
        # The third side begins before the second, which lies between.
        (
            [POINT(40), OF(0, 60), POINT(100), POINT(200), POINT(208), OF(50, 209)],
            Fraction(1, 20),
            0,
            (2,),
        ),
    ],
)
def test_a_wide_claim_fits_the_sides_that_it_touches(
    values: Sequence[Interval], tolerance: Fraction, side: int, fitting: tuple[int, ...]
) -> None:
    taken = positions([claim(value) for value in values], [], Rule(tolerance))[side]
    assert (taken.also_fits, taken.fits_more) == (fitting, 0)


def test_a_backer_above_all_sides_takes_none() -> None:
    assert [
        len(side.claims)
        for side in positions([claim(POINT(1)), claim(POINT(5))], [claim(POINT(9))], Rule(NONE))
    ] == [1, 1]


def test_within_the_tolerance_a_side_is_shown_by_its_lowest() -> None:
    sides = positions(
        [claim(POINT(104)), claim(POINT(100), source="b"), claim(POINT(200), source="c")],
        [],
        Rule(Fraction(1, 20)),
    )
    assert [str(side.value) for side in sides] == ["100", "200"]


# ---------------------------------------------------------------- relations

VALUES = st.one_of(
    st.integers(-4, 4).map(Interval.point),
    st.tuples(st.integers(-4, 4), st.integers(0, 4)).map(lambda two: OF(two[0], sum(two))),
    st.builds(
        lambda low, more, left, right: Interval(Fraction(low), Fraction(low + more), left, right),
        st.integers(-4, 4),
        st.integers(1, 4),
        st.booleans(),
        st.booleans(),
    ),
    st.integers(-4, 4).map(lambda low: Interval(Fraction(low), None, True)),
    st.integers(-4, 4).map(lambda high: OF(None, high)),
)
QUANTITIES = {name: Quantity(name, f"the {name}", "person", PLACE) for name in ("a", "b", "c")}
BOOK = Book(QUANTITIES, dict.fromkeys(QUANTITIES, Fraction(1)), {})
GRID = [Fraction(number, 4) for number in range(-40, 41)]
HOLDS = {
    "==": Fraction.__eq__,
    "!=": Fraction.__ne__,
    "<": Fraction.__lt__,
    "<=": Fraction.__le__,
    ">": Fraction.__gt__,
    ">=": Fraction.__ge__,
}


def of(name: str, value: Interval, source: str = "a", hedge: Hedge = Hedge.EXACT) -> Claim:
    return replace(claim(value, source=source), quantity=name, hedge=hedge)


def held(text: str, *claims: Claim, test: Test = Test.HOLD, tolerance: Fraction = NONE) -> Verdict:
    expectation = Expectation(
        "e", test, PLACE, relation=equation.parse_relation(text), tolerance=tolerance
    )
    return judge(expectation, claims, BOOK).verdict


def closed(value: Interval) -> Interval:
    return Interval(value.low, value.high)


@given(VALUES, VALUES, st.sampled_from(sorted(HOLDS)))
def test_a_relation_is_broken_where_no_two_values_satisfy_it(
    left: Interval, right: Interval, operator: str
) -> None:
    # What touches is no gap: "5" and "more than 5" are equal as far as anybody can tell.
    sides = (closed(left), closed(right)) if operator == "==" else (left, right)
    values = [[value for value in GRID if value in side] for side in sides]
    satisfied = any(HOLDS[operator](one, other) for one, other in product(*values))
    expected = Verdict.AGREES if satisfied else Verdict.CONFLICTS
    assert held(f"a {operator} b", of("a", left), of("b", right)) is expected


@pytest.mark.parametrize(
    ("relation", "left", "right", "tolerance", "holds"),
    [
        ("a == b", 100, 105, Fraction(1, 20), True),
        ("a == b", 100, 106, Fraction(1, 20), False),
        ("a == b", 106, 100, Fraction(1, 20), False),
        ("a == b", 0, 1, Fraction(1), False),
        ("a <= b", 105, 100, Fraction(1, 20), True),
        ("a <= b", 106, 100, Fraction(1, 20), False),
        ("a >= b", 96, 100, Fraction(1, 20), True),
        ("a >= b", 95, 100, Fraction(1, 20), False),
        ("a < b", 105, 100, Fraction(1, 20), True),
        ("a >= b", 100, 100, NONE, True),
        ("a > b", 100, 100, NONE, False),
        ("a <= b", 100, 100, NONE, True),
        ("a < b", 100, 100, NONE, False),
        ("a != b", 100, 101, NONE, True),
        ("a != b", 100, 100, Fraction(1, 20), False),
        ("a == 2 * b", 10, 5, NONE, True),
        ("a == 2 * b", 10, 6, NONE, False),
        ("a == b / 0", 10, 6, NONE, None),
    ],
)
def test_a_relation_holds_within_its_tolerance(
    relation: str, left: int, right: int, tolerance: Fraction, holds: bool | None
) -> None:
    came_to = {True: Verdict.AGREES, False: Verdict.CONFLICTS, None: Verdict.UNDECIDED}
    claims = of("a", POINT(left)), of("b", POINT(right))
    assert held(relation, *claims, tolerance=tolerance) is came_to[holds]


@pytest.mark.parametrize(
    ("relation", "left", "right", "tolerance", "holds"),
    [
        ("a < b", 5, 6, 0, True),
        ("a < b", 6, 6, 0, False),
        ("a <= b", 6, 6, 0, True),
        ("a <= b", 7, 6, 0, False),
        ("a + 3 <= b", 3, 6, 0, True),
        ("a + 3 <= b", 4, 6, 0, False),
        ("a <= b", 8, 6, 2, True),
        ("a <= b", 9, 6, 2, False),
        ("a < b", 8, 6, 2, False),
    ],
)
def test_days_come_in_order_within_a_tolerance_of_days(
    relation: str, left: int, right: int, tolerance: int, holds: bool
) -> None:
    claims = of("a", POINT(left)), of("b", POINT(right))
    came_to = held(relation, *claims, test=Test.ORDER, tolerance=Fraction(tolerance))
    assert came_to is (Verdict.AGREES if holds else Verdict.CONFLICTS)


def found(text: str, *claims: Claim) -> Finding:
    expectation = Expectation("e", Test.HOLD, PLACE, relation=equation.parse_relation(text))
    (finding,) = judge(expectation, claims, BOOK).findings
    return finding


def test_a_broken_equation_shows_the_nearest_of_its_combinations() -> None:
    finding = found(
        "a == 2 * b", of("a", POINT(10)), of("b", POINT(6), "b"), of("b", POINT(50), "c")
    )
    assert finding.message == "the a: 10 ≠ 2 × 6 = 12"
    assert finding.working == "10 ≠ 2 × 6 = 12"
    assert [(side.label, str(side.value)) for side in finding.positions] == [
        ("a", "10"),
        ("b", "6"),
        ("b", "50"),
    ]
    assert (finding.kind, finding.level) == (FindingKind.EQUATION, Level.ERROR)


@pytest.mark.parametrize(
    ("relation", "claims", "message"),
    [
        ("a == b", [of("a", POINT(0)), of("a", POINT(10), "b"), of("b", POINT(12))],
         "the a: 10 ≠ 12"),
        ("a <= b", [of("a", POINT(10)), of("b", POINT(5))], "the a: 10 > 5"),
        ("a < b", [of("a", POINT(10)), of("b", POINT(5))], "the a: 10 ≥ 5"),
        ("a > b", [of("a", POINT(5)), of("b", POINT(10))], "the a: 5 ≤ 10"),
        ("a >= b", [of("a", POINT(5)), of("b", POINT(10))], "the a: 5 < 10"),
        ("a != b", [of("a", POINT(5)), of("b", POINT(5))], "the a: 5 = 5"),
        ("50 <= a", [of("a", POINT(10))], "the a: 50 > 10"),
        ("a <= 5", [of("a", POINT(10))], "the a: 10 > 5 = 5"),
    ],
)  # fmt: skip
def test_a_broken_relation_shows_its_figures(
    relation: str, claims: list[Claim], message: str
) -> None:
    assert found(relation, *claims).message == message


def test_a_finding_carries_what_its_expectation_says() -> None:
    expectation = Expectation(
        "e", Test.HOLD, Place("x.yaml", 7, 3), relation=equation.parse_relation("a == b"),
        tolerance=Fraction(1, 50), why="readers ask",
    )  # fmt: skip
    domains = {name: replace(each, domain=OF(0, 100)) for name, each in QUANTITIES.items()}
    book = replace(BOOK, quantities=domains, levels=(("equation", Level.NOTE),))
    wide = of("a", Interval(Fraction(10), Fraction(100), True), hedge=Hedge.BETWEEN)
    claims = [replace(each, story="north") for each in (wide, of("b", POINT(5)))]
    (finding,) = judge(expectation, claims, book).findings
    assert finding.message == "the a: more than 10 ≠ 5"
    assert (finding.place, finding.tolerance, finding.why, finding.story, finding.level) == (
        expectation.place, Fraction(1, 50), "readers ask", "north", Level.NOTE,
    )  # fmt: skip
    assert (finding.gap, finding.accepted) == (None, None)


def test_a_relation_that_rests_on_a_vague_word_is_a_warning() -> None:
    vague = of("b", OF(20, 99), hedge=Hedge.VAGUE)
    assert found("a >= b", of("a", POINT(10)), vague).level is Level.WARNING
    firm = of("b", POINT(30), "b")
    assert found("a >= b", of("a", POINT(10)), vague, firm).level is Level.ERROR


def test_derived_and_denied_claims_are_no_operands() -> None:
    derived = replace(of("b", POINT(99)), derived=(claim(POINT(1)).passage,))
    denied = replace(of("b", POINT(99)), polarity=DENIED)
    assert held("a == b", of("a", POINT(10)), derived, denied) is Verdict.UNDECIDED


def test_operands_are_of_days_near_enough() -> None:
    near = {name: replace(each, valid_for=3) for name, each in QUANTITIES.items()}
    book = replace(BOOK, quantities={**near, "c": replace(QUANTITIES["c"], valid_for=None)})
    expectation = Expectation("e", Test.HOLD, PLACE, relation=equation.parse_relation("a == b"))

    def of_day(day: int) -> Claim:
        return replace(claim(POINT(9), (day, day)), quantity="b")

    first = of("a", POINT(10))
    assert judge(expectation, [first, of_day(3)], book).verdict is Verdict.CONFLICTS
    far = judge(expectation, [first, of_day(4)], book)
    assert (far.verdict, far.reason) == (
        Verdict.UNDECIDED,
        "no claims of a or b of days near enough",
    )


def test_more_combinations_than_can_be_tried_are_left() -> None:
    many = [of("b", POINT(10), f"s{number:04}") for number in range(2_001)]
    last = replace(many[-1], value=POINT(11))
    assert held("a == b", of("a", POINT(10)), *many[:-1], last) is Verdict.AGREES
    assert held("a == b", of("a", POINT(10)), *many[:-2], last) is Verdict.CONFLICTS


@pytest.mark.parametrize(
    ("relation", "same", "reason"),
    [
        ("a == b", None, "no claim of b was found"),
        ("b == c", None, "no claim of b or c was found"),
        ("a == b + c", None, "no claim of b or c was found"),
    ],
)
def test_what_is_missing_is_named(relation: str, same: Same | None, reason: str) -> None:
    parsed = equation.parse_relation(relation)
    expectation = Expectation("e", Test.HOLD, PLACE, relation=parsed, same=same)
    assert judge(expectation, [of("a", POINT(1))], BOOK).reason == reason


def test_no_source_has_both() -> None:
    parsed = equation.parse_relation("a == b")
    expectation = Expectation("e", Test.HOLD, PLACE, relation=parsed, same=Same.SOURCE)
    outcome = judge(expectation, [of("a", POINT(1)), of("b", POINT(2), "b")], BOOK)
    assert outcome.reason == "no claims of a or b in one source"
    assert (outcome.claims, outcome.sources) == (0, 0)


def test_a_disagreement_carries_what_its_expectation_says() -> None:
    expectation = Expectation(
        "e", Test.AGREE, Place("x.yaml", 7, 3), "toll", tolerance=Fraction(1, 50), why="readers ask"
    )
    book = replace(BOOK, quantities={"toll": TOLL})
    told = [replace(claim(POINT(n), source=f"s{n}"), story="north") for n in (10, 12)]
    (finding,) = judge(expectation, told, book).findings
    assert (finding.place, finding.tolerance, finding.why, finding.story, finding.gap) == (
        expectation.place, Fraction(1, 50), "readers ask", "north", Fraction(1, 5),
    )  # fmt: skip
    assert (finding.working, finding.accepted) == ("", None)


def test_what_was_computed_is_no_copy_of_what_was_said() -> None:
    same = "Of 4 boats with 5 people each, 20 people came ashore in the end."
    passage = replace(claim(POINT(20)).passage, sentence=same)
    stated = replace(claim(POINT(20)), passage=passage)
    computed = replace(stated, derived=(passage,))
    assert len(fold([stated, computed])) == len(fold([computed, stated])) == 2
    assert len(fold([stated, stated])) == len(fold([computed, computed])) == 1


# ---------------------------------------------------------------- what a finding is called

EXPECTATION = Expectation("e", Test.AGREE, Place("rules.yaml", 3, 5), "toll")


@pytest.mark.parametrize(
    ("kind", "firm", "own", "by_kind", "project", "level"),
    [
        (FindingKind.CROSS, True, None, (), (), Level.ERROR),
        (FindingKind.CROSS, False, None, (), (), Level.WARNING),
        (FindingKind.QUOTED, True, None, (), (), Level.WARNING),
        (FindingKind.QUOTED, True, None, (), (("quoted", Level.NOTE),), Level.NOTE),
        (FindingKind.QUOTED, True, None, (("quoted", Level.ERROR),), (("quoted", Level.NOTE),),
         Level.ERROR),
        (FindingKind.CROSS, True, None, (("quoted", Level.NOTE),), (), Level.ERROR),
        (FindingKind.CROSS, True, Level.NOTE, (("cross", Level.ERROR),), (), Level.NOTE),
        (FindingKind.SELF, False, None, (), (("self", Level.ERROR),), Level.ERROR),
    ],
)  # fmt: skip
def test_levels(
    kind: FindingKind,
    firm: bool,
    own: Level | None,
    by_kind: tuple[tuple[str, Level], ...],
    project: tuple[tuple[str, Level], ...],
    level: Level,
) -> None:
    expectation = replace(EXPECTATION, level=own, levels=by_kind)
    assert naming.level(expectation, kind, firm, replace(BOOK, levels=project)) is level


def sides(*values: Interval) -> tuple[Position, ...]:
    return tuple(Position(value, (claim(value),)) for value in values)


def between(side: Position) -> Position:
    return replace(side, claims=tuple(replace(c, hedge=Hedge.BETWEEN) for c in side.claims))


@pytest.mark.parametrize(
    ("values", "gap", "tolerance", "message"),
    [
        ((POINT(10), POINT(12)), Fraction(1, 5), NONE, "people: 10 or 12 (20% apart)"),
        ((POINT(10), POINT(12), POINT(14)), Fraction(2, 5), NONE,
         "people: 10, 12 or 14 (40% apart)"),
        ((POINT(100), POINT(101)), Fraction(1, 100), NONE, "people: 100 or 101 (1% apart)"),
        ((POINT(1000), POINT(1012)), Fraction(12, 1000), NONE,
         "people: 1,000 or 1,012 (1.2% apart)"),
        ((POINT(1000), POINT(1123)), Fraction(123, 1000), Fraction(1, 20),
         "people: 1,000 or 1,123 (12% apart, tolerance 5%)"),
        ((POINT(1000), POINT(1100)), Fraction(1, 10), NONE, "people: 1,000 or 1,100 (10% apart)"),
        ((POINT(1000), POINT(1100)), Fraction(104, 1000), NONE,
         "people: 1,000 or 1,100 (10% apart)"),
        ((POINT(0), POINT(3)), None, NONE, "people: 0 or 3"),
        ((POINT(10), OF(12, 15)), Fraction(1, 5), NONE, "people: 10 or 12–15 (at least 20% apart)"),
    ],
)  # fmt: skip
def test_a_finding_says_what_and_how_far_apart(
    values: Sequence[Interval], gap: Fraction | None, tolerance: Fraction, message: str
) -> None:
    bounded = [between(side) for side in sides(*values)]
    expectation = replace(EXPECTATION, tolerance=tolerance)
    assert naming.message(TOLL, bounded, gap, expectation) == message


def test_a_bound_of_the_domain_is_not_told() -> None:
    bounded = replace(TOLL, domain=OF(0, 1000))
    open_ended = Interval(Fraction(12), Fraction(1000), True)
    told = naming.message(bounded, [between(each) for each in sides(POINT(10), open_ended)], None,
                          EXPECTATION)  # fmt: skip
    assert told == "people: 10 or more than 12"


def test_findings_stand_by_their_fingerprints() -> None:
    findings = [naming.finished(each, "", BOOK) for each in identities()]
    shown = naming.outcome(EXPECTATION, [claim(POINT(1))], tuple(findings), "").findings
    marks = [each.fingerprint for each in shown]
    assert marks == sorted(marks)
    assert len(marks) == len(findings)


def test_a_story_may_be_called_anything() -> None:
    odd = replace(next(identities()), story="\ud800")
    assert len(naming.finished(odd, "", BOOK).fingerprint) == 12


def test_days_are_counted() -> None:
    day = replace(TOLL, unit="date", what="day")
    two = [
        Position(value, (replace(claim(value), unit="date"),))
        for value in (Interval.days(d, d) for d in (date(2023, 6, 1), date(2023, 6, 2)))
    ]
    assert naming.message(day, two, Fraction(1), EXPECTATION) == (
        "day: 1 June 2023 or 2 June 2023 (1 day apart)"
    )


def identities() -> Iterator[Finding]:
    """Yield findings of which no two are the same."""
    first = Finding("", "e", FindingKind.CROSS, Level.ERROR, "m", sides(POINT(1), POINT(2)), PLACE)
    yield first
    yield replace(first, expectation="f")
    yield replace(first, kind=FindingKind.SELF)
    yield replace(first, story="x")
    yield replace(first, positions=sides(POINT(1), POINT(3)))
    yield replace(first, positions=tuple(replace(p, label="a") for p in first.positions))
    yield replace(first, positions=(replace(first.positions[0], polarity=DENIED),))


def test_the_fingerprint_is_of_what_is_at_odds_alone() -> None:
    marks = {naming.finished(each, "", BOOK).fingerprint for each in identities()}
    marks.add(naming.finished(next(identities()), "a source", BOOK).fingerprint)
    assert len(marks) == 8
    assert all(len(mark) == 12 and set(mark) <= set("0123456789abcdef") for mark in marks)
    first = next(identities())
    same = replace(first, message="n", level=Level.NOTE, why="w", gap=NONE, anchor=None,
                   positions=first.positions[::-1], place=Place("x", 9, 9))  # fmt: skip
    assert naming.finished(same, "", BOOK).fingerprint in marks
    assert naming.finished(first, "", BOOK).fingerprint == "71e2870f38cb"


def test_spans_of_days_are_days() -> None:
    first = date(2023, 6, 1)
    assert claim(POINT(1), (0, 3)).as_of == Interval.days(first, first + timedelta(3))
