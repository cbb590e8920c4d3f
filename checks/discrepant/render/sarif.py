"""Show a report to code scanning: SARIF 2.1.0, as GitHub and editors read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from discrepant.model import Expectation, Finding, Level, Passage, Report
from discrepant.render.columns import Unit, region
from discrepant.render.escapes import address, line, unlinked
from discrepant.render.json_values import Json, dump
from discrepant.render.sides import Side, anchor, passages_of, sides
from discrepant.render.text import Domains
from discrepant.wording import counted, domains

# What GitHub takes of one run, and what it shows of it; the worst come first.
MOST_RESULTS = 25_000
MOST_SHOWN = 5_000
# GitHub shows so many places of a result, and so many tags of a rule.
_MOST_PLACES = 100
_MOST_TAGS = 20
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report, most: int = MOST_RESULTS) -> str:
    """Return the document: at most `most` results, and a notification where there are more."""
    run = {
        "tool": {"driver": {"name": "discrepant", "rules": _rules(report)}},
        "columnKind": "utf16CodeUnits",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": list(_notifications(report, most)),
            }
        ],
        "results": list(_results(report, most)),
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rules(report: Report) -> list[Json]:
    """Return every expectation of the run, whether or not it found anything."""
    whats = {quantity.id: quantity.what for quantity in report.quantities}
    return [_rule(outcome.expectation, whats) for outcome in report.outcomes]


def _rule(expectation: Expectation, whats: Mapping[str, str]) -> Json:
    what = line(_asked(expectation, whats))
    level = expectation.level or Level.ERROR
    return {
        "id": line(expectation.id),
        "shortDescription": {"text": f"{line(expectation.id)}: {what}"},
        "fullDescription": {"text": line(expectation.why) or what},
        "defaultConfiguration": {"level": level.value},
        "properties": {"tags": [line(tag) for tag in expectation.tags[:_MOST_TAGS]]},
    }


def _asked(expectation: Expectation, whats: Mapping[str, str]) -> str:
    """Return what an expectation asks: "the claims agree: people evacuated"."""
    if expectation.relation is not None:
        return f"this holds: {expectation.relation.text}"
    if expectation.verbatim is not None:
        return f"quoted alike: {expectation.verbatim.speaker}"
    if expectation.names:
        return f"spelled alike: {', '.join(expectation.names)}"
    return f"the claims agree: {whats.get(expectation.quantity, expectation.quantity)}"


def _results(report: Report, most: int) -> Iterator[Json]:
    numbers = {outcome.expectation.id: at for at, outcome in enumerate(report.outcomes)}
    known = domains(report.quantities)
    for finding in report.findings[:most]:
        yield _result(finding, known, numbers[finding.expectation])


def _result(finding: Finding, known: Domains, rule: int) -> Json:
    place = anchor(finding)
    found = sides(finding, known, _MOST_PLACES)
    # A copy, or an operand, may be what changed; then every side is another place.
    first = next((side for side in found if side.passage == place), None)
    others = [side for side in found if side is not first]
    shown = others[: _MOST_PLACES - 1]
    more = passages_of(finding) - len(shown) - (first is not None)
    return {
        "ruleId": line(finding.expectation),
        "ruleIndex": rule,
        "level": finding.level.value,
        "message": {"text": _message(finding, first, shown, more)},
        "locations": [_location(place)],
        "relatedLocations": [
            {**_location(side.passage), "id": number, "message": {"text": unlinked(side.words)}}
            for number, side in enumerate(shown, start=1)
        ],
        # The first is what GitHub goes by; without it, moving a line would open a new alert.
        "partialFingerprints": {
            "primaryLocationLineHash": line(finding.fingerprint),
            "discrepant/v1": line(finding.fingerprint),
        },
        "suppressions": _suppressions(finding),
        "properties": {"kind": finding.kind.value},
    }


def _message(finding: Finding, first: Side | None, others: Sequence[Side], more: int) -> str:
    """Return the message, in which every other passage is a link to its location."""
    parts = [unlinked(first.words)] if first else []
    parts += [
        f"{unlinked(side.words)} at [{unlinked(side.place)}]({number})"
        for number, side in enumerate(others, start=1)
    ]
    parts += [f"and {counted(more, 'more passage')}"] if more else []
    return f"{unlinked(finding.message)}. {'; '.join(parts)}"


def _location(passage: Passage) -> Json:
    start_line, start_column, end_line, end_column = region(passage, Unit.UTF16)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": address(passage.path)},
            "region": {
                "startLine": start_line,
                "startColumn": start_column,
                "endLine": end_line,
                "endColumn": end_column,
            },
        }
    }


def _suppressions(finding: Finding) -> list[Json]:
    accepted = finding.accepted
    if accepted is None:
        return []  # where some results say whether they are suppressed, all must
    return [{"kind": "external", "status": "accepted", "justification": line(accepted.reason)}]


def _notifications(report: Report, most: int) -> Iterator[Json]:
    for path, reason in report.skipped:
        yield _notification(f"skipped {path}: {reason}")
    for warning in report.warnings:
        yield _notification(warning)
    count = len(report.findings)
    if count > most:
        yield _notification(f"cut: {most:,} of {counted(count, 'finding')}, the worst")
    if count > MOST_SHOWN:
        yield _notification(f"GitHub shows the worst {MOST_SHOWN:,} of a run")


def _notification(text: str) -> Json:
    return {"level": "warning", "message": {"text": unlinked(text)}}
