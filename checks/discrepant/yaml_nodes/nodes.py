"""What is a node of YAML: a text, a list or keys with values, and its place?"""

from __future__ import annotations

from dataclasses import dataclass

from discrepant.model import Place


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
