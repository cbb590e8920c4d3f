"""`discrepant accept` writes what was accepted, and leaves alone what stands there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from discrepant import load
from discrepant.authoring import accepting
from discrepant.model import Acceptance
from projects import MISSING, Run, calling, laid_out

ARTICLES = {"a": "40 people were missing.\n", "b": "By noon 60 people were missing.\n"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return laid_out(tmp_path, MISSING, ARTICLES)


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return calling(project, capsys)


@pytest.fixture
def fingerprint(run: Run) -> str:
    (finding,) = json.loads(run("check", "--format", "json")[1])["findings"]
    return str(finding["fingerprint"])


def accepted(project: Path) -> Path:
    return project / "expectations" / "accepted.yaml"


def test_an_accepted_finding_no_longer_fails(run: Run, project: Path, fingerprint: str) -> None:
    words = ("--until", "2099-12-31", "--who", "Eve", "--reason", 'they said "then" & later: #1')
    code, out, err = run("accept", fingerprint[:6], *words)
    assert (code, out) == (0, "")
    assert err == (
        f"discrepant: accepted {fingerprint} in expectations/accepted.yaml: "
        "people missing: 40 or 60 (50% apart)\n"
    )
    assert accepted(project).read_text() == (
        f'- finding: "{fingerprint}"  # missing-agrees\n'
        '  reason: "they said \\"then\\" & later: #1"\n'
        '  until: "2099-12-31"\n'
        '  who: "Eve"\n'
    )
    code, out, _ = run("check")
    assert code == 0
    assert "accepted error: people missing: 40 or 60" in out
    assert 'accepted: they said "then" & later: #1 (Eve), until 2099-12-31' in out


def test_an_acceptance_ends_and_says_so(run: Run, fingerprint: str) -> None:
    run("accept", fingerprint, "--reason", "seen", "--until", "2024-06-01", "--today", "2024-05-01")
    assert run("check", "--today", "2024-06-01")[0] == 0
    code, _, err = run("check", "--today", "2024-06-02")
    assert code == 1
    ended = f"the acceptance of {fingerprint} ended on 2024-06-01"
    assert f"discrepant: warning: {ended}\n" in err
    assert run("check")[0] == 1  # the clock is well past it
    assert f"- Warning: {ended}" in run("check", "--format", "markdown")[1]


def test_an_acceptance_of_what_is_gone_is_said(run: Run, project: Path, fingerprint: str) -> None:
    run("accept", fingerprint, "--reason", "seen")
    (project / "seeds" / "b.txt").write_text("By noon 40 people were missing.\n")
    code, out, err = run("check", "--format", "markdown")
    gone = f"the accepted finding {fingerprint} no longer occurs (seen)"
    assert code == 0
    assert f"discrepant: warning: {gone}\n" in err
    assert f"- Warning: {gone}" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--reason", "  "], "--reason is empty"),
        (["--reason", "x", "--until", "2024-02-30"], "--until 2024-02-30: no day"),
        (["--reason", "x", "--until", "20240501"], "--until 20240501: no day"),
        (["--reason", "x", "--until", "2024-04-30"], "--until 2024-04-30: that day has passed"),
        (["--reason", "x", "--today", "soon"], "--today soon: no day"),
    ],
)
def test_what_would_not_count_is_refused(
    run: Run, project: Path, fingerprint: str, words: list[str], said: str
) -> None:
    code, _, err = run("accept", fingerprint, "--today", "2024-05-01", *words)
    assert code == 2
    assert said in err
    assert not accepted(project).exists()


def test_an_unknown_or_a_known_finding_is_refused(
    run: Run, project: Path, fingerprint: str
) -> None:
    near = fingerprint[:-1] + ("0" if fingerprint[-1] != "0" else "1")
    code, _, err = run("accept", near, "--reason", "x")
    assert (code, err) == (
        2,
        f"discrepant: no finding '{near}'; did you mean '{fingerprint}'?\n",
    )
    assert run("accept", fingerprint, "--reason", "seen")[0] == 0
    before = accepted(project).read_text()
    code, _, err = run("accept", fingerprint, "--reason", "again")
    assert code == 2
    assert f"finding {fingerprint} is accepted already: seen" in err
    assert accepted(project).read_text() == before


def test_accept_needs_a_reason(run: Run) -> None:
    with pytest.raises(SystemExit) as error:
        run("accept", "abcdef")
    assert error.value.code == 2


# ---------------------------------------------------------------- the file

ONE = Acceptance("0123456789ab", "a “slip”", "2024-06-01", "Eve")
OTHER = "- {finding: abcdefabcdef, reason: seen}  # by all\n"


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# nothing yet\n",
        OTHER,
        OTHER.rstrip("\n"),
        OTHER.replace("\n", "\r\n"),
        "  " + OTHER,
        "\ufeff# with a mark\n" + OTHER,
        "- finding: abcdefabcdef\n  reason: |\n    - two\n    - lines\n",
    ],
    ids=["none", "comment", "one", "no end", "crlf", "indented", "bom", "block"],
)
def test_an_entry_is_appended_and_the_rest_kept(before: str) -> None:
    after = accepting.appended(before, ONE, "missing-agrees")
    assert after.startswith(before)
    assert load.accepted(after, "accepted.yaml") == (*load.accepted(before, "accepted.yaml"), ONE)
    assert ("\r\n" in after) == ("\r\n" in before)
    assert after.count("\n") == after.count("\r\n") or "\r" not in after


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("[{finding: abcdefabcdef, reason: seen}]\n", "nothing can be appended"),
        ("- {finding: abcdefabcdef, reason: seen}\n...\n", "nothing can be appended"),
        ("finding: abcdefabcdef\n", "accepted.yaml:1:1: "),
        ("- {finding: abcdefabcdef, raeson: seen}\n", "accepted.yaml:1:"),
        (b"\xff", "accepted.yaml:1:1: not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_extended_is_left_alone(
    run: Run, project: Path, fingerprint: str, before: str | bytes, said: str
) -> None:
    content = before if isinstance(before, bytes) else before.encode()
    accepted(project).write_bytes(content)
    code, _, err = run("accept", fingerprint, "--reason", "x")
    assert code == 2
    assert said in err
    assert accepted(project).read_bytes() == content


def test_what_would_break_a_line_or_a_terminal_is_spelled_out(
    run: Run, project: Path, fingerprint: str
) -> None:
    run("accept", fingerprint, "--reason", "a\nb\u2028c\x1b\U0001f600 ☃")
    (found,) = load.accepted(accepted(project).read_text(encoding="utf-8"), "x")
    assert found.reason == "a b<U+2028>c\\x1b\U0001f600 ☃"


def test_the_file_lies_beside_the_expectations_that_were_named(
    run: Run, project: Path, fingerprint: str
) -> None:
    other = project / "other"
    other.mkdir()
    (project / "expectations" / "flood.yaml").rename(other / "flood.yaml")
    named = ("--expectations", "other/flood.yaml")
    assert run("accept", fingerprint, "--reason", "x", *named)[0] == 0
    assert (other / "accepted.yaml").exists()
    assert run("check", *named)[0] == 0
