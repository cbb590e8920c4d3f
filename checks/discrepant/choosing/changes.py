"""Which lines changed since a commit?  The only room that asks git."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from discrepant.choosing.narrow import Changes
from discrepant.config import UsageError

_HUNK = re.compile(r"@@ -[0-9]+(?:,([0-9]+))? \+([0-9]+)(?:,([0-9]+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f"}
_DIFF = (
    *("-c", "core.quotepath=off", "diff", "--merge-base", "--unified=0", "--no-color"),
    *("--no-ext-diff", "--no-textconv", "--no-renames", "--relative", "--text"),
    *("--src-prefix=a/", "--dst-prefix=b/"),
)


class GitError(UsageError):
    """Raised where git is not there, or does not know the commit."""


def since(ref: str, root: Path) -> Changes:
    """Return what changed below `root` since HEAD and `ref` had a commit in common.

    What is not committed counts, and a file that git does not track counts as changed from
    first line to last.  Raises GitError.
    """
    if ref.startswith("-") or not ref:
        raise GitError(f"--changed-since {ref}: no name of a commit")
    _git(root, ref, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    lines = parsed(_git(root, ref, *_DIFF, ref, "--"))
    others = _git(root, ref, "ls-files", "--others", "--exclude-standard", "-z")
    return Changes(lines, frozenset(path for path in others.split("\0") if path))


def parsed(diff: str) -> dict[str, frozenset[int]]:
    """Return the lines that a diff without context added or changed, by path of the new file."""
    found: dict[str, set[int]] = {}
    path = ""
    for text in _headers(diff):
        if hunk := _HUNK.match(text):
            start, count = int(hunk[2]), int(hunk[3] or 1)
            found.setdefault(path, set()).update(range(start, start + count))
        elif text.startswith("+++ "):
            path = _path(text.removeprefix("+++ "))
    return {path: frozenset(lines) for path, lines in found.items() if lines}


def _headers(diff: str) -> Iterator[str]:
    """Yield the lines of a diff that are no content: a text may well begin "+++ b/…"."""
    skip = 0
    for text in diff.split("\n"):
        if skip and text[:1] in ("-", "+"):
            skip -= 1
            continue
        if hunk := _HUNK.match(text):
            skip = int(hunk[1] or 1) + int(hunk[3] or 1)
        yield text


def _path(written: str) -> str:
    """Return a path as git writes it, in quotation marks where it holds odd characters."""
    if written.startswith('"'):
        content = written.strip().strip('"').encode("utf-8", "surrogateescape")
        written = _ESCAPE.sub(_unescaped, content).decode("utf-8", "backslashreplace")
    # A path with a space gets a tab behind it, so that it can be told from a date.
    return written.removesuffix("\t").removeprefix("b/")


def _unescaped(found: re.Match[bytes]) -> bytes:
    mark = found.group(1)
    return bytes([int(mark, 8)]) if len(mark) == 3 else _LETTERS.get(mark, mark)


def _git(root: Path, ref: str, *words: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words], capture_output=True, check=False, timeout=120
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(f"--changed-since {ref}: git could not be asked: {error}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "backslashreplace").strip().split("\n")[0]
        raise GitError(
            f"--changed-since {ref}: {said or 'git knows no such commit'}; "
            "a shallow clone lacks it: fetch the whole history"
        )
    return done.stdout.decode("utf-8", "backslashreplace")
