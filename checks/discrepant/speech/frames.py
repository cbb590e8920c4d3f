"""Which reporting frames does a sentence hold: a verb of saying, its subject, what it governs?

"police said …", "…, according to the report", "…,” she added", "Deputies: two dead".  Who the
subject is (a name, "he", "the official") is another question, of `names` and `speakers`.
"""

from __future__ import annotations

from dataclasses import dataclass

from discrepant.speech import subjects
from discrepant.speech.names import (
    ARTICLES,
    BODIES,
    GROUPS,
    PERSONS,
)
from discrepant.speech.saying_words import (
    ADJECTIVES,
    AFTER_ATTRIBUTION,
    AFTER_DAY_SAID,
    BE,
    BEFORE_CLOSING,
    BOUNDARIES,
    CALLING,
    CLAIMS,
    CLAUSE_OPENERS,
    CLOSING_QUOTES,
    DAYS_SAID,
    DENYING,
    FINITE,
    HAVE,
    NEEDS_CONTENT,
    NEEDS_THAT,
    NEGATIONS,
    NO_TRUTH,
    NOT_SAYING,
    NOUNS_TOO,
    NUMBERS,
    PAPERS,
    PRONOUNS,
    REPORTING,
    TIMES_SAID,
)
from discrepant.tokens import Tokens, table


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold a reporting frame: its verb, its subject, and what it governs, as token indices.

    A frame that `asks` ("did not say how many") governs words that nobody has said.
    """

    verb: int
    subject: tuple[int, int]
    scope: tuple[int, int]
    denies: bool = False
    asks: bool = False


_LONGEST = 16  # tokens a subject may have
_SHORT = 3  # tokens that "Her daughter, Ann Lee, told us" may have before the comma
_HEADING = 6  # tokens a speaker at the head or the foot of a headline may have


_GOING_ON = frozenset({"adding", "saying", "noting"})  # "…, she said, adding that …"


def frames(tokens: Tokens) -> tuple[Frame, ...]:
    """Return the reporting frames of one sentence, in the order of their verbs."""
    found: list[Frame] = []
    for index, word in enumerate(tokens.words):
        if word in _GOING_ON and found and tokens.word(index + 1) in ("that", ":", "“", '"'):
            frame: Frame | None = Frame(index, found[-1].subject, (index + 1, len(tokens)))
        elif word in REPORTING:
            frame = _frame(tokens, index)
        elif word == "according" and tokens.word(index + 1) == "to":
            frame = _according(tokens, index)
        elif word == ":":
            frame = _headline(tokens, index)
        else:
            continue
        if frame is not None:
            found.append(frame)
    return tuple(found)


def denied_from(tokens: Tokens) -> int:
    """Return the token from which on a sentence denies: "no evidence that …"; its end if none."""
    words = tokens.words
    if NO_TRUTH.isdisjoint(words):
        return len(words)
    for index, word in enumerate(words):
        following = tokens.word(index + 1)
        if word == "evidence" and following in ("that", "of", "for"):
            if any(each in ("no", "not", "any") for each in words[max(0, index - 3) : index]):
                return index
        elif following == "that" and (
            word in ("untrue", "false") or (word == "true" and tokens.word(index - 1) == "not")
        ):
            return index
    return len(tokens)


# ---------------------------------------------------------------- verbs


def _frame(tokens: Tokens, verb: int) -> Frame | None:
    word, before = tokens.words[verb], tokens.word(verb - 1)
    if before in BE or (verb > 0 and tokens.is_capital(verb)):
        return None  # "is believed to", "the Associated Press Reports"
    if word in NOUNS_TOO and not _is_verb_here(tokens, verb):
        return None
    subject = _subject(tokens, verb)
    if subject is None:
        return None
    asks = _asks(tokens, verb)
    last = max(verb, subject[1] - 1)
    if not asks and _closes(tokens, subject, verb):
        first = min(verb, subject[0])
        start = _back_to(tokens, first)
        on = _goes_on(tokens, start, first, last + 1)
        return Frame(verb, subject, (start, on or first))
    if tokens.word(last + 1) in ("", "?", ".") or not _says_something(tokens, verb, subject):
        return None
    denies = word in DENYING
    if denies and not NEGATIONS.isdisjoint(tokens.words[max(0, verb - 2) : verb]):
        denies, asks = False, True  # "did not deny": neither said nor denied
    return Frame(verb, subject, (last + 1, len(tokens)), denies, asks)


def _subject(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    word, before = tokens.words[verb], tokens.word(verb - 1)
    if before == "to":
        return subjects.first(tokens, verb) if word in ("say", "tell", "confirm") else None
    if word in ("saying", "estimating"):
        quoted = _quoted_before(tokens, verb)
        if quoted:
            return subjects.before(tokens, quoted - 1)
        return subjects.first(tokens, verb) if before == "," else None
    return subjects.before(tokens, verb) or subjects.after(tokens, verb)


def _asks(tokens: Tokens, verb: int) -> bool:
    """Tell "did not say when", "declined to say how many" from what was said."""
    before = tokens.words[max(0, verb - 3) : verb]
    if tokens.word(verb - 1) == "to":
        return not NOT_SAYING.isdisjoint(tokens.words[max(0, verb - 5) : verb])
    return not NEGATIONS.isdisjoint(before) or any(
        word.endswith(("n't", "cannot")) for word in before
    )


def _is_verb_here(tokens: Tokens, index: int) -> bool:
    """Tell "the ministry claims that" from "the claims", "reports of", "the two states"."""
    before = tokens.word(index - 1)
    if before in ARTICLES:
        return False
    if before in PAPERS:
        return True
    after = tokens.word(index + 1)
    if after == "that" or tokens.word(index) in ("suspect", "suspects"):
        return after == "that"
    if after in ("“", '"', "‘") or tokens.is_number(index + 1):
        return True
    if tokens.word(index) in ("put", "puts"):
        return True
    if tokens.word(index) in ("estimate", "estimates"):
        return after in ("the", "its", "their")  # "insurers estimate the loss at 12 million"
    return tokens.is_capital(index - 1) and tokens.is_capital(index + 1)


def _says_something(tokens: Tokens, verb: int, subject: tuple[int, int]) -> bool:
    """Tell whether a verb that can do without words of its own has any behind it."""
    word = tokens.words[verb]
    if word in DENYING - {"denied", "denies", "deny"}:
        return not CLAIMS.isdisjoint(tokens.words[verb + 1 : verb + 6])
    if word in NEEDS_THAT:
        of_papers = not PAPERS.isdisjoint(tokens.words[subject[0] : subject[1]])
        return of_papers or "that" in tokens.words[verb + 1 : verb + 3]
    if word not in NEEDS_CONTENT and word not in CALLING:
        return True
    if _promises(tokens, verb + 1):
        return True
    # "announced his arrest at 5:15" says nothing of what follows.
    window = tokens.words[verb + 1 : verb + (4 if word == "announced" else 10)]
    return any(each in NUMBERS or each == "that" or each[0] in '0123456789“"‘' for each in window)


def _promises(tokens: Tokens, at: int) -> bool:
    """Tell "announced on Monday it would send 12"."""
    return any(
        tokens.word(index) in PRONOUNS and tokens.word(index + 1) in _PROMISING
        for index in range(at, at + 4)
    )


_PROMISING = table("would will had has was is were are")


def _quoted_before(tokens: Tokens, saying: int) -> int:
    """Return the "quoted" of "was quoted by the paper as saying", 0 where there is none."""
    if tokens.word(saying - 1) != "as":
        return 0
    near = range(saying - 2, max(0, saying - _QUOTED), -1)
    return next((at for at in near if tokens.words[at] == "quoted"), 0)


_QUOTED = 8  # tokens from "quoted" to "saying"


def _closes(tokens: Tokens, subject: tuple[int, int], verb: int) -> bool:
    """Tell whether what was said stands before: "…,” police said.", "…, said Jones."."""
    first = min(subject[0], verb)
    last = max(subject[1] - 1, verb)
    before = first - 1
    while tokens.word(before) in CLOSING_QUOTES and before > 0:
        before -= 1
    if before < 0 or tokens.word(before) not in BEFORE_CLOSING:
        return False
    if verb < subject[0]:
        return True  # "…, said Jones"
    if before < 2 or _that_follows(tokens, last + 1):
        return False  # "Meanwhile, the agency said on Friday that …"
    if tokens.word(verb) in ("told", "tells") and tokens.word(before) == ",":
        return before > _SHORT or not _VERBAL.isdisjoint(tokens.words[:before])
    return _ends_attribution(tokens, last + 1) or tokens.word(before + 1) in ("”", '"', "'")


def _goes_on(tokens: Tokens, start: int, first: int, after: int) -> int:
    """Return where "The flood, police said Monday, took 40 homes" ends, 0 where it does not go on.

    Where a verb stands before the attribution, what follows may be the article's own.
    """
    if tokens.word(first - 1) != "," or tokens.word(_past_days(tokens, after)) != ",":
        return 0
    before = tokens.words[start:first]
    if not _VERBAL.isdisjoint(before) or any(_looks_past(word) for word in before):
        return 0
    words = tokens.words
    return next((at for at in range(after, len(words)) if words[at] == ";"), len(words))


_VERBAL = BE | HAVE | FINITE | REPORTING
_VERBAL |= table("will would can could may might did do does")


def _looks_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > 4 and word not in ADJECTIVES


def _that_follows(tokens: Tokens, at: int) -> bool:
    """Tell "said on Friday that …" from "said on Friday, adding that …"."""
    for index in range(at, at + 6):
        word = tokens.word(index)
        if word == "that":
            return True
        if word == "," and tokens.word(index + 1).endswith("ing"):
            return False
    return False


def _ends_attribution(tokens: Tokens, at: int) -> bool:
    """Tell "…, police said Monday." from "In the city, police said Monday 40 had died"."""
    following = _past_days(tokens, at)
    if following == at:
        return tokens.word(at) in AFTER_ATTRIBUTION
    return tokens.word(following) in AFTER_DAY_SAID


def _past_days(tokens: Tokens, at: int) -> int:
    """Return the token behind "late Monday night", "this week"."""
    while tokens.word(at) in DAYS_SAID or (
        tokens.word(at) == "this" and tokens.word(at + 1) in TIMES_SAID
    ):
        at += 1
        at += tokens.word(at) in TIMES_SAID
    return at


def _back_to(tokens: Tokens, stop: int) -> int:
    """Return where the words before a closing attribution begin: after a semicolon."""
    for index in range(stop - 1, -1, -1):
        if tokens.word(index) == ";":
            return index + 1
    return 0


# ---------------------------------------------------------------- according to, headlines


def _according(tokens: Tokens, at: int) -> Frame | None:
    start = at + 2
    end = start
    while end < len(tokens) and end - start < _LONGEST and not _ends_name(tokens, end):
        end += 1
    if end == start:
        return None
    leads = at < 3 or tokens.word(at - 2) in CLAUSE_OPENERS
    if tokens.word(end) == "," and leads:
        return Frame(at, (start, end), (end, len(tokens)))
    return Frame(at, (start, end), (_back_to(tokens, at), at))


def _ends_name(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    if word == "." and index + 1 < len(tokens):
        return not subjects.is_abbreviation(tokens, index - 1)
    return word in BOUNDARIES


def _headline(tokens: Tokens, colon: int) -> Frame | None:
    """Read "Deputies: two dead" and "Two dead in crash: sheriff"."""
    if 0 < colon <= _HEADING and _is_known_head(tokens, colon - 1):
        return Frame(colon, (0, colon), (colon + 1, len(tokens)))
    end = len(tokens)
    if 0 < end - colon - 1 <= _HEADING and _is_known_head(tokens, end - 1):
        return Frame(colon, (colon + 1, end), (0, colon))
    return None


def _is_known_head(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return word in GROUPS or word in BODIES or (word in PERSONS and word not in ("man", "woman"))
