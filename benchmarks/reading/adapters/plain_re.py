"""Find figures with one realistic expression and nothing else: the yardstick of speed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.reading.adapters.protocol import Answer, number, serve

# Hedge, money, digits or words of numbers, scale, unit or noun: what a careful script would try.
FIGURE = re.compile(
    r"""
    (?:\b|(?=[$£€]))
    (?:(?:about|around|some|nearly|almost|over|more\ than|at\ least|up\ to|between)\s+)?
    (?P<figure>
        [$£€]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:m|bn|k)?
        | (?:an?\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen
            |fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty
            |sixty|seventy|eighty|ninety|half|several|dozens?|hundreds?|thousands?|millions?)
          (?:-(?:one|two|three|four|five|six|seven|eight|nine))?
    )
    (?:\s+(?:hundred|thousand|million|billion))?\b
    (?:\s+(?P<noun>%|per\ ?cent|\w+))?
    """,
    re.IGNORECASE | re.VERBOSE,
)


def answers(text: str, _published: str) -> Iterator[Answer]:
    """Yield a number for each match; its value is not worked out."""
    for found in FIGURE.finditer(text):
        yield number(found.start(), found.end(), 0.0, 0.0, found["noun"])


if __name__ == "__main__":
    serve(answers)
