"""What is known, what changed, what was asked for: which findings a run tells of."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from discrepant import config, render
from discrepant.choosing import baselines, changes, narrow
from discrepant.choosing.narrow import Changes, Wish
from discrepant.cli import options
from discrepant.config import Config, UsageError
from discrepant.model import Level
from projects import Run, calling, laid_out
from stories import report

RULES = """\
quantities:
  fled:
    what: people who fled
    unit: person
    find: [{with: [fled]}]
  hurt:
    what: people hurt
    unit: person
    find: [{with: [hurt]}]
expectations:
  fled-agrees:
    agree: fled
    tags: [river, night]
  hurt-agrees: {agree: hurt, level: warning, tags: [river]}
"""
A = "Rain fell.\nOn Monday 300 people fled.\nLater 20 people were hurt.\n"
B = "It was dark.\nIn the valley 400 people fled.\nOnly 50 people were hurt.\n"
NAMES = ("fled-agrees", "hurt-agrees")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return laid_out(tmp_path, RULES, {"a": A, "b": B})


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return calling(project, capsys)


def found(run: Run, *words: str) -> tuple[int, tuple[str, ...]]:
    """Return the exit code, and the expectations of the findings that were told."""
    code, out, _ = run("check", "--format", "json", *words)
    findings = json.loads(out)["findings"] if out else ()
    return code, tuple(sorted(finding["expectation"] for finding in findings))


def fingerprints(run: Run) -> dict[str, str]:
    document = json.loads(run("check", "--format", "json")[1])
    return {each["expectation"]: each["fingerprint"] for each in document["findings"]}


# ---------------------------------------------------------------- by ids, kinds, tags, levels


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 1, NAMES),
        (("--select", "fled-agrees"), 1, NAMES[:1]),
        (("--select", "hurt-agrees"), 0, NAMES[1:]),
        (("--select", "hurt-agrees,fled-agrees"), 1, NAMES),
        (("--select", "night", "--select", "hurt-agrees"), 1, NAMES),
        (("--select", "river"), 1, NAMES),
        (("--select", "cross"), 1, NAMES),
        (("--select", "self"), 0, ()),
        (("--ignore", "night"), 0, NAMES[1:]),
        (("--ignore", "cross"), 0, ()),
        (("--ignore", "river"), 5, ()),
        (("--select", "river", "--ignore", "fled-agrees"), 0, NAMES[1:]),
        (("--select", "abcdef0"), 5, ()),
        (("--min-level", "error"), 1, NAMES[:1]),
        (("--min-level", "warning"), 1, NAMES),
        (("--fail-on", "warning", "--select", "hurt-agrees"), 1, NAMES[1:]),
        (("--fail-on", "warning", "--min-level", "error", "--ignore", "night"), 0, ()),
        (("--fail-on", "never"), 0, NAMES),
    ],
)
def test_what_is_told(run: Run, words: tuple[str, ...], code: int, told: tuple[str, ...]) -> None:
    assert found(run, *words) == (code, told)


@pytest.mark.parametrize("length", [6, 12])
def test_a_finding_is_named_by_its_fingerprint(run: Run, length: int) -> None:
    named = fingerprints(run)["hurt-agrees"][:length]
    assert found(run, "--select", named) == (0, NAMES[1:])
    assert found(run, "--ignore", named) == (1, NAMES[:1])


def test_a_word_that_names_nothing_is_refused(run: Run) -> None:
    code, out, err = run("check", "--select", "fled-agree")
    assert (code, out) == (2, "")
    said = "no expectation, kind, tag or finding 'fled-agree'; did you mean 'fled-agrees'?"
    assert err == f"discrepant: {said}\n"


def test_what_was_left_out_is_counted_and_the_reports_hold_all(run: Run, project: Path) -> None:
    code, out, _ = run("check", "--min-level", "error", "--select", "river")
    assert code == 1
    assert out.endswith(" compared · 1 finding below error\n")
    kept = json.loads((project / "reports" / "report.json").read_text())
    assert len(kept["findings"]) == 2
    assert kept["left_out"] == []


@pytest.mark.parametrize("least", list(Level))
def test_narrowing_twice_is_narrowing_once(least: Level) -> None:
    whole = report([A, B], RULES)
    wish = Wish(select=("river",), ignore=("self",), min_level=least)
    once = narrow.narrowed(whole, wish)
    assert narrow.narrowed(once, wish).findings == once.findings
    assert set(once.findings) <= set(whole.findings)
    left = sum(count for count, _ in once.left_out)
    assert left + len(once.findings) == len(whole.findings)


def test_no_wish_changes_nothing() -> None:
    whole = report([A, B], RULES)
    assert narrow.narrowed(whole, Wish()) == whole


# ---------------------------------------------------------------- baselines


def test_a_baseline_fails_on_new_findings_only(run: Run, project: Path) -> None:
    assert run("baseline", "create")[::2] == (
        0,
        "discrepant: wrote discrepant-baseline.json: 2 known findings, 2 new\n",
    )
    known = ("--baseline", "discrepant-baseline.json")
    assert found(run, *known) == (0, ())
    assert run("check", *known)[1].endswith(" · 2 findings in the baseline\n")
    (project / "seeds" / "c.txt").write_text("At noon 900 people fled.")
    assert found(run, *known) == (1, NAMES[:1])


def test_an_eleventh_outlet_with_the_same_figure_is_nothing_new(run: Run, project: Path) -> None:
    run("baseline", "create")
    (project / "seeds" / "c.txt").write_text("Rain.\n\nAt noon 400 people fled.")
    assert found(run, "--baseline", "discrepant-baseline.json") == (0, ())


def test_pruning_drops_what_is_gone_and_accepts_nothing_new(run: Run, project: Path) -> None:
    run("baseline", "create", "known.json")
    (project / "seeds" / "b.txt").write_text(B.replace("50 people", "20 people"))
    (project / "seeds" / "c.txt").write_text("At noon 900 people fled.")
    code, _, err = run("baseline", "prune", "known.json")
    assert (code, err) == (0, "discrepant: wrote known.json: 0 known findings, 2 gone\n")
    assert found(run, "--baseline", "known.json") == (1, NAMES[:1])
    assert run("baseline", "update", "known.json")[2].endswith("1 known finding, 1 new\n")
    assert found(run, "--baseline", "known.json") == (0, ())


def test_creating_does_not_overwrite(run: Run, project: Path) -> None:
    run("baseline", "create", "known.json")
    before = (project / "known.json").read_bytes()
    (project / "seeds" / "b.txt").unlink()
    code, _, err = run("baseline", "create", "known.json")
    assert code == 2
    assert "known.json: is there already; discrepant baseline update" in err
    assert (project / "known.json").read_bytes() == before


@pytest.mark.parametrize("action", ["update", "prune"])
def test_there_must_be_a_baseline_to_change(run: Run, action: str) -> None:
    code, _, err = run("baseline", action)
    assert code == 2
    assert "no such baseline; write it with: discrepant baseline create" in err


def test_what_was_accepted_needs_no_baseline(run: Run, project: Path) -> None:
    accepted = f"- {{finding: '{fingerprints(run)['fled-agrees']}', reason: both right}}\n"
    (project / "expectations" / "accepted.yaml").write_text(accepted)
    run("baseline", "create", "known.json")
    document = json.loads((project / "known.json").read_text())
    assert [each["expectation"] for each in document["findings"]] == ["hurt-agrees"]


def test_a_baseline_is_read_as_it_is_written() -> None:
    known = baselines.of_findings(report([A, B], RULES).findings)
    text = baselines.written(known)
    assert set(baselines.parse(text, "b.json")) == set(known)
    assert baselines.written(reversed(known)) == text


GOOD = {"fingerprint": "0123456789ab", "expectation": "x", "kind": "cross", "message": "m"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "b.json:1:1: not JSON"),
        ('{"a": 1\n "b"}', "b.json:2:2: not JSON"),
        ("[" * 100_000, "b.json"),
        ("[]", "b.json: not a baseline: it has no list 'findings'"),
        ('{"schema_version": 1}', "no list 'findings'"),
        ('{"findings": []}', "schema_version None; this discrepant reads 1"),
        ('{"schema_version": 2, "findings": []}', "schema_version 2;"),
        ('{"schema_version": 1, "findings": [3]}', "finding 1 is no object"),
        ('{"schema_version": 1, "findings": [{"fingerprint": 3}]}', "finding 1: fingerprint,"),
        (
            '{"schema_version": 1, "findings": [{"fingerprint": "*"}]}',
            "finding 1: '*' is no fingerprint",
        ),
        (
            json.dumps({"schema_version": 1, "findings": [GOOD, GOOD]}),
            "the finding 0123456789ab stands there twice",
        ),
        ('{"schema_version": 1, "findings": [], "x": ' + "9" * 5_000 + "}", "not a baseline"),
    ],
)
def test_a_malformed_baseline_is_an_error(run: Run, project: Path, text: str, said: str) -> None:
    (project / "b.json").write_text(text)
    code, out, err = run("check", "--baseline", "b.json")
    assert (code, out) == (2, "")
    assert said in err
    assert "fault" not in err


def test_a_baseline_that_is_no_text_is_an_error(run: Run, project: Path) -> None:
    (project / "b.json").write_bytes(b"\xff")
    assert "b.json: not UTF-8" in run("check", "--baseline", "b.json")[2]


# ---------------------------------------------------------------- what changed


def git(project: Path, *words: str) -> None:
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *words], cwd=project, check=True, capture_output=True)


@pytest.fixture
def repository(project: Path) -> Path:
    git(project, "init", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "-m", "first")
    return project


@pytest.mark.parametrize("committed", [True, False])
def test_a_finding_stays_where_either_side_changed_and_stands_there(
    run: Run, repository: Path, committed: bool
) -> None:
    git(repository, "switch", "-c", "branch")
    (repository / "seeds" / "b.txt").write_text(B.replace("In the valley", "In the north"))
    if committed:
        git(repository, "commit", "-am", "second")
    assert found(run, "--changed-since", "main") == (1, NAMES[:1])
    out = run("check", "--changed-since", "main", "--format", "github")[1]
    assert out.startswith("::error file=seeds/b.txt,line=2,")
    assert out.endswith(" · 1 finding on unchanged lines\n")
    assert len(out.splitlines()) == 2


def test_nothing_changed_is_nothing_told_and_still_compared(run: Run, repository: Path) -> None:
    assert repository.is_dir()
    assert found(run, "--changed-since", "HEAD") == (0, ())


def test_a_new_article_counts_from_first_line_to_last(run: Run, repository: Path) -> None:
    (repository / "seeds" / "c d“.txt").write_text("\n\nAt noon 900 people fled.\n")
    assert found(run, "--changed-since", "main") == (1, NAMES[:1])
    git(repository, "add", ".")
    git(repository, "commit", "-m", "second")
    assert found(run, "--changed-since", "HEAD~1") == (1, NAMES[:1])
    assert found(run, "--changed-since", "HEAD") == (0, ())


def test_what_others_changed_meanwhile_is_not_ours(run: Run, repository: Path) -> None:
    git(repository, "branch", "ours")
    (repository / "seeds" / "a.txt").write_text(A.replace("On Monday", "On Tuesday"))
    git(repository, "commit", "-am", "theirs")
    git(repository, "switch", "ours")
    assert found(run, "--changed-since", "main") == (0, ())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    agree: fled\n", "    agree: fled\n    why: x\n", NAMES[:1]),
        ("find: [{with: [hurt]}]", "find: [{with: [hurt, wounded]}]", NAMES[1:]),
    ],
)
def test_a_changed_expectation_or_quantity_is_told_too(
    run: Run, repository: Path, old: str, new: str, told: tuple[str, ...]
) -> None:
    (repository / "expectations" / "flood.yaml").write_text(RULES.replace(old, new))
    assert found(run, "--changed-since", "main")[1] == told


@pytest.mark.parametrize("ref", ["nowhere", "-x", "--output=x", ""])
def test_an_unknown_commit_is_an_error(run: Run, repository: Path, ref: str) -> None:
    if not ref:
        with pytest.raises(changes.GitError):
            changes.since(ref, repository)
        return
    code, out, err = run("check", f"--changed-since={ref}")
    assert (code, out) == (2, "")
    assert f"--changed-since {ref}: " in err
    assert not (repository / "x").exists()


def test_without_a_repository_it_is_an_error(run: Run) -> None:
    code, _, err = run("check", "--changed-since", "main")
    assert code == 2
    assert "not a git repository" in err


def test_a_diff_is_read_by_its_counts() -> None:
    diff = (
        "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n--- a/no\n+++ b/no\n+@@ -1 +9 @@\n"
        "@@ -5,2 +6,0 @@\n-a\n-b\n@@ -9,0 +9 @@ text\n+c\n\\ No newline at end of file\n"
        'diff --git "a/t\\tb" "b/t\\tb"\n--- /dev/null\n'
        '+++ "b/t\\tb\\303\\251"\n@@ -0,0 +1 @@\n+a\n'
        "--- a/a b\t\n+++ b/a b\t\n@@ -1 +1 @@\n-a\n+b\n"
    )
    assert changes.parsed(diff) == {
        "x": frozenset({1, 2, 9}),
        "t\tbé": frozenset({1}),
        "a b": frozenset({1}),
    }


def test_a_passage_over_lines_is_touched_by_any_of_them() -> None:
    both = Changes({"seeds/a.txt": frozenset({2})}, frozenset({"seeds/b.txt"}))
    assert both.touch("seeds/a.txt", 1, 2)
    assert not both.touch("seeds/a.txt", 3, 9)
    assert both.touch("seeds/b.txt", 3, 9)
    assert not both.touch("seeds/c.txt", 1, 9)


# ---------------------------------------------------------------- configuration


def test_settings_of_the_configuration_and_options_over_them(run: Run, project: Path) -> None:
    (project / "discrepant.toml").write_text(
        'fail_on = "never"\nmin_level = "error"\nselect = ["river"]\nignore = ["self"]\n'
    )
    assert found(run) == (0, NAMES[:1])
    assert found(run, "--fail-on", "error") == (1, NAMES[:1])
    assert found(run, "--min-level", "note", "--select", "hurt-agrees") == (0, NAMES[1:])


def test_a_baseline_of_the_configuration(run: Run, project: Path) -> None:
    (project / "discrepant.toml").write_text('baseline = "known.json"\n')
    assert run("baseline", "create")[2].startswith("discrepant: wrote known.json: ")
    assert found(run) == (0, ())
    (project / "known.json").unlink()
    assert run("check")[0] == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('fail_on = "errors"', "discrepant.toml:1: 'fail_on' may be error, warning, note, never"),
        ('min_level = "never"', "'min_level' may be error, warning, note, not 'never'"),
        ('select = "river"', "'select' must be a list"),
        ("ignore = [3]", "'ignore' must be a list"),
        ('baseline = "../b.json"', "'../b.json' leaves the project"),
        ('fail-on = "note"', "unknown key 'fail-on'; did you mean 'fail_on'?"),
    ],
)
def test_a_bad_setting_is_refused(run: Run, project: Path, line: str, said: str) -> None:
    (project / "discrepant.toml").write_text(line)
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    "text",
    [
        "",
        'select = ["a", "b"]\nbaseline = "k.json"\nfail_on = "never"\nmin_level = "warning"\n',
        'sources = ["a b", "ü“"]\nreports = "r"\n[levels]\nquoted = "note"\ncross = "error"\n',
    ],
)
def test_printed_settings_say_the_same(run: Run, project: Path, text: str) -> None:
    path = project / "discrepant.toml"
    path.write_text(text)
    code, out, err = run("check", "--print-config")
    assert (code, err) == (0, "")
    assert not (project / "reports").exists()
    before = config.find(project)
    path.write_text(out)
    assert config.find(project) == before


def test_printed_settings_include_the_options(run: Run) -> None:
    out = run("check", "--print-config", "--select", "a,b", "--fail-on", "note")[1]
    assert 'select = ["a", "b"]\n' in out
    assert 'fail_on = "note"\n' in out
    assert out.startswith("# the defaults; no discrepant.toml")


def test_settings_of_another_file_win() -> None:
    base = Config(Path("/x"), fail_on="note", select=("a",))
    over = config.overridden(base, {"fail_on": "never"}, Path("/x/tox.ini"))
    assert (over.fail_on, over.select) == ("never", ("a",))
    with pytest.raises(UsageError, match=r"tox\.ini: 'fail_on' may be"):
        config.overridden(base, {"fail_on": "x"}, Path("/x/tox.ini"))


def test_the_command_and_the_configuration_know_the_same_levels() -> None:
    assert options.FAIL_ON == config.FAIL_ON
    assert options.LEVELS == config.LEVELS
    assert set(options.LEVELS) == set(Level)


# ---------------------------------------------------------------- exit codes, in every format


@pytest.mark.parametrize("name", sorted(render.FORMATS))
def test_exit_codes_do_not_depend_on_the_format(run: Run, project: Path, name: str) -> None:
    shown = ("check", "--format", name)
    assert run(*shown)[0] == 1
    assert run(*shown, "--fail-on", "never")[0] == 0
    assert run(*shown, "--ignore", "night")[0] == 0
    assert run(*shown, "--ignore", "river")[0] == 5
    assert run(*shown, "seeds/nowhere.txt")[0] == 2
    (project / "file").write_text("")
    assert run(*shown, "--output", f"{name}:file/report")[0] == 2
    (project / "expectations" / "bad.yaml").write_text("x: 1\n")
    assert run(*shown)[:2] == (2, "")


@pytest.mark.parametrize("name", sorted(render.FORMATS))
def test_our_own_fault_is_3_in_every_format(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def broken(*_: object) -> str:
        raise RuntimeError("broken")

    monkeypatch.setattr("discrepant.render.render", broken)
    assert run("check", "--format", name)[0] == 3
    monkeypatch.setattr("discrepant.render.render", interrupted)
    assert run("check", "--format", name)[0] == 130


def interrupted(*_: object) -> str:
    raise KeyboardInterrupt


def test_links_begin_where_they_are_told(run: Run, project: Path) -> None:
    base = ("--link-base", "https://example.org/blob/1")
    out = run("check", "--format", "markdown", *base)[1]
    assert "](https://example.org/blob/1/seeds/a.txt#L2)" in out
    run("check", "--output", "github-summary:s.md", *base)
    assert "](https://example.org/blob/1/seeds/a.txt#L2)" in (project / "s.md").read_text()
