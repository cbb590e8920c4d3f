"""What pint said is kept from run to run, and losing it changes nothing but the time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from discrepant import expectations, pipeline, project
from discrepant.config import Config
from discrepant.kept import units as kept_units
from discrepant.load import articles
from discrepant.model import Ruleset, Source
from discrepant.pipeline import Known
from projects import laid_out

RULES = """\
units: |
  boat = [boats] = _ = boats
  tow = 3 mile = _ = tows
quantities:
  drifted: {what: how far they drifted, unit: tow, find: [{with: [drift*]}]}
expectations:
  drifted-agrees: {agree: drifted, tolerance: 1%}
"""
TEXTS = ("The boat drifted 2 tows.", "Rescuers said it drifted 9 miles.")
KEPT = pipeline.units_kept([expectations.read(RULES, "sea.yaml")])


def rules(text: str = RULES) -> list[Ruleset]:
    return [expectations.read(text, "sea.yaml")]


def sources() -> list[Source]:
    return [Source(f"s{n}", text, f"s{n}.txt") for n, text in enumerate(TEXTS)]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(tmp_path, cache="cache")


def test_what_was_stored_is_recalled(config: Config) -> None:
    assert kept_units.recall(config, rules()) == ""
    kept_units.store(config, rules(), KEPT)
    assert kept_units.recall(config, rules()) == KEPT


@pytest.mark.parametrize(
    "other",
    [
        RULES.replace("3 mile", "4 mile"),
        RULES.replace("unit: tow", "unit: kilometre"),
        RULES.replace("quantities:", "  raft = [rafts] = _ = rafts\nquantities:"),
    ],
    ids=["definition", "unit", "more"],
)
def test_other_units_have_an_entry_of_their_own(config: Config, other: str) -> None:
    kept_units.store(config, rules(), KEPT)
    assert kept_units.recall(config, rules(other)) == ""


def test_another_pint_is_asked_anew(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_units.store(config, rules(), KEPT)
    monkeypatch.setattr(kept_units, "_pint", lambda: "pint-0.1.dist-info")
    assert kept_units.recall(config, rules()) == ""


def test_a_pint_of_an_unknown_version_is_not_kept(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_units, "_pint", lambda: "")
    kept_units.store(config, rules(), KEPT)
    assert not (config.root / "cache").exists()


def test_the_report_is_the_same_with_and_without() -> None:
    plain = pipeline.check(sources(), rules())
    assert pipeline.check(sources(), rules(), known=Known(KEPT)) == plain
    assert len(plain.findings) == 1


JUNK = [
    b"",
    b"{}",
    b"[1]",
    b'"x"',
    b"\xff\xfe\x00",
    b"[" * 100_000,
    b'{"kept": 5, "sum": "x"}',
    json.dumps({"kept": KEPT.replace("3", "7"), "sum": "0" * 64}).encode(),
    b" " * 3_000_000,
]


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_junk_in_the_cache_is_as_if_it_were_not_there(config: Config, junk: bytes) -> None:
    kept_units.store(config, rules(), KEPT)
    (entry,) = (config.root / "cache").iterdir()
    entry.write_bytes(junk)
    assert kept_units.recall(config, rules()) == ""
    assert project.kept(config, rules()) == KEPT
    assert kept_units.recall(config, rules()) == KEPT


@pytest.mark.parametrize("kept", ["", "{}", "[]", "x", '{"definitions": []}', KEPT[:-1]])
def test_whatever_is_given_as_kept_the_report_is_the_same(kept: str) -> None:
    assert pipeline.check(sources(), rules(), known=Known(kept)) == pipeline.check(
        sources(), rules()
    )


def test_a_folder_or_a_pipe_in_place_of_the_entry_is_no_trouble(config: Config) -> None:
    kept_units.store(config, rules(), KEPT)
    (entry,) = (config.root / "cache").iterdir()
    entry.unlink()
    os.mkfifo(entry)
    assert kept_units.recall(config, rules()) == ""
    entry.unlink()
    entry.mkdir()
    assert project.kept(config, rules()) == KEPT


def test_no_place_for_a_cache_is_no_trouble(config: Config) -> None:
    (config.root / "cache").write_text("a file")
    found = articles.Articles(tuple(sources()))
    assert project.held(config, rules(), found).report.warnings == ()
    assert (config.root / "cache").read_text() == "a file"


def test_nothing_is_kept_where_nobody_wants_it_or_pint_is_not_asked(config: Config) -> None:
    kept_units.store(replace(config, cache=None), rules(), KEPT)
    people = "quantities: {dead: {what: dead, unit: person, find: [{with: [killed]}]}}"
    assert project.kept(config, rules(people)) == ""
    assert not (config.root / "cache").exists()


@pytest.mark.parametrize(
    ("home", "folder"), [("{root}/x", "x/discrepant"), ("relative", ".cache/discrepant")]
)
def test_the_cache_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str, folder: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", home.format(root=tmp_path))
    kept_units.store(Config(tmp_path), rules(), KEPT)
    assert len(list((tmp_path / folder).iterdir())) == 1


def test_a_warm_run_imports_no_pint(tmp_path: Path) -> None:
    laid_out(tmp_path, RULES, {source.id: source.text for source in sources()})
    program = (
        "import sys\nfrom discrepant.cli import main\nmain(['check'])\n"
        "print(sorted({'pint', 'pytest', 'rapidfuzz'} & {*sys.modules}))"
    )
    shown = [
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "kept"), "PYTHONSAFEPATH": "1"},
        ).stdout.splitlines()
        for _ in range(2)
    ]
    assert "'pint'" in shown[0][-1]
    assert shown[1][-1] == "[]"
    assert shown[0][:-1] == shown[1][:-1]


def test_runs_at_the_same_time_share_one_cache(tmp_path: Path) -> None:
    laid_out(tmp_path, RULES, {source.id: source.text for source in sources()})
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "discrepant", "check", "seeds"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "kept")},
        )
        for _ in range(6)
    ]
    shown = {each.communicate() for each in running}
    assert [each.returncode for each in running] == [1] * 6
    assert len(shown) == 1
    kept = sorted(path.suffix for path in (tmp_path / "kept" / "discrepant").iterdir())
    assert kept == [".json", ".sqlite3"]
