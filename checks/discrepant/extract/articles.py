"""Which figures, days and sought words does an article mention, in the order of its text?

Its paragraphs are read one after the other; furniture is set aside, and a sentence that was
printed before points to its first printing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from discrepant.extract.paragraphs import Paragraphs, Seek, set_aside
from discrepant.extract.remarks import MOST, NO_MORE_PARAGRAPHS, THE_REST
from discrepant.extract.unseen import unread
from discrepant.model import Mention, MentionKind, Source, Span
from discrepant.prose import furniture, near_duplicates, sentences
from discrepant.prose.sentences import MOST_PARAGRAPHS

_WORD = re.compile(r"\S{1,40}")


def read(source: Source) -> tuple[Mention, ...]:
    """Return every mention of an article in the order of the text.

    Mentions of furniture and of what cannot be read are among them, with their reason.  No
    more than twenty thousand are read; the last one then tells from where on nothing was.
    """
    return _gathered(source, Paragraphs(source).mentions)


def phrases(source: Source, seek: Seek) -> tuple[Mention, ...]:
    """Return the words that `seek` finds in each sentence, with clause, speaker and day.

    `seek` gives token indices.  The speaker is who does what the words say, where they are
    the predicate of a sentence ("the ministry declined to comment"); words under "not" are
    denied.
    """
    paragraphs = Paragraphs(source)
    found = _gathered(source, lambda span: paragraphs.phrases(span, seek))
    return tuple(each for each in found if each.kind is MentionKind.WORDS)


def _gathered(source: Source, read_: Callable[[Span], Iterator[Mention]]) -> tuple[Mention, ...]:
    """Return what `read_` gives for the paragraphs of an article, furniture set aside."""
    mentions: list[Mention] = []
    count, end = 0, 0
    for span, why in furniture.judge(source.text, sentences.paragraphs(source.text)):
        count, end = count + 1, span.end
        found = islice(read_(span), MOST + 1 - len(mentions))
        mentions += [set_aside(each, why) for each in found] if why else found
        if len(mentions) > MOST:
            mentions[-1] = replace(mentions[-1], value=None, unread=THE_REST)
            break
    else:
        mentions += _beyond(source.text, end) if count == MOST_PARAGRAPHS else ()
    return _with_repeats(source.text, mentions)


def _beyond(text: str, end: int) -> Iterator[Mention]:
    """Yield the first word behind the last paragraph that is read."""
    word = _WORD.search(text, end)
    if word is not None:
        yield unread(Span(*word.span()), NO_MORE_PARAGRAPHS)


def _with_repeats(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Point the mentions of a sentence that was printed before to those of its first printing."""
    by_sentence: dict[Span, list[Mention]] = {}
    for mention in mentions:
        if not mention.unread.startswith("furniture"):
            by_sentence.setdefault(mention.sentence, []).append(mention)
    first_of: dict[Span, Mention] = {}
    for again, earlier in near_duplicates.repeats(text, by_sentence).items():
        pairs = zip(by_sentence[again], by_sentence[earlier], strict=False)
        first_of.update((each.span, first) for each, first in pairs)
    if not first_of:
        return tuple(mentions)
    return tuple(
        replace(each, repeat_of=first_of[each.span].span) if each.span in first_of else each
        for each in mentions
    )
