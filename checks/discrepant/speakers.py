"""Who says it?

A *frame* is a reporting verb with its subject and the words it governs: "police said …",
"…, according to the report", "…,” she added".  Subjects that stand for somebody else ("he",
"the official", a surname) are looked up among those who spoke before and in the names the
article has introduced.  Where that is not clear, it is the narrator: never guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from discrepant.model import NARRATOR, Span
from discrepant.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold a reporting frame: its verb, its subject, and what it governs, as token indices."""

    verb: int
    subject: tuple[int, int]
    scope: tuple[int, int]
    denies: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DENYING = _words("denied denies deny dismissed dismisses rejected rejects refuted refutes")
_SAYING = _words(
    "said says say told tells tell warned warns claimed claims confirmed confirms announced "
    "announces reported reports added adds noted notes disclosed discloses revealed reveals "
    "believes believe estimates estimated estimate stated states suggested suggests insisted "
    "insists acknowledged acknowledges argued argues wrote writes posted tweeted testified "
    "explained explains predicted predicts put puts alleged alleges maintained maintains "
    "concluded concludes recalled remarked replied declared declares vowed estimating saying "
    "urged cautioned conceded admitted admits asserted asserts accused found shows show showed"
)
_CALLING = _words("called calls labeled labelled described describes branded termed")
_VERBS = _SAYING | _DENYING | _CALLING
VERBS: frozenset[str] = _VERBS | {"according"}
"""Folded words without which a sentence has no frame."""
# These are nouns as often: "the reports of", "the two states", "mounting claims".
_NOUNS_TOO = _words("claims reports estimates states notes estimate shows show puts put")
# These say something only with a clause or a figure behind them.
_NEEDS_THAT = _words(
    "reported found shows show showed put puts added adds posted claims reports estimates states "
    "alleged notes announced accused tells tell"
)
_BE = _words("is are was were be been being 's")
_SKIPPED = _words(
    "has have had also later earlier then all both since now again already would will just still "
    "repeatedly previously initially publicly reportedly separately who did not never "
    "monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night"
)
_BOUNDARIES = frozenset(',;:“”"()[]–—.!?…|•/')
_OPENERS = _words(
    "but and while that when as because if after before although though however meanwhile so "
    "where which whereas since until or nor yet than whether"
)
_ARTICLES = _words("a an the this that these those one another his her their its our some both")
_PRONOUNS = _words("he she they it who we i you this that which what")
_TIME_WORDS = _words("last this earlier next week month year day days weeks months years ago also")
_TITLES = _words(
    "president minister secretary chancellor premier king queen prince princess senator governor "
    "mayor sheriff chief general gen lieutenant lt colonel col captain capt sergeant sgt major maj "
    "officer detective det inspector superintendent deputy director spokesman spokeswoman "
    "spokesperson professor prof doctor dr mr mrs ms miss rep sen gov judge justice attorney "
    "commissioner ambassador admiral commander cmdr cpl corporal trooper deputies leader chairman "
    "chairwoman chair ceo editor analyst expert father rev reverend bishop pope archbishop "
    "secretary-general prosecutor marshal lawyer agent coroner principal coach pastor councilman "
    "congressman congresswoman assemblyman prime vice defense defence foreign interior police"
)
_NAME_PARTS = _words("al el de la von van der bin ben da di du dos le ibn st mac")
_LONGEST = 16  # tokens a subject may have


# ---------------------------------------------------------------- frames


def frames(tokens: Tokens) -> tuple[Frame, ...]:
    """Return the reporting frames of one sentence, in the order of their verbs."""
    found = []
    for index, word in enumerate(tokens.words):
        if word in _VERBS:
            frame = _frame(tokens, index)
        elif word == "according" and tokens.word(index + 1) == "to":
            frame = _according(tokens, index)
        else:
            continue
        if frame is not None:
            found.append(frame)
    return tuple(found)


def _frame(tokens: Tokens, verb: int) -> Frame | None:
    word = tokens.word(verb)
    if tokens.word(verb - 1) in _BE or (tokens.is_capital(verb) and verb > 0):
        return None  # "is believed to", "the Associated Press Reports"
    if word in _NOUNS_TOO and not _is_verb_here(tokens, verb):
        return None
    if tokens.word(verb - 1) == "to":
        subject = _first_subject(tokens, verb) if word in ("say", "tell") else None
    else:
        subject = _subject_before(tokens, verb) or _subject_after(tokens, verb)
    if subject is None:
        return None
    after = max(verb, subject[1] - 1) + 1
    if _closes(tokens, subject, verb):
        return Frame(
            verb, subject, (_back_to(tokens, min(verb, subject[0])), min(verb, subject[0]))
        )
    if tokens.word(after) in ("", "?", ".") or (
        word in _NEEDS_THAT | _CALLING and not _has_content(tokens, verb)
    ):
        return None
    denies = word in _DENYING and "not" not in tokens.words[verb - 2 : verb]
    return Frame(verb, subject, (after, len(tokens)), denies)


def _is_verb_here(tokens: Tokens, index: int) -> bool:
    """Tell "the ministry claims that" from "the claims", "reports of", "the two states"."""
    if tokens.word(index - 1) in _ARTICLES:
        return False
    after = tokens.word(index + 1)
    if after in ("that", "“", '"') or tokens.is_number(index + 1):
        return True
    if tokens.word(index) in ("put", "puts"):
        return True
    return tokens.is_capital(index - 1) and tokens.is_capital(index + 1)


def _closes(tokens: Tokens, subject: tuple[int, int], verb: int) -> bool:
    """Tell whether what was said stands before: "…,” police said.", "…, said Jones."."""
    first = min(subject[0], verb)
    last = max(subject[1] - 1, verb)
    before = first - 1
    while tokens.word(before) in ("”", '"', "’", "'", "(") and before > 0:
        before -= 1
    if before < 0 or tokens.word(before) not in (",", "?", "!", "-", "–", "—", ".", "…"):
        return False
    if verb < subject[0]:
        return True  # "…, said Jones"
    if before < 3 or "that" in tokens.words[last + 1 : last + 7]:
        return False  # "Meanwhile, the agency said on Friday that …"
    following = tokens.word(last + 1)
    if tokens.word(verb) in ("told", "tells") and tokens.word(before) == ",":
        return True
    return following in _AFTER_ATTRIBUTION or tokens.word(before + 1) in ("”", '"')


_AFTER_ATTRIBUTION = _words(
    ". , ; ! on in at during to by monday tuesday wednesday thursday friday saturday sunday late "
    "early earlier later yesterday last reporters lawmakers when after as parliament cnn"
) | {""}


def _back_to(tokens: Tokens, stop: int) -> int:
    """Return where the words before a closing attribution begin: after a semicolon or colon."""
    for index in range(stop - 1, -1, -1):
        if tokens.word(index) == ";":
            return index + 1
    return 0


def _has_content(tokens: Tokens, verb: int) -> bool:
    window = tokens.words[verb + 1 : verb + 10]
    return "that" in window or any(word[0] in '0123456789“"' for word in window)


def _according(tokens: Tokens, at: int) -> Frame | None:
    start = at + 2
    end = start
    while end < len(tokens) and end - start < _LONGEST and tokens.word(end) not in _BOUNDARIES:
        end += 1
    if end == start:
        return None
    if tokens.word(end) == "," and at < 3:
        return Frame(at, (start, end), (end, len(tokens)))
    return Frame(at, (start, end), (0, at))


def _subject_before(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    end = verb
    while end > 0 and (_is_skipped(tokens, end - 1)):
        end -= 1
    if tokens.word(end - 1) == ",":
        end = _before_aside(tokens, end - 1)
    elif tokens.word(end - 1) == ")":
        end = _before_bracket(tokens, end - 1)
        if tokens.word(end - 1) == ",":
            end = _before_aside(tokens, end - 1)
    while end > 1 and tokens.word(end - 1) in _TIME_WORDS:
        end -= 1  # "the minister last year warned"
    if tokens.word(end - 1) in _PRONOUNS:
        return (end - 1, end) if end > 0 else None  # "last week he told"
    start = end
    while start > 0 and end - start < _LONGEST and _in_subject(tokens, start - 1, end):
        start -= 1
    while start < end and tokens.word(start) in ("and", "or", "in", "on", "at"):
        start += 1
    return (start, end) if start < end and not tokens.is_number(end - 1) else None


def _is_skipped(tokens: Tokens, index: int) -> bool:
    word = tokens.word(index)
    if word in _SKIPPED and word != "who":
        return True
    if word.endswith("ly") and len(word) > 4 and not tokens.is_capital(index):
        return True
    return word in ("on", "last", "this", "week") and tokens.word(index + 1) in _SKIPPED | {"week"}


def _before_aside(tokens: Tokens, comma: int) -> int:
    """Return the end of the subject that an aside between commas interrupts."""
    for index in range(comma - 1, max(-1, comma - 40), -1):
        if tokens.word(index) in (";", ":", "“"):
            break
        if tokens.word(index) == ",":
            earlier = tokens.word(index + 1)
            if earlier in _OPENERS - {"which", "who", "where"}:
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
    word = tokens.word(index)
    if word == ",":
        # "Seoul, Kyiv and Washington": capitals on both sides and an "and" to come.
        return (
            tokens.is_capital(index - 1)
            and tokens.is_capital(index + 1)
            and "and" in tokens.words[index + 1 : end]
            and index + 3 >= end - tokens.words[index:end].count("and") * 2
        )
    if word == ".":
        return _is_abbreviation(tokens, index - 1)
    if word in _BOUNDARIES or word in _OPENERS:
        return word == "and" and _joins_names(tokens, index)
    if tokens.is_capital(index) and index > 0:
        return True  # "the United States says"
    return not (word in _VERBS or word in _BE or word in ("has", "have", "had"))


def _is_abbreviation(tokens: Tokens, index: int) -> bool:
    word = tokens.word(index)
    return "." in word or len(word) == 1 or word in _TITLES


def _joins_names(tokens: Tokens, index: int) -> bool:
    return tokens.is_capital(index - 1) and tokens.is_capital(index + 1)


def _subject_after(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """Read "said Jones", "reported Daily News", "said a spokesman for the police"."""
    if tokens.word(verb) not in ("said", "says", "added", "adds", "wrote", "reported", "explained"):
        return None
    if tokens.word(verb - 1) not in _BOUNDARIES:
        return None
    start = end = verb + 1
    while end < len(tokens) and end - start < _LONGEST:
        word = tokens.word(end)
        if (word in _BOUNDARIES or word in _OPENERS or word in _VERBS) and not (
            word == "." and _is_abbreviation(tokens, end - 1)
        ):
            break
        end += 1
    if end == start or tokens.word(start) in _PRONOUNS - {"he", "she", "they"}:
        return None
    first_is_name = tokens.is_capital(start) or tokens.word(start) in _ARTICLES
    return (start, end) if first_is_name else None


def _first_subject(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """Return the subject of the sentence: "the source declined …, other than to say …"."""
    start = 0
    while start < verb and (tokens.word(start) in _OPENERS or tokens.word(start) in _BOUNDARIES):
        start += 1
    end = start
    while end < verb and end - start < 6:
        word = tokens.word(end)
        if word in _BOUNDARIES or word in _BE or word.endswith("ed") or word in _VERBS:
            break
        end += 1
    return (start, end) if end > start else None


# ---------------------------------------------------------------- names


def name(tokens: Tokens, subject: tuple[int, int]) -> str:
    """Return a subject as a name: without article, title and what hangs on behind.

    "British Defense Secretary John Healey" is "John Healey"; "a military source in the
    capital" is "military source in the capital".
    """
    start, end = subject
    while start < end and tokens.word(start) in _ARTICLES:
        start += 1
    if start >= end:
        return _text(tokens, *subject)
    stop = _core_end(tokens, start, end)
    if not tokens.is_capital(stop - 1) and not _is_hyphenated_name(tokens, stop):
        return _text(tokens, start, end)
    return _text(tokens, _name_start(tokens, start, stop), stop)


def _core_end(tokens: Tokens, start: int, end: int) -> int:
    """Return where the name proper ends: before "of", "for", "with" and small words like it."""
    for index in range(start + 1, end):
        if tokens.word(index) in _INNER and not tokens.is_capital(index):
            return index
        if tokens.word(index) == "of" and not tokens.is_capital(index + 1):
            return index
    return end


_INNER = _words("for with at from in on ( who")


def _is_hyphenated_name(tokens: Tokens, stop: int) -> bool:
    return tokens.word(stop - 2) == "-" and tokens.is_capital(stop - 3)


def _name_start(tokens: Tokens, start: int, stop: int) -> int:
    """Return where the name begins: after the last title, possessive or small word."""
    begin = start
    for index in range(start, stop):
        word = tokens.word(index)
        is_joint = word in _NAME_PARTS or word in ("-", "of", "and", "&", ",", ".", "the")
        lower = not tokens.is_capital(index) and not is_joint and tokens.word(index - 1) != "-"
        if (lower or word in _TITLES or word.endswith("'s")) and index + 1 < stop:
            begin = index + 1
    while begin < stop - 1 and tokens.word(begin) in (".", ",", "of", "the", "and", "&"):
        begin += 1
    return begin


def _text(tokens: Tokens, start: int, end: int) -> str:
    return " ".join(tokens.text[tokens.starts[start] : tokens.ends[end - 1]].split())


# ---------------------------------------------------------------- who "he" is

# A run of capitalised words; a hyphen may join a small second half ("Jae-won").
_CAPITALS = re.compile(
    r"[A-Z][\w’'.]*(?:-[a-z]\w+)?"
    r"(?:[ -](?:[A-Z][\w’'.]*(?:-[a-z]\w+)?|(?:al|el|de|la|von|van|bin)\b))+"
)


class Names:
    """Hold the names that one article introduces, found when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs: list[tuple[int, list[str]]] | None = None

    def full(self, short: str, before: int) -> str:
        """Return the full name for a surname or acronym that the article introduces.

        A run of capitals counts as an introduction where it holds a title ("President Ada
        King") or where the surname stands in it for the first time.
        """
        if " " in short or not short[:1].isupper():
            return short
        if short.isupper():
            return self._spelled_out(short)
        first = self._text.find(short)
        candidates = []
        for at, run in self._introduced():
            named = _without_titles(run)
            titled = len(named) < len(run)
            opens = titled or at <= first < at + sum(map(len, run)) + len(run)
            if len(named) > 1 and opens and (named[-1] == short or (titled and named[0] == short)):
                candidates.append((at, " ".join(named)))
        earlier = [named for at, named in candidates if at < before]
        return earlier[-1] if earlier else (candidates[0][1] if candidates else short)

    def holder(self, office: str, before: int) -> str | None:
        """Return who was last introduced with an office: "president" -> "Ada King"."""
        for at, run in reversed(self._introduced()):
            if at < before:
                lowered = [word.lower() for word in run]
                if office in lowered[:-1]:
                    named = _without_titles(run)
                    if named and len(named) < len(run):
                        return " ".join(named)
        return None

    def _spelled_out(self, acronym: str) -> str:
        found = re.search(
            r"((?:[A-Z][\w’'-]*(?: of| for| and| the)* ){2,7})\(" + re.escape(acronym) + r"\)",
            self._text,
        )
        return " ".join(_without_titles(found.group(1).split())) if found else acronym

    def _introduced(self) -> list[tuple[int, list[str]]]:
        if self._runs is None:
            self._runs = [
                (found.start(), found.group().split()) for found in _CAPITALS.finditer(self._text)
            ]
        return self._runs


def _without_titles(run: Sequence[str]) -> list[str]:
    """Return what follows the last title or possessive of a run of capitals."""
    start = 0
    for index, word in enumerate(run):
        if word.lower().rstrip(".") in _TITLES or word.endswith(("’s", "'s")):
            start = index + 1
    return list(run[start:])


def resolve(
    tokens: Tokens, subject: tuple[int, int], spoke: Sequence[str], names: Names
) -> str | None:
    """Return who the subject is; `spoke` are those who spoke before, the last one last.

    Returns None where "he" or "the official" points to nobody.
    """
    named = name(tokens, subject)
    folded = named.lower()
    before = tokens.starts[subject[0]]
    if folded in _PRONOUNS:
        return spoke[-1] if spoke and folded in ("he", "she", "they", "it") else None
    if tokens.word(subject[0]) == "the" and not any(
        tokens.is_capital(index) for index in range(subject[0] + 1, subject[1])
    ):
        return _known_by_head(folded, spoke, names, before) or named
    return names.full(named, before)


def _known_by_head(folded: str, spoke: Sequence[str], names: Names, before: int) -> str | None:
    """Find "the president", "the official", "the administration official" among the known."""
    head = folded.rsplit(maxsplit=1)[-1]
    for earlier in reversed(spoke):
        words = earlier.lower().split()
        if head in words and set(folded.split()) <= set(words):
            return earlier
    return names.holder(head, before) if head in _TITLES else None


# ---------------------------------------------------------------- quotations


def quotations(text: str, paragraph: Span, is_open: bool) -> tuple[tuple[Span, ...], bool]:
    """Return the quoted stretches of a paragraph, and whether one runs on into the next.

    Curly and straight double quotation marks; a paragraph that opens a quotation without
    closing it runs on where the next begins with a quotation mark.
    """
    spans: list[Span] = []
    start = paragraph.start if is_open and text[paragraph.start] in '“"' else -1
    for found in _MARKS.finditer(text, paragraph.start, paragraph.end):
        mark = found.group()
        if mark == "“" or (mark == '"' and start < 0):
            start = found.start() if start < 0 else start
        elif start >= 0 and found.start() > start:
            spans.append(Span(start, found.end()))
            start = -1
    if start >= 0:
        spans.append(Span(start, paragraph.end))
    return tuple(spans), start >= 0


_MARKS = re.compile('[“”"]')


def speaker_at(
    token: int, found: Sequence[Frame], in_quotation: bool, before: str | None, after: str | None
) -> tuple[Frame | None, str | None]:
    """Return the frame that governs a token, or the speaker of the quotation it stands in.

    `before` and `after` are who spoke in the sentences around, within the paragraph.
    """
    governing = [frame for frame in found if frame.scope[0] <= token < frame.scope[1]]
    if governing:
        # The innermost: the verb nearest to the token.
        return min(governing, key=lambda frame: abs(frame.verb - token)), None
    if in_quotation:
        return None, before or after or NARRATOR
    return None, None
