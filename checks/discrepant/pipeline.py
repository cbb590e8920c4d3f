"""What do these articles come to under these expectations?

The stages in their order, pure from end to end: read, bind, fold, compare, report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from discrepant import bind, compare, expectations, extract, units
from discrepant.bind import Bound
from discrepant.compare import Book
from discrepant.interval import Interval
from discrepant.model import (
    Acceptance,
    Example,
    ExampleResult,
    Expectation,
    Mention,
    Outcome,
    Quantity,
    Report,
    Ruleset,
    Source,
    SourceNote,
    Verdict,
)
from discrepant.units import Units

# Examples are articles of one day; which day does not matter, as long as it never changes.
_EXAMPLE_DAY = Interval.days(date(2024, 1, 31), date(2024, 1, 31))


def check(
    sources: Sequence[Source],
    rulesets: Sequence[Ruleset],
    accepted: Sequence[Acceptance] = (),
    skipped: Sequence[tuple[str, str]] = (),
) -> Report:
    """Hold articles against expectations and return all that came of it.

    `skipped` are articles that could not be loaded, (path, reason), for the report to name.
    The order of the sources does not matter.  Raises ExpectationError where the rulesets do
    not fit each other or a quoted claim does not stand in its article.
    """
    ruleset = expectations.join(rulesets)
    table = units.table([text for text, _ in ruleset.units])
    return _Run(ruleset, table, accepted).report(sources, skipped)


class _Run:
    """Hold what stays the same for all articles of a run."""

    def __init__(self, ruleset: Ruleset, table: Units, accepted: Sequence[Acceptance]) -> None:
        self.ruleset = ruleset
        self.binder = bind.Binder(ruleset, table, extract.read)
        self.book = _book(ruleset.quantities, table, accepted)

    def report(self, sources: Sequence[Source], skipped: Sequence[tuple[str, str]]) -> Report:
        ordered = sorted(sources, key=lambda source: source.id)
        read = [extract.read(source) for source in ordered]
        bound = [self.binder.bind(*pair) for pair in zip(ordered, read, strict=True)]
        claims = compare.fold([claim for each in bound for claim in each.claims])
        outcomes = tuple(
            compare.judge(expectation, claims, self.book)
            for expectation in self.ruleset.expectations
        )
        notes = map(_note, ordered, read, bound)
        return Report(
            tuple(notes),
            self.ruleset.quantities,
            outcomes,
            claims,
            tuple(unread for each in bound for unread in each.unread),
            tuple(passage for each in bound for passage in each.uncovered),
            tuple(skipped),
        )


def _book(quantities: Sequence[Quantity], table: Units, accepted: Sequence[Acceptance]) -> Book:
    scales: Mapping[str, Fraction] = {
        quantity.id: table.scale(quantity.unit) for quantity in quantities if not quantity.is_date
    }
    return Book(
        {quantity.id: quantity for quantity in quantities},
        scales,
        {acceptance.fingerprint: acceptance for acceptance in accepted},
    )


def _note(source: Source, mentions: Sequence[Mention], bound: Bound) -> SourceNote:
    return SourceNote(
        source.id,
        source.path,
        source.publisher,
        source.original,
        source.published,
        source.story,
        len(mentions),
        len(bound.claims),
    )


# ---------------------------------------------------------------- examples


def examples(rulesets: Sequence[Ruleset], only: Collection[str] = ()) -> tuple[ExampleResult, ...]:
    """Run the examples inside the expectations; `only` names expectations by id.

    Raises ExpectationError as check does.
    """
    ruleset = expectations.join(rulesets)
    table = units.table([text for text, _ in ruleset.units])
    run = _Run(ruleset, table, ())
    return tuple(
        _example(run, expectation, example)
        for expectation in ruleset.expectations
        if not only or expectation.id in only
        for example in expectation.examples
    )


def _example(run: _Run, expectation: Expectation, example: Example) -> ExampleResult:
    sources = [
        Source(f"example-{number}", text, f"example {number}", published=_EXAMPLE_DAY)
        for number, text in enumerate(example.texts, start=1)
    ]
    report = run.report(sources, ())
    outcome = next(each for each in report.outcomes if each.expectation.id == expectation.id)
    wanted = Verdict.CONFLICTS if example.conflict else Verdict.AGREES
    passed = outcome.verdict is wanted
    message = "" if passed else _instead(outcome, report)
    return ExampleResult(expectation, example, passed, message)


def _instead(outcome: Outcome, report: Report) -> str:
    """Return in one line what an example came to instead of what it should."""
    parts = [f"it came to “{outcome.verdict}”"]
    parts += [finding.message for finding in outcome.findings]
    parts += [outcome.reason] if outcome.reason else []
    parts += list(_seen(report))
    return "; ".join(parts)


def _seen(report: Report) -> Iterator[str]:
    for claim in report.claims:
        yield f"“{claim.passage.text}” was read as {claim.quantity} {claim.value}"
    for unread in report.unread:
        yield f"“{unread.passage.text}” was not read: {unread.reason}"
