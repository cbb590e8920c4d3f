"""The whole web page: well-formed, self-contained, harmless, the same bytes each time."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

import pages
from discrepant.render import Page, render

XHTML = "{http://www.w3.org/1999/xhtml}"
# What the parser minds and browsers do not: it is older than what it names.
KNOWN = {"unknown-doctype"}
# Attributes whose value a browser acts on.
ADDRESSES = ("src", "srcset", "action", "formaction", "data", "poster", "background", "ping")


def parsed(document: str) -> Element:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
    tree = parser.parse(document)
    assert [error for _, error, _ in parser.errors if error not in KNOWN] == []
    assert isinstance(tree, Element)
    return tree


def inner(document: str, tag: str) -> str:
    found = re.findall(rf"<{tag}>(.*?)</{tag}>", document, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


@pytest.fixture(scope="module")
def document() -> str:
    return pages.page(since=("1 new contradiction",))


@pytest.fixture(scope="module")
def seeds() -> str:
    return pages.seeds()


@pytest.mark.parametrize("made", [pages.page, pages.hostile])
def test_it_is_well_formed(made: object) -> None:
    assert callable(made)
    parsed(made())


@pytest.mark.parametrize("name", ["document", "seeds"])
def test_every_link_has_words(name: str, request: pytest.FixtureRequest) -> None:
    links = list(parsed(request.getfixturevalue(name)).iter(f"{XHTML}a"))
    assert links
    assert ["" for link in links if not "".join(link.itertext()).strip()] == []


def test_the_page_of_the_seeds_is_well_formed_and_light(seeds: str) -> None:
    parsed(seeds)
    assert len(seeds.encode()) < 1_000_000


def test_the_same_report_gives_the_same_bytes(document: str) -> None:
    assert pages.page(since=("1 new contradiction",)) == document


@pytest.mark.parametrize("name", ["document", "seeds"])
def test_every_link_leads_to_one_place_on_the_page(
    name: str, request: pytest.FixtureRequest
) -> None:
    tree = parsed(request.getfixturevalue(name))
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    links = {str(each.get("href")) for each in tree.iter(f"{XHTML}a")}
    named = {
        id_
        for each in tree.iter()
        for name in ("aria-describedby", "aria-labelledby")
        for id_ in (each.get(name) or "").split()
    }
    assert {link[:1] for link in links} == {"#"}
    assert {link[1:] for link in links} | named <= set(ids)


def test_the_policy_allows_our_style_and_script_and_nothing_else(document: str) -> None:
    metas = [each for each in parsed(document).iter(f"{XHTML}meta") if each.get("http-equiv")]
    allowed = dict(
        part.split(" ", 1) for part in (metas[0].get("content") or "").split("; ") if " " in part
    )
    assert allowed["default-src"] == "'none'"
    for tag in ("style", "script"):
        digest = b64encode(sha256(inner(document, tag).encode()).digest()).decode()
        assert allowed[f"{tag}-src"] == f"'sha256-{digest}'"


@pytest.mark.parametrize("made", [pages.page, pages.hostile])
def test_nothing_is_fetched_and_nothing_acts(made: object) -> None:
    assert callable(made)
    tags = {each.tag.removeprefix(XHTML) for each in parsed(made()).iter() if str(each.tag)}
    assert not tags & {"img", "iframe", "object", "embed", "link", "base", "video"}
    for each in parsed(made()).iter():
        assert not [name for name in each.attrib if name in ADDRESSES or name.startswith("on")]
        assert each.get("style") is None
        assert each.get("href", "#").startswith("#")


def test_hostile_text_stays_text() -> None:
    page = pages.hostile()
    assert not set("\x1b\x07\u202e") & set(page)
    text = "".join(parsed(page).itertext())
    assert "<script>hacked=1</script> <img src=x onerror=hacked=1>" in text
    assert "{{ 7 * 7 }} {% raw %} <U+202E>right to left<U+202C> \\x1b[31m \\x07" in text
    assert "hacked" not in inner(page, "script")


def test_the_first_thing_it_says_is_what_came_of_it(document: str) -> None:
    tree = parsed(document)
    (heading,) = ("".join(each.itertext()) for each in tree.iter(f"{XHTML}h1"))
    assert heading == "2 contradictions, 1 warning, 1 accepted"
    (title,) = ("".join(each.itertext()) for each in tree.iter(f"{XHTML}title"))
    assert title == f"{heading} – discrepant"


def test_what_has_changed_is_said_where_it_is_known(document: str) -> None:
    assert "Since the last report" in document
    assert "1 new contradiction" in document
    assert "Since the last report" not in pages.page()


def test_an_article_stands_on_the_page_word_for_word(document: str) -> None:
    papers = list(parsed(document).iter(f"{XHTML}article"))
    shown = [
        " ".join("".join(part.itertext()) for part in each.iter(f"{XHTML}p")) for each in papers
    ]
    for text, article in zip((pages.GAZETTE, pages.HERALD, pages.WIRE), shown, strict=True):
        assert " ".join(text.split()) in " ".join(article.split())


def test_a_page_without_the_articles_says_so() -> None:
    report = pages.checked(pages.sources())
    assert "Its text is not on this page." in render(report, "html", Page())


def test_agreement_is_said_plainly() -> None:
    texts = ["300 people were evacuated.", "About 300 people were evacuated."]
    assert "Nothing is at odds in what was compared." in pages.page(texts)


# ---------------------------------------------------------------- where it is written

RULES = """
quantities:
  homes: {what: homes flooded, unit: person, find: [{with: [flooded]}]}
expectations:
  homes-agree: {agree: homes}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (
        ("seeds/a.txt", "300 people were flooded."),
        ("seeds/b.txt", "500 people were flooded."),
        ("expectations/rules.yaml", RULES),
        ("discrepant.toml", ""),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def ran(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_main_job_leaves_the_page(folder: Path) -> None:
    assert ran(folder, "discrepant", "check").returncode == 1
    page = (folder / "reports" / "index.html").read_text("utf-8")
    assert re.search(r'<a class="k error figure"[^>]*>300 people</a> were ', page)
    assert (
        "wrote reports/index.md, reports/index.html, " in ran(folder, "discrepant", "check").stderr
    )


@pytest.mark.parametrize(
    "words",
    [
        ("discrepant", "check", "--no-reports", "--output", "html:out.html"),
        ("discrepant", "check", "--output", "html:out.html", "seeds/a.txt", "seeds/b.txt"),
        ("pytest", "-p", "no:cacheprovider", "expectations", "--discrepant-report=html:out.html"),
    ],
)
def test_every_way_to_ask_for_the_page_gives_the_same(folder: Path, words: tuple[str, ...]) -> None:
    assert ran(folder, *words).returncode == 1
    shown = ran(folder, "discrepant", "check", "--format", "html", "--no-reports").stdout
    assert (folder / "out.html").read_text("utf-8") == shown
