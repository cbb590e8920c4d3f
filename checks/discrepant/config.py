"""Where do the articles, the expectations and the reports of a project lie?

`[tool.discrepant]` in pyproject.toml, or discrepant.toml, looked for upwards.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discrepant.model import Level

SECTION = "tool.discrepant"
KEYS = (
    *("sources", "expectations", "reports", "cache", "levels"),
    *("fail_on", "min_level", "select", "ignore", "baseline"),
)
FAIL_ON = ("error", "warning", "note", "never")
LEVELS = FAIL_ON[:3]
MAX_CHARACTERS = 1_000_000
MAX_PARTS = 50
# "a.b.c" of a hundred thousand parts, which tomllib reads for minutes.
_PART = r"""(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_LONG_KEY = re.compile(rf"(?:\.[ \t]*{_PART}[ \t]*){{{MAX_PARTS}}}")
# In the folder of the reports.
HISTORY = "history.jsonl"


class UsageError(Exception):
    """Raised for what the caller can put right; each line reads "path:line: what; what instead".

    The command ends with exit 2 on it and shows the message alone.
    """


class ConfigError(UsageError):
    """Raised for a configuration that cannot be used."""


@dataclass(frozen=True, slots=True)
class Config:
    """Hold the folders of a project, relative to `root`, with forward slashes.

    `path` is the file that says so, None where nothing did and the defaults hold.  `cache` is
    the folder for what need not be worked out again, "" for that of the user, None for none.
    `levels` are those of kinds of finding, by name.  The others say which findings fail a run
    and which are heard of at all: by ids, kinds, tags and fingerprints, and by the file of
    those that are known.  `jobs` is how many processes read articles, 0 for as many as pay.
    """

    root: Path
    sources: tuple[str, ...] = ("seeds",)
    expectations: tuple[str, ...] = ("expectations",)
    reports: str = "reports"
    path: Path | None = None
    cache: str | None = ""
    levels: tuple[tuple[str, Level], ...] = ()
    fail_on: str = "error"
    min_level: str = "note"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: str = ""
    jobs: int = 0


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


def leaves(path: Path, root: Path) -> bool:
    """Tell whether a link leads a path of a project out of the folder `root`."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def links_out(path: Path, root: Path) -> bool:
    """Tell whether a file is a link out of its folder and out of the project."""
    return path.is_symlink() and leaves(path, root) and leaves(path, path.parent)


def overridden(config: Config, settings: Mapping[str, object], path: Path) -> Config:
    """Return a configuration with some settings of another file, `path` for the errors.

    The names of the settings are keys; raises ConfigError as `find`.
    """
    read = _Reader(path, "").config(dict(settings))
    return replace(config, **{key: getattr(read, key) for key in settings})


def output(option: str, argument: str, formats: Iterable[str]) -> tuple[str, str]:
    """Return format and file of an option's NAME:FILE; raises UsageError."""
    name, _, file = argument.partition(":")
    if not file and "." in name:
        raise UsageError(
            f"{option} {argument}: no format; write {option} NAME:FILE, as in json:{name}"
        )
    if name not in formats:
        near = suggestion(name, tuple(formats))
        raise UsageError(f"{option} {argument}: unknown format '{name}'{near}")
    if not file:
        raise UsageError(f"{option} {argument}: no file; write {option} {name}:FILE")
    return name, file


def _from_file(path: Path) -> Config | None:
    if not os.path.lexists(path):
        return None
    if not path.is_file():
        raise ConfigError(f"{path}: no file, or a link to none; write the settings into one")
    text = _text(path)
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not TOML: {error}") from None
    except (ValueError, RecursionError):  # tomllib has no limits of its own
        message = "a number too long or brackets too deep to be meant; write it shorter"
        raise ConfigError(f"{path}: {message}") from None
    if path.name == "pyproject.toml":
        tool = table.get("tool", {})
        if not isinstance(tool, dict) or "discrepant" not in tool:
            return None
        table = tool["discrepant"]
    return _Reader(path, text).config(table)


def _text(path: Path) -> str:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigError(f"{path}: cannot be read: {reason}") from None
    if len(text) > MAX_CHARACTERS:
        raise ConfigError(f"{path}: {len(text):,} characters; at most {MAX_CHARACTERS:,} are read")
    if _LONG_KEY.search(text):
        raise ConfigError(f"{path}: a key of more than {MAX_PARTS} parts; write a shorter one")
    return text


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
            cache=self.folder(table, "cache", default.cache) if "cache" in table else "",
            levels=self.levels(table),
            fail_on=self.choice(table, "fail_on", FAIL_ON, default.fail_on),
            min_level=self.choice(table, "min_level", LEVELS, default.min_level),
            select=self.names(table, "select"),
            ignore=self.names(table, "ignore"),
            baseline=self.folder(table, "baseline", "") if "baseline" in table else "",
        )

    def levels(self, table: dict[str, object]) -> tuple[tuple[str, Level], ...]:
        """Return the level of each kind of finding that the table names."""
        if "levels" not in table:
            return ()
        # Not for those who have none: pytest asks for the configuration wherever there is YAML.
        from discrepant.model import FindingKind, Level

        chosen = table["levels"]
        if not isinstance(chosen, dict):
            raise self.error("levels", "'levels' must be a table, as {quoted = \"note\"}")
        kinds, names = tuple(map(str, FindingKind)), tuple(map(str, Level))
        for kind, level in chosen.items():
            if kind not in kinds:
                near = suggestion(kind, kinds)
                raise self.error("levels", f"unknown kind '{kind}' in levels{near}")
            if level not in names:
                near = suggestion(str(level), names)
                raise self.error("levels", f"unknown level {level!r} of '{kind}'{near}")
        return tuple((kind, Level(level)) for kind, level in chosen.items())

    def choice(
        self, table: dict[str, object], key: str, allowed: tuple[str, ...], default: str
    ) -> str:
        value = table.get(key, default)
        if value not in allowed:
            raise self.error(key, f"'{key}' may be {', '.join(allowed)}, not {value!r}")
        return str(value)

    def names(self, table: dict[str, object], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.error(key, f"'{key}' must be a list of ids, kinds, tags or fingerprints")
        return tuple(value)

    def folders(
        self, table: dict[str, object], key: str, default: tuple[str, ...]
    ) -> tuple[str, ...]:
        value = table.get(key, list(default))
        if not isinstance(value, list) or not value:
            raise self.error(key, f"'{key}' must be a list of folders, as [\"{default[0]}\"]")
        return tuple(self.inside(key, each) for each in value)

    def folder(self, table: dict[str, object], key: str, default: str | None) -> str:
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
        found = re.search(rf"^[ \t]*\[?[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", self.text, re.M)
        line = f":{self.text.count(chr(10), 0, found.start()) + 1}" if found else ""
        return ConfigError(f"{self.path}{line}: {message}")


def as_toml(config: Config) -> str:
    """Return the settings of a run as a discrepant.toml that would say the same.

    The first line is a comment on where they were found.
    """
    shown = {key: getattr(config, key) for key in KEYS}
    where = config.path or "the defaults; no discrepant.toml and no [tool.discrepant] was found"
    lines = [f"{key} = {_toml(value)}" for key, value in shown.items() if value]
    return "\n".join([f"# {_toml(str(where))[1:-1]}", *lines]) + "\n"


def _toml(value: object) -> str:
    from json import dumps

    if isinstance(value, str):
        # A JSON string is a basic string of TOML, which wants one more character escaped.
        return dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    items = list(value) if isinstance(value, tuple) else []
    if items and isinstance(items[0], tuple):
        return f"{{{', '.join(f'{kind} = {_toml(str(level))}' for kind, level in items)}}}"
    return f"[{', '.join(map(_toml, items))}]"


def suggestion(word: str, known: tuple[str, ...]) -> str:
    """Return "; did you mean 'sources'?" for a near miss, else what is known."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), known, n=1)
    return f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(known)}"
