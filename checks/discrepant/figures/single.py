"""Does an article count one: "more than a year", "a pound of cocaine"?

Mostly it does not: "a year ago" is a date, "$5 a gallon" a rate, "a mile marker" a thing.
"""

from __future__ import annotations

from discrepant.tokens import Tokens, table

_OF_STUFF = table(
    "gallon pound kilogram kilo kg ounce gram liter litre pint milliliter millilitre ml lb"
)
ANCHORS: frozenset[str] = _OF_STUFF | table("dollar mile kilometer kilometre meter metre")
"""Measures for whose sake a sentence is read that holds no other word of a figure."""

MEASURES: frozenset[str] = ANCHORS | table(
    "year month week day hour minute foot inch yard acre hectare ton tonne euro"
)
"""Folded words of measures that an article may count."""

_HEDGES = table("than about almost nearly over under around roughly approximately least within")
_BEHIND = table(
    "of from away to in on at for and or but when while as with without "
    "between north south east west above below down up per long wide high deep tall "
    "behind into off by because if that was is"
)
_RATES = table("dollars cents euros pounds pence million billion thousand hundred % percent")
_ENDS = frozenset({"", ".", "?", "!"})


def is_one(tokens: Tokens, at: int) -> bool:
    """Tell whether the article at token `at` is the number one, a measure behind it."""
    word, behind = tokens.word(at + 1), tokens.word(at + 2)
    if word not in MEASURES:
        return False
    if at == 0 and behind in _ENDS:
        return at + 3 >= len(tokens)  # a whole answer
    hedged = tokens.word(at - 1) in _HEDGES or tokens.words[max(0, at - 2) : at] == ("up", "to")
    if hedged:
        return not tokens.is_word(at + 2) or behind in _BEHIND
    before = tokens.word(at - 1)
    is_rate = tokens.is_number(at - 1) or before in _RATES
    return word in _OF_STUFF and behind == "of" and not is_rate
