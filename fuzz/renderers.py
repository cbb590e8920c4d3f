"""Renderers: whatever an article holds, each document is well-formed, and nothing in it acts."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from fuzz import articles, texts
from html5lib import HTMLParser

from discrepant import explain, extract, uncovered
from discrepant.interval import Interval
from discrepant.model import Acceptance, Report, Source
from discrepant.pipeline import check
from discrepant.render import (
    FORMATS,
    Detail,
    Page,
    explanation,
    mentions_jsonl,
    mentions_text,
    render,
    uncovered_jsonl,
    uncovered_text,
)
from discrepant.render.csv_claims import COLUMNS

_DAY = Interval.days(date(2023, 6, 14), date(2023, 6, 14))
_ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:\n\r]*,?)+)::[^\n\r]*")
_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")


def target(data: bytes) -> None:
    """Write an article, a name and a path into reports of every format."""
    well_formed(*texts.parts(texts.text(data), 3))


def well_formed(words: str, name: str = "Paper", path: str = "seeds/a.txt") -> None:
    """Raise AssertionError unless each document about these texts is what it should be."""
    sources = [
        Source("a", f"{words} 400 people were evacuated, {words}", path, name, published=_DAY),
        Source(f"b{name}", f"600 people were evacuated.\n\n{words}", f"b{path}", words),
    ]
    report = check(sources, [articles.RULES], skipped=[(path, words)])
    page = Page(detail=Detail.EVERYTHING, articles=tuple(sources), since=(words, name))
    for each in (report, _accepted(report, words)):
        for format_ in FORMATS:
            _check(format_, render(each, format_, page))
    for outcome in report.outcomes:
        for show in explanation.FORMATS.values():
            _inert(show(explain.explain(report, outcome)))
    mentions = [(source, extract.read(source)) for source in sources]
    groups = uncovered.groups(report, sources, [articles.RULES])
    _inert(mentions_text.render(mentions))
    _inert(uncovered_text.render(groups))
    _json_lines(mentions_jsonl.render(mentions))
    _json_lines(uncovered_jsonl.render(groups))


def _accepted(report: Report, words: str) -> Report:
    """Return a report whose findings carry the text in what people write of them."""
    accepted = Acceptance("x", words, "", words)
    outcomes = tuple(
        replace(outcome, findings=tuple(replace(each, accepted=accepted, why=words)
                                        for each in outcome.findings))
        for outcome in report.outcomes
    )  # fmt: skip
    return replace(report, outcomes=outcomes, warnings=(words,))


def _check(format_: str, document: str) -> None:
    _inert(document)
    _RULES_OF.get(format_, _inert)(document)


def _inert(document: str) -> None:
    """Hold that nothing moves a cursor, turns text around or cannot be written as UTF-8."""
    found = _ACTIVE.search(document)
    assert found is None, repr(document[max(0, found.start() - 20) : found.end() + 20])


def _refused(constant: str) -> float:
    raise AssertionError(f"{constant} is no JSON")


def _json(document: str) -> None:
    json.loads(document, parse_constant=_refused)


def _json_lines(document: str) -> None:
    for line in document.removesuffix("\n").split("\n") if document else ():
        _json(line)


def _csv(document: str) -> None:
    header, *rows = csv.reader(io.StringIO(document, newline=""), strict=True)
    assert tuple(header) == COLUMNS
    for row in rows:
        assert len(row) == len(COLUMNS)
        words = [cell for cell, column in zip(row, COLUMNS, strict=True) if column not in _NUMBERS]
        assert not any(cell[:1] in ("=", "+", "-", "@", "\t") for cell in words), row


_NUMBERS = ("position", "low", "high", "line", "column")


def _xml(document: str) -> None:
    ElementTree.fromstring(document.encode())


def _markdown(document: str) -> None:
    """Hold that each row of a table has the cells of its header."""
    cells = 0
    for line in document.split("\n"):
        here = len(_PIPE.findall(line)) if line.startswith("|") else 0
        assert not (cells and here) or here == cells, line
        cells = here


def _html(document: str) -> None:
    HTMLParser(strict=True).parse(document)


def _commands(document: str) -> None:
    *commands, last = document.removesuffix("\n").split("\n")
    assert all(_COMMAND.fullmatch(each) for each in commands), commands
    assert not last.startswith("::"), last


_RULES_OF: dict[str, Callable[[str], None]] = {
    "json": _json,
    "claims-jsonl": _json_lines,
    "csv": _csv,
    "sarif": _json,
    "gitlab": _json,
    "rdjson": _json,
    "junit": _xml,
    "html": _html,
    "markdown": _markdown,
    "github-summary": _markdown,
    "github": _commands,
}
