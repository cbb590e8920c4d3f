"""What must a copy editor not be told twice: figures of other events, parts, gaps, lists, ages?"""

from __future__ import annotations

from datetime import date

import pytest

from stories import claimed, claims, only, report, source

RULES = """
    units: |
      hut = [huts] = _ = huts
      seat = [seats] = _ = seats
      boat = [boats] = _ = boats
    quantities:
      dead: {what: dead, unit: person, find: [{with: [killed, killing, dead, died, toll]}]}
      hurt: {what: hurt, unit: person, find: [{with: [hurt, injured]}]}
      missing: {what: missing, unit: person, find: [{with: [missing]}]}
      aboard: {what: aboard, unit: person, find: [{with: [on board, passengers]}]}
      huts: {what: huts burned, unit: hut, find: [{with: [burned]}]}
      boats: {what: boats, unit: boat}
      reds: {what: seats of the Reds, unit: seat, find: [{with: [Reds]}]}
      greens: {what: share of the Greens, unit: percent, find: [{with: [Greens]}]}
      blues: {what: share of the Blues, unit: percent, find: [{with: [Blues]}]}
      sales: {what: sales, unit: USD, find: [{with: [sales], without: [Orlo, first quarter]}]}
      profit: {what: profit, unit: USD, find: [{with: [profit], without: [full year]}]}
      debt: {what: debt, unit: USD, find: [{with: [debt, owes]}]}
      backing: {what: share in favour, unit: percent, find: [{with: [supported]}]}
      refused: {what: people turned away, unit: person, find: [{with: [refused]}]}
    expectations:
      dead-agrees: {agree: dead}
"""
AFTER = date(2023, 6, 14)


@pytest.mark.parametrize(
    ("text", "quantity", "values"),
    [
        # What is told with a part of it has a clause of its own.
        ("Of the 40 on board, 12 died and 8 were hurt; five are missing.", "aboard", ["40"]),
        ("Of the 40 on board, 12 died and 8 were hurt; five are missing.", "dead", ["12"]),
        ("Of the 40 on board, 12 died and 8 were hurt; five are missing.", "hurt", ["8"]),
        ("Of the dead, nine came from one village.", "dead", []),
        ("It asked 318 people, of whom 290 refused.", "refused", ["290"]),
        ("Some 318 came, of whom the guards refused 290.", "refused", ["290"]),
        # A list has a label for each figure.
        ("Dead: 14, injured: 20, missing: 3.", "dead", ["14"]),
        ("Dead: 14, injured: 20, missing: 3.", "hurt", ["20"]),
        ("Dead: 14, injured: 20, missing: 3.", "missing", ["3"]),
        # A verb that was left out.
        ("The Blues had 31 per cent and the Greens 11 per cent.", "greens", ["11"]),
        ("The Blues had 31 per cent and the Greens 11.5.", "greens", []),
        ("The Blues won 31 seats, the Reds 12 seats.", "reds", ["12"]),
        ("Sales came to $25 million, and profit to $2 million.", "sales", ["25000000"]),
        ("Sales came to $25 million, and profit to $2 million.", "profit", ["2000000"]),
        # What describes in passing names nothing.
        ("Orders, a sign of sales to come, fell to $5 million.", "sales", []),
        # Nine of the ten are some of the boats.
        ("Divers had searched nine of the ten boats.", "boats", []),
        ("Divers had searched nine boats.", "boats", ["9"]),
        # What would be, and whoever is awaited.
        ("If the missing are not found, the toll would rise to 30.", "dead", []),
        ("They expect 500 people on board.", "aboard", []),
        # What it is compared with, and what it was.
        ("Profit, at $3 million, is well above the $1 million of the plan.", "profit", ["3000000"]),
        ("Debt has fallen by 21 per cent in a decade, from $61 million.", "debt", []),
        # The size of something else.
        ("The club faces a debt of $45 million in a budget of $690 million.", "debt", ["45000000"]),
        # "It" is who speaks; what a sentence opens with holds for all of it.
        ("Its rival Orlo said that it had sales of $9 million.", "sales", []),
        (
            "In the first quarter, costs fell to $3 million and sales rose to $9 million.",
            "sales",
            [],
        ),
        # Who supports is counted; who kills is not.
        ("A poll found that 58 per cent of voters supported the plan.", "backing", ["58"]),
        # A bound in a headline.
        ("Storm toll passes 60", "dead", ["(60, inf)"]),
        # Two decimals with their scales are one range.
        ("Its debt is put at $1.2 billion to $1.5 billion.", "debt", ["[1150000000, 1550000000]"]),
        ("Its debt rose $1.2 billion to $1.5 billion.", "debt", []),
        # Ages and crowds count nothing else.
        ("“All were hurt,” said Ann Lee, a shopkeeper of 43.", "hurt", []),
        ("A crowd of 41,200 saw the Reds win.", "reds", []),
        ("Only 87 aboard were hurt.", "hurt", ["87"]),
        ("Nine of the dead were older than 65.", "dead", []),
        # Going up to a price is no bound.
        ("Sales went up to $3 million from $2 million.", "sales", ["3000000"]),
        ("Sales came to up to $3 million.", "sales", ["(-inf, 3000000]"]),
        # Of two figures the one that is the size of the cue.
        ("A debt of $3 million drove off up to $2 million of trade.", "debt", ["3000000"]),
    ],
)
def test_figure_goes_to_what_it_counts_and_to_nothing_else(
    text: str, quantity: str, values: list[str]
) -> None:
    assert claimed(report([text], RULES), quantity) == values


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("In 2008 eight people died and 95 were injured when a train left the track.", "hurt"),
        ("In 2013 a collision off the cape left 116 dead and 21 missing.", "missing"),
        ("The fire of 2018 burned 900 huts and killed three people.", "dead"),
        ("In 1987 a ferry sank after a collision, killing more than 4,300 people.", "dead"),
        ("In the last outbreak, in 2018, 114 died and nearly 6,000 were hurt.", "hurt"),
        ("It was the worst storm after that in 2019, which left 31 dead.", "dead"),
        ("Storm Ivo, which struck in 2019, killed 31 people.", "dead"),
        ("Storm Ivo, which struck in 2019, killed 31 people and left 40 injured.", "hurt"),
    ],
)
def test_day_long_past_holds_for_the_rest_of_its_sentence(text: str, quantity: str) -> None:
    (claim,) = claims(report([text], RULES), quantity)
    assert claim.as_of is not None
    assert claim.as_of.high is not None
    assert claim.as_of.high < AFTER.toordinal() - 1000


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 five were hurt and 12 have died in this one.",
        "The plan will save $2 million a year from 2027 and left 12 dead.",
        "The ferry, which was built in 1998, sank with 12 dead.",
    ],
)
def test_day_of_another_time_does_not_hold(text: str) -> None:
    claim = claims(report([text], RULES), "dead")[-1]
    assert claim.as_of is not None
    assert claim.as_of.high == AFTER.toordinal()


def test_a_seller_who_fell_ill_ends_the_sentence() -> None:
    text = "On June 1 a seller fell ill. In all 12 people died."
    (claim,) = claims(report([text], RULES), "dead")
    assert claim.as_of is not None
    assert claim.as_of.low == AFTER.toordinal()


# ---------------------------------------------------------------- what is held against what

AGES = """
    quantities:
      age: {what: age, unit: year, each: person, over_time: grows, valid_for: any}
    expectations:
      ages-agree: {agree: age}
"""


@pytest.mark.parametrize(
    ("ages", "days", "clash"),
    [
        ((34, 35), (date(2023, 6, 1), date(2023, 6, 3)), False),  # a birthday
        ((34, 36), (date(2023, 6, 1), date(2023, 6, 3)), True),
        ((34, 43), (date(2023, 6, 1), date(2023, 6, 3)), True),
        ((34, 36), (date(2022, 6, 1), date(2023, 6, 3)), False),
        ((34, 37), (date(2022, 6, 1), date(2023, 6, 3)), True),
        ((34, 33), (date(2023, 6, 1), date(2023, 6, 3)), True),
        ((34, 44), (date(2012, 6, 1), date(2023, 6, 3)), False),
    ],
)
def test_age_grows_by_a_year_a_year(
    ages: tuple[int, int], days: tuple[date, date], clash: bool
) -> None:
    texts = [
        source(f"Ann Lee, {age}, was elected.", str(age), day)
        for age, day in zip(ages, days, strict=True)
    ]
    assert bool(report(texts, AGES).findings) is clash


@pytest.mark.parametrize(
    "title", ["Chief Executive", "Corporal", "Constable", "Treasurer", "chief executive"]
)
def test_title_is_no_part_of_the_name(title: str) -> None:
    texts = [f"It was time, {title} Ann Lee, 34, said.", "Ann Lee, 43, said no."]
    assert "34 or 43" in only(report(texts, AGES)).message


SANK = """
    quantities:
      sank: {what: day of the sinking, unit: date, find: [{with: [sank, capsized]}]}
    expectations:
      day-agrees: {agree: sank}
"""


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("It sank late on Tuesday.", "It sank early on Wednesday.", False),
        ("It sank on Tuesday night.", "It capsized at 2 a.m. on Wednesday.", False),
        ("It sank on the night of June 12.", "It sank on the morning of June 13, 2023.", False),
        ("It sank on Tuesday.", "It sank on Wednesday.", True),
        ("It sank on Monday night.", "It sank early on Wednesday.", True),
        ("It sank early on Monday.", "It sank late on Tuesday.", True),
        ("It sank on Sunday night.", "It sank on Sunday.", False),
    ],
)
def test_night_ends_in_the_small_hours_of_the_next_day(one: str, other: str, clash: bool) -> None:
    assert bool(report([one, other], SANK).findings) is clash


VOTE = """
    quantities:
      vote: {what: day of the vote, unit: date, find: [{with: [voted]}]}
      start: {what: first day, unit: date, find: [{with: [begin, strike, shut]}]}
    expectations:
      day-agrees: {agree: vote}
"""


def test_nearest_of_two_days_is_the_day_of_the_verb() -> None:
    found = report(["The board voted on Tuesday to close the halls next June."], VOTE)
    assert claimed(found, "vote") == [str(date(2023, 6, 13).toordinal())]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The campaign is to begin on Friday.", date(2023, 6, 16)),
        ("Drivers are to strike on Monday.", date(2023, 6, 19)),
    ],
)
def test_is_to_looks_ahead(text: str, day: date) -> None:
    assert claimed(report([text], VOTE), "start") == [str(day.toordinal())]


def test_day_before_an_infinitive_is_that_of_the_verb_before() -> None:
    found = report(["Riders reacted with anger on Tuesday to a plan to strike."], VOTE)
    assert not claims(found, "start")


@pytest.mark.parametrize(
    "text",
    [
        "Roads are closed when drivers strike on June 28.",  # the tense of something else
        "The halls will shut on February 2.",  # 233 days ahead, or behind
    ],
)
def test_day_whose_year_is_doubtful_is_unread(text: str) -> None:
    found = report([text], VOTE)
    assert not claims(found, "start")
    assert [each.reason for each in found.unread] == [
        "no year is written, and it may be the coming one"
    ]


CREW = """
    units: |
      hut = [huts] = _ = huts
    quantities:
      guests: {what: passengers, unit: person, find: [{with: [passengers]}]}
      huts: {what: huts flooded, unit: hut, find: [{with: [flooded]}]}
      raids: {what: raids in the month, unit: hut, find: [{with: [raided]}]}
    expectations:
      guests-agree: {agree: guests}
      huts-agree: {agree: huts}
      raids-agree: {agree: raids}
"""


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        # Passengers and crew are more than passengers, and not fewer.
        ("It carried 72 passengers.", "It carried 87 passengers and crew.", False),
        ("It carried 72 passengers.", "It carried 67 passengers and crew.", True),
        # A part of anything counted is no larger than the whole.
        ("It flooded 400 huts.", "It flooded 300 huts in Ruden alone.", False),
        ("It flooded 300 huts.", "It flooded 400 huts in Ruden alone.", True),
        # One month is one time, though longer than figures are compared over.
        ("In March thieves raided 36 huts.", "In March thieves raided 63 huts.", True),
        ("In March thieves raided 36 huts.", "In April thieves raided 63 huts.", False),
        ("In 2021 thieves raided 36 huts.", "In 2021 thieves raided 63 huts.", False),
    ],
)
def test_figures_of_two_scopes(one: str, other: str, clash: bool) -> None:
    assert bool(report([one, other], CREW).findings) is clash


SAID = """
    speakers:
      Ann Lee: [Lee]
    expectations:
      quoted-alike: {verbatim: {speaker: Ann Lee, about: [enough]}}
"""


def test_one_word_more_is_another_wording() -> None:
    texts = [
        "“Our members have had enough,” said Ann Lee.",
        "“Our members have had quite enough,” said Ann Lee.",
    ]
    assert "quite enough" in only(report(texts, SAID)).message


def test_two_statements_with_little_in_common_are_two() -> None:
    texts = [
        "“Our members have had enough,” said Ann Lee.",
        "“We never had members enough,” said Ann Lee.",
    ]
    assert not report(texts, SAID).findings
