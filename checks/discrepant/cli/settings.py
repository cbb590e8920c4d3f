"""Which settings hold for this run: those of the configuration, or of the options?"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from discrepant import config
from discrepant.config import Config, UsageError


def settings(options: argparse.Namespace) -> Config:
    """Return the configuration, without a cache where the caller wants none."""
    found = config.find(_here())
    found = replace(found, jobs=getattr(options, "jobs", 0))
    return found if options.cache else replace(found, cache=None)


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise UsageError(f"the folder that this was called in: {error.strerror or error}") from None


def chosen(options: argparse.Namespace, config: Config) -> Config:
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
