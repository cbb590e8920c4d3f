"""Which number is written with a power: "1.3e6", "6.2×10^-4", "5×10⁶", "2^10"?"""

from __future__ import annotations

from fractions import Fraction

from discrepant.tokens import Tokens

_TIMES = frozenset("x×*·")
_MINUS = frozenset("-−⁻")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FIRST = _TIMES | frozenset("e^")
_HIGHEST = 40
_LONGEST = 12  # digits of the number that is raised


def read(tokens: Tokens, at: int, value: Fraction) -> tuple[Fraction, int] | None:
    """Read on at token `at` after a number: return what is meant in all, and where it ends.

    Everything touches: "3 x 10" are two numbers, "3x10 metres" are none; but "3 × 10⁶" is one.
    """
    word = tokens.word(at)
    is_raised = tokens.word(at + 2) == "^" or _is_raised(tokens, at + 2)
    if word in _TIMES and tokens.word(at + 1) == "10" and is_raised and tokens.touches(at + 2):
        power = _exponent(tokens, at + 2 + (tokens.word(at + 2) == "^"), Fraction(10))
        return None if power is None else (value * power[0], power[1])
    if word not in _FIRST or not tokens.touches(at) or not tokens.touches(at + 1):
        return None
    if word == "e":
        ten = _exponent(tokens, at + 1, Fraction(10)) if tokens.raw(at) == "e" else None
        return None if ten is None else (value * ten[0], ten[1])
    if word == "^":
        return _exponent(tokens, at + 1, value)
    base = tokens.word(at + 1)
    if not base.isdecimal() or len(base) > _LONGEST or not tokens.touches(at + 2):
        return None
    # "2.48×10−5" has lost its raised figures; "5x10-3" may be boards.
    lost = base == "10" and value.denominator > 1 and tokens.word(at + 2) in _MINUS
    if not (tokens.word(at + 2) == "^" or lost or (base == "10" and _is_raised(tokens, at + 2))):
        return None
    power = _exponent(tokens, at + 2 + (tokens.word(at + 2) == "^"), Fraction(base))
    return None if power is None else (value * power[0], power[1])


def _exponent(tokens: Tokens, at: int, base: Fraction) -> tuple[Fraction, int] | None:
    """Read "6", "-4", "+23", "⁶" and raise `base` to it."""
    is_negative = tokens.word(at) in _MINUS
    at += is_negative or tokens.word(at) == "+"
    written = tokens.word(at).translate(_RAISED)
    if not (written.isascii() and written.isdecimal()) or not tokens.touches(at):
        return None
    exponent = int(written) if len(written) <= 2 else _HIGHEST + 1
    large = len(str(base.numerator)) > _LONGEST or len(str(base.denominator)) > _LONGEST
    if exponent > _HIGHEST or large or base == 0 or _goes_on(tokens, at + 1):
        return None
    return base ** (-exponent if is_negative else exponent), at + 1


def _is_raised(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return word == "⁻" or (not word.isascii() and word.translate(_RAISED).isascii())


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Tell the "1e5" of "1e5a-44" from a number."""
    if not tokens.touches(at):
        return False
    word = tokens.word(at)
    return word[0].isalnum() or (word in ("-", "^", "_") and tokens.touches(at + 1))
