"""`discrepant schema`: print a JSON Schema."""

from __future__ import annotations

import argparse

from discrepant.cli.exits import OK
from discrepant.load import schemas
from discrepant.writing import to_stdout


def run(options: argparse.Namespace) -> int:
    """Print a JSON Schema."""
    to_stdout(schemas.text(options.name))
    return OK
