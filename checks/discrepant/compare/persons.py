"""Which names of a story are one person?

Articles name one person more and less fully.  Names are joined by surname where the given
names agree; a name that could be two people's is nobody's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from discrepant.alike import people
from discrepant.model import Claim, Unread

_MOST = 100  # people of one surname in one story who are told apart; the rest are doubtful


def told_apart(claims: Sequence[Claim]) -> tuple[list[Claim], list[Unread]]:
    """Return the claims with one name for each person, and those that may be two people's."""
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        if claim.about:
            names[claim.story][claim.about].add(claim.source)
    persons = {story: _persons(found) for story, found in sorted(names.items())}
    kept, doubtful = [], []
    for claim in claims:
        name = persons[claim.story][claim.about] if claim.about else ""
        if bool(name) == bool(claim.about):
            kept.append(replace(claim, about=name) if name != claim.about else claim)
        else:
            why = f"two people may be meant by “{claim.about}”"
            doubtful.append(Unread(claim.passage, why, claim.quantity))
    return kept, doubtful


def _persons(names: Mapping[str, set[str]]) -> Mapping[str, str]:
    """Return for each name of a story the one name of its person, "" where it may be two's.

    `names` come with the articles that have them.
    """

    def fits(name: str, group: Iterable[str]) -> bool:
        return all(people.may_be_one(name, n, bool(names[name] & names[n])) for n in group)

    by_surname: dict[str, list[list[str]]] = defaultdict(list)
    doubtful: list[str] = []
    for name in sorted(names, key=_most_telling):
        groups = by_surname[people.surname(name)]
        fitting = (
            [group for group in groups if fits(name, group)] if len(groups) < _MOST else groups
        )
        if len(fitting) > 1:
            doubtful.append(name)
        elif fitting:
            fitting[0].append(name)
        else:
            groups.append([name])
    groups = [group for each in by_surname.values() for group in each]
    found = {name: min(group, key=_plainest) for group in groups for name in group}
    return found | dict.fromkeys(doubtful, "")


def _most_telling(name: str) -> tuple[int, int, str]:
    """Order names from the fullest to the surname alone."""
    words = name.split()
    return (-len(words), -len(name), name)


def _plainest(name: str) -> tuple[bool, bool, int, str]:
    """Order names by how they are printed: given name and surname, no initials, no capitals."""
    words = name.split()
    return (len(words) < 2, len(words[0].strip(".")) == 1 or name.isupper(), len(words), name)
