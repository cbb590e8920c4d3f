"""`discrepant explain`: say why a finding or an expectation came to what it came to."""

from __future__ import annotations

import argparse

from discrepant import explain
from discrepant.choosing import wanted
from discrepant.cli import given
from discrepant.cli.exits import OK
from discrepant.cli.settings import settings
from discrepant.render import explanation
from discrepant.writing import to_stdout


def run(options: argparse.Namespace) -> int:
    """Print why a finding or an expectation came to what it came to."""
    report = given.report(options, settings(options))
    found = explain.explain(report, *wanted.subject(report, options.subject))
    to_stdout(explanation.FORMATS[options.format](found))
    return OK
