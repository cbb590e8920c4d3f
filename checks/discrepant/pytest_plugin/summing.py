"""What did all expectations of the session come to, and where are the reports written?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from discrepant.pytest_plugin.run import SUFFIXES, UnusableError, run_of

UNUSABLE, NOTHING_COMPARED = 2, 5
_ENDED = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)  # by itself, and not interrupted
_COUNTED = (
    ("error", "contradiction"),
    ("warning", "warning"),
    ("note", "note"),
    ("accepted", "accepted finding"),
    ("undecided", "undecided expectation"),
)


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


class Sum:
    """Sum up what the expectations of the session came to, and write its reports."""

    def __init__(self, config: pytest.Config, outputs: Sequence[tuple[str, str]]) -> None:
        self.config = config
        self.outputs = outputs
        self.tallies: list[Mapping[str, Any]] = []
        self.problems: list[str] = []
        self.unusable = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what an item came to, in whichever process it ran."""
        tally = getattr(report, "discrepant_tally", None)
        if tally is None:
            return
        if tally:
            self.tallies.append(tally)
        if report.failed and isinstance(report.longrepr, str):
            # What fails before an expectation is asked fails for want of what to ask.
            self.unusable |= report.when == "setup"
            # Here, and not where the item ran: xdist would make a text of it.
            vars(report)["longrepr"] = _Shown(report.longrepr, self.config.option.tbstyle)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the reports, and end as the command does: with 2 or 5 where it would."""
        self.let_go()
        if self.nothing and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = NOTHING_COMPARED
        if self.outputs and not session.config.option.collectonly:
            self.problems = list(self.unwritten())
        if self.problems or (self.unusable and session.exitstatus in _ENDED):
            session.exitstatus = UNUSABLE

    def let_go(self) -> None:
        """Let go of setups and teardowns of expectations that have nothing to show.

        For each failure pytest looks through those of all items, so that ten thousand failures
        would take minutes to be shown.
        """
        terminal = self.config.pluginmanager.get_plugin("terminalreporter")
        if terminal is not None and "" in terminal.stats:
            phases = terminal.stats[""]
            phases[:] = [
                each for each in phases if not hasattr(each, "discrepant_tally") or each.sections
            ]

    def unwritten(self) -> Iterable[str]:
        """Write the reports, and yield what went wrong."""
        from discrepant import project, writing
        from discrepant.load.files import shown

        session = run_of(self.config)
        # Under xdist this process collected nothing, but knows what was named.
        named = (Path(each.partition("::")[0]) for each in self.config.args)
        session.files |= {path.absolute(): None for path in named if path.suffix in SUFFIXES}
        try:
            checked = session.checked()
            for name, file in self.outputs:
                path = self.config.invocation_params.dir / file
                document = project.document(checked, name, shown(path, session.config.root))
                writing.to_file(path, document.content, document.path)
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
        """Whether expectations ran and compared nothing."""
        return bool(self.tallies) and not any(tally["claims"] for tally in self.tallies)
