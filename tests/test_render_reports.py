"""Whole documents from a report made by hand: about a flood that nobody else writes of."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import stories
from discrepant.interval import Interval
from discrepant.model import (
    Acceptance,
    Claim,
    Expectation,
    Finding,
    FindingKind,
    Hedge,
    Level,
    Mention,
    MentionKind,
    Outcome,
    Passage,
    Place,
    Polarity,
    Position,
    Quantity,
    Report,
    Source,
    SourceNote,
    Span,
    Test,
    Unread,
    Verdict,
)
from discrepant.render import FORMATS, Detail, Page, mentions_jsonl, mentions_text, render
from discrepant.render.text import excerpt, quotation

DAY = Interval.days(date(2024, 5, 3), date(2024, 5, 3))
PLACE = Place("expectations/flood.yaml", 12, 3)
HOMES = Quantity("homes", "homes flooded", "house", PLACE, domain=Interval.of(0, 100_000))


def passage(source: str, line: int, text: str, sentence: str, publisher: str = "") -> Passage:
    return Passage(
        source, f"seeds/{source}.txt", 40, 40 + len(text), line, 9, text, sentence, publisher
    )


MAYOR = Claim(
    "homes",
    Interval.point(300),
    passage("gazette", 4, "300 homes", "The mayor said that 300 homes were under water."),
    "house",
    speaker="the mayor",
    voices=("the mayor",),
    as_of=DAY,
    copies=(passage("wire", 7, "300 homes", "300 homes were under water.", "The Wire"),),
)
PAPER = Claim(
    "homes",
    Interval(Fraction(1_000), Fraction(100_000), True),
    passage(
        "herald", 2, "more than 1,000 homes", "The river took more than 1,000 homes.", "Herald"
    ),
    "house",
    hedge=Hedge.MORE_THAN,
)
STREETS = Claim(
    "homes",
    Interval.point(240),
    passage("herald", 9, "12 streets", "It took 12 streets of 20 homes each."),
    "house",
    arithmetic="12 × 20 = 240",
    derived=(passage("herald", 9, "20 homes each", "It took 12 streets of 20 homes each."),),
)
AGREE = Expectation(
    "homes-agree", Test.AGREE, PLACE, "homes", why="it is the headline", tags=("flood",)
)
FINDING = Finding(
    "3f9a1c",
    "homes-agree",
    FindingKind.CROSS,
    Level.ERROR,
    "homes flooded: 240, 300 or more than 1,000 (25% apart)",
    (
        Position(STREETS.value, (STREETS,)),
        Position(MAYOR.value, (MAYOR,)),
        Position(PAPER.value, (PAPER,)),
    ),
    PLACE,
    gap=Fraction(1, 4),
    why="it is the headline",
)
LATER = Expectation("homes-add-up", Test.HOLD, Place("expectations/flood.yaml", 20, 3))
REPORT = Report(
    sources=(
        SourceNote("gazette", "seeds/gazette.txt", "The Gazette", "", DAY, "", 3, 1),
        SourceNote("herald", "seeds/herald.txt", "Herald", "The Wire", None, "", 4, 2),
    ),
    quantities=(HOMES,),
    outcomes=(
        Outcome(AGREE, Verdict.CONFLICTS, 3, 2, (FINDING,)),
        Outcome(LATER, Verdict.UNDECIDED, 0, 0, reason="no source states both sides"),
    ),
    claims=(MAYOR, PAPER, STREETS),
    unread=(
        Unread(
            passage("herald", 3, "40 of them", "40 of them sank."), "a part: “of them”", "homes"
        ),
    ),
    uncovered=(passage("gazette", 8, "two bridges", "It took two bridges."),),
    skipped=(("seeds/junk.txt", "not UTF-8: byte 0xff at offset 0"),),
    warnings=("seeds/sources.yaml:9:1: no article 'gone' in this folder",),
)
AGREEING = replace(
    REPORT,
    outcomes=(Outcome(AGREE, Verdict.AGREES, 2, 2),),
    unread=(),
    uncovered=(),
    skipped=(),
    warnings=(),
)
ACCEPTED = replace(
    FINDING, accepted=Acceptance("3f9a1c", "the mayor | was early", "2026-01-31", "An Editor")
)
EVIL = "\x1b]0;owned\x07 <script>alert(1)</script> | ![x](http://evil.example/x) `\u202e ::error::"


def with_finding(finding: Finding) -> Report:
    return replace(
        REPORT, outcomes=(Outcome(AGREE, Verdict.CONFLICTS, 3, 2, (finding,)), REPORT.outcomes[1])
    )


TEXT = """\
expectations/flood.yaml:12: homes flooded: 240, 300 or more than 1,000 (25% apart)
  12 × 20 = 240    seeds/herald.txt:9:9   the article
                   “It took 12 streets of 20 homes each.”
  300              seeds/gazette.txt:4:9  the mayor, 3 May 2024
                   “The mayor said that 300 homes were under water.”
  also             seeds/wire.txt:7:9     The Wire
                   “300 homes were under water.”
  more than 1,000  seeds/herald.txt:2:9   Herald
                   “The river took more than 1,000 homes.”
  why: it is the headline
  compared 3 claims of 2 sources · finding 3f9a1c

undecided:
  homes-add-up  no source states both sides  (expectations/flood.yaml:20)

1 contradiction · 3 claims of 2 articles compared · 1 expectation undecided · 1 unread · \
1 article not readable · 1 remark
"""


def test_text_of_80_columns() -> None:
    assert render(REPORT, "text", Page(width=80)) == TEXT


def test_text_of_120_columns_has_a_line_for_each_passage() -> None:
    block = render(REPORT, "text", Page(width=120)).split("\n")[1:5]
    assert block == [
        "  12 × 20 = 240    seeds/herald.txt:9:9   “It took 12 streets of 20 homes each.”"
        "             the article",
        "  300              seeds/gazette.txt:4:9  “The mayor said that 300 homes were under"
        " water.”  the mayor, 3 May 2024",
        "  also             seeds/wire.txt:7:9     “300 homes were under water.”"
        "                      The Wire",
        "  more than 1,000  seeds/herald.txt:2:9   “The river took more than 1,000 homes.”"
        "            Herald",
    ]


def test_text_of_60_columns_gives_the_place_a_line() -> None:
    block = render(REPORT, "text", Page(width=60)).split("\n")[4:7]
    assert block == [
        "  300              the mayor, 3 May 2024",
        "                   seeds/gazette.txt:4:9",
        "                   “…said that 300 homes were under water.”",
    ]


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_rows_of_passages_keep_to_the_width(width: int) -> None:
    rows = render(REPORT, "text", Page(width=width)).split("\n  why")[0].split("\n")[1:]
    assert max(map(len, rows)) <= width


def test_text_with_findings_alone() -> None:
    text = render(REPORT, "text", Page(width=80, detail=Detail.FINDINGS))
    assert text == TEXT.partition("\nundecided")[0]
    assert render(AGREEING, "text", Page(detail=Detail.FINDINGS)) == ""


def test_text_with_everything() -> None:
    text = render(REPORT, "text", Page(width=80, detail=Detail.EVERYTHING))
    assert "unread:\n  seeds/herald.txt:3:9  “40 of them”  a part: “of them”\n" in text
    assert "uncovered:\n  seeds/gazette.txt:8:9  “two bridges”\n" in text


def test_text_of_agreement() -> None:
    assert render(AGREEING, "text") == "no contradictions · 2 claims of 2 articles compared\n"
    nothing = replace(AGREEING, outcomes=())
    assert render(nothing, "text") == "nothing was compared · 2 articles read\n"


def test_levels_and_acceptances_are_named() -> None:
    warning = render(with_finding(replace(FINDING, level=Level.WARNING)), "text")
    assert warning.startswith("expectations/flood.yaml:12: warning: homes flooded")
    assert "\nno contradictions, 1 warning · " in warning
    accepted = render(with_finding(ACCEPTED), "text")
    assert accepted.startswith("expectations/flood.yaml:12: accepted error: homes flooded")
    assert "  accepted: the mayor | was early (An Editor), until 2026-01-31\n" in accepted
    assert "\nno contradictions, 1 accepted · " in accepted


def test_the_worst_comes_first_and_the_accepted_last() -> None:
    note = replace(FINDING, fingerprint="aaa", level=Level.NOTE, message="a note")
    accepted = replace(ACCEPTED, fingerprint="bbb", message="accepted one")
    error = replace(FINDING, fingerprint="ccc", message="an error")
    report = replace(
        REPORT, outcomes=(Outcome(AGREE, Verdict.CONFLICTS, 3, 2, (note, accepted, error)),)
    )
    text = render(report, "text")
    assert text.index("an error") < text.index("a note") < text.index("accepted one")


def test_many_claims_of_one_position_are_counted() -> None:
    many = replace(FINDING, positions=(Position(MAYOR.value, (MAYOR,) * 40),))
    text = render(with_finding(many), "text")
    assert text.count("  the mayor, 3 May 2024") == 6
    assert "  and 34 more claims of 1 source for 300\n" in text
    everything = render(with_finding(many), "text", Page(detail=Detail.EVERYTHING))
    assert everything.count("the mayor, 3 May 2024") == 20
    assert "  and 20 more claims of 1 source for 300\n" in everything
    assert "and 30 more claims" in render(with_finding(many), "markdown")


def test_colour_changes_no_word() -> None:
    coloured = render(REPORT, "text", Page(width=80, colour=True))
    assert "\x1b[31;1mhomes flooded" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == TEXT


@pytest.mark.parametrize(
    ("room", "words"),
    [
        (100, "The mayor said that 300 homes were under water."),
        (47, "The mayor said that 300 homes were under water."),
        (40, "…said that 300 homes were under water."),
        (20, "…300 homes were…"),
        (9, "…300 homes…"),
        (0, "…300 homes…"),
    ],
)
def test_an_excerpt_is_cut_at_words_around_the_mention(room: int, words: str) -> None:
    assert "".join(excerpt(MAYOR.passage, room)) == words


def test_an_excerpt_of_words_that_are_not_in_the_sentence() -> None:
    odd = replace(MAYOR.passage, text="three hundred homes and more")
    assert excerpt(odd, 20) == ("", "three hundred…", "")


def test_a_quotation_uses_the_marks_that_are_there() -> None:
    own = replace(MAYOR.passage, sentence="“300 homes”", text="300 homes")
    assert "".join(quotation(own, 40)) == "“300 homes”"
    assert "".join(quotation(replace(own, sentence="Just 300 homes”"), 40)) == "“Just 300 homes”"
    assert "".join(quotation(replace(own, sentence="Just 300 homes” "), 40)) == "“Just 300 homes”"


# ---------------------------------------------------------------- Markdown


def test_markdown() -> None:
    golden = Path(__file__).parent / "golden" / "flood.md"
    assert render(REPORT, "markdown", Page(link_base="../")) == golden.read_text("utf-8")


def test_markdown_tells_a_formula_once_and_in_words() -> None:
    found = stories.report(
        ["Four boats of 10 people each left.\n\n50 people were rescued."],
        """\
        quantities:
          boats: {what: boats that went out, unit: boat}
          per_boat: {what: people in a boat, unit: person / boat}
          rescued: {what: people rescued, unit: person, find: [{with: [rescued]}]}
        units: "boat = [boats] = _ = boats"
        expectations:
          boats-add-up: {hold: rescued == boats * per_boat, same: source}
        """,
    )
    text = render(found, "markdown")
    heading = "Contradiction: people rescued: 50 ≠ 4 × 10 = 40 · Paper A"
    assert f"1. {heading}" in text.replace("### ", "")
    assert "**Working:**" not in text
    assert "**people in a boat: 10**" in text
    assert "· figures that do not add up ·" in text


def test_markdown_shows_the_pictures_that_lie_beside_it() -> None:
    page = Page(pictures="pictures/")
    found, agreeing = render(REPORT, "markdown", page), render(AGREEING, "markdown", page)
    assert "is the headline\n\n![Homes flooded: A 240, B 300, C more than 1,000; " in found
    assert found.count("](pictures/homes.svg)") == agreeing.count("](pictures/homes.svg)") == 1
    assert agreeing.index("## What each") < agreeing.index("](pictures/homes.svg)")
    assert "![" not in render(REPORT, "markdown")


def test_a_picture_stands_with_the_first_finding_alone() -> None:
    other = replace(FINDING, fingerprint="77aa", level=Level.NOTE)
    twice = replace(REPORT, outcomes=(replace(REPORT.outcomes[0], findings=(FINDING, other)),))
    text = render(twice, "markdown", Page(pictures="pictures/"))
    assert text.count("pictures/homes.svg") == 1
    assert text.index("pictures/homes.svg") < text.index("### 2.")


def test_markdown_of_agreement() -> None:
    text = render(AGREEING, "markdown")
    assert text.startswith("**no contradictions**; 2 claims of 2 articles compared\n\n## What each")
    assert "## What agrees\n\n" in text
    assert "## Findings" not in text


def test_markdown_of_the_accepted() -> None:
    text = render(with_finding(ACCEPTED), "markdown")
    assert "### 1. Accepted contradiction: homes flooded" in text
    assert re.search(
        r"\| `3f9a1c` +\| `homes-agree` +\| the mayor \\\| was early \| 2026-01-31 \| An Editor",
        text,
    )


def test_markdown_folds_notes_away_below_what_is_graver() -> None:
    note = replace(FINDING, fingerprint="77aa", level=Level.NOTE)
    both = replace(REPORT, outcomes=(replace(REPORT.outcomes[0], findings=(FINDING, note)),))
    text = render(both, "markdown")
    folded = text[text.index("<details>") : text.index("</details>")]
    assert folded.startswith("<details>\n<summary>1 note</summary>\n\n")
    assert ("### 2. Note" in folded, "### 1. Contradiction" in folded) == (True, False)
    assert "<details>" not in render(with_finding(note), "markdown")


def test_markdown_of_many_sources_has_a_row_for_each_value() -> None:
    notes = tuple(replace(REPORT.sources[0], id=f"s{n}", publisher="") for n in range(9))
    claims = tuple(
        replace(MAYOR, passage=replace(MAYOR.passage, source=f"s{n}"), copies=()) for n in range(9)
    )
    text = render(replace(AGREEING, sources=notes, claims=claims), "markdown")
    assert "| Homes flooded | 300     | s0, s1, s2, s3, s4, s5, s6, s7, s8 |" in text


@pytest.mark.parametrize("name", ["text", "markdown", "html", "json"])
def test_nothing_of_an_article_acts(name: str) -> None:
    claim = replace(
        MAYOR,
        speaker=EVIL,
        passage=replace(MAYOR.passage, text=EVIL, sentence=EVIL, path=f"seeds/{EVIL}.txt"),
    )
    evil = replace(
        FINDING, message=EVIL, why=EVIL, working=EVIL, positions=(Position(MAYOR.value, (claim,)),)
    )
    report = replace(
        with_finding(evil),
        claims=(claim,),
        sources=(replace(REPORT.sources[0], publisher=EVIL, path=EVIL, id=EVIL),),
        unread=(Unread(claim.passage, EVIL),),
        uncovered=(claim.passage,),
        skipped=((EVIL, EVIL),),
        warnings=(EVIL,),
    )
    shown = render(report, name, Page(detail=Detail.EVERYTHING))
    assert not set("\x1b\x07\u202e") & set(shown)
    if name == "markdown":
        assert "<script" not in shown
        assert "![x]" not in shown
        assert "http://" not in shown
        assert "</script&gt; |" not in shown
        assert re.findall(r"(?<!\\)`[^`]*`", shown) == [
            "`homes-agree`",
            "`3f9a1c`",
            "`homes-add-up`",
        ]
    if name == "html":
        assert "<script>alert" not in shown
        assert "<img" not in shown
    if name == "json":
        assert json.loads(shown)["findings"][0]["message"] == EVIL


# ---------------------------------------------------------------- JSON


def test_json() -> None:
    shown = json.loads(render(REPORT, "json"))
    assert list(shown) == [
        "schema_version",
        "sources",
        "expectations",
        "findings",
        "unread",
        "uncovered",
        "skipped",
        "warnings",
        "left_out",
    ]
    assert shown["sources"][0]["published"] == "2024-05-03/2024-05-03"
    assert shown["sources"][1]["published"] is None
    assert shown["expectations"][0] == {
        "id": "homes-agree",
        "path": "expectations/flood.yaml",
        "line": 12,
        "column": 3,
        "verdict": "conflicts",
        "reason": "",
        "compared": {"claims": 3, "sources": 2},
        "findings": ["3f9a1c"],
    }
    (finding,) = shown["findings"]
    assert (finding["kind"], finding["level"], finding["accepted"]) == ("cross", "error", False)
    assert (finding["gap"], finding["tolerance"]) == (0.25, 0)
    derived, stated, open_ended = finding["positions"]
    assert derived["claims"][0]["derived"] == [{"start": 40, "end": 53, "text": "20 homes each"}]
    assert stated["claims"][0] | {"copies": []} == {
        "source": "gazette",
        "path": "seeds/gazette.txt",
        "start": 40,
        "end": 49,
        "line": 4,
        "column": 9,
        "text": "300 homes",
        "sentence": "The mayor said that 300 homes were under water.",
        "quantity": "homes",
        "low": 300,
        "high": 300,
        "low_open": False,
        "high_open": False,
        "label": None,
        "unit": "house",
        "hedge": "exact",
        "speaker": "the mayor",
        "as_of": "2024-05-03/2024-05-03",
        "polarity": "asserted",
        "arithmetic": "",
        "derived": [],
        "copies": [],
        "quoted": False,
        "about": None,
    }
    assert [copy["source"] for copy in stated["claims"][0]["copies"]] == ["wire"]
    assert (open_ended["low"], open_ended["low_open"]) == (1000, True)
    assert shown["unread"][0]["reason"] == "a part: “of them”"


def test_json_of_an_acceptance() -> None:
    (finding,) = json.loads(render(with_finding(ACCEPTED), "json"))["findings"]
    assert finding["accepted"] is True
    assert finding["acceptance"] == {
        "reason": "the mayor | was early",
        "until": "2026-01-31",
        "who": "An Editor",
    }


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (Interval.of(None, 40), None, 40),
        (Interval.of(Fraction(1, 3), Fraction(5, 2)), 1 / 3, 2.5),
        (Interval.point(Fraction(10**400 + 1, 2)), 10**400 // 2, 10**400 // 2),
    ],
)
def test_json_numbers(value: Interval, low: float | None, high: float | None) -> None:
    claim = replace(MAYOR, value=value)
    finding = replace(FINDING, positions=(Position(value, (claim,)),))
    (shown,) = json.loads(render(with_finding(finding), "json"))["findings"]
    assert (shown["positions"][0]["low"], shown["positions"][0]["high"]) == (low, high)


def test_json_days() -> None:
    value = Interval.days(date(2024, 5, 3), None)
    claim = replace(MAYOR, value=value, unit="date", as_of=value)
    finding = replace(FINDING, positions=(Position(value, (claim,)),))
    (shown,) = json.loads(render(with_finding(finding), "json"))["findings"]
    assert (shown["positions"][0]["low"], shown["positions"][0]["high"]) == ("2024-05-03", None)
    assert shown["positions"][0]["claims"][0]["as_of"] == "2024-05-03/.."


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert render(REPORT, name) == render(replace(REPORT), name)


# ---------------------------------------------------------------- what was read

ARTICLE = Source("a", "On Friday about 300 homes sank, say hundreds. Three died.", "seeds/a.txt")
SENTENCE = Span(0, 46)
ABOUT = Mention(
    10,
    25,
    MentionKind.NUMBER,
    Interval.of(270, 330),
    Hedge.ABOUT,
    SENTENCE,
    (SENTENCE,),
    figure=Span(16, 19),
    noun=Span(20, 25),
    unit="person",
    speaker="the mayor",
    as_of=DAY,
)
FRIDAY = Mention(
    3, 9, MentionKind.DATE, None, Hedge.EXACT, SENTENCE, (SENTENCE,), unread="no day of publication"
)
MANY = Mention(
    36,
    44,
    MentionKind.NUMBER,
    Interval.of(200, 999),
    Hedge.VAGUE,
    SENTENCE,
    (SENTENCE,),
    figure=Span(36, 44),
    polarity=Polarity.DENIED,
    repeat_of=Span(0, 8),
)


def test_mentions_as_json_lines() -> None:
    lines = mentions_jsonl.render([(ARTICLE, (FRIDAY, ABOUT, MANY))]).splitlines()
    friday, about, many = map(json.loads, lines)
    assert about == {
        "schema_version": 1,
        "source": "a",
        "start": 10,
        "end": 25,
        "text": "about 300 homes",
        "kind": "number",
        "figure": "300",
        "low": 270,
        "high": 330,
        "low_open": False,
        "high_open": False,
        "unit": "person",
        "noun": "homes",
        "hedge": "about",
        "polarity": "asserted",
        "speaker": "the mayor",
        "as_of": "2024-05-03/2024-05-03",
        "sentence": [0, 46],
        "repeat_of": None,
        "unread": None,
    }
    assert (friday["kind"], friday["figure"], friday["low"]) == ("date", None, None)
    assert (friday["low_open"], friday["high_open"]) == (True, True)
    assert friday["unread"] == "no day of publication"
    assert (many["figure"], many["noun"], many["repeat_of"]) == (None, None, [0, 8])


def test_mentions_as_text() -> None:
    assert mentions_text.render([(ARTICLE, (FRIDAY, ABOUT, MANY))]) == (
        "seeds/a.txt:1:4  “Friday”  ?  unread: no day of publication\n"
        "seeds/a.txt:1:11  “about 300 homes”  = about 300 person  the mayor  as of 3 May 2024\n"
        "seeds/a.txt:1:37  “hundreds”  = not 200–999  a repetition\n"
    )


def test_a_share_is_shown_without_its_unit() -> None:
    share = replace(MANY, unit="1", repeat_of=None)
    assert mentions_text.render([(ARTICLE, (share,))]).endswith("= not 200–999\n")
