"""Who says it?

From the reporting frames of a sentence, the quotation a word stands in, and, for "he" and
"the official", those who spoke before.  Where that is not clear, it is the narrator: never
guess.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from operator import attrgetter

from discrepant.model import NARRATOR, Span
from discrepant.speech import frames as reporting
from discrepant.speech import subjects
from discrepant.speech.frames import Frame
from discrepant.speech.names import TITLES, Names, is_group, is_person, name
from discrepant.tokens import Tokens, split, table

_MEMORY = 12  # speakers that "he" and "the official" may look back over
_UNRESOLVED = 500  # sentences that wait for somebody to ask who speaks in them
_FRAMES = 12  # frames on either side of a word that may govern it
_NEAR = 3  # sentences around a quotation in which its speaker is looked for
_PERSONAL = frozenset({"he", "she"})
_IMPERSONAL = frozenset({"they", "it"})


# ---------------------------------------------------------------- quotations

_MARKS = re.compile('[“”"]')
_SINGLE_OPENING = re.compile(r"‘|(?<!\w)'")
_SINGLE = re.compile("[‘’']")
_ENDS = frozenset(' \t\r\n\u00a0,.;:?!)]—–”"')
_BEFORE_OPENING = frozenset(' \t\r\n\u00a0([—–“":')


def has_single_marks(text: str) -> bool:
    """Tell whether any quotation of an article can stand in single marks."""
    return "‘" in text or " '" in text or "\n'" in text or text.startswith("'")


def quotations(
    text: str, paragraph: Span, is_open: bool, single_too: bool = True
) -> tuple[tuple[Span, ...], bool]:
    """Return the quoted stretches of a paragraph, and whether one runs on into the next.

    Curly and straight double quotation marks, and single ones where no apostrophe could be
    meant; a paragraph that opens a quotation without closing it runs on where the next begins
    with a quotation mark.  Without `single_too` only double marks are looked for.
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
    if not single_too or not _SINGLE_OPENING.search(text, *paragraph):
        return tuple(spans), start >= 0
    single, runs_on = _in_single_marks(text, paragraph, is_open)
    outer = [each for each in spans if _around(single, each.start) is None]
    inner = [each for each in single if _around(outer, each.start) is None]
    return tuple(sorted(outer + inner)), start >= 0 or runs_on


def _in_single_marks(text: str, paragraph: Span, is_open: bool) -> tuple[list[Span], bool]:
    """Return what stands in ‘…’ and, where it is clear, in '…', and whether the last runs on.

    A mark within a word is an apostrophe; one behind an s ("the crews’ boats") may be, and
    closes only where no better one does.
    """
    spans: list[Span] = []
    start = paragraph.start if is_open and text[paragraph.start] == "‘" else -1
    doubtful = -1
    for found in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        mark, at = found.group(), found.start()
        if mark != "’" and (start < 0 or mark == "‘") and _opens(text, paragraph, at):
            if start >= 0 and doubtful >= 0:
                spans.append(Span(start, doubtful + 1))
            start, doubtful = at, -1
        elif start >= 0 and _closes(text, paragraph, at, text[start]):
            if text[at - 1] not in "sS":
                spans.append(Span(start, at + 1))
                start = doubtful = -1
            elif doubtful < 0:
                doubtful = at
    if start >= 0 and doubtful >= 0:
        spans.append(Span(start, doubtful + 1))
    elif start == paragraph.start and text[start] == "‘":
        return [*spans, Span(start, paragraph.end)], True
    return spans, False


def _opens(text: str, paragraph: Span, at: int) -> bool:
    """Tell whether a single mark can open a quotation; straight ones do before a capital."""
    following = text[at + 1 : at + 2]
    if at > paragraph.start and text[at - 1] not in _BEFORE_OPENING:
        return False
    return following.isupper() if text[at] == "'" else not following.isspace()


def _closes(text: str, paragraph: Span, at: int, opener: str) -> bool:
    """Tell whether a mark can close a quotation; straight ones do behind a comma or a stop."""
    if text[at] != ("’" if opener == "‘" else "'"):
        return False
    ends = at + 1 >= paragraph.end or text[at + 1] in _ENDS
    return ends and (opener == "‘" or text[at - 1] in ",.?!…")


def _around(spans: Sequence[Span], offset: int) -> Span | None:
    """Return the span that an offset lies in; `spans` are in order and apart."""
    at = bisect_right(spans, (offset, float("inf"))) - 1
    return spans[at] if at >= 0 and offset < spans[at].end else None


# ---------------------------------------------------------------- one sentence


class Telling:
    """Hold one sentence with its tokens and frames, read when first asked for.

    `quoted` are the quotations of its paragraph.  `has_verb` tells whether there can be frames.
    """

    __slots__ = (
        "_frames", "_tokens", "has_verb", "index", "last", "names", "quoted", "span", "text",
    )  # fmt: skip

    def __init__(self, text: str, span: Span, quoted: tuple[Span, ...], has_verb: bool) -> None:
        self.text = text
        self.span = span
        self.quoted = quoted
        self.has_verb = has_verb
        self.index = -1
        self.names: tuple[str | None, ...] | None = None
        self.last: tuple[str | None] | None = None
        self._tokens: Tokens | None = None
        self._frames: tuple[Frame, ...] | None = None

    @property
    def tokens(self) -> Tokens:
        """Return the tokens of the sentence."""
        if self._tokens is None:
            self._tokens = split(self.text, *self.span)
        return self._tokens

    @property
    def frames(self) -> tuple[Frame, ...]:
        """Return the frames of the sentence; what "he said" within a quotation is left out."""
        if self._frames is None:
            found = reporting.frames(self.tokens) if self.has_verb else ()
            self._frames = tuple(frame for frame in found if not self._is_hearsay(frame))
        return self._frames

    def _is_hearsay(self, frame: Frame) -> bool:
        if self.quotation(frame.verb) is None:
            return False
        return self.tokens.words[frame.subject[0]] in _PERSONAL | _IMPERSONAL

    def quotation(self, token: int) -> Span | None:
        """Return the quotation that a token stands in."""
        return _around(self.quoted, self.tokens.starts[token]) if self.quoted else None

    def governing(self, token: int) -> Frame | None:
        """Return the frame that governs a token: of several, that of the nearest verb."""
        if not self.frames:
            return None
        quotation = self.quotation(token)
        at = bisect_left(self.frames, token, key=attrgetter("verb"))
        governing = [
            frame
            for frame in self.frames[max(0, at - _FRAMES) : at + _FRAMES]
            if frame.scope[0] <= token < frame.scope[1]
            and self.quotation(frame.verb) in (None, quotation)
        ]
        return min(governing, key=lambda frame: abs(frame.verb - token), default=None)


# ---------------------------------------------------------------- an article


class Conversation:
    """Hold who speaks in one article, sentence by sentence in the order of the text.

    Sentences are added as they come and resolved when somebody asks; "he" makes those before
    it be resolved first.
    """

    def __init__(self, text: str) -> None:
        self._names = Names(text)
        self._count = 0
        self._unresolved: deque[Telling] = deque()
        self._spoke: deque[str] = deque(maxlen=_MEMORY)

    def add(self, telling: Telling) -> None:
        """Take in the next sentence that has a frame."""
        telling.index = self._count
        self._count += 1
        self._unresolved.append(telling)
        if len(self._unresolved) > _UNRESOLVED:
            self._remember(self._unresolved[1].index)

    def speakers(self, telling: Telling) -> tuple[str | None, ...]:
        """Return for each frame of a sentence who speaks, None where that is not clear."""
        if telling.names is None:
            if any(_points_back(telling.tokens, frame) for frame in telling.frames):
                self._remember(telling.index)
            self._resolve(telling)
        return telling.names or ()

    def _remember(self, stop: int) -> None:
        """Resolve the sentences before one, and let go of them."""
        while self._unresolved and self._unresolved[0].index < stop:
            telling = self._unresolved.popleft()
            if telling.names is None:
                self._resolve(telling)
            self._spoke += [named for named in telling.names or () if named is not None]

    def _resolve(self, telling: Telling) -> None:
        found: list[str | None] = []
        for frame in telling.frames:
            spoke = [*self._spoke, *(named for named in found[-_MEMORY:] if named)]
            found.append(_resolved(telling.tokens, frame.subject, spoke, self._names))
        telling.names = tuple(found)

    def speaker(
        self, tellings: Sequence[Telling], at: int, token: int, earlier: str | None
    ) -> tuple[Frame | None, str]:
        """Return the frame that governs a token of tellings[at], and who speaks there.

        `tellings` are those of the paragraph; `earlier` is who spoke last in the paragraph
        before, where its quotation runs on into this one.
        """
        telling = tellings[at]
        frame = telling.governing(token)
        if frame is not None:
            named = None if frame.asks else self._of(telling, frame)
            return frame, named or NARRATOR
        quotation = telling.quotation(token) if telling.quoted else None
        if quotation is None:
            return None, NARRATOR
        return None, self._quoted(tellings, at, quotation) or earlier or NARRATOR

    def doer(self, telling: Telling, verb: int) -> str | None:
        """Return who does what the verb at a token says: “the ministry declined …”.

        None where there is no subject before it, or none that points to anybody.
        """
        for frame in telling.frames:
            if frame.verb == verb:
                return self._of(telling, frame)
        subject = subjects.before(telling.tokens, verb) or _name_before(telling.tokens, verb)
        if subject is None:
            return None
        self._remember(telling.index)
        return _resolved(telling.tokens, subject, self._spoke, self._names)

    def _of(self, telling: Telling, frame: Frame) -> str | None:
        at = bisect_left(telling.frames, frame.verb, key=attrgetter("verb"))
        return self.speakers(telling)[at]

    def _quoted(self, tellings: Sequence[Telling], at: int, quotation: Span) -> str | None:
        """Return whose quotation it is: of the frame beside it, or of the nearest sentence."""
        near = range(max(0, at - _NEAR), min(len(tellings), at + _NEAR + 1))
        beside = [
            index
            for index in near
            if tellings[index].span.start < quotation.end
            and quotation.start < tellings[index].span.end
        ]
        before = [index for index in reversed(near) if index < at and index not in beside]
        after = [index for index in near if index > at and index not in beside]
        for index in (*reversed(beside), *before, *after):
            named = self.last_speaker(tellings[index])
            if named is not None:
                return named
        return None

    def last_speaker(self, telling: Telling) -> str | None:
        """Return who speaks last in a sentence, quotations within it aside."""
        if not telling.has_verb:
            return None
        if telling.last is None:
            named = zip(telling.frames, self.speakers(telling), strict=True)
            outside = [who for frame, who in named if who and telling.quotation(frame.verb) is None]
            telling.last = (outside[-1] if outside else None,)
        return telling.last[0]

    def last_before(self, tellings: Sequence[Telling]) -> str | None:
        """Return who spoke last in a paragraph."""
        return next(self._last(tellings), None)

    def _last(self, tellings: Sequence[Telling]) -> Iterator[str]:
        for telling in reversed(tellings):
            named = self.last_speaker(telling)
            if named is not None:
                yield named


# ---------------------------------------------------------------- who is meant


def _points_back(tokens: Tokens, frame: Frame) -> bool:
    """Tell whether a subject is understood only from those before: "he", "the official"."""
    word = tokens.words[frame.subject[0]]
    return word in _PERSONAL or word in _IMPERSONAL or word in ("the", "this", "that")


def _resolved(
    tokens: Tokens, subject: tuple[int, int], spoke: Sequence[str], names: Names
) -> str | None:
    """Return who the subject is; `spoke` are those who spoke before, the last one last.

    None where "he" or "the official" points to nobody.
    """
    named = name(tokens, subject)
    folded = named.lower()
    if folded in _PERSONAL:
        return next((each for each in reversed(spoke) if is_person(each)), None)
    if folded in _IMPERSONAL:
        return next((each for each in reversed(spoke) if is_group(each)), None)
    before = tokens.starts[subject[0]]
    if _is_definite(tokens, subject):
        return _known_by_head(folded, spoke, names, before) or named
    return names.full(named, before)


_AUXILIARIES = table("did does do has have had not never again also")


def _name_before(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """Return the capitalised words right before a verb: "when asked, Berg did not deny"."""
    end = verb
    while tokens.word(end - 1) in _AUXILIARIES:
        end -= 1
    start = end
    while start > 0 and tokens.is_capital(start - 1):
        start -= 1
    return (start, end) if start < end else None


def _is_definite(tokens: Tokens, subject: tuple[int, int]) -> bool:
    """Tell whether the subject is "the" and small words alone."""
    return tokens.word(subject[0]) == "the" and not any(
        tokens.is_capital(index) for index in range(subject[0] + 1, subject[1])
    )


def _is_head(words: Sequence[str], noun: str) -> bool:
    """Tell the source of "military source in the capital" from the family of "family member"."""
    at = [word.lower() for word in words].index(noun) + 1
    following = words[at] if at < len(words) else ""
    return not following.isalpha() or following in _BEHIND_HEAD or following[0].isupper()


_BEHIND_HEAD = table("in of for from with at on near who to")


def _known_by_head(folded: str, spoke: Sequence[str], names: Names, before: int) -> str | None:
    """Find "the president", "the official", "the administration official" among the known."""
    wanted = folded.split()
    for earlier in reversed(spoke):
        words = earlier.lower().split()
        if (
            wanted[-1] in words
            and set(wanted) <= set(words)
            and _is_head(earlier.split(), wanted[-1])
        ):
            return earlier
    return names.holder(wanted[-1], before) if wanted[-1] in TITLES else None
