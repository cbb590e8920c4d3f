"""Show a report: each renderer is a function from Report to str; others write it."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from discrepant.model import Report
from discrepant.render.page import Detail, Page

__all__ = ["FORMATS", "MACHINE", "Detail", "Page", "Renderer", "render"]

Renderer = Callable[[Report, Page], str]


def render(report: Report, name: str, page: Page | None = None) -> str:
    """Return the report in the format `name`, one of FORMATS, for the place `page`."""
    return FORMATS[name](report, page or Page())


# Each renderer is loaded when it is asked for: tabulate alone takes longer than the text.


def _text(report: Report, page: Page) -> str:
    from discrepant.render.text import render as text

    return text(report, page)


def _markdown(report: Report, page: Page) -> str:
    from discrepant.render.markdown import render as markdown

    return markdown(report, page)


def _json(report: Report, _page: Page) -> str:
    from discrepant.render.report_json import render as report_json

    return report_json(report)


FORMATS = MappingProxyType({"text": _text, "markdown": _markdown, "json": _json})
# With one of these, stdout holds the document alone.
MACHINE = frozenset({"markdown", "json"})
