"""Show the claims of the findings in a spreadsheet: CSV, one row a claim."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from discrepant.model import Claim, Finding, Report
from discrepant.render.escapes import cell
from discrepant.render.json_values import bounds, days, sentence
from discrepant.render.notices import notices

COLUMNS = tuple(
    "finding expectation kind level accepted message position low high low_open high_open "
    "polarity quantity unit hedge speaker as_of source publisher path line column text sentence "
    "working".split()
)


def render(report: Report) -> str:
    """Return a header and a row for each claim of each finding, worst first.

    What could not be used follows, a row each: its kind, its message, its path and line.
    Text that a spreadsheet would take for a formula gets a leading apostrophe.
    """
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for finding in report.findings:
        writer.writerows(_rows(finding))
    for notice in notices(report):
        writer.writerow({key: _cell(value) for key, value in notice._asdict().items()})
    return written.getvalue()


def _rows(finding: Finding) -> Iterator[Mapping[str, object]]:
    for number, position in enumerate(finding.positions, start=1):
        for claim in position.claims:
            row = {**_finding(finding), "position": number, **_claim(claim)}
            yield {key: _cell(value) for key, value in row.items()}


def _finding(finding: Finding) -> Mapping[str, object]:
    return {
        "finding": finding.fingerprint,
        "expectation": finding.expectation,
        "kind": finding.kind.value,
        "level": finding.level.value,
        "accepted": finding.accepted.reason if finding.accepted else "",
        "message": finding.message,
    }


def _claim(claim: Claim) -> Mapping[str, object]:
    passage = claim.passage
    return {
        **bounds(claim.value, is_date=claim.unit == "date"),
        "polarity": claim.polarity.value,
        "quantity": claim.quantity,
        "unit": claim.unit,
        "hedge": claim.hedge.value,
        "speaker": claim.speaker,
        "as_of": days(claim.as_of),
        "source": claim.source,
        "publisher": passage.publisher,
        "path": passage.path,
        "line": passage.line,
        "column": passage.column,
        "text": passage.text,
        "sentence": sentence(passage),
        "working": claim.arithmetic,
    }


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return value  # a number of ours is a number, below zero or not
    return cell(value)
