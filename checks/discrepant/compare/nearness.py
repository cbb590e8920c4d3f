"""Which of many days are near enough to be compared?

The rule is that of `Rule.in_time`; here the days are sorted, so that for each only those
around it are looked at.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from discrepant.compare.pairs import Rule
from discrepant.interval import Interval
from discrepant.model import Claim


@dataclass(frozen=True, slots=True)
class Days:
    """Hold the days that claims are about, each once, and the number of each claim's.

    Where no day is too far away and none allows another figure, all are one.
    """

    rule: Rule
    days: Sequence[Interval | None]
    numbers: Sequence[int]

    def members(self) -> list[list[int]]:
        """Return the claims of each day, by their numbers."""
        found: list[list[int]] = [[] for _ in self.days]
        for claim, number in enumerate(self.numbers):
            found[number].append(claim)
        return found


def days_of(claims: Sequence[Claim], rule: Rule) -> Days:
    """Return the days of claims, as far as the rule tells one from another."""
    if rule.at_any_time:
        return Days(rule, (None,), [0] * len(claims))
    known: dict[Interval | None, int] = {}
    seen: dict[int, int] = {}  # many claims share one object, which needs no hash of its own
    numbers = []
    for claim in claims:
        number = seen.get(id(claim.as_of))
        if number is None:
            number = seen[id(claim.as_of)] = known.setdefault(claim.as_of, len(known))
        numbers.append(number)
    return Days(rule, tuple(known), numbers)


class Near:
    """Hold the days of claims in their order, and tell which are near each other."""

    def __init__(self, days: Days) -> None:
        self._rule = days.rule
        self._days = days.days
        timeless = days.rule.in_time(None, None)
        self._unknown = [each for each, day in enumerate(days.days) if day is None and timeless]
        self._dated = [each for each, day in enumerate(days.days) if day is not None]
        spans = ((self._span(each), each) for each in self._dated)
        self._spans = sorted((*span, each) for span, each in spans if span is not None)
        self._starts = [start for start, _, _ in self._spans]

    def to(self, number: int) -> Iterator[int]:
        """Yield the days near one, by number; itself too, where its own claims are comparable."""
        if self._days[number] is not None:
            yield from self._unknown
            yield from self._around(number)
        elif self._unknown:
            yield from range(len(self._days))

    def _around(self, number: int) -> Iterator[int]:
        limit = self._rule.valid_for
        if limit is None:
            yield from self._dated
        elif (span := self._span(number)) is not None:
            first, last = span
            left = bisect_left(self._starts, last - limit)
            right = bisect_right(self._starts, first + limit)
            near = self._spans[left:right]
            yield from (other for _, end, other in near if end <= first + limit)
        elif self._rule.in_time(self._days[number], self._days[number]):
            yield number  # "in March" twice is one March

    def _span(self, number: int) -> tuple[Fraction, Fraction] | None:
        """Return first and last of some days that can be near any, None where they are too many."""
        day, limit = self._days[number], self._rule.valid_for
        if day is None or day.low is None or day.high is None:
            return None
        if limit is not None and day.high - day.low > limit:
            return None
        return day.low, day.high
