"""Show a report to other programs: one JSON document, `check --format json`."""

from __future__ import annotations

from discrepant.model import (
    Acceptance,
    Claim,
    Finding,
    Outcome,
    Passage,
    Position,
    Report,
    SourceNote,
    Unread,
)
from discrepant.render.json_values import SCHEMA_VERSION, Json, bounds, days, dumped, number, place


def render(report: Report) -> str:
    """Return the document; offsets are code points of the file, lines and columns count from 1."""
    return content(report).decode()


def content(report: Report) -> bytes:
    """Return the document in UTF-8, which takes less room than a text."""
    return dumped(_document(report), indent=2, plain=_plain, end="\n")


def _document(report: Report) -> Json:
    """Return the report as mappings, lists, texts and numbers of JSON, and values for `_plain`."""
    return {
        "schema_version": SCHEMA_VERSION,
        "sources": report.sources,
        "expectations": report.outcomes,
        "findings": report.findings,
        "unread": report.unread,
        "uncovered": report.uncovered,
        "skipped": [{"path": path, "reason": reason} for path, reason in report.skipped],
        "warnings": list(report.warnings),
        "left_out": [{"count": count, "reason": reason} for count, reason in report.left_out],
    }


def _plain(value: SourceNote | Outcome | Finding | Unread | Passage) -> Json:
    """Return one row of a list; made when it is written, as all of them take far more room."""
    match value:
        case SourceNote():
            return _source(value)
        case Outcome():
            return _expectation(value)
        case Finding():
            return _finding(value)
        case Unread():
            return _unread(value)
        case Passage():
            return place(value)


def _source(note: SourceNote) -> Json:
    return {
        "id": note.id,
        "path": note.path,
        "publisher": note.publisher,
        "original": note.original,
        "published": days(note.published),
        "story": note.story,
        "mentions": note.mentions,
        "claims": note.claims,
    }


def _expectation(outcome: Outcome) -> Json:
    place = outcome.expectation.place
    return {
        "id": outcome.expectation.id,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "verdict": outcome.verdict.value,
        "reason": outcome.reason,
        "compared": {"claims": outcome.claims, "sources": outcome.sources},
        "findings": [finding.fingerprint for finding in outcome.findings],
    }


def _finding(finding: Finding) -> Json:
    return {
        "fingerprint": finding.fingerprint,
        "expectation": finding.expectation,
        "kind": finding.kind.value,
        "level": finding.level.value,
        "accepted": finding.accepted is not None,
        "acceptance": _acceptance(finding.accepted),
        "message": finding.message,
        "why": finding.why,
        "working": finding.working,
        "story": finding.story,
        "gap": number(finding.gap),
        "tolerance": number(finding.tolerance),
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "positions": [_position(position) for position in finding.positions],
    }


def _acceptance(accepted: Acceptance | None) -> Json | None:
    if accepted is None:
        return None
    return {"reason": accepted.reason, "until": accepted.until or None, "who": accepted.who or None}


def _position(position: Position) -> Json:
    is_date = any(each.unit == "date" for each in position.claims)
    return {
        **bounds(position.value, is_date=is_date),
        "polarity": position.polarity.value,
        "label": position.label,
        "also_fits": list(position.also_fits),
        **({"also_fits_more": position.fits_more} if position.fits_more else {}),
        "claims": [claim(each) for each in position.claims],
    }


def claim(claim: Claim) -> Json:
    """Return a claim with its place as the mappings, lists, texts and numbers of JSON."""
    return {
        **place(claim.passage),
        "quantity": claim.quantity,
        **bounds(claim.value, is_date=claim.unit == "date"),
        "label": claim.label or None,
        "unit": claim.unit,
        "hedge": claim.hedge.value,
        "speaker": claim.speaker,
        "as_of": days(claim.as_of),
        "polarity": claim.polarity.value,
        "arithmetic": claim.arithmetic,
        "derived": [
            {"start": each.start, "end": each.end, "text": each.text} for each in claim.derived
        ],
        "copies": [place(copy) for copy in claim.copies],
        "quoted": claim.quoted,
        "about": claim.about or None,
    }


def _unread(unread: Unread) -> Json:
    return {
        **place(unread.passage),
        "quantity": unread.quantity or None,
        "reason": unread.reason,
    }
