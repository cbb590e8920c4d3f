"""What the README shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discrepant import cli, expectations, pipeline
from projects import laid_out

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


@pytest.fixture
def flood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out the project of the README's first screen."""
    laid_out(tmp_path, blocks("yaml")[0])
    for path, text in re.findall(r"^> \*\*(\S+)\*\* — (.*)$", README, re.MULTILINE):
        (tmp_path / path).write_text(text + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("flood")
def test_the_first_screen_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == 1
    printed = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    shown = [line.rstrip() for line in blocks("text")[0].splitlines()]
    assert printed == shown


def test_nothing_stands_before_the_one_sentence() -> None:
    assert README.startswith("**discrepant** finds where articles contradict each other")
    first_screen = README.split("\n---\n")[0]
    assert "make report" in first_screen
    assert "make test" in first_screen


def test_the_language_as_the_readme_writes_it_reads_and_its_examples_pass() -> None:
    rules = [expectations.read(blocks("yaml")[2], "README.md")]
    results = pipeline.examples(rules)
    assert len(results) == 2
    assert [result.message for result in results if not result.passed] == []


@pytest.mark.parametrize("block", [3, 4, 5])
def test_the_further_yaml_of_the_readme_reads(block: int) -> None:
    assert expectations.join([expectations.read(blocks("yaml")[block], "README.md")]).quantities


def test_the_table_of_how_well_it_reads_is_the_measured_one() -> None:
    measured = (ROOT / "benchmarks" / "reading" / "results.md").read_text(encoding="utf-8")
    rows = [line for line in measured.split("\n\n")[2].splitlines() if line.startswith("|")]
    assert len(rows) == 6
    assert all(row in README for row in rows)


@pytest.mark.usefixtures("flood")
def test_the_python_of_the_readme_runs() -> None:
    names: dict[str, object] = {}
    exec(compile(blocks("python")[0], "README.md", "exec"), names)
    test = names["test_the_figures_agree"]
    assert callable(test)
    test()
