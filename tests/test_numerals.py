"""Which number do these digits or words write?  The first figure of a text, and its value."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.figures import numerals
from discrepant.figures.values import significant
from discrepant.interval import plain
from discrepant.tokens import split
from sentences import figures


def read(text: str) -> list[str]:
    """Return the values of the figures of a text, with the unit that stands beside them."""
    return [str(each.value) + (f" {each.unit}" if each.unit else "") for each in figures(text)[1]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 soldiers", "12"),
        ("12,000 soldiers", "12000"),
        ("1,234,567 votes", "1234567"),
        ("0.5 metres", "0.5"),
        ("12.75 metres", "12.75"),
        (".08 percent", "0.08"),
        ("1\u202f234\u202f567 votes", "1234567"),
        ("40\u00a0000 people", "40000"),
        ("40 000 people", "40000"),
        ("1 414 021 100 people", "1414021100"),
        ("12,34,567 votes", "1234567"),
        ("007 bottles and 12 cans", "12"),
        ("12k soldiers", "12000"),
        ("100K followers", "100000"),
        ("2bn litres", "2000000000"),
        ("10 bn litres", "10000000000"),
        ("1.5m refugees", "[1450000, 1550000]"),
        ("10M refugees", "10000000"),
        ("20m waves", "20"),
        ("a 5m pole", "5"),
        ("1.28 million", "[1275000, 1285000]"),
        ("7 million", "7000000"),
        ("3 hundred men", "300"),
        ("3 dozens", "36"),
        ("5 lakh", "500000"),
        ("4 crore", "40000000"),
        ("three lakh crore", "3000000000000"),
        ("4 million 300 thousand people", "4300000"),
        ("3 million and a half", "3500000"),
        ("1 1/2 miles", "1.5"),
        ("2½ hours", "2.5"),
        ("½ teaspoon", "0.5"),
        ("1/2 cup", "0.5"),
        ("3/4 of a million", "750000"),
        ("a 10-million-dollar house", "10000000"),
        ("5 and a half minutes", "5.5"),
        ("-5 degrees", "-5"),
        ("−5 points", "-5"),
        ("minus 12 points", "-12"),
        ("negative 3 points", "-3"),
        ("3.5-magnitude", "3.5"),
        ("24-hour curfew", "24"),
        ("20mph", "20"),
        ("7.62mm", "7.62"),
        ("3 hundred and 21 yuan", "321"),
        ("3 hundred and one", "301"),
        ("4 thousand 3 hundred and 21", "4321"),
        ("6 crore and two hundred", "60000200"),
        ("12 lac", "1200000"),
        ("300 cr", "3000000000"),
        ("1.234.567,5 metres", "1234567.5"),
        ("1 point 1", "1.1"),
        ("1 point 3 minutes in", "1"),
        ("2.33 k", "[2325, 2335]"),
        ("a 10 k run", "10"),
        ("300 °C or 573.15K", "300"),
        ("20/100", "0.2"),
        ("2/1000", "0.002"),
        ("24m2", "24"),
        ("-4/5", "-0.8"),
        ("-3 people", "3"),
        ("5'10\" tall", "70"),
        ("6’2 and", "74"),
        ("1.3e6", "1300000"),
        ("4e-3", "0.004"),
        ("6.25x10^-4", "0.000625"),
        ("2.5×10−5", "0.000025"),
        ("5×10⁶", "5000000"),
        ("2^10", "1024"),
    ],
)
def test_digits_with_their_marks_and_scales(text: str, value: str) -> None:
    assert str(figures(text)[1][0].value) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one soldier", "1"),
        ("twelve soldiers", "12"),
        ("twenty-six soldiers", "26"),
        ("Twenty-six soldiers", "26"),
        ("fifty two", "52"),
        ("three hundred and thirty one", "331"),
        ("one hundred and six", "106"),
        ("nineteen hundred", "1900"),
        ("two thousand and two hundred", "2200"),
        ("two hundred and six thousand", "206000"),
        ("two-hundred", "200"),
        ("one-hundred-and-one", "101"),
        ("one-hundred-twenty", "120"),
        ("two-hundred-thousand", "200000"),
        ("five-hundred-million", "500000000"),
        ("twenty-one-hundred", "2100"),
        ("two‑hundred", "200"),  # a hyphen that does not break
        ("5 × 10⁶", "5000000"),
        ("3 × 10^6", "3000000"),
        ("a hundred thousand", "100000"),
        ("twenty-one trillion three hundred", "21000000000300"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("half a million", "500000"),
        ("half million", "500000"),
        ("a half-million", "500000"),
        ("a quarter of a million", "250000"),
        ("three quarters of a million", "750000"),
        ("two and a half", "2.5"),
        ("three-and-a-half", "3.5"),
        ("one and a half thousand", "1500"),
        ("two and a half million", "2500000"),
        ("one million and a half", "1500000"),
        ("one hundred and three quarters", "100.75"),
        ("five and a quarter", "5.25"),
        ("two point five million", "2500000"),
        ("nine point nought four", "9.04"),
        ("minus five point five", "-5.5"),
        ("half a mile", "0.5"),
        ("half-mile", "0.5"),
        ("half an hour", "0.5"),
        ("two thirds", "2/3"),
        ("one-eighth", "0.125"),
        ("five eighths", "0.625"),
        ("zero", "0"),
        ("five million", "5000000"),
        ("three thousand millions", "3000000000"),
        ("two hundred & forty", "240"),
        ("twenty-three fifths", "4.6"),
        ("fifty-four hundredths", "0.54"),
        ("two and fifty-four hundredths", "2.54"),
        ("two hundred and fifty-four hundredths", "200.54"),
        ("one hundred and thirty fifths", "26"),
        ("one hundred thirty-fifths", "20/7"),
        ("three twenty-firsts", "1/7"),
        ("one twenty-fifth", "0.04"),
        ("three halves", "1.5"),
        ("two halves", "2"),
        ("ten thirds", "10"),
        ("a hundred trillionths", "0.0000000001"),
        ("two and a thirtieth", "61/30"),
        ("one point three", "1.3"),
        ("one over three", "1/3"),
        ("minus one over 20", "-0.05"),
    ],
)
def test_number_words(text: str, value: str) -> None:
    assert str(figures(text)[1][0].value) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a couple of men", "[2, 3]"),
        ("a few men", "[3, 9]"),
        ("several men", "[3, 9]"),
        ("a handful of men", "[2, 9]"),
        ("a number of men", "[2, inf)"),
        ("a small number of men", "[2, inf)"),
        ("dozens of men", "[24, 99]"),
        ("scores of men", "[40, 199]"),
        ("hundreds of men", "[200, 999]"),
        ("several thousand men", "[2000, 9999]"),
        ("a few hundred men", "[200, 999]"),
        ("several hundred thousand men", "[200000, 999999]"),
        ("thousands of tons", "[2000, 999999]"),
        ("tens of thousands", "[20000, 99999]"),
        ("hundreds of thousands", "[200000, 999999]"),
        ("tens of millions", "[20000000, 99999999]"),
    ],
)
def test_vague_words_have_wide_bounds(text: str, value: str) -> None:
    figure = figures(text)[1][0]
    assert (str(figure.value), figure.vague) == (value, True)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("$5", ["5 USD"]),
        ("$7.2bn", ["[7150000000, 7250000000] USD"]),
        ("£1.5m", ["[1450000, 1550000] GBP"]),
        ("£ 5 m", ["5000000 GBP"]),
        ("€20", ["20 EUR"]),
        ("20 €", ["20 EUR"]),
        ("20€", ["20 EUR"]),
        ("¥300", ["300 JPY"]),
        ("US$4.7 billion", ["[4650000000, 4750000000] USD"]),
        ("A$3m", ["3000000 AUD"]),
        ("C$100", ["100 CAD"]),
        ("NZ$15", ["15 NZD"]),
        ("HK$10", ["10 HKD"]),
        ("USD 20", ["20 USD"]),
        ("USD20", ["20 USD"]),
        ("EUR 1.5 million", ["[1450000, 1550000] EUR"]),
        ("20 USD", ["20 USD"]),
        ("Rs. 500", ["500 INR"]),
        ("RM 42", ["42 MYR"]),
        ("100 Australian dollars", ["100 AUD"]),
        ("100 Egyptian pounds", ["100 EGP"]),
        ("100 euros", ["100"]),
        ("gave a $5 tip", ["5 USD"]),
        ("$1MM", ["1000000 USD"]),
        ("$2million", ["2000000 USD"]),
        ("half a million USD", ["500000 USD"]),
        ("37 °C", ["37 degree_Celsius"]),
        ("98.6 degrees Fahrenheit", ["98.6"]),
        ("70 degrees F", ["70 degree_Fahrenheit"]),
        ("10 degrees below zero", ["-10 degree"]),
        ("ten below zero", ["-10 degree"]),
        ("a year and a half", ["1.5 year"]),
        ("-5 degrees F", ["-5 degree_Fahrenheit"]),
        ("$-99.5", ["-99.5 USD"]),
        ("3.14US$", ["3.14 USD"]),
        ("20Rs", ["20 INR"]),
        ("Rm 12", ["12"]),
        ("rmb 10 usd 20", ["10 CNY", "20 USD"]),
        ("3 USD50 cards", ["3", "50 USD"]),
        ("100 ₾", ["100 GEL"]),
        ("₿21,000", ["21000 BTC"]),
        ("c $ 16 million", ["16000000 CAD"]),
        ("hk $ 10", ["10 HKD"]),
        ("vitamin c 10", ["10"]),
        ("75 USD million", ["75000000 USD"]),
        ("7.5 MEUR", ["[7450000, 7550000] EUR"]),
        ("twenty MUSD", ["20000000 USD"]),
        ("ringgit 42", ["42 MYR"]),
        ("Rupees 500 crore", ["5000000000 INR"]),
        ("the dollar 10 years back", ["10"]),
    ],
)
def test_money_and_degrees_carry_their_unit(text: str, values: list[str]) -> None:
    assert read(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("three in four voters", ["0.75 1"]),
        ("one in ten", ["0.1 1"]),
        ("1 in 20 adults", ["0.05 1"]),
        ("nine out of 10", ["0.9 1"]),
        ("a third of voters", ["1/3 1"]),
        ("one-third of voters", ["1/3 1"]),
        ("two-thirds of the city", ["2/3 1"]),
        ("half of them", ["0.5 1"]),
        ("half the city", ["0.5 1"]),
        ("more than half", ["0.5 1"]),
        ("three of the four men", ["3", "4"]),
        ("one in three days", ["1", "3"]),
        ("a third man", []),
        ("the first half", []),
        ("a fifth of voters", ["0.2 1"]),
        ("more than a third.", ["1/3 1"]),
        ("a fifth man", []),
        ("the fifth of five brothers", ["5"]),
        ("one twenty-first century", ["1"]),
        ("two men, one over 50", ["2", "1", "50"]),
        ("a 2-for-1 split", []),
        ("a two-for-one split", []),
    ],
)
def test_a_share_is_no_count(text: str, values: list[str]) -> None:
    assert read(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "no injuries",
        "no people",
        "none",
        "nobody",
        "no one was hurt",
        "no other serious injuries",
        "the chance is nil",
    ],
)
def test_words_for_nothing_are_zero(text: str) -> None:
    assert read(text) == ["0"]


@pytest.mark.parametrize(
    "text",
    [
        "no doubt",
        "no evidence",
        "no more",
        "no contact with witnesses",
        "no one knows why",
        "the 24th Mechanized Brigade",
        "the twenty-first day",
        "the 1990s",
        "at 9:30",
        "at 9:30 p.m.",
        "at 9 p.m.",
        "between 9 and 10 p.m.",
        "at 3 in the morning",
        "twelve o'clock",
        "Route 66 was shut",
        "Interstate 95 was shut",
        "page 7",
        "Room 210 was shut",
        "No. 5",
        "#1",
        "Boeing 737 crashed",
        "an A320",
        "an F-16",
        "Covid-19",
        "a 4x4",
        "3D",
        "the KTLA 5 Morning News",
        "U.S. 41 remained open",
        "won 3-2",
        "a 5-4 vote",
        "lost 2-3",
        "a 4-5 ruling",
        "555-0134",
        "(202) 555-0134",
        "1-800-273-8255",
        "305-471-TIPS",
        "call 911",
        "24/7",
        "9/11",
        "11124 Antwerp Avenue",
        "500 N. Main St.",
        "the 4600 block of Fulton",
        "a five-star hotel",
        "a 5-star hotel",
        "4 stars",
        "a .22 rifle",
        "a .40-caliber pistol",
        "one of the men",
        "no one",
        "that one",
        "one-on-one",
        "Air Force One landed",
        "1. Police came",
        "few believe it",
        "the scores were level",
        "1,2,3,4",
        "22,24,26,31",
        "1e400",
        "192.168.1.2",
        "30%25",
        "the 13F filing",
        "in her 30's",
        "the lecture begins at 8.",
        "Send it to P.O. Box 330.",
        "scp2-173m",
        "1e5a-44",
        "7News",
        "NBC 6’s reporter said",
        "Case numbers: 1703310154, 1703310165",
        "ext. 207",
        "in the 300 block New Ballwin Road",
        "at 1938 hours",
        "13G",
        "the 680-block of Racine",
        "call 555-222-TIPS (8477) now",
        "NBC 11 saw it",
        "a man told Fox 29 local news",
        "23 News spoke with him",
        "a zero-tolerance rule",
        "www.example.com/02/two-men-fall",
    ],
)
def test_names_times_scores_and_lists_are_no_counts(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "١٢ men",
        "1٢ men",
        "٢1 men",
        "１２ men",
        "10² men",
        "5\u200b000 men",
        "5\u2060000 men",
        "\u202e5 men",
        "5\u202e men",
        "5\u0301 men",
        "9" * 5000,
        "9" * 31,
        "1" + ",000" * 2000,
        "nan",
    ],
)
def test_foreign_digits_invisible_marks_and_endless_runs_are_no_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("paid USD 20 today", "USD 20"),
        ("paid $5 today", "$5"),
        ("paid 20 € today", "20 €"),
        ("fell to minus 5 today", "minus 5"),
        ("about a dozen men", "a dozen"),
        ("took a year and a half", "a year and a half"),
        ("a .08 level", ".08"),
    ],
)
def test_what_belongs_to_a_figure(text: str, words: str) -> None:
    tokens, found = figures(text)
    assert text[tokens.starts[found[0].start] : tokens.ends[found[0].end - 1]] == words


@pytest.mark.parametrize(
    ("number", "digits", "step"),
    [("12000", 2, "1000"), ("1.28", 3, "0.01"), ("5", 1, "1"), ("0", 1, "1"), ("1/3", 1, "0")],
)
def test_the_last_digit_that_counts(number: str, digits: int, step: str) -> None:
    count, worth = significant(Fraction(number))
    assert (count, plain(worth)) == (digits, step)


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_and_plain_digits_write_the_same_number(number: int) -> None:
    if not 1900 <= number <= 2100:
        assert read(f"{number:,} men") == [str(number)] == read(f"{number} men")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one" + " million" * 5000, "1000000000000"),
        ("zero point" + " one" * 5000, "0.111111111111"),
    ],
)
def test_endless_words_write_a_bounded_number(text: str, value: str) -> None:
    assert str(figures(text)[1][0].value) == value


@given(st.text(alphabet="0123456789,. -–$%/½٣\u200b apmkonehundredand", max_size=60))
def test_no_text_breaks_the_reader_and_figures_do_not_overlap(text: str) -> None:
    tokens, found = figures(text)
    ends = [each.end for each in found]
    assert ends == sorted(ends)
    assert all(0 <= each.start < each.end <= len(tokens) for each in found)


@pytest.mark.parametrize(
    "unit",
    [
        "7", "five ", "5 ", "1-", "one and ", "2/", "a ", "$", "5 000 ", "million ", "A th ",
        "one point one ", "five hundred thousand ", "half a ", "no ", "-", "5-", "1,",
    ],
)  # fmt: skip
def test_reading_takes_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        started = time.process_time()
        figures(unit * times)
        return time.process_time() - started

    seconds(1000)
    assert seconds(32_000) < 30 * seconds(4_000) + 0.2


@pytest.mark.parametrize("text", ["1,5 million", "1,2,3,4 thousand"])
def test_the_scale_of_a_number_that_was_not_read_is_no_figure(text: str) -> None:
    tokens = split(text, 0, len(text))
    assert [numerals.read(tokens, at) for at in range(len(tokens))] == [None] * len(tokens)
