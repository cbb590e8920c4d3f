"""Fixtures for the tests of discrepant."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import Phase, settings

pytest_plugins = ["pytester"]

# The same examples on every machine and in every run; --hypothesis-profile takes another.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.register_profile(
    "mutation",  # a mutant is dead at the first failure, however large its example
    settings.get_profile("repeatable"),
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],
)
settings.register_profile("search", max_examples=2_000, deadline=None)
settings.load_profile("repeatable")

# Whoever runs the tests in the background has them ignore Ctrl-C, and all that they start would
# too; some tests start a process to see how it ends by it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A worker counts the lines of its own process.  Those that its tests start would take twice as
# long to count them, and they are hundreds.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


@pytest.fixture(autouse=True, scope="session")
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the cache of whoever runs the tests out of them, and the tests out of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it where it is read that the page was tried in no browser."""
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum("no browser" in str(each.longrepr) for each in skipped)
    if count:
        terminalreporter.section("NOT TESTED IN A BROWSER", yellow=True, bold=True)
        terminalreporter.write_line(
            f"{count} tests of the web page did not run: there is no chromium on this machine",
            yellow=True,
        )
