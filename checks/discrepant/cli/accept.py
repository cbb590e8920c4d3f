"""`discrepant accept`: write that a finding may stand, and why."""

from __future__ import annotations

import argparse
from datetime import date

from discrepant.authoring import accepting
from discrepant.choosing import wanted
from discrepant.cli import given
from discrepant.cli.exits import OK
from discrepant.cli.notes import note
from discrepant.cli.settings import settings
from discrepant.writing import to_file


def run(options: argparse.Namespace) -> int:
    """Write that a finding may stand, and why."""
    config = settings(options)
    finding = wanted.finding(given.report(options, config), options.finding)
    today = given.today(options) or date.today()
    accepted = accepting.acceptance(finding, options.reason, options.until, options.who, today)
    document = accepting.amended(config, options.expectations, accepted, finding.expectation)
    to_file(document.path, document.text, document.shown)
    note(f"accepted {finding.fingerprint} in {document.shown}: {finding.message}")
    return OK
