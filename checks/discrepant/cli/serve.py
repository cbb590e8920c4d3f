"""`discrepant serve`: show the report in a browser, where it can be worked on."""

from __future__ import annotations

import argparse
import webbrowser

from discrepant.cli import given
from discrepant.cli.exits import OK
from discrepant.cli.notes import note
from discrepant.cli.settings import settings
from discrepant.serving.server import listening
from discrepant.serving.site import Site
from discrepant.writing import to_stdout


def run(options: argparse.Namespace) -> int:
    """Serve the page of the project until somebody interrupts it."""
    site = Site(lambda: settings(options), options.expectations, given.today(options))
    with listening(site, options.host, options.port, note) as server:
        to_stdout(f"{server.home.address}\n")
        note("the address is for you alone; Ctrl-C ends it")
        if options.open:
            webbrowser.open(server.home.address)
        server.serve_forever()
    return OK
