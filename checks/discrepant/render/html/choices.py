"""By what can findings and claims be chosen, and which of it does each of them have?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from discrepant.model import NARRATOR, Claim
from discrepant.render.html.ledger import Ledger
from discrepant.render.html.standing import Standing, of_finding

_MOST_SPEAKERS = 500  # that the page offers to choose by
_WORDING = "names and quotations"


@dataclass(frozen=True, slots=True)
class Tags:
    """Hold the numbers of quantities, sources and speakers, each with spaces between."""

    quantities: str
    sources: str
    speakers: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Hold what the page offers to choose by; what is chosen is a number, never a text.

    No text of an article stands in an attribute that the script acts on.
    """

    quantities: tuple[str, ...]
    sources: tuple[str, ...]
    speakers: tuple[str, ...]
    levels: tuple[Standing, ...]
    # The numbers of all of these, which every claim of the page asks for.
    _places: tuple[Mapping[str, int], ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        offered = (self.quantities, self.sources, self.speakers)
        places = tuple({name: at for at, name in enumerate(each)} for each in offered)
        object.__setattr__(self, "_places", places)

    def tags(self, claims: Sequence[Claim], ledger: Ledger) -> Tags:
        """Return what a finding with these claims can be chosen by."""
        quantities, sources, speakers = self._places
        return Tags(
            _numbers(quantities, (_quantity(claim, ledger) for claim in claims)),
            _numbers(sources, (ledger.publisher(claim.source) for claim in claims)),
            _numbers(speakers, (_speaker(claim) for claim in claims)),
        )


def choices(ledger: Ledger) -> Choices:
    """Return what there is to choose by: what some claim has."""
    order = [ledger.what(quantity) for quantity in ledger.quantities] + [_WORDING]
    quantities = {_quantity(claim, ledger) for claim in ledger.claims}
    sources = {ledger.publisher(claim.source) for claim in ledger.claims}
    levels = set(map(of_finding, ledger.report.findings))
    speakers = sorted({_speaker(claim) for claim in ledger.claims}, key=_by_name)
    return Choices(
        tuple(dict.fromkeys(each for each in order if each in quantities)),
        tuple(each for each in dict.fromkeys(ledger.sources.values()) if each in sources),
        tuple(speakers[:_MOST_SPEAKERS]),
        tuple(level for level in Standing if level in levels),
    )


def _quantity(claim: Claim, ledger: Ledger) -> str:
    return ledger.what(claim.quantity) or _WORDING


def _speaker(claim: Claim) -> str:
    return "the articles themselves" if claim.speaker == NARRATOR else claim.speaker


def _by_name(name: str) -> tuple[str, str]:
    return (name.lower(), name)


def _numbers(places: Mapping[str, int], had: Iterable[str]) -> str:
    return " ".join(map(str, sorted({places[name] for name in had if name in places})))
