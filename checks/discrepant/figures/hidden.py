"""Which numbers hold characters that nobody sees: zero-width ones, changes of direction?

"12<U+200B>000" is 12,000 to a reader and two numbers to a program, and a number written from
right to left shows its digits in another order.  Which of them is meant is not for us to guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepant.model import Span
from discrepant.tokens import SPACES

# Soft hyphen, joiners and fillers, marks and overrides of direction, tags; combining marks are
# seen, and a variation selector ("5️⃣") belongs to the sign before it.
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\U000e0000-\U000e007f"
    # What steers a terminal, and what stands for a character that was lost.
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd"
)
_ANY = re.compile(f"[{_HIDDEN}]")
_LONGEST = 40  # characters on either side of a hidden one that are looked at
_SPACE = f"[ {SPACES}]"
# With what touches it, and with the digits that a space sets apart: "1\u200b 500", "1 \u200b500".
_STRETCH = re.compile(
    rf"(?:(?<![0-9])[0-9]{{1,3}}{_SPACE}(?=[{_HIDDEN}][0-9]))?"
    rf"[^\s{_HIDDEN}]{{0,{_LONGEST}}}[{_HIDDEN}]\S{{0,{_LONGEST}}}"
    rf"(?:(?:(?<=[0-9])|(?<=[0-9][{_HIDDEN}])){_SPACE}[0-9]{{3}}(?![0-9]))?"
)

_MARKS = ".,;:!?()[]“”\"‘’'"


def has_any(text: str) -> bool:
    """Tell whether a text holds such characters, a byte order mark at its head aside."""
    return _ANY.search(text, text.startswith("\ufeff")) is not None


def stretches(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the words of a sentence that hold such characters, at most some 80 characters each."""
    start = sentence.start + text.startswith("\ufeff", sentence.start, sentence.start + 1)
    for found in _STRETCH.finditer(text, start, sentence.end):
        yield Span(found.start(), found.end())


def seen(text: str, stretch: Span) -> str:
    """Return what a reader sees of a stretch, in small letters and without marks around it."""
    return _ANY.sub("", text[stretch.start : stretch.end]).strip(_MARKS).lower()
