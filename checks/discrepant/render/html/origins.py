"""Where do the words stand that say what a claim counts, and of which day it is?"""

from __future__ import annotations

from collections.abc import Iterator

from discrepant.model import Claim, Passage


def origins(claim: Claim, text: str) -> Iterator[tuple[int, int]]:
    """Yield them as offsets into the text of the article: those in the sentence of the claim.

    What stands there in another form, or in the claim's own passage, is left out.
    """
    begin = _begin(claim.passage, text)
    if begin is None:
        return
    sentence = _folded(claim.passage.sentence)
    own = (claim.passage.start - begin, claim.passage.end - begin)
    for words in dict.fromkeys((claim.trace.cue, claim.trace.day)):
        found = _nearest(_folded(words), sentence, own)
        if found is not None:
            yield begin + found[0], begin + found[1]


def _begin(passage: Passage, text: str) -> int | None:
    """Return where the sentence of a passage begins, None where it is not to be found."""
    for at in _places(passage.text, passage.sentence):
        begin = passage.start - at
        if begin >= 0 and text.startswith(passage.sentence, begin):
            return begin
    return None


def _nearest(words: str, sentence: str, own: tuple[int, int]) -> tuple[int, int] | None:
    """Return the place of words that is nearest to a passage, and no part of it."""
    spans = ((at, at + len(words)) for at in _places(words, sentence))
    apart = [
        (start, end)
        for start, end in spans
        if (end <= own[0] or own[1] <= start) and _is_whole(sentence, start, end)
    ]
    return min(apart, key=lambda each: (abs(each[0] - own[0]), each), default=None)


# Not by a pattern: one for each passage would be compiled, which takes longer than all the rest.
def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is no piece of a longer word."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _folded(text: str) -> str:
    """Return a text as cues are written, each letter in its place."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" becomes two
        lower = "".join(letter.lower()[0] for letter in text)
    return lower.replace("’", "'")
