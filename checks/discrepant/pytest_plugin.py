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
    from discrepant.model import (
        ExampleResult,
        Expectation,
        Finding,
        Outcome,
        Report,
        Ruleset,
        Source,
    )

SUFFIXES = (".yaml", ".yml")
OTHERS = ("accepted.yaml", "sources.yaml")
UNUSABLE, NOTHING_COMPARED = 2, 5
_COUNTED = (
    ("error", "contradiction"),
    ("warning", "warning"),
    ("note", "note"),
    ("accepted", "accepted finding"),
    ("undecided", "undecided expectation"),
)
# The settings of [tool.discrepant] that an ini file of pytest may override.
_LISTS = ("sources", "expectations", "select", "ignore")
_WORDS = ("fail_on", "min_level", "baseline")
# Marks that do something to a test; an author's tag of that name only names it.
_PYTEST_MARKS = frozenset(
    {"filterwarnings", "parametrize", "skip", "skipif", "usefixtures", "xfail"}
)


class UnusableError(Exception):
    """Raised where expectations or articles cannot be used; shown without a traceback."""


class ContradictionError(Exception):
    """Raised by an item whose expectation does not hold; the message is the finding."""


# ---------------------------------------------------------------- options


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer reports, and the settings of [tool.discrepant] as ini options."""
    parser.getgroup("discrepant", "contradictions between articles").addoption(
        "--discrepant-report",
        action="append",
        default=[],
        metavar="NAME:FILE",
        help="write a report in a format of `discrepant check`, once all tests have run",
    )
    for key in _LISTS:
        parser.addini(f"discrepant_{key}", f"`{key}` of [tool.discrepant]", type="args")
    for key in _WORDS:
        parser.addini(f"discrepant_{key}", f"`{key}` of [tool.discrepant]")


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
    file: ExpectationFile = ExpectationFile.from_parent(
        parent, path=file_path, **_id_of(file_path, parent)
    )
    return file


def _id_of(path: Path, parent: pytest.Collector) -> dict[str, Any]:
    """Return the node id to be forced upon a file whose name would act on a terminal."""
    name = _clean(path).name
    return {} if name == path.name else {"nodeid": f"{parent.nodeid}/{name}".lstrip("/")}


def _clean(path: Path) -> Path:
    """Return a path that is safe to be printed; pytest prints them as they are."""
    from discrepant.render.escapes import line

    return Path(line(str(path)))


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


# The last is how pytest says xfail; the oldest we promise shows it with -rx.
_SHOWN_AS_THEY_ARE = (
    ContradictionError,
    UnusableError,
    DiscrepantWarning,
    pytest.xfail.Exception,
)


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
        return _clean(self.path), self.expectation.place.line - 1, f"expectation: {self.name}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what went wrong as a reader wants it; a traceback for our own faults alone."""
        if isinstance(excinfo.value, _SHOWN_AS_THEY_ARE):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class ExpectationItem(_Item):
    """An expectation held against the articles."""

    def runtest(self) -> None:
        """Fail on an error, warn of less, skip what is undecided, xfail what was accepted."""
        session = _session(self.config)
        outcome = session.outcomes.get(self.expectation.id)
        self.stash[_TALLY] = session.tally(outcome)
        # These three are how the plugin tells pytest its verdicts; no test of ours is left out.
        if outcome is None:
            pytest.skip("not selected")  # by --select or --ignore
        block = session.block
        fails = [each for each in outcome.findings if session.fails(each)]
        if fails:
            raise ContradictionError("\n\n".join(block(each, outcome) for each in fails))
        if outcome.verdict == "undecided":
            # Silence is not agreement, so it must not pass.
            pytest.skip(session.line(outcome.reason) or "nothing to compare")
        for finding in outcome.findings:
            if finding.counts:
                self.warn_of(block(finding, outcome))
        accepted = [each for each in outcome.findings if not each.counts]
        if accepted:
            # Not strict: a finding that has vanished must not break a build.
            pytest.xfail("; ".join(session.acceptance(each) for each in accepted))
            # Reached under --runxfail, where pytest.xfail does nothing.
            raise ContradictionError("\n\n".join(block(each, outcome) for each in accepted))

    def warn_of(self, text: str) -> None:
        """Warn at the line of the YAML."""
        place = self.expectation.place
        warnings.warn_explicit(
            DiscrepantWarning(text), None, filename=str(_clean(self.path)), lineno=place.line
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

    def __init__(self, pytest_config: pytest.Config) -> None:
        self.pytest_config = pytest_config
        self.root = pytest_config.rootpath
        self.files: dict[Path, None] = {}
        self.remarks: tuple[str, ...] | None = None

    @cached_property
    def config(self) -> Config:
        """The configuration of the root folder of the session, or above; raises UnusableError."""
        from discrepant import config

        keys = (*_LISTS, *_WORDS)
        given = {key: self.pytest_config.getini(f"discrepant_{key}") for key in keys}
        path = self.pytest_config.inipath or self.root
        try:
            found = config.find(self.root)
            return config.overridden(found, {k: v for k, v in given.items() if v}, path)
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
        from discrepant import expectations, kept_units
        from discrepant.yaml_nodes import ExpectationError

        problems: dict[Path, list[str]] = defaultdict(list)
        joined = tuple(rulesets.values())
        try:
            expectations.join(joined, kept_units.recall(self.config, joined))
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
        from discrepant import chosen, project
        from discrepant.config import UsageError
        from discrepant.yaml_nodes import ExpectationError

        rulesets, problems = self.rulesets
        if problems:
            return "\n".join(each for path in sorted(problems) for each in problems[path])
        try:
            report = project.held(self.config, tuple(rulesets.values()))
            return chosen.narrowed(report, self.config)
        except (ExpectationError, UsageError) as error:
            return "\n".join(self.line(each) for each in str(error).split("\n"))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The articles of the configuration; raises UnusableError."""
        from discrepant import load
        from discrepant.config import UsageError
        from discrepant.yaml_nodes import ExpectationError

        try:
            return load.configured(self.config).required().sources
        except (ExpectationError, UsageError) as error:
            raise UnusableError(self.line(str(error))) from None

    def fails(self, finding: Finding) -> bool:
        """Tell whether a finding fails its test: it is not accepted, and grave enough."""
        order = ("note", "warning", "error", "never")
        return finding.counts and order.index(finding.level) >= order.index(self.config.fail_on)

    def tally(self, outcome: Outcome | None) -> dict[str, Any]:
        """Return what an expectation adds to the sum of the session, remarks but once."""
        report, remarks = self.report(), self.remarks
        self.remarks = ()
        if remarks is None:
            remarks = (
                *(f"skipped {path}: {reason}" for path, reason in report.skipped),
                *(f"warning: {each}" for each in report.warnings),
                *(f"left out: {count} {reason}" for count, reason in report.left_out),
            )
        findings = outcome.findings if outcome else ()
        return {
            "remarks": [self.line(remark) for remark in remarks],
            "claims": outcome.claims if outcome else 0,
            "undecided": int(outcome is not None and outcome.verdict == "undecided"),
            "accepted": sum(not each.counts for each in findings),
            **{
                level: sum(each.counts and each.level == level for each in findings)
                for level in ("error", "warning", "note")
            },
        }

    @cached_property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What each expectation came to."""
        return {each.expectation.id: each for each in self.report().outcomes}

    @cached_property
    def examples(self) -> Mapping[str, Sequence[ExampleResult]]:
        """What the examples of each expectation came to."""
        from discrepant import project

        results: dict[str, list[ExampleResult]] = defaultdict(list)
        rulesets, _ = self.rulesets
        for result in project.examples(self.config, tuple(rulesets.values())):
            results[result.expectation.id].append(result)
        return results

    def block(self, finding: Finding, outcome: Outcome) -> str:
        """Return a finding as text, safe for terminals."""
        from discrepant.render.page import Detail, Page
        from discrepant.render.text import finding_block

        verbose = self.pytest_config.get_verbosity() > 0
        page = Page(detail=Detail.EVERYTHING if verbose else Detail.USUAL)
        return finding_block(finding, outcome, self.domains, page)

    @cached_property
    def domains(self) -> Mapping[str, Interval | None]:
        """The domain of each quantity."""
        from discrepant.wording import domains

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
_TALLY = pytest.StashKey[dict[str, Any]]()


def _session(config: pytest.Config) -> _Session:
    return config.stash.setdefault(_SESSION, _Session(config))


@pytest.fixture(scope="session")
def discrepant_report(pytestconfig: pytest.Config) -> Report:
    """Return the report on the configured articles and expectations."""
    return _session(pytestconfig).report()


@pytest.fixture(scope="session")
def discrepant_sources(pytestconfig: pytest.Config) -> tuple[Source, ...]:
    """Return the configured articles, each with what sources.yaml says of it."""
    return _session(pytestconfig).sources


# ---------------------------------------------------------------- a run that compared nothing


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let skips point at the YAML, and tell the controller how much was compared."""
    report = yield
    if call.excinfo is not None and isinstance(call.excinfo.value, UnusableError):
        report.longrepr = str(call.excinfo.value)  # pytest asks no item about its setup
    if isinstance(item, _Item):
        if isinstance(report.longrepr, tuple) and not hasattr(report, "wasxfail"):
            place = item.expectation.place
            report.longrepr = (str(_clean(item.path)), place.line, report.longrepr[2])
        # An attribute of the report travels from the workers of xdist; the stash does not.
        vars(report)["discrepant_tally"] = item.stash.get(_TALLY, {}) if call.when == "call" else {}
    return report


class _Shown:
    """Show a failure in full, and in one line to those who have room for one.

    It has no `reprtraceback`: xdist would take it for a traceback and break on it.
    """

    def __init__(self, text: str, style: str) -> None:
        self.text = text
        self.style = style
        self.reprcrash = _Crash(text.partition("\n")[0])

    def __str__(self) -> str:
        return self.text

    def toterminal(self, writer: Any) -> None:
        """Write the failure in full, where pytest does not write its one line next."""
        if self.style != "line":
            writer.line(self.text)


class _Crash:
    """Hold the one line of a failure: with its place for --tb=line, without for summaries."""

    def __init__(self, line: str) -> None:
        self.line = line
        place, mark, message = line.partition(": ")
        self.message = message if mark and " " not in place else line

    def __str__(self) -> str:
        return self.line


class _Sum:
    """Sum up what the expectations of the session came to, and write its reports."""

    def __init__(self, config: pytest.Config, outputs: Sequence[tuple[str, str]]) -> None:
        self.config = config
        self.outputs = outputs
        self.tallies: list[Mapping[str, Any]] = []
        self.problems: list[str] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what an item came to, in whichever process it ran."""
        tally = getattr(report, "discrepant_tally", None)
        if tally is None:
            return
        if tally:
            self.tallies.append(tally)
        if report.failed and isinstance(report.longrepr, str):
            # Here, and not where the item ran: xdist would make a text of it.
            vars(report)["longrepr"] = _Shown(report.longrepr, self.config.option.tbstyle)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the reports; end with 5 where expectations ran and nothing was compared."""
        if self.nothing and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = NOTHING_COMPARED
        if self.outputs and not session.config.option.collectonly:
            self.problems = list(self.unwritten())
        if self.problems:
            session.exitstatus = UNUSABLE

    def unwritten(self) -> Iterable[str]:
        """Write the reports, and yield what went wrong."""
        from discrepant import project, writing
        from discrepant.load.files import shown

        session = _session(self.config)
        # Under xdist this process collected nothing, but knows what was named.
        named = (Path(each.partition("::")[0]) for each in self.config.args)
        session.files |= {path.absolute(): None for path in named if path.suffix in SUFFIXES}
        try:
            report = session.report()
            for name, file in self.outputs:
                path = self.config.invocation_params.dir / file
                document = project.document(report, name, shown(path, session.config.root))
                writing.to_file(path, document.text, document.path)
        except (UnusableError, writing.WriteError) as error:
            yield session.line(str(error))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say in one line what all of them came to, and what could not be used."""
        remarks = [remark for tally in self.tallies for remark in tally["remarks"]]
        lines = [*dict.fromkeys(remarks), *(f"no report: {each}" for each in self.problems)]
        if self.nothing:
            lines.append("discrepant: nothing was compared; this is not agreement")
        if self.tallies and self.config.get_verbosity() >= 0:
            lines.append(self.line)
        if lines:
            terminalreporter.section("discrepant")
        for each in lines:
            terminalreporter.write_line(each)

    @property
    def line(self) -> str:
        """What was found and how much was compared."""
        parts = [self.counted(key, name) for key, name in _COUNTED if self.total(key)]
        if not self.total("error"):
            parts.insert(0, "no contradictions")
        return " · ".join([", ".join(parts), f"{self.counted('claims', 'claim')} compared"])

    def counted(self, key: str, name: str) -> str:
        """Return "3 contradictions"."""
        return f"{self.total(key):,} {name}{'s' * (self.total(key) != 1)}"

    def total(self, key: str) -> int:
        """Return the sum over all expectations."""
        return sum(tally[key] for tally in self.tallies)

    @property
    def nothing(self) -> bool:
        return bool(self.tallies) and not any(tally["claims"] for tally in self.tallies)


def pytest_configure(config: pytest.Config) -> None:
    """Sum up where the results come together: not in the workers of xdist."""
    if not hasattr(config, "workerinput"):
        outputs = [_output(each) for each in config.getoption("discrepant_report")]
        config.pluginmanager.register(_Sum(config, outputs), "discrepant-sum")


def _output(argument: str) -> tuple[str, str]:
    from discrepant.config import UsageError, output
    from discrepant.render import FORMATS

    try:
        return output("--discrepant-report", argument, FORMATS)
    except UsageError as error:
        raise pytest.UsageError(str(error)) from None
