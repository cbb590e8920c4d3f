"""Find where articles contradict each other, and themselves.

>>> import discrepant
>>> rules = discrepant.read_expectations(yaml_text, "expectations/flood.yaml")
>>> report = discrepant.check([discrepant.Source("a", text, "a.txt")], [rules])
>>> [finding.message for finding in report.findings]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discrepant.expectations import read as read_expectations
    from discrepant.extract import read as read_mentions
    from discrepant.model import Acceptance, Claim, Finding, Mention, Report, Ruleset, Source
    from discrepant.pipeline import check

__all__ = [
    "Acceptance",
    "Claim",
    "DiscrepantWarning",
    "Finding",
    "Mention",
    "Report",
    "Ruleset",
    "Source",
    "check",
    "read_expectations",
    "read_mentions",
]

# Loaded when asked for: pytest imports this package in every session, whether or not it has
# expectations, and nobody should wait for that.
_HOMES = {
    "Acceptance": ("discrepant.model", "Acceptance"),
    "Claim": ("discrepant.model", "Claim"),
    "Finding": ("discrepant.model", "Finding"),
    "Mention": ("discrepant.model", "Mention"),
    "Report": ("discrepant.model", "Report"),
    "Ruleset": ("discrepant.model", "Ruleset"),
    "Source": ("discrepant.model", "Source"),
    "check": ("discrepant.pipeline", "check"),
    "read_expectations": ("discrepant.expectations", "read"),
    "read_mentions": ("discrepant.extract", "read"),
}


class DiscrepantWarning(UserWarning):
    """Warn of a finding that is no error: its level is warning or note."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'discrepant' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    found: object = getattr(import_module(module), attribute)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
