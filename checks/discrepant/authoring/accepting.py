"""How does an acceptance get into the accepted.yaml, with all that stands there already?"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from discrepant import load
from discrepant.config import Config, UsageError
from discrepant.load.files import UnusableError, shown, text
from discrepant.model import Acceptance, Finding
from discrepant.render.escapes import line
from discrepant.yaml_nodes import ExpectationError

_ITEM = re.compile(r"^( *)- ", re.MULTILINE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Amended:
    """Hold the accepted.yaml as it is to be written, and what to call it."""

    path: Path
    shown: str
    text: str


class AnswerError(UsageError):
    """Raised for an answer that would not count: which field of an acceptance, and why not.

    Its message names the option of `discrepant accept`; a form has a name of its own.
    """

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"--{field} {reason}")
        self.field = field
        self.reason = reason


def acceptance(finding: Finding, reason: str, until: str, who: str, today: date) -> Acceptance:
    """Return the acceptance of a finding; `until` is a day as 2025-01-31, "" for no end.

    Raises AnswerError for what would not count: no reason, no day or one that has passed, and
    UsageError for a finding that is accepted already.
    """
    if finding.accepted is not None:
        known = finding.accepted.reason
        raise UsageError(f"finding {finding.fingerprint} is accepted already: {known}")
    if not reason.strip():
        raise AnswerError("reason", "is empty; say why the finding may stand")
    if until:
        _check_day(until, today)
    return Acceptance(finding.fingerprint, line(reason.strip()), until, line(who.strip()))


def amended(
    config: Config, expectations: Sequence[str], accepted: Acceptance, expectation: str
) -> Amended:
    """Return the accepted.yaml of the expectations with one more entry, the rest as it was.

    Raises UsageError where it cannot be read, or is written so that nothing can be appended.
    """
    path = load.accepted_files(config, expectations)[0]
    name = shown(path, config.root)
    before = _content(path, name)
    after = appended(before, accepted, expectation)
    try:
        if load.accepted(after, name) == (*load.accepted(before, name), accepted):
            return Amended(path, name, after)
    except ExpectationError:
        load.accepted(before, name)  # raises where the file is at fault, and says what is wrong
    raise UsageError(
        f"{name}: nothing can be appended to what stands there; write it as a list, "
        "an entry beginning with “- finding:”"
    )


def appended(content: str, accepted: Acceptance, expectation: str) -> str:
    """Return the text of an accepted.yaml with an entry for a finding of `expectation`."""
    found = _ITEM.search(content)
    indent = found.group(1) if found else ""
    line_end = "\r\n" if "\r\n" in content else "\n"
    gap = line_end if content and not content.endswith(("\n", "\r")) else ""
    lines = [f"- finding: {_quoted(accepted.fingerprint)}  # {expectation}"]
    fields = (("reason", accepted.reason), ("until", accepted.until), ("who", accepted.who))
    lines += [f"  {key}: {_quoted(value)}" for key, value in fields if value]
    return content + gap + "".join(f"{indent}{each}{line_end}" for each in lines)


def _quoted(value: str) -> str:
    # A JSON text is a YAML one, and what YAML would take for a line break is spelled out before.
    return json.dumps(value, ensure_ascii=False)


def _content(path: Path, name: str) -> str:
    if not path.exists():
        return ""
    try:
        return text(path)
    except UnusableError as error:
        raise UsageError(f"{name}: {error}") from None


def _check_day(until: str, today: date) -> None:
    try:
        day = date.fromisoformat(until) if _DAY.fullmatch(until) else None
    except ValueError:
        day = None
    if day is None:
        raise AnswerError("until", f"{until}: no day; write 2025-01-31")
    if day < today:
        raise AnswerError("until", f"{until}: that day has passed; the acceptance would not count")
