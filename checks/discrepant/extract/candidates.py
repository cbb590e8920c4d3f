"""Where in a sentence do figures and days stand, and which of the two is each?

What is read as a day is no figure.  Hedges, nouns and whatever else is said of one come later.
"""

from __future__ import annotations

from dataclasses import replace

from discrepant.dates import calendar
from discrepant.figures import numerals
from discrepant.interval import Interval
from discrepant.model import Day, Figure
from discrepant.tokens import DIGITS, Tokens

_ARTICLES = frozenset({"a", "an"})
_WRITTEN = calendar.OPENERS | numerals.OPENERS
_OPENERS = _WRITTEN | _ARTICLES
_ON_DAYS = frozenset({"on", "the", "for", "from"})


def candidates(
    tokens: Tokens, published: Interval | None, day_first: bool | None
) -> tuple[tuple[Day, ...], tuple[Figure, ...]]:
    """Return the days and the figures of a sentence, each in its order.

    `published` is the day that "Tuesday" is counted from, `day_first` whether 3/6 is in June.
    """
    days: list[Day] = []
    figures: list[Figure] = []
    words = tokens.words
    has_dollars = "$" in words
    has_dates = calendar.may_hold(words)
    resume = 0
    for index, word in enumerate(words):
        is_number = word[0] in DIGITS
        if not (word in _OPENERS or is_number or has_dollars) or index < resume:
            continue
        if word in _ARTICLES and tokens.word(index + 1) not in numerals.AFTER_ARTICLE:
            continue
        may_be_day = has_dates and (is_number or word in calendar.OPENERS)
        day = calendar.read(tokens, index, published, day_first) if may_be_day else None
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


def is_written(word: str) -> bool:
    """Tell whether a folded word writes a number or a day, or a part of one."""
    return not DIGITS.isdisjoint(word) or word in _WRITTEN


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
