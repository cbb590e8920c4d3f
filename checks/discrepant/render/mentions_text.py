"""Show what was seen in the articles to people: `discrepant read`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discrepant.figures.shares import SHARE
from discrepant.model import NARRATOR, Mention, MentionKind, Polarity, Source
from discrepant.places import Places
from discrepant.render.escapes import line
from discrepant.wording import days, figures


def render(read: Iterable[tuple[Source, Iterable[Mention]]]) -> str:
    """Return a line for every mention: where, the words, what they mean, who says it and when."""
    return "".join(each for source, mentions in read for each in _lines(source, mentions))


def _lines(source: Source, mentions: Iterable[Mention]) -> Iterator[str]:
    places = Places(source)
    for mention in mentions:
        passage = places.passage(mention.span, mention.sentence)
        yield (
            f"{line(source.path)}:{passage.line}:{passage.column}  “{line(passage.text)}”  "
            f"{_value(mention)}{_circumstances(mention)}\n"
        )


def _value(mention: Mention) -> str:
    if mention.value is None:
        return "?"
    if mention.kind is MentionKind.DATE:
        text = days(mention.value)
    else:
        text = figures(mention.value, mention.hedge)
    denied = "not " if mention.polarity is Polarity.DENIED else ""
    # A share is a number of nothing: "a third of" is 0.33.
    unit = "" if mention.unit in (None, SHARE) else f" {mention.unit}"
    return f"= {denied}{text}{unit}"


def _circumstances(mention: Mention) -> str:
    parts = (
        "" if mention.speaker == NARRATOR else line(mention.speaker),
        "" if mention.as_of is None else f"as of {days(mention.as_of)}",
        f"unread: {line(mention.unread)}" if mention.unread else "",
        "" if mention.repeat_of is None else "a repetition",
    )
    return "".join(f"  {part}" for part in parts if part)
