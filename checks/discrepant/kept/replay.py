"""Has this very run been made before, and what did it come to?  A cache that may be deleted.

The key is a hash over all that a run can depend on: the files of this package and what is
installed beside it, options, configuration, terminal and day, and the name and content of
every file in the folders that it reads.  Where that cannot be told, as with links and files
named one by one, every run is worked out.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate, pairwise
from pathlib import Path

from discrepant.config import HISTORY, Config
from discrepant.kept.folder import PACKAGE, folder
from discrepant.writing import WriteError, to_file

# What is told apart by content must be read: beyond these, a run is worked out each time.
MAX_FILES, MAX_BYTES = 2_000, 30_000_000
# How many runs of different projects or options are kept.
MOST = 20


class UnknownError(Exception):
    """Raised where it cannot be told cheaply what a run depends on."""


def key(config: Config, words: Iterable[object]) -> str:
    """Return a hash over all that a run of the main job depends on, but for its history.

    `words` are whatever the caller knows of options, terminal and day.  Raises UnknownError
    where it cannot be told.
    """
    try:
        return _hash((*map(repr, words), repr(config), *_surroundings(), *_inputs(config)))
    except OSError:
        raise UnknownError from None


def history(config: Config) -> str:
    """Return a hash of the history of the reports, which a run may lengthen."""
    path = config.root / config.reports / HISTORY
    try:
        return _hash([path.read_bytes() if path.is_file() else b""])
    except OSError:
        raise UnknownError from None


def _hash(parts: Iterable[str | bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        # With its length, so that nothing can move from one part to the next.
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.hexdigest()


def recall(
    config: Config, words: Iterable[object], key: str
) -> tuple[object, tuple[bytes, ...]] | None:
    """Return what was stored under this key, None where there is nothing, or nothing whole."""
    path = _path(config, words)
    try:
        if path is None or not path.is_file() or path.stat().st_size > 3 * MAX_BYTES:
            return None
        head, _, kept = path.read_bytes().partition(b"\n")
        return _opened(kept) if head.decode() == _sum(key, kept) else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def store(
    config: Config, words: Iterable[object], key: str, value: object, contents: Sequence[bytes]
) -> None:
    """Keep what a run came to: a value as JSON, and contents; where that cannot be, say nothing."""
    path = _path(config, words)
    if path is None:
        return
    with suppress(WriteError, OSError):
        kept = _closed(value, contents)
        to_file(path, (_sum(key, *kept).encode(), b"\n", *kept), str(path))
        _drop_old(path.parent)


def _closed(value: object, contents: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return a line that tells the value and where contents end, and the contents."""
    head = json.dumps([value, list(accumulate(map(len, contents)))])
    return (f"{head}\n".encode(), *contents)


def _opened(kept: bytes) -> tuple[object, tuple[bytes, ...]]:
    head, _, joined = kept.partition(b"\n")
    value, ends = json.loads(head)
    return value, tuple(joined[start:end] for start, end in pairwise((0, *ends)))


def _sum(key: str, *kept: bytes) -> str:
    digest = hashlib.sha256(key.encode())
    for part in kept:
        digest.update(part)
    return digest.hexdigest()


def _path(config: Config, words: Iterable[object]) -> Path | None:
    """Return the file of this project and these options: one run of each is kept, the last."""
    home = folder(config)
    name = _digest(repr((str(config.root), *words)))
    return None if home is None else home / f"run-{name[:32]}.json"


def _drop_old(home: Path) -> None:
    runs = sorted(home.glob("run-*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in runs[MOST:]:
        path.unlink(missing_ok=True)


# ---------------------------------------------------------------- what a run depends on


def _surroundings() -> Iterator[str]:
    yield sys.version
    for path in sorted(PACKAGE.rglob("*.*")):
        if path.suffix != ".pyc":
            found = path.stat()
            yield f"{path} {found.st_size} {found.st_mtime_ns}"
    # Installers leave a folder for each distribution, with its version in the name.
    for place in sys.path:
        with suppress(OSError):
            names = [path.name for path in Path(place or ".").iterdir()]
            yield from sorted(name for name in names if "-info" in name)


def _inputs(config: Config) -> Iterator[str | bytes]:
    files, size = 0, 0
    for path in _files(config):
        content = path.read_bytes() if path.is_file() else b""
        files, size = files + 1, size + len(content)
        if files > MAX_FILES or size > MAX_BYTES:
            raise UnknownError
        yield str(path)
        yield content


def _files(config: Config) -> Iterator[Path]:
    for place in (*config.sources, *config.expectations):
        home = config.root / place
        # A pattern, or one file, whose folder says more of it.
        if home.is_symlink() or not home.is_dir():
            raise UnknownError
        yield from _under(home)
    if config.baseline:
        yield config.root / config.baseline


def _under(home: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(home):
        folders.sort()
        for name in sorted((*folders, *names)):
            path = Path(parent, name)
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                raise UnknownError
            yield path


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
