"""Which figures and dates does an article mention, and what is said with each?

One pass over the paragraphs: cut sentences, look for anchors, read dates, figures, hedges and
nouns in the sentences that have any, and give each mention its clause, speaker and as-of day.
Expectations are not known here, so what is read of an article never depends on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from discrepant import (
    ages,
    calendar,
    clauses,
    furniture,
    hedges,
    near_duplicates,
    nouns,
    numerals,
    speakers,
    units,
)
from discrepant.hedges import Hedged
from discrepant.interval import Interval
from discrepant.model import (
    NARRATOR,
    Day,
    Figure,
    Hedge,
    Mention,
    MentionKind,
    Polarity,
    Source,
    Span,
)
from discrepant.nouns import Counted
from discrepant.speakers import Frame
from discrepant.tokens import Tokens, split


def _anchor(words: frozenset[str]) -> re.Pattern[str]:
    """Compile a case-sensitive look for words, small and with a capital, and for digits."""
    plain = sorted(word for word in words if word.isalpha())
    forms = sorted({*plain, *(word.capitalize() for word in plain)})
    return re.compile(r"[0-9$£€½¼¾]|\b(?:" + "|".join(forms) + r")\b")


_ANCHOR = _anchor(numerals.OPENERS | calendar.OPENERS)
_VERB = re.compile(r"\b(?:" + "|".join(sorted(speakers.VERBS)) + r")\b|According")
_BUILT_IN = units.table(())
_ARTICLES = frozenset({"a", "an"})


def read(source: Source) -> tuple[Mention, ...]:
    """Return every mention of an article in the order of the text.

    Mentions of furniture and of what cannot be read are among them, with their reason.
    """
    text = source.text
    judged = list(furniture.judge(text, clauses.paragraphs(text)))
    paragraphs = [(list(clauses.sentences(text, span)), span, why) for span, why in judged]
    repeats = near_duplicates.repeats(text, (s for spans, _, _ in paragraphs for s in spans))
    reader = _Reader(source)
    mentions: list[Mention] = []
    for spans, paragraph, why in paragraphs:
        for mention in reader.paragraph(paragraph, spans):
            if why:
                mentions.append(replace(mention, unread=f"furniture: {why}"))
            else:
                mentions.append(_with_repeat(mention, repeats))
    return tuple(mentions)


def _with_repeat(mention: Mention, repeats: dict[Span, Span]) -> Mention:
    first = repeats.get(mention.sentence)
    if first is None:
        return mention
    shift = first.start - mention.sentence.start
    return replace(mention, repeat_of=Span(mention.start + shift, mention.end + shift))


@dataclass(frozen=True)
class _Sentence:
    """Hold what is known of one sentence before its mentions are made."""

    span: Span
    tokens: Tokens
    frames: tuple[Frame, ...]
    speakers: tuple[str | None, ...]
    has_anchor: bool

    @cached_property
    def last_speaker(self) -> str | None:
        """Return who spoke last in the sentence."""
        return next((name for name in reversed(self.speakers) if name), None)


class _Reader:
    """Read one article's paragraphs in order, remembering who has spoken."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.names = speakers.Names(source.text)
        self.spoke: list[str] = []
        self.quotation_open = False

    def paragraph(self, paragraph: Span, spans: Sequence[Span]) -> Iterator[Mention]:
        earlier = self.spoke[-1] if self.spoke and self.quotation_open else None
        quoted, self.quotation_open = speakers.quotations(
            self.source.text, paragraph, self.quotation_open
        )
        sentences = [self._sentence(span) for span in spans if self._is_of_interest(span)]
        for index, sentence in enumerate(sentences):
            if sentence.has_anchor:
                before = _nearest(reversed(sentences[:index])) or earlier
                after = _nearest(sentences[index + 1 :])
                yield from _mentions(sentence, self.source.published, quoted, before, after)

    def _is_of_interest(self, span: Span) -> bool:
        text = self.source.text
        return bool(_ANCHOR.search(text, *span) or _VERB.search(text, *span))

    def _sentence(self, span: Span) -> _Sentence:
        tokens = split(self.source.text, *span)
        frames: tuple[Frame, ...] = ()
        named: list[str | None] = []
        if _VERB.search(self.source.text, *span):
            frames = speakers.frames(tokens)
            for frame in frames:
                who = speakers.resolve(tokens, frame.subject, self.spoke, self.names)
                named.append(who)
                if who is not None:
                    self.spoke.append(who)
        has_anchor = _ANCHOR.search(self.source.text, *span) is not None
        return _Sentence(span, tokens, frames, tuple(named), has_anchor)


def _nearest(sentences: Iterator[_Sentence] | Sequence[_Sentence]) -> str | None:
    return next((each.last_speaker for each in sentences if each.last_speaker), None)


# ---------------------------------------------------------------- one sentence


def _scan(tokens: Tokens, published: Interval | None) -> tuple[tuple[Day, ...], tuple[Figure, ...]]:
    """Return the dates and the figures of a sentence; what is a date is no figure."""
    days: list[Day] = []
    figures: list[Figure] = []
    index = 0
    while index < len(tokens):
        word = tokens.words[index]
        is_number = word[0] in "0123456789"
        day = (
            calendar.read(tokens, index, published)
            if is_number or word in calendar.OPENERS
            else None
        )
        if day is not None:
            days.append(day)
            index = day.end
            continue
        figure = (
            numerals.read(tokens, index)
            if is_number
            or word in numerals.OPENERS
            or word in _ARTICLES
            or "$" in tokens.word(index + 1)
            else None
        )
        if figure is not None:
            figures.append(figure)
        index = index + 1 if figure is None else figure.end
    return tuple(days), tuple(figures)


def _mentions(
    sentence: _Sentence,
    published: Interval | None,
    quoted: Sequence[Span],
    before: str | None,
    after: str | None,
) -> Iterator[Mention]:
    tokens = sentence.tokens
    days, figures = _scan(tokens, published)
    if not days and not figures:
        return
    hedged = hedges.shape(tokens, figures)
    starts = frozenset(each.start for each in hedged)
    numbers = clauses.split(tokens, starts)
    context = _Context(sentence, published, tuple(quoted), before, after, days, numbers)
    found = [_number(context, each) for each in hedged]
    found += [_date(context, day) for day in days]
    yield from sorted(found, key=lambda mention: mention.start)


@dataclass(frozen=True, slots=True)
class _Context:
    """Hold what a mention takes from its sentence and paragraph."""

    sentence: _Sentence
    published: Interval | None
    quoted: tuple[Span, ...]
    before: str | None
    after: str | None
    days: tuple[Day, ...]
    clauses: tuple[int, ...]

    @property
    def tokens(self) -> Tokens:
        """Return the tokens of the sentence."""
        return self.sentence.tokens

    def span(self, tokens: tuple[int, int] | None) -> Span | None:
        """Return token indices as offsets into the text."""
        if tokens is None:
            return None
        return Span(self.tokens.starts[tokens[0]], self.tokens.ends[tokens[1] - 1])


def _number(context: _Context, hedged: Hedged) -> Mention:
    tokens = context.tokens
    first, last = hedged.figures[0], hedged.figures[-1]
    is_one = hedged.value.is_point and 1 in hedged.value
    is_age = ages.is_age(tokens, first)
    counted = (
        Counted(None, hedged.end)
        if is_age
        else nouns.after(tokens, hedged.end, is_one, hedged.start)
    )
    end = max(hedged.end, counted.end)
    opening = _opening_quote(tokens, hedged.start, hedged.end, end)
    frame, speaker = _speaker(context, first.start)
    value, polarity = hedged.value, hedged.polarity
    if frame is not None and frame.denies and hedged.hedge in (Hedge.EXACT, Hedge.ABOUT):
        polarity = Polarity.DENIED
    as_of, as_of_words = _as_of(context, first.start, frame)
    return Mention(
        tokens.starts[opening],
        tokens.ends[end - 1],
        MentionKind.NUMBER,
        value,
        hedged.hedge,
        context.sentence.span,
        clauses.own(tokens, context.clauses, first.start),
        figure=None if first.vague else context.span((first.start, last.end)),
        noun=context.span(counted.head),
        per=context.span(counted.per),
        unit="year" if is_age else first.unit or last.unit or _unit(tokens, counted),
        polarity=polarity,
        speaker=speaker,
        as_of=as_of,
        as_of_words=as_of_words,
        unread=_aside(context, hedged, counted),
    )


def _opening_quote(tokens: Tokens, start: int, figure_end: int, end: int) -> int:
    """Return the first token of a mention, with the mark that opens a quotation closed in it."""
    closes = any(tokens.word(index) in ("”", '"') for index in range(figure_end, end))
    return start - 1 if closes and tokens.word(start - 1) in ("“", '"') else start


def _date(context: _Context, day: Day) -> Mention:
    tokens = context.tokens
    frame, speaker = _speaker(context, day.start)
    said = _said(context, frame)
    as_of = said.value if said is not None and said is not day else context.published
    start, end = tokens.starts[day.start], tokens.ends[day.end - 1]
    return Mention(
        start,
        end,
        MentionKind.DATE,
        day.value,
        Hedge.EXACT,
        context.sentence.span,
        clauses.own(tokens, context.clauses, day.start),
        speaker=speaker,
        as_of=as_of,
        polarity=_date_polarity(context, day, frame),
        unread=day.unread or _supposed(context, day.start),
    )


def _date_polarity(context: _Context, day: Day, frame: Frame | None) -> Polarity:
    """Deny a date only within what was denied: "denied it on Monday" happened on Monday."""
    if frame is None or not frame.denies:
        return Polarity.ASSERTED
    own = context.clauses[day.start] == context.clauses[frame.verb]
    return Polarity.ASSERTED if own else Polarity.DENIED


def _unit(tokens: Tokens, counted: Counted) -> str | None:
    if counted.head is None:
        return None
    word = tokens.word(counted.head[0])
    if word in ("%", "per", "pct", "percentage"):
        return "percent"
    return _BUILT_IN.unit_of(word)


# ---------------------------------------------------------------- speaker and day


def _speaker(context: _Context, token: int) -> tuple[Frame | None, str]:
    sentence = context.sentence
    offset = context.tokens.starts[token]
    in_quotation = any(span.start <= offset < span.end for span in context.quoted)
    frame, other = speakers.speaker_at(
        token, sentence.frames, in_quotation, context.before, context.after
    )
    if frame is None:
        return None, other or NARRATOR
    return frame, sentence.speakers[sentence.frames.index(frame)] or NARRATOR


def _as_of(
    context: _Context, token: int, frame: Frame | None
) -> tuple[Interval | None, Span | None]:
    """Return the day a figure is about: its clause's date, the day it was said, publication's."""
    own = context.clauses[token]
    in_clause = [day for day in context.days if context.clauses[day.start] == own]
    dated = [day for day in in_clause if _tells_the_day(context, day)]
    nearest = min(dated, key=lambda day: abs(day.start - token), default=None)
    chosen = nearest or _said(context, frame)
    if chosen is None:
        return context.published, None
    return chosen.value, context.span((chosen.start, chosen.end))


def _said(context: _Context, frame: Frame | None) -> Day | None:
    """Return the date that stands with the reporting verb: "said on Friday that …"."""
    if frame is None:
        return None
    clause = context.clauses[frame.verb]
    for day in context.days:
        near = context.clauses[day.start] == clause and abs(day.start - frame.verb) < _NEAR_VERB
        if near and _tells_the_day(context, day):
            return day
    return None


_NEAR_VERB = 12
_OPEN_ENDED = frozenset({"by", "until", "till", "since", "before", "after"})


def _tells_the_day(context: _Context, day: Day) -> bool:
    """Tell whether a date says when; a deadline, a plan or an open end does not."""
    if day.value is None or day.value.low is None or day.value.high is None:
        return False
    words = {context.tokens.word(day.start), context.tokens.word(day.start - 1)}
    if words & _OPEN_ENDED:
        return False
    published = context.published
    return published is None or published.high is None or day.value.low <= published.high


# ---------------------------------------------------------------- what can be no claim

_PARTS_BEFORE = frozenset({"including", "another", "other", "namely"})
_WHOLES = frozenset({"them", "whom", "those", "these", "which"})
_SUPPOSING = frozenset({"if", "unless", "suppose", "supposing", "imagine"})


def _aside(context: _Context, hedged: Hedged, counted: Counted) -> str:
    """Return why a figure that was read can be no claim of its own, "" where it can."""
    tokens = context.tokens
    before = tokens.word(hedged.start - 1)
    if before in _PARTS_BEFORE:
        return f"a part: “{before}”"
    for index in (hedged.end, counted.end):
        if tokens.word(index) == "of" and tokens.word(index + 1) in _WHOLES:
            return f"a part: “of {tokens.word(index + 1)}”"
    if before == "the" and tokens.word(hedged.start - 2) == "of":
        return "a whole, named for a part of it"
    if _is_listed(tokens, hedged.start, counted.end):
        return "one of several in a list that add up"
    first_of_clause = _clause_start(context, hedged.start)
    if tokens.word(first_of_clause) == "including":
        return "a part: “including”"
    if tokens.word(hedged.end) == "more" and tokens.is_word(hedged.end + 1) and counted.head:
        return "an addition: “more”"
    return _supposed(context, hedged.start)


def _is_listed(tokens: Tokens, start: int, end: int) -> bool:
    """Tell "a man, two women and a child were killed", where the whole is not said."""
    word = tokens.word(end)
    if word == "and" and tokens.word(end + 1) in _ONE_MORE and _noun_soon(tokens, end + 2):
        return True
    before = tokens.word(start - 1)
    if before not in ("and", ",", "plus"):
        return False
    return any(
        tokens.word(index) in ("a", "an", "his", "her", "their")
        and not any(_is_predicate(tokens, between) for between in range(index, start))
        for index in range(max(0, start - 7), start - 1)
    )


_ONE_MORE = frozenset({"a", "an", "another", "his", "her", "their"})


def _noun_soon(tokens: Tokens, at: int) -> bool:
    return any(tokens.word(index) in _PERSONS for index in range(at, min(at + 5, len(tokens))))


_PERSONS = frozenset(
    "man woman child boy girl person teen teenager baby infant officer soldier bystander victim "
    "student driver passenger civilian policeman juvenile toddler daughter son mother father wife "
    "husband brother sister friend neighbor neighbour suspect gunman".split()
)


def _is_predicate(tokens: Tokens, index: int) -> bool:
    return clauses.is_verb(tokens, index) or tokens.word(index) in _PREDICATES


_PREDICATES = frozenset({"dead", "missing", "to", "in", "at", "on", "from", "after"})


def _supposed(context: _Context, token: int) -> str:
    start = _clause_start(context, token)
    window = context.tokens.words[start : start + 3]
    word = next((each for each in window if each in _SUPPOSING), "")
    return f"supposed, not said: “{word}”" if word else ""


def _clause_start(context: _Context, token: int) -> int:
    start = context.clauses.index(context.clauses[token])
    while context.tokens.word(start) in (",", "“", '"', "‘", "("):
        start += 1
    return start
