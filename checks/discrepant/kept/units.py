"""What did pint say of these units the last time?  A cache that may be deleted at any time.

Importing pint takes longer than comparing five articles.  What cannot be read or written is
as if it were not there: pint is asked again and the result is the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from importlib.machinery import PathFinder
from pathlib import Path

from discrepant.config import Config
from discrepant.kept.folder import folder
from discrepant.model import Ruleset
from discrepant.writing import WriteError, to_file

# To be raised when Units.kept or what it is made of changes its meaning.
READER = 1
MAX_BYTES = 2_000_000


def recall(config: Config, rulesets: Sequence[Ruleset]) -> str:
    """Return what Units.kept gave for these expectations in an earlier run, "" where unknown."""
    path = _path(config, rulesets)
    try:
        if path is None or not path.is_file() or path.stat().st_size > MAX_BYTES:
            return ""
        entry = json.loads(path.read_bytes())
        kept = entry["kept"]
        return kept if entry["sum"] == _digest(kept) else ""
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ""


def store(config: Config, rulesets: Sequence[Ruleset], kept: str) -> None:
    """Keep what Units.kept gave, for the next run; where that cannot be, say nothing.

    Runs at the same time may store the same: each writes a file of its own and renames it.
    """
    path = _path(config, rulesets) if kept else None
    if path is None:
        return
    try:
        entry = json.dumps({"kept": kept, "sum": _digest(kept)})
        # A cache of the project lies in the project: no link of it leads the write elsewhere.
        to_file(path, entry, str(path), config.root if config.cache else path.parent)
    except WriteError:
        return  # a slower next run is no reason to trouble anybody


def _path(config: Config, rulesets: Sequence[Ruleset]) -> Path | None:
    """Return the file for these units and this pint; None where nothing is to be kept."""
    home, pint = folder(config), _pint()
    if home is None or not pint:
        return None
    definitions = [text for ruleset in rulesets for text, _ in ruleset.units]
    asked = sorted({each.unit for ruleset in rulesets for each in ruleset.quantities})
    key = _digest(json.dumps([READER, pint, definitions, asked]))
    return home / f"units-{key[:32]}.json"


def _pint() -> str:
    """Return the name and version of the pint that would be imported, "" where they are unknown.

    By the name of the folder that installers leave: importlib.metadata would say the same, and
    its import alone takes a third of a run.
    """
    found = PathFinder.find_spec("pint")
    if found is None or found.origin is None:
        return ""
    beside = Path(found.origin).parent.parent
    names = sorted(each.name for each in beside.glob("*.dist-info"))
    return " ".join(name for name in names if name.lower().startswith("pint-"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
