"""Which figures and dates does an article mention, and what is said with each?

One pass over the paragraphs: cut sentences, look for anchors, read dates, figures, hedges and
nouns in the sentences that have any, and give each mention its clause, speaker and as-of day.
Expectations are not known here, so what is read of an article never depends on them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from discrepant.dates import calendar, order
from discrepant.extract import asides, negated
from discrepant.extract.as_of import Dates
from discrepant.extract.remarks import HIDDEN, MOST, THE_REST, remarks
from discrepant.figures import ages, hedges, hidden, nouns, numerals, single
from discrepant.figures.hedges import Hedged
from discrepant.figures.nouns import Counted
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
from discrepant.prose import clauses, furniture, near_duplicates, sentences
from discrepant.prose.clause_words import RELATIVES
from discrepant.prose.clauses import Clauses
from discrepant.speech import doubts, speakers
from discrepant.speech.doubts import Doubt
from discrepant.speech.frames import Frame, denied_from
from discrepant.speech.saying_words import NOUNS_TOO, VERBS
from discrepant.speech.speakers import Conversation, Telling
from discrepant.tokens import Tokens
from discrepant.units import table as units

__all__ = ["phrases", "read", "remarks"]

# ---------------------------------------------------------------- what makes a sentence worth it


_ANCHORS = numerals.OPENERS | single.ANCHORS | calendar.SIGNS
_LETTERS = bytes(ord(chr(code).lower()) if chr(code).isalpha() else 32 for code in range(128))
_LETTERS += b" " * 128


def _letters(text: str) -> str:
    """Return a text of the same length with the letters a to z alone, small, and spaces.

    To split a sentence of it finds the words five times as fast as an expression does.
    """
    return text.encode("latin-1", "replace").translate(_LETTERS).decode("ascii")


_SIGN = re.compile("[0-9" + re.escape("".join(w for w in numerals.OPENERS if len(w) == 1)) + "]")
_DIGITS = frozenset("0123456789")
_ARTICLES = frozenset({"a", "an"})
_WRITTEN = calendar.OPENERS | numerals.OPENERS
_OPENERS = _WRITTEN | _ARTICLES
_BUILT_IN = units.table(())
_MONTHS_OLD = frozenset({"month", "months", "week", "weeks", "day", "days"})
_DATED = 12  # sentences to look back over for the day on which somebody spoke
_MEASURED = frozenset({"inch", "minute", "hour", "day", "week", "month", "year", "mile"})


def read(source: Source) -> tuple[Mention, ...]:
    """Return every mention of an article in the order of the text.

    Mentions of furniture and of what cannot be read are among them, with their reason.  No
    more than fifty thousand are read; the last one then tells from where on nothing was.
    """
    return _gathered(source, _Reader(source).paragraph)


def _gathered(source: Source, read_: Callable[[Span], Iterator[Mention]]) -> tuple[Mention, ...]:
    """Return what `read_` gives for the paragraphs of an article, furniture set aside."""
    mentions: list[Mention] = []
    for span, why in furniture.judge(source.text, sentences.paragraphs(source.text)):
        found = islice(read_(span), MOST + 1 - len(mentions))
        mentions += [_set_aside(each, why) for each in found] if why else found
        if len(mentions) > MOST:
            mentions[-1] = replace(mentions[-1], value=None, unread=THE_REST)
            break
    return _with_repeats(source.text, mentions)


def _unread(span: Span, why: str) -> Mention:
    return Mention(*span, MentionKind.NUMBER, None, Hedge.EXACT, span, (span,), unread=why)


Seek = Callable[[Tokens], Sequence[tuple[int, int]]]


def phrases(source: Source, seek: Seek) -> tuple[Mention, ...]:
    """Return the words that `seek` finds in each sentence, with clause, speaker and day.

    `seek` gives token indices.  The speaker is who does what the words say, where they are
    the predicate of a sentence ("the ministry declined to comment"); words under "not" are
    denied.
    """
    reader = _Reader(source)
    found = _gathered(source, lambda span: reader.phrases(span, seek))
    return tuple(each for each in found if each.kind is MentionKind.WORDS)


def _set_aside(mention: Mention, why: str) -> Mention:
    return replace(mention, unread=f"furniture: {why}")


def _with_repeats(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Point the mentions of a sentence that was printed before to those of its first printing."""
    by_sentence: dict[Span, list[Mention]] = {}
    for mention in mentions:
        if not mention.unread.startswith("furniture"):
            by_sentence.setdefault(mention.sentence, []).append(mention)
    first_of: dict[Span, Mention] = {}
    for again, earlier in near_duplicates.repeats(text, by_sentence).items():
        pairs = zip(by_sentence[again], by_sentence[earlier], strict=False)
        first_of.update((each.span, first) for each, first in pairs)
    if not first_of:
        return tuple(mentions)
    return tuple(
        replace(each, repeat_of=first_of[each.span].span) if each.span in first_of else each
        for each in mentions
    )


class _Reader:
    """Read one article's paragraphs in order, remembering who has spoken."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.letters = _letters(source.text)
        self.published = source.published
        self.single_marks = speakers.has_single_marks(source.text)
        self.day_first = order.day_first(source.text)
        self.conversation = Conversation(source.text)
        self.has_hidden = hidden.has_any(source.text)
        self.quotation_open = False
        self.before: list[Telling] = []
        # The sentences of the paragraph, so far, with a day on which somebody may have spoken.
        self.dated: list[tuple[Telling, Dates]] = []
        self.earlier: str | None = None

    def paragraph(self, paragraph: Span) -> Iterator[Mention]:
        """Yield the mentions of one paragraph in the order of the text."""
        runs_on = self.quotation_open
        self.earlier = self.conversation.last_before(self.before) if runs_on else None
        quoted, self.quotation_open = speakers.quotations(
            self.text, paragraph, runs_on, self.single_marks
        )
        tellings: list[Telling] = []
        anchored: list[int] = []
        self.dated = []
        for span in sentences.sentences(self.text, paragraph):
            words = self.letters[span.start : span.end].split()
            has_verb = not VERBS.isdisjoint(words) or self.text.find(":", *span) >= 0
            has_anchor = not _ANCHORS.isdisjoint(words) or bool(_SIGN.search(self.text, *span))
            if has_anchor:
                anchored.append(len(tellings))
            if has_anchor or has_verb:
                tellings.append(Telling(self.text, span, quoted, has_verb))
                if has_verb:
                    self.conversation.add(tellings[-1])
        for at in anchored:
            yield from self._sentence(tellings, at)
        if tellings:
            self.before = tellings

    def spoke_on(self, speaker: str) -> tuple[Interval | None, Span | None]:
        """Return the day on which a sentence of the paragraph last let somebody speak."""
        for telling, dates in reversed(self.dated[-_DATED:]):
            who = self.conversation.speakers(telling)
            for frame, named in zip(telling.frames, who, strict=True):
                day = dates.said(frame) if named == speaker else None
                if day is not None:
                    starts, ends = telling.tokens.starts, telling.tokens.ends
                    return day.value, Span(starts[day.start], ends[day.end - 1])
        return self.published, None

    def phrases(self, paragraph: Span, seek: Seek) -> Iterator[Mention]:
        """Yield the words that are sought in one paragraph."""
        runs_on = self.quotation_open
        self.earlier = self.conversation.last_before(self.before) if runs_on else None
        quoted, self.quotation_open = speakers.quotations(
            self.text, paragraph, runs_on, self.single_marks
        )
        tellings: list[Telling] = []
        for span in sentences.sentences(self.text, paragraph):
            has_verb = not VERBS.isdisjoint(self.letters[span.start : span.end].split())
            tellings.append(Telling(self.text, span, quoted, has_verb))
            if has_verb:
                self.conversation.add(tellings[-1])
        for at, telling in enumerate(tellings):
            tokens = telling.tokens
            sought = seek(tokens)
            if sought:
                own = clauses.split(tokens)
                dates = Dates(
                    tokens, own, _scan(tokens, self.published, self.day_first)[0], self.published
                )
                denied = denied_from(tokens) if telling.has_verb else len(tokens)
                doubted = doubts.doubts(tokens)
                context = _Context(self, tellings, at, tokens, own, dates, denied, doubted)
                yield from (_words(context, *each) for each in sought)
        self.before = tellings or self.before

    def _sentence(self, tellings: Sequence[Telling], at: int) -> Iterator[Mention]:
        tokens = tellings[at].tokens
        days, figures = _scan(tokens, self.published, self.day_first)
        doubtful = self._doubtful(tellings[at].span)
        if not days and not figures and not doubtful:
            return
        hedged = hedges.shape(tokens, figures)
        own = clauses.split(tokens, frozenset(each.start for each in hedged))
        denied = denied_from(tokens) if tellings[at].has_verb else len(tokens)
        dates = Dates(tokens, own, days, self.published)
        doubted = doubts.doubts(tokens)
        context = _Context(self, tellings, at, tokens, own, dates, denied, doubted)
        if dates and tellings[at].has_verb:
            self.dated.append((tellings[at], dates))
        found = [_number(context, each) for each in hedged]
        found += [_date(context, day) for day in days]
        found = _without_hidden(found, doubtful) if doubtful else found
        if furniture.is_picture_number(self.text, tellings[at].span):
            found = [_set_aside(each, "the number of a picture") for each in found]
        yield from sorted(found, key=lambda mention: mention.start)

    def _doubtful(self, sentence: Span) -> dict[Span, bool]:
        """Return the words that hold hidden characters, and whether they write a number or day."""
        if not self.has_hidden:
            return {}
        words = hidden.stretches(self.text, sentence)
        return {each: _is_written(hidden.seen(self.text, each)) for each in words}


def _is_written(word: str) -> bool:
    return not _DIGITS.isdisjoint(word) or word in _WRITTEN


def _without_hidden(found: Iterable[Mention], doubtful: Mapping[Span, bool]) -> list[Mention]:
    """Return mentions without the values of numbers that hold hidden characters.

    What such a word writes is one unread mention, whatever was read of it.
    """
    kept, stretches = [], list(doubtful)
    written = {each for each in stretches if doubtful[each]}
    for mention in found:
        own = mention.figure or mention.span
        at = bisect_right(stretches, own.start, key=lambda stretch: stretch.end)
        if at == len(stretches) or stretches[at].start >= own.end:
            kept.append(mention)
        else:
            written.add(stretches[at])
    return kept + [_unread(stretch, HIDDEN) for stretch in sorted(written)]


# ---------------------------------------------------------------- one sentence


def _scan(
    tokens: Tokens, published: Interval | None, day_first: bool | None
) -> tuple[tuple[Day, ...], tuple[Figure, ...]]:
    """Return the dates and the figures of a sentence; what is a date is no figure."""
    days: list[Day] = []
    figures: list[Figure] = []
    words = tokens.words
    has_dollars = "$" in words
    has_dates = calendar.may_hold(words)
    resume = 0
    for index, word in enumerate(words):
        if not (word in _OPENERS or word[0] in _DIGITS or has_dollars) or index < resume:
            continue
        is_number = word[0] in _DIGITS
        if word in _ARTICLES and tokens.word(index + 1) not in numerals.AFTER_ARTICLE:
            continue
        day = None
        if has_dates and (is_number or word in calendar.OPENERS):
            day = calendar.read(tokens, index, published, day_first)
        figure = numerals.read(tokens, index) if day is None else None
        if day is not None:
            listed = _from_day(tokens, figures[-1], day) if figures else None
            if listed is not None:
                figures.pop()
            days.append(listed or day)
            resume = day.end
        elif figure is not None:
            figures.append(figure)
            resume = figure.end
    return tuple(days), tuple(figures)


def _from_day(tokens: Tokens, figure: Figure, day: Day) -> Day | None:
    """Return the days of "on 26, 27 and 28 November", of which 26 is no number of things."""
    comma = tokens.word(figure.end) == "," and figure.end + 1 == day.start
    if not comma or tokens.word(figure.start - 1) not in _ON_DAYS:
        return None
    first, second = tokens.words[figure.start], tokens.words[day.start]
    if not (_is_day(first) and _is_day(second)) or day.value is None or day.value.low is None:
        return None
    earlier = int(second) - int(first)
    if earlier <= 0:
        return None
    value = Interval(day.value.low - earlier, day.value.high)
    return replace(day, start=figure.start, value=value)


def _is_day(word: str) -> bool:
    return len(word) < len("100") and word.isascii() and word.isdecimal()


_ON_DAYS = frozenset({"on", "the", "for", "from"})


@dataclass(frozen=True, slots=True)
class _Context:
    """Hold what a mention takes from its sentence and paragraph."""

    reader: _Reader
    tellings: Sequence[Telling]
    at: int
    tokens: Tokens
    clauses: Clauses
    dates: Dates
    denied_from: int
    doubted: tuple[Doubt, ...]

    def span(self, tokens: tuple[int, int] | None) -> Span | None:
        """Return token indices as offsets into the text."""
        if tokens is None:
            return None
        return Span(self.tokens.starts[tokens[0]], self.tokens.ends[tokens[1] - 1])

    def speaker(self, token: int) -> tuple[Frame | None, str]:
        """Return the frame that governs a token, and who speaks there."""
        telling = self.tellings[self.at]
        if not telling.has_verb and not telling.quoted:
            return None, NARRATOR
        earlier = self.reader.earlier
        frame, speaker = self.reader.conversation.speaker(self.tellings, self.at, token, earlier)
        doubt = self.doubt(token, frame) if self.doubted else None
        if doubt is not None and (doubt.takes_back or _is_taken_back(doubt, frame)):
            return frame, NARRATOR
        return frame, speaker

    def day(
        self, token: int, frame: Frame | None, speaker: str
    ) -> tuple[Interval | None, Span | None]:
        """Return the day that what stands at a token is about, and the words that give it.

        Without a day of its own: that on which the speaker spoke in the sentences before.
        """
        when = self.dates.about(token, frame)
        if when is not None:
            return when.value, self.span((when.start, when.end))
        if speaker != NARRATOR and self.reader.dated:
            return self.reader.spoke_on(speaker)
        return self.reader.published, None

    def doubt(self, token: int, frame: Frame | None) -> Doubt | None:
        """Return the doubt that a token stands under: a denial before any other.

        What somebody says within ("rumours spread until police said …") is out of doubt, and
        so is the claim of whoever denies it, which is denied already.
        """
        if not self.doubted:
            return None
        over = [
            each
            for each in self.doubted
            if each.scope[0] <= token < each.scope[1]
            and not (frame is not None and each.scope[0] <= frame.verb < token)
        ]
        return min(over, key=lambda each: bool(each.why), default=None)


def _is_taken_back(doubt: Doubt, frame: Frame | None) -> bool:
    """Tell whether the article denies what the frame says: "wrong to say that", "reports that"."""
    return frame is not None and not doubt.why and frame.verb == doubt.scope[0] - 1


def _number(context: _Context, hedged: Hedged) -> Mention:
    tokens = context.tokens
    first, last = hedged.figures[0], hedged.figures[-1]
    is_one = hedged.value.is_point and 1 in hedged.value
    is_age = ages.is_age(tokens, first) and tokens.word(hedged.end) not in _MONTHS_OLD
    has_unit = is_age or (first.unit in _MEASURED and tokens.word(hedged.end) != "-")
    counted = (
        Counted(None, hedged.end)
        if has_unit
        else nouns.after(tokens, hedged.end, is_one, hedged.start)
    )
    if (
        counted.head is None
        and not (has_unit or first.unit)
        and context.clauses.labels(first.start)
    ):
        counted = replace(nouns.of_label(tokens, hedged.start), end=counted.end)
    end = max(hedged.end, counted.end)
    opening = _opening_quote(tokens, hedged.start, hedged.end, end)
    frame, speaker = context.speaker(first.start)
    as_of, as_of_words = context.day(first.start, frame, speaker)
    if is_age:
        # "Ann Lee, 42, was arrested in 2019" is 42 today.
        as_of, as_of_words = context.reader.published, None
    polarity, doubtful = _standing(context, hedged, frame)
    return Mention(
        tokens.starts[opening],
        tokens.ends[end - 1],
        MentionKind.NUMBER,
        hedged.value,
        hedged.hedge,
        context.tellings[context.at].span,
        context.clauses.own(first.start),
        figure=None if first.vague else context.span((first.start, last.end)),
        noun=context.span(counted.head),
        per=context.span(counted.per),
        unit="year" if is_age else first.unit or last.unit or _unit(tokens, counted),
        polarity=polarity,
        speaker=speaker,
        as_of=as_of,
        as_of_words=as_of_words,
        # An age counts nobody, so it is no part of a number and no supposition.
        unread=(doubtful or ("an age of then" if is_age and ages.is_then(tokens, first) else ""))
        if is_age or ages.is_old(tokens, end)
        else asides.why(tokens, context.clauses, hedged, counted) or doubtful,
    )


def _standing(context: _Context, hedged: Hedged, frame: Frame | None) -> tuple[Polarity, str]:
    """Return whether a figure is asserted or denied, and why it is neither, "" where it is.

    Points and approximations are denied; who denies "more than 40" may mean none or 40.
    """
    doubt = context.doubt(hedged.start, frame)
    denied = (
        (frame is not None and frame.denies)
        or (doubt is not None and not doubt.why)
        or _is_untrue(context, hedged.start)
        or _is_object_of_not(context.tokens, hedged.start)
        or _is_replaced(context.tokens, hedged.start)
    )
    if not denied:
        return hedged.polarity, doubt.why if doubt is not None else ""
    if hedged.hedge in (Hedge.EXACT, Hedge.ABOUT):
        return Polarity.DENIED, ""
    return hedged.polarity, "a bound or a range within what is denied"


def _is_taken_for_granted(context: _Context, token: int) -> bool:
    """Tell what stands in a relative clause: he denied being "where the fire broke out"."""
    return context.tokens.word(context.clauses.start(token)) in _GRANTED


_GRANTED = RELATIVES | {"where"}


def _is_replaced(tokens: Tokens, start: int) -> bool:
    """Tell "12 died rather than 14", "on 5 March instead of 4 March"."""
    at = start - 1
    if tokens.word(at) in _ON:
        at -= 1
    return tokens.word(at) in _LAST_INSTEAD and (tokens.word(at - 1), tokens.word(at)) in _INSTEAD


_ON = frozenset({"on", "in", "at", "the"})
_LAST_INSTEAD = frozenset({"than", "of", "to"})
_INSTEAD = frozenset({("rather", "than"), ("instead", "of"), ("opposed", "to")})


def _is_object_of_not(tokens: Tokens, start: int) -> bool:
    """Tell "did not send 1,500 soldiers": a verb between "not" and the figure, nothing else."""
    negation = tokens.word(start - 2)
    if not tokens.is_word(start - 1) or tokens.word(start - 1) in _NOT_ONLY:
        return False
    helped = negation.endswith("n't") or tokens.word(start - 3) in _DID
    return helped and (negation == "not" or negation.endswith("n't"))


_DID = frozenset("did does do has have had was were is are will would".split())


def _opening_quote(tokens: Tokens, start: int, figure_end: int, end: int) -> int:
    """Return the first token of a mention, with the mark that opens a quotation closed in it."""
    closes = any(tokens.word(index) in ("”", '"') for index in range(figure_end, end))
    return start - 1 if closes and tokens.word(start - 1) in ("“", '"') else start


def _date(context: _Context, day: Day) -> Mention:
    tokens = context.tokens
    frame, speaker = context.speaker(day.start)
    said = context.dates.said(frame)
    own = context.clauses.numbers
    doubt = context.doubt(day.start, frame)
    denied = (
        (
            frame is not None
            and frame.denies
            and own[day.start] != own[frame.verb]
            and not _is_taken_for_granted(context, day.start)
        )
        or (doubt is not None and not doubt.why)
        or negated.is_other_day(tokens, day.start)
        or _is_replaced(tokens, day.start)
    )
    return Mention(
        tokens.starts[day.start],
        tokens.ends[day.end - 1],
        MentionKind.DATE,
        day.value,
        Hedge.EXACT,
        context.tellings[context.at].span,
        context.clauses.own(day.start),
        speaker=speaker,
        as_of=said.value if said is not None and said is not day else context.reader.published,
        # "denied it on Monday" happened on Monday.
        polarity=Polarity.DENIED if denied else Polarity.ASSERTED,
        unread=day.unread
        or _of_record(tokens, day)
        or asides.supposed(tokens, context.clauses, day.start)
        or (doubt.why if doubt is not None else "")
        or (negated.why(tokens, context.clauses.start(day.start), day.start) if not denied else ""),
    )


def _of_record(tokens: Tokens, day: Day) -> str:
    """Tell "the worst since 2022", a day with which others are compared."""
    if tokens.words[day.start] != "since":
        return ""
    near = tokens.words[max(0, day.start - 5) : day.start]
    best = next((word for word in near if word in _RECORDS or _is_superlative(word)), "")
    return f"a record: “{best} … since”" if best else ""


def _is_superlative(word: str) -> bool:
    return word.endswith("est") and len(word) > 5 and word not in _NO_SUPERLATIVES


_RECORDS = frozenset({"worst", "best", "first", "most", "least", "record"})
_NO_SUPERLATIVES = frozenset({"forest", "arrest", "protest", "interest", "request", "invest"})


# Who does this takes the stance; who "sends troops" does not thereby say so.
_ANSWERS = (VERBS - NOUNS_TOO) | frozenset(
    "deny declined declines decline refused refuses refuse ignored confirm apologized apologised "
    "condemned condemns welcomed welcomes rejected rejects backed backs opposed opposes".split()
)
_NOT_ONLY = frozenset({"just", "only", "merely", "simply", "least", "less", "fewer"})
_NEGATIONS = frozenset({"not", "never", "no", "nor", "neither", "cannot", "nobody", "yet"})


def _words(context: _Context, start: int, end: int) -> Mention:
    tokens = context.tokens
    frame, speaker = context.speaker(start)
    answer = next((i for i in range(start, end) if tokens.words[i] in _ANSWERS), None)
    if answer is not None and context.tellings[context.at].quotation(start) is None:
        doer = context.reader.conversation.doer(context.tellings[context.at], answer)
        speaker = doer or speaker
    as_of, as_of_words = context.day(start, frame, speaker)
    doubt = context.doubt(start, frame)
    return Mention(
        tokens.starts[start],
        tokens.ends[end - 1],
        MentionKind.WORDS,
        None,
        Hedge.EXACT,
        context.tellings[context.at].span,
        context.clauses.own(start),
        polarity=_stance_polarity(context, start, frame),
        speaker=speaker,
        as_of=as_of,
        as_of_words=as_of_words,
        unread=asides.supposed(tokens, context.clauses, start)
        or (doubt.why if doubt is not None else ""),
    )


def _is_untrue(context: _Context, token: int) -> bool:
    """Tell whether "no evidence that …" or "untrue that …" governs a token, in its own clause."""
    if token < context.denied_from:
        return False
    own = context.clauses.numbers
    first = context.clauses.start(token)
    return own[token] == own[context.denied_from] or first - context.denied_from <= 2


def _stance_polarity(context: _Context, start: int, frame: Frame | None) -> Polarity:
    """Deny words under "not", and those of a clause that somebody denies."""
    first = context.clauses.start(start)
    reported = frame is not None and frame.denies and 0 < first - frame.verb <= 2
    doubt = context.doubt(start, frame)
    untrue = _is_untrue(context, start) or (doubt is not None and not doubt.why)
    denied = reported or untrue or _is_negated(context, start)
    return Polarity.DENIED if denied else Polarity.ASSERTED


def _is_negated(context: _Context, token: int) -> bool:
    """Tell whether "not" stands shortly before, in the same clause."""
    words = context.tokens.words
    for index in range(max(context.clauses.start(token), token - 4), token):
        # "no weapons due to the law" denies the weapons, and "not just" denies nothing.
        if words[index] == "no" and index < token - 2:
            continue
        if words[index] in _NEGATIONS or words[index].endswith("n't"):
            return words[index + 1] not in _NOT_ONLY
    return False


def _unit(tokens: Tokens, counted: Counted) -> str | None:
    if counted.head is None:
        return None
    word = tokens.word(counted.head[0])
    if word in ("%", "per", "pct", "percentage"):
        return "percent"
    if counted.unit or counted.head[1] - counted.head[0] > 1:
        return counted.unit  # the "km2" is no kilometre
    return _BUILT_IN.unit_of(word)
