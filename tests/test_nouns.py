"""What does a figure count?"""

from __future__ import annotations

import pytest

from discrepant.figures import hedges, nouns
from discrepant.figures.noun_words import is_plural, singular
from discrepant.tokens import Tokens
from sentences import figures


def counted(text: str, which: int = 0) -> tuple[str, str]:
    """Return head and divisor of the figure `which` of a text, "" where there is none."""
    tokens, found = figures(text)
    hedged = hedges.shape(tokens, found)[which]
    is_one = hedged.value.is_point and 1 in hedged.value
    result = nouns.after(tokens, hedged.end, is_one, hedged.start)
    return _text(tokens, result.head), _text(tokens, result.per)


def _text(tokens: Tokens, span: tuple[int, int] | None) -> str:
    return "" if span is None else tokens.text[tokens.starts[span[0]] : tokens.ends[span[1] - 1]]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("12,000 soldiers were sent", "soldiers"),
        ("1,500 North Korean special operations soldiers", "soldiers"),
        ("1,500 special-operations soldiers", "soldiers"),
        ("two High School students found dead", "students"),
        ("two old men", "men"),
        ("500 people dead", "people"),
        ("3,000 Ukrainian troops organized in", "troops"),
        ("hundreds of protesters", "protesters"),
        ("thousands of tons of grain", "tons"),
        ("a couple of men", "men"),
        ("one student dead", "student"),
        ("one group asked for help", "group"),
        ("one man", "man"),
        ("one bullet entering his chest", "bullet"),
        ("one office building in the town", "building"),
        ("three wounded soldiers were flown out", "soldiers"),
        ("three badly injured men", "men"),
        ("two heavily armed states met", "states"),
        ("12 newly built homes", "homes"),
        ("two Kansas City men", "men"),
        ("two Los Angeles police officers", "officers"),
        ("12 Marines Killed in a raid on camps", "Marines"),
        ("12 Rebels From the hills", "Rebels"),
        ("three men ages 18, 19 and 21", "men"),
        ("a 20,000-square-foot hall", "square-foot"),
        ("12 “volunteers” came", "volunteers"),
        ("two 17-year-old boys", "boys"),
        ("12 police officers", "officers"),
        ("six crew members", "members"),
        ("12 of the 26 victims", "victims"),
        ("none of the three men", "men"),
        ("two of his soldiers", "soldiers"),
        ("5 km", "km"),
        ("a 17 km road", "km"),
        ("17 km west of the town", "km"),
        ("20 miles away", "miles"),
        ("1/4 mile paved oval", "mile"),
        ("half an hour later", "hour"),
        ("5 ft tall", "ft"),
        ("34,500 metric tons", "tons"),
        ("20 square miles", "square miles"),
        ("116,347 sq km", "sq km"),
        ("20 degrees", "degrees"),
        ("20 degrees Celsius", "Celsius"),
        ("20 °C", "°C"),
        ("20mph", "mph"),
        ("a 20-mile stretch", "mile"),
        ("a 3-year-old boy", "year"),
        ("8- to 16-meter telescopes", "meter"),
        ("24-hour curfew", "hour"),
        ("five day trips", "trips"),
        ("three days", "days"),
        ("12 per cent of them", "per cent"),
        ("12% of them", "%"),
        ("12 percent", "percent"),
        ("3 percentage points", "percentage points"),
        ("a 20% rise", "%"),
        ("50 cents", "cents"),
        ("100 Australian dollars", "Australian dollars"),
        ("100 Malaysian ringgit", "ringgit"),
        ("five million yen", "yen"),
        ("12 more people", "people"),
        ("10 to 12 people", "people"),
    ],
)
def test_the_head_of_the_counted_phrase(text: str, head: str) -> None:
    assert counted(text)[0] == head


@pytest.mark.parametrize(
    "text",
    [
        "2,700 more wounded",
        "three others",
        "12 were killed",
        "12 killed",
        "12 dead",
        "500 from the region",
        "12,000-strong force",
        "5,000.",
        "2 of them",
        "two of Colstrip’s four units",
        "two quickly left",
        "24703 L-202",
        "12 who came",
        "40 wounded in the north",
        "40 injured police say",
        "the two argued again",
        "12 fell",
        "the 12,000 includes officers",
        "two fatally from gunshots",
    ],
)
def test_a_noun_that_was_left_out_is_none(text: str) -> None:
    assert counted(text)[0] == ""


@pytest.mark.parametrize(
    ("text", "which", "head", "per"),
    [
        ("two brigades of 6,000 men each", 1, "men", "brigades"),
        ("two brigades of 6,000 men", 1, "men", "brigades"),
        ("three battalions, 500 soldiers apiece", 1, "soldiers", "battalions"),
        ("two brigades, each of 3,000 men", 1, "men", "brigades"),
        ("each brigade has 3,000 men", 0, "men", "brigade"),
        ("6,000 men per brigade", 0, "men", "brigade"),
        ("a 6,000-man brigade", 0, "man", "brigade"),
        ("60 miles an hour", 0, "miles", "hour"),
        ("60 miles per hour", 0, "miles", "hour"),
        ("$80 a barrel", 0, "", "barrel"),
        ("$2 per share", 0, "", "share"),
        ("a 12-cent-a-share dividend", 0, "cent", "share"),
        ("brigades of 6,000 men", 0, "men", ""),
        ("6,000 men", 0, "men", ""),
    ],
)
def test_each_and_per_divide(text: str, which: int, head: str, per: str) -> None:
    assert counted(text, which) == (head, per)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("soldiers", True), ("people", True), ("men", True), ("troops", True), ("brigades", True),
        ("crisis", False), ("bus", False), ("press", False), ("russia's", False), ("was", False),
        ("serious", False), ("soldier", False), ("as", False),
    ],
)  # fmt: skip
def test_plurals(word: str, expected: bool) -> None:
    assert is_plural(word) is expected


@pytest.mark.parametrize(
    ("noun", "one"),
    [
        ("bridges", "bridge"),
        ("cities", "city"),
        ("churches", "church"),
        ("boxes", "box"),
        ("classes", "class"),
        ("crashes", "crash"),
        ("lens", "len"),
        ("glass", "glass"),
        ("bus", "bus"),
        ("crisis", "crisis"),
        ("gas", "gas"),
        ("ties", "tie"),
        ("sheep", "sheep"),
    ],
)
def test_a_plural_is_cut_to_its_singular(noun: str, one: str) -> None:
    assert singular(noun) == one


def test_a_long_phrase_is_read_in_bounded_time() -> None:
    assert counted("5 " + "grand " * 100_000 + "men")[0] == ""
