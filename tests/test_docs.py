"""What the documentation says a command prints, it prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import doc_pages

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_command_of_a_page_prints_what_the_page_says(path: Path, tmp_path: Path) -> None:
    for command in doc_pages.commands(path.read_text("utf-8"), tmp_path):
        assert command.agrees, "\n".join(
            [f"$ {command.words}", "printed", *command.printed, "the page says", *command.told]
        )


@pytest.mark.parametrize("path", [ROOT / "README.md", *PAGES], ids=lambda path: path.stem)
def test_links_lead_somewhere(path: Path) -> None:
    for target, anchor in LINK.findall(path.read_text("utf-8")):
        if not target.startswith("https:"):
            page = path.parent / target if target else path
            assert page.exists(), target
            assert not anchor or anchor in _anchors(page), anchor


def _anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_a_page_that_says_something_else_is_found_out(tmp_path: Path) -> None:
    page = "```console\n$ echo one; echo two\none\n…\n$ echo three\nfour\n```\n"
    assert [each.agrees for each in doc_pages.commands(page, tmp_path)] == [True, False]
    assert doc_pages.rewritten(page, tmp_path).endswith("$ echo three\nthree\n```\n")
