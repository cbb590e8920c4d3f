"""`discrepant serve`: show the report in a browser, where it can be worked on."""

from __future__ import annotations

import argparse
import webbrowser

from discrepant import load
from discrepant.cli import given
from discrepant.cli.exits import OK
from discrepant.cli.notes import note
from discrepant.cli.settings import settings
from discrepant.config import UsageError
from discrepant.serving.server import listening
from discrepant.serving.site import Site
from discrepant.writing import to_stdout


def run(options: argparse.Namespace) -> int:
    """Serve the page of the project until somebody interrupts it."""
    _look_for(options)
    site = Site(
        lambda: settings(options), options.expectations, given.today(options), options.paths
    )
    with listening(site, options.host, options.port, note) as server:
        to_stdout(f"{server.home.address}\n")
        note("the address is for you alone; Ctrl-C ends it")
        if options.open:
            webbrowser.open(server.home.address)
        server.serve_forever()
    return OK


def _look_for(options: argparse.Namespace) -> None:
    """Raise UsageError for articles that are not there when it begins; later the page says so."""
    if "-" in options.paths:
        raise UsageError("-: standard input cannot be followed; save it in a file")
    load.named(options.paths, settings(options))
