"""What may a quantity, a label or an expectation be called?"""

from __future__ import annotations

import re

from discrepant.yaml_nodes import Node, problem, text

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")


def id_of(node: Node) -> str:
    """Return a text that is an id; raises ExpectationError."""
    written = text(node)
    if not _ID.fullmatch(written):
        message = f"{written[:60]!r} is no id; take a-z, 0-9, _ and -, from a letter or digit on"
        raise problem(node.place, message)
    return written
