"""What is each source called in a report?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from discrepant.model import Finding, SourceNote


def source_names(notes: Iterable[SourceNote]) -> dict[str, str]:
    """Return what to call each source, by its id: the publisher where that is clear."""
    called = {note.id: _name(note) for note in notes}
    often = Counter(called.values())
    return {id_: name if often[name] == 1 else id_ for id_, name in called.items()}


def within(finding: Finding, names: Mapping[str, str]) -> str:
    """Return the one source that a finding is in, "" where it is between several."""
    sources = {claim.source for side in finding.positions for claim in side.claims}
    return "".join(names.get(each, each) for each in sources) if len(sources) == 1 else ""


def _name(note: SourceNote) -> str:
    if not note.publisher:
        return note.id
    return f"{note.publisher} ({note.original})" if note.original else note.publisher
