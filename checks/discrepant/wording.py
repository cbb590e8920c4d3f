"""How is a value shown to people?

Numbers as "12,000", "more than 10,000", "2,000–9,999", "about 3,000", "not 2,700–3,300";
days as "17 October 2024", "8–13 October 2024", "June 2024", "1 June – 31 August 2024".
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from discrepant.dates.days import MONTH_NAMES
from discrepant.interval import Interval, plain
from discrepant.model import Claim, Hedge, Polarity, Position, Quantity, SourceNote

_ONE_SIDED = {
    Hedge.MORE_THAN: "more than {low}",
    Hedge.AT_LEAST: "at least {low}",
    Hedge.LESS_THAN: "less than {high}",
    Hedge.AT_MOST: "at most {high}",
}
# A figure that was rounded is shown as it was written, if this is all that rounding did to it.
_ROUNDED = Fraction(1, 5)


def number(value: Fraction) -> str:
    """Return a number with its thousands apart: "12,000", "1.28", "3.33…" where no end is."""
    text = plain(value)
    if "/" in text:
        return f"{round(float(value), 2):,.2f}…"
    whole, dot, places = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}{dot}{places}"


def figures(value: Interval, hedge: Hedge = Hedge.EXACT, domain: Interval | None = None) -> str:
    """Return an interval of numbers in words, by the hedge that shaped it.

    A bound that is only that of the quantity's `domain` is left out.
    """
    value = without_domain(value, domain)
    low, high = value.low, value.high
    if low is None or high is None:
        return _one_sided(value)
    if value.is_point:
        return number(low)
    if hedge in _ONE_SIDED:
        return _ONE_SIDED[hedge].format(low=number(low), high=number(high))
    if hedge is Hedge.ABOUT:
        return _about(low, high, value)
    if hedge is Hedge.EXACT and high - low <= abs(low + high) / 2 * _ROUNDED:
        return number((low + high) / 2)
    return _range(value, low, high)


def days(value: Interval) -> str:
    """Return an interval of days as people write it: "8–13 October 2024", "June 2024"."""
    first, last = value.first_day, value.last_day
    if first is None:
        return "any day" if last is None else f"until {_day(last)}"
    if last is None:
        return f"from {_day(first)}"
    if first == last:
        return _day(first)
    return _whole(first, last) or _span(first, last)


def of_claim(claim: Claim, domain: Interval | None = None) -> str:
    """Return the value of a claim, with its unit where that is a sign or a currency."""
    if claim.label:
        return _word(claim.label, claim.polarity)
    return _shown(claim.value, claim.unit, claim.hedge, claim.polarity, domain)


def of_position(position: Position, domain: Interval | None = None) -> str:
    """Return the value of one side of a finding.

    The hedge is that of its claims where they have one value; else the bounds speak alone.
    """
    claims = position.claims
    if claims and claims[0].label:
        return _word(claims[0].label, position.polarity)
    alike = {claim.hedge for claim in claims if claim.value == position.value}
    hedge = alike.pop() if len(alike) == 1 else Hedge.BETWEEN
    unit = claims[0].unit if claims else ""
    return _shown(position.value, unit, hedge, position.polarity, domain)


def apart(
    gap: Fraction | None, tolerance: Fraction, positions: Iterable[Position], *, is_date: bool
) -> str:
    """Return how far apart the sides of a finding are: "20% apart, tolerance 5%".

    Where a side has a width, the gap is the least it can be; "" where it has no meaning.
    """
    if gap is None:
        return ""
    if is_date:
        return f"{counted(int(gap), 'day')} apart"
    allowed = f", tolerance {percent(tolerance)}" if tolerance else ""
    exact = all(claim.value.is_point for side in positions for claim in side.claims)
    return f"{'' if exact else 'at least '}{percent(gap)} apart{allowed}"


def percent(share: Fraction) -> str:
    """Return a share in per cent, with one decimal place where it is small: "20%", "1.6%"."""
    value = share * 100
    digits = 0 if value >= 10 or value.denominator == 1 else 1
    return f"{float(value):.{digits}f}%"


def domains(quantities: Iterable[Quantity]) -> dict[str, Interval | None]:
    """Return the domain of every quantity by its id."""
    return {quantity.id: quantity.domain for quantity in quantities}


def published(note: SourceNote) -> str:
    """Return the days on which a source appeared, "" where nobody said."""
    return "" if note.published is None else days(note.published)


def titled(text: str) -> str:
    """Return a text as the beginning of a title; words with capitals inside (iPhone) stay."""
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first.islower() else text


def counted(count: int, noun: str, nouns: str = "") -> str:
    """Return "1 claim", "2 claims"."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def without_domain(value: Interval, domain: Interval | None) -> Interval:
    """Return a value without the bounds that are only those of the quantity's `domain`."""
    if domain is None or value.is_point:
        return value
    low_is_domain = value.low == domain.low
    high_is_domain = value.high == domain.high
    if low_is_domain and high_is_domain:
        return value
    return Interval(
        None if low_is_domain else value.low,
        None if high_is_domain else value.high,
        value.low_open,
        value.high_open,
    )


def _word(label: str, polarity: Polarity) -> str:
    """Return a label as people read it: "declined_to_comment" is "declined to comment"."""
    text = label.replace("_", " ")
    return f"not {text}" if polarity is Polarity.DENIED else text


def _shown(
    value: Interval, unit: str, hedge: Hedge, polarity: Polarity, domain: Interval | None
) -> str:
    denied = polarity is Polarity.DENIED
    if unit == "date":
        text = days(value)
    else:
        # A denial names what it denies: the bounds, not the word that made them.
        text = _with_unit(figures(value, Hedge.BETWEEN if denied else hedge, domain), unit)
    return f"not {text}" if denied else text


def _with_unit(text: str, unit: str) -> str:
    if unit == "percent":
        return f"{text}%"
    is_currency = len(unit) == 3 and unit.isascii() and unit.isupper()
    return f"{text} {unit}" if is_currency else text


def _one_sided(value: Interval) -> str:
    if value.low is not None:
        return f"{'more than' if value.low_open else 'at least'} {number(value.low)}"
    if value.high is not None:
        return f"{'less than' if value.high_open else 'at most'} {number(value.high)}"
    return "any number"


def _about(low: Fraction, high: Fraction, value: Interval) -> str:
    # "Nearly 5,000" ends open at the figure, "just over 5,000" begins open at it.
    if value.high_open and not value.low_open:
        return f"nearly {number(high)}"
    if value.low_open and not value.high_open:
        return f"just over {number(low)}"
    return f"about {number((low + high) / 2)}"


def _range(value: Interval, low: Fraction, high: Fraction) -> str:
    if not value.low_open and not value.high_open:
        return f"{number(low)}–{number(high)}"
    left = "more than" if value.low_open else "at least"
    right = "less than" if value.high_open else "at most"
    return f"{left} {number(low)} and {right} {number(high)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _whole(first: date, last: date) -> str:
    """Return "2022" or "June 2024" where a whole year or month is meant, else ""."""
    ends = last.day == monthrange(last.year, last.month)[1]
    if first.day != 1 or not ends or first.year != last.year:
        return ""
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{MONTH_NAMES[first.month - 1]} {first.year}" if first.month == last.month else ""


def _span(first: date, last: date) -> str:
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTH_NAMES[first.month - 1]} – {_day(last)}"
    return f"{first.day}–{_day(last)}"
