"""How does a whole run grow with the articles of one story that say nine figures each?

Every figure of one quantity, in each of the ways that once took all pairs.  Twice the articles
may take twice the time and little more; a run by pairs would take four times.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from datetime import date, timedelta

from benchmarks.markdown_table import markdown

from discrepant import expectations, pipeline
from discrepant.interval import Interval
from discrepant.model import Report, Source
from discrepant.render import content

SIZES = (50, 100, 200, 400)
FIGURES = 9
REPORTS = ("markdown", "html", "json")
FIRST = date(2024, 3, 1)
HEDGES = ("", "about ", "more than ", "up to ")
WHO = ("The mayor", "Ann Weber", "The police", "Joe Miller", "The ministry")
QUANTITY = "  evacuated: {what: people evacuated, unit: person, find: [{with: [evacuated]}]%s}\n"


def _day(number: int) -> str:
    day = FIRST + timedelta(days=number * 7 % 59)
    return f" on {day:%B} {day.day}"


# Its name; what the figure of a number is, and its day; keys of the quantity, and of `agree`.
Crowd = tuple[str, Callable[[int], str], Callable[[int], str], str, str]
CROWDS: tuple[Crowd, ...] = (
    ("each its own figure", lambda n: f"{100 + 7 * n:,}", lambda _: "", "", ""),
    ("hedged", lambda n: f"{HEDGES[n % 4]}{100 + 7 * n:,}", lambda _: "", "", ""),
    ("of many days", lambda n: f"{100 + 7 * n:,}", _day, "", ""),
    ("growing", lambda n: f"{100 + 7 * n:,}", _day, ", over_time: grows", ""),
    ("by speaker", lambda n: f"{100 + 7 * n:,}", lambda _: "", "", ", same: speaker"),
    ("one figure", lambda _: "4,000", lambda _: "", "", ""),
)


def main() -> None:
    """Print a table of seconds for each number of articles, and how the last two relate."""
    heads = ("one quantity", *(f"{size} articles" for size in SIZES), "twice the last but one")
    print(markdown(heads, [_row(crowd) for crowd in CROWDS]))


def _row(crowd: Crowd) -> tuple[str, ...]:
    _run(crowd, 5)
    seconds = [_run(crowd, size) for size in SIZES]
    return (crowd[0], *(f"{each:.2f} s" for each in seconds), f"{seconds[-1] / seconds[-2]:.1f} ×")


def _run(crowd: Crowd, size: int) -> float:
    """Return the seconds of this process that comparing and three reports take."""
    _, figure, day, keys, asked = crowd
    text = f"quantities:\n{QUANTITY % keys}expectations:\n  agrees: {{agree: evacuated{asked}}}\n"
    rules = [expectations.read(text, "rules.yaml")]
    articles = [_article(number, figure, day) for number in range(size)]
    gc.collect()
    began = time.process_time()
    _written(pipeline.check(articles, rules))
    return time.process_time() - began


def _written(report: Report) -> None:
    for name in REPORTS:
        content(report, name)


def _article(number: int, figure: Callable[[int], str], day: Callable[[int], str]) -> Source:
    lines = [
        f"{WHO[n % 5]} said that {figure(n)} people were evacuated{day(n)} as the water near "
        f"mill {n} and barn {n * 7} rose over road {n * 3} and town {n * 11} was left."
        for n in range(number * FIGURES, (number + 1) * FIGURES)
    ]
    published = FIRST + timedelta(days=60)
    days = Interval.days(published, published)
    return Source(f"a{number:04}", "\n\n".join(lines), f"a{number:04}.txt", published=days)


if __name__ == "__main__":
    main()
