"""What must hold: places in YAML, cues, formulas, quantities, expectations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from discrepant.interval import Interval


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
class Label:
    """A value that is a word: its name, and the phrases that say it."""

    name: str
    cues: tuple[Cue, ...]


class OverTime(StrEnum):
    """How the true value of a quantity may change from day to day."""

    GROWS = "grows"
    FALLS = "falls"
    CONSTANT = "constant"


class Each(StrEnum):
    """Name of whom or what each has a value of its own."""

    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is measured: a unit, and how it is found, derived or quoted.

    `unit` is a unit expression ("soldier", "soldier / brigade", "percent"), "date", or
    "label" where the values are words; then `labels` are those words, and `find` narrows the
    sentences in which they count.  `valid_for` is a number of days, None for no limit.  With
    `each` a figure belongs to the person named beside it, and only figures of one person are
    compared.
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
    labels: tuple[Label, ...] = ()
    over_time: OverTime | None = None
    each: Each | None = None

    @property
    def is_label(self) -> bool:
        """Tell whether its values are words."""
        return self.unit == "label"

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
    VERBATIM = "verbatim"
    SPELLING = "spelling"


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
class Verbatim:
    """Whose quotations must read alike: a speaker, and words one of which they hold."""

    speaker: str
    about: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must hold.

    `quantity` is set for agree, `relation` for hold and order, `verbatim` and `names` (whose
    spelling is held) for the tests of their name.  `tolerance` is a share of the nearer value
    (5% is 1/20); for dates, days.  `level` goes for every kind of finding, `levels` for
    kinds by name ("quoted", "cross").
    """

    id: str
    test: Test
    place: Place
    quantity: str = ""
    relation: Relation | None = None
    tolerance: Fraction = Fraction(0)
    same: Same | None = None
    level: Level | None = None
    levels: tuple[tuple[str, Level], ...] = ()
    verbatim: Verbatim | None = None
    names: tuple[str, ...] = ()
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
