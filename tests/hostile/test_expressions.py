"""No expression of ours takes time that grows faster than the text."""

from __future__ import annotations

import re

import pytest

from linear_patterns import everywhere, expressions, superlinear


@pytest.mark.parametrize(
    "written",
    [
        r"(a+)+$",
        r"a*a*b",
        r"[0-9]+\s*people",
        r"\s+and\s+",
        r"\([^)]*\)",
        r"\w+@\w+",
        r"“.*?”",
    ],
)
def test_an_expression_that_goes_back_and_forth_is_found(written: str) -> None:
    assert superlinear(re.compile(written), everywhere)


@pytest.mark.parametrize(
    "written",
    [
        r"(?<![0-9])[0-9]++\s*+people",
        r"(?<!\s)\s+and\b",
        r"\([^()]*+\)",
        r"[0-9]{1,9}people",
        r"[a-z]+(?:-[a-z]+)*",
    ],
)
def test_one_that_does_not_is_let_be(written: str) -> None:
    assert not superlinear(re.compile(written), everywhere)


def test_what_is_slow_all_over_a_text_may_be_quick_at_its_beginning() -> None:
    pattern = re.compile(r"[0-9]+\s*people")
    assert superlinear(pattern, everywhere)
    assert not superlinear(pattern, re.Pattern.match)


def test_no_expression_of_the_package_does() -> None:
    known = {(pattern, use): place for place, pattern, use in expressions()}
    assert len(known) > 100
    slow = {place: superlinear(pattern, use) for (pattern, use), place in known.items()}
    assert {place: run for place, run in slow.items() if run} == {}
