"""Figures that no quantity looks at, the worst first."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest

from discrepant import expectations, pipeline, uncovered
from discrepant.model import Source
from discrepant.render import uncovered_jsonl, uncovered_text
from discrepant.uncovered import Group
from stories import FLOOD, source

SHEEP = FLOOD + '    units: "sheep = [sheep] = _ = ewes = lambs"\n'


def groups(*texts: str, rules: str = FLOOD) -> tuple[Group, ...]:
    sources: list[Source] = [source(text, chr(ord("a") + n)) for n, text in enumerate(texts)]
    rulesets = [expectations.read(dedent(rules), "rules.yaml")]
    return uncovered.groups(pipeline.check(sources, rulesets), sources, rulesets)


def test_what_several_sources_count_differently_comes_first_and_days_last() -> None:
    found = groups(
        "On June 3 the flood took 40 bridges, 3 mills and 7 barns.",
        "The flood took 60 bridges and 3 mills.",
        "On June 4 the flood took 8 cars. It took 9 cars.",
    )
    assert [(each.name, each.sources, each.differs) for each in found] == [
        ("bridge", 2, True),
        ("mill", 2, False),
        ("car", 1, False),
        ("barn", 1, False),
        ("dates", 2, False),
    ]
    assert [seen.passage.text for seen in found[0].seen] == ["40 bridges", "60 bridges"]


def test_what_a_quantity_looks_at_is_not_listed() -> None:
    assert groups("400 people were evacuated.") == ()
    assert uncovered_text.render(()) == "every figure and date belongs to a quantity\n"


def test_a_day_that_tells_when_a_claim_was_is_made_use_of() -> None:
    assert (
        groups("On Sunday 400 people were evacuated.", "On Sunday 400 people left their homes.")
        == ()
    )
    (found,) = groups("On Sunday it rained. On Monday 400 people were evacuated.")
    assert [seen.passage.text for seen in found.seen] == ["Sunday"]


def test_a_day_that_tells_when_a_stance_was_taken_is_made_use_of() -> None:
    rules = """
        quantities:
          answer: {labels: {denies: [denied], silent: [declined to comment]}}
        expectations:
          one-answer: {agree: answer}
    """
    assert groups("The mayor denied it on Sunday.", rules=rules) == ()


def test_one_figure_that_fits_the_other_sources_is_no_difference() -> None:
    (found,) = groups("It took about 40 bridges.", "It took 42 bridges and 90 bridges.")
    assert not found.differs


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It drowned 5 ewes.", "sheep"),
        ("It took 12% of the town.", "percent"),
        ("It took 5 buses.", "buse"),
        ("It hit 5 cities.", "city"),
        ("It hit 5 churches and a lens; 12 crossings.", "church"),
        ("It cost $5 million.", "USD"),
    ],
)
def test_a_group_is_named_by_its_unit_or_else_its_noun(text: str, name: str) -> None:
    assert name in [each.name for each in groups(text, rules=SHEEP)]


def test_as_text() -> None:
    shown = uncovered_text.render(
        groups("Ada Berg said about 40 bridges fell.", "60 bridges fell on June 4.")
    )
    assert shown == (
        "bridge: 2 of 2 sources, and they differ\n"
        "  about 40  seeds/a.txt:1:15  “Ada Berg said about 40 bridges fell.”  Ada Berg\n"
        "  60        seeds/b.txt:1:1   “60 bridges fell on June 4.”\n"
        "\n"
        "dates: 1 of 1 source\n"
        "  4 June 2023  seeds/b.txt:1:20  “60 bridges fell on June 4.”\n"
        "\n"
        "2 figures and 1 date uncovered\n"
    )


def test_as_lines_of_json() -> None:
    lines = uncovered_jsonl.render(groups("It took 40 bridges.", "60 bridges fell on June 4."))
    first, _, last = map(json.loads, lines.splitlines())
    assert {key: first[key] for key in ("schema_version", "group", "group_differs", "low")} == {
        "schema_version": 1,
        "group": "bridge",
        "group_differs": True,
        "low": 40,
    }
    assert (last["kind"], last["low"], last["text"]) == ("date", "2023-06-04", "June 4")


def test_nothing_raw_reaches_a_terminal() -> None:
    assert "\x1b" not in uncovered_text.render(groups("The \x1b[31m flood took 40 bridges."))
