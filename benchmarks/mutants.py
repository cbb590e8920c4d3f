"""How many mutants of each module do the tests kill?  After `make mutate`.

Prints a table, and fails below GOAL.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.markdown_table import markdown

MUTANTS = Path(__file__).parents[1] / ".mutants" / "mutants" / "src" / "discrepant"
GOAL = 0.9
# mutmut keeps the exit code of pytest for each mutant; 33 is its own for a line no test reaches.
_KILLED, _SURVIVED, _UNREACHED = (1, 3), (0,), (5, 33)


def main() -> int:
    """Print a row for each module and return 1 where too many mutants live."""
    counts = dict(_counts())
    counts["all"] = sum(counts.values(), Counter[str]())
    rows = [_row(name, count) for name, count in counts.items()]
    print(markdown(("module", "mutants", "killed", "for ever", "live", "score"), rows))
    return int(_score(counts["all"]) < GOAL)


def _counts() -> Iterator[tuple[str, Counter[str]]]:
    for path in sorted(MUTANTS.rglob("*.py.meta")):
        codes = json.loads(path.read_text("utf-8"))["exit_code_by_key"].values()
        if codes:
            name = str(path.relative_to(MUTANTS)).removesuffix(".meta")
            yield name, Counter(_outcome(code) for code in codes)


def _outcome(code: int | None) -> str:
    if code in _KILLED:
        return "killed"
    if code in _SURVIVED + _UNREACHED or code is None:
        return "live"
    return "for ever"


def _score(count: Counter[str]) -> float:
    return (count["killed"] + count["for ever"]) / max(1, count.total())


def _row(name: str, count: Counter[str]) -> tuple[str, ...]:
    numbers = (count.total(), count["killed"], count["for ever"], count["live"])
    return (name, *(f"{number:,}" for number in numbers), f"{_score(count):.1%}")


if __name__ == "__main__":
    sys.exit(main())
