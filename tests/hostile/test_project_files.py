"""Settings, folders and paths that harm: one message, exit 2, nothing run, no report touched."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from discrepant.cli import main

TOML = "discrepant.toml"
ARTICLE = "At noon 400 people were evacuated.\n"
RULES = """\
quantities:
  q: {unit: person, find: [{with: [evacuated]}]}
expectations:
  q-agrees: {agree: q}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("seeds", "expectations", "reports"):
        (tmp_path / folder).mkdir()
    (tmp_path / TOML).write_text("")
    (tmp_path / "seeds" / "a.txt").write_text(ARTICLE)
    (tmp_path / "seeds" / "b.txt").write_text(ARTICLE.replace("400", "600"))
    (tmp_path / "expectations" / "e.yaml").write_text(RULES)
    (tmp_path / "reports" / "index.md").write_text("the last report")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(project: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return the message of a check that is refused at once and touches nothing."""
    start = time.process_time()
    assert main(["check", "--no-cache", *words]) == 2
    assert time.process_time() - start < 10
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err) < 6_000
    assert (project / "reports" / "index.md").read_text() == "the last report"
    assert [path.name for path in (project / "reports").iterdir()] == ["index.md"]
    return err


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("sources = " + "[" * 100_000, "a number too long or brackets too deep"),
        ("a = " + "{a=" * 100_000, "a number too long or brackets too deep"),
        ("reports = " + "9" * 100_000, "a number too long or brackets too deep"),
        ("a" + ".a" * 100_000 + " = 1", "a key of more than 50 parts; write a shorter one"),
        ("a" + ' . "a"' * 100_000 + " = 1", "a key of more than 50 parts; write a shorter one"),
        ("[" + "a." * 100_000 + "a]", "a key of more than 50 parts; write a shorter one"),
        ("# " + "x" * 2_000_000, "2,000,002 characters; at most 1,000,000 are read"),
        ('x = "' + "." * 900_000 + '"', "unknown key 'x'"),
    ],
    ids=["brackets", "braces", "digits", "dots", "quoted", "header", "large", "no key"],
)
def test_a_configuration_that_harms_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], settings: str, message: str
) -> None:
    (project / TOML).write_text(settings)
    err = refused(project, capsys)
    assert f"{TOML}:" in err
    assert message in err


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "loop"])
def test_a_configuration_that_is_no_file_is_not_passed_over(
    project: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    replace(project / TOML, kind)
    assert "no file, or a link to none; write the settings into one" in refused(project, capsys)


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "loop", "away", "nowhere"])
@pytest.mark.parametrize("name", ["seeds/sources.yaml", "expectations/accepted.yaml"])
def test_what_is_known_of_articles_and_findings_is_a_file_of_the_project(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, kind: str
) -> None:
    replace(project / name, kind)
    assert re.search(rf"(?m)^discrepant: {name}:1:1: .+; ", refused(project, capsys))


def replace(path: Path, kind: str) -> None:
    """Put something that is no file of the project in its place."""
    path.unlink(missing_ok=True)
    targets = {"device": "/dev/zero", "loop": path.name, "away": __file__, "nowhere": "none"}
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(targets[kind])


def test_a_sources_yaml_may_be_a_link_within_the_project(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "known.yaml").write_text("a: {publisher: The Courier}\n")
    (project / "seeds" / "sources.yaml").symlink_to("../known.yaml")
    assert main(["check", "--no-cache", "--format", "json"]) == 1
    assert "The Courier" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [[""], ["seeds", ""], ["x" * 5_000], ["--expectations", ""], ["--expectations", "x" * 5_000]],
    ids=["empty", "and empty", "long", "empty rules", "long rules"],
)
def test_a_path_that_can_be_none_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert len(refused(project, capsys, *words).splitlines()) == 1


def test_links_of_a_folder_that_lead_where_nobody_may_go_are_passed_by(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "seeds" / "cwd").symlink_to("/proc/1/cwd")
    is_dir = Path.is_dir

    def forbidden(self: Path) -> bool:
        if self.name == "cwd":  # as for all but root
            raise PermissionError(13, "Permission denied", str(self))
        return is_dir(self)

    monkeypatch.setattr(Path, "is_dir", forbidden)
    assert main(["check", "--no-cache", "seeds", "--format", "json"]) == 1
    assert '"findings"' in capsys.readouterr().out


def test_the_largest_of_too_large_expectations_is_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (project / "expectations" / "large.yaml").open("wb") as file:
        file.truncate(30_000_000)
    assert "expectations/large.yaml:1:1: the largest" in refused(project, capsys)


def test_the_last_day_of_an_acceptance_is_one_day(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = "- {finding: abc, reason: x, until: 2024-01-01/2024-02-01}\n"
    (project / "expectations" / "accepted.yaml").write_text(written)
    assert refused(project, capsys).endswith("' is no day; write 2024-10-22\n")


@pytest.mark.parametrize(
    "words", [["read", "seeds"], ["init", "--to", "-"], ["baseline", "create"], ["uncovered"]]
)
def test_an_article_that_cannot_be_read_is_named_by_every_command(
    project: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    (project / "seeds" / "bad.txt").write_bytes(b"\xff")
    assert main(words) == 0
    assert "discrepant: skipped seeds/bad.txt: not UTF-8" in capsys.readouterr().err


def test_a_message_is_one_line_whatever_the_name_of_its_file(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "a\n::error::x.yaml"
    (project / "expectations" / name).write_text("quantitis: 1\n")
    said = r"discrepant: expectations/a\n::error::x.yaml:1:1: unknown key 'quantitis'"
    assert refused(project, capsys).startswith(said)
    (project / "expectations" / name).unlink()
    for words in (["a\nb"], ["--expectations", "a\nb"]):
        assert refused(project, capsys, *words) == "discrepant: a\\nb: no such file or folder\n"
