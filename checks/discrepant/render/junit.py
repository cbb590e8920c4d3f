"""Show a report as tests to a build server: JUnit XML, with the line of each expectation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from discrepant.model import Finding, Level, Outcome, Report, Verdict
from discrepant.render.escapes import line, xml_attribute, xml_lines
from discrepant.render.notices import notices
from discrepant.render.page import Page
from discrepant.render.text import Domains, finding_block
from discrepant.wording import domains


def render(report: Report) -> str:
    """Return one suite with a test for each expectation; its line counts from 1.

    An error is a failure, an undecided or accepted one is skipped with its reason, and a
    finding of a lesser level is what the test printed.  What could not be used is what the
    suite wrote to stderr.
    """
    known = domains(report.quantities)
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        findings[finding.expectation].append(finding)
    cases = [_Case(each, findings[each.expectation.id], known) for each in report.outcomes]
    counts = (
        f'tests="{len(cases)}" failures="{sum(bool(case.failures) for case in cases)}" '
        f'errors="0" skipped="{sum(bool(case.skipped) for case in cases)}"'
    )
    body = "".join(f"    {each}\n" for case in cases for each in case.lines())
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<testsuites name="discrepant" {counts}>\n'
        f'  <testsuite name="discrepant" {counts}>\n{body}{_notices(report)}  </testsuite>\n'
        "</testsuites>\n"
    )


def _notices(report: Report) -> str:
    told = [line(f"{each.path}:{each.line}: {each.message}") for each in notices(report)]
    return f"    <system-err>{xml_lines(chr(10).join(told))}</system-err>\n" if told else ""


class _Case:
    """Write one expectation as a test case."""

    def __init__(self, outcome: Outcome, findings: Sequence[Finding], known: Domains) -> None:
        self.outcome, self.known = outcome, known
        self.failures = [each for each in findings if each.counts and each.level is Level.ERROR]
        self.remarks = [each for each in findings if each.counts and each.level is not Level.ERROR]
        self.accepted = [each for each in findings if not each.counts]

    @property
    def skipped(self) -> str:
        """Return why the test says nothing, "" where it does."""
        if self.outcome.verdict is Verdict.UNDECIDED:
            return f"undecided: {self.outcome.reason or 'nothing to compare'}"
        if self.failures or self.remarks or not self.accepted:
            return ""
        reasons = [each.accepted.reason for each in self.accepted if each.accepted]
        return f"accepted: {'; '.join(reasons)}"

    def lines(self) -> Iterator[str]:
        place = self.outcome.expectation.place
        path = xml_attribute(place.path)
        name = xml_attribute(self.outcome.expectation.id)
        yield f'<testcase classname={path} name={name} file={path} line="{place.line}">'
        yield from (self.failure(finding) for finding in self.failures)
        if self.skipped:
            yield f"  <skipped message={xml_attribute(self.skipped)}/>"
        if printed := "\n\n".join(map(self.block, (*self.remarks, *self.accepted))):
            yield f"  <system-out>{xml_lines(printed)}</system-out>"
        yield "</testcase>"

    def failure(self, finding: Finding) -> str:
        message = xml_attribute(finding.message)
        kind = xml_attribute(finding.kind.value)
        text = xml_lines(self.block(finding))
        return f"  <failure message={message} type={kind}>{text}</failure>"

    def block(self, finding: Finding) -> str:
        return finding_block(finding, self.outcome, self.known, Page())
