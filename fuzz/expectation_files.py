"""Expectation files: whatever stands there, it is read, or refused with an ExpectationError."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from fuzz import texts

from discrepant import expectations, pipeline
from discrepant.expectations import ExpectationError
from discrepant.interval import Interval
from discrepant.model import Source

_DAY = Interval.days(date(2023, 6, 14), date(2023, 6, 14))
_TEXTS = (
    "Ada Berg said 400 people were evacuated. The dam broke on June 1.",
    "About 600 of 900 people were evacuated by two crews of 20, “a disgrace”, said the mayor.",
)
_SOURCES = tuple(
    Source(f"s{number}", text, f"s{number}.txt", published=_DAY)
    for number, text in enumerate(_TEXTS)
)


def target(data: bytes) -> None:
    """Read a text as one or two expectation files, join them, and use them on two articles."""
    try:
        rulesets = [
            expectations.read(text, f"rules{number}.yaml")
            for number, text in enumerate(texts.parts(texts.text(data), 2))
        ]
        joined = expectations.join(rulesets)
    except ExpectationError as error:
        texts.expect("rules", error)
        return
    assert expectations.join([joined]) == joined
    with suppress(ExpectationError):  # a quoted claim that stands in no article
        pipeline.check(_SOURCES, rulesets)
        pipeline.examples(rulesets)
