"""Work and memory grow with the text, whatever stands in it.

Work is counted in calls, which no busy machine changes.  What works in C (expressions, slices)
shows in processes that would not end in a minute if it grew by the square.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# The benchmarks are run from the root of the project and are no part of what is installed.
sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.linear import PATTERNS, RULES

from discrepant import expectations, extract, pipeline
from discrepant.model import Source

ENOUGH = 4_000  # characters: longer than what a sentence may have
MORE = {
    "one number a line": "5\n\n",
    "asides": "5 of the men, who was ",
    "he said": "5 he said ",
    "titles": "President Ada Berg said 5. Berg said 6. ",
    "between": "between 5 and ",
    "ages": "Jones, 5, ",
    "feet": "5 ft 5 in ",
    "additions": "5 more, bringing ",
    "quoted": '"He said 5 people." ',
    "shares": "5 of the ",
    "ISO days": "2024-",
    "hidden": "5\u200b6 ",
}


def filled(pattern: str, size: int) -> Source:
    return Source("a", (pattern * (size // len(pattern) + 1))[:size], "a.txt")


def calls(work: Callable[[], object]) -> int:
    """Return how many functions of Python were called."""
    count = 0

    def count_call(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(count_call)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", [*PATTERNS, *MORE])
def test_twice_the_text_is_no_more_than_twice_the_work(name: str) -> None:
    pattern = (PATTERNS | MORE)[name]
    rules = [expectations.read(RULES, "linear.yaml")]
    pipeline.check([filled(pattern, 100)], rules)  # tables are made at the first call
    one, two, four = (
        calls(lambda size=size: pipeline.check([filled(pattern, size)], rules))  # type: ignore[misc]
        for size in (ENOUGH, 2 * ENOUGH, 4 * ENOUGH)
    )
    assert two - one <= 1.5 * one + 1_000
    assert four - two <= 2.5 * max(two - one, 0) + 1_000


# ---------------------------------------------------------------- a megabyte and ten

LONG = (
    *("1", ",", "a", "Al ", "a, b, c, ", '"', "“", "”", " ", "\n", "\r", "\t", "\u0301", "(", "["),
    *("said ", "%", "-", "–", ".", "•", "1,", "1.", "who was ", "and ", "1\u00a0", "\u200b", ": "),
    *("of ", "AP — ", "a\u0301", "é", "İ", "Image ", "www.", "A-", "a'", "_", "𝟏", "Mr. "),
)


def test_a_megabyte_of_anything_on_one_line_is_read_at_once() -> None:
    _within_a_minute(
        "for each in sys.argv[1:]: extract.read(Source('a', (each * 10**6)[:10**6], 'a.txt'))",
        *LONG,
    )


def test_ten_megabytes_on_one_line_are_read() -> None:
    _within_a_minute(
        "for each in sys.argv[1:]: extract.read(Source('a', each * 10**7, 'a.txt'))",
        *("1", "a", "\u0301", " ", "\n", "("),
    )


def test_a_megabyte_of_figures_is_checked() -> None:
    _within_a_minute(
        "text = 'one and 5 to $7, ' * 60_000\n"
        "rules = [expectations.read(sys.argv[1], 'rules.yaml')]\n"
        "report = pipeline.check([Source('a', text, 'a.txt')], rules)\n"
        "assert len(report.warnings) == 1, report.warnings",
        RULES,
    )


def _within_a_minute(code: str, *arguments: str) -> None:
    head = (
        "import sys\nfrom discrepant import expectations, extract, pipeline\n"
        "from discrepant.model import Source\n"
    )
    command = [sys.executable, "-c", head + code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# ---------------------------------------------------------------- all expressions


EXPRESSIONS = """
import importlib, pkgutil, re, sys, time
import discrepant
found = {}
for module in pkgutil.walk_packages(discrepant.__path__, "discrepant."):
    if module.name.endswith("__main__"):
        continue
    for name, value in vars(importlib.import_module(module.name)).items():
        group = value if isinstance(value, (tuple, list)) else (value,)
        for each in group:
            for one in each if isinstance(each, (tuple, list)) else (each,):
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                    found[f"{module.name}.{name}"] = one
assert len(found) > 25, sorted(found)
for name, one in found.items():
    if name.rpartition(".")[2] in sys.argv[2].split():
        continue
    for each in sys.argv[1].split("|"):
        began = time.perf_counter()
        text = (each * 60_000)[:60_000]
        sum(1 for _ in one.finditer(text))
        one.fullmatch(text), one.match(text)
        took = time.perf_counter() - began
        if took > 2: print(name, repr(each), round(took, 1))
"""


def test_no_expression_of_the_package_takes_the_square_of_the_time() -> None:
    texts = "1|1,|a|A|a |A |Al |. |, | |\n|'|“|(|-|1.|a.|a-|\u0301|_|1\u00a0|(A|\u200b"
    command = [sys.executable, "-c", EXPRESSIONS, texts, " ".join(WINDOWED)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


WINDOWED: tuple[str, ...] = ()
