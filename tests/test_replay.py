"""The same run again is not worked out again, and nobody can tell but by the time it takes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from discrepant.cli import main
from projects import MISSING, laid_out

ENGINE = "discrepant.pipeline"
PROGRAM = f"""\
import sys
from discrepant.cli import main
sys.argv = ["discrepant", *sys.argv[1:]]
try:
    code = main()
finally:
    open("engine", "w").write(str({ENGINE!r} in sys.modules))
sys.exit(code)
"""


class Project:
    """A folder with two articles, in which the command is called as from a shell."""

    def __init__(self, root: Path) -> None:
        self.root = root
        laid_out(root, MISSING, {"a": "40 people are missing.", "b": "60 people are missing."})
        self.write("discrepant.toml", 'cache = "kept"\n')

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run(self, *words: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "check", *words],
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    @property
    def was_worked_out(self) -> bool:
        """Tell whether the last run needed the engine."""
        return (self.root / "engine").read_text() == "True"

    @property
    def reports(self) -> dict[str, bytes]:
        """All that lies in the folder of the reports."""
        found = sorted((self.root / "reports").rglob("*.*"))
        return {str(path): path.read_bytes() for path in found}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_the_second_run_says_and_writes_what_the_first_did(project: Project) -> None:
    first, written = project.run(), project.reports
    assert project.was_worked_out
    assert first[0] == 1
    assert project.run() == first
    assert not project.was_worked_out
    assert project.reports == written


def test_reports_that_were_removed_or_changed_are_written_again(project: Project) -> None:
    first, written = project.run(), project.reports
    (project.root / "reports" / "index.md").unlink()
    project.write("reports/report.json", "{}")
    assert project.run() == first
    assert not project.was_worked_out
    assert project.reports == written


CHANGES: dict[str, Callable[[Project], object]] = {
    "an article": lambda it: it.write("seeds/a.txt", "50 people are missing."),
    "one article more": lambda it: it.write("seeds/c.txt", "70 people are missing."),
    "one article less": lambda it: (it.root / "seeds" / "a.txt").unlink(),
    "what is known of them": lambda it: it.write("seeds/sources.yaml", "a: {story: x}\n"),
    "an expectation": lambda it: it.write(
        "expectations/flood.yaml", MISSING.replace("agree: missing", "agree: missing, level: note")
    ),
    "the configuration": lambda it: it.write(
        "discrepant.toml", 'cache = "kept"\nlevels = {cross = "note"}\n'
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(project: Project, change: str) -> None:
    first = project.run()
    CHANGES[change](project)
    second = project.run()
    assert project.was_worked_out
    assert second[1] != first[1]
    assert project.run("--no-cache")[:2] == second[:2]


@pytest.mark.parametrize(
    "words", [["--quiet"], ["--fail-on", "never"], ["--format", "json"], ["--today", "2024-01-31"]]
)
def test_other_options_are_another_run(project: Project, words: list[str]) -> None:
    project.run()
    project.run(*words)
    assert project.was_worked_out
    project.run(*words)
    assert not project.was_worked_out
    project.run()
    assert not project.was_worked_out


@pytest.mark.parametrize("words", [["seeds"], ["--expectations", "expectations"], ["--no-cache"]])
def test_what_cannot_be_told_apart_cheaply_is_worked_out(
    project: Project, words: list[str]
) -> None:
    assert project.run(*words) == project.run(*words)
    assert project.was_worked_out


def test_with_a_link_among_the_articles_every_run_is_worked_out(project: Project) -> None:
    (project.root / "seeds" / "c.txt").symlink_to("a.txt")
    first = project.run()
    assert project.run() == first
    assert project.was_worked_out


def test_a_lost_history_is_begun_anew(project: Project) -> None:
    project.run()
    history = project.root / "reports" / "history.jsonl"
    kept = history.read_bytes()
    history.unlink()
    project.run()
    assert history.read_bytes() == kept


@pytest.mark.parametrize("junk", ["", "{", "[]", "null", '{"kept": "{}", "sum": ""}'])
def test_junk_in_the_cache_changes_nothing(project: Project, junk: str) -> None:
    first = project.run()
    (entry,) = (project.root / "kept").glob("run-*.json")
    entry.write_text(junk)
    assert project.run() == first
    assert project.was_worked_out


def test_what_was_changed_in_the_cache_is_not_believed(project: Project) -> None:
    first = project.run()
    (entry,) = (project.root / "kept").glob("run-*.json")
    kept = entry.read_bytes()
    assert b'"code": 1' in kept
    entry.write_bytes(kept.replace(b'"code": 1', b'"code": 0'))
    assert project.run() == first


def test_an_error_is_told_each_time(project: Project) -> None:
    project.write("expectations/flood.yaml", "expectations: {x: {agre: y}}\n")
    first = project.run()
    assert first[0] == 2
    assert project.run() == first


def test_from_python_each_call_is_a_run(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.run()
    monkeypatch.chdir(project.root)
    monkeypatch.setattr("discrepant.pipeline.check", lambda *_: 1 // 0)
    assert main(["check"]) == 3
    assert "fault of discrepant itself" in capsys.readouterr().err
