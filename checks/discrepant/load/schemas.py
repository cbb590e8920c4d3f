"""Which JSON Schemas does the package hold, for editors and other programs?"""

from __future__ import annotations

from importlib import resources

# Of expectation files, of `check --format json`, of a line of `check --format claims-jsonl`,
# of a line of the history beside the reports.
NAMES = ("expectations", "report", "claims", "history")


def text(name: str) -> str:
    """Return the JSON Schema `name`, one of NAMES."""
    return resources.files("discrepant").joinpath("schemas", f"{name}.json").read_text("utf-8")
