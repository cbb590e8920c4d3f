"""How fast does each tool read? The articles of the repository, as many as it can bear."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from benchmarks.reading import tools
from benchmarks.reading.adapters.protocol import Request
from benchmarks.reading.tools import ROOT, Tool

_DAY = "2024-10-23"  # any day will do; without one, relative days would cost nothing


def megabytes_per_second(tool: Tool) -> float:
    """Return the speed of a tool in millions of UTF-8 bytes a second."""
    requests = list(_corpus(tool))
    size = sum(_size(request["text"]) for request in requests)
    return size / tools.seconds(tool, requests) / 1e6


def _corpus(tool: Tool) -> Iterator[Request]:
    """Yield articles, or their paragraphs, until there is as much as the tool is timed on."""
    size = 0
    for text in cycle(_articles() if tool.whole else _paragraphs()):
        if size >= tool.speed_bytes:
            return
        size += _size(text)
        yield Request(text=text, published=_DAY)


def _articles() -> list[str]:
    return [_text(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]


def _paragraphs() -> list[str]:
    return [line for article in _articles() for line in article.splitlines() if line.strip()]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _size(text: str) -> int:
    return len(text.encode())
