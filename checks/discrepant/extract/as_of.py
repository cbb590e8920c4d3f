"""Which day is a figure about?

The date of its own clause, else the day it was said, else the day of publication.  Deadlines,
plans, and the dates of other clauses are not it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from discrepant.interval import Interval
from discrepant.model import Day
from discrepant.prose.clauses import Clauses
from discrepant.speech.frames import Frame
from discrepant.tokens import Tokens

_NEAR_VERB = 12  # tokens between a reporting verb and the day on which it was said
_OPEN_ENDED = frozenset({"by", "until", "till", "since", "before", "after"})
_WHEN = frozenset({"when", "where"})
_PLANNING = frozenset(
    "will would could should plans planned scheduled expected due intends hopes".split()
)


class Dates:
    """Hold the dates of one sentence that tell when, clause by clause."""

    def __init__(
        self,
        tokens: Tokens,
        clauses: Clauses,
        days: Sequence[Day],
        published: Interval | None,
    ) -> None:
        self._tokens = tokens
        self._clauses = clauses
        self._published = published
        self._by_clause: dict[int, list[Day]] = {}
        for day in days:
            if self._tells_when(day):
                self._by_clause.setdefault(clauses.numbers[day.start], []).append(day)

    def about(self, token: int, frame: Frame | None) -> Day | None:
        """Return the date that a figure is about, None where publication's day has to do.

        A phrase without a verb belongs to the clause before it: "two died after a crash on
        Friday"; a date among the words for the speaker ("the December report") does not count.
        """
        if not self._by_clause:
            return None
        own = self._clauses.numbers[token]
        nearest = _nearest(self._by_clause.get(own, ()), token, frame)
        if nearest is None and self._is_phrase(own + 1):
            nearest = _nearest(self._by_clause.get(own + 1, ()), token, frame)
        if nearest is None and self._tokens.word(self._clauses.start(token)) in _WHEN:
            # "the scene of another fire last October, when one man died"
            nearest = _nearest(self._by_clause.get(own - 1, ()), token, frame)
        return nearest or self.said(frame)

    def _is_phrase(self, clause: int) -> bool:
        if clause in self._clauses.verbal or clause >= len(self._clauses.first):
            return False
        return self._tokens.words[self._clauses.first[clause]] not in _OPEN_ENDED - {"after"}

    def said(self, frame: Frame | None) -> Day | None:
        """Return the date that stands with the reporting verb: "said on Friday that …"."""
        if frame is None or not self._by_clause:
            return None
        with_verb = self._by_clause.get(self._clauses.numbers[frame.verb], ())
        day = _nearest(with_verb, frame.verb, frame)
        return day if day is not None and abs(day.start - frame.verb) < _NEAR_VERB else None

    def _tells_when(self, day: Day) -> bool:
        """Tell whether a date says when; a deadline, a plan or an open end does not."""
        if day.value is None or day.value.low is None or day.value.high is None:
            return False
        words = self._tokens.words
        if self._tokens.word(day.start - 1) in ("a", "an") and day.value.high - day.value.low > 360:
            return False  # "an early 1990s car"
        if words[day.start] in _OPEN_ENDED or self._tokens.word(day.start - 1) in _OPEN_ENDED:
            return False
        published = self._published
        if published is not None and published.high is not None:
            return day.value.low <= published.high
        first = self._clauses.start(day.start)
        return _PLANNING.isdisjoint(words[first : day.start])


def _nearest(days: Sequence[Day], token: int, frame: Frame | None) -> Day | None:
    """Return the day nearest to a token, of days in the order of the text."""
    if frame is not None:
        days = [day for day in days if not frame.subject[0] <= day.start < frame.subject[1]]
    at = bisect_left(days, token, key=lambda day: day.start)
    return min(days[max(0, at - 1) : at + 1], key=lambda day: abs(day.start - token), default=None)
