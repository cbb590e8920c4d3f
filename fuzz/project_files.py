"""Files beside the expectations: each is read, or refused by an error that names file and line."""

from __future__ import annotations

from contextlib import suppress

from fuzz import texts

from discrepant import load
from discrepant.authoring import accepting
from discrepant.choosing import baselines
from discrepant.choosing.baselines import BaselineError
from discrepant.expectations import ExpectationError
from discrepant.load import files, known
from discrepant.load.files import UnusableError
from discrepant.model import Acceptance
from discrepant.past import history
from discrepant.past.history import HistoryError

_ACCEPTED = Acceptance("0123456789ab", "both: right", "2030-01-31", "An “Editor”")


def target(data: bytes) -> None:
    """Read bytes as each of the files that a project may have."""
    with suppress(UnusableError):
        files.decoded(data)
    text = texts.text(data)
    _accepted(text)
    _baseline(text)
    _history(text)
    with suppress(ExpectationError):
        known.strangers(known.read(text, "sources.yaml").values(), ["a", "b"])


def _accepted(text: str) -> None:
    try:
        load.accepted(text, "accepted.yaml")
    except ExpectationError as error:
        texts.expect("accepted.yaml:", error)
        return
    after = accepting.appended(text, _ACCEPTED, "toll-agrees")
    with suppress(ExpectationError):  # where nothing can be appended the command says so
        load.accepted(after, "accepted.yaml")


def _baseline(text: str) -> None:
    try:
        found = baselines.parse(text, "baseline.json")
    except BaselineError as error:
        texts.expect("baseline.json:", error)
        return
    written = baselines.written(found)
    assert baselines.written(baselines.parse(written, "baseline.json")) == written


def _history(text: str) -> None:
    try:
        entries = history.read(text)
    except HistoryError:
        return
    history.since(entries)
    assert history.read("".join(map(history.line, entries))) == entries
