"""Words and definitions in; units, dimensions and factors out."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.units import table as units
from discrepant.units.table import UnitError

CAMP = """
    # people of a camp
    camper = [people] = _ = campers = scouts = men = Rovers
    tent = [shelter] = _ = tents
    patrol = 8 campers = _ = patrols
    @alias tent = marquee = marquees
"""
BARE = units.table([])
DECLARED = units.table([CAMP])


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("people", "person"),
        ("women", "person"),
        ("residents", "person"),
        ("percent", "percent"),
        ("miles", "mile"),
        ("km", "kilometer"),
        ("feet", "foot"),
        ("tonnes", "metric_ton"),
        ("tons", "ton"),
        ("barrels", "oil_barrel"),
        ("litres", "liter"),
        ("dollars", "USD"),
        ("euros", "EUR"),
        ("degrees", "degree"),
        ("hours", "hour"),
        ("cat", None),
        ("a", None),
        ("in", None),
        ("pounds", None),
        ("won", None),
        ("all", None),
        ("second", None),
        ("tents", None),
        ("dead", None),
    ],
)
def test_words_of_ours_count_units(word: str, unit: str | None) -> None:
    assert BARE.unit_of(word) == unit


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("camper", "camper"),
        ("scouts", "camper"),
        ("rovers", "camper"),
        ("men", "camper"),
        ("women", "person"),
        ("marquees", "tent"),
        ("patrols", "patrol"),
        ("miles", "mile"),
    ],
)
def test_declared_words_win(word: str, unit: str) -> None:
    assert DECLARED.unit_of(word) == unit


def test_a_name_has_its_plural() -> None:
    table = units.table(["soldier = [people]"])
    assert (table.unit_of("soldiers"), BARE.unit_of("soldiers")) == ("soldier", "person")


@pytest.mark.parametrize(
    ("unit", "canonical"),
    [
        ("camper", "camper"),
        ("Rovers", "camper"),
        ("campers/tent", "camper / tent"),
        ("camper per tent", "camper / tent"),
        ("campers / tent / day", "camper / day / tent"),
        ("km / hour", "kilometer / hour"),
        ("hour * km", "hour * kilometer"),
        ("metre ** 2", "meter ** 2"),
        ("person / km^2", "person / kilometer ** 2"),
        ("1 / day", "1 / day"),
        ("km / km", "1"),
        ("furlongs", "furlong"),
        ("megalitre", "megaliter"),
        ("%", "percent"),
        ("SEK", "SEK"),
    ],
)
def test_an_expression_has_one_spelling(unit: str, canonical: str) -> None:
    assert DECLARED.canonical(unit) == canonical
    assert DECLARED.canonical(canonical) == canonical


@pytest.mark.parametrize(
    ("one", "other", "factor"),
    [
        ("mile", "km", Fraction(1609344, 10**6)),
        ("km", "mile", Fraction(10**6, 1609344)),
        ("ton", "tonne", Fraction(90718474, 10**8)),
        ("foot", "inch", Fraction(12)),
        ("hour", "second", Fraction(3600)),
        ("mph", "km / hour", Fraction(1609344, 10**6)),
        ("hectare", "metre ** 2", Fraction(10_000)),
        ("barrel", "gallon", Fraction(42)),
        ("patrol", "camper", Fraction(8)),
        ("patrol / tent", "campers / tent", Fraction(8)),
        ("percent", "percent", Fraction(1)),
        ("USD", "USD", Fraction(1)),
        ("degC", "degC", Fraction(1)),
        ("USD", "EUR", None),
        ("person", "camper", None),
        ("person", "mile", None),
        ("camper", "tent", None),
        ("camper / tent", "camper", None),
        ("degC", "degF", None),
        ("degC", "kelvin", None),
        ("degree", "radian", None),
        ("percent", "person", None),
    ],
)
def test_units_convert_exactly_or_not_at_all(one: str, other: str, factor: Fraction | None) -> None:
    assert DECLARED.factor(one, other) == factor
    assert DECLARED.same_dimension(one, other) == (factor is not None)
    assert DECLARED.same_dimension(one, other) == (
        DECLARED.dimension(one) == DECLARED.dimension(other)
    )


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        ("campers / tent", (("[people]", Fraction(1)), ("[shelter]", Fraction(-1)))),
        ("acre", (("[length]", Fraction(2)),)),
        ("percent", ()),
        ("person", (("[person]", Fraction(1)),)),
        ("SEK", (("[SEK]", Fraction(1)),)),
        ("degC", (("[degree_Celsius]", Fraction(1)),)),
        ("bit", (("[bit]", Fraction(1)),)),
    ],
)
def test_units_measure_something(unit: str, dimension: object) -> None:
    assert DECLARED.dimension(unit) == dimension


def test_scales_count_base_units() -> None:
    scales = [DECLARED.scale(unit) for unit in ("km", "percent", "patrol", "USD")]
    assert scales == [1000, Fraction(1, 100), 8, 1]


@pytest.mark.parametrize(
    ("unit", "message"),
    [
        ("campr", "unknown unit 'campr'; did you mean 'camper'? or declare it under “units:”"),
        ("cat", "unknown unit 'cat'"),
        ("mµ", "unknown unit 'mµ'"),
        ("camper / zzyzx", "unknown unit 'zzyzx'; declare it under “units:”"),
        ("", "'' is no unit; write “soldier” or “soldier / brigade”"),
        ("camper /", "'camper /' is no unit"),
        ("/ camper", "'/ camper' is no unit"),
        ("camper tent", "'camper tent' is no unit"),
        ("12 camper", "'12 camper' is no unit"),
        ("camper ** 99", "'camper ** 99' is no unit"),
        ("camper ** 2 ** 2", "'camper ** 2 ** 2' is no unit"),
        ("camper + tent", "'camper + tent' is no unit"),
        ("__import__('os')", "\"__import__('os')\" is no unit"),
        ("9**9**9**9", "'9**9**9**9' is no unit"),
        ("(" * 3000, "'" + "(" * 57 + "…' is no unit"),
        ("a" * 100_000, "'" + "a" * 57 + "…' is no unit"),
        ("a" * 200, "unknown unit '" + "a" * 57),
    ],
    ids=lambda text: repr(text)[:20],
)
def test_unknown_units_are_named(unit: str, message: str) -> None:
    for ask in (DECLARED.canonical, DECLARED.dimension, DECLARED.scale):
        with pytest.raises(UnitError) as raised:
            ask(unit)
        assert str(raised.value)[: len(message)] == message


@pytest.mark.parametrize(
    ("definition", "message"),
    [
        ("x1 = 9**9**9**9", "'x1': '**9**9' cannot stand in a value"),
        ("x1 = ((9**9)**9)**9", "'x1': '**9)**9' cannot stand in a value"),
        ("x1 = 1e9999 meter", "'x1': '1e9999 meter' cannot stand in a value"),
        ("x1 = nan meter", "unknown unit 'nan'"),
        ("x1 = inf meter", "unknown unit 'inf'"),
        ("x1 = " + "9" * 31 + " meter", "'x1': '9999999999999999999999999999999' is too long"),
        ("x1 = " + "(" * 3000, "a line of 3,005 characters; at most 300"),
        ("x1 = " + "(" * 11 + "meter" + ")" * 11, "'x1': brackets do not pair, or stand more"),
        ("x1 = (meter", "'x1': the value breaks off"),
        ("x1 = meter)", "'x1': brackets do not pair"),
        ("a" * 100_000 + " = [x]", "a line of 100,006 characters; at most 300"),
        ("a" * 61 + " = [x]", "a name of 61 characters; at most 60"),
        ("__class__ = [x]", "'__class__' is no name; take letters, digits and _"),
        ("x1 = __import__", "'x1': '__import__' cannot stand in a value"),
        ("x1 = meter.real", "'x1': 'meter.real' cannot stand in a value"),
        (
            "@import /etc/passwd",
            "'@import /etc/passwd': of pint's directives only “@alias” is read",
        ),
        ("@context c", "'@context c': of pint's directives only “@alias” is read"),
        ("kilo- = 1000", "'kilo-' is no name"),
        ("[area] = [length]", "'[area]' is no name"),
        ("x1 = [aa]; offset: 3", "'x1': '[aa]; offset: 3' cannot stand in a value"),
        ("x1 = []", "'x1': '[]' cannot stand in a value"),
        ("x1 = [aa] * [bb]", "'x1': '[aa] * [bb]' cannot stand in a value"),
        ("x1 = meter + foot", "'x1': '+ foot' cannot stand in a value"),
        ("x1 = * 2", "'x1': a unit or a number is missing before '*'"),
        ("x1 = 2 *", "'x1': the value breaks off"),
        ("x1 = ()", "'x1': a unit or a number is missing before ')'"),
        ("x1 =", "'x1': the value breaks off"),
        ("x1", "'x1' is no definition; write “name = value = _ = words”"),
        ("x1 = ²", "unknown unit '²'"),
        ("ﬁsh = [x]", "'ﬁsh' is no name"),
        ("x1 = 0 meter", "'x1' is worth nothing, or more than can be meant"),
        ("x1 = 1 / 0", "'x1' divides by zero"),
        ("x1 = 9**9\ny1 = x1**9\nz1 = y1**9\nu1 = z1**9", "'z1' is worth nothing, or more"),
        ("x1 = [people] = _ = North Koreans", "'North Koreans': units and their words are single"),
        ("x1 = [people] = _ = co-workers", "'co-workers' is no name"),
        ("metre = [length]", "'metre' is a word of 'meter'"),
        ("meter = 2 foot", "'meter' is pint's 'meter' already; take another word"),
        ("mile = 5000 foot", "'mile' is pint's 'mile' already"),
        ("a = [x]", "'a' is pint's 'year' already"),
        ("x1 = [aa] = s", "'s' is pint's 'second' already"),
        ("x1 = [aa] = _ = miles", "'miles' is a word of 'mile'"),
        ("x1 = [aa] = _ = person", "'person' is a word of 'person'"),
        ("x1 = [length]", "'x1': [length] is what a unit of pint measures; take another"),
        ("x1 = [person]", "'x1': [person] is what 'person' measures; take another"),
        ("x1 = [aa]\ny1 = [aa]", "'y1': [aa] is what 'x1' measures; take another"),
        ("x1 = [aa]\nx1 = [bb]", "'x1' is defined twice, and not alike"),
        ("x1 = [aa] = _ = foos\ny1 = [bb] = _ = Foos", "'Foos' is a word of 'x1'"),
        ("person = [x]", "'person' is built in; take another name"),
        ("percent = 2", "'percent' is built in; take another name"),
        ("USD = [x]", "'USD' is built in; give it a rate, “USD = 1.1 USD”"),
        ("USD = 3 mile", "'USD' is built in; give it a rate"),
        ("USD = 0.93 EUR\nEUR = 1.08 USD", "'USD' is defined in a circle"),
        ("x1 = 2 y1\ny1 = 3 x1", "'x1' is defined in a circle"),
        ("x1 = 2 x1", "'x1' is defined in a circle"),
        ("x1 = 2 cat", "unknown unit 'cat'"),
        ("@alias zzyzx = x1", "unknown unit 'zzyzx'; declare it under “units:”"),
        ("\n".join(f"x{n} = [a{'b' * (n % 50)}]" for n in range(2001)), "2,001 lines of units"),
    ],
    ids=lambda text: repr(text)[:30],
)
def test_definitions_that_harm_or_clash_are_refused_at_once(definition: str, message: str) -> None:
    start = time.process_time()
    with pytest.raises(UnitError) as raised:
        units.table([definition])
    assert time.process_time() - start < 2
    assert str(raised.value)[: len(message)] == message


@pytest.mark.parametrize(
    "definition",
    [
        "mile = 5280 foot",
        "mile = 63360 inch",
        "x1 = [aa]\nx1 = [aa]",
        "x1 = [aa] = _ = foos = bars\nx1 = [aa] = _ = bars = foos",
        "men = [people]",
        "people = [people] = _ = women",
        "x1 = ((((((((((meter))))))))))",
        "x1 = 10**6 meter / second**2",
        "x1 = 2.5e3 meter second",
        "x1 = 3 y1\ny1 = 2 meter",
        "x1 = 12 people",
        "größe = [aa]",
        "@alias mile = leagues_of_ours",
        "",
        "# a remark\n\n",
    ],
)
def test_what_does_no_harm_is_read(definition: str) -> None:
    assert units.table([definition]).definitions == (definition,)


def test_problems_name_their_block() -> None:
    with pytest.raises(UnitError) as raised:
        units.table(["x1 = [aa]", "y1 = 2 **", "x2 = nope x", "z-1 = [z]"])
    assert [block for block, _ in raised.value.problems] == [1, 3]


def test_blocks_share_their_names() -> None:
    table = units.table(["y1 = 3 x1", "x1 = [aa]", "x1 = [aa]"])
    assert table.factor("y1", "x1") == 3


def test_currencies_convert_at_a_given_rate_only() -> None:
    table = units.table(["EUR = 1.08 USD", "GBP = 1.2 EUR"])
    assert table.factor("EUR", "USD") == Fraction(108, 100)
    assert table.factor("GBP", "USD") == Fraction(1296, 1000)
    assert table.factor("EUR", "JPY") is None
    assert table.unit_of("euros") == "EUR"


def test_what_pint_said_can_be_kept() -> None:
    kept = DECLARED.kept(["furlongs / hour"])
    recalled = units.table([CAMP], kept)
    assert not recalled.asks_pint(["furlongs / hour", "miles"])
    assert recalled.factor("furlongs", "mile") == DECLARED.factor("furlongs", "mile")
    assert recalled.factor("patrol", "campers") == 8
    assert DECLARED.asks_pint([])


@pytest.mark.parametrize(
    "kept", ["", "[]", "{", '{"definitions": 3}', '{"definitions": [], "worths": {"x": 1}}', "null"]
)
def test_junk_that_was_kept_does_not_matter(kept: str) -> None:
    assert units.table([CAMP], kept).factor("patrol", "camper") == 8


def test_what_was_kept_for_other_definitions_does_not_matter() -> None:
    kept = json.loads(DECLARED.kept())
    other = CAMP.replace("8 campers", "9 campers")
    assert units.table([other], json.dumps(kept)).factor("patrol", "camper") == 9


ASKS = {
    "people, percentages and currencies": (
        "t = units.table([]); t.factor('people', 'USD'); t.canonical('person / USD');"
        "t.factor('mile', 'person'); t.dimension('percent'); t.asks_pint(['person'])"
    ),
    "what was kept": (
        f"kept = {DECLARED.kept(['furlong'])!r}; t = units.table([{CAMP!r}], kept);"
        "t.factor('mile', 'furlong'); t.dimension('campers / tent'); t.unit_of('miles')"
    ),
    "files joined with what was kept": (
        "from discrepant import expectations as e;"
        "r = e.read('units: tent = [shelter]', 'a.yaml');"
        f"e.join([r], {units.table(['tent = [shelter]']).kept()!r})"
    ),
}


@pytest.mark.parametrize("what", ASKS)
def test_pint_is_not_imported_for(what: str) -> None:
    code = (
        f"import sys; from discrepant.units import table as units; {ASKS[what]}; "
        "print('pint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


MEASURES = st.sampled_from(
    ["mile", "km", "foot", "inch", "yard", "furlong", "mile ** 2 / km", "km / hour * day"]
)


@given(MEASURES, MEASURES, MEASURES)
def test_factors_chain(one: str, two: str, three: str) -> None:
    first, second = DECLARED.factor(one, two), DECLARED.factor(two, three)
    assert first is not None
    assert second is not None
    assert first * second == DECLARED.factor(one, three)
