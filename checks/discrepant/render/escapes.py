"""How does untrusted text get into a report unharmed?

All text of articles, file names and expectation files passes through here before it reaches
a terminal, a log, a Markdown viewer, a spreadsheet or a file of JSON or XML.  The escapes live
here and nowhere else.
"""

from __future__ import annotations

import re

# Code points for programs' own use, which no web page may hold.
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr((plane << 16) + 0xFFFE)}{chr((plane << 16) + 0xFFFF)}" for plane in range(17)
)
# Controls (C0, DEL, C1), and what is invisible or turns the direction of writing.  The zero
# width joiners stay: several scripts and most family emoji need them.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    f"\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f{_NO_CHARACTERS}]"
)
_BREAKS = re.compile(r"[\t\n\r\f\v]+")
# CI systems run what a log says: "::error::" at the beginning of a line, "##[" anywhere.
_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#\[|#vso\[)", re.IGNORECASE)
_JSON_COMMAND = re.compile(r"#(?=#\[|#vso\[)", re.IGNORECASE)
# An underscore within a word is none of Markdown's business, and paths read better without.
_MARKDOWN = re.compile(r"[\\`*\[\]<>&|~$@]|(?<![a-z0-9])_|_(?![a-z0-9])|://|\bwww\.", re.IGNORECASE)
# What a spreadsheet would run: also in full width, and after spaces.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_COLONS = re.compile("::+")
_BRACKETS = re.compile(r"[\\\[\]]")
# The last two XML does not allow at all, though Unicode has them for programs' own use.
_XML = re.compile("[<>&\"'\ufffe\uffff]")
_XML_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&#39;"}
_ENTITIES = {
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "@": "&#64;",  # no mentions of GitHub users
    "://": "&#58;//",  # no links of bare addresses
    "www.": "www&#46;",
}

# The quotation marks for attributes, whichever of them the attribute stands in.
_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"})


def line(text: str) -> str:
    r"""Return text as one line for terminals and logs.

    Line breaks and tabs become a space; what is invisible, moves the cursor or turns the
    direction of writing is spelled out ("\x1b", "<U+202E>"); nothing reads as a command of
    a CI system.
    """
    return _COMMAND.sub(_harmless, _HIDDEN.sub(_spelled, _BREAKS.sub(" ", text)))


def markdown(text: str) -> str:
    """Return text as one line that Markdown (CommonMark and GitHub's) shows as it is.

    It may stand in a table cell, a heading, a quotation or a link text, though not at the
    very beginning of a line, where "- " or "1. " would be a list.
    """
    return _MARKDOWN.sub(_entity, line(text))


def html(text: str) -> str:
    """Return text as one line that a browser shows as it is, between tags and in attributes.

    Printed in a CI log, the page is no command either.
    """
    shown = _HIDDEN.sub(_spelled, _BREAKS.sub(" ", text)).translate(_REFERENCES)
    return _COMMAND.sub(_reference, shown)


def xml(text: str) -> str:
    """Return text as one line for the inside of an XML element or attribute, in quotes or not."""
    return _XML.sub(_xml_entity, line(text))


def address(path: str) -> str:
    """Return a path for the address of a Markdown link: what is not plain is per cent encoded."""
    return "".join(
        char if char.isascii() and (char.isalnum() or char in "-._~/") else _percent(char)
        for char in path
    )


def json_text(document: str) -> str:
    """Return a JSON document with hidden characters as escapes; line breaks stay.

    JSON allows them raw, terminals and editors do not deserve them.  So with the commands that
    CI systems look for within a line; no line of JSON begins with a colon.  They occur in
    strings alone, so that the document means the same.
    """
    return _JSON_COMMAND.sub("\\\\u0023", _HIDDEN.sub(_json_escape, document))


def cell(text: str) -> str:
    """Return text as one line for a cell; a leading apostrophe keeps a formula from running."""
    shown = line(text)
    return f"'{shown}" if _FORMULA.match(shown) else shown


def unlinked(text: str) -> str:
    """Return text as one line in which no bracket makes a link, for messages of SARIF."""
    return _BRACKETS.sub(r"\\\g<0>", line(text))


def command_data(lines: str) -> str:
    """Return lines, each safe already, as the one line of data of a workflow command."""
    return lines.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def command_property(text: str) -> str:
    """Return text as the value of a property of a workflow command."""
    return command_data(line(text)).replace(":", "%3A").replace(",", "%2C")


def node_id(path: str) -> str:
    """Return a path as the id of a pytest node, in which two colons begin the name of a test."""
    return _COLONS.sub(":", line(path))


def xml_attribute(text: str) -> str:
    """Return text as one line in quotation marks, for an attribute of XML."""
    return f'"{xml(text)}"'


def xml_lines(lines: str) -> str:
    """Return lines, each safe already, as the content of an XML element; line breaks stay."""
    return _XML.sub(_xml_entity, lines)


def _spelled(found: re.Match[str]) -> str:
    code = ord(found.group())
    return f"\\x{code:02x}" if code < 0x100 else f"<U+{code:04X}>"


def _reference(found: re.Match[str]) -> str:
    """Return what begins a command with its sign as a character reference of HTML."""
    space, sign = found[0][:-1], found[0][-1]
    return f"{space}&#{ord(sign)};"


def _harmless(found: re.Match[str]) -> str:
    return "\\x23" if found.group() == "#" else f"{found.group(1)}\\x3a"


def _entity(found: re.Match[str]) -> str:
    mark = found.group()
    return _ENTITIES.get(mark.lower(), f"\\{mark}")


def _xml_entity(found: re.Match[str]) -> str:
    return _XML_ENTITIES.get(found.group()) or f"&lt;{_spelled(found)[1:-1]}&gt;"


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))


def _json_escape(found: re.Match[str]) -> str:
    char = found.group()
    if char == "\n":
        return char
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(
        f"\\u{int.from_bytes(units[at : at + 2], 'big'):04x}" for at in range(0, len(units), 2)
    )
