"""What is said with a day: who says it, and did what its clause tells happen on it?"""

from __future__ import annotations

from discrepant.extract import asides, negated, polarity
from discrepant.extract.context import Context
from discrepant.model import Day, Hedge, Mention, MentionKind, Polarity
from discrepant.tokens import Tokens

_RECORDS = frozenset({"worst", "best", "first", "most", "least", "record"})
_NO_SUPERLATIVES = frozenset({"forest", "arrest", "protest", "interest", "request", "invest"})


def of_day(context: Context, day: Day) -> Mention:
    """Return the mention of a day, or of days."""
    tokens = context.tokens
    frame, speaker = context.speaker(day.start)
    said = context.dates.said(frame)
    doubt = context.doubt(day.start, frame)
    asserted = polarity.of_day(context, day, frame, doubt)
    first = context.clauses.start(day.start)
    return Mention(
        tokens.starts[day.start],
        tokens.ends[day.end - 1],
        MentionKind.DATE,
        day.value,
        Hedge.EXACT,
        context.telling.span,
        context.clauses.own(day.start),
        speaker=speaker,
        as_of=said.value if said is not None and said is not day else context.heard.published,
        polarity=asserted,
        unread=day.unread
        or _of_record(tokens, day)
        or asides.supposed(tokens, context.clauses, day.start)
        or (doubt.why if doubt is not None else "")
        or ("" if asserted is Polarity.DENIED else negated.why(tokens, first, day.start)),
    )


def _of_record(tokens: Tokens, day: Day) -> str:
    """Tell "the worst since 2022", a day with which others are compared."""
    if tokens.words[day.start] != "since":
        return ""
    near = tokens.words[max(0, day.start - 5) : day.start]
    best = next((word for word in near if word in _RECORDS or _is_superlative(word)), "")
    return f"a record: “{best} … since”" if best else ""


def _is_superlative(word: str) -> bool:
    return word.endswith("est") and len(word) > 5 and word not in _NO_SUPERLATIVES
