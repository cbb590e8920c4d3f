"""`discrepant test`: run the examples inside the expectations."""

from __future__ import annotations

import argparse

from discrepant import load, project
from discrepant.cli.exits import CONTRADICTIONS, NOTHING_COMPARED, OK
from discrepant.cli.notes import note
from discrepant.cli.settings import settings
from discrepant.render import examples_text
from discrepant.writing import to_stdout


def run(options: argparse.Namespace) -> int:
    """Run the examples inside the expectations."""
    config = settings(options)
    rulesets = load.rulesets(load.expectation_files(config, options.expectations), config)
    results = project.examples(config, rulesets)
    to_stdout(examples_text.render(results))
    if not results:
        note("no expectation has examples")
        return NOTHING_COMPARED
    return OK if all(result.passed for result in results) else CONTRADICTIONS
