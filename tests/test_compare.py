"""What contradicts, what only differs, and who stands where."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.compare import naming
from discrepant.model import FindingKind, Level, Polarity, Verdict
from stories import FLOOD, only, outcome, report, source


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("400 people were evacuated.", "400 people were evacuated by noon.", Verdict.AGREES),
        ("400 people were evacuated.", "500 people were evacuated.", Verdict.CONFLICTS),
        # within the tolerance of 5%
        ("400 people were evacuated.", "415 people were evacuated.", Verdict.AGREES),
        # hedges
        ("About 400 people were evacuated.", "430 people were evacuated.", Verdict.AGREES),
        ("More than 400 people were evacuated.", "600 people were evacuated.", Verdict.AGREES),
        ("More than 400 people were evacuated.", "300 people were evacuated.", Verdict.CONFLICTS),
        ("Up to 400 people were evacuated.", "600 people were evacuated.", Verdict.CONFLICTS),
        ("Hundreds of people were evacuated.", "600 people were evacuated.", Verdict.AGREES),
        # denials
        (
            "The number of people evacuated was not close to 400.",
            "410 people were evacuated.",
            Verdict.CONFLICTS,
        ),
        (
            "The number of people evacuated was not close to 400.",
            "900 people were evacuated.",
            Verdict.AGREES,
        ),
        # nothing to hold it against
        ("400 people were evacuated.", "12 people are missing.", Verdict.UNDECIDED),
    ],
)
def test_two_articles(one: str, other: str, verdict: Verdict) -> None:
    assert outcome(report([one, other]), "evacuated-agrees").verdict is verdict


def test_an_undecided_expectation_says_why() -> None:
    found = report(["400 people were evacuated."])
    assert outcome(found, "evacuated-agrees").reason == "only one claim was found, in a"
    assert outcome(found, "missing-agrees").reason == "no claim was found"
    assert outcome(found, "warned-first").reason == "no claim of warned or dam_broke was found"


def test_one_claim_that_is_printed_twice_is_one() -> None:
    text = "On the lower bank of the river 400 people were evacuated before the morning came."
    found = outcome(report([f"{text}\n\n{text}"]), "evacuated-agrees")
    assert found.reason == "only one claim was found, in a (printed more than once)"
    assert outcome(report([text, "500 people were evacuated."]), "evacuated-agrees").reason == ""


def test_ten_outlets_on_two_figures_are_one_finding_with_two_positions() -> None:
    texts = [
        f"Reporter {word} wrote that {400 if odd else 600} people were evacuated."
        for odd, word in enumerate("alpha beta gamma delta epsilon zeta eta theta iota".split())
        for odd in [odd % 2]
    ]
    finding = only(report(texts))
    assert [str(side.value) for side in finding.positions] == ["400", "600"]
    assert [len(side.claims) for side in finding.positions] == [4, 5]
    assert finding.message == "people evacuated: 400 or 600 (50% apart, tolerance 5%)"


@pytest.mark.parametrize(
    ("texts", "kind", "level"),
    [
        (
            ["400 people were evacuated. By noon 600 people were evacuated."],
            FindingKind.SELF,
            Level.ERROR,
        ),
        (
            ["Ada Berg said 400 people were evacuated. Police said 600 people were evacuated."],
            FindingKind.QUOTED,
            Level.WARNING,
        ),
        (
            ["400 people were evacuated.", "600 people were evacuated."],
            FindingKind.CROSS,
            Level.ERROR,
        ),
        # a conflict that rests on the bound of a vague word
        (
            ["Hundreds of people were evacuated.", "1,500 people were evacuated."],
            FindingKind.CROSS,
            Level.WARNING,
        ),
    ],
)
def test_kinds_and_levels(texts: list[str], kind: FindingKind, level: Level) -> None:
    finding = only(report(texts))
    assert (finding.kind, finding.level) == (kind, level)


def test_the_kind_is_that_of_the_gravest_pair() -> None:
    finding = only(
        report(
            [
                "400 people were evacuated. By noon 600 people were evacuated.",
                "Some papers wrote that 900 people were evacuated.",
            ]
        )
    )
    assert finding.kind is FindingKind.SELF


def test_an_expectation_may_set_the_level() -> None:
    rules = FLOOD.replace("tolerance: 5%", "tolerance: 5%, level: note")
    finding = only(report(["400 people were evacuated.", "600 people were evacuated."], rules))
    assert finding.level is Level.NOTE


def test_stories_are_never_compared() -> None:
    one = source("400 people were evacuated.", "a", story="north")
    other = source("600 people were evacuated.", "b", story="south")
    assert outcome(report([one, other]), "evacuated-agrees").verdict is Verdict.UNDECIDED


def test_figures_of_days_too_far_apart_are_not_compared() -> None:
    one = source("400 people were evacuated.", "a", date(2023, 6, 1))
    near = source("600 people were evacuated.", "b", date(2023, 6, 15))
    far = source("600 people were evacuated.", "c", date(2023, 6, 16))
    assert outcome(report([one, near]), "evacuated-agrees").verdict is Verdict.CONFLICTS
    undecided = outcome(report([one, far]), "evacuated-agrees")
    assert undecided.verdict is Verdict.UNDECIDED
    assert undecided.reason == "2 claims, but of days too far apart to compare"


def test_comparability_is_pairwise_and_never_bucketed() -> None:
    texts = [
        source("400 people were evacuated.", "a", date(2023, 6, 1)),
        source("600 people were evacuated.", "b", date(2023, 6, 12)),
        source("400 people were evacuated in all.", "c", date(2023, 6, 24)),
    ]
    finding = only(report(texts))
    assert {claim.source for side in finding.positions for claim in side.claims} == {"a", "b", "c"}


def test_an_unknown_day_is_comparable() -> None:
    one = source("400 people were evacuated.", "a", None)
    other = source("600 people were evacuated.", "b", date(2023, 6, 16))
    assert outcome(report([one, other]), "evacuated-agrees").verdict is Verdict.CONFLICTS


SAME = FLOOD.replace("tolerance: 5%", "tolerance: 5%, same: WHAT")


def test_same_source_looks_inside_articles_only() -> None:
    rules = SAME.replace("WHAT", "source")
    apart = report(["400 people were evacuated.", "600 people were evacuated."], rules)
    assert outcome(apart, "evacuated-agrees").verdict is Verdict.UNDECIDED
    within = report(["400 people were evacuated. Later 600 people were evacuated."], rules)
    assert outcome(within, "evacuated-agrees").verdict is Verdict.CONFLICTS


def test_same_speaker_joins_those_who_speak_for_one_another() -> None:
    rules = SAME.replace("WHAT", "speaker")
    texts = [
        "Ada Berg said that 400 people were evacuated.",
        "The Rescue Service said that 600 people were evacuated.",
        "Fishermen said that 900 people were evacuated.",
    ]
    finding = only(report(texts, rules))
    assert [str(side.value) for side in finding.positions] == ["400", "600"]


def test_dates_agree_when_their_days_overlap() -> None:
    agree = report(["The dam broke in June 2023.", "The dam broke on June 12, 2023."])
    assert outcome(agree, "dam-day-agrees").verdict is Verdict.AGREES
    clash = only(report(["The dam broke in May 2023.", "The dam broke on June 12, 2023."]))
    assert clash.message == ("day on which the dam broke: May 2023 or 12 June 2023 (12 days apart)")


def test_days_must_come_in_order() -> None:
    good = report(["They warned on May 3, 2023. The dam broke on June 12, 2023."])
    assert outcome(good, "warned-first").verdict is Verdict.AGREES
    bad = report(["They warned on June 13, 2023. The dam broke on June 12, 2023."])
    finding = only(bad)
    assert finding.kind is FindingKind.ORDER
    assert finding.message == ("day of the first warning: 13 June 2023 not before 12 June 2023")


EQUATION = """
    quantities:
      total: {what: people aboard, unit: person, find: [{with: [aboard]}]}
      crew: {what: crew, unit: person, find: [{with: [crew]}]}
      guests: {what: guests, unit: person, find: [{with: [guests, passengers]}]}
    expectations:
      parts-make-the-whole: {hold: total == crew + guests, same: source}
      crew-is-smaller: {hold: crew <= total}
"""


def test_an_equation_holds_over_the_stated_claims_of_one_source() -> None:
    right = "There were 50 people aboard. The crew had 10 people. Then came 40 passengers."
    assert outcome(report([right], EQUATION), "parts-make-the-whole").verdict is Verdict.AGREES
    wrong = right.replace("40", "45")
    found = report([wrong], EQUATION)
    finding = only(found)
    assert finding.kind is FindingKind.EQUATION
    assert finding.message == "people aboard: 50 ≠ 10 + 45 = 55"
    assert [side.label for side in finding.positions] == ["total", "crew", "guests"]


ADDS_UP = EQUATION.replace(", same: source", "")


@pytest.mark.parametrize(
    ("rules", "texts", "messages"),
    [
        # the figures of a source that add up belong together, whatever else it mentions
        (
            EQUATION,
            ["There were 50 people aboard. The crew had 10 people. Then came 40 passengers. "
             "The ship is built for 30 passengers."],
            [],
        ),
        (
            ADDS_UP,
            ["There were 50 people aboard. The crew had 10 people. Then came 40 passengers.",
             "There were 70 people aboard. The crew had 15 people. Then came 55 passengers."],
            [],
        ),
        # figures of two sources may add up by chance
        (
            ADDS_UP,
            ["There were 50 people aboard. The crew had 10 people.",
             "Then came 40 passengers. Later there were 45 passengers."],
            ["people aboard: 50 ≠ 10 + 45 = 55"],
        ),
        # of those that should be equal the nearest are shown
        (
            EQUATION,
            ["There were 50 people aboard. The crew had 10 people. Then came 90 passengers. "
             "Later there were 45 passengers."],
            ["people aboard: 50 ≠ 10 + 45 = 55"],
        ),
        # of those that should be in order the farthest
        (
            EQUATION.replace("crew <= total", "crew < total"),
            ["The crew had 50 people. By May the crew had 60 people. There were 50 people aboard."],
            ["crew: 60 ≥ 50"],
        ),
        # one that keeps the order excuses no other
        (
            EQUATION,
            ["The crew had 10 people. By May the crew had 60 people. There were 50 people aboard."],
            ["crew: 60 > 50"],
        ),
    ],
)  # fmt: skip
def test_which_figures_break_a_relation(rules: str, texts: list[str], messages: list[str]) -> None:
    assert [finding.message for finding in report(texts, rules).findings] == messages


def test_an_inequality_holds_where_some_values_satisfy_it() -> None:
    text = "The crew had {} people. There were {} people aboard."
    assert not report([text.format("about 50", "48")], EQUATION).findings
    assert report([text.format("60", "48")], EQUATION).findings


def test_a_copy_changes_nothing() -> None:
    text = "Rescuers said on Tuesday that 400 people were evacuated from the lower town."
    other = "Fishermen said that 600 people were evacuated."
    once = only(report([text, other]))
    twice = only(report([text, other, text]))
    assert once.fingerprint == twice.fingerprint
    (low, _) = twice.positions
    assert [copy.source for copy in low.claims[0].copies] == ["c"]


def test_a_copy_with_another_figure_is_the_finding() -> None:
    text = "Rescuers said on Tuesday that {} people were evacuated from the lower town."
    assert report([text.format(400), text.format(600)]).findings


def test_one_speaker_with_one_figure_of_one_day_is_one_voice() -> None:
    texts = [
        "Ada Berg said on Tuesday that 400 people were evacuated.",
        "On Tuesday, 400 people were evacuated, mayor Ada Berg told reporters.",
    ]
    found = report(texts)
    (claim,) = [each for each in found.claims if each.quantity == "evacuated"]
    assert [copy.source for copy in claim.copies] == ["b"]


def test_the_fingerprint_survives_moved_paragraphs_and_further_outlets() -> None:
    one, other = "400 people were evacuated.", "By noon 600 people were evacuated."
    first = only(report([one, other]))
    moved = only(report([f"The river rose.\n\n\n{one}", f"It rained. {other}"]))
    joined = only(report([one, other, "Later papers wrote that 600 people were evacuated."]))
    changed = only(report([one, "By noon 700 people were evacuated."]))
    assert first.fingerprint == moved.fingerprint == joined.fingerprint
    assert changed.fingerprint != first.fingerprint


def test_a_claim_that_fits_two_positions_says_so() -> None:
    finding = only(
        report(
            [
                "400 people were evacuated.",
                "Later 800 people were evacuated.",
                "Papers wrote that more than 300 people were evacuated.",
            ]
        )
    )
    assert [side.also_fits for side in finding.positions] == [(1,), ()]


def test_denials_stand_as_a_position_of_their_own() -> None:
    finding = only(
        report(
            [
                "410 people were evacuated.",
                "The number of people evacuated was not close to 400.",
            ]
        )
    )
    assert [side.polarity for side in finding.positions] == [Polarity.ASSERTED, Polarity.DENIED]


FIGURES = st.lists(st.integers(1, 60).map(lambda tens: 10 * tens), min_size=2, max_size=6)


@pytest.mark.parametrize(
    ("many", "written"),
    [
        (0, ""),
        (1, "0"),
        (2, "0 or 1"),
        (4, "0, 1, 2 or 3"),
        (10, "0, 1, 2, 3, 4, 5, 6, 7, 8 or 9"),
        (12, "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 … or 2 more"),
    ],
)
def test_a_list_ends_in_or(many: int, written: str) -> None:
    assert naming.listed([str(number) for number in range(many)]) == written


def test_a_finding_names_whose_figures_are_at_odds() -> None:
    rules = """
        quantities:
          pay: {what: pay, unit: USD, each: person}
        expectations:
          one-pay: {agree: pay}
    """
    found = report(["Ann Lee ($300) came.", "Ann Lee ($400) came."], rules)
    assert only(found).message == "pay of Ann Lee: 300 USD or 400 USD (33% apart)"


@given(FIGURES, st.randoms(use_true_random=False))
def test_the_order_of_sources_does_not_matter(figures: list[int], random: Random) -> None:
    texts = [
        source(f"{figure} people were evacuated.", f"s{index}")
        for index, figure in enumerate(figures)
    ]
    shuffled = list(texts)
    random.shuffle(shuffled)
    assert report(texts) == report(shuffled)


@given(FIGURES)
def test_agreement_is_pairwise_agreement(figures: list[int]) -> None:
    texts = [
        source(f"{figure} people were evacuated.", f"s{index}")
        for index, figure in enumerate(figures)
    ]
    low, high = min(figures), max(figures)
    expected = (high - low) / low > 0.05
    assert bool(report(texts).findings) is expected


@given(FIGURES, st.integers(0, 50), st.integers(0, 50))
def test_widening_a_tolerance_never_adds_a_finding(
    figures: list[int], narrow: int, extra: int
) -> None:
    texts = [
        source(f"{figure} people were evacuated.", f"s{index}")
        for index, figure in enumerate(figures)
    ]
    strict = FLOOD.replace("tolerance: 5%", f"tolerance: {narrow}%")
    loose = FLOOD.replace("tolerance: 5%", f"tolerance: {narrow + extra}%")
    assert len(report(texts, loose).findings) <= len(report(texts, strict).findings)


def test_a_division_by_zero_compares_nothing() -> None:
    rules = EQUATION.replace("hold: crew <= total", "hold: crew / (crew - crew) == total / total")
    found = report(["The crew had 10 people. There were 50 people aboard."], rules)
    undecided = outcome(found, "crew-is-smaller")
    assert undecided.verdict is Verdict.UNDECIDED
    assert undecided.reason == (
        "a claim that may be zero stands below the line: nothing is divided by it"
    )


def test_one_division_by_zero_does_not_hide_the_others() -> None:
    rules = EQUATION.replace("hold: crew <= total", "hold: crew * crew / guests <= total")
    text = "There were 50 people aboard. The crew had 10 people. Then came 0 passengers. "
    agreed = outcome(report([f"{text} Then came 5 passengers."], rules), "crew-is-smaller")
    assert (agreed.verdict, agreed.claims, agreed.reason) == (Verdict.AGREES, 3, "")


@pytest.mark.parametrize(
    ("articles", "remarks"),
    [
        (44, ()),
        (45, ("warned-first: of 2,025 combinations of figures the first 2,000 were tried",)),
    ],
)
def test_what_is_too_much_to_be_tried_is_said(articles: int, remarks: tuple[str, ...]) -> None:
    days = [f"{month} {day}, 2023" for month in ("March", "April") for day in range(1, 30)]
    texts = [f"They warned on {day}. The dam broke on June 12, 2024." for day in days]
    broke = [
        text.replace("12, 2024", f"{n % 28 + 1}, {2024 + n // 28}") for n, text in enumerate(texts)
    ]
    sources = [source(text, f"a{n:02}") for n, text in enumerate(broke[:articles])]
    found = report(sources)
    assert outcome(found, "warned-first").verdict is Verdict.AGREES
    assert found.warnings == remarks
