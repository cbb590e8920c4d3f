"""Read with dateparser: its search for dates, widened to the month or year it says it found."""

from __future__ import annotations

import calendar
import importlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from benchmarks.reading.adapters.protocol import Answer, days, serve

search = importlib.import_module("dateparser.search")
parsing = importlib.import_module("dateparser.date")


def answers(text: str, published: str) -> Iterator[Answer]:
    """Yield each date found; both the day itself and the period around it are readings."""
    settings = {
        "RELATIVE_BASE": datetime.combine(date.fromisoformat(published), time()),
        "PREFER_DATES_FROM": "past",
    }
    parser = parsing.DateDataParser(languages=["en"], settings=settings)
    at = 0
    for words, moment in search.search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        day = moment.date()
        yield days(start, at, day.isoformat(), day.isoformat())
        period = parser.get_date_data(words).period
        if period in ("week", "month", "year"):
            first, last = _around(day, period)
            yield days(start, at, first.isoformat(), last.isoformat())


def _around(day: date, period: str) -> tuple[date, date]:
    if period == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if period == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return date(day.year, 1, 1), date(day.year, 12, 31)


if __name__ == "__main__":
    serve(answers)
