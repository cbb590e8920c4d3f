"""How exactly is a number written, and what figure does it make?

The last digit that counts tells how far "about" reaches, and what a rounded decimal came from.
"""

from __future__ import annotations

from fractions import Fraction

from discrepant.interval import Interval
from discrepant.model import Figure


def significant(value: Fraction) -> tuple[int, Fraction]:
    """Return how many digits of a number count, and what the last of them is worth.

    12,000 has two, the last worth 1,000; 1.28 has three, the last worth 1/100.
    """
    if value.denominator == 1:
        written = str(abs(value.numerator))
        counting = written.rstrip("0") or "0"
        return len(counting), Fraction(10 ** (len(written) - len(counting)) if value else 1)
    step = Fraction(1)
    while (value / step).denominator != 1:
        step /= 10
        if step < Fraction(1, 10**6):  # a third has no last digit
            return 1, Fraction(0)
    return len(str(abs(int(value / step)))), step


def last_digit(written: str, value: Fraction) -> tuple[int, Fraction]:
    """Return what `significant` does; a written decimal keeps its zeros: "5.00" has three."""
    if "." not in written:
        return significant(value)
    step = Fraction(1, 10 ** len(written.rpartition(".")[2]))
    return len(str(int(value / step))), step


def rounded(value: Fraction, step: Fraction, is_rounded: bool) -> Interval:
    """Return the point, or what a decimal with a scale word was rounded from."""
    if not is_rounded:
        return Interval.point(value)
    return Interval(value - step / 2, value + step / 2)


def point(start: int, end: int, value: Fraction, scale: int = 1) -> Figure:
    """Return the figure of one exact number between two tokens."""
    digits, step = significant(value)
    return Figure(start, end, Interval.point(value), step, digits, scale)


def moved(figure: Figure, start: int, end: int, unit: str | None = None) -> Figure:
    """Return a figure with other tokens, and the unit, if any, that stands beside it."""
    return Figure(
        start, end, figure.value, figure.step, figure.digits, figure.scale, figure.vague,
        unit or figure.unit,
    )  # fmt: skip


def multiplied(figure: Figure, scale: int) -> Figure:
    """Return a bare figure times a scale that stands apart from it: "75 USD million"."""
    value, step = figure.value * Interval.point(Fraction(scale)), figure.step * scale
    if figure.step < 1 and value.low is not None:
        value = rounded(value.low, step, True)
    return Figure(figure.start, figure.end, value, step, figure.digits, scale, unit=figure.unit)


def negative(figure: Figure, start: int, end: int, unit: str | None) -> Figure:
    """Return the figure below zero, with other tokens."""
    return Figure(start, end, -figure.value, figure.step, figure.digits, figure.scale, unit=unit)
