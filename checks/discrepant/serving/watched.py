"""Has any file changed that the page is made of?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from discrepant import load
from discrepant.config import Config
from discrepant.load import files, known

_SUFFIXES = (".txt", ".yaml", ".yml")


def revision(config: Config, expectations: Sequence[str], paths: Sequence[str] = ()) -> str:
    """Return a word that is another one once an article, an expectation or a setting changed.

    `paths` are articles in place of the configured ones.  It goes by name, size, time and
    number of the files: none of them is opened.
    """
    digest = hashlib.sha256()
    for path in _paths(config, expectations, paths):
        digest.update(f"{str(path)!r} {_state(path)}\n".encode())
    return digest.hexdigest()[:16]


def _paths(config: Config, expectations: Sequence[str], articles: Sequence[str]) -> Iterator[Path]:
    homes = [Path(path) for path in expectations]
    homes = homes or [config.root / folder for folder in config.expectations]
    for home in (*_articles(config, articles), *homes):
        yield home
        if home.is_dir():
            yield from (entry.path for entry in files.walk(home, _SUFFIXES))
    yield from load.accepted_files(config, expectations)
    yield from (config.root / name for name in ("discrepant.toml", "pyproject.toml"))


def _articles(config: Config, paths: Sequence[str]) -> Iterator[Path]:
    """Yield files and folders of articles; what is known of a file stands beside it."""
    if not paths:
        yield from (config.root / folder for folder in config.sources)
    for path in map(Path, paths):
        yield path
        if not path.is_dir():
            yield path.parent / known.FILE


def _state(path: Path) -> str:
    try:
        found = path.stat()
    except OSError as error:
        return str(error.errno)
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"
