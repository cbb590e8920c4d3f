"""Which days are written out here: "June 19, 2024", "19/6/2024", "Q3 2023", "the 1990s"?

Dates that stand in a calendar.  This room's files read one way of writing each: `months`,
`figures`, `named_figures`, `spelled`, `holidays`; `years` tells which year is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from discrepant.dates import days
from discrepant.dates.words import (
    ANY_MONTH,
    DASHES,
    ORDINALS,
    SEASONS,
    SHORT_MONTHS,
    SUFFIXES,
    TO,
    Phrase,
    Reader,
    year_number,
)
from discrepant.dates.written import holidays, spelled
from discrepant.dates.written.figures import (
    compact,
    dashed,
    dotted,
    dotted_without_year,
    slashed,
    spaced,
)
from discrepant.dates.written.months import closing_day, day_first, lone_day, month
from discrepant.dates.written.years import (
    bare,
    century,
    decade,
    decade_in_words,
    in_words,
    in_year,
    recur,
)
from discrepant.tokens import Tokens


def number(tokens: Tokens, at: int) -> Phrase | None:
    """Read what begins with digits; most numbers are no dates, so it is left early."""
    word = tokens.words[at]
    reader = _AFTER_NUMBER.get(tokens.word(at + 1))
    found = reader(tokens, at) if reader else None
    if found is None and len(word) == 4 and "." not in word:
        return _year_first(tokens, at) or bare(tokens, at)
    if found is None and word.count(".") == 2:
        return dotted(tokens, at)
    if found is None and len(word) == 8 and word.isdigit():
        return compact(tokens, at)
    if found is None and "." in word:
        return dotted_without_year(tokens, at)
    return found or closing_day(tokens, at)


def _year_first(tokens: Tokens, at: int) -> Phrase | None:
    """Read "2016 June", "2016, Nov", "2017-Q1", "2016 H2", "2016 the third quarter"."""
    year = year_number(tokens.words[at])
    if not year:
        return None
    if tokens.is_number(at + 1) and not tokens.touches(at + 1):
        return spaced(tokens, at)
    place = at + 1
    if tokens.word(place) in {",", "-"} and (tokens.word(place) == "," or tokens.touches(place)):
        place += 1
    found = _of_a_year(tokens, place)
    if found is None or found.dated or found.recurring is None:
        return None
    return in_year(found, found.recurring, year)


def _of_a_year(tokens: Tokens, at: int) -> Phrase | None:
    word = tokens.word(at)
    if word in {"q", "h"}:
        return quarter(tokens, at)
    if word in ANY_MONTH:
        found = month(tokens, at)
        if found is None and word in SHORT_MONTHS:
            found = recur(tokens, at + 1, days.each_month(ANY_MONTH[word]))
        return None if found and tokens.is_capital(found.end) else found
    nth = ORDINALS.get(tokens.word(at + 1), 0) if word == "the" else 0
    if 0 < nth <= 4 and tokens.word(at + 2) == "quarter":
        return recur(tokens, at + 3, days.each_months(3 * nth - 2, 3))
    return None


def _suffixed(tokens: Tokens, at: int) -> Phrase | None:
    """Read "19th June", "21st century" and the "18th" of "on the 18th"."""
    return century(tokens, at) or day_first(tokens, at) or lone_day(tokens, at)


def quarter(tokens: Tokens, at: int) -> Phrase | None:
    """Read "Q3 2024", "Q3", "H1 of 2023", "q1-2019"."""
    length = 3 if tokens.words[at] == "q" else 6
    digit = tokens.word(at + 1)
    if not (tokens.touches(at + 1) and digit in {"1", "2", "3", "4"}):
        return None
    if int(digit) > 12 // length:
        return None
    end = at + 2
    if tokens.word(end) == "-" and tokens.touches(end + 1) and year_number(tokens.word(end + 1)):
        end += 1
    found = recur(tokens, end, days.each_months((int(digit) - 1) * length + 1, length))
    dated_before = year_number(tokens.word(at - 1)) or year_number(tokens.word(at - 2))
    return found if found.dated or length == 3 or dated_before else None


def season(tokens: Tokens, at: int) -> Phrase | None:
    """Read "spring 2020", "summer of last year", "winter of 2023-24"; bare seasons are words."""
    start = SEASONS[tokens.words[at]]
    found = recur(tokens, at + 1, days.each_months(start, 3))
    if not found.dated:
        return None
    if start == 12 and tokens.word(found.end) in DASHES and tokens.is_number(found.end + 1):
        return replace(found, end=found.end + 2)
    return found


def in_spelled_words(tokens: Tokens, at: int) -> Phrase | None:
    """Read "twenty-second of June", "in nineteen ninety-six", "the nineteen seventies"."""
    return (
        in_words(tokens, at)
        or decade_in_words(tokens, at)
        or day_first(tokens, at)
        or lone_day(tokens, at)
    )


def month_or_feast(tokens: Tokens, at: int) -> Phrase | None:
    """Read "May Day", "April Fool's Day", else the month."""
    return holidays.holiday(tokens, at) or month(tokens, at)


_AFTER_NUMBER: Mapping[str, Reader] = (
    dict.fromkeys((*ANY_MONTH, *TO, "of", "and", "in", "this", "next", "last", "."), day_first)
    | dict.fromkeys(SUFFIXES, _suffixed)
    | dict.fromkeys(("s", "'"), decade)
    | {"-": dashed, "–": dashed, "~": dashed, "/": slashed}
)

_SPELLED = spelled.YEAR_OPENERS | {"thirteen", "fourteen", "thirty", "thirtieth"}

READERS: dict[str, Reader] = (
    holidays.READERS
    | dict.fromkeys(ANY_MONTH, month)
    | dict.fromkeys(("april", "may"), month_or_feast)
    | dict.fromkeys(SEASONS, season)
    | dict.fromkeys(("q", "h"), quarter)
    | dict.fromkeys(spelled.DECADES, decade_in_words)
    | dict.fromkeys(_SPELLED - {"one", "two"}, in_spelled_words)
)
"""By the word with which they begin: dates that are written out, digits aside."""
