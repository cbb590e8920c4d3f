"""Which articles are there, what is known of them, and which could not be read?"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from discrepant.config import Config, UsageError, leaves, links_out
from discrepant.load import files, known
from discrepant.load.files import Entry, UnusableError
from discrepant.model import Source

SUFFIXES = (".txt",)


class ArticleError(UsageError):
    """Raised where the articles that were asked for are not there."""


@dataclass(frozen=True, slots=True)
class Articles:
    """Hold the articles, those set aside as (path, reason), and remarks on sources.yaml."""

    sources: tuple[Source, ...]
    skipped: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()

    def joined(self, other: Articles) -> Articles:
        """Return both, as one."""
        return Articles(
            self.sources + other.sources,
            self.skipped + other.skipped,
            self.warnings + other.warnings,
        )

    def required(self) -> Articles:
        """Return itself where at least one article could be read; raises ArticleError else."""
        if self.sources:
            return self
        if self.skipped:
            reasons = "".join(f"\n{path}: {reason}" for path, reason in self.skipped)
            raise ArticleError(f"none of the articles can be read{reasons}")
        raise ArticleError("no articles: no .txt file in the folders of `sources`")


def configured(config: Config) -> Articles:
    """Return the articles of the configured folders, every *.txt in them, by path.

    Raises ArticleError for a folder that is not there, ExpectationError for a sources.yaml
    that cannot be read.
    """
    folders = [config.root / folder for folder in config.sources]
    for folder in folders:
        if leaves(folder, config.root):
            shown = files.shown(folder, config.root)
            raise ArticleError(f"{shown}: a link that leaves the project; name it: check PATH…")
    return _articles(folders, config)


def named(paths: Sequence[str], config: Config) -> Articles:
    """Return the articles that were named: files of any name, and every *.txt of folders."""
    if not all(paths):
        raise ArticleError("a path of no letters; name an article or a folder")
    return _articles([Path(path) for path in paths], config)


def declared(config: Config) -> tuple[str, ...]:
    """Return the ids that the sources.yaml of the configured folders know; reads no article."""
    folders = [config.root / folder for folder in config.sources]
    entries = [entry for folder in folders for entry in files.walk(folder, (known.FILE,))]
    return tuple(id_ for each in entries for id_ in _facts(each.path.parent, config.root))


def stdin(content: bytes, name: str, config: Config) -> Articles:
    """Return the one article that came through standard input, as if it were the file `name`."""
    path = Path(name)
    shown = files.shown(path, config.root)
    try:
        text = files.decoded(content)
    except UnusableError as error:
        return Articles((), ((shown, str(error)),))
    facts = _facts(path.parent, config.root)
    return Articles((_source(path, shown, text, facts),))


def _articles(paths: Iterable[Path], config: Config) -> Articles:
    entries = {files.shown(entry.path, config.root): entry for entry in _entries(paths, config)}
    sources: list[Source] = []
    skipped: list[tuple[str, str]] = []
    folders: dict[Path, dict[str, known.Known]] = {}
    for shown, entry in sorted(entries.items()):
        folder = entry.path.parent
        if folder not in folders:
            folders[folder] = _facts(folder, config.root)
        try:
            text = _text(entry)
        except UnusableError as error:
            skipped.append((shown, str(error)))
        else:
            sources.append(_source(entry.path, shown, text, folders[folder]))
    return Articles(_unique(sources), tuple(skipped), tuple(_strangers(folders)))


def _entries(paths: Iterable[Path], config: Config) -> Iterator[Entry]:
    for path in paths:
        if files.is_folder(path):
            yield from files.walk(path, SUFFIXES)
        elif os.path.lexists(path):
            yield Entry(path)
        else:
            shown, told = files.shown(path, config.root), files.told(path, config.root)
            raise ArticleError(f"{told}: no such file or folder{_named_by(config, shown)}")


def _named_by(config: Config, shown: str) -> str:
    if shown not in config.sources:
        return ""
    where = files.shown(config.path, config.root) if config.path else "the default"
    return f" (`sources` of {where}); put articles there, or name them: discrepant check PATH…"


def _text(entry: Entry) -> str:
    if entry.reason:
        raise UnusableError(entry.reason)
    return files.text(entry.path)


def _source(path: Path, shown: str, text: str, facts: dict[str, known.Known]) -> Source:
    stem = Path(shown).stem
    fact = facts.get(shown) or facts.get(path.stem)
    if fact is None:
        return Source(stem, text, shown)
    return Source(stem, text, shown, fact.publisher, fact.original, fact.published, fact.story)


def _unique(sources: list[Source]) -> tuple[Source, ...]:
    """Return the articles with the path for an id where two have the same stem."""
    often = Counter(source.id for source in sources)
    return tuple(
        source if often[source.id] == 1 else replace(source, id=source.path) for source in sources
    )


def _facts(folder: Path, root: Path) -> dict[str, known.Known]:
    path = folder / known.FILE
    if not os.path.lexists(path):
        return {}
    shown = files.shown(path, root)
    if links_out(path, root):
        raise ArticleError(f"{shown}:1:1: a link that leaves the project; write a file instead")
    try:
        return known.read(files.text(path), shown)
    except UnusableError as error:
        message = f"{error}; {known.FILE} is UTF-8 text"
        raise ArticleError(f"{shown}:{error.line}:{error.column}: {message}") from None


def _strangers(folders: dict[Path, dict[str, known.Known]]) -> Iterator[str]:
    for folder, facts in folders.items():
        if facts:
            stems = {path.stem for path in folder.iterdir() if path.name != known.FILE}
            yield from known.strangers(facts.values(), stems)
