"""Formulas in; terms, values, dimensions and workings out."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from discrepant import equation
from discrepant.equation import EquationError
from discrepant.interval import Interval, IntervalError
from discrepant.model import Dimension, Name, Number, Operation, Term

PEOPLE: Dimension = (("[people]", Fraction(1)),)
FORMATIONS: Dimension = (("[formation]", Fraction(1)),)
EACH: Dimension = (("[formation]", Fraction(-1)), ("[people]", Fraction(1)))
OF: dict[str, Dimension] = {
    "total": PEOPLE,
    "dead": PEOPLE,
    "buses": FORMATIONS,
    "seats": EACH,
    "share": (),
    "area": (("[length]", Fraction(2)),),
}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("buses*seats", "buses * seats"),
        ("  dead+wounded ", "dead + wounded"),
        ("a / 0.1", "a / 0.1"),
        ("2 * (a + b) - c", "2 * (a + b) - c"),
        ("a - (b - c)", "a - (b - c)"),
        ("(a - b) - c", "a - b - c"),
        ("a / (b * c)", "a / (b * c)"),
        ("-a", "0 - a"),
        ("-(-5)", "5"),
        ("+a", "a"),
        ("a * -2", "a * (-2)"),
        (".5 * a", "0.5 * a"),
        ("_x1 + x_2", "_x1 + x_2"),
    ],
)
def test_a_term_is_read_and_shown(text: str, shown: str) -> None:
    assert equation.show(equation.parse_term(text)) == shown


def test_numbers_are_those_of_the_text() -> None:
    assert equation.parse_term("0.1") == Number(Fraction(1, 10))
    assert equation.parse_term("123456789.123456789") == Number(Fraction(123456789123456789, 10**9))


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, "the formula is empty"),
        ("a + f(x)", 4, "a call is no part of a formula"),
        ("__import__('os')", 11, "a string is no part of a formula"),
        ("a.b", 0, "an attribute is no part of a formula"),
        ("a + b ** 2", 4, "a power is no part of a formula"),
        ("9**9**9**9", 0, "a power is no part of a formula"),
        ("1 << 2", 0, "a shift is no part of a formula"),
        ("1 >> 2", 0, "a shift is no part of a formula"),
        ("a // b", 0, "a floor division is no part of a formula"),
        ("a % b", 0, "a remainder is no part of a formula"),
        ("a + 'x'", 4, "a string is no part of a formula"),
        ("lambda: 1", 0, "a lambda is no part of a formula"),
        ("a if b else c", 0, "a conditional is no part of a formula"),
        ("a and b", 0, "“and” or “or” is no part of a formula"),
        ("a == b", 0, "a comparison is no part of a formula"),
        ("a[1]", 0, "an index is no part of a formula"),
        ("[a]", 0, "a list is no part of a formula"),
        ("a, b", 0, "a list is no part of a formula"),
        ("[x for x in y]", 0, "a loop is no part of a formula"),
        ("(a := 1)", 1, "an assignment is no part of a formula"),
        ("{a}", 0, "this is no part of a formula"),
        ("not a", 0, "this is no part of a formula"),
        ("True", 0, "'True' is no number"),
        ("a + True", 4, "'True' is no number"),
        ("a +", 3, "no formula; write names"),
        ("class + 1", 0, "no formula; write names"),
        ("a b", 0, "no formula; write names"),
        ("a) + (b", 1, "a bracket closes that was never opened"),
        ("1e5 + a", 0, "'1e5' is no number; write digits such as 12 or 0.5"),
        ("a + 0x1f", 4, "'0x1f' is no number"),
        ("1_000", 0, "'1_000' is no number"),
        ("1if a else b", 0, "'1if' is no number"),
        ("2j", 0, "'2j' is no number"),
        ("9" * 31, 0, "'" + "9" * 31 + "' is no number"),
        ("017", 0, "'017' is no number; write"),
        ("a × b", 2, "'×' is no part of a formula; write “*”"),
        ("a ÷ b", 2, "'÷' is no part of a formula; write “/”"),
        ("ﬁ", 0, "'ﬁ' is no part of a formula"),
        ("a\nb", 1, "'\\n' is no part of a formula"),
        ("a\\b", 1, "'\\\\' is no part of a formula"),
        ("\x00", 0, "'\\x00' is no part of a formula"),
        ("\ud800", 0, "'\\ud800' is no part of a formula"),
        ("(" * 51 + "a" + ")" * 51, 50, "brackets more than 50 deep"),
        ("(" * 5000, 0, "5,000 characters; at most 1,000 are read"),
        ("+".join("a" * 101), 0, "more than 100 terms"),
        ("-" * 900 + "a", 0, "more than 100 terms"),
        ("+".join("a" * 100_000), 0, "199,999 characters; at most 1,000 are read"),
    ],
    ids=lambda text: repr(text)[:20],
)
def test_everything_else_is_refused_by_name(text: str, offset: int, message: str) -> None:
    with pytest.raises(EquationError) as raised:
        equation.parse_term(text)
    assert str(raised.value)[: len(message)] == message
    assert raised.value.offset == offset


def test_the_limits_themselves_are_read() -> None:
    deep, long = "(" * 50 + "a" + ")" * 50, " + ".join("a" * 100)
    assert equation.parse_term(deep) == Name("a")
    assert equation.names(equation.parse_term(long)) == ("a",)


@pytest.mark.parametrize("operator", ["==", "!=", "<", "<=", ">", ">="])
def test_a_relation_has_two_terms(operator: str) -> None:
    relation = equation.parse_relation(f" total {operator} 2*seats ")
    assert (relation.operator, relation.text) == (operator, f"total {operator} 2*seats")
    assert (equation.show(relation.left), equation.show(relation.right)) == ("total", "2 * seats")


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("a + b", 0, "a comparison is missing; write one of == != < <= > >="),
        ("a = b", 2, "“=” is no comparison; write “==”"),
        ("a < b < c", 6, "more than one comparison; write an expectation for each"),
        ("a is b", 2, "this compares nothing; write"),
        ("a in b", 2, "this compares nothing; write"),
        ("a == b and c == d", 0, "a comparison is missing"),
        ("a == f(b)", 5, "a call is no part of a formula"),
        ("a ≤ b", 2, "'≤' is no part of a formula; write “<=”"),
    ],
)
def test_other_relations_are_refused(text: str, offset: int, message: str) -> None:
    with pytest.raises(EquationError) as raised:
        equation.parse_relation(text)
    assert str(raised.value)[: len(message)] == message
    assert raised.value.offset == offset


@pytest.mark.parametrize("text", ["a < b", "a <= b", "a + 3 < b", "a < b - 14"])
def test_days_have_an_order(text: str) -> None:
    equation.check_order(equation.parse_relation(text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a == b", "== puts no days in order; write < or <="),
        ("a > b", "> puts no days in order; write < or <="),
        ("a * 2 < b", "“a * 2” is no day"),
        ("a + 0.5 < b", "“a + 0.5” is no day"),
        ("a < 3", "“3” is no day"),
        ("a + b < c", "“a + b” is no day"),
        ("a < b + 1 + 1", "“b + 1 + 1” is no day"),
    ],
)
def test_other_orders_are_refused(text: str, message: str) -> None:
    with pytest.raises(EquationError, match=r"^" + message.replace("*", r"\*").replace("+", r"\+")):
        equation.check_order(equation.parse_relation(text))


@pytest.mark.parametrize(
    ("text", "quotient"),
    [
        ("3 / 0", "3 / 0"),
        ("a / (2 - 2)", "a / (2 - 2)"),
        ("1 / 0 + b", "1 / 0"),
        ("b - 1 / 0", "1 / 0"),
    ],
)
def test_a_division_by_nothing_is_refused(text: str, quotient: str) -> None:
    with pytest.raises(EquationError) as raised:
        equation.check_term(equation.parse_term(text))
    assert str(raised.value) == f"“{quotient}” divides by zero; divide by something else"


@pytest.mark.parametrize("text", ["a / b", "a / (b - b)", "a / 1", "a / 0.5", "2 - 0", "a * 0"])
def test_other_terms_pass(text: str) -> None:
    equation.check_term(equation.parse_term(text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1 + 1 == 2", "the formula names no quantity; write one such as a == b * c"),
        ("a + 1 == a+1", "“a + 1” stands on both sides; what it says is no news"),
        ("a == 1 / 0", "“1 / 0” divides by zero; divide by something else"),
        ("1 / 0 == a", "“1 / 0” divides by zero; divide by something else"),
    ],
)
def test_what_no_article_breaks_or_keeps_is_refused(text: str, message: str) -> None:
    with pytest.raises(EquationError) as raised:
        equation.check_sides(equation.parse_relation(text))
    assert str(raised.value) == message


@pytest.mark.parametrize("text", ["a == 2", "2 == a", "a == b"])
def test_a_name_on_one_side_is_enough(text: str) -> None:
    equation.check_sides(equation.parse_relation(text))


def test_names_come_in_order_and_once() -> None:
    assert equation.names(equation.parse_term("c * (a + b) / (a - 1)")) == ("c", "a", "b")


@pytest.mark.parametrize(
    ("text", "values", "worth"),
    [
        ("buses * seats", {"buses": (2, 2), "seats": (6000, 6000)}, "12000"),
        ("buses * seats", {"buses": (2, 3), "seats": (50, 60)}, "[100, 180]"),
        ("total / buses", {"total": (100, 120), "buses": (2, 4)}, "[25, 60]"),
        ("a - b", {"a": (5, 6), "b": (1, 2)}, "[3, 5]"),
        ("a + 1", {"a": (5, None)}, "[6, inf)"),
        ("-a", {"a": (5, 6)}, "[-6, -5]"),
    ],
)
def test_terms_are_worth_intervals(
    text: str, values: dict[str, tuple[int, int | None]], worth: str
) -> None:
    intervals = {name: Interval.of(low, high) for name, (low, high) in values.items()}
    assert str(equation.evaluate(equation.parse_term(text), intervals)) == worth


def test_nothing_is_divided_by_what_may_be_zero() -> None:
    with pytest.raises(IntervalError, match="division"):
        equation.evaluate(equation.parse_term("1 / a"), {"a": Interval.of(0, 3)})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("buses * seats", PEOPLE),
        ("total / buses", EACH),
        ("total / dead", ()),
        ("dead + total", PEOPLE),
        ("dead + 1", PEOPLE),
        ("1 - share", ()),
        ("2 * dead", PEOPLE),
        ("-dead", PEOPLE),
        ("2 * 3", ()),
        ("1 / buses", (("[formation]", Fraction(-1)),)),
        ("area * buses", (("[formation]", Fraction(1)), ("[length]", Fraction(2)))),
        ("1 / area", (("[length]", Fraction(-2)),)),
        ("area / area", ()),
        ("dead + 2 * 3", PEOPLE),
    ],
)
def test_a_term_measures_something(text: str, expected: Dimension) -> None:
    assert equation.dimension(equation.parse_term(text), OF) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("dead + buses", "“buses” ([formation]) cannot be added to “dead” ([people])"),
        ("dead - seats", "“seats” ([people] / [formation]) cannot be subtracted from “dead”"),
        ("2 * dead + share", "“share” (without a unit) cannot be added to “2 * dead” ([people])"),
    ],
)
def test_unlike_things_are_not_added(text: str, message: str) -> None:
    with pytest.raises(EquationError) as raised:
        equation.dimension(equation.parse_term(text), OF)
    assert str(raised.value)[: len(message)] == message


@pytest.mark.parametrize(
    "text",
    ["total == buses * seats", "dead <= total", "dead <= 10", "share < 1", "1 + 1 == 2",
     "dead <= 2 * 5", "2 / 5 < dead"],
)  # fmt: skip
def test_like_things_compare(text: str) -> None:
    equation.check_relation(equation.parse_relation(text), OF)


def test_unlike_things_do_not_compare() -> None:
    with pytest.raises(EquationError) as raised:
        equation.check_relation(equation.parse_relation("total == buses"), OF)
    assert str(raised.value) == (
        "“total” is [people], “buses” is [formation]; they cannot be compared"
    )


@pytest.mark.parametrize(
    ("of", "shown"),
    [
        ((), "without a unit"),
        (PEOPLE, "[people]"),
        (EACH, "[people] / [formation]"),
        ((("[formation]", Fraction(-1)),), "1 / [formation]"),
        ((("[a]", Fraction(1)), ("[b]", Fraction(2))), "[a] [b]^2"),
        ((("[a]", Fraction(-1)), ("[b]", Fraction(-2))), "1 / [a] / [b]^2"),
        ((("[a]", Fraction(1, 2)),), "[a]^0.5"),
    ],
)
def test_dimensions_are_shown_as_people_write_them(of: Dimension, shown: str) -> None:
    assert equation.measured(of) == shown


KM, MILE, PERCENT, ONE = Fraction(1000), Fraction(201168, 125), Fraction(1, 100), Fraction(1)
SCALES = {"km": KM, "also_km": KM, "mile": MILE, "hour": Fraction(3600), "part": PERCENT, "n": ONE}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("km == also_km", "also_km"),
        ("km == mile", "1.609344 * mile"),
        ("km == 2 * mile", "1.609344 * (2 * mile)"),
        ("mile <= 40", "40"),
        ("part == n / n", "100 * (n / n)"),
        ("part <= 40", "40"),
        ("km == also_km + mile", "also_km + 1.609344 * mile"),
        ("km == 1 + mile", "1.609344 * (1 + mile)"),
        ("2 == km", "km"),
        ("km < 2 * 3", "2 * 3"),
        ("km == mile + 2 * 3", "1.609344 * (mile + 2 * 3)"),
    ],
)
def test_names_keep_their_own_units(text: str, right: str) -> None:
    relation = equation.parse_relation(text)
    balanced = equation.balanced(relation, SCALES)
    assert (equation.show(balanced.right), balanced.text) == (right, text)
    assert (balanced.operator, balanced.left) == (relation.operator, relation.left)


def test_a_derived_value_comes_in_the_unit_of_its_quantity() -> None:
    term = equation.parse_term("km / hour")
    assert equation.show(equation.balanced_term(term, SCALES, KM / 3600)) == "km / hour"
    assert equation.show(equation.balanced_term(term, SCALES, KM)) == "1/3600 * (km / hour)"


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("buses * seats", "2 × 6,000"),
        ("dead / buses", "10 / 2"),
        ("(dead + buses) * seats", "(10 + 2) × 6,000"),
        ("1000 * dead - 0.5", "1,000 × 10 − 0.5"),
        ("dead + debt", "10 + (-3)"),
    ],
)
def test_the_work_is_shown(text: str, working: str) -> None:
    values = {"buses": "2", "seats": "6,000", "dead": "10", "debt": "-3"}
    assert equation.working(equation.parse_term(text), values) == working


# ---------------------------------------------------------------- laws

NAMES = st.sampled_from(["a", "b", "c_1", "_d"])
NUMBERS = st.builds(
    lambda digits, places: Number(Fraction(digits, 10**places)),
    st.integers(-(10**6), 10**6),
    st.integers(0, 4),
)


def terms(operators: str) -> st.SearchStrategy[Term]:
    return st.recursive(
        st.one_of(NUMBERS, st.builds(Name, NAMES)),
        lambda inner: st.builds(Operation, st.sampled_from(operators), inner, inner),
        max_leaves=12,
    )


TERMS = terms("+-*/")
VALUES = st.fixed_dictionaries(
    {name: st.fractions(-1000, 1000, max_denominator=50) for name in ("a", "b", "c_1", "_d")}
)


SCALED = st.fixed_dictionaries(
    {name: st.sampled_from([ONE, KM, MILE]) for name in ("a", "b", "c_1", "_d")}
)


def exact(term: Term, values: dict[str, Fraction]) -> Fraction:
    match term:
        case Number(value):
            return value
        case Name(id):
            return values[id]
        case Operation(operator, left, right):
            first, second = exact(left, values), exact(right, values)
            if operator == "/":
                assume(second != 0)
                return first / second
            return {"+": first + second, "-": first - second, "*": first * second}[operator]


@given(TERMS)
def test_what_is_shown_is_what_was_parsed(term: Term) -> None:
    assert equation.parse_term(equation.show(term)) == term


@given(TERMS, VALUES)
def test_points_give_what_fractions_give(term: Term, values: dict[str, Fraction]) -> None:
    expected = exact(term, values)
    points = {name: Interval.point(value) for name, value in values.items()}
    assert equation.evaluate(term, points) == Interval.point(expected)


@given(TERMS, VALUES, st.fractions(0, 5, max_denominator=10))
def test_intervals_hold_what_their_points_give(
    term: Term, values: dict[str, Fraction], width: Fraction
) -> None:
    expected = exact(term, values)
    wide = {name: Interval(value - width, value + width) for name, value in values.items()}
    try:
        assert expected in equation.evaluate(term, wide)
    except IntervalError:
        assume(False)


@given(terms("*/"), VALUES, SCALED)
def test_products_are_balanced_in_base_units(
    term: Term, values: dict[str, Fraction], scales: dict[str, Fraction]
) -> None:
    balanced = equation.balanced_term(Operation("*", Name("a"), term), scales, ONE)
    in_base = {name: value * scales[name] for name, value in values.items()}
    assert exact(balanced, values) == in_base["a"] * exact(term, in_base)
