"""Show every claim to other programs: one JSON object a line."""

from __future__ import annotations

from discrepant.model import Report
from discrepant.render.json_values import SCHEMA_VERSION, dump
from discrepant.render.report_json import claim


def render(report: Report) -> str:
    """Return all claims in the order of the report, copies folded into the claim they repeat."""
    return "".join(
        f"{dump({'schema_version': SCHEMA_VERSION, 'story': each.story, **claim(each)})}\n"
        for each in report.claims
    )
