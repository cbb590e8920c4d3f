"""What is standard output: how wide, and in colour?"""

from __future__ import annotations

import os
import sys
from shutil import get_terminal_size


def width() -> int:
    """Return the columns of the terminal, within what reads well; 100 where there is none."""
    if sys.stdout is None or not sys.stdout.isatty():
        return 100
    return min(max(get_terminal_size().columns, 60), 120)


def colour(wish: str) -> bool:
    """Tell whether text is coloured; `wish` is auto, always or never."""
    if wish != "auto":
        return wish == "always"
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
