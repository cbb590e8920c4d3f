"""Which nodes is a YAML text made of, and what in it is not read?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import yaml

from discrepant.model import Place
from discrepant.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from discrepant.yaml_nodes.problems import ExpectationError, Problem, problem, short

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 20
# A thousand expectations have some ten thousand; a million characters may hold half a million.
MAX_NODES = 100_000

# What YAML calls non-printable, and the three line ends of YAML 1.1 that no editor counts as
# one: behind them every line number of an error would be wrong.  Not "none of those allowed",
# which takes ten times as long to compile.
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LINE_END = re.compile(r"\r\n|\r|\n")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_TABS = "indent with spaces, not tabs"
# What to write instead, by words of what libyaml and its Python twin say.
_REMEDIES = (
    ("cannot start any token", "put the text in quotes"),
    ("unexpected end of stream", "close the quotes"),
    ("Unicode character escape", "leave the escape out"),
    ("unknown escape", "put the text in single quotes"),
    ("mapping values are not allowed", "put a text with “: ” in quotes"),
    ("expected ',' or", "close the bracket"),
    ("<document start>", "leave out what follows the end"),
    ("YAML directive", "leave the line out"),
    ("incompatible YAML document", "leave the line out"),
    ("tag handle", "leave the tag out"),
)
_OTHERWISE = "see to the indentation, the quotes and the brackets before it"


def parse(text: str, path: str) -> Node:
    """Return the root node of a YAML text; `path` is what its errors name.

    A byte order mark and any line ends are fine.  Raises ExpectationError with everything
    found for what is no YAML, and for what we do not read: anchors and aliases, merge keys,
    tags, a second document, a key twice or one that is no text, more than MAX_DEPTH levels
    or MAX_NODES values, an empty file, characters that are no text, more than MAX_CHARACTERS.
    """
    text = text.removeprefix("\ufeff")
    _check_characters(text, path)
    builder = _Builder(path, text)
    try:
        root = builder.document()
    except yaml.MarkedYAMLError as error:
        syntax = _syntax_problem(error, text, path)
        raise ExpectationError((*builder.problems, syntax)) from None
    except ExpectationError as error:
        raise ExpectationError((*builder.problems, *error.problems)) from None
    if builder.problems:
        raise ExpectationError(builder.problems)
    return root


def _check_characters(text: str, path: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise problem(
            Place(path, 1, 1), f"{len(text):,} characters; at most {MAX_CHARACTERS:,} are read"
        )
    found = _REFUSED.search(text)
    if found is None:
        return
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    line = bisect_right(starts, found.start())
    place = Place(path, line, found.start() - starts[line - 1] + 1)
    code = f"U+{ord(found.group()):04X}"
    raise problem(place, f"the character {code} is no text; leave it out or write it as an escape")


def _context(error: yaml.MarkedYAMLError) -> str:
    """Return what was being read, and where that began if it was in another line."""
    began, stopped = error.context_mark, error.problem_mark
    if error.context and began and stopped and began.line != stopped.line:
        return f"{error.context} that begins in line {began.line + 1}"
    return error.context or ""


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    place = _place_of(error.problem_mark or error.context_mark, path)
    what = ", ".join(filter(None, (_context(error), error.problem)))
    lines = _LINE_END.split(text)
    if place.line > len(lines):  # where the text ends in the middle of a line, a line too far
        place = Place(path, len(lines), len(lines[-1]) + 1)
    line = lines[place.line - 1]
    tab = line[place.column - 1 : place.column] == "\t"
    return Problem(place, f"no YAML: {what}; {_TABS if tab else _remedy(error.problem or '')}")


def _remedy(fault: str) -> str:
    """Return what to write instead of what the YAML library found at fault."""
    return next((remedy for words, remedy in _REMEDIES if words in fault), _OTHERWISE)


class _Builder:
    """Turn events into nodes.

    Events, because the composer of the C loader recurses without a limit and dies of a
    segmentation fault on 100,000 brackets; here the depth is counted before it matters.
    """

    def __init__(self, path: str, text: str) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._text = text
        self._lines: list[str] | None = None
        self._count = 0
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=LOADER)

    def document(self) -> Node:
        """Return the one node of the one document."""
        next(self._events)  # the start of the stream
        first = next(self._events)
        if isinstance(first, yaml.StreamEndEvent):
            raise problem(Place(self._path, 1, 1), "the file is empty; expected a mapping")
        root = self._node(next(self._events), 1)
        next(self._events)  # the end of the document
        last = next(self._events)
        if not isinstance(last, yaml.StreamEndEvent):
            self._refuse(last, "a second document begins; write one document a file")
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        place = self._place(event)
        if depth > MAX_DEPTH:
            raise problem(place, f"nested more than {MAX_DEPTH} levels deep; write it flatter")
        self._count += 1
        if self._count > MAX_NODES:
            raise problem(place, f"more than {MAX_NODES:,} keys and values; split the file")
        if isinstance(event, yaml.AliasEvent):
            self._refuse(
                event,
                f"aliases such as *{str(event.anchor)[:60]} are not read; write the value out",
            )
            return Scalar("", place)
        self._check_properties(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), place)
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(tuple(self._pairs(depth)), place)
        assert isinstance(event, yaml.ScalarEvent)
        return self._scalar(event, place)

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        if "\0" in event.value:  # of an escape: one that stands as it is was refused before
            self._refuse(event, "the character U+0000 is no text; leave it out")
        style = "" if event.style is None else event.style
        column = self._block_column(place.line) if style == "|" else 1
        return Scalar(event.value, place, style, column)

    def _block_column(self, header: int) -> int:
        if self._lines is None:
            self._lines = _LINE_END.split(self._text)
        # Not a slice, which would copy the rest of the file for each of its blocks.
        for number in range(header, len(self._lines)):
            line = self._lines[number]
            if line.strip(" "):
                return len(line) - len(line.lstrip(" ")) + 1
        return 1

    def _items(self, depth: int) -> Iterator[Node]:
        previous: yaml.Event | None = None
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            self._check_grouping(previous, event)
            previous = event
            yield self._node(event, depth + 1)

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Place] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                self.problems.append(
                    Problem(key.place, "a key must be a single text; write a word")
                )
            elif key.text == "<<" and not key.quoted:
                self._refuse(event, "merge keys (<<) are not read; write the values out")
            elif key.text in seen:
                where = seen[key.text]
                self._refuse(event, f"duplicate key {short(key.text)}; the first is at {where}")
            else:
                seen[key.text] = key.place
                yield key, value

    def _check_properties(self, event: yaml.Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            self._refuse(event, f"anchors such as &{anchor[:60]} are not read; write the value out")
        if tag is not None:
            self._refuse(event, f"tags such as {str(tag)[:60]} are not read; leave it out")

    def _check_grouping(self, left: yaml.Event | None, right: yaml.Event) -> None:
        # "[1,500]" is two items for YAML and one number for whoever wrote it.
        if not (isinstance(left, yaml.ScalarEvent) and isinstance(right, yaml.ScalarEvent)):
            return
        plain = left.style in (None, "") and right.style in (None, "")
        end, start = left.end_mark, right.start_mark
        adjoining = end and start and end.index + 1 == start.index
        if plain and adjoining and left.value[-1:].isdigit() and _is_group(right.value):
            first, second = left.value[-20:], right.value[:20]
            self._refuse(
                left,
                f"{first},{second} is two items, {first} and {second}; "
                f"write “{first}, {second}” for two, {first}{second} for one",
            )

    def _place(self, event: yaml.Event) -> Place:
        return _place_of(event.start_mark, self._path)

    def _refuse(self, event: yaml.Event, message: str) -> None:
        self.problems.append(Problem(self._place(event), message))


def _place_of(mark: Any, path: str) -> Place:
    # Only the end of the stream has no mark.
    return Place(path, mark.line + 1, mark.column + 1) if mark else Place(path, 1, 1)


def _is_group(text: str) -> bool:
    return re.fullmatch(r"[0-9]{3}(?:[^0-9].*)?", text) is not None
