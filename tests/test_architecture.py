"""ARCHITECTURE.md says what is so: its drawing is the layers, and the rooms it names are there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "checks" / "discrepant"
PAGE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
ROOM = re.compile(r"`([a-z_/0-9]+(?:/|(?<=[a-z])\.(?:py|html\.j2|js|css)))`")
TEMPLATES = PACKAGE / "render" / "html" / "templates"


def missing(line: str) -> list[str]:
    """Return the rooms that a line of the page names and that are not there.

    A name without a folder is a template, lies on top, or where the one before it lies.
    """
    gone, folder = [], PACKAGE
    for name in ROOM.findall(line):
        places = [home / name for home in (PACKAGE, ROOT, folder, folder.parent, TEMPLATES)]
        room = next((place for place in places if place.exists()), None)
        if room is None:
            gone.append(name)
        elif "/" in name:
            folder = room if room.is_dir() else room.parent
    return gone


@pytest.mark.parametrize("line", [line for line in PAGE.split("\n") if ROOM.search(line)])
def test_every_room_of_the_page_is_there(line: str) -> None:
    assert missing(line) == []


def test_a_room_that_is_gone_is_found_out() -> None:
    assert missing("| why was this? | `figures/nowhere.py`, `cards.py` |") == [
        "figures/nowhere.py",
        "cards.py",
    ]
    assert missing("`render/html/view.py`, `cards.py`, `templates/`, `page.js`") == []


def test_the_drawing_is_the_layers() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    drawing = PAGE.split("```\n")[1].rstrip("\n").split("\n")
    assert [re.split(r" {2,}", line.strip())[0] for line in drawing] == layers


@pytest.mark.parametrize(
    "home", sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file())
)
def test_every_folder_is_told_of_beyond_the_drawing(home: str) -> None:
    told = PAGE.split("## Rooms")[1]
    assert f"`{home}/" in told or f"`{home}." in told


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=str)
def test_every_file_says_in_its_first_line_what_it_answers(path: Path) -> None:
    assert re.match(r'"""\w.+[.?:"]|"""`', path.read_text("utf-8").split("\n")[0])
