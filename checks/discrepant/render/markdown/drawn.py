"""Which pictures stand with which finding, and which with none?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from discrepant.model import Finding
from discrepant.render.escapes import markdown
from discrepant.render.pictures import Picture


@dataclass(frozen=True, slots=True)
class Drawn:
    """Hold the pictures that lie in a folder beside the report."""

    folder: str
    listed: tuple[Picture, ...]

    def of(self, findings: Iterable[Finding]) -> list[tuple[Picture, ...]]:
        """Return for each finding the pictures of what it is about, unless one before has them."""
        left = {picture.quantity: picture for picture in self.listed if picture.quantity}
        return [
            tuple(left.pop(each) for each in _about(finding) if each in left)
            for finding in findings
        ]

    def others(self, findings: Iterable[Finding]) -> tuple[Picture, ...]:
        """Return the pictures of quantities that no finding is about."""
        shown = {each for finding in findings for each in _about(finding)}
        return tuple(each for each in self.listed if each.quantity and each.quantity not in shown)

    @property
    def timelines(self) -> tuple[Picture, ...]:
        """Return the pictures of days, which are of no single quantity."""
        return tuple(picture for picture in self.listed if not picture.quantity)

    def image(self, picture: Picture) -> str:
        """Return a picture as Markdown."""
        return f"![{markdown(picture.words)}]({self.folder}{picture.name})"


def _about(finding: Finding) -> tuple[str, ...]:
    claims = (claim for position in finding.positions for claim in position.claims)
    return tuple(dict.fromkeys(claim.quantity for claim in claims))
