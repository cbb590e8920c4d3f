"""Show a report as one web page that needs nothing else: no network, no other file."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice

from discrepant.model import Report
from discrepant.render.html.assets import template
from discrepant.render.html.desk import desk
from discrepant.render.html.view import view
from discrepant.render.page import Page

_PIECES = 5_000


def render(report: Report, page: Page) -> str:
    """Return the report as HTML; `page.articles` are shown whole, their claims marked."""
    return content(report, page).decode()


def content(report: Report, page: Page) -> bytes:
    """Return the report as HTML in UTF-8: one emoji makes each letter of a text take four bytes."""
    served = None if page.serve is None else desk(report, page.serve)
    chosen = template(served=served is not None)
    context = chosen.new_context({"view": view(report, page), "desk": served})
    joined = _joined(chosen.root_render_func(context))
    # Macros hold the context that holds them, and with it all that the page was made of.
    context.vars.clear()
    context.parent.clear()
    return joined


def _joined(pieces: Iterator[str]) -> bytes:
    """Return the pieces of a page, hundreds of thousands, which take more room than it does."""
    # What BytesIO gives away is not copied, as a bytearray would be.
    content = BytesIO()
    while some := list(islice(pieces, _PIECES)):
        content.write("".join(some).encode("utf-8", "backslashreplace"))
    return content.getvalue()
