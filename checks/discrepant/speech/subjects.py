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
    DAYS_SAID,
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
from discrepant.tokens import Tokens, table

_LONGEST = 16  # tokens a subject may have


def before(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """Return the subject before a verb, as token indices; None where it is no speaker."""
    end = _before_asides(tokens, verb)
    if end <= 0:
        return None
    apposed = _apposed(tokens, end)
    if apposed is not None:
        return apposed
    if tokens.word(end - 1) in PRONOUNS:
        return (end - 1, end)  # "last week he told"
    if tokens.word(end - 1) in NO_SUBJECTS:
        return None
    end = _before_who(tokens, end)
    start = end
    while start > 0 and end - start < _LONGEST and _in_subject(tokens, start - 1, end):
        start -= 1
        if tokens.word(start) in _PLACED and tokens.word(start + 1) in _IN_PLACE:
            end = start if tokens.word(start - 1).endswith("s") else end
        if _is_object_before(tokens, start):
            break
    start = _past_day(tokens, start, end)
    while start < end and tokens.word(start) in _BEFORE_SUBJECT:
        start += 1
        while start < end - 1 and _is_of_day(tokens, start):
            start += 1  # "On Monday the mayor said"
    return (start, end) if _is_plausible(tokens, start, end) else None


def _apposed(tokens: Tokens, end: int) -> tuple[int, int] | None:
    """Return the name of "The mayor, Ann Lee, said": an office, its holder between commas.

    `end` is where the office ends; None where it is a name already or stands in a place ("the
    mill in the capital, Oslo, said").
    """
    if tokens.word(end) != "," or tokens.is_capital(end - 1) or not tokens.is_word(end - 1):
        return None
    start = last = end + 1 + (tokens.word(end + 1) in ("the", "dr"))
    while last - start < _LONGEST and (tokens.is_capital(last) or tokens.word(last) in _IN_NAME):
        last += 1
    while tokens.word(last - 1) == "." and not is_abbreviation(tokens, last - 2):
        last -= 1
    if last <= start or tokens.word(start) in _OF_DAY or tokens.word(last) not in _BEHIND_NAME:
        return None
    led = tokens.words[max(0, end - _OFFICE) : end]
    if not _PLACING.isdisjoint(led) or (last - start < 2 and "of" in led):
        return None
    return (start, last)


_OFFICE = 7  # tokens that an office may have
_BEHIND_NAME = frozenset({",", "(", ".", ""})
_IN_NAME = frozenset({"and", "&", "of", "-", "."})
_PLACING = table("in at from near outside to on where")
_PLACED = table("stationed based interviewed contacted reached gathered involved trapped")
_IN_PLACE = table("in at by near on outside from")  # "soldiers stationed in the north"
_WHOSE = frozenset({"who", "whose"})
_NO_NOUNS = ARTICLES | table(
    "of in on at by for from with to into near outside inside under over about against among "
    "between through half such only even what not and or"
)


def _before_who(tokens: Tokens, end: int) -> int:
    """Return where "a neighbor who did not want to be named" begins with "who"; else `end`."""
    for index in range(end - 1, max(0, end - _LONGEST), -1):
        word = tokens.words[index]
        if word in _WHOSE and tokens.is_word(index - 1):
            return index
        if word in BOUNDARIES or word in CLAUSE_OPENERS:
            return end
    return end


def _is_object_before(tokens: Tokens, start: int) -> bool:
    """Tell "a charge | both firms have denied", of which the first noun is what was said."""
    before = tokens.word(start - 1)
    if tokens.word(start) not in _LEADING or start == 0 or not tokens.is_word(start - 1):
        return False
    is_verb = before in FINITE or before.endswith(("ed", "ing"))
    return not (is_verb or before in _NO_NOUNS or tokens.is_capital(start - 1))


_LEADING = frozenset({"both", "the", "these", "those"})
_BEFORE_SUBJECT = frozenset({"and", "or", "in", "on", "at"})
_OF_DAY = table(
    "monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june "
    "july august september october november december morning afternoon evening night"
)


def _past_day(tokens: Tokens, start: int, end: int) -> int:
    """Return where "in a talk with the paper on Monday | Lee said" has its subject."""
    for index in range(end - 2, start, -1):
        if tokens.word(index) in DAYS_SAID and tokens.word(index - 1) == "on":
            return index + 1
    return start


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
    elif tokens.word(end - 1) in _DASHES:
        end = _before_dash(tokens, end - 1)
    while end > 1 and tokens.word(end - 1) in TIME_WORDS:
        end -= 1  # "the minister last year warned"
    if end > 1 and tokens.word(end - 1) in ("there", "here") and tokens.is_word(end - 2):
        end -= tokens.word(end - 2) not in CLAUSE_OPENERS  # "officials there say"
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
            alone = comma - index == 2  # "the mayor, meanwhile, said"
            if not alone and earlier in CLAUSE_OPENERS - {"which", "who", "where", "whose"}:
                break
            end = _before_bracket(tokens, index - 1) if tokens.word(index - 1) == ")" else index
            return _more_asides(tokens, end)
    return comma


def _more_asides(tokens: Tokens, end: int) -> int:
    """Step over a second aside: "Jones, the head of the centre, which is small, said"."""
    for index in range(end - 1, max(-1, end - 30), -1):
        if tokens.word(index) == ",":
            opener = tokens.word(index + 1)
            if tokens.is_number(index + 1) and index + 2 == end:
                return index  # "Ann Lee, 63, of Oslo, said"
            if opener in ("the", "a", "an", "who", "which", "whose") and tokens.is_capital(
                index - 1
            ):
                return index
            return end
    return end


_DASHES = frozenset({"–", "—"})


def _before_dash(tokens: Tokens, close: int) -> int:
    """Return the end of the subject that an aside between dashes interrupts."""
    for index in range(close - 1, max(0, close - 40), -1):
        if tokens.word(index) in _DASHES:
            return index
        if tokens.word(index) in ("”", "“", '"', ";", ":"):
            break
    return close


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
    return not (word in _VERBS or word in BE or word in HAVE)


_VERBS = REPORTING - {"suspect", "suspects", "suspected"}  # people more often than verbs


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
    if tokens.word(start) in PRONOUNS and end > start + 1:
        return None  # "Lee, of Oslo, said he saw": what was said, no subject
    apposed = _apposed(tokens, end)
    if apposed is not None:
        return apposed
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
