"""Work grows as the claims do and not as their pairs: lines that run are counted, no seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from types import FrameType
from typing import Any

import pytest

from discrepant import expectations, pipeline
from discrepant.compare import Book, fold, judge
from discrepant.interval import Interval
from discrepant.model import Claim, Expectation, OverTime, Polarity, Quantity, Same, Test
from discrepant.render import FORMATS, render
from stories import source
from test_clashes import PLACE, claim

FEW, TIMES = 40, 4
# Four times the claims, and a quarter more for sorting; all pairs would be sixteen times as many.
MOST = TIMES * 1.25


def lines_run(work: Callable[[], object]) -> int:
    """Return how many lines of Python run, each turn of a loop counted."""
    count = 0

    def counting(_frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return counting

    before = sys.gettrace()
    sys.settrace(counting)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], Callable[[], object]]) -> float:
    """Return how many times the work grows with its size, once all is imported and cached."""
    few, many = work(FEW), work(FEW * TIMES)
    few()
    return lines_run(many) / lines_run(few)


# ---------------------------------------------------------------- comparing

POINT, OF = Interval.point, Interval.of
WORDS = "amber birch cedar delta ember fjord grove haven inlet jetty knoll ledge marsh".split()


def written(number: int) -> str:
    """Return words that hardly two numbers share."""
    return " ".join(f"{word}{number * place % 997}" for place, word in enumerate(WORDS, 1))


def of(each: Claim, number: int) -> Claim:
    """Return a claim as the only one of its article."""
    passage = replace(each.passage, source=f"a{number:04}", sentence=written(number))
    return replace(each, passage=passage)


def hedged(number: int) -> Claim:
    """Return a figure, or what is up to it, more than it, or about it."""
    value = 100 + 7 * number
    shapes = (POINT(value), OF(0, value), OF(value, None), OF(value - 9, value + 9))
    return claim(shapes[number % 4])


# Who says what, one article each.
CROWDS: dict[str, Callable[[int], Claim]] = {
    "each its own figure": lambda n: claim(POINT(n)),
    "each its own hedge": hedged,
    "each its own day": lambda n: claim(POINT(n), (n, n)),
    "each its own kind": lambda n: claim(POINT(n % 7), kind=f"among {n}"),
    "each its own kind beside all": lambda n: claim(POINT(n), kind=f"among {n}" if n % 2 else ""),
    "one figure, many words for it": lambda _: claim(POINT(12)),
    "two figures": lambda n: claim(POINT(12 + n % 2)),
    "what others deny": lambda n: claim(
        OF(n - 1, n + 1) if n % 2 else POINT(n),
        polarity=Polarity.DENIED if n % 2 else Polarity.ASSERTED,
    ),
    "words": lambda n: claim(Interval(), label="agreed" if n % 2 else "refused"),
    "a voice each": lambda n: claim(POINT(n), speaker=f"Speaker {n}"),
    "one voice": lambda n: claim(POINT(n), speaker="Ada Berg"),
}
LIMITED = Quantity("toll", "toll", "person", PLACE, valid_for=5)
AGREE = Expectation("e", Test.AGREE, PLACE, "toll", tolerance=Fraction(1, 50))
RULES = {
    "agree": (AGREE, replace(LIMITED, valid_for=None)),
    "within days": (AGREE, LIMITED),
    "growing": (AGREE, replace(LIMITED, over_time=OverTime.GROWS)),
    "by speaker": (replace(AGREE, same=Same.SPEAKER), LIMITED),
    "by source": (replace(AGREE, same=Same.SOURCE), LIMITED),
}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("crowd", CROWDS)
def test_judging_grows_as_the_claims_do(crowd: str, rule: str) -> None:
    expectation, quantity = RULES[rule]
    book = Book({"toll": quantity}, {}, {})

    def work(size: int) -> Callable[[], object]:
        claims = [of(CROWDS[crowd](number), number) for number in range(size)]
        return lambda: judge(expectation, fold(claims), book)

    assert growth(work) < MOST


# ---------------------------------------------------------------- whole runs

SAID = {
    "each its own figure": "Beside {words} lakes {own} people were evacuated.",
    "each its own hedge": "Beside {words} lakes {hedge} {own} people were evacuated.",
    "two figures": "Beside {words} lakes {two} people were evacuated.",
}
HEDGES = ("up to", "more than", "about", "exactly")
EVACUATED = """\
quantities:
  evacuated: {what: people evacuated, unit: person, find: [{with: [evacuated]}]}
expectations:
  evacuated-agrees: {agree: evacuated}
"""


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("said", SAID)
def test_reports_grow_as_the_articles_do(said: str, name: str) -> None:
    rules = [expectations.read(EVACUATED, "rules.yaml")]

    def work(size: int) -> Callable[[], object]:
        texts = [
            SAID[said].format(
                words=written(number), own=1000 + 7 * number, two=1000 + number % 2,
                hedge=HEDGES[number % 4],
            )
            for number in range(size)
        ]  # fmt: skip
        articles = [source(text, f"a{number:04}") for number, text in enumerate(texts)]
        report = pipeline.check(articles, rules)
        assert report.compared >= size * 3 / 4
        return lambda: render(report, name)

    assert growth(work) < MOST


def many_rules(size: int) -> str:
    """Return a quantity, an expectation and an example of its own for each of so many words."""
    words = [f"{WORDS[n % 13]}{WORDS[n // 13 % 13]}{WORDS[n // 169]}" for n in range(size)]
    quantities = [
        f"  q{n}: {{what: {word}, unit: person, find: [{{with: [{word}]}}]}}"
        for n, word in enumerate(words)
    ]
    asked = [
        f"  e{n}: {{agree: q{n}, examples: [{{conflict: [40 people saw {word}.,"
        f" 50 people saw {word}.]}}]}}"
        for n, word in enumerate(words)
    ]
    return "\n".join(["quantities:", *quantities, "expectations:", *asked, ""])


def test_examples_are_judged_by_their_own_expectation_alone() -> None:
    def work(size: int) -> Callable[[], object]:
        ruleset = expectations.read(many_rules(size), "rules.yaml")
        assert all(each.passed for each in pipeline.examples([ruleset], only=["e0", "e7"]))
        return lambda: pipeline.examples([ruleset])

    assert growth(work) < MOST


def test_expectations_look_at_their_own_claims_alone() -> None:
    def work(size: int) -> Callable[[], object]:
        ruleset = expectations.read(many_rules(size), "rules.yaml")
        words = [f"{WORDS[n % 13]}{WORDS[n // 13 % 13]}{WORDS[n // 169]}" for n in range(size)]
        texts = ["\n\n".join(f"{more} people saw {word}." for word in words) for more in (40, 50)]
        articles = [source(text, id) for text, id in zip(texts, "ab", strict=True)]
        assert len(pipeline.check(articles, [ruleset]).findings) == size
        return lambda: pipeline.check(articles, [ruleset])

    assert growth(work) < MOST


def test_rules_that_share_a_cue_are_told_apart_by_what_stands_beside_it() -> None:
    def work(size: int) -> Callable[[], object]:
        words = [f"{WORDS[n % 13]}{WORDS[n // 13 % 13]}{WORDS[n // 169]}" for n in range(size)]
        rules = "\n".join(
            f"  q{n}: {{what: {word}, unit: person, find: [{{with: [saw], and: [{word}]}}]}}"
            for n, word in enumerate(words)
        )
        ruleset = expectations.read(f"quantities:\n{rules}\n", "rules.yaml")
        text = "\n\n".join(f"40 people saw {word}." for word in words)
        articles = [source(text, "a")]
        assert len(pipeline.check(articles, [ruleset]).claims) == size
        return lambda: pipeline.check(articles, [ruleset])

    assert growth(work) < MOST
