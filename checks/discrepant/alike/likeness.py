"""Can two words be spellings of one name, or slips for one another?

A ratio of letters alone says nothing: it calls two officials one and one editor two.  Here it
only finds candidates; whether they are one person the article has to show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Sequence
from functools import lru_cache

# What other alphabets come to in ours, the longer first: "Malinskyy" and "Malinskiy" both end
# in i, "Sergey" and "Sergei" as well, "Yevgeny" begins as "Evgeny".
_SOUNDS = tuple(
    (re.compile(written), sound)
    for written, sound in (
        (r"ph", "f"),
        (r"^mc", "mak"),
        (r"^g(?=[aou])", "k"),
        (r"tch|tsch", "ch"),
        (r"ck|c(?!h)|q", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"z", "s"),
        (r"^[yj]e", "e"),
        (r"[yj]", "i"),
        (r"(?<=.)h", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)e$", ""),
    )
)
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_RATIO = 70  # per cent; "Ryabykh" and "Ryabach" are at 71
_HALF_RATIO = 66  # for halves as short as "hyun" and "hyeon"
_FIRM_RATIO = 84  # for given names, where "Maria" and "Mario" (80) are two people
_LEAST = 4  # letters; shorter names differ by chance


@lru_cache(maxsize=1 << 12)
def folded(word: str) -> str:
    """Return the letters of a word, small, without accents, apostrophes and hyphens."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(letter for letter in plain if letter.isalpha())


@lru_cache(maxsize=1 << 12)
def sound(word: str) -> str:
    """Return a spelling that transliterations of one name share: "malinskyy" -> "malinski"."""
    heard = folded(word)
    for written, spoken in _SOUNDS:
        heard = written.sub(spoken, heard)
    return heard


def sounds_alike(one: str, other: str) -> bool:
    """Tell whether two words differ as transliterations do, and no more."""
    return bool(sound(one)) and sound(one) == sound(other)


def may_be_given(one: str, other: str) -> bool:
    """Tell whether two first names may be one: by sound, or nearly, with the same last letter."""
    if sounds_alike(one, other):
        return True
    left, right = sound(one), sound(other)
    return left[-1:] == right[-1:] and _near(left, right, _FIRM_RATIO)


def may_be_surname(one: str, other: str) -> bool:
    """Tell whether two surnames may be one, the second a slip: "Ryabykh" and "Ryabach".

    Both begin with the same letters.  Of names joined by a hyphen each half must be near.
    """
    left, right = re.split("[-‑]", one), re.split("[-‑]", other)
    if len(left) == len(right) > 1:
        return all(
            sounds_alike(half, its) or _near(folded(half), folded(its), _HALF_RATIO)
            for half, its in zip(left, right, strict=True)
        )
    return sounds_alike(one, other) or _near(folded(one), folded(other), _RATIO)


def _near(one: str, other: str, least: int) -> bool:
    if min(len(one), len(other)) < _LEAST or sound(one)[:2] != sound(other)[:2]:
        return False
    return ratio(one, other) >= least


def ratio(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Return how much of two words is common to both, in order, in per cent."""
    # Not on top: most runs ask for no spelling and no quotation.
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)
