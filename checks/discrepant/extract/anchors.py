"""Can a sentence hold a figure or a day at all?

Most sentences hold none, and a look at their words costs far less than to read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from discrepant.dates import calendar
from discrepant.figures import numerals, single
from discrepant.model import Span

_ANCHORS = numerals.OPENERS | single.ANCHORS | calendar.SIGNS
_SIGN = re.compile("[0-9" + re.escape("".join(w for w in numerals.OPENERS if len(w) == 1)) + "]")
_LETTERS = bytes(ord(chr(code).lower()) if chr(code).isalpha() else 32 for code in range(128))
_LETTERS += b" " * 128


def letters(text: str) -> str:
    """Return a text of the same length with the letters a to z alone, small, and spaces.

    To split a sentence of it finds the words five times as fast as an expression does.
    """
    return text.encode("latin-1", "replace").translate(_LETTERS).decode("ascii")


def has_anchor(text: str, sentence: Span, words: Iterable[str]) -> bool:
    """Tell whether a word or sign of a sentence may open a figure or a day.

    `words` are those of its `letters`.
    """
    return not _ANCHORS.isdisjoint(words) or bool(_SIGN.search(text, *sentence))
