"""What an article says: sources, mentions, passages, claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from discrepant.interval import Interval

NARRATOR = "narrator"
# Kinds of figures that may hold a smaller one: "five people, including the gunman", "three
# shootings that killed four", "87 passengers and crew".
DOER_TOO = "whoever did it too"
TOGETHER = "several events together"
WITH_OTHERS = "others too"
# What is measured of others, or otherwise: "44% among the young", "room for 150 passengers".
APART = "another thing"
IN_HOSPITAL = "those in hospital"
WEEKDAY = "a weekday alone"
YEARLESS = "a day without its year"
# What follows the one is the other: "late on Monday" and "early on Tuesday" may be one hour.
NIGHT = "a night"
EARLY = "the small hours"


class Span(NamedTuple):
    """Hold a stretch of a text: code-point offsets, the end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """Hold one article: its text as it lies on disk and what is known of it.

    `published` are the days on which it may have appeared, None where nobody said.
    Sources of different stories are never compared.
    """

    id: str
    text: str
    path: str
    publisher: str = ""
    original: str = ""
    published: Interval | None = None
    story: str = ""


class Hedge(StrEnum):
    """Name the way in which words shape a figure."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    BETWEEN = "between"
    VAGUE = "vague"


class Polarity(StrEnum):
    """Tell whether a value is asserted or denied."""

    ASSERTED = "asserted"
    DENIED = "denied"


class MentionKind(StrEnum):
    """Tell figures, dates, and words that an expectation asks for."""

    NUMBER = "number"
    DATE = "date"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a number as the text writes it, before any hedge.

    `start` and `end` are token indices (the end excluded).  `step` is the worth of the last
    digit that counts ("1.28 million": 10,000; "12,000": 1,000), `digits` how many digits
    count.  `scale` is what a scale word or letter multiplied by ("10 million": 1,000,000).
    `vague` words ("several thousand") have a width of their own.  `unit` is a currency
    that stands before the number ("$5").
    """

    start: int
    end: int
    value: Interval
    step: Fraction = Fraction(1)
    digits: int = 1
    scale: int = 1
    vague: bool = False
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """Hold a date phrase: token indices, the days it may mean, or why they cannot be told."""

    start: int
    end: int
    value: Interval | None
    unread: str = ""
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold a figure or a date as it stands in its sentence; all spans are code points.

    `value` is None where it was seen and could not be read; `unread` says why, and also why
    a figure that was read can be no claim ("a part: “including”").  `figure` is the number
    before its hedge, `noun` the head of the counted phrase, `per` what "each" or "per"
    divides by, `unit` a unit that the text itself states (percent, USD, mile, person).
    `clause` are the stretches of the sentence that are the figure's own clause.  `speaker` is
    the name as the article gives it in full, NARRATOR where nobody else speaks.  `as_of` is
    the day the figure is about, `said` the words that gave it.  `repeat_of` points to the
    first printing of the same sentence.
    """

    start: int
    end: int
    kind: MentionKind
    value: Interval | None
    hedge: Hedge
    sentence: Span
    clause: tuple[Span, ...]
    figure: Span | None = None
    noun: Span | None = None
    per: Span | None = None
    unit: str | None = None
    polarity: Polarity = Polarity.ASSERTED
    speaker: str = NARRATOR
    as_of: Interval | None = None
    as_of_words: Span | None = None
    unread: str = ""
    repeat_of: Span | None = None

    @property
    def span(self) -> Span:
        """Return where the mention stands, hedge and noun included."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a place in an article with the words that stand there; line and column from 1.

    `more_utf16` and `more_utf8` are how many UTF-16 units and bytes its line holds before it
    beyond the code points, for those who count columns in them.
    """

    source: str
    path: str
    start: int
    end: int
    line: int
    column: int
    text: str
    sentence: str
    publisher: str = ""
    more_utf16: int = 0
    more_utf8: int = 0


@dataclass(frozen=True, slots=True)
class Trace:
    """Hold the words of the article that made a claim what it is, "" where none did.

    `cue` named the quantity, `day` gave the as-of day; without words for it the day is that
    of publication.
    """

    figure: str = ""
    hedge: str = ""
    noun: str = ""
    cue: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold a mention read as a value of a declared quantity.

    `speaker` is the declared name where the YAML has one, `voices` all the names it counts
    as (an alias may be another speaker).  `derived` are the operands of a computed value,
    `arithmetic` its working ("2 × 6,000 = 12,000").  `copies` are passages that repeat the
    claim and are no evidence of their own.  `quoted` marks a claim written down by hand.
    `label` is the value where values are words: a stance, a spelling, a quotation; `value`
    is then everything.  `kind` is the noun that names only some of what is counted ("women",
    "others"): such a figure may be a part of a larger one; what is DOER_TOO or TOGETHER may
    hold a smaller one, and what is APART is compared with its own kind alone; of days, a WEEKDAY
    or a YEARLESS one that two articles name is one day, whenever they came out.  `about` is the
    person whose figure
    it is, "" where the quantity is nobody's own.
    """

    quantity: str
    value: Interval
    passage: Passage
    unit: str
    story: str = ""
    hedge: Hedge = Hedge.EXACT
    polarity: Polarity = Polarity.ASSERTED
    speaker: str = NARRATOR
    voices: tuple[str, ...] = (NARRATOR,)
    as_of: Interval | None = None
    derived: tuple[Passage, ...] = ()
    arithmetic: str = ""
    copies: tuple[Passage, ...] = ()
    quoted: bool = False
    label: str = ""
    kind: str = ""
    trace: Trace = Trace()
    about: str = ""

    @property
    def source(self) -> str:
        """Return the id of the article."""
        return self.passage.source


@dataclass(frozen=True, slots=True)
class Unread:
    """Hold what was seen and could not be used, with the reason."""

    passage: Passage
    reason: str
    quantity: str = ""
