"""What does a run of `discrepant check` come to?"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from discrepant import project, render
from discrepant.choosing import chosen
from discrepant.cli import given, progress
from discrepant.cli.delivery import Delivery, Letter, Pictures
from discrepant.cli.exits import CONTRADICTIONS, NOTHING_COMPARED, OK, USAGE
from discrepant.cli.notes import remarks
from discrepant.cli.options import FORMATS
from discrepant.config import Config, output
from discrepant.load.files import shown
from discrepant.model import Report
from discrepant.past import recording
from discrepant.past.recording import Recorded
from discrepant.project import Checked, Document
from discrepant.render.pictures import MARK
from discrepant.writing import encoded


def worked_out(config: Config, options: argparse.Namespace) -> Delivery:
    """Hold the articles against the expectations, and return all that is to be said and written.

    Raises UsageError, and ExpectationError for expectation files that cannot be used.
    """
    outputs = [output("--output", each, FORMATS) for each in options.output]
    checked = _checked(config, options)
    # What the main job leaves is the record of all findings, whoever wants to hear of which.
    is_main = options.reports and not options.paths
    past = _past(config, checked, options) if is_main else None
    if past is not None:
        checked = replace(checked, since=past.since)
    report = chosen.narrowed(checked.report, config, options.changed_since)
    heard = replace(checked, report=report)
    # One at a time becomes bytes, which take less room than text.
    kept = [_own(each, config) for each in project.documents(config, checked)] if is_main else []
    code, closing = _end(report, config, options)
    delivery = Delivery(
        code,
        _shown(heard, options),
        () if options.quiet else tuple(remarks(report)),
        closing,
        (
            *(_named(heard, name, file, config, options) for name, file in outputs),
            *kept,
        ),
        _pictures(config, kept) if kept else None,
    )
    return delivery if past is None else _with_history(delivery, past)


def _checked(config: Config, options: argparse.Namespace) -> Checked:
    articles = given.articles(options, config) if options.paths else None
    today = given.today(options)
    with progress.watching(options) as watch:
        return project.checked(config, articles, options.expectations, today, watch)


def _past(config: Config, checked: Checked, options: argparse.Namespace) -> Recorded:
    name = recording.named(config, checked.articles, options.expectations)
    return recording.recorded(config, checked.report.findings, name)


def _with_history(delivery: Delivery, past: Recorded) -> Delivery:
    history = None if past.text is None else Letter(str(past.path), past.shown, encoded(past.text))
    return replace(delivery, history=history, problem=past.problem)


def _end(
    report: Report, config: Config, options: argparse.Namespace
) -> tuple[int, tuple[str, ...]]:
    """Return the exit code, which depends on no format and no output, and what is said with it."""
    if report.skipped and options.strict:
        return USAGE, (f"--strict: {len(report.skipped)} of the articles could not be read",)
    if not report.compared:
        return NOTHING_COMPARED, ("nothing was compared; this is not agreement",)
    return (CONTRADICTIONS if chosen.fails(report, config.fail_on) else OK), ()


def _shown(checked: Checked, options: argparse.Namespace) -> str:
    page = replace(given.page(options), articles=checked.articles, since=checked.since)
    return render.render(checked.report, options.format, page)


def _named(
    checked: Checked, name: str, file: str, config: Config, options: argparse.Namespace
) -> Letter:
    path = Path(file)
    called = shown(path, config.root)
    document = project.document(checked, name, called, given.link_base(options))
    return Letter(str(path), document.path, document.content)


def _own(document: Document, config: Config) -> Letter:
    # These paths are the project's own, which may come from anybody: no link leads them astray.
    path, home = config.root / document.path, str(config.root)
    return Letter(str(path), document.path, document.content, home, document.part)


def _pictures(config: Config, kept: Sequence[Letter]) -> Pictures:
    """Return which pictures stay: those of an earlier run that no report shows any more go."""
    names = tuple(letter.shown.rpartition("/")[2] for letter in kept)
    return Pictures(str(config.root / project.picture_folder(config)), MARK, names)
