"""Do all articles quote one speaker in the same words?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from discrepant.alike import near_copies
from discrepant.alike.near_copies import Relation
from discrepant.compare import naming, worded
from discrepant.compare.naming import Book
from discrepant.model import (
    Claim,
    Expectation,
    Finding,
    FindingKind,
    Level,
    Outcome,
    Same,
    Verbatim,
)

_MOST = 400  # quotations of one speaker about one thing; each is held against each


@dataclass(frozen=True, slots=True)
class _Change:
    """Hold two claims by their numbers, and the words that each of them has."""

    claims: tuple[int, int]
    words: tuple[str, str]
    small: bool


def verbatim(expectation: Expectation, claims: Sequence[Claim], book: Book) -> Outcome:
    """Return whether the quotations of a speaker that give one statement give it alike.

    `claims` are what quotations.claims gave for this expectation, of all articles, not
    folded.  A finding is a warning, a note where only function words or hyphens differ.
    """
    assert expectation.verbatim is not None
    findings: list[Finding] = []
    compared: list[Claim] = []
    too_many = ""
    for group in _scopes(expectation, claims):
        if len(group) > _MOST:
            too_many = f"of {len(group):,} quotations the first {_MOST} were compared"
            del group[_MOST:]
        related, changes = _compared(group, expectation.verbatim)
        compared += related
        findings += [_finding(expectation, group, linked, book) for linked in _linked(changes)]
    reason = too_many if compared else _why_undecided(expectation.verbatim, claims)
    return naming.outcome(expectation, compared, tuple(findings), reason)


def _scopes(expectation: Expectation, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return the claims that may be compared: of one story and one person, not of a capital.

    Where asked, of one source too.
    """
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.source, claim.passage.start)):
        source = claim.source if expectation.same is Same.SOURCE else ""
        groups[claim.story, claim.speaker, source].append(claim)
    return [group for _, group in sorted(groups.items())]


def _compared(claims: Sequence[Claim], asked: Verbatim) -> tuple[list[Claim], list[_Change]]:
    """Return the claims that give a statement another one gives too, and where they differ."""
    words = [near_copies.words(claim.label) for claim in claims]
    related = {index for index, claim in enumerate(claims) if claim.copies}
    changes: list[_Change] = []
    for one, other in combinations(range(len(claims)), 2):
        apart = claims[one].source != claims[other].source
        found = near_copies.compare(words[one].folded, words[other].folded, asked.about, apart)
        if found.relation is Relation.UNRELATED:
            continue
        related |= {one, other}
        if found.relation is Relation.CHANGED:
            shown = (words[one].shown(found.one), words[other].shown(found.other))
            changes.append(_Change((one, other), shown, found.small))
    return [claims[index] for index in sorted(related)], changes


def _linked(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Yield the changes that hang together by a claim: one finding each."""
    group_of: dict[int, list[int]] = {}
    for change in changes:
        one, other = (group_of.setdefault(index, [index]) for index in change.claims)
        if one is not other:
            small, large = sorted((one, other), key=len)
            large += small
            group_of.update(dict.fromkeys(small, large))
    groups: dict[int, list[_Change]] = defaultdict(list)
    for change in changes:
        groups[min(group_of[change.claims[0]])].append(change)
    yield from groups.values()


def _finding(
    expectation: Expectation,
    claims: Sequence[Claim],
    changes: Sequence[_Change],
    book: Book,
) -> Finding:
    otherwise = Level.NOTE if all(change.small for change in changes) else Level.WARNING
    sides = _sides(claims, changes)
    message = f"{claims[0].speaker} is quoted as saying {worded.quoted(list(sides), 'or')}"
    finding = Finding(
        "",
        expectation.id,
        FindingKind.VERBATIM,
        worded.level(expectation, FindingKind.VERBATIM, otherwise, book),
        message,
        tuple(worded.position(label, side) for label, side in sides.items()),
        expectation.place,
        claims[0].story,
        why=expectation.why,
    )
    return naming.finished(finding, "", book)


def _sides(claims: Sequence[Claim], changes: Sequence[_Change]) -> Mapping[str, list[Claim]]:
    """Return who gives which words; a claim stands where its first change puts it."""
    shown: dict[int, str] = {}
    for change in changes:
        for index, words in zip(change.claims, change.words, strict=True):
            shown.setdefault(index, words)
    sides: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in sorted(shown):
        sides[near_copies.words(shown[index]).folded].append(index)
    return {shown[each[0]]: [claims[index] for index in each] for each in sides.values()}


def _why_undecided(asked: Verbatim, claims: Sequence[Claim]) -> str:
    if not claims:
        written = [" ".join(cue.words) + "*" * cue.open_ended for cue in asked.about]
        cues = worded.quoted(written, "or")
        return f"no quotation of {asked.speaker} holds {cues}"
    if len(claims) == 1:
        return f"only one quotation was found, in {claims[0].source}"
    return f"{len(claims)} quotations, no two of which give the same statement"
