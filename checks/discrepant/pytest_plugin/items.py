"""How is an expectation put to the test, and its verdict told to pytest?"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from discrepant import DiscrepantWarning
from discrepant.pytest_plugin.run import UnusableError, clean, run_of

if TYPE_CHECKING:
    from discrepant.model import Expectation

# Marks that do something to a test; an author's tag of that name only names it.
_PYTEST_MARKS = frozenset(
    {"filterwarnings", "parametrize", "skip", "skipif", "usefixtures", "xfail"}
)
TALLY = pytest.StashKey[dict[str, Any]]()


class ContradictionError(Exception):
    """Raised by an item whose expectation does not hold; the message is the finding."""


class ExpectationFile(pytest.File):
    """One expectation file; its items stand in the order of the file."""

    def collect(self) -> Iterable[pytest.Item]:
        """Yield an item for each expectation, and one for its examples."""
        session = run_of(self.config)
        try:
            ruleset = session.ruleset(self.path)
        except UnusableError as error:
            raise self.CollectError(str(error)) from None
        names = session.names(ruleset)
        for expectation in ruleset.expectations:
            kinds = [ExpectationItem, ExamplesItem] if expectation.examples else [ExpectationItem]
            for kind in kinds:
                item: Item = kind.from_parent(
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


class Item(pytest.Item):
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
        run_of(self.config).report()

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return file, line from 0, and what the headline of a failure says."""
        return clean(self.path), self.expectation.place.line - 1, f"expectation: {self.name}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what went wrong as a reader wants it; a traceback for our own faults alone."""
        if isinstance(excinfo.value, _SHOWN_AS_THEY_ARE):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class ExpectationItem(Item):
    """An expectation held against the articles."""

    def runtest(self) -> None:
        """Fail on an error, warn of less, skip what is undecided, xfail what was accepted."""
        session = run_of(self.config)
        outcome = session.outcomes.get(self.expectation.id)
        self.stash[TALLY] = session.tally(outcome)
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
            DiscrepantWarning(text), None, filename=str(clean(self.path)), lineno=place.line
        )


class ExamplesItem(Item):
    """The examples of an expectation: each a test of its own words, without the articles."""

    suffix = "[examples]"

    def setup(self) -> None:
        """Need no article."""

    def runtest(self) -> None:
        """Fail where an example comes to something else than it says."""
        session = run_of(self.config)
        failed = [
            session.example(each)
            for each in session.examples[self.expectation.id]
            if not each.passed
        ]
        if failed:
            raise ContradictionError("\n".join(failed))
