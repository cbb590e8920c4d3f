"""`discrepant baseline`: keep the list of known findings."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from discrepant import project
from discrepant.choosing import baselines, chosen
from discrepant.cli.exits import OK
from discrepant.cli.notes import note, tell
from discrepant.cli.settings import settings
from discrepant.writing import to_file


def run(options: argparse.Namespace) -> int:
    """Write the list of known findings, or drop from it what no longer occurs."""
    config = settings(options)
    if options.file:
        config = replace(config, baseline=str(Path(options.file).absolute()))
    path, called = chosen.baseline(config), chosen.called(config)
    if options.action == "create" and path.exists():
        raise baselines.BaselineError(
            f"{called}: is there already; discrepant baseline update writes it anew"
        )
    old = () if options.action == "create" else baselines.read(path, called)
    report = project.report(config, None, options.expectations)
    tell(report)
    findings = report.findings
    new = baselines.of_findings(findings)
    if options.action == "prune":
        new = baselines.pruned(old, findings)
    to_file(path, baselines.written(new), called)
    note(f"wrote {called}: {baselines.difference(old, new)}")
    return OK
