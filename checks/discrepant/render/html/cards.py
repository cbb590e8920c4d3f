"""What does the page say of a finding: its sides against each other, and who backs them?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from discrepant.model import Claim, Finding, FindingKind, Outcome, Passage, Position
from discrepant.render import summary
from discrepant.render.html.choices import Choices, Tags
from discrepant.render.html.ledger import Ledger, place, says
from discrepant.render.html.standing import Standing, of_finding
from discrepant.render.source_names import within
from discrepant.render.text import quotation, whole_passage
from discrepant.wording import apart, counted, days, of_position

# So many backers of one side are listed; the rest is counted.
_MOST = 10
# So many sides of a finding, and repetitions of a passage, are shown.
_MOST_SIDES, _MOST_COPIES = 100, 10
# A quotation on the face of a card, and one among all passages.
_SHORT, _LONG = 150, 600
# Words of an article on a button.
_WORDS = 40
# Figures up to so many characters are shown large, and middling; longer ones are words.
_LARGE, _MIDDLING = 9, 20

# What these hold against each other are the sides of a formula, not one quantity's values.
FORMULAS = (FindingKind.EQUATION, FindingKind.ORDER)


@dataclass(frozen=True, slots=True)
class Quote:
    """Hold a sentence around the words that make the claim."""

    before: str
    words: str
    after: str


_NO_QUOTE = Quote("", "", "")


@dataclass(frozen=True, slots=True)
class Backer:
    """Hold one passage behind a side; `ref` is its mark in its article.

    `which` tells it from those that would else read the same, "" where it is the only one.
    """

    ref: str
    value: str
    who: str
    within: str
    day: str
    place: str
    face: Quote
    full: Quote
    again: bool = False
    which: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one position: its value as a figure, its name in a formula, its backers."""

    value: str
    size: str
    label: str
    backers: tuple[Backer, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Card:
    """Hold a finding for people; `formula` is the whole of what does not hold, if it is one.

    `where` is the article that it is in, "" where it is between several.
    """

    fingerprint: str
    standing: Standing
    level: str
    title: str
    where: str
    formula: str
    apart: str
    sides: tuple[Side, ...]
    why: str
    working: str
    accepted: str
    kind: str
    expectation: str
    declared: str
    scope: str
    passages: str
    more: str
    tags: Tags


def card(finding: Finding, outcome: Outcome, ledger: Ledger, choices: Choices) -> Card:
    """Return what the page says of a finding."""
    claims = [claim for position in finding.positions for claim in position.claims]
    title, formula = _headline(finding, ledger)
    scope = f"{counted(outcome.claims, 'claim')} of {counted(outcome.sources, 'article')}"
    return Card(
        fingerprint=finding.fingerprint,
        standing=of_finding(finding),
        level=_level(finding),
        title=title,
        where=within(finding, ledger.sources),
        formula=formula,
        apart=_apart(finding),
        sides=_sides(finding, formula, ledger),
        why=finding.why,
        working="" if finding.working == formula else finding.working,
        accepted=_accepted(finding),
        kind=summary.KINDS[finding.kind],
        expectation=finding.expectation,
        declared=f"{finding.place.path}:{finding.place.line}",
        scope=scope,
        more=_more_sides(finding),
        passages=_passages(claims),
        tags=choices.tags(claims, ledger),
    )


def _more_sides(finding: Finding) -> str:
    more = len(finding.positions) - _MOST_SIDES
    return f"and {counted(more, 'more value')}" if more > 0 else ""


def _headline(finding: Finding, ledger: Ledger) -> tuple[str, str]:
    """Return what a finding is about, and the formula that does not hold, "" for plain sides.

    Where it is about wording, or nothing declares what it is about, its message is the title.
    """
    for claim in (claim for side in finding.positions for claim in side.claims):
        what = ledger.about(claim)
        rest = finding.message.removeprefix(f"{what}: ")
        if what and rest != finding.message:
            return what, rest if finding.kind in FORMULAS else ""
    return finding.message, ""


def _passages(claims: Sequence[Claim]) -> str:
    count = sum(1 + len(claim.copies) for claim in claims)
    return "both passages" if count == 2 else f"all {count:,} passages"


def _level(finding: Finding) -> str:
    standing = of_finding(finding)
    if standing is Standing.ACCEPTED:
        return f"Accepted {Standing(finding.level.value).word.lower()}"
    return standing.word


def _apart(finding: Finding) -> str:
    is_date = any(claim.unit == "date" for side in finding.positions for claim in side.claims)
    return apart(finding.gap, finding.tolerance, finding.positions, is_date=is_date)


def _accepted(finding: Finding) -> str:
    if finding.accepted is None:
        return ""
    by = f", by {finding.accepted.who}" if finding.accepted.who else ""
    until = f", until {finding.accepted.until}" if finding.accepted.until else ""
    return f"{finding.accepted.reason}{by}{until}"


def _sides(finding: Finding, formula: str, ledger: Ledger) -> tuple[Side, ...]:
    """Return the sides; what is held against each other is shown in one size."""
    sides = [_side(position, formula, ledger) for position in finding.positions[:_MOST_SIDES]]
    size = _size(max((side.value for side in sides), key=len, default=""))
    return tuple(replace(side, size=size) for side in sides)


def _side(position: Position, formula: str, ledger: Ledger) -> Side:
    domain = ledger.domains.get(position.claims[0].quantity) if position.claims else None
    value = of_position(position, domain)
    rest = position.claims[_MOST:]
    return Side(
        value=value,
        size="",
        label=ledger.what(position.label) if formula else "",
        backers=_told_apart(
            backer for claim in position.claims[:_MOST] for backer in _backers(claim, value, ledger)
        ),
        rest=f"and {counted(len(rest), 'more claim')}" if rest else "",
    )


def _size(value: str) -> str:
    if len(value) <= _LARGE:
        return "large"
    return "middling" if len(value) <= _MIDDLING else "small"


def _backers(claim: Claim, side: str, ledger: Ledger) -> Iterator[Backer]:
    """Yield the passage of a claim and those that repeat it; its value where the side's differs."""
    number = ledger.numbers[claim]
    value = ledger.value(claim)
    for at, passage in enumerate((whole_passage(claim), *claim.copies[:_MOST_COPIES])):
        who, within = says(claim, ledger.publisher(passage.source))
        yield Backer(
            ref=f"{number}-{at}" if at else f"{number}",
            value="" if value == side else value,
            who=who,
            within=within,
            day="" if claim.as_of is None else days(claim.as_of),
            place=place(passage),
            face=_quote(passage, _SHORT),
            full=_quote(passage, _LONG),
            again=at > 0,
        )


def _told_apart(backers: Iterable[Backer]) -> tuple[Backer, ...]:
    """Return the backers, those that read the same told apart by their words, or their place."""
    found = tuple(backers)
    alike: dict[Backer, list[Backer]] = defaultdict(list)
    for each in found:
        alike[_label(each)].append(each)
    which = {
        each: told
        for group in alike.values()
        if len(group) > 1
        for each, told in zip(group, _differences(group), strict=True)
    }
    return tuple(replace(each, which=which.get(each, "")) for each in found)


def _label(backer: Backer) -> Backer:
    """Return what can be read of a backer on a button."""
    return replace(backer, ref="", place="", face=_NO_QUOTE, full=_NO_QUOTE)


def _differences(group: Sequence[Backer]) -> Sequence[str]:
    """Return what tells each from the others, in the words that say most."""
    words = [f"“{each.face.words.strip('“”')}”" for each in group]
    lines = [f"line {each.place.split(':')[-2]}" for each in group]
    for told in (words, lines):
        if len(set(told)) == len(group) and max(map(len, told)) <= _WORDS:
            return told
    return [
        f"{line}, column {each.place.split(':')[-1]}"
        for line, each in zip(lines, group, strict=True)
    ]


def _quote(passage: Passage, room: int) -> Quote:
    return Quote(*quotation(passage, room))
