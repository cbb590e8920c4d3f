"""What can a reader do on a served page: accept which finding, claim what of which article?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from discrepant.model import Finding, Report
from discrepant.render.html.assets import template
from discrepant.render.page import Serve
from discrepant.render.source_names import source_names

# What the fields of an acceptance are called in its form.
ACCEPT_FIELDS = {
    "reason": "Why it may stand",
    "until": "Last day it may stand",
    "who": "Who accepts it",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold one of the things to choose from, and what to call it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Hold what the forms offer; `labels` are the values that are words, with commas between."""

    revision: str
    findings: tuple[Finding, ...]
    articles: tuple[Choice, ...]
    quantities: tuple[Choice, ...]
    labels: str
    accepting: Mapping[str, str]


def desk(report: Report, serve: Serve) -> Desk:
    """Return what the forms of a served report offer; its articles in their order on the page."""
    names = source_names(report.sources)
    words = (label.name for quantity in report.quantities for label in quantity.labels)
    return Desk(
        serve.revision,
        tuple(finding for finding in report.findings if finding.counts),
        tuple(Choice(note.id, names[note.id]) for note in report.sources),
        tuple(Choice(each.id, each.what or each.id) for each in report.quantities),
        ", ".join(dict.fromkeys(words)),
        ACCEPT_FIELDS,
    )


def trouble(message: str, revision: str) -> str:
    """Return the page that stands where there can be no report, and comes back when there can."""
    lines = message.split("\n")
    return template("trouble.html.j2", served=True).render(lines=lines, revision=revision)
