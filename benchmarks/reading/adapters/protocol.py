"""How does a reader answer the benchmark? JSON lines in, JSON lines out; standard library only.

`read` answers each line {"text", "published"} with a list of readings.  `time` takes one line,
a list of such requests, reads them all three times in this process and answers with the
seconds of the fastest round; imports and the building of models are not in it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from typing import TypedDict


class Request(TypedDict):
    """Hold a text and the ISO day on which it was published."""

    text: str
    published: str


class Answer(TypedDict):
    """Hold what a tool reads at [start, end) of a text, and the names it has for the unit.

    `kind` is number or date; bounds are numbers, or ISO days; None leaves a side open.  A tool
    that finds several readings possible answers with each of them.
    """

    start: int
    end: int
    kind: str
    low: float | str | None
    high: float | str | None
    hedge: str
    units: list[str]
    denied: bool


Read = Callable[[str, str], Iterable[Answer]]
ROUNDS = 3


def number(start: int, end: int, low: float, high: float, unit: str | None = None) -> Answer:
    """Return the reading of a figure by a tool that knows no hedges but a range."""
    hedge = "exact" if low == high else "between"
    units = [unit] if unit else []
    return Answer(
        start=start, end=end, kind="number", low=low, high=high, hedge=hedge, units=units,
        denied=False,
    )  # fmt: skip


def days(start: int, end: int, low: str | None, high: str | None) -> Answer:
    """Return the reading of a date: the first and the last ISO day."""
    return Answer(
        start=start, end=end, kind="date", low=low, high=high, hedge="exact", units=[],
        denied=False,
    )  # fmt: skip


def serve(read: Read) -> None:
    """Answer the requests on standard input by the mode that the command line names."""
    if sys.argv[1:] == ["time"]:
        requests: list[Request] = json.loads(sys.stdin.readline())
        print(json.dumps(min(_seconds(read, requests) for _ in range(ROUNDS))))
        return
    for line in sys.stdin:
        request: Request = json.loads(line)
        print(json.dumps(list(read(request["text"], request["published"]))), flush=True)


def _seconds(read: Read, requests: Iterable[Request]) -> float:
    began = time.perf_counter()
    for request in requests:
        for _ in read(request["text"], request["published"]):
            pass
    return time.perf_counter() - began
