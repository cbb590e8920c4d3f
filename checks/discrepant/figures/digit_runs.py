"""Which number does a run of digits write, by its group and decimal marks?"""

from __future__ import annotations

import re
from fractions import Fraction

from discrepant.tokens import SPACES, Tokens

_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:([,{SPACES}])[0-9]{{3}})(?:\1[0-9]{{3}})*(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_UNGROUPED = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_CONTINENTAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}")
_NO_GROUP_MARKS = str.maketrans("", "", f",{SPACES}")
_MOST_GROUPS = 7
_LONGEST = 30  # digits; longer runs are serial numbers or attacks, not figures of news


def parse(written: str) -> Fraction | None:
    """Return what one token of digits writes, None where its marks make no number of it."""
    if len(written) > _LONGEST:
        return None
    if written.isdecimal() and written[0] != "0":
        return Fraction(int(written))
    if _UNGROUPED.fullmatch(written):
        return Fraction(written)
    if _GROUPED.fullmatch(written) or _INDIAN.fullmatch(written):
        return Fraction(written.translate(_NO_GROUP_MARKS))
    if _CONTINENTAL.fullmatch(written):
        return Fraction(written.replace(".", "").replace(",", "."))
    return Fraction(int(written)) if written.isdecimal() and len(written) == 2 else None


def spaced(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Read "1 414 021 100" and "40 000": groups of three digits with plain spaces.

    More of them than a number has give "", which is none.
    """
    if _is_long(tokens, at):
        return "", at + 1
    after = tokens.word(at + 1)
    if len(after) != 3 or not after.isdecimal() or not _is_group(tokens, at + 1):
        return None
    first = tokens.word(at)
    if len(first) > 3 or not first.isdecimal() or first[0] == "0":
        return None
    end = at + 1
    while _is_group(tokens, end) and end - at < _MOST_GROUPS:
        end += 1
    written = "".join(tokens.words[at:end])
    return (written, end) if end - at > 2 or written.endswith("000") else None


def _is_long(tokens: Tokens, at: int) -> bool:
    """Tell whether a group stands among more of them than a number of news has."""
    first = last = at
    while _is_group(tokens, first) and at - first < _MOST_GROUPS:
        first -= 1
    while _is_group(tokens, last + 1) and last - first < _MOST_GROUPS:
        last += 1
    return last - first >= _MOST_GROUPS


def _is_group(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    spaced = 0 < at < len(tokens) and tokens.starts[at] == tokens.ends[at - 1] + 1
    return (
        len(word) == 3 and spaced and word.isdecimal() and tokens.text[tokens.ends[at - 1]] == " "
    )
