"""How do the words around a figure shape its value?"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.figures import hedges
from discrepant.figures.hedges import Hedged
from discrepant.model import Hedge, Polarity
from discrepant.tokens import split
from sentences import figures


def shaped(text: str) -> tuple[Hedged, ...]:
    """Return the figures of a sentence with their hedges."""
    return hedges.shape(*figures(text))


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("5,000", "5000", "exact"),
        ("exactly 5,000", "5000", "exact"),
        ("a total of 5,000", "5000", "exact"),
        ("about 5,000", "[4500, 5500]", "about"),
        ("around 5,000", "[4500, 5500]", "about"),
        ("some 5,000", "[4500, 5500]", "about"),
        ("roughly 5,000", "[4500, 5500]", "about"),
        ("approximately 5,000", "[4500, 5500]", "about"),
        ("close to 5,000", "[4500, 5500]", "about"),
        ("an estimated 5,000", "[4500, 5500]", "about"),
        ("~5,000", "[4500, 5500]", "about"),
        ("5,000 or so", "[4500, 5500]", "about"),
        ("about 5,120", "[5110, 5130]", "about"),
        ("some 1.28 million", "[1270000, 1290000]", "about"),
        ("nearly 5,000", "[4500, 5000)", "about"),
        ("almost 5,000", "[4500, 5000)", "about"),
        ("just under 5,000", "[4500, 5000)", "about"),
        ("just over 5,000", "(5000, 5500]", "about"),
        ("more than 5,000", "(5000, inf)", "more_than"),
        ("over 5,000", "(5000, inf)", "more_than"),
        ("in excess of 5,000", "(5000, inf)", "more_than"),
        ("topped 5,000", "(5000, inf)", "more_than"),
        (">30", "(30, inf)", "more_than"),
        ("at least 5,000", "[5000, inf)", "at_least"),
        ("no fewer than 5,000", "[5000, inf)", "at_least"),
        ("no less than 5,000", "[5000, inf)", "at_least"),
        ("not fewer than 5,000", "[5000, inf)", "at_least"),
        ("5,000 or more", "[5000, inf)", "at_least"),
        ("5,000+", "[5000, inf)", "at_least"),
        ("50 and counting", "[50, inf)", "at_least"),
        ("upwards of 5,000", "[5000, inf)", "at_least"),
        (">= 30", "[30, inf)", "at_least"),
        ("equal to or more than 30", "[30, inf)", "at_least"),
        ("fewer than 5,000", "(-inf, 5000)", "less_than"),
        ("less than 5,000", "(-inf, 5000)", "less_than"),
        ("under 5,000", "(-inf, 5000)", "less_than"),
        ("<-30", "(-inf, -30)", "less_than"),
        ("up to 5,000", "(-inf, 5000]", "at_most"),
        ("up to 2.5 million", "(-inf, 2500000]", "at_most"),
        ("more than 1.2 million", "(1200000, inf)", "more_than"),
        ("more than 5,000 or equal to it", "[5000, inf)", "at_least"),
        ("less than 5,000 or equal", "(-inf, 5000]", "at_most"),
        ("=>30", "30", "exact"),
        ("at most 5,000", "(-inf, 5000]", "at_most"),
        ("no more than 5,000", "(-inf, 5000]", "at_most"),
        ("not more than 40", "(-inf, 40]", "at_most"),
        ("as many as 500", "(-inf, 500]", "at_most"),
        ("500-odd trucks", "[450, 550]", "about"),
        ("as high as 500", "(-inf, 500]", "at_most"),
        ("as little as 500", "[500, inf)", "at_least"),
        ("as much as $500", "(-inf, 500]", "at_most"),
        ("15 and under", "(-inf, 15]", "at_most"),
        ("less than or equal to 30", "(-inf, 30]", "at_most"),
        ("about 500 or more", "[500, inf)", "at_least"),
        ("several thousand", "[2000, 9999]", "vague"),
        ("about several thousand", "[2000, 9999]", "vague"),
        ("more than a dozen", "(12, inf)", "more_than"),
        ("at least several hundred", "[200, inf)", "at_least"),
        ("almost a million", "[900000, 1000000)", "about"),
        ("at least 5 or less", "(-inf, 5]", "at_most"),
        ("5,000-plus", "[5000, inf)", "at_least"),
        ("5,000 - plus", "5000", "exact"),
        ("20-ish", "[18, 22]", "about"),
        ("about 0", "0", "about"),
        ("nearly zero", "0", "about"),
        ("just over 0", "0", "about"),
        ("about “500” men", "[450, 550]", "about"),
        ("> about 30", "(27, inf)", "more_than"),
        ("5,000 + men", "5000", "exact"),
        ("5,000 plus men", "5000", "exact"),
        ("about 0.5", "[0.45, 0.55]", "about"),
        ("about 51", "[45.9, 56.1]", "about"),
        ("at least more than 30", "(30, inf)", "at_least"),
        ("at most less than 30", "(-inf, 30)", "at_most"),
        ("more than 1.5 million", "(1500000, inf)", "more_than"),
        ("the fee goes up to 350", "350", "exact"),
        ("it went up to 350", "350", "exact"),
        ("they lift up to 350", "(-inf, 350]", "at_most"),
    ],
)
def test_hedges_shape_the_interval(text: str, value: str, hedge: str) -> None:
    (only,) = shaped(text)
    assert (str(only.value), only.hedge.value) == (value, hedge)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("between 20 and 30", "[20, 30]"),
        ("from 20 to 30", "[20, 30]"),
        ("10 to 12 people", "[10, 12]"),
        ("12–18 months", "[12, 18]"),
        ("5-6 men", "[5, 6]"),
        ("two or three men", "[2, 3]"),
        ("five to six", "[5, 6]"),
        ("10 to 20 billion", "[10000000000, 20000000000]"),
        ("$1.2 to $1.5 billion", "[1150000000, 1550000000]"),
        ("2.5 to 4 million", "[2450000, 4000000]"),
        ("between 10 and 20 million", "[10000000, 20000000]"),
        ("10-20 thousand", "[10000, 20000]"),
        ("$10m-$20m", "[10000000, 20000000]"),
        ("$10-20 million", "[10000000, 20000000]"),
        ("5k-20k", "[5000, 20000]"),
        ("8- to 16-meter", "[8, 16]"),
        ("10% to 20%", "[10, 20]"),
        ("between 44 mg and 50 mg", "[44, 50]"),
        ("from 10 dollars to 20 dollars", "[10, 20]"),
        ("between 2 and about 7", "[2, 7]"),
        ("10 to as many as 20", "[10, 20]"),
        ("from -34 °C to -18 °C", "[-34, -18]"),
        ("from -18 °C to -34 °C", "[-34, -18]"),
        ("2,000.45 ± 0.01", "[2000.44, 2000.46]"),
        ("50 plus or minus 3", "[47, 53]"),
        ("more than 10 and less than 20", "(10, 20)"),
        ("at most 100 and at least 20", "[20, 100]"),
        ("about 20 to 30", "[20, 30]"),
        ("more than 10 but less than 20", "(10, 20)"),
        ("more than 10, less than 20", "(10, 20)"),
        ("more than 10, but less than 20", "(10, 20)"),
        ("from nearly 20 to about 30", "[20, 30]"),
        ("from 10% to 20 percent", "[10, 20]"),
        ("between 10 mile and 20 miles", "[10, 20]"),
        ("between 10 miles and 20 mile", "[10, 20]"),
        ("from 5 and 10", "[5, 10]"),
        ("from -5 to 0", "[-5, 0]"),
        ("$15 to $415", "[15, 415]"),
        ("killed by 5 to 10", "[5, 10]"),
        ("walked from 10 to 20 miles, then rose", "[10, 20]"),
        ("it rose after a long pleasant walk from 10 to 20 miles", "[10, 20]"),
        ("1.5 to 2 million", "[1450000, 2000000]"),
        ("2 or 3 million", "[2000000, 3000000]"),
        ("5 million to 20 million", "[5000000, 20000000]"),
        ("2 thousand to 3 million", "[2000, 3000000]"),
        ("1 thousand to 2,000 million", "[1000, 2000000000]"),
        ("minus 34 – minus 18", "[-34, -18]"),
        ("5 or 10 men", "[5, 10]"),
        ("5 ~ 10 men", "[5, 10]"),
        ("1.2 million to 1.5 million", "[1150000, 1550000]"),
        ("1.5 to 2 litres", "[1.5, 2]"),
        ("0 to 5 million", "[0, 5000000]"),
        ("3 to 3 million readers", "[3, 3000000]"),
        ("500 to 2 million", "[500, 2000000]"),
    ],
)
def test_two_figures_are_one_range(text: str, value: str) -> None:
    (only,) = shaped(text)
    assert (str(only.value), only.hedge) == (value, Hedge.BETWEEN)
    assert only.polarity is Polarity.ASSERTED


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("rose from 10 to 20", ["10", "20"]),
        ("kept climbing from 10 to 20", ["10", "20"]),
        ("edged from 10 to 20", ["10", "20"]),
        ("lost from 10 to 20", ["[10, 20]"]),
        ("rose by 5 to 10", ["5", "10"]),
        ("rose 15 percent to $415", ["15", "415"]),
        ("10 men to 20 women", ["10", "20"]),
        ("10 and 20", ["10", "20"]),
        ("2 or 50", ["2", "50"]),
        ("20 to 10", ["20", "10"]),
        ("from dozens to hundreds", ["[24, 99]", "[200, 999]"]),
        ("less than 10 and more than 40", ["(-inf, 10)", "(40, inf)"]),
        ("no more than 12 and more than 194", ["(-inf, 12]", "(194, inf)"]),
        ("12 of the 26 victims", ["12", "26"]),
        ("more than 10 and about 20", ["(10, inf)", "[18, 22]"]),
        ("about 10 and less than 20", ["[9, 11]", "(-inf, 20)"]),
        ("500 or more than 600", ["500", "(600, inf)"]),
        ("from dozens to 300", ["[24, 99]", "300"]),
        ("from 20 to hundreds", ["20", "[200, 999]"]),
        ("between 10 miles and 20 men", ["10", "20"]),
        ("10 percent to 20 men", ["10", "20"]),
        ("10 men to 20 percent", ["10", "20"]),
        ("15 to $415", ["15", "415"]),
        ("1.2 million to 3 million", ["[1150000, 1250000]", "3000000"]),
        ("prices rose sharply from 10 to 20", ["10", "20"]),
        ("the toll went up by 5 to 10", ["5", "10"]),
        ("5 – –10", ["5", "-10"]),
        ("-20 - -10", ["-20", "-10"]),
        ("–20 – –10", ["-20", "-10"]),
        ("minus 18 – minus 34", ["-18", "-34"]),
        ("from 5 to 0", ["5", "0"]),
        ("prices rose sharply again by 5 to 10", ["5", "10"]),
        ("he gave 10 to each of the 20", ["10", "20"]),
        ("-5 - -10", ["-5", "-10"]),
        ("5 to 5", ["5", "5"]),
        ("5 or 5", ["5", "5"]),
        ("5 or 11", ["5", "11"]),
        ("5 or 14", ["5", "14"]),
        ("5,000 plus 300", ["5000", "300"]),
        ("5,000 + 300", ["5000", "300"]),
        ("5,000+300", ["5000", "300"]),
        ("10 to 20 men and 5 tanks", ["[10, 20]", "5"]),
        ("at most 20 and less than 30", ["(-inf, 20]", "(-inf, 30)"]),
        ("more than 10 and at least 20", ["(10, inf)", "[20, inf)"]),
        ("500 or so, 600 or more", ["[450, 550]", "[600, inf)"]),
        ("10 at least or equal to 20", ["[10, inf)", "20"]),
        ("prices rose in a single week from 10 to 20", ["10", "20"]),
        ("prices rose in a single week by 5 to 10", ["5", "10"]),
        ("sales rose 1.2 million to 1.5 million", ["[1150000, 1250000]", "[1450000, 1550000]"]),
        ("10 as many as 20", ["10", "(-inf, 20]"]),
    ],
)
def test_figures_that_are_no_range_stay_apart(text: str, values: list[str]) -> None:
    assert [str(each.value) for each in shaped(text)] == values


def test_a_range_with_a_hedge_at_each_end_holds_both_figures() -> None:
    (only,) = shaped("more than 10 and less than 20")
    assert [str(figure.value) for figure in only.figures] == ["10", "20"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5 feet 10 inches", "70"),
        ("7 feet, 10 inches", "94"),
        ("2 years and 3 months", "27"),
        ("2 yards, 7 feet and 10 inches", "166"),
        ("an hour and 45 minutes", "105"),
        ("3 hours, 2 minutes and 5 seconds", "10925"),
        ("thirteen dollars and forty-five cents", "13.45"),
        ("$20 and 43 cents", "20.43"),
        ("20 ringgit and 43 sen", "20.43"),
        ("a dollar and 42 cents", "1.42"),
        ("15 dollars 50", "15.5"),
        ("US$3 and fourteen", "3.14"),
        ("17 USD 25.", "17.25"),
        ("20 Rupees 43", "20.43"),
        ("1 hour thirty", "90"),
        ("two hours and ten", "130"),
        ("one hour and half", "1.5"),
        ("two years and a half in jail", "2.5"),
        ("5 feet 10 and", "70"),
        ("5-foot-10", "70"),
        ("5-foot-10-inch", "70"),
        ("5 ft 2 in", "62"),
        ("1 year, 2 days and 3 hours", "8811"),
        ("about 5 feet 10 inches", "[63, 77]"),
    ],
)
def test_figures_with_units_of_one_kind_are_one_measure(text: str, value: str) -> None:
    (only,) = shaped(text)
    assert (str(only.value), only.polarity) == (value, Polarity.ASSERTED)


@pytest.mark.parametrize(
    "text",
    [
        "15 dollars and 50 men",
        "between 15 dollars and 50",
        "2 miles, 5 in all",
        "two hours and ten men",
        "2 years and a half dozen men",
        "$20 and $43",
        "5 feet 10 men",
    ],
)
def test_two_things_are_no_measure(text: str) -> None:
    assert len(shaped(text)) == 2 or shaped(text)[0].hedge is Hedge.BETWEEN


def test_a_measure_in_money_is_in_the_larger_unit() -> None:
    (only,) = shaped("more than 1 dollar and forty-two cents")
    assert (str(only.value), only.figures[0].unit) == ("(1.42, inf)", "USD")


@pytest.mark.parametrize(
    ("text", "value", "polarity"),
    [
        ("not 12", "12", "denied"),
        ("not close to 3,000", "[2700, 3300]", "denied"),
        ("definitely not close to 3,000", "[2700, 3300]", "denied"),
        ("nowhere near 3,000", "3000", "denied"),
        ("isn't 12", "12", "denied"),
        ("not more than 40", "(-inf, 40]", "asserted"),
        ("not fewer than 40", "[40, inf)", "asserted"),
        ("not just 12", "(12, inf)", "asserted"),
        ("not over 40", "(-inf, 40]", "asserted"),
        ("not several", "[3, 9]", "asserted"),
        ("12", "12", "asserted"),
    ],
)
def test_only_points_and_approximations_are_denied(text: str, value: str, polarity: str) -> None:
    (only,) = shaped(text)
    assert (str(only.value), only.polarity.value) == (value, polarity)


def test_a_hedge_belongs_to_the_figure_it_stands_at() -> None:
    first, second = shaped("about 500 men and more than 20 tanks")
    assert (str(first.value), str(second.value)) == ("[450, 550]", "(20, inf)")
    assert first.end <= second.start


def quoted(text: str) -> list[str]:
    """Return the words of each figure of a sentence, hedges included."""
    tokens = split(text, 0, len(text))
    return [text[tokens.starts[each.start] : tokens.ends[each.end - 1]] for each in shaped(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They sent no fewer than 500 men.", "no fewer than 500"),
        ("They sent between 20 and 30 men.", "between 20 and 30"),
        ("They sent from 20 to 30 men.", "from 20 to 30"),
        ("They sent between 20 to 30 men.", "between 20 to 30"),
        ("They sent 20 to 30 men.", "20 to 30"),
        ("A range of 12–18 months.", "12–18"),
        ("A range between 12–18 months.", "between 12–18"),
        ("A range from 12–18 months.", "from 12–18"),
        ("They sent more than 10 but less than 20 men.", "more than 10 but less than 20"),
        ("They paid more than 5,000 or equal to it.", "more than 5,000 or equal to"),
        ("They paid less than 5,000 or equal, he said.", "less than 5,000 or equal"),
        ("He gave about “500” men.", "about “500"),
        ("He gave “500” men.", "500"),
        ("They sent 20-ish men.", "20-ish"),
        ("They sent 500 or so to the front.", "500 or so"),
        ("They sent 500 or more to the front.", "500 or more"),
        ("They sent 500 or so", "500 or so"),
        ("They sent 20 in total by train.", "20 in total"),
        ("It was not 12 at all.", "not 12"),
        ("It was between 2 years and 3 years.", "between 2 years and 3"),
    ],
)
def test_a_hedge_is_part_of_what_is_quoted(text: str, words: str) -> None:
    assert quoted(text) == [words]


@given(
    st.sampled_from(["about", "nearly", "just over", "more than", "at least", "up to", "under"]),
    st.integers(min_value=1, max_value=10**9).filter(lambda number: not 1900 <= number <= 2100),
)
def test_a_hedged_figure_keeps_its_number_as_a_bound_or_within(hedge: str, number: int) -> None:
    (only,) = shaped(f"{hedge} {number:,} men")
    assert number in only.value or number in (only.value.low, only.value.high)
    assert only.polarity is Polarity.ASSERTED


@given(
    st.lists(
        st.sampled_from("at least 5 or less not more than 10 and about ±".split()), max_size=14
    )
)
def test_no_heap_of_hedges_bounds_nothing_or_breaks_the_order(words: list[str]) -> None:
    found = shaped(" ".join(words))
    assert all(each.value.low is not None or each.value.high is not None for each in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
