"""Bring files in: articles, what is known of them, expectations and acceptances.

Nothing below this package sees a path.  What stands in a folder and cannot be read is set
aside with its reason; what the caller named or wrote and cannot be used is a UsageError.
"""

from __future__ import annotations

from discrepant.load.articles import ArticleError, Articles, configured, declared, named, stdin
from discrepant.load.rules import (
    acceptances,
    accepted,
    accepted_files,
    expectation_files,
    present,
    ruleset,
    rulesets,
)

__all__ = [
    "ArticleError",
    "Articles",
    "acceptances",
    "accepted",
    "accepted_files",
    "configured",
    "declared",
    "expectation_files",
    "named",
    "present",
    "ruleset",
    "rulesets",
    "stdin",
]
