"""On which side of the findings of its quantity does a claim stand?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from discrepant.interval import Interval
from discrepant.model import Claim, Finding, Position
from discrepant.wording import of_position

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Sides:
    """Hold who conflicts with whom.

    `values` are the values of the sides in words, `of` the number of a claim's side, and
    `elsewhere` the claims that conflict with another quantity alone.
    """

    values: tuple[str, ...]
    of: Mapping[Claim, int]
    elsewhere: frozenset[Claim]


def sides(
    claims: Iterable[Claim], findings: Iterable[Finding], domain: Interval | None = None
) -> Sides:
    """Return the sides on which the claims of one quantity stand.

    A finding gives each of its positions a side.  A claim of several findings keeps that of
    the worst, which comes first, and others of its position join it there.
    """
    asked = frozenset(claims)
    values: list[str] = []
    of: dict[Claim, int] = {}
    elsewhere: set[Claim] = set()
    for finding in findings:
        found = list(_within(finding, asked))
        if len(found) < 2:
            elsewhere.update(claim for _, members in found for claim in members)
            continue
        for position, members in found:
            known = [of[claim] for claim in members if claim in of]
            if not known:
                values.append(of_position(position, domain))
            side = min(known, default=len(values) - 1)
            of.update({claim: of.get(claim, side) for claim in members})
    return Sides(tuple(values), of, frozenset(elsewhere - of.keys()))


def letter(side: int) -> str:
    """Return the letter of a side: A … Z, then AA, AB …"""
    more, last = divmod(side, len(_ALPHABET))
    return (letter(more - 1) if more else "") + _ALPHABET[last]


def _within(finding: Finding, asked: frozenset[Claim]) -> Iterator[tuple[Position, list[Claim]]]:
    for position in finding.positions:
        members = [claim for claim in position.claims if claim in asked]
        if members:
            yield position, members
