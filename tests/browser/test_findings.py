"""Open the page, see what does not fit, have both passages side by side."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.tabs import PHONE, WIDE, Open

EVACUATED = ".card:has(.side:nth-child(4))"


def panes(page: Page) -> list[str]:
    """Return the marked words of every pane, all of them within what can be seen."""
    dialog = page.locator("#compare")
    expect(dialog).to_be_visible()
    words = []
    for pane in dialog.locator(".pane").all():
        area, here = pane.locator(".pane-text").bounding_box(), pane.locator(".here").first
        box = here.bounding_box()
        assert area is not None
        assert box is not None
        assert area["y"] <= box["y"]
        assert box["y"] + box["height"] <= area["y"] + area["height"]
        words.append(" ".join(pane.locator(".here").all_inner_texts()))
    return words


def card(page: Page, title: str) -> str:
    """Return the address of the finding with a title."""
    link = page.locator(".card .open", has_text=re.compile(f"^{title}$", re.IGNORECASE)).first
    return str(link.get_attribute("href"))


def test_what_does_not_fit_is_seen_at_once(opened: Open) -> None:
    page = opened().page
    expect(page.locator("h1")).to_have_text("2 contradictions, 1 warning, 1 accepted")
    first = page.locator(".glance a").first
    expect(first).to_be_in_viewport()
    expect(first).to_contain_text("300 vs 450")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_click_shows_the_passages_in_their_articles(opened: Open, size: tuple[int, int]) -> None:
    page = opened(size=size).page
    page.locator(".card", has_text="people missing").locator(".value").first.click()
    assert panes(page) == ["Several people", "12 people"]
    for pane in page.locator(".pane-text").all():
        expect(pane).to_be_in_viewport(ratio=0.5)
    expect(page.locator("#compare-title")).to_have_text("people missing")


def test_wide_screens_have_them_beside_each_other(opened: Open) -> None:
    page = opened().page
    page.locator(".glance a").last.click()
    boxes = [pane.bounding_box() for pane in page.locator(".pane").all()]
    places = [(box["x"], box["y"]) for box in boxes if box]
    assert len({y for _, y in places}) == 1
    assert [x for x, _ in places] == sorted({x for x, _ in places})


def test_each_side_has_a_pane(opened: Open) -> None:
    page = opened().page
    page.locator(EVACUATED).first.locator(".open").click()
    found = panes(page)
    assert found == ["Nobody", "300 people", "450 people", "500 people", "More than 1,000 people"]


def test_another_backer_brings_its_own_passage(opened: Open) -> None:
    page = opened().page
    page.locator(".card", has_text="people missing").locator(".open").click()
    page.locator(".pane").nth(1).locator(".which button").nth(1).click()
    assert panes(page) == ["Several people", "About 12 people"]


def test_a_backer_on_the_card_opens_at_its_passage(opened: Open) -> None:
    page = opened().page
    card = page.locator(".card", has_text="people missing")
    card.locator(".side").nth(1).locator(".passage").nth(1).click()
    assert panes(page) == ["Several people", "About 12 people"]


def test_the_words_that_gave_the_value_are_marked_too(opened: Open) -> None:
    page = opened().page
    page.locator(EVACUATED).first.locator(".open").click()
    told = [
        " ".join(pane.locator(".told").all_inner_texts()) for pane in page.locator(".pane").all()
    ]
    assert told[:3] == ["evacuated Wednesday", "Tuesday evacuated", "Tuesday evacuated"]
    assert told[3:] == ["evacuated", "evacuated"]
    lined = "each => getComputedStyle(each).textDecorationLine"
    assert page.locator(".pane .told").first.evaluate(lined) == "underline"
    assert page.locator(".paper .aside").first.evaluate(lined) == "none"


def test_closing_returns_to_where_one_was(opened: Open) -> None:
    page = opened().page
    link = page.locator(".glance a").first
    link.click()
    expect(page.locator("#compare")).to_be_visible()
    page.locator("#close").click()
    expect(page.locator("#compare")).to_be_hidden()
    expect(link).to_be_focused()


def test_the_address_names_the_open_finding(opened: Open) -> None:
    page = opened().page
    target = card(page, "people missing")
    page.locator(f".open[href='{target}']").click()
    assert page.url.endswith(target)
    page.go_back()
    expect(page.locator("#compare")).to_be_hidden()
    page.go_forward()
    expect(page.locator("#compare-title")).to_have_text("people missing")


def test_a_link_to_a_finding_opens_it(opened: Open) -> None:
    target = card(opened().page, "people missing")
    page = opened(anchor=target).page
    assert panes(page) == ["Several people", "12 people"]
    page.keyboard.press("Escape")
    expect(page.locator("#compare")).to_be_hidden()
    assert "#" not in page.url
    expect(page.locator(f".open[href='{target}']")).to_be_focused()


def test_the_keyboard_alone_suffices(opened: Open) -> None:
    page = opened().page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.card .open')"):
            break
    first = page.locator(".card .open").first
    expect(first).to_be_focused()
    assert first.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.keyboard.press("j")
    second = page.locator(".card .open").nth(1)
    expect(second).to_be_focused()
    page.keyboard.press("k")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#compare-title")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#compare-title")).to_have_text("day of the first warning")
    page.keyboard.press("Escape")
    expect(page.locator("#compare")).to_be_hidden()
    expect(second).to_be_focused()


def test_tab_goes_through_the_open_finding_in_the_order_it_is_read(opened: Open) -> None:
    page = opened().page
    page.locator(".card", has_text="people missing").locator(".open").click()
    expect(page.locator("#compare-title")).to_be_focused()
    visited = []
    for _ in range(6):
        page.keyboard.press("Tab")
        visited.append(
            page.evaluate("document.activeElement.id || document.activeElement.className")
        )
        if page.evaluate("document.activeElement.matches('.which button')"):
            visited[-1] = page.evaluate("document.activeElement.dataset.ref") and "passage"
    assert visited == ["before", "close", "passage", "pane-text", "passage", "passage"]


def test_from_a_marked_passage_to_its_finding_and_back_by_keys(opened: Open) -> None:
    page = opened().page
    mark = page.locator(".paper a.k.error", has_text="300 people")
    mark.focus()
    page.keyboard.press("Enter")
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.clashes a')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#compare-title")).to_have_text("people evacuated")
    expect(page.locator("#about-claim")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#compare")).to_be_hidden()
    expect(mark).to_be_focused()


def test_keys_that_are_typed_are_no_commands(opened: Open) -> None:
    page = opened().page
    page.locator("input[type=search]").press_sequentially("jk")
    expect(page.locator("#compare")).to_be_hidden()
    expect(page.locator("input[type=search]")).to_have_value("jk")


def test_a_marked_passage_says_what_it_clashes_with(opened: Open) -> None:
    page = opened().page
    mark = page.locator(".paper a.k.error", has_text="300 people")
    mark.focus()
    page.keyboard.press("Enter")
    about = page.locator("#about-claim")
    expect(about).to_be_visible()
    for said in ("300", "Ada Berg", "13 June 2023", "at odds with", "450"):
        expect(about).to_contain_text(said)
    page.keyboard.press("Escape")
    expect(about).to_be_hidden()
    expect(mark).to_be_focused()


def test_a_clash_leads_to_its_finding(opened: Open) -> None:
    page = opened().page
    page.locator(".paper a.k.error", has_text="300 people").click()
    page.locator("#about-claim .clashes a").first.click()
    expect(page.locator("#compare-title")).to_have_text("people evacuated")


def test_a_value_of_the_table_leads_to_its_passage(opened: Open) -> None:
    page = opened().page
    page.locator(".matrix a", has_text="450").click()
    expect(page.locator(".paper .k", has_text="450 people")).to_be_in_viewport()
