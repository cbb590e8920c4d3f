"""Which quantity a figure belongs to: its own clause, its nearest cue, its unit."""

from __future__ import annotations

from textwrap import dedent

import pytest

from discrepant import expectations, pipeline
from discrepant.model import Polarity
from discrepant.yaml_nodes import ExpectationError
from stories import FLOOD, claimed, claims, report, source


@pytest.mark.parametrize(
    ("text", "evacuated", "missing"),
    [
        ("Officials evacuated 400 people.", ["400"], []),
        ("400 people were evacuated and 12 are missing.", ["400"], ["12"]),
        ("12 people are missing after 400 were evacuated.", ["400"], ["12"]),
        ("About 400 people left their homes.", ["[360, 440]"], []),
        ("More than 400 people were evacuated.", ["(400, 1000000]"], []),
        # another clause's cue is not the figure's
        ("He counted 30 people while the town was evacuated.", [], []),
        ("Three houses burned as people were evacuated.", [], []),
        # “without” keeps the figure out
        ("From the hospital 80 people were evacuated.", [], []),
        # a unit that does not fit
        ("They evacuated 40 cows.", [], []),
        ("They evacuated 3 km of road.", [], []),
        # no noun: the unit of the quantity that the cue names
        ("In all, 400 were evacuated.", ["400"], []),
    ],
)
def test_a_figure_belongs_to_the_nearest_cue_of_its_clause(
    text: str, evacuated: list[str], missing: list[str]
) -> None:
    found = report([text])
    assert claimed(found, "evacuated") == evacuated
    assert claimed(found, "missing") == missing


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("People were evacuated, including 12 children.", "a part: “including”"),
        ("Another 30 people were evacuated.", "a part: “another”"),
        ("400 came and 30 of them were evacuated.", "a part: “of them”"),
        ("Even if 400 people were evacuated, it was late.", "supposed, not said: “if”"),
        ("Ten women and seven men were evacuated.", "shares “evacuated” with another"),
    ],
)
def test_parts_and_suppositions_are_unread_with_their_reason(text: str, reason: str) -> None:
    found = report([text])
    assert claimed(found, "evacuated") == []
    assert any(each.reason.startswith(reason) for each in found.unread), found.unread


def test_a_tie_between_two_quantities_is_unread() -> None:
    rules = """
        quantities:
          paid: {what: paid, unit: USD, find: [{with: [fee]}]}
          owed: {what: owed, unit: USD, find: [{with: [fee, debt]}]}
    """
    found = report(["The fee was $500."], rules)
    assert [each.reason for each in found.unread] == ["as near to owed and paid"]


def test_a_phrase_outranks_a_cue_and_may_reach_over_the_sentence() -> None:
    rules = """
        quantities:
          total: {what: total, unit: person, find: [{text: "a total of {value}"}]}
          crew: {what: crew, unit: person, find: [{with: [aboard]}]}
    """
    found = report(["There were a total of 40 people aboard."], rules)
    assert claimed(found, "total") == ["40"]
    assert claimed(found, "crew") == []


def test_units_convert_exactly_and_quotients_are_kept_apart() -> None:
    rules = """
        units: |
          squad = [squads] = _ = squads
        quantities:
          distance: {what: distance, unit: km, find: [{with: [wide]}]}
          squads: {what: squads, unit: squad}
          size: {what: size, unit: person / squad}
          force: {what: force, unit: person, find: [{with: [force]}], derive: squads * size}
    """
    text = "The flood is two miles wide. The force has three squads of 9 men each."
    found = report([text], rules)
    assert claimed(found, "distance") == ["3.218688"]
    assert claimed(found, "squads") == ["3"]
    assert claimed(found, "size") == ["9"]
    (force,) = claims(found, "force")
    assert str(force.value) == "27"
    assert force.arithmetic == "3 × 9 = 27"
    assert [each.text for each in force.derived] == ["three squads", "9 men each"]
    assert force.passage.text == "9 men each"


def test_what_is_stated_is_not_derived_and_nothing_derives_from_the_derived() -> None:
    rules = """
        units: |
          squad = [squads] = _ = squads
        quantities:
          squads: {what: squads, unit: squad}
          size: {what: size, unit: person / squad, derive: force / squads}
          force: {what: force, unit: person, find: [{with: [force]}], derive: squads * size}
    """
    found = report(["The force of 30 people has three squads of 9 men each."], rules)
    assert claimed(found, "force") == ["30"]
    assert claimed(found, "size") == ["9"]
    apart = report(["The force has 30 people. There are three squads."], rules)
    assert claimed(apart, "size") == []


def test_a_division_by_zero_drops_the_claim_and_says_so() -> None:
    rules = """
        units: |
          squad = [squads] = _ = squads
        quantities:
          squads: {what: squads, unit: squad}
          force: {what: force, unit: person, find: [{with: [force]}]}
          size: {what: size, unit: person / squad, derive: force / squads}
    """
    found = report(["The force of 30 people has no squads."], rules)
    assert claimed(found, "size") == []
    assert any("not derived" in each.reason for each in found.unread)


def test_days_bind_to_date_quantities_alone() -> None:
    found = report(["The dam broke on Monday, June 12, 2023, and 400 people were evacuated."])
    assert [str(claim.value.first_day) for claim in claims(found, "dam_broke")] == ["2023-06-12"]


def test_speakers_join_over_their_aliases_and_count_for_whom_they_speak() -> None:
    found = report(["The mayor said that 400 people were evacuated."])
    (claim,) = claims(found, "evacuated")
    assert claim.speaker == "Ada Berg"
    assert claim.voices == ("Ada Berg", "City Hall")


def test_furniture_and_repetition_make_no_claim_of_their_own() -> None:
    line = "Officials evacuated 400 people from the lower town on the river."
    found = report([f"{line}\n\n{line}\n\nRead next\n\n900 people evacuated in the south\n"])
    (claim,) = claims(found, "evacuated")
    assert [copy.line for copy in claim.copies] == [3]


QUOTED = FLOOD.replace(
    "      missing:\n",
    "      homes:\n"
    "        what: homes without power\n"
    "        unit: person\n"
    "        claims: [{in: a, says: SAYS, speaker: Ada Berg}]\n"
    "      missing:\n",
)


def test_a_quoted_claim_stands_in_the_article_word_for_word() -> None:
    text = "The lights went out for some 900 of them."
    found = report([text], QUOTED.replace("SAYS", '"for some 900 of them"'))
    (claim,) = claims(found, "homes")
    assert (str(claim.value), claim.speaker, claim.quoted) == ("[810, 990]", "Ada Berg", True)
    assert claim.passage.text == "for some 900 of them"


def test_a_quoted_claim_that_the_article_does_not_say_is_an_error_with_its_place() -> None:
    with pytest.raises(ExpectationError, match=r"rules\.yaml:\d+:\d+: a does not say “for 800"):
        report(["The lights went out for some 900."], QUOTED.replace("SAYS", '"for 800"'))


def test_uncovered_figures_are_listed() -> None:
    found = report(["Some 70 boats lay at the pier."])
    assert [each.text for each in found.uncovered] == ["Some 70 boats"]


def test_a_relative_date_without_a_day_of_publication_is_unread() -> None:
    found = report([source("The dam broke on Monday.", published=None)])
    assert claims(found, "dam_broke") == []
    assert any("without a day of publication" in each.reason for each in found.unread)


FIRE = """
    quantities:
      killed:
        what: people killed
        unit: person
        find: [{with: [killed, died, dead, killing]}]
      injured:
        what: people injured
        unit: person
        find: [{with: [injured, wounded, injuring]}]
    expectations:
      killed-agrees: {agree: killed}
      injured-agrees: {agree: injured}
"""


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two men were killed in the fire.", ["2"]),
        ("Two people killed in the fire were cousins.", ["2"]),
        ("The blast, killing two people, shook the town.", ["2"]),
        # who kills is not killed
        ("Two men killed a guard.", []),
        ("The guard was killed by two men.", []),
        ("The two men are accused of killing a guard.", []),
        # children of the dead are not dead
        ("A father of two was killed.", []),
        # the whole of which one is a part
        ("Of the six men who were hurt, two were killed.", ["2"]),
        ("Of the six men who were hurt, one was killed.", ["1"]),
        ("One was a teacher who taught the dead.", []),
    ],
)
def test_a_cue_says_something_of_its_figure(text: str, killed: list[str]) -> None:
    assert claimed(report([text], FIRE), "killed") == killed


def test_the_seriously_injured_are_some_of_the_injured() -> None:
    found = report(["Five people were injured. Two people were seriously injured."], FIRE)
    assert claimed(found, "injured") == ["5"]
    assert [each.reason for each in found.unread] == ["a part: “seriously injured”"]


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        # a kind of people may be part of the people
        ("Five people were injured.", "Two women were injured by glass.", False),
        ("Five women were injured.", "Two people were injured by glass.", True),
        ("Five women were injured.", "Two men were injured by glass.", False),
        ("Five women were injured.", "Two women were injured by glass.", True),
        # “other” leaves somebody out
        ("Five people were injured.", "Four other people were injured by glass.", False),
        ("Three people were injured.", "Four other people were injured by glass.", True),
        # “the others” are whoever was told of before
        ("Eight other people were injured.", "The six others injured are well.", False),
        ("Eight other people were injured.", "Six others were injured.", True),
        # where somebody died is not where all did
        ("Five people were killed.", "Two people died at the scene.", False),
        ("Five people were killed.", "Two people died at the inn.", True),
        ("Two people were injured outside.", "Three were injured outside.", True),
        # with or without whoever did it
        ("Four people were killed.", "Five people were killed, including the gunman.", False),
        ("Six people were killed.", "Five people were killed, including the gunman.", True),
        # one event or several
        ("Two people were killed.", "Four people were killed in three separate fires.", False),
        ("Two people were killed.", "Four people were killed in a fire.", True),
        ("Six people were killed.", "Four people were killed in three separate fires.", True),
        ("Two were killed in two fires.", "Four people were killed in three fires.", False),
        ("Two were killed in two fires.", "Four people were killed in two fires.", True),
        ("Six people were killed.", "Four were killed and five hurt in a fire.", True),
        # who kills himself is one more
        ("Four people died.", "He killed two people before turning the gun on others.", False),
        ("Four people died.", "A man killed three people and then himself.", False),
        ("Two people died.", "A man killed three people and then himself.", True),
    ],
)
def test_a_part_does_not_contradict_a_larger_whole(one: str, other: str, conflicts: bool) -> None:
    assert bool(report([one, other], FIRE).findings) is conflicts


def test_a_share_of_people_is_no_number_of_people() -> None:
    found = report(["Three in four people were injured."], FIRE)
    assert claimed(found, "injured") == []


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        # parts and totals
        ("Fourteen of the 230 people died.", ["14"]),
        ("14 of 230 people died.", ["14"]),
        ("None of the three men had died.", []),
        ("Five people died on Monday, taking the total number of dead to 19.", ["19"]),
        ("Five people were killed Monday, bringing the toll of dead to 19.", ["19"]),
        ("Three people died at the scene and two died in hospital.", []),
        # what was not, or was not quite
        ("14 people were not killed.", []),
        ("14 people were nearly killed.", []),
        ("14 people weren’t killed.", []),
        ("14 people have not yet been killed.", []),
        ("14 people could have died.", []),
        ("The number of people killed rose by 14.", []),
        ("Only one person died.", ["1"]),
    ],
)
def test_parts_changes_and_what_did_not_happen(text: str, killed: list[str]) -> None:
    assert claimed(report([text], FIRE), "killed") == killed


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that 260 people were killed, police said.",
        "Police denied that 260 people were killed.",
    ],
)
def test_what_is_said_not_to_be_true_is_denied(text: str) -> None:
    (claim,) = claims(report([text], FIRE), "killed")
    assert claim.polarity is Polarity.DENIED


def test_a_byte_order_mark_hides_no_figure() -> None:
    assert claimed(report(["\ufeff410 people were killed."], FIRE), "killed") == ["410"]


def test_an_alias_with_an_article_is_the_name_without() -> None:
    rules = FLOOD.replace("[mayor]", "[the town clerk]")
    found = report(["The town clerk said that 400 people were evacuated."], rules)
    assert [claim.speaker for claim in claims(found, "evacuated")] == ["Ada Berg"]


SPEAKERS = """
    speakers:
      Tom Hale: []
      Fire chief: [Ann Roe]
      Town: [Ada Berg, council]
      Ada Berg: [council]
    quantities:
      killed: {what: killed, unit: person, find: [{with: [killed]}]}
"""


@pytest.mark.parametrize(
    ("written", "speaker", "voices"),
    [
        ("Hale", "Tom Hale", ("Tom Hale",)),
        ("Mr Hale", "Tom Hale", ("Tom Hale",)),
        # a person's name that is an alias has a surname too
        ("Roe", "Fire chief", ("Fire chief",)),
        # but not where that person is declared too
        ("Berg", "Ada Berg", ("Ada Berg", "Town")),
        # what a speaker and its alias both list is the alias's
        ("The council", "Ada Berg", ("Ada Berg", "Town")),
    ],
)
def test_a_surname_joins_its_speaker(written: str, speaker: str, voices: tuple[str, ...]) -> None:
    rules = SPEAKERS.replace("Tom Hale: []", "Tom Hale:")
    (claim,) = claims(report([f"{written} said that 12 people were killed."], rules), "killed")
    assert (claim.speaker, claim.voices) == (speaker, voices)


def test_a_surname_of_two_is_nobodys() -> None:
    rules = SPEAKERS.replace("Tom Hale: []", "Tom Hale: [clerk]\n      Eve Hale: [cook]")
    (claim,) = claims(report(["Hale said that 12 people were killed."], rules), "killed")
    assert claim.speaker == "Hale"


def test_a_quoted_value_is_read_whole_or_refused() -> None:
    rules = QUOTED.replace("SAYS, speaker", '"some 900", value: 9 of 14, speaker')
    with pytest.raises(ExpectationError, match="could not be read as one “value”, only “9”"):
        report(["The lights went out for some 900."], rules)


def test_a_claim_quoted_from_an_article_that_is_not_there_is_named() -> None:
    rules = expectations.read(dedent(QUOTED.replace("SAYS", "x")), "rules.yaml")
    known, other = source("x", "a"), source("x", "b")
    assert pipeline.strange_claims([rules], [known, other]) == ()
    (problem,) = pipeline.strange_claims([rules], [other])
    assert problem.message == "unknown article 'a'; here are b"
    # that it could not be read is said elsewhere
    assert pipeline.strange_claims([rules], [other], [("seeds/a.txt", "binary")]) == ()
