"""How does an article stand on the page: its text, with every passage that was looked at?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from discrepant.model import Claim, Passage, Source
from discrepant.render.html.ledger import MOST_LISTED, Ledger, kind
from discrepant.render.html.origins import origins
from discrepant.render.html.segments import Mark, Paragraph, paragraphs
from discrepant.render.html.standing import Standing
from discrepant.wording import published

# A page that shows more text than this takes browsers too long to open; articles with a
# finding come first, the others are named.
_MOST_TEXT = 3_000_000
_OF_A_LINE = 20  # characters that a line is worth, however short it is


@dataclass(frozen=True, slots=True)
class Article:
    """Hold an article for the page; without a text where it was left out for its length."""

    number: int
    publisher: str
    published: str
    path: str
    claims: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the text, cut: made when it is asked for, as the pieces take far more room."""
        return paragraphs(self.text, self.marks)


def articles(sources: Sequence[Source], ledger: Ledger) -> tuple[Article, ...]:
    """Return the articles of a report in its order, their passages marked."""
    marks = _by_source(_marks(ledger, {source.id: source.text for source in sources}))
    texts = _shown(sources, marks)
    return tuple(
        Article(
            number=number,
            publisher=ledger.publisher(note.id),
            published=published(note),
            path=note.path,
            claims=note.claims,
            text=texts.get(note.id, ""),
            marks=tuple(marks.get(note.id, ())),
        )
        for number, note in enumerate(ledger.report.sources)
    )


def _shown(sources: Iterable[Source], marks: dict[str, list[Mark]]) -> dict[str, str]:
    """Return the texts that fit on the page, by the id of their article."""
    room = _MOST_TEXT
    found = {}
    for source in sorted(sources, key=lambda each: (_rank(marks.get(each.id, [])), each.id)):
        size = len(source.text) + _OF_A_LINE * source.text.count("\n")
        if size <= room:
            found[source.id] = source.text
            room -= size
    return found


def _rank(marks: Iterable[Mark]) -> int:
    return min((mark.standing.rank for mark in marks), default=len(Standing))


def _by_source(marks: Iterable[tuple[str, Mark]]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = defaultdict(list)
    for source, mark in marks:
        found[source].append(mark)
    return found


def _marks(ledger: Ledger, texts: Mapping[str, str]) -> Iterator[tuple[str, Mark]]:
    """Yield every passage that was looked at, with the id of its article."""
    for number, claim in enumerate(ledger.claims):
        if number in ledger.findings:
            yield from _asides(claim, number, ledger, texts.get(claim.source, ""))
        for at, passage in enumerate((claim.passage, *claim.copies)):
            ref = f"{number}-{at}" if at else f"{number}"
            yield from _stretches(claim, passage, ref, number, ledger)
    for number, unread in enumerate(ledger.report.unread):
        ref = f"u{number}"
        note = f"note-{ref}" if number < MOST_LISTED else ""
        yield unread.passage.source, _plain(unread.passage, ref, Standing.UNREAD, note)
    for number, passage in enumerate(ledger.report.uncovered):
        yield passage.source, _plain(passage, f"x{number}", Standing.UNCOVERED, "")


def _stretches(
    claim: Claim, passage: Passage, ref: str, number: int, ledger: Ledger
) -> Iterator[tuple[str, Mark]]:
    """Yield the passage and, for a computed claim, its operands; the first names the place."""
    # A repetition has no operands of its own to show.
    operands = claim.derived if passage is claim.passage else ()
    spans = dict.fromkeys((each.start, each.end) for each in (passage, *operands))
    standing = ledger.standing(number)
    note = f"note-{number}" if number in ledger.noted else ""
    for at, (start, end) in enumerate(spans):
        yield passage.source, Mark(start, end, ref, standing, kind(claim), note, leads=not at)


def _asides(claim: Claim, number: int, ledger: Ledger, text: str) -> Iterator[tuple[str, Mark]]:
    """Yield the words that say what a claim counts, and of which day it is."""
    standing = ledger.standing(number)
    for start, end in origins(claim, text):
        aside = Mark(start, end, f"{number}", standing, kind(claim), leads=False, aside=True)
        yield claim.source, aside


def _plain(passage: Passage, ref: str, standing: Standing, note: str) -> Mark:
    return Mark(passage.start, passage.end, ref, standing, "", note)
