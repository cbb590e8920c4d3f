"""Can all claims of one quantity be true?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from discrepant.compare import clashes, naming
from discrepant.compare.clashes import Component
from discrepant.compare.naming import Book
from discrepant.compare.pairs import Rule, rule_of, scopes
from discrepant.compare.positions import distinct, positions
from discrepant.model import (
    NARRATOR,
    Claim,
    Expectation,
    Finding,
    FindingKind,
    Hedge,
    Outcome,
    Quantity,
)


def agree(expectation: Expectation, claims: Sequence[Claim], book: Book) -> Outcome:
    """Return whether the comparable claims of a quantity can all be true."""
    quantity = book.quantities[expectation.quantity]
    rule = rule_of(expectation, quantity)
    own = [claim for claim in claims if claim.quantity == quantity.id]
    findings: list[Finding] = []
    compared: list[Claim] = []
    for about, of_one in _by_person(own):
        for scope, group in scopes(expectation, of_one):
            found = clashes.find(group, rule)
            compared.extend(found.compared)
            findings.extend(
                _finding(
                    expectation, quantity, f"{scope}\n{about}" if about else scope, component, book
                )
                for component in found.components
            )
    reason = "" if compared else _why_undecided(own, expectation)
    return naming.outcome(expectation, compared, tuple(findings), reason)


def _by_person(claims: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """Yield the claims about each person; all of them where a figure is nobody's own."""
    persons: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        persons[claim.about].append(claim)
    yield from sorted(persons.items())


def _why_undecided(claims: Sequence[Claim], expectation: Expectation) -> str:
    if not claims:
        return "no claim was found"
    if len(claims) == 1:
        copies = " (printed more than once)" if claims[0].copies else ""
        return f"only one claim was found, in {claims[0].source}{copies}"
    if expectation.same is not None:
        return f"no two claims share a {expectation.same}"
    if len({(claim.story, claim.about) for claim in claims}) == len(claims):
        return f"{len(claims)} claims, each about another person"
    return f"{len(claims)} claims, but of days too far apart to compare"


def _finding(
    expectation: Expectation, quantity: Quantity, scope: str, component: Component, book: Book
) -> Finding:
    rule = rule_of(expectation, quantity)
    sides = positions(distinct(component.clashing), distinct(component.backers), rule)
    kind = _kind(component.clashing, rule)
    firm = [claim for claim in component.clashing if claim.hedge is not Hedge.VAGUE]
    gap = clashes.widest(component.clashing, rule)
    return naming.finished(
        Finding(
            "",
            expectation.id,
            kind,
            naming.level(expectation, kind, clashes.any_clash(firm, rule), book),
            naming.message(quantity, sides, gap, expectation),
            sides,
            expectation.place,
            component.clashing[0].story,
            gap,
            expectation.tolerance,
            expectation.why,
        ),
        scope,
        book,
    )


def _kind(claims: Sequence[Claim], rule: Rule) -> FindingKind:
    """Return the kind of the gravest pair: one speaker in one source, two sources, one source."""
    if any(clashes.any_clash(group, rule) for group in _by_voice(claims)):
        return FindingKind.SELF
    return FindingKind.CROSS if clashes.clash_across(claims, rule) else FindingKind.QUOTED


def _by_voice(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the claims of each source that are one speaker's, under each of its names."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        for voice in claim.voices or (NARRATOR,):
            groups[claim.source, voice].append(claim)
    yield from groups.values()
