"""What was looked at and accepted stays in the report and fails nobody."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

from discrepant import expectations, pipeline
from discrepant.model import Acceptance, Level, Report
from stories import FLOOD, only, report, source

TEXTS = ["400 people were evacuated.", "By noon 600 people were evacuated."]


def checked(acceptance: Acceptance, today: date | None = None) -> Report:
    sources = [source(text, id) for id, text in zip("ab", TEXTS, strict=True)]
    rules = [expectations.read(dedent(FLOOD), "rules.yaml")]
    return pipeline.check(sources, rules, [acceptance], today=today)


def fingerprint() -> str:
    return only(report(TEXTS)).fingerprint


def test_an_accepted_finding_stays_in_the_report() -> None:
    acceptance = Acceptance(fingerprint(), "the first figure is of noon", "2023-12-31", "Eve")
    finding = only(checked(acceptance))
    assert finding.accepted == acceptance
    assert not finding.counts


def test_an_acceptance_whose_day_has_passed_no_longer_counts() -> None:
    acceptance = Acceptance(fingerprint(), "seen", "2023-12-31")
    assert not only(checked(acceptance, date(2023, 12, 31))).counts
    late = checked(acceptance, date(2024, 1, 1))
    assert only(late).counts
    assert late.warnings == (f"the acceptance of {fingerprint()} ended on 2023-12-31",)


def test_an_acceptance_of_what_no_longer_occurs_is_a_warning() -> None:
    found = checked(Acceptance("0123456789ab", "a slip of the pen"))
    assert found.warnings == (
        "the accepted finding 0123456789ab no longer occurs (a slip of the pen)",
    )


def test_the_project_sets_levels_by_kind_and_an_expectation_has_the_last_word() -> None:
    sources = [source(text, id) for id, text in zip("ab", TEXTS, strict=True)]
    rules = [expectations.read(dedent(FLOOD), "rules.yaml")]
    levels = [("cross", Level.NOTE)]
    assert only(pipeline.check(sources, rules, levels=levels)).level is Level.NOTE
    own = FLOOD.replace("tolerance: 5%", "tolerance: 5%, level: warning")
    rules = [expectations.read(dedent(own), "rules.yaml")]
    assert only(pipeline.check(sources, rules, levels=levels)).level is Level.WARNING
