"""What stands on the page now, and what becomes of the files when the reader works on it?"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from discrepant import project
from discrepant.authoring import accepting, claiming
from discrepant.authoring.claiming import Passage
from discrepant.choosing import wanted
from discrepant.config import Config, UsageError
from discrepant.past import recording
from discrepant.project import Checked
from discrepant.render import Page, render
from discrepant.render.html.desk import trouble
from discrepant.render.page import Serve
from discrepant.serving import watched
from discrepant.writing import to_file
from discrepant.yaml_nodes import ExpectationError

# How long a browser is kept waiting for a change, and how often the files are looked at.
PATIENCE = 20.0
PAUSE = 0.4


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold the page as it stands; `run` is None where the page says why there is no report."""

    revision: str
    html: str
    run: Checked | None = None


class Site:
    """Hold what was last read of a project, and read it again when its files have changed.

    `settings` gives the configuration, `today` is the day by which acceptances are judged, the
    clock's where it is None.  One request at a time reads or writes.
    """

    def __init__(
        self, settings: Callable[[], Config], expectations: Sequence[str], today: date | None
    ) -> None:
        self._settings = settings
        self._expectations = tuple(expectations)
        self._today = today
        self._config = settings()
        self._shown: Shown | None = None
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def shown(self) -> Shown:
        """Return the page, made anew where a file has changed."""
        with self._lock:
            return self._current()

    def changed(self, revision: str) -> str:
        """Return the revision that is not this one, or this one when nothing changed for long."""
        end = time.monotonic() + PATIENCE
        while (begin := time.monotonic()) < end and not self._closing.is_set():
            if self.shown().revision != revision:
                break
            # Thousands of articles take a while to look at: a tenth of the time, no more.
            self._closing.wait(min(max(PAUSE, 10 * (time.monotonic() - begin)), 5))
        return self.shown().revision

    def accept(self, given: Mapping[str, str]) -> str:
        """Write an acceptance of a finding into the accepted.yaml and return what was done.

        Raises UsageError and ExpectationError for what `discrepant accept` would refuse.
        """
        with self._lock:
            report = self._usable().report
            finding = wanted.finding(report, given["finding"])
            day = self._today or date.today()
            accepted = accepting.acceptance(
                finding, given["reason"], given.get("until", ""), given.get("who", ""), day
            )
            document = accepting.amended(
                self._config, self._expectations, accepted, finding.expectation
            )
            to_file(document.path, document.text, document.shown)
            return f"accepted {finding.fingerprint} in {document.shown}"

    def claim(self, given: Mapping[str, str]) -> str:
        """Write a passage into the `claims:` of a quantity and return what was done.

        The file is replaced once it has been read with the new entry, and the article with it.
        Raises UsageError and ExpectationError as `discrepant check` would, and writes nothing.
        """
        passage = Passage(
            given["quantity"],
            given["article"],
            given["words"],
            given.get("value", ""),
            given.get("speaker", ""),
            given.get("as_of", ""),
        )
        with self._lock:
            articles = self._usable().articles
            new = claiming.claimed(self._config, self._expectations, articles, passage)
            project.held(self._config, new.rulesets, None, self._expectations, self._today)
            to_file(new.path, new.text, new.shown)
            return f"added to the claims of {passage.quantity} in {new.shown}"

    def close(self) -> None:
        """Let those who wait go, and wait for whoever is writing."""
        self._closing.set()
        if self._lock.acquire(timeout=2):  # whoever only reads may be cut short
            self._lock.release()

    def _usable(self) -> Checked:
        shown = self._current()
        if shown.run is None:
            raise UsageError("the project cannot be read as it is; see the page")
        return shown.run

    def _current(self) -> Shown:
        revision = watched.revision(self._config, self._expectations)
        if self._shown is None or self._shown.revision != revision:
            self._shown = self._made(revision)
        return self._shown

    def _made(self, revision: str) -> Shown:
        try:
            self._config = self._settings()
            run = project.checked(self._config, None, self._expectations, self._today)
            return Shown(revision, self._page(run, revision), run)
        except (UsageError, ExpectationError, OSError) as error:  # files go while they are read
            return Shown(revision, trouble(str(error), revision))

    def _page(self, run: Checked, revision: str) -> str:
        name = recording.named(self._config, run.articles, self._expectations)
        since = recording.recorded(self._config, run.report.findings, name).since
        page = Page(articles=run.articles, since=since, serve=Serve(revision))
        return render(run.report, "html", page)
