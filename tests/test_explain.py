"""Why something was found is told as it was found: the explanation and the report agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepant import config, explain, project
from discrepant.choosing import wanted
from discrepant.config import UsageError
from discrepant.explain import NOT_COMPARED, Explanation
from discrepant.model import (
    Claim,
    Finding,
    PairVerdict,
    Polarity,
    Position,
    Report,
    Test,
    Unread,
    Verdict,
)
from discrepant.render import explanation
from stories import FLOOD, outcome, report, source

ROOT = Path(__file__).parent.parent
SAME = FLOOD.replace("{agree: missing}", "{agree: missing, same: speaker}")
GROWS = FLOOD.replace(
    "find: [{with: [missing]}]", "find: [{with: [missing]}]\n        over_time: grows"
)


def of(report: Report, id: str) -> Explanation:
    return explain.explain(report, outcome(report, id))


# ---------------------------------------------------------------- the law


# What two different figures on opposite sides may have come to: they clash with each other, or
# each clashes with a third one and time, or that one counts women alone, allows the two.
ALLOWED = {PairVerdict.CONFLICTS, PairVerdict.SUPERSEDED, PairVerdict.PART, *NOT_COMPARED}


def came_to(explained: Explanation) -> Iterator[tuple[Claim, Claim, PairVerdict]]:
    for group in explained.groups:
        for one, other in group.pairs:
            if group.verdict is not None:
                yield explained.claims[one], explained.claims[other], group.verdict


def opposite(finding: Finding) -> Iterator[tuple[Position, Position]]:
    """Yield the sides that no claim of the other fits; a denial fits all it does not deny."""
    asserted = Polarity.ASSERTED
    sides = enumerate(finding.positions)
    numbered = [(number, side) for number, side in sides if side.polarity is asserted]
    for (one, left), (two, right) in combinations(numbered, 2):
        if two not in left.also_fits and one not in right.also_fits:
            yield left, right


def check_law(found: Report) -> int:
    """Hold every explanation against the report; return how many pairs conflicted."""
    conflicts = 0
    for each in found.outcomes:
        if each.expectation.test is not Test.AGREE:
            continue
        pairs = {
            frozenset((id(one), id(other))): verdict
            for one, other, verdict in came_to(explain.explain(found, each))
        }
        clashing = {pair for pair, verdict in pairs.items() if verdict is PairVerdict.CONFLICTS}
        assert bool(clashing) == (each.verdict is Verdict.CONFLICTS)
        known = set[frozenset[int]]()
        for finding in each.findings:
            for left, right in opposite(finding):
                for one in left.claims:
                    for other in right.claims:
                        verdict = pairs[frozenset((id(one), id(other)))]
                        assert verdict is not PairVerdict.AGREES
                        if one.value.is_point and other.value.is_point and not finding.tolerance:
                            assert verdict in ALLOWED
            across = {
                frozenset((id(one), id(other)))
                for left, right in combinations(finding.positions, 2)
                for one in left.claims
                for other in right.claims
            }
            assert clashing & across
            members = [id(claim) for side in finding.positions for claim in side.claims]
            known |= {frozenset(pair) for pair in combinations(members, 2)}
        assert clashing <= known
        conflicts += len(clashing)
    return conflicts


def test_explain_and_report_agree_over_the_five_articles() -> None:
    found = project.report(config.find(ROOT), today=date(2025, 1, 1))
    assert check_law(found) > 10


FIGURES = st.builds(
    "{} {}".format,
    st.sampled_from(["", "about", "more than", "nearly", "at least", "up to", "not close to"]),
    st.sampled_from(["20", "30", "40", "44", "45", "300"]),
)
SENTENCES = st.builds(
    "{}{} people {}{}.".format,
    st.sampled_from(["", "Ada Berg said ", "The mayor said ", "Rescuers said "]),
    FIGURES,
    st.sampled_from(["were evacuated", "were missing"]),
    st.sampled_from(["", " on Monday", " on June 1", " in May"]),
)


@settings(deadline=None)
@given(
    st.lists(st.tuples(SENTENCES, st.integers(1, 28)), min_size=1, max_size=5),
    st.sampled_from([FLOOD, SAME, GROWS]),
)
def test_explain_and_report_agree_whatever_the_story(
    sentences: list[tuple[str, int]], rules: str
) -> None:
    articles = [
        source(text, f"s{number}", date(2023, 6, day))
        for number, (text, day) in enumerate(sentences)
    ]
    check_law(report(articles, rules))


# ---------------------------------------------------------------- what is told

TWO = [
    "Ada Berg said about 400 people were evacuated on Monday.",
    "More than 600 people were evacuated. If 900 people were evacuated, beds would be short.",
]


def test_the_words_that_made_a_claim() -> None:
    shown = explanation.render(of(report(TWO), "evacuated-agrees"))
    assert shown.startswith("rules.yaml:25: evacuated-agrees conflicts\ncompared 2 claims")
    assert "  1  about 400\n       seeds/a.txt:1:15  “Ada Berg said about 400 people" in shown
    assert (
        "figure “400” · hedge “about” (about), which stands for 360–440 · "
        "noun “people”, counted as person · cue “evacuated”"
    ) in shown
    assert "said by Ada Berg, counts as City Hall\n" in shown
    assert "of 12 June 2023, from “Monday”\n" in shown
    assert "said by the article itself" in shown
    assert "of 14 June 2023, the day of publication\n" in shown
    assert "clipped to what the quantity may be, 0–1,000,000" in shown
    assert "comparable: of one story, of days at most 14 days apart" in shown
    assert "conflicts: 1 pair\n       1 and 2: about 400 and more than 600 (36.4% apart, " in shown
    assert "not read:\n  supposed" in shown


def test_a_finding_is_told_with_its_near_misses() -> None:
    late = source("Only 5 people were evacuated.", "c", date(2023, 9, 1))
    found = report([*TWO, late])
    (finding,) = found.findings
    told = explain.explain(found, *wanted.subject(found, finding.fingerprint))
    assert (told.inside, len(told.claims)) == (2, 3)
    shown = explanation.render(told)
    assert f"finding {finding.fingerprint} of evacuated-agrees · cross · error" in shown
    assert "pairs not compared:\n  of days too far apart: 2 pairs\n" in shown
    assert "claims that are no part of it:\n  3  5\n" in shown


@pytest.mark.parametrize(
    ("texts", "rules", "told"),
    [
        (["40 people were missing.", "40 people are missing now."], FLOOD, "agrees: 1 pair"),
        (
            ["About 40 people were missing.", "42 people are missing now."],
            FLOOD,
            "one value fits both: 1 pair",
        ),
        (
            ["Ada Berg said 40 people were missing.", "Police said 50 people are missing."],
            SAME,
            "another speaker: 1 pair",
        ),
        (
            ["40 people were missing on Monday.", "50 people were missing on Tuesday."],
            GROWS,
            "superseded: time allows the later figure: 1 pair",
        ),
        (["No figures."], FLOOD, "undecided: no claim was found"),
    ],
)
def test_what_a_pair_came_to(texts: list[str], rules: str, told: str) -> None:
    assert told in explanation.render(of(report(texts, rules), "missing-agrees"))


def test_other_stories_are_no_part_of_it() -> None:
    texts = [
        source("40 people were missing.", "a"),
        source("9 people were missing.", "b", story="x"),
    ]
    assert "another story: 1 pair" in explanation.render(of(report(texts), "missing-agrees"))


def test_a_formula_takes_claims_together() -> None:
    texts = ["The dam broke on June 10. A warning was given on June 12."]
    shown = explanation.render(of(report(texts), "warned-first"))
    assert "order: warned < dam_broke" in shown
    assert "taken together in the formula: 1 pair\n" in shown
    assert "1  dam_broke: 10 June 2023" in shown


CONVOY = """
    units: "truck = [trucks] = _ = trucks"
    quantities:
      trucks: {what: trucks, unit: truck}
      load: {what: tonnes in one truck, unit: person / truck}
      total: {what: people brought, unit: person, find: [{with: [brought]}], derive: trucks * load}
    expectations:
      total-agrees: {agree: total}
      adds-up: {hold: total == trucks * load}
"""


def test_the_arithmetic_of_derived_claims_is_told() -> None:
    found = report(["They came in 2 trucks of 30 people each.", "80 people were brought."], CONVOY)
    shown = explanation.render(of(found, "total-agrees"))
    assert "1  2 × 30 = 60\n" in shown
    assert (
        "computed from “2 trucks” (seeds/a.txt:1:14), “30 people each” (seeds/a.txt:1:26)" in shown
    )
    assert "derived, and so not put into the formula" in explanation.render(of(found, "adds-up"))


def test_many_pairs_are_counted_and_a_handful_shown() -> None:
    texts = [f"{number} people were missing." for number in range(10, 20)]
    shown = explanation.render(of(report(texts), "missing-agrees"))
    assert "conflicts: 45 pairs\n" in shown
    assert "and 39 more pairs\n" in shown
    found = report(texts[:2])
    extra = tuple(Unread(found.claims[0].passage, f"reason {n}", "missing") for n in range(9))
    shown = explanation.render(of(replace(found, unread=extra), "missing-agrees"))
    assert "  reason 5\n" in shown
    assert "and 3 more passages\n" in shown


def test_more_claims_than_can_be_told_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explain, "MOST_CLAIMS", 3)
    texts = [f"{number} people were missing." for number in range(10, 20)]
    told = of(report(texts), "missing-agrees")
    assert (len(told.claims), told.inside, told.left_out) == (3, 3, 7)
    assert "and 7 more claims, not looked at here" in explanation.render(told)


def test_nothing_raw_reaches_a_terminal_or_markdown() -> None:
    evil = "Ada Berg said \x1b[31m 40 people were missing <script>|.\n"
    told = of(report([evil, "9 people were missing."]), "missing-agrees")
    assert "\x1b" not in explanation.render(told)
    shown = explanation.render_markdown(told)
    assert shown.startswith("## rules.yaml:26: missing-agrees conflicts\n")
    assert "### Claims, and the words that made them\n\n- 1  " in shown
    assert "<script>" not in shown


# ---------------------------------------------------------------- which one is meant


def two_findings() -> Report:
    found = report([*TWO, "40 people were missing.", "50 people were missing."])
    assert len(found.findings) == 2
    return found


def alike(found: Report) -> Report:
    """Return the report with fingerprints that begin alike."""
    numbered = {each.fingerprint: f"abcd{n}" for n, each in enumerate(found.findings)}
    outcomes = tuple(
        replace(
            each,
            findings=tuple(
                replace(one, fingerprint=numbered[one.fingerprint]) for one in each.findings
            ),
        )
        for each in found.outcomes
    )
    return replace(found, outcomes=outcomes)


def test_a_finding_is_known_by_the_beginning_of_its_fingerprint() -> None:
    found = two_findings()
    one = found.findings[0]
    assert wanted.finding(found, one.fingerprint) == one
    assert wanted.finding(found, one.fingerprint[:4].upper()) == one
    assert wanted.subject(found, one.fingerprint[:4])[1] == one
    assert wanted.subject(found, "missing-agrees")[1] is None


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("abcd", "'abcd' is the beginning of 2 findings:\n  abcd0  "),
        ("abc", "did you mean 'abcd"),
        ("zz", "no finding and no expectation 'zz'; give at least 4 characters"),
        ("zzzzzzzzzz", "; the report names each finding by its fingerprint"),
        ("mising-agrees", "; did you mean 'missing-agrees'?"),
    ],
)
def test_a_word_that_means_none_or_several(word: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        wanted.subject(alike(two_findings()), word)
    assert said in str(error.value)


def test_there_may_be_no_finding_at_all() -> None:
    with pytest.raises(UsageError, match="no finding 'abcd'; there are none"):
        wanted.finding(report(["Nothing."]), "abcd")


WORDS = """
    speakers: {Ada Berg: [mayor], Maya Lindqvist: [Lindquist]}
    expectations:
      quoted-alike: {verbatim: {speaker: Ada Berg, about: [likely]}}
      one-spelling: {spelling: [Maya Lindqvist]}
"""


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("quoted-alike", "verbatim: Ada Berg is quoted alike about likely\n"),
        ("one-spelling", "spelling: one form each of Maya Lindqvist\n"),
    ],
)
def test_what_must_hold_of_words(id: str, told: str) -> None:
    assert told in explanation.render(of(report(["Nothing."], WORDS), id))


def test_a_figure_that_counts_some_kind_of_people_says_so() -> None:
    found = report(["3 women were missing.", "2 women were missing."])
    claims = tuple(replace(claim, kind="women") for claim in found.claims)
    shown = explanation.render(of(replace(found, claims=claims), "missing-agrees"))
    assert "counts women alone, so that it may be a part of a larger figure" in shown
