"""Show as pictures who says what, and what happened when: SVG, to stand in a page or a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from discrepant.model import Claim, Finding, Quantity, Report
from discrepant.render.pictures import dots, svg
from discrepant.render.pictures import timeline as timelines
from discrepant.render.pictures.svg import MARK, STYLE
from discrepant.render.pictures.timeline import Event

__all__ = [
    "MARK",
    "STYLE",
    "Picture",
    "drawn",
    "listed",
    "of_quantities",
    "of_quantity",
    "stories",
    "timeline",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold what is known of a picture: the name of its file, and what it shows in words.

    `quantity` is the id of what it shows, "" for a timeline.
    """

    name: str
    words: str
    quantity: str = ""


def of_quantity(report: Report, quantity_id: str, styled: bool = True) -> str:
    """Return who says what of a quantity, as SVG to stand within a page.

    "" where there is nothing to see: an unknown quantity, or one claim that conflicts with
    nothing.  The ids within begin with "picture-" and the quantity's.  A page that holds STYLE
    itself does without that of the picture: `styled` is False.
    """
    drawer = _drawer(report)
    found = (drawer.dots(each) for each in report.quantities if each.id == quantity_id)
    return _styled(next(found, ""), styled)


def of_quantities(report: Report, styled: bool = True) -> dict[str, str]:
    """Return the pictures of all quantities that have one, by id, each as `of_quantity` does."""
    drawer = _drawer(report)
    found = ((each.id, drawer.dots(each)) for each in report.quantities)
    return {id_: _styled(picture, styled) for id_, picture in found if picture}


def timeline(report: Report, story: str, styled: bool = True) -> str:
    """Return what happened when in a story, as SVG to stand within a page; "" for nothing.

    The ids within begin with "timeline-" and the number of the story; `styled` as above.
    """
    return _styled(_drawer(report).timeline(story), styled)


def stories(report: Report) -> tuple[str, ...]:
    """Return the stories of the sources in order."""
    return tuple(sorted({note.story for note in report.sources}))


def listed(report: Report) -> tuple[Picture, ...]:
    """Return what pictures a report has: those of quantities as declared, then the timelines."""
    drawer = _drawer(report)
    dots_ = (
        Picture(_file(each), drawer.words(each), each.id)
        for each in report.quantities
        if drawer.shows(each)
    )
    lines = (
        Picture(_timeline_file(number), timelines.alternative(story, events))
        for number, story in enumerate(stories(report), 1)
        if (events := drawer.events(story))
    )
    return (*dots_, *lines)


def drawn(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the pictures that are listed, to stand in files: the name of each, and its SVG."""
    drawer = _drawer(report)
    for each in report.quantities:
        if found := drawer.dots(each):
            yield _file(each), svg.alone(found)
    for number, story in enumerate(stories(report), 1):
        if found := drawer.timeline(story):
            yield _timeline_file(number), svg.alone(found)


def _styled(picture: str, styled: bool) -> str:
    return picture if styled else picture.replace(f"<style>{STYLE}</style>\n", "", 1)


def _file(quantity: Quantity) -> str:
    return f"{quantity.id}.svg"


def _timeline_file(number: int) -> str:
    # No id of a quantity begins so.
    return f"_timeline-{number}.svg"


@dataclass(frozen=True, slots=True)
class _Drawer:
    """Hold a report with its claims and findings by quantity."""

    report: Report
    claims: Mapping[str, tuple[Claim, ...]]
    findings: Mapping[str, tuple[Finding, ...]]

    def shows(self, quantity: Quantity) -> bool:
        count = len(self.claims.get(quantity.id, ()))
        return count > 1 or (count == 1 and quantity.id in self.findings)

    def dots(self, quantity: Quantity) -> str:
        if not self.shows(quantity):
            return ""
        return dots.picture(quantity, *self.of(quantity), self.report.sources)

    def words(self, quantity: Quantity) -> str:
        return dots.alternative(quantity, *self.of(quantity))

    def of(self, quantity: Quantity) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
        return self.claims.get(quantity.id, ()), self.findings.get(quantity.id, ())

    def events(self, story: str) -> tuple[Event, ...]:
        """Return the events of a story; () where fewer than two claims date any."""
        claims = {
            each.id: own
            for each in self.report.quantities
            if (own := [one for one in self.claims.get(each.id, ()) if one.story == story])
        }
        found = timelines.events(self.report.quantities, claims, self.findings, self.report.sources)
        return found if sum(len(claims[event.quantity]) for event in found) > 1 else ()

    def timeline(self, story: str) -> str:
        events = self.events(story)
        if not events:
            return ""
        number = stories(self.report).index(story) + 1
        return timelines.picture(f"timeline-{number}", story, events)


def _drawer(report: Report) -> _Drawer:
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in report.claims:
        claims[claim.quantity].append(claim)
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        sides = (claim for position in finding.positions for claim in position.claims)
        for quantity in dict.fromkeys(claim.quantity for claim in sides):
            findings[quantity].append(finding)
    return _Drawer(report, _frozen(claims), _frozen(findings))


def _frozen(lists: Mapping[str, list[T]]) -> dict[str, tuple[T, ...]]:
    return {key: tuple(members) for key, members in lists.items()}
