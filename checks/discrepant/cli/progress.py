"""How far is the reading?  A bar on the terminal, for work that takes over a second.

A few lines rather than tqdm or rich: importing them takes 70 ms and more, on top of the work.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from discrepant.cli.notes import say
from discrepant.reading import Mentions, Watch, unwatched

# Work of a second needs no bar, and more than ten a second are none to the eye.
PATIENCE = 1.0
PAUSE = 0.1

_BEGINNING = "\r\x1b[K"  # where the line begins, with nothing on it


@contextmanager
def watching(options: argparse.Namespace) -> Iterator[Watch]:
    """Give what shows how far the reading is: nothing, where nobody would see it.

    The bar is gone at the end, however that comes, so that messages begin on a clean line.
    """
    if not _is_wanted(options):
        yield unwatched
        return
    bar = _Bar()
    try:
        yield bar.watched
    finally:
        bar.clear()


def _is_wanted(options: argparse.Namespace) -> bool:
    if options.quiet or os.environ.get("CI") or os.environ.get("TERM") in (None, "dumb"):
        return False
    return sys.stderr is not None and sys.stderr.isatty()


class _Bar:
    """Remember whether there is a bar to clear away."""

    def __init__(self) -> None:
        self._drawn = False

    def watched(self, read: Iterable[Mentions], articles: int) -> Iterator[Mentions]:
        """Yield what is read of the articles, and draw how many there are already."""
        due = time.monotonic() + PATIENCE
        for number, mentions in enumerate(read, 1):
            now = time.monotonic()
            # Full, it stays while they are compared.
            if now >= due or (self._drawn and number == articles):
                due = now + PAUSE
                self._draw(number, articles)
            yield mentions

    def _draw(self, done: int, of: int) -> None:
        self._drawn = True
        say(_BEGINNING + _line(done, of))

    def clear(self) -> None:
        if self._drawn:
            say(_BEGINNING)


def _line(done: int, of: int) -> str:
    """Return a bar that fits the terminal: one that wraps could not be drawn over."""
    words = f"read {done:,} of {of:,} articles"
    room = min(30, _columns() - len(words) - 4)
    if room < 5:
        return words
    full = done * room // of
    return f"[{'#' * full}{'.' * (room - full)}] {words}"


def _columns() -> int:
    # Not shutil.get_terminal_size, which asks standard output: that may well be a file.
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
