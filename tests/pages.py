"""A small story with something of everything, as a web page: for tests of the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import dedent

from discrepant import config, expectations, pipeline, project
from discrepant.model import Acceptance, Report, Source
from discrepant.render import Page, render
from stories import FLOOD, source

RULES = f"""{FLOOD}
      mayor-keeps-her-figure: {{agree: evacuated, same: speaker, level: warning}}
      nothing-here: {{agree: warned}}
"""
GAZETTE = """Flood at Lindau

The mayor, Ada Berg, said on Tuesday that 300 people were evacuated from the lower town.

The dam broke on Monday night. A first warning was given on Wednesday, and 12 people are missing.

Forty roads were closed. Of the evacuated, 20 people were in hospital.
"""
HERALD = """Rescuers said on Tuesday that 450 people were evacuated. The dam burst on 12 June 2023.

Ada Berg told reporters that 500 people had been evacuated, among them 90 children.

About 12 people are missing.
"""
WIRE = """More than 1,000 people were evacuated, according to the Rescue Service.

Several people are missing.

Nobody was evacuated, the mayor said on Wednesday.
"""
EVIL = (
    "<script>hacked=1</script> <img src=x onerror=hacked=1> </script><svg onload=hacked=1> "
    "</style><!-- --> [x](javascript:hacked=1) <a href='javascript:hacked=1'>here</a> "
    '" autofocus onfocus="hacked=1 {{ 7 * 7 }} {% raw %} \u202eright to left\u202c \x1b[31m \x07'
)


def sources(texts: Sequence[str] = (GAZETTE, HERALD, WIRE)) -> tuple[Source, ...]:
    """Return articles a, b, c …."""
    return tuple(source(text, "abcdefgh"[number]) for number, text in enumerate(texts))


def checked(articles: Sequence[Source], accepted: Sequence[str] = (), rules: str = RULES) -> Report:
    """Return what articles come to, the findings with these fingerprints accepted."""
    ruleset = expectations.read(dedent(rules), "rules.yaml")
    allowed = [Acceptance(each, "counted twice", "2030-01-31", "An Editor") for each in accepted]
    return pipeline.check(articles, [ruleset], allowed)


def missing_differs(report: Report) -> str:
    """Return the fingerprint of the finding on the missing."""
    return next(f.fingerprint for f in report.findings if f.expectation == "missing-agrees")


def page(texts: Sequence[str] = (GAZETTE, HERALD, WIRE), since: tuple[str, ...] = ()) -> str:
    """Return the page of a story, one of its findings accepted."""
    articles = sources(texts)
    accepted = [
        each.fingerprint
        for each in checked(articles).findings
        if each.expectation == "missing-agrees"
    ]
    report = checked(articles, accepted)
    return render(report, "html", Page(articles=articles, since=since))


def hostile() -> str:
    """Return the page of articles, names and expectations that try to act."""
    articles = (
        Source("a", f"300 people were evacuated.\n{EVIL}", f"seeds/{EVIL}.txt", EVIL),
        Source("b", f"{EVIL}\n450 people were evacuated after {EVIL}", "seeds/b.txt", EVIL),
    )
    rules = RULES.replace("readers ask", "'<script>hacked=1</script>'")
    return render(checked(articles, rules=rules), "html", Page(articles=articles, since=(EVIL,)))


def seeds() -> str:
    """Return the page of the five articles, as the main job writes it."""
    run = project.checked(config.find(Path(__file__).parent.parent))
    return project.document(run, "html", "reports/index.html").content.decode()
