"""Show a report as one web page that needs nothing else: no network, no other file."""

from __future__ import annotations

from discrepant.model import Report
from discrepant.render.html.assets import template
from discrepant.render.html.desk import desk
from discrepant.render.html.view import view
from discrepant.render.page import Page

_PIECES = 5_000


def render(report: Report, page: Page) -> str:
    """Return the report as HTML; `page.articles` are shown whole, their claims marked."""
    served = None if page.serve is None else desk(report, page.serve)
    chosen = template(served=served is not None)
    stream = chosen.stream(view=view(report, page), desk=served)
    # The page comes in hundreds of thousands of pieces, which take more room than it does.
    stream.enable_buffering(_PIECES)
    # In UTF-8 until it is whole: one curly quote makes each letter of a piece take two bytes.
    content = bytearray()
    for piece in stream:
        content += piece.encode("utf-8", "surrogatepass")
    return content.decode("utf-8", "surrogatepass")
