"""What do failing expectations cost a pytest session, beside as many tests that fail?

Both sessions, each in a fresh process and shown as pytest shows them; the seconds are those of
the processor.  `python -m benchmarks.failures 10000` asks for other numbers of failures; the
plain tests then take minutes, since for each failure pytest looks through all items.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.markdown_table import markdown

SIZES = (500, 1_000, 2_000)
WORDS = "amber birch cedar delta ember fjord grove haven inlet jetty knoll ledge marsh".split()
PLAIN = """\
import pytest

@pytest.mark.parametrize("number", range({size}))
def test_it(number):
    pytest.fail(f"people of {{number}}: 10 or 20\\n  10  a.txt\\n  20  b.txt\\n  compared 2", False)
"""


def main() -> None:
    """Print a table of seconds by the number of failures."""
    sizes = [int(each) for each in sys.argv[1:]] or SIZES
    heads = ("failures", "expectations", "plain tests", "ratio")
    print(markdown(heads, [_row(size) for size in sizes]))


def _row(size: int) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pytest.ini").write_text("[pytest]\n")
        _project(folder, size)
        (folder / "test_plain.py").write_text(PLAIN.format(size=size))
        _session(folder, "--collect-only", "test_plain.py")  # the first one compiles
        ours, plain = (_session(folder, each) for each in ("expectations", "test_plain.py"))
    return f"{size:,}", f"{ours:.1f} s", f"{plain:.1f} s", f"{ours / plain:.1f} ×"


def _project(folder: Path, size: int) -> None:
    """Write two articles that differ on every one of so many quantities."""
    for each in ("seeds", "expectations"):
        (folder / each).mkdir()
    (folder / "discrepant.toml").write_text("")
    names = [
        f"{WORDS[n % 13]}{WORDS[n // 13 % 13]}{WORDS[n // 169 % 13]}{n // 2197}"
        for n in range(size)
    ]
    words = [name.translate(str.maketrans("0123456789", "qwxzvjkpfy")) for name in names]
    for source, more in (("a", 10), ("b", 20)):
        lines = [
            f"Inspectors counted {more + n} people with {word}." for n, word in enumerate(words)
        ]
        (folder / "seeds" / f"{source}.txt").write_text("\n\n".join(lines))
    for first in range(0, size, 500):
        own = list(enumerate(words))[first : first + 500]
        quantities = [
            f"  q{n}: {{what: people with {word}, unit: person, find: [{{with: [{word}]}}]}}\n"
            for n, word in own
        ]
        asked = [f"  e{n}: {{agree: q{n}}}\n" for n, _ in own]
        text = f"quantities:\n{''.join(quantities)}expectations:\n{''.join(asked)}"
        (folder / "expectations" / f"e{first:05}.yaml").write_text(text)


def _session(folder: Path, *words: str) -> float:
    """Return the seconds of the processor that one session takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words],
        cwd=folder,
        env={key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
        check=False,
        capture_output=True,
    )
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


if __name__ == "__main__":
    main()
