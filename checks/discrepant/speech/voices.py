"""Which declared speaker is meant by a name, and for whom else does that speaker count?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from discrepant.model import NARRATOR, Speaker
from discrepant.speech.names import BODIES, GROUPS, PERSONS, TITLES

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_INNER = frozenset({"in", "of", "for", "from", "at", "with", "by"})
_JOINT = re.compile(r",\s+and\s+|,\s+|(?<!\s)\s+and\s+")


@dataclass(frozen=True, slots=True)
class Voices:
    """Hold the declared speakers by the words of their names.

    `parents` are the speakers that list another as an alias: what the ministry says, the
    capital says.
    """

    names: Mapping[tuple[str, ...], str]
    surnames: Mapping[str, str]
    parents: Mapping[str, tuple[str, ...]]

    def of(self, written: str) -> tuple[str, tuple[str, ...]]:
        """Return the speaker meant by a name as written, and all names it counts as.

        An undeclared name stands for itself; "Paris, Rome and Madrid" for all three.
        """
        if written == NARRATOR:
            return NARRATOR, (NARRATOR,)
        parts = _JOINT.split(written)
        known = self.names.get(_words(written))
        if known is None and len(parts) > 1 and all(part[:1].isupper() for part in parts):
            found = [self._known(part) or part for part in parts]
            return written, tuple(dict.fromkeys(v for name in found for v in self._all(name)))
        name = known or self._known(written) or written
        return name, self._all(name)

    def _known(self, written: str) -> str | None:
        words = _words(written)
        if len(words) == 1 and words[0] in self.surnames:
            return self.surnames[words[0]]
        for start in range(len(words)):
            if words[start : start + 1] and words[start] in _INNER:
                break  # "a source in the capital" is not the capital
            found = self.names.get(words[start:])
            if found is not None and (start == 0 or len(words) - start > 1):
                return found
        return None

    def _all(self, name: str) -> tuple[str, ...]:
        found = [name]
        for each in found:
            found.extend(parent for parent in self.parents.get(each, ()) if parent not in found)
        return tuple(found)


def voices(speakers: Iterable[Speaker]) -> Voices:
    """Return the look-up of the declared speakers; a person's surname counts by itself.

    So does that of an alias which is a person's name ("Fire chief: [Tom Hale]").  A surname of
    two is nobody's; an alias that a speaker shares with one of its aliases is the latter's.
    """
    declared = tuple(speakers)
    names: dict[tuple[str, ...], str] = {}
    parents: dict[str, list[str]] = {}
    own = {_words(speaker.name): speaker.name for speaker in declared}
    for speaker in declared:
        for alias in speaker.aliases:
            words = _words(alias)
            if words in own and own[words] != speaker.name:
                parents.setdefault(own[words], []).append(speaker.name)
    for speaker in declared:
        for alias in speaker.aliases:
            words = _words(alias)
            if own.get(words, speaker.name) != speaker.name:
                continue
            if words not in names or names[words] in parents.get(speaker.name, ()):
                names[words] = speaker.name
    names.update(own)
    surnames = _surnames(declared)
    surnames.update({words[0]: name for words, name in names.items() if len(words) == 1})
    return Voices(names, surnames, {name: tuple(found) for name, found in parents.items()})


def _surnames(declared: Sequence[Speaker]) -> dict[str, str]:
    owners: dict[str, set[str]] = {}
    own = {_words(speaker.name) for speaker in declared}
    for speaker in declared:
        # A speaker for whom another counts ("Town Hall: [Ada Berg]") does not take the surname.
        aliases = [alias for alias in speaker.aliases if _words(alias) not in own]
        for written in (speaker.name, *filter(_is_person, aliases)):
            words = _words(written)
            if len(words) in (2, 3):
                owners.setdefault(words[-1], set()).add(speaker.name)
    return {surname: min(names) for surname, names in owners.items() if len(names) == 1}


def _is_person(alias: str) -> bool:
    """Tell "Tom Hale" from "fire chief" and "Rescue Service"."""
    words = alias.split()
    named = all(word[:1].isupper() for word in words)
    return named and words[-1].lower() not in BODIES | GROUPS | TITLES | PERSONS


def folded(name: str) -> str:
    """Return a name as it is looked up: the words, in lower case, "the company" as "company"."""
    return " ".join(_words(name))


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name, folded; "the company" is the company."""
    words = tuple(word.lower().replace("’", "'") for word in _WORD.findall(text))
    return words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words
