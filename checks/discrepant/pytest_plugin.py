"""Expectations as tests: one item for each, at its line of the YAML.

pytest loads this module in every session, so it imports pytest and the standard library
alone, and says nothing where no expectation was collected.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from discrepant import DiscrepantWarning

if TYPE_CHECKING:
    from discrepant.config import Config
    from discrepant.interval import Interval
    from discrepant.model import ExampleResult, Expectation, Finding, Outcome, Report, Ruleset

SUFFIXES = (".yaml", ".yml")
OTHERS = ("accepted.yaml", "sources.yaml")
NOTHING_COMPARED = 5
# Marks that do something to a test; an author's tag of that name only names it.
_PYTEST_MARKS = frozenset(
    {"filterwarnings", "parametrize", "skip", "skipif", "usefixtures", "xfail"}
)


class UnusableError(Exception):
    """Raised where expectations or articles cannot be used; shown without a traceback."""


class ContradictionError(Exception):
    """Raised by an item whose expectation does not hold; the message is the finding."""


# ---------------------------------------------------------------- collecting


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect YAML of the configured folders, and what was named on the command line."""
    if file_path.suffix not in SUFFIXES or file_path.name in OTHERS:
        return None
    session = _session(parent.config)
    try:
        if not parent.session.isinitpath(file_path) and not session.covers(file_path):
            return None
    except UnusableError as error:
        raise parent.CollectError(str(error)) from None
    session.files[file_path] = None
    file: ExpectationFile = ExpectationFile.from_parent(parent, path=file_path)
    return file


class ExpectationFile(pytest.File):
    """One expectation file; its items stand in the order of the file."""

    def collect(self) -> Iterable[pytest.Item]:
        """Yield an item for each expectation, and one for its examples."""
        session = _session(self.config)
        try:
            ruleset = session.ruleset(self.path)
        except UnusableError as error:
            raise self.CollectError(str(error)) from None
        names = session.names(ruleset)
        for expectation in ruleset.expectations:
            kinds = [ExpectationItem, ExamplesItem] if expectation.examples else [ExpectationItem]
            for kind in kinds:
                item: _Item = kind.from_parent(
                    self, name=expectation.id + kind.suffix, expectation=expectation
                )
                item.label(names)
                yield item


class _Item(pytest.Item):
    """An expectation, whichever way it is put to the test."""

    suffix = ""

    def __init__(self, *, expectation: Expectation, **others: Any) -> None:
        super().__init__(**others)
        self.expectation = expectation

    def label(self, names: Iterable[str]) -> None:
        """Make the item known to -k by tags, speakers and sources, and to -m by its tags."""
        self.extra_keyword_matches.update(names, self.expectation.tags)
        for tag in set(self.expectation.tags) - _PYTEST_MARKS:
            # Under --strict-markers a mark that nobody registered stops the run.
            self.config.addinivalue_line("markers", f"{tag}: a tag of expectations")
            self.add_marker(tag)

    def setup(self) -> None:
        """Have the articles read and compared, once in a session."""
        _session(self.config).report()

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return file, line from 0, and what the headline of a failure says."""
        return self.path, self.expectation.place.line - 1, f"expectation: {self.name}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what went wrong as a reader wants it; a traceback for our own faults alone."""
        if isinstance(excinfo.value, (ContradictionError, UnusableError, DiscrepantWarning)):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class ExpectationItem(_Item):
    """An expectation held against the articles."""

    def runtest(self) -> None:
        """Fail on an error, warn of less, skip what is undecided, xfail what was accepted."""
        session = _session(self.config)
        outcome = session.outcomes[self.expectation.id]
        self.stash[_COMPARED] = outcome.claims
        block = session.block
        fails = [each for each in outcome.findings if each.counts and each.level == "error"]
        if fails:
            raise ContradictionError("\n\n".join(block(each, outcome) for each in fails))
        if outcome.verdict == "undecided":
            pytest.skip(session.line(outcome.reason) or "nothing to compare")
        for finding in outcome.findings:
            if finding.counts:
                self.warn_of(block(finding, outcome))
        accepted = [each for each in outcome.findings if not each.counts]
        if accepted:
            # Not strict: a finding that has vanished must not break a build.
            pytest.xfail("; ".join(session.acceptance(each) for each in accepted))
            raise ContradictionError("\n\n".join(block(each, outcome) for each in accepted))

    def warn_of(self, text: str) -> None:
        """Warn at the line of the YAML."""
        place = self.expectation.place
        warnings.warn_explicit(
            DiscrepantWarning(text), None, filename=str(self.path), lineno=place.line
        )


class ExamplesItem(_Item):
    """The examples of an expectation: each a test of its own words, without the articles."""

    suffix = "[examples]"

    def setup(self) -> None:
        """Need no article."""

    def runtest(self) -> None:
        """Fail where an example comes to something else than it says."""
        session = _session(self.config)
        failed = [
            session.example(each)
            for each in session.examples[self.expectation.id]
            if not each.passed
        ]
        if failed:
            raise ContradictionError("\n".join(failed))


# ---------------------------------------------------------------- one run in a session


class _Session:
    """What one pytest session knows of the project: read when asked for, and once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[Path, None] = {}

    @cached_property
    def config(self) -> Config:
        """The configuration of the root folder of the session, or above; raises UnusableError."""
        from discrepant import config

        try:
            return config.find(self.root)
        except config.UsageError as error:
            raise UnusableError(self.line(str(error))) from None

    def covers(self, path: Path) -> bool:
        """Tell whether a file lies in a configured folder."""
        homes = [self.config.root / folder for folder in self.config.expectations]
        return any(path == home or home in path.parents for home in homes)

    def ruleset(self, path: Path) -> Ruleset:
        """Return what a file declares; raises UnusableError with all that is wrong with it."""
        rulesets, problems = self.rulesets
        if path in problems:
            raise UnusableError("\n".join(problems[path]))
        return rulesets[path]

    def names(self, ruleset: Ruleset) -> tuple[str, ...]:
        """Return the speakers a file declares, and the sources that sources.yaml declares."""
        from discrepant import load
        from discrepant.config import UsageError
        from discrepant.yaml_nodes import ExpectationError

        names = [name for each in ruleset.speakers for name in (each.name, *each.aliases)]
        try:
            names += load.declared(self.config)
        except (ExpectationError, UsageError):
            return tuple(names)  # said when the articles are read
        return tuple(names)

    @cached_property
    def rulesets(self) -> tuple[Mapping[Path, Ruleset], Mapping[Path, list[str]]]:
        """What all expectation files declare, and what is wrong with each of the others.

        All files form one namespace, so that those of the configuration count too where one
        was named alone.
        """
        from discrepant import load
        from discrepant.config import UsageError
        from discrepant.yaml_nodes import ExpectationError

        rulesets: dict[Path, Ruleset] = {}
        problems: dict[Path, list[str]] = {}
        for path in self.all_files():
            try:
                rulesets[path] = load.ruleset(path, self.config)
            except (ExpectationError, UsageError) as error:
                problems[path] = [self.line(each) for each in str(error).split("\n")]
        return rulesets, problems or self.clashes(rulesets)

    def all_files(self) -> Sequence[Path]:
        """Return the files of the configuration and those that were collected, by path."""
        from discrepant import load
        from discrepant.config import UsageError

        try:
            configured = load.expectation_files(self.config)
        except UsageError:
            configured = ()
        return sorted({*configured, *self.files})

    def clashes(self, rulesets: Mapping[Path, Ruleset]) -> Mapping[Path, list[str]]:
        """Return what is wrong with each file once all are joined."""
        from discrepant import expectations
        from discrepant.yaml_nodes import ExpectationError

        problems: dict[Path, list[str]] = defaultdict(list)
        try:
            expectations.join(tuple(rulesets.values()))
        except ExpectationError as error:
            paths = {ruleset.path: path for path, ruleset in rulesets.items()}
            for problem in error.problems:
                problems[paths[problem.place.path]].append(self.line(str(problem)))
        return problems

    def report(self) -> Report:
        """Return what came of all articles and all expectations; raises UnusableError."""
        if isinstance(self.result, str):
            raise UnusableError(self.result)
        return self.result

    @cached_property
    def result(self) -> Report | str:
        """The report, or why there is none."""
        from discrepant import project
        from discrepant.config import UsageError
        from discrepant.yaml_nodes import ExpectationError

        rulesets, problems = self.rulesets
        if problems:
            return "\n".join(each for path in sorted(problems) for each in problems[path])
        try:
            return project.held(self.config, tuple(rulesets.values()))
        except (ExpectationError, UsageError) as error:
            return "\n".join(self.line(each) for each in str(error).split("\n"))

    @cached_property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What each expectation came to."""
        return {each.expectation.id: each for each in self.report().outcomes}

    @cached_property
    def examples(self) -> Mapping[str, Sequence[ExampleResult]]:
        """What the examples of each expectation came to."""
        from discrepant import pipeline

        results: dict[str, list[ExampleResult]] = defaultdict(list)
        rulesets, _ = self.rulesets
        for result in pipeline.examples(tuple(rulesets.values())):
            results[result.expectation.id].append(result)
        return results

    def block(self, finding: Finding, outcome: Outcome) -> str:
        """Return a finding as text, safe for terminals."""
        from discrepant.render.page import Page
        from discrepant.render.text import finding_block

        return finding_block(finding, outcome, self.domains, Page())

    @cached_property
    def domains(self) -> Mapping[str, Interval | None]:
        """The domain of each quantity."""
        from discrepant.render.numbers import domains

        return domains(self.report().quantities)

    def acceptance(self, finding: Finding) -> str:
        """Return why a finding was accepted."""
        reason = finding.accepted.reason if finding.accepted else ""
        return f"{self.line(reason)} (finding {self.line(finding.fingerprint)})"

    def example(self, result: ExampleResult) -> str:
        """Return what is wrong with an example."""
        from discrepant.render.examples_text import failure

        return failure(result)

    def line(self, text: str) -> str:
        """Return text as one line that is safe for terminals."""
        from discrepant.render.escapes import line

        return line(text)


_SESSION = pytest.StashKey[_Session]()
_COMPARED = pytest.StashKey[int]()


def _session(config: pytest.Config) -> _Session:
    return config.stash.setdefault(_SESSION, _Session(config.rootpath))


@pytest.fixture(scope="session")
def discrepant_report(pytestconfig: pytest.Config) -> Report:
    """Return the report on the configured articles and expectations."""
    return _session(pytestconfig).report()


# ---------------------------------------------------------------- a run that compared nothing


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let skips point at the YAML, and tell the controller how much was compared."""
    report = yield
    if call.excinfo is not None and isinstance(call.excinfo.value, UnusableError):
        report.longrepr = str(call.excinfo.value)  # pytest asks no item about its setup
    if isinstance(item, _Item) and call.when == "call":
        if isinstance(report.longrepr, tuple) and not hasattr(report, "wasxfail"):
            place = item.expectation.place
            report.longrepr = (str(item.path), place.line, report.longrepr[2])
        # An attribute of the report travels from the workers of xdist; the stash does not.
        vars(report)["discrepant_compared"] = item.stash.get(_COMPARED, None)
    return report


class _Tally:
    """Count what the expectations of the session compared."""

    def __init__(self) -> None:
        self.compared: list[int] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what an item compared, in whichever process it ran."""
        compared = getattr(report, "discrepant_compared", None)
        if compared is not None:
            self.compared.append(compared)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """End with 5 where expectations ran and not one of them compared anything."""
        if self.nothing and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = NOTHING_COMPARED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say why the session ends with 5."""
        if self.nothing:
            terminalreporter.write_line("discrepant: nothing was compared; this is not agreement")

    @property
    def nothing(self) -> bool:
        return bool(self.compared) and not any(self.compared)


def pytest_configure(config: pytest.Config) -> None:
    """Count, where the results come together: not in the workers of xdist."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Tally(), "discrepant-tally")
