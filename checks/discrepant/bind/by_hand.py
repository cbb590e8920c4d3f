"""Which claims does the YAML quote from an article by hand, and does it still say so?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from fractions import Fraction

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
Worth = Callable[[Article, Mention, Quantity], Interval]

# A number as YAML knows it: "2024" is a year in an article, but no day as a `value:` of people.
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,30})?")
_SHOWN = 200  # characters of what the YAML says, in a message
_COMPARED = 10_000_000  # characters of an article times those sought in it: a second's work


@dataclass(frozen=True, slots=True)
class Readers:
    """Hold the readers of articles: of all mentions, and of words that are sought."""

    mentions: Callable[[Source], tuple[Mention, ...]]
    phrases: Callable[[Source, Seek], tuple[Mention, ...]]


def quoted(
    article: Article,
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    readers: Readers,
    worth: Worth,
) -> list[Claim]:
    """Return the claims that the YAML quotes from this article.

    `worth` gives the value of a mention in the unit of a quantity.  Raises ExpectationError
    where the article does not say so, or says no value that the quantity can have.
    """
    claims: list[Claim] = []
    problems: list[Problem] = []
    for quantity in quantities:
        for each in quantity.claims:
            if each.source != article.source.id:
                continue
            try:
                claims.append(_claim(article, mentions, quantity, each, readers, worth))
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
    worth: Worth,
) -> Claim:
    said, *again = _printings(article, claim.says)
    mention = _mention(mentions, said, quantity)
    context = mention or _context(article, said, readers)
    value, hedge, polarity = _value(article, claim, quantity, mention, readers, worth)
    as_of = _as_of(article, claim.as_of, readers) if claim.as_of else context.as_of
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
        hint = f"the nearest it says is “{nearest}”" if nearest else "quote it word for word"
        raise ValueError(f"{article.source.id} does not say “{says[:_SHOWN]}”; {hint}")
    return found


def _occurrences(text: str, says: str) -> Iterator[Span]:
    at = text.find(says)
    while at >= 0:
        yield Span(at, at + len(says))
        at = text.find(says, at + len(says))


def _nearest(text: str, says: str) -> str:
    """Return the stretch of a text that is most like the words, "" where none is like them."""
    if len(text) * len(says) > _COMPARED:
        return ""
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
        raise ValueError("the words stand in no sentence; quote more of it")
    return found[0]


def _value(
    article: Article,
    claim: QuotedClaim,
    quantity: Quantity,
    mention: Mention | None,
    readers: Readers,
    worth: Worth,
) -> tuple[Interval, Hedge, Polarity]:
    if quantity.is_label:
        return Interval(), Hedge.EXACT, Polarity.ASSERTED
    if _PLAIN.fullmatch(claim.value) and not quantity.is_date:
        return Interval.point(Fraction(claim.value)), Hedge.EXACT, Polarity.ASSERTED
    if claim.value:
        article = _writing(article, claim.value)
        mention = _read(article, "value", quantity.is_date, readers)
    if mention is None:
        raise ValueError(f"no value was read in “{claim.says[:_SHOWN]}”; add “value:”")
    return worth(article, mention, quantity), mention.hedge, mention.polarity


def _as_of(article: Article, words: str, readers: Readers) -> Interval | None:
    return _read(_writing(article, words), "as_of", True, readers).value


def _writing(article: Article, words: str) -> Article:
    """Return what the YAML writes, as if it stood in an article of that day."""
    written = Source(article.source.id, words, "", published=article.source.published)
    return replace(article, source=written)


def _read(written: Article, key: str, is_date: bool, readers: Readers) -> Mention:
    """Return the one figure or day that the YAML writes; raises ValueError for anything else."""
    text = written.source.text
    found = next(
        (
            each
            for each in readers.mentions(written.source)
            if each.value is not None and (each.kind is MentionKind.DATE) == is_date
        ),
        None,
    )
    if found is None:
        hint = "a day such as 2024-10-22" if is_date else "a number such as 900"
        raise ValueError(f"“{text[:_SHOWN]}” could not be read as “{key}”; write {hint}")
    rest = text[: found.start] + text[found.end :]
    if any(character.isdigit() for character in rest):
        part = _part(text, found)
        raise ValueError(
            f"“{text[:_SHOWN]}” could not be read as one “{key}”, only “{part}”; write that alone"
        )
    return found


def _part(text: str, mention: Mention) -> str:
    return text[mention.start : mention.end]
