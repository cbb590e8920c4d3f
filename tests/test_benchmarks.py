"""The gold sentences are what they say they are, and scores count what is right."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

# The benchmarks are run from the root of the project and are no part of what is installed.
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.reading import gold, scoring, tables
from benchmarks.reading.__main__ import by_group, misses
from benchmarks.reading.adapters.protocol import Answer, days, number
from benchmarks.reading.gold import Gold, Item
from benchmarks.reading.scoring import Score
from benchmarks.reading.unit_names import family, normal

BOTH = frozenset({"number", "date"})
SENTENCES = gold.sentences()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

# ---------------------------------------------------------------- the gold sentences


def test_there_are_enough_sentences_of_either_kind() -> None:
    silent = sum(not item.golds for item in SENTENCES)
    assert len(SENTENCES) - silent >= 150
    assert silent >= 25
    assert len({item.text for item in SENTENCES}) == len(SENTENCES)


def test_spans_hold_the_words_they_name() -> None:
    for record in gold.records(gold.SENTENCES):
        found = [record["text"][each["start"] : each["end"]] for each in record["mentions"]]
        assert found == [each["substring"] for each in record["mentions"]]


def test_mentions_stand_in_order_and_apart() -> None:
    for item in SENTENCES:
        ends = [0, *(each.end for each in item.golds)]
        starts = [*(each.start for each in item.golds), len(item.text)]
        assert all(end <= start for end, start in zip(ends, starts, strict=True)), item.text


def test_intervals_are_what_their_hedges_say() -> None:
    for item in SENTENCES:
        for each in item.golds:
            if each.kind == "number":
                assert _is_shaped(each), (item.text, each)


def _is_shaped(each: Gold) -> bool:
    low, high, bare = each.low, each.high, each.number
    if each.hedge in ("more_than", "at_least"):
        return low == bare is not None and high is None
    if each.hedge in ("less_than", "at_most"):
        return high == bare is not None and low is None
    assert isinstance(low, int | float)
    assert isinstance(high, int | float)
    if each.hedge in ("between", "vague"):
        return low < high and bare is None
    assert each.hedge in ("exact", "about")
    return bare is not None and low <= bare <= high and (low < high or each.hedge == "exact")


def test_days_are_days_and_weekdays_look_back() -> None:
    for item in SENTENCES:
        published = date.fromisoformat(item.published)
        for each in item.golds:
            if each.kind == "date":
                first, last = (date.fromisoformat(str(each.low or "0001-01-01")), each.high)
                assert first <= date.fromisoformat(str(last))
                word = item.text[each.start : each.end]
                if word in WEEKDAYS:
                    assert first.weekday() == WEEKDAYS.index(word)
                    assert 0 <= (published - first).days < 7


# ---------------------------------------------------------------- scores

TEXT = "About 400 boats sank on Monday."
BOATS = Gold(6, 9, "number", 360, 440, 400, ("boats",), "about")
MORE_BOATS = Gold(6, 9, "number", 400, None, 400, ("boats",), "more_than")
HOURS = Gold(6, 9, "number", 2, 2, 2, ("hour",))
MONDAY = Gold(24, 30, "date", "2023-06-12", "2023-06-12")
ITEM = Item(TEXT, "2023-06-14", (BOATS, MONDAY))
SILENT = Item("He lives at 14 Harbour Street.", "2023-06-14", ())


def hedged(low: float | None, high: float | None, hedge: str, denied: bool = False) -> Answer:
    read = number(0, 15, 0.0, 0.0, "boat")
    read["low"], read["high"], read["hedge"], read["denied"] = low, high, hedge, denied
    return read


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        # All of it, the number alone, and nothing that is right.
        ([hedged(360, 440, "about"), days(21, 30, "2023-06-12", "2023-06-12")], (2, 2)),
        ([number(6, 9, 400.0, 400.0), days(21, 30, "2023-06-12", "2023-06-12")], (2, 1)),
        ([number(6, 9, 4.0, 4.0), days(21, 30, "2023-06-19", "2023-06-19")], (0, 0)),
    ],
)
def test_a_reading_scores_its_value_and_all_of_it(
    read: list[Answer], expected: tuple[int, int]
) -> None:
    score = scoring.score_item(ITEM, read, BOTH)
    assert (score.value, score.full) == expected
    assert (score.mentions, score.alarms) == (2, 0)


@pytest.mark.parametrize(
    ("gold_number", "read", "value", "full"),
    [
        (BOATS, hedged(400, 400, "exact"), True, False),
        (BOATS, hedged(360, 440, "about", denied=True), True, False),
        (BOATS, number(6, 9, 360.0, 440.0, "crate"), True, False),
        (BOATS, number(16, 20, 360.0, 440.0, "boat"), False, False),
        # A rounded decimal may be a point; an open side must be open.
        (Gold(6, 9, "number", 395, 405, 400, ("boats",)), hedged(400, 400, "exact"), True, True),
        (MORE_BOATS, hedged(400, None, "more_than"), True, True),
        (MORE_BOATS, hedged(400, 400, "exact"), True, False),
        # Measures convert; a suite's bare number may have its hedge outside.
        (HOURS, number(6, 9, 7200.0, 7200.0, "second"), True, True),
        (Gold(6, 9, "number", 400, 400, 400, bare=True), hedged(360, 440, "about"), True, True),
        (Gold(6, 9, "number", 400, 400, 400), hedged(360, 440, "about"), True, False),
    ],
)  # fmt: skip
def test_value_and_all_of_it(gold_number: Gold, read: Answer, value: bool, full: bool) -> None:
    assert scoring.value_right(gold_number, read) is value
    assert scoring.full_right(gold_number, read) is full


def test_any_of_several_days_counts() -> None:
    since = Gold(0, 9, "date", "2023-01-01", "2023-12-31", alternatives=(("2023-01-01", None),))
    assert scoring.value_right(since, days(0, 9, "2023-01-01", None))
    assert not scoring.value_right(since, days(0, 9, None, "2023-12-31"))


def test_false_alarms_are_counted_where_nothing_is_to_be_found() -> None:
    street = number(12, 14, 14.0, 14.0)
    assert scoring.score_item(SILENT, [street], BOTH) == Score(silent=1, fired=1)
    assert scoring.score_item(SILENT, [street], frozenset({"date"})) == Score(silent=1)
    assert scoring.score_item(ITEM, [number(16, 20, 1.0, 1.0)], BOTH).alarms == 1


def test_a_suite_without_money_may_hold_other_figures() -> None:
    item = Item("He is 34 years old.", "2023-06-14", (), family="money")
    assert scoring.score_item(item, [number(6, 14, 34.0, 34.0, "year")], BOTH).fired == 0
    assert scoring.score_item(item, [number(6, 14, 34.0, 34.0, "USD")], BOTH).fired == 1


def test_a_suite_without_a_range_may_hold_a_number() -> None:
    item = Item("One fourth is a fraction.", "2023-06-14", (), family="range")
    assert scoring.score_item(item, [number(0, 10, 0.25, 0.25)], BOTH).fired == 0
    assert scoring.score_item(item, [number(0, 10, 1.0, 4.0)], BOTH).fired == 1


def test_scores_add_up_by_group_and_misses_are_named() -> None:
    read = [number(6, 9, 400.0, 400.0), days(21, 30, "2023-06-12", "2023-06-12")]
    groups = by_group([ITEM], [read], BOTH)
    assert (groups["about"].full, groups["about"].mentions) == (0, 1)
    assert (groups["date"].full, groups["date"].mentions) == (1, 1)
    assert list(misses([ITEM], [read], BOTH))[1] == "  - not read: “400” 360..440 ('boats',)"


def test_the_table_has_a_line_for_each_tool() -> None:
    score = {"ours": Score(4, 4, 3, 2, 4, 1), "theirs": Score(4, 2, 1, 0, 4, 4)}
    table = tables.main_table(
        list(score), score, score, score, {"ours": 2, "theirs": 0.16, "re": 8}
    )
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()[2:]]
    assert lines == [
        ["ours", "100.0%", "75.0%", "50.0%", "50.0%", "1 of 4", "2.0", "0.25"],
        ["theirs", "50.0%", "25.0%", "0.0%", "0.0%", "4 of 4", "0.16", "0.02"],
    ]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Pound sterling", "gbp"),
        ("kilometres per hour", "kilometer per hour"),
        ("degrees Celsius", "degree celsius"),
        ("boats", "boat"),
    ],
)
def test_units_have_one_name(name: str, unit: str) -> None:
    assert normal(name) == unit


@pytest.mark.parametrize(
    ("names", "expected"),
    [(["USD"], "money"), (["per cent"], "percent"), (["km"], "dimension"), (["boats"], "number")],
)
def test_units_belong_to_families(names: list[str], expected: str) -> None:
    assert family(names) == expected
