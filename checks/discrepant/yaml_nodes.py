"""What does a YAML text hold, node by node, and at which line and column does each stand?

Scalars stay text: nothing is turned into a number, a truth value or a day behind the
author's back.  The typed readers below read them as YAML 1.2 does, or refuse them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Keys
from collections.abc import Sequence as Items
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar

import yaml

from discrepant.model import Place

R = TypeVar("R")
T = TypeVar("T")

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 20
# A thousand expectations have some ten thousand; a million characters may hold half a million.
MAX_NODES = 100_000
MAX_DIGITS = 30
MAX_SHOWN = 50
MAX_LISTED = 20

# What YAML calls non-printable, and the three line ends of YAML 1.1 that no editor counts as
# one: behind them every line number of an error would be wrong.  Not "none of those allowed",
# which takes ten times as long to compile.
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?", re.ASCII)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Problem(NamedTuple):
    """Hold one thing that is wrong in an expectation file, and where."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class ExpectationError(ValueError):
    """Raised for expectation files that cannot be used; holds every problem that was found.

    `str()` gives a line for each: "expectations/brigade.yaml:17:5: unknown quantity …".
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        # Keys that are wrong in two ways, and files read twice, name a problem once.
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        lines = [str(each) for each in self.problems[:MAX_SHOWN]]
        more = len(self.problems) - len(lines)
        return "\n".join([*lines, f"… and {more:,} problems more"] if more else lines)


@dataclass(frozen=True, slots=True)
class Scalar:
    """Hold a text; `style` is "" for a plain one, else its quote or block sign.

    `block_column` is the column at which the lines of a block begin.
    """

    text: str
    place: Place
    style: str = ""
    block_column: int = 1

    @property
    def quoted(self) -> bool:
        """Tell whether the author marked it as text, by quotes or as a block."""
        return self.style != ""

    @property
    def is_null(self) -> bool:
        """Tell whether YAML 1.2 reads it as nothing."""
        return not self.quoted and self.text in ("", "~", "null", "Null", "NULL")

    def at(self, offset: int) -> Place:
        """Return the place of the character `offset` of the text, as far as it can be told."""
        start = self.text.rfind("\n", 0, offset) + 1
        if self.style == "|":
            line = self.place.line + 1 + self.text.count("\n", 0, offset)
            return Place(self.place.path, line, self.block_column + offset - start)
        if start or self.style == ">":
            return self.place
        return self.place._replace(column=self.place.column + offset + (self.style in ("'", '"')))


@dataclass(frozen=True, slots=True)
class Sequence:
    """Hold a list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Hold keys with their values, in the order of the file; keys are unique."""

    pairs: tuple[tuple[Scalar, Node], ...]
    place: Place


Node = Scalar | Sequence | Mapping


def problem(place: Place, message: str) -> ExpectationError:
    """Return an error that holds one problem, to be raised."""
    return ExpectationError((Problem(place, message),))


# ---------------------------------------------------------------- text to nodes


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
    return Problem(place, f"no YAML: {what}{'; indent with spaces, not tabs' if tab else ''}")


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
                self._refuse(event, f"duplicate key {_short(key.text)}; the first is at {where}")
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


# ---------------------------------------------------------------- nodes to values


def text(node: Node) -> str:
    """Return the text of a scalar, whatever it looks like; raises for nothing and for lists."""
    if not isinstance(node, Scalar):
        raise problem(node.place, f"expected a text, not {_kind(node)}")
    if node.is_null or not node.text.strip():
        raise problem(node.place, "expected a text, found nothing")
    return node.text


def number(node: Node) -> Fraction:
    """Return the number a plain scalar is in YAML 1.2, exactly: 12, -3, 0.05, 1e3.

    Refuses quotes, "1,500", "017" (octal to some), infinities, and more than 30 digits.
    """
    written = text(node)
    assert isinstance(node, Scalar)
    if node.quoted:
        raise problem(node.place, f"expected a number, found the text {_short(written)}")
    return _number(written, node.place)


def whole(node: Node) -> int:
    """Return a whole number from 0 up."""
    value = number(node)
    if value.denominator != 1 or value < 0:
        raise problem(node.place, f"expected a whole number from 0 up, not {_short(text(node))}")
    return value.numerator


def days(node: Node) -> int:
    """Return a whole number of days: 14, "14 days", "1 day"."""
    written = text(node)
    found = re.fullmatch(r"([0-9]{1,6})(?: +days?)?", written.strip())
    if found is None or re.match(r"0[0-9]", found[1]):
        message = f"expected a whole number of days such as “14 days”, not {_short(written)}"
        raise problem(node.place, message)
    return int(found[1])


def share(node: Node) -> Fraction:
    """Return a share from 0 to 1, written 5% or 0.05."""
    written = text(node).strip()
    percent = written.endswith("%")
    bare = written.removesuffix("%").rstrip()
    if not _NUMBER.fullmatch(bare):
        raise problem(node.place, f"expected a number such as 5% or 0.05, not {_short(written)}")
    value = _number(bare, node.place) / (100 if percent else 1)
    if value < 0:
        raise problem(node.place, f"expected a share from 0 up, not {_short(written)}")
    if value > 1:
        hint = "" if percent else f"; did you mean {written}% or “{written} days”?"
        raise problem(node.place, f"expected a share up to 1 or 100%, not {_short(written)}{hint}")
    return value


def choice(allowed: Items[str]) -> Callable[[Node], str]:
    """Return a reader of texts that takes the allowed words alone."""

    def read(node: Node) -> str:
        written = text(node)
        if written not in allowed:
            raise problem(node.place, unknown("value", written, allowed, "allowed"))
        return written

    return read


def items(node: Node) -> tuple[Node, ...]:
    """Return the items of a list."""
    if not isinstance(node, Sequence):
        raise problem(node.place, f"expected a list, not {_kind(node)}")
    return node.items


def pairs(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    """Return keys and values of a mapping."""
    if not isinstance(node, Mapping):
        raise problem(node.place, f"expected keys with values, not {_kind(node)}")
    return node.pairs


def one_or_more(node: Node) -> tuple[Node, ...]:
    """Return the items of a list that is not empty, or a single text as a list of one."""
    if isinstance(node, Scalar):
        text(node)
        return (node,)
    found = items(node)
    if not found:
        raise problem(node.place, "the list is empty; write one item or more")
    return found


def each(values: Iterable[T], read: Callable[[T], R]) -> tuple[R, ...]:
    """Return read(value) for all of them; raises once, with the problems of all."""
    results, problems = list[R](), list[Problem]()
    for value in values:
        try:
            results.append(read(value))
        except ExpectationError as error:
            problems.extend(error.problems)
    if problems:
        raise ExpectationError(problems)
    return tuple(results)


class Fields:
    """Read the values of one mapping, by key, and gather what is wrong with each.

    A `with` block; it raises at its end what was gathered.  Keys that are not in `allowed`
    are problems, with the key that was probably meant, or, from `elsewhere`, its right place.
    """

    def __init__(
        self, node: Node, allowed: Items[str], elsewhere: Keys[str, str] | None = None
    ) -> None:
        self.place = node.place
        self._values = {key.text: value for key, value in pairs(node)}
        self._problems = [
            Problem(key.place, _misplaced(key.text, allowed, elsewhere or {}))
            for key, _ in pairs(node)
            if key.text not in allowed
        ]

    def __enter__(self) -> Fields:
        return self

    def __exit__(self, _type: object, error: object, _trace: object) -> None:
        if isinstance(error, ExpectationError):
            raise ExpectationError((*self._problems, *error.problems)) from None
        if error is None and self._problems:
            raise ExpectationError(self._problems)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def place_of(self, key: str) -> Place:
        """Return where the value of `key` stands, the mapping's place without one."""
        node = self._values.get(key)
        return self.place if node is None else node.place

    def get(self, key: str, read: Callable[[Node], R], default: R) -> R:
        """Return read(value of key); `default` without the key, or after a problem."""
        node = self._values.get(key)
        return default if node is None else self.attempt(node, read, default)

    def attempt(self, node: Node, read: Callable[[Node], R], default: R) -> R:
        """Return read(node); `default` after a problem."""
        try:
            return read(node)
        except ExpectationError as error:
            self._problems.extend(error.problems)
            return default

    def need(self, key: str, read: Callable[[Node], R], default: R) -> R:
        """Return read(value of key); a missing key is a problem."""
        if key not in self._values:
            self.refuse(self.place, f"the key {key!r} is missing")
        return self.get(key, read, default)

    def refuse(self, place: Place, message: str) -> None:
        """Note a problem."""
        self._problems.append(Problem(place, message))


def _misplaced(key: str, allowed: Items[str], elsewhere: Keys[str, str]) -> str:
    if key in elsewhere:
        return f"the key {_short(key)} has no place here; {elsewhere[key]}"
    return unknown("key", key, allowed, "allowed")


def unknown(what: str, word: str, known: Iterable[str], they_are: str) -> str:
    """Return "unknown quantity 'totals'; did you mean 'total'? defined are brigades, total"."""
    names = sorted(known)
    near = get_close_matches(word[:100], names, n=1)
    meant = f" did you mean {near[0]!r}?" if near else ""
    more = f" and {len(names) - MAX_LISTED} more" if len(names) > MAX_LISTED else ""
    listed = f"{they_are} are {', '.join(names[:MAX_LISTED])}{more}"
    return f"unknown {what} {_short(word)};{meant} {listed if names else f'none is {they_are}'}"


def _number(written: str, place: Place) -> Fraction:
    if not _NUMBER.fullmatch(written) or re.match(r"[-+]?0[0-9]", written):
        hint = "; write it without commas" if re.fullmatch(r"[0-9]+(?:,[0-9]+)+", written) else ""
        raise problem(place, f"expected a number, not {_short(written)}{hint}")
    mantissa, _, exponent = written.lower().partition("e")
    if len(mantissa) > MAX_DIGITS or len(exponent) > 3 or abs(int(exponent or 0)) > MAX_DIGITS:
        raise problem(
            place, f"the number {_short(written)} is too long to be meant; write fewer digits"
        )
    return Fraction(mantissa) * Fraction(10) ** int(exponent or 0)


def _kind(node: Node) -> str:
    if isinstance(node, Scalar):
        return "nothing" if node.is_null else f"the text {_short(node.text)}"
    return "a list" if isinstance(node, Sequence) else "keys with values"


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}…")
