"""What does the plugin cost a pytest session that has no expectations?

Runs the same session with and without it, in turn, each in a fresh process, and prints the
medians and their difference; the promise is less than 20 ms.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 15
ALONE = ("-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", "-p", "no:cov")


def session(folder: Path, *words: str) -> float:
    """Return the milliseconds that one session takes."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pytest", *ALONE, *words],
        cwd=folder,
        env={key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
        check=True,
        capture_output=True,
    )
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print the cost of the plugin."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test_one.py").write_text("def test_one(): pass\n")
        (folder / "compose.yaml").write_text("services: {}\n")
        session(folder)  # the first one compiles
        pairs = [(session(folder, "-p", "no:discrepant"), session(folder)) for _ in range(ROUNDS)]
    without, with_it = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(
        f"without {without:.0f} ms, with {with_it:.0f} ms: {with_it - without:+.1f} ms (under 20)"
    )


if __name__ == "__main__":
    main()
