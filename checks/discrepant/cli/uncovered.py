"""`discrepant uncovered`: list the figures and dates that no quantity looks at."""

from __future__ import annotations

import argparse

from discrepant import load, project, uncovered
from discrepant.cli import given
from discrepant.cli.exits import OK
from discrepant.cli.notes import tell
from discrepant.cli.settings import settings
from discrepant.render import uncovered_jsonl, uncovered_text
from discrepant.writing import to_stdout


def run(options: argparse.Namespace) -> int:
    """Print the figures and dates that no quantity looks at."""
    config = settings(options)
    articles = given.articles(options, config) if options.paths else load.configured(config)
    rulesets = load.rulesets(load.expectation_files(config, options.expectations), config)
    report = project.held(config, rulesets, articles, options.expectations).report
    tell(report)
    kept = project.kept(config, rulesets)
    found = uncovered.groups(report, articles.sources, rulesets, kept)
    renderer = uncovered_jsonl if options.format == "jsonl" else uncovered_text
    to_stdout(renderer.render(found))
    return OK
