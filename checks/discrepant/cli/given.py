"""What do the options say of articles, day and page?"""

from __future__ import annotations

import argparse
import sys
from datetime import date

from discrepant import load, project
from discrepant.cli import terminal
from discrepant.cli.notes import tell
from discrepant.config import Config, UsageError
from discrepant.load import Articles
from discrepant.load.files import MAX_BYTES
from discrepant.model import Report
from discrepant.render import Detail, Page
from discrepant.render.escapes import address


def articles(options: argparse.Namespace, config: Config) -> Articles:
    """Return the articles of the paths; raises UsageError for one that is not there."""
    if "-" not in options.paths:
        return load.named(options.paths, config)
    piped = load.stdin(_piped(), options.stdin_filename, config)
    rest = [path for path in options.paths if path != "-"]
    return piped.joined(load.named(rest, config))


def _piped() -> bytes:
    """Return what comes through standard input, a little more than an article may hold at most."""
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"standard input: cannot be read: {error.strerror or error}") from None


def report(options: argparse.Namespace, config: Config) -> Report:
    """Return what comes of the articles and the expectations, and say what could not be used."""
    named = articles(options, config) if options.paths else None
    found = project.report(config, named, options.expectations, today(options))
    tell(found)
    return found


def today(options: argparse.Namespace) -> date | None:
    """Return the day that --today names; None where the clock is to be asked."""
    try:
        return date.fromisoformat(options.today) if options.today else None
    except ValueError:
        raise UsageError(f"--today {options.today}: no day; write 2025-01-31") from None


def page(options: argparse.Namespace) -> Page:
    """Return what standard output is, as a place for reports."""
    detail = Detail.FINDINGS if options.quiet else Detail.USUAL
    return Page(
        width=terminal.width(),
        colour=terminal.colour(options.color),
        detail=Detail.EVERYTHING if options.verbose else detail,
        link_base=link_base(options),
    )


def link_base(options: argparse.Namespace) -> str:
    """Return what links begin with, as an address that no Markdown can mistake."""
    scheme, mark, rest = options.link_base.partition("://")
    base = scheme + mark + address(rest) if mark else address(scheme)
    return base if not base or base.endswith("/") else f"{base}/"
