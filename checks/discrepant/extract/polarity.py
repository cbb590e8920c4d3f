"""Is what stands here asserted or denied: "did not send 1,500", "no evidence that", "not 41"?

A day further off from its "not" is `negated`'s matter.
"""

from __future__ import annotations

from discrepant.extract import negated
from discrepant.extract.context import Context
from discrepant.figures.hedges import Hedged
from discrepant.model import Day, Hedge, Polarity
from discrepant.prose.clause_words import RELATIVES
from discrepant.speech.doubts import Doubt
from discrepant.speech.frames import Frame
from discrepant.tokens import Tokens, table

_GRANTED = RELATIVES | {"where"}
_GIVEN = table("the these those its their his her both")
_ON = frozenset({"on", "in", "at", "the"})
_LAST_INSTEAD = frozenset({"than", "of", "to"})
_INSTEAD = frozenset({("rather", "than"), ("instead", "of"), ("opposed", "to")})
_NOT_ONLY = frozenset({"just", "only", "merely", "simply", "least", "less", "fewer"})
# Who does not know, name or include 40 leaves them as many as they are.
_TAKING_AS_KNOWN = table(
    "know understand remember mention name identify include recognize recognise"
)
_NEGATIONS = frozenset({"not", "never", "no", "nor", "neither", "cannot", "nobody", "yet"})


def of_figure(context: Context, hedged: Hedged, frame: Frame | None) -> tuple[Polarity, str]:
    """Return whether a figure is asserted or denied, and why it is neither, "" where it is.

    Points and approximations are denied; who denies "more than 40" may mean none or 40.
    """
    doubt = context.doubt(hedged.start, frame)
    denied = (
        (frame is not None and frame.denies and not _is_given(context, hedged.start, frame))
        or _is_denial(doubt)
        or _is_untrue(context, hedged.start)
        or _is_object_of_not(context.tokens, hedged.start)
        or _is_replaced(context.tokens, hedged.start)
    )
    if not denied:
        return hedged.polarity, doubt.why if doubt is not None else ""
    if hedged.hedge in (Hedge.EXACT, Hedge.ABOUT):
        return Polarity.DENIED, ""
    return hedged.polarity, "a bound or a range within what is denied"


def of_day(context: Context, day: Day, frame: Frame | None, doubt: Doubt | None) -> Polarity:
    """Return whether it is said to have been on a day; "denied it on Monday" was on Monday."""
    own = context.clauses.numbers
    denied = (
        (
            frame is not None
            and frame.denies
            and own[day.start] != own[frame.verb]
            and not _is_taken_for_granted(context, day.start)
        )
        or _is_denial(doubt)
        or negated.is_other_day(context.tokens, day.start)
        or _is_replaced(context.tokens, day.start)
    )
    return Polarity.DENIED if denied else Polarity.ASSERTED


def of_words(context: Context, start: int, frame: Frame | None, doubt: Doubt | None) -> Polarity:
    """Deny words under "not", and those of a clause that somebody denies."""
    first = context.clauses.start(start)
    reported = frame is not None and frame.denies and 0 < first - frame.verb <= 2
    untrue = _is_untrue(context, start) or _is_denial(doubt)
    denied = reported or untrue or _is_negated(context, start)
    return Polarity.DENIED if denied else Polarity.ASSERTED


def _is_denial(doubt: Doubt | None) -> bool:
    return doubt is not None and not doubt.why


def _is_untrue(context: Context, token: int) -> bool:
    """Tell whether "no evidence that …" or "untrue that …" governs a token, in its own clause."""
    if token < context.denied_from:
        return False
    own = context.clauses.numbers
    first = context.clauses.start(token)
    return own[token] == own[context.denied_from] or first - context.denied_from <= 2


def _is_given(context: Context, start: int, frame: Frame) -> bool:
    """Tell what a denial takes as known: "denied any deal between the two firms"."""
    return start - 2 > frame.verb and context.tokens.word(start - 1) in _GIVEN


def _is_taken_for_granted(context: Context, token: int) -> bool:
    """Tell what stands in a relative clause: he denied being "where the fire broke out"."""
    return context.tokens.word(context.clauses.start(token)) in _GRANTED


def _is_replaced(tokens: Tokens, start: int) -> bool:
    """Tell "12 died rather than 14", "on 5 March instead of 4 March"."""
    at = start - 1
    if tokens.word(at) in _ON:
        at -= 1
    return tokens.word(at) in _LAST_INSTEAD and (tokens.word(at - 1), tokens.word(at)) in _INSTEAD


def _is_object_of_not(tokens: Tokens, start: int) -> bool:
    """Tell "did not send 1,500 soldiers": a verb between "not" and the figure, nothing else."""
    if not tokens.is_word(start - 1) or tokens.word(start - 1) in _NOT_ONLY | _TAKING_AS_KNOWN:
        return False
    return negated.is_of_verb(tokens, start - 2)


def _is_negated(context: Context, token: int) -> bool:
    """Tell whether "not" stands shortly before, in the same clause."""
    words = context.tokens.words
    for index in range(max(context.clauses.start(token), token - 4), token):
        # "no weapons due to the law" denies the weapons, and "not just" denies nothing.
        if words[index] == "no" and index < token - 2:
            continue
        if words[index] in _NEGATIONS or words[index].endswith("n't"):
            return words[index + 1] not in _NOT_ONLY
    return False
