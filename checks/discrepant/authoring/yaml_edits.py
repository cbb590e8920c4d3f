"""Where does one more item go in a YAML text, so that all that stands there stays as it is?"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as Fields
from collections.abc import Sequence as Items

import yaml

from discrepant.yaml_nodes import LOADER, ExpectationError, Mapping, Node, Scalar, parse

_LINE_END = re.compile(r"\r\n|\r|\n|\Z")
# What YAML takes for a line break or for no text, as JSON and YAML both write it.
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def with_item(text: str, path: Items[str], item: Fields[str, str]) -> str:
    """Return a text with `item` as the last of the list at `path`, a list that may be new.

    `path` are the keys that lead there from the root; all but the last must be there.  Not a
    character of the rest changes.  Raises ValueError where that cannot be done: the text is no
    YAML that we read, nothing is at the path, or something else than a list.
    """
    try:
        before = _plain(parse(text, ""))
        after = _inserted(text, path, written(item))
        if _plain(parse(after, "")) == _with(before, path, dict(item)):
            return after
    except (ExpectationError, KeyError):
        pass
    raise ValueError(f"nothing can be added to {'/'.join(path)}")


def written(item: Fields[str, str]) -> str:
    """Return an item in one line; a text in JSON's quotes is one in YAML's, whatever it holds."""
    pairs = (f"{key}: {_quoted(value)}" for key, value in item.items())
    return f"{{{', '.join(pairs)}}}"


def _quoted(value: str) -> str:
    plain = json.dumps(value, ensure_ascii=False)
    return _HIDDEN.sub(lambda found: f"\\u{ord(found.group()):04x}", plain)


# ---------------------------------------------------------------- where it goes


def _inserted(text: str, path: Items[str], item: str) -> str:
    # parse, above, has refused what the composer would not survive.
    body = text.removeprefix("\ufeff")
    node = yaml.compose(body, Loader=LOADER)
    for key in path[:-1]:
        node = _value(node, key)
    try:
        found = _value(node, path[-1])
    except KeyError:
        found = None
    at, new = _new_list(body, node, path[-1], item) if found is None else _more(body, found, item)
    return text[: len(text) - len(body)] + body[:at] + new + body[at:]


def _value(node: yaml.Node | None, key: str) -> yaml.Node:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                found: yaml.Node = value
                return found
    raise KeyError(key)


def _new_list(text: str, node: yaml.Node | None, key: str, item: str) -> tuple[int, str]:
    """Return where a key with a list of one item goes in a mapping that holds others."""
    if not isinstance(node, yaml.MappingNode) or not node.value:
        raise KeyError(key)
    if node.flow_style:
        return _end(text, node), f", {key}: [{item}]"
    indent = " " * node.value[0][0].start_mark.column
    return _lines(text, _end(text, node), (f"{indent}{key}:", f"{indent}  - {item}"))


def _more(text: str, node: yaml.Node, item: str) -> tuple[int, str]:
    """Return where one more item of a list goes."""
    if not isinstance(node, yaml.SequenceNode):
        raise KeyError
    if node.flow_style:
        inside = node.start_mark.index + 1
        return (_end(text, node), f", {item}") if node.value else (inside, item)
    indent = " " * node.start_mark.column
    return _lines(text, _end(text, node), (f"{indent}- {item}",))


def _end(text: str, node: yaml.Node) -> int:
    """Return where the last value within a node ends: its own end may lie behind comments."""
    while node.value and not isinstance(node, yaml.ScalarNode):
        last = node.value[-1]
        inner = last[1] if isinstance(node, yaml.MappingNode) else last
        if getattr(inner, "flow_style", False):
            return int(inner.end_mark.index)
        node = inner
    return len(text[: node.end_mark.index].rstrip())


def _lines(text: str, at: int, lines: Items[str]) -> tuple[int, str]:
    """Return new lines and where they go: behind the line in which `at` lies."""
    found = _LINE_END.search(text, at)
    assert found is not None
    line_end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if found.group() else line_end
    return found.end(), gap + "".join(f"{each}{line_end}" for each in lines)


# ---------------------------------------------------------------- what it says


def _plain(node: Node) -> object:
    """Return what a node says, without its places."""
    if isinstance(node, Scalar):
        return (node.text,) if node.is_null else node.text
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.pairs}
    return [_plain(each) for each in node.items]


def _with(said: object, path: Items[str], item: dict[str, str]) -> object:
    """Return what a text is to say: what it said, and the item; raises KeyError."""
    if not isinstance(said, dict):
        raise KeyError(path[0])
    key, *rest = path
    if rest:
        return {**said, key: _with(said[key], rest, item)}
    items = said.get(key, [])
    if not isinstance(items, list):
        raise KeyError(key)
    return {**said, key: [*items, item]}
