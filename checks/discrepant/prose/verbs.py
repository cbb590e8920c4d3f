"""Is a word a finite verb, and does one follow before the clause ends?

There is no dictionary of verbs: irregular ones are in tables, the others end in "ed".
"""

from __future__ import annotations

from discrepant.prose.clause_words import (
    BOUNDARIES,
    COORDINATORS,
    FINITE,
    NOT_PAST,
    PREDICATES,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    TIME_CONJUNCTIONS,
)
from discrepant.tokens import Tokens

_LOOK = 10  # tokens to look ahead for the verb that makes a clause
_LOOK_FAR = 18  # the same, over an aside between commas
_TITLE = 7  # tokens on either side of a word that tell whether it stands in a headline
STOPS = BOUNDARIES | SUBORDINATORS | TIME_CONJUNCTIONS | RELATIVES | COORDINATORS
"""What ends a clause, wherever its verb is."""


def is_verb(tokens: Tokens, index: int) -> bool:
    """Tell whether a token looks like a finite verb or a participle."""
    word = tokens.word(index)
    if word in FINITE:
        return True
    if not word.endswith("ed") or len(word) <= 4 or word in NOT_PAST:
        return False
    return not (index > 0 and tokens.is_capital(index)) or _in_title(tokens, index)


def verb_at(tokens: Tokens, index: int) -> bool:
    """Tell whether a verb stands here or behind one adverb."""
    return is_verb(tokens, index) or is_verb(tokens, index + 1)


def verb_ahead(
    tokens: Tokens, index: int, subject_first: bool = False, over_aside: bool = False
) -> bool:
    """Tell whether a verb follows before anything that ends a clause.

    `subject_first` allows no preposition before it, `over_aside` an aside between commas.
    """
    words = tokens.words
    commas = 2 if over_aside else 0
    for ahead in range(index, min(index + (_LOOK_FAR if commas else _LOOK), len(words))):
        word = words[ahead]
        if word == "," and (commas or _is_by_age(tokens, ahead)):
            commas -= commas > 0
            continue
        if over_aside and word == "that":
            return False  # "told the summit that …": what comes first is the object
        if over_aside and word == "and" and not is_verb(tokens, ahead + 1):
            continue  # "said four men and one woman were hurt"
        if word in STOPS or (subject_first and word in PREPOSITIONS):
            return False
        if word in PREDICATES or is_verb(tokens, ahead):
            return True
    return False


def _in_title(tokens: Tokens, index: int) -> bool:
    """Tell whether the words around have capitals as those of a headline have."""
    sides = range(max(0, index - _TITLE), index + 1), range(index, min(len(tokens), index + _TITLE))
    for side in sides:
        words = [at for at in side if tokens.is_word(at) and len(tokens.words[at]) > 3]
        if len(words) > 2 and all(map(tokens.is_capital, words)):
            return True
    return False


def _is_by_age(tokens: Tokens, comma: int) -> bool:
    """Tell whether a comma stands before or behind an age: "his wife, 32, was hurt"."""
    at = comma + 1 if tokens.is_number(comma + 1) else comma - 1
    return tokens.is_number(at) and tokens.word(at - 1) == "," and tokens.word(at + 1) == ","
