"""Into which pieces do marks cut a text?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.render.html.segments import Mark, Paragraph, paragraphs
from discrepant.render.html.standing import Standing

TEXT = "Some 300 people left.\n\nNobody stayed."


def mark(start: int, end: int, ref: str = "1", standing: Standing = Standing.FITS) -> Mark:
    return Mark(start, end, ref, standing, "figure")


def pieces(found: tuple[Paragraph, ...]) -> list[list[tuple[str, str]]]:
    return [[(piece.text, piece.refs) for line in each.lines for piece in line] for each in found]


def test_a_text_without_marks_is_its_paragraphs() -> None:
    found = paragraphs(TEXT, [])
    assert pieces(found) == [[("Some 300 people left.", "")], [("Nobody stayed.", "")]]
    assert [each.line for each in found] == [1, 3]


@pytest.mark.parametrize(
    ("marks", "line"),
    [
        ([mark(5, 15)], [("Some ", ""), ("300 people", "1"), (" left.", "")]),
        (
            [mark(0, 8), mark(5, 15, "2")],
            [("Some ", "1"), ("300", "1 2"), (" people", "2"), (" left.", "")],
        ),
        (
            [mark(0, 15), mark(5, 8, "2", Standing.ERROR)],
            [("Some ", "1"), ("300", "2 1"), (" people", "1"), (" left.", "")],
        ),
        ([mark(5, 8), mark(5, 8, "2")], [("Some ", ""), ("300", "1 2"), (" people left.", "")]),
        ([mark(0, 21)], [("Some 300 people left.", "1")]),
    ],
)
def test_a_line_is_cut_where_marks_begin_and_end(
    marks: list[Mark], line: list[tuple[str, str]]
) -> None:
    assert pieces(paragraphs(TEXT, marks))[0] == line


def test_words_beside_a_passage_are_no_part_of_it() -> None:
    beside = Mark(5, 15, "2", Standing.ERROR, "figure", leads=False, aside=True)
    (first, _) = paragraphs(TEXT, [mark(5, 8), beside])
    (line,) = first.lines
    assert [(each.text, each.refs, each.beside) for each in line] == [
        ("Some ", "", ""),
        ("300", "1", "2"),
        (" people", "", "2"),
        (" left.", "", ""),
    ]
    assert [mark.ref for each in line for mark in (*each.begins, *each.anchors)] == ["1", "1"]


def test_a_mark_over_two_paragraphs_is_in_both() -> None:
    first, second = paragraphs(TEXT, [mark(16, 29)])
    assert [piece.refs for piece in first.lines[0]] == ["", "1"]
    assert [piece.refs for piece in second.lines[0]] == ["1", ""]
    assert [len(piece.begins) for piece in second.lines[0]] == [0, 0]


def test_a_mark_that_does_not_fit_the_text_is_left_out() -> None:
    assert pieces(paragraphs("short", [mark(2, 99), mark(3, 3), mark(-1, 2)])) == [[("short", "")]]


def test_links_lead_to_the_passage_and_not_to_its_operands() -> None:
    operand = Mark(0, 4, "1", Standing.FITS, "figure", leads=False)
    ((line,),) = (each.lines for each in paragraphs("Some 300", [operand, mark(5, 8)]))
    assert [len(piece.anchors) for piece in line] == [0, 0, 1]


def test_lines_that_were_wrapped_are_one_paragraph_and_long_ones_are_not() -> None:
    assert [len(each.lines) for each in paragraphs("one\ntwo\r\nthree\n\nfour", [])] == [3, 1]
    assert [each.line for each in paragraphs(f"one\ntwo {'word ' * 40}\n\nfour", [])] == [1, 2, 4]


@given(
    st.text(st.sampled_from("ab \n\r\u2028"), max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
)
def test_nothing_is_lost_or_said_twice(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [mark(min(span), max(span), str(at)) for at, span in enumerate(spans)]
    found = [piece for each in paragraphs(text, marks) for line in each.lines for piece in line]
    words = "".join(piece.text for piece in found)
    assert "".join(words.split()) == "".join(text.split())
    for each in marks:
        if each.end <= len(text):
            marked = "".join(piece.text for piece in found if each in piece.marks)
            assert "".join(marked.split()) == "".join(text[each.start : each.end].split())
