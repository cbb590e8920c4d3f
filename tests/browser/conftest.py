"""Fixtures for the tests of the page in a real browser: Debian's Chromium, without a screen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, sync_playwright

import pages
from browser.tabs import WIDE, Look, Open, Tab

# What keeps it from looking for hosts of its maker, and lets it run as root.
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser once; skip where there is none, unless CI says that there must be."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        reason = "no browser: install chromium to test the page in one"
        if os.environ.get("DISCREPANT_BROWSER") == "required":
            pytest.fail(reason)
        # Whoever has no browser may still run all else; the summary says so loudly.
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the pages that are looked at."""
    folder = tmp_path_factory.mktemp("pages")
    made = {
        "flood": pages.page(since=("1 new contradiction",)),
        "hostile": pages.hostile(),
        "seeds": pages.seeds(),
    }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Callable[[Look], Tab]:
    """Return a tab that looks as asked for: size, dark, with script, in print; one of each."""

    @cache
    def tab(look: Look) -> Tab:
        (width, height), dark, script, in_print = look
        context = browser.new_context(
            viewport=ViewportSize(width=width, height=height),
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        page = context.new_page()
        page.emulate_media(media="print" if in_print else "screen")
        return Tab(page)

    return tab


@pytest.fixture
def opened(tabs: Callable[[Look], Tab], files: dict[str, Path]) -> Iterator[Open]:
    """Open a page: by name, at a place, in a size and a scheme; nothing may go wrong in it."""
    used: list[Tab] = []

    def open_page(
        name: str = "flood",
        anchor: str = "",
        size: tuple[int, int] = WIDE,
        dark: bool = False,
        script: bool = True,
        in_print: bool = False,
    ) -> Tab:
        tab = tabs((size, dark, script, in_print))
        used.append(tab)
        tab.page.goto("about:blank")  # else an address that differs in its anchor loads nothing
        tab.page.goto(files[name].as_uri() + anchor)
        return tab

    yield open_page
    said = [text for tab in used for text in tab.said]
    asked = [url for tab in used for url in tab.asked if not url.startswith("file:")]
    for tab in used:
        tab.said.clear()
        tab.asked.clear()
    assert said == []
    assert asked == []
