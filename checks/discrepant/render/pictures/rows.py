"""Which rows has the picture of a quantity, and what do they say?

Claims of one speaker in one source with one value of one day are one row.  A picture of
hundreds would be read by nobody: it shows some of every side, and counts the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from discrepant.dates.days import MONTH_NAMES
from discrepant.interval import Interval
from discrepant.model import NARRATOR, Claim, Hedge, Polarity, Quantity, SourceNote
from discrepant.render.pictures.sides import Sides, letter
from discrepant.render.source_names import source_names
from discrepant.wording import counted, days, of_claim, without_domain

_MONTH = re.compile("|".join(name for name in MONTH_NAMES))
# Hedges whose figure stands in the middle of what it may mean.
_MIDDLE = (Hedge.EXACT, Hedge.ABOUT)


@dataclass(frozen=True, slots=True)
class Row:
    """Hold what one speaker of one source says, as the picture shows it.

    `value` lies on the axis (for words, the number of their column), `words` are the value
    in words, `side` is the number of its side.  `elsewhere` conflicts with another quantity;
    `centred` has a figure in the middle of its range.  `said` are the days on which it was
    said, `times` how often, `copies` where else it was printed.
    """

    value: Interval
    words: str
    source: str
    speaker: str = ""
    day: str = ""
    story: str = ""
    side: int | None = None
    elsewhere: bool = False
    denied: bool = False
    derived: bool = False
    centred: bool = False
    said: Interval | None = None
    times: int = 1
    copies: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """Return the letter of its side, "≠" where it conflicts with another quantity."""
        if self.side is not None:
            return letter(self.side)
        return "≠" if self.elsewhere else ""

    @property
    def who(self) -> str:
        """Return who says it: "the mayor, The Gazette (2 times), also in Herald"."""
        return f"{self.speaker}{', ' if self.speaker else ''}{self.behind}"

    @property
    def behind(self) -> str:
        """Return the part of `who` that follows the speaker: the source, and how often."""
        often = f" ({self.times} times)" if self.times > 1 else ""
        also = f", also in {', '.join(self.copies)}" if self.copies else ""
        return f"{self.source}{often}{also}"


def rows(
    claims: Sequence[Claim], quantity: Quantity, sides: Sides, notes: Sequence[SourceNote]
) -> tuple[Row, ...]:
    """Return the rows of a quantity's claims: story by story, by value, day and source."""
    names = source_names(notes)
    published = {note.id: note.published for note in notes}
    columns = {name: at for at, name in enumerate(columns_of(claims, quantity, sides))}
    said = (claim.as_of or published.get(claim.source) for claim in claims)
    found = (_row(claim, quantity, sides, names, columns) for claim in claims)
    often = Counter(replace(row, said=day) for row, day in zip(found, said, strict=True))
    once = (row if times == 1 else replace(row, times=times) for row, times in often.items())
    return tuple(sorted(once, key=_order))


def columns_of(claims: Sequence[Claim], quantity: Quantity, sides: Sides) -> tuple[str, ...]:
    """Return the words that claims have as values, side by side, then as they are declared."""
    declared = {label.name: at for at, label in enumerate(quantity.labels)}
    first: dict[str, tuple[int, int, str]] = {}
    for claim in claims:
        side = sides.of.get(claim, len(sides.values))
        key = (side, declared.get(claim.label, len(declared)), claim.label)
        first[claim.label] = min(key, first.get(claim.label, key))
    return tuple(sorted(first.keys() - {""}, key=first.__getitem__))


def chosen(found: Sequence[Row], most: int) -> tuple[int, ...]:
    """Return which rows to show, at most so many, some of every side."""
    seen: Counter[tuple[str, int | None]] = Counter()
    ranked = []
    for index, row in enumerate(found):
        key = (row.story, row.side)
        # Each side's first row before anyone's second; who conflicts with nobody comes last.
        ranked.append((row.side is None, seen[key], index))
        seen[key] += 1
    return tuple(sorted(index for _, _, index in sorted(ranked)[:most]))


def short(text: str) -> str:
    """Return days in words with the months as three letters: "14–20 Oct 2024"."""
    return _MONTH.sub(lambda found: found.group()[:3], text)


def more(count: int) -> str:
    """Return what stands for rows that are left out."""
    return f"and {counted(count, 'more row')}"


def _row(
    claim: Claim,
    quantity: Quantity,
    sides: Sides,
    names: Mapping[str, str],
    columns: Mapping[str, int],
) -> Row:
    value = without_domain(claim.value, quantity.domain)
    own = names.get(claim.source, claim.source)
    copies = dict.fromkeys(names.get(each.source, each.source) for each in claim.copies)
    return Row(
        value=Interval.point(columns[claim.label]) if claim.label else value,
        words=claim.arithmetic or of_claim(claim, quantity.domain),
        source=own,
        speaker="" if claim.speaker == NARRATOR else claim.speaker,
        day="" if claim.as_of is None else short(days(claim.as_of)),
        story=claim.story,
        side=sides.of.get(claim),
        elsewhere=claim in sides.elsewhere,
        denied=claim.polarity is Polarity.DENIED,
        derived=bool(claim.derived or claim.arithmetic),
        centred=_is_centred(claim, value),
        copies=tuple(name for name in copies if name != own),
    )


def _is_centred(claim: Claim, value: Interval) -> bool:
    """Tell whether a range is a figure and what it may have been rounded from."""
    bounded = value.low is not None and value.high is not None
    is_open = value.low_open or value.high_open
    return claim.hedge in _MIDDLE and claim.unit != "date" and bounded and not is_open


def _order(row: Row) -> tuple[object, ...]:
    said = (row.said or Interval()).sort_key()
    return (row.story, row.value.sort_key(), row.denied, said, row.source, row.speaker, row.words)


def middle(value: Interval) -> Fraction | None:
    """Return the middle of a range, None where it has an open end."""
    return None if value.low is None or value.high is None else (value.low + value.high) / 2
