"""Show what the examples inside the expectations came to: `discrepant test`."""

from __future__ import annotations

from collections.abc import Sequence

from discrepant.model import ExampleResult
from discrepant.render.escapes import line
from discrepant.wording import counted


def render(results: Sequence[ExampleResult]) -> str:
    """Return a line for each example that failed, and one that counts them."""
    failures = [failure(result) for result in results if not result.passed]
    last = f"{counted(len(results), 'example')}, {len(failures)} failed"
    return "".join(f"{each}\n" for each in (*failures, last))


def failure(result: ExampleResult) -> str:
    """Return where an example stands, what it should come to, and what it came to instead."""
    place = result.example.place
    asked = "conflict" if result.example.conflict else "agree"
    return line(
        f"{place.path}:{place.line}: {result.expectation.id}: "
        f"these should {asked}: {result.message}"
    )
