from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from discrepant import render
from discrepant.cli import main, options
from projects import Run, calling, laid_out

RULES = """\
units: |
  house = [dwelling] = _ = houses = homes
quantities:
  homes:
    what: homes flooded
    unit: house
    find: [{with: [flood*]}]
  barns:
    what: barns burnt
    unit: house
    find: [{with: [burn*]}]
expectations:
  homes-agree:
    agree: homes
    tolerance: 5%
    why: it is the headline
    examples:
      - conflict: ["The river flooded 300 homes.", "The river flooded 400 homes."]
  barns-agree: {agree: barns}
"""
THREE = "The river flooded 300 homes in the valley.\n"
FOUR = "In the valley the river flooded 400 homes.\n"
VAGUE = "The river flooded several thousand homes in the valley.\n"
SAME = "Volunteers pumped out 300 flooded houses on the west bank.\n"
BARNS = "The fire burnt 20 houses.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return laid_out(tmp_path, RULES)


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return calling(project, capsys)


def process(
    *words: str, stdout: int | IO[str] = subprocess.PIPE, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "discrepant", *words],
        check=False,
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=env,
    )


# ---------------------------------------------------------------- what the exit code says


@pytest.mark.parametrize(
    ("articles", "words", "code"),
    [
        ({"a": THREE, "b": SAME}, [], 0),
        ({"a": THREE, "b": FOUR}, [], 1),
        ({"a": THREE, "b": FOUR}, ["--fail-on", "never"], 0),
        ({"a": THREE, "b": FOUR}, ["--fail-on", "note"], 1),
        ({"a": THREE, "b": FOUR}, ["--format", "json"], 1),
        ({"a": THREE, "b": FOUR}, ["--quiet"], 1),
        ({"a": THREE, "b": VAGUE}, [], 0),
        ({"a": THREE, "b": VAGUE}, ["--fail-on", "warning"], 1),
        ({}, [], 2),
        ({"a": THREE}, [], 5),
        ({"a": BARNS}, ["--fail-on", "never"], 5),
        ({"a": THREE, "b": FOUR}, ["seeds/a.txt"], 5),
        ({"a": THREE, "b": FOUR}, ["seeds"], 1),
        ({"a": THREE, "b": FOUR}, ["nowhere"], 2),
        ({"a": THREE, "b": FOUR}, ["--expectations", "nowhere"], 2),
        ({"a": THREE, "b": FOUR}, ["--output", "xml:x"], 2),
        ({"a": THREE, "b": FOUR}, ["--output", "json"], 2),
    ],
)
def test_exit_codes_of_check(
    run: Run, articles: dict[str, str], words: list[str], code: int
) -> None:
    assert run("check", *words, **articles)[0] == code


def test_an_unreadable_article_is_named_and_the_rest_compared(run: Run, project: Path) -> None:
    (project / "seeds" / "c.txt").write_bytes(b"\xff")
    code, out, err = run("check", a=THREE, b=FOUR)
    assert code == 1
    assert "discrepant: skipped seeds/c.txt: not UTF-8: byte 0xff at offset 0" in err
    assert "1 article not readable" in out
    code, _, err = run("check", "--strict")
    assert code == 2
    assert "--strict: 1 of the articles could not be read" in err


def test_a_bad_expectation_stops_everything(run: Run, project: Path) -> None:
    (project / "expectations" / "b.yaml").write_text("expectatons: {}\n")
    code, out, err = run("check", a=THREE, b=FOUR)
    assert (code, out) == (2, "")
    assert err.startswith("discrepant: expectations/b.yaml:1:1: unknown key 'expectatons'")
    assert not (project / "reports").exists()


def test_no_expectation_file(run: Run, project: Path) -> None:
    (project / "expectations" / "flood.yaml").unlink()
    code, _, err = run("check", a=THREE)
    assert code == 2
    assert "no expectation file in expectations; begin one with: discrepant init" in err


def test_a_fault_of_our_own_is_one_line_and_a_traceback_when_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("discrepant.pipeline.check", lambda *_: 1 // 0)
    code, _, err = run("check", a=THREE)
    assert code == 3
    assert err.startswith("discrepant: a fault of discrepant itself: ZeroDivisionError")
    assert "Traceback" not in err
    code, _, err = run("check", "-v")
    assert code == 3
    assert "discrepant: Traceback" in err


def test_an_interruption(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("discrepant.pipeline.check", interrupted)
    assert run("check", a=THREE) == (130, "", "discrepant: interrupted\n")


# ---------------------------------------------------------------- what is written where


def test_the_main_job_writes_all_reports_and_their_pictures(run: Run, project: Path) -> None:
    code, out, err = run("check", a=THREE, b=FOUR)
    assert code == 1
    assert out.endswith(
        "1 contradiction · 2 claims of 2 articles compared · 1 expectation undecided\n"
    )
    written = ("reports/index.md", "reports/index.html", "reports/report.json and 1 picture")
    assert err == f"discrepant: wrote {', '.join(written)}\n"
    assert sorted(path.name for path in (project / "reports").rglob("*.*")) == [
        "history.jsonl",
        "homes.svg",
        "index.html",
        "index.md",
        "report.json",
    ]
    page = (project / "reports" / "index.md").read_text()
    assert "](../seeds/a.txt#L1)" in page
    assert (
        "\n\n![Homes flooded: A 300, B 400; 2 claims of 2 sources](pictures/homes.svg)\n\n" in page
    )
    assert json.loads((project / "reports" / "report.json").read_text())["schema_version"] == 1


def test_the_same_bytes_come_out_twice(run: Run, project: Path) -> None:
    run("check", a=THREE, b=FOUR)
    first = [path.read_bytes() for path in sorted((project / "reports").rglob("*.*"))]
    run("check")
    assert [path.read_bytes() for path in sorted((project / "reports").rglob("*.*"))] == first


def test_a_report_that_says_the_same_is_not_written_again(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("check", a=THREE, b=FOUR)
    written: list[int] = []
    monkeypatch.setattr(os, "fsync", written.append)
    run("check")
    assert written == []
    run("check", c=VAGUE)
    assert len(written) == 2 * 5  # each file, and the folder in which it was renamed


def test_pictures_that_no_report_shows_are_removed_and_only_they(run: Run, project: Path) -> None:
    pictures = project / "reports" / "pictures"
    run("check", a=THREE, b=FOUR)
    ours = (pictures / "homes.svg").read_text()
    for name, text in {"gone.svg": ours, "own.svg": "<svg/>", "notes.txt": ours}.items():
        (pictures / name).write_text(text)
    (pictures / "link.svg").symlink_to(pictures / "gone.svg")
    (pictures / "folder.svg").mkdir()
    run("check")
    names = {"homes.svg", "own.svg", "notes.txt", "link.svg", "folder.svg"}
    assert {path.name for path in pictures.iterdir()} == names


def test_markdown_elsewhere_shows_no_picture_that_is_not_there(run: Run, project: Path) -> None:
    _, out, _ = run("check", "--format", "markdown", "--output", "markdown:x.md", a=THREE, b=FOUR)
    assert "![" not in out
    assert "![" not in (project / "x.md").read_text()


def test_named_articles_leave_no_report_but_those_asked_for(run: Run, project: Path) -> None:
    run("check", "seeds", "--output", "json:out/deep/x.json", "--output", "text:x", a=THREE, b=FOUR)
    assert not (project / "reports").exists()
    assert json.loads((project / "out/deep/x.json").read_text())["findings"]
    assert (project / "x").read_text().startswith("expectations/flood.yaml:13: homes flooded")


def test_links_of_markdown_fit_its_folder(run: Run, project: Path) -> None:
    run("check", "seeds", "--output", "markdown:out/deep/x.md", a=THREE, b=FOUR)
    assert "](../../seeds/a.txt#L1)" in (project / "out/deep/x.md").read_text()


@pytest.mark.parametrize("name", ["json", "markdown"])
def test_with_a_machine_format_stdout_holds_the_document_alone(run: Run, name: str) -> None:
    _, out, err = run("check", "--format", name, a=THREE, b=FOUR)
    assert "wrote reports/index.md" in err
    assert json.loads(out)["findings"] if name == "json" else out.startswith("**1 contradiction**")


def test_a_report_that_cannot_be_written_is_named(run: Run, project: Path) -> None:
    (project / "reports").mkdir()
    (project / "reports" / "index.md").mkdir()
    code, _, err = run("check", a=THREE, b=FOUR)
    assert code == 2
    assert "discrepant: reports/index.md: could not be written: Is a directory" in err
    assert (project / "reports" / "report.json").exists()


def test_a_failure_half_way_leaves_the_old_report(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("check", a=THREE, b=FOUR)
    before = (project / "reports" / "report.json").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = run("check", c=VAGUE)
    assert code == 2
    assert "reports/report.json: could not be written: No space left on device" in err
    assert (project / "reports" / "report.json").read_bytes() == before
    assert len(list((project / "reports").rglob("*.*"))) == 5


def test_a_link_keeps_pointing_where_it_does(run: Run, project: Path) -> None:
    (project / "real.json").write_text("old")
    (project / "link.json").symlink_to("real.json")
    run("check", "seeds", "--output", "json:link.json", a=THREE, b=FOUR)
    assert (project / "link.json").is_symlink()
    assert json.loads((project / "real.json").read_text())


def test_a_device_is_written_to_and_not_replaced(run: Run) -> None:
    assert run("check", "seeds", "--output", "json:/dev/null", a=THREE, b=FOUR)[0] == 1
    assert Path("/dev/null").is_char_device()
    code, _, err = run("check", "seeds", "--output", "json:/dev/full")
    assert code == 2
    assert "dev/full: could not be written: No space left on device" in err


# ---------------------------------------------------------------- how much is said


def test_quiet_shows_findings_alone(run: Run) -> None:
    code, out, err = run("check", "-q", a=THREE, b=FOUR)
    assert (code, err) == (1, "")
    assert out.endswith("finding " + out.rsplit(" ", 1)[1])
    assert "undecided" not in out


def test_verbose_lists_all_that_was_seen(run: Run) -> None:
    article = THREE + "It took two bridges.\n"
    _, out, _ = run("check", "-v", a=article, b=SAME)
    assert "agrees:\n  homes-agree  2 claims of 2 sources  (expectations/flood.yaml:13)" in out
    assert "uncovered:\n  seeds/a.txt:2:9  “two bridges”" in out


def test_colour_only_where_wanted(run: Run) -> None:
    assert "\x1b[" not in run("check", a=THREE, b=FOUR)[1]
    assert "\x1b[31;1m" in run("check", "--color", "always")[1]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)],
)
def test_a_terminal_gets_colour_and_its_own_width(
    run: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], coloured: bool
) -> None:
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "300")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", terminal)
    run("check", a=THREE, b=FOUR)
    assert ("\x1b[" in terminal.getvalue()) == coloured


def test_nothing_raw_of_an_article_reaches_the_terminal(run: Run) -> None:
    evil = "The river flooded 300 homes in \x1b]x\x07 \u202etown.\n"
    _, out, err = run("check", "-v", a=evil, b=FOUR)
    assert not {"\x1b", "\x07", "\u202e"} & set(out + err)
    assert "300 homes in \\x1b]x\\x07 <U+202E>town.”" in out


# ---------------------------------------------------------------- read and test


def test_read_lists_what_it_sees(run: Run) -> None:
    code, out, _ = run("read", "seeds", a=THREE)
    assert (code, out) == (0, "seeds/a.txt:1:19  “300 homes”  = 300 house\n")


def test_read_does_without_expectations(run: Run, project: Path) -> None:
    (project / "expectations" / "flood.yaml").unlink()
    code, out, _ = run("read", "seeds", a=THREE)
    assert (code, out) == (0, "seeds/a.txt:1:19  “300 homes”  = 300\n")


def test_read_names_the_units_that_the_expectations_declare(run: Run, project: Path) -> None:
    rules = RULES.replace("units: |\n", "units: |\n  street = [place] = _ = streets\n")
    (project / "expectations" / "flood.yaml").write_text(rules)
    text = "The 3 streets have 20 houses each and 9 lamps.\n"
    _, out, _ = run("read", "seeds/a.txt", "--format", "jsonl", a=text)
    units = [json.loads(line)["unit"] for line in out.splitlines()]
    assert units == ["street", "house / street", None]


def test_read_jsonl_has_an_object_a_line(run: Run) -> None:
    code, out, _ = run("read", "seeds/a.txt", "--format", "jsonl", a=THREE + THREE)
    assert code == 0
    assert [json.loads(line)["low"] for line in out.splitlines()] == [300, 300]


def test_read_needs_something_to_read(run: Run, project: Path) -> None:
    (project / "seeds" / "c.txt").write_bytes(b"\0")
    code, out, err = run("read", "seeds/c.txt")
    assert (code, out) == (2, "")
    assert "skipped seeds/c.txt: not a text: a NUL at offset 0" in err


def test_read_takes_stdin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(THREE.encode())))
    code, out, _ = run("read", "-", "--stdin-filename", "draft.txt")
    assert (code, out) == (0, "draft.txt:1:19  “300 homes”  = 300 house\n")


def test_check_takes_stdin_beside_others(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FOUR.encode())))
    assert run("check", "-", "seeds/a.txt", a=THREE)[0] == 1


def test_the_examples_inside_the_expectations(run: Run, project: Path) -> None:
    assert run("test")[:2] == (0, "1 example, 0 failed\n")
    path = project / "expectations" / "flood.yaml"
    path.write_text(RULES.replace("flooded 400 homes", "flooded 300 homes"))
    code, out, _ = run("test")
    assert code == 1
    first, last = out.splitlines()
    assert first.startswith("expectations/flood.yaml:18: homes-agree: these should conflict: ")
    assert last == "1 example, 1 failed"


def test_no_examples_are_no_success(run: Run, project: Path) -> None:
    (project / "expectations" / "flood.yaml").write_text(RULES.partition("    examples:")[0])
    assert run("test")[0] == 5


# ---------------------------------------------------------------- the command itself


def test_an_unknown_command_is_told_what_was_meant(run: Run) -> None:
    assert run("chekc") == (
        2,
        "",
        "discrepant: unknown command 'chekc'; did you mean 'check'?\n",
    )
    assert "known are check, " in run("xyz")[2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("check --formt json", "discrepant: unknown option '--formt'; did you mean '--format'?\n"),
        ("read --zz a.txt", "discrepant: unknown option '--zz'\n"),
        ("read", "discrepant read: the following arguments are required: PATH\n"),
        (
            "check --output x.json",
            "discrepant: --output x.json: no format; write --output NAME:FILE",
        ),
    ],
)
def test_a_wrong_option_is_named_in_one_line(project: Path, words: str, said: str) -> None:
    assert project == Path.cwd()
    assert process(*words.split()).stderr.startswith(said)


def test_no_command_shows_the_help_and_fails(run: Run) -> None:
    code, out, err = run()
    assert (code, out) == (2, "")
    assert err.startswith("usage: discrepant")


def test_the_version(run: Run) -> None:
    code, out, _ = run("--version")
    assert (code, out.split()[0]) == (0, "discrepant")


def test_an_unknown_option_is_usage(run: Run) -> None:
    with pytest.raises(SystemExit) as error:
        run("check", "--fromat", "json")
    assert error.value.code == 2


def test_formats_are_those_of_the_renderers() -> None:
    assert set(options.FORMATS) == set(render.FORMATS)


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys\nfrom discrepant.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'pytest', 'yaml', 'pint', 'tabulate', 'discrepant.model'} & {*sys.modules}))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert shown.stdout.splitlines()[-1] == "[]"


def test_closed_and_full_outputs_give_no_traceback(project: Path) -> None:
    (project / "seeds" / "a.txt").write_text(THREE)
    (project / "seeds" / "b.txt").write_text(FOUR)
    with Path("/dev/full").open("w") as full:
        done = process("check", stdout=full)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "discrepant: standard output: could not be written: No space left on device"
    )
    reader, writer = os.pipe()
    os.close(reader)
    done = process("check", stdout=writer)
    os.close(writer)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith("could not be written: Broken pipe")
    assert (project / "reports" / "index.md").exists()


def test_stdout_that_is_not_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    code, _, err = run("check", a=THREE, b=FOUR)
    assert code == 2
    assert err.endswith("discrepant: standard output is closed\n")


def test_a_locale_without_utf8_changes_nothing(project: Path) -> None:
    (project / "seeds" / "a.txt").write_text(THREE)
    (project / "seeds" / "b.txt").write_text(FOUR)
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    assert process("check", env=plain).stdout == process("check").stdout


def test_termination_leaves_no_half_written_report(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("check", a=THREE, b=FOUR)
    before = (project / "reports" / "index.md").read_bytes()
    handlers = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGHUP)}
    monkeypatch.setattr(sys, "argv", ["discrepant", "check"])
    monkeypatch.setattr(os, "fsync", lambda _: signal.raise_signal(signal.SIGTERM))
    (project / "seeds" / "c.txt").write_text(VAGUE)
    try:
        with pytest.raises(SystemExit) as error:
            main()
    finally:
        for each, handler in handlers.items():
            signal.signal(each, handler)
    assert error.value.code == 143
    written = (project / "reports" / "index.md").read_bytes()
    assert written != before  # it waited until this one was whole
    assert len(list((project / "reports").rglob("*.*"))) == 5
    monkeypatch.setattr(os, "fsync", lambda _: None)
    run("check")
    assert (project / "reports" / "index.md").read_bytes() == written
