"""Where do the articles, the expectations and the reports of a project lie?

`[tool.discrepant]` in pyproject.toml, or discrepant.toml, looked for upwards.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

SECTION = "tool.discrepant"
KEYS = ("sources", "expectations", "reports")


class UsageError(Exception):
    """Raised for what the caller can put right; each line reads "path:line: what; what instead".

    The command ends with exit 2 on it and shows the message alone.
    """


class ConfigError(UsageError):
    """Raised for a configuration that cannot be used."""


@dataclass(frozen=True, slots=True)
class Config:
    """Hold the folders of a project, relative to `root`, with forward slashes.

    `path` is the file that says so, None where nothing did and the defaults hold.
    """

    root: Path
    sources: tuple[str, ...] = ("seeds",)
    expectations: tuple[str, ...] = ("expectations",)
    reports: str = "reports"
    path: Path | None = None


def find(start: Path) -> Config:
    """Return the configuration of the folder `start` or the nearest one above that has any.

    Without any, the defaults hold and `start` is the root.  Raises ConfigError.
    """
    for folder in (start, *start.parents):
        for name in ("discrepant.toml", "pyproject.toml"):
            found = _from_file(folder / name)
            if found is not None:
                return found
    return Config(start)


def _from_file(path: Path) -> Config | None:
    if not path.is_file():
        return None
    text = _text(path)
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not TOML: {error}") from None
    if path.name == "pyproject.toml":
        tool = table.get("tool", {})
        if not isinstance(tool, dict) or "discrepant" not in tool:
            return None
        table = tool["discrepant"]
    return _Reader(path, text).config(table)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Read one table, and know where it stands for the errors."""

    path: Path
    text: str

    def config(self, table: object) -> Config:
        if not isinstance(table, dict):
            raise ConfigError(f"{self.path}: [{SECTION}] must be a table")
        for key in table:
            if key not in KEYS:
                raise self.error(key, f"unknown key '{key}'{suggestion(key, KEYS)}")
        default = Config(self.path.parent)
        return Config(
            root=self.path.parent,
            sources=self.folders(table, "sources", default.sources),
            expectations=self.folders(table, "expectations", default.expectations),
            reports=self.folder(table, "reports", default.reports),
            path=self.path,
        )

    def folders(
        self, table: dict[str, object], key: str, default: tuple[str, ...]
    ) -> tuple[str, ...]:
        value = table.get(key, list(default))
        if not isinstance(value, list) or not value:
            raise self.error(key, f"'{key}' must be a list of folders, as [\"{default[0]}\"]")
        return tuple(self.inside(key, each) for each in value)

    def folder(self, table: dict[str, object], key: str, default: str) -> str:
        return self.inside(key, table.get(key, default))

    def inside(self, key: str, value: object) -> str:
        """Return a path that stays in the project: configuration may come from elsewhere."""
        if not isinstance(value, str) or not value.strip() or "\0" in value:
            raise self.error(key, f"'{key}' must be the path of a folder, not {value!r}")
        path = PurePosixPath(value)
        if path.is_absolute() or ".." in path.parts:
            raise self.error(
                key, f"'{value}' leaves the project; name it on the command line instead"
            )
        return str(path)

    def error(self, key: str, message: str) -> ConfigError:
        # tomllib keeps no lines, so the first line that begins with the key stands in.
        found = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.]", self.text, re.M)
        line = f":{self.text.count(chr(10), 0, found.start()) + 1}" if found else ""
        return ConfigError(f"{self.path}{line}: {message}")


def suggestion(word: str, known: tuple[str, ...]) -> str:
    """Return "; did you mean 'sources'?" for a near miss, else what is known."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), known, n=1)
    return f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(known)}"
