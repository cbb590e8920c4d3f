"""Which words are the subject of a reporting verb?

"Ann Lee, the head of the centre, said", "said a spokesman", "a neighbor who heard it said".
A subject is a stretch of tokens; who it is, `names` and `speakers` know.
"""

from __future__ import annotations

from discrepant.speech.names import (
    ARTICLES,
    BODIES,
    GROUPS,
    PERSONS,
    SHORT_TITLES,
)
from discrepant.speech.saying_words import (
    ADJECTIVES,
    BE,
    BOUNDARIES,
    CLAUSE_OPENERS,
    FINITE,
    FOLLOWED,
    HAVE,
    NO_ADVERBS,
    NO_SUBJECTS,
    PRONOUNS,
    REPORTING,
    SKIPPED,
    TIME_WORDS,
)
from discrepant.tokens import Tokens

_LONGEST = 16  # tokens a subject may have


def before(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """Return the subject before a verb, as token indices; None where it is no speaker."""
    end = _before_asides(tokens, verb)
    if end <= 0:
        return None
    if tokens.word(end - 1) in PRONOUNS:
        return (end - 1, end)  # "last week he told"
    if tokens.word(end - 1) in NO_SUBJECTS:
        return None
    start = end
    while start > 0 and end - start < _LONGEST and _in_subject(tokens, start - 1, end):
        start -= 1
        if tokens.word(start) in ("who", "whose"):
            end = start  # "a neighbor who heard the shots said"
    while start < end and tokens.word(start) in _BEFORE_SUBJECT:
        start += 1
        while start < end - 1 and _is_of_day(tokens, start):
            start += 1  # "On Monday the mayor said"
    return (start, end) if _is_plausible(tokens, start, end) else None


_BEFORE_SUBJECT = frozenset({"and", "or", "in", "on", "at"})
_OF_DAY = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june "
    "july august september october november december morning afternoon evening night".split()
)


def _is_of_day(tokens: Tokens, index: int) -> bool:
    return tokens.word(index) in _OF_DAY or tokens.is_number(index)


def _before_asides(tokens: Tokens, verb: int) -> int:
    """Return the end of the subject: before adverbs, days, brackets and asides in commas."""
    end = verb
    while end > 0 and _is_skipped(tokens, end - 1):
        end -= 1
    if tokens.word(end - 1) == ",":
        end = _before_aside(tokens, end - 1)
    elif tokens.word(end - 1) == ")":
        end = _before_bracket(tokens, end - 1)
        if tokens.word(end - 1) == ",":
            end = _before_aside(tokens, end - 1)
    while end > 1 and tokens.word(end - 1) in TIME_WORDS:
        end -= 1  # "the minister last year warned"
    return end


def _is_skipped(tokens: Tokens, index: int) -> bool:
    word = tokens.word(index)
    if word in SKIPPED or word.endswith("n't"):
        return True
    if word.endswith("ly") and word not in NO_ADVERBS and not tokens.is_capital(index):
        return True
    return word in ("on", "last", "this", "week") and tokens.word(index + 1) in SKIPPED | {"week"}


def _before_aside(tokens: Tokens, comma: int) -> int:
    """Return the end of the subject that an aside between commas interrupts."""
    for index in range(comma - 1, max(-1, comma - 40), -1):
        if tokens.word(index) in (";", ":", "“"):
            break
        if tokens.word(index) == ",":
            earlier = tokens.word(index + 1)
            if earlier in CLAUSE_OPENERS - {"which", "who", "where", "whose"}:
                break
            end = _before_bracket(tokens, index - 1) if tokens.word(index - 1) == ")" else index
            return _more_asides(tokens, end)
    return comma


def _more_asides(tokens: Tokens, end: int) -> int:
    """Step over a second aside: "Jones, the head of the centre, which is small, said"."""
    for index in range(end - 1, max(-1, end - 30), -1):
        if tokens.word(index) == ",":
            opener = tokens.word(index + 1)
            if opener in ("the", "a", "an", "who", "which", "whose") and tokens.is_capital(
                index - 1
            ):
                return index
            return end
    return end


def _before_bracket(tokens: Tokens, close: int) -> int:
    for index in range(close - 1, max(-1, close - 12), -1):
        if tokens.word(index) == "(":
            return index
    return close


def _in_subject(tokens: Tokens, index: int, end: int) -> bool:
    """Tell whether a token can be part of the subject that ends at `end`."""
    word = tokens.word(index)
    if word == ",":
        # "Paris, Rome and Madrid": capitals on both sides and an "and" to come.
        return (
            tokens.is_capital(index - 1)
            and tokens.is_capital(index + 1)
            and "and" in tokens.words[index + 1 : end]
            and index + 3 >= end - tokens.words[index:end].count("and") * 2
        )
    if word == ".":
        return is_abbreviation(tokens, index - 1)
    if word in ("who", "whose") and index > 0:
        return tokens.word(index - 1) not in BOUNDARIES
    if word in BOUNDARIES or word in CLAUSE_OPENERS:
        joins = tokens.is_capital(index - 1) and tokens.is_capital(index + 1)
        return word == "and" and joins
    if tokens.is_capital(index) and index > 0:
        return True  # "the United States says"
    return not (word in REPORTING or word in BE or word in HAVE)


def is_abbreviation(tokens: Tokens, index: int) -> bool:
    """Tell whether a full stop behind a token is of the token: "Lt.", "J."."""
    word = tokens.word(index)
    return "." in word or len(word) == 1 or word in SHORT_TITLES


def _is_plausible(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a subject can speak: "police", "a source", "King"; not "very brave".

    A verb inside of it shows that the words are no subject: "Same Gun Used", "dispatch
    received calls".
    """
    if start >= end or tokens.is_number(end - 1):
        return False
    for index in range(start, end):
        word = tokens.words[index]
        led = index > start and tokens.word(index - 1) in ARTICLES
        if word in FINITE or (
            word.endswith("ed") and len(word) > 4 and word not in ADJECTIVES and not led
        ):
            return False
    head = tokens.words[end - 1]
    return (
        tokens.word(start) in ARTICLES
        or any(tokens.is_capital(index) for index in range(start, end))
        or head.endswith("s")
        or head in GROUPS
        or head in BODIES
        or head in PERSONS
    )


def after(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """Read "said Jones", "reported Daily News", "said a spokesman for the police"."""
    if tokens.word(verb) not in FOLLOWED:
        return None
    if tokens.word(verb - 1) not in BOUNDARIES and tokens.word(verb - 1) != "'":
        return None  # "…,’ said Jones"
    start = end = verb + 1
    while end < len(tokens) and end - start < _LONGEST:
        word = tokens.word(end)
        if (word in BOUNDARIES or word in CLAUSE_OPENERS or word in REPORTING) and not (
            word == "." and is_abbreviation(tokens, end - 1)
        ):
            break
        end += 1
    if end == start or tokens.word(start) in NO_SUBJECTS:
        return None
    named = tokens.is_capital(start) or tokens.word(start) in ARTICLES
    return (start, end) if named or tokens.word(start) in GROUPS | PRONOUNS else None


def first(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """Return the subject of the sentence: "the source declined …, other than to say …"."""
    start = 0
    while start < verb and (
        tokens.word(start) in CLAUSE_OPENERS or tokens.word(start) in BOUNDARIES
    ):
        start += 1
    end = start
    while end < verb and end - start < 6:
        word = tokens.word(end)
        if word in BOUNDARIES or word in BE or word in HAVE or word in REPORTING:
            break
        if end > start and (word.endswith("ed") or word in ("would", "will", "did", "could")):
            break
        end += 1
    return (start, end) if end > start and tokens.word(start) not in NO_SUBJECTS else None
