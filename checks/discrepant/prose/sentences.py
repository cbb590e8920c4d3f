"""Where do a paragraph and a sentence begin and end?

Lines are paragraphs unless they were wrapped by hand; a sentence ends at a full stop that is
none of an abbreviation.  A dateline ("HOUSTON (AP) —") is no part of the sentence behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from discrepant.model import Span
from discrepant.tokens import table

# ---------------------------------------------------------------- paragraphs

# Not str.splitlines: it also breaks on form feeds and U+2028, where editors do not.
_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
_BREAK = re.compile(r"\r\n|\r|\n")
_ENDED = frozenset('.!?:;…"”’|')
_WRAPPED_AT = range(50, 101)  # characters at which people and mail programs wrap lines
MOST_PARAGRAPHS = 50_000
"""Paragraphs of one article; a long novel has a quarter of them."""
_LONGEST_PARAGRAPH = 100_000  # characters; a book that lost its line ends is held by pieces
_MOST_LINES = 10_000  # lines of a block; a table of a million lines is not held at once
_GOING_ON = table(
    "a an the of in on at by for with from to and or but as than that who which least most about "
    "between into over under after before during his her its their is are was were has have had"
)


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs of an article: its lines, without the space around them.

    A line goes on with the next where that begins with a small letter, where it breaks off
    ("at least"), and throughout a block whose lines were all filled up to one width.  What runs
    on for more than 100,000 characters is cut, between two sentences where it has any.  There
    are no more than MOST_PARAGRAPHS.
    """
    cut = (part for whole in _whole_paragraphs(text) for part in _cut_to_length(text, *whole))
    yield from islice(cut, MOST_PARAGRAPHS)


def _cut_to_length(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST_PARAGRAPH:
        stop = start + _LONGEST_PARAGRAPH
        cut = max(text.rfind(mark, stop - _LONGEST, stop) + 1 for mark in (". ", "! ", "? "))
        if not cut:
            found = _CUT.search(text, stop, end)
            if found is None:
                break
            cut = max(found.start(), start + 1)
        yield Span(start, cut)
        start = _skipped(text, cut, end)
    if start < end:
        yield Span(start, end)


def _whole_paragraphs(text: str) -> Iterator[Span]:
    for block in _blocks(text):
        if len(block) == 1:
            yield block[0]
            continue
        wrapped = _is_wrapped(text, block)
        start, end = block[0]
        for line in block[1:]:
            if not _goes_on(text, end, line.start, wrapped):
                yield Span(start, end)
                start = line.start
            end = line.end
        yield Span(start, end)


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield the lines that stand together, with no empty line between them."""
    block: list[Span] = []
    for found in _LINE.finditer(text):
        line = Span(found.start(), found.end())
        apart = block and len(_BREAK.findall(text, block[-1].end, line.start)) > 1
        if apart or len(block) == _MOST_LINES:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_wrapped(text: str, block: Sequence[Span]) -> bool:
    """Tell whether no line but the last had room for the first word of the next."""
    if len(block) < 3:
        return False
    width = max(line.end - line.start for line in block)
    return width in _WRAPPED_AT and all(
        line.end - line.start + 1 + _first_word(text, following) > width
        for line, following in pairwise(block)
    )


def _first_word(text: str, line: Span) -> int:
    return len(text[line.start : line.end].split(maxsplit=1)[0])


def _goes_on(text: str, end: int, following: int, wrapped: bool) -> bool:
    """Tell whether the line that ends at `end` goes on with the one that starts there."""
    if wrapped:
        return True
    if text[end - 1] in _ENDED:
        return False
    last = text[max(0, end - 12) : end].rsplit(maxsplit=1)[-1]
    return text[following].islower() or last in _GOING_ON


# ---------------------------------------------------------------- sentences

# Behind a mark comes a space and something that can begin a sentence, or, where the space was
# lost, a capital: "Office.Authorities said".  Bullets and bars end headlines.  All branches
# begin with one mark, so that the search for it is a fast one; no run is without a bound.
_END = re.compile(
    r"[.!?…•|](?:"
    r"(?<=[.!?…])[.!?…]{0,5}[\"”’')\]]{0,5}(?=\s{1,9}[“\"‘'(\[•*–—-]{0,5}\s?[^\W_a-z])"
    r"|(?<=[a-z0-9)][.!?])(?:[”’)]{1,5}|\"(?=\s?[A-Z])|)"
    r"(?=[“\"]?(?:[A-Z]['’]?[a-z]|[AI] |[A-Z]{2}))"
    r"|(?<=\s[•|])\s)"
)
_PICTURE = re.compile(r"(?:Image|Photo) [0-9]+ of(?: /)? [0-9]+(?: Caption Close)?(?=\s)")
# Capitals, a comma, a date, an agency in brackets, a dash; then the sentence begins.  The first
# word is all capitals, or there is a bracket: "Smith – who fell – died" is no dateline.
_DATELINE = re.compile(
    # But "-5 degrees" and a line of nothing else than "- 1,200" are numbers.
    r"(?:(?!-[0-9.]|- [0-9][0-9.,/ ]*(?:degrees?|°|%)?\Z)[-–—*•]+\s*)?"
    r"(?:(?=[A-Z]{3}|[^–—(\n]{0,40}\([A-Z])[A-Z][\w.’'/]*"
    r"(?:,? (?:[A-Z][\w.’'/]*|[0-9]{1,2}|\([^()\n]{1,40}\))){0,8}"
    r"(?:\s?[–—]|\s--?)\s*(?=[A-Z0-9“\"]))?"
)
_DOMAINS = table("com net org tv co gov edu")
_ABBREVIATIONS = table(
    "mr mrs ms dr rs prof gen lt col sgt capt cmdr maj cpl pvt adm gov sen rep rev hon st jr sr "
    "messrs supt det insp ofc pfc spc dep asst nos vs v inc corp co ltd dept univ assn bros "
    "jan feb mar apr jun jul aug sep sept oct nov dec ave blvd rd hwy mt ft art fig approx est "
    "mass calif fla tex penn wash ariz conn colo ill ind mich minn miss tenn wis okla ore "
    "u.s u.k u.n e.u d.c a.m p.m i.e e.g ph.d b.c a.d l.a n.y n.j n.c s.c"
)
# "Ill." is a state, "fell ill." ends a sentence.
_CAPITAL = table("mass wash miss ill ind ore art mar")
_MAY_END = table(
    "u.s u.k u.n e.u d.c jr sr inc corp co ltd st ave blvd rd hwy dr ft mass calif fla tex "
    "l.a n.y n.j n.c s.c"
)
_HOURS = table("a.m p.m")
_AFTER_HOURS = table(
    "est edt cst cdt mst mdt pst pdt et gmt monday tuesday wednesday thursday friday saturday "
    "sunday mon tue wed thu fri sat sun january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept oct nov dec"
)
_BEGINNERS = table(
    "the a an he she it they we i but and in on at this that these those there his her its their "
    "police officers officials authorities investigators detectives deputies witnesses residents "
    "neighbors neighbours firefighters prosecutors one when after while however meanwhile if as no "
    "two three four five six seven eight nine ten both all some another according"
)
_WORD = re.compile(r"[^\W_][\w'’-]*")
_SMALL = table("a an the of in on at by for with from to and or but as into after")
# Two words in, most sentences have shown that they are no headline.
_RUNS_ON = re.compile(rf"\W*\w+\W+(?!(?:{'|'.join(sorted(_SMALL))})\b)[a-z]")
_TITLED = 5  # capitals in a row, the beginning of the sentence behind among them
_LONGEST_HEADLINE = 160  # characters
_NEXT = re.compile(r"\W*(\w+)")
_LONGEST = 4000  # characters; what is longer is no sentence, and costs must stay bounded
# Where a text without full stops may be cut: never inside of a number.
_CUT = re.compile(r"[ \t\r\n_]|[^\w\s,.]|(?<![0-9])\W|\W(?![0-9])|(?<=[^\W\d_])(?=[0-9])")


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph, closing quotation marks included.

    A dateline and the number of a picture are sentences of their own.  What runs on for more
    than 4,000 characters is cut between two words.
    """
    for piece in _pieces(text, paragraph):
        for sentence in _sentences(text, piece):
            cut = _headline_end(text, *sentence)
            start, end = sentence
            if cut:
                # "Two Hurt In Fire The fire began": a headline that runs into its sentence.
                yield Span(start, _trimmed(text, start, cut))
                start = cut
            if end - start > _LONGEST:
                yield from _within_limits(text, start, end)
            else:
                yield Span(start, end) if cut else sentence


def _headline_end(text: str, start: int, end: int) -> int:
    """Return where the sentence behind a headline begins, 0 where no headline leads."""
    if _RUNS_ON.match(text, start, end):
        return 0
    capitals, last, before = 0, "", 0
    for found in _WORD.finditer(text, start, min(end, start + _LONGEST_HEADLINE)):
        word = found.group()
        if word[:1].islower() and word not in _SMALL:
            begins = last.lower() in _BEGINNERS and last[:1].isupper() and capitals > _TITLED
            return before if begins and text[before - 1].isspace() else 0
        capitals += word[0].isupper() and len(word) > 1
        last, before = word, found.start()
    return 0


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield a paragraph cut behind its dateline and behind the numbers of pictures."""
    start, end = paragraph
    cuts = []
    dateline = _DATELINE.match(text, start, end)
    if dateline is not None and dateline.end() > start:
        cuts.append(dateline.end())
    if " of " in text[start : start + 40] or text.find("Image ", start, end) >= 0:
        cuts += [found.end() for found in _PICTURE.finditer(text, start, end)]
    if not cuts:
        yield paragraph
        return
    for cut in cuts:
        if _trimmed(text, start, cut) > start:
            yield Span(start, _trimmed(text, start, cut))
            start = _skipped(text, cut, end)
    if start < end:
        yield Span(start, end)


def _sentences(text: str, piece: Span) -> Iterator[Span]:
    start, counted, marks = piece.start, piece.start, 0
    for found in _END.finditer(text, start, piece.end):
        if not _ends(text, found, start):
            continue
        end = found.end()
        if found.group().endswith('"') and text[end].isalpha():
            # 'the address."He told': a mark with no space around it opens every other time.
            marks += text.count('"', counted, end - 1)
            counted = end - 1
            end -= marks % 2 == 0
        last = _trimmed(text, start, found.start() if found.group()[0] in "•|" else end)
        if last > start:
            yield Span(start, last)
        start = _skipped(text, end, piece.end)
    if start < piece.end:
        yield Span(start, piece.end) if start > piece.start else piece


def _skipped(text: str, at: int, end: int) -> int:
    """Return where the next word begins."""
    while at < end and text[at].isspace():
        at += 1
    return at


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _within_limits(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST:
        found = _CUT.search(text, start + _LONGEST, end)
        if found is None:
            break
        cut = max(found.start(), start + 1)
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def _ends(text: str, found: re.Match[str], floor: int) -> bool:
    """Tell whether a mark ends a sentence rather than an abbreviation."""
    mark = found.group()
    if mark[0] != ".":
        return mark[0] not in "•|" or text[found.start() - 1].isspace()
    dot = found.start()
    word = _word_before(text, dot, floor)
    following = _NEXT.match(text, found.end())
    after = following.group(1).lower() if following else ""
    if mark == "." and not text[found.end() : found.end() + 1].isspace():
        known = word in _ABBREVIATIONS and word not in _HOURS
        return after not in _DOMAINS and not known and len(word) > 1
    if len(mark) > 1:
        return True  # a quotation mark or a bracket follows the dot
    if word in _CAPITAL and text[dot - len(word)].islower():
        return not after[:1].isdigit()
    if word in _HOURS:
        return after not in _AFTER_HOURS
    if word == "no":
        return not after[:1].isdigit()
    if word in _MAY_END or (len(word) == 1 and word.isalpha()):
        # "in the U.S. The army …", "in group B. The …" end; "U.S. Army", "John F. Day" do not.
        return after in _BEGINNERS
    return word not in _ABBREVIATIONS


def _word_before(text: str, dot: int, floor: int) -> str:
    """Return the word before a dot, its inner dots included; no abbreviation is long."""
    begin = dot
    lowest = max(floor, dot - 12)
    while begin > lowest and (text[begin - 1].isalnum() or text[begin - 1] == "."):
        begin -= 1
    return text[begin:dot].lower()
