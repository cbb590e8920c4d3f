"""Which day is written in figures around the name of a month: "05-Aug-2016", "Dec/2018"?"""

from __future__ import annotations

from discrepant.dates import days
from discrepant.dates.words import ANY_MONTH, Phrase, Standpoint, full_year, year_number
from discrepant.dates.written.years import lasting, recur
from discrepant.interval import Interval
from discrepant.tokens import Tokens


def with_name(tokens: Tokens, at: int) -> Phrase | None:
    """Read "05-Aug-2016", "Sep/23/2020", "2019-aug-1", "Dec-2018", "Oct/2"."""
    if tokens.word(at + 1) not in {"-", "/"}:
        return None
    parts = _chain(tokens, at)
    figures = [part for part in parts if part not in ANY_MONTH]
    if len(parts) < 2 or len(figures) != len(parts) - 1:
        return None
    number = next(ANY_MONTH[part] for part in parts if part in ANY_MONTH)
    end = at + 2 * len(parts) - 1
    if len(parts) == 3:
        return _day_and_year(end, number, figures, parts[1] == figures[-1])
    return _one_figure(tokens, end, number, figures[0])


def _chain(tokens: Tokens, at: int) -> list[str]:
    """Return up to three figures and names of months that one mark holds together."""
    mark, parts, place = tokens.word(at + 1), [tokens.word(at)], at + 1
    while len(parts) < 3 and tokens.word(place) == mark and tokens.touches(place):
        word = tokens.word(place + 1)
        short = tokens.is_number(place + 1) and len(word) <= 4 and word.isdigit()
        if not tokens.touches(place + 1) or not (short or word in ANY_MONTH):
            break
        parts.append(word)
        place += 2
    return parts


def _day_and_year(end: int, number: int, figures: list[str], name_last: bool) -> Phrase | None:
    years = [year_number(figure) for figure in figures]
    if any(years):
        year = max(years)
        day = figures[1] if years[0] else figures[0]
    else:
        day, year = figures[0], full_year(int(figures[1])) if len(figures[1]) == 2 else 0
    if not year or len(day) > 2 or (name_last and not any(years)):
        return None

    def when(_: Standpoint) -> Interval:
        return days.on(year, number, int(day))

    return Phrase(end, when, False, days.each_day(number, int(day)), number, True, True)


def _one_figure(tokens: Tokens, end: int, number: int, figure: str) -> Phrase | None:
    year = year_number(figure)
    if year:
        return lasting(end, days.month_of, year, number)
    if len(figure) > 2 or not 1 <= int(figure) <= 31:
        return None
    return recur(tokens, end, days.each_day(number, int(figure)), number)
