"""What is said with a figure: its noun and unit, who says it, of which day, and is it a claim?"""

from __future__ import annotations

from dataclasses import replace

from discrepant.extract import asides, polarity
from discrepant.extract.context import Context
from discrepant.figures import ages, nouns
from discrepant.figures.hedges import Hedged
from discrepant.figures.nouns import Counted
from discrepant.model import Mention, MentionKind
from discrepant.tokens import Tokens
from discrepant.units import table as units

_BUILT_IN = units.table(())
_MONTHS_OLD = frozenset({"month", "months", "week", "weeks", "day", "days"})
_MEASURED = frozenset({"inch", "minute", "hour", "day", "week", "month", "year", "mile"})


def of_figure(context: Context, hedged: Hedged) -> Mention:
    """Return the mention of a figure, hedge and noun within its span."""
    tokens = context.tokens
    first, last = hedged.figures[0], hedged.figures[-1]
    is_age = ages.is_age(tokens, first) and tokens.word(hedged.end) not in _MONTHS_OLD
    counted = _counted(context, hedged, is_age)
    end = max(hedged.end, counted.end)
    opening = _opening_quote(tokens, hedged.start, hedged.end, end)
    frame, speaker = context.speaker(first.start)
    as_of, as_of_words = context.day(first.start, frame, speaker)
    if is_age:
        # "Ann Lee, 42, was arrested in 2019" is 42 today.
        as_of, as_of_words = context.heard.published, None
    asserted, doubtful = polarity.of_figure(context, hedged, frame)
    part = "" if is_age else _part(context, hedged, counted, end)
    then = "an age of then" if is_age and ages.is_then(tokens, first) else ""
    return Mention(
        tokens.starts[opening],
        tokens.ends[end - 1],
        MentionKind.NUMBER,
        hedged.value,
        hedged.hedge,
        context.telling.span,
        context.clauses.own(first.start),
        figure=None if first.vague else context.span((first.start, last.end)),
        noun=context.span(counted.head),
        per=context.span(counted.per),
        unit="year"
        if is_age
        else first.unit or last.unit or _unit(tokens, counted) or _of_a_crowd(tokens, hedged.start),
        polarity=asserted,
        speaker=speaker,
        as_of=as_of,
        as_of_words=as_of_words,
        unread=part or doubtful or then,
    )


def _part(context: Context, hedged: Hedged, counted: Counted, end: int) -> str:
    """Return why a figure is no claim of its own, "" where it is, or is an age ("9 years old").

    An age counts nobody, so it is no part of a number and no supposition.
    """
    if ages.is_old(context.tokens, end):
        return ""
    return asides.why(context.tokens, context.clauses, hedged, counted)


def _counted(context: Context, hedged: Hedged, is_age: bool) -> Counted:
    """Return what a figure counts: nothing where it is an age, or brings its unit with it."""
    tokens, first = context.tokens, hedged.figures[0]
    if is_age or (first.unit in _MEASURED and tokens.word(hedged.end) != "-"):
        return Counted(None, hedged.end)
    is_one = len(hedged.figures) == 1 and first.value.is_point and 1 in first.value
    counted = nouns.after(tokens, hedged.end, is_one, hedged.start)
    if counted.head is None and not first.unit and context.clauses.labels(first.start):
        return replace(nouns.of_label(tokens, hedged.start), end=counted.end)
    return counted


def _opening_quote(tokens: Tokens, start: int, figure_end: int, end: int) -> int:
    """Return the first token of a mention, with the mark that opens a quotation closed in it."""
    closes = any(tokens.word(index) in ("”", '"') for index in range(figure_end, end))
    return start - 1 if closes and tokens.word(start - 1) in ("“", '"') else start


def _of_a_crowd(tokens: Tokens, start: int) -> str | None:
    """Tell "a crowd of 41,200", people without a noun, from a figure that may count anything."""
    led = tokens.word(start - 1) == "of" and tokens.word(start - 2) in _CROWDS
    return "person" if led else None


_CROWDS = frozenset({"crowd", "audience", "attendance", "congregation"})


def _unit(tokens: Tokens, counted: Counted) -> str | None:
    if counted.head is None:
        return None
    word = tokens.word(counted.head[0])
    if word in ("%", "per", "pct", "percentage"):
        return "percent"
    if counted.unit or counted.head[1] - counted.head[0] > 1:
        return counted.unit  # the "km2" is no kilometre
    return _BUILT_IN.unit_of(word)
