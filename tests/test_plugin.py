"""The plugin, mostly in one process; where workers or a broken start matter, in its own."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from xml.etree import ElementTree

import pytest

import discrepant
from discrepant import pipeline
from sessions import fingerprint, laid_out, rules, write

# pytester forgets what was first imported while it ran; the next run would have a second copy
# of some classes, and of some not.
for module in ("project", "render.text", "render.markdown", "render.examples_text"):
    import_module(f"discrepant.{module}")
for module in ("hypothesis", "pint"):  # the same, and each run would take a second longer
    import_module(module)

UNITS = """\
units: |
  house = [dwelling] = _ = houses = homes
speakers:
  Ann Bell: [the mayor]
"""
RULES = UNITS + rules("house", "homes")
A = "The river flooded 300 homes. The storm blew and 20 houses lost their roofs.\n"
B = "In the valley the river flooded 400 homes. Some say that 50 homes lost tiles.\n"
SOLD = "Last week the town sold 10 houses."
SOLD_TOO = "In the end 10 homes were sold by auction."


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    return laid_out(pytester, RULES, A + SOLD, B + SOLD_TOO)


def test_each_expectation_is_an_item_at_its_line(project: pytest.Pytester) -> None:
    result = project.runpytest("expectations", "-rA")
    result.assert_outcomes(passed=3, failed=1, skipped=1, warnings=1)
    assert result.ret == 1
    result.stdout.fnmatch_lines_random(
        [
            "PASSED expectations/flood.yaml::homes-agree[[]examples]",
            "PASSED expectations/flood.yaml::sheds-agree",
            "PASSED expectations/flood.yaml::roofs-agree",
            "FAILED expectations/flood.yaml::homes-agree - *",
            "SKIPPED [[]1] expectations/flood.yaml:18: no claim was found",
        ]
    )


def test_a_failure_is_the_finding_without_a_traceback(project: pytest.Pytester) -> None:
    result = project.runpytest("expectations")
    result.stdout.fnmatch_lines(
        [
            "*_ expectation: homes-agree _*",
            "expectations/flood.yaml:11: homes flooded: 300 or 400 (33% apart, tolerance 5%)",
            "  300  seeds/a.txt:1:19  “The river flooded 300 homes.”*",
            "  400  seeds/b.txt:1:33  “In the valley the river flooded 400 homes.”*",
            "  why: it is the headline",
            "  compared 2 claims of 2 sources · finding *",
        ],
        consecutive=True,
    )
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_warning_stands_at_the_line_of_the_yaml(project: pytest.Pytester) -> None:
    result = project.runpytest("expectations")
    result.stdout.fnmatch_lines(
        ["*expectations/flood.yaml:19: DiscrepantWarning: *warning: roofs lost: 20 or 50*"]
    )


def test_warnings_may_be_made_errors(project: pytest.Pytester) -> None:
    result = project.runpytest("expectations", "-W", "error::discrepant.DiscrepantWarning")
    result.assert_outcomes(passed=2, failed=2, skipped=1)
    result.stdout.fnmatch_lines(["expectations/flood.yaml:19: warning: roofs lost: 20 or 50*"])


def test_an_accepted_finding_is_an_expected_failure(project: pytest.Pytester) -> None:
    found = fingerprint(str(project.runpytest("expectations", "-k", "homes").stdout))
    accepted = f"- {{finding: '{found}', reason: \"both\\eare right\"}}\n"
    write(project, "expectations/accepted.yaml", accepted)
    result = project.runpytest("expectations", "-rx")
    result.assert_outcomes(passed=3, xfailed=1, skipped=1, warnings=1)
    assert result.ret == 0
    result.stdout.fnmatch_lines(["*homes-agree - *both\\x1bare right (finding *)"])
    result = project.runpytest("expectations", "--runxfail")
    result.assert_outcomes(passed=3, failed=1, skipped=1, warnings=1)
    result.stdout.fnmatch_lines(["expectations/flood.yaml:11: accepted error: homes flooded*"])


def test_an_example_that_comes_to_something_else_fails(project: pytest.Pytester) -> None:
    write(project, "expectations/flood.yaml", RULES.replace("flooded 400 h", "flooded 300 h"))
    result = project.runpytest("expectations", "-k", "examples")
    result.assert_outcomes(failed=1, deselected=4)
    result.stdout.fnmatch_lines(["expectations/flood.yaml:17: homes-agree: these should conflict*"])


# ---------------------------------------------------------------- nothing compared, nothing there


def test_a_session_that_compared_nothing_ends_with_5(project: pytest.Pytester) -> None:
    result = project.runpytest("expectations", "-k", "barns")
    assert result.ret == 5
    result.stdout.fnmatch_lines(["discrepant: nothing was compared; this is not agreement"])


def test_examples_alone_need_no_article(project: pytest.Pytester) -> None:
    for name in ("a", "b"):
        (project.path / "seeds" / f"{name}.txt").unlink()
    result = project.runpytest("expectations", "-k", "examples")
    result.assert_outcomes(passed=1, deselected=4)
    assert result.ret == 0


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_no_article_is_an_error_of_every_item_and_exit_2(
    project: pytest.Pytester, workers: tuple[str, ...]
) -> None:
    for name in ("a", "b"):
        (project.path / "seeds" / f"{name}.txt").unlink()
    result = project.runpytest("expectations", *workers)
    result.assert_outcomes(passed=1, errors=4)
    assert result.ret == 2
    result.stdout.fnmatch_lines(["no articles: no .txt file in the folders of `sources`"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_session_without_expectations_says_nothing(project: pytest.Pytester) -> None:
    project.makepyfile("def test_one(): pass")
    write(project, "compose.yaml", "not: [ours\n")
    result = project.runpytest(".")
    result.assert_outcomes(passed=4, failed=1, skipped=1, warnings=1)
    result = project.runpytest("--ignore=expectations")
    result.assert_outcomes(passed=1)
    assert "discrepant" not in str(result.stdout).partition("collected")[2]


def test_the_plugin_may_be_left_out(project: pytest.Pytester) -> None:
    project.makepyfile("def test_one(): pass")
    result = project.runpytest("-p", "no:discrepant")
    result.assert_outcomes(passed=1)


# ---------------------------------------------------------------- which files


def test_a_file_named_on_the_command_line_is_collected(project: pytest.Pytester) -> None:
    project.mkdir("more")
    more = "expectations:\n  homes-again: {agree: homes}\n"
    write(project, "more/again.yaml", more)
    assert project.runpytest("more").ret == 5
    result = project.runpytest("more/again.yaml")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["more/again.yaml:2: homes flooded: 300 or 400*"])


def test_one_expectation_may_be_named(project: pytest.Pytester) -> None:
    result = project.runpytest("expectations/flood.yaml::homes-agree")
    result.assert_outcomes(failed=1, passed=1)  # with its examples, as a test with its parameters


def test_configured_folders_are_looked_for_from_the_root(project: pytest.Pytester) -> None:
    (project.path / "expectations").rename(project.path / "rules")
    write(project, "pyproject.toml", "[tool.discrepant]\nexpectations = ['rules']\n")
    project.runpytest("rules").assert_outcomes(passed=3, failed=1, skipped=1, warnings=1)


def test_a_bad_configuration_is_told_without_a_traceback(project: pytest.Pytester) -> None:
    write(project, "pyproject.toml", "[tool.discrepant]\nexpectation = ['rules']\n")
    result = project.runpytest("expectations")
    assert result.ret == 2
    result.stdout.fnmatch_lines(["*pyproject.toml:2: unknown key 'expectation'; did you mean*"])
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_a_broken_file_is_a_collection_error_of_its_own(project: pytest.Pytester) -> None:
    write(project, "expectations/broken.yaml", "expectations:\n  x: {agre: homes}\n")
    result = project.runpytest("expectations")
    assert result.ret == 2
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(
        [
            "*_ ERROR collecting expectations/broken.yaml _*",
            "expectations/broken.yaml:2:7: unknown key 'agre'; did you mean 'agree'?*",
        ],
        consecutive=True,
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_an_id_twice_is_an_error_of_the_second_file(project: pytest.Pytester) -> None:
    write(project, "expectations/zoo.yaml", "expectations:\n  homes-agree: {agree: barns}\n")
    result = project.runpytest("expectations")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["expectations/zoo.yaml:2:3: *homes-agree*"])


def test_a_broken_neighbour_stops_a_file_that_was_named_alone(project: pytest.Pytester) -> None:
    write(project, "expectations/broken.yaml", "expectations: []\n")
    result = project.runpytest("expectations/flood.yaml")
    assert result.ret == 2
    result.stdout.fnmatch_lines(["expectations/broken.yaml:1:15: *"])


# ---------------------------------------------------------------- like any test


@pytest.mark.parametrize(
    ("words", "selected"),
    [
        (["-k", "homes"], 2),
        (["-k", "river"], 2),
        (["-k", "Bell"], 5),
        (["-k", "gazette"], 5),
        (["-k", "barns or sheds"], 2),
        (["-m", "river"], 2),
        (["-m", "not river"], 3),
        (["--strict-markers"], 5),
    ],
)
def test_selection(project: pytest.Pytester, words: list[str], selected: int) -> None:
    write(project, "seeds/gazette.txt", "Nothing.")
    write(project, "seeds/sources.yaml", "gazette: {publisher: The Gazette}\n")
    result = project.runpytest("expectations", "--collect-only", "-q", *words)
    lines = [line for line in result.outlines if line.startswith("expectations/flood.yaml::")]
    assert len(lines) == selected


def test_collecting_reads_no_article(project: pytest.Pytester) -> None:
    (project.path / "seeds" / "a.txt").unlink()
    (project.path / "seeds" / "a.txt").mkdir()
    write(project, "seeds/sources.yaml", "broken: [\n")
    result = project.runpytest("expectations", "--collect-only")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["*<ExpectationFile flood.yaml>", "*<ExpectationItem homes-agree>"])


def test_last_failed(project: pytest.Pytester) -> None:
    project.runpytest("expectations")
    result = project.runpytest("expectations", "--lf")
    result.assert_outcomes(failed=1)


def test_stop_at_the_first(project: pytest.Pytester) -> None:
    result = project.runpytest("expectations", "-x")
    result.assert_outcomes(failed=1)


def test_junit(project: pytest.Pytester) -> None:
    project.runpytest("expectations", "--junitxml=out.xml")
    suite = ElementTree.parse(project.path / "out.xml").getroot()[0]
    assert suite.attrib["tests"] == "5"
    assert suite.attrib["failures"] == "1"
    (failure,) = suite.iter("failure")
    assert failure.attrib["message"].startswith("homes flooded: 300 or 400")


@pytest.mark.parametrize(("words", "code"), [([], 1), (["-k", "barns"], 5)])
def test_workers_come_to_the_same(project: pytest.Pytester, words: list[str], code: int) -> None:
    result = project.runpytest_subprocess("expectations", "-n", "2", *words)
    assert result.ret == code
    if code == 1:
        result.assert_outcomes(passed=3, failed=1, skipped=1, warnings=1)
        result.stdout.fnmatch_lines(["*_ expectation: homes-agree _*", "*homes flooded: 300 or*"])


def test_a_report_for_those_who_write_python(project: pytest.Pytester) -> None:
    project.makepyfile(
        """
        def test_one(discrepant_report):
            assert [finding.expectation for finding in discrepant_report.findings] == [
                "homes-agree", "roofs-agree"
            ]
        """
    )
    project.runpytest("--ignore=expectations").assert_outcomes(passed=1)


@pytest.mark.parametrize("words", [[], ["-v", "-rA"]])
def test_nothing_raw_reaches_the_terminal(project: pytest.Pytester, words: list[str]) -> None:
    write(project, "seeds/a.txt", "The river flooded 300 homes in \x1b[31m\u202eRiverton.\n")
    flood = project.path / "expectations" / "flood.yaml"
    flood.rename(flood.with_name("flo\x1b[31m\u202eod.yaml"))
    output = str(project.runpytest("expectations", *words).stdout)
    assert not {"\x1b", "\u202e"} & set(output)
    assert "flooded 300 homes in \\x1b[31m<U+202E>Riverton" in output
    write(project, "expectations/b\x1b.yaml", "expectations:\n  x: {agre: homes}\n")
    output = str(project.runpytest("expectations", *words).stdout)
    assert "\x1b" not in output
    assert "b\\x1b.yaml:2:7: unknown key 'agre'" in output


def test_the_package_gives_its_names_when_asked() -> None:
    assert discrepant.check is pipeline.check
    assert set(discrepant.__all__) <= set(dir(discrepant))
    assert all(getattr(discrepant, name) for name in discrepant.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'chek'"):
        discrepant.__getattr__("chek")


def test_loading_the_plugin_imports_no_more_than_pytest() -> None:
    program = (
        "import sys, pytest; before = set(sys.modules); import discrepant.pytest_plugin\n"
        "print(sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    names = "discrepant discrepant.pytest_plugin".split()
    rooms = [f"discrepant.pytest_plugin.{room}" for room in ("items", "run", "summing")]
    assert done.stdout.strip() == str([*names, *rooms])


LOOKING = """\
def pytest_runtest_teardown(item):
    if "homes" in item.name and "[" not in item.name:
        print("swept up after", item.name)

def pytest_terminal_summary(terminalreporter):
    kept = terminalreporter.stats[""]
    print("kept", [(each.when, each.nodeid) for each in kept])
"""


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_pytest_looks_through_no_phases_that_have_nothing_to_show(
    project: pytest.Pytester, workers: tuple[str, ...]
) -> None:
    # For each failure it goes through what it keeps of all items: ten thousand took minutes.
    project.makeconftest(LOOKING)
    project.makepyfile(test_own="def test_own(): pass\n")
    result = project.runpytest("expectations", "test_own.py", *workers)
    (kept,) = (each for each in result.outlines if each.startswith("kept"))
    named = [word for word in ("homes-agree", "roofs-agree", "barns-agree") if word in kept]
    assert named == ["homes-agree"]
    assert kept.count("test_own.py::test_own") == 2
    result.stdout.fnmatch_lines(["*Captured stdout teardown*", "swept up after homes-agree"])
