"""Show a report in a terminal: findings worst first, both sides of each, one last line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from discrepant.interval import Interval
from discrepant.model import (
    NARRATOR,
    Claim,
    Finding,
    Level,
    Outcome,
    Passage,
    Position,
    Report,
    Verdict,
)
from discrepant.render import summary
from discrepant.render.escapes import line
from discrepant.render.page import Detail, Page
from discrepant.wording import counted, days, domains, of_claim, of_position

_COLOURS = {
    Level.ERROR: "31;1",
    Level.WARNING: "33;1",
    Level.NOTE: "36;1",
    None: "32;1",
}
_BOLD, _DIM = "1", "2"
_GAP = "  "
# So many claims of one position are shown, and so many copies of one claim; the rest is
# counted.  A hundred outlets say no more than twenty, even with -v: the whole list is for the
# formats that machines read.
_MOST = {Detail.FINDINGS: 6, Detail.USUAL: 6, Detail.EVERYTHING: 20}
# So many positions of one finding are shown.
_MOST_POSITIONS = 20
# Characters on either side of the words that an excerpt may be cut from.
_FAR = 1_000
# A quotation beside place and speaker needs so many columns, or stands below them.
_LEAST = 44

Domains = Mapping[str, Interval | None]


def render(report: Report, page: Page) -> str:
    """Return the report as text of `page.width` columns; lines of paths and reasons may be wider.

    Nothing of an article reaches the terminal raw.
    """
    blocks = [
        finding_block(finding, outcome, domains(report.quantities), page)
        for finding, outcome in summary.ranked(report)
    ]
    if page.detail is Detail.FINDINGS:
        return "\n\n".join(blocks) + ("\n" if blocks else "")
    blocks += filter(None, (_section(*section) for section in _sections(report, page)))
    return "\n\n".join([*blocks, _last_line(report, page)]) + "\n"


def finding_block(finding: Finding, outcome: Outcome, domains_: Domains, page: Page) -> str:
    """Return a finding as people want it: what, every passage, why, and how much was compared."""
    paint = _Paint(page.colour)
    most = _MOST[page.detail]
    shown = finding.positions[:_MOST_POSITIONS]
    rows = [row for position in shown for row in _rows(position, domains_, most)]
    lines = [_headline(finding, paint), *_layout(rows, page, paint)]
    lines += [paint(text, _DIM) for text in _left_out(finding, domains_, most)]
    lines += [paint(f"  {label}: {line(text)}", _DIM) for label, text in _remarks(finding) if text]
    scope = f"{counted(outcome.claims, 'claim')} of {counted(outcome.sources, 'source')}"
    lines.append(paint(f"  compared {scope} · finding {line(finding.fingerprint)}", _DIM))
    return "\n".join(lines)


def says(claim: Claim) -> str:
    """Return who says it and of which day: "Kyiv, 17 October 2024"."""
    who = claim.speaker
    if who == NARRATOR:
        who = claim.passage.publisher or "the article"
    return who if claim.as_of is None else f"{who}, {days(claim.as_of)}"


def where(passage: Passage) -> str:
    """Return path, line and column: "seeds/a.txt:41:45"."""
    return f"{line(passage.path)}:{passage.line}:{passage.column}"


def whole_passage(claim: Claim) -> Passage:
    """Return the passage of a claim; of a derived one the words from first to last operand."""
    passage = claim.passage
    operands = [each for each in claim.derived if each.sentence == passage.sentence]
    origin = passage.sentence.find(passage.text) - passage.start
    first = min((each.start for each in operands), default=passage.start)
    last = max((each.end for each in operands), default=passage.end)
    first, last = min(first, passage.start), max(last, passage.end)
    words = passage.sentence[first + origin : last + origin]
    return replace(passage, text=words) if operands and words else passage


def quotation(passage: Passage, room: int) -> tuple[str, str, str]:
    """Return the excerpt of a passage in quotation marks, at most `room` columns wide.

    Where it begins or ends with a mark of its own, that one serves.
    """
    before, words, after = excerpt(passage, room - 2)
    opening = "" if (before or words).startswith("“") else "“"
    after = after.rstrip()
    closing = "" if (after or words).endswith("”") else "”"
    return opening + before, words, after + closing


def excerpt(passage: Passage, room: int) -> tuple[str, str, str]:
    """Return the words before, of and after a mention: its sentence, cut to `room` columns."""
    sentence, words = line(_near(passage)), line(passage.text)
    at = sentence.find(words)
    if at < 0 or not words:
        return "", _cut_after(words, max(room, 1)), ""
    before, after = sentence[:at], sentence[at + len(words) :]
    spare = max(room - len(words), 0)
    # What one side does not need goes to the other.
    left = max(spare // 2, spare - len(after))
    before = _cut_before(before, left)
    return before, words, _cut_after(after, max(spare - len(before), 0))


def _near(passage: Passage) -> str:
    """Return the sentence, of a very long one what is around the words: more is never shown."""
    sentence = passage.sentence
    if len(sentence) <= 2 * _FAR:
        return sentence
    at = max(sentence.find(passage.text), 0)
    return sentence[max(0, at - _FAR) : at + len(passage.text) + _FAR]


# ---------------------------------------------------------------- one finding


@dataclass(frozen=True, slots=True)
class _Row:
    """Hold what is shown of one passage."""

    value: str
    passage: Passage
    who: str

    @property
    def place(self) -> str:
        return where(self.passage)


@dataclass(frozen=True, slots=True)
class _Paint:
    """Paint text with the codes of a terminal, or leave it."""

    colour: bool

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def _headline(finding: Finding, paint: _Paint) -> str:
    tag = "" if finding.level is Level.ERROR else f"{finding.level.value}: "
    if not finding.counts:
        tag = f"accepted {finding.level.value}: "
    place = f"{line(finding.place.path)}:{finding.place.line}:"
    colour = _COLOURS[finding.level] if finding.counts else _DIM
    return f"{paint(place, _BOLD)} {paint(tag + line(finding.message), colour)}"


def _remarks(finding: Finding) -> tuple[tuple[str, str], ...]:
    accepted = ""
    if finding.accepted is not None:
        until = f", until {finding.accepted.until}" if finding.accepted.until else ""
        who = f" ({finding.accepted.who})" if finding.accepted.who else ""
        accepted = f"{finding.accepted.reason}{who}{until}"
    return (("working", finding.working), ("why", finding.why), ("accepted", accepted))


def _rows(position: Position, domains_: Domains, most: int) -> Iterator[_Row]:
    for claim in position.claims[:most]:
        # Where values are words, the side is called by its value.
        label = f"{position.label}: " if position.label and not claim.label else ""
        value = claim.arithmetic or of_claim(claim, domains_.get(claim.quantity))
        yield _Row(line(label + value), whole_passage(claim), line(says(claim)))
        yield from (_Row("also", copy, line(copy.publisher)) for copy in claim.copies[:most])


def _left_out(finding: Finding, domains_: Domains, most: int) -> Iterator[str]:
    for position in finding.positions[:_MOST_POSITIONS]:
        copies = sum(len(claim.copies[most:]) for claim in position.claims[:most])
        rest = position.claims[most:]
        value = line(of_position(position, domains_.get(position.claims[0].quantity)))
        if copies:
            yield f"  and {counted(copies, 'more copy', 'more copies')} for {value}"
        if rest:
            sources = counted(len({claim.source for claim in rest}), "source")
            yield f"  and {counted(len(rest), 'more claim')} of {sources} for {value}"
    if others := finding.positions[_MOST_POSITIONS:]:
        claims = sum(len(position.claims) for position in others)
        yield f"  and {counted(len(others), 'more value')}, of {counted(claims, 'claim')}"


@dataclass(frozen=True, slots=True)
class _Columns:
    """Lay out rows: one, two or three lines for each, as the width allows."""

    values: int
    places: int
    people: int
    quotes: int
    sentences: int
    page: Page
    paint: _Paint

    def lines(self, row: _Row) -> Iterator[str]:
        """Yield a row: its value, where it stands, its words, who says it."""
        start = f"{_GAP}{self.paint(row.value.ljust(self.values), _BOLD)}{_GAP}"
        place = f"{row.place.ljust(self.places)}{_GAP}"
        indent = " " * self.indent
        if self.beside >= max(_LEAST, self.quotes):
            room = min(self.beside, self.sentences)
            words = quotation(row.passage, room)
            padding = " " * (room - sum(map(len, words)))
            yield f"{start}{place}{self.quote(words)}{padding}{_GAP}{row.who}".rstrip()
            return
        if self.head <= self.page.width:
            yield f"{start}{place}{row.who}".rstrip()
        else:
            yield f"{start}{row.who or row.place}"
            yield from [f"{indent}{row.place}"] if row.who else []
        yield indent + self.quote(quotation(row.passage, self.page.width - self.indent))

    def quote(self, words: tuple[str, str, str]) -> str:
        before, figure, after = words
        return f"{before}{self.paint(figure, _BOLD)}{after}"

    @property
    def indent(self) -> int:
        return self.values + 2 * len(_GAP)

    @property
    def beside(self) -> int:
        """Return the columns left for a quotation beside place and speaker; may be negative."""
        return self.page.width - self.head - len(_GAP)

    @property
    def head(self) -> int:
        """Return the columns that value, place and speaker take."""
        return self.indent + self.places + len(_GAP) + self.people


def _layout(rows: Sequence[_Row], page: Page, paint: _Paint) -> Iterator[str]:
    columns = _Columns(
        values=max((len(row.value) for row in rows), default=0),
        places=max((len(row.place) for row in rows), default=0),
        people=max((len(row.who) for row in rows), default=0),
        quotes=max((len(line(row.passage.text)) + 2 for row in rows), default=0),
        sentences=max((len(line(row.passage.sentence)) + 2 for row in rows), default=0),
        page=page,
        paint=paint,
    )
    return (each for row in rows for each in columns.lines(row))


def _cut_before(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[len(text) - max(room - 1, 0) :]
    _, space, rest = kept.partition(" ")
    return f"…{rest}" if space else "…"


def _cut_after(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept, space, _ = text[: max(room - 1, 0)].rpartition(" ")
    return f"{kept}…" if space else "…"


# ---------------------------------------------------------------- what else there is to say


def _sections(report: Report, page: Page) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    yield (
        "undecided",
        [
            (line(each.expectation.id), f"{line(each.reason)}  ({_place(each)})")
            for each in summary.undecided(report)
        ],
    )
    if page.detail is Detail.EVERYTHING:
        yield "agrees", list(_agreeing(report.outcomes))
        yield (
            "unread",
            [(where(each.passage), _unread(each.passage, each.reason)) for each in report.unread],
        )
        yield "uncovered", [(where(each), _words(each)) for each in report.uncovered]


def _agreeing(outcomes: Iterable[Outcome]) -> Iterator[tuple[str, str]]:
    for each in outcomes:
        if each.verdict is Verdict.AGREES:
            scope = f"{counted(each.claims, 'claim')} of {counted(each.sources, 'source')}"
            yield line(each.expectation.id), f"{scope}  ({_place(each)})"


def _section(title: str, rows: list[tuple[str, str]]) -> str:
    width = max((len(name) for name, _ in rows), default=0)
    lines = [f"{_GAP}{name.ljust(width)}{_GAP}{text}" for name, text in rows]
    return "\n".join([f"{title}:", *lines]) if lines else ""


def _place(outcome: Outcome) -> str:
    return f"{line(outcome.expectation.place.path)}:{outcome.expectation.place.line}"


def _unread(passage: Passage, reason: str) -> str:
    return f"{_words(passage)}  {line(reason)}"


def _words(passage: Passage) -> str:
    return f"“{line(passage.text)}”"


def _last_line(report: Report, page: Page) -> str:
    paint = _Paint(page.colour)
    colour = _COLOURS[summary.worst(report) if report.compared else Level.WARNING]
    return " · ".join([paint(summary.verdict(report), colour), *map(line, summary.scope(report))])
