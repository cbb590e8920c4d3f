"""Whole documents from a report made by hand: about a flood that nobody else writes of."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

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


def test_text() -> None:
    assert (
        render(REPORT, "text", Page(width=120))
        == """\
expectations/flood.yaml:12: homes flooded: 240, 300 or more than 1,000 (25% apart)
  12 × 20 = 240    seeds/herald.txt:9:9   “It took 12 streets of 20…”    Herald
  300              seeds/gazette.txt:4:9  “…said that 300 homes were…”   the mayor, 3 May 2024
  also             seeds/wire.txt:7:9     “300 homes were under water.”  The Wire
  more than 1,000  seeds/herald.txt:2:9   “…took more than 1,000 homes.” Herald
  why: it is the headline
  compared 3 claims of 2 sources · finding 3f9a1c

undecided:
  homes-add-up  no source states both sides  (expectations/flood.yaml:20)

1 contradiction · 3 claims of 2 articles compared · 1 expectation undecided · 1 unread · \
1 article not readable
"""
    )
