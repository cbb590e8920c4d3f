"""What stands on the page of a report, part by part?"""

from __future__ import annotations

from collections.abc import Iterable, Sized
from dataclasses import dataclass

from markupsafe import Markup

from discrepant.model import Report, Verdict
from discrepant.render import pictures, summary
from discrepant.render.html.articles import Article, articles
from discrepant.render.html.cards import Card, card
from discrepant.render.html.choices import Choices, choices
from discrepant.render.html.ledger import MOST_LISTED, Ledger, ledger, place
from discrepant.render.html.matrix import Matrix, matrix
from discrepant.render.html.notes import Note, notes
from discrepant.render.html.standing import Standing
from discrepant.render.page import Page
from discrepant.wording import counted, published

_GROUPS = {
    Standing.ERROR: ("Contradictions", "Two values that cannot both be true."),
    Standing.WARNING: (
        "Warnings",
        "Weaker: resting on vague words, on a dispute that an article reports, or declared as "
        "no more.",
    ),
    Standing.NOTE: ("Notes", "Weaker still: worth a look, if there is time."),
    Standing.ACCEPTED: ("Accepted", "Somebody has looked at these and let them stand."),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Hold the findings of one level."""

    standing: Standing
    title: str
    about: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """Hold an expectation and what is to be said of it, and where it is declared."""

    id: str
    said: str
    declared: str


@dataclass(frozen=True, slots=True)
class Aside:
    """Hold a passage that is no claim, and why; `ref` is its mark in its article."""

    ref: str
    words: str
    reason: str
    publisher: str
    place: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Hold what is known of a source."""

    publisher: str
    published: str
    path: str
    mentions: str
    claims: str


@dataclass(frozen=True, slots=True)
class Part:
    """Hold how many there are of something, and what to say of those that are not listed."""

    total: str
    rest: str


@dataclass(frozen=True, slots=True)
class View:
    """Hold everything that the template shows: plain values, nothing left to work out."""

    verdict: str
    scope: str
    since: tuple[str, ...]
    total: int
    groups: tuple[Group, ...]
    choices: Choices
    matrix: Matrix
    timelines: tuple[Markup, ...]
    articles: tuple[Article, ...]
    notes: tuple[Note, ...]
    agreeing: tuple[Expected, ...]
    undecided: tuple[Expected, ...]
    unread: tuple[Aside, ...]
    uncovered: tuple[Aside, ...]
    sources: tuple[Facts, ...]
    skipped: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    claims: Part
    unread_in_all: Part
    uncovered_in_all: Part
    standings: tuple[Standing, ...] = tuple(Standing)


def view(report: Report, page: Page) -> View:
    """Return what the page shows of a report, with the articles that `page` holds."""
    book = ledger(report)
    offered = choices(book)
    cards = [card(*pair, book, offered) for pair in summary.ranked(report)]
    return View(
        verdict=summary.verdict(report),
        scope="; ".join(summary.scope(report)),
        since=page.since,
        total=len(cards),
        groups=_groups(cards),
        choices=offered,
        matrix=matrix(book),
        timelines=_timelines(report),
        articles=articles(page.articles, book),
        notes=notes(book, offered),
        agreeing=_agreeing(report),
        undecided=_undecided(report),
        unread=_unread(book),
        uncovered=_uncovered(book),
        sources=_sources(book),
        skipped=report.skipped,
        warnings=report.warnings,
        claims=_part(book.claims),
        unread_in_all=_part(report.unread),
        uncovered_in_all=_part(report.uncovered),
    )


def _part(all_of_them: Sized) -> Part:
    more = len(all_of_them) - MOST_LISTED
    rest = f"and {more:,} more, in the reports for programs" if more > 0 else ""
    return Part(f"{len(all_of_them):,}", rest)


def _groups(cards: Iterable[Card]) -> tuple[Group, ...]:
    found: dict[Standing, list[Card]] = {standing: [] for standing in _GROUPS}
    for each in cards:
        found[each.standing].append(each)
    return tuple(
        Group(standing, *_GROUPS[standing], tuple(own)) for standing, own in found.items() if own
    )


def _timelines(report: Report) -> tuple[Markup, ...]:
    drawn = (pictures.timeline(report, each, styled=False) for each in pictures.stories(report))
    return tuple(Markup(each) for each in drawn if each)


def _agreeing(report: Report) -> tuple[Expected, ...]:
    return tuple(
        Expected(
            each.expectation.id,
            f"{counted(each.claims, 'claim')} of {counted(each.sources, 'article')}",
            f"{each.expectation.place.path}:{each.expectation.place.line}",
        )
        for each in report.outcomes
        if each.verdict is Verdict.AGREES
    )


def _undecided(report: Report) -> tuple[Expected, ...]:
    return tuple(
        Expected(
            each.expectation.id,
            each.reason,
            f"{each.expectation.place.path}:{each.expectation.place.line}",
        )
        for each in summary.undecided(report)
    )


def _unread(book: Ledger) -> tuple[Aside, ...]:
    return tuple(
        Aside(
            f"u{number}",
            each.passage.text,
            each.reason,
            book.publisher(each.passage.source),
            place(each.passage),
        )
        for number, each in enumerate(book.report.unread[:MOST_LISTED])
    )


def _uncovered(book: Ledger) -> tuple[Aside, ...]:
    return tuple(
        Aside(f"x{number}", each.text, "", book.publisher(each.source), place(each))
        for number, each in enumerate(book.report.uncovered[:MOST_LISTED])
    )


def _sources(book: Ledger) -> tuple[Facts, ...]:
    return tuple(
        Facts(
            book.publisher(note.id),
            published(note),
            note.path,
            f"{note.mentions:,}",
            f"{note.claims:,}",
        )
        for note in book.report.sources
    )
