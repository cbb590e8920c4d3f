"""Expectations as tests: one item for each, at its line of the YAML.

pytest loads this module in every session, so it imports pytest and the standard library
alone, and says nothing where no expectation was collected.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from discrepant.pytest_plugin.items import (
    TALLY,
    ExpectationFile,
    Item,
)
from discrepant.pytest_plugin.run import (
    LISTS,
    SUFFIXES,
    WORDS,
    UnusableError,
    clean,
    node_id,
    run_of,
)
from discrepant.pytest_plugin.summing import Sum

if TYPE_CHECKING:
    from discrepant.model import Report, Source

OTHERS = ("accepted.yaml", "sources.yaml")

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
    for key in LISTS:
        parser.addini(f"discrepant_{key}", f"`{key}` of [tool.discrepant]", type="args")
    for key in WORDS:
        parser.addini(f"discrepant_{key}", f"`{key}` of [tool.discrepant]")


# ---------------------------------------------------------------- collecting


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect YAML of the configured folders, and what was named on the command line."""
    if file_path.suffix not in SUFFIXES or file_path.name in OTHERS:
        return None
    session = run_of(parent.config)
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
    """Return the node id to be forced upon a file whose path would act on a terminal."""
    usual = f"{parent.nodeid}/{path.name}".lstrip("/")
    harmless = node_id(usual)
    return {} if harmless == usual else {"nodeid": harmless}


@pytest.fixture(scope="session")
def discrepant_report(pytestconfig: pytest.Config) -> Report:
    """Return the report on the configured articles and expectations."""
    return run_of(pytestconfig).report()


@pytest.fixture(scope="session")
def discrepant_sources(pytestconfig: pytest.Config) -> tuple[Source, ...]:
    """Return the configured articles, each with what sources.yaml says of it."""
    return run_of(pytestconfig).sources


# ---------------------------------------------------------------- telling


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let skips point at the YAML, and tell the controller how much was compared."""
    report = yield
    if call.excinfo is not None and isinstance(call.excinfo.value, UnusableError):
        report.longrepr = str(call.excinfo.value)  # pytest asks no item about its setup
    if isinstance(item, Item):
        if isinstance(report.longrepr, tuple) and not hasattr(report, "wasxfail"):
            place = item.expectation.place
            report.longrepr = (str(clean(item.path)), place.line, report.longrepr[2])
        # An attribute of the report travels from the workers of xdist; the stash does not.
        vars(report)["discrepant_tally"] = item.stash.get(TALLY, {}) if call.when == "call" else {}
    return report


def pytest_configure(config: pytest.Config) -> None:
    """Sum up where the results come together: not in the workers of xdist."""
    if not hasattr(config, "workerinput"):
        outputs = [_output(each) for each in config.getoption("discrepant_report")]
        config.pluginmanager.register(Sum(config, outputs), "discrepant-sum")


def _output(argument: str) -> tuple[str, str]:
    from discrepant.config import UsageError, output
    from discrepant.render import FORMATS

    try:
        return output("--discrepant-report", argument, FORMATS)
    except UsageError as error:
        raise pytest.UsageError(str(error)) from None
