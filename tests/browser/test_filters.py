"""Choose findings by quantity, source, speaker and level, and search them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.tabs import Open


def titles(page: Page) -> list[str]:
    return [each.inner_text().lower() for each in page.locator(".card:not([hidden]) h4").all()]


ALL = ["people evacuated", "day of the first warning", "people evacuated", "people missing"]


@pytest.mark.parametrize(
    ("name", "label", "left"),
    [
        ("quantity", "people missing", ALL[3:]),
        ("quantity", "day on which the dam broke", [ALL[1]]),
        ("speaker", "Rescue Service", [ALL[0], ALL[2]]),
        ("speaker", "the articles themselves", [ALL[1], ALL[3]]),
        ("level", "Contradiction", ALL[:2]),
        ("level", "Accepted", ALL[3:]),
        ("source", "Paper C", [ALL[0], ALL[2], ALL[3]]),
    ],
)
def test_a_choice_leaves_what_has_it(opened: Open, name: str, label: str, left: list[str]) -> None:
    page = opened().page
    assert titles(page) == ALL
    page.locator(f"select[name={name}]").select_option(label=label)
    assert titles(page) == left
    expect(page.get_by_role("status")).to_contain_text(f"{len(left)} of 4 findings")


def test_choices_add_up_and_are_taken_back(opened: Open) -> None:
    page = opened().page
    page.locator("select[name=speaker]").select_option(label="Rescue Service")
    page.locator("select[name=level]").select_option(label="Warning")
    assert titles(page) == ["people evacuated"]
    assert page.locator(".group:visible").count() == 1
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("status")).to_have_text("All 4 findings are shown.")
    assert titles(page) == ALL


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("DAM", 1),
        ("ada berg", 2),
        ("1000", 2),
        ("1,000 people", 2),
        ("000", 0),
        ("no such word", 0),
    ],
)
def test_a_search_leaves_what_has_all_the_words(opened: Open, words: str, left: int) -> None:
    page = opened().page
    page.get_by_role("searchbox").fill(words)
    expect(page.get_by_role("status")).to_contain_text(f"{left} of 4 findings")
    assert len(titles(page)) == left


def test_claims_are_chosen_along(opened: Open) -> None:
    page = opened().page
    page.locator("#claims summary").click()
    page.locator("select[name=quantity]").select_option(label="people missing")
    assert page.locator(".claim:visible").count() == 3
    expect(page.get_by_role("status")).to_contain_text("3 of ")
