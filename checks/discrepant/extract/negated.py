"""Is a day one on which something did not happen: "did not begin on 5 March", "not on 4 March"?"""

from __future__ import annotations

from collections.abc import Container

from discrepant.tokens import Tokens, table

_NOT = frozenset({"not", "never"})
_ON = frozenset({"on", "in", "at", "during", "the", "last", "this"})
_HELPING = table("did does do has have had was were is are will would")
# What follows these is said to be so: "it was not clear why the dam broke on Monday".
_OPENING = table(
    "why how when what where which who whose that if whether because until till before since"
)
_NOT_ONLY = frozenset(
    {"just", "only", "merely", "simply", "least", "until", "before", "even", "there", "here"}
)
_KNOWING = table("clear known certain sure told aware immediately")
_NEGATIVE = _NOT | table(
    "didn't don't doesn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't"
)
_MARKS = frozenset(",;:()–—")


def is_other_day(tokens: Tokens, day: int) -> bool:
    """Tell whether the day that begins at a token is denied: "not" and at most a verb before it."""
    if _NEGATIVE.isdisjoint(tokens.words[max(0, day - 6) : day]):
        return False
    at = day - 1
    while tokens.word(at) in _ON:
        at -= 1
    if tokens.word(at) in _NOT:
        # "before 2000 but not 1998" leaves one out of many and corrects nothing.
        return at < day - 1 or tokens.word(at - 1) != "but"
    verb = at
    at -= 1
    if tokens.word(verb) in _OPENING | _NOT_ONLY | _MARKS or not tokens.is_word(verb):
        return False
    return tokens.word(at) == "never" or is_of_verb(tokens, at)


def is_of_verb(tokens: Tokens, at: int, negations: Container[str] = ("not",)) -> bool:
    """Tell "did not" and "didn't" from the "not" of "not 41"; `at` is where the negation is."""
    word = tokens.word(at)
    return word.endswith("n't") or (word in negations and tokens.word(at - 1) in _HELPING)


def why(tokens: Tokens, first: int, day: int) -> str:
    """Return why a day further off from "not" is no claim; `first` is where its clause begins.

    "Did not attend the opening on 5 March" may deny the day or take it for granted.
    """
    if _NEGATIVE.isdisjoint(tokens.words[first:day]):
        return ""
    for at in range(day - 1, first, -1):
        word = tokens.words[at]
        if word in _OPENING or word in _MARKS:
            return ""
        following = tokens.word(at + 1)
        led = following in _NOT_ONLY or following in _KNOWING
        if not led and is_of_verb(tokens, at, _NOT):
            return f"denied, or another thing of that day: “{word} {following}”"
    return ""
