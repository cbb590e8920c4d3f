"""What the fuzzer began with and what it once found: no target breaks on any of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# The targets are run from the root of the project and are no part of what is installed.
sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.targets import TARGETS

CORPUS = Path(__file__).parents[1] / "fuzz" / "corpus"
FILES = sorted(CORPUS.glob("*/*"))


def test_every_target_has_a_corpus() -> None:
    assert {path.parent.name for path in FILES} == set(TARGETS)


@pytest.mark.parametrize("path", FILES, ids=[f"{p.parent.name}/{p.name}" for p in FILES])
def test_the_contract_holds(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
