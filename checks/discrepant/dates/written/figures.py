"""Which day is written in figures: "2024-06-19", "19/6/2024", "19.06.2024", "2015-16"?

Where both orders are possible the month comes first, as in the United States, unless the
article writes its other days the other way.
"""

from __future__ import annotations

from dataclasses import replace

from discrepant.dates import days
from discrepant.dates.words import (
    ANY_WEEKDAY,
    EITHER_ORDER,
    TO,
    Phrase,
    Standpoint,
    Unread,
    ends_here,
    full_year,
    is_counted,
    looks_ahead,
    plain,
    year_number,
)
from discrepant.dates.written.months import closes, day_first, fixed
from discrepant.dates.written.named_figures import with_name
from discrepant.dates.written.years import joined, lasting, recur
from discrepant.interval import Interval
from discrepant.tokens import Tokens, table

_ON_A_DAY = table("on since until till by from between before after or through thru to")


def dashed(tokens: Tokens, at: int) -> Phrase | None:
    """Read "2024-06-19", "10-1-2018", "2015-2016", "2015-16", "11-2016"; else days first."""
    parts = _figures(tokens, at, tokens.word(at + 1))
    if len(parts) == 3:
        return _three(at + 5, *parts)
    year = year_number(parts[0]) if len(parts) == 2 else 0
    if year:
        return _two(tokens, at + 3, year, parts[1])
    if len(parts) == 6:
        left, right = _three(at + 5, *parts[:3]), _three(at + 11, *parts[3:])
        return left and right and joined(left, right)
    found = with_name(tokens, at) or day_first(tokens, at) or _month_and_year(tokens, at)
    return found or _dashed_without_year(tokens, at, parts)


def _dashed_without_year(tokens: Tokens, at: int, parts: tuple[str, ...]) -> Phrase | None:
    """Read "on 4-22", where the second can be no month and nothing follows it could count."""
    if len(parts) != 2 or tokens.word(at - 1) != "on" or not closes(tokens, at + 3):
        return None
    return _month_day(tokens, at + 3, int(parts[0]), int(parts[1]))


def _month_day(tokens: Tokens, end: int, number: int, day: int) -> Phrase | None:
    if not (1 <= number <= 12 < day <= 31):
        return None
    return recur(tokens, end, days.each_day(number, day), number)


def spaced(tokens: Tokens, at: int) -> Phrase | None:
    """Read "2016 10 16"."""
    year, number, day = (tokens.word(place) for place in (at, at + 1, at + 2))
    if not (number.isdigit() and day.isdigit() and len(number) <= 2 >= len(day)):
        return None
    if not (1 <= int(number) <= 12 and 1 <= int(day) <= 31) or not ends_here(tokens, at + 3):
        return None
    return fixed(at + 3, int(year), int(number), int(day))


def dotted_without_year(tokens: Tokens, at: int) -> Phrase | None:
    """Read "on 4.22", where the sentence ends."""
    number, _, day = tokens.words[at].partition(".")
    if tokens.word(at - 1) != "on" or not closes(tokens, at + 1):
        return None
    if not (number.isdigit() and day.isdigit() and len(number) <= 2 == len(day)):
        return None
    if not (1 <= int(number) <= 12 and 10 <= int(day) <= 31):
        return None
    return recur(tokens, at + 1, days.each_day(int(number), int(day)), int(number))


def _month_and_year(tokens: Tokens, at: int) -> Phrase | None:
    """Read "11-2016", "11 / 2016" and "2016 - 11", spaced or not."""
    first, second = tokens.word(at), tokens.word(at + 2)
    if len(first) > len(second):
        first, second = second, first
    year = year_number(second)
    if not year or not (1 <= len(first) <= 2 and first.isdigit()) or not 1 <= int(first) <= 12:
        return None
    return lasting(at + 3, days.month_of, year, int(first)) if ends_here(tokens, at + 3) else None


def _two(tokens: Tokens, end: int, year: int, second: str) -> Phrase | None:
    last = year_number(second)
    if len(second) == 2:
        last = year - year % 100 + int(second)
    # "2011-12" is read as two years, which hold December 2011 as well.
    if len(second) in {2, 4} and year < last <= year + (15 if len(second) == 2 else 1000):
        counted = is_counted(tokens, end)
        return None if counted else lasting(end, days.years, year, last - year + 1)
    if len(second) <= 2 and 1 <= int(second) <= 12:
        return lasting(end, days.month_of, year, int(second))
    return None


def slashed(tokens: Tokens, at: int) -> Phrase | None:
    """Read "6/19/2024", "19/6/2024", "6/19/24", "6/2024", "2023/24", "9/11", and "on 6/19"."""
    parts = _figures(tokens, at, "/")
    if len(parts) == 3:
        return _three(at + 5, *parts)
    named = with_name(tokens, at) or _year_after_comma(tokens, at)
    if named:
        return named
    if len(parts) == 2 and year_number(parts[0]):
        return _two(tokens, at + 3, int(parts[0]), parts[1])
    if len(parts) == 1:
        return _month_and_year(tokens, at)
    if len(parts) != 2 or len(parts[0]) > 2:
        return None
    if parts == ("9", "11"):
        return fixed(at + 3, 2001, 9, 11)
    first, second = int(parts[0]), int(parts[1])
    if year_number(parts[1]) >= 1500 and 1 <= first <= 12:  # "2/1000" is a part
        return lasting(at + 3, days.month_of, second, first)
    return _without_year(tokens, at, parts[0], parts[1])


def _year_after_comma(tokens: Tokens, at: int) -> Phrase | None:
    """Read "08/12,2015", "08/12,15", where the comma stands within a token."""
    month, (day, comma, year) = tokens.words[at], tokens.word(at + 2).partition(",")
    short = len(month) == len(day) == len(year) == 2
    if not comma or not tokens.touches(at + 2) or not (short or year_number(year)):
        return None
    figures = month.isdigit() and day.isdigit() and year.isdigit() and len(month) <= 2
    return _three(at + 3, month, day, year) if figures else None


def _without_year(tokens: Tokens, at: int, first: str, second: str) -> Phrase | None:
    """Read "6/19" where it is no fraction: after "on", after a weekday, in a range, as "06/19"."""
    number, day = _month_and_day(int(first), int(second))
    if not (1 <= number <= 12 and 1 <= day <= 31) or len(second) > 2:
        return None
    end = at + 3
    cued = _is_cued(tokens, at) or (tokens.word(end) in TO and tokens.word(end + 2) == "/")
    if not cued and not _is_padded(tokens, end, first, second):
        return None
    if tokens.word(end) == "of" or not ends_here(tokens, end):
        return None
    usual = recur(tokens, end, days.each_day(number, day), number)
    if max(number, day) > 12:
        return usual
    return _either(usual, recur(tokens, end, days.each_day(day, number), day))


def _is_cued(tokens: Tokens, at: int) -> bool:
    before = plain(tokens, at - 1)
    ranged = before in TO and tokens.word(at - 3) == "/"
    listed = before in {",", "or", "and"} and tokens.word(at - 3) == "/"
    directed = before in {"this", "next", "last"} and _closes_or_ranges(tokens, at + 3)
    cued = before in _ON_A_DAY or before in ANY_WEEKDAY
    return cued or ranged or listed or directed or _is_ahead(tokens, at)


def _closes_or_ranges(tokens: Tokens, at: int) -> bool:
    """Tell whether the sentence or the first side of a range ends at token `at`."""
    return closes(tokens, at) or tokens.word(at) in TO


def _is_ahead(tokens: Tokens, at: int) -> bool:
    """Tell the "4/22" of "will be back 4/22." from a fraction by its day and its place."""
    last = closes(tokens, at + 3) and tokens.word(at + 2) > "12" and len(tokens.word(at + 2)) == 2
    return last and looks_ahead(tokens, at, at + 3) is True


def _is_padded(tokens: Tokens, end: int, first: str, second: str) -> bool:
    """Tell "22/04" and the "2/29" that is all there is from the score and the fraction."""
    written_out = len(first) == len(second) == 2 and "0" in (first[0], second[0])
    alone = end == len(tokens) == 3 and len(second) == 2
    return written_out or alone


def dotted(tokens: Tokens, at: int) -> Phrase | None:
    """Read "19.06.2024", which is one token, day first, and "2015.5.13"."""
    parts = tokens.words[at].split(".")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    if year_number(parts[0]) and max(len(parts[1]), len(parts[2])) <= 2:
        return fixed(at + 1, int(parts[0]), int(parts[1]), int(parts[2]))
    if max(len(parts[0]), len(parts[1])) > 2 or not year_number(parts[2]):
        return None
    number, day = _month_and_day(int(parts[1]), int(parts[0]))
    return fixed(at + 1, int(parts[2]), number, day)


def compact(tokens: Tokens, at: int) -> Phrase | None:
    """Read "20161016", where it is a day of the years 1900 to 2099."""
    word = tokens.words[at]
    year, number, day = int(word[:4]), int(word[4:6]), int(word[6:])
    if not (1900 <= year <= 2099 and 1 <= number <= 12 and 1 <= day <= 31):
        return None
    return fixed(at + 1, year, number, day) if ends_here(tokens, at + 1) else None


def is_standard(tokens: Tokens, at: int) -> bool:
    """Tell "2002-10-09" and "20021009", which are dates in the name of a file, too."""
    word = tokens.words[at]
    if len(word) == 8:
        return word.isdigit() and 1900 <= int(word[:4]) <= 2099
    parts = _figures(tokens, at, "-") if len(word) == 4 and tokens.word(at + 1) == "-" else ()
    return [len(part) for part in parts] == [4, 2, 2]


def _figures(tokens: Tokens, at: int, mark: str) -> tuple[str, ...]:
    """Return the digits that hang together by `mark` from token `at` on, at most seven."""
    found = [tokens.words[at]]
    place = at + 1
    while len(found) < 7 and tokens.word(place) == mark and tokens.touches(place):
        if not (tokens.is_number(place + 1) and tokens.touches(place + 1)):
            break
        found.append(tokens.words[place + 1])
        place += 2
    short = all(each.isdigit() and len(each) <= 4 for each in found)
    return tuple(found) if short else ()


def _three(end: int, first: str, second: str, third: str) -> Phrase | None:
    if len(second) > 2:
        return None
    if len(first) == 4 and len(third) <= 2:
        return fixed(end, int(first), int(second), int(third)) if year_number(first) else None
    if len(first) > 2 or len(third) not in {2, 4}:
        return None
    year = year_number(third) if len(third) == 4 else full_year(int(third))
    number, day = _month_and_day(int(first), int(second))
    if not year:
        return None
    usual = fixed(end, year, number, day)
    return usual if max(number, day) > 12 else _either(usual, fixed(end, year, day, number))


def _either(month_first: Phrase, day_first: Phrase) -> Phrase:
    """Mean the day in the order in which the article writes its days."""

    def when(at: Standpoint) -> Interval:
        if at.day_first is None:
            raise Unread(EITHER_ORDER)
        return (day_first if at.day_first else month_first).when(at)

    return replace(month_first, when=when)


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    return (second, first) if first > 12 >= second else (first, second)
