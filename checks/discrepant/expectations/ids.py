"""What may a quantity, a label or an expectation be called?"""

from __future__ import annotations

import re

from discrepant.yaml_nodes import Node, problem, text

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
# What a value is called may be a name: "to_Lima".
_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


def id_of(node: Node) -> str:
    """Return a text that is an id; raises ExpectationError."""
    written = text(node)
    if not _ID.fullmatch(written):
        message = f"{written[:60]!r} is no id; take a-z, 0-9, _ and -, from a letter or digit on"
        raise problem(node.place, message)
    return written


def label_name(node: Node) -> str:
    """Return a text that may name a label; raises ExpectationError."""
    written = text(node)
    if not _LABEL.fullmatch(written):
        message = (
            f"{written[:60]!r} is no label; take letters A to Z, digits, _ (shown as a space) and -"
        )
        raise problem(node.place, message)
    return written
