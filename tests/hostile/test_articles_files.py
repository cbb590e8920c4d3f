"""Articles that are no articles: each is named with its reason and skipped, the rest compared."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from discrepant import load, render
from discrepant.cli import main
from discrepant.config import Config
from discrepant.load import files
from projects import no_files

RULES = """\
quantities:
  evacuated: {what: people evacuated, unit: person, find: [{with: [evacuated]}]}
expectations:
  evacuated-agrees: {agree: evacuated}
"""
ONE = "Some 300 people were evacuated on Monday.\n"
OTHER = "Firefighters evacuated 400 people.\n"

UNREADABLE: dict[str, tuple[bytes, str]] = {
    "utf16.txt": (ONE.encode("utf-16"), "not UTF-8: byte 0xff at offset 0"),
    "utf16-without-mark.txt": (ONE.encode("utf-16-le"), "not a text: a NUL at offset 1"),
    "latin1.txt": ("Un café, 300 people.".encode("latin-1"), "not UTF-8: byte 0xe9 at offset 6"),
    "truncated.txt": ("300 people… ".encode()[:-2], "not UTF-8: byte 0xe2 at offset 10"),
    "overlong.txt": (b"300 \xc0\xaf people", "not UTF-8: byte 0xc0 at offset 4"),
    "surrogate.txt": (b"300 \xed\xa0\x80 people", "not UTF-8: byte 0xed at offset 4"),
    "nul.txt": (b"300 \0people", "not a text: a NUL at offset 4"),
    "binary.txt": (b"\x7fELF\x02\x01\x01\0\x99", "not UTF-8: byte 0x99 at offset 8"),
    "large.txt": (b"a" * (files.MAX_BYTES + 1), "larger than 10 MB"),
}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("seeds", "expectations"):
        (tmp_path / folder).mkdir()
    (tmp_path / "expectations" / "fire.yaml").write_text(RULES)
    (tmp_path / "seeds" / "a.txt").write_text(ONE)
    (tmp_path / "seeds" / "b.txt").write_text(OTHER)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        assert project.is_dir()
        code = main([*arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def unreadable(project: Path) -> dict[str, str]:
    for name, (content, _) in UNREADABLE.items():
        (project / "seeds" / name).write_bytes(content)
    return {f"seeds/{name}": reason for name, (_, reason) in sorted(UNREADABLE.items())}


# ---------------------------------------------------------------- encodings and size


def test_what_is_no_utf8_text_is_named_and_skipped_and_the_rest_compared(
    project: Path, run: Run
) -> None:
    expected = unreadable(project)
    code, out, err = run("check", "--format", "json", "--no-cache")
    report = json.loads(out)
    assert code == 1
    assert {each["path"]: each["reason"] for each in report["skipped"]} == expected
    assert [each["id"] for each in report["sources"]] == ["a", "b"]
    assert len(report["findings"]) == 1
    for path, reason in expected.items():
        assert f"discrepant: skipped {path}: {reason}\n" in err
    assert "Traceback" not in err


def test_strict_makes_a_skipped_article_an_error_of_usage(project: Path, run: Run) -> None:
    unreadable(project)
    code, _, err = run("check", "--strict", "--quiet")
    assert code == 2
    assert f"--strict: {len(UNREADABLE)} of the articles could not be read" in err


# A line of claims is a claim, says its schema, and nothing else can stand there.
@pytest.mark.parametrize("name", sorted(set(render.FORMATS) - {"claims-jsonl"}))
def test_every_format_counts_what_was_skipped(project: Path, run: Run, name: str) -> None:
    (project / "seeds" / "nul.txt").write_bytes(b"\0")
    (project / "seeds" / "zero.txt").write_text("Police evacuated 1\u200b200 people.\n")
    code, out, _ = run("check", "--format", name, "--no-cache")
    assert code == 1
    counted = ("1 article not readable", "1 remark")
    for words in counted if name == "text" else ("nul.txt", "cannot be seen"):
        assert words in out


def test_utf8_is_read_with_and_without_a_byte_order_mark(project: Path, run: Run) -> None:
    (project / "seeds" / "a.txt").write_bytes(b"\xef\xbb\xbf" + ONE.encode())
    code, out, _ = run("check", "--format", "json", "--no-cache")
    (finding,) = json.loads(out)["findings"]
    texts = [claim["text"] for each in finding["positions"] for claim in each["claims"]]
    assert code == 1
    assert sorted(texts) == ["400 people", "Some 300 people"]


def test_ten_megabytes_are_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b" " * files.MAX_BYTES)
    assert len(files.text(path)) == 10_000_000
    with path.open("ab") as file:
        file.write(b" ")
    with pytest.raises(files.UnusableError, match="larger than 10 MB"):
        files.text(path)


# ---------------------------------------------------------------- what is no file


def test_links_pipes_devices_and_folders_are_named_and_skipped(project: Path, run: Run) -> None:
    left_out = no_files(project / "seeds")
    code, out, _ = run("check", "--format", "json", "--no-cache")
    report = json.loads(out)
    reasons = {Path(each["path"]).name: each["reason"] for each in report["skipped"]}
    assert code == 1
    assert reasons == left_out


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/dev/zero", "a device, not a file"), ("/dev/stdin/x", "cannot be read: Not a directory")],
)
def test_a_device_that_was_named_is_no_article(path: str, reason: str) -> None:
    with pytest.raises(files.UnusableError, match=reason):
        files.text(Path(path))


def test_a_file_that_vanishes_between_listing_and_reading(project: Path) -> None:
    config = Config(project)
    (project / "seeds" / "c.txt").write_text(ONE)
    listed = [entry.path for entry in files.walk(project / "seeds", (".txt",))]
    (project / "seeds" / "c.txt").unlink()
    assert [path.name for path in listed] == ["a.txt", "b.txt", "c.txt"]
    with pytest.raises(files.UnusableError, match="cannot be read: No such file"):
        files.text(listed[-1])
    assert len(load.configured(config).sources) == 2


def test_a_file_that_may_not_be_read(project: Path) -> None:
    (project / "seeds" / "b.txt").chmod(0)
    project.chmod(0o755)
    command = [sys.executable, "-c", _AS_NOBODY, str(project / "seeds")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"b.txt": "cannot be read: Permission denied"}


# Whoever is root may read everything, so that the test gives that up, once all is imported.
_AS_NOBODY = """
import json, os, sys
from pathlib import Path
from discrepant.load import files

folder = os.open(sys.argv[1], os.O_RDONLY)
if os.geteuid() == 0:
    os.fchdir(folder)
    os.setuid(65534)
else:
    os.fchdir(folder)
reasons = {}
for name in ("a.txt", "b.txt"):
    try:
        files.text(Path(name))
    except files.UnusableError as error:
        reasons[name] = str(error)
reasons.pop("a.txt", None)
print(json.dumps(reasons))
"""


def test_a_folder_that_may_be_listed_and_not_entered(project: Path) -> None:
    (project / "seeds" / "shut").mkdir()
    (project / "seeds" / "shut" / "c.txt").write_text(ONE)
    (project / "seeds" / "shut").chmod(0o444)
    project.chmod(0o755)
    command = [sys.executable, "-c", _ENTERS_AS_NOBODY, str(project)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    (project / "seeds" / "shut").chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        2,
        [["seeds/shut/c.txt", "cannot be read: Permission denied"]],
    ]


_ENTERS_AS_NOBODY = """
import json, os, sys
from pathlib import Path
from discrepant import load
from discrepant.config import Config

os.chdir(sys.argv[1])
if os.geteuid() == 0:
    os.setuid(65534)
found = load.configured(Config(Path()))
print(json.dumps([len(found.sources), found.skipped]))
"""


# ---------------------------------------------------------------- names


NAMES = (
    b"line\nbreak.txt",
    b"::error::x\n::warning::y.txt",
    b"esc\x1b[31m\x07.txt",
    b"<script>alert(1)<!--.txt",
    b"caf\xe9.txt",
    b"-rf.txt",
    b"--strict.txt",
    "bidi\u202etxt.exe.txt".encode(),
    b"pipe|`code`[link](javascript:x).txt",
)


def test_names_of_any_bytes_are_read_and_shown_harmless(project: Path, run: Run) -> None:
    for name in NAMES:
        path = project / "seeds" / os.fsdecode(name)
        path.write_bytes(b"\0" if name.startswith((b"::", b"esc")) else OTHER.encode())
    for form in sorted(render.FORMATS):
        code, out, err = run("check", "--format", form, "--no-cache")
        assert code == 1
        assert "Traceback" not in err
        for printed in (out, err):
            assert not set(printed) & set("\x1b\x07\u202e\udce9")
            assert not any(each.startswith("::warning::y") for each in printed.splitlines())
        if form in ("markdown", "github-summary", "junit"):
            assert "<script>" not in out


def test_a_leading_dash_is_a_name_behind_two_dashes(project: Path, run: Run) -> None:
    (project / "-x.txt").write_text(ONE)
    code, out, _ = run("read", "--", "-x.txt")
    assert code == 0
    assert out.startswith("-x.txt:1:1")


# ---------------------------------------------------------------- none at all


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "nowhere"], "nowhere: no such file or folder"),
        (["check", "empty"], "no articles: no .txt file"),
        (["check", "bad"], "none of the articles can be read"),
        (["read", "nowhere.txt"], "nowhere.txt: no such file or folder"),
        (["read", "bad/nul.txt"], "bad/nul.txt: not a text: a NUL at offset 0"),
    ],
)
def test_no_article_is_never_green(
    project: Path, run: Run, arguments: list[str], says: str
) -> None:
    (project / "empty").mkdir()
    (project / "bad").mkdir()
    (project / "bad" / "nul.txt").write_bytes(b"\0")
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_the_command_itself_names_file_and_reason(project: Path) -> None:
    (project / "seeds" / "nul.txt").write_bytes(b"\0")
    done = subprocess.run(
        [sys.executable, "-m", "discrepant", "check", "--no-cache"],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "discrepant: skipped seeds/nul.txt: not a text: a NUL at offset 0\n" in done.stderr
    assert "1 article not readable" in done.stdout
