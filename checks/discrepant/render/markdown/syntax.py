"""How are links, tables, quotations and folded parts written in Markdown?

What comes in is text as it stands in articles and YAML, and is escaped here; only the cells of
a table are Markdown already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tabulate import tabulate

from discrepant.model import Passage
from discrepant.render.escapes import address, markdown
from discrepant.render.text import quotation

# So many of something are listed in one cell or line.
MOST_LISTED = 20
# A sentence is quoted up to here, cut around the figure beyond.
_ROOM = 320
# So many rows of a table are written at a time: tabulate takes eight times the room of its text.
_ROWS = 500
# A table of what is only listed is folded away beyond so many rows.
_MOST_UNFOLDED = 12
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def link(text: str, base: str, path: str, line: int = 0) -> str:
    """Return a link to a file of the project, to a line of it where that is not 0."""
    anchor = f"#L{line}" if line else ""
    return f"[{markdown(text)}]({base}{address(path)}{anchor})"


def code(text: str) -> str:
    """Return an id in the type of code, where no sign of it would end that."""
    return f"`{text}`" if _PLAIN.fullmatch(text) else markdown(text)


def quote(passage: Passage) -> str:
    """Return a passage within its sentence, in bold."""
    before, words, after = map(markdown, quotation(passage, _ROOM))
    return f"{before}**{words}**{after}"


def words(passage: Passage) -> str:
    """Return the words of a passage alone, in quotation marks."""
    return f"“{markdown(passage.text)}”"


def listed(shown: Sequence[str], count: int) -> str:
    """Return what is shown of so many: "Harbour Post, DW and 3 more"."""
    more = f" and {count - len(shown):,} more" if count > len(shown) else ""
    return ", ".join(shown) + more


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as GitHub, GitLab and plain viewers show it alike; cells are text as it is."""
    kept = list(rows)
    # Below each part stands the widest of every column, so that all are of one width.
    widest = [max(column, key=len) for column in zip(*kept, strict=True)]
    lines = _lines(header, [*kept[:_ROWS], widest])[:-1] if kept else _lines(header, [])
    for start in range(_ROWS, len(kept), _ROWS):
        lines += _lines(header, [*kept[start : start + _ROWS], widest])[2:-1]
    return "\n".join(lines)


def _lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return tabulate(rows, header, tablefmt="github", disable_numparse=True).split("\n")


def folded(title: str, parts: Iterable[str]) -> Iterator[str]:
    """Yield parts that a reader opens by their title; where HTML does not count, they follow."""
    yield f"<details>\n<summary>{title}</summary>"
    yield from parts
    yield "</details>"


def long_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a table, folded away where it is long."""
    written = table(header, rows)
    if len(rows) > _MOST_UNFOLDED:
        yield from folded("Show them", [written])
    else:
        yield written
