"""Each habit of pytest, in one process and under two workers, and the reports of a session."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import junitparser
import pytest

from sessions import fingerprint, laid_out, rules, write

ROOT = Path(__file__).parent.parent
# People are a unit that needs no pint, so that a process starts at once.
RULES = rules("person", "people")
A = "The river flooded 300 people. The storm blew and 20 people lost their roofs.\n"
B = "In the valley the river flooded 400 people. Some say that 50 people lost tiles.\n"
SOLD = "Last week in the town 10 people sold sheds."
SOLD_TOO = "In the end 10 people sold them by auction."
# What the plugins of this workshop cost is none of ours.
ALONE = ("-p", "no:hypothesispytest", "-p", "no:cov", "-p", "no:cacheprovider")
WORKERS = [pytest.param((), id="serial"), pytest.param(("-n", "2"), id="two-workers")]


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    return laid_out(pytester, RULES, A + SOLD, B + SOLD_TOO)


def run(project: pytest.Pytester, *words: str, cache: bool = False) -> pytest.RunResult:
    # A process takes ten times as long; workers want one, as they are processes themselves.
    runner = project.runpytest_subprocess if "-n" in words else project.runpytest
    return runner(*(ALONE[:4] if cache else ALONE), *words)


def accept(project: pytest.Pytester) -> None:
    found = fingerprint(str(run(project, "expectations", "-k", "homes").stdout))
    write(project, "expectations/accepted.yaml", f"- {{finding: '{found}', reason: both right}}\n")


@pytest.mark.parametrize("workers", WORKERS)
def test_a_whole_run(project: pytest.Pytester, workers: tuple[str, ...]) -> None:
    result = run(project, "expectations", "-rs", *workers)
    result.assert_outcomes(passed=3, failed=1, skipped=1, warnings=1)
    assert result.ret == 1
    result.stdout.fnmatch_lines(
        [
            "*_ expectation: homes-agree _*",
            "expectations/flood.yaml:7: homes flooded: 300 or 400 (33% apart, tolerance 5%)",
            "*expectations/flood.yaml:15: DiscrepantWarning: *warning: roofs lost: 20 or 50*",
            "*= discrepant =*",
            "1 contradiction, 1 warning, 1 undecided expectation · 6 claims compared",
            "SKIPPED [[]1] expectations/flood.yaml:14: no claim was found",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


@pytest.mark.parametrize("workers", WORKERS)
@pytest.mark.parametrize(
    ("words", "outcomes"),
    [
        (("-k", "river"), {"failed": 1, "passed": 1}),
        (("-m", "river", "--strict-markers"), {"failed": 1, "passed": 1}),
        (("-q",), {"failed": 1, "passed": 3, "skipped": 1, "warnings": 1}),
    ],
)
def test_selecting(
    project: pytest.Pytester,
    workers: tuple[str, ...],
    words: tuple[str, ...],
    outcomes: dict[str, int],
) -> None:
    result = run(project, "expectations", *words, *workers)
    found = {key: count for key, count in result.parseoutcomes().items() if key != "deselected"}
    assert found == outcomes
    assert result.ret == 1


@pytest.mark.parametrize("workers", WORKERS)
def test_last_failed_and_failed_first(project: pytest.Pytester, workers: tuple[str, ...]) -> None:
    write(project, "expectations/a.yaml", "expectations:\n  a-first: {agree: sheds}\n")
    run(project, "expectations", cache=True)
    result = run(project, "expectations", "--lf", *workers, cache=True)
    result.assert_outcomes(failed=1)
    result = run(project, "expectations", "--ff", "-v", *workers, cache=True)
    result.assert_outcomes(failed=1, passed=4, skipped=1, warnings=1)
    if not workers:
        first = next(line for line in result.outlines if "::" in line)
        assert first.startswith("expectations/flood.yaml::homes-agree FAILED")


@pytest.mark.parametrize("workers", WORKERS)
def test_stopping_at_the_first(project: pytest.Pytester, workers: tuple[str, ...]) -> None:
    result = run(project, "expectations", "-x", *workers)
    assert result.ret in (1, 2)  # a worker is interrupted, which pytest calls 2
    assert result.parseoutcomes()["failed"] == 1
    result.stdout.fnmatch_lines(["*stopping after 1 failures*"])


@pytest.mark.parametrize("workers", WORKERS)
def test_verbose_names_every_item_and_every_claim(
    project: pytest.Pytester, workers: tuple[str, ...]
) -> None:
    for number in range(9):
        write(project, f"seeds/c{number}.txt", f"The river flooded {500 + 50 * number} people.")
    result = run(project, "expectations", "-v", *workers)
    result.stdout.fnmatch_lines_random(["*expectations/flood.yaml::homes-agree*"])
    assert str(result.stdout).count("people.”") == 11


@pytest.mark.parametrize("workers", WORKERS)
def test_a_line_for_each_failure(project: pytest.Pytester, workers: tuple[str, ...]) -> None:
    result = run(project, "expectations", "--tb=line", *workers)
    result.stdout.fnmatch_lines(
        [
            "expectations/flood.yaml:7: homes flooded: 300 or 400 (33% apart, tolerance 5%)",
            "FAILED expectations/flood.yaml::homes-agree - homes flooded: 300 or 400 *",
        ]
    )
    result.stdout.no_fnmatch_line("*why: it is the headline*")


@pytest.mark.parametrize("workers", WORKERS)
def test_the_junit_of_pytest(project: pytest.Pytester, workers: tuple[str, ...]) -> None:
    run(project, "expectations", "--junitxml=out.xml", *workers)
    suite = ElementTree.parse(project.path / "out.xml").getroot()[0]
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("5", "1")
    (failure,) = suite.iter("failure")
    assert failure.attrib["message"] == "homes flooded: 300 or 400 (33% apart, tolerance 5%)"
    assert "why: it is the headline" in (failure.text or "")


@pytest.mark.parametrize("workers", WORKERS)
def test_an_accepted_finding(project: pytest.Pytester, workers: tuple[str, ...]) -> None:
    accept(project)
    result = run(project, "expectations", "-rx", *workers)
    result.assert_outcomes(passed=3, xfailed=1, skipped=1, warnings=1)
    assert result.ret == 0
    result.stdout.fnmatch_lines(
        ["no contradictions, 1 warning, 1 accepted finding, 1 undecided expectation · 6 claims *"]
    )


@pytest.mark.parametrize("workers", WORKERS)
def test_nothing_compared(project: pytest.Pytester, workers: tuple[str, ...]) -> None:
    result = run(project, "expectations", "-k", "barns", *workers)
    assert result.ret == 5
    result.stdout.fnmatch_lines(["discrepant: nothing was compared; this is not agreement"])


@pytest.mark.parametrize("workers", WORKERS)
def test_without_the_plugin(project: pytest.Pytester, workers: tuple[str, ...]) -> None:
    project.makepyfile("def test_one(): pass")
    result = run(project, "-p", "no:discrepant", *workers)
    result.assert_outcomes(passed=1)
    assert result.ret == 0


@pytest.mark.parametrize("workers", WORKERS)
def test_what_could_not_be_used_is_said_once(
    project: pytest.Pytester, workers: tuple[str, ...]
) -> None:
    (project.path / "seeds" / "c.txt").write_bytes(b"\xff")
    result = run(project, "expectations", *workers)
    said = "skipped seeds/c.txt: not UTF-8: byte 0xff at offset 0"
    assert result.outlines.count(said) == 1


def test_quiet_has_no_summary_of_its_own(project: pytest.Pytester) -> None:
    result = run(project, "expectations", "-q")
    result.stdout.no_fnmatch_line("*= discrepant =*")


# ---------------------------------------------------------------- reports


@pytest.mark.parametrize("workers", WORKERS)
def test_reports_are_written_once_and_by_the_controller(
    project: pytest.Pytester, workers: tuple[str, ...]
) -> None:
    words = ("--discrepant-report", "sarif:out/a.sarif", "--discrepant-report", "junit:j.xml")
    result = run(project, "expectations", *words, *workers)
    assert result.ret == 1
    (sarif,) = json.loads((project.path / "out" / "a.sarif").read_text())["runs"]
    assert [each["ruleId"] for each in sarif["results"]] == ["homes-agree", "roofs-agree"]
    (suite,) = junitparser.JUnitXml.fromfile(str(project.path / "j.xml"))
    assert (suite.tests, suite.failures, suite.skipped) == (4, 1, 1)
    assert {path.name for path in (project.path / "out").iterdir()} == {"a.sarif"}


@pytest.mark.parametrize("workers", WORKERS)
def test_a_report_on_a_file_that_was_named(
    project: pytest.Pytester, workers: tuple[str, ...]
) -> None:
    project.mkdir("more")
    write(project, "more/again.yaml", "expectations:\n  homes-again: {agree: homes}\n")
    run(project, "more/again.yaml::homes-again", "--discrepant-report", "json:r.json", *workers)
    report = json.loads((project.path / "r.json").read_text())
    assert "homes-again" in [each["id"] for each in report["expectations"]]


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("sarf:x", "unknown format 'sarf'; did you mean 'sarif'?"),
        ("sarif", "no file; write --discrepant-report sarif:FILE"),
    ],
)
def test_a_report_that_is_none(project: pytest.Pytester, argument: str, said: str) -> None:
    result = run(project, "expectations", f"--discrepant-report={argument}")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: --discrepant-report {argument}: {said}"])


def test_a_report_that_cannot_be_written(project: pytest.Pytester) -> None:
    write(project, "file", "")
    result = run(project, "expectations", "--discrepant-report=json:file/r.json")
    assert result.ret == 2
    result.stdout.fnmatch_lines(["no report: file/r.json: could not be written: *"])


def test_collecting_alone_writes_nothing(project: pytest.Pytester) -> None:
    run(project, "expectations", "--collect-only", "--discrepant-report=json:r.json")
    assert not (project.path / "r.json").exists()


# ---------------------------------------------------------------- settings


@pytest.mark.parametrize(
    ("settings", "outcomes"),
    [
        ("discrepant_fail_on = warning", {"failed": 2, "passed": 2, "skipped": 1}),
        ("discrepant_fail_on = never", {"passed": 4, "skipped": 1, "warnings": 2}),
        ("discrepant_min_level = error", {"failed": 1, "passed": 3, "skipped": 1}),
        ("discrepant_select = river", {"failed": 1, "passed": 1, "skipped": 3}),
        ("discrepant_ignore = homes-agree", {"passed": 3, "skipped": 2, "warnings": 1}),
    ],
)
def test_settings_in_an_ini_file(
    project: pytest.Pytester, settings: str, outcomes: dict[str, int]
) -> None:
    project.makeini(f"[pytest]\n{settings}\n")
    run(project, "expectations").assert_outcomes(**outcomes)


def test_folders_in_an_ini_file(project: pytest.Pytester) -> None:
    (project.path / "seeds").rename(project.path / "drafts")
    (project.path / "expectations").rename(project.path / "rules")
    project.makeini("[pytest]\ndiscrepant_sources = drafts\ndiscrepant_expectations = rules\n")
    run(project, "rules").assert_outcomes(passed=3, failed=1, skipped=1, warnings=1)


def test_a_baseline_in_an_ini_file(project: pytest.Pytester) -> None:
    found = fingerprint(str(run(project, "expectations", "-k", "homes").stdout))
    known = {"fingerprint": found, "expectation": "homes-agree", "kind": "cross", "message": ""}
    baseline = {"schema_version": 1, "findings": [known]}
    write(project, "known.json", json.dumps(baseline))
    project.makeini("[pytest]\ndiscrepant_baseline = known.json\n")
    result = run(project, "expectations")
    result.assert_outcomes(passed=4, skipped=1, warnings=1)
    result.stdout.fnmatch_lines(["left out: 1 in the baseline"])


@pytest.mark.parametrize(
    "settings", ["discrepant_fail_on = errors", "discrepant_sources = ../elsewhere"]
)
def test_a_bad_setting_is_told_without_a_traceback(project: pytest.Pytester, settings: str) -> None:
    project.makeini(f"[pytest]\n{settings}\n")
    result = run(project, "expectations")
    assert result.ret == 2
    result.stdout.fnmatch_lines(["*tox.ini: '*"])
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_a_word_that_selects_nothing_is_told(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\ndiscrepant_select = rivr\n")
    result = run(project, "expectations")
    said = "no expectation, kind, tag or finding 'rivr'; did you mean 'river'?"
    result.stdout.fnmatch_lines([said])


# ---------------------------------------------------------------- checks in Python


@pytest.mark.parametrize("workers", WORKERS)
def test_fixtures_for_those_who_write_python(
    project: pytest.Pytester, workers: tuple[str, ...]
) -> None:
    project.makepyfile(
        """
        def test_report(discrepant_report):
            found = [finding.expectation for finding in discrepant_report.findings]
            assert found == ["homes-agree", "roofs-agree"]

        def test_sources(discrepant_sources):
            assert [source.id for source in discrepant_sources] == ["a", "b"]
            assert all("flooded" in source.text for source in discrepant_sources)
        """
    )
    result = run(project, "--ignore=expectations", *workers)
    result.assert_outcomes(passed=2)
    assert "discrepant" not in str(result.stdout).partition("rootdir")[2].partition("\n\n")[2]


def test_fixtures_without_articles_say_why(project: pytest.Pytester) -> None:
    for name in ("a", "b"):
        (project.path / "seeds" / f"{name}.txt").unlink()
    project.makepyfile("def test_sources(discrepant_sources): pass")
    result = run(project, "--ignore=expectations")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["no articles: no .txt file in the folders of `sources`"])


def test_the_example_of_the_documentation_runs(project: pytest.Pytester) -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    blocks = [block.split("```")[0] for block in page.split("```python\n")[1:]]
    assert blocks
    for number, block in enumerate(blocks):
        write(project, f"test_documented_{number}.py", block)
    (project.path / "seeds" / "b.txt").unlink()
    write(project, "seeds/sources.yaml", "a: {publisher: The Gazette, published: 2024-03-05}\n")
    result = run(project, "--ignore=expectations")
    assert result.ret == 0, result.stdout
