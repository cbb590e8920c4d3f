"""Which days are a week, a month, a season, and which one of them is meant?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.dates import days
from discrepant.dates.days import NoSuchDay, Part, Recurring, Unit
from discrepant.interval import Interval

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
RECURRING = st.sampled_from(
    [
        days.weekday(0),
        days.weekday(6),
        days.WEEKEND,
        days.each_month(2),
        days.each_day(12, 31),
        days.each_day(2, 29),
        days.each_months(12, 3),
        days.day_of_months(18),
        days.day_of_months(31),
        days.weekday_on(4, 13),
        days.each_months(6, 3),
        days.nth_weekday(11, 3, 4),
        Recurring(days.easter),
    ]
)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2024, 3, 31)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert days.easter(year) == days.on(year, month, day)


@given(DAYS, st.sampled_from(list(Unit)))
def test_a_day_lies_in_its_week_month_and_year(day: date, unit: Unit) -> None:
    first, last = days.ends(days.whole(unit, day))
    assert first <= day <= last
    if unit is not Unit.FORTNIGHT:  # it begins with the week it is asked for
        assert days.whole(unit, first) == days.whole(unit, last)


@given(DAYS, st.sampled_from(list(Unit)))
def test_parts_lie_within_and_early_and_late_leave_nothing_out(day: date, unit: Unit) -> None:
    stretch = days.whole(unit, day)
    early, mid, late = (days.part(stretch, which) for which in Part)
    assert early.hull(late) == stretch
    assert mid.within(stretch)


@given(DAYS, RECURRING)
def test_past_and_coming_ones_stand_on_their_side_of_the_day(
    day: date, recurring: Recurring
) -> None:
    assert days.ends(days.latest(recurring, day))[0] <= day
    assert days.ends(days.ended(recurring, day))[1] < day
    assert days.ends(days.upcoming(recurring, day))[1] >= day
    assert days.ends(days.unbegun(recurring, day))[0] > day


@given(DAYS, RECURRING)
def test_last_and_next_are_the_nearest_one_or_of_the_cycle_beside(
    day: date, recurring: Recurring
) -> None:
    last, following = days.last(recurring, day), days.following(recurring, day)
    assert days.ends(last)[1] < day < days.ends(following)[0]
    near = days.ended(recurring, day), days.unbegun(recurring, day)
    assert near[0].within(last) or days.ends(last)[1] < days.ends(near[0])[0]
    assert near[1].within(following) or days.ends(following)[0] > days.ends(near[1])[1]


@given(DAYS, RECURRING)
def test_the_closest_one_is_the_latest_or_the_coming_one(day: date, recurring: Recurring) -> None:
    closest = days.closest(recurring, day)
    assert closest in (days.latest(recurring, day), days.upcoming(recurring, day))


@given(DAYS, st.integers(0, 6), st.integers(1, 31))
def test_a_weekday_on_a_day_of_the_month_is_both(day: date, number: int, nth: int) -> None:
    found, _ = days.ends(days.latest(days.weekday_on(number, nth), day))
    assert (found.weekday(), found.day) == (number, nth)


@given(st.integers(1900, 2100), st.integers(1, 52))
def test_weeks_of_a_year_are_those_of_the_standard(year: int, number: int) -> None:
    first, last = days.ends(days.nth_week(days.years(year), number))
    assert first.isocalendar()[:2] == last.isocalendar()[:2] == (year, number)
    assert first == date.fromisocalendar(year, number, 1)


@given(DAYS)
def test_a_year_begins_and_ends_within_itself(day: date) -> None:
    year = days.whole(Unit.YEAR, day)
    assert all(days.edge(year, which).within(year) for which in Part)
    month = days.whole(Unit.MONTH, day)
    assert all(days.edge(month, which) == days.part(month, which) for which in Part)


def test_a_day_has_no_parts() -> None:
    assert days.part(days.on(2024, 6, 5), Part.MID) == days.on(2024, 6, 5)


def test_an_open_stretch_has_no_ends() -> None:
    with pytest.raises(NoSuchDay, match="open"):
        days.ends(Interval.days(None, date(2024, 6, 5)))


def test_what_never_comes_is_no_day() -> None:
    with pytest.raises(NoSuchDay, match="February 30"):
        days.latest(days.each_day(2, 30), date(2024, 6, 5))
