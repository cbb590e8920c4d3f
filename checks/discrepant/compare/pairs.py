"""May two claims be held against each other, and can both be true?

This is the one place that decides it; the sweep over many claims and the explanation of a
single pair both come here for their rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from discrepant.interval import Interval
from discrepant.model import (
    APART,
    DOER_TOO,
    EARLY,
    IN_HOSPITAL,
    NARRATOR,
    NIGHT,
    TOGETHER,
    WEEKDAY,
    WITH_OTHERS,
    YEARLESS,
    Claim,
    Expectation,
    OverTime,
    PairVerdict,
    Polarity,
    Quantity,
    Same,
)

_WIDER = (DOER_TOO, TOGETHER, WITH_OTHERS)
_UNDATED = (WEEKDAY, YEARLESS)
_YEAR, _QUARTER = 365, 92  # days
# "The three" of one article need not be "the four" of another.
_TOLD = frozenset({"the others", "those told of before", "those of one scene", "those so far"})


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold what decides about the claims of one quantity under one expectation.

    `tolerance` is a share of the nearer bound, days for dates; `valid_for` days, None for no
    limit; `ages` that what grows is somebody's age in years.
    """

    tolerance: Fraction
    is_date: bool = False
    valid_for: int | None = None
    over_time: OverTime | None = None
    ages: bool = False

    def reach(self, bound: Fraction) -> Fraction:
        """Return the value up to which another claim's lower bound agrees with an upper bound."""
        return bound + (self.tolerance if self.is_date else self.tolerance * abs(bound))

    def in_time(self, one: Interval | None, other: Interval | None) -> bool:
        """Tell whether two as-of days are near enough, by their greatest distance.

        Two that are of one and the same month or quarter are near.  An unknown day is near
        enough, except where the quantity changes over time.
        """
        if one is None or other is None:
            return not self._changes
        if self.valid_for is None or self.over_time is OverTime.CONSTANT:
            return True
        span = one.hull(other)
        if span.low is None or span.high is None:
            return False
        # "In March" twice is one March; a year holds more than one fire.
        reach = max(self.valid_for, _QUARTER) if one == other else self.valid_for
        return span.high - span.low <= reach

    def may_be_lower(self, lower: Interval | None, higher: Interval | None) -> bool:
        """Tell whether time allows the claim of day `lower` to lie below that of day `higher`.

        What grows may have been lower before; what falls may be lower later.
        """
        if not self._changes or lower is None or higher is None:
            return False
        first, second = (lower, higher) if self.over_time is OverTime.GROWS else (higher, lower)
        return first.high is not None and second.low is not None and first.high < second.low

    def leeway(self, lower: Interval | None, higher: Interval | None) -> Fraction | None:
        """Return by how much time lets the claim of day `higher` lie above the other.

        None is any amount.  An age grows by a year a year, and by the birthday in between.
        """
        if not self.may_be_lower(lower, higher):
            return Fraction(0)
        if not self.ages or lower is None or higher is None:
            return None
        span = lower.hull(higher)
        if span.low is None or span.high is None:
            return None
        return Fraction(1 + (span.high - span.low) // _YEAR)

    @property
    def at_any_time(self) -> bool:
        """Tell whether no day is too far away, and none allows another figure."""
        constant = self.over_time is OverTime.CONSTANT
        return constant or (self.valid_for is None and not self._changes)

    @property
    def _changes(self) -> bool:
        return self.over_time in (OverTime.GROWS, OverTime.FALLS)


def rule_of(expectation: Expectation, quantity: Quantity) -> Rule:
    """Return the rule of an expectation for its quantity."""
    grows = quantity.over_time is OverTime.GROWS
    ages = grows and quantity.each is not None and quantity.unit == "year"
    time = quantity.valid_for, quantity.over_time
    return Rule(expectation.tolerance, quantity.is_date, *time, ages=ages)


def may_be_part(lower: str, higher: str) -> bool:
    """Tell whether figures of these kinds allow the lower to be a part of the higher.

    "Two women" may be among five people or four others; five women are not among two people.
    "Four people" may be five with the gunman, or in one of three shootings that killed five.
    The share of the young may be any beside that of all.
    Two articles that say "on Sunday" mean one Sunday, whatever days they are dated.
    """
    lower, higher = _of_any_hour(lower), _of_any_hour(higher)
    if lower.startswith(_UNDATED) or higher.startswith(_UNDATED):
        return lower == higher
    if lower == higher:
        return lower in _TOLD
    if lower.startswith(APART) or higher.startswith(APART):
        return True
    if higher.startswith(IN_HOSPITAL):
        return True  # the dead may have been taken there too
    return higher.startswith(_WIDER) or not (lower == "" or lower.startswith(_WIDER))


def meets_others(kind: str) -> bool:
    """Tell whether figures of a kind may contradict those of another kind than their own.

    Of two other kinds than these, each may be any part of what happened.
    """
    bare = _of_any_hour(kind)
    return bare == "" or bare.startswith((*_WIDER, *_UNDATED))


def _of_any_hour(kind: str) -> str:
    """Return the kind of a day whatever its hour."""
    for hour in (NIGHT, EARLY):
        kind = kind.removesuffix(hour)
    return kind.removesuffix("; ")


def between(lower: str, higher: str) -> Fraction:
    """Return the days by which two of these kinds may differ: a night ends in the next day."""
    return Fraction(lower.endswith(NIGHT) and higher.endswith(EARLY))


def contradict(one: Claim, other: Claim, rule: Rule) -> bool:
    """Tell whether two claims of comparable days cannot both be true.

    Two assertions: disjoint, further apart than the tolerance, and not what time allows.  An
    assertion and a denial: the assertion lies within what is denied.  Two labels: asserted
    both, or one asserted and denied.  Two denials never.
    """
    if one.label or other.label:
        same_label, same_polarity = one.label == other.label, one.polarity is other.polarity
        return same_label != same_polarity and Polarity.ASSERTED in (one.polarity, other.polarity)
    if one.polarity is not other.polarity:
        asserted, denied = (one, other) if one.polarity is Polarity.ASSERTED else (other, one)
        return asserted.value.within(denied.value)
    if one.polarity is Polarity.DENIED:
        return False
    return _below(one, other, rule) or _below(other, one, rule)


def apart(one: Interval, other: Interval, rule: Rule) -> bool:
    """Tell whether two values lie further apart than the tolerance, whatever else allows it."""
    lower, higher = sorted((one, other), key=Interval.sort_key)
    if higher.low is None or lower.high is None:
        return False
    return higher.low > rule.reach(lower.high)


def _below(lower: Claim, higher: Claim, rule: Rule) -> bool:
    """Tell whether one claim lies below another, beyond tolerance and what time allows."""
    low, high = higher.value.low, lower.value.high
    if low is None or high is None or low <= rule.reach(high):
        return False
    if may_be_part(lower.kind, higher.kind):
        return False
    leeway = rule.leeway(lower.as_of, higher.as_of)
    if leeway is None:
        return False
    return low > rule.reach(high) + leeway + between(lower.kind, higher.kind)


def distance(one: Interval, other: Interval, is_date: bool) -> Fraction | None:
    """Return how far two values are apart: days for dates, else a share of the nearer bound."""
    if not is_date:
        return one.gap(other)
    lower, higher = sorted((one, other), key=Interval.sort_key)
    if lower.high is None or higher.low is None or lower.high >= higher.low:
        return Fraction(0)
    return higher.low - lower.high


def verdict(one: Claim, other: Claim, expectation: Expectation, quantity: Quantity) -> PairVerdict:
    """Return what two claims of one quantity come to, and with it why they were not compared."""
    rule = rule_of(expectation, quantity)
    if one.story != other.story:
        return PairVerdict.OTHER_STORY
    if one.about != other.about:
        return PairVerdict.OTHER_PERSON
    if expectation.same is Same.SOURCE and one.source != other.source:
        return PairVerdict.OTHER_SOURCE
    if expectation.same is Same.SPEAKER and not _one_speaker(one, other):
        return PairVerdict.OTHER_SPEAKER
    if not rule.in_time(one.as_of, other.as_of):
        return PairVerdict.OTHER_DAY
    if contradict(one, other, rule):
        return PairVerdict.CONFLICTS
    return _agreement(one, other, rule)


def _agreement(one: Claim, other: Claim, rule: Rule) -> PairVerdict:
    if one.label or Polarity.DENIED in (one.polarity, other.polarity):
        return PairVerdict.AGREES
    if one.value.disjoint(other.value):
        lower, higher = sorted((one, other), key=lambda claim: claim.value.sort_key())
        low, high = higher.value.low, lower.value.high
        allowed = low is not None and high is not None and low > rule.reach(high)
        if allowed and may_be_part(lower.kind, higher.kind):
            return PairVerdict.PART
        return PairVerdict.SUPERSEDED if allowed else PairVerdict.ROUNDING
    return PairVerdict.AGREES if one.value == other.value else PairVerdict.FITS


def _one_speaker(one: Claim, other: Claim) -> bool:
    return NARRATOR not in (one.speaker, other.speaker) and bool(
        set(one.voices) & set(other.voices)
    )


def scopes(expectation: Expectation, claims: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """Yield the claims that may be compared, by story and where asked by source or speaker."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if expectation.same is Same.SOURCE:
            groups[claim.story, claim.source].append(claim)
        elif expectation.same is Same.SPEAKER:
            for voice in claim.voices if claim.speaker != NARRATOR else ():
                groups[claim.story, voice].append(claim)
        else:
            groups[claim.story, ""].append(claim)
    for key, group in sorted(groups.items()):
        # What the ministry says, the capital says: the smaller group is part of the larger.
        if expectation.same is not Same.SPEAKER or not _is_part(key, groups):
            yield key[1], group


def _is_part(key: tuple[str, str], groups: Mapping[tuple[str, str], list[Claim]]) -> bool:
    """Tell whether another voice has said all that this one has, and more or is named first."""
    story, voice = key
    own = groups[key]
    # Who has said all of it has said what was said with the fewest voices.
    for other in dict.fromkeys(min(own, key=lambda claim: len(claim.voices)).voices):
        if other == voice or not all(other in claim.voices for claim in own):
            continue
        if len(groups[story, other]) > len(own) or _outranks(other, voice, own):
            return True
    return False


def _outranks(voice: str, other: str, claims: Sequence[Claim]) -> bool:
    """Tell whether a voice stands behind another: of the same claims, the last in each."""
    return all(claim.voices.index(voice) > claim.voices.index(other) for claim in claims)
