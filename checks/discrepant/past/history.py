"""What changed from one report to the next: which findings are new, and which are gone?

A report whose findings differ from those of the report before it leaves one line of JSON.  A
line holds nothing of the clock: the run is named by its inputs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from discrepant.model import Finding
from discrepant.render.escapes import line as one_line
from discrepant.render.json_values import dump
from discrepant.wording import counted

SCHEMA_VERSION = 1
# So many findings of a sort are named; the rest is counted.
MOST_NAMED = 20

_NAMED = ("fingerprint", "expectation", "message")


class HistoryError(ValueError):
    """Raised for a line that is none of a history; the message names the line."""


@dataclass(frozen=True, slots=True)
class Named:
    """Hold a finding as people know it, for the day when it is gone."""

    fingerprint: str
    expectation: str
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one line: the run, and what its findings are beside those of the line before.

    `persisting` and `accepted` are fingerprints; accepted ones are among the new and the
    persisting.
    """

    run: str
    new: tuple[Named, ...] = ()
    gone: tuple[Named, ...] = ()
    persisting: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()

    @property
    def present(self) -> frozenset[str]:
        """Return the fingerprints of all findings of the run."""
        return frozenset((*(each.fingerprint for each in self.new), *self.persisting))


def read(text: str) -> tuple[Entry, ...]:
    """Return the entries of a history, oldest first; raises HistoryError."""
    lines = text.split("\n")
    return tuple(_entry(each, number) for number, each in enumerate(lines, 1) if each.strip())


def following(entries: Sequence[Entry], findings: Iterable[Finding], run: str) -> Entry | None:
    """Return the entry of a run that found these, None where nothing changed since the last.

    The first run always has one, so that the next knows what was there before it.
    """
    known = _names(entries)
    last = entries[-1] if entries else Entry("")
    now = {each.fingerprint: each for each in findings}
    entry = Entry(
        run,
        tuple(_named(now[each]) for each in sorted(now.keys() - last.present)),
        tuple(_called(known, each) for each in sorted(last.present - now.keys())),
        tuple(sorted(now.keys() & last.present)),
        tuple(sorted(each for each, finding in now.items() if not finding.counts)),
    )
    changed = entry.new or entry.gone or entry.accepted != last.accepted
    return entry if changed or not entries else None


def line(entry: Entry) -> str:
    """Return an entry as the history holds it, with its line end."""
    value = {
        "schema_version": SCHEMA_VERSION,
        "run": entry.run,
        "new": [_as_json(each) for each in entry.new],
        "gone": [_as_json(each) for each in entry.gone],
        "persisting": list(entry.persisting),
        "accepted": list(entry.accepted),
    }
    return dump(value) + "\n"


def since(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return in words what the last entry changed: how much first, then finding by finding.

    Nothing where there is no entry before it.
    """
    if len(entries) < 2:
        return ()
    before, last = entries[-2:]
    changes = _changes(before, last, _names(entries))
    moved = sum(len(found) for word, found in changes if word not in ("new", "gone"))
    parts = [f"{len(found):,} {word}" for word, found in changes if found]
    left = len(last.persisting) - moved
    total = ", ".join([*parts, f"{left:,} as before"] if left else parts)
    return (total, *(each for word, found in changes for each in _listed(word, found)))


def _changes(
    before: Entry, last: Entry, names: dict[str, Named]
) -> tuple[tuple[str, tuple[Named, ...]], ...]:
    """Return what became of which findings, in the order in which people want to know."""
    kept = frozenset(last.persisting)
    accepted, reopened = (
        tuple(_called(names, each) for each in sorted((these - those) & kept))
        for these, those in (
            (frozenset(last.accepted), frozenset(before.accepted)),
            (frozenset(before.accepted), frozenset(last.accepted)),
        )
    )
    return (
        ("new", last.new),
        ("open again", reopened),
        ("accepted", accepted),
        ("gone", last.gone),
    )


def _listed(word: str, found: Sequence[Named]) -> Iterator[str]:
    for each in found[:MOST_NAMED]:
        where = ", ".join(filter(None, (each.expectation, each.fingerprint)))
        yield f"{word}: {each.message} ({where})"
    if rest := found[MOST_NAMED:]:
        yield f"{word}: {counted(len(rest), 'more finding')}"


def _names(entries: Iterable[Entry]) -> dict[str, Named]:
    """Return every finding that was ever new, as it was last called."""
    return {each.fingerprint: each for entry in entries for each in entry.new}


def _called(names: dict[str, Named], fingerprint: str) -> Named:
    # Whoever shortens a history takes the lines that named a finding.
    unnamed = Named(fingerprint, "", "a finding of an earlier report")
    return names.get(fingerprint, unnamed)


def _named(finding: Finding) -> Named:
    return Named(finding.fingerprint, finding.expectation, one_line(finding.message))


def _as_json(named: Named) -> dict[str, str]:
    return {key: getattr(named, key) for key in _NAMED}


# ---------------------------------------------------------------- text to entries


def _entry(text: str, number: int) -> Entry:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise HistoryError(f"{number}: not JSON") from None
    if not isinstance(value, dict) or value.get("schema_version") != SCHEMA_VERSION:
        raise HistoryError(f"{number}: no line of a history of schema_version {SCHEMA_VERSION}")
    try:
        return Entry(
            _text(value["run"]),
            tuple(map(_read_named, _items(value["new"]))),
            tuple(map(_read_named, _items(value["gone"]))),
            tuple(map(_text, _items(value["persisting"]))),
            tuple(map(_text, _items(value["accepted"]))),
        )
    except (KeyError, TypeError) as error:
        raise HistoryError(f"{number}: no line of a history: {error}") from None


def _read_named(value: object) -> Named:
    if not isinstance(value, dict):
        raise TypeError("a finding is no object")
    return Named(*(_text(value[key]) for key in _NAMED))


def _items(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("findings are no list")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a field is no text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise TypeError("a field has half a character") from None
    return value
