"""Is the day of publication meant: "at present", "at the moment", "by EOD", "the EOY"?"""

from __future__ import annotations

from discrepant.dates import days
from discrepant.dates.days import Part, Unit
from discrepant.dates.relative.weekdays import from_day
from discrepant.dates.words import FUNCTION_WORDS, Phrase, Reader, looks_ahead, now, skip
from discrepant.tokens import Tokens

_BEFORE = {
    "this": ("at",),
    "present": ("at",),
    "moment": ("at", "the"),
    "minute": ("at", "the"),
}
# "At this time of year", "at the moment when", "at the time that".
_WHICH = frozenset({"of", "when", "that", "which", "in", "where"})


def moment(tokens: Tokens, at: int) -> Phrase | None:
    """Read "at present", "at the moment", "at this time" where nothing past is told."""
    word, end = tokens.words[at], skip(tokens, at + 1, "time")
    lead = _BEFORE[word]
    with_article = end > at + 1 and tokens.words[max(0, at - 2) : at] == ("at", "the")
    if tokens.words[max(0, at - len(lead)) : at] != lead and not with_article:
        return None
    after = tokens.word(end).partition("'")[0]  # the "I" of "I'm"
    goes_on = tokens.is_word(end) and after not in FUNCTION_WORDS - _WHICH
    if goes_on or (word == "this" and end == at + 1) or looks_ahead(tokens, at, end) is False:
        return None
    return Phrase(end, from_day(0), daily=True)


def end_of(tokens: Tokens, at: int) -> Phrase:
    """Read "EOD" as the day of publication, "EOY" as the second half of its year."""
    if tokens.words[at] == "eod":
        return Phrase(at + 1, from_day(0), daily=True)
    return Phrase(at + 1, lambda here: days.part(days.whole(Unit.YEAR, now(here)), Part.LATE))


READERS: dict[str, Reader] = dict.fromkeys(_BEFORE.keys() - {"this"}, moment)
READERS |= dict.fromkeys(("eod", "eoy"), end_of)
"""By the word with which they begin; "this time" is read with the other meanings of "this"."""
