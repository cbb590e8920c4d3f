"""What is a tab to a test: its page, its size, and what it said and asked for."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

WIDE, PHONE = (1280, 800), (360, 740)


class Tab:
    """A tab of one size and scheme, and what its page said and asked for."""

    def __init__(self, page: Page) -> None:
        page.set_default_timeout(5_000)
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: self.said.append(dialog.message))
        page.on("request", lambda request: self.asked.append(request.url))


Open = Callable[..., Tab]
Look = tuple[tuple[int, int], bool, bool, bool]
