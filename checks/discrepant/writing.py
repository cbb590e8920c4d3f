"""How does a document get to disk or to standard output: whole, or not at all?"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Collection
from pathlib import Path

from discrepant.config import UsageError


class WriteError(UsageError):
    """Raised for a document that could not be written; the message names it."""


def to_file(path: Path, document: str, shown: str) -> None:
    """Write a document as UTF-8: after a failure or a kill the old file stands, or the new one.

    Folders are made as needed; a file that says the same already stays as it is.  Raises
    WriteError, which calls the file `shown`.
    """
    content = document.encode("utf-8", "backslashreplace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            # /dev/stdout and the like are written to, never replaced.
            _write(path, content, os.O_WRONLY)
        elif not (path.exists() and path.read_bytes() == content):
            # A link keeps pointing where it does.
            _replace(Path(os.path.realpath(path)), content)
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
        _drop_the_rest()
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


def _replace(target: Path, content: bytes) -> None:
    # In the same folder, as a rename is atomic within one file system alone.
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        _write(temporary, content, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _write(path: Path, content: bytes, flags: int) -> None:
    descriptor = os.open(path, flags, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        if path.is_file():
            os.fsync(descriptor)


def _drop_the_rest() -> None:
    """Let what is still in the buffer go nowhere: Python would try again, and complain, at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
