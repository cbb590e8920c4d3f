"""Is a figure what was before, or by how much it changed: "rose from 14 to 41", "up 4 points"?"""

from __future__ import annotations

from discrepant.cardinals import CARDINALS, TENS
from discrepant.figures.hedges import Hedged
from discrepant.figures.nouns import Counted
from discrepant.figures.ranges import CHANGES
from discrepant.tokens import DIGITS, MARKS, Tokens

_FAR_BACK = 9  # tokens between "up 6% on the same month" and "last year"
_CHANGED_NEAR = 14  # tokens back to "raised"


def why(tokens: Tokens, hedged: Hedged, counted: Counted) -> str:
    """Return why a figure is not the value of now, "" if it is."""
    return _before(tokens, hedged, counted) or _change(tokens, hedged, counted)


def _change(tokens: Tokens, hedged: Hedged, counted: Counted) -> str:
    """Tell "up 4 percentage points" and "rose 3% to 41%" from the value itself.

    "Prices rose 3%" is a value.  Of other figures only those between a comma and "from" or "on"
    are changes: "the toll was 41, up 12 on the day before".
    """
    word = tokens.word(hedged.start - 1)
    if word not in CHANGES:
        return ""
    end = max(hedged.end, counted.end)
    changed = tokens.word(end - 1) in ("points", "point") or (
        tokens.word(end) == "to" and tokens.is_number(end + 1)
    )
    led = word in ("up", "down") and tokens.word(hedged.start - 2) in (",", "(")
    compared = tokens.word(end) in ("from", "on", "since")
    return f"a change: “{word}”" if changed or (led and compared) else ""


def _before(tokens: Tokens, hedged: Hedged, counted: Counted) -> str:
    """Tell the 14 of "rose from 14 to 41", "to 41 from 14", "up from 14" and "14 a year before"."""
    if _was_then(tokens, max(hedged.end, counted.end)):
        return "superseded: what it was before"
    if tokens.word(hedged.start - 1) != "from":
        return ""
    is_old = is_past(tokens, hedged.start - 1, max(hedged.end, counted.end))
    return "superseded: what it was before" if is_old else ""


def _was_then(tokens: Tokens, end: int) -> bool:
    """Tell "was 14 a year before": what it was in the year, quarter or month that went before."""
    end += tokens.word(end) in (",", "(")
    end += tokens.word(end) in ("in", "for", "at")
    if tokens.word(end) not in _ONE or tokens.word(end + 1) not in _PERIODS:
        return False
    return tokens.word(end + 2) in ("before", "earlier", "previously") and (
        tokens.word(end + 3) in MARKS | {"", "and", "but"}
    )


_ONE = frozenset({"a", "one", "the"})
_PERIODS = frozenset({"year", "quarter", "month"})


def is_past(tokens: Tokens, at: int, end: int) -> bool:
    """Tell whether the "from" at a token opens what a figure was; the figure ends at `end`."""
    if tokens.word(at) != "from":
        return False
    if tokens.word(at - 1) in ("up", "down") or _by_how_much(tokens, at):
        return True
    return _is_changed(tokens, at) and (
        _to_before(tokens, at) or _to_after(tokens, end) or _by_before(tokens, at)
    )


def _by_how_much(tokens: Tokens, at: int) -> bool:
    """Tell whether a change with its size stands before "from": "up 6% from", "down 12 from"."""
    for index in range(at - 1, max(0, at - 5), -1):
        if tokens.word(index) in ("up", "down"):
            return _holds_number(tokens, index + 1, at)
        if tokens.word(index) in MARKS:
            return False
    return False


def is_past_day(tokens: Tokens, day: int) -> bool:
    """Tell whether the day at a token is that of the old figure: "up from 14 on Monday".

    So is the day of what the figure is compared with: "14, up 6% on the same point last year".
    """
    near = tokens.words[max(0, day - _FAR_BACK) : day]
    if not _COMPARED.isdisjoint(near) and _is_compared(tokens, day):
        return True
    if "from" not in near[-6:]:
        return False
    for at in range(day - 2, max(-1, day - 7), -1):
        word = tokens.words[at]
        if word in MARKS or word in ("to", "and"):
            return False
        if word == "from":
            past = _holds_number(tokens, at + 1, day) and is_past(tokens, at, day)
            return past or _by_how_much(tokens, at)
    return False


_COMPARED = frozenset({"compared", "than", "versus", "up", "down"})


def _is_compared(tokens: Tokens, day: int) -> bool:
    """Tell "compared with March", "than in 2023", "up 6% on last year"."""
    for at in range(day - 1, max(-1, day - 1 - _FAR_BACK), -1):
        word = tokens.words[at]
        if word in ("compared", "versus") or (
            word == "than" and not _holds_number(tokens, at, day)
        ):
            return True
        if word in ("up", "down"):
            return _holds_number(tokens, at + 1, day) and "on" in tokens.words[at:day]
        if word in MARKS:
            return False
    return False


def _is_changed(tokens: Tokens, at: int) -> bool:
    for index in range(at - 1, max(-1, at - 1 - _CHANGED_NEAR), -1):
        if tokens.words[index] in (";", ":", "("):
            return False
        if tokens.words[index] in CHANGES:
            return True
    return False


def _to_after(tokens: Tokens, end: int) -> bool:
    """Tell whether "to 41" follows, the words between at most a day or a place."""
    for index in range(end, min(end + 7, len(tokens) - 1)):
        if tokens.words[index] == "to":
            return _holds_number(tokens, index + 1, index + 4)
        if tokens.words[index] in MARKS - {","}:
            return False
    return False


def _to_before(tokens: Tokens, at: int) -> bool:
    for index in range(at - 1, max(0, at - _FAR_TO), -1):
        if tokens.words[index] == "to":
            return _holds_number(tokens, index + 1, at)
        if tokens.words[index] in MARKS and index < at - 6:
            return False
    return False


def _by_before(tokens: Tokens, at: int) -> bool:
    """Tell "fell by 21 percent in a decade, from 61,000"."""
    if tokens.word(at - 1) != ",":
        return False
    near = tokens.words[max(0, at - _FAR_TO) : at - 1]
    return "by" in near and _holds_number(tokens, at - 1 - near[::-1].index("by"), at)


_FAR_TO = 12  # tokens between "to 41" and "from 14"


def _holds_number(tokens: Tokens, start: int, end: int) -> bool:
    words = tokens.words[start:end]
    return any(word[0] in DIGITS or word in _IN_WORDS for word in words)


_IN_WORDS = CARDINALS.keys() | TENS.keys() | {"dozens", "hundreds", "thousands", "half"}
