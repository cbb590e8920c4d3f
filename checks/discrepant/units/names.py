"""Which unit does a word of a YAML file mean, and which units are built in?"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from fractions import Fraction

from discrepant.units import measures
from discrepant.units.definitions import MAX_NAME, UnitError, short
from discrepant.units.measures import Worth, base_unit
from discrepant.units.words import CURRENCIES

BUILT_IN = {
    "person": base_unit("[person]"),
    "percent": Worth(Fraction(1, 100), ()),
    # An angle to pint, mostly a temperature to a newspaper: it converts to neither.
    "degree": base_unit("[degree]"),
    **{code: base_unit(f"[{code}]") for code in sorted(CURRENCIES)},
}


def resolved(word: str, words: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return the name of the unit that a word of a YAML file means; raises UnitError."""
    known = words.get(word.lower()) or names.get(word) or (word if word in BUILT_IN else None)
    name = known or measures.name_of(word)
    if name is None:
        near = get_close_matches(word[:MAX_NAME].lower(), sorted(words), n=1)
        hint = f"did you mean {near[0]!r}? or declare it" if near else "declare it"
        raise UnitError((0, f"unknown unit {short(word)}; {hint} under “units:”"))
    return name
