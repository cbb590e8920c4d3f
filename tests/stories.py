"""Small stories for tests: sentences and YAML in, a report out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import dedent

from discrepant import expectations, pipeline
from discrepant.compare.naming import Book
from discrepant.interval import Interval
from discrepant.model import Claim, Finding, Outcome, Place, Report, Source

PLACE = Place("e.yaml", 1, 1)
NOTHING = Book({}, {}, {})  # no quantities and no levels of a project: what is made of words alone
PUBLISHED = date(2023, 6, 14)  # a Wednesday

FLOOD = """
    speakers:
      Ada Berg: [mayor]
      Rescue Service: [RS, rescuers]
      City Hall: [Ada Berg, Rescue Service]
    quantities:
      evacuated:
        what: people evacuated
        unit: person
        find: [{with: [evacuated, "left their homes"], without: [hospital]}]
        domain: [0, 1000000]
      missing:
        what: people missing
        unit: person
        find: [{with: [missing]}]
      dam_broke:
        what: day on which the dam broke
        unit: date
        find: [{with: [dam], and: [broke, burst]}]
      warned:
        what: day of the first warning
        unit: date
        find: [{with: [warned, warning]}]
    expectations:
      evacuated-agrees: {agree: evacuated, tolerance: 5%, why: readers ask}
      missing-agrees: {agree: missing}
      dam-day-agrees: {agree: dam_broke}
      warned-first: {order: warned < dam_broke}
"""


def source(text: str, id: str = "a", published: date | None = PUBLISHED, story: str = "") -> Source:
    """Return one article."""
    days = None if published is None else Interval.days(published, published)
    return Source(id, text, f"seeds/{id}.txt", f"Paper {id.upper()}", published=days, story=story)


def numbered(texts: Sequence[str], story: str = "") -> list[Source]:
    """Return articles a1, a2 … of which nothing else is known."""
    return [
        Source(f"a{number}", text, f"a{number}.txt", story=story)
        for number, text in enumerate(texts, start=1)
    ]


def report(texts: Sequence[str | Source], rules: str = FLOOD) -> Report:
    """Return what articles come to; texts are articles a, b, c … of one day."""
    sources = [
        each if isinstance(each, Source) else source(each, chr(ord("a") + index))
        for index, each in enumerate(texts)
    ]
    return pipeline.check(sources, [expectations.read(dedent(rules), "rules.yaml")])


def outcome(report: Report, id: str) -> Outcome:
    """Return the outcome of one expectation."""
    return next(each for each in report.outcomes if each.expectation.id == id)


def only(report: Report) -> Finding:
    """Return the one finding of a report."""
    (finding,) = report.findings
    return finding


def claimed(report: Report, quantity: str) -> list[str]:
    """Return the values claimed for a quantity, in the order of the articles."""
    return [str(claim.value) for claim in claims(report, quantity)]


def claims(report: Report, quantity: str) -> list[Claim]:
    """Return the claims of a quantity, in the order of the articles."""
    return [claim for claim in report.claims if claim.quantity == quantity]
