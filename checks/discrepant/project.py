"""What comes of a whole project: its articles held against its expectations?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from discrepant import load, pipeline, reading, render
from discrepant.config import Config
from discrepant.kept import units as kept_units
from discrepant.load import Articles
from discrepant.model import ExampleResult, Report, Ruleset, Source
from discrepant.pipeline import Known
from discrepant.reading import Watch, unwatched
from discrepant.render import Page
from discrepant.render.pictures import drawn
from discrepant.yaml_nodes import ExpectationError

# What the main job leaves in the folder of the reports.
DOCUMENTS = (("markdown", "index.md"), ("html", "index.html"), ("json", "report.json"))

PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Checked:
    """Hold a report, and the articles that it is about, for renderers that show them whole.

    `since` says line by line what has changed since an earlier report.
    """

    report: Report
    articles: tuple[Source, ...]
    since: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a report in one format, as UTF-8, and the path it belongs to, relative to the project.

    A `part` belongs to another document, which shows it: a picture.
    """

    path: str
    content: bytes
    part: bool = False


def report(
    config: Config,
    articles: Articles | None = None,
    expectations: Sequence[str] = (),
    today: date | None = None,
) -> Report:
    """Return what comes of the articles and the expectations, without the texts; as `checked`."""
    return checked(config, articles, expectations, today).report


def checked(
    config: Config,
    articles: Articles | None = None,
    expectations: Sequence[str] = (),
    today: date | None = None,
    watch: Watch = unwatched,
) -> Checked:
    """Return what comes of the articles (those configured unless given) and the expectations.

    `today` is the day by which acceptances are judged; unless given, the clock is asked, and
    only where one of them ends some day.  `watch` may look on while articles are read.  Raises
    UsageError, and ExpectationError for expectation files that cannot be used.
    """
    rulesets = load.rulesets(load.expectation_files(config, expectations), config)
    return held(config, rulesets, articles, expectations, today, watch)


def held(
    config: Config,
    rulesets: Sequence[Ruleset],
    articles: Articles | None = None,
    expectations: Sequence[str] = (),
    today: date | None = None,
    watch: Watch = unwatched,
) -> Checked:
    """Return what comes of articles and expectations that have been read already.

    What has been accepted is looked for beside `expectations`.  A claim quoted from an
    article that is not there is an error, among named articles a warning.  Raises as `report`.
    """
    accepted = load.acceptances(config, expectations)
    found = (load.configured(config) if articles is None else articles).required()
    day = today or (date.today() if any(each.until for each in accepted) else None)
    strange = pipeline.strange_claims(rulesets, found.sources, found.skipped)
    if strange and articles is None:
        raise ExpectationError(strange)
    known = Known(kept(config, rulesets), reading.reader(config, found.sources, watch))
    result = pipeline.check(
        found.sources, rulesets, accepted, found.skipped, config.levels, day, known
    )
    remarks = (*found.warnings, *result.warnings, *map(str, strange))
    return Checked(replace(result, warnings=remarks), found.sources)


def examples(config: Config, rulesets: Sequence[Ruleset]) -> tuple[ExampleResult, ...]:
    """Return what comes of the examples inside the expectations; raises ExpectationError."""
    return pipeline.examples(rulesets, kept=kept(config, rulesets))


def kept(config: Config, rulesets: Sequence[Ruleset]) -> str:
    """Return what pint says of the units, from the cache where it is there."""
    known = kept_units.recall(config, rulesets)
    if not known:
        known = pipeline.units_kept(rulesets)
        kept_units.store(config, rulesets, known)
    return known


def documents(config: Config, result: Checked) -> Iterator[Document]:
    """Yield the reports that the main job leaves, and their pictures, to be written by others."""
    for name, file in DOCUMENTS:
        path = str(PurePosixPath(config.reports, file))
        yield document(result, name, path, pictures=f"{PICTURES}/")
    folder = picture_folder(config)
    for name, text in drawn(result.report):
        yield Document(str(PurePosixPath(folder, name)), text.encode(), part=True)


def picture_folder(config: Config) -> str:
    """Return the folder of the pictures, relative to the project."""
    return str(PurePosixPath(config.reports, PICTURES))


def document(
    result: Checked, name: str, path: str, link_base: str = "", pictures: str = ""
) -> Document:
    """Return the report in the format `name`.

    Its links begin with `link_base`; without one they fit its path in the project.  It shows
    the pictures that lie in the folder `pictures` beside it, and none without one.
    """
    folders = [part for part in PurePosixPath(path).parent.parts if part != "."]
    page = Page(
        link_base=link_base or "../" * len(folders),
        pictures=pictures,
        articles=result.articles,
        since=result.since,
    )
    return Document(path, render.content(result.report, name, page))
