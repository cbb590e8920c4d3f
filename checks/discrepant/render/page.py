"""Where will a report stand, and how much should it say?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discrepant.model import Source


class Detail(IntEnum):
    """How much a report for people says: findings alone, the usual, everything."""

    FINDINGS = 0
    USUAL = 1
    EVERYTHING = 2


@dataclass(frozen=True, slots=True)
class Serve:
    """Hold which state of the files a served page shows; it asks for the next one by it."""

    revision: str


@dataclass(frozen=True, slots=True)
class Page:
    """Hold what a renderer must know of the place of its report.

    `width` in columns, `colour` for terminals, `link_base` what leads from the folder of the
    report to the root of the project: "../" for reports/index.md, "" for the root itself;
    `pictures` what leads to the folder of the pictures that are written beside the report
    ("pictures/"), "" where none are.  `articles` are those of the run, for reports that show
    them whole.  `since` says line by line what has changed since an earlier report.
    `serve` is there where the page is served, and can be worked on.
    """

    width: int = 100
    colour: bool = False
    link_base: str = ""
    detail: Detail = Detail.USUAL
    pictures: str = ""
    articles: tuple[Source, ...] = ()
    since: tuple[str, ...] = ()
    serve: Serve | None = None
