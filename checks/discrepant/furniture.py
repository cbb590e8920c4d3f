"""Which lines of a page are no part of the article: share bars, ratings, links to others?

Lines are judged as they stand; what follows a heading for links ("Read next") is furniture
for as long as it looks like a list of headlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from discrepant.model import Span

_BAR = re.compile(
    r"(?:average rating|vote count|no votes so far|click on a star|how useful was this|rate this"
    r"|share (?:this|on|via)|tweet this|follow us|follow world|sign up (?:for|to)|subscribe|log in"
    r"|your subscription|newsletter|advertisement|sponsored|cookie|javascript|all rights reserved"
    r"|copyright|©|please enter your|leave a reply|source link|disclaimer|comments? ?\(?[0-9]*\)?$"
    r"|back to top|skip to|load more|view comments|min read|minutes? read|this article was"
    r"|click here|image [0-9]+ of|photos?: [0-9]+)",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"(?:read(?: next| more| also)?:?|also read:?|related(?: stories| articles| news)?:?|see also:?"
    r"|more (?:on|from|stories|news|top stories)\b.*|previous article|next article|latest news"
    r"|most (?:read|popular|viewed).*|trending.*|recommended.*|you may also like.*|don.t miss.*"
    r"|menu|tags?:.*|top stories.*|related topics.*)$",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"[0-9][0-9,.]*[kKmM]?(?: (?:shares?|likes?|comments?|views?|votes?))?$")
_SENTENCE_END = (".", "?", "!", "”", '"', ":")


def judge(text: str, paragraphs: Iterable[Span]) -> Iterator[tuple[Span, str]]:
    """Yield each paragraph with the reason why it is furniture, "" where it is the article's."""
    in_links = False
    for span in paragraphs:
        line = text[span.start : span.end]
        if _LINKS.match(line) and len(line) < 60:
            in_links = True
            yield span, "links to other articles"
        elif in_links and len(line) < 120 and not line.endswith(_SENTENCE_END):
            yield span, "links to other articles"
        else:
            in_links = False
            yield span, _reason(line)


def _reason(line: str) -> str:
    if _COUNTER.match(line):
        return "a counter of shares or comments"
    if len(line) < 160 and _BAR.match(line):
        return "page furniture"
    return ""
