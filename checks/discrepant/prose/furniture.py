"""Which lines of a page are no part of the article: share bars, ratings, links to others?

Lines are judged as they stand; what follows a heading for links ("Read next") is furniture
for as long as it looks like a list of headlines.  An ordinary sentence is never furniture, so
a word like "copyright" or "subscribe" is not enough: the line must go on as such lines do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from discrepant.model import Span

_LONGEST = 200  # characters of a line of furniture; what is longer is text
_LONGEST_HEADING = 60
_LONGEST_LINK = 120
_SENTENCE_END = (".", "?", "!", "”", '"', ":")


def _lines(*patterns: str) -> re.Pattern[str]:
    """Compile patterns of which one must match a line in small letters from its start.

    To fold the line once is quicker than to ignore case at each of so many beginnings.
    """
    return re.compile("|".join(patterns))


_KINDS = (
    (
        "share buttons",
        _lines(
            r"(?:read or )?share (?:this|on|via)\b",
            r"tweet this",
            r"like this: like",
            r"(?:please )?follow (?:us|world|@)",
            r"follow [^.]{2,40} on (?:twitter|facebook|instagram|x)\b",
            r"follow [\w.]{2,30}: facebook",
            r"like us on facebook",
            r"facebook$|twitter$|whatsapp$|e-?mail$|print$|linkedin$|reddit$|pinterest$|share$",
        ),
    ),
    (
        "a rating",
        _lines(
            r"average rating",
            r"vote count",
            r"no votes so far",
            r"click on a star",
            r"how useful was this",
            r"rate this",
            r"[0-9](?:\.[0-9])? ?/ ?[0-9]+ [-–(].*votes?\b",
            r"[★☆⭐]+",
        ),
    ),
    (
        "subscriptions, cookies and notices of the page",
        _lines(
            r"sign up (?:for|to|today|now)\b",
            r"subscribe (?:to|now|today|for|here)\b|subscribe$",
            r"log ?in$|log in (?:to|or|with)\b|sign in$",
            r"your subscription\b",
            r"already a subscriber",
            r"you have [\w ]{1,20} free articles?",
            r"get unlimited (?:digital )?access",
            r"newsletters?(?:$|: )",
            r"advertisements?(?:$| [-–] | continue| related)",
            r"sponsored(?: content)?$",
            r"(?:we|this (?:web)?site) uses? cookies",
            r"(?:accept|manage|reject)(?: all)? cookies",
            r"cookies? (?:policy|settings|notice|preferences)",
            r"by continuing to (?:use|browse)",
            r"please enable javascript|javascript (?:is|must)",
            r"please enter your|leave a (?:reply|comment)\b",
            r"source link$|disclaimer(?:$|:)",
            r"comments? ?\(?[0-9]*\)?$|[0-9]+ (?:pending )?comments?$|(?:view|load|show) comments",
            r"back to top$|skip to (?:main )?content|load more$",
            r"[0-9]+ min(?:utes?|s)? read$|[0-9]+ min read\b",
            r"this article was (?:originally|first|last) ",
            r"click (?:here|for more)\b",
            r"(?:download|get) (?:the|our) [\w ]{1,30} app\b",
            r"stay with [^.]{2,40} for (?:more|the latest|updates)",
        ),
    ),
    (
        "links to other articles",
        _lines(
            r"[\[►▶•» ]{0,3}(?:related|read more|also read|more|previously|earlier|watch|see also)"
            r"(?: (?:stor(?:y|ies)|articles?|coverage|news|content|links?))?(?: ?[:|►] ?\S)",
            r"related (?:stories|articles|coverage) [0-9a-z][^.!?]*$",
        ),
    ),
    (
        "a notice of copyright",
        _lines(
            r"[(\[]?(?:tm and )?©",
            r"[(\[]?copyright (?:©|\(c\)|[0-9]{4}|by |the associated|associated press)",
            r"copyright [a-z][\w ]{2,40}$",
        ),
    ),
    (
        "the name of the page",
        _lines(
            r"(?:[\w&.'’-]{1,20} ){1,4}"
            r"(?:news|times|post|tribune|herald|journal|media|press|radio|tv) (?:19|20)[0-9]{2}$",
        ),
    ),
    (
        "pictures and their credits",
        _lines(
            r"[(\[]?(?:file )?(?:photo|image|picture|video|graphic)s?"
            r"(?: (?:by|courtesy(?: of)?|credit)|:| ?/) ?[^.:]{2,60}[)\]]?$",
            r"[(\[]?(?:credit|courtesy)(?: of)?:? [^.]{2,50}[)\]]?$",
        ),
    ),
)
_LINKS = _lines(
    r"(?:read(?: next| more| also| on)?|also read|see also|keep reading)(?::.*)?$",
    r"related(?: stories| articles| news| content| coverage| topics| posts| links)?(?::.*)?$",
    r"more (?:stories|news|headlines|top stories|from|on)\b.*",
    r"(?:previous|next) (?:article|story|post)$",
    r"latest (?:news|stories|headlines)$",
    r"most (?:read|popular|viewed|recent)\b.*",
    r"trending\b.*",
    r"recommended(?: for you| stories| reading)?:?$",
    r"(?:you may also like|don.t miss|what to read next|in other news)\b.*",
    r"menu$|tags?:.*|top stories\b.*|filed under:?.*",
)
_PICTURE_AGENCIES = ("getty images", "shutterstock", "ap photo", "afp photo")
_LONGEST_CREDIT = 80
_COUNTER = re.compile(r"[0-9][0-9,.]*[kKmM]?(?: (?:shares?|likes?|comments?|views?|votes?))?$")
_PICTURE = re.compile(r"(?:Image|Photo) [0-9]+ of(?: /)? [0-9]+(?: Caption Close)?$")
_LONGEST_PICTURE = 48


def judge(text: str, paragraphs: Iterable[Span]) -> Iterator[tuple[Span, str]]:
    """Yield each paragraph with the reason why it is furniture, "" where it is the article's."""
    in_links = False
    for span in paragraphs:
        line = text[span.start : min(span.end, span.start + _LONGEST + 1)]
        is_sentence = line.endswith(_SENTENCE_END)
        if len(line) < _LONGEST_HEADING and _is_heading(line):
            in_links = True
            yield span, "links to other articles"
        elif in_links and len(line) < _LONGEST_LINK and not is_sentence:
            yield span, "links to other articles"
        else:
            in_links = False
            yield span, _reason(line)


def is_picture_number(text: str, sentence: Span) -> bool:
    """Tell whether a sentence ends as the number of a picture: "Image 3 of 10"."""
    start = max(sentence.start, sentence.end - _LONGEST_PICTURE)
    return _PICTURE.search(text, start, sentence.end) is not None


def _is_heading(line: str) -> bool:
    """Tell whether links follow: "Read next", "Related:"; not "More from the army fell."."""
    return not line.endswith((".", "?", "!")) and _LINKS.match(line.lower()) is not None


def _reason(line: str) -> str:
    if _COUNTER.match(line):
        return "a counter of shares or comments"
    if len(line) > _LONGEST:
        return ""
    folded = line.lower()
    if "all rights reserved" in folded:
        return "a notice of copyright"
    if len(line) < _LONGEST_CREDIT and "." not in line and _names_agency(folded):
        return "pictures and their credits"
    return next((reason for reason, pattern in _KINDS if pattern.match(folded)), "")


def _names_agency(folded: str) -> bool:
    return any(agency in folded for agency in _PICTURE_AGENCIES)
