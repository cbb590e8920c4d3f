"""`discrepant check`: hold articles against the expectations."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from discrepant import chosen, project, recording, render
from discrepant.cli import given, progress
from discrepant.cli.exits import CONTRADICTIONS, NOTHING_COMPARED, OK, USAGE
from discrepant.cli.notes import note, tell
from discrepant.cli.options import FORMATS
from discrepant.config import Config, as_toml, output
from discrepant.load.files import shown
from discrepant.model import Report
from discrepant.project import Checked, Document
from discrepant.recording import Recorded
from discrepant.render.pictures import MARK
from discrepant.wording import counted
from discrepant.writing import WriteError, remove_others, to_file, to_stdout

# A path, what goes there, and the folder that no link may lead it out of.
_Target = tuple[Path, Document, Path | None]


def run(options: argparse.Namespace) -> int:
    """Hold the articles against the expectations, print the findings and write the reports."""
    config = _chosen(options, given.settings(options))
    if options.print_config:
        return _print_config(config)
    outputs = [_output(each) for each in options.output]
    articles = given.articles(options, config) if options.paths else None
    today = given.today(options)
    with progress.watching(options) as watch:
        everything = project.checked(config, articles, options.expectations, today, watch)
    # What the main job leaves is the record of all findings, whoever wants to hear of which.
    is_main = options.reports and not options.paths
    past = _past(config, everything, options) if is_main else None
    if past is not None:
        everything = replace(everything, since=past.since)
    report = chosen.narrowed(everything.report, config, options.changed_since)
    if not options.quiet:
        tell(report)
    heard = replace(everything, report=report)
    documents = [_named(heard, name, file, config, options) for name, file in outputs]
    kept = project.documents(config, everything) if is_main else ()
    # These paths are the project's own, which may come from anybody: no link leads them astray.
    documents += [(config.root / each.path, each, config.root) for each in kept]
    written = _write_reports(documents, options)
    if kept and written:
        _drop_old_pictures(config, kept)
    if past is not None and written:
        _keep(past, options)
    _show(heard, options)
    return _exit_code(report, config, options) if written else USAGE


def _past(config: Config, checked: Checked, options: argparse.Namespace) -> Recorded:
    name = recording.named(config, checked.articles, options.expectations)
    return recording.recorded(config, checked.report.findings, name)


def _keep(past: Recorded, options: argparse.Namespace) -> None:
    """Write the history; that it cannot be used or written is a remark, and fails no run."""
    problem = past.problem
    try:
        if past.text is not None:
            to_file(past.path, past.text, past.shown)
    except WriteError as error:
        problem = str(error)
    if problem and not options.quiet:
        note(f"warning: {problem}")


def _chosen(options: argparse.Namespace, config: Config) -> Config:
    """Return the configuration with what the options say instead."""
    words = {
        name: tuple(word for each in given_words for word in each.split(",") if word)
        for name, given_words in (("select", options.select), ("ignore", options.ignore))
    }
    return replace(
        config,
        fail_on=options.fail_on or config.fail_on,
        min_level=options.min_level or config.min_level,
        select=words["select"] or config.select,
        ignore=words["ignore"] or config.ignore,
        baseline=str(Path(options.baseline).absolute()) if options.baseline else config.baseline,
    )


def _print_config(config: Config) -> int:
    to_stdout(as_toml(config))
    return OK


def _exit_code(report: Report, config: Config, options: argparse.Namespace) -> int:
    """Return what the run came to; it depends on no format and no output."""
    if report.skipped and options.strict:
        note(f"--strict: {len(report.skipped)} of the articles could not be read")
        return USAGE
    if not report.compared:
        note("nothing was compared; this is not agreement")
        return NOTHING_COMPARED
    return CONTRADICTIONS if chosen.fails(report, config.fail_on) else OK


def _show(checked: Checked, options: argparse.Namespace) -> None:
    page = replace(given.page(options), articles=checked.articles, since=checked.since)
    to_stdout(render.render(checked.report, options.format, page))


def _write_reports(documents: list[_Target], options: argparse.Namespace) -> bool:
    """Write all reports, and tell whether every one of them could be written."""
    written = [_write(*each) for each in documents]
    if written and all(written) and not options.quiet:
        note(f"wrote {_listed([document for _, document, _ in documents])}")
    return all(written)


def _listed(documents: list[Document]) -> str:
    """Return the paths of reports, and how many pictures go with them."""
    paths = ", ".join(document.path for document in documents if not document.part)
    parts = sum(document.part for document in documents)
    return f"{paths} and {counted(parts, 'picture')}" if parts else paths


def _drop_old_pictures(config: Config, kept: Iterable[Document]) -> None:
    """Remove the pictures of an earlier run that no report shows any more."""
    names = frozenset(document.path.rpartition("/")[2] for document in kept)
    remove_others(config.root / project.picture_folder(config), ".svg", MARK, names)


def _named(
    checked: Checked, name: str, file: str, config: Config, options: argparse.Namespace
) -> _Target:
    path = Path(file)
    called = shown(path, config.root)
    return path, project.document(checked, name, called, given.link_base(options)), None


def _write(path: Path, document: Document, home: Path | None) -> bool:
    try:
        to_file(path, document.text, document.path, home)
    except WriteError as error:
        note(str(error))
        return False
    return True


def _output(argument: str) -> tuple[str, str]:
    return output("--output", argument, FORMATS)
