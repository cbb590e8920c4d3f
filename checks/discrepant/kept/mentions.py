"""What was read of these texts the last time?  A cache that may be deleted at any time.

Key is a hash over the reader (its files), the text and its day of publication, the only
things that what is read depends on.  Whatever cannot be read or written is as if it were not
there.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

from discrepant.config import Config, leaves
from discrepant.kept import mention_rows
from discrepant.kept.folder import PACKAGE, folder
from discrepant.model import Mention, Source

FILE = "mentions.sqlite3"
# How long a run waits for another that writes, in seconds; then it reads for itself.
_PATIENCE = 0.5
# How many texts are kept: beyond it the oldest go.
MOST = 50_000
_TABLE = "CREATE TABLE IF NOT EXISTS mentions (key TEXT PRIMARY KEY, value TEXT, sum TEXT)"
_MANY = 500  # below the number of variables that every sqlite takes


def recall(config: Config, sources: Sequence[Source]) -> Mapping[str, tuple[Mention, ...]]:
    """Return the mentions of the articles that were read before, by the id of the article."""
    path = _path(config)
    keys = {_key(source): source.id for source in sources}
    try:
        if path is None or not path.is_file():
            return {}
        with closing(sqlite3.connect(path, timeout=_PATIENCE)) as database:
            rows = list(_rows(database, list(keys)))
    except (sqlite3.Error, OSError):
        return {}
    read = {keys[key]: _loaded(value, check) for key, value, check in rows if key in keys}
    return {name: mentions for name, mentions in read.items() if mentions is not None}


def store(config: Config, read: Sequence[tuple[Source, tuple[Mention, ...]]]) -> None:
    """Keep what was read of articles for the next run; where that cannot be, say nothing."""
    path = _path(config) if read else None
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=_PATIENCE)) as database:
            _write(database, ((_key(source), mention_rows.dumped(each)) for source, each in read))
    except (sqlite3.OperationalError, OSError):
        return  # locked, full, or not ours to write to
    except sqlite3.DatabaseError:
        with suppress(OSError):  # junk; the next run begins anew
            path.unlink()


def _write(database: sqlite3.Connection, rows: Iterable[tuple[str, str]]) -> None:
    with database:
        database.execute(_TABLE)
        database.executemany(
            "INSERT OR REPLACE INTO mentions VALUES (?, ?, ?)",
            ((key, value, _digest(value)) for key, value in rows),
        )
        database.execute(
            "DELETE FROM mentions WHERE rowid NOT IN "
            "(SELECT rowid FROM mentions ORDER BY rowid DESC LIMIT ?)",
            (MOST,),
        )


def _rows(database: sqlite3.Connection, keys: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for start in range(0, len(keys), _MANY):
        some = keys[start : start + _MANY]
        marks = ",".join("?" * len(some))
        yield from database.execute(
            f"SELECT key, value, sum FROM mentions WHERE key IN ({marks})", some
        )


def _loaded(value: object, check: object) -> tuple[Mention, ...] | None:
    try:
        if isinstance(value, str) and check == _digest(value):
            return mention_rows.loaded(value)
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    return None


def _path(config: Config) -> Path | None:
    home = folder(config)
    # A cache of the project lies in the project: no link of it leads the database elsewhere.
    if home is None or (config.cache and leaves(home / FILE, config.root)):
        return None
    return home / FILE


def _key(source: Source) -> str:
    return _digest("\0".join((_reader(), str(source.published), source.text)))


def reader_files() -> list[Path]:
    """Return the files that what is read may depend on: all of this package, by name."""
    return sorted(PACKAGE.rglob("*.py"))


@cache
def _reader() -> str:
    """Return what the files of this package are, by name, size and time: the reader's version."""
    seen = [(str(each.relative_to(PACKAGE)), each.stat()) for each in reader_files()]
    return _digest(repr([(name, stat.st_size, stat.st_mtime_ns) for name, stat in seen]))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
