"""`discrepant read`: list every figure and date of articles."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from discrepant import extract, load, pipeline, project
from discrepant.cli import given
from discrepant.cli.exits import OK
from discrepant.cli.notes import note, tell_skipped
from discrepant.cli.settings import settings
from discrepant.model import Mention, Source
from discrepant.render import mentions_jsonl, mentions_text
from discrepant.render.escapes import line
from discrepant.wording import counted
from discrepant.writing import to_stdout

_Read = tuple[Source, tuple[Mention, ...]]


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
    if not options.verbose:
        read = _without_furniture(read)
    for remark in (told for pair in read for told in extract.remarks(*pair)):
        note(line(f"warning: {remark}"))
    if options.format == "jsonl":
        to_stdout(mentions_jsonl.render(read))
    else:
        to_stdout(mentions_text.render(read))
    return OK


def _without_furniture(read: Sequence[_Read]) -> list[_Read]:
    """Leave out what is no part of an article, and say how much that was."""
    kept = [
        (source, tuple(each for each in mentions if not each.unread.startswith("furniture")))
        for source, mentions in read
    ]
    if left := sum(len(all_) - len(own) for (_, all_), (_, own) in zip(read, kept, strict=True)):
        seen = f"{counted(left, 'figure or date', 'figures and dates')} of furniture"
        note(f"{seen} left out (counters, ratings, links to other articles): -v lists them")
    return kept
