"""Is what a sentence reports in doubt: called false, not confirmed, a rumour, only asked?

"Reports of 41 dead were wrong" denies the 41; "could not confirm that 14 died", "rumours
that 14 died" and "Did 14 die?" neither say nor deny it.  Who confirms nothing of a fact that
stands ("would not name the 14 dead") casts no doubt on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from discrepant.speech.names import GROUPS, PERSONS
from discrepant.speech.saying_words import BE, CALLING, CLAUSE_OPENERS, DENYING, REPORTING
from discrepant.tokens import Tokens, table


@dataclass(frozen=True, slots=True)
class Doubt:
    """Hold the token indices that a doubt covers, and why what stands there is not said.

    `why` is "" where it is denied.  `takes_back` marks words that were put falsely into
    somebody's mouth, or falsely said by somebody: "was wrong to say that …".
    """

    scope: tuple[int, int]
    why: str = ""
    takes_back: bool = False


_REPORTS = table(
    "report reports claim claims rumor rumors rumour rumours allegation allegations assertion "
    "assertions suggestion suggestions accusation accusations account accounts "
    "statement statements "
    "speculation story stories news figure figures number numbers toll tally count estimate "
    "estimates information announcement announcements"
)
_RUMOURS = table("rumor rumors rumour rumours speculation gossip hearsay")
_DEATHS = table("death deaths casualties fatalities injuries losses arrests")
_FALSE = table(
    "false wrong untrue incorrect inaccurate unfounded baseless mistaken erroneous fake bogus "
    "fabricated exaggerated overstated debunked discredited groundless"
)
_RIGHT = table("true correct accurate right")
_FALSELY = table("falsely wrongly incorrectly mistakenly erroneously inaccurately")
_MISSTATING = table("misstated misreported misstates")
_UNCONFIRMED = table("unconfirmed unverified disputed contested conflicting alleged purported")
_CONFIRMING = table(
    "confirm confirmed confirms verify verified verifies corroborate corroborated substantiate "
    "substantiated"
)
# Not those that take what they say for true: who "did not admit that 14 died" leaves them dead.
_HOLDING = _CONFIRMING | table(
    "say said believe believes believed think thinks thought claim claimed suggest suggested "
    "estimate predict accept"
)
_DOUBTING = table(
    "doubt doubts doubted question questions questioned dispute disputes disputed challenge "
    "challenges challenged contest contests contested"
)
_NOT = table("not never cannot unable refused refuses declined declines failed nor")
_NOBODY = table("nobody none noone few")
_LINKS = BE | table("proved proven proves turned out to found deemed later then entirely simply")
_PROVING = table("proved proven proves turned")
_CONTENT = table("of that about saying claiming suggesting say said says")
_ASKED = table("who what when where why how which whose whom")
_PLAIN = table("about some at up more over nearly almost fewer only as any the a an its")
_TURNS = table("but although though however while whereas ;")
_MARKS = frozenset(',;:“”"()')
_CONTRACTED = table(
    "didn't don't doesn't isn't aren't wasn't weren't hasn't haven't hadn't can't couldn't won't "
    "wouldn't shouldn't"
)
_OPENING = CLAUSE_OPENERS | frozenset("“\"‘':,-–—(")
_FAR = 24  # tokens from the noun of "reports that …" to the verdict on them


def doubts(tokens: Tokens) -> tuple[Doubt, ...]:
    """Return what a sentence puts in doubt, in the order of the words that do so."""
    if _SIGNS.isdisjoint(tokens.words):
        return ()
    return tuple(
        found
        for at, word in enumerate(tokens.words)
        for reader in _READERS.get(word, ())
        for found in reader(tokens, at)
    )


_SAID = REPORTING | table("listed given stated gave named")


def _from(tokens: Tokens, start: int) -> tuple[int, int]:
    """Return the scope from a token on: to the end, or to where "but" turns the sentence."""
    for index in range(start, len(tokens)):
        if tokens.words[index] in _TURNS:
            return start, index
    return start, len(tokens)


# ---------------------------------------------------------------- questions


def _question(tokens: Tokens, mark: int) -> Iterator[Doubt]:
    """Read "Was it overloaded?"; "Why did 14 die?" takes the deaths for a fact."""
    start = mark
    while start > 0 and tokens.words[start - 1] not in (".", "?", "!", "“", '"', ":", ";"):
        start -= 1
    first = start
    while first < mark and tokens.words[first] in _OPENING - {"than", "who", "whose", "where"}:
        first += 1
    if tokens.word(first) not in _ASKED:
        yield Doubt((start, mark), "asked, not said")


# ---------------------------------------------------------------- called false


def _not_right(tokens: Tokens, at: int) -> Iterator[Doubt]:
    if tokens.word(at - 1) == "not":
        yield from _called_false(tokens, at)


def _falsely(tokens: Tokens, at: int) -> Iterator[Doubt]:
    """Read "wrongly said that …", "misstated the number"."""
    if tokens.words[at] in _MISSTATING:
        yield Doubt(_from(tokens, at + 1))
    elif {tokens.word(at - 1), tokens.word(at + 1)} & _SAID:
        yield Doubt(_from(tokens, at + 1 + (tokens.word(at + 1) in _SAID)), takes_back=True)


def _called_false(tokens: Tokens, at: int) -> Iterator[Doubt]:
    """Read "reports of 41 dead were wrong", "false reports that …", "wrong to say that …"."""
    following = tokens.word(at + 1)
    if following == "to" and not _SAID.isdisjoint(tokens.words[at + 2 : at + 3]):
        yield Doubt(_from(tokens, at + 3), takes_back=True)
    elif following == "that" or (following in _REPORTS and tokens.word(at + 2) in _CONTENT):
        yield Doubt(_from(tokens, at + 2))
    elif following not in ("about", "in", "on", "to", "-"):
        noun = _judged(tokens, at)
        if noun is not None:
            yield Doubt((noun + 1, at))


def _judged(tokens: Tokens, at: int, nouns: frozenset[str] = _REPORTS) -> int | None:
    """Return the noun of which the word at `at` is the verdict: "the claim that … is false"."""
    link = at - 1
    while tokens.word(link) in _LINKS or tokens.word(link) in _NOT or _is_adverb(tokens, link):
        link -= 1
    between = frozenset(tokens.words[link + 1 : at])
    if _NOT & between and tokens.words[at] in _FALSE:
        return None  # "was not wrong"
    is_verdict = not (BE | _PROVING).isdisjoint(between)
    for index in range(link, max(-1, link - _FAR), -1):
        if tokens.words[index] == ";":
            break
        if tokens.words[index] in nouns and tokens.word(index + 1) in _CONTENT | {","}:
            called = not CALLING.isdisjoint(tokens.words[max(0, index - 3) : index])
            return index if is_verdict or called else None
    return None


def _is_adverb(tokens: Tokens, index: int) -> bool:
    return tokens.word(index).endswith("ly") and not tokens.is_capital(index)


# ---------------------------------------------------------------- doubted, not confirmed


def _unconfirmed(tokens: Tokens, at: int) -> Iterator[Doubt]:
    """Read "unconfirmed reports that …", "14 unconfirmed deaths", "rumoured to have died"."""
    why = f"in doubt: “{tokens.words[at]}”"
    if tokens.words[at].startswith("rumo") and tokens.word(at - 1) in BE | {"been"}:
        yield Doubt((max(0, at - 8), _from(tokens, at)[1]), why)
    elif not _REPORTS.isdisjoint(tokens.words[at + 1 : at + 3]):
        yield Doubt(_from(tokens, at + 1), why)
    elif tokens.words[at] in ("unconfirmed", "unverified", "rumored", "rumoured"):
        yield Doubt((max(0, at - 2), at + 3), why)


def _rumour(tokens: Tokens, at: int) -> Iterator[Doubt]:
    if tokens.word(at + 1) in _CONTENT and not _is_vouched_for(tokens, at):
        yield Doubt(_from(tokens, at + 1), f"in doubt: “{tokens.words[at]}”")


def _is_vouched_for(tokens: Tokens, at: int) -> bool:
    """Tell "confirmed rumours that …" from rumours."""
    before = tokens.words[max(0, at - 4) : at]
    return not _CONFIRMING.isdisjoint(before) and _negation(tokens, at) is None


def _doubted(tokens: Tokens, at: int) -> Iterator[Doubt]:
    """Read "doubted that …", "disputed claims that …", "no truth to reports of …"."""
    word, before = tokens.words[at], tokens.words[max(0, at - 3) : at]
    following = tokens.words[at + 1 : at + 5]
    content = "that" in following[:1] or not _REPORTS.isdisjoint(following)
    if word == "truth" and "no" in before and content:
        yield Doubt(_from(tokens, at + 1))
    elif word == "confirmation" and "no" in before and (content or "of" in following):
        yield Doubt(_from(tokens, at + 1), "in doubt: “no confirmation”")
    elif word in _DOUBTING and content and not (_NOT | {"no", "little", "without"}) & set(before):
        yield Doubt(_from(tokens, at + 1), f"in doubt: “{word}”")


def _not_held(tokens: Tokens, at: int) -> Iterator[Doubt]:
    """Read "could not confirm that …", "did not say that …", "could not be verified"."""
    negation = _negation(tokens, at)
    if negation is None:
        return
    word = tokens.words[at]
    first = negation - (tokens.words[negation] in ("not", "never", "yet") and negation > 0)
    why = f"in doubt: “{' '.join(tokens.words[first : at + 1])}”"
    if tokens.word(at - 1) in BE or tokens.word(at - 1) == "independently":
        noun = _judged(tokens, at, _REPORTS | _DEATHS) if word in _CONFIRMING else None
        if noun is not None:
            yield Doubt((noun + 1, at), why)
        return
    if _has_content(tokens, at + 1, word in _CONFIRMING):
        yield Doubt(_from(tokens, at + 1), why)


def _negation(tokens: Tokens, at: int) -> int | None:
    """Return where "not", "refused to" or the like stands before a verb, with no mark between."""
    for index in range(at - 1, max(-1, at - 6), -1):
        word = tokens.words[index]
        if word in _MARKS or word in REPORTING - _NOT:
            return None
        negates = word in _NOT or word.endswith("n't")
        if negates and tokens.word(index + 1) not in ("only", "just"):
            return index
        if word == "yet" and tokens.word(index + 1) == "to":
            return index
    return None


def _has_content(tokens: Tokens, at: int, is_confirming: bool) -> bool:
    """Tell "confirm that …", "confirm 14 deaths" from "say where", "confirm the names of"."""
    for index in range(at, min(at + 5, len(tokens))):
        word = tokens.words[index]
        if word in _ASKED:
            return False
        if word == "that" or (is_confirming and word in _REPORTS | _DEATHS):
            return True
        if is_confirming and tokens.is_number(index):
            return True
        if word not in _PLAIN and not _is_day_or_adverb(tokens, index):
            return False
    return False


def _is_day_or_adverb(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return _is_adverb(tokens, index) or word in ("on", "media") or word.endswith("day")


def _said_by_nobody(tokens: Tokens, at: int) -> Iterator[Doubt]:
    """Read "Nobody believes that …", "no official confirmed that …"."""
    start = at + 1
    if tokens.words[at] == "no":
        start += tokens.word(start) == "-"
        if tokens.word(start) != "one" and not {tokens.word(start), tokens.word(start + 1)} & (
            PERSONS | GROUPS
        ):
            return
    for index in range(start, min(start + 5, len(tokens))):
        word = tokens.words[index]
        if word in _MARKS or word in BE:
            return
        if word in _HOLDING | (REPORTING - DENYING):
            yield Doubt(_from(tokens, index + 1), f"in doubt: “{tokens.words[at]} … {word}”")
            return


# ---------------------------------------------------------------- which words do so

_RUMOURED = table("rumored rumoured")
_BY_WORDS: tuple[tuple[frozenset[str], Callable[[Tokens, int], Iterator[Doubt]]], ...] = (
    (frozenset("?"), _question),
    (_FALSE, _called_false),
    (_RIGHT, _not_right),
    (_FALSELY | _MISSTATING, _falsely),
    (_UNCONFIRMED | _RUMOURED, _unconfirmed),
    (_RUMOURS, _rumour),
    (_DOUBTING | {"truth", "confirmation"}, _doubted),
    (_HOLDING, _not_held),
    (_NOBODY | {"no"}, _said_by_nobody),
)
_READERS = {
    word: tuple(reader for words, reader in _BY_WORDS if word in words)
    for word in frozenset().union(*(words for words, _ in _BY_WORDS))
}
# Without one of these a sentence doubts nothing: what holds something is doubted under "not".
_SIGNS = (_READERS.keys() - _HOLDING - _RIGHT) | _NOT | _CONTRACTED | {"yet"}
