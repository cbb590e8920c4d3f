"""Where is kept what need not be worked out again, and where lies what worked it out?"""

from __future__ import annotations

import os
from pathlib import Path

from discrepant.config import Config

# The folder of this package: other files in it may come to another result.
PACKAGE = Path(__file__).parents[1]


def folder(config: Config) -> Path | None:
    """Return the folder of the cache; None where nothing is to be kept."""
    if config.cache is None:
        return None
    if config.cache:
        return config.root / config.cache
    home = os.environ.get("XDG_CACHE_HOME", "")
    # The XDG base directory specification: a path that is not absolute is to be ignored.
    if home and Path(home).is_absolute():
        return Path(home) / "discrepant"
    try:
        return Path.home() / ".cache" / "discrepant"
    except RuntimeError:  # nobody's home
        return None
