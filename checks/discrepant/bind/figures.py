"""Which quantity does a figure or a date belong to?

To the one whose cue stands nearest in the figure's own clause and whose unit it fits.  Ties,
parts of a whole and suppositions are unread, with the reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from discrepant.bind import counted, days, kinds
from discrepant.bind.article import Article
from discrepant.bind.converted import converted
from discrepant.bind.cues import BEING, ENDING, Clause, Cues, Named
from discrepant.bind.kinds import OTHERS
from discrepant.interval import Interval, common
from discrepant.model import (
    NARRATOR,
    Claim,
    Mention,
    MentionKind,
    Passage,
    Polarity,
    Quantity,
    Span,
    Unread,
)
from discrepant.prose.clause_words import PREPOSITIONS
from discrepant.tokens import table
from discrepant.units.table import Units
from discrepant.units.words import FIXED_WORDS

TIMES = frozenset({"year", "month", "week", "day"})
MEASURED = frozenset(FIXED_WORDS.values()) - {"person"}
_NEAR = 4  # words between "of" and "victims"


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
        of = _governor(article.clause(mention))
        reading = Reading(mention, tied[0], self._fit(article, mention, quantity), of=of)
        why = mention.unread or self._why_not(article, reading, [each.quantity for each in tied])
        if why:
            return article.unread(mention, quantity, why)
        if quantity.each is None:
            return reading
        whose = article.persons.whose(mention)
        if whose.why:
            return article.unread(mention, quantity, whose.why)
        return replace(reading, about=whose.name)

    def _why_not(self, article: Article, reading: Reading, tied: Sequence[Quantity]) -> str:
        """Return why a figure cannot be a claim of the quantity whose cue is the nearest."""
        mention, named = reading.mention, reading.named
        if named.degree:
            return _degree(named)
        if named.quantity.unit == "person" and self._is_of_others(article, mention, named):
            return f"“{named.cue}” names others than these"
        if _is_own_noun(article, mention, named):
            return f"“{named.cue}” is what is counted"
        if len(tied) > 1:
            return f"as near to {' and '.join(sorted(each.id for each in tied))}"
        if reading.value is None:
            return "outside what the quantity may be (domain)"
        if named.quantity.is_date and named.distance >= 0:
            return self._other_day(article, mention, named)
        return ""

    def _other_day(self, article: Article, mention: Mention, named: Named) -> str:
        """Return what else a day is of; where the rule has `and`, the user said what it is of."""
        clause = article.clause(mention)
        cue = days.stands(clause, named.at, named.cue)
        another = days.of_another(clause, cue)
        if another or any(rule.and_of for rule in named.quantity.find):
            return another
        own = frozenset(each.words[-1] for rule in named.quantity.find for each in rule.any_of)
        return days.why_not(clause, mention.value, cue, own)

    def _is_of_others(self, article: Article, mention: Mention, named: Named) -> bool:
        """Tell "hundreds prayed for the victims", "two of the five victims" from "two victims"."""
        cue = named.cue.split()[-1:]
        if named.distance <= 0 or not cue or self._units.unit_of(cue[0]) != "person":
            return False
        own = article.clause(mention)
        at = next((i for i, each in enumerate(own.offsets) if each == named.at), 0)
        between = own.words[own.figure[1] : at]
        return not (BEING & set(between)) and not PREPOSITIONS.isdisjoint(between[-_NEAR:])

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
        held_over = _held_over(article, mention, own)
        named = [
            each
            for each in self._cues.named_in(own, sentence, held_over).values()
            if self._fit(article, mention, each.quantity) is not _NO_FIT
        ]
        if named or mention.noun is None or mention.kind is MentionKind.DATE:
            return named
        if _is_share_of(own):
            return []
        return [
            Named(quantity, 0, "", mention.start)
            for quantity in self._cueless
            if self._fit(article, mention, quantity) is not _NO_FIT
        ]

    def worth(self, article: Article, mention: Mention, quantity: Quantity) -> Interval:
        """Return the value of a mention that the YAML itself gives to a quantity.

        What is counted may have another noun there, as whoever quotes it will know; what is
        measured, paid or a share may not.  Raises ValueError where it does.
        """
        value = self._fit(article, mention, replace(quantity, domain=None))
        if isinstance(value, Interval):
            return value
        unit = counted.unit(article.source.text, mention, self._units)
        if mention.value is None or (unit and _measured(unit, quantity.unit)):
            written = article.source.text[mention.start : mention.end]
            raise ValueError(
                f"“{written}” is no value in {quantity.unit}; write one that is, under “value:”"
            )
        return mention.value

    def _fit(self, article: Article, mention: Mention, quantity: Quantity) -> _Value:
        """Return the value in the unit of the quantity, clipped to its domain.

        _NO_FIT where the unit is another; None where nothing is left within the domain.
        """
        if quantity.is_date or mention.kind is MentionKind.DATE:
            same = quantity.is_date and mention.kind is MentionKind.DATE
            return mention.value if same else _NO_FIT
        if mention.value is None:
            return None
        unit = counted.unit(article.source.text, mention, self._units)
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
            kind=days.of_day(article, mention)
            if quantity.is_date
            else ""
            if quantity.each is not None
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


def _is_own_noun(article: Article, mention: Mention, named: Named) -> bool:
    """Tell the "shot" of "he fired one shot", which counts no people, from that of "one shot"."""
    if mention.noun is not None or named.distance != 1 or mention.value != Interval.point(1):
        return False
    own = article.clause(mention)
    before = own.words[own.figure[0] - 1] if own.figure[0] else ""
    behind = own.offsets[own.figure[1]] == named.at if own.figure[1] < len(own.words) else False
    return behind and before.endswith("ed")


def _held_over(article: Article, mention: Mention, own: Clause) -> tuple[str, ...]:
    """Return words from outside a clause that say of what it speaks.

    They are the speaker of whom it says something as "it" or "they", and what the sentence
    opens with: "For the full year, sales came to 4 million, and profit to 1 million".
    """
    sentence = article.source.text[mention.sentence.start : mention.start]
    opening = _OPENING.match(sentence) if own.words[:1] else None
    words = tuple(opening.group(1).lower().split()) if opening else ()
    if mention.speaker == NARRATOR or _PRONOUNS.isdisjoint(own.words[:2]):
        return words
    return (*words, *mention.speaker.lower().split())


_OPENING = re.compile(r"((?:In|For|At|During|Under|On|Over|Across|Outside) [^,.;:]{1,60}),")


_PRONOUNS = frozenset({"it", "he", "she", "they", "we"})


def _is_share_of(own: Clause) -> bool:
    """Tell the nine of "nine of the ten boats", which are some of what is counted."""
    following = own.words[own.figure[1] : own.figure[1] + 2]
    return following[:1] == ("of",) and bool(_OWNED & set(following[1:]))


_OWNED = table("the its his her their our these those")


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


def _measured(*units: str) -> bool:
    """Tell whether one of several units is a measure, a currency or a share."""
    return any(MEASURED & set(unit.split()) for unit in units)


class _NoFit:
    """Mark a mention whose unit is not that of the quantity."""


_NO_FIT = _NoFit()
_Value = Interval | None | _NoFit


@dataclass(frozen=True)
class Reading:
    """Hold a mention with the quantity it belongs to and its value there.

    `of` is the noun that the figure is the size of: "a budget of 690 million".
    """

    mention: Mention
    named: Named
    value: _Value
    about: str = ""
    of: str = ""

    @property
    def is_of_another(self) -> bool:
        """Tell whether the figure is an age, or the size of something else than its cue."""
        is_age = self.mention.noun is None and self.mention.unit in TIMES
        return is_age or (bool(self.of) and self.of not in self.named.cue.split())

    @property
    def is_of_its_cue(self) -> bool:
        """Tell the 3.4 metres of "a surge of 3.4 metres", where the surge is the cue."""
        return bool(self.of) and self.of in self.named.cue.split()


def _governor(own: Clause) -> str:
    """Return the noun before "of" and a figure, "" where it says no more than the figure."""
    first = own.figure[0]
    before = own.words[max(0, first - 3) : first]
    if len(before) < 3 or before[2] != "of" or before[0] not in _ARTICLES:
        return ""
    return "" if before[1] in _BARE else before[1]


_ARTICLES = table("a an the its their his her")
_BARE = table("total number figure maximum minimum average sum amount group team toll count tally")


def shared(read: Sequence[Reading]) -> list[tuple[Reading, str]]:
    """Return the figures that share one cue in one clause: "10 women and 7 men were killed".

    Which of them the cue counts, or whether they add up, is not for us to guess; a figure
    whose own noun is the cue ("14 deaths among 230 passengers") is the one it counts, and one
    of another noun ("a budget of 690 million") is not.  What is denied ("12 rather than 14")
    shares nothing.
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


def other_events(article: Article, read: Sequence[Reading]) -> list[tuple[Reading, str]]:
    """Return the days that an article gives for other events of the kind that a cue names."""
    by_quantity: dict[str, list[Reading]] = defaultdict(list)
    for each in read:
        told = each.named.quantity.is_date and each.named.distance >= 0
        if told and each.mention.polarity is Polarity.ASSERTED:
            by_quantity[each.named.quantity.id].append(each)
    return [
        (group[index], "another event, by all that is said")
        for group in by_quantity.values()
        for index in days.of_others([_told(article, each) for each in group])
    ]


def _told(article: Article, reading: Reading) -> tuple[Clause, tuple[int, int], Interval]:
    clause = article.clause(reading.mention)
    cue = days.stands(clause, reading.named.at, reading.named.cue)
    if not isinstance(reading.value, Interval):
        raise TypeError("a day without a value is no claim")
    return clause, cue, reading.value


def beside_parts(
    article: Article, read: Sequence[Reading], unread: Sequence[Unread]
) -> list[tuple[Reading, str]]:
    """Return the others of a sentence that counts apart some whom the same words are said of.

    "One was critically injured and three others slightly": the others are a part too.
    """
    parts = {
        (each.quantity, each.passage.sentence) for each in unread if each.reason.startswith("a p")
    }
    return [
        (each, "others, beside a part of them")
        for each in read
        if (each.named.quantity.id, article.passage(each.mention).sentence) in parts
        and OTHERS & set(article.word(each.mention.span).split())
    ]


def _without_owner(sharing: Sequence[Reading]) -> Sequence[Reading]:
    others = [each for each in sharing if each.named.distance > 0]
    if len(others) == len(sharing) - 1:
        return others
    others = [each for each in sharing if each.is_of_another]
    if len(others) != len(sharing) - 1:
        others = [each for each in sharing if not each.is_of_its_cue]
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
        for each in _without_nearest_day(group)
    ]


def _without_nearest_day(group: Sequence[Reading]) -> Sequence[Reading]:
    """Return the days that are not said of the cue itself: "voted on Monday to close in June"."""
    first, *others = sorted(group, key=lambda each: each.named.distance)
    near = first.named.quantity.is_date and 0 <= first.named.distance <= _BESIDE
    far = all(each.named.at == first.named.at and each.named.distance > _BESIDE for each in others)
    return others if near and far else group


_BESIDE = 2  # words: "voted on Monday"


def _values(group: Sequence[Reading]) -> list[Interval]:
    return [each.value for each in group if isinstance(each.value, Interval)]
