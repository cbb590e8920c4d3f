"""`discrepant read`: list every figure and date of articles."""

from __future__ import annotations

import argparse

from discrepant import extract, load, pipeline, project
from discrepant.cli import given
from discrepant.cli.exits import OK
from discrepant.cli.notes import note, tell_skipped
from discrepant.cli.settings import settings
from discrepant.render import mentions_jsonl, mentions_text
from discrepant.render.escapes import line
from discrepant.writing import to_stdout


def run(options: argparse.Namespace) -> int:
    """Print every figure and date of the articles, in the units of the project's expectations."""
    config = settings(options)
    articles = given.articles(options, config)
    tell_skipped(articles)
    rulesets = load.present(config)
    kept = project.kept(config, rulesets)
    read = [
        (source, pipeline.with_units(source, extract.read(source), rulesets, kept))
        for source in articles.required().sources
    ]
    for remark in (told for pair in read for told in extract.remarks(*pair)):
        note(line(f"warning: {remark}"))
    if options.format == "jsonl":
        to_stdout(mentions_jsonl.render(read))
    else:
        to_stdout(mentions_text.render(read))
    return OK
