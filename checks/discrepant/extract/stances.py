"""Who says the words that are sought, or does what they say, and are they denied?"""

from __future__ import annotations

from discrepant.extract import asides, polarity
from discrepant.extract.context import Context
from discrepant.model import Hedge, Mention, MentionKind
from discrepant.speech.saying_words import NOUNS_TOO, VERBS
from discrepant.tokens import table

# Who does this takes the stance; who "sends troops" does not thereby say so.
_ANSWERS = (VERBS - NOUNS_TOO) | table(
    "deny declined declines decline refused refuses refuse ignored confirm apologized apologised "
    "condemned condemns welcomed welcomes rejected rejects backed backs opposed opposes"
)


def of_words(context: Context, start: int, end: int) -> Mention:
    """Return the mention of the words from one token to another, the end excluded."""
    tokens = context.tokens
    frame, speaker = context.speaker(start)
    answer = next((i for i in range(start, end) if tokens.words[i] in _ANSWERS), None)
    if answer is not None and context.telling.quotation(start) is None:
        doer = context.heard.conversation.doer(context.telling, answer)
        speaker = doer or speaker
    as_of, as_of_words = context.day(start, frame, speaker)
    doubt = context.doubt(start, frame)
    return Mention(
        tokens.starts[start],
        tokens.ends[end - 1],
        MentionKind.WORDS,
        None,
        Hedge.EXACT,
        context.telling.span,
        context.clauses.own(start),
        polarity=polarity.of_words(context, start, frame, doubt),
        speaker=speaker,
        as_of=as_of,
        as_of_words=as_of_words,
        unread=asides.supposed(tokens, context.clauses, start)
        or (doubt.why if doubt is not None else ""),
    )
