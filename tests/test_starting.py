"""The first file of a project, and the schema by which editors know the next ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from discrepant import cli, expectations, pipeline
from discrepant.authoring import starting
from discrepant.cli import options
from discrepant.load import schemas
from discrepant.model import Source

ROOT = Path(__file__).parent.parent
A = "Rescuers used 12 boats. On Monday 300 people fled, and 4% of the wells were spoilt.\n"
B = "Only two boats sank. In the valley 400 people fled from their homes.\n"
C = "The wells hold 90 litres. A bus brought 30 people to the school.\n"

Run = Callable[..., tuple[int, str, str]]


def sources(*texts: str) -> list[Source]:
    return [Source(f"s{n}", text, f"seeds/s{n}.txt") for n, text in enumerate(texts)]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    (tmp_path / "seeds").mkdir()
    for source in sources(A, B, C):
        (tmp_path / source.path).write_text(source.text)
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        code = cli.main(words)
        return code, *capsys.readouterr()

    return call


# ---------------------------------------------------------------- init


def test_it_suggests_what_two_articles_count() -> None:
    text = starting.draft(sources(A, B, C)).text
    declared = expectations.read(text, "first.yaml")
    assert [(each.id, each.unit) for each in declared.quantities] == [
        ("boats", "boat"),
        ("people_fled", "person"),
    ]
    assert "  # seeds/s0.txt:1  “300 people”\n  # seeds/s1.txt:1  “400 people”\n" in text
    assert "      - with: [fled]\n" in text


def test_what_it_suggests_finds_what_it_was_made_from() -> None:
    articles = sources(A, B, C)
    rules = expectations.read(starting.draft(articles).text, "first.yaml")
    report = pipeline.check(articles, [rules])
    messages = [finding.message for finding in report.findings]
    assert "people fled: 300 or 400 (33% apart, tolerance 5%)" in messages
    assert "boats: 2 or 12 (500% apart, tolerance 5%)" in messages


def test_of_one_article_it_takes_what_it_counts() -> None:
    assert starting.draft(sources("About 300 people fled. Later 40 people fled.")).quantities == 1


def test_the_order_of_the_articles_changes_no_quantity() -> None:
    names = [
        [each.id for each in expectations.read(starting.draft(order).text, "x.yaml").quantities]
        for order in (sources(A, B, C), sources(A, B, C)[::-1])
    ]
    assert names[0] == names[1]


@pytest.mark.parametrize(
    "noun", ["meters", "grams", "feet", "no", "cats", "minutes", "dollars", "ounces", "null", "é"]
)
def test_a_noun_that_is_something_else_makes_no_broken_file(noun: str) -> None:
    made = starting.draft(sources(f"They saw 12 {noun} there.", f"We saw 40 {noun} there."))
    rules = expectations.read(made.text, "first.yaml")
    assert pipeline.check([], [rules]).findings == ()


def test_nothing_raw_of_an_article_reaches_the_file() -> None:
    evil = "It hit 300\u202e people\x1b[0m who fled."
    text = starting.draft(sources(evil, "Then 400 people fled.")).text
    assert not {"\x1b", "\u202e"} & set(text)


def test_the_command_writes_a_file_that_check_runs_on(run: Run) -> None:
    assert run("check")[0] == 2
    code, out, err = run("init")
    assert (code, out) == (0, "")
    assert err == (
        "discrepant: wrote expectations/first.yaml\n"
        "discrepant: wrote expectations/discrepant.schema.json\n"
    )
    assert run("check")[0] == 1


def test_the_command_overwrites_nothing(run: Run) -> None:
    run("init")
    code, _, err = run("init")
    assert code == 2
    assert "expectations/first.yaml: is there already; name another with --to" in err


def test_a_second_file_has_what_the_first_has_not(run: Run, tmp_path: Path) -> None:
    run("init")
    (tmp_path / "seeds" / "s3.txt").write_text("On Monday 9 cows drowned.")
    (tmp_path / "seeds" / "s4.txt").write_text("Upstream 11 cows drowned.")
    code, out, _ = run("init", "--to", "-")
    assert code == 0
    assert "  cows:\n" in out
    assert "boats" not in out


def test_articles_without_figures_have_no_first_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Nobody came.")
    code, _, err = run("init", "x.txt")
    assert code == 5
    assert "no quantity that two articles mention was found" in err
    assert not (tmp_path / "expectations").exists()


# ---------------------------------------------------------------- the schema


def valid(document: Any) -> bool:
    checker = jsonschema.Draft7Validator(json.loads(schemas.text("expectations")))
    return not list(checker.iter_errors(document))


def test_schemas_are_schemas() -> None:
    for name in schemas.NAMES:
        schema = json.loads(schemas.text(name))
        jsonschema.validators.validator_for(schema).check_schema(schema)
    assert options.SCHEMAS == schemas.NAMES


@pytest.mark.parametrize("name", schemas.NAMES)
def test_the_command_prints_them(run: Run, name: str) -> None:
    assert run("schema", name) == (0, schemas.text(name), "")


def test_the_schema_of_expectations_is_what_comes_unasked(run: Run) -> None:
    assert run("schema")[1] == schemas.text("expectations")


def keys(*path: str) -> set[str]:
    """Return the keys that the schema allows, as a file with a wrong one is told them."""
    schema = json.loads(schemas.text("expectations"))
    for step in path:
        schema = schema[step]
    return set(schema["properties"])


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("xyz: 1\n", ()),
        ("quantities:\n  a: {xyz: 1}\n", ("definitions", "quantity")),
        ("quantities:\n  a: {find: [{xyz: 1}]}\n", ("definitions", "find")),
        ("expectations:\n  a: {xyz: 1}\n", ("definitions", "expectation")),
    ],
)
def test_the_schema_knows_the_keys_that_the_reader_knows(text: str, path: tuple[str, ...]) -> None:
    with pytest.raises(expectations.ExpectationError) as caught:
        expectations.read(text, "x.yaml")
    said = next(each for each in str(caught.value).split("\n") if "xyz" in each)
    allowed = said.partition(" are ")[2].replace(" and ", ", ").split(", ")
    assert {each.strip("'“”. ") for each in allowed} == keys(*path)


@pytest.mark.parametrize(
    "path", [path.name for path in sorted((ROOT / "expectations").glob("*.yaml"))]
)
def test_the_expectations_of_the_project_are_valid(path: str) -> None:
    if path != "accepted.yaml":
        text = (ROOT / "expectations" / path).read_text("utf-8")
        assert valid(yaml.load(text, yaml.BaseLoader))


@pytest.mark.parametrize(
    "text",
    [
        "xyz: 1",
        "quantities: {a: {unit: person, domian: [1, 2]}}",
        "quantities: {a: {what: x}}",
        "quantities: {A: {unit: person}}",
        "quantities: {a: {unit: person, find: []}}",
        "quantities: {a: {unit: person, find: [{and: [x]}]}}",
        "quantities: {a: {unit: person, find: [{text: x}]}}",
        "expectations: {a: {tolerance: 5%}}",
        "expectations: {a: {agree: x, hold: y}}",
        "expectations: {a: {agree: x, level: errror}}",
        "expectations: {a: {agree: x, level: {self: bad}}}",
        "expectations: {a: {agree: x, same: sources}}",
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(text: str) -> None:
    with pytest.raises(expectations.ExpectationError):
        expectations.read(text, "x.yaml")
    assert not valid(yaml.load(text, yaml.BaseLoader))
