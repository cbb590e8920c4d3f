"""`discrepant check`: hold articles against the expectations."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from discrepant.cli import terminal
from discrepant.cli.delivery import Delivery, deliver, delivery_of, fields_of
from discrepant.cli.exits import OK, USAGE
from discrepant.cli.settings import chosen, settings
from discrepant.config import Config, as_toml
from discrepant.kept import replay
from discrepant.writing import to_stdout


def run(options: argparse.Namespace) -> int:
    """Hold the articles against the expectations, print the findings and write the reports."""
    config = chosen(options, settings(options))
    if options.print_config:
        to_stdout(as_toml(config))
        return OK
    if not _may_be_replayed(config, options):
        return deliver(_worked_out(config, options), quiet=options.quiet)
    words = _words(options)
    try:
        key, history = replay.key(config, words), replay.history(config)
    except replay.UnknownError:
        return deliver(_worked_out(config, options), quiet=options.quiet)
    kept = replay.recall(config, words, key + history)
    known = None if kept is None else delivery_of(*kept)
    delivery = known or _worked_out(config, options)
    code = deliver(delivery, quiet=options.quiet)
    if known is None and code == delivery.code != USAGE:
        _keep(config, words, key, delivery)
    return code


def _worked_out(config: Config, options: argparse.Namespace) -> Delivery:
    # Not on top: a run that was made before needs none of it.
    from discrepant.cli.working import worked_out

    return worked_out(config, options)


# ---------------------------------------------------------------- the same run again


def _may_be_replayed(config: Config, options: argparse.Namespace) -> bool:
    """Tell whether all that the run depends on can be known without making it."""
    asked = options.paths or options.expectations or options.changed_since
    return options.called and config.cache is not None and not asked


def _words(options: argparse.Namespace) -> list[object]:
    """Return what a run depends on besides files: options, terminal, folder and day."""
    place = (terminal.width(), terminal.colour(options.color), str(Path.cwd()))
    return [*sorted(vars(options).items()), *place, options.today or date.today().isoformat()]


def _keep(config: Config, words: Sequence[object], key: str, delivery: Delivery) -> None:
    """Keep what a run came to, unless something changed while it ran."""
    with suppress(replay.UnknownError):
        if replay.key(config, words) == key:
            replay.store(config, words, key + replay.history(config), *fields_of(delivery))
