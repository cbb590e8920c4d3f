"""Which quantity does a figure or a date belong to?

To the one whose cue stands nearest in the figure's own clause and whose unit it fits.  Ties,
parts of a whole and suppositions are unread, with the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from discrepant.bind import kinds
from discrepant.bind.article import Article
from discrepant.bind.converted import converted, named_ton
from discrepant.bind.cues import ENDING, Cues, Named
from discrepant.interval import Interval, common
from discrepant.model import (
    Claim,
    Mention,
    MentionKind,
    Passage,
    Polarity,
    Quantity,
    Span,
    Unread,
)
from discrepant.units.table import Units

TIMES = frozenset({"year", "month", "week", "day"})
SHARE = "1"  # the unit of "three in four", which counts nobody


class Figures:
    """Bind figures and dates to the quantities of one set of expectations."""

    def __init__(self, quantities: Sequence[Quantity], table: Units) -> None:
        self._units = table
        counted = [each for each in quantities if not each.is_label]
        self._cues = Cues(counted)
        cueless = [each for each in counted if not (each.find or each.claims or each.is_date)]
        self._cueless = tuple(each for each in cueless if each.each is None)
        self._own = tuple(each for each in cueless if each.each is not None)

    def read(self, article: Article, mention: Mention) -> Reading | Unread | None:
        """Return the quantity a mention belongs to, why it cannot be told, or None."""
        named = self._fitting(article, mention)
        if not named:
            return None
        tied = _nearest(named)
        quantity = tied[0].quantity
        reading = Reading(mention, tied[0], self._fit(article, mention, quantity))
        why = mention.unread or _degree(tied[0])
        if why:
            return article.unread(mention, quantity, why)
        if len(tied) > 1:
            between = " and ".join(sorted(each.quantity.id for each in tied))
            return article.unread(mention, quantity, f"as near to {between}")
        if reading.value is None:
            return article.unread(mention, quantity, "outside what the quantity may be (domain)")
        if quantity.each is None:
            return reading
        whose = article.persons.whose(mention)
        if whose.why:
            return article.unread(mention, quantity, whose.why)
        return replace(reading, about=whose.name)

    def _fitting(self, article: Article, mention: Mention) -> list[Named]:
        own_to = [
            Named(quantity, -1, "", mention.start)
            for quantity in self._own
            if _is_own(article, mention, quantity)
            and self._fit(article, mention, quantity) is not _NO_FIT
        ]
        if own_to:
            return own_to
        # What a part belongs to is often named by the clause around it; it is no claim anyway.
        own = article.around(mention) if mention.unread else article.clause(mention)
        sentence = article.sentence(mention) if self._cues.has_phrases else own
        named = [
            each
            for each in self._cues.named_in(own, sentence).values()
            if self._fit(article, mention, each.quantity) is not _NO_FIT
        ]
        if named or mention.noun is None or mention.kind is MentionKind.DATE:
            return named
        return [
            Named(quantity, 0, "", mention.start)
            for quantity in self._cueless
            if self._fit(article, mention, quantity) is not _NO_FIT
        ]

    def _fit(self, article: Article, mention: Mention, quantity: Quantity) -> _Value:
        """Return the value in the unit of the quantity, clipped to its domain.

        _NO_FIT where the unit is another; None where nothing is left within the domain.
        """
        if quantity.is_date or mention.kind is MentionKind.DATE:
            same = quantity.is_date and mention.kind is MentionKind.DATE
            return mention.value if same else _NO_FIT
        if mention.value is None:
            return None
        unit = self._unit(article, mention)
        if unit is None:
            return _NO_FIT
        written = article.word(mention.figure) if mention.figure is not None else ""
        value = (
            converted(mention.value, written, unit, quantity.unit, self._units)
            if unit
            else mention.value
        )
        if value is None:
            return _NO_FIT
        if quantity.domain is None or mention.polarity is Polarity.DENIED:
            return value
        return value.intersect(quantity.domain)

    def _unit(self, article: Article, mention: Mention) -> str | None:
        """Return the unit of a figure; "" where it has no noun, None where it is unknown."""
        if mention.noun is None or mention.unit == SHARE:
            unit = mention.unit or ""
        else:
            word = article.word(mention.noun)
            found = self._units.unit_of(word) or mention.unit
            if found is None:
                return None
            unit = (
                named_ton(article.source.text, mention.noun) or found if found == "ton" else found
            )
        if mention.per is None:
            return unit
        per = self._units.unit_of(article.word(mention.per))
        return f"{unit} / {per}" if per and unit else None

    def claim(
        self, article: Article, reading: Reading, copies: Mapping[Span, list[Passage]]
    ) -> Claim:
        """Return a reading as a claim; `copies` are further printings of its sentence."""
        mention, quantity = reading.mention, reading.named.quantity
        speaker, counts_as = article.voices.of(mention.speaker)
        if not isinstance(reading.value, Interval):
            raise TypeError("a reading without a value is no claim")
        return Claim(
            quantity.id,
            reading.value,
            article.passage(mention),
            quantity.unit,
            article.source.story,
            mention.hedge,
            mention.polarity,
            speaker,
            counts_as,
            mention.as_of,
            copies=tuple(copies.get(mention.span, ())),
            kind=""
            if quantity.is_date or quantity.each is not None
            else kinds.kind(article, mention, quantity, reading.named.at, self._units),
            trace=article.trace(mention, reading.named.cue),
            about=reading.about,
        )


def _nearest(named: Sequence[Named]) -> Sequence[Named]:
    """Return the nearest namings; of several, one that no "and" parts from the figure."""
    least = min(each.distance for each in named)
    tied = [each for each in named if each.distance == least]
    own = [each for each in tied if not each.joined]
    return own if len(own) == 1 else tied


def _degree(named: Named) -> str:
    """Return why the words at a cue take the figure out, "" where they do not."""
    if named.degree in ENDING:
        return f"taken back: “{named.cue} … {named.degree}”"
    if not named.degree:
        return ""
    denied = named.degree in ("not", "never") or named.degree.endswith("n't")
    return f"{'denied' if denied else 'a part'}: “{named.degree} {named.cue}”"


def _is_own(article: Article, mention: Mention, quantity: Quantity) -> bool:
    """Tell whether a figure is somebody's own: an age, or any other figure beside a name.

    A time that is no age ("a 12-year veteran", "34 years in prison") is a time.
    """
    if mention.kind is MentionKind.DATE:
        return False
    if quantity.unit not in TIMES:
        return bool(article.persons.whose(mention).name)
    if mention.noun is None:
        return mention.unit in TIMES
    end = mention.noun.end
    return article.source.text[end : end + 4].lower() in ("-old", " old")


class _NoFit:
    """Mark a mention whose unit is not that of the quantity."""


_NO_FIT = _NoFit()
_Value = Interval | None | _NoFit


@dataclass(frozen=True)
class Reading:
    """Hold a mention with the quantity it belongs to and its value there."""

    mention: Mention
    named: Named
    value: _Value
    about: str = ""


def shared(read: Sequence[Reading]) -> list[tuple[Reading, str]]:
    """Return the figures that share one cue in one clause: "10 women and 7 men were killed".

    Which of them the cue counts, or whether they add up, is not for us to guess; a figure
    whose own noun is the cue ("14 deaths among 230 passengers") is the one it counts.  What is
    denied ("12 rather than 14") shares nothing.
    """
    by_cue: dict[tuple[str, Span, int], list[Reading]] = defaultdict(list)
    for each in read:
        counts = each.mention.kind is MentionKind.NUMBER and each.named.cue and not each.about
        if counts and each.mention.polarity is Polarity.ASSERTED:
            key = (each.named.quantity.id, each.mention.sentence, each.named.at)
            by_cue[key].append(each)
    found = [
        (each, f"shares “{each.named.cue}” with another figure of its clause")
        for sharing in by_cue.values()
        if len(sharing) > 1
        for each in _without_owner(sharing)
    ]
    taken = {id(each) for each, _ in found}
    return found + _in_one_breath([each for each in read if id(each) not in taken])


def _without_owner(sharing: Sequence[Reading]) -> Sequence[Reading]:
    others = [each for each in sharing if each.named.distance > 0]
    return others if len(others) == len(sharing) - 1 else sharing


def _in_one_breath(read: Sequence[Reading]) -> list[tuple[Reading, str]]:
    """Return different values for one quantity that one speaker gives in one sentence.

    "Three died at the scene and two in hospital": nobody contradicts himself in one breath;
    they are parts, or before and after.
    """
    by_breath: dict[tuple[str, Span, str, str], list[Reading]] = defaultdict(list)
    for each in read:
        if each.mention.polarity is Polarity.ASSERTED:
            of = each.named.quantity.id, each.mention.sentence
            key = (*of, each.mention.speaker, each.about)
            by_breath[key].append(each)
    return [
        (each, "another figure of its sentence differs: parts, or before and after")
        for group in by_breath.values()
        if common(_values(group)) is None
        for each in group
    ]


def _values(group: Sequence[Reading]) -> list[Interval]:
    return [each.value for each in group if isinstance(each.value, Interval)]
