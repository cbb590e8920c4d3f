"""What do the expectation files of a project say, and what has been accepted?"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from discrepant import expectations
from discrepant.config import Config, UsageError, leaves, links_out
from discrepant.load import files, known
from discrepant.load.files import UnusableError
from discrepant.model import Acceptance, Ruleset
from discrepant.yaml_nodes import Fields, Node, each, items, parse, text

ACCEPTED = "accepted.yaml"
SUFFIXES = (".yaml", ".yml")
MAX_BYTES = 20_000_000
OTHERS = (ACCEPTED, known.FILE)


class RulesError(UsageError):
    """Raised where there are no expectation files, or one cannot be read as text."""


def expectation_files(config: Config, paths: Sequence[str] = ()) -> tuple[Path, ...]:
    """Return the expectation files: those of `paths` (files, folders), else the configured.

    Raises RulesError where a path is not there, leads elsewhere, or none is found.
    """
    if not all(paths):
        raise RulesError("--expectations of no letters; name a file or a folder")
    homes = [Path(path) for path in paths] or _configured(config)
    found = sorted(path for home in homes for path in _within(home, config))
    _check_size(found, config)
    if not found:
        where = ", ".join(paths or config.expectations)
        raise RulesError(
            f"no expectation file in {where}; begin one with: discrepant init, "
            "or name one with --expectations"
        )
    return tuple(dict.fromkeys(found))


def present(config: Config) -> tuple[Ruleset, ...]:
    """Return what the expectation files of a project declare, nothing where it has none yet."""
    homes = _configured(config)
    found = sorted(path for home in homes if home.exists() for path in _within(home, config))
    return rulesets(found, config)


def rulesets(paths: Iterable[Path], config: Config) -> tuple[Ruleset, ...]:
    """Return what the expectation files declare.

    Raises ExpectationError with the problems of all of them, RulesError for what is no text.
    """
    return each(paths, lambda path: ruleset(path, config))


def ruleset(path: Path, config: Config) -> Ruleset:
    """Return what one expectation file declares; raises as `rulesets`."""
    shown = files.told(path, config.root)
    return expectations.read(_text(path, shown), shown)


def acceptances(config: Config, paths: Sequence[str] = ()) -> tuple[Acceptance, ...]:
    """Return what stands in the accepted.yaml of the folders of the expectations.

    `until` is kept as it is written; no clock is asked whether that day has passed.  Raises
    ExpectationError for a file that cannot be read.
    """
    found = [path for path in accepted_files(config, paths) if os.path.lexists(path)]
    return tuple(one for path in found for one in _accepted(path, config))


def accepted_files(config: Config, paths: Sequence[str] = ()) -> tuple[Path, ...]:
    """Return where the accepted.yaml of the expectations lie, whether or not they exist."""
    homes = [Path(path) for path in paths] or [config.root / each for each in config.expectations]
    folders = dict.fromkeys(home if home.is_dir() else home.parent for home in homes)
    return tuple(folder / ACCEPTED for folder in folders)


def accepted(content: str, shown: str) -> tuple[Acceptance, ...]:
    """Return what the text of an accepted.yaml says; raises ExpectationError with `shown`."""
    return () if known.is_blank(content) else each(items(parse(content, shown)), _acceptance)


def _configured(config: Config) -> list[Path]:
    """Return the folders of the configuration; raises RulesError where a link leads out of it."""
    homes = [config.root / folder for folder in config.expectations]
    for home in homes:
        if leaves(home, config.root):
            shown = files.told(home, config.root)
            raise RulesError(f"{shown}: a link that leaves the project; name it: --expectations")
    return homes


def _check_size(paths: Iterable[Path], config: Config) -> None:
    sizes = {path: path.stat().st_size for path in paths if path.is_file()}
    size = sum(sizes.values())
    if size > MAX_BYTES:
        largest = files.told(max(sizes, key=lambda path: sizes[path]), config.root)
        raise RulesError(
            f"{largest}:1:1: the largest expectation file of {size:,} bytes in all; "
            f"at most {MAX_BYTES // 1_000_000} MB are read"
        )


def _within(home: Path, config: Config) -> Iterator[Path]:
    if files.is_folder(home):
        for entry in files.walk(home, SUFFIXES):
            if entry.path.name in OTHERS:
                continue
            if entry.reason:
                shown = files.told(entry.path, config.root)
                raise RulesError(f"{shown}:1:1: {entry.reason}; expectation files are UTF-8 text")
            yield entry.path
    elif os.path.lexists(home):
        yield home
    elif files.shown(home, config.root) not in config.expectations:
        raise RulesError(f"{files.told(home, config.root)}: no such file or folder")


def _accepted(path: Path, config: Config) -> tuple[Acceptance, ...]:
    shown = files.told(path, config.root)
    if links_out(path, config.root):
        raise RulesError(f"{shown}:1:1: a link that leaves the project; write a file instead")
    return accepted(_text(path, shown), shown)


def _acceptance(node: Node) -> Acceptance:
    with Fields(node, ("finding", "reason", "until", "who")) as fields:
        return Acceptance(
            fields.need("finding", text, ""),
            fields.need("reason", text, ""),
            fields.get("until", lambda value: known.day(value).isoformat(), ""),
            fields.get("who", text, ""),
        )


def _text(path: Path, shown: str) -> str:
    try:
        return files.text(path)
    except UnusableError as error:
        place = f"{shown}:{error.line}:{error.column}"
        raise RulesError(f"{place}: {error}; expectation files are UTF-8 text") from None
