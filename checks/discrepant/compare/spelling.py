"""Is a name spelled one way?

Within an article two spellings are a slip; between articles, each of them consistent, they
are the style of the house.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from discrepant.compare import naming, worded
from discrepant.compare.naming import Book
from discrepant.model import Claim, Expectation, Finding, FindingKind, Level, Outcome, Same

_Forms = dict[str, list[Claim]]


def spelling(expectation: Expectation, claims: Sequence[Claim], book: Book) -> Outcome:
    """Return whether the names of an expectation are spelled one way in and over articles.

    `claims` are what spellings.claims gave for this expectation, of all articles, not folded.
    A finding within an article is a warning, house style a note; `level: {cross: …}` is for
    the style, `level` and `level: {spelling: …}` for the slips.
    """
    findings: list[Finding] = []
    for (story, *named), forms in sorted(_grouped(claims).items()):
        findings += _slips(expectation, story, named, forms, book)
        if expectation.same is not Same.SOURCE:
            findings += _styles(expectation, story, named, forms, book)
    used = {id(claim) for each in findings for side in each.positions for claim in side.claims}
    surnames = [c for c in claims if c.voices[0] == c.voices[1].split()[-1] or id(c) in used]
    compared = surnames if worded.passages(surnames) > 1 else []
    reason = "" if compared else _why_undecided(expectation, surnames)
    return naming.outcome(expectation, compared, tuple(findings), reason)


def _grouped(claims: Sequence[Claim]) -> dict[tuple[str, str, str], list[Claim]]:
    """Return the claims by story, name and word of the name."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        word, name = claim.voices
        groups[claim.story, name, word].append(claim)
    return groups


def _slips(
    expectation: Expectation, story: str, named: Sequence[str], claims: Sequence[Claim], book: Book
) -> Iterator[Finding]:
    level = worded.level(expectation, FindingKind.SPELLING, Level.WARNING, book)
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source].append(claim)
    for source, own in sorted(by_source.items()):
        forms = _by_form(own)
        if len(forms) > 1:
            spelled = worded.quoted(list(forms), "and")
            message = f"{named[0]} is spelled {spelled} in one article"
            yield _finding(expectation, story, level, message, forms, source, book)


def _styles(
    expectation: Expectation, story: str, named: Sequence[str], claims: Sequence[Claim], book: Book
) -> Iterator[Finding]:
    """Yield a note where articles, each by the form it mostly uses, differ from each other."""
    main: dict[str, Claim] = {}
    for claim in claims:
        known = main.get(claim.source)
        if known is None or worded.passages([claim]) > worded.passages([known]):
            main[claim.source] = claim
    forms = _by_form(main.values())
    if len(forms) > 1:
        level = dict(expectation.levels).get(FindingKind.CROSS, Level.NOTE)
        spelled = worded.quoted(list(forms), "or")
        message = f"{named[0]} is spelled {spelled}, by the article"
        yield _finding(expectation, story, level, message, forms, f"style {named[1]}", book)


def _by_form(claims: Iterable[Claim]) -> _Forms:
    forms: _Forms = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.source, claim.passage.start)):
        forms[claim.label].append(claim)
    return forms


def _finding(
    expectation: Expectation,
    story: str,
    level: Level,
    message: str,
    forms: _Forms,
    scope: str,
    book: Book,
) -> Finding:
    sides = tuple(worded.position(form, claims) for form, claims in forms.items())
    finding = Finding(
        "",
        expectation.id,
        FindingKind.SPELLING,
        level,
        message,
        sides,
        expectation.place,
        story,
        why=expectation.why,
    )
    return naming.finished(finding, scope, book)


def _why_undecided(expectation: Expectation, claims: Sequence[Claim]) -> str:
    names = worded.quoted(expectation.names, "or")
    if not claims:
        return f"no article names {names}"
    return f"{names} stands once only, in {claims[0].source}"
