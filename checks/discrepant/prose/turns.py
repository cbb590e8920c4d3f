"""Does a clause begin, pause or go on at a comma, a conjunction, or a word without either?

Each asks the words around, the figures of the sentence (`figures`, the tokens at which they
begin, hedges included), and whether the clause so far has a verb: without one there is
nothing that could end.
"""

from __future__ import annotations

from enum import Enum, auto

from discrepant.prose.clause_words import (
    ADVERBS,
    AFTER_ATTRIBUTION,
    AFTER_COMMA,
    AFTER_SAYING,
    ARTICLES,
    AUXILIARIES,
    BOUNDARIES,
    COORDINATORS,
    DATES,
    DETERMINED,
    FINDING,
    IRREGULAR,
    NOT_COMPARING,
    PASSIVE,
    PREPOSITIONS,
    RELATIVES,
    REPORTING,
    SUBJECTS,
    SUBORDINATORS,
    TIME_CONJUNCTIONS,
)
from discrepant.prose.verbs import STOPS, is_verb, verb_ahead, verb_at
from discrepant.tokens import QUOTES, Tokens

_LABEL = 5  # tokens that a label before a colon may have
_ASIDE = 10  # tokens that a description between commas may have
_NAME = 4  # tokens of a name before a figure whose verb was left out
_AFTER_GAP = frozenset(["", *",.;", "and", "%"])
_MOVING = frozenset({"rises", "falls", "climbs", "drops", "goes", "grows"})
_PHRASE = 7  # tokens that a noun phrase with a figure may have before its "who"
_OPENING = (
    SUBORDINATORS
    | TIME_CONJUNCTIONS
    | RELATIVES
    | COORDINATORS
    | PREPOSITIONS
    | AUXILIARIES
    | QUOTES
    | {"that"}
)
_NO_NOUNS = _OPENING | BOUNDARIES | ARTICLES


class Turn(Enum):
    """Say what becomes of a clause: it goes on, ends where one begins, or waits for an aside."""

    NONE = auto()
    BEGINS = auto()
    PAUSES_TO_COMMA = auto()
    PAUSES_TO_VERB = auto()


def is_label(tokens: Tokens, figures: frozenset[int], first: int, colon: int) -> bool:
    """Tell "Acres burned: 32,000" from a clause: a few words from `first`, a colon, the figure."""
    return (
        tokens.words[colon] == ":"
        and colon <= first + _LABEL
        and colon + 1 in figures
        and AUXILIARIES.isdisjoint(tokens.words[first:colon])
        and BOUNDARIES.isdisjoint(tokens.words[first:colon])
    )


def lists(tokens: Tokens, figures: frozenset[int], following: int) -> bool:
    """Tell whether another label follows a comma: "Dead: 14, injured: 20"."""
    near = tokens.words[following : following + 1 + _LABEL]
    return ":" in near and is_label(tokens, figures, following, following + near.index(":"))


# ---------------------------------------------------------------- at a comma


def at_comma(
    tokens: Tokens, figures: frozenset[int], following: int, has_verb: bool, depends: bool
) -> Turn:
    """Return what a comma does to its clause; `following` is the token behind it.

    `depends` tells that "when", "after" or the like opened the clause.
    """
    word = tokens.word(following)
    if not has_verb and is_verb(tokens, following):
        return Turn.NONE  # "the agency, citing a report, said": the predicate of the same clause
    if _is_aside(tokens, figures, following, has_verb):
        return Turn.PAUSES_TO_COMMA
    if word in COORDINATORS or word == "with":
        # "…, with 1.2 million soldiers" belongs to what it follows; "with two killed" does
        # not.  "Two men, a woman, and a child were hurt" has no verb before the comma.
        begins = has_verb and (
            verb_ahead(tokens, following + 1) or _comes_to(tokens, figures, following + 1)
        )
    else:
        begins = (
            word in AFTER_COMMA
            or (has_verb and _goes_on(tokens, figures, following))
            or (depends and verb_ahead(tokens, following))  # the main clause behind "when …"
            or (has_verb and _is_gapped(tokens, figures, following))
        )
    return Turn.BEGINS if begins else Turn.NONE


def _is_aside(tokens: Tokens, figures: frozenset[int], following: int, has_verb: bool) -> bool:
    """Tell whether what follows the comma interrupts the clause."""
    word = tokens.word(following)
    return (
        word in RELATIVES
        or word in ("including", "according")
        or (has_verb and _is_apposed_age(tokens.words, following))
        or (not has_verb and _is_description(tokens, following))
        or _is_participle(tokens, following, has_verb)
        or _is_attribution(tokens, figures, following)
    )


def _is_apposed_age(words: tuple[str, ...], following: int) -> bool:
    """Tell ", 54-year-old Ann Lee, on Friday": the sentence goes on behind the name."""
    if words[following + 1 : following + 5] != ("-", "year", "-", "old"):
        return False
    return "," in words[following + 5 : following + 10]


def _is_description(tokens: Tokens, following: int) -> bool:
    """Tell ", a sign of sales to come," before the verb of what it describes."""
    if tokens.word(following) not in ("a", "an"):
        return False
    for at in range(following + 1, min(following + _ASIDE, len(tokens) - 1)):
        if tokens.words[at] == ",":
            return is_verb(tokens, at + 1)
        if tokens.words[at] in STOPS or is_verb(tokens, at):
            return False
    return False


def _comes_to(tokens: Tokens, figures: frozenset[int], following: int) -> bool:
    """Tell ", and net profit to 2.3 billion", where the verb of the sales was left out."""
    for at in range(following + 1, min(following + _PHRASE, len(tokens))):
        word = tokens.words[at]
        if word in ("to", "by"):
            return at + 1 in figures
        if word in STOPS or at in figures or (word in PREPOSITIONS and word != "of"):
            return False
    return False


def _is_gapped(tokens: Tokens, figures: frozenset[int], following: int) -> bool:
    """Tell whether the verb was left out: "the Reds won 31 seats, the Greens 12"."""
    name = at = following + (tokens.word(following) == "the")
    while tokens.is_capital(at) and at < name + _NAME and at not in figures:
        if tokens.words[at] in DATES:
            return False
        at += 1
    ends = tokens.is_number(at) and tokens.word(at + 1) in _AFTER_GAP
    return at > name and (ends or at in figures)


def _is_participle(tokens: Tokens, index: int, has_verb: bool) -> bool:
    """Tell whether a participle phrase begins here: ", killing 12", ", organized into"."""
    word = tokens.word(index)
    if word.endswith("ing") and len(word) > 5:
        return True
    return has_verb and word.endswith("ed") and tokens.word(index + 1) in PREPOSITIONS


def _is_attribution(tokens: Tokens, figures: frozenset[int], index: int) -> bool:
    """Tell whether ", the sheriff said" or ", said Jones" begins here."""
    words = tokens.words
    for ahead in range(index, min(index + 9, len(words))):
        word = words[ahead]
        if word in ("told", "tells"):
            return True
        if word in REPORTING:
            return ahead == index or tokens.word(ahead + 1) in AFTER_ATTRIBUTION
        if word in BOUNDARIES or word in AUXILIARIES or ahead in figures:
            return False
    return False


def _goes_on(tokens: Tokens, figures: frozenset[int], following: int) -> bool:
    """Tell whether another predicate follows the comma: "killed four, wounded 12"."""
    word = tokens.word(following)
    if following in figures or word in '“"‘':
        return True
    if word in SUBJECTS:
        return verb_ahead(tokens, following + 1)
    while word in ADVERBS:
        following += 1
        word = tokens.word(following)
    return word in IRREGULAR or (word.endswith("ed") and is_verb(tokens, following))


# ---------------------------------------------------------------- at a conjunction


def at_conjunction(tokens: Tokens, figures: frozenset[int], index: int, has_verb: bool) -> Turn:
    """Return what a conjunction, relative or pronoun does to its clause, no comma before it."""
    word = tokens.words[index]
    if word == "that":
        return _at_that(tokens, figures, index, has_verb)
    if word in RELATIVES:
        return _at_relative(tokens, figures, index, has_verb)
    return Turn.BEGINS if _begins(tokens, figures, index, has_verb) else Turn.NONE


def _begins(tokens: Tokens, figures: frozenset[int], index: int, has_verb: bool) -> bool:
    word, before = tokens.words[index], tokens.words[index - 1]
    if word in SUBORDINATORS:
        return True
    if word in TIME_CONJUNCTIONS:
        return _begins_in_time(tokens, figures, index + 1)
    if not has_verb:
        return False
    if word in SUBJECTS:
        return before not in _OPENING and verb_at(tokens, index + 1)
    if word == "as":
        return before not in NOT_COMPARING and verb_ahead(tokens, index + 1, subject_first=True)
    return _conjoins(tokens, figures, index)


def _at_that(tokens: Tokens, figures: frozenset[int], index: int, has_verb: bool) -> Turn:
    following = tokens.word(index + 1)
    if following in PASSIVE and _in_counted_phrase(tokens, figures, index):
        return Turn.NONE  # "20 people that were in the house"
    # "that day", "that number" is no conjunction.
    if tokens.words[index - 1] in PREPOSITIONS or following in DETERMINED:
        return Turn.NONE
    if not has_verb and is_verb(tokens, index + 1):
        return Turn.PAUSES_TO_VERB  # "the shooting | that hurt five | has ended"
    return Turn.BEGINS


def _at_relative(tokens: Tokens, figures: frozenset[int], index: int, has_verb: bool) -> Turn:
    """Return whether "who" opens a clause of its own.

    "two men who were killed" is the noun phrase of the figure; "the man who killed two was
    held" is interrupted until the second verb.
    """
    if tokens.word(index + 1) in PASSIVE and _in_counted_phrase(tokens, figures, index):
        return Turn.NONE
    return Turn.BEGINS if has_verb else Turn.PAUSES_TO_VERB


def _in_counted_phrase(tokens: Tokens, figures: frozenset[int], index: int) -> bool:
    for at in range(index - 1, max(-1, index - _PHRASE), -1):
        if at in figures:
            return True
        word = tokens.words[at]
        if word in BOUNDARIES or (word in PREPOSITIONS and word != "of"):
            return False
    return False


def _begins_in_time(tokens: Tokens, figures: frozenset[int], following: int) -> bool:
    if tokens.is_number(following):
        return following in figures and verb_ahead(tokens, following)
    return tokens.word(following) not in DATES


def _conjoins(tokens: Tokens, figures: frozenset[int], index: int) -> bool:
    """Tell whether what follows "and" is a clause or a predicate of its own."""
    following = index + 1
    if tokens.word(following) == "another":
        following += 1
    if following in figures:
        return verb_ahead(tokens, following)
    if _is_gapped(tokens, figures, following) or _moves(tokens, following):
        return True
    if is_verb(tokens, following):
        return not _is_pair(tokens, figures, index)
    word = tokens.word(following)
    if word.endswith("ing") and len(word) > 5:
        return following + 1 in figures or tokens.word(following + 1) in ARTICLES
    if tokens.is_capital(index - 1) and tokens.is_capital(following):
        # "the Pockets Billiards and Lounge early on Friday was …" is one name.
        return any(verb_at(tokens, at) for at in (following + 1, following + 2))
    return verb_ahead(tokens, following, subject_first=True)


def _moves(tokens: Tokens, at: int) -> bool:
    """Tell "is 28,400 and rises to 35,000", where "rises" might be a noun."""
    return tokens.word(at) in _MOVING and tokens.word(at + 1) in ("to", "by", "from")


def _is_pair(tokens: Tokens, figures: frozenset[int], index: int) -> bool:
    """Tell "shot and killed" from "was killed and left two children"."""
    if not is_verb(tokens, index - 1):
        return False
    return figures.isdisjoint(range(index + 2, index + 6))


# ---------------------------------------------------------------- without a comma or conjunction


def begins_unmarked(tokens: Tokens, figures: frozenset[int], index: int, has_verb: bool) -> bool:
    """Tell whether a clause begins after "said", "found", or at "killing two" after a noun."""
    before = tokens.word(index - 1)
    if before == "found":
        # "they found Brown had killed two"
        return not FINDING.isdisjoint(tokens.words[index + 1 : index + 4])
    if not has_verb:
        return False
    if before in REPORTING:
        return _is_reported(tokens, index) and tokens.word(index - 2) not in ARTICLES
    return (
        index + 1 in figures
        and len(tokens.words[index]) > 5
        and before not in _NO_NOUNS
        and not is_verb(tokens, index - 1)
    )


def _is_reported(tokens: Tokens, index: int) -> bool:
    """Tell whether "said" is followed by what was said, without "that" or a comma."""
    return tokens.words[index] not in AFTER_SAYING and (
        verb_ahead(tokens, index) or verb_ahead(tokens, index, over_aside=True)
    )
