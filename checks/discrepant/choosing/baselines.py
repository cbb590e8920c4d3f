"""Which findings are known already: what does a baseline file say, and how is one written?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from discrepant.config import UsageError
from discrepant.load import files
from discrepant.load.files import UnusableError
from discrepant.model import Finding
from discrepant.render.escapes import line
from discrepant.render.json_values import dump
from discrepant.wording import counted

SCHEMA_VERSION = 1
DEFAULT = "discrepant-baseline.json"

_KEYS = ("fingerprint", "expectation", "kind", "message")
_FINGERPRINT = re.compile(r"[0-9a-f]{12}")


class BaselineError(UsageError):
    """Raised for a baseline that is not there or cannot be used."""


@dataclass(frozen=True, slots=True)
class Known:
    """Hold a known finding; all but its fingerprint is there for those who read the file."""

    fingerprint: str
    expectation: str
    kind: str
    message: str


def read(path: Path, shown: str) -> tuple[Known, ...]:
    """Return the known findings of a file that errors call `shown`; raises BaselineError."""
    if not path.exists():
        raise BaselineError(
            f"{shown}: no such baseline; write it with: discrepant baseline create {shown}"
        )
    try:
        return parse(files.text(path), shown)
    except UnusableError as error:
        raise BaselineError(f"{shown}: {error}") from None


def parse(text: str, shown: str) -> tuple[Known, ...]:
    """Return the known findings of a text; raises BaselineError where it is no baseline."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{shown}:{error.lineno}:{error.colno}"
        raise BaselineError(f"{place}: not JSON: {error.msg}") from None
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"{shown}: not a baseline: {error}") from None
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise BaselineError(f"{shown}: not a baseline: it has no list 'findings'")
    if document.get("schema_version") != SCHEMA_VERSION:
        version = document.get("schema_version")
        raise BaselineError(f"{shown}: schema_version {version!r}; this discrepant reads 1")
    known = tuple(
        _known(each, number, shown) for number, each in enumerate(document["findings"], start=1)
    )
    _check_unique(known, shown)
    return known


def of_findings(findings: Iterable[Finding]) -> tuple[Known, ...]:
    """Return findings as a baseline knows them; those that somebody accepted need none."""
    return tuple(
        Known(each.fingerprint, each.expectation, each.kind.value, each.message)
        for each in findings
        if each.counts
    )


def pruned(known: Iterable[Known], findings: Iterable[Finding]) -> tuple[Known, ...]:
    """Return the known findings that still occur; none that is new."""
    occurring = {finding.fingerprint for finding in findings}
    return tuple(each for each in known if each.fingerprint in occurring)


def written(known: Iterable[Known]) -> str:
    """Return the text of a baseline: sorted, so that two branches seldom touch one line."""
    ordered = sorted(set(known), key=lambda each: (each.expectation, each.fingerprint))
    findings = [{key: line(getattr(each, key)) for key in _KEYS} for each in ordered]
    return dump({"schema_version": SCHEMA_VERSION, "findings": findings}, indent=2) + "\n"


def difference(old: Iterable[Known], new: Iterable[Known]) -> str:
    """Return in words what a baseline holds now: "12 known findings, 1 new, 2 gone"."""
    before, after = ({each.fingerprint for each in known} for known in (old, new))
    parts = [counted(len(after), "known finding")]
    parts += [f"{len(after - before):,} new"] if after - before else []
    parts += [f"{len(before - after):,} gone"] if before - after else []
    return ", ".join(parts)


def _known(entry: object, number: int, shown: str) -> Known:
    if not isinstance(entry, dict):
        raise BaselineError(f"{shown}: finding {number} is no object")
    values = [entry.get(key, "") for key in _KEYS]
    if not all(isinstance(value, str) for value in values):
        raise BaselineError(f"{shown}: finding {number}: {', '.join(_KEYS)} are texts")
    if not _FINGERPRINT.fullmatch(values[0]):
        raise BaselineError(
            f"{shown}: finding {number}: {values[0]!r} is no fingerprint; it has 12 of 0-9a-f"
        )
    return Known(*values)


def _check_unique(known: tuple[Known, ...], shown: str) -> None:
    seen: set[str] = set()
    for each in known:
        if each.fingerprint in seen:
            raise BaselineError(f"{shown}: the finding {each.fingerprint} stands there twice")
        seen.add(each.fingerprint)
