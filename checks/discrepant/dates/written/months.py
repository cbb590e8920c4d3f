"""Which day of a month is it: "June 19, 2024", "19th of June", "June", "the 18th"?"""

from __future__ import annotations

from dataclasses import replace

from discrepant.dates import days
from discrepant.dates.words import (
    ANY_MONTH,
    DASHES,
    DAY_CONTEXT,
    MONTH_CONTEXT,
    SHORT_MONTHS,
    SUFFIXES,
    TO,
    Phrase,
    Standpoint,
    ends_here,
    is_counted,
    looks_ahead,
    now,
    plain,
    skip,
    year_number,
)
from discrepant.dates.written import spelled
from discrepant.dates.written.named_figures import with_name
from discrepant.dates.written.years import has_year_after, joined, nearest, recur, skip_back
from discrepant.interval import Interval
from discrepant.tokens import Tokens

_VERBS = frozenset({"may", "march", "mar"})


def day_number(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read "19", "19th" as the day of a month: the day and where it ends, else 0."""
    word = tokens.word(at)
    if not (0 < len(word) <= 2 and word.isascii() and word.isdigit() and 0 < int(word) <= 31):
        return 0, at
    end = at + 1
    if tokens.touches(end):
        if tokens.word(end) in SUFFIXES:
            end += 1
        elif tokens.word(end) == "%" or _runs_on(tokens, end):
            return 0, at
    return int(word), end


def _runs_on(tokens: Tokens, at: int) -> bool:
    """Tell "5/12" and "5:30" from the "5:" before a list."""
    return tokens.word(at) in {"/", ":"} and tokens.touches(at + 1) and tokens.is_number(at + 1)


def any_day(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read "19th" or "nineteenth", with nothing after it that it could count."""
    number, end = day_number(tokens, at)
    if number:
        return number, end
    number, end = spelled.day(tokens, at)
    glued = tokens.word(end) == "-" and tokens.touches(end + 1) and tokens.is_word(end + 1)
    return (number, end) if number and ends_here(tokens, end) and not glued else (0, at)


def month_name(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read "June", "Sept." as a month: its number and where it ends, else 0."""
    word = plain(tokens, at)
    dotted = tokens.word(at + 1) == "." and tokens.touches(at + 1)
    if word not in SHORT_MONTHS:  # "september.16th"
        dotted = dotted and tokens.touches(at + 2) and tokens.is_number(at + 2)
    return ANY_MONTH.get(word, 0), at + 1 + dotted


def month(tokens: Tokens, at: int) -> Phrase | None:
    """Read "June", "June 19", "June 19th, 2024", "Jan. 5", "June 2024", "June ninth"."""
    named = with_name(tokens, at)
    if named:
        return named
    number, after = month_name(tokens, at)
    day, end = _day_after(tokens, after)
    verb = plain(tokens, at) in _VERBS and not tokens.is_capital(at)
    if day and not (tokens.word(at - 1) == "in" and is_counted(tokens, end)):
        found = recur(tokens, end, days.each_day(number, day), number)
        bare = tokens.is_number(after) and end == after + 1 and not tokens.touches(after)
        return None if verb and not found.dated and bare else found
    glued = _glued(tokens, after, number) or _no_day(tokens, after, number)
    if glued or (verb and not has_year_after(tokens, after) and tokens.word(at - 1) != "in"):
        return glued
    return _whole_month(tokens, at, after, number)


def _day_after(tokens: Tokens, at: int) -> tuple[int, int]:
    """Read the "19" of "June 19", "June the nineteenth", "October, 1st"."""
    place = skip(tokens, at, "the")
    if tokens.word(place) == "," and tokens.word(place + 2) in SUFFIXES:
        place += 1
    return any_day(tokens, place)


def _whole_month(tokens: Tokens, at: int, after: int, number: int) -> Phrase | None:
    found = recur(tokens, after, days.each_month(number))
    if found.dated:
        return found
    if plain(tokens, at) in SHORT_MONTHS and not _is_short_month(tokens, at):
        return None
    # The full stop of "in Sept." may be that of the sentence.
    return replace(found, end=at + 1)


def _is_short_month(tokens: Tokens, at: int) -> bool:
    """Tell the "Jan" of "in Jan" and "Jan-Feb" from the name."""
    before = tokens.word(at - 1)
    if before in {"last", "next"}:
        return ends_here(tokens, at + 1)
    ranged = tokens.word(at + 1) in TO and plain(tokens, at + 2) in ANY_MONTH
    return tokens.is_capital(at) and (before in MONTH_CONTEXT or before in DASHES or ranged)


def _glued(tokens: Tokens, at: int, number: int) -> Phrase | None:
    """Read the "5,2024" of "June 5,2024", which is one token."""
    day, comma, year = tokens.word(at).partition(",")
    if not (comma and len(day) <= 2 and day.isdigit() and year_number(year)):
        return None
    return fixed(at + 1, int(year), number, int(day))


def _no_day(tokens: Tokens, at: int, number: int) -> Phrase | None:
    """Read the "32, 2024" of "January 32, 2024", so that it is no figure and no whole year."""
    day = tokens.word(at)
    year = year_number(tokens.word(at + 2)) if tokens.word(at + 1) == "," else 0
    is_two = 0 < len(day) <= 2 and day.isascii() and day.isdigit()
    return fixed(at + 3, year, number, int(day)) if is_two and year else None


def fixed(end: int, year: int, number: int, day: int) -> Phrase:
    """Mean one day of the calendar, which may be none: February 30."""

    def when(_: Standpoint) -> Interval:
        return days.on(year, number, day)

    return Phrase(end, when, False, days.each_day(number, day), number, True, True)


def day_first(tokens: Tokens, at: int) -> Phrase | None:
    """Read "19 June 2024", "19th of June", "8–13 October", "ninth and tenth of October"."""
    day, end = _leading_day(tokens, at)
    if not day:
        return None
    if tokens.word(end) not in TO and tokens.word(end) != "and":
        return _day_month(tokens, day, end)
    other, place = _leading_day(tokens, skip(tokens, end + 1, "the"))
    right = _day_month(tokens, other, place) if other else None
    if right is None:
        return None
    if right.recurring is None:
        return _joined_in_month(right, day)
    # "From the 27th to the 3rd of April" begins in March.
    earlier = day > other and not right.dated
    left = days.each_day((right.month - 2) % 12 + 1 if earlier else right.month, day)
    return joined(Phrase(end, nearest(left), True, left, right.month), right)


def _leading_day(tokens: Tokens, at: int) -> tuple[int, int]:
    day, end = day_number(tokens, at)
    return (day, end) if day else spelled.day(tokens, at)


def _joined_in_month(right: Phrase, day: int) -> Phrase:
    """Mean the "4 to 23" of "4 to 23 next month"."""

    def when(here: Standpoint) -> Interval:
        last = days.ends(right.when(here))[0]
        return Interval.days(last.replace(day=day), last) if day <= last.day else right.when(here)

    return replace(right, when=when, daily=False)


def _day_month(tokens: Tokens, day: int, end: int) -> Phrase | None:
    place = skip(tokens, end, ".") if tokens.touches(end) else end
    place = skip(tokens, skip(tokens, place, "day"), "of", "in")
    if place == end or tokens.word(place - 1) != "in":
        found = _of_month_name(tokens, day, place)
        if found:
            return found
    return _of_this_month(tokens, day, place)


def _of_month_name(tokens: Tokens, day: int, place: int) -> Phrase | None:
    number, after = month_name(tokens, place)
    verb = plain(tokens, place) in _VERBS and not tokens.is_capital(place)
    if not number or (verb and not has_year_after(tokens, after)):
        return None
    return recur(tokens, after, days.each_day(number, day), number)


def _of_this_month(tokens: Tokens, day: int, at: int) -> Phrase | None:
    """Read what follows "20th of" in "20th of next month"."""
    step = {"this": 0, "the": 0, "last": -1, "next": 1}.get(tokens.word(at))
    if step is None or plain(tokens, at + 1) != "month":
        return None
    recurring = days.day_of_months(day)
    return Phrase(
        at + 2, lambda here: recurring.in_cycle(recurring.cycle_of(now(here)) + step), daily=True
    )


def lone_day(tokens: Tokens, at: int) -> Phrase | None:
    """Read the "18th" of "on the 18th", of the latest month that has had it."""
    day, end = day_number(tokens, at)
    if not day:
        day, end = spelled.ordinal(tokens, at)
    article = tokens.word(at - 1) == "the"
    if not day or (end == at + 1 and (tokens.is_number(at) or day < 13)):
        return closing_day(tokens, at)
    if tokens.word(skip_back(tokens, at)) not in (DAY_CONTEXT if article else {"on"}):
        return None
    glued = tokens.word(end) == "-" and tokens.touches(end)
    if glued or not ends_here(tokens, end) or tokens.word(end) in {"of", "in"}:
        return None
    recurring = days.day_of_months(day)
    return Phrase(end, nearest(recurring), True, recurring, daily=True)


def closing_day(tokens: Tokens, at: int) -> Phrase | None:
    """Read the "27" of "for the 27." and of "will be back on 27.", where the sentence ends."""
    day, end = day_number(tokens, at)
    if not day:
        day, end = spelled.day(tokens, at)
    if day < 13 or not closes(tokens, end):
        return None
    if tokens.word(at - 1) == "the":
        dated = tokens.word(at - 2) in _CLOSING_CONTEXT
    else:
        dated = tokens.word(at - 1) == "on" and looks_ahead(tokens, at, end) is True
    recurring = days.day_of_months(day)
    return Phrase(end, nearest(recurring), True, recurring, daily=True) if dated else None


_CLOSING_CONTEXT = frozenset({"on", "for", "by", "until", "till"})


def closes(tokens: Tokens, at: int) -> bool:
    """Tell whether the sentence ends at token `at`, with a mark or without."""
    return at >= len(tokens) or (at == len(tokens) - 1 and tokens.words[at] in {".", "!", "?"})
