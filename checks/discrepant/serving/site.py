"""What stands on the page now, and what becomes of the files when the reader works on it?"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from discrepant import load, project
from discrepant.authoring import accepting, claiming
from discrepant.authoring.accepting import AnswerError
from discrepant.authoring.claiming import Passage
from discrepant.choosing import wanted
from discrepant.config import Config, UsageError
from discrepant.load import ArticleError, Articles
from discrepant.past import recording
from discrepant.project import Checked
from discrepant.render import Page, render
from discrepant.render.html.desk import ACCEPT_FIELDS, trouble
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
    clock's where it is None; `paths` are articles in place of the configured ones.  One request
    at a time reads or writes.
    """

    def __init__(
        self,
        settings: Callable[[], Config],
        expectations: Sequence[str],
        today: date | None,
        paths: Sequence[str] = (),
    ) -> None:
        self._settings = settings
        self._expectations = tuple(expectations)
        self._paths = tuple(paths)
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
            try:
                accepted = accepting.acceptance(
                    finding, given["reason"], given.get("until", ""), given.get("who", ""), day
                )
            except AnswerError as error:  # it names an option, and here are fields
                raise UsageError(f"“{ACCEPT_FIELDS[error.field]}” {error.reason}") from None
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
            self._require_configured(passage.source)
            new = claiming.claimed(self._config, self._expectations, articles, passage)
            project.held(self._config, new.rulesets, self._named(), self._expectations, self._today)
            to_file(new.path, new.text, new.shown)
            return f"added to the claims of {passage.quantity} in {new.shown}"

    def close(self) -> None:
        """Let those who wait go, and wait for whoever is writing."""
        self._closing.set()
        if self._lock.acquire(timeout=2):  # whoever only reads may be cut short
            self._lock.release()

    def _named(self) -> Articles | None:
        return load.named(self._paths, self._config) if self._paths else None

    def _require_configured(self, article: str) -> None:
        """Raise UsageError for an article that every run without PATH would miss."""
        if not self._paths:
            return
        try:
            known = load.configured(self._config).sources
        except ArticleError:  # then there is no such run
            return
        if article not in {each.id for each in known}:
            raise UsageError(
                f"{article} is in no folder of `sources`, and `discrepant check` would refuse a "
                "claim quoted from it; put it there first"
            )

    def _usable(self) -> Checked:
        shown = self._current()
        if shown.run is None:
            raise UsageError("the project cannot be read as it is; see the page")
        return shown.run

    def _current(self) -> Shown:
        revision = watched.revision(self._config, self._expectations, self._paths)
        if self._shown is None or self._shown.revision != revision:
            self._shown = self._made(revision)
        return self._shown

    def _made(self, revision: str) -> Shown:
        try:
            self._config = self._settings()
            run = project.checked(self._config, self._named(), self._expectations, self._today)
            return Shown(revision, self._page(run, revision), run)
        except (UsageError, ExpectationError, OSError) as error:  # files go while they are read
            return Shown(revision, trouble(str(error), revision))

    def _page(self, run: Checked, revision: str) -> str:
        since = () if self._paths else self._since(run)
        page = Page(articles=run.articles, since=since, serve=Serve(revision))
        return render(run.report, "html", page)

    def _since(self, run: Checked) -> tuple[str, ...]:
        name = recording.named(self._config, run.articles, self._expectations)
        return recording.recorded(self._config, run.report.findings, name).since
