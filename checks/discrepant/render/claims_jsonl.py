"""Show every claim to other programs: one JSON object a line."""

from __future__ import annotations

from discrepant.model import Report
from discrepant.render.json_values import SCHEMA_VERSION, Json, dump
from discrepant.render.report_json import claim


def render(report: Report) -> str:
    """Return all claims in the order of the report, copies folded into the claim they repeat.

    A last line, without a claim, counts what could not be used, where there is any.
    """
    claims: list[Json] = [{"story": each.story, **claim(each)} for each in report.claims]
    left_out: Json = {"skipped": len(report.skipped), "warnings": len(report.warnings)}
    lines = [*claims, left_out] if any(left_out.values()) else claims
    return "".join(f"{dump({'schema_version': SCHEMA_VERSION, **each})}\n" for each in lines)
