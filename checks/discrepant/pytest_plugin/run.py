"""What does one pytest session know of the project?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from discrepant.config import Config
    from discrepant.interval import Interval
    from discrepant.model import (
        ExampleResult,
        Finding,
        Outcome,
        Report,
        Ruleset,
        Source,
    )
    from discrepant.project import Checked

SUFFIXES = (".yaml", ".yml")
# The settings of [tool.discrepant] that an ini file of pytest may override.
LISTS = ("sources", "expectations", "select", "ignore")
WORDS = ("fail_on", "min_level", "baseline")


class UnusableError(Exception):
    """Raised where expectations or articles cannot be used; shown without a traceback."""


class Run:
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

        keys = (*LISTS, *WORDS)
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
        from discrepant import expectations
        from discrepant.kept import units as kept_units
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
        return self.checked().report

    def checked(self) -> Checked:
        """Return the report with the articles it is about; raises UnusableError."""
        if isinstance(self.result, str):
            raise UnusableError(self.result)
        return self.result

    @cached_property
    def result(self) -> Checked | str:
        """The report with its articles, or why there is none."""
        from dataclasses import replace

        from discrepant import project
        from discrepant.choosing import chosen
        from discrepant.config import UsageError
        from discrepant.yaml_nodes import ExpectationError

        rulesets, problems = self.rulesets
        if problems:
            return "\n".join(each for path in sorted(problems) for each in problems[path])
        try:
            found = project.held(self.config, tuple(rulesets.values()))
            return replace(found, report=chosen.narrowed(found.report, self.config))
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


_RUN = pytest.StashKey[Run]()


def run_of(config: pytest.Config) -> Run:
    """Return what the session of `config` knows, the same object each time."""
    return config.stash.setdefault(_RUN, Run(config))


def node_id(path: str) -> str:
    """Return a path that is safe as a node id, which pytest prints as it is."""
    from discrepant.render import escapes

    return escapes.node_id(path)


def clean(path: Path) -> Path:
    """Return a path that is safe to be printed; pytest prints them as they are."""
    from discrepant.render.escapes import line

    return Path(line(str(path)))
