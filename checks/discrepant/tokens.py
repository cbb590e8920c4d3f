"""Which words, numbers and marks does a stretch of text consist of, and where do they stand?

Every reader above works on :class:`Tokens`, so that a figure, a date, a clause and a speaker
mean the same place by the same number.  Nothing is normalised: `words` holds a folded copy
for look-up, `starts` and `ends` point into the text as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

SPACES = "\u00a0\u202f\u2006\u2007\u2008\u2009\u200a"
"""Spaces that group digits: non-breaking, narrow, thin, hair, as wide as a figure or a mark."""

# A word keeps its inner apostrophes and dots ("Russia's", "U.S", "a.m"); a number keeps its
# inner group and decimal marks ("1,500", "1.28"); everything else is a mark of its own.
# Digits are [0-9] and nothing else: Arabic-Indic, full-width and superscript digits are not
# numbers we read.  Runs are bounded by the token itself, so the pattern is linear.
_TOKEN = re.compile(
    r"([a-z]++(?=[ ,])"  # most words: nothing in them or behind them needs a closer look
    r"|[^\W\d_]+(?:['’.][^\W\d_]+)*"
    rf"|[0-9]+(?:[,.{SPACES}][0-9]+)*"
    r"|[^\s\ufeff])"  # a byte order mark is no part of the text
)

DIGITS = frozenset("0123456789")
DASHES = frozenset("-–—‑")
QUOTES = frozenset("“”\"‘’'")
CLOSING_QUOTES = frozenset("”\"'’")
MARKS = frozenset(',;:.()–—“”"!?')
"""Marks that mean the same in every room; those that part clauses are of `prose`."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Hold the tokens of one sentence.

    `starts` and `ends` are code-point offsets into `text`, the whole article.  `words` are
    the tokens in lower case with straight apostrophes and plain hyphens, for look-up only.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def raw(self, index: int) -> str:
        """Return token `index` as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def word(self, index: int) -> str:
        """Return token `index` folded for look-up, "" outside the sentence."""
        if index < 0:
            return ""
        try:  # asked so often that a comparison with the length would show
            return self.words[index]
        except IndexError:
            return ""

    def touches(self, index: int) -> bool:
        """Tell whether token `index` follows the one before it without a space."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def is_capital(self, index: int) -> bool:
        """Tell whether token `index` begins with a capital letter."""
        return 0 <= index < len(self.starts) and self.text[self.starts[index]].isupper()

    def is_number(self, index: int) -> bool:
        """Tell whether token `index` is written in digits."""
        return 0 <= index < len(self.words) and self.words[index][0] in DIGITS

    def is_word(self, index: int) -> bool:
        """Tell whether token `index` is made of letters."""
        return 0 <= index < len(self.words) and self.words[index][0].isalpha()


def split(text: str, start: int, end: int) -> Tokens:
    """Return the tokens of text[start:end]; offsets stay those of `text`."""
    written = text[start:end]
    folded = _folded(written)
    keeps_places = len(folded) == len(written) and "Σ" not in written
    # Gaps and tokens in turn: no match object for each of the many tokens.
    pieces = _TOKEN.split(folded if keeps_places else written)
    bounds = tuple(accumulate(map(len, pieces), initial=start))
    words = pieces[1::2]
    if not keeps_places:  # "İ" folds to two characters, "Σ" by what stands behind it
        words = [_folded(word) for word in words]
    return Tokens(text, bounds[1:-1:2], bounds[2::2], tuple(words))


def table(words: str) -> frozenset[str]:
    """Return the words of a table, set apart by spaces, as tokens are looked up in it."""
    return frozenset(words.split())


def _folded(written: str) -> str:
    """Return a text of the same length for look-up; U+2010 and U+2011 are hyphens."""
    return written.lower().replace("’", "'").replace("\u2010", "-").replace("\u2011", "-")
