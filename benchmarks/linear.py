"""Does reading take twice as long for an article of twice the length, whatever stands in it?

Each pattern fills an article; the ratio of the times for 2n and n characters should be near 2.
`extract.read` alone, and the whole check with a few quantities whose cues the patterns hold.
An article that holds more figures than are read of one takes no longer than that: its ratio is
near 1.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping

from benchmarks.markdown_table import markdown

from discrepant import expectations, extract, pipeline
from discrepant.model import Source

SIZE = 50_000  # characters
RULES = """
quantities:
  men: {what: men, unit: person, find: [{with: [and, said, killed], without: [hospital]}]}
  total: {what: all, unit: person, find: [{text: "a total of {value}"}]}
  anyone: {what: anybody, unit: person}
  broke: {what: the day, unit: date, find: [{with: [dam, said], and: [broke]}]}
expectations:
  men-agree: {agree: men}
"""
PATTERNS: Mapping[str, str] = {
    "prose": "About 5,000 people fled on Monday, officials said, and 12 men were missing. ",
    "digits": "1",
    "numbers": "1 ",
    "numbers, a line each": "1\n",
    "a list": "1. ",
    "commas": ",",
    "letters": "a",
    "capitals": "Al ",
    "a, b, c": "a, b, c, ",
    "quotes": '"',
    "open quotes": "“",
    "a quotation each": "“5” ",
    "spaces": " ",
    "line ends": "\n",
    "combining marks": "\u0301",
    "zero-width": "5\u200b",
    "open brackets": "(",
    "5 in open brackets": "(5 ",
    "said": "said ",
    "speakers": "Ada Berg said 5, ",
    "verbs": "5 men killed a man ",
    "money": "$1 ",
    "per cent": "%",
    "no": "no ",
    "one": "one ",
    "one and": "one and ",
    "ranges": "10 to ",
    "dashes": "10–",
    "days": "5 March ",
    "months": "March 5 ",
    "Mr.": "Mr. ",
}


def main() -> None:
    """Measure every pattern and print a Markdown table."""
    heads = ("article of", "read, µs a char", "2n / n", "check, µs a char", "2n / n")
    print(markdown(heads, [(name, *_row(text)) for name, text in PATTERNS.items()]))


def _row(pattern: str) -> tuple[str, ...]:
    rulesets = [expectations.read(RULES, "linear.yaml")]
    read = _measured(pattern, extract.read)
    checked = _measured(pattern, lambda source: pipeline.check([source], rulesets))
    return (*read, *checked)


def _measured(pattern: str, work: Callable[[Source], object]) -> tuple[str, str]:
    once, twice = (_seconds(pattern, size, work) for size in (SIZE, 2 * SIZE))
    return f"{1e6 * twice / (2 * SIZE):.2f}", f"{twice / once:.1f}"


def _seconds(pattern: str, size: int, work: Callable[[Source], object]) -> float:
    text = (pattern * (size // len(pattern) + 1))[:size]
    source = Source("a", text, "a.txt")
    gc.collect()
    began = time.perf_counter()
    work(source)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
