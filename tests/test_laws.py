"""What must hold of whole runs, whatever the articles say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from textwrap import dedent

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

# The targets are run from the root of the project and are no part of what is installed.
sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz import renderers

from discrepant import expectations, load, pipeline, wording
from discrepant.authoring import accepting, starting
from discrepant.compare import fold
from discrepant.interval import Interval
from discrepant.model import Hedge, Report, Source
from discrepant.render import render
from projects import laid_out
from stories import FLOOD, PUBLISHED, outcome, report, source
from test_calendar import found
from test_hedges import shaped

# ---------------------------------------------------------------- stories

FIGURES = st.builds(
    "{}{}".format,
    st.sampled_from(["", "about ", "more than ", "nearly ", "at least ", "up to ", "not "]),
    st.sampled_from(["20", "30", "31", "44", "300", "1,200", "a dozen", "several hundred"]),
)
SENTENCES = st.builds(
    "{}{} people {}{}.".format,
    st.sampled_from(["", "Ada Berg said ", "The mayor said ", "Rescuers said ", "In all, "]),
    FIGURES,
    st.sampled_from(["were evacuated", "were missing", "left their homes", "slept"]),
    st.sampled_from(["", " on Monday", " on June 1", " in May", ", a record"]),
) | st.builds(
    "The dam {} on {}.".format, st.sampled_from(["broke", "burst"]), st.sampled_from(
        ["June 1", "June 2", "Tuesday", "June 12, 2023"]
    ),
)  # fmt: skip
ARTICLES = st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map("\n\n".join), max_size=5)
RULES = dedent(FLOOD) + (
    "  missing-by-source: {agree: missing, same: source}\n"
    "  missing-by-speaker: {agree: missing, same: speaker, level: warning}\n"
    "  fewer-missing: {hold: missing <= evacuated}\n"
)


def articles(texts: Sequence[str]) -> list[Source]:
    return [
        source(text, f"s{number}", PUBLISHED - timedelta(number % 3))
        for number, text in enumerate(texts)
    ]


def came_to(found: Report) -> set[tuple[str, str, str]]:
    """Return the findings and verdicts of a report, without where they stand."""
    return {(each.expectation, each.kind.value, each.fingerprint) for each in found.findings} | {
        (each.expectation.id, each.verdict.value, "") for each in found.outcomes
    }


@settings(max_examples=50)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_neither_the_order_of_sources_nor_of_claims_matters(
    texts: list[str], random: Random
) -> None:
    sources = articles(texts)
    first = report(sources, RULES)
    random.shuffle(sources)
    assert report(sources, RULES) == first
    claims = list(first.claims)
    random.shuffle(claims)
    assert sorted(map(repr, fold(claims))) == sorted(map(repr, first.claims))


@settings(max_examples=50)
@given(ARTICLES, st.data())
def test_a_copy_of_an_article_changes_nothing(texts: list[str], data: st.DataObject) -> None:
    assume(texts)
    sources = articles(texts)
    copied = data.draw(st.sampled_from(sources))
    copy = replace(copied, id="z", path="seeds/z.txt", publisher="Another Paper")
    once, twice = report(sources, RULES), report([*sources, copy], RULES)
    assert came_to(twice) == came_to(once)
    assert len(twice.claims) == len(once.claims)


@settings(max_examples=50)
@given(ARTICLES, st.integers(1, 40), st.integers(0, 60))
def test_a_wider_tolerance_never_adds_a_contradiction(
    texts: list[str], narrow: int, more: int
) -> None:
    # Not the number of findings: one that many claims hang together in may fall into two.
    def clashing(tolerance: int) -> set[str]:
        rules = RULES.replace("tolerance: 5%", f"tolerance: {tolerance}%")
        found = outcome(report(articles(texts), rules), "evacuated-agrees")
        return {
            repr(claim)
            for finding in found.findings
            for position in finding.positions
            for claim in position.claims
        }

    assert clashing(narrow + more) <= clashing(narrow)


@settings(max_examples=50)
@given(ARTICLES)
def test_an_article_on_something_else_changes_no_verdict(texts: list[str]) -> None:
    found = report(articles(texts), RULES)
    more = report([*articles(texts), source("The mill has 7 wheels.", "z")], RULES)
    assert came_to(more) == came_to(found)


# ---------------------------------------------------------------- what is printed is read again

NUMBERS = st.integers(1, 10**9).filter(lambda number: not 1000 <= number <= 2999)


def read_again(value: Interval, hedge: Hedge) -> Interval:
    (only,) = shaped(wording.figures(value, hedge))
    return only.value


@given(NUMBERS)
def test_a_printed_number_is_read_as_what_it_was(number: int) -> None:
    assert read_again(Interval.point(number), Hedge.EXACT) == Interval.point(number)
    assert read_again(Interval.point(-number), Hedge.EXACT) == Interval.point(-number)


@given(st.integers(1, 10**6), st.integers(1, 3))
def test_a_printed_decimal_is_read_as_what_it_was(digits: int, places: int) -> None:
    value = Interval.point(Fraction(digits, 10**places))
    assume(not 1000 <= digits / 10**places <= 2999)
    assert read_again(value, Hedge.EXACT) == value


HEDGES = "about|nearly|just over|more than|at least|fewer than|up to|more than 7 and less than"


@given(st.sampled_from(HEDGES.split("|")), NUMBERS.filter(lambda number: number > 9))
def test_a_printed_hedge_is_read_as_what_it_was(hedge: str, number: int) -> None:
    (only,) = shaped(f"{hedge} {number:,}")
    assert read_again(only.value, only.hedge) == only.value


@given(NUMBERS, NUMBERS)
def test_a_printed_range_is_read_as_what_it_was(one: int, other: int) -> None:
    assume(one != other)
    value = Interval.of(min(one, other), max(one, other))
    assert read_again(value, Hedge.BETWEEN) == value


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(DAYS, st.integers(0, 40))
def test_printed_days_are_read_as_what_they_were(first: date, more: int) -> None:
    value = Interval.days(first, first + timedelta(more))
    ((_, day),) = found(wording.days(value), None)
    assert day.value == value


@given(DAYS)
def test_printed_months_and_years_are_read_as_what_they_were(day: date) -> None:
    begin = day.replace(day=1)
    month = Interval.days(begin, (begin + timedelta(31)).replace(day=1) - timedelta(1))
    year = Interval.days(date(day.year, 1, 1), date(day.year, 12, 31))
    for value in (month, year):
        ((_, read),) = found(wording.days(value), None)
        assert read.value == value


# ---------------------------------------------------------------- files are read as written

STORY = report(["400 people were evacuated.", "600 people were evacuated."])
ANY = st.text(st.characters(), max_size=60)  # lone surrogates, controls and all


@given(ANY.filter(str.strip), ANY, st.sampled_from(["", "2030-01-31"]))
@example("  - a: b # c", "'\"\\", "")
def test_an_acceptance_is_read_as_it_was_written(reason: str, who: str, until: str) -> None:
    (finding,) = STORY.findings
    accepted = accepting.acceptance(finding, reason, until, who, date(2024, 1, 1))
    once = accepting.appended("", accepted, finding.expectation)
    twice = accepting.appended(once, accepted, finding.expectation)
    assert load.accepted(twice, "accepted.yaml") == (accepted, accepted)


@settings(max_examples=50)
@given(ARTICLES)
def test_a_first_expectation_file_reads_and_runs(texts: list[str]) -> None:
    sources = articles(texts)
    draft = starting.draft(sources)
    assume(draft.quantities)
    rules = expectations.read(draft.text, "begun.yaml")
    assert len(rules.quantities) == draft.quantities
    assert pipeline.check(sources, [rules]).claims


@given(ANY)
def test_a_first_expectation_file_takes_any_noun(noun: str) -> None:
    sources = [source(f"There were 20 {noun}\n\nand 30 barns {noun}.", id_) for id_ in "ab"]
    draft = starting.draft(sources)
    assert len(yaml.safe_load(draft.text)["quantities"]) == draft.quantities
    if draft.quantities:
        expectations.join([expectations.read(draft.text, "begun.yaml")])


@settings(max_examples=50)
@given(ARTICLES)
def test_a_json_report_says_what_the_report_says(texts: list[str]) -> None:
    found = report(articles(texts), RULES)
    document = json.loads(render(found, "json"))
    assert [each["fingerprint"] for each in document["findings"]] == [
        each.fingerprint for each in found.findings
    ]
    for written, finding in zip(document["findings"], found.findings, strict=True):
        for shown, position in zip(written["positions"], finding.positions, strict=True):
            assert bounds(shown) == bounds_of(position.value, finding.expectation)
            assert [each["text"] for each in shown["claims"]] == [
                claim.passage.text for claim in position.claims
            ]


def bounds(shown: Mapping[str, object]) -> list[str]:
    return [str(shown[side]) for side in ("low", "high", "low_open", "high_open")]


def bounds_of(value: Interval, expectation: str) -> list[str]:
    is_date = expectation in ("dam-day-agrees", "warned-first")
    low: object = value.first_day if is_date else value.low
    high: object = value.last_day if is_date else value.high
    return [str(each) for each in (low, high, value.low_open, value.high_open)]


# ---------------------------------------------------------------- reports of any text


@settings(max_examples=12)  # the web page is read by html5lib, which takes its time
@given(ANY, ANY, ANY)
def test_renderers_are_well_formed_for_any_text(words: str, name: str, path: str) -> None:
    renderers.well_formed(words, name, path)


ACTING = st.lists(
    st.sampled_from(
        "| \\ \\| ` ``` \n \r\n \u2028 ::error:: ##[ ]]> <b> & \" ' , ; = +1 @x \t \x1b[ \x9b 300 "
        "“ ” \u202e %0A [x](y) <!-- --> \ud800 \ufffe 5% # - 1. > ~~~ $ {} {value}".split(" ")
    ),
    max_size=8,
).map("".join)


@settings(max_examples=20)
@given(ACTING, ACTING, ACTING)
def test_renderers_are_well_formed_for_what_acts(words: str, name: str, path: str) -> None:
    renderers.well_formed(words, name, path)


# ---------------------------------------------------------------- no locale, no zone, no hash order


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = {
        "b": "“400 people were evacuated on Monday,” said Ada Berg. 1.200 or 1,200 were missing.\n",
        "a": "600 people were evacuated. İstanbul’s mayor said 30 people were missing in May.\n",
        "Ä": "The dam broke on June 1. Nearly 5,000 people left their homes; 12 were missing.\n",
    }
    root = laid_out(tmp_path_factory.mktemp("project"), RULES, texts)
    (root / "seeds" / "sources.yaml").write_text("b: {published: 2023-06-14}\n", "utf-8")
    return root


def ran(project: Path, *options: str, **environment: str) -> tuple[int, bytes]:
    done = subprocess.run(
        [sys.executable, *options, "-m", "discrepant", "check", "--format", "json"],
        check=False,
        capture_output=True,
        cwd=project,
        env={**os.environ, "PYTHONHASHSEED": "0", "TZ": "UTC", **environment},
    )
    return done.returncode, done.stdout + (project / "reports" / "index.md").read_bytes()


def test_the_same_bytes_wherever_it_runs(project: Path) -> None:
    first = ran(project)
    assert first[0] == 1
    assert ran(project, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C") == first
    assert ran(project, PYTHONHASHSEED="2", TZ="America/Adak", LC_ALL="tr_TR.UTF-8") == first
    assert ran(project, "-O", PYTHONHASHSEED="3", LANG="de_DE", LC_NUMERIC="de_DE.UTF-8") == first
    assert ran(project, "-X", "dev", PYTHONHASHSEED="random", PYTHONUTF8="0") == first
