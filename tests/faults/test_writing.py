"""The old report or the new one, whole: whatever happens while it is written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from discrepant import writing
from discrepant.writing import WriteError, to_file
from faults.runs import (
    ARTICLES,
    REPORTS,
    command,
    is_clean,
    left_behind,
    project,
    run,
    surroundings,
    written,
)

OTHERS = {**ARTICLES, "b": ARTICLES["b"].replace("600", "700")}


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], ...]:
    """Return the reports before an article changed, and after."""
    root = project(tmp_path_factory.mktemp("whole"))
    assert run(root, "check").returncode == 1
    before = written(root)
    assert run(project(root, OTHERS), "check").returncode == 1
    assert written(root) != before
    return before, written(root)


def reported(root: Path, before: dict[str, bytes]) -> Path:
    """Return a project with the reports from before its article changed."""
    project(root, OTHERS)
    (root / "reports").mkdir(exist_ok=True)
    for path in (root / "reports").rglob("*.*"):
        path.unlink()
    for name, content in before.items():
        path = root / "reports" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return root


def is_whole(root: Path, *states: dict[str, bytes]) -> bool:
    """Tell whether each report is one of the old or one of the new, and nothing else is there."""
    found = written(root)
    return set(REPORTS) <= set(found) and all(
        content in [state.get(name) for state in states] for name, content in found.items()
    )


# ---------------------------------------------------------------- no room


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from discrepant.cli import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("size", [0, 1, 1_000, 4_096])
def test_a_write_that_fails_half_way_leaves_the_old_report_whole(
    tmp_path: Path, before_and_after: tuple[dict[str, bytes], ...], size: int
) -> None:
    before, after = before_and_after
    root = reported(tmp_path, before)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(size), "check", "--no-cache"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=root,
        timeout=120,
    )
    assert done.returncode == 2
    assert "discrepant: reports/report.json: could not be written: File too large" in done.stderr
    assert is_clean(done.stderr)
    assert is_whole(root, before, after)
    assert written(root)["report.json"] == before["report.json"]
    assert "400" in done.stdout  # the findings are shown all the same


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("check",), ("schema",)])
@pytest.mark.parametrize("kind", ["full", "closed"])
def test_a_full_or_closed_stdout_is_exit_2_and_one_line(
    tmp_path: Path, words: tuple[str, ...], kind: str
) -> None:
    root = project(tmp_path)
    reader, writer = os.pipe()
    os.close(reader)
    if kind == "full":
        os.close(writer)
        writer = os.open("/dev/full", os.O_WRONLY)
    done = subprocess.run(
        command(*words),
        check=False,
        stdout=writer,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=root,
        env=surroundings(root),
        timeout=120,
    )
    os.close(writer)
    reason = "No space left on device" if kind == "full" else "Broken pipe"
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        f"discrepant: standard output: could not be written: {reason}"
    )
    assert is_clean(done.stderr)


def test_a_closed_stderr_changes_nothing(tmp_path: Path) -> None:
    root = project(tmp_path)
    done = subprocess.run(
        ["sh", "-c", f"{' '.join(command('check'))} 2>&-"],
        check=False,
        capture_output=True,
        cwd=root,
        env=surroundings(root),
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert set(REPORTS) <= set(written(root))


@pytest.mark.parametrize(
    ("words", "code"), [("check", 1), ("check nowhere", 2), ("check --nonsense", 2), ("", 2)]
)
def test_a_full_stderr_keeps_the_exit_code(tmp_path: Path, words: str, code: int) -> None:
    root = project(tmp_path)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*words.split()),
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=full,
            cwd=root,
            env=surroundings(root),
            timeout=120,
        )
    assert done.returncode == code  # and not 120, with which Python says that it could not flush


@pytest.mark.parametrize(
    ("stdin", "reason"),
    [
        ("<&-", "standard input is closed"),
        ("0>/dev/null", "standard input: cannot be read: Bad file descriptor"),
    ],
)
def test_a_stdin_that_cannot_be_read_is_exit_2_and_one_line(
    tmp_path: Path, stdin: str, reason: str
) -> None:
    root = project(tmp_path)
    done = subprocess.run(
        ["sh", "-c", f"{' '.join(command('check', '-'))} {stdin}"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=root,
        env=surroundings(root),
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (2, f"discrepant: {reason}\n")


def test_a_folder_that_is_gone_is_no_fault_of_ours(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["sh", "-c", f"rmdir {gone}; {' '.join(command('check'))}"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=gone,
        env=surroundings(tmp_path),
        timeout=120,
    )
    where = "discrepant: the folder that this was called in: No such file or directory\n"
    assert (done.returncode, done.stderr) == (2, where)


def test_a_place_that_the_system_refuses_is_named_and_no_fault_of_ours(tmp_path: Path) -> None:
    root = project(tmp_path)
    refused = "def refused(*_, **__):\n    raise PermissionError(13, 'Permission denied', 'a')\n"
    done = at_some_moment(root, MAIN + refused + "cli._run = refused", "check")
    assert (done.returncode, done.stderr) == (2, "discrepant: a: Permission denied\n")
    long = "n" * 300
    (root / "discrepant.toml").write_text(f'reports = "{long}"\n')
    done = run(root, "check")
    assert done.returncode == 2
    assert f"{long}/index.md: could not be written: File name too long" in done.stderr
    assert is_clean(done.stderr)


@pytest.mark.parametrize("file", ["/dev/full", "/proc/nowhere/r.json", "seeds/a.txt/r.json", "."])
def test_a_report_that_cannot_be_written_is_named(tmp_path: Path, file: str) -> None:
    root = project(tmp_path)
    done = run(root, "check", "--output", f"json:{file}")
    assert done.returncode == 2
    assert f"{Path(file).name}: could not be written: " in done.stderr
    assert is_clean(done.stderr)
    assert set(REPORTS) <= set(written(root))  # those that could be are


def test_a_folder_of_reports_that_is_a_file_is_named(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "reports").write_text("mine")
    done = run(root, "check")
    assert done.returncode == 2
    for name in REPORTS:
        assert f"discrepant: reports/{name}: could not be written: " in done.stderr
    assert (root / "reports").read_text() == "mine"


def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "reports").mkdir()
    os.mkfifo(root / "reports" / "index.md")
    done = run(root, "check")
    assert done.returncode == 2
    assert "reports/index.md: could not be written: No such device or address" in done.stderr


def test_a_pipe_that_somebody_reads_gets_the_report(tmp_path: Path) -> None:
    root = project(tmp_path)
    os.mkfifo(root / "pipe")
    with subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE, cwd=root) as reader:
        time.sleep(0.2)
        assert run(root, "check", "seeds", "--output", "json:pipe").returncode == 1
        assert reader.communicate(timeout=60)[0].startswith(b"{")


# ---------------------------------------------------------------- stopped from outside


def stopped(root: Path, number: int, delay: float) -> tuple[int, str]:
    """Return exit and stderr of a run that gets a signal after so many seconds."""
    with subprocess.Popen(
        command("check"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=root,
        env=surroundings(root),
    ) as running:
        time.sleep(delay)
        running.send_signal(number)
        _, err = running.communicate(timeout=60)
        return running.returncode, err


# Exits of our own, or of Python where it has not come to us yet; 1 where the run was faster.
STEPS = 6
EXITS = {
    signal.SIGINT: {130, -signal.SIGINT, 1},
    signal.SIGTERM: {143, -signal.SIGTERM, 1},
    signal.SIGHUP: {129, -signal.SIGHUP, 1},
    signal.SIGKILL: {-signal.SIGKILL, 1},
}


@pytest.mark.parametrize("number", EXITS)
def test_a_signal_at_any_time_leaves_whole_reports(
    tmp_path: Path, before_and_after: tuple[dict[str, bytes], ...], number: signal.Signals
) -> None:
    before, after = before_and_after
    root = reported(tmp_path, before)
    start = time.perf_counter()
    run(root, "check")
    takes = time.perf_counter() - start
    for step in range(STEPS):
        reported(root, before)
        code, err = stopped(root, number, takes * step / (STEPS - 1))
        assert code in EXITS[number]
        assert is_whole(root, before, after) or number == signal.SIGKILL
        if code in (129, 130, 143):
            assert is_clean(err)
    reported(root, before)
    assert run(root, "check").returncode == 1
    assert is_whole(root, after)  # and what a killed run left behind is gone


MOMENTS = """
import os, signal, sys
from discrepant import writing
moment, number = sys.argv[1], int(sys.argv[2])
def struck(function):
    def strike(*given, **named):
        result = function(*given, **named) if moment.startswith("after") else None
        os.kill(os.getpid(), number)
        return function(*given, **named) if result is None else result
    return strike
name = moment.partition(" ")[2]
setattr(os, name, struck(getattr(os, name)))
from discrepant.cli import main
sys.argv[1:] = ["check", "--no-cache"]
sys.exit(main())
"""


@pytest.mark.parametrize("number", EXITS)
@pytest.mark.parametrize("moment", ["after open", "before fsync", "after fsync", "before urandom"])
def test_a_signal_at_each_step_of_a_write_leaves_whole_reports(
    tmp_path: Path,
    before_and_after: tuple[dict[str, bytes], ...],
    number: signal.Signals,
    moment: str,
) -> None:
    before, after = before_and_after
    root = reported(tmp_path, before)
    done = subprocess.run(
        [sys.executable, "-c", MOMENTS, moment, str(int(number))],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=root,
        env=surroundings(root),
        timeout=120,
    )
    assert done.returncode in EXITS[number] - {1}
    if number is signal.SIGKILL:
        assert len(left_behind(root / "reports")) <= 1
        assert run(root, "check").returncode == 1
        assert is_whole(root, after)
    else:
        assert is_whole(root, before, after)
        assert is_clean(done.stderr)


def at_some_moment(root: Path, lines: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python that calls `main` after these lines."""
    script = f"import os, signal, sys\n{lines}\nsys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", script, *words],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=root,
        env=surroundings(root),
        timeout=120,
    )


MAIN = "from discrepant import cli\nmain = cli.main\n"


@pytest.mark.parametrize(
    "lines",
    [
        # As in dataclasses: Python then means to end by the signal.
        MAIN + "cli._run = lambda *_, **__: exec('raise KeyboardInterrupt')",
        # While the command is still being imported.
        "class Finder:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'discrepant.cli.options':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n" + MAIN,
    ],
    ids=["executed text", "an import"],
)
def test_an_interrupt_is_exit_130_wherever_python_is(tmp_path: Path, lines: str) -> None:
    done = at_some_moment(project(tmp_path), lines, "check")
    assert (done.returncode, done.stderr) == (130, "discrepant: interrupted\n")


def test_an_interrupt_once_all_is_done_is_not_heard(tmp_path: Path) -> None:
    late = "def main():\n    code = cli.main()\n    os.kill(os.getpid(), signal.SIGINT)\n"
    done = at_some_moment(project(tmp_path), MAIN + late + "    return code", "check", "-q")
    assert (done.returncode, done.stderr) == (1, "")


def test_a_run_that_is_to_outlive_its_terminal_does(tmp_path: Path) -> None:
    under_nohup = "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    struck = "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGHUP)\n"
    done = at_some_moment(project(tmp_path), under_nohup + struck + MAIN, "check", "--no-cache")
    assert done.returncode == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_pytest_ended_while_it_writes_leaves_no_temporary_file(
    tmp_path: Path, number: signal.Signals
) -> None:
    root = project(tmp_path)
    struck = f"os.fsync = lambda _: os.kill(os.getpid(), {int(number)})\n"
    words = ("-q", "expectations", "--discrepant-report=json:r.json")
    done = at_some_moment(root, struck + "from pytest import console_main as main", *words)
    assert done.returncode == -number  # pytest handles neither
    assert not left_behind(root)


# ---------------------------------------------------------------- what is left behind


def temporary(folder: Path, node: str, process: int) -> Path:
    path = folder / f".discrepant-{node}-{process}-0123456789abcdef.tmp"
    path.write_text("half")
    return path


def test_what_a_killed_run_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    node = writing._node()
    stale = temporary(tmp_path, node, ended.pid)
    others = [
        temporary(tmp_path, node, os.getpid()),  # somebody writes it just now
        temporary(tmp_path, "elsewhere", ended.pid),  # of a machine of which nothing is known
        tmp_path / ".discrepant-notes.tmp",
        tmp_path / f".report.json.{ended.pid}.tmp",
    ]
    for path in others[2:]:
        path.write_text("mine")
    to_file(tmp_path / "report.json", "{}", "report.json")
    assert not stale.exists()
    assert all(path.exists() for path in others)
    assert len(list(tmp_path.iterdir())) == len(others) + 1


# ---------------------------------------------------------------- what a file keeps


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o444, 0o666, 0o755])
def test_a_replaced_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")
    path.chmod(mode)
    to_file(path, "new", "report.json")
    assert (path.read_text(), path.stat().st_mode & 0o7777) == ("new", mode)


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("")
    to_file(tmp_path / "report.json", "new", "report.json")
    assert (tmp_path / "report.json").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_the_longest_name_a_file_may_have(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    to_file(path, "old", "name")
    to_file(path, "new", "name")
    assert path.read_text() == "new"


def test_a_link_within_a_folder_is_written_through_and_one_that_leaves_it_is_refused(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for name, target in (("near", "real"), ("far", "../outside")):
        (home / name).symlink_to(target)
    to_file(home / "near", "new", "near", home)
    assert (home / "real").read_text() == "new"
    with pytest.raises(WriteError, match="far: a link leads out of the project"):
        to_file(home / "far", "new", "far", home)
    assert not (tmp_path / "outside").exists()
    to_file(home / "far", "new", "far")  # named by whoever runs it
    assert (tmp_path / "outside").read_text() == "new"
