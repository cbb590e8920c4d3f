"""How are findings over words put together: whose side is which form, and how grave is it?"""

from __future__ import annotations

from collections.abc import Sequence

from discrepant.compare.naming import MOST_LISTED, Book
from discrepant.interval import Interval
from discrepant.model import Claim, Expectation, FindingKind, Level, Position


def position(label: str, claims: Sequence[Claim]) -> Position:
    """Return the side of those who have a form of words."""
    ordered = sorted(claims, key=lambda claim: (claim.source, claim.passage.start))
    return Position(Interval(), tuple(ordered), label=label)


def passages(claims: Sequence[Claim]) -> int:
    """Return at how many places claims stand, their copies included."""
    return sum(1 + len(claim.copies) for claim in claims)


def level(expectation: Expectation, kind: FindingKind, otherwise: Level, book: Book) -> Level:
    """Return how grave a finding is: what the expectation says, else the project, else this."""
    if expectation.level is not None:
        return expectation.level
    return (dict(book.levels) | dict(expectation.levels)).get(kind, otherwise)


def quoted(forms: Sequence[str], joint: str) -> str:
    """Return "“10”, “12” or “14”"; of many the first ten and a count."""
    marked = [f"“{form}”" for form in forms]
    if len(marked) < 2:
        return "".join(marked)
    if len(marked) > MOST_LISTED:
        more = len(marked) - MOST_LISTED
        return f"{', '.join(marked[:MOST_LISTED])} … {joint} {more:,} more"
    return f"{', '.join(marked[:-1])} {joint} {marked[-1]}"
