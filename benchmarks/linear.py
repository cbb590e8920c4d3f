"""Does reading take twice as long for an article of twice the length, whatever stands in it?

Each pattern fills an article; the ratio of the times for 2n and n characters should be near 2.
`extract.read` alone, and the whole check with a few quantities whose cues the patterns hold.
An article that holds more figures than are read of one takes no longer than that: its ratio is
near 1.  With `python -m benchmarks.linear 10`, an article of ten megabytes through the command,
all reports written: some minutes for all patterns.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory

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
    if len(sys.argv) > 1:
        print(_commands(int(sys.argv[1]) * 1_000_000 - 1))
        return
    heads = ("article of", "read, µs a char", "2n / n", "check, µs a char", "2n / n")
    print(markdown(heads, [(name, *_row(text)) for name, text in PATTERNS.items()]))


def _commands(size: int) -> str:
    heads = ("article of", "seconds of processor", "MB of memory", "MB of reports")
    return markdown(heads, [(name, *_command(text, size)) for name, text in PATTERNS.items()])


def _row(pattern: str) -> tuple[str, ...]:
    rulesets = [expectations.read(RULES, "linear.yaml")]
    read = _measured(pattern, extract.read)
    checked = _measured(pattern, lambda source: pipeline.check([source], rulesets))
    return (*read, *checked)


def _command(pattern: str, size: int) -> tuple[str, ...]:
    """Return what `discrepant check` takes for one article, and what it leaves."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("seeds", "expectations"):
            (root / name).mkdir()
        text = (pattern * (size // len(pattern) + 1)).encode()[:size].decode("utf-8", "ignore")
        (root / "seeds" / "a.txt").write_text(text, encoding="utf-8", newline="")
        (root / "expectations" / "linear.yaml").write_text(RULES)
        (root / "discrepant.toml").write_text('cache = "kept"\n')
        command = [sys.executable, "-m", "discrepant", "check", "-q"]
        with Popen(command, cwd=root, stdout=DEVNULL, stderr=DEVNULL) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        left = sum(path.stat().st_size for path in (root / "reports").rglob("*.*"))
    memory = used.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)
    return f"{used.ru_utime + used.ru_stime:.1f}", f"{memory:.0f}", f"{left / 1e6:.1f}"


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
