"""Small projects on disk, and the real command run over them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

RULES = """\
units: |
  boat = [boats] = _ = boats
  tow = 3 mile = _ = tows
quantities:
  homes: {unit: person, find: [{with: [evacuated]}]}
  drifted: {unit: tow, find: [{with: [drift*]}]}
expectations:
  homes-agree: {agree: homes, tolerance: 5%}
  drifted-agrees: {agree: drifted, tolerance: 1%}
"""
ARTICLES = {
    "a": "On Monday 400 people were evacuated. The boat drifted 2 tows.\n",
    "b": "At noon 600 people were evacuated. Rescuers said it drifted 9 miles.\n",
    "c": "“About 300 people were evacuated,” said Ada Berg, the mayor.\n",
}
REPORTS = ("index.md", "report.json")


def project(root: Path, articles: Mapping[str, str] = ARTICLES, rules: str = RULES) -> Path:
    """Return the folder of a project with these articles and expectations, made in this order."""
    for folder in ("seeds", "expectations"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "expectations" / "e.yaml").write_text(rules)
    for name, text in articles.items():
        (root / "seeds" / f"{name}.txt").write_text(text)
    return root


def command(*words: str, python: Sequence[str] = ()) -> list[str]:
    """Return the words that run the command."""
    return [sys.executable, *python, "-m", "discrepant", *words]


def run(
    root: Path, *words: str, python: Sequence[str] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in a project, with its cache in the project."""
    return subprocess.run(
        command(*words, python=python),
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=root,
        env=surroundings(root, **environment),
        timeout=120,
    )


def surroundings(root: Path, **environment: str) -> dict[str, str]:
    """Return the environment of a run."""
    return {**os.environ, "XDG_CACHE_HOME": str(root / "kept"), **environment}


def left_behind(folder: Path) -> list[str]:
    """Return the temporary files of a folder."""
    return sorted(path.name for path in folder.rglob("*") if path.name.endswith(".tmp"))


def written(root: Path) -> dict[str, bytes]:
    """Return the reports of a project by name, pictures and what should not be there included."""
    home = root / "reports"
    files = sorted(path for path in home.rglob("*") if path.is_file())
    return {str(path.relative_to(home)): path.read_bytes() for path in files}


def is_clean(stderr: str) -> bool:
    """Tell whether every line on stderr is ours, and none a traceback."""
    return re.fullmatch(r"(?:discrepant: .*\n)*", stderr) is not None
