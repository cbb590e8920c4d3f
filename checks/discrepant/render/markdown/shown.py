"""How are a claim's value, its place and its source shown in this report?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from discrepant.interval import Interval
from discrepant.model import Claim, Outcome, Passage, Place
from discrepant.render.escapes import markdown
from discrepant.render.markdown import syntax
from discrepant.wording import of_claim


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold what every link begins with, the names of sources, what quantities are, their domains.

    Sources and quantities go by their ids.
    """

    base: str
    names: Mapping[str, str]
    whats: Mapping[str, str]
    domains: Mapping[str, Interval | None]

    def value(self, claim: Claim) -> str:
        """Return the value of a claim, with its arithmetic where it was computed."""
        return markdown(claim.arithmetic or of_claim(claim, self.domains.get(claim.quantity)))

    def values(self, claims: Iterable[Claim]) -> str:
        """Return the values of claims, each once."""
        return "; ".join(dict.fromkeys(self.value(claim) for claim in in_order(claims)))

    def passage(self, passage: Passage) -> str:
        """Return where a passage stands, to the column."""
        text = f"{passage.path}:{passage.line}:{passage.column}"
        return self.link(text, passage.path, passage.line)

    def place(self, place: Place) -> str:
        """Return a place of the YAML."""
        return self.link(f"{place.path}:{place.line}", place.path, place.line)

    def home(self, outcome: Outcome) -> str:
        """Return where an expectation is declared."""
        return self.place(outcome.expectation.place)

    def link(self, text: str, path: str, line: int = 0) -> str:
        """Return a link to a file of the project."""
        return syntax.link(text, self.base, path, line)


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims by value, then by label and polarity."""
    return sorted(claims, key=lambda c: (c.value.sort_key(), c.label, c.polarity.value))
