"""Figures of a sentence, for tests: a text in, its words and figures out."""

from __future__ import annotations

from discrepant.figures import numerals
from discrepant.model import Figure
from discrepant.tokens import Tokens, split


def figures(text: str) -> tuple[Tokens, list[Figure]]:
    """Return every figure of a text, as the reader of sentences finds them."""
    tokens = split(text, 0, len(text))
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        figure = numerals.read(tokens, at)
        if figure is not None:
            found.append(figure)
        at = max(at + 1, figure.end) if figure is not None else at + 1
    return tokens, found
