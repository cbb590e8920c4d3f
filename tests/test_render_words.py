"""Findings whose values are words: stances, quotations, spellings, in every report."""

from __future__ import annotations

import json

import pytest

from discrepant.interval import Interval
from discrepant.model import (
    Claim,
    Expectation,
    Finding,
    FindingKind,
    Label,
    Level,
    Outcome,
    Passage,
    Place,
    Polarity,
    Position,
    Quantity,
    Report,
    SourceNote,
    Test,
    Verdict,
)
from discrepant.render import Page, render

PLACE = Place("expectations/flood.yaml", 12, 3)
STANCE = Quantity("answer", "what the mayor says", "label", PLACE, labels=(Label("denies", ()),))


def claim(source: str, label: str, words: str, polarity: Polarity = Polarity.ASSERTED) -> Claim:
    sentence = f"The mayor {words}, she said."
    where = Passage(source, f"seeds/{source}.txt", 10, 10 + len(words), 3, 11, words, sentence)
    return Claim("answer", Interval(), where, "label", label=label, polarity=polarity)


DENIES = claim("gazette", "denies", "denied it")
SILENT = claim("herald", "no_comment", "declined to comment")
NOT_SILENT = claim("herald", "no_comment", "did not decline to comment", Polarity.DENIED)


def report(kind: FindingKind, *claims: Claim) -> Report:
    sides = tuple(Position(Interval(), (one,), one.polarity, one.label) for one in claims)
    finding = Finding(
        "0123456789ab", "answer-agrees", kind, Level.ERROR, "two answers", sides, PLACE
    )
    outcome = Outcome(
        Expectation("answer-agrees", Test.AGREE, PLACE, "answer"),
        Verdict.CONFLICTS,
        len(claims),
        len(claims),
        (finding,),
    )
    notes = tuple(
        SourceNote(one.source, one.passage.path, "", "", None, "", 1, 1) for one in claims
    )
    return Report(notes, (STANCE,), (outcome,), claims, (), ())


@pytest.mark.parametrize("kind", list(FindingKind))
def test_a_side_is_called_once_by_its_word(kind: FindingKind) -> None:
    shown = render(report(kind, DENIES, SILENT), "text", Page(width=140))
    assert "  denies      seeds/gazette.txt:3:11  “The mayor denied it, she said.”" in shown
    assert "  no comment  seeds/herald.txt:3:11   “The mayor declined to comment," in shown
    assert "denies:" not in shown


def test_a_denied_word_is_shown_as_denied() -> None:
    shown = render(report(FindingKind.SELF, SILENT, NOT_SILENT), "text", Page(width=140))
    assert "  not no comment  seeds/herald.txt" in shown


def test_words_in_markdown() -> None:
    shown = render(report(FindingKind.VERBATIM, DENIES, SILENT), "markdown")
    assert "\n\n**denies**\n\n> " in shown
    assert "\n\n**no comment**\n\n> " in shown
    assert "  \n> — the article itself · " in shown
    assert "· one quotation in different words ·" in shown
    assert "| What the mayor says | denies    | no comment |" in shown


def test_words_in_json_are_labels_without_bounds() -> None:
    found = json.loads(render(report(FindingKind.SPELLING, DENIES, SILENT), "json"))["findings"][0]
    side = found["positions"][0]
    assert (found["kind"], side["label"], side["low"], side["high"]) == (
        "spelling",
        "denies",
        None,
        None,
    )
    assert {key: side["claims"][0][key] for key in ("label", "unit", "low", "high")} == {
        "label": "denies",
        "unit": "label",
        "low": None,
        "high": None,
    }
