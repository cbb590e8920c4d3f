"""`discrepant explain` and `discrepant uncovered`, and the settings of a project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from discrepant.kept import mentions as kept_mentions
from projects import Run, calling, laid_out

RULES = """\
units: "tow = 3 mile = _ = tows"
quantities:
  missing: {what: people missing, unit: person, find: [{with: [missing]}]}
  drifted: {what: how far they drifted, unit: tow, find: [{with: [drift*]}]}
expectations:
  missing-agrees: {agree: missing}
  drifted-agrees: {agree: drifted}
"""
ARTICLES = {
    "a": "40 people were missing. 12 bridges fell.\n",
    "b": "By noon 60 people were missing.\n",
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    return calling(laid_out(tmp_path, RULES, ARTICLES), capsys)


def test_explain_takes_a_finding_or_an_expectation(run: Run) -> None:
    code, whole, err = run("explain", "missing-agrees")
    assert (code, err) == (0, "")
    assert whole.startswith("expectations/flood.yaml:6: missing-agrees conflicts\n")
    fingerprint = whole.split("finding ")[1][:12]
    code, out, _ = run("explain", fingerprint[:5])
    assert code == 0
    assert f"finding {fingerprint} of missing-agrees · cross · error" in out
    assert run("explain", "missing-agrees", "--format", "markdown")[1].startswith("## ")


def test_explain_takes_articles_as_check_does(run: Run) -> None:
    code, out, _ = run("explain", "missing-agrees", "seeds/a.txt")
    assert code == 0
    assert "missing-agrees undecided: only one claim was found, in a" in out


def test_explain_of_nothing_known_is_usage(run: Run) -> None:
    assert run("explain", "mising-agrees") == (
        2,
        "",
        "discrepant: no finding and no expectation 'mising-agrees'; "
        "did you mean 'missing-agrees'?\n",
    )


def test_uncovered_lists_what_nobody_looks_at(run: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds" / "c.txt").write_bytes(b"\xff")
    code, out, err = run("uncovered")
    assert code == 0
    assert out.startswith("bridge: 1 of 1 source\n  12  seeds/a.txt:1:25  ")
    assert "skipped seeds/c.txt" in err
    (line,) = run("uncovered", "--format", "jsonl")[1].splitlines()
    assert json.loads(line)["text"] == "12 bridges"
    assert run("uncovered", "seeds/b.txt")[1] == "every figure and date belongs to a quantity\n"


def test_levels_of_the_project(run: Run, tmp_path: Path) -> None:
    assert run("check")[0] == 1
    (tmp_path / "discrepant.toml").write_text('levels = {cross = "note"}\n')
    code, out, _ = run("check")
    assert code == 0
    assert "note: people missing: 40 or 60" in out


def test_the_cache_lies_where_the_project_says_or_nowhere(run: Run, tmp_path: Path) -> None:
    (tmp_path / "discrepant.toml").write_text('cache = "kept"\n')
    first = run("check", "--no-cache")
    assert not (tmp_path / "kept").exists()
    assert run("check") == first
    mentions, units = sorted((tmp_path / "kept").iterdir())
    assert mentions.name == kept_mentions.FILE
    assert set(json.loads(units.read_text())) == {"kept", "sum"}
    assert run("check") == first


def test_a_claim_of_an_article_that_is_not_there_stops_a_run_over_all_and_warns_of_named_ones(
    run: Run, tmp_path: Path
) -> None:
    rules = RULES.replace("[missing]}]}", "[missing]}], claims: [{in: c, says: 40}]}", 1)
    (tmp_path / "expectations" / "flood.yaml").write_text(rules)
    fault = "unknown article 'c'; here are a"
    code, _, told = run("check")
    assert (code, "flood.yaml:" in told, fault in told) == (2, True, True)
    code, _, told = run("check", "seeds/a.txt", "seeds/b.txt")
    assert (code, fault in told) == (1, True)  # they give 40 and 60


def test_read_leaves_out_furniture_unless_asked_for_all(run: Run, tmp_path: Path) -> None:
    text = "40 people were missing.\n\nRead next:\n\n12 boats sink in the bay\n"
    (tmp_path / "seeds" / "a.txt").write_text(text)
    code, out, err = run("read", "seeds/a.txt", "--format", "jsonl")
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["40 people"]
    assert (code, err) == (
        0,
        "discrepant: 1 figure or date of furniture left out"
        " (counters, ratings, links to other articles): -v lists them\n",
    )
    code, out, err = run("read", "seeds/a.txt", "--format", "jsonl", "-v")
    seen = [json.loads(line) for line in out.splitlines()]
    assert [each["text"] for each in seen] == ["40 people", "12 boats"]
    assert (code, err, seen[1]["unread"][:9]) == (0, "", "furniture")
