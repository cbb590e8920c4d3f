"""What do these articles come to under these expectations?

The stages in their order, pure from end to end: read, bind, fold, compare, report.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import PurePosixPath

from discrepant import bind, compare, expectations, extract
from discrepant.alike import quotations, spellings
from discrepant.bind import Bound, counted
from discrepant.compare import Book
from discrepant.interval import Interval
from discrepant.model import (
    Acceptance,
    Claim,
    Example,
    ExampleResult,
    Expectation,
    Level,
    Mention,
    Outcome,
    Quantity,
    Report,
    Ruleset,
    Source,
    SourceNote,
    Speaker,
    Test,
    Verdict,
)
from discrepant.speech.voices import voices
from discrepant.units import table as units
from discrepant.units.table import Units
from discrepant.yaml_nodes import Problem, unknown

Read = Callable[[Source], tuple[Mention, ...]]


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what a run need not work out again.

    With `units`, what `units_kept` gave for the same rulesets, pint is not imported.  `read`
    gives the mentions of an article.
    """

    units: str = ""
    read: Read = extract.read


_READERS = bind.Readers(extract.read, extract.phrases)
# Examples are articles of one day; which day does not matter, as long as it never changes.
_EXAMPLE_DAY = Interval.days(date(2024, 1, 31), date(2024, 1, 31))


def check(
    sources: Sequence[Source],
    rulesets: Sequence[Ruleset],
    accepted: Sequence[Acceptance] = (),
    skipped: Sequence[tuple[str, str]] = (),
    levels: Sequence[tuple[str, Level]] = (),
    today: date | None = None,
    known: Known | None = None,
) -> Report:
    """Hold articles against expectations and return all that came of it.

    `skipped` are articles that could not be loaded, (path, reason), for the report to name.
    `levels` are the project's levels of kinds of finding, which an expectation may override.
    An acceptance whose day lies before `today` no longer counts; without a day all count.
    `known` is what need not be worked out again.  The order of the sources does not matter.
    Raises ExpectationError where the rulesets do not fit each other, or a quoted claim does not
    stand in its article.
    """
    known = known or Known()
    ruleset = expectations.join(rulesets, known.units)
    table = units.table([text for text, _ in ruleset.units], known.units)
    valid, remarks = _still_valid(accepted, today)
    report = _Run(ruleset, table, valid, levels).report(sources, skipped, known.read)
    return replace(report, warnings=(*report.warnings, *remarks, *_stale(valid, report)))


def with_units(
    source: Source, mentions: Iterable[Mention], rulesets: Sequence[Ruleset], kept: str = ""
) -> tuple[Mention, ...]:
    """Return mentions with the units that the expectations give to their nouns.

    With `kept`, what `units_kept` gave for the same rulesets, pint is not imported.  Raises
    UnitError as the reader of the expectations does.
    """
    definitions = [text for ruleset in rulesets for text, _ in ruleset.units]
    return counted.with_units(source, mentions, units.table(definitions, kept))


def units_kept(rulesets: Sequence[Ruleset]) -> str:
    """Return what pint says of the units of the expectations, for `check`; "" where it need not.

    Raises ExpectationError as check does.
    """
    ruleset = expectations.join(rulesets)
    table = units.table([text for text, _ in ruleset.units])
    asked = [
        quantity.unit
        for quantity in ruleset.quantities
        if not (quantity.is_date or quantity.is_label)
    ]
    return table.kept(asked) if table.asks_pint(asked) else ""


def strange_claims(
    rulesets: Sequence[Ruleset], sources: Sequence[Source], skipped: Sequence[tuple[str, str]] = ()
) -> tuple[Problem, ...]:
    """Return a problem for each claim that the YAML quotes from an article that is not there.

    One that could not be read is named in the report already.
    """
    known = {source.id for source in sources}
    named = known | {PurePosixPath(path).stem for path, _ in skipped}
    return tuple(
        Problem(claim.place, unknown("article", claim.source, known, "here"))
        for ruleset in rulesets
        for quantity in ruleset.quantities
        for claim in quantity.claims
        if claim.source not in named
    )


def _still_valid(
    accepted: Sequence[Acceptance], today: date | None
) -> tuple[list[Acceptance], list[str]]:
    """Return the acceptances that still count, and a remark on each whose day has passed."""
    valid, remarks = [], []
    for each in accepted:
        if today is not None and each.until and each.until < today.isoformat():
            remarks.append(f"the acceptance of {each.fingerprint} ended on {each.until}")
        else:
            valid.append(each)
    return valid, remarks


def _stale(accepted: Sequence[Acceptance], report: Report) -> list[str]:
    occurring = {finding.fingerprint for finding in report.findings}
    return [
        f"the accepted finding {each.fingerprint} no longer occurs ({each.reason})"
        for each in accepted
        if each.fingerprint not in occurring
    ]


class _Run:
    """Hold what stays the same for all articles of a run."""

    def __init__(
        self,
        ruleset: Ruleset,
        table: Units,
        accepted: Sequence[Acceptance] = (),
        levels: Sequence[tuple[str, Level]] = (),
    ) -> None:
        self.ruleset = ruleset
        self.binder = bind.Binder(ruleset, table, _READERS)
        self.book = _book(ruleset.quantities, table, accepted, levels)

    def report(
        self,
        sources: Sequence[Source],
        skipped: Sequence[tuple[str, str]] = (),
        read_one: Read = extract.read,
        only: Sequence[Expectation] | None = None,
    ) -> Report:
        """Return what became of articles, under all expectations or `only` some of them."""
        asked = self.ruleset.expectations if only is None else only
        ordered = sorted(sources, key=lambda source: source.id)
        bound, notes, told = self._bound(ordered, read_one)
        named, doubtful = compare.told_apart([claim for each in bound for claim in each.claims])
        claims = compare.fold(named)
        worded = _worded(ordered, asked, self.ruleset.speakers)
        known = compare.by_quantity(claims)
        outcomes = tuple(
            compare.judge(each, worded.get(each.id) or compare.concerned(each, known), self.book)
            for each in asked
        )
        return Report(
            tuple(notes),
            self.ruleset.quantities,
            outcomes,
            claims,
            (*(unread for each in bound for unread in each.unread), *doubtful),
            tuple(passage for each in bound for passage in each.uncovered),
            tuple(skipped),
            (*told, *_cut(outcomes)),
        )

    def _bound(
        self, sources: Sequence[Source], read_one: Read
    ) -> tuple[list[Bound], list[SourceNote], list[str]]:
        """Return what becomes of each article, what is said of it, and the remarks on all.

        What was read of one is let go before the next is read.
        """
        bound: list[Bound] = []
        notes: list[SourceNote] = []
        told: list[str] = []
        for source in sources:
            mentions = read_one(source)
            bound.append(self.binder.bind(source, mentions))
            notes.append(_note(source, mentions, bound[-1]))
            told += extract.remarks(source, mentions)
        return bound, notes, told


def _cut(outcomes: Sequence[Outcome]) -> list[str]:
    """Return a remark on each expectation that was held against a part of its claims alone."""
    return [
        f"{each.expectation.id}: {each.reason}"
        for each in outcomes
        if each.reason and each.verdict is not Verdict.UNDECIDED
    ]


def _worded(
    sources: Sequence[Source], expected: Sequence[Expectation], speakers: Sequence[Speaker]
) -> Mapping[str, Sequence[Claim]]:
    """Return the quotations or spellings that each expectation on wording asks for, by its id.

    Article by article: the names and quotations of one take more room than its claims.
    """
    asked = {
        test: [each for each in expected if each.test is test]
        for test in (Test.VERBATIM, Test.SPELLING)
    }
    known = voices(speakers)
    found: dict[str, list[Claim]] = {each.id: [] for some in asked.values() for each in some}
    for source in sources:
        quoted = quotations.read(source) if asked[Test.VERBATIM] else ()
        for each in asked[Test.VERBATIM]:
            found[each.id] += quotations.claims(source, each, known, quoted)
        names = spellings.Names(source) if asked[Test.SPELLING] else None
        for each in asked[Test.SPELLING]:
            found[each.id] += spellings.claims(source, each, speakers, names)
    return found


def _book(
    quantities: Sequence[Quantity],
    table: Units,
    accepted: Sequence[Acceptance],
    levels: Sequence[tuple[str, Level]],
) -> Book:
    scales: Mapping[str, Fraction] = {
        quantity.id: table.scale(quantity.unit)
        for quantity in quantities
        if not (quantity.is_date or quantity.is_label)
    }
    return Book(
        {quantity.id: quantity for quantity in quantities},
        scales,
        {acceptance.fingerprint: acceptance for acceptance in accepted},
        tuple(levels),
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


def examples(
    rulesets: Sequence[Ruleset], only: Collection[str] = (), kept: str = ""
) -> tuple[ExampleResult, ...]:
    """Run the examples inside the expectations; `only` names expectations by id.

    With `kept`, what `units_kept` gave for the same rulesets, pint is not imported.
    Raises ExpectationError as check does.
    """
    ruleset = expectations.join(rulesets, kept)
    table = units.table([text for text, _ in ruleset.units], kept)
    run = _Run(ruleset, table)
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
    report = run.report(sources, only=[expectation])
    (outcome,) = report.outcomes
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
        value = claim.label or claim.value
        yield f"“{claim.passage.text}” was read as {claim.quantity} {value}"
    for unread in report.unread:
        yield f"“{unread.passage.text}” was not read: {unread.reason}"
