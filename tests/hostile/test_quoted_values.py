"""Values that the YAML quotes by hand: read as they are written, or refused; never another."""

from __future__ import annotations

import time

import pytest

from discrepant.yaml_nodes import ExpectationError
from stories import claims, report

ARTICLE = "The road of 5 miles was closed, and the lights went out for some 900 customers."
RULES = """
    units: |
      home = [homes] = _ = homes
    quantities:
      q:
        unit: UNIT
        claims:
          - {in: a, says: "SAYS", VALUE}
"""


def rules(unit: str, value: str, says: str = "the lights went out") -> str:
    return RULES.replace("UNIT", unit).replace("SAYS", says).replace("VALUE", value)


@pytest.mark.parametrize(
    ("unit", "value", "read"),
    [
        ("home", "value: 2024", "2024"),  # no year
        ("home", "value: 1.5", "1.5"),
        ("home", "value: 1e3", "1000"),
        ("home", "value: '1,500'", "1500"),
        ("home", "value: about 400 customers", "[360, 440]"),
        ("date", "value: 2024", "[738886, 739251]"),
        ("date", "value: 2024-01-01", "738886"),
        ("USD", "value: $5", "5"),
    ],
)
def test_a_value_is_read_as_it_is_written(unit: str, value: str, read: str) -> None:
    (claim,) = claims(report([ARTICLE], rules(unit, value)), "q")
    assert str(claim.value) == read


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        *(("home", f"value: {each}") for each in ("2024-01-01", "1:30", "017", "1e400", ".inf")),
        *(("home", f"value: {each}") for each in ("5%", "$5", "5 km", "no", "٤٠٠", "9" * 5_000)),
        *(("date", f"value: {each}") for each in ("5", "5%", "1e3", "2024-01-01T10:00", "400-500")),
        *(("home", f"as_of: {each}") for each in ("5%", "5", "no", "2024-01-01T00:00:00")),
        *(("home", f"as_of: {each}") for each in ("10000-01-01", "2024-02-01/2024-01-01")),
    ],
)
def test_what_is_no_such_value_is_refused_with_its_place(unit: str, value: str) -> None:
    text = rules(unit, value, "some 900 customers")
    with pytest.raises(ExpectationError, match=r"^rules\.yaml:\d+:\d+: [^\n]{1,300}; ") as raised:
        report([ARTICLE], text)
    assert len(str(raised.value)) < 400


def test_a_measure_that_is_quoted_comes_in_the_unit_of_its_quantity() -> None:
    (claim,) = claims(report([ARTICLE], rules("kilometre", "speaker: x", "road of 5 miles")), "q")
    assert claim.value.low is not None
    assert 7 < claim.value.low <= 8.05


def test_a_measure_is_no_count() -> None:
    with pytest.raises(ExpectationError, match="“5 miles” is no value in home; write one"):
        report([ARTICLE], rules("home", "speaker: x", "road of 5 miles"))


def test_a_count_may_have_another_noun() -> None:
    (claim,) = claims(report([ARTICLE], rules("home", "speaker: x", "some 900 customers")), "q")
    assert str(claim.value) == "[810, 990]"


def test_words_that_a_long_article_does_not_say_are_refused_at_once() -> None:
    start = time.process_time()
    with pytest.raises(ExpectationError, match=r"does not say “a{200}”; quote it word for word"):
        report(["a" * 300_000 + "."], rules("home", "speaker: x", "a" * 400_000))
    assert time.process_time() - start < 15
