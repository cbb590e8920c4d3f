"""Which words name days, and is the word a date where it stands?

Tables of words, the :class:`Phrase` that the date readers hand to each other, and the
judgement whether June is a month or a name, and 2016 a year or a count.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from discrepant.cardinals import CARDINALS, TENS
from discrepant.dates.days import MONTH_NAMES, Part, Recurring, Unit
from discrepant.interval import Interval
from discrepant.tokens import Tokens, table


class Standpoint(NamedTuple):
    """Hold where somebody writes from: the day, and whether they look ahead; None: unknown.

    `day_first` tells whether they write 3/6 for the third of June, None where they may.
    """

    day: date | None
    ahead: bool | None
    day_first: bool | None = False


When = Callable[[Standpoint], Interval]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold where a date phrase ends and which days it means to whoever writes on a day.

    `recurring` and `month` let the two sides of a range share a year and a month; `dated`
    tells that it has a year of its own, `daily` that it means single days.  `when` raises
    Unread where the days cannot be told.
    """

    end: int
    when: When
    relative: bool = True
    recurring: Recurring | None = None
    month: int = 0
    dated: bool = False
    daily: bool = False


Reader = Callable[[Tokens, int], Phrase | None]


class Unread(ValueError):
    """Raised where a phrase is a date that cannot be told; the message is the reason."""


EITHER_ORDER = "the day or the month may come first, and the article writes both ways"
NO_DAY = "relative date without a day of publication"
NOT_OURS = "relative to another day than that of publication"
WHICH_WAY = "it may be the past one or the coming one"
WHICH_YEAR = "no year is written, and it may be the coming one"
BACKWARDS = "a range that ends before it begins"


MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items() if name != "may"} | {"sept": 9}
ANY_MONTH = MONTHS | SHORT_MONTHS

_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
SHORT_WEEKDAYS = {name[:3]: number for name, number in WEEKDAYS.items()} | {
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
ANY_WEEKDAY = WEEKDAYS | SHORT_WEEKDAYS

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

UNITS = {unit.value: unit for unit in Unit} | {
    "days": Unit.DAY,
    "weeks": Unit.WEEK,
    "fortnights": Unit.FORTNIGHT,
    "months": Unit.MONTH,
    "quarters": Unit.QUARTER,
    "years": Unit.YEAR,
    "decades": Unit.DECADE,
    "centuries": Unit.CENTURY,
}
PLURAL_UNITS = frozenset(word for word in UNITS if word.endswith("s"))
TIMES_OF_DAY = frozenset({"morning", "afternoon", "evening", "night", "noon", "midnight"})

COUNTS = {word: (number, number) for word, number in (CARDINALS | TENS).items()} | {
    "couple": (2, 3),
    "few": (2, 9),
    "several": (3, 9),
}

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split(), 1)} | {"thirtieth": 30}
SUFFIXES = frozenset({"st", "nd", "rd", "th"})

PARTS = {"early": Part.EARLY, "mid": Part.MID, "late": Part.LATE}
ENDS = {"start": Part.EARLY, "beginning": Part.EARLY, "middle": Part.MID, "end": Part.LATE}

DASHES = frozenset({"-", "–", "~"})
TO = frozenset({"to", "through", "thru", "until", "till"}) | DASHES

# "Will meet on Friday": the nearest verb before a weekday tells whether it looks ahead.
_AHEAD = table(
    "will would shall must scheduled rescheduled postponed due upcoming slated plan plans planned "
    "expect expects expected starting begins starts deadline"
)
_BEHIND = table(
    "was were had did said says told died shot began came took went left saw found held made "
    "got gave met wrote fell killed since"
)

# A word that may follow a date without being what is counted or named by it.
FUNCTION_WORDS = table(
    "the a an and or but at in on to of for from by with when while as that which who he she it "
    "they we i there his her its was were is are has had have will would said says after before "
    "until if than because where so"
)
_AFTER_DATES = (
    FUNCTION_WORDS | TO | CARDINALS.keys() | TENS.keys() | {"around", "about", "during", "since"}
)
_PEOPLE = table("people men women children persons troops soldiers")

MONTH_CONTEXT = table(
    "in since of last this next until till by early earlier late later mid during before after "
    "between from to through past coming every each and"
)
_SURE_MONTH_CONTEXT = frozenset({"in", "since", "last", "this", "during"})
DAY_CONTEXT = table("on for by until till since of from before after between to")
YEAR_CONTEXT = table(
    "in of since during by from to until till through early late mid before after between year "
    "and around circa"
)
_NOT_YEARS = table(
    "$ € £ # no number numbers nos highway route hwy interstate room suite flight box unit apt "
    "code section page model article zip + = / . nearly almost over than least some about"
)
_STREETS = table(
    "street st avenue ave road rd drive dr lane ln boulevard blvd block court way place "
    "feet foot percent % km kg million billion hours pm am"
)


_UNITS = table(
    "g kg mg lb lbs oz l ml m cm mm ft mi mph b kb mb gb tb kw kwh mw v w hz mhz ghz calories "
    "degrees ° grams litres liters metres meters"
)
_CARS = table(
    "ford toyota honda chevrolet chevy nissan jeep dodge hyundai kia lexus bmw mercedes subaru "
    "mitsubishi lincoln buick cadillac gmc volkswagen volvo audi mazda acura chrysler pontiac "
    "tesla suv sedan pickup"
)


def plain(tokens: Tokens, at: int) -> str:
    """Return a folded word without its possessive."""
    return tokens.word(at).removesuffix("'s")


def skip(tokens: Tokens, at: int, *words: str) -> int:
    """Return the place after token `at` where that is one of `words`, else `at`."""
    return at + 1 if tokens.word(at) in words else at


def ends_here(tokens: Tokens, at: int) -> bool:
    """Tell whether no noun follows at token `at`: the sentence ends or a function word stands."""
    word = tokens.word(at)
    return not tokens.is_word(at) or word in _AFTER_DATES


def year_number(word: str) -> int:
    """Return the year that four digits may be, else 0."""
    if len(word) != 4 or not (word.isascii() and word.isdigit()):
        return 0
    return int(word) if 1000 <= int(word) <= 2199 else 0


def full_year(short: int) -> int:
    """Return 2024 for 24 and 1990 for 90; a year of two digits is hardly ever far ahead."""
    return short + (2000 if short < 40 else 1900)


def is_counted(tokens: Tokens, at: int) -> bool:
    """Tell whether token `at` is a noun in the plural that the number before it counts."""
    word = tokens.word(at)
    if not tokens.is_word(at) or tokens.is_capital(at) or word in FUNCTION_WORDS:
        return False
    if at == 2 and tokens.word(0) == "in" and _did(tokens.word(at + 1)):
        return False  # "In 2021 thieves raided": a sentence begins with the year
    if tokens.word(at - 2) in _BEFORE_EVENTS and word in _EVENTS:
        return False  # "the 2011 riots"
    return word in _PEOPLE or (len(word) > 2 and word.endswith("s") and not word.endswith(_NO_S))


_NO_S = ("'s", "ss", "us", "is")  # "the 2010 census"
_BEFORE_EVENTS = table("the in of since after its their")
_EVENTS = table(
    "elections riots floods fires wildfires protests attacks bombings shootings killings murders "
    "games finals championships playoffs primaries midterms talks accords sanctions reforms "
    "guidelines figures results data"
)


def _did(word: str) -> bool:
    return word in _DEEDS or (word.endswith("ed") and len(word) > 4)


_DEEDS = _BEHIND - {"was", "were", "had", "did", "since", "after"}


def stands_for_more(tokens: Tokens, at: int, end: int) -> bool:
    """Tell whether a lone month or year from `at` to `end` is a name, a verb or a count."""
    if end != at + 1:
        return False
    word = plain(tokens, at)
    if word in ANY_MONTH:
        return not _is_month_here(tokens, at)
    return year_number(word) != 0 and not _is_year_here(tokens, at)


def _is_month_here(tokens: Tokens, at: int) -> bool:
    """Tell June the month from June the name, and March from to march."""
    before, after = tokens.word(at - 1), at + 1
    if tokens.word(after) in TO and plain(tokens, after + 1) in ANY_MONTH:
        return True
    if before in {"the", "a", "an"}:
        lower = tokens.is_word(after) and not tokens.is_capital(after)
        return lower and tokens.word(after) not in FUNCTION_WORDS
    if word_is_month_only(tokens, at):
        return True
    if before in DASHES:
        return tokens.word(at - 2) == "mid" or tokens.word(at - 2) in ANY_MONTH
    named = tokens.is_capital(after) and before not in _SURE_MONTH_CONTEXT
    return before in MONTH_CONTEXT and not named


_NO_NAMES = table("january february july september october november december")


def word_is_month_only(tokens: Tokens, at: int) -> bool:
    """Tell the February of "out February" from "Black October" and "January Jones"."""
    named = tokens.is_capital(at + 1) or (tokens.is_capital(at - 1) and at > 1)
    return tokens.is_capital(at) and plain(tokens, at) in _NO_NAMES and not named


def _is_year_here(tokens: Tokens, at: int) -> bool:
    """Tell 2016 the year from 2016 of something; commas and counted nouns are seen before."""
    before = tokens.word(at - 1)
    if tokens.word(at + 1) in _UNITS:
        return False
    if before in _NOT_YEARS or (before == "at" and not tokens.is_capital(at + 1)):
        return False
    if tokens.word(at + 1) in _CARS or tokens.word(at + 2) in _CARS:
        return False
    if any(tokens.word(place) in _STREETS for place in range(at + 1, at + 5)):
        return before in {"in", "since", "during", "for"} and tokens.word(at + 1) not in _STREETS
    if before == "to" and tokens.is_number(at - 2) and tokens.word(at - 2) < "1000":
        return False  # "from 100 to 1000"
    return before in YEAR_CONTEXT or 1900 <= int(tokens.words[at][:4]) <= 2100


def looks_ahead(tokens: Tokens, at: int, end: int) -> bool | None:
    """Tell by the nearest verb whether a date from `at` to `end` lies ahead; None: no verb.

    The verb stands within twelve tokens before it, or after a date that opens the sentence.
    """
    near = {tokens.word(at - 1), tokens.word(at)}
    hyphened = tokens.word(at - 2) == "-" and tokens.touches(at - 1)  # "a drive-by Sunday"
    if not hyphened and not near.isdisjoint(("by", "until", "till")):
        return at > 1
    if at <= 1 and tokens.word(end) == ",":
        return _tense(tokens, range(end + 1, min(len(tokens), end + 13)))
    return _tense(tokens, range(at - 1, max(-1, at - 13), -1))


def _tense(tokens: Tokens, places: range) -> bool | None:
    for place in places:
        word = tokens.words[place]
        is_set = word == "set" and tokens.word(place + 1) in {"for", "to"}
        is_to = word == "to" and tokens.word(place - 1) in {"is", "are"}  # "is to begin"
        if word in _AHEAD or is_set or is_to or word.endswith("'ll"):
            return True
        if word in _BEHIND or _is_past(tokens, place):
            return False
        if word in ";:" and not tokens.touches(place + 1):  # "begins at 02:00 on Tuesday"
            break
    return None


def _is_past(tokens: Tokens, at: int) -> bool:
    """Tell "was arrested" and "arrested" from "will be arrested"."""
    word = tokens.words[at]
    return word.endswith("ed") and len(word) > 4 and tokens.word(at - 1) != "be"


def now(here: Standpoint) -> date:
    """Return the day of writing; raises Unread where nobody knows it."""
    if here.day is None:
        raise Unread(NO_DAY)
    return here.day


def elsewhere(_: Standpoint) -> Interval:
    """Mean a day that hangs on another day of the story: raises Unread."""
    raise Unread(NOT_OURS)
