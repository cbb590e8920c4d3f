"""Which words, numbers and marks does a stretch of text consist of?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.tokens import Tokens, split, table


def whole(text: str) -> Tokens:
    """Return the tokens of a whole text."""
    return split(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some 1,500 men", ("some", "1,500", "men")),
        ("1.28 million", ("1.28", "million")),
        ("Russia’s 3-year-old", ("russia's", "3", "-", "year", "-", "old")),
        ("the U.S. at 9 a.m.", ("the", "u.s", ".", "at", "9", "a.m", ".")),
        ("$5m–$10m", ("$", "5", "m", "–", "$", "10", "m")),
        ("1\u202f234\u00a0567", ("1\u202f234\u00a0567",)),
        ("12.", ("12", ".")),
        ("٣٤ men", ("٣", "٤", "men")),
        ("", ()),
    ],
)
def test_text_falls_into_words_numbers_and_marks(text: str, words: tuple[str, ...]) -> None:
    assert whole(text).words == words


def test_offsets_point_into_the_whole_text() -> None:
    text = "Before. Two men."
    tokens = split(text, 8, len(text))
    assert [tokens.raw(index) for index in range(len(tokens))] == ["Two", "men", "."]
    assert tokens.starts[0] == 8


def test_what_stands_outside_the_sentence_is_no_word() -> None:
    tokens = whole("Two men")
    assert (tokens.word(-1), tokens.word(2)) == ("", "")
    assert not tokens.is_number(5)
    assert not tokens.is_capital(-1)
    assert not tokens.touches(0)


def test_a_token_knows_its_kind() -> None:
    tokens = whole("Kyiv lost 5m")
    assert tokens.is_capital(0)
    assert tokens.is_word(1)
    assert tokens.is_number(2)
    assert tokens.touches(3)


@given(st.text(max_size=200))
def test_tokens_cover_everything_but_spaces_in_order(text: str) -> None:
    tokens = whole(text)
    rest, end = [], 0
    for start, stop in zip(tokens.starts, tokens.ends, strict=True):
        assert end <= start < stop
        rest.append(text[end:start])
        end = stop
    rest.append(text[end:])
    assert "".join(rest).strip() == ""


def test_a_megabyte_of_digits_is_one_token() -> None:
    assert len(whole("7" * 1_000_000)) == 1


def test_a_table_holds_words_as_tokens_do() -> None:
    words = table("by  Ada's\nown “")
    assert words == {"by", "Ada's", "own", "“"}
    assert split("said by somebody", 0, 16).words[1] in words
