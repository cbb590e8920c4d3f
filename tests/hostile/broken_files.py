"""One expectation file for each way in which one can be broken, by name, with what is said."""

from __future__ import annotations

from typing import NamedTuple


class Broken(NamedTuple):
    """Hold the bytes of a file, and how its message begins after the name of the file."""

    content: bytes
    message: str


PEOPLE = "quantities:\n  q: {unit: person}\n"
FIGURE = "quantities:\n  q:\n    unit: person\n"
ASKED = f"{PEOPLE}expectations:\n  e:\n    agree: q\n"
HELD = f"{PEOPLE}expectations:\n  e:\n    hold: "
DERIVED = f"{PEOPLE}  r: {{unit: person, derive: "


def _found(cue: str) -> str:
    return f"{FIGURE}    find: [{{with: [{cue}]}}]\n"


def _said(phrase: str) -> str:
    return f"{FIGURE}    find: [{{text: {phrase}}}]\n"


def _units(definition: str) -> str:
    return f"{PEOPLE}units: |\n  {definition}\n"


_ALIASES = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
)
_MERGES = "a0: &a0 {x: 1}\n" + "".join(
    f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 30)
)
_NESTED = "nested more than 20 levels deep; write it flatter"
_TWICE = "duplicate key 'q'; the first is at"
_NO_NUMBER = "expected a number, not"
_NO_PART = "is no part of a formula"

YAML = {
    "alias bomb": (_ALIASES, "1:5: anchors such as &a0 are not read; write the value out"),
    "merge-key bomb": (_MERGES, "1:5: anchors such as &a0 are not read; write the value out"),
    "merge key alone": (f"<<: 1\n{PEOPLE}", "1:1: merge keys (<<) are not read; write the values"),
    "self alias": ("&a [*a]", "1:1: anchors such as &a are not read; write the value out"),
    "100,000 open brackets": ("[" * 100_000, f"1:21: {_NESTED}"),
    "100,000 brackets": ("[" * 100_000 + "]" * 100_000, f"1:21: {_NESTED}"),
    "100,000 braces": ("{" * 100_000, f"1:21: {_NESTED}"),
    "100,000 dashes": ("- " * 100_000, f"1:41: {_NESTED}"),
    "100,000 question marks": ("? " * 100_000, f"1:41: {_NESTED}"),
    "half a million values": (f"a: [{'a,' * 499_000}]", "1:199999: more than 100,000 keys and va"),
    "a hundred thousand keys": (
        "".join(f"k{n}: 1\n" for n in range(60_000)),
        "50000:9: more than 100,000 keys and values; split the file",
    ),
    "a hundred thousand aliases": (f"[{'*x, ' * 110_000}]", "1:2: aliases such as *x are not read"),
    "NUL as an escape": (
        f'{FIGURE}    what: "a\\0b"\n',
        "4:11: the character U+0000 is no text; leave",
    ),
    "sign that begins nothing": (
        f"{FIGURE}    what: @a\n",
        "4:11: no YAML: while scanning for the",
    ),
    "quotes that stay open": (
        'a: "b\n',
        "2:1: no YAML: while scanning a quoted scalar that begins",
    ),
    "another version's directive": ("%YAML 2.0\n---\na: 1\n", "1:1: no YAML: found incompatible"),
    "a million characters": ("a" * 1_000_001, "1:1: 1,000,001 characters; at most 1,000,000"),
    "duplicate key": (f"{PEOPLE}  q: {{unit: date}}\n", f"3:3: {_TWICE} e.yaml:2:3"),
    "duplicate key of a duplicate": ("a: 1\n" * 40_000, "2:1: duplicate key 'a'; the first is at"),
    "unknown key": (f"{PEOPLE}colour: red\n", "3:1: unknown key 'colour'; allowed are"),
    "misspelt key": (f"{ASKED}    tolerence: 5%\n", "6:5: unknown key 'tolerence'; did you mean '"),
    "tab indent": (
        "quantities:\n\tq: {unit: person}\n",
        "2:1: no YAML: while scanning for the next token, found character that cannot start any "
        "token; indent with spaces, not tabs",
    ),
    "a tag": (f"{FIGURE}    what: !!int 3\n", "4:11: tags such as tag:yaml.org,2002:int are not"),
    "a tag that calls": (
        "quantities: !!python/object/apply:os.system [id]\n",
        "1:13: tags such as tag:yaml.org,2002:python/object/apply:os.system are not read; leave",
    ),
    "two documents": (f"{PEOPLE}---\n{PEOPLE}", "3:1: a second document begins; write one docume"),
    "unhashable key": (f"{PEOPLE}  ? [a, b]\n  : 1\n", "3:5: a key must be a single text"),
    "empty file": ("", "1:1: the file is empty; expected a mapping"),
    "only remarks": ("# nothing\n", "1:1: the file is empty; expected a mapping"),
    "a list at the root": ("- a\n", "1:1: expected keys with values, not a list"),
    "null at the root": ("null\n", "1:1: expected keys with values, not nothing"),
    "a text at the root": ("words\n", "1:1: expected keys with values, not the text 'words'"),
    "an escape": ("a: \x1b[31m\n", "1:4: the character U+001B is no text; leave it out or"),
    "a line that no editor counts": ("a: x\u2028y\n", "1:5: the character U+2028 is no text"),
}

NUMBERS = {
    "no": (f"{FIGURE}    domain: [no, 5]\n", f"4:14: {_NO_NUMBER} 'no'"),
    "no for a level": (f"{ASKED}    level: no\n", "6:12: unknown value 'no'; did you mean 'note'?"),
    "1:30": (f"{FIGURE}    valid_for: 1:30\n", "4:16: expected a whole number of days, not"),
    "1:30 for a number": (f"{FIGURE}    domain: [0, 1:30]\n", f"4:17: {_NO_NUMBER} '1:30'"),
    "017": (f"{FIGURE}    domain: [0, 017]\n", f"4:17: {_NO_NUMBER} '017'"),
    "0o17": (f"{FIGURE}    domain: [0, 0o17]\n", f"4:17: {_NO_NUMBER} '0o17'"),
    "0x1F": (f"{FIGURE}    domain: [0, 0x1F]\n", f"4:17: {_NO_NUMBER} '0x1F'"),
    "1_000": (f"{FIGURE}    domain: [0, 1_000]\n", f"4:17: {_NO_NUMBER} '1_000'"),
    "1,500": (f"{FIGURE}    domain: [1,500]\n", "4:14: 1,500 is two items, 1 and 500; write"),
    "1e400": (
        f"{FIGURE}    domain: [0, 1e400]\n",
        "4:17: the number '1e400' is too long",
    ),
    "1e999999999": (f"{FIGURE}    domain: [0, 1e999999999]\n", "4:17: the number '1e999999999' is"),
    ".inf": (f"{FIGURE}    domain: [0, .inf]\n", f"4:17: {_NO_NUMBER} '.inf'"),
    ".nan": (
        f"{ASKED}    tolerance: .nan\n",
        "6:16: expected a share, not '.nan'",
    ),
    "nan": (
        f"{ASKED}    tolerance: nan\n",
        "6:16: expected a share, not 'nan'",
    ),
    "2024-13-01": (
        f"{FIGURE}    claims: [{{in: a, says: b, as_of: 2024-13-01}}]\n",
        "4:38: there is no day 2024-13-01",
    ),
    "5,000 digits": (f"{FIGURE}    domain: [0, {'9' * 5000}]\n", "4:17: the number '999999999999"),
    "5,000 days": (
        f"{FIGURE}    valid_for: {'9' * 5000} days\n",
        "4:16: expected a whole",
    ),
    "digits of another script": (f"{FIGURE}    domain: [0, ١٢]\n", f"4:17: {_NO_NUMBER} '١٢'"),
    "a negative tolerance": (
        f"{ASKED}    tolerance: -5%\n",
        "6:16: expected a share from 0",
    ),
    "a tolerance above all": (f"{ASKED}    tolerance: 500%\n", "6:16: expected a share up to 1 or"),
}

CUES = {
    "an empty cue": (_found("''"), "4:20: expected a text, found nothing"),
    "a blank cue": (_found("' '"), "4:20: expected a text, found nothing"),
    "no cues": (_found(""), "4:19: the list is empty"),
    "a cue of marks alone": (
        _found("'$^'"),
        "4:20: '$^': '^' has no meaning in a cue; write words",
    ),
    "a dot and a star": (_found("'.*'"), "4:20: '.*' is no cue; write a word or words"),
    "a star inside a word": (_found("'k*led'"), "4:20: 'k*led': “*” stands at the end of a word"),
    "a star inside a phrase": (_found("'kill* men'"), "4:20: 'kill* men': “*” stands at the end"),
    "one or the other": (_found("'dead|hurt'"), "4:20: 'dead|hurt': '|' has no meaning in a cue;"),
    "a class of characters": (_found(r"'\bdead\b'"), r"4:20: '\\bdead\\b': '\\' has no meaning in"),
    "a long cue": (_found("a " * 5_000), "4:20: 9,999 characters; at most 200 are read"),
    "no {value}": (_said("a total"), "4:19: 'a total' has {value} not at all; write it once"),
    "two {value}": (_said("'{value} of {value}'"), "4:19: '{value} of {value}' has {value} twice"),
    "{value} alone": (_said("'{value}'"), "4:19: a phrase needs words beside {value}"),
    "a star in a phrase": (_said("'tot* {value}'"), "4:19: '*' has no meaning in a phrase; write"),
    "another field": (_said("'{value.__class__} {value}'"), "4:19: '{' has no meaning in a phrase"),
}

UNITS = {
    "the unit of days, defined": (_units("date = [x]"), "4:3: 'date' is no unit, but what a quant"),
    "the unit of words, defined": (_units("label = [x]"), "4:3: 'label' is no unit, but what a qu"),
    "9**9**9**9": (_units("x1 = 9**9**9**9"), "4:3: 'x1': '**9**9' cannot stand in a value"),
    "1e9999 meter": (_units("x1 = 1e9999 meter"), "4:3: 'x1': '1e9999 meter' cannot stand in a"),
    "nan meter": (_units("x1 = nan meter"), "4:3: unknown unit 'nan'"),
    "3,000 brackets": (_units("x1 = " + "(" * 3_000), "4:3: a line of 3,005 characters; at most"),
    "11 brackets": (_units(f"x1 = {'(' * 11}meter{')' * 11}"), "4:3: 'x1': brackets do not pair, "),
    "a name of 100,000 letters": (
        _units("a" * 100_000 + " = [x]"),
        "4:3: a line of 100,006",
    ),
    "a unit of 100,000 letters": (
        f"quantities:\n  q: {{unit: {'a' * 100_000}}}\n",
        "2:13: 'aaaaaaaaaaaaaaaaaaaaaa",
    ),
    "powers of powers": (
        _units("x1 = 9**9\n  y1 = x1**9\n  z1 = y1**9\n  u1 = z1**9"),
        "6:3: 'z1' is worth nothing, or more than can be meant",
    ),
    "dunder names": (_units("__class__ = [x]"), "4:3: '__class__' is no name; take letters, digit"),
    "a dunder unit": ("quantities:\n  q: {unit: __import__}\n", "2:13: "),
    "an attribute": (_units("x1 = meter.real"), "4:3: 'x1': 'meter.real' cannot stand in a value"),
    "an import": (_units("@import /etc/passwd"), "4:3: '@import /etc/passwd': of pint's directive"),
    "a metre of two feet": (_units("meter = 2 foot"), "4:3: 'meter' is pint's 'meter' already; ta"),
    "metre as a new thing": (_units("metre = [length]"), "4:3: 'metre' is a word of 'meter'"),
    "a unit in a circle": (_units("x1 = 2 y1\n  y1 = 3 x1"), "4:3: 'x1' is defined in a circle"),
    "100,000 definitions": (
        "units: |\n" + "  x = [a]\n" * 99_000,
        "1:8: 99,000 lines of units; at most 2,000 are read",
    ),
}

EQUATIONS = {
    "a number alone": (f'{DERIVED}"1"}}\n', "3:30: the formula names no quantity; write one such"),
    "numbers alone": (f"{HELD}1 == 2\n", "5:11: the formula names no quantity; write one such"),
    "an octal number": (f"{HELD}q == 017\n", "5:16: '017' is no number; write digits such as 12"),
    "words of another language": (
        f"{HELD}q == 5 km\n",
        "5:11: no formula; write names and numbers",
    ),
    "a call": (f"{HELD}f(q) == 1\n", f"5:11: a call {_NO_PART}"),
    "an import called": (f"{HELD}__import__(q) == 1\n", f"5:11: a call {_NO_PART}"),
    "an attribute": (f"{HELD}q.real == 1\n", f"5:11: an attribute {_NO_PART}"),
    "a power": (f"{HELD}q ** 2 == 1\n", f"5:11: a power {_NO_PART}"),
    "9**9**9**9": (f"{HELD}q == 9**9**9**9\n", f"5:16: a power {_NO_PART}"),
    "a shift": (f"{HELD}1 << 99 == q\n", f"5:11: a shift {_NO_PART}"),
    "a string": (f"{HELD}\"q == 'x'\"\n", f"5:17: a string {_NO_PART}"),
    "a lambda": (f"{HELD}'q == (lambda: 1)'\n", f"5:18: a lambda {_NO_PART}"),
    "a conditional": (f"{HELD}(q if q else q) == 1\n", f"5:12: a conditional {_NO_PART}"),
    "an index": (f"{HELD}q == q[0]\n", f"5:16: an index {_NO_PART}"),
    "a loop": (f"{HELD}'[q for q in q] == q'\n", f"5:12: a loop {_NO_PART}"),
    "5,000 brackets": (
        f"{HELD}{'(' * 5_000}q{')' * 5_000}\n",
        "5:11: 10,001 characters",
    ),
    "51 brackets": (f"{HELD}{'(' * 51}q{')' * 51} == 1\n", "5:61: brackets more than 50 deep"),
    "100,000 terms": (f"{HELD}{'q+' * 100_000}q == 1\n", "5:11: 200,006 characters; at most 1,000"),
    "101 terms": (f"{HELD}{'q+' * 101}q == 1\n", "5:11: more than 100 terms"),
    "900 signs": (f"{HELD}{'-' * 900}q == 1\n", "5:11: more than 100 terms"),
    "an unknown name": (f"{HELD}q == totals\n", "5:16: unknown quantity 'totals'; defined are q"),
    "a derivation of itself": (f"{DERIVED}r / 2}}\n", "3:29: 'r' derives from itself"),
    "another letter": (f"{HELD}ｑ == 1\n", "5:11: 'ｑ' is no part of a formula"),
    "5,000 digits": (
        f"{HELD}q == {'9' * 900}\n",
        "5:16: '9999999999999",
    ),
}

_LAST = f"{PEOPLE}# "
BYTES = {
    "NUL": Broken(f"{_LAST}a\0b".encode(), "3:4: not a text: a NUL at offset 35"),
    "lone surrogate": Broken(_LAST.encode() + b"\xed\xa0\x80", "3:3: not UTF-8: byte 0xed"),
    "lone surrogate as an escape": Broken(f'{FIGURE}    what: "\\ud800"\n'.encode(), "4:1"),
    "latin-1": Broken(_LAST.encode() + b"caf\xe9", "3:6: not UTF-8: byte 0xe9 at offset 37"),
    "utf-16": Broken(PEOPLE.encode("utf-16"), "1:1: not UTF-8: byte 0xff at offset 0"),
    "overlong": Broken(_LAST.encode() + b"\xc0\xaf", "3:3: not UTF-8: byte 0xc0 at offset 34"),
    "truncated": Broken(_LAST.encode() + b"\xe2\x80", "3:3: not UTF-8: byte 0xe2 at offset 34"),
}

GROUPS = {"yaml": YAML, "number": NUMBERS, "cue": CUES, "unit": UNITS, "equation": EQUATIONS}
BROKEN = {
    **{
        f"{group}: {name}": Broken(text.encode(), message)
        for group, rows in GROUPS.items()
        for name, (text, message) in rows.items()
    },
    **{f"bytes: {name}": broken for name, broken in BYTES.items()},
}
# One of each group: enough for the whole command, which takes a process each.
SAMPLE = (
    "yaml: alias bomb",
    "yaml: merge-key bomb",
    "yaml: 100,000 brackets",
    "yaml: half a million values",
    "number: 5,000 digits",
    "cue: a long cue",
    "unit: 9**9**9**9",
    "unit: 100,000 definitions",
    "equation: 100,000 terms",
    "bytes: NUL",
    "bytes: latin-1",
)
