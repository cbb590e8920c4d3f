"""Show a report: each renderer is a function from Report to str; others write it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from discrepant.render.page import Detail, Page

if TYPE_CHECKING:
    # Escapes are wanted by commands that render nothing.
    from discrepant.model import Report

__all__ = ["FORMATS", "Detail", "Page", "Renderer", "content", "render"]

Renderer: TypeAlias = "Callable[[Report, Page], str]"


def render(report: Report, name: str, page: Page | None = None) -> str:
    """Return the report in the format `name`, one of FORMATS, for the place `page`."""
    return FORMATS[name](report, page or Page())


def content(report: Report, name: str, page: Page | None = None) -> bytes:
    """Return what `render` does in UTF-8; the largest formats are never whole as a text."""
    if name == "html":
        from discrepant.render import html

        return html.content(report, page or Page())
    if name == "json":
        from discrepant.render import report_json

        return report_json.content(report)
    return render(report, name, page).encode("utf-8", "backslashreplace")


# Each renderer is loaded when it is asked for.


def _of_report(module: str) -> Renderer:
    """Return the renderer of a module that needs to know the report alone."""

    def renderer(report: Report, _page: Page) -> str:
        text: str = import_module(f"discrepant.render.{module}").render(report)
        return text

    return renderer


def _of_page(module: str) -> Renderer:
    """Return the renderer of a module that needs to know where the report will stand."""

    def renderer(report: Report, page: Page) -> str:
        text: str = import_module(f"discrepant.render.{module}").render(report, page)
        return text

    return renderer


FORMATS = MappingProxyType(
    {
        "text": _of_page("text"),
        "markdown": _of_page("markdown"),
        "html": _of_page("html"),
        "json": _of_report("report_json"),
        "claims-jsonl": _of_report("claims_jsonl"),
        "csv": _of_report("csv_claims"),
        "sarif": _of_report("sarif"),
        "junit": _of_report("junit"),
        "github": _of_report("github"),
        "github-summary": _of_page("github_summary"),
        "gitlab": _of_report("gitlab"),
        "rdjson": _of_report("rdjson"),
    }
)
