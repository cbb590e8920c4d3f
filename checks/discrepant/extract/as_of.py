"""Which day is a figure about?

The date of its own clause, else the day it was said, else the day of publication.  Deadlines,
plans, and the dates of other clauses are not it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from discrepant.extract import changes
from discrepant.interval import Interval
from discrepant.model import Day
from discrepant.prose.clauses import Clauses
from discrepant.prose.verbs import is_verb
from discrepant.speech.frames import Frame
from discrepant.tokens import Tokens, table

_NEAR_VERB = 12  # tokens between a reporting verb and the day on which it was said
_NEAR_LAST_VERB = 20  # the same where nothing but when and where it was said follows the verb
_OPEN_ENDED = frozenset({"by", "until", "till", "since", "before", "after"})
_WHEN = frozenset({"when", "where"})
_RELATIVES = _WHEN | {"which", "who", "whose", "that", "in"}
_TOUCHING = 3  # tokens from a day to the "which" that follows it
_NEAR_NOUN = 8  # tokens between a date and the relative clause of its noun
_FAR_CLAUSES = 5
_FAR_BACK = 32  # tokens between "six weeks after" and a figure of what was before
_LENGTHS = {"week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365}
_COUNTS = {
    word: count
    for count, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1}
_COMPARING = frozenset({"compared", "versus"})
_SPEAKING = table("speaking talking writing testifying published released issued")
_ASKED = frozenset({"asked", "questioned", "pressed"})
_BEFORE_THAT = (("before", "that"), ("before", "then"))
_SO_FAR = frozenset({"total", "toll", "tally", "far"})
_YEAR = 365
_LONG_PAST = 31  # days after which nothing is news any more
_SINCE_THEN = frozenset({"has", "have", "now", "is", "are", "today"})
_MANY = 10  # "months after" without a number: up to so many
# What is said of a thing in passing: when it came to be, or to its owner.
_MAKING = table(
    "built founded established launched opened constructed commissioned created born introduced "
    "completed formed designed renovated refurbished acquired bought purchased registered signed "
    "adopted passed inaugurated converted erected installed named released published appointed "
    "elected rebuilt dating"
)
_LEADING = table("in on at by since around about back the early late from to")
_HELPING = table("was were is are been be being had has have and also")
_AFTER_ASIDE = table(", ) – — was were is are had has have can could will would may")
_PLANNING = table("will would could should plans planned scheduled expected due intends hopes")


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
        self._looks_back = "after" in tokens.words or "before" in tokens.words
        self._by_clause: dict[int, list[Day]] = {}
        # "Since 2004", "up 6% on last year": days that only what follows them may be about.
        self._compared: dict[int, Day] = {}
        for day in days:
            if self._tells_when(day):
                told = _so_far(tokens, day, published)
                self._by_clause.setdefault(clauses.numbers[day.start], []).append(told)
            elif day.value is not None and _is_over(day.value, published):
                self._compared[day.end] = day

    def __bool__(self) -> bool:
        """Tell whether any date of the sentence tells when."""
        return bool(self._by_clause)

    def about(self, token: int, frame: Frame | None) -> Day | None:
        """Return the date that a figure is about, None where publication's day has to do.

        A phrase without a verb belongs to the clause before it: "two died after a crash on
        Friday"; a date among the words for the speaker ("the December report") does not count.
        """
        earlier = self._earlier(token)
        if earlier is not None:
            return earlier
        if self._compared:
            then = self._when_then(token)
            if then is not None:
                return then
        if not self._by_clause:
            return None
        own = self._clauses.numbers[token]
        nearest = _nearest(self._by_clause.get(own, ()), token, frame)
        if nearest is None and self._is_phrase(own + 1):
            nearest = _nearest(self._by_clause.get(own + 1, ()), token, frame)
        if nearest is None:
            nearest = self._of_antecedent(own)
        leaned_on = self._leaned_on(own) if nearest is None else None
        if leaned_on is not None:
            nearest = _nearest(self._by_clause.get(leaned_on, ()), token, frame)
        if nearest is None and own == 0 and self._is_whole():
            nearest = _nearest(self._by_clause.get(1, ()), token, frame)
        return nearest or self._carried(own) or self.said(frame)

    def _is_whole(self) -> bool:
        """Tell "Of the 87 on board, | 21 died on Friday": one day for the whole and its parts."""
        return self._tokens.word(0) in ("of", "among")

    def _when_then(self, token: int) -> Day | None:
        """Return the days of "since 2004, when 111 died", "compared with 90 in 2003"."""
        first = self._clauses.start(token)
        words = self._tokens.words
        if not _COMPARING.isdisjoint(words[max(0, token - 3) : token]):
            near = (day for day in self._compared.values() if 0 < day.start - token < _NEAR_NOUN)
            return min(near, key=lambda day: day.start, default=None)
        if words[first] not in _WHEN:
            return None
        day = self._compared.get(first) or self._compared.get(first - 1)
        if day is None or day.value is None or day.value.low is None:
            return None
        if day.value.high is not None:
            return day
        # "Since 2004" has no end of its own; what happened then did so within a year.
        return Day(day.start, day.end, Interval(day.value.low, day.value.low + _YEAR - 1))

    def _of_antecedent(self, clause: int) -> Day | None:
        """Return the date of what a relative clause tells of: "the 1999 fire that killed two"."""
        first = self._clauses.first[clause]
        words = self._tokens.words
        if clause == 0 or not {"that", "which"} & set(words[first : first + 2]):
            return None
        days = self._by_clause.get(self._clauses.numbers[first - 1], ())
        day = _nearest(days, first, None)
        return day if day is not None and 0 <= first - day.end < _NEAR_NOUN else None

    def _leaned_on(self, clause: int) -> int | None:
        """Return the clause from which another has its day, None where it has its own.

        "The scene of another fire last October, when one man died and two were hurt"; "five
        were hit this year, two of them fatally".
        """
        words, first = self._tokens.words, self._clauses.first
        for at in range(clause, max(0, clause - _FAR_CLAUSES), -1):
            if words[first[at]] in _WHEN or at not in self._clauses.verbal:
                return at - 1
            if words[first[at]] != "and":
                return None
        return None

    def _carried(self, clause: int) -> Day | None:
        """Return the day long past that a sentence opens with, for what it goes on to tell.

        "In 2008 eight died and 95 were hurt", "the fire of 2018 burned 900 homes and killed
        three", "in 1987 a ferry sank, killing 4,300".
        """
        told = self._of_subject(clause)
        if told is not None:
            return told
        for at in range(clause, max(0, clause - _FAR_CLAUSES), -1):
            if not self._goes_on(at):
                return None
            days = self._by_clause.get(at - 1, ())
            past = next((day for day in days if self._is_long_past(day)), None)
            if past is not None:
                first = self._clauses.first[at - 1]
                led = not any(is_verb(self._tokens, word) for word in range(first, past.start))
                told_of = self._is_relative(at - 1) and not self._is_making(at - 1)
                return past if led or told_of else None
        return None

    def _of_subject(self, clause: int) -> Day | None:
        """Return the day of "Ivo, which struck in 2019, killed 31", and of "in 2019, which"."""
        days = self._by_clause.get(clause + 1, ())
        if days and self._is_relative(clause + 1) and not self._is_making(clause + 1):
            return next((day for day in days if self._is_long_past(day)), None)
        if clause and self._is_relative(clause):
            first = self._clauses.first[clause]
            days = self._by_clause.get(clause - 1, ())
            near = (day for day in days if 0 <= first - day.end < _TOUCHING)
            return next((day for day in near if self._is_long_past(day)), None)
        return None

    def _is_relative(self, clause: int) -> bool:
        return self._tokens.words[self._clauses.first[clause]] in ("which", "who")

    def _is_making(self, clause: int) -> bool:
        first = self._clauses.first[clause]
        return not _MAKING.isdisjoint(self._tokens.words[first : first + _NEAR_NOUN])

    def _goes_on(self, clause: int) -> bool:
        """Tell whether a clause tells more of what the one before it tells of."""
        tokens, first = self._tokens, self._clauses.first[clause]
        end = self._clauses.first[clause + 1] if clause + 1 < len(self._clauses.first) else None
        if not _SINCE_THEN.isdisjoint(tokens.words[first:end]):
            return False
        if clause not in self._clauses.verbal:
            return True  # "sank | after a collision | killing 4,300"
        word = tokens.words[first]
        return word == "and" or (word.endswith("ing") and len(word) > 5) or is_verb(tokens, first)

    def _is_long_past(self, day: Day) -> bool:
        published, value = self._published, day.value
        if published is None or published.low is None or value is None or value.high is None:
            return False
        return value.high < published.low - _LONG_PAST

    def _earlier(self, token: int) -> Day | None:
        """Return the days of "six weeks after a fire that killed 49", counted from publication."""
        published = self._published
        words = self._tokens.words
        if not self._looks_back or published is None:
            return None
        if published.low is None or published.high is None:
            return None
        for index in range(max(1, token - _FAR_BACK), token - 1):
            if words[index] in _LENGTHS and words[index + 1 : index + 3] in _BEFORE_THAT:
                least, _ = _ago(words[index - 1], words[index])
                return Day(index - 1, index + 3, Interval(None, published.high - least))
            if words[index + 1] == "after" and words[index] in _LENGTHS:
                if self._is_led(index, token):
                    continue
                least, most = _ago(words[index - 1], words[index])
                days = Interval(published.low - most, published.high - least)
                return Day(index - 1, index + 2, days)
        return None

    def _is_led(self, index: int, token: int) -> bool:
        """Tell "Six weeks after the fire, two died" from "… six weeks after a fire that killed"."""
        words = self._tokens.words
        commas = [at for at in range(index + 2, token) if words[at] == ","]
        leads = self._clauses.start(index) >= index - 2
        return bool(commas) and leads and words[commas[-1] + 1] not in _RELATIVES

    def _is_phrase(self, clause: int) -> bool:
        if clause in self._clauses.verbal or clause >= len(self._clauses.first):
            return False
        return self._tokens.words[self._clauses.first[clause]] not in _OPEN_ENDED - {"after"}

    def said(self, frame: Frame | None) -> Day | None:
        """Return the date that stands with the reporting verb: "said on Friday that …"."""
        if frame is None or not self._by_clause:
            return None
        own = self._clauses.numbers[frame.verb]
        day = _nearest(self._by_clause.get(own, ()), frame.verb, frame)
        if day is None:
            return self._asked(own, frame) or self._speaking(frame)
        near = _NEAR_LAST_VERB if frame.scope[1] <= frame.verb else _NEAR_VERB
        return day if abs(day.start - frame.verb) < near else None

    def _asked(self, clause: int, frame: Frame) -> Day | None:
        """Return the day of "Asked on Monday whether …, she said" that goes before."""
        back = range(frame.verb - 1, max(-1, frame.verb - _FAR_BACK), -1)
        asked = next((at for at in back if self._tokens.words[at] in _ASKED), None)
        if asked is None:
            return None
        day = _nearest(self._by_clause.get(self._clauses.numbers[asked], ()), asked, None)
        near = day is not None and 0 < day.start - asked < _NEAR_VERB
        return day if near and self._clauses.numbers[asked] < clause else None

    def _speaking(self, frame: Frame) -> Day | None:
        """Return the day of "Lee, speaking on Monday, said"."""
        aside = range(frame.subject[1], frame.verb)
        if _SPEAKING.isdisjoint(self._tokens.words[aside.start : aside.stop]):
            return None
        days = (day for each in self._by_clause.values() for day in each)
        return next((day for day in days if day.start in aside), None)

    def _tells_when(self, day: Day) -> bool:
        """Tell whether a date says when; a deadline, a plan or an open end does not."""
        if day.value is None or day.value.low is None or day.value.high is None:
            return False
        if self._tokens.word(day.end) == ":" and self._tokens.word(day.start - 1) == "(":
            return False  # "€512 million (Q1 2024: €447 million)": the day of what follows
        if changes.is_past_day(self._tokens, day.start) or self._is_of_a_participle(day):
            return False
        words = self._tokens.words
        if self._tokens.word(day.start - 1) in ("a", "an") and day.value.high - day.value.low > 360:
            return False  # "an early 1990s car"
        if words[day.start] in _OPEN_ENDED or self._tokens.word(day.start - 1) in _OPEN_ENDED:
            return False
        published = self._published
        if published is not None and published.high is not None:
            # "2.4% in 2027" is a figure of that year, unlike "the budget for next year" and
            # "save 2 million a year from 2027".
            led = self._tokens.word(day.start - 1) != "from"
            coming = led and self._tokens.word(day.start)[0] in "123456789" and _is_year(day.value)
            return day.value.low <= published.high or coming
        first = self._clauses.start(day.start)
        return _PLANNING.isdisjoint(words[first : day.start])

    def _is_of_a_participle(self, day: Day) -> bool:
        """Tell "built in 1987", said of a thing in passing, from "was built in 1987"."""
        if self._tokens.word(day.end) not in _AFTER_ASIDE or _MAKING.isdisjoint(self._tokens.words):
            return False
        at = day.start - 1
        while self._tokens.word(at) in _LEADING or self._tokens.word(at).endswith("ly"):
            at -= 1
        if self._tokens.word(at) not in _MAKING:
            return False
        before = at - 1
        while self._tokens.word(before).endswith("ly") or self._tokens.word(before) == "first":
            before -= 1
        return self._tokens.word(before) not in _HELPING


def _is_over(value: Interval, published: Interval | None) -> bool:
    """Tell whether days began, and ended if they do, before the day of writing."""
    if published is None or published.low is None or value.low is None:
        return False
    return value.low < published.low and (value.high is None or value.high < published.low)


def _is_year(value: Interval) -> bool:
    low, high = value.low, value.high
    return low is not None and high is not None and high - low > _YEAR - _MANY


def _so_far(tokens: Tokens, day: Day, published: Interval | None) -> Day:
    """Return the day of writing for "so far this year", "the total for 2025" in 2025."""
    value = day.value
    if value is None or published is None or value == published:
        return day
    if _SO_FAR.isdisjoint(tokens.words[max(0, day.start - 4) : day.end + 2]):
        return day
    within = published.low is not None and published.high is not None
    return replace(day, value=published) if within and published.within(value) else day


def _ago(count: str, unit: str) -> tuple[int, int]:
    """Return the least and most days of "six weeks"; a unit may have been rounded by half."""
    days = _LENGTHS[unit]
    number = int(count) if count.isascii() and count.isdigit() and len(count) < 4 else None
    number = number or _COUNTS.get(count)
    if number is None:
        return days, days * _MANY
    return number * days - days // 2, number * days + days // 2


def _nearest(days: Sequence[Day], token: int, frame: Frame | None) -> Day | None:
    """Return the day nearest to a token, of days in the order of the text."""
    if frame is not None:
        days = [day for day in days if not frame.subject[0] <= day.start < frame.subject[1]]
    at = bisect_left(days, token, key=lambda day: day.start)
    # Of "40 on Monday and 12 on Tuesday", the 12 are Tuesday's.
    return min(
        days[max(0, at - 1) : at + 1],
        key=lambda day: (abs(day.start - token), day.start < token),
        default=None,
    )
