"""Find figures with one realistic expression and nothing else: the yardstick of speed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.reading.adapters.protocol import Answer, number, serve

FIGURE = re.compile(
    r"\b(?:(?:about|around|some|nearly|almost|over|more than|at least|up to)\s+)?"
    r"(?P<figure>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)"
    r"(?:\s+(?:million|billion|thousand|hundred))?\b(?:\s+(?P<noun>\w+))?",
    re.IGNORECASE,
)


def answers(text: str, _published: str) -> Iterator[Answer]:
    """Yield a number for each match; its value is not worked out."""
    for found in FIGURE.finditer(text):
        yield number(found.start(), found.end(), 0.0, 0.0, found["noun"])


if __name__ == "__main__":
    serve(answers)
