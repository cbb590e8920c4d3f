"""Run the command: `python -m discrepant`."""

from __future__ import annotations

import sys

from discrepant.cli import main

if __name__ == "__main__":
    sys.exit(main())
