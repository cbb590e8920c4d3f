"""YAML text in; nodes with their places, values or errors out."""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction

import pytest

from discrepant import yaml_nodes
from discrepant.model import Place
from discrepant.yaml_nodes import ExpectationError, Mapping, Node, Scalar, Sequence


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.pairs}


def value(text: str) -> Node:
    root = yaml_nodes.parse(f"key: {text}\n", "e.yaml")
    assert isinstance(root, Mapping)
    return root.pairs[0][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: [x, 'y']\n", {"a": "1", "b": ["x", "y"]}),
        (
            "a: no\nb: 12:30\nc: 017\nd: 2024-13-01\n",
            {"a": "no", "b": "12:30", "c": "017", "d": "2024-13-01"},
        ),
        ("\ufeffa: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}),
        ("- {x: y}\n", [{"x": "y"}]),
        ("just text", "just text"),
        ("a: [1, 500]", {"a": ["1", "500"]}),
        ("a: [2024,12]", {"a": ["2024", "12"]}),
        ("a: ['1',500]", {"a": ["1", "500"]}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("--- \na: 1\n...\n", {"a": "1"}),
        ("[" * 20 + "]" * 20, plain(yaml_nodes.parse("[" * 20 + "]" * 20, ""))),
    ],
)
def test_scalars_stay_text(text: str, expected: object) -> None:
    assert plain(yaml_nodes.parse(text, "e.yaml")) == expected


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "e.yaml:1:1: the file is empty; expected a mapping"),
        ("# only a remark\n", "e.yaml:1:1: the file is empty; expected a mapping"),
        ("a: 1\nb: &x 2\n", "e.yaml:2:4: anchors such as &x are not read; write the value out"),
        ("a: *x\n", "e.yaml:1:4: aliases such as *x are not read; write the value out"),
        ("a: 1\n<<: {b: 2}\n", "e.yaml:2:1: merge keys (<<) are not read; write the values out"),
        ("a: !!int 3\n", "e.yaml:1:4: tags such as tag:yaml.org,2002:int"),
        ("a: !x [1]\n", "e.yaml:1:4: tags such as !x"),
        ("a: ! x\n", "e.yaml:1:4: tags such as !"),
        (
            "a: !!python/object/apply:x [ls]\n",
            "e.yaml:1:4: tags such as tag:yaml.org,2002:python/object/apply",
        ),
        ("a: 1\n---\nb: 2\n", "e.yaml:2:1: a second document begins; write one document a file"),
        ("a: 1\nb: 2\na: 3\n", "e.yaml:3:1: duplicate key 'a'; the first is at e.yaml:1:1"),
        ("? [x]\n: 1\n", "e.yaml:1:3: a key must be a single text"),
        ("? {x: 1}\n: 1\n", "e.yaml:1:3: a key must be a single text"),
        ("a:\n\t- b\n", "e.yaml:2:1: no YAML: while scanning for the next token, found"),
        ("{", "e.yaml:1:2: no YAML: while parsing a flow node, did not find"),
        ("a: 1\nb: [", "e.yaml:2:5: no YAML: while parsing a flow node, did not find"),
        ("a: b: c\n", "e.yaml:1:5: no YAML: mapping values are not allowed in this context"),
        ("a: [", "e.yaml:1:5: no YAML: while parsing a flow node, did not find"),
        ("- a\r- [1,", "e.yaml:2:6: no YAML: while parsing a flow node, did not find"),
        ("ok: 1\na: \0\n", "e.yaml:2:4: the character U+0000 is no text"),
        ("a: \ud800\n", "e.yaml:1:4: the character U+D800 is no text"),
        ("a: x\u2028y\n", "e.yaml:1:5: the character U+2028 is no text"),
        ("a: \x1b[31m\n", "e.yaml:1:4: the character U+001B is no text"),
        ("a: [1,500]\n", "e.yaml:1:5: 1,500 is two items, 1 and 500"),
        ("[" * 21 + "]" * 21, "e.yaml:1:21: nested more than 20 levels deep"),
        ("[" * 100_000, "e.yaml:1:21: nested more than 20 levels deep"),
        ("a: " + "x" * 1_000_000, "e.yaml:1:1: 1,000,003 characters; at most 1,000,000 are read"),
    ],
    ids=lambda text: repr(text[:30]),
)
def test_what_is_not_read_is_an_error_with_its_place(text: str, error: str) -> None:
    with pytest.raises(ExpectationError) as raised:
        yaml_nodes.parse(text, "e.yaml")
    assert str(raised.value).startswith(error)


def test_the_message_says_what_to_do_instead() -> None:
    with pytest.raises(ExpectationError) as raised:
        yaml_nodes.parse("a: [1,500]\nb: !x 1\nc:\n\t- d\n", "e.yaml")
    assert str(raised.value) == (
        "e.yaml:1:5: 1,500 is two items, 1 and 500; write “1, 500” for two, 1500 for one\n"
        "e.yaml:2:4: tags such as !x are not read; leave it out\n"
        "e.yaml:4:1: no YAML: while scanning for the next token, "
        "found character that cannot start any token; indent with spaces, not tabs"
    )


BOMB = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
)
MERGE_BOMB = "a0: &a0 {x: 1}\n" + "".join(
    f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 30)
)


@pytest.mark.parametrize("text", [BOMB, MERGE_BOMB, "&a [*a]", "{" * 100_000, "- " * 100_000])
def test_bombs_are_refused_at_once(text: str) -> None:
    start = time.process_time()
    with pytest.raises(ExpectationError):
        yaml_nodes.parse(text, "e.yaml")
    assert time.process_time() - start < 2


def test_problems_are_gathered() -> None:
    with pytest.raises(ExpectationError) as raised:
        yaml_nodes.parse("a: &x 1\na: !t 2\nb: [\n", "e.yaml")
    assert [place.line for place, _ in raised.value.problems] == [1, 2, 2, 4]


def test_a_flood_of_problems_is_cut() -> None:
    with pytest.raises(ExpectationError) as raised:
        yaml_nodes.parse("[" + "*x, " * 1_000 + "]", "e.yaml")
    lines = str(raised.value).split("\n")
    assert (len(lines), lines[-1]) == (51, "… and 950 problems more")


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("abc", 1, 1, 7),
        ("'abc'", 1, 1, 8),
        ("|\n    one\n    two", 0, 2, 5),
        ("|\n\n    one\n    two", 6, 4, 6),
        (">\n  one\n  two", 5, 1, 6),
        ("|\n", 0, 2, 1),
    ],
)
def test_a_scalar_knows_where_its_characters_stand(
    text: str, offset: int, line: int, column: int
) -> None:
    node = value(text)
    assert isinstance(node, Scalar)
    assert node.at(offset) == Place("e.yaml", line, column)


READERS: list[tuple[Callable[[Node], object], str, object]] = [
    (yaml_nodes.text, "no", "no"),
    (yaml_nodes.text, "1:30", "1:30"),
    (yaml_nodes.text, "'null'", "null"),
    (yaml_nodes.number, "12", Fraction(12)),
    (yaml_nodes.number, "-0.05", Fraction(-1, 20)),
    (yaml_nodes.number, "1e3", Fraction(1000)),
    (yaml_nodes.number, ".5", Fraction(1, 2)),
    (yaml_nodes.number, "0", Fraction(0)),
    (yaml_nodes.whole, "14", 14),
    (yaml_nodes.days, "14", 14),
    (yaml_nodes.days, "14 days", 14),
    (yaml_nodes.days, "1 day", 1),
    (yaml_nodes.share, "5%", Fraction(1, 20)),
    (yaml_nodes.share, "2.5 %", Fraction(1, 40)),
    (yaml_nodes.share, "0.05", Fraction(1, 20)),
    (yaml_nodes.share, "0", Fraction(0)),
    (yaml_nodes.choice(("a", "b")), "b", "b"),
]


@pytest.mark.parametrize(("read", "text", "expected"), READERS)
def test_readers_take_what_is_meant(
    read: Callable[[Node], object], text: str, expected: object
) -> None:
    assert read(value(text)) == expected


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (yaml_nodes.text, "", "expected a text, found nothing"),
        (yaml_nodes.text, "~", "expected a text, found nothing"),
        (yaml_nodes.text, "''", "expected a text, found nothing"),
        (yaml_nodes.text, "[a]", "expected a text, not a list"),
        (yaml_nodes.text, "{a: b}", "expected a text, not keys with values"),
        (yaml_nodes.number, "no", "expected a number, not 'no'"),
        (yaml_nodes.number, "017", "expected a number, not '017'"),
        (yaml_nodes.number, "1:30", "expected a number, not '1:30'"),
        (yaml_nodes.number, "1e400", "the number '1e400' is too long to be meant"),
        (yaml_nodes.number, "1e99999999", "the number '1e99999999' is too long to be meant"),
        (yaml_nodes.number, ".inf", "expected a number, not '.inf'"),
        (yaml_nodes.number, "-.inf", "expected a number, not '-.inf'"),
        (yaml_nodes.number, ".nan", "expected a number, not '.nan'"),
        (yaml_nodes.number, "0x1F", "expected a number, not '0x1F'"),
        (yaml_nodes.number, "1_000", "expected a number, not '1_000'"),
        (yaml_nodes.number, "١٢", "expected a number, not '١٢'"),
        (yaml_nodes.number, "1,500", "expected a number, not '1,500'; write it without commas"),
        (yaml_nodes.number, "9" * 5000, f"the number '{'9' * 57}…' is too long to be meant"),
        (yaml_nodes.number, "'12'", "expected a number, found the text '12'"),
        (yaml_nodes.whole, "1.5", "expected a whole number from 0 up, not '1.5'"),
        (yaml_nodes.whole, "-1", "expected a whole number from 0 up, not '-1'"),
        (yaml_nodes.days, "two weeks", "expected a whole number of days"),
        (yaml_nodes.days, "-3", "expected a whole number of days"),
        (yaml_nodes.share, "-5%", "expected a share from 0 up, not '-5%'"),
        (yaml_nodes.share, "5", "expected a share up to 1 or 100%, not '5'; did you mean 5%"),
        (yaml_nodes.share, "500%", "expected a share up to 1 or 100%, not '500%'"),
        (yaml_nodes.share, "x%", "expected a share, not 'x%'; write one such as 5% or 0.05"),
        (
            yaml_nodes.choice(("source", "speaker")),
            "sourse",
            "unknown value 'sourse'; did you mean 'source'? allowed are",
        ),
        (yaml_nodes.items, "a", "expected a list, not the text 'a'"),
        (yaml_nodes.items, "", "expected a list, not nothing"),
        (yaml_nodes.pairs, "[a]", "expected keys with values, not a list"),
        (yaml_nodes.one_or_more, "[]", "the list is empty"),
    ],
)
def test_readers_refuse_the_rest(read: Callable[[Node], object], text: str, message: str) -> None:
    with pytest.raises(ExpectationError) as raised:
        read(value(text))
    (problem,) = raised.value.problems
    assert (problem.place.line, problem.message[: len(message)]) == (1, message)


def test_long_lists_of_what_is_known_are_cut() -> None:
    message = yaml_nodes.unknown("quantity", "q", (f"q{n:02}" for n in range(30)), "defined")
    assert message.endswith("q18, q19 and 10 more")


def test_nothing_known_is_said() -> None:
    assert yaml_nodes.unknown("quantity", "q", (), "defined") == (
        "unknown quantity 'q'; none is defined"
    )


def test_each_block_has_its_own_column() -> None:
    root = yaml_nodes.parse("a: |\n  one\nb: |\n    two\n", "e.yaml")
    assert isinstance(root, Mapping)
    columns = [node.at(0).column for _, node in root.pairs if isinstance(node, Scalar)]
    assert columns == [3, 5]


def faulty_fields() -> None:
    node = yaml_nodes.parse("{a: x, b: 1, d: 2}", "e.yaml")
    with yaml_nodes.Fields(node, ("a", "b")) as field:
        assert field.get("a", yaml_nodes.number, Fraction(0)) == 0
        assert field.need("b", yaml_nodes.number, Fraction(0)) == 1
        assert field.need("c", yaml_nodes.number, Fraction(0)) == 0
        raise yaml_nodes.problem(field.place_of("b"), "no more")


def test_fields_gather_what_is_wrong_with_them_and_what_is_raised_among_them() -> None:
    with pytest.raises(ExpectationError) as raised:
        faulty_fields()
    assert str(raised.value).split("\n") == [
        "e.yaml:1:14: unknown key 'd'; allowed are a, b",
        "e.yaml:1:5: expected a number, not 'x'; write digits such as 12 or 0.5",
        "e.yaml:1:1: the key 'c' is missing; write it",
        "e.yaml:1:11: no more",
    ]


def test_fields_leave_other_errors_alone() -> None:
    node = yaml_nodes.parse("{a: x, d: 2}", "e.yaml")
    with pytest.raises(KeyError), yaml_nodes.Fields(node, ("a",)):
        raise KeyError
