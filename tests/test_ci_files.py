"""What others take into their CI: files that parse, commands that exist."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from discrepant import config, render
from discrepant.cli import options
from discrepant.load import schemas
from projects import MISSING, laid_out

ROOT = Path(__file__).parent.parent
DOCS = ("README.md", "docs/ci.md", "docs/python.md")
OWN = "discrepant"


def read(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


def blocks(path: str, language: str) -> list[str]:
    text = (ROOT / path).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def parsed(command: str) -> Any:
    """Return what the command makes of its words; it ends the process where it knows one not."""
    words = shlex.split(command.replace("$DISCREPANT_ARGS", ""), comments=True)
    assert words[0] == OWN
    try:
        return options.parser().parse_args(words[1:])
    except SystemExit:
        pytest.fail(f"no such command: {command}")


# ---------------------------------------------------------------- hooks, action, template


def by_schema(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *words],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_the_action_is_one() -> None:
    by_schema("vendor.github-actions", "action.yml")


def test_the_template_is_one() -> None:
    path = ".gitlab/discrepant.gitlab-ci.yml"
    by_schema("vendor.gitlab-ci", "--data-transform", "gitlab-ci", path)


def test_the_hooks_are_some() -> None:
    words = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    done = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_hooks_run_commands_that_exist_on_the_files_they_are_for() -> None:
    hooks = {hook["id"]: hook for hook in read(".pre-commit-hooks.yaml")}
    assert set(hooks) == {"discrepant", "discrepant-expectations"}
    assert parsed(hooks["discrepant"]["entry"]).reports is False
    assert parsed(hooks["discrepant-expectations"]["entry"]).command == "test"
    found = {
        path: {name for name, hook in hooks.items() if re.search(hook["files"], path)}
        for path in ("seeds/a.txt", "seeds/sources.yaml", "expectations/a.yaml", "README.md")
    }
    assert list(found.values()) == [
        {"discrepant"},
        {"discrepant"},
        {"discrepant-expectations"},
        set(),
    ]


def test_the_template_runs_a_command_that_exists() -> None:
    job = read(".gitlab/discrepant.gitlab-ci.yml")["discrepant"]
    options = parsed(job["script"][0])
    written = dict(output.split(":") for output in options.output)
    assert set(job["artifacts"]["reports"].values()) == set(written.values())
    assert set(written) <= set(render.FORMATS)


def test_the_action_takes_what_comes_from_outside_as_variables_alone() -> None:
    steps = read("action.yml")["runs"]["steps"]
    scripts = [step["run"] for step in steps if "run" in step]
    assert scripts
    assert not any("${{" in script for script in scripts)


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, 1),
        ({"FAIL_ON": "never"}, 0),
        ({"ARGS": "--ignore cross --min-level error"}, 0),
        ({"BASELINE": "known.json"}, 0),
    ],
)
def test_the_script_of_the_action_runs(
    tmp_path: Path, environment: dict[str, str], code: int
) -> None:
    laid_out(tmp_path, MISSING, {"a": "300 people are missing.", "b": "400 people are missing."})
    variables = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "FAIL_ON": "error",
        "BASELINE": "",
        "CHANGED_SINCE": "",
        "ARGS": "",
        "BLOB": "https://example.org/o/r/blob/1/",
        "SARIF": str(tmp_path / "out.sarif"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
    script = read("action.yml")["runs"]["steps"][-1]["run"]
    if environment.get("BASELINE"):
        script = f"discrepant baseline create known.json\n{script}"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=tmp_path,
        env=variables | environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, done.stderr
    assert (tmp_path / "output").read_text() == f"sarif={tmp_path / 'out.sarif'}\n"
    assert (tmp_path / "summary.md").read_text().startswith("# discrepant\n")
    assert (tmp_path / "out.sarif").exists()
    assert not (tmp_path / "reports").exists()


# ---------------------------------------------------------------- the documentation


@pytest.mark.parametrize("path", DOCS)
def test_yaml_and_toml_of_the_documentation_parse(path: str) -> None:
    for block in blocks(path, "yaml"):
        yaml.safe_load(block)
    for block in blocks(path, "toml"):
        settings = tomllib.loads(block).get("tool", {}).get("discrepant", {})
        assert set(settings) <= set(config.KEYS)


@pytest.mark.parametrize("path", DOCS)
def test_commands_of_the_documentation_exist(path: str) -> None:
    for block in blocks(path, "console"):
        for line in block.splitlines():
            command = line.removeprefix("$ ").partition(" | ")[0].partition("#")[0].strip()
            if command.startswith(f"{OWN} "):
                parsed(command)


def test_ci_md_names_every_format_and_every_schema() -> None:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    assert [name for name in render.FORMATS if f"`{name}`" not in page] == []
    assert all(f"discrepant schema {name}" in page for name in schemas.NAMES[1:])


def test_commands_of_the_readme_table_are_all_there_are() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| (`discrepant .*?) \|", readme, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`discrepant ([a-z]+)", row)} == set(
        options.COMMANDS
    )
