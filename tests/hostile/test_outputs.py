"""Reports on articles that would act in a terminal, a browser, a log, a spreadsheet: none does.

Every text of a report is made hostile, whatever its field, and rendered in every format of
the registry, so that a new field or a new format is covered from its first day.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from discrepant.cli import main
from discrepant.model import (
    Acceptance,
    Claim,
    Finding,
    Level,
    Passage,
    Place,
    Position,
    Report,
    Unread,
)
from discrepant.render import FORMATS, Detail, Page, github_summary, render, sarif
from discrepant.render.escapes import (
    cell,
    command_data,
    command_property,
    line,
    unlinked,
    xml_attribute,
    xml_lines,
)
from stories import report, source

ROOT = Path(__file__).parents[2]
FORMULA = "=cmd|' /C calc'!A0"
EVIL = (
    "x\x1b]0;owned\x07\x1b[31m\x9b31m\x08\x00\x7f\n::error file=a::boo\r\n##[error]x "
    "##vso[task.x]y [bold red]rich[/] |a|b| ```\n</details><script>alert(1)</script>"
    "<img src=x onerror=alert(1)> ![i](http://evil.example/p.png) [l](javascript:alert(1)) "
    f"\u202eflip\u2066 \ud800 \u2028{FORMULA}]]>&amp;%0A%25"
)
# Controls but the line break, C1, what turns the direction of writing, half of a pair.
RAW = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
STORY = report(
    [
        "More water came. “400 people were evacuated,” said Ada Berg.\n",
        "At noon 600 people were evacuated.\nSeveral people are missing.\n",
        "Nine people are missing. In 2022, 90% of the dam held.\n",
    ]
)
# What is no text: days, and the fingerprint, which is ours and letters and digits alone.
KEPT = ("until", "fingerprint")


def hostile(value: Any) -> Any:
    """Return a value with EVIL in each of its texts, however deep."""
    if isinstance(value, Place):
        return value._replace(path=f"{EVIL}{value.path}")
    if is_dataclass(value) and not isinstance(value, type):
        names = [each.name for each in fields(value) if each.name not in KEPT]
        return replace(value, **{name: hostile(getattr(value, name)) for name in names})
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(map(hostile, value))
    return f"{EVIL}{value}" if type(value) is str else value


def everything(story: Report) -> Report:
    """Return a report in which something stands in every list."""
    (finding, *_), (claim, *_) = story.findings, story.claims
    accepted = replace(finding, accepted=Acceptance(finding.fingerprint, "so be it", "", "Ada"))
    outcomes = tuple(
        replace(each, findings=(*each.findings, accepted) if finding in each.findings else ())
        for each in story.outcomes
    )
    return replace(
        story,
        outcomes=outcomes,
        unread=(Unread(claim.passage, "no reason", "q"),),
        uncovered=(claim.passage,),
        skipped=(("a.txt", "not UTF-8"),),
        warnings=("no article",),
        left_out=((3, "known"),),
    )


EVIL_REPORT: Report = hostile(everything(STORY))


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_raw_is_in_any_report(name: str, detail: Detail) -> None:
    document = render(EVIL_REPORT, name, Page(detail=detail))
    assert EVIL[:1] in document
    assert RAW.findall(document) == []
    document.encode("utf-8")  # and no half of a pair, which no file takes


@pytest.mark.parametrize("name", FORMATS)
def test_no_line_of_any_report_is_a_command_of_a_ci_system(name: str) -> None:
    document = render(EVIL_REPORT, name, Page(detail=Detail.EVERYTHING))
    lines = [each for each in document.split("\n") if re.match(r"\s*::", each)]
    ours = re.compile(r"::(?:error|warning|notice) file=[^:]*::")
    assert [each for each in lines if name != "github" or not ours.match(each)] == []
    assert re.findall(r"##(?:\[|vso\[)", document) == []


def test_a_workflow_command_has_our_properties_alone() -> None:
    for each in render(EVIL_REPORT, "github").splitlines()[:-1]:
        properties = each.split("::")[1].partition(" ")[2].split(",")
        names = {one.partition("=")[0] for one in properties}
        assert {"file", "line", "title"} <= names
        assert names <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert not re.search(r"[:\r\n]|%(?!25|0A|0D|3A|2C)", ",".join(properties))


# ---------------------------------------------------------------- Markdown and HTML


@pytest.mark.parametrize("name", ["markdown", "github-summary"])
def test_markdown_has_no_image_link_fence_or_tag_of_an_article(name: str) -> None:
    document = render(EVIL_REPORT, name)
    assert re.findall(r"(?<!\\)!\[|(?<!\\)\]\((?:http|javascript)", document) == []
    assert "```" not in document
    assert {*re.findall(r"<[^>]*>", document)} <= {
        f'<a id="finding-{each.fingerprint}">' for each in EVIL_REPORT.findings
    } | {"</a>", "<details>", "<summary>", "</summary>", "</details>"}


@pytest.mark.parametrize("name", ["markdown", "github-summary"])
def test_markdown_tables_keep_their_columns(name: str) -> None:
    columns = {
        len(re.findall(r"(?<!\\)\|", each))
        for table in re.findall(r"(?m)(?:^\|.*\n)+", render(EVIL_REPORT, name))
        for each in table.splitlines()
    }
    plain = {
        len(re.findall(r"(?<!\\)\|", each))
        for table in re.findall(r"(?m)(?:^\|.*\n)+", render(everything(STORY), name))
        for each in table.splitlines()
    }
    assert columns == plain


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}


def _tags(document: str) -> _Tags:
    found = _Tags()
    found.feed(document)
    found.close()
    return found


@pytest.mark.parametrize("name", [name for name in FORMATS if name in ("html", "markdown")])
def test_a_browser_finds_no_tag_of_an_article(name: str) -> None:
    evil, plain = _tags(render(EVIL_REPORT, name)), _tags(render(everything(STORY), name))
    assert {*evil.tags} <= {*plain.tags}
    assert evil.tags.count("script") == plain.tags.count("script")
    assert not [each for each in evil.attributes if each.startswith("on")]


# ---------------------------------------------------------------- files that machines read


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t=", "＝", "\n=", "\x00="])
def test_a_formula_gets_an_apostrophe(start: str) -> None:
    (finding, *_) = STORY.findings
    evil = replace(finding, message=f"{start}1+1")
    outcomes = tuple(
        replace(each, findings=(evil,) if finding in each.findings else ())
        for each in STORY.outcomes
    )
    rows = csv.DictReader(io.StringIO(render(replace(STORY, outcomes=outcomes), "csv")))
    messages = {row["message"] for row in rows}
    # Where a control comes first it is spelled out, and what begins so is no formula.
    assert all(each.startswith(("'", "\\x00")) for each in messages)


def test_csv_has_its_columns_whatever_the_cells_hold() -> None:
    rows = list(csv.reader(io.StringIO(render(EVIL_REPORT, "csv"))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) > 2


@pytest.mark.parametrize("name", ["json", "claims-jsonl", "sarif", "gitlab", "rdjson"])
def test_json_is_json_and_has_no_nan(name: str) -> None:
    def refuse(constant: str) -> None:
        raise ValueError(constant)

    document = render(EVIL_REPORT, name)
    for each in document.splitlines() if name.endswith("jsonl") else [document]:
        json.loads(each, parse_constant=refuse)


def test_json_says_the_same_text_though_it_is_escaped() -> None:
    document = json.loads(render(EVIL_REPORT, "json"))
    assert document["findings"][0]["message"] == EVIL_REPORT.findings[0].message


def test_xml_is_xml() -> None:
    suite = ElementTree.fromstring(render(EVIL_REPORT, "junit"))
    assert {each.tag for each in suite.iter()} <= {
        *("testsuites", "system-err", "testsuite", "testcase", "failure", "skipped", "system-out")
    }


# ---------------------------------------------------------------- terminals


def test_rich_markup_is_text() -> None:
    assert "[bold red]rich[/]" in render(EVIL_REPORT, "text")


def test_what_the_command_says_is_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("seeds", "expectations"):
        (tmp_path / folder).mkdir()
    (tmp_path / "seeds" / "a\x1b[31m\n::error::x.txt").write_bytes(b"\xff")
    (tmp_path / "seeds" / "b.txt").write_text("At \x1b]0;x\x07 400 people were \x9b evacuated.\n")
    (tmp_path / "expectations" / "e.yaml").write_text(
        "quantities:\n  q: {unit: person, find: [{with: [evacuated]}]}\n"
        "expectations:\n  e: {agree: q}\n"
    )
    for words in (["check"], ["check", "\x1b[31mnowhere"], ["\x1b[2J"], ["read", "seeds"]):
        main(words)
        shown = capsys.readouterr()
        assert RAW.findall(shown.out + shown.err) == []
        assert not re.search(r"(?m)^\s*::", shown.out + shown.err)


# ---------------------------------------------------------------- pytest


def test_names_and_messages_of_items_are_clean(pytester: pytest.Pytester) -> None:
    folder = pytester.path / "expectations" / "b\x1b[31mad\n::error::x"
    folder.mkdir(parents=True)
    (pytester.path / "seeds").mkdir()
    (pytester.path / "seeds" / "a\x1b[31m.txt").write_text("400 \x1b[31m people were evacuated.\n")
    (pytester.path / "seeds" / "b.txt").write_text("600 \x9b people were evacuated.\n")
    (folder / "e\x1b[2J.yaml").write_text(
        "quantities:\n  q: {unit: person, find: [{with: [evacuated]}]}\n"
        "expectations:\n  e: {agree: q}\n"
    )
    (folder / "broken\x1b[2J.yaml").write_text("a: 1\n")
    for words in (["--collect-only", "-q"], ["-v", "-rA"]):
        done = pytester.runpytest_subprocess("expectations", "--color=no", *words)
        shown = "\n".join((*done.outlines, *done.errlines))
        assert RAW.findall(shown) == []
        assert not re.search(r"(?m)^\s*::", shown)
    assert "broken\\x1b[2J.yaml" in shown


# ---------------------------------------------------------------- bounds


def many_findings(count: int) -> Report:
    """Return a report with so many findings."""
    (outcome, *_), (finding, *_) = STORY.outcomes, STORY.findings
    found = tuple(
        replace(finding, fingerprint=f"{number:012x}", level=Level.NOTE) for number in range(count)
    )
    return replace(STORY, outcomes=(replace(outcome, findings=found),))


def test_sarif_holds_25_000_results_and_says_what_is_cut_and_what_is_shown() -> None:
    assert (sarif.MOST_RESULTS, sarif.MOST_SHOWN) == (25_000, 5_000)
    (run,) = json.loads(sarif.render(many_findings(5_001), most=50))["runs"]
    (invocation,) = run["invocations"]
    said = [each["message"]["text"] for each in invocation["toolExecutionNotifications"]]
    assert len(run["results"]) == 50
    assert said == [
        "cut: 50 of 5,001 findings, the worst",
        "GitHub shows the worst 5,000 of a run",
    ]


def test_a_step_summary_is_cut_at_a_mebibyte_and_says_so() -> None:
    document = github_summary.render(many_findings(2_000), Page())
    assert 1_000_000 < len(document.encode()) <= 1_048_576
    assert re.search(r"\*\*Cut: [0-9,]+ lines more in the full report\.\*\*\n\Z", document)


def _elsewhere(claim: Claim, number: int) -> Claim:
    return replace(claim, passage=replace(claim.passage, source=f"s{number}"))


def flood(copies: int, claims: int, positions: int) -> Report:
    """Return a report with one finding of so many positions, claims of each, copies of those."""
    (finding, *_), (claim, *_) = STORY.findings, STORY.claims
    full = replace(claim, copies=(claim.passage,) * copies)
    backers = (full, *(claim,) * (claims - 1))
    found = replace(finding, positions=(Position(claim.value, backers),) * positions)
    outcomes = tuple(
        replace(each, findings=(found,) if finding in each.findings else ())
        for each in STORY.outcomes
    )
    return replace(STORY, outcomes=outcomes)


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("name", ["text", "markdown", "github-summary", "junit", "github"])
@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((100_000, 1, 2), "99,9"),
        ((0, 100_000, 2), "99,9"),
        ((0, 1, 5_000), "4,9"),
    ],
    ids=["copies", "claims", "positions"],
)
def test_a_report_for_people_is_bounded_by_positions_and_counts_the_rest(
    name: str, detail: Detail, size: tuple[int, int, int], said: str
) -> None:
    document = render(flood(*size), name, Page(detail=detail))
    assert len(document) < 60_000
    if name != "github":
        assert re.search(rf"\band {said}[0-9]{{2}} more\b", document)


def test_machines_get_every_claim() -> None:
    document = json.loads(render(flood(0, 1_000, 2), "json"))
    (finding,) = document["findings"]
    assert [len(each["claims"]) for each in finding["positions"]] == [1_000, 1_000]


def test_many_sources_take_linear_time_in_markdown() -> None:
    def seconds(count: int) -> float:
        (claim, *_) = STORY.claims
        claims = tuple(_elsewhere(claim, n) for n in range(count))
        notes = tuple(replace(STORY.sources[0], id=f"s{n}") for n in range(count))
        start = time.process_time()
        render(replace(STORY, claims=claims, sources=notes), "markdown")
        return time.process_time() - start

    assert seconds(4_000) < 20 * seconds(500) + 0.5


def test_a_hundred_thousand_outlets_with_one_figure_are_one_finding() -> None:
    texts = [source("At noon 600 people were evacuated.\n", f"s{n}") for n in range(300)]
    found = report([*texts, source("Then 400 people were evacuated.\n", "other")])
    (finding,) = found.findings
    assert len(finding.positions) == 2
    assert len(render(found, "text")) < 3_000


def test_a_message_names_a_few_of_many_values() -> None:
    texts = [f"At noon {100 * n} people were evacuated.\n" for n in range(3, 60)]
    (finding,) = report([source(text, f"s{n}") for n, text in enumerate(texts)]).findings
    assert len(finding.positions) > 11
    assert re.search(r" … or [0-9]+ more ", finding.message)


# ---------------------------------------------------------------- one place for escapes

WRITERS = [
    path
    for folder in ("render", "cli", "pytest_plugin")
    for path in sorted((ROOT / "checks" / "discrepant" / folder).rglob("*.py"))
    if path.name != "escapes.py"
]
ESCAPING_MODULES = ("html", "markupsafe", "xml", "shlex", "urllib")
ESCAPES = frozenset("&amp; &lt; &gt; &quot; &#39; &#34; %0A %0D %25 %3A %2C".split())
ACTING = frozenset("&<>\"'`|*[]\\%=\x1b\r\x00")


def _escapes(path: Path) -> Iterator[str]:
    """Yield each place of a module that escapes text by itself."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                modules = [each.name for each in names]
            case ast.ImportFrom(module=str(module)):
                modules = [module]
            case _:
                modules = []
        for module in modules:
            # What a template is given is text unless it says otherwise, in a type of markupsafe.
            if module == "markupsafe" and path.parent.name == "html":
                continue
            if module.partition(".")[0] in ESCAPING_MODULES:
                yield f"{path.name}: import {module}"
        if isinstance(node, ast.Constant) and node.value in ESCAPES:
            yield f"{path.name}:{node.lineno}: {node.value!r}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            words = [each.value for each in node.args if isinstance(each, ast.Constant)]
            acting = words and isinstance(words[0], str) and words[0] in ACTING
            if node.func.attr == "translate" or (node.func.attr == "replace" and acting):
                yield f"{path.name}:{node.lineno}: {node.func.attr}"


@pytest.mark.parametrize("path", WRITERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_escapes_live_in_one_place_and_nowhere_else(path: Path) -> None:
    assert list(_escapes(path)) == []


def test_the_search_for_escapes_finds_those_of_the_one_place() -> None:
    found = list(_escapes(ROOT / "checks" / "discrepant" / "render" / "escapes.py"))
    assert len(found) > 5


@pytest.mark.parametrize(
    ("escape", "shown"),
    [
        (line, "::error::a, b"),
        (cell, FORMULA),
        (unlinked, "[a](1)"),
        (command_data, "a%b"),
        (command_property, "a:b,c\nd"),
        (xml_attribute, 'a"<b'),
        (xml_lines, "a<b\n&c"),
    ],
)
def test_each_escape_changes_what_would_act(escape: Any, shown: str) -> None:
    assert escape(shown) != shown
    assert escape("plain words").strip('"') == "plain words"


def test_the_hostile_report_is_hostile_in_every_field() -> None:
    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str) and type(value) is str:
            yield value
        elif is_dataclass(value) and not isinstance(value, type):
            for each in fields(value):
                if each.name not in KEPT:
                    yield from texts(getattr(value, each.name))
        elif isinstance(value, tuple):
            for each in value:
                yield from texts(each)

    held = list(texts(EVIL_REPORT))
    assert len(held) > 100
    assert all(EVIL in each for each in held)
    assert {Claim, Finding, Passage} <= {type(each) for each in _values(EVIL_REPORT)}


def _values(value: object) -> Iterator[object]:
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _values(getattr(value, each.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _values(one)
