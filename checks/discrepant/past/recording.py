"""How does a run get into the history of the reports, and what did it change?

A history that cannot be read is left alone and costs a remark, never a run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from discrepant import load
from discrepant.config import HISTORY, Config
from discrepant.load.files import UnusableError, shown, text
from discrepant.model import Finding, Source
from discrepant.past import history
from discrepant.past.history import HistoryError


@dataclass(frozen=True, slots=True)
class Recorded:
    """Hold what a run changed, and the history with it.

    `since` says it line by line, `text` is the history as it is to be written, None where it
    stays as it is; `problem` is why it could not be used, "" where it could.
    """

    path: Path
    shown: str
    since: tuple[str, ...] = ()
    text: str | None = None
    problem: str = ""


def recorded(config: Config, findings: Iterable[Finding], run: str) -> Recorded:
    """Return the history of the project's reports with a run that found these."""
    path = config.root / config.reports / HISTORY
    name = shown(path, config.root)
    try:
        before = text(path) if path.exists() else ""
        entries = history.read(before)
    except OSError as error:  # of a folder that nobody may look into
        return Recorded(path, name, problem=f"{name}: cannot be read: {error.strerror}")
    except (UnusableError, HistoryError) as error:
        where = f"{name}:{error}" if isinstance(error, HistoryError) else f"{name}: {error}"
        return Recorded(path, name, problem=f"{where}; delete it to begin a new one")
    entry = history.following(entries, findings, run)
    if entry is None:
        return Recorded(path, name, history.since(entries))
    gap = "" if before.endswith("\n") or not before else "\n"
    after = before + gap + history.line(entry)
    return Recorded(path, name, history.since((*entries, entry)), after)


def named(config: Config, sources: Iterable[Source], expectations: Sequence[str] = ()) -> str:
    """Return the name of a run: 12 characters of a hash of all that it reads.

    That is the articles and what is known of them, the expectations, and what was accepted;
    neither a clock nor the machine has a part in it.
    """
    digest = hashlib.sha256()
    for part in _parts(config, sources, expectations):
        content = part.encode("utf-8", "surrogatepass")
        # With its length, so that nothing can move from one part to the next.
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.hexdigest()[:12]


def _parts(config: Config, sources: Iterable[Source], expectations: Sequence[str]) -> Iterator[str]:
    for source in sorted(sources, key=lambda each: each.path):
        yield from _of_source(source)
    files = [*load.expectation_files(config, expectations)]
    files += [path for path in load.accepted_files(config, expectations) if path.exists()]
    for path in files:
        yield shown(path, config.root)
        yield text(path)


def _of_source(source: Source) -> Iterator[str]:
    yield from (source.path, source.text, source.publisher, source.original)
    yield from (str(source.published), source.story)
