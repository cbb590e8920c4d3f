"""Which claims does the YAML quote from an article by hand, and does it still say so?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from discrepant.bind.article import Article
from discrepant.bind.persons import Whose
from discrepant.interval import Interval
from discrepant.model import (
    Claim,
    Hedge,
    Mention,
    MentionKind,
    Polarity,
    Quantity,
    QuotedClaim,
    Source,
    Span,
)
from discrepant.tokens import Tokens
from discrepant.yaml_nodes import ExpectationError, Problem

Seek = Callable[[Tokens], Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Readers:
    """Hold the readers of articles: of all mentions, and of words that are sought."""

    mentions: Callable[[Source], tuple[Mention, ...]]
    phrases: Callable[[Source, Seek], tuple[Mention, ...]]


def quoted(
    article: Article, mentions: Sequence[Mention], quantities: Sequence[Quantity], readers: Readers
) -> list[Claim]:
    """Return the claims that the YAML quotes from this article.

    Raises ExpectationError where the article does not say so, or says no value.
    """
    claims: list[Claim] = []
    problems: list[Problem] = []
    for quantity in quantities:
        for each in quantity.claims:
            if each.source != article.source.id:
                continue
            try:
                claims.append(_claim(article, mentions, quantity, each, readers))
            except ValueError as error:
                problems.append(Problem(each.place, str(error)))
    if problems:
        raise ExpectationError(problems)
    return claims


def _claim(
    article: Article,
    mentions: Sequence[Mention],
    quantity: Quantity,
    claim: QuotedClaim,
    readers: Readers,
) -> Claim:
    said, *again = _printings(article, claim.says)
    mention = _mention(mentions, said, quantity)
    context = mention or _context(article, said, readers)
    value, hedge, polarity = _value(article, claim, quantity, mention, readers)
    as_of = _read(article, claim.as_of, "as_of", readers).value if claim.as_of else context.as_of
    speaker, counts_as = article.voices.of(claim.speaker or context.speaker)
    whose = article.persons.whose(context) if quantity.each is not None else Whose()
    if whose.why:
        raise ValueError(f"“{claim.says}”: {whose.why}")
    return Claim(
        quantity.id,
        value,
        article.places.passage(said, context.sentence),
        quantity.unit,
        article.source.story,
        hedge,
        polarity,
        speaker,
        counts_as,
        as_of,
        copies=tuple(article.places.passage(span, span) for span in again),
        quoted=True,
        label=claim.value if quantity.is_label else "",
        about=whose.name,
    )


def _printings(article: Article, says: str) -> list[Span]:
    """Return every place where an article prints the words; raises ValueError for none."""
    found = list(_occurrences(article.source.text, says))
    if not found:
        nearest = _nearest(article.source.text, says)
        hint = f"; the nearest it says is “{nearest}”" if nearest else ""
        raise ValueError(f"{article.source.id} does not say “{says}”{hint}")
    return found


def _occurrences(text: str, says: str) -> Iterator[Span]:
    at = text.find(says)
    while at >= 0:
        yield Span(at, at + len(says))
        at = text.find(says, at + len(says))


def _nearest(text: str, says: str) -> str:
    """Return the stretch of a text that is most like the words, "" where none is like them."""
    matcher = SequenceMatcher(None, text, says, autojunk=False)
    block = matcher.find_longest_match()
    if block.size < min(8, len(says)):
        return ""
    start, end = max(0, block.a - block.b), min(len(text), block.a - block.b + len(says))
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return " ".join(text[start:end].split())


def _mention(mentions: Sequence[Mention], said: Span, quantity: Quantity) -> Mention | None:
    if quantity.is_label:
        return None
    return next(
        (
            mention
            for mention in mentions
            if said.start <= mention.start < said.end
            and mention.value is not None
            and (mention.kind is MentionKind.DATE) == quantity.is_date
        ),
        None,
    )


def _context(article: Article, said: Span, readers: Readers) -> Mention:
    """Return the words as a mention, for their sentence, speaker and day."""

    def seek(tokens: Tokens) -> Sequence[tuple[int, int]]:
        inside = [i for i, at in enumerate(tokens.starts) if said.start <= at < said.end]
        return [(inside[0], inside[-1] + 1)] if inside else []

    found = readers.phrases(article.source, seek)
    if not found:
        raise ValueError("the words stand in no sentence")
    return found[0]


def _value(
    article: Article,
    claim: QuotedClaim,
    quantity: Quantity,
    mention: Mention | None,
    readers: Readers,
) -> tuple[Interval, Hedge, Polarity]:
    if quantity.is_label:
        return Interval(), Hedge.EXACT, Polarity.ASSERTED
    stated = _read(article, claim.value, "value", readers) if claim.value else mention
    if stated is None or stated.value is None:
        raise ValueError(f"no value was read in “{claim.says}”; add “value:”")
    return stated.value, stated.hedge, stated.polarity


def _read(article: Article, text: str, key: str, readers: Readers) -> Mention:
    written = Source(article.source.id, text, "", published=article.source.published)
    found = next((each for each in readers.mentions(written) if each.value is not None), None)
    if found is None:
        raise ValueError(f"“{text}” could not be read as “{key}”")
    rest = text[: found.start] + text[found.end :]
    if key == "value" and any(character.isdigit() for character in rest):
        raise ValueError(f"“{text}” could not be read as one “{key}”, only “{_part(text, found)}”")
    return found


def _part(text: str, mention: Mention) -> str:
    return text[mention.start : mention.end]
