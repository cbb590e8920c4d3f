"""By which name does an article know a speaker?

A subject is reduced to its name ("British Defense Secretary John Healey" is "John Healey"),
a surname, an acronym or an office ("the president") is looked up among the names that the
article introduces.  Where two could be meant, none is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from discrepant.tokens import Tokens, table

ARTICLES: frozenset[str] = table(
    "a an the this that these those one another his her its their our some both"
)
"""Words that lead a noun phrase and are no part of a name."""
TITLES: frozenset[str] = table(
    "president minister secretary chancellor premier king queen prince princess senator governor "
    "mayor sheriff chief general gen lieutenant lt colonel col captain capt sergeant sgt major maj "
    "officer detective det inspector superintendent deputy director spokesman spokeswoman "
    "spokesperson professor prof doctor dr mr mrs ms miss rep sen gov judge justice attorney "
    "commissioner ambassador admiral commander cmdr cpl corporal trooper deputies leader chairman "
    "chairwoman chair ceo editor analyst expert father rev reverend bishop pope archbishop "
    "secretary-general prosecutor marshal lawyer agent coroner principal coach pastor councilman "
    "congressman congresswoman assemblyman prime vice defense defence foreign interior police "
    "assistant acting former executive constable treasurer"
)
"""Words before a name that are not of it."""
SHORT_TITLES: frozenset[str] = table(
    "mr ms mrs dr lt sgt capt gen col maj sen rep gov st det cmdr cpl prof rev sr jr"
)
"""Titles and the like that are written with a full stop."""
GROUPS: frozenset[str] = table(
    "police officers officials authorities deputies investigators detectives prosecutors witnesses "
    "neighbors neighbours residents relatives family friends firefighters troopers troops military "
    "staff media sources experts analysts doctors lawyers paramedics reports report cops army fbi "
    "government intelligence lawmakers people men women parents"
)
"""Heads of subjects that are many, or nobody in particular."""
BODIES: frozenset[str] = table(
    "office department ministry agency service bureau committee council court hospital university "
    "college center centre institute company corporation association union party government "
    "administration embassy army navy force forces command news times post tribune herald journal "
    "television tv radio press network patrol guard commission board authority intelligence "
    "directorate division group organization organisation foundation school district team house "
    "cabinet staff fund bank"
)
"""Heads of names that are institutions; what stands before them is part of the name."""
PERSONS: frozenset[str] = table(
    "official source spokesman spokeswoman spokesperson man woman neighbor neighbour resident "
    "witness father mother son daughter brother sister grandmother grandfather uncle aunt cousin "
    "friend owner teacher officer deputy sheriff mayor governor president minister coroner doctor "
    "analyst expert lawyer attorney prosecutor detective investigator chief commander soldier "
    "leader director employee manager lawmaker diplomat professor student driver victim survivor"
)
"""Heads of subjects that are one person."""
_NAME_PARTS = table("al el de la von van der bin ben da di du dos le ibn st mac")
_JOINTS = table("- of and & , . the") | _NAME_PARTS
_INNER = table("for with at from in on ( who")


# ---------------------------------------------------------------- subjects


def name(tokens: Tokens, subject: tuple[int, int]) -> str:
    """Return a subject as a name: without article, title and what hangs on behind.

    "British Defense Secretary John Healey" is "John Healey"; "a military source in the
    capital" is "military source in the capital"; an institution keeps its whole name.
    """
    start, end = subject
    while start < end and tokens.word(start) in ARTICLES and tokens.word(start + 1) != "of":
        if tokens.word(start) == "both" and not tokens.is_capital(start + 1):
            break  # "both firms" are not "firms"
        start += 1
    if start >= end or tokens.word(start) in ARTICLES:
        return _text(tokens, start if start < end else subject[0], end)  # "one of the witnesses"
    stop = _core_end(tokens, start, end)
    if not tokens.is_capital(stop - 1) and not _is_hyphenated_name(tokens, stop):
        return _text(tokens, start, end)
    if tokens.word(stop - 1) in BODIES or tokens.word(stop - 1) in GROUPS:
        return _text(tokens, _body_start(tokens, start, stop), stop)
    return _text(tokens, _name_start(tokens, start, stop), stop)


def _core_end(tokens: Tokens, start: int, end: int) -> int:
    """Return where the name proper ends: before "of", "for", "with" and small words like it."""
    for index in range(start + 1, end):
        if tokens.word(index) in _INNER and not tokens.is_capital(index):
            return index
        if tokens.word(index) == "of" and not tokens.is_capital(index + 1):
            return index
    return end


def _is_hyphenated_name(tokens: Tokens, stop: int) -> bool:
    return tokens.word(stop - 2) == "-" and tokens.is_capital(stop - 3)


def _body_start(tokens: Tokens, start: int, stop: int) -> int:
    """Return where the name of an institution begins: at the first of its last capitals."""
    begin = stop - 1
    while begin > start and (
        tokens.is_capital(begin - 1)
        or (
            tokens.word(begin - 1) in _JOINTS
            and tokens.is_capital(begin - 2)
            and begin - 2 >= start
        )
    ):
        begin -= 1
    return begin


def _name_start(tokens: Tokens, start: int, stop: int) -> int:
    """Return where the name begins: after the last title, possessive or small word."""
    begin = start
    for index in range(start, stop):
        word = tokens.word(index)
        lower = (
            not tokens.is_capital(index) and word not in _JOINTS and tokens.word(index - 1) != "-"
        )
        title = word in TITLES or word.endswith("'s")
        if ((lower or title) and index + 1 < stop) or (word in BODIES and index + 2 < stop):
            begin = index + 1
    while begin < stop - 1 and tokens.word(begin) in (".", ",", "of", "the", "and", "&"):
        begin += 1
    return begin


def _text(tokens: Tokens, start: int, end: int) -> str:
    return " ".join(tokens.text[tokens.starts[start] : tokens.ends[end - 1]].split())


def is_person(named: str) -> bool:
    """Tell whether a name can be "he" or "she"."""
    words = named.lower().split()
    if any(word in PERSONS for word in words):
        return True
    return named[:1].isupper() and not is_group(named)


def is_group(named: str) -> bool:
    """Tell whether a name can be "they" or "it": police, officials, an institution."""
    words = named.lower().split()
    head = words[-1] if words else ""
    return head in BODIES or head in GROUPS or "and" in words or named.isupper()


# ---------------------------------------------------------------- introductions

# A run of capitalised words; a hyphen may join a small second half ("Jae-won").
_WORD = r"[A-Z]\w*+(?:[’'-]++\w++)*+"
_RUN = re.compile(
    rf"{_WORD}\.?(?:(?<=[A-Z]\.) {_WORD}|(?<=[A-Za-z][a-z]\.) {_WORD}|(?<!\.) {_WORD}"
    rf"|(?<!\.) (?:al|el|de|la|von|van|bin) {_WORD}){{0,11}}"
)
_ACRONYM = re.compile(r"\(([A-Z]{2,10})\)")
_SPELLED = re.compile(r"(?:[A-Z][\w’'-]{0,40}(?: (?:of|for|and|the)){0,2} ){2,7}$")
_LONGEST = 120  # characters that an acronym may stand for
_LEADING = table(
    "the a an in on at but and when after as while if by for from with that this he she it they we "
    "his her its their according also then there since before however monday tuesday wednesday "
    "thursday friday saturday sunday january february july september october november december"
)
_APPOSITION = re.compile(r", (?:[Tt]he |an? )?((?:[\w’'-]{1,30} ){0,3}[\w-]{1,30})")
_BEFORE = re.compile(r"(?<![a-z])([a-z]+) $")


class Names:
    """Hold the names that one article introduces, found when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs: list[_Run] | None = None
        self._full: dict[str, list[tuple[int, str]]] = {}
        self._holders: dict[str, list[tuple[int, str]]] | None = None
        self._spelled: dict[str, str] | None = None

    def full(self, short: str, before: int) -> str:
        """Return the full name for a surname or acronym that the article introduces.

        A run of capitals counts as an introduction where it holds a title ("President Ada
        King") or where the surname stands in it for the first time.  A surname that two
        people share stays alone.
        """
        folded = short.lower()
        if " " in short or not short[:1].isupper() or folded in GROUPS or folded in BODIES:
            return short
        if short.isupper():
            return self._acronyms().get(short, short)
        self._introductions()
        introduced = self._full.get(short, [])
        earlier = introduced[: bisect_left(introduced, (before, ""))] or introduced[:1]
        return earlier[0][1] if len(earlier) == 1 else short

    def holder(self, office: str, before: int) -> str | None:
        """Return who holds an office, "president" -> "Ada King"; None where two were introduced."""
        if self._holders is None:
            self._holders = {}
            for run in self._introductions():
                for held in self._offices(run):
                    _introduce(self._holders, held, run)
        introduced = self._holders.get(office, [])
        earlier = introduced[: bisect_left(introduced, (before, ""))]
        return earlier[0][1] if len(earlier) == 1 else None

    def _acronyms(self) -> dict[str, str]:
        """Return what the article spells out: "World Health Organization (WHO)"."""
        if self._spelled is None:
            self._spelled = {}
            for found in _ACRONYM.finditer(self._text):
                at = found.start()
                spelled = _SPELLED.search(self._text[max(0, at - _LONGEST) : at])
                if spelled is not None:
                    named = " ".join(_without_titles(spelled.group().split()))
                    self._spelled.setdefault(found.group(1), named)
        return self._spelled

    def _introductions(self) -> list[_Run]:
        """Return the runs of capitals that hold a name of two words or more."""
        if self._runs is None:
            self._runs = []
            seen: set[str] = set()
            for found in _RUN.finditer(self._text):
                if " " not in found.group():
                    seen.add(found.group())
                    continue
                words = found.group().split(" ")
                named = _without_titles(words)
                if len(named) > 1:
                    titles = tuple(words[: len(words) - len(named)])
                    run = _Run(found.start(), found.end(), " ".join(named), titles)
                    self._runs.append(run)
                    self._note(run, named, seen)
                seen.update(words)
        return self._runs

    def _note(self, run: _Run, named: Sequence[str], seen: set[str]) -> None:
        """Note a run under its surname; with a title, under its first word as well."""
        if run.titles or named[-1] not in seen:
            _introduce(self._full, named[-1], run)
        if run.titles:
            _introduce(self._full, named[0], run)

    def _offices(self, run: _Run) -> Iterator[str]:
        """Yield the offices named before a name ("President", "president") or behind a comma."""
        yield from (word.lower() for word in run.titles)
        before = _BEFORE.search(self._text, max(0, run.start - 20), run.start)
        if before is not None and before.group(1) in TITLES:
            yield before.group(1)
        behind = _APPOSITION.match(self._text, run.end)
        if behind is not None:
            yield from (word for word in behind.group(1).lower().split() if word in TITLES)


class _Run(NamedTuple):
    """Hold a run of capitals: where it stands, the name in it, the titles before the name."""

    start: int
    end: int
    named: str
    titles: tuple[str, ...]


def _introduce(known: dict[str, list[tuple[int, str]]], word: str, run: _Run) -> None:
    """Note where each of the first two names stands first for which a word may stand.

    Where there are two, the word stands for neither, however many follow.
    """
    introduced = known.setdefault(word, [])
    if len(introduced) < 2 and run.named not in (named for _, named in introduced):
        introduced.append((run.start, run.named))


def _without_titles(run: Sequence[str]) -> list[str]:
    """Return what follows the last title, possessive or institution of a run of capitals."""
    start = 0
    for index, word in enumerate(run[:-1]):
        folded = word.lower().rstrip(".")
        title = folded in TITLES or word.endswith(("’s", "'s"))
        body = folded in BODIES and index + 2 < len(run)
        if title or body or (start == index and folded in _LEADING):
            start = index + 1
    return list(run[start:])
