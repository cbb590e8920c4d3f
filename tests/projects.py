"""Small projects on disk, for tests: a folder laid out, and the command called in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from discrepant.cli import main

Run = Callable[..., tuple[int, str, str]]

MISSING = """\
quantities:
  missing: {what: people missing, unit: person, find: [{with: [missing]}]}
expectations:
  missing-agrees: {agree: missing}
"""


def laid_out(root: Path, rules: str, articles: Mapping[str, str] | None = None) -> Path:
    """Return the folder of a project with these expectations and these articles by name."""
    for folder in ("seeds", "expectations"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "expectations" / "flood.yaml").write_text(rules, "utf-8")
    for name, text in (articles or {}).items():
        (root / "seeds" / f"{name}.txt").write_text(text, "utf-8")
    return root


def no_files(seeds: Path) -> dict[str, str]:
    """Make what has the name of an article and is none; return why each is left out, by name."""
    for name, target in _LINKS.items():
        (seeds / name).symlink_to(target)
    (seeds / "named.txt").mkdir()
    os.mkfifo(seeds / "pipe.txt")
    return {
        "away.txt": "a link that leaves the folder",
        "gone.txt": "cannot be read: No such file or directory",
        "loop.txt": "a link that leads back to itself",
        "named.txt": "a folder, not a file",
        "one.txt": "a link that leads back to itself",
        "pipe.txt": "a pipe, not a file",
        "two.txt": "a link that leads back to itself",
        "up": "a link to a folder, which is not followed",
        "zero.txt": "a link that leaves the folder",
    }


_LINKS = {
    "away.txt": "/etc/passwd",
    "gone.txt": "nowhere.txt",
    "loop.txt": "loop.txt",
    "one.txt": "two.txt",
    "two.txt": "one.txt",
    "up": "..",
    "zero.txt": "/dev/zero",
}


def calling(project: Path, capsys: pytest.CaptureFixture[str], *first: str) -> Run:
    """Return a call of the command in a project: words in; exit code, stdout and stderr out.

    Articles that are named are written before; `first` are words that each call begins with.
    """

    def call(*words: str, **articles: str) -> tuple[int, str, str]:
        for name, text in articles.items():
            (project / "seeds" / f"{name}.txt").write_text(text)
        code = main([*first, *words])
        return code, *capsys.readouterr()

    return call
