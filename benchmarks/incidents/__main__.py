"""Hold the articles of many incidents against a few expectations, and print every finding.

    python -m benchmarks.incidents INCIDENTS.jsonl [EXPECTATIONS.yaml]

One JSON object a line: `incident_id`, and `articles` with `id`, `source`, `text`, `dct` (day of
publication) and `near_duplicate_of`.  The texts are not ours to keep here.  Whether a finding
is real is for the reader to say; the last line counts them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from discrepant import expectations, pipeline
from discrepant.interval import Interval
from discrepant.model import Report, Ruleset, Source
from discrepant.render import render

RULES = Path(__file__).with_name("shootings.yaml")


def main(incidents: str, rules: str = str(RULES)) -> None:
    """Print the findings incident by incident."""
    ruleset = expectations.read(Path(rules).read_text("utf-8"), rules)
    found = 0
    for name, report in _reports(Path(incidents), ruleset):
        found += len(report.findings)
        if report.findings:
            print(f"## {name}\n\n{render(report, 'text')}")
    print(f"{found} findings")


def _reports(path: Path, ruleset: Ruleset) -> Iterator[tuple[str, Report]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            incident = json.loads(line)
            sources = [_source(each) for each in incident["articles"]]
            known = [each for each in sources if each is not None]
            yield incident["incident_id"], pipeline.check(known, [ruleset])


def _source(article: dict[str, Any]) -> Source | None:
    """Return an article, None for the near copy of another."""
    if article.get("near_duplicate_of"):
        return None
    try:
        day = date.fromisoformat(article["dct"][:10])
    except (KeyError, TypeError, ValueError):
        return Source(article["id"], article["text"], article["id"], article["source"])
    published = Interval.days(day, day)
    return Source(
        article["id"], article["text"], article["id"], article["source"], published=published
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
