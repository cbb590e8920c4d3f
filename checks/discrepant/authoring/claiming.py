"""How does a passage of an article become a claim of a quantity, in its expectation file?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from discrepant import expectations as rules
from discrepant import load
from discrepant.authoring import yaml_edits
from discrepant.config import Config, UsageError, suggestion
from discrepant.load.files import UnusableError, text
from discrepant.model import Ruleset, Source

# A passage is a sentence or two; more is an article, and no claim.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold the words of an article that state a quantity, and what they do not say themselves.

    `source` is the id of the article; `value`, `speaker` and `as_of` are as in the YAML, "" for
    what the words say.
    """

    quantity: str
    source: str
    says: str
    value: str = ""
    speaker: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Claimed:
    """Hold an expectation file as it is to be written, and all of them with it."""

    path: Path
    shown: str
    text: str
    rulesets: tuple[Ruleset, ...]


def claimed(
    config: Config, expectations: Sequence[str], sources: Sequence[Source], passage: Passage
) -> Claimed:
    """Return the file of a quantity with one more entry in its `claims:`, the rest as it was.

    The article is quoted as it is written, whatever became of its line ends and spaces on the
    way here.  Raises UsageError for what is not there, and ExpectationError for what the file
    would not read; whether the article says so, and a value, is for the pipeline to tell.
    """
    source = _source(sources, passage.source)
    files = load.expectation_files(config, expectations)
    known = load.rulesets(files, config)
    at = _home(known, passage.quantity)
    name = known[at].path
    item = _item(passage, _said(source.text, passage.says))
    after = _amended(files[at], name, passage.quantity, item)
    changed = rules.read(after, name)
    return Claimed(files[at], name, after, (*known[:at], changed, *known[at + 1 :]))


def _source(sources: Sequence[Source], id_: str) -> Source:
    for source in sources:
        if source.id == id_:
            return source
    raise UsageError(f"no article '{id_}'{suggestion(id_, tuple(each.id for each in sources))}")


def _home(known: Sequence[Ruleset], quantity: str) -> int:
    """Return which of the files declares a quantity."""
    for number, ruleset in enumerate(known):
        if any(each.id == quantity for each in ruleset.quantities):
            return number
    ids = tuple(each.id for ruleset in known for each in ruleset.quantities)
    raise UsageError(f"no quantity '{quantity}'{suggestion(quantity, ids)}")


def _said(article: str, words: str) -> str:
    """Return the words as the article has them; as they came, where it has them nowhere."""
    words = words.strip()
    if not words:
        raise UsageError("no words; mark those of the article that say it")
    if len(words) > MOST:
        raise UsageError(f"{len(words):,} characters; quote at most {MOST:,}")
    if words in article:
        return words
    found = re.search(r"\s+".join(map(re.escape, words.split())), article)
    return found.group() if found else words


def _item(passage: Passage, says: str) -> dict[str, str]:
    fields = {"value": passage.value, "speaker": passage.speaker, "as_of": passage.as_of}
    given = {key: value.strip() for key, value in fields.items() if value.strip()}
    return {"in": passage.source, "says": says, **given}


def _amended(path: Path, name: str, quantity: str, item: dict[str, str]) -> str:
    try:
        return yaml_edits.with_item(text(path), ("quantities", quantity, "claims"), item)
    except UnusableError as error:
        raise UsageError(f"{name}: {error}") from None
    except ValueError:
        raise UsageError(
            f"{name}: nothing can be added to the claims of '{quantity}' as they are written; "
            f"write it by hand: - {yaml_edits.written(item)}"
        ) from None
