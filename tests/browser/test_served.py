"""The served page in a real browser: it accepts, quotes, follows the files, asks nobody else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.tabs import Tab
from browser.test_everybody import violations
from discrepant import config
from discrepant.serving.server import listening
from discrepant.serving.site import Site

RULES = """\
quantities:
  missing: {what: people missing, unit: person, find: [{with: [missing]}]}
  asleep: {what: people asleep, unit: person, find: [{with: [asleep]}]}
expectations:
  missing-agrees: {agree: missing}
  asleep-agrees: {agree: asleep}
"""


@dataclass
class Served:
    project: Path
    tab: Tab

    @property
    def page(self) -> Page:
        return self.tab.page

    def rules(self) -> str:
        return (self.project / "expectations" / "flood.yaml").read_text()


@pytest.fixture
def served(tmp_path: Path, browser: Browser) -> Iterator[Served]:
    """Serve a small project, and open it; nothing may go wrong in it, nor leave it."""
    for folder in ("seeds", "expectations"):
        (tmp_path / folder).mkdir()
    (tmp_path / "discrepant.toml").write_text("")
    (tmp_path / "expectations" / "flood.yaml").write_text(RULES)
    (tmp_path / "seeds" / "a.txt").write_text("40 people were missing.\nIn the hall\n30 rested.\n")
    (tmp_path / "seeds" / "b.txt").write_text("By noon 60 people were missing.\n")
    told: list[str] = []
    site = Site(lambda: config.find(tmp_path), (), None)
    with listening(site, "127.0.0.1", 0, told.append) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        context = browser.new_context()
        tab = Tab(context.new_page())
        tab.page.goto(server.home.address)
        yield Served(tmp_path, tab)
        context.close()
        server.shutdown()
        thread.join(5)
    assert told == []
    assert tab.said == []
    assert all(each.startswith(server.home.address) for each in tab.asked)


def test_a_finding_is_accepted_from_its_card(served: Served) -> None:
    page = served.page
    page.locator(".card .accept-this").click()
    page.get_by_label("Why it may stand").fill("they counted later")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator(".accepted-because")).to_contain_text("they counted later")
    expect(page.locator("#desk-says")).to_contain_text("in expectations/accepted.yaml")
    assert page.locator(".accept-this").count() == 0


def test_marked_words_become_a_claim(served: Served) -> None:
    page = served.page
    page.evaluate(
        """() => {
          const line = document.querySelector('.paper .text p');
          const range = document.createRange();
          range.setStart(line.querySelector('br').nextSibling, 3);
          range.setEndAfter(line.lastChild);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    page.get_by_role("button", name="Make the marked words a claim").click()
    words = page.get_by_label("Its words")
    assert words.input_value().split() == "the hall 30 rested.".split()
    page.locator("#desk [name=quantity]").select_option("asleep")
    page.get_by_role("button", name="Write it into the expectations").click()
    expect(page.locator("#desk-says")).to_contain_text("added to the claims of asleep")
    assert '{in: "a", says: "the hall\\n30 rested."}' in served.rules()


def test_what_is_refused_is_said_and_nothing_lost(served: Served) -> None:
    page = served.page
    page.get_by_text("Make words of an article a claim").click()
    page.locator("#desk [name=article]").select_option("a")
    page.get_by_label("Its words").fill("<b>nobody</b>")
    page.locator("#desk [name=quantity]").select_option("asleep")
    page.get_by_role("button", name="Write it into the expectations").click()
    expect(page.locator("#desk-says")).to_contain_text("a does not say “<b>nobody</b>”")
    assert page.get_by_label("Its words").input_value() == "<b>nobody</b>"
    assert served.rules() == RULES
    served.tab.said.clear()  # the browser remarks on the 422


def test_the_page_follows_the_files(served: Served) -> None:
    (served.project / "seeds" / "b.txt").write_text("By noon 70 people were missing.\n")
    expect(served.page.locator(".card").first).to_contain_text("70")
    (served.project / "expectations" / "flood.yaml").write_text("quantities: [")
    expect(served.page.locator("#trouble")).to_contain_text("expectations/flood.yaml:1:14")
    (served.project / "expectations" / "flood.yaml").write_text(RULES)
    expect(served.page.locator(".card").first).to_contain_text("70")


def test_what_is_being_written_does_not_go_away(served: Served) -> None:
    page = served.page
    page.locator(".card .accept-this").click()
    page.get_by_label("Why it may stand").fill("a long rea")
    (served.project / "seeds" / "b.txt").write_text("By noon 70 people were missing.\n")
    button = page.get_by_role("button", name="The files have changed")
    expect(button).to_be_visible()
    assert page.get_by_label("Why it may stand").input_value() == "a long rea"
    button.click()
    expect(page.locator(".card").first).to_contain_text("70")


def test_an_open_finding_is_accepted_from_where_it_is_read(served: Served) -> None:
    page = served.page
    page.locator(".card .open").click()
    page.locator("#accept-open").click()
    expect(page.locator("#compare")).to_be_hidden()
    reason = page.get_by_label("Why it may stand")
    expect(reason).to_be_focused()
    reason.fill("they counted later")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator(".accepted-because")).to_contain_text("they counted later")
    page.locator(".card .open").click()
    expect(page.locator("#compare")).to_be_visible()
    expect(page.locator("#accept-open")).to_be_hidden()


def test_escape_closes_a_form_and_returns(served: Served) -> None:
    page = served.page
    button = page.locator(".card .accept-this")
    button.focus()
    page.keyboard.press("Enter")
    reason = page.get_by_label("Why it may stand")
    expect(reason).to_be_focused()
    page.keyboard.type("they counted")
    page.keyboard.press("Escape")
    expect(reason).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(reason).to_have_value("they counted")


def test_one_form_is_open_at_a_time(served: Served) -> None:
    page = served.page
    page.get_by_text("Accept a finding").click()
    page.get_by_text("Make words of an article a claim").click()
    expect(page.get_by_label("Its words")).to_be_visible()
    expect(page.get_by_label("Why it may stand")).to_be_hidden()


def test_what_is_refused_is_said_in_the_words_of_the_form(served: Served) -> None:
    page = served.page
    page.locator(".card .accept-this").click()
    page.get_by_label("Why it may stand").fill("they counted later")
    page.get_by_label("Last day it may stand").fill("2001-01-01")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator("#desk-says")).to_contain_text("“Last day it may stand” 2001-01-01: that")
    served.tab.said.clear()  # the browser remarks on the 422


def test_axe_finds_nothing_in_the_forms(served: Served) -> None:
    page = served.page
    page.locator(".card .accept-this").click()
    assert violations(page) == []
    page.get_by_text("Make words of an article a claim").click()
    assert violations(page, "#desk") == []
