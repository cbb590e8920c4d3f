"""What is fuzzed: the name of each target, and its function from bytes to nothing.

A target raises where the contract is broken; the errors that are documented it takes.
"""

from __future__ import annotations

from fuzz import (
    articles,
    equations,
    expectation_files,
    project_files,
    renderers,
    unit_definitions,
)

TARGETS = {
    "articles": articles.target,
    "equations": equations.target,
    "expectation_files": expectation_files.target,
    "project_files": project_files.target,
    "renderers": renderers.target,
    "unit_definitions": unit_definitions.target,
}
