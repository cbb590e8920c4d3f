"""How does a document get to disk or to standard output: whole, or not at all?"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from discrepant.config import UsageError, leaves
from discrepant.signals import waiting

# Node and process tell whose a temporary file is, and so whether anybody still writes it.
_TEMPORARY = re.compile(r"\.discrepant-([A-Za-z0-9.]+)-([0-9]+)-[0-9a-f]{16}\.tmp")


class WriteError(UsageError):
    """Raised for a document that could not be written; the message names it."""


def encoded(document: str) -> bytes:
    """Return a document as it lies on disk; half a character, which UTF-8 has not, is spelled."""
    return document.encode("utf-8", "backslashreplace")


def to_file(
    path: Path, document: str | bytes | Sequence[bytes], shown: str, home: Path | None = None
) -> None:
    """Write a document, text as UTF-8: the old file stands after a failure or a kill, or the new.

    One in parts is written part by part, so that a long one need not be held twice.

    Folders are made as needed; a file that says the same already stays as it is, and another
    keeps its mode.  With `home`, nothing is written where a link leads out of that folder.
    Raises WriteError, which calls the file `shown`.
    """
    whole = encoded(document) if isinstance(document, str) else document
    content = (whole,) if isinstance(whole, bytes) else whole
    try:
        if home is not None and leaves(path, home):
            raise WriteError(f"{shown}: a link leads out of the project; name the file it leads to")
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            # /dev/stdout and the like are written to, never replaced.
            _write(path, content, os.O_WRONLY)
        else:
            # A link keeps pointing where it does.
            _renew(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise WriteError(f"{shown}: could not be written: {error.strerror or error}") from None


def to_stdout(document: str) -> None:
    """Write a document to standard output; raises WriteError where nobody takes it all."""
    if sys.stdout is None:
        raise WriteError("standard output is closed")
    try:
        sys.stdout.write(document)
        sys.stdout.flush()
    except (OSError, ValueError) as error:
        drop_the_rest(sys.stdout)
        reason = getattr(error, "strerror", None) or str(error)
        raise WriteError(f"standard output: could not be written: {reason}") from None


def remove_others(folder: Path, suffix: str, mark: str, keep: Collection[str]) -> None:
    """Remove the files of a folder that begin with `mark`, as ours do, but for those to keep.

    Whatever else lies there stays, links and what cannot be read or removed included.
    """
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir()):
            if path.suffix == suffix and path.name not in keep and _begins(path, mark):
                path.unlink()


def _begins(path: Path, mark: str) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(mark)) == mark.encode()


def _renew(target: Path, content: Sequence[bytes]) -> None:
    _sweep(target.parent)
    if not _says(target, content):
        _replace(target, content)


def _says(target: Path, content: Sequence[bytes]) -> bool:
    if not target.exists() or target.stat().st_size != sum(map(len, content)):
        return False
    with target.open("rb") as file:
        return all(file.read(len(part)) == part for part in content)


def _replace(target: Path, content: Sequence[bytes]) -> None:
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    # In the same folder, as a rename is atomic within one file system alone; of a short name,
    # as that of the target may be as long as they get.
    temporary = target.parent / f".discrepant-{_node()}-{os.getpid()}-{os.urandom(8).hex()}.tmp"
    # Whoever handles a signal, and how: no temporary file is left.
    with waiting():
        try:
            _write(temporary, content, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode or 0o666)
            if mode is not None:
                temporary.chmod(mode)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    _settle(target.parent)


def _write(path: Path, content: Sequence[bytes], flags: int, mode: int = 0o666) -> None:
    # A pipe that nobody reads is an error, and not a wait without end.
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0), mode)
    with os.fdopen(descriptor, "wb") as file:
        os.set_blocking(descriptor, True)
        file.writelines(content)
        file.flush()
        if path.is_file():
            os.fsync(descriptor)


def _settle(folder: Path) -> None:
    """Let the rename itself outlive a loss of power, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove what runs left behind that were killed while they wrote; leave those still at it."""
    with contextlib.suppress(OSError):
        for path in _left_behind(folder):
            path.unlink(missing_ok=True)


def _left_behind(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        found = _TEMPORARY.fullmatch(path.name)
        # Of a process on another machine nobody here knows whether it runs.
        if found and found[1] == _node() and not _runs(int(found[2])):
            yield path


def _node() -> str:
    name = os.uname().nodename if hasattr(os, "uname") else ""
    return re.sub(r"[^A-Za-z0-9.]", ".", name)[:60] or "."


def _runs(process: int) -> bool:
    if os.name != "posix":
        return True  # elsewhere there is no asking without harm
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass  # it runs, for somebody else
    return True


def drop_the_rest(stream: TextIO) -> None:
    """Let what is in the buffer of a stream go nowhere: Python would try again at exit, and fail.

    All that is written to it later goes nowhere too.
    """
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
