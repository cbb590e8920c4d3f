"""The history of the reports says what is new and what is gone, and the clock has no part in it."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from discrepant.load import schemas
from discrepant.model import Acceptance, Finding
from discrepant.past import history
from discrepant.past.history import Entry, HistoryError, Named
from projects import Run, calling, laid_out
from stories import only, report

RULES = """\
quantities:
  missing: {what: people missing, unit: person, find: [{with: [missing]}]}
  hurt: {what: people hurt, unit: person, find: [{with: [hurt]}]}
expectations:
  missing-agrees: {agree: missing}
  hurt-agrees: {agree: hurt}
"""
FORTY = "40 people were missing.\n"
SIXTY = "By noon 60 people were missing.\n"
HURT = ("7 people were hurt. ", "The storm left 9 people hurt. ")


def finding(low: int, high: int) -> Finding:
    return only(report([f"{low} people were missing.", f"By noon {high} people were missing."]))


ONE, TWO = finding(40, 60), finding(300, 500)


def entries(*runs: tuple[Finding, ...]) -> tuple[Entry, ...]:
    found: list[Entry] = []
    for number, findings in enumerate(runs):
        entry = history.following(found, findings, f"run{number}")
        found += [] if entry is None else [entry]
    return tuple(found)


def accepted(one: Finding) -> Finding:
    return replace(one, accepted=Acceptance(one.fingerprint, "a typo of theirs"))


# ---------------------------------------------------------------- lines


def test_a_first_report_has_nothing_to_be_compared_with() -> None:
    (entry,) = entries((ONE,))
    assert [each.fingerprint for each in entry.new] == [ONE.fingerprint]
    assert history.since((entry,)) == ()


def test_the_first_report_is_kept_though_it_found_nothing() -> None:
    first, second = entries((), (ONE,))
    assert first == Entry("run0")
    assert history.since((first, second))[0] == "1 new"


def test_what_stays_the_same_adds_no_line() -> None:
    assert len(entries((ONE, TWO), (TWO, ONE), (ONE, TWO))) == 1


def test_new_gone_and_persisting_are_told_apart() -> None:
    three = finding(1000, 2000)
    _, entry = entries((ONE, TWO), (TWO, three))
    assert [each.fingerprint for each in entry.new] == [three.fingerprint]
    assert [each.fingerprint for each in entry.gone] == [ONE.fingerprint]
    assert entry.persisting == (TWO.fingerprint,)


def test_what_changed_is_said_in_words() -> None:
    assert history.since(entries((ONE, TWO), (TWO, finding(1000, 2000)))) == (
        "1 new, 1 gone, 1 as before",
        f"new: people missing: 1,000 or 2,000 (100% apart) "
        f"(missing-agrees, {finding(1000, 2000).fingerprint})",
        f"gone: people missing: 40 or 60 (50% apart) (missing-agrees, {ONE.fingerprint})",
    )


def test_an_acceptance_is_a_change_and_so_is_its_end() -> None:
    told = entries((ONE, TWO), (accepted(ONE), TWO), (ONE, TWO))
    assert history.since(told[:2])[0] == "1 accepted, 1 as before"
    assert history.since(told)[0] == "1 open again, 1 as before"


def test_the_order_of_findings_does_not_matter() -> None:
    assert entries((ONE, TWO)) == entries((TWO, ONE))


def test_a_finding_that_came_back_is_new_again() -> None:
    told = entries((ONE,), (), (ONE,))
    assert [len(each.new) for each in told] == [1, 0, 1]


def test_many_findings_are_counted_after_the_first() -> None:
    many = tuple(Named(f"{number:012x}", "hurt-agrees", "people hurt") for number in range(23))
    told = history.since((Entry("a"), Entry("b", new=many)))
    assert len(told) == 1 + history.MOST_NAMED + 1
    assert told[-1] == "new: 3 more findings"


def test_what_an_older_line_named_may_be_cut_away() -> None:
    shortened = entries((ONE, TWO), (TWO,))[1:]
    last = history.following(shortened, (), "run")
    assert last is not None
    assert last.gone == (Named(TWO.fingerprint, "", "a finding of an earlier report"),)


def test_lines_read_back_as_they_were_and_fit_the_schema() -> None:
    told = entries((ONE, TWO), (accepted(TWO),), ())
    lines = [history.line(each) for each in told]
    assert history.read("".join(lines)) == told
    for each in lines:
        assert each.count("\n") == 1
        jsonschema.validate(json.loads(each), json.loads(schemas.text("history")))


def test_a_message_cannot_break_its_line() -> None:
    odd = replace(ONE, message="a\nb\u2028c\x1b[31m")
    line = history.line(entries((odd,))[0])
    assert line.splitlines() == [line.rstrip("\n")]
    assert "\x1b" not in line


GOOD = history.line(Entry("a"))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("x", "1: not JSON"),
        (GOOD + "<<<<<<< HEAD\n", "2: not JSON"),
        ("[" * 100_000, "1: not JSON"),
        ("[]", "1: no line of a history of schema_version 1"),
        (GOOD.replace("1", "2", 1), "1: no line of a history of schema_version 1"),
        (GOOD.replace('"gone": []', '"gone": [1]'), "1: no line of a history: a finding is no"),
        (GOOD.replace('"gone": []', '"gone": {}'), "1: no line of a history: findings are no list"),
        (GOOD.replace('"new"', '"news"'), "1: no line of a history: 'new'"),
        (GOOD.replace('"a"', "7"), "1: no line of a history: a field is no text"),
        (
            GOOD.replace('"a"', '"\\ud800"'),
            "1: no line of a history: a field has half a character",
        ),
    ],
)
def test_what_is_no_history_is_named_by_line(text: str, where: str) -> None:
    with pytest.raises(HistoryError) as error:
        history.read(text)
    assert str(error.value).startswith(where)


# ---------------------------------------------------------------- beside the reports


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return laid_out(tmp_path, RULES)


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return calling(project, capsys, "check")


def past(project: Path) -> Path:
    return project / "reports" / "history.jsonl"


def index(project: Path) -> str:
    return (project / "reports" / "index.md").read_text()


def test_the_report_says_what_has_changed(run: Run, project: Path) -> None:
    run(a=FORTY, b=SIXTY)
    assert "Since the last report" not in index(project)
    run(a=FORTY + HURT[0], b="60 people were reported. " + HURT[1])
    told = index(project)
    assert "## Since the last report\n\nFindings: 1 new, 1 gone.\n" in told
    assert "- new: people hurt: 7 or 9 (29% apart) (hurt-agrees, " in told
    assert "- gone: people missing: 40 or 60 (50% apart) (missing-agrees, " in told


def test_a_second_run_writes_the_same_bytes(run: Run, project: Path) -> None:
    run(a=FORTY, b=SIXTY)
    run(b=FORTY)
    files = sorted((project / "reports").rglob("*.*"))
    before = [path.read_bytes() for path in files]
    run()
    assert [path.read_bytes() for path in files] == before
    assert "1 gone" in index(project)


def test_the_run_is_named_by_its_inputs_alone(run: Run, project: Path) -> None:
    run(a=FORTY, b=SIXTY)
    first = past(project).read_text()
    past(project).unlink()
    os.utime(project / "seeds" / "a.txt", (0, 0))
    run()
    assert past(project).read_text() == first
    past(project).unlink()
    run(a=FORTY + "\n")
    assert json.loads(past(project).read_text())["run"] != json.loads(first)["run"]


@pytest.mark.parametrize("content", [b"nonsense\n", b"\xff", b"\0"])
def test_a_broken_history_is_left_alone_with_one_warning(
    run: Run, project: Path, content: bytes
) -> None:
    past(project).parent.mkdir()
    past(project).write_bytes(content)
    code, _, err = run(a=FORTY, b=SIXTY)
    assert code == 1
    assert err.count("warning: reports/history.jsonl") == 1
    assert "delete it to begin a new one" in err
    assert past(project).read_bytes() == content
    assert run("--quiet")[2] == ""


def test_a_history_that_is_a_folder_costs_a_warning(run: Run, project: Path) -> None:
    past(project).mkdir(parents=True)
    code, _, err = run(a=FORTY, b=SIXTY)
    assert code == 1
    assert err.count("warning: ") == 1


def test_a_history_that_cannot_be_written_costs_a_warning(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "history.jsonl":
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    code, _, err = run(a=FORTY, b=SIXTY)
    assert code == 1
    assert err.count("warning: reports/history.jsonl: could not be written: No space") == 1
    assert not list(past(project).parent.glob("*history*"))


def test_a_last_line_without_its_end_is_ended(run: Run, project: Path) -> None:
    run(a=FORTY, b=SIXTY)
    past(project).write_text(past(project).read_text().rstrip("\n"))
    run(b=FORTY)
    assert len(history.read(past(project).read_text())) == 2


def test_chosen_articles_and_choices_leave_the_history_alone(run: Run, project: Path) -> None:
    run(a=FORTY, b=SIXTY)
    before = past(project).read_bytes()
    run("seeds/a.txt")
    run("--no-reports", b=FORTY)
    run("--select", "hurt-agrees", b=SIXTY)
    assert past(project).read_bytes() == before
