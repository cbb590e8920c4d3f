"""What the stages hand to each other: frozen values, canonical by construction.

From articles: Source -> Mention -> Claim.  From YAML: Ruleset with Quantity, Expectation and
the language they are written in.  From both: Finding, Outcome, Report.  The words are those
of the README: a *mention* is a figure or date seen in the text, a *claim* is a mention read
as a value of a declared quantity.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from discrepant.interval import Interval

NARRATOR = "narrator"


class Span(NamedTuple):
    """Hold a stretch of a text: code-point offsets, the end excluded."""

    start: int
    end: int


# ---------------------------------------------------------------- what an article says


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
    """Tell figures from dates."""

    NUMBER = "number"
    DATE = "date"


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
    """Hold a place in an article with the words that stand there; line and column from 1."""

    source: str
    path: str
    start: int
    end: int
    line: int
    column: int
    text: str
    sentence: str
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold a mention read as a value of a declared quantity.

    `speaker` is the declared name where the YAML has one, `voices` all the names it counts
    as (an alias may be another speaker).  `derived` are the operands of a computed value,
    `arithmetic` its working ("2 × 6,000 = 12,000").  `copies` are passages that repeat the
    claim and are no evidence of their own.  `quoted` marks a claim written down by hand.
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


# ---------------------------------------------------------------- what must hold


class Place(NamedTuple):
    """Hold a place in an expectation file; line and column from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Cue:
    """Hold a cue: lower-case words, the last of them perhaps the beginning of a word."""

    words: tuple[str, ...]
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold a phrase with the place of a figure: the words before and after it."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindRule:
    """Hold one way to find a quantity: a phrase, or cue words in the figure's own clause."""

    any_of: tuple[Cue, ...] = ()
    and_of: tuple[Cue, ...] = ()
    none_of: tuple[Cue, ...] = ()
    phrase: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a formula."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """A quantity in a formula."""

    id: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two terms and one of + - * /."""

    operator: str
    left: Term
    right: Term


Term = Number | Name | Operation

# What a unit measures: base dimensions in order, with their exponents; () for a bare number.
Dimension = tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Two terms and one of == != < <= > >=; `text` is the formula as written."""

    operator: str
    left: Term
    right: Term
    text: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A term as written in `derive:`."""

    term: Term
    text: str


@dataclass(frozen=True, slots=True)
class QuotedClaim:
    """A claim written down by hand: where, the words, and what they do not say themselves.

    `value`, `speaker` and `as_of` are text as written in the YAML, "" where not given; they
    are read by the readers that read the articles.
    """

    source: str
    says: str
    place: Place
    value: str = ""
    speaker: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is measured: a unit, and how it is found, derived or quoted.

    `unit` is a unit expression ("soldier", "soldier / brigade", "percent") or "date".
    `valid_for` is a number of days, None for no limit.
    """

    id: str
    what: str
    unit: str
    place: Place
    find: tuple[FindRule, ...] = ()
    derive: Formula | None = None
    domain: Interval | None = None
    valid_for: int | None = None
    claims: tuple[QuotedClaim, ...] = ()

    @property
    def is_date(self) -> bool:
        """Tell whether its values are days."""
        return self.unit == "date"


class Test(StrEnum):
    """Name what an expectation asks."""

    __test__ = False  # not a pytest class

    AGREE = "agree"
    HOLD = "hold"
    ORDER = "order"


class Same(StrEnum):
    """Name what two claims must share to be compared."""

    SOURCE = "source"
    SPEAKER = "speaker"


class Level(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def gravity(self) -> int:
        """Return 2 for an error, 1 for a warning, 0 for a note."""
        return {"error": 2, "warning": 1, "note": 0}[self.value]


@dataclass(frozen=True, slots=True)
class Example:
    """Texts, each an article of its own, that conflict or agree."""

    conflict: bool
    texts: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must hold.  `quantity` is set for agree, `relation` for hold and order.

    `tolerance` is a share of the nearer value (5% is 1/20); for dates, days.
    """

    id: str
    test: Test
    place: Place
    quantity: str = ""
    relation: Relation | None = None
    tolerance: Fraction = Fraction(0)
    same: Same | None = None
    level: Level | None = None
    why: str = ""
    tags: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """A declared speaker and the names that count as the same."""

    name: str
    aliases: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Ruleset:
    """What one expectation file declares, or several joined: `units` are pint definitions.

    `places` tells where a value stands, so that an error found later can point to it:
    ("quantities/total/unit", Place), ("expectations/total-agrees/tolerance", Place).
    """

    path: str
    units: tuple[tuple[str, Place], ...] = ()
    speakers: tuple[Speaker, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    places: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding that somebody has looked at and accepted, until a day."""

    fingerprint: str
    reason: str
    until: str = ""
    who: str = ""


# ---------------------------------------------------------------- what came of it


class Verdict(StrEnum):
    """What an expectation came to."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    UNDECIDED = "undecided"


class FindingKind(StrEnum):
    """Who contradicts whom, gravest first."""

    SELF = "self"
    EQUATION = "equation"
    ORDER = "order"
    CROSS = "cross"
    QUOTED = "quoted"

    @property
    def gravity(self) -> int:
        """Return a number that is higher for the graver kind."""
        return len(FindingKind) - list(FindingKind).index(self)


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a finding: a value and the claims that stand behind it.

    `label` names the side in an equation ("planned_total"), "" elsewhere.  `also_fits` are
    the numbers (from 0) of other positions that one of its claims would fit as well.
    """

    value: Interval
    claims: tuple[Claim, ...]
    polarity: Polarity = Polarity.ASSERTED
    label: str = ""
    also_fits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """An expectation that does not hold, with both sides.

    `gap` is the distance as a share of the nearer value, or in days for dates; None where
    it has no meaning.  `message` is one sentence for people and no part of the identity.
    """

    fingerprint: str
    expectation: str
    kind: FindingKind
    level: Level
    message: str
    positions: tuple[Position, ...]
    place: Place
    story: str = ""
    gap: Fraction | None = None
    tolerance: Fraction = Fraction(0)
    why: str = ""
    working: str = ""
    accepted: Acceptance | None = None

    @property
    def counts(self) -> bool:
        """Tell whether the finding is still open: nobody accepted it."""
        return self.accepted is None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one expectation came to, how much it compared, and why where it is undecided."""

    expectation: Expectation
    verdict: Verdict
    claims: int
    sources: int
    findings: tuple[Finding, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What one example of an expectation came to; `message` says what was found instead."""

    expectation: Expectation
    example: Example
    passed: bool
    message: str = ""


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a report says of a source: who published it and when, how much was seen in it."""

    id: str
    path: str
    publisher: str
    original: str
    published: Interval | None
    story: str
    mentions: int
    claims: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run came to; the only thing that renderers see.

    `claims` are all claims, copies folded.  `skipped` are articles that could not be used,
    each with its reason; `warnings` are remarks on the run itself.
    """

    sources: tuple[SourceNote, ...]
    quantities: tuple[Quantity, ...]
    outcomes: tuple[Outcome, ...]
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    uncovered: tuple[Passage, ...]
    skipped: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, worst first: open before accepted, by level, then by kind."""
        return tuple(
            sorted(
                (finding for outcome in self.outcomes for finding in outcome.findings),
                key=lambda finding: (
                    not finding.counts,
                    -finding.level.gravity,
                    -finding.kind.gravity,
                    finding.expectation,
                    finding.fingerprint,
                ),
            )
        )

    @property
    def compared(self) -> int:
        """Return how many claims were held against another."""
        return sum(outcome.claims for outcome in self.outcomes)
