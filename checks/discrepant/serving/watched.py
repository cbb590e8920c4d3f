"""Has any file changed that the page is made of?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from discrepant import load
from discrepant.config import Config
from discrepant.load import files

_SUFFIXES = (".txt", ".yaml", ".yml")


def revision(config: Config, expectations: Sequence[str]) -> str:
    """Return a word that is another one once an article, an expectation or a setting changed.

    It goes by name, size, time and number of the files: none of them is opened.
    """
    digest = hashlib.sha256()
    for path in _paths(config, expectations):
        digest.update(f"{str(path)!r} {_state(path)}\n".encode())
    return digest.hexdigest()[:16]


def _paths(config: Config, expectations: Sequence[str]) -> Iterator[Path]:
    homes = [Path(path) for path in expectations]
    homes = homes or [config.root / folder for folder in config.expectations]
    for home in (*(config.root / folder for folder in config.sources), *homes):
        yield home
        if home.is_dir():
            yield from (entry.path for entry in files.walk(home, _SUFFIXES))
    yield from load.accepted_files(config, expectations)
    yield from (config.root / name for name in ("discrepant.toml", "pyproject.toml"))


def _state(path: Path) -> str:
    try:
        found = path.stat()
    except OSError as error:
        return str(error.errno)
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"
