"""How long does a fresh process take, beside one that only imports pytest?

The commands take turns, seven times each, so that a busy machine slows all of them alike.  A
copy of the project in a temporary folder is checked, with a cache of its own: cold is without
one, the others with what the run before left.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.markdown_table import markdown

ROOT = Path(__file__).parents[1]
ROUNDS = 7
HELP = "discrepant --help"
COLD = "discrepant check, cold cache"
CHANGED = "discrepant check, one of five articles changed"
AGAIN = "discrepant check again, nothing changed"
YARDSTICK = 'python -c "import pytest"'
PROMISED = {HELP: "under 0.5", COLD: "–", CHANGED: "–", AGAIN: "at most 1", YARDSTICK: "1"}


def main() -> None:
    """Run the benchmark and print a Markdown table."""
    with tempfile.TemporaryDirectory() as folder:
        seconds = measure(_project(Path(folder)))
    yardstick = seconds[YARDSTICK]
    rows = [
        (name, f"{1000 * spent:.0f}", f"{spent / yardstick:.2f}", PROMISED[name])
        for name, spent in seconds.items()
    ]
    heads = ("", "ms", "× import pytest", "promised")
    print(markdown(heads, rows))


def measure(project: Path) -> dict[str, float]:
    """Return the median wall time of each command in seconds."""
    spent: dict[str, list[float]] = {HELP: [], COLD: [], CHANGED: [], AGAIN: [], YARDSTICK: []}
    python = sys.executable
    check = [python, "-m", "discrepant", "check", "--quiet"]
    _seconds(check, project, _homes(project / "warm"))
    for turn in range(ROUNDS):
        cold, warm = _homes(project / f"cold{turn}"), _homes(project / "warm")
        spent[YARDSTICK].append(_seconds([python, "-c", "import pytest"], project, warm))
        spent[HELP].append(_seconds([python, "-m", "discrepant", "--help"], project, warm))
        spent[COLD].append(_seconds(check, project, cold))
        _change(project)
        spent[CHANGED].append(_seconds(check, project, warm))
        spent[AGAIN].append(_seconds(check, project, warm))
    return {name: median(times) for name, times in spent.items()}


def _change(project: Path) -> None:
    """Let an article end in one line more."""
    article = min((project / "seeds").glob("*.txt"))
    article.write_bytes(article.read_bytes() + b"\n")


def _project(folder: Path) -> Path:
    """Copy what a run reads, so that it writes its reports elsewhere."""
    for name in ("seeds", "expectations"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def _homes(folder: Path) -> Mapping[str, str]:
    """Return an environment whose caches lie in a folder."""
    places = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"), str(folder))
    return os.environ | places


def _seconds(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> float:
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    spent = time.perf_counter() - began
    # Contradictions are no failure of the benchmark.
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: {done.stderr.decode(errors='replace')}")
    return spent


if __name__ == "__main__":
    main()
