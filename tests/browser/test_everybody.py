"""The page for everybody: phone and wide, light and dark, print, no script, screen readers."""

from __future__ import annotations

from importlib.resources import files as resources
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.tabs import PHONE, WIDE, Open

AXE = resources("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
LIMITS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
}


def violations(page: Page, within: str = "html") -> list[str]:
    """Return what axe minds of the page as it stands, or of a part of it."""
    page.evaluate(AXE)
    result: Any = page.evaluate("([part, limits]) => axe.run(part, limits)", [within, LIMITS])
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in result["violations"]]


@pytest.mark.parametrize("size", [WIDE, PHONE])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(opened: Open, size: tuple[int, int], dark: bool) -> None:
    page = opened(size=size, dark=dark).page
    page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
    assert violations(page) == []
    page.locator(".card .open").first.click()
    expect(page.locator("#compare")).to_be_visible()
    assert violations(page, "#compare") == []
    page.keyboard.press("Escape")
    page.locator(".paper a.k.error").first.click()
    expect(page.locator("#about-claim")).to_be_visible()
    assert violations(page, "#about-claim") == []


# Each colour and each size once: axe takes its time over five whole articles.
@pytest.mark.parametrize("look", [{"dark": True}, {"size": PHONE}, {"in_print": True}])
def test_axe_finds_nothing_in_the_five_articles(opened: Open, look: dict[str, Any]) -> None:
    page = opened("seeds", **look).page
    page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
    on_paper = "in_print" in look
    # Nobody touches paper.
    found = violations(page)
    assert [each for each in found if not (on_paper and each.startswith("target-size"))] == []
    if not on_paper:
        page.locator(".card .open").first.click()
        expect(page.locator("#compare")).to_be_visible()
        assert violations(page, "#compare") == []


@pytest.mark.parametrize("name", ["flood", "seeds"])
def test_a_phone_needs_no_sideways_scrolling(opened: Open, name: str) -> None:
    page = opened(name, size=PHONE).page
    page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.locator(".glance a").first.click()
    assert page.evaluate("document.querySelector('#panes').scrollWidth") <= PHONE[0]


def test_values_keep_their_quantity_in_sight_on_a_phone(opened: Open) -> None:
    page = opened("seeds", size=PHONE).page
    last = page.locator(".matrix tbody tr").first.locator("td").last
    page.locator(".scroll:has(.matrix)").evaluate("each => each.scrollTo(each.scrollWidth, 0)")
    page.locator(".matrix tbody th").first.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    name = page.locator(".matrix tbody th").first
    expect(name).to_be_in_viewport(ratio=1)
    left, right = name.bounding_box(), last.bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"] + right["width"] / 2


def test_the_dark_is_dark(opened: Open) -> None:
    luminance = "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)[0]"
    assert int(opened().page.evaluate(luminance)) > 200
    assert int(opened(dark=True).page.evaluate(luminance)) < 60


def test_nothing_moves_where_no_motion_is_wanted(opened: Open) -> None:
    page = opened().page
    moving = """() => Array.from(document.querySelectorAll('*'), each => getComputedStyle(each))
      .filter(each => each.scrollBehavior !== 'auto' || each.animationName !== 'none' ||
        each.transitionDuration !== '0s').length"""
    assert page.evaluate(moving) == 0


def test_print_shows_the_document_and_not_the_controls(opened: Open) -> None:
    page = opened(dark=True, in_print=True).page
    for hidden in ("#filters", "nav", "#compare", "#claims"):
        expect(page.locator(hidden)).to_be_hidden()
    for shown in (".glance", ".card blockquote", ".paper .text", "#rest td", "#rest .asides"):
        expect(page.locator(shown).first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf().startswith(b"%PDF")


def test_it_reads_without_script(opened: Open) -> None:
    page = opened(script=False).page
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator(".card blockquote mark").first).to_be_visible()
    page.locator(".card", has_text="people missing").locator(".passage").first.click()
    expect(page.locator(".paper .k", has_text="Several people")).to_be_in_viewport()
    page.locator(".card summary").first.click()
    expect(page.locator(".card .passages").first).to_be_visible()


def test_without_script_a_marked_passage_leads_to_its_claim(opened: Open) -> None:
    page = opened(script=False).page
    page.locator(".paper a.k", has_text="300 people").click()
    expect(page.locator(".claim", has_text="300 people")).to_be_in_viewport()


def test_hostile_text_stays_text(opened: Open) -> None:
    tab = opened("hostile")
    page = tab.page
    page.locator(".card .open").first.click()
    expect(page.locator("#compare")).to_contain_text("<script>hacked=1</script>")
    page.keyboard.press("Escape")
    page.locator(".paper a.k").first.click()
    expect(page.locator("#about-claim")).to_contain_text("300")
    assert page.evaluate("typeof hacked") == "undefined"
    assert page.locator("img, iframe, svg:not([role=img])").count() == 0
    assert page.locator("[onerror], [onload], [onfocus], [autofocus]").count() == 0
    assert page.locator("script").count() == 1
    assert page.locator("a:not([href^='#'])").count() == 0


def test_hostile_text_does_not_widen_a_phone(opened: Open) -> None:
    page = opened("hostile", size=PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_the_policy_stops_what_slips_through(opened: Open) -> None:
    tab = opened()
    with tab.page.expect_event("requestfailed") as stopped:
        tab.page.evaluate(
            "() => { const image = document.createElement('img'); image.src = 'http://127.0.0.1:9/';"
            "document.body.append(image); }"
        )
    assert stopped.value.failure == "csp"
    assert "Content Security Policy" in tab.said[0]
    tab.said.clear()
    tab.asked.clear()
