"""Is a figure how many there are again and again: "14 died every hour", "14 on average"?"""

from __future__ import annotations

from discrepant.figures import nouns
from discrepant.figures.hedges import Hedged
from discrepant.figures.nouns import Counted
from discrepant.prose.clauses import Clauses
from discrepant.tokens import MARKS, Tokens, table
from discrepant.units.words import FIXED_WORDS

_EACH = frozenset({"every", "each", "per", "a", "an"})
_TIMES = table(
    "second minute hour day night week weekend fortnight month quarter year decade seconds minutes "
    "hours days nights weeks months years decades"
)
_REGULARLY = table("hourly daily nightly weekly monthly yearly annually")
# "Died a day after the fire" tells when, not how often; "sold a day ticket" neither.
_WHEN = table("ago earlier later after before since apart on from and old long")
_AMOUNTS = table("two three four five six seven eight nine ten few other")
_ENDS = MARKS | table("and but or who which that while when as after before")
_AVERAGING = frozenset({"average", "averaging", "averaged"})
_MEASURES = FIXED_WORDS.keys() - {"person"}
_RATES = _TIMES | _REGULARLY | _AVERAGING  # words without one of which there is no rate
_NEAR = 8  # tokens between a figure and the words that make it a rate
_FAR = 14  # those of people, in their own clause
_SPANS = table("day night week weekend month year hour minute season")
_USUALLY = frozenset({"annually", "average", "yearly", "typically", "daily"})


def why(tokens: Tokens, own: Clauses, hedged: Hedged, counted: Counted) -> str:
    """Return by which words a figure is a rate, "" where it is none."""
    if counted.per is not None:
        return ""
    rate = _of_people(tokens, own, hedged, counted)
    near = tokens.words[max(0, hedged.start - 3) : hedged.end + _NEAR]
    if rate or _RATES.isdisjoint(near) or _is_measure(tokens, hedged, counted):
        return rate
    return _beside(tokens, hedged, counted)


def _is_measure(tokens: Tokens, hedged: Hedged, counted: Counted) -> bool:
    """Tell a price or a measure, which is one on average all the same."""
    if counted.unit or any(each.unit for each in hedged.figures):
        return True
    return counted.head is not None and tokens.word(counted.head[0]) in _MEASURES


def _beside(tokens: Tokens, hedged: Hedged, counted: Counted) -> str:
    """Tell "14 people died every hour" and "on average 14 people" from a toll."""
    after = max(hedged.end, counted.end)
    for index in range(after, min(after + _NEAR, len(tokens))):
        word = tokens.words[index]
        if word in _ENDS or tokens.is_number(index):
            break
        if word in _REGULARLY and tokens.word(index + 1) in MARKS | {""}:
            return f"a rate: “{word}”"
        if word in _EACH and index > after and _is_time(tokens, index + 1):
            return f"a rate: “{word} {tokens.word(index + 1)}”"
        if word == "average" and tokens.word(index - 1) == "on":
            return "a rate: “on average”"
    return _before(tokens, hedged.start)


def _is_time(tokens: Tokens, at: int) -> bool:
    each = tokens.word(at - 1)
    if each in ("every", "each") and (tokens.is_number(at) or tokens.word(at) in _AMOUNTS):
        at += 1
    if tokens.word(at) not in _TIMES:
        return False
    following = tokens.word(at + 1)
    if each in ("a", "an"):
        return following in MARKS | {"", "in", "at", "during", "because"}
    return following not in _WHEN


def _before(tokens: Tokens, start: int) -> str:
    """Read "every day 14 people die", "on average, 14", "an average of 14"."""
    if tokens.words[max(0, start - 2) : start] == ("average", "of"):
        return "a rate: “average of”"
    if tokens.word(start - 1) in _AVERAGING:
        return f"a rate: “{tokens.word(start - 1)}”"
    at = start - 1 - (tokens.word(start - 1) == ",")
    if tokens.words[max(0, at - 1) : at + 1] == ("on", "average"):
        return "a rate: “on average”"
    each = at - 1
    each -= tokens.is_number(each) or tokens.word(each) in _AMOUNTS
    opens = each <= 0 or tokens.word(each - 1) in MARKS or tokens.word(each - 1) in ("that", "and")
    if tokens.word(at) in _TIMES and tokens.word(each) in ("every", "each") and opens:
        return f"a rate: “{' '.join(tokens.words[each : at + 1])}”"
    return ""


def _of_people(tokens: Tokens, own: Clauses, hedged: Hedged, counted: Counted) -> str:
    """Tell how many people there are again and again: "93 people are killed every day"."""
    if not nouns.counts_people(tokens, counted):
        return ""
    number = own.numbers[hedged.start]
    for index in range(max(0, hedged.start - 3), min(len(tokens), hedged.end + _FAR)):
        word, behind = tokens.words[index], tokens.word(index + 1)
        again = word in ("each", "every") and behind in _SPANS
        usual = word in _USUALLY and (index < hedged.start or not _describes(tokens, index))
        if (again or usual) and (own.numbers[index] == number or index < hedged.start):
            return f"a rate: “{word} {behind}”" if again else f"a rate: “{word}”"
    return ""


def _describes(tokens: Tokens, at: int) -> bool:
    """Tell "the highest daily number" and "an average of 63 a boat", of another figure."""
    word, behind = tokens.words[at], tokens.word(at + 1)
    if word == "average":
        return tokens.word(at - 1) != "on"
    return word in ("daily", "yearly") and tokens.is_word(at + 1) and behind not in _LOOSE


_LOOSE = frozenset({"in", "at", "on", "during", "across", "and", "from", "by"})
