"""What an article mentions: values with clause, day and reason, language in and values out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant import extract
from discrepant.interval import Interval
from discrepant.model import Mention, MentionKind, Polarity, Source

_FRIDAY = date(2024, 10, 18)
_PUBLISHED = Interval.days(_FRIDAY, _FRIDAY)


def _read(text: str) -> tuple[Mention, ...]:
    return extract.read(Source("a", text, "a.txt", published=_PUBLISHED))


def _numbers(text: str) -> list[Mention]:
    return [mention for mention in _read(text) if mention.kind is MentionKind.NUMBER]


def _at(text: str, words: str) -> Mention:
    """Return the mention that begins with some words."""
    return next(each for each in _read(text) if text.startswith(words, each.start))


# ---------------------------------------------------------------- the day a figure is about


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 people were hurt on Monday.", date(2024, 10, 14)),
        ("12 people were hurt.", _FRIDAY),
        ("Police said on Monday that 12 people were hurt.", date(2024, 10, 14)),
        ("Police said on Wednesday that 12 people were hurt on Monday.", date(2024, 10, 14)),
        ("12 people were hurt after a crash on Monday.", date(2024, 10, 14)),
        ("12 people were hurt, police said on Monday.", date(2024, 10, 14)),
        ("He was born on October 2, 2001, and 12 people were hurt.", _FRIDAY),
        ("12 people were hurt, according to the January report.", _FRIDAY),
        ("12 planes could be deployed by the end of September.", _FRIDAY),
        ("12 planes will be deployed in November.", _FRIDAY),
        ("12 people have been hurt since Monday.", _FRIDAY),
        ("12 people were hurt before Monday.", _FRIDAY),
        ("It burnt on Monday, when a wall fell and 12 people were hurt.", date(2024, 10, 14)),
        ("It burnt on Monday and 12 people were hurt.", _FRIDAY),
        ("The October 14 fire that hurt 12 people is a riddle.", date(2024, 10, 14)),
        ("Six weeks after the fire, 12 people were hurt.", _FRIDAY),
        ("Two days after the fire 12 people were hurt.", _FRIDAY),
        ("As of Monday, 12 people were missing.", date(2024, 10, 14)),
        ("It hurt 40 people on Tuesday and 12 on Monday.", date(2024, 10, 14)),
        ("It hurt 40 people on Tuesday, compared with 12 on Monday.", date(2024, 10, 14)),
        ("Ann Lee, speaking on Monday, said 12 people were hurt.", date(2024, 10, 14)),
        ("In a talk with the paper on Monday Ann Lee said 12 people fled.", date(2024, 10, 14)),
        ("Asked on Monday whether it held, Ann Lee said 12 people fled.", date(2024, 10, 14)),
        ("When asked on Monday, Ann Lee said it burnt and 12 people fled.", date(2024, 10, 14)),
        ("Police asked on Monday for help and said 12 cars were gone.", _FRIDAY),
        (
            "Police wrote of the October 14 fire in Alder Falls, Ohio that hurt 12 people.",
            date(2024, 10, 14),
        ),
        ("Five were shot on Monday, 12 fatally from self-made bombs.", date(2024, 10, 14)),
        (
            "“12 men fled,” she wrote in a long letter to the head of the board of the River Club "
            "of Alder Falls on Monday.",
            date(2024, 10, 14),
        ),
    ],
)
def test_the_day_is_that_of_the_clause_else_of_the_saying_else_of_publication(
    text: str, day: date
) -> None:
    assert _at(text, "12").as_of == Interval.days(day, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It came six weeks after a fire in the old town, where a gas leak hurt 12.", 45, 39),
        ("It came a month after 12 people were hurt.", 45, 15),
        ("Just 3 years after the fire that hurt 12, it burnt again.", 1277, 913),
        ("It came weeks after a fire that hurt 12.", 70, 7),
    ],
)
def test_the_day_of_what_was_before_is_counted_back(text: str, first: int, last: int) -> None:
    day = _at(text, "12").as_of
    assert day == Interval.days(_FRIDAY - timedelta(first), _FRIDAY - timedelta(last))


def test_before_that_has_no_first_day() -> None:
    text = "It burnt in May, and a year before that a wall fell, though 12 people were unhurt."
    day = _at(text, "12").as_of
    assert day is not None
    assert (day.low, day.last_day) == (None, _FRIDAY - timedelta(183))


def test_the_words_that_gave_the_day_are_kept() -> None:
    text = "Police said on Monday that 12 people were hurt."
    words = _at(text, "12").as_of_words
    assert words is not None
    assert text[slice(*words)].endswith("Monday")
    assert _at("12 people were hurt.", "12").as_of_words is None


def test_each_clause_has_its_own_day() -> None:
    text = "Four men fell on Monday and 12 men were hurt on Wednesday."
    assert _at(text, "Four").as_of == Interval.days(date(2024, 10, 14), date(2024, 10, 14))
    assert _at(text, "12").as_of == Interval.days(date(2024, 10, 16), date(2024, 10, 16))


def test_without_a_day_of_publication_the_day_is_unknown() -> None:
    read = extract.read(Source("a", "12 people were hurt.", "a.txt"))
    assert [each.as_of for each in read] == [None]


def test_a_plan_gives_no_day_where_publication_is_unknown() -> None:
    text = "12 planes will be deployed in November 2024. 14 planes fell in June 2024."
    days = [each.as_of for each in extract.read(Source("a", text, "")) if each.noun is not None]
    assert days == [None, Interval.days(date(2024, 6, 1), date(2024, 6, 30))]


# ---------------------------------------------------------------- what can be no claim


@pytest.mark.parametrize(
    ("text", "figure", "reason"),
    [
        ("Even if there were 3,000 men, it is little.", "3,000", "supposed"),
        ("Unless 3,000 men come, it is lost.", "3,000", "supposed"),
        ("It is unclear whether 3,000 men came.", "3,000", "supposed"),
        ("40 men fell, including 12 officers.", "12", "a part"),
        ("40 men fell, including at least 12 officers.", "at least", "a part"),
        ("Another 12 men fell.", "12", "a part"),
        ("40 men fell, 12 of them officers.", "12", "a part"),
        ("40 men fell, 12 of whom were officers.", "12", "a part"),
        ("40 men fell, of whom 12 were officers.", "12", "a part"),
        ("Three of the men fell.", "Three", "a part"),
        ("A man, two women and a child were killed.", "two", "a list"),
        ("12 more soldiers fell.", "12", "an addition"),
        ("One of the 12 men fell.", "12", "a whole"),
        ("One of 12 men who fell has died.", "12", "a whole"),
        ("He is the first of 12 men to fall.", "12", "a whole"),
        ("A couple and their two sons fell.", "two", "a list"),
        ("Two boys fell along with their father.", "Two", "a list"),
        ("There were two men in the car in addition to the driver.", "two", "a list"),
        ("Officers found two men wounded in the yard.", "two", "found in one place"),
        ("When helpers arrived, they saw that two men were hurt.", "two", "found in one place"),
        ("One man was hit in the foot, and the other in the leg.", "One", "the other"),
        ("It rose from 74 people to 102.", "74", "a change"),
        ("12 men fell in an unrelated fire.", "12", "another event"),
        ("Of these 12 men fell.", "12", "a part"),
        ("An additional 12 men fell.", "12", "a part"),
        ("One of these 12 men fell.", "12", "a part"),
        ("It was like an earlier raid that killed 12 men.", "12", "another event"),
        ("12 men are killed every day.", "12", "a rate"),
        ("On average, 12 men are killed.", "12", "a rate"),
    ],
)
def test_parts_and_suppositions_are_read_and_set_aside_with_the_reason(
    text: str, figure: str, reason: str
) -> None:
    mention = _at(text, figure)
    assert mention.value is not None
    assert reason in mention.unread


@pytest.mark.parametrize(
    "text",
    [
        "12 men fell.",
        "The bodies of the 12 men were found.",
        "Four others fell.",
        "Dozens of soldiers fell.",
        "If it rains, 12 men will stay.",
        "A total of 12 men fell.",
        "The court found 12 men guilty.",
        "12 men fell before help arrived.",
        "12 men fell in the raid, which was like an earlier fire.",
        "It costs 12 dollars on average.",
        "It takes 12 men a day.",
        "12 men came from the coast to the hills.",
        "Including a boy, aged 12, the hall was full.",
        "The leaders of these 12 states met.",
        "Hundreds, if they were there, fled.",
        "One neighbor said 12 men fell.",
        "“12 men fell,” said one neighbor.",
    ],
)
def test_a_whole_is_not_taken_for_a_part(text: str) -> None:
    assert [each.unread for each in _numbers(text)] == [""]


def test_a_dozen_is_no_member_of_a_list() -> None:
    assert [each.unread for each in _numbers("A dozen houses and 12 barns burned.")] == ["", ""]


def test_a_noun_that_was_left_out_leaves_value_and_clause() -> None:
    text = "300 soldiers were killed and 2,700 more wounded."
    mention = _at(text, "2,700")
    assert mention.value == Interval.point(2700)
    assert mention.noun is None
    assert mention.unread == ""
    assert "wounded" in " ".join(text[slice(*each)] for each in mention.clause)
    assert "killed" not in " ".join(text[slice(*each)] for each in mention.clause)


# ---------------------------------------------------------------- mentions


def test_what_is_a_date_is_no_figure() -> None:
    text = "On June 19, 2024 it hired 12 men."
    read = _read(text)
    assert [each.kind for each in read] == [MentionKind.DATE, MentionKind.NUMBER]
    assert read[0].value == Interval.days(date(2024, 6, 19), date(2024, 6, 19))
    assert text[slice(*read[1].span)] == "12 men"


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("It cost $5 million.", "$5 million", "USD"),
        ("It fell 12 percent.", "12 percent", "percent"),
        ("It hurt 12 people.", "12 people", "person"),
        ("It has 12 wheels.", "12 wheels", None),
    ],
)
def test_a_unit_is_what_the_text_itself_states(text: str, words: str, unit: str | None) -> None:
    mention = _at(text, words)
    assert text[slice(*mention.span)] == words
    assert mention.unit == unit


def test_a_mention_within_quotation_marks_has_both() -> None:
    text = "He sent “several thousand” men."
    assert text[slice(*_numbers(text)[0].span)] == "“several thousand” men"


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("-504", "-504", "-504", None),
        ("-5 degrees were measured.", "-5 degrees", "-5", "degree"),
        ("- 1,200,000", "- 1,200,000", "-1200000", None),
        ("- 12 people were hurt", "12 people", "12", "person"),
        ("He paid Rs. 20 for it.", "Rs. 20", "20", "INR"),
        ("It is about a mile away.", "about a mile", "[0.9, 1.1]", "mile"),
        ("He waited more than a year for it.", "more than a year", "(1, inf)", "year"),
        ("They found a kilo of cocaine.", "a kilo", "1", "kilogram"),
        ("He is a 5-foot-10 man.", "5-foot-10", "70", "inch"),
        ("a pack of 1500 g", "1500 g", "1500", "gram"),
        ("from 100 to 1000 g", "from 100 to 1000 g", "[100, 1000]", "gram"),
        ("a fibre ⅔ as long", "⅔", "2/3", None),
    ],
)
def test_measures_signs_and_what_opens_a_line(
    text: str, words: str, value: str, unit: str | None
) -> None:
    (only,) = _numbers(text)
    assert (text[only.start : only.end], str(only.value), only.unit) == (words, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 a gallon.",
        "A mile marker fell.",
        "Over a mile marker it fell.",
        "It was less than a year ago.",
        "He came a year later.",
        "1. Heat the oven.",
    ],
)
def test_an_article_mostly_counts_nothing(text: str) -> None:
    assert not [each for each in _numbers(text) if each.value == Interval.point(1)]


@pytest.mark.parametrize("text", ["", " ", "\n\r\n", "Nothing to see.", "…", "\ufeff"])
def test_an_article_without_figures_has_no_mentions(text: str) -> None:
    assert _read(text) == ()


_WORDS = st.sampled_from(
    '12 3,000 two men “ ” " ( ) , . : ; – — and who said police Ann Lee. if Monday on June 19 the '
    "were killed including another of them about Image 1 of 10\n \r\n Sgt. U.S. a.m. % $5".split(
        " "
    )
)


@given(st.lists(_WORDS, max_size=60))
def test_spans_lie_in_their_sentence_in_order(words: list[str]) -> None:
    text = " ".join(words)
    read = _read(text)
    assert list(read) == sorted(read, key=lambda each: each.start)
    for mention in read:
        assert mention.sentence.start <= mention.start < mention.end <= mention.sentence.end
        for part in mention.clause:
            assert mention.sentence.start <= part.start < part.end <= mention.sentence.end


@given(st.text(max_size=300))
def test_any_text_is_read_twice_alike(text: str) -> None:
    assert _read(text) == _read(text)


@given(st.lists(_WORDS, max_size=40))
def test_what_is_read_does_not_depend_on_what_ends_the_lines(words: list[str]) -> None:
    text = " ".join(words).replace("\r", "")
    unix = [(text[slice(*each.span)], each.value, each.speaker) for each in _read(text)]
    dos = text.replace("\n", "\r\n")
    read = [
        (dos[slice(*each.span)].replace("\r", ""), each.value, each.speaker) for each in _read(dos)
    ]
    assert read == unix


@pytest.mark.parametrize(
    "unit",
    ["1 ", "1, ", "1(", "a1", "Monday 3 ", "– 3 ", ": 3 ", "if 3 ", "3\n", "Abc 3, ", "(", '"'],
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert all(0 <= each.start < each.end <= len(text) for each in _read(text))


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("He did not meet 12 lobbyists.", Polarity.DENIED),
        ("They haven’t sent 1,500 soldiers.", Polarity.DENIED),
        ("They did not meet more than 12 lobbyists.", Polarity.ASSERTED),
        ("They did not only send 12 men.", Polarity.ASSERTED),
        ("They did not name 12 lobbyists.", Polarity.ASSERTED),
        ("They did not come; 12 others did.", Polarity.ASSERTED),
    ],
)
def test_a_figure_under_not_is_denied(text: str, polarity: Polarity) -> None:
    (mention,) = (each for each in extract.read(Source("x", text, "x")) if each.value is not None)
    assert mention.polarity is polarity


def test_no_evidence_of_one_thing_denies_no_other() -> None:
    text = "While no evidence of an attack was found, Berg said that 40 people were missing."
    (mention,) = (each for each in extract.read(Source("x", text, "x")) if each.noun)
    assert mention.polarity is Polarity.ASSERTED
