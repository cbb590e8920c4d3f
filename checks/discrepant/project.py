"""What comes of a whole project: its articles held against its expectations?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from discrepant import load, pipeline
from discrepant.config import Config
from discrepant.load import Articles
from discrepant.model import Report, Ruleset
from discrepant.render import Page, render

# What the main job leaves in the folder of the reports.
DOCUMENTS = (("markdown", "index.md"), ("json", "report.json"))


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a report in one format, and the path it belongs to, relative to the project."""

    path: str
    text: str


def report(
    config: Config, articles: Articles | None = None, expectations: Sequence[str] = ()
) -> Report:
    """Return what comes of the articles (those configured unless given) and the expectations.

    Raises UsageError, and ExpectationError for expectation files that cannot be used.
    """
    rulesets = load.rulesets(load.expectation_files(config, expectations), config)
    return held(config, rulesets, articles, expectations)


def held(
    config: Config,
    rulesets: Sequence[Ruleset],
    articles: Articles | None = None,
    expectations: Sequence[str] = (),
) -> Report:
    """Return what comes of articles and expectations that have been read already.

    What has been accepted is looked for beside `expectations`.  Raises as `report`.
    """
    accepted = load.acceptances(config, expectations)
    found = (load.configured(config) if articles is None else articles).required()
    result = pipeline.check(found.sources, rulesets, accepted, found.skipped)
    return replace(result, warnings=(*found.warnings, *result.warnings))


def documents(config: Config, result: Report) -> tuple[Document, ...]:
    """Return the reports that the main job leaves, to be written by others."""
    return tuple(
        document(result, name, str(PurePosixPath(config.reports, file))) for name, file in DOCUMENTS
    )


def document(result: Report, name: str, path: str) -> Document:
    """Return the report in the format `name`, with links that fit its path in the project."""
    folders = [part for part in PurePosixPath(path).parent.parts if part != "."]
    return Document(path, render(result, name, Page(link_base="../" * len(folders))))
