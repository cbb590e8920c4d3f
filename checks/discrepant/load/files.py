"""What text does a file hold, and which files does a folder hold?"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 10_000_000

_KINDS = (
    (stat.S_ISDIR, "a folder, not a file"),
    (stat.S_ISFIFO, "a pipe, not a file"),
    (stat.S_ISSOCK, "a socket, not a file"),
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
)


class UnusableError(Exception):
    """Raised for a file that cannot be used; the message is the reason alone.

    `line` and `column` count from 1: where in the file the reason lies, its start if unknown.
    """

    def __init__(self, reason: str, before: str = "") -> None:
        super().__init__(reason)
        *lines, last = re.split(r"\r\n|\r|\n", before.removeprefix("\ufeff"))
        self.line, self.column = len(lines) + 1, len(last) + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold a file of a folder, and why it cannot be used, "" where it can."""

    path: Path
    reason: str = ""


def text(path: Path) -> str:
    """Return the text of a UTF-8 file, character for character as it lies on disk.

    Line ends stay as they are and a byte order mark stays character 0, so that offsets point
    into the file.  Raises UnusableError for anything that is no such file, and above MAX_BYTES.
    """
    return decoded(_content(path))


def decoded(content: bytes) -> str:
    """Return bytes as text; raises UnusableError where they are no UTF-8 text."""
    if len(content) > MAX_BYTES:
        raise UnusableError(f"larger than {MAX_BYTES // 1_000_000} MB")
    try:
        found = content.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = content[error.start]
        before = content[: error.start].decode("utf-8")
        reason = f"not UTF-8: byte 0x{byte:02x} at offset {error.start}"
        raise UnusableError(reason, before) from None
    before, nul, _ = found.partition("\0")
    if nul:
        raise UnusableError(f"not a text: a NUL at offset {len(before)}", before)
    return found


def walk(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Entry]:
    """Yield the files of a folder and its subfolders that end in one of `suffixes`, by name.

    Hidden ones are left out.  Links are followed to files within the folder alone; folders
    with such a name, links elsewhere and what cannot be listed come with their reason.
    """
    yield from _walk(folder, os.path.realpath(folder), suffixes)


def shown(path: Path, root: Path) -> str:
    """Return a path for reports: relative to the root of the project, with forward slashes.

    Bytes of a name that are no UTF-8 are spelled out.
    """
    try:
        relative = os.path.relpath(path, root)  # links stay: the name is what people know
    except ValueError:  # another drive
        relative = str(path)
    return os.fsencode(relative).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def told(path: Path, root: Path) -> str:
    """Return a path as `shown` for a message, which is one line whatever the name holds."""
    return shown(path, root).replace("\n", "\\n").replace("\r", "\\r")


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder, or a link to one; not where nobody may look, either."""
    try:
        return path.is_dir()
    except OSError:  # of a link to what is forbidden, of a name that is too long
        return False


def _content(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        for test, reason in _KINDS:
            if test(mode):
                raise UnusableError(reason)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnusableError(_reason(error)) from None


def _reason(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "a link that leads back to itself"
    return f"cannot be read: {error.strerror or error}"


def _walk(folder: Path, home: str, suffixes: tuple[str, ...]) -> Iterator[Entry]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        yield Entry(folder, _reason(error))
        return
    for path in paths:
        if not path.name.startswith("."):
            try:
                yield from _entry(path, home, suffixes)
            except OSError as error:  # in a folder that may be listed, and not entered
                yield Entry(path, _reason(error))


def _entry(path: Path, home: str, suffixes: tuple[str, ...]) -> Iterator[Entry]:
    wanted = path.name.lower().endswith(suffixes)
    folder = is_folder(path)
    if path.is_symlink():
        if wanted or folder:
            yield Entry(path, _link_reason(path, home))
    elif wanted:
        yield Entry(path, _KINDS[0][1] if folder else "")
    elif folder:
        yield from _walk(path, home, suffixes)


def _link_reason(path: Path, home: str) -> str:
    try:
        # Not Path.resolve: in Python 3.11 it raises RuntimeError for a loop.
        target = os.path.realpath(path, strict=True)
    except OSError as error:
        return _reason(error)
    if is_folder(path):
        return "a link to a folder, which is not followed"
    return "" if target.startswith(home + os.sep) else "a link that leaves the folder"
