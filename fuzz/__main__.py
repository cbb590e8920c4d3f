"""Fuzz one target with atheris: python -m fuzz TARGET [SECONDS] [SEED].

Begins with the files of fuzz/corpus/TARGET.  What reaches new lines is kept in .fuzz/TARGET for
the next run, what breaks the contract is written to fuzz/found/, and the run fails.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
# An answer within bounded time and memory is part of the contract.
LIMITS = ("-timeout=30", "-rss_limit_mb=2048", "-max_len=1500")


def main(name: str, seconds: str = "60", seed: str = "1") -> None:
    """Run the target `name`; libFuzzer ends the process, with 77 where it found something."""
    atheris = import_module("atheris")
    corpus, kept, found = HERE / "corpus" / name, HERE.parent / ".fuzz" / name, HERE / "found"
    for folder in (kept, found):
        folder.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(include=["discrepant"]):
        target = import_module("fuzz.targets").TARGETS[name]
        # Once over the corpus, so that what is imported when asked for is instrumented too.
        for path in sorted(corpus.iterdir()):
            target(path.read_bytes())
    options = (f"-max_total_time={seconds}", f"-seed={seed}", f"-artifact_prefix={found}/{name}-")
    atheris.Setup([sys.argv[0], *options, *LIMITS, str(kept), str(corpus)], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
