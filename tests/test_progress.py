"""How far the reading is: seen on a terminal after a second, and nowhere else."""

from __future__ import annotations

import argparse
import os
import pty
import re
import select
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from discrepant import extract
from discrepant.cli import progress
from projects import MISSING, laid_out
from stories import source

# A clock of our own: reading that takes a second would make a test of a second.
SLOW = """\
import itertools, sys, time
from discrepant import cli
ticks = itertools.count()
time.monotonic = lambda: next(ticks) * {step}
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    texts = {str(day): f"40 people were missing {day} days on.\n" for day in range(8)}
    return laid_out(tmp_path, MISSING, texts)


def terminal(
    project: Path,
    *words: str,
    step: float = 0.4,
    columns: int = 80,
    env: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return what a terminal sees on stderr."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    silent = {"CI", "NO_COLOR"}
    plain = {key: value for key, value in os.environ.items() if key not in silent}
    with subprocess.Popen(
        [sys.executable, "-c", SLOW.format(step=step), "check", "--no-cache", *words],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**plain, "TERM": "xterm", **env},
    ) as process:
        os.close(theirs)
        process.communicate(timeout=30)
        seen = b"".join(_pieces(ours))
        os.close(ours)
    assert process.returncode == 0, seen
    return seen.decode()


def _pieces(descriptor: int) -> Iterator[bytes]:
    while select.select([descriptor], [], [], 0)[0]:
        try:
            piece = os.read(descriptor, 4096)
        except OSError:  # Linux: the other side is closed
            return
        yield piece
        if not piece:
            return


def test_a_terminal_sees_a_bar_that_goes_away(project: Path) -> None:
    seen = terminal(project)
    assert re.findall(r"read ([0-9]) of 8 articles", seen) == list("345678")
    assert "[####" in seen
    # What stands there at the end begins on a clean line.
    assert seen.rpartition("\r\x1b[K")[2].startswith("discrepant: wrote reports/index.md, ")


@pytest.mark.parametrize(
    ("words", "env"), [(["--quiet"], {}), ([], {"CI": "true"}), ([], {"TERM": "dumb"})]
)
def test_nobody_sees_one_who_does_not_want_it(
    project: Path, words: list[str], env: dict[str, str]
) -> None:
    assert "\x1b" not in terminal(project, *words, env=env)


def test_quick_work_shows_none(project: Path) -> None:
    assert "\x1b" not in terminal(project, step=0.01)


def test_a_pipe_gets_none(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SLOW.format(step=0.4), "check", "--no-cache"],
        cwd=project,
        check=True,
        capture_output=True,
        text=True,
        env={key: value for key, value in os.environ.items() if key != "CI"} | {"TERM": "xterm"},
    )
    assert re.fullmatch(r"discrepant: wrote reports/index\.md, [^\x1b\r\n]*\n", done.stderr)


def test_unwatched_articles_come_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    read = [extract.read(source("40 people were missing.")), ()]
    with progress.watching(argparse.Namespace(quiet=False)) as watch:
        assert list(watch(iter(read), 2)) == read
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("columns", "bar"), [(80, True), (40, True), (24, False)])
def test_a_bar_never_wraps(project: Path, columns: int, bar: bool) -> None:
    seen = terminal(project, columns=columns)
    drawn = [each.split("\r")[0] for each in seen.split("\x1b[K") if "of 8" in each]
    assert drawn
    assert all(len(each) < columns for each in drawn)
    assert all(("[" in each) == bar for each in drawn)
