"""Choose findings by quantity, source, speaker and level, and search them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.tabs import Open, Tab


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
    page.locator("select[name=level]").select_option(label="all levels")
    numbers = page.locator(".group:visible h3 .number")
    assert numbers.all_inner_texts() == ["1 of 2", "1"]
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("status")).to_have_text("All 4 findings are shown.")
    assert titles(page) == ALL
    assert numbers.all_inner_texts() == ["2", "1", "1"]


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


# ---------------------------------------------------------------- the address


def anchor(tab: Tab) -> str:
    """Return what a colleague would get: the address from its # on."""
    return "".join(tab.page.url.partition("#")[1:])


def test_what_is_chosen_stands_in_the_address(opened: Open) -> None:
    tab = opened()
    tab.page.locator("select[name=speaker]").select_option(label="Rescue Service")
    tab.page.locator("select[name=level]").select_option(label="Warning")
    sent = anchor(tab)
    assert sent == "#speaker=Rescue+Service&level=Warning"
    there = opened(anchor=sent).page
    expect(there.locator("select[name=speaker] option:checked")).to_have_text("Rescue Service")
    expect(there.get_by_role("status")).to_contain_text("1 of 4 findings")
    expect(there.locator("#filters")).to_be_in_viewport()
    assert titles(there) == ["people evacuated"]


def test_an_open_finding_is_sent_with_what_is_chosen(opened: Open) -> None:
    tab = opened()
    tab.page.get_by_role("searchbox").fill("missing & more")
    tab.page.get_by_role("searchbox").fill("several missing")
    expect(tab.page.get_by_role("status")).to_contain_text("1 of 4 findings")
    tab.page.locator(".card:not([hidden]) .open").click()
    sent = anchor(tab)
    assert sent.startswith("#f-")
    assert sent.endswith("&words=several+missing")
    there = opened(anchor=sent).page
    expect(there.locator("#compare-title")).to_have_text("people missing")
    there.keyboard.press("Escape")
    expect(there.locator("#compare")).to_be_hidden()
    expect(there.get_by_role("searchbox")).to_have_value("several missing")
    assert titles(there) == ["people missing"]
    assert there.url.endswith(".html#words=several+missing")


def test_back_takes_a_choice_back(opened: Open) -> None:
    page = opened().page
    page.locator("select[name=level]").select_option(label="Warning")
    page.get_by_role("searchbox").press_sequentially("hospital", delay=10)
    expect(page.get_by_role("status")).to_contain_text("0 of 4 findings")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("1 of 4 findings")
    expect(page.get_by_role("searchbox")).to_have_value("")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("All 4 findings are shown.")
    page.go_forward()
    assert titles(page) == ["people evacuated"]


def test_all_is_shown_under_the_plain_address(opened: Open) -> None:
    page = opened(anchor="#level=Warning").page
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("status")).to_have_text("All 4 findings are shown.")
    assert "#" not in page.url


def test_a_part_of_the_page_leaves_what_is_chosen(opened: Open) -> None:
    page = opened(anchor="#level=Warning").page
    page.locator("nav a", has_text="Articles").click()
    expect(page.locator("#articles h2")).to_be_in_viewport()
    assert titles(page) == ["people evacuated"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("#speaker=Nobody+%3Cb%3E", "asks for “Nobody <b>”, which this report does not have"),
        ("#f-000000000000", "asks for “000000000000”, which this report does not have"),
        ("#%E0%A4%A=&=&&words=zzz%", "0 of 4 findings"),
    ],
)
def test_an_address_of_another_report_says_so(opened: Open, sent: str, said: str) -> None:
    page = opened(anchor=sent).page
    expect(page.get_by_role("status")).to_contain_text(said)
