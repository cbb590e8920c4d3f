"""The same result whatever surrounds a run: other runs, a bad cache, another locale."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from faults.runs import (
    ARTICLES,
    command,
    is_clean,
    left_behind,
    project,
    run,
    surroundings,
    written,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, bytes]]:
    """Return stdout and reports of a run in usual surroundings."""
    root = project(tmp_path_factory.mktemp("plain"))
    done = run(root, "check")
    assert done.returncode == 1
    return done.stdout, written(root)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with a cache that was filled by a run."""
    root = project(tmp_path_factory.mktemp("filled"))
    run(root, "check", "--no-reports")
    return root


def kept(root: Path, pattern: str) -> Path:
    """Return the one file of the cache of a project with such a name."""
    (entry,) = (root / "kept" / "discrepant").glob(pattern)
    return entry


# ---------------------------------------------------------------- the cache


def _folder(entry: Path) -> None:
    entry.unlink()
    entry.mkdir()


def _link(entry: Path) -> None:
    entry.unlink()
    (entry.parent.parent.parent / "victim").write_text("mine")
    entry.symlink_to("../../victim")


def _loop(entry: Path) -> None:
    entry.unlink()
    entry.symlink_to(entry.name)


def _device(entry: Path) -> None:
    entry.unlink()
    entry.symlink_to("/dev/zero")


def _pipe(entry: Path) -> None:
    entry.unlink()
    os.mkfifo(entry)


def _other_columns(entry: Path) -> None:
    """Let a database hold the right keys, and less beside them than it should."""
    keys: list[tuple[str]] = []
    if entry.suffix == ".sqlite3":
        with closing(sqlite3.connect(entry)) as database:
            keys = list(database.execute("SELECT key FROM mentions"))
    entry.unlink()
    with closing(sqlite3.connect(entry)) as database, database:
        database.execute("CREATE TABLE mentions (key TEXT, value TEXT)")
        database.executemany("INSERT INTO mentions VALUES (?, '[]')", keys)


def _whole_folder(entry: Path) -> None:
    shutil.rmtree(entry.parent)
    entry.parent.write_text("a file")


JUNK: dict[str, Callable[[Path], object]] = {
    "random bytes": lambda entry: entry.write_bytes(bytes(range(256)) * 64),
    "nothing": lambda entry: entry.write_bytes(b""),
    "truncated JSON": lambda entry: entry.write_bytes(entry.read_bytes()[:-20]),
    "another schema": lambda entry: entry.write_text('{"kept": [1, 2], "sum": 3}'),
    "another sum": lambda entry: entry.write_bytes(entry.read_bytes().replace(b"1", b"2")),
    "deep JSON": lambda entry: entry.write_text("[" * 200_000),
    "a pickle": lambda entry: entry.write_bytes(b"cos\nsystem\n(S'touch owned'\ntR."),
    "a folder": _folder,
    "a link": _link,
    "a loop": _loop,
    "a device": _device,
    "a pipe": _pipe,
    "a database of other columns": _other_columns,
    "a file for its folder": _whole_folder,
}


@pytest.mark.parametrize("pattern", ["units-*.json", "mentions.sqlite3"])
@pytest.mark.parametrize("junk", JUNK)
def test_a_cache_full_of_junk_changes_nothing(
    tmp_path: Path, filled: Path, plain: tuple[str, dict[str, bytes]], junk: str, pattern: str
) -> None:
    root = shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    JUNK[junk](kept(root, pattern))
    done = run(root, "check")
    assert (done.stdout, written(root)) == plain
    assert is_clean(done.stderr)
    assert done.stderr.count("warning") <= 1
    assert not (root / "owned").exists()
    victim = root / "victim"
    assert not victim.exists() or victim.read_text() == "mine"


@pytest.mark.parametrize(
    "home", ["/proc/nowhere", "/dev/null", "/sys", "relative", "", "/" + "n" * 300]
)
def test_no_place_for_a_cache_changes_nothing(
    tmp_path: Path, plain: tuple[str, dict[str, bytes]], home: str
) -> None:
    root = project(tmp_path)
    done = run(root, "check", XDG_CACHE_HOME=home, HOME="/proc/nowhere")
    assert (done.stdout, written(root)) == plain
    assert is_clean(done.stderr)


def test_six_at_once_come_to_the_same(tmp_path: Path, plain: tuple[str, dict[str, bytes]]) -> None:
    root = project(tmp_path)
    running = [
        subprocess.Popen(
            command("check"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=root,
            env=surroundings(root),
        )
        for _ in range(6)
    ]
    shown = [each.communicate(timeout=120) for each in running]
    assert [each.returncode for each in running] == [1] * 6
    assert {out for out, _ in shown} == {plain[0]}
    assert all(is_clean(err) for _, err in shown)
    assert written(root) == plain[1]
    assert left_behind(root / "reports") == left_behind(root / "kept" / "discrepant") == []


# ---------------------------------------------------------------- surroundings


SURROUNDINGS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "a hash seed": ((), {"PYTHONHASHSEED": "0"}),
    "another hash seed": ((), {"PYTHONHASHSEED": "4294967295"}),
    "a time zone": ((), {"TZ": "Pacific/Kiritimati"}),
    "another time zone": ((), {"TZ": "America/Adak"}),
    "no locale": ((), {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}),
    "a Turkish locale": ((), {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    "optimised": (("-O",), {}),
    "without docstrings": (("-OO",), {}),
    "development mode": (("-X", "dev"), {}),
    "warnings are errors": ((), {"PYTHONWARNINGS": "error"}),
    "no bytecode": ((), {"PYTHONDONTWRITEBYTECODE": "1"}),
    "no cache": ((), {"XDG_CACHE_HOME": "/proc/nowhere", "HOME": "/proc/nowhere"}),
}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_same_bytes_come_out_whatever_surrounds_a_run(
    tmp_path: Path, plain: tuple[str, dict[str, bytes]], name: str
) -> None:
    python, environment = SURROUNDINGS[name]
    root = project(tmp_path)
    done = run(root, "check", python=python, **environment)
    assert (done.returncode, done.stdout, written(root)) == (1, *plain)
    assert is_clean(done.stderr)


def test_the_same_bytes_come_out_whatever_the_order_of_the_folder(
    tmp_path: Path, plain: tuple[str, dict[str, bytes]]
) -> None:
    backwards = dict(reversed(ARTICLES.items()))
    root = project(tmp_path / "other" / "place", backwards)
    for name in ARTICLES:  # a second name and back: another place in the folder
        path = root / "seeds" / f"{name}.txt"
        path.rename(root / "seeds" / "moved").rename(path)
    done = run(root, "check")
    assert (done.stdout, written(root)) == plain


def test_the_same_bytes_come_out_of_the_articles_of_this_project(tmp_path: Path) -> None:
    for folder in ("seeds", "expectations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    first = run(tmp_path, "check", PYTHONHASHSEED="1", TZ="UTC")
    before = written(tmp_path)
    second = run(tmp_path, "check", PYTHONHASHSEED="2", TZ="Asia/Kathmandu", python=("-O",))
    assert (second.stdout, written(tmp_path)) == (first.stdout, before)


def test_no_report_tells_when_it_was_made(plain: tuple[str, dict[str, bytes]]) -> None:

    today = time.strftime("%Y-%m-%d").encode()
    for content in plain[1].values():
        assert b"generated" not in content.lower()
        assert today not in content


# ---------------------------------------------------------------- pytest


def test_a_thousand_failures_in_one_expectation_are_one_item(pytester: pytest.Pytester) -> None:
    articles = {f"a{n}": f"On Monday {100 + 7 * n} people were evacuated.\n" for n in range(1_000)}
    project(pytester.path, articles)
    done = pytester.runpytest_subprocess("expectations", "-q", timeout=120)
    done.assert_outcomes(failed=1, skipped=1)
    assert len("\n".join(done.outlines)) < 60_000


@pytest.mark.parametrize("count", [600])
def test_many_failing_expectations_are_bounded(pytester: pytest.Pytester, count: int) -> None:
    rules = "quantities:\n  q: {unit: person, find: [{with: [evacuated]}]}\nexpectations:\n"
    rules += "".join(f"  e{n}: {{agree: q}}\n" for n in range(count))
    project(pytester.path, rules=rules)
    done = pytester.runpytest_subprocess("expectations", "-q", "--tb=line", timeout=120)
    done.assert_outcomes(failed=count)
    size = len("\n".join(done.outlines))
    assert size < 1_000 * count
