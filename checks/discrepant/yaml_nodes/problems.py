"""What is wrong in a YAML file, and where: one problem, or an error that holds them all."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from discrepant.model import Place

MAX_SHOWN = 50
MAX_LISTED = 20


class Problem(NamedTuple):
    """Hold one thing that is wrong in an expectation file, and where."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class ExpectationError(ValueError):
    """Raised for expectation files that cannot be used; holds every problem that was found.

    `str()` gives a line for each: "expectations/brigade.yaml:17:5: unknown quantity …".
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        # Keys that are wrong in two ways, and files read twice, name a problem once.
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        lines = [str(each) for each in self.problems[:MAX_SHOWN]]
        more = len(self.problems) - len(lines)
        return "\n".join([*lines, f"… and {more:,} problems more"] if more else lines)


def problem(place: Place, message: str) -> ExpectationError:
    """Return an error that holds one problem, to be raised."""
    return ExpectationError((Problem(place, message),))


def unknown(what: str, word: str, known: Iterable[str], they_are: str) -> str:
    """Return "unknown quantity 'totals'; did you mean 'total'? defined are brigades, total"."""
    names = sorted(known)
    near = get_close_matches(word[:100], names, n=1)
    meant = f" did you mean {near[0]!r}?" if near else ""
    more = f" and {len(names) - MAX_LISTED} more" if len(names) > MAX_LISTED else ""
    listed = f"{they_are} are {', '.join(names[:MAX_LISTED])}{more}"
    return f"unknown {what} {short(word)};{meant} {listed if names else f'none is {they_are}'}"


def short(text: str) -> str:
    """Return a text as an error shows it: quoted, and cut where it is long."""
    return repr(text if len(text) <= 60 else f"{text[:57]}…")
