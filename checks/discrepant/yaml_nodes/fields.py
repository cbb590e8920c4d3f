"""Which keys may a mapping have, and what do their values say?"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Keys
from collections.abc import Sequence as Items
from typing import TypeVar

from discrepant.model import Place
from discrepant.yaml_nodes.nodes import Node
from discrepant.yaml_nodes.problems import ExpectationError, Problem, short, unknown
from discrepant.yaml_nodes.values import pairs

R = TypeVar("R")


class Fields:
    """Read the values of one mapping, by key, and gather what is wrong with each.

    A `with` block; it raises at its end what was gathered.  Keys that are not in `allowed`
    are problems, with the key that was probably meant, or, from `elsewhere`, its right place.
    """

    def __init__(
        self, node: Node, allowed: Items[str], elsewhere: Keys[str, str] | None = None
    ) -> None:
        self.place = node.place
        self._values = {key.text: value for key, value in pairs(node)}
        self._problems = [
            Problem(key.place, _misplaced(key.text, allowed, elsewhere or {}))
            for key, _ in pairs(node)
            if key.text not in allowed
        ]

    def __enter__(self) -> Fields:
        return self

    def __exit__(self, _type: object, error: object, _trace: object) -> None:
        if isinstance(error, ExpectationError):
            raise ExpectationError((*self._problems, *error.problems)) from None
        if error is None and self._problems:
            raise ExpectationError(self._problems)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def place_of(self, key: str) -> Place:
        """Return where the value of `key` stands, the mapping's place without one."""
        node = self._values.get(key)
        return self.place if node is None else node.place

    def get(self, key: str, read: Callable[[Node], R], default: R) -> R:
        """Return read(value of key); `default` without the key, or after a problem."""
        node = self._values.get(key)
        return default if node is None else self.attempt(node, read, default)

    def attempt(self, node: Node, read: Callable[[Node], R], default: R) -> R:
        """Return read(node); `default` after a problem."""
        try:
            return read(node)
        except ExpectationError as error:
            self._problems.extend(error.problems)
            return default

    def need(self, key: str, read: Callable[[Node], R], default: R) -> R:
        """Return read(value of key); a missing key is a problem."""
        if key not in self._values:
            self.refuse(self.place, f"the key {key!r} is missing; write it")
        return self.get(key, read, default)

    def refuse(self, place: Place, message: str) -> None:
        """Note a problem."""
        self._problems.append(Problem(place, message))


def _misplaced(key: str, allowed: Items[str], elsewhere: Keys[str, str]) -> str:
    if key in elsewhere:
        return f"the key {short(key)} has no place here; {elsewhere[key]}"
    return unknown("key", key, allowed, "allowed")
