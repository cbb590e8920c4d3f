"""Read with recognizers-text-suite: numbers, percentages, money, measures, ages and dates.

Every model is built once.  Each resolution of an ambiguous date is a reading of its own, so
that the tool is right if any of them is.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from benchmarks.reading.adapters.protocol import Answer, days, number, serve

suite = importlib.import_module("recognizers_suite")
numbers = importlib.import_module("recognizers_number").NumberRecognizer("en-us")
measures = importlib.import_module("recognizers_number_with_unit").NumberWithUnitRecognizer("en-us")
calendar = importlib.import_module("recognizers_date_time").DateTimeRecognizer("en-us")
MODELS = (
    numbers.get_number_model(),
    numbers.get_percentage_model(),
    measures.get_currency_model(),
    measures.get_dimension_model(),
    measures.get_age_model(),
    measures.get_temperature_model(),
)
DATES = calendar.get_datetime_model()


def answers(text: str, published: str) -> Iterator[Answer]:
    """Yield what every model finds."""
    for model in MODELS:
        for found in model.parse(text):
            yield from _figure(found)
    day = datetime.combine(date.fromisoformat(published), time())
    for found in DATES.parse(text, day):
        for value in (found.resolution or {}).get("values", ()):
            yield from _date(found, value)


def _figure(found: Any) -> Iterator[Answer]:
    value = (found.resolution or {}).get("value")
    percent = isinstance(value, str) and value.endswith("%")
    try:
        read = float(str(value).rstrip("%"))
    except ValueError:
        return
    unit = "percent" if percent else found.resolution.get("unit")
    yield number(found.start, found.end + 1, read, read, unit)


def _date(found: Any, value: dict[str, str]) -> Iterator[Answer]:
    start, end = found.start, found.end + 1
    try:
        if value["type"] == "duration":
            seconds = float(value["value"])
            yield number(start, end, seconds, seconds, "second")
        elif "start" in value or "end" in value:
            yield from _range(start, end, value)
        elif value["type"] in ("date", "datetime"):
            yield days(start, end, value["value"][:10], value["value"][:10])
    except (KeyError, ValueError):
        # "not resolved", and times of day
        return


def _range(start: int, end: int, value: dict[str, str]) -> Iterator[Answer]:
    """Yield the days of a range; its end is the day after the last, except in "15 to 19 March"."""
    low, high = value.get("start"), value.get("end")
    first = low and low[:10]
    yield days(start, end, first, high and high[:10])
    if high is not None:
        before = date.fromisoformat(high[:10]) - timedelta(days=1)
        yield days(start, end, first, before.isoformat())


if __name__ == "__main__":
    serve(answers)
