"""Show a report in Markdown: for a pull request, or a page of the project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tabulate import tabulate

from discrepant.interval import Interval
from discrepant.model import (
    NARRATOR,
    Claim,
    Finding,
    Level,
    Outcome,
    Passage,
    Place,
    Position,
    Report,
    Verdict,
)
from discrepant.render import pictures, summary
from discrepant.render.escapes import address, markdown
from discrepant.render.page import Page
from discrepant.render.pictures import Picture
from discrepant.render.source_names import source_names
from discrepant.render.text import quotation, whole_passage
from discrepant.wording import counted, days, domains, of_claim, of_position, published

# So many claims of one position are quoted; the rest is counted.
_MOST_QUOTED = 10
# So many positions of one finding are quoted, and so many places listed in one cell.
_MOST_POSITIONS = 20
_MOST_LISTED = 20
# With more sources than this, a column for each is wider than any screen.
_MOST_COLUMNS = 8
# A table of what is only listed is folded away beyond so many rows.
_MOST_UNFOLDED = 12
# A sentence is quoted up to here, cut around the figure beyond.
_ROOM = 320
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")

_HOW_TO_READ = """\
- A **contradiction** is an expectation that does not hold: two values that cannot both be true,
  further apart than its tolerance. Both sides are quoted, with the file, line and column of each.
- A **warning** is one that rests on vague words, or on an article that reports a dispute of
  others; a **note** is weaker still. An **accepted** finding has been looked at and stays in the
  list.
- “Self” is one speaker in one source against itself, “cross” two sources, “quoted” one source
  that quotes two who disagree, “equation” figures that do not add up, “order” days that cannot
  follow each other, “verbatim” one quotation in different words, “spelling” one name in two forms.
- **Undecided** is not agreement: nothing was there to compare. **Unread** was seen and could not
  be read as a value, with the reason. **Uncovered** is looked at by no quantity.
- “About 3,000” stands for 2,700 to 3,300, “several thousand” for 2,000 to 9,999, “more than
  10,000” for anything above it. The day after a speaker is the one a figure is about, or the
  days on which it may have been said.
"""


def render(report: Report, page: Page) -> str:
    """Return the report as Markdown; `page.link_base` leads to the root of the project.

    Where `page.pictures` names their folder, its pictures are shown.
    """
    listed = pictures.listed(report) if page.pictures else ()
    shown = _Pictures(page.pictures, listed)
    names = source_names(report.sources)
    known = domains(report.quantities)
    return _Writer(report, page.link_base, shown, known, names, page.since).document()


# A finding with its number, its outcome, and the pictures of what it is about.
_Numbered = tuple[int, tuple[Finding, Outcome], tuple[Picture, ...]]


@dataclass(frozen=True, slots=True)
class _Pictures:
    """Hold the pictures that lie in a folder beside the report."""

    folder: str
    listed: tuple[Picture, ...]

    def of(self, findings: Iterable[Finding]) -> list[tuple[Picture, ...]]:
        """Return for each finding the pictures of what it is about, unless one before has them."""
        left = {picture.quantity: picture for picture in self.listed if picture.quantity}
        return [
            tuple(left.pop(each) for each in _about(finding) if each in left)
            for finding in findings
        ]

    def others(self, findings: Iterable[Finding]) -> tuple[Picture, ...]:
        """Return the pictures of quantities that no finding is about."""
        shown = {each for finding in findings for each in _about(finding)}
        return tuple(each for each in self.listed if each.quantity and each.quantity not in shown)

    @property
    def timelines(self) -> tuple[Picture, ...]:
        return tuple(picture for picture in self.listed if not picture.quantity)

    def image(self, picture: Picture) -> str:
        return f"![{markdown(picture.words)}]({self.folder}{picture.name})"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Write the parts of one report; every link begins with the same base."""

    report: Report
    base: str
    pictures: _Pictures
    domains: Mapping[str, Interval | None]
    names: Mapping[str, str]
    changes: tuple[str, ...] = ()

    def document(self) -> str:
        """Return all parts that have something to say, one after the other."""
        parts = [
            self.first_line(),
            *self.since(),
            *self.findings(),
            *self.quantities(),
            *self.timelines(),
            *self.agreeing(),
            *self.undecided(),
            *self.unread(),
            *self.uncovered(),
            *self.accepted(),
            *self.sources(),
            "## How to read this",
            _HOW_TO_READ.rstrip(),
        ]
        return "\n\n".join(parts) + "\n"

    def first_line(self) -> str:
        scope = "; ".join(map(markdown, summary.scope(self.report)))
        return f"**{summary.verdict(self.report)}**; {scope}"

    def since(self) -> Iterator[str]:
        """Yield what has changed: in all first, then finding by finding."""
        if self.changes:
            yield "## Since the last report"
            yield f"Findings: {markdown(self.changes[0])}."
        if self.changes[1:]:
            yield "\n".join(f"- {markdown(each)}" for each in self.changes[1:])

    # ------------------------------------------------------------ findings

    def findings(self) -> Iterator[str]:
        """Yield what does not hold, worst first; notes are folded away below graver ones."""
        ranked = summary.ranked(self.report)
        if not ranked:
            return
        yield "## Findings"
        drawn = self.pictures.of(finding for finding, _ in ranked)
        rows = [(number, *each) for number, each in enumerate(zip(ranked, drawn, strict=True), 1)]
        grave = [row for row in rows if _is_grave(row[1][0])]
        light = [row for row in rows if not _is_grave(row[1][0])]
        yield from self.listed(grave or light)
        if grave and light:
            yield from _folded(_light(finding for _, (finding, _), _ in light), self.listed(light))

    def listed(self, rows: Sequence[_Numbered]) -> Iterator[str]:
        if len(rows) > 1:
            yield "\n".join(
                f"{number}. {_level(finding)}: [{markdown(finding.message)}](#{_anchor(finding)})"
                for number, (finding, _), _ in rows
            )
        for number, (finding, outcome), drawn in rows:
            yield from self.finding(number, finding, outcome, drawn)

    def finding(
        self, number: int, finding: Finding, outcome: Outcome, drawn: Iterable[Picture]
    ) -> Iterator[str]:
        yield f'<a id="{_anchor(finding)}"></a>'
        yield f"### {number}. {_level(finding).capitalize()}: {markdown(finding.message)}"
        if finding.why:
            yield f"**Why it matters:** {markdown(finding.why)}"
        if finding.working:
            yield f"**Working:** {markdown(finding.working)}"
        yield from map(self.pictures.image, drawn)
        for position in finding.positions[:_MOST_POSITIONS]:
            yield from self.side(position)
        if others := finding.positions[_MOST_POSITIONS:]:
            claims = sum(len(position.claims) for position in others)
            yield f"and {counted(len(others), 'more value')} of {counted(claims, 'claim')}"
        scope = f"{counted(outcome.claims, 'claim')} of {counted(outcome.sources, 'source')}"
        yield (
            f"{_code(finding.expectation)} ({self.place(finding.place)}) · "
            f"{finding.kind.value} · compared {scope} · finding {_code(finding.fingerprint)}"
        )

    def side(self, position: Position) -> Iterator[str]:
        """Yield the value of a side, and each passage for it with who says it, when and where."""
        claims = position.claims[:_MOST_QUOTED]
        domain = self.domains.get(claims[0].quantity) if claims else None
        shown = markdown(of_position(position, domain))
        # Where values are words, the side is called by its value.
        label = "" if any(claim.label for claim in claims) else position.label
        yield f"**{_labelled(label, shown)}**"
        for claim in claims:
            yield f"> {_quote(whole_passage(claim))}  \n> — {self.told(claim, shown)}"
        if rest := position.claims[_MOST_QUOTED:]:
            yield f"and {counted(len(rest), 'more claim')}"

    def told(self, claim: Claim, side: str) -> str:
        """Return the value where it is not plainly that of the side, who says it, when, where."""
        value = self.value(claim)
        passages = (claim.passage, *claim.copies)
        places = [self.passage(passage) for passage in passages[:_MOST_LISTED]]
        parts = (
            "" if value == side else value,
            markdown(_speaker(claim)),
            "" if claim.as_of is None else days(claim.as_of),
            markdown(self.names.get(claim.source, claim.source)),
            _listed(places, len(passages)),
        )
        return " · ".join(part for part in parts if part)

    # ------------------------------------------------------------ what was seen

    def quantities(self) -> Iterator[str]:
        claims = self.report.claims
        if not claims:
            return
        yield "## What each source says"
        named = self.names
        if len(named) > _MOST_COLUMNS:
            yield _table(["quantity", "value", "sources"], self.long_rows())
        else:
            header = ["quantity", *(markdown(name) for name in named.values())]
            yield _table(header, self.matrix_rows(list(named)))
        yield from map(self.pictures.image, self.pictures.others(self.report.findings))

    def timelines(self) -> Iterator[str]:
        drawn = self.pictures.timelines
        if drawn:
            yield "## What happened when"
            yield from map(self.pictures.image, drawn)

    def matrix_rows(self, sources: Sequence[str]) -> Iterator[list[str]]:
        cells: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.report.claims:
            cells.setdefault((claim.quantity, claim.source), []).append(claim)
        for quantity in self.report.quantities:
            found = [cells.get((quantity.id, source), []) for source in sources]
            if any(found):
                yield [_what(quantity.what, quantity.id), *(self.values(each) for each in found)]

    def long_rows(self) -> Iterator[list[str]]:
        called = self.names
        claims: dict[str, list[Claim]] = {}
        for claim in self.report.claims:
            claims.setdefault(claim.quantity, []).append(claim)
        for quantity in self.report.quantities:
            by_value: dict[str, dict[str, None]] = {}
            for claim in _in_order(claims.get(quantity.id, ())):
                by_value.setdefault(self.value(claim), {})[called[claim.source]] = None
            for value, names in by_value.items():
                shown = [markdown(name) for name in list(names)[:_MOST_LISTED]]
                yield [_what(quantity.what, quantity.id), value, _listed(shown, len(names))]

    def agreeing(self) -> Iterator[str]:
        rows = [
            [_code(each.expectation.id), str(each.claims), str(each.sources), self.home(each)]
            for each in self.report.outcomes
            if each.verdict is Verdict.AGREES
        ]
        if rows:
            yield "## What agrees"
            yield _table(["expectation", "claims", "sources", "declared"], rows)

    def undecided(self) -> Iterator[str]:
        rows = [
            [_code(each.expectation.id), markdown(each.reason), self.home(each)]
            for each in summary.undecided(self.report)
        ]
        if rows:
            yield "## Undecided"
            yield _table(["expectation", "reason", "declared"], rows)

    def unread(self) -> Iterator[str]:
        rows = [
            [self.passage(each.passage), _words(each.passage), markdown(each.reason)]
            for each in self.report.unread
        ]
        if rows:
            yield f"## Unread: {counted(len(rows), 'passage')}"
            yield from _maybe_folded(rows, _table(["where", "words", "reason"], rows))

    def uncovered(self) -> Iterator[str]:
        rows = [[self.passage(each), _words(each)] for each in self.report.uncovered]
        if rows:
            yield f"## Uncovered: {counted(len(rows), 'figure or date', 'figures and dates')}"
            yield "No quantity looks at these."
            yield from _maybe_folded(rows, _table(["where", "words"], rows))

    def accepted(self) -> Iterator[str]:
        rows = [
            [
                _code(finding.fingerprint),
                _code(finding.expectation),
                markdown(finding.accepted.reason),
                markdown(finding.accepted.until),
                markdown(finding.accepted.who),
            ]
            for finding in self.report.findings
            if finding.accepted is not None
        ]
        if rows:
            yield "## Accepted"
            yield _table(["finding", "expectation", "reason", "until", "who"], rows)

    def sources(self) -> Iterator[str]:
        header = ["source", "publisher", "original", "published", "mentions", "claims"]
        rows = [
            [
                self.link(note.path, note.path),
                markdown(note.publisher),
                markdown(note.original),
                published(note),
                str(note.mentions),
                str(note.claims),
            ]
            for note in self.report.sources
        ]
        yield "## Sources"
        yield _table(header, rows)
        if self.report.skipped:
            yield "Not readable, and left out:"
            rows = [[markdown(path), markdown(reason)] for path, reason in self.report.skipped]
            yield _table(["file", "reason"], rows)
        if self.report.warnings:
            yield "\n".join(f"- Warning: {markdown(each)}" for each in self.report.warnings)

    # ------------------------------------------------------------ small parts

    def value(self, claim: Claim) -> str:
        return markdown(claim.arithmetic or of_claim(claim, self.domains.get(claim.quantity)))

    def values(self, claims: Iterable[Claim]) -> str:
        return "; ".join(dict.fromkeys(self.value(claim) for claim in _in_order(claims)))

    def passage(self, passage: Passage) -> str:
        text = f"{passage.path}:{passage.line}:{passage.column}"
        return self.link(text, passage.path, passage.line)

    def place(self, place: Place) -> str:
        return self.link(f"{place.path}:{place.line}", place.path, place.line)

    def home(self, outcome: Outcome) -> str:
        return self.place(outcome.expectation.place)

    def link(self, text: str, path: str, line: int = 0) -> str:
        anchor = f"#L{line}" if line else ""
        return f"[{markdown(text)}]({self.base}{address(path)}{anchor})"


def _about(finding: Finding) -> tuple[str, ...]:
    claims = (claim for position in finding.positions for claim in position.claims)
    return tuple(dict.fromkeys(claim.quantity for claim in claims))


def _level(finding: Finding) -> str:
    name = summary.NAMES[finding.level]
    return name if finding.counts else f"accepted {name}"


def _is_grave(finding: Finding) -> bool:
    return finding.counts and finding.level is not Level.NOTE


def _light(findings: Iterable[Finding]) -> str:
    """Return how many there are of what is folded away: "3 notes, 1 accepted"."""
    counting = [finding.counts for finding in findings]
    notes, accepted = sum(counting), len(counting) - sum(counting)
    parts = [counted(notes, "note")] * bool(notes) + [f"{accepted:,} accepted"] * bool(accepted)
    return ", ".join(parts)


def _folded(title: str, parts: Iterable[str]) -> Iterator[str]:
    """Yield parts that a reader opens by their title; where HTML does not count, they follow."""
    yield f"<details>\n<summary>{title}</summary>"
    yield from parts
    yield "</details>"


def _maybe_folded(rows: Sequence[object], table: str) -> Iterator[str]:
    return _folded("Show them", [table]) if len(rows) > _MOST_UNFOLDED else iter([table])


def _anchor(finding: Finding) -> str:
    return f"finding-{finding.fingerprint}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as GitHub, GitLab and plain viewers show it alike; cells are text as it is."""
    return tabulate(list(rows), header, tablefmt="github", disable_numparse=True)


def _quote(passage: Passage) -> str:
    before, words, after = map(markdown, quotation(passage, _ROOM))
    return f"{before}**{words}**{after}"


def _words(passage: Passage) -> str:
    return f"“{markdown(passage.text)}”"


def _code(text: str) -> str:
    return f"`{text}`" if _PLAIN.fullmatch(text) else markdown(text)


def _what(what: str, id_: str) -> str:
    return markdown(what or id_)


def _listed(shown: Sequence[str], count: int) -> str:
    """Return what is shown of so many: "Kyiv Post, DW and 3 more"."""
    more = f" and {count - len(shown):,} more" if count > len(shown) else ""
    return ", ".join(shown) + more


def _labelled(label: str, value: str) -> str:
    return f"{markdown(label)}: {value}" if label else value


def _speaker(claim: Claim) -> str:
    return "the article itself" if claim.speaker == NARRATOR else claim.speaker


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: (c.value.sort_key(), c.label, c.polarity.value))
