"""Which stances and other values in words does an article take, and whose are they?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from discrepant.bind.article import Article
from discrepant.bind.by_hand import Readers
from discrepant.bind.cues import Labels
from discrepant.interval import Interval
from discrepant.model import Claim, Mention, Passage, Quantity, Span, Trace, Unread
from discrepant.tokens import Tokens

_Meant = dict[Span, list[tuple[Quantity, str]]]


def stances(
    article: Article, labels: Labels, readers: Readers
) -> tuple[list[Claim], list[Unread], list[Span | None]]:
    """Return the claims whose values are words, those not to be taken, the words for their days."""
    meant: _Meant = defaultdict(list)

    def seek(tokens: Tokens) -> Sequence[tuple[int, int]]:
        found: dict[tuple[int, int], None] = {}
        for quantity, label, start, end in _labelled(tokens, labels):
            meant[Span(tokens.starts[start], tokens.ends[end - 1])].append((quantity, label))
            found[start, end] = None
        return list(found)

    claims: list[Claim] = []
    unread: list[Unread] = []
    told: list[Span | None] = []
    mentions = readers.phrases(article.source, seek)
    copies = _copies(article, mentions)
    for mention in mentions:
        for quantity, label in dict.fromkeys(meant[mention.span]):
            if mention.unread.startswith("furniture") or mention.repeat_of is not None:
                continue
            if mention.unread:
                unread.append(article.unread(mention, quantity, mention.unread))
            else:
                claims.append(_claim(article, mention, quantity, label, copies))
                told.append(mention.as_of_words)
    return claims, unread, told


def _labelled(tokens: Tokens, labels: Labels) -> Iterator[tuple[Quantity, str, int, int]]:
    """Yield the labels that a sentence names, each with the tokens that do, the end excluded."""
    at = [index for index, word in enumerate(tokens.words) if word[0].isalnum()]
    last: dict[tuple[str, str], int] = {}
    for quantity, label, first, behind in labels.found([tokens.words[index] for index in at]):
        start, end = at[first], at[behind - 1] + 1
        if start < last.get((quantity.id, label), 0):
            continue  # the same words under another phrase of the label
        last[quantity.id, label] = end
        yield quantity, label, start, end


def _copies(article: Article, mentions: Sequence[Mention]) -> dict[Span, list[Passage]]:
    copies: dict[Span, list[Passage]] = defaultdict(list)
    for mention in mentions:
        if mention.repeat_of is not None:
            copies[mention.repeat_of].append(article.passage(mention))
    return copies


def _claim(
    article: Article,
    mention: Mention,
    quantity: Quantity,
    label: str,
    copies: dict[Span, list[Passage]],
) -> Claim:
    speaker, counts_as = article.voices.of(mention.speaker)
    passage = article.passage(mention)
    return Claim(
        quantity.id,
        Interval(),
        passage,
        quantity.unit,
        article.source.story,
        polarity=mention.polarity,
        speaker=speaker,
        voices=counts_as,
        as_of=mention.as_of,
        copies=tuple(copies.get(mention.span, ())),
        label=label,
        trace=Trace(cue=passage.text, day=article.day_words(mention)),
    )
