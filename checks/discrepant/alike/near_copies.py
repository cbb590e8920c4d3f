"""Do two quotations give the same words, or one the words of the other with a change?

Case, marks and the shape of quotation marks are no change, and neither is where a quotation
was cut.  Two statements that have little in common are no copies at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from discrepant.alike.likeness import ratio
from discrepant.model import Cue, Span
from discrepant.tokens import split, table

_SHORT = 4  # words; of so few each counts
_COPY = 75  # per cent of the shorter quotation that stands in the longer one, in order
_ALIKE = 70  # per cent of letters; "tactical" is misheard for "technical" (71)
_WHOLE = 83  # per cent of both: "we have had enough", "we have had quite enough"
_SHARED = 3  # words with a meaning that long copies have in common
_EDGE = 3  # words around the place where the shorter one lies in the longer one
_LONGEST = 6  # words of a change that are shown
_FUNCTION = table(
    "a an the this that these those some any our your his her its their my i you he she it we they "
    "them us him me who which what and or but nor so yet if as at by for from in into of on to "
    "with about than then there here is are was were be been being am has have had do does did "
    "will would shall should can could may might must 's 're 've 'll 'd it's we're they're i'm "
    "that's we've they've also just"
)


_CONTRACTIONS = (
    *(("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("n't", " not")),
    *(("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("i'm", "i am"), ("'s", " is")),
)
_NOWHERE = Span(0, 0)


class Relation(Enum):
    """How two quotations relate."""

    SAME = "same"
    CHANGED = "changed"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold how two quotations relate, and of a change the words on either side, as ranges.

    A change is `small` where only function words or hyphens differ.
    """

    relation: Relation
    one: Span = _NOWHERE
    other: Span = _NOWHERE
    small: bool = False


_SAME = Comparison(Relation.SAME)
_UNRELATED = Comparison(Relation.UNRELATED)


@dataclass(frozen=True, slots=True)
class Words:
    """Hold the words of a quotation, folded, and where each stands in its text."""

    text: str
    folded: tuple[str, ...]
    spans: tuple[Span, ...]

    def __len__(self) -> int:
        return len(self.folded)

    def shown(self, words: Span) -> str:
        """Return the words of a range as they are written."""
        if words.start >= words.end:
            return ""
        return self.text[self.spans[words.start].start : self.spans[words.end - 1].end]


def words(text: str, start: int = 0, end: int | None = None) -> Words:
    """Return the words of a stretch of a text, marks left out."""
    tokens = split(text, start, len(text) if end is None else end)
    kept = [index for index in range(len(tokens)) if tokens.word(index)[0].isalnum()]
    return Words(
        text,
        tuple(tokens.words[index] for index in kept),
        tuple(Span(tokens.starts[index], tokens.ends[index]) for index in kept),
    )


def holds(found: Sequence[str], about: Sequence[Cue]) -> bool:
    """Tell whether one of the cues stands among the words."""
    return any(True for _ in _standing(found, about))


def _standing(found: Sequence[str], about: Sequence[Cue]) -> Iterator[Span]:
    """Yield where the cues stand."""
    for cue in about:
        length = len(cue.words)
        for start in range(len(found) - length + 1):
            here = tuple(found[start : start + length])
            last = here[-1].removesuffix("'s")
            fits = last.startswith(cue.words[-1]) if cue.open_ended else last == cue.words[-1]
            if here[:-1] == cue.words[:-1] and (fits or here[-1] == cue.words[-1]):
                yield Span(start, start + length)


def compare(
    one: Sequence[str], other: Sequence[str], about: Sequence[Cue], apart: bool = True
) -> Comparison:
    """Return how two quotations of one speaker relate, by their folded words.

    `apart` tells that they stand in two articles: one article may quote somebody who said
    much the same twice, so there only long copies count.
    """
    if _contains(one, other) or _contains(other, one):
        return _SAME
    if "".join(one) == "".join(other):
        return Comparison(Relation.CHANGED, Span(0, len(one)), Span(0, len(other)), small=True)
    found = _UNRELATED
    if min(len(one), len(other)) > _SHORT:
        found = _long(one, other, about)
    if found.relation is Relation.UNRELATED and apart:
        found = _beside_cue(one, other, about)
    return found


def _contains(long: Sequence[str], short: Sequence[str]) -> bool:
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _is_content(word: str) -> bool:
    return word not in _FUNCTION


# ---------------------------------------------------------------- long quotations


def _long(one: Sequence[str], other: Sequence[str], about: Sequence[Cue]) -> Comparison:
    """Compare two quotations of some length: most of the shorter one stands in the other."""
    if (len(one), *one) > (len(other), *other):
        found = _long(other, one, about)
        return Comparison(found.relation, found.other, found.one, found.small)
    # Not on top: most runs ask for no quotation.
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Indel

    numbers = {word: number for number, word in enumerate(dict.fromkeys((*one, *other)))}
    short, long = [numbers[word] for word in one], [numbers[word] for word in other]
    aligned = fuzz.partial_ratio_alignment(short, long, score_cutoff=_COPY)
    shared = {word for word in one if word in other and _is_content(word)}
    whole = len(shared) > 1 and Indel.normalized_similarity(short, long) * 100 >= _WHOLE
    if aligned is None or (len(shared) < _SHARED and not whole):
        return _UNRELATED
    first = max(0, aligned.dest_start - _EDGE)
    window = long[first : aligned.dest_end + _EDGE]
    equal = [op for op in Indel.opcodes(short, window) if op.tag == "equal"]
    pairs = [
        (Span(op.src_start, op.src_end), Span(first + op.dest_start, first + op.dest_end))
        for op in equal
    ]
    changes = [*_gaps(pairs), *_ends(pairs, len(other), tuple(_standing(one, about)))]
    return _change(one, other, changes)


_Pair = tuple[Span, Span]


def _gaps(equal: Sequence[_Pair]) -> Iterator[_Pair]:
    """Yield what stands between the words that two quotations share."""
    for (left, right), (next_left, next_right) in pairwise(equal):
        yield Span(left.end, next_left.start), Span(right.end, next_right.start)


def _ends(equal: Sequence[_Pair], long: int, cues: Sequence[Span]) -> Iterator[_Pair]:
    """Yield the words beside a cue with which the shared words begin or end.

    Other words at the ends tell only where each quotation was cut.
    """
    left, right = equal[0]
    if left.start and right.start and any(cue.start == left.start for cue in cues):
        yield Span(left.start - 1, left.start), Span(right.start - 1, right.start)
    left, right = equal[-1]
    if right.end < long and any(cue.end == left.end for cue in cues):
        yield Span(left.end, left.end + 1), Span(right.end, right.end + 1)


def _change(one: Sequence[str], other: Sequence[str], pairs: Sequence[_Pair]) -> Comparison:
    """Return what the gravest change comes to; without one the quotations are the same."""
    small: _Pair | None = None
    for left, right in pairs:
        words, others = one[slice(*left)], other[slice(*right)]
        if "".join(words) == "".join(others):
            continue
        written_out = _written_out(words) == _written_out(others)
        if not written_out and any(map(_is_content, (*words, *others))):
            return Comparison(Relation.CHANGED, *_widened(left, right, one, other))
        small = (left, right)
    if small is None:
        return _SAME
    return Comparison(Relation.CHANGED, *_widened(*small, one, other), small=True)


def _written_out(words: Sequence[str]) -> str:
    """Return words with their contractions written out: "doesn't" -> "does not"."""
    text = " ".join(words)
    for short, long in _CONTRACTIONS:
        text = text.replace(short, long)
    return text


def _widened(left: Span, right: Span, one: Sequence[str], other: Sequence[str]) -> _Pair:
    """Return a change with the word that follows on both sides, else with the one before."""
    following = one[left.end : left.end + 1]
    after = bool(following) and following == other[right.end : right.end + 1]
    return _grown(left, after), _grown(right, after)


def _grown(span: Span, after: bool) -> Span:
    end = min(span.end, span.start + _LONGEST)
    return Span(span.start, end + 1) if after else Span(max(0, span.start - 1), end)


# ---------------------------------------------------------------- words beside the cue


def _beside_cue(one: Sequence[str], other: Sequence[str], about: Sequence[Cue]) -> Comparison:
    """Compare the words on either side of a cue that both quotations hold."""
    for left in _standing(one, about):
        for right in _standing(other, about):
            if one[slice(*left)] != other[slice(*right)]:
                continue
            found = _neighbours(one, other, left, right)
            if found is not None:
                return found
    return _UNRELATED


def _neighbours(
    one: Sequence[str], other: Sequence[str], left: Span, right: Span
) -> Comparison | None:
    """Return the change of the one word beside a cue that differs, where it is comparable."""
    before = _differing(one, other, left.start - 1, right.start - 1)
    after = _differing(one, other, left.end, right.end)
    if before == after:
        return None
    at, at_other = (left.start - 1, right.start - 1) if before else (left.end, right.end)
    if not _comparable(one, other, one[at], other[at_other]):
        return None
    return Comparison(
        Relation.CHANGED,
        Span(min(at, left.start), max(at + 1, left.end)),
        Span(min(at_other, right.start), max(at_other + 1, right.end)),
    )


def _differing(one: Sequence[str], other: Sequence[str], at: int, at_other: int) -> bool:
    """Tell whether both have a word with a meaning there, and not the same."""
    if not (0 <= at < len(one) and 0 <= at_other < len(other)) or one[at] == other[at_other]:
        return False
    return _is_content(one[at]) and _is_content(other[at_other])


def _comparable(one: Sequence[str], other: Sequence[str], word: str, instead: str) -> bool:
    """Tell whether one word stands for another: in few words, or misheard in the same matter."""
    if min(len(one), len(other)) <= _SHORT:
        return True
    shared = {each for each in one if each in other and _is_content(each)}
    misheard = word[0] == instead[0] and ratio(word, instead) >= _ALIKE
    return misheard and len(shared) > 1
