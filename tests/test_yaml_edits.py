"""One more item in a YAML text: all that stood there stays, character for character."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from discrepant.authoring import yaml_edits

PATH = ("quantities", "boats", "claims")
ITEM = {"in": "a", "says": "x"}


def added(text: str) -> str:
    return yaml_edits.with_item(text, PATH, ITEM)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "quantities:\n  boats:\n    unit: boat  # all\n  rafts: {}\n",
            "quantities:\n  boats:\n    unit: boat  # all\n    claims:\n"
            '      - {in: "a", says: "x"}\n  rafts: {}\n',
        ),
        (
            "quantities:\n  boats:\n    unit: boat",
            'quantities:\n  boats:\n    unit: boat\n    claims:\n      - {in: "a", says: "x"}\n',
        ),
        (
            "quantities:\r\n  boats:\r\n    unit: boat\r\n",
            "quantities:\r\n  boats:\r\n    unit: boat\r\n    claims:\r\n"
            '      - {in: "a", says: "x"}\r\n',
        ),
        (
            "quantities: {boats: {unit: boat}, rafts: {}}\n",
            'quantities: {boats: {unit: boat, claims: [{in: "a", says: "x"}]}, rafts: {}}\n',
        ),
        (
            "quantities:\n  boats: {find: [{with: [boat]}], }  # all\n",
            "quantities:\n  boats: {find: [{with: [boat]}], "
            'claims: [{in: "a", says: "x"}], }  # all\n',
        ),
        (
            "quantities:\n  boats:\n    claims:\n    - in: b\n      says: |\n        one\n"
            "        two\n\n    # old ones\n    unit: boat\n",
            "quantities:\n  boats:\n    claims:\n    - in: b\n      says: |\n        one\n"
            '        two\n    - {in: "a", says: "x"}\n\n    # old ones\n    unit: boat\n',
        ),
        (
            "quantities:\n  boats:\n    claims:  # by hand\n      - {in: b, says: y}  # why\n"
            "      # the end\n",
            "quantities:\n  boats:\n    claims:  # by hand\n      - {in: b, says: y}  # why\n"
            '      - {in: "a", says: "x"}\n      # the end\n',
        ),
        (
            "quantities: {boats: {claims: [{in: b}, ]}}",
            'quantities: {boats: {claims: [{in: b}, {in: "a", says: "x"}, ]}}',
        ),
        (
            "quantities: {boats: {claims: []}}",
            'quantities: {boats: {claims: [{in: "a", says: "x"}]}}',
        ),
        (
            "\ufeffquantities: {boats: {what: 🚣 und Meer}}",
            '\ufeffquantities: {boats: {what: 🚣 und Meer, claims: [{in: "a", says: "x"}]}}',
        ),
        (
            "quantities:\n  boats:\n    what: >\n      folded\n      words\n\nexpectations: {}\n",
            "quantities:\n  boats:\n    what: >\n      folded\n      words\n    claims:\n"
            '      - {in: "a", says: "x"}\n\nexpectations: {}\n',
        ),
        (
            "quantities:\n  boats:\n    what: 'two\n      lines'\n",
            "quantities:\n  boats:\n    what: 'two\n      lines'\n    claims:\n"
            '      - {in: "a", says: "x"}\n',
        ),
        (
            "quantities:\n  boats:\n    find:\n    - with:\n      - boat\n",
            "quantities:\n  boats:\n    find:\n    - with:\n      - boat\n    claims:\n"
            '      - {in: "a", says: "x"}\n',
        ),
    ],
)
def test_an_item_goes_behind_the_last(text: str, after: str) -> None:
    assert added(text) == after


@pytest.mark.parametrize(
    "text",
    [
        "quantities: {boats: {claims: none}}",
        "quantities: {boats: {claims: {in: b}}}",
        "quantities:\n  boats:\n    claims:\n",
        "quantities: {boats: }",
        "quantities: {boats: {}}",
        "quantities: {rafts: {unit: boat}}",
        "quantities: [boats]",
        "boats",
        "",
        "quantities: {boats: {unit: boat}",
        "quantities: {boats: &b {unit: boat}}",
        "quantities:\n  boats:\n    what: |+\n      kept\n\n\n",
    ],
)
def test_what_cannot_be_done_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="nothing can be added to quantities/boats/claims"):
        added(text)


# No article has a NUL: a file with one is not read as text.
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_comes_back_as_it_went_in(says: str) -> None:
    text = "quantities:\n  boats:\n    unit: boat\n"
    after = yaml_edits.with_item(text, PATH, {"in": "a", "says": says})
    assert after.startswith(text)
    assert yaml.safe_load(after)["quantities"]["boats"]["claims"] == [{"in": "a", "says": says}]
