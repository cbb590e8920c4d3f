"""Small projects on disk, for tests: a folder laid out, and the command called in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from discrepant.cli import main

Run = Callable[..., tuple[int, str, str]]


def laid_out(root: Path, rules: str, articles: Mapping[str, str] | None = None) -> Path:
    """Return the folder of a project with these expectations and these articles by name."""
    for folder in ("seeds", "expectations"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "expectations" / "flood.yaml").write_text(rules)
    for name, text in (articles or {}).items():
        (root / "seeds" / f"{name}.txt").write_text(text)
    return root


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
