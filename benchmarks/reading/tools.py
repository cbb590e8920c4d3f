"""Who is compared, and how is each run: an environment of its own, one process, JSON lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading.adapters.protocol import Answer, Request

ROOT = Path(__file__).parents[2]
ENVIRONMENTS = ROOT / ".bench"
_NUMBERS = frozenset({"number"})
_DATES = frozenset({"date"})


@dataclass(frozen=True, slots=True)
class Tool:
    """Hold a reader: what to install for it, what it reads, how much text to time it on.

    `kinds` is empty for the yardstick of speed.  `speed_bytes` are chosen for about a second
    a round; `whole` articles are read at once, else paragraph by paragraph, which is faster
    for those who slow down on long texts.
    """

    name: str
    adapter: str
    requirements: tuple[str, ...]
    kinds: frozenset[str]
    speed_bytes: int
    whole: bool = False


TOOLS = (
    Tool("discrepant", "discrepant_reader", (), _NUMBERS | _DATES, 500_000, whole=True),
    Tool("quantulum3 0.10", "quantulum3_reader", ("quantulum3==0.10.0",), _NUMBERS, 35_000),
    Tool(
        "recognizers-text 1.0.2a2",
        "recognizers_reader",
        ("recognizers-text-suite==1.0.2a2", "emoji<2"),
        _NUMBERS | _DATES,
        5_000,
    ),
    Tool("dateparser 1.5", "dateparser_reader", ("dateparser==1.5.0",), _DATES, 35_000),
    Tool("plain `re`", "plain_re", (), frozenset(), 500_000, whole=True),
)


class ToolFailedError(Exception):
    """Raised when a tool could not be installed or its process failed; says what it printed."""


def python_of(tool: Tool) -> Path:
    """Return the Python that has a tool installed; make its environment where there is none."""
    if not tool.requirements:
        return Path(sys.executable)
    home = ENVIRONMENTS / tool.adapter.removesuffix("_reader")
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    stamp = home / "installed.txt"
    wanted = "\n".join(tool.requirements)
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        venv.create(home, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run([*pip, *tool.requirements], "")
        stamp.write_text(wanted, encoding="utf-8")
    return python


def read(tool: Tool, requests: Iterable[Request]) -> list[list[Answer]]:
    """Return the answers of a tool to each request."""
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    return [json.loads(line) for line in _adapter(tool, "read", lines).splitlines()]


def seconds(tool: Tool, requests: Sequence[Request]) -> float:
    """Return how long a tool takes for the requests: the best of three rounds in one process."""
    return float(_adapter(tool, "time", json.dumps(list(requests)) + "\n"))


def _adapter(tool: Tool, mode: str, stdin: str) -> str:
    module = f"benchmarks.reading.adapters.{tool.adapter}"
    return _run([str(python_of(tool)), "-W", "ignore", "-m", module, mode], stdin)


def _run(command: Sequence[str], stdin: str) -> str:
    done = subprocess.run(
        command, input=stdin, capture_output=True, text=True, cwd=ROOT, check=False
    )
    if done.returncode:
        raise ToolFailedError(f"{' '.join(command)}\n{done.stderr[-2000:]}")
    return done.stdout
