"""Is this number somebody's age?"""

from __future__ import annotations

import pytest

from discrepant.figures import ages, numerals
from discrepant.tokens import split


def ages_of(text: str) -> list[bool]:
    """Return, for every figure in digits, whether it is an age."""
    tokens = split(text, 0, len(text))
    figures = [numerals.read(tokens, at) for at in range(len(tokens)) if tokens.is_number(at)]
    return [ages.is_age(tokens, figure) for figure in figures if figure is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Jones, 34, was hurt", [True]),
        ("the driver, 61, was unhurt", [True]),
        ("Maria Jones (34) was hurt", [True]),
        ("a man aged 34 was hurt", [True]),
        ("a woman, age 34, was hurt", [True]),
        ("children ages 3, 5 and 7", [True, True, True]),
        ("boys between the ages of 16 and 19", [True, True]),
        ("under the age of 18", [True]),
        ("Ann Lee Jr., 18, died", [True]),
        ("Ann Lee and Bo Lee, both 24, died", [True]),
        ("Ann Lee, 35 — the pilot — died", [True]),
        ("a 15yo boy", [True]),
        ("Jones, 38, was hurt", [True]),
        ("Ann Lee, 38, of Troy, was hurt", [True]),
        ("Ann Lee, 31 all told, was hurt", [True]),
        ("a man, 18 Ann Lee was hurt", [True]),
        ("She was 34.", [True]),
        ("Ann Lee is 34 and well", [True]),
        ("Ann Lee, who was 34, was hurt", [True]),
        ("The score in Troy was 34.", [False]),
        ("The Dow was 34.", [False]),
        ("Ann Lee was 34 points ahead", [False]),
        ("shootings in Harris County, 3 of which were fatal", [False]),
        ("His mother, 58-year-old Ann Lee", [False]),
        ("In Paris, 34 people died", [False]),
        ("Police, 12 of them armed, came", [False]),
        ("a total of 34, said the mayor", [False]),
        ("on Monday, 34 were hurt", [False]),
        ("Maria Jones, 340, was hurt", [False]),
        ("Maria Jones, 3.5, was hurt", [False]),
        ("the hospital (34)", [False]),
    ],
)
def test_ages_stand_beside_people(text: str, expected: list[bool]) -> None:
    assert ages_of(text) == expected


def test_a_long_list_of_numbers_is_looked_at_in_bounded_time() -> None:
    assert not any(ages_of("and " + "5 and " * 3000 + "6"))
