"""In which order does an article write its days: is 3/6/2024 in March or in June?"""

from __future__ import annotations

import re

from discrepant.dates.words import ANY_MONTH

_SLASH = re.compile("/[0-9]")  # quick to look for, and in few articles
_FIGURES = re.compile(r"(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})(/[0-9]{2,4})?(?![0-9/])")
_MONTHS = "|".join(sorted((name.capitalize() for name in ANY_MONTH), key=len, reverse=True))
_NAMED = re.compile(
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?P<after>{_MONTHS})\b"
    rf"|\b(?:{_MONTHS})\.?\s(?P<before>[0-9]{{1,2}})\b(?!:)"
)


def day_first(text: str) -> bool | None:
    """Tell whether an article puts the day before the month, None where it does both.

    Its days in figures that can be read in one order alone tell, else those with the month
    in letters ("3 June", "June 3"); without any, the month comes first.
    """
    figures = tuple(_FIGURES.finditer(text)) if _SLASH.search(text) else ()
    if not figures:
        return False
    told = {int(found[1]) > 12 for found in figures if _tells(found)}
    if not told:
        told = {found["after"] is not None for found in _NAMED.finditer(text)}
    return None if len(told) > 1 else True in told


def _tells(found: re.Match[str]) -> bool:
    """Tell "13/6/2024" from "3/6/2024", which has two orders, and from "24/7", a fraction."""
    low, high = sorted((int(found[1]), int(found[2])))
    return found[3] is not None and 1 <= low <= 12 < high <= 31
