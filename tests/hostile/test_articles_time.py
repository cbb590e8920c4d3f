"""Work and memory grow with the text, whatever stands in it.

Work is counted in calls, which no busy machine changes.  What works in C (expressions, slices)
shows in processes that would not end in a minute if it grew by the square.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# The benchmarks are run from the root of the project and are no part of what is installed.
sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.linear import PATTERNS, RULES

from discrepant import expectations, pipeline
from discrepant.model import Source

ENOUGH = 2_500  # characters: a sentence may have 4,000
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
    pattern = {**PATTERNS, **MORE}[name]
    rules = [expectations.read(RULES, "linear.yaml")]
    pipeline.check([filled(pattern, 100)], rules)  # tables are made at the first call
    once = calls(lambda: pipeline.check([filled(pattern, ENOUGH)], rules))
    twice = calls(lambda: pipeline.check([filled(pattern, 2 * ENOUGH)], rules))
    assert twice <= 3.2 * once + 2_000  # the windows fill; the square would be four


# ---------------------------------------------------------------- no two sentences the same

DIFFERENT = {
    "figures": "Then {0} people were killed in Village{0}.\n\n",
    "one figure": "Then 5 people were killed in Village{0} by a river.\n\n",
    "days": "The dam broke on 5 March {1}, and 5 people were killed in Village{0}.\n\n",
    "speakers": "Ada Berg{0} said {0} people were killed.\n\n",
    "quotations": "“{0} said 5 people were killed,” ‘so’ said Ada Berg{0}. ",
    "denials": "It was not {0} people who were killed. Then {1} people were killed.\n\n",
}
MANY_RULES = f"{RULES}  of-one-speaker: {{agree: men, same: speaker}}\n"


@pytest.mark.parametrize("name", DIFFERENT)
def test_twice_the_sentences_are_no_more_than_twice_the_work(name: str) -> None:
    """Each has a value, a day or a speaker of its own, and is held against all the others."""
    rules = [expectations.read(MANY_RULES, "linear.yaml")]

    def work(count: int) -> int:
        lines = (DIFFERENT[name].format(300 + each, 1600 + each) for each in range(count))
        source = Source("a", "".join(lines), "a.txt")
        return calls(lambda: pipeline.check([source], rules))

    work(1)  # tables are made at the first call
    assert work(400) <= 2.6 * work(200) + 2_000


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


@pytest.mark.parametrize("unit", ["1", "1 "])
def test_ten_megabytes_through_the_whole_command(unit: str, tmp_path: Path) -> None:
    """The largest article that is taken, all reports written: no more memory than small ones."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "expectations").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text((unit * 10**7)[: 10**7 - 1])
    (tmp_path / "expectations" / "e.yaml").write_text(RULES)
    (tmp_path / "discrepant.toml").write_text('cache = "kept"\n')
    command = [sys.executable, "-m", "discrepant", "check", "-q"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 5)
    assert used.ru_utime + used.ru_stime < 120  # what grows by the square would take an hour
    assert used.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000) < 400
    assert sum(path.stat().st_size for path in (tmp_path / "reports").rglob("*.*")) < 20_000_000


def _within_a_minute(code: str, *arguments: str) -> None:
    head = (
        "import sys\nfrom discrepant import expectations, extract, pipeline\n"
        "from discrepant.model import Source\n"
    )
    command = [sys.executable, "-c", head + code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
