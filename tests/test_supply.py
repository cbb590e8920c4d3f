"""What we depend on: bounds at both ends, a lock that keeps to them, an audit that is honest."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED: list[str] = PROJECT["dependencies"]
DEV: list[str] = PROJECT["optional-dependencies"]["dev"]
LOCKED = dict(
    re.findall(
        r"^([a-z0-9-]+)==([0-9.]+)", (ROOT / "requirements-dev.lock").read_text("utf-8"), re.M
    )
)


def numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


@pytest.mark.parametrize("needed", [*NEEDED, *DEV, *PROJECT["optional-dependencies"]["supply"]])
def test_each_dependency_has_a_least_and_a_most(needed: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9-]+(\[[a-z]+\])?>=[0-9.]+,<[0-9.]+", needed)


@pytest.mark.parametrize("needed", [*NEEDED, *DEV])
def test_the_lock_keeps_to_the_bounds(needed: str) -> None:
    name, least, most = re.split(r"(?:\[[a-z]+\])?>=|,<", needed)
    assert numbers(least) <= numbers(LOCKED[name.lower()]) < numbers(most)


def test_everything_locked_has_its_hashes() -> None:
    lock = (ROOT / "requirements-dev.lock").read_text("utf-8")
    entries = re.split(r"(?m)^(?=[a-z0-9])", lock)[1:]
    assert len(entries) >= len(LOCKED) > len(NEEDED)
    assert [each for each in entries if "--hash=sha256:" not in each] == []
    assert "://" not in lock  # nothing of the machine that wrote it


def audit(said: object) -> tuple[int, list[str]]:
    text = said if isinstance(said, str) else json.dumps(said)
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "audit.py")],
        check=False,
        input=text,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout.splitlines()


CLEAN: dict[str, Any] = {"name": "a", "version": "1", "vulns": []}
SILENT = {"name": "b", "skip_reason": "not found"}
KNOWN = {**CLEAN, "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]}


@pytest.mark.parametrize(
    ("said", "code", "lines"),
    [
        ({"dependencies": [CLEAN]}, 0, ["audit: 1 packages asked about, 0 vulnerabilities"]),
        (
            {"dependencies": [KNOWN]},
            1,
            ["audit: a 1: CVE-1, fixed in 2", "audit: 1 packages asked about, 1 vulnerabilities"],
        ),
    ],
)
def test_the_audit_says_what_was_found(said: object, code: int, lines: list[str]) -> None:
    assert audit(said) == (code, lines)


@pytest.mark.parametrize(
    "said", ["", "[]", {"dependencies": []}, {"dependencies": [SILENT, CLEAN]}]
)
def test_the_audit_says_loudly_what_nobody_was_asked_about(said: object) -> None:
    code, lines = audit(said)
    assert code == 0
    assert lines[0].startswith("audit: COULD NOT ASK about ")
