"""`discrepant init`: write a first expectation file from articles."""

from __future__ import annotations

import argparse
from pathlib import Path

from discrepant import load
from discrepant.authoring import starting
from discrepant.cli import given
from discrepant.cli.exits import NOTHING_COMPARED, OK
from discrepant.cli.notes import note, tell_skipped
from discrepant.cli.settings import settings
from discrepant.config import UsageError
from discrepant.load import schemas
from discrepant.load.files import shown
from discrepant.writing import to_file, to_stdout


def run(options: argparse.Namespace) -> int:
    """Write a first expectation file, and the schema beside it."""
    config = settings(options)
    path = Path(options.to or config.root / config.expectations[0] / "first.yaml")
    if options.to != "-" and path.exists():
        raise UsageError(f"{shown(path, config.root)}: is there already; name another with --to")
    articles = given.articles(options, config) if options.paths else load.configured(config)
    tell_skipped(articles)
    draft = starting.draft(articles.required().sources, load.present(config))
    if not draft.quantities:
        note("no quantity that two articles mention was found; write the file by hand")
        return NOTHING_COMPARED
    if options.to == "-":
        to_stdout(draft.text)
        return OK
    schema = schemas.text("expectations")
    for file, text in ((path, draft.text), (path.parent / starting.SCHEMA, schema)):
        to_file(file, text, shown(file, config.root))
        note(f"wrote {shown(file, config.root)}")
    return OK
