"""Run the commands of a documentation page, as its reader would, and see what they print.

A fence after a line that holds nothing but a bold path is that file.  A `console` fence holds
commands after `$ ` and what they print, both streams together; `…` alone on a line stands for
lines left out, at the end of one for the rest of it.  `<!-- run: … -->` runs a command that
the page does not show.  `ID` in a command is the fingerprint of the first finding printed.

`python tests/doc_pages.py docs/tutorial.md` writes what the commands print now into the page.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(
    r"(?:^\*\*(?P<file>[^*\n]+)\*\*\n\n)?^```(?P<kind>\S*)\n(?P<body>.*?)^```$"
    r"|^<!-- run: (?P<hidden>.*?) -->$",
    re.M | re.S,
)
_FINGERPRINT = re.compile(r"finding ([0-9a-f]{12})")
_BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Command:
    """A command of a page, what the page says it prints, and what it prints."""

    words: str
    told: tuple[str, ...]
    printed: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Tell whether the page says what is printed, but for what it leaves out."""
        return bool(re.fullmatch("\n".join(map(_pattern, self.told)), "\n".join(self.printed)))


def _pattern(line: str) -> str:
    if line == "…":
        return "(?:.|\\n)*"
    # What is never twice the same, as the seconds that something took.
    return re.escape(line[:-1]) + ".*" if line.endswith(" …") else re.escape(line)


def commands(page: str, folder: Path) -> Iterator[Command]:
    """Run the commands of a page in their order, in `folder`, and yield each."""
    shell = _Shell(folder)
    for found in _FENCE.finditer(page):
        if found["hidden"]:
            shell.run(found["hidden"])
        elif found["file"]:
            file = folder / found["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(found["body"], encoding="utf-8")
        elif found["kind"] == "console":
            for words, told in _told(found["body"]):
                yield Command(words, told, shell.run(words))


def _told(body: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for block in re.split(r"^\$ ", body, flags=re.M)[1:]:
        words, *told = block.rstrip("\n").split("\n")
        yield words, tuple(told)


class _Shell:
    """Run commands one after the other in a folder, with our command on the path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = 0
        self.fingerprint = ""

    def run(self, words: str) -> tuple[str, ...]:
        """Return the lines that a command prints."""
        called = words.replace(" ID", f" {self.fingerprint}")
        done = subprocess.run(
            ["bash", "-c", f"(exit {self.code}); {called}"],
            cwd=self.folder,
            env={**os.environ, "PATH": f"{_BIN}:{os.environ['PATH']}", "COLUMNS": "100"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.code = done.returncode
        if found := _FINGERPRINT.search(done.stdout):
            self.fingerprint = self.fingerprint or found[1]
        return tuple(done.stdout.rstrip("\n").split("\n")) if done.stdout else ()


def rewritten(page: str, folder: Path) -> str:
    """Return the page with what its commands print now, where it leaves nothing out."""
    ran = commands(page, folder)

    def block(found: re.Match[str]) -> str:
        lines = []
        for words, told in _told(found["body"]):
            command = next(ran)
            lines += [f"$ {words}", *(told if "…" in told else command.printed)]
        return "```console\n" + "".join(f"{line}\n" for line in lines) + "```"

    return re.sub(r"^```console\n(?P<body>.*?)^```$", block, page, flags=re.M | re.S)


def main(paths: list[str]) -> None:
    """Rewrite pages."""
    for path in map(Path, paths):
        folder = Path(tempfile.mkdtemp())
        try:
            path.write_text(rewritten(path.read_text("utf-8"), folder), encoding="utf-8")
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
