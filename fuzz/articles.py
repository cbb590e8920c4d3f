"""Articles: any text is read, its spans lie in it, and the order of articles changes nothing."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

from fuzz import texts

from discrepant import expectations, extract, pipeline, uncovered
from discrepant.authoring import starting
from discrepant.interval import Interval
from discrepant.model import Mention, Source

RULES = expectations.read(
    dedent("""
    units: |
      crew = [crews] = _ = crews
    speakers:
      Ada Berg: [mayor]
      Rescue Service: [rescuers]
    quantities:
      evacuated:
        unit: person
        find: [{with: [evacuated, left], without: [hospital]}, {text: "a total of {value} left"}]
        domain: [0, 1000000]
        derive: crews * crew_size
      missing: {unit: person, find: [{with: [missing, dead]}], over_time: grows}
      crews: {unit: crew}
      crew_size: {unit: person / crew}
      share: {unit: percent, find: [{with: [percent, share]}]}
      cost: {unit: USD, find: [{with: [cost, damage]}]}
      length: {unit: kilometer}
      dam_broke: {unit: date, find: [{with: [dam], and: [broke, burst]}]}
      warned: {unit: date, find: [{with: [warned, warning]}]}
      answer: {labels: {denies: [denied, hoax], confirms: [confirmed]}}
    expectations:
      evacuated-agrees: {agree: evacuated, tolerance: 5%}
      missing-agrees: {agree: missing, same: speaker}
      sizes: {hold: evacuated == crews * crew_size, same: source}
      share-agrees: {agree: share}
      cost-agrees: {agree: cost}
      length-agrees: {agree: length}
      warned-first: {order: warned < dam_broke}
      answer-agrees: {agree: answer}
      mayor-alike: {verbatim: {speaker: Ada Berg, about: [dam, people]}}
      one-spelling: {spelling: [Ada Berg]}
    """),
    "rules.yaml",
)
_DAY = Interval.days(date(2023, 6, 14), date(2023, 6, 15))


def target(data: bytes) -> None:
    """Read up to three articles, alone and against expectations."""
    sources = [
        Source(f"s{number}", text, f"s{number}.txt", published=_DAY)
        for number, text in enumerate(texts.parts(texts.of_a_file(data), 3))
    ]
    for source in sources:
        for mention in extract.read(source):
            _check(mention, len(source.text))
    report = pipeline.check(sources, [RULES])
    written = {source.id: source.text for source in sources}
    for claim in report.claims:
        passage = claim.passage
        assert passage.text == written[passage.source][passage.start : passage.end]
    assert report == pipeline.check(sources[::-1], [RULES])
    uncovered.groups(report, sources, [RULES])
    draft = starting.draft(sources, [RULES])
    if draft.quantities:
        expectations.join([RULES, expectations.read(draft.text, "begun.yaml")])


def _check(mention: Mention, length: int) -> None:
    sentence = mention.sentence
    assert 0 <= sentence.start <= mention.start < mention.end <= sentence.end <= length
    assert all(0 <= part.start <= part.end <= length for part in mention.clause)
    assert mention.value is not None or mention.unread
