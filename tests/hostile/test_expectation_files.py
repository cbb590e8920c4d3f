"""Expectation files that harm: each is refused by name, at its place, at once, and nothing runs.

The files themselves, one for each way in which they can be broken, stand in `broken_files`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent

import pytest

from discrepant import expectations, extract, load
from discrepant.cli import main
from discrepant.config import Config, UsageError
from discrepant.model import Ruleset, Source, Verdict
from discrepant.units import measures
from discrepant.yaml_nodes import ExpectationError
from hostile.broken_files import BROKEN, PEOPLE, SAMPLE
from stories import claimed, only, outcome, report

FLOOD = "At noon 400 people were evacuated.\n"
# On an idle machine most take milliseconds, the largest one second.
SECONDS = 15
BYTES_OF_MEMORY = 1_000_000_000


def ruleset(content: bytes, root: Path) -> Ruleset:
    """Return what the reader makes of the bytes of one file, joined as a run does."""
    (root / "e.yaml").write_bytes(content)
    return expectations.join([load.ruleset(root / "e.yaml", Config(root))])


@pytest.mark.parametrize("name", BROKEN)
def test_the_reader_refuses(name: str, tmp_path: Path) -> None:
    content, message = BROKEN[name]
    start = time.process_time()
    with pytest.raises((ExpectationError, UsageError)) as raised:
        ruleset(content, tmp_path)
    assert time.process_time() - start < SECONDS
    first = str(raised.value).split("\n")[0]
    assert first.startswith(f"e.yaml:{message}")
    # What is wrong, and what to write instead; what the YAML library says stays as it is.
    assert "; " in first
    assert len(first) < 500


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
from discrepant.cli import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("name", SAMPLE)
def test_the_command_refuses_in_bounded_time_and_memory(name: str, tmp_path: Path) -> None:
    for folder in ("seeds", "expectations"):
        (tmp_path / folder).mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(FLOOD)
    (tmp_path / "expectations" / "e.yaml").write_bytes(BROKEN[name].content)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(BYTES_OF_MEMORY), "check"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"discrepant: expectations/e.yaml:{BROKEN[name].message}")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "reports").exists()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    for folder in ("seeds", "expectations"):
        (root / folder).mkdir(parents=True)
    (root / "seeds" / "a.txt").write_text(FLOOD)
    (root / "expectations" / "e.yaml").write_text(RULES)
    monkeypatch.chdir(root)
    return root


RULES = dedent("""\
    quantities:
      q: {unit: person, find: [{with: [evacuated]}]}
    expectations:
      q-agrees: {agree: q}
""")


def test_one_bad_file_stops_the_good_ones(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "expectations" / "f.yaml").write_text("quantities:\n  r: {unt: person}\n")
    assert main(["check"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "expectations/f.yaml:2:7: unknown key 'unt'; did you mean 'unit'?" in err
    assert not (project / "reports").exists()


def test_an_id_twice_over_two_files(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "expectations" / "f.yaml").write_text(RULES)
    assert main(["check"]) == 2
    err = capsys.readouterr().err
    for line, what in (("2:3", "quantity 'q'"), ("4:3", "expectation 'q-agrees'")):
        assert f"expectations/f.yaml:{line}: duplicate {what}; the first is at " in err


# ---------------------------------------------------------------- what looks odd and works


@pytest.mark.parametrize(
    ("mark", "line_end"), [("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n"), ("", "\r")]
)
def test_byte_order_mark_and_crlf_work(mark: str, line_end: str, tmp_path: Path) -> None:
    plain = ruleset(RULES.encode(), tmp_path)
    assert ruleset((mark + RULES.replace("\n", line_end)).encode(), tmp_path) == plain


@pytest.mark.parametrize("text", ["no", "1:30", "017", "1e3", ".inf", ".nan", "2024-13-01", "on"])
def test_a_text_stays_the_text_it_is(text: str, tmp_path: Path) -> None:
    rules = f"quantities:\n  q: {{unit: person, what: {text}}}\n".encode()
    assert ruleset(rules, tmp_path).quantities[0].what == text


@pytest.mark.parametrize(
    ("written", "high"), [("1e3", 1000), ("+12", 12), ("12.0", 12), ("1.5e1", 15), ("0", 0)]
)
def test_a_number_is_the_one_of_yaml_1_2(written: str, high: int, tmp_path: Path) -> None:
    rules = f"quantities:\n  q: {{unit: person, domain: [-1, {written}]}}\n".encode()
    domain = ruleset(rules, tmp_path).quantities[0].domain
    assert domain is not None
    assert domain.high == high


# ---------------------------------------------------------------- cues are words


@pytest.mark.parametrize("cue", ["(evac)+$", "[evac]", "^evac$", "(?i)evac", "e|vac"])
def test_an_expression_among_cues_is_refused(cue: str) -> None:
    with pytest.raises(ExpectationError, match="has no meaning in a cue; write words"):
        expectations.read(f"quantities: {{q: {{unit: person, find: [{{with: ['{cue}']}}]}}}}", "e")


@pytest.mark.parametrize("cue", ["evac.", "evac?", "evac+", "e.ac"])
def test_marks_of_a_regular_expression_match_nothing_more(cue: str) -> None:
    rules = f"""
        quantities:
          q: {{unit: person, find: [{{with: ['{cue}']}}]}}
        expectations:
          q-agrees: {{agree: q}}
    """
    assert claimed(report(["At noon 400 people were evacuated, evacevac.\n"], rules), "q") == []


def test_marks_in_a_phrase_are_marks() -> None:
    rules = """
        quantities:
          q: {unit: person, find: [{text: 'a total (.+) of {value}'}]}
        expectations:
          q-agrees: {agree: q}
    """
    texts = ["A total sum of 400 people fled.\n", "A total of 500 people fled.\n"]
    assert claimed(report(texts, rules), "q") == []


@pytest.mark.parametrize("find", ["{with: ['%s']}", "{text: '%s {value}'}"])
def test_cues_that_nearly_fit_everywhere_take_linear_time(find: str) -> None:
    words = "ah " * 60
    rules = dedent(f"""
        quantities:
          q: {{unit: person, find: [{find % words}]}}
        expectations:
          q-agrees: {{agree: q}}
    """)
    text = f"{'ah ' * 30_000} 400 people left. "
    start = time.process_time()
    report([text], rules)
    short = time.process_time() - start
    start = time.process_time()
    report([text * 4], rules)
    assert time.process_time() - start < 10 * short + 1


# ---------------------------------------------------------------- units and pint


def test_words_of_an_article_never_reach_pint() -> None:
    measures.worth_of("mile")  # pint is there, and could be asked
    before = measures.name_of.cache_info(), measures.worth_of.cache_info()
    text = "It had 5 cats, 3 a, 4 in, 7 nan, 9 mm2, 12 kiloparsecs and 6 9**9**9**9 by the door.\n"
    extract.read(Source("a", text, "a.txt"))
    rules = """
        quantities:
          q: {unit: person, find: [{with: [had]}]}
        expectations:
          q-agrees: {agree: q}
    """
    report([text], rules)
    assert (measures.name_of.cache_info(), measures.worth_of.cache_info()) == before


@pytest.mark.parametrize("word", ["cat", "cats", "nan", "inf", "m2", "9**9"])
def test_a_word_that_pint_would_read_is_no_unit(word: str) -> None:
    rules = """
        quantities:
          q: {unit: mile, find: [{with: [measured]}]}
        expectations:
          q-agrees: {agree: q}
    """
    found = report([f"They measured 5 {word} there.\n", "They measured 7 miles there.\n"], rules)
    assert claimed(found, "q") == ["7"]


# ---------------------------------------------------------------- equations


def test_two_that_derive_from_each_other_are_fine() -> None:
    rules = """
        quantities:
          boats: {unit: boat, find: [{with: [launched]}]}
          crew: {unit: person, derive: boats * size}
          size: {unit: person / boat, derive: crew / boats}
        units: "boat = [boats] = _ = boats"
        expectations:
          crew-agrees: {agree: crew}
    """
    found = report(["They launched 12 boats.\n"], rules)
    assert outcome(found, "crew-agrees").verdict is Verdict.UNDECIDED


SHARES = """
    units: "boat = [boats] = _ = boats"
    quantities:
      boats: {unit: boat, find: [{with: [launched]}]}
      crew: {unit: person, find: [{with: [aboard]}]}
      size: {what: people in a boat, unit: person / boat, derive: crew / boats}
    expectations:
      size-agrees: {agree: size}
      crew-agrees: {agree: crew}
"""


def test_a_division_by_zero_drops_that_claim_and_says_so() -> None:
    zero = "The club launched no boats, and 40 people were aboard.\n"
    found = report([zero, zero.replace("40", "60")], SHARES)
    assert [claim for claim in found.claims if claim.quantity == "size"] == []
    assert {each.reason for each in found.unread if each.quantity == "size"} == {
        "not derived: division by 0, which has zero within"
    }
    assert only(found).expectation == "crew-agrees"  # the rest is still compared


def test_a_relation_that_divides_by_zero_is_undecided() -> None:
    rules = SHARES + "      none-left: {hold: crew / boats < 5 * crew / boats}\n"
    found = report(["The club launched no boats, and 40 people were aboard.\n"], rules)
    undecided = outcome(found, "none-left")
    assert undecided.verdict is Verdict.UNDECIDED
    assert "zero" in undecided.reason


# ---------------------------------------------------------------- paths


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('expectations = ["../away"]', "'../away' leaves the project; name it on the command"),
        ('expectations = ["/etc"]', "'/etc' leaves the project; name it on the command line"),
        ('expectations = ["a/../../away"]', "'a/../../away' leaves the project; name it on the"),
        ('sources = ["../away"]', "'../away' leaves the project; name it on the command line"),
        ('reports = "../away"', "'../away' leaves the project; name it on the command line"),
        ('cache = "/tmp"', "'/tmp' leaves the project; name it on the command line instead"),
        ('expectations = ["../*"]', "'../*' leaves the project; name it on the command line"),
        ('expectations = ["*.yaml"]', "no expectation file in *.yaml; begin one with: discrepant"),
        ('expectations = ["link"]', "link: a link that leaves the project; name it: --expectatio"),
        ('sources = ["link"]', "link: a link that leaves the project; name it: check PATH…"),
        ('reports = "link"', "link/index.md: a link leads out of the project; name the file it"),
    ],
)
def test_a_path_that_leaves_the_project_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], setting: str, said: str
) -> None:
    away = project.parent / "away"
    away.mkdir()
    (away / "e.yaml").write_text(RULES)
    (away / "a.txt").write_text(FLOOD)
    (project / "link").symlink_to(away)
    (project / "discrepant.toml").write_text(setting + "\n")
    assert main(["check"]) == 2
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in away.iterdir()) == ["a.txt", "e.yaml"]


def test_a_path_that_leaves_the_project_is_allowed_where_it_is_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away = project.parent / "away"
    away.mkdir()
    (away / "e.yaml").write_text(RULES)
    (away / "a.txt").write_text(FLOOD.replace("400", "600"))
    words = ["check", "seeds", "../away", "--expectations", "../away/e.yaml"]
    assert main([*words, "--output", "json:../away/r.json"]) == 1
    assert "400 or 600" in capsys.readouterr().out
    assert (away / "r.json").exists()


@pytest.mark.parametrize("name", ["loop.yaml", "pipe.yaml", "zero.yaml", "folder.yaml"])
def test_what_is_no_file_is_refused_and_not_waited_for(
    project: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = project / "expectations" / name
    match name:
        case "loop.yaml":
            path.symlink_to(name)
        case "pipe.yaml":
            os.mkfifo(path)
        case "zero.yaml":
            path.symlink_to("/dev/zero")
        case _:
            path.mkdir()
    assert main(["check"]) == 2
    assert f"expectations/{name}" in capsys.readouterr().err


def test_expectation_files_of_more_than_all_can_be_are_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        # Holes take no room on the disk.
        with (project / "expectations" / f"{number}.yaml").open("wb") as file:
            file.truncate(9_000_000)
    assert main(["check"]) == 2
    assert "bytes in all; at most 20 MB are read" in capsys.readouterr().err


def test_thousands_of_rules_are_no_bomb(tmp_path: Path) -> None:
    rules = "".join(f"  q{n}: {{unit: person, find: [{{with: [w{n}]}}]}}\n" for n in range(2_000))
    assert len(ruleset(f"{PEOPLE}{rules}".encode(), tmp_path).quantities) == 2_001
