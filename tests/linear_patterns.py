"""Does an expression take time that grows faster than the text, on texts made of its own parts?

What an unbounded repeat repeats is a run that may send an expression back and forth, and what
leads to it may begin it again and again; so may digits, letters, spaces and marks.  Each such
run is tried short, then longer.  What grows by the square takes ten times the limit where what
is linear takes a hundredth of it, and no clock is read but the processor's own.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import discrepant

Use = Callable[[re.Pattern[str], str], object]

_PARSER = importlib.import_module("re._parser")
_COMPILER = importlib.import_module("re._compiler")
_ENDLESS = importlib.import_module("re._constants").MAXREPEAT
_CHARACTERS = "1aA ,.\n-'\"“”(/é_:%$\u0301\t;)]<&*|=+#"
_ANYWAY = ("1", "a", "A", " ", "\n", ",", ".", "-", '"', "(", "1,", "a ", "A. ", "1 a")
_AS_MANY = 5  # units of one repeat, of which there may be one for each character
# Units in a text, and the seconds that a linear expression takes a hundredth of: exponential
# ones show among the short, those that grow by the square at last.
_SHORT = ((14, 0.2), (24, 0.2), (2_000, 0.1))
_LONG, _DOUBTFUL = 4_000, 0.002
_LONGER, _LIMIT = 12_000, 0.05


def superlinear(pattern: re.Pattern[str], use: Use) -> str:
    """Return the run of characters on which an expression is slow, "" where there is none."""
    return next((run for run in runs(pattern) if _is_slow(pattern, use, run)), "")


def _is_slow(pattern: re.Pattern[str], use: Use, run: str) -> bool:
    lead, _, unit = run.rpartition("\x00")

    def seconds(count: int) -> float:
        text = lead + unit * count + "\x01"
        began = time.process_time()
        use(pattern, text)
        return time.process_time() - began

    if any(seconds(count) > limit for count, limit in _SHORT):
        return True
    return seconds(_LONG) > _DOUBTFUL and seconds(_LONGER) > _LIMIT


def runs(pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield what may be repeated without an end, behind a NUL what leads to it, once each."""
    parsed = _PARSER.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    found = dict.fromkeys(_ANYWAY)
    for lead, unit in _repeats(parsed, ""):
        found |= dict.fromkeys((unit, f"{lead}\x00{unit}", lead + unit, lead))
    yield from (run for run in found if run.rpartition("\x00")[2])


def _repeats(parts: Iterable[Any], lead: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each unbounded repeat, and what it repeats."""
    for code, value in parts:
        name = str(code)
        if name.endswith("_REPEAT"):
            _, most, body = value
            if most is _ENDLESS:
                yield from ((lead, unit) for unit in _samples(body)[:_AS_MANY])
            yield from _repeats(body, lead)
        for body in _bodies(name, value):
            yield from _repeats(body, lead)
        lead += _samples([(code, value)])[0]


def _bodies(name: str, value: Any) -> list[Any]:
    if name == "BRANCH":
        return list(value[1])
    if name == "SUBPATTERN":
        return [value[3]]
    if name == "ATOMIC_GROUP":
        return [value]
    return [value[1]] if name.startswith("ASSERT") else []


def _samples(parts: Iterable[Any]) -> list[str]:
    """Return some texts that match a part of an expression, whatever stands around it."""
    found = [""]
    for code, value in parts:
        name = str(code)
        own = [""]
        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            own = _characters(code, value) or [""]
        elif name.endswith("_REPEAT"):
            own = [each * max(value[0], 1) for each in _samples(value[2])]
        elif not name.startswith("ASSERT"):
            own = [each for body in _bodies(name, value) for each in _samples(body)] or [""]
        found = [left + right for left in found for right in own][: 4 * _AS_MANY]
    return found


def _characters(code: Any, value: Any) -> list[str]:
    """Return some characters that a class of them holds."""
    if str(code) == "LITERAL":
        return [chr(value)]
    named = ""
    for kind, each in value if str(code) == "IN" else ():
        named += chr(each) if str(kind) == "LITERAL" else ""
        named += chr(each[0]) if str(kind) == "RANGE" else ""
    alone = _PARSER.SubPattern(_PARSER.State(), [(code, value)])
    compiled = _COMPILER.compile(alone)
    return [each for each in dict.fromkeys(_CHARACTERS + named) if compiled.match(each)]


# ---------------------------------------------------------------- all expressions of the package

_METHODS = {"search", "finditer", "findall", "match", "fullmatch", "sub"}
_ONCE = {"match": re.Pattern.match, "fullmatch": re.Pattern.fullmatch}


def everywhere(pattern: re.Pattern[str], text: str) -> object:
    """Look for an expression all over a text, as `search` and `finditer` do."""
    return sum(1 for _ in pattern.finditer(text))


def expressions() -> Iterator[tuple[str, re.Pattern[str], Use]]:
    """Yield every expression of the package, where it stands, and how it is used there.

    Those of modules, in tables too, and those written down in functions, with a word in the
    place of what is filled in.  One that nobody is seen to use is looked for everywhere.
    """
    for module in _modules():
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        used = _methods(tree)
        # What stands in a table is called by the name of a variable.
        at_large = {each for name in used if name.islower() for each in used[name] & _METHODS}
        for name, value in vars(module).items():
            methods = used.get(name, set()) if isinstance(value, re.Pattern) else at_large
            for pattern in _within(value):
                if isinstance(pattern.pattern, str):
                    yield f"{module.__name__}.{name}", pattern, _use(methods)
        for line, method, written in _in_functions(tree):
            place = f"{module.__name__}:{line}"
            yield place, re.compile(written), _use({method})


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(discrepant.__path__, "discrepant."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping):
        yield from _within((*value.keys(), *value.values()))
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from _within(each)


def _use(methods: set[str]) -> Use:
    """Return the use of an expression by the methods that are called on it."""
    if methods in ({"fullmatch"}, {"match"}):
        return _ONCE[min(methods)]
    return everywhere


def _methods(tree: ast.Module) -> Mapping[str, set[str]]:
    """Return what is called on each name of a module: `_WORD.finditer(…)`."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found[node.value.id].add(node.attr)
    return found


def _in_functions(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Yield line, method and expression of `re.search(r"…", …)`."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        called = node.func
        if isinstance(called.value, ast.Name) and called.value.id == "re" and node.args:
            written = _written(node.args[0])
            if called.attr not in ("escape", "compile") and written is not None:
                yield node.lineno, called.attr, written


def _written(node: ast.expr) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return "".join(_written(each) or "word" for each in node.values)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None
