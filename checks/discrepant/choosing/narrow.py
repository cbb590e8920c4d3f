"""Which findings are left where the caller wants to hear of some only?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from discrepant.model import Expectation, Finding, FindingKind, Level, Outcome, Passage, Report

# So much of a fingerprint is enough to name a finding, as people name commits.
_FINGERPRINT = re.compile(r"[0-9a-f]{6,}")
_LINE_END = re.compile(r"\r\n|\r|\n")
_KINDS = frozenset(map(str, FindingKind))


@dataclass(frozen=True, slots=True)
class Changes:
    """Hold the lines of files that changed, by path; `whole` are files of which all did."""

    lines: Mapping[str, frozenset[int]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()

    def touch(self, path: str, first: int, last: int) -> bool:
        """Tell whether a line from `first` to `last` changed; lines count from 1."""
        if path in self.whole:
            return True
        return not self.lines.get(path, frozenset()).isdisjoint(range(first, last + 1))


@dataclass(frozen=True, slots=True)
class Wish:
    """Say which findings the caller wants to hear of.

    `select` and `ignore` are ids and tags of expectations, kinds of finding and fingerprints;
    `known` the fingerprints of a baseline, `since` what it changed from; `changes` keep the
    findings that they touch.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_level: Level = Level.NOTE
    known: frozenset[str] = frozenset()
    changes: Changes | None = None


def narrowed(report: Report, wish: Wish) -> Report:
    """Return the report with the findings that were wished for, and a count of the others.

    An expectation that is not selected, or ignored, is no part of the run any more; one whose
    findings were left out one by one stays in conflict.
    """
    dropped: Counter[str] = Counter()
    blocks = _Blocks(report)
    outcomes = []
    for outcome in report.outcomes:
        chosen = _chosen(outcome, wish)
        findings = outcome.findings if chosen else ()
        dropped["not selected"] += len(outcome.findings) - len(findings)
        for reason, keep in _filters(outcome, wish, blocks):
            kept = tuple(finding for finding in findings if keep(finding))
            dropped[reason] += len(findings) - len(kept)
            findings = kept
        if chosen:
            outcomes.append(replace(outcome, findings=_anchored(findings, wish.changes)))
    left_out = tuple((count, reason) for reason, count in dropped.items() if count)
    return replace(report, outcomes=tuple(outcomes), left_out=(*report.left_out, *left_out))


def unknown(report: Report, wish: Wish) -> tuple[str, ...]:
    """Return the words of `select` and `ignore` that name nothing of this run."""
    named = {*names(report), *_KINDS}
    words = (*wish.select, *wish.ignore)
    return tuple(word for word in words if word not in named and not _FINGERPRINT.fullmatch(word))


def names(report: Report) -> tuple[str, ...]:
    """Return the ids and tags of the expectations of a run."""
    found = (name for each in report.outcomes for name in _names(each.expectation))
    return tuple(dict.fromkeys(found))


def _names(expectation: Expectation) -> tuple[str, ...]:
    return (expectation.id, *expectation.tags)


def _chosen(outcome: Outcome, wish: Wish) -> bool:
    """Tell whether an expectation takes part: nobody ignores it, somebody selects it."""
    called = _names(outcome.expectation)
    if any(name in wish.ignore for name in called):
        return False
    if not wish.select or any(name in wish.select for name in called):
        return True
    # A kind says nothing of an expectation that has no finding, so that it stays in the run.
    by_kind = any(word in _KINDS for word in wish.select)
    return by_kind or any(_called(finding, wish.select) for finding in outcome.findings)


def _called(finding: Finding, words: Iterable[str]) -> bool:
    return any(
        word == finding.kind or (_FINGERPRINT.match(word) and finding.fingerprint.startswith(word))
        for word in words
    )


def _filters(
    outcome: Outcome, wish: Wish, blocks: _Blocks
) -> Iterable[tuple[str, Callable[[Finding], bool]]]:
    """Yield what a finding must be, one after the other, each with why it is left out else."""
    if wish.select and not any(name in wish.select for name in _names(outcome.expectation)):
        yield "not selected", lambda finding: _called(finding, wish.select)
    if wish.ignore:
        yield "not selected", lambda finding: not _called(finding, wish.ignore)
    least = wish.min_level
    yield f"below {least}", lambda finding: finding.level.gravity >= least.gravity
    yield "in the baseline", lambda finding: finding.fingerprint not in wish.known
    changes = wish.changes
    if changes is not None:
        yield "on unchanged lines", lambda finding: blocks.touched(finding, changes)


# ---------------------------------------------------------------- what a change touches


class _Blocks:
    """Know on which lines of the YAML an expectation and a quantity stand."""

    def __init__(self, report: Report) -> None:
        places = [quantity.place for quantity in report.quantities]
        places += [outcome.expectation.place for outcome in report.outcomes]
        self.starts: dict[str, list[int]] = {}
        for place in sorted(places):
            self.starts.setdefault(place.path, []).append(place.line)
        self.quantities = {quantity.id: quantity.place for quantity in report.quantities}

    def touched(self, finding: Finding, changes: Changes) -> bool:
        """Tell whether a side of a finding changed, or what was declared of it."""
        if any(_touched(passage, changes) for passage in _passages(finding)):
            return True
        called = {claim.quantity for position in finding.positions for claim in position.claims}
        places = [self.quantities[each] for each in called if each in self.quantities]
        return any(
            changes.touch(place.path, place.line, self.end(place.path, place.line))
            for place in (finding.place, *places)
        )

    def end(self, path: str, line: int) -> int:
        """Return the last line of what begins at `line`: before the next that is declared."""
        after = (start for start in self.starts.get(path, ()) if start > line)
        return next(after, line + 1_000) - 1


def _anchored(findings: Collection[Finding], changes: Changes | None) -> tuple[Finding, ...]:
    """Return findings that are shown where they changed."""
    if changes is None:
        return tuple(findings)
    return tuple(
        replace(finding, anchor=next((p for p in _passages(finding) if _touched(p, changes)), None))
        for finding in findings
    )


def _passages(finding: Finding) -> Iterable[Passage]:
    for position in finding.positions:
        for claim in position.claims:
            yield from (claim.passage, *claim.derived, *claim.copies)


def _touched(passage: Passage, changes: Changes) -> bool:
    last = passage.line + len(_LINE_END.findall(passage.text))
    return changes.touch(passage.path, passage.line, last)
