"""Which day is this feast: "Christmas Eve", "Labor Day 2016", "Memorial Day weekend"?"""

from __future__ import annotations

from dataclasses import replace

from discrepant.dates import days
from discrepant.dates.days import Recurring
from discrepant.dates.words import MONTH_CONTEXT, Phrase, Reader, Standpoint, When, plain
from discrepant.dates.written.years import recur
from discrepant.interval import Interval
from discrepant.tokens import Tokens


def _after(recurring: Recurring, count: int) -> Recurring:
    return Recurring(lambda year: recurring.in_cycle(year) + Interval.point(count))


_EASTER = Recurring(days.easter)
_THANKSGIVING = days.nth_weekday(11, 3, 4)

# The first word stands without its possessive.
_FEASTS: dict[str, Recurring] = {
    "christmas eve": days.each_day(12, 24),
    "christmas day": days.each_day(12, 25),
    "christmas": days.each_day(12, 25),
    "boxing day": days.each_day(12, 26),
    "new year's eve": days.each_day(12, 31),
    "new years eve": days.each_day(12, 31),
    "new year eve": days.each_day(12, 31),
    "new year's day": days.each_day(1, 1),
    "new year day": days.each_day(1, 1),
    "new year": days.each_day(1, 1),
    "groundhog day": days.each_day(2, 2),
    "valentine day": days.each_day(2, 14),
    "valentines day": days.each_day(2, 14),
    "st patrick's day": days.each_day(3, 17),
    "st . patrick's day": days.each_day(3, 17),
    "saint patrick's day": days.each_day(3, 17),
    "saint patrick": days.each_day(3, 17),
    "april fool's day": days.each_day(4, 1),
    "earth day": days.each_day(4, 22),
    "yuandan": days.each_day(1, 1),
    "jubilee day": days.each_day(6, 19),
    "may day": days.each_day(5, 1),
    "international workers ' day": days.each_day(5, 1),
    "international women's day": days.each_day(3, 8),
    "independence day": days.each_day(7, 4),
    "halloween": days.each_day(10, 31),
    "veterans day": days.each_day(11, 11),
    "veterans ' day": days.each_day(11, 11),
    "armistice day": days.each_day(11, 11),
    "juneteenth": days.each_day(6, 19),
    "martin luther king jr . day": days.nth_weekday(1, 0, 3),
    "martin luther king day": days.nth_weekday(1, 0, 3),
    "mlk day": days.nth_weekday(1, 0, 3),
    "presidents ' day": days.nth_weekday(2, 0, 3),
    "presidents day": days.nth_weekday(2, 0, 3),
    "mother day": days.nth_weekday(5, 6, 2),
    "memorial day": days.nth_weekday(5, 0, -1),
    "father day": days.nth_weekday(6, 6, 3),
    "labor day": days.nth_weekday(9, 0, 1),
    "labour day": days.nth_weekday(9, 0, 1),
    "columbus day": days.nth_weekday(10, 0, 2),
    "thanksgiving day": _THANKSGIVING,
    "thanksgiving": _THANKSGIVING,
    "thanks giving day": _THANKSGIVING,
    "black friday": _after(_THANKSGIVING, 1),
    "cyber monday": _after(_THANKSGIVING, 4),
    "good friday": _after(_EASTER, -2),
    "easter sunday": _EASTER,
    "easter monday": _after(_EASTER, 1),
    "easter": _EASTER,
}
# Longer names stand before shorter ones that begin alike.
_NAMES = [(tuple(name.split()), recurring) for name, recurring in _FEASTS.items()]
_BY_FIRST_WORD = {
    opener: [each for each in _NAMES if each[0][0] == opener]
    for opener in dict.fromkeys(words[0] for words, _ in _NAMES)
}

# What is a name, a song or a greeting without a preposition or a year: "Black Friday", "Easter".
_LOOSE = frozenset(
    {"christmas", "easter", "thanksgiving", "saint", "new", "black", "good", "cyber"}
)
_CONTEXT = MONTH_CONTEXT | {"on", "at", "over", "around", "previous", "following"}


def holiday(tokens: Tokens, at: int) -> Phrase | None:
    """Read "Christmas Eve", "Labor Day 2016", "Halloween"; "Christmas" alone after "at", "by" …"""
    for words, recurring in _BY_FIRST_WORD[plain(tokens, at)]:
        end = at + len(words)
        if words == (plain(tokens, at), *tokens.words[at + 1 : end]):
            weekend = plain(tokens, end) == "weekend"
            found = replace(recur(tokens, end + weekend, recurring), daily=True)
            if weekend:
                return _with_weekend(found, found.end)
            alone = not found.dated and words[0] in _LOOSE and words[-1] not in {"day", "eve"}
            if alone and tokens.word(at - 1) not in _CONTEXT:
                return None
            weekend = plain(tokens, found.end) == "weekend"
            return _with_weekend(found, found.end + 1) if weekend else found
    return None


def _with_weekend(found: Phrase, end: int) -> Phrase:
    """Mean "Labor Day weekend": Saturday to the feast, or the feast to Sunday."""
    return replace(found, end=end, when=weekend_of(found.when), daily=False)


def weekend_of(feast: When) -> When:
    """Mean a feast with the weekend nearest to it."""

    def when(here: Standpoint) -> Interval:
        value = feast(here)
        day, _ = days.ends(value)
        nearest = days.latest if day.weekday() < 3 else days.upcoming
        return value.hull(nearest(days.WEEKEND, day))

    return when


READERS: dict[str, Reader] = dict.fromkeys(_BY_FIRST_WORD, holiday)
"""By the first word of their name: every feast."""
