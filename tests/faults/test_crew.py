"""Several processes read: none outlives the run, and one that is killed costs no result."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from discrepant import crew, extract, reading
from discrepant.config import Config
from discrepant.model import Source
from faults.runs import command, is_clean, project, surroundings
from stories import source

LONG = " ".join(f"At {n} o'clock about {n + 300} people were evacuated." for n in range(3_000))


def articles(count: int) -> list[Source]:
    return [source(f"About {n + 40} people were evacuated.", f"a{n}") for n in range(count)]


def test_a_reading_process_that_is_killed_is_an_error_and_nothing_is_waited_for() -> None:
    # One, which has no second that might be done with all of them meanwhile.
    read = crew.read([[each] for each in articles(20)], 1)
    assert next(read) == extract.read(articles(1)[0])
    for process in multiprocessing.active_children():
        process.kill()
    with pytest.raises((EOFError, OSError)):
        list(read)
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("error", [EOFError(), BlockingIOError("no more processes")])
def test_where_no_other_process_reads_this_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refused(*_: object) -> None:
        raise error

    monkeypatch.setattr(crew, "read", refused)
    reader = reading.reader(Config(tmp_path, cache=None, jobs=2), articles(5))
    assert [reader(each) for each in articles(5)] == [extract.read(each) for each in articles(5)]


def descendants(process: int) -> list[int]:
    """Return the numbers of the processes that a process began, as long as it runs."""
    found = Path(f"/proc/{process}/task/{process}/children")
    return [int(number) for number in found.read_text().split()] if found.exists() else []


def runs(process: int) -> bool:
    """Tell whether a process runs still, and is no mere entry that nobody has asked for."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_a_run_that_was_ended(tmp_path: Path, number: signal.Signals) -> None:
    root = project(tmp_path, dict.fromkeys("abcd", LONG))
    with subprocess.Popen(
        command("check", "--jobs", "2"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=root,
        env=surroundings(root),
        start_new_session=True,
    ) as running:
        until = time.monotonic() + 60
        # Two that read, and one of Python's that looks after what is shared.
        while len(begun := descendants(running.pid)) < 3 and time.monotonic() < until:
            time.sleep(0.01)
        if number is signal.SIGINT:
            os.killpg(running.pid, number)  # as a terminal does
        else:
            running.send_signal(number)
        _, err = running.communicate(timeout=60)
    while any(map(runs, begun)) and time.monotonic() < until:
        time.sleep(0.05)
    assert len(begun) == 3
    assert not any(map(runs, begun))
    assert running.returncode == {signal.SIGINT: 130, signal.SIGTERM: 143}.get(number, -number)
    assert number is signal.SIGKILL or is_clean(err)
