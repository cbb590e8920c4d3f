"""What does the page say of a claim: value, hedge, speaker, day, and what it clashes with?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from discrepant.model import Claim, Finding, Hedge, Polarity, Position
from discrepant.render.html.cards import FORMULAS
from discrepant.render.html.choices import Choices, Tags
from discrepant.render.html.ledger import Ledger, kind, place, says
from discrepant.render.html.standing import Standing, of_finding
from discrepant.wording import days, of_position

_MOST_OTHERS = 20
_MOST_COPIES = 20


@dataclass(frozen=True, slots=True)
class Clash:
    """Hold a finding that a claim is part of, and the values on its other sides."""

    fingerprint: str
    standing: Standing
    others: str
    message: str


@dataclass(frozen=True, slots=True)
class Note:
    """Hold a claim for people; `ref` is its mark in its article."""

    ref: str
    what: str
    kind: str
    value: str
    words: str
    hedge: str
    speaker: str
    within: str
    day: str
    place: str
    made: str
    standing: Standing
    clashes: tuple[Clash, ...]
    tags: Tags


def notes(ledger: Ledger, choices: Choices) -> tuple[Note, ...]:
    """Return the notes on claims, in the order of their numbers."""
    # By the object: two findings may be at odds over the same values, and have one fingerprint.
    sides = {id(each): _sides(each, ledger) for each in ledger.report.findings}
    return tuple(_note(number, ledger, choices, sides) for number in sorted(ledger.noted))


@dataclass(frozen=True, slots=True)
class _Sides:
    """Hold the values of the sides of a finding, and on which of them each claim stands."""

    values: tuple[str, ...]
    own: Mapping[int, frozenset[int]]


def _note(number: int, ledger: Ledger, choices: Choices, sides: Mapping[int, _Sides]) -> Note:
    claim = ledger.claims[number]
    who, within = says(claim, ledger.publisher(claim.source))
    return Note(
        ref=str(number),
        what=ledger.about(claim) or "wording",
        kind=kind(claim),
        value=ledger.value(claim),
        words=claim.passage.text,
        hedge=_hedge(claim),
        speaker=who,
        within=within,
        day="" if claim.as_of is None else days(claim.as_of),
        place=place(claim.passage),
        made="; ".join(_made(claim)),
        standing=ledger.standing(number),
        clashes=tuple(
            _clash(number, each, sides[id(each)]) for each in ledger.findings.get(number, ())
        ),
        tags=choices.tags([claim], ledger),
    )


def _hedge(claim: Claim) -> str:
    """Return which words shaped the value, "" where none did."""
    if claim.hedge is Hedge.EXACT:
        return ""
    named = claim.hedge.value.replace("_", " ")
    return f"“{claim.trace.hedge}” ({named})" if claim.trace.hedge else named


def _made(claim: Claim) -> Iterator[str]:
    """Yield what else there is to say of how a claim came to be."""
    if claim.polarity is Polarity.DENIED:
        yield "denied"
    if claim.derived:
        yield "computed from " + " and ".join(f"“{each.text}”" for each in claim.derived)
    if claim.quoted:
        yield "quoted by hand in the expectation file"
    if claim.copies:
        more = len(claim.copies) - _MOST_COPIES
        rest = f" and {more:,} more" if more > 0 else ""
        yield "printed again at " + ", ".join(map(place, claim.copies[:_MOST_COPIES])) + rest


def _clash(number: int, finding: Finding, sides: _Sides) -> Clash:
    """Return a finding of a claim; where that is a formula, its other sides alone say nothing."""
    own = sides.own[number]
    others = (value for side, value in enumerate(sides.values) if side not in own)
    # One more than is listed tells that there are more; all of them, for each claim of a
    # finding of many sides, would make a page that grows by the square.
    some = list(islice(others, _MOST_OTHERS + 1))
    values = [*some[:_MOST_OTHERS], "…"] if len(some) > _MOST_OTHERS else some
    return Clash(
        finding.fingerprint,
        of_finding(finding),
        "" if finding.kind in FORMULAS else ", ".join(values),
        finding.message,
    )


def _sides(finding: Finding, ledger: Ledger) -> _Sides:
    own: dict[int, set[int]] = defaultdict(set)
    for side, position in enumerate(finding.positions):
        for claim in position.claims:
            own[ledger.numbers[claim]].add(side)
    values = tuple(_value(position, ledger) for position in finding.positions)
    return _Sides(values, {number: frozenset(held) for number, held in own.items()})


def _value(side: Position, ledger: Ledger) -> str:
    domain = ledger.domains.get(side.claims[0].quantity) if side.claims else None
    return of_position(side, domain)
