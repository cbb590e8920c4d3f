"""The committed reports are what the main job says today."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from discrepant import project
from discrepant.config import find
from discrepant.past import recording
from discrepant.project import DOCUMENTS, PICTURES, Document

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    config = find(ROOT)
    run = project.checked(config)
    name = recording.named(config, run.articles)
    since = recording.recorded(config, run.report.findings, name).since
    documents = project.documents(config, replace(run, since=since))
    return {each.path: each for each in documents}


@pytest.mark.parametrize("file", [file for _, file in DOCUMENTS])
def test_reports_are_current(documents: dict[str, Document], file: str) -> None:
    path = f"reports/{file}"
    written = (ROOT / path).read_bytes()
    assert written == documents[path].content, f"{path} is not current: run make report"


def test_pictures_are_current(documents: dict[str, Document]) -> None:
    folder = ROOT / "reports" / PICTURES
    lying = {f"reports/{PICTURES}/{path.name}": path.read_bytes() for path in folder.glob("*.svg")}
    drawn = {path: each.content for path, each in documents.items() if each.part}
    assert lying == drawn, "reports/pictures is not current: run make report"
