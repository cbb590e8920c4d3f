"""Small projects for sessions of pytest, for tests of the plugin."""

from __future__ import annotations

import re

import pytest

import projects

# Two findings, one of them a warning; one expectation undecided; one example.
_RULES = """\
quantities:
  homes: {what: homes flooded, unit: UNIT, find: [{with: [flood*]}]}
  barns: {what: barns burnt, unit: UNIT, find: [{with: [burn*]}]}
  roofs: {what: roofs lost, unit: UNIT, find: [{with: [lost]}]}
  sheds: {what: sheds sold, unit: UNIT, find: [{with: [sold]}]}
expectations:
  homes-agree:
    agree: homes
    tolerance: 5%
    why: it is the headline
    tags: [river, skip]
    examples:
      - conflict: ["The river flooded 300 NOUN.", "The river flooded 400 NOUN."]
  barns-agree: {agree: barns}
  roofs-agree: {agree: roofs, level: warning}
  sheds-agree: {agree: sheds}
"""


def rules(unit: str, noun: str) -> str:
    """Return quantities and expectations over figures in a unit, with a noun that counts it."""
    return _RULES.replace("UNIT", unit).replace("NOUN", noun)


def laid_out(pytester: pytest.Pytester, text: str, a: str, b: str) -> pytest.Pytester:
    """Return the folder of a session with these expectations and two articles."""
    projects.laid_out(pytester.path, text, {"a": a, "b": b})
    return pytester


def write(pytester: pytest.Pytester, path: str, text: str) -> None:
    """Write a file of the session."""
    (pytester.path / path).write_text(text)


def fingerprint(output: str) -> str:
    """Return the fingerprint of the first finding that was printed."""
    found = re.search(r"finding ([0-9a-f]+)", output)
    assert found is not None
    return found[1]
