"""What does not hold, worst first, with both sides of each finding quoted?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from discrepant.model import NARRATOR, Claim, Finding, Level, Outcome, Position, Report
from discrepant.render import summary
from discrepant.render.escapes import markdown
from discrepant.render.markdown import syntax
from discrepant.render.markdown.drawn import Drawn
from discrepant.render.markdown.shown import Shown
from discrepant.render.source_names import within
from discrepant.render.text import whole_passage
from discrepant.wording import counted, days, of_position

# So many claims of one position are quoted; the rest is counted.
_MOST_QUOTED = 10
# So many positions of one finding are quoted.
_MOST_POSITIONS = 20

# A finding with its number, its outcome, and the pictures of what it is about, as Markdown.
_Numbered = tuple[int, tuple[Finding, Outcome], list[str]]


def findings(report: Report, shown: Shown, drawn: Drawn) -> Iterator[str]:
    """Yield what does not hold, worst first; notes are folded away below graver ones."""
    ranked = summary.ranked(report)
    if not ranked:
        return
    yield "## Findings"
    images = [list(map(drawn.image, each)) for each in drawn.of(finding for finding, _ in ranked)]
    rows = [(number, *each) for number, each in enumerate(zip(ranked, images, strict=True), 1)]
    grave = [row for row in rows if _is_grave(row[1][0])]
    light = [row for row in rows if not _is_grave(row[1][0])]
    yield from _all(grave or light, shown)
    if grave and light:
        title = _light(finding for _, (finding, _), _ in light)
        yield from syntax.folded(title, _all(light, shown))


def _all(rows: Sequence[_Numbered], shown: Shown) -> Iterator[str]:
    if len(rows) > 1:
        yield "\n".join(
            f"{number}. {_level(finding).capitalize()}: "
            f"[{_title(finding, shown)}](#{_anchor(finding)})"
            for number, (finding, _), _ in rows
        )
    for row in rows:
        yield from _finding(row, shown)


def _finding(row: _Numbered, shown: Shown) -> Iterator[str]:
    number, (finding, outcome), images = row
    yield f'<a id="{_anchor(finding)}"></a>'
    yield f"### {number}. {_level(finding).capitalize()}: {_title(finding, shown)}"
    if finding.why:
        yield f"**Why it matters:** {markdown(finding.why)}"
    if finding.working and not finding.message.endswith(finding.working):
        yield f"**Working:** {markdown(finding.working)}"
    yield from images
    for position in finding.positions[:_MOST_POSITIONS]:
        yield from _side(position, shown)
    if others := finding.positions[_MOST_POSITIONS:]:
        claims = sum(len(position.claims) for position in others)
        yield f"and {counted(len(others), 'more value')} of {counted(claims, 'claim')}"
    scope = f"{counted(outcome.claims, 'claim')} of {counted(outcome.sources, 'source')}"
    yield " · ".join(
        (
            f"{syntax.code(finding.expectation)} ({shown.place(finding.place)})",
            summary.KINDS[finding.kind],
            f"compared {scope}",
            f"finding {syntax.code(finding.fingerprint)}",
        )
    )


def _title(finding: Finding, shown: Shown) -> str:
    """Return what a finding says, with the article where it is within one."""
    where = within(finding, shown.names)
    return markdown(f"{finding.message} · {where}" if where else finding.message)


def _side(position: Position, shown: Shown) -> Iterator[str]:
    """Yield the value of a side, and each passage for it with who says it, when and where."""
    claims = position.claims[:_MOST_QUOTED]
    domain = shown.domains.get(claims[0].quantity) if claims else None
    value = markdown(of_position(position, domain))
    # Where values are words, the side is called by its value.
    label = "" if any(claim.label for claim in claims) else position.label
    yield f"**{_labelled(shown.whats.get(label, label), value)}**"
    for claim in claims:
        yield f"> {syntax.quote(whole_passage(claim))}  \n> — {_told(claim, value, shown)}"
    if rest := position.claims[_MOST_QUOTED:]:
        yield f"and {counted(len(rest), 'more claim')}"


def _told(claim: Claim, side: str, shown: Shown) -> str:
    """Return the value where it is not plainly that of the side, who says it, when, where."""
    value = shown.value(claim)
    passages = (claim.passage, *claim.copies)
    places = [shown.passage(passage) for passage in passages[: syntax.MOST_LISTED]]
    parts = (
        "" if value == side else value,
        markdown(_speaker(claim)),
        "" if claim.as_of is None else days(claim.as_of),
        markdown(shown.names.get(claim.source, claim.source)),
        syntax.listed(places, len(passages)),
    )
    return " · ".join(part for part in parts if part)


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


def _anchor(finding: Finding) -> str:
    return f"finding-{finding.fingerprint}"


def _labelled(label: str, value: str) -> str:
    return f"{markdown(label)}: {value}" if label else value


def _speaker(claim: Claim) -> str:
    return "the article itself" if claim.speaker == NARRATOR else claim.speaker
