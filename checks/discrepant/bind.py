"""Which quantity does a mention belong to, and as what does it count there?

A figure belongs to the quantity whose cue stands nearest in its own clause and whose unit it
fits.  Ties, parts of a whole and suppositions are unread, with the reason.  Derived claims
come from what one sentence states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from discrepant import cues, equation, wording
from discrepant.cues import Clause, Cues, Named
from discrepant.interval import Interval, IntervalError
from discrepant.model import (
    Claim,
    Hedge,
    Mention,
    MentionKind,
    Passage,
    Polarity,
    Quantity,
    QuotedClaim,
    Ruleset,
    Source,
    Span,
    Trace,
    Unread,
)
from discrepant.places import Places
from discrepant.units import Units
from discrepant.voices import Voices, voices
from discrepant.yaml_nodes import ExpectationError, Problem


@dataclass(frozen=True, slots=True)
class Bound:
    """Hold what became of the mentions of one article."""

    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    uncovered: tuple[Passage, ...]


Read = Callable[[Source], tuple[Mention, ...]]


class Binder:
    """Bind the mentions of articles to the quantities of one set of expectations.

    `read` is the reader of articles; the values of quoted claims are read by it as well.
    """

    def __init__(self, ruleset: Ruleset, table: Units, read: Read) -> None:
        self._quantities = ruleset.quantities
        self._units = table
        self._read_text = read
        self._voices = voices(ruleset.speakers)
        self._cues = Cues(ruleset.quantities)
        self._cueless = tuple(
            quantity
            for quantity in ruleset.quantities
            if not quantity.find and not quantity.claims and not quantity.is_date
        )

    def bind(self, source: Source, mentions: Sequence[Mention]) -> Bound:
        """Return the claims of one article, stated and derived, and what was left over."""
        article = _Article(source, Places(source), self._voices)
        read: list[_Reading] = []
        quoted = self._quoted(article, mentions)
        taken = {claim.passage.start for claim in quoted}
        unread: list[Unread] = []
        uncovered: list[Passage] = []
        copies: dict[Span, list[Passage]] = defaultdict(list)
        for mention in mentions:
            if mention.unread.startswith("furniture") or mention.start in taken:
                continue
            if mention.repeat_of is not None:
                copies[mention.repeat_of].append(article.passage(mention))
                continue
            reading = self._read(article, mention)
            if isinstance(reading, _Reading):
                read.append(reading)
            elif isinstance(reading, Unread):
                unread.append(reading)
            else:
                uncovered.append(article.passage(mention))
        parts = _shared(read)
        unread += [article.unread(each, why) for each, why in parts]
        shared = {id(each) for each, _ in parts}
        stated = [self._claim(article, each, copies) for each in read if id(each) not in shared]
        stated += quoted
        derived, failed = _derive(self._quantities, stated, self._units)
        return Bound(
            tuple(sorted((*stated, *derived), key=lambda claim: claim.passage.start)),
            tuple(sorted((*unread, *failed), key=lambda each: each.passage.start)),
            tuple(uncovered),
        )

    # ------------------------------------------------------------ one mention

    def _read(self, article: _Article, mention: Mention) -> _Reading | Unread | None:
        """Return the quantity a mention belongs to, why it cannot be told, or None."""
        named = self._fitting(article, mention)
        if not named:
            return None
        nearest = min(named, key=lambda each: each.distance)
        tied = [each for each in named if each.distance == nearest.distance]
        reading = _Reading(mention, nearest, self._fit(article, mention, nearest.quantity))
        if mention.unread:
            return article.unread(reading, mention.unread)
        if nearest.degree:
            return article.unread(reading, f"a part: “{nearest.degree} {nearest.cue}”")
        if len(tied) > 1:
            between = " and ".join(sorted(each.quantity.id for each in tied))
            return article.unread(reading, f"as near to {between}")
        if reading.value is None:
            return article.unread(reading, "outside what the quantity may be (domain)")
        return reading

    def _fitting(self, article: _Article, mention: Mention) -> list[Named]:
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

    def _fit(self, article: _Article, mention: Mention, quantity: Quantity) -> _Value:
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
        factor = self._units.factor(unit, quantity.unit) if unit else 1
        if factor is None:
            return _NO_FIT
        value = mention.value if factor == 1 else mention.value * Interval.point(factor)
        if quantity.domain is None or mention.polarity is Polarity.DENIED:
            return value
        return value.intersect(quantity.domain)

    def _unit(self, article: _Article, mention: Mention) -> str | None:
        """Return the unit of a figure; "" where it has no noun, None where it is unknown."""
        if mention.noun is None:
            unit = mention.unit or ""
        else:
            word = article.word(mention.noun)
            found = self._units.unit_of(word) or mention.unit
            if found is None:
                return None
            unit = found
        if mention.per is None:
            return unit
        per = self._units.unit_of(article.word(mention.per))
        return f"{unit} / {per}" if per and unit else None

    def _kind(self, article: _Article, mention: Mention) -> str:
        """Return the noun that names only some of what is counted, "" where all are meant."""
        if mention.noun is not None:
            return self._units.kind_of(article.word(mention.noun))
        figure_end = mention.figure.end if mention.figure else mention.start
        after = article.word(Span(figure_end, mention.end)).split()
        return "others" if "others" in after else ""

    def _claim(
        self, article: _Article, reading: _Reading, copies: Mapping[Span, list[Passage]]
    ) -> Claim:
        mention, quantity = reading.mention, reading.named.quantity
        speaker, counts_as = self._voices.of(mention.speaker)
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
            kind="" if quantity.is_date else self._kind(article, mention),
            trace=article.trace(mention, reading.named.cue),
        )

    # ------------------------------------------------------------ quoted claims

    def _quoted(self, article: _Article, mentions: Sequence[Mention]) -> list[Claim]:
        """Return the claims that the YAML quotes from this article.

        Raises ExpectationError where the article does not say so, or says no value.
        """
        claims: list[Claim] = []
        problems: list[Problem] = []
        for quantity in self._quantities:
            for quoted in quantity.claims:
                if quoted.source != article.source.id:
                    continue
                try:
                    claims.append(self._quoted_claim(article, mentions, quantity, quoted))
                except ValueError as error:
                    problems.append(Problem(quoted.place, str(error)))
        if problems:
            raise ExpectationError(problems)
        return claims

    def _quoted_claim(
        self,
        article: _Article,
        mentions: Sequence[Mention],
        quantity: Quantity,
        quoted: QuotedClaim,
    ) -> Claim:
        start = article.source.text.find(quoted.says)
        if start < 0:
            raise ValueError(f"{article.source.id} does not say “{quoted.says}”")
        said = Span(start, start + len(quoted.says))
        within = [
            mention
            for mention in mentions
            if said.start <= mention.start < said.end
            and mention.value is not None
            and (mention.kind is MentionKind.DATE) == quantity.is_date
        ]
        stated = self._value(article, quoted.value, "value") if quoted.value else None
        mention = stated or next(iter(within), None)
        if mention is None or mention.value is None:
            raise ValueError(f"no value was read in “{quoted.says}”; add “value:”")
        context = next(iter(within), mention)
        when = self._value(article, quoted.as_of, "as_of").value if quoted.as_of else context.as_of
        speaker, counts_as = self._voices.of(quoted.speaker or context.speaker)
        return Claim(
            quantity.id,
            mention.value,
            article.places.passage(said, context.sentence if within else said),
            quantity.unit,
            article.source.story,
            mention.hedge,
            mention.polarity,
            speaker,
            counts_as,
            when,
            quoted=True,
        )

    def _value(self, article: _Article, text: str, key: str) -> Mention:
        written = Source(article.source.id, text, "", published=article.source.published)
        found = next((each for each in self._read_text(written) if each.value is not None), None)
        if found is None:
            raise ValueError(f"“{text}” could not be read as “{key}”")
        return found


class _NoFit:
    """Mark a mention whose unit is not that of the quantity."""


_NO_FIT = _NoFit()
_Value = Interval | None | _NoFit


@dataclass(frozen=True)
class _Reading:
    """Hold a mention with the quantity it belongs to and its value there."""

    mention: Mention
    named: Named
    value: _Value


@dataclass(frozen=True)
class _Article:
    """Hold one article with what is needed to turn its mentions into passages and words."""

    source: Source
    places: Places
    voices: Voices

    def passage(self, mention: Mention) -> Passage:
        return self.places.passage(mention.span, mention.sentence)

    def unread(self, reading: _Reading, why: str) -> Unread:
        return Unread(self.passage(reading.mention), why, reading.named.quantity.id)

    def word(self, span: Span) -> str:
        return self.source.text[span.start : span.end].lower().replace("’", "'")

    def clause(self, mention: Mention) -> Clause:
        return cues.clause(self.source.text, mention.clause, mention.span)

    def trace(self, mention: Mention, cue: str) -> Trace:
        figure = mention.figure or mention.noun or Span(mention.end, mention.end)
        return Trace(
            self._words(mention.figure),
            self.source.text[mention.start : figure.start].strip(" “\"'"),
            self._words(mention.noun),
            cue,
            self._words(mention.as_of_words),
        )

    def _words(self, span: Span | None) -> str:
        return "" if span is None else self.source.text[span.start : span.end]

    def around(self, mention: Mention) -> Clause:
        return cues.clause(self.source.text, (mention.sentence,), mention.span)

    def sentence(self, mention: Mention) -> Clause:
        return cues.clause(self.source.text, (mention.sentence,), mention.span, with_marks=True)


def _shared(read: Sequence[_Reading]) -> list[tuple[_Reading, str]]:
    """Return the figures that share one cue in one clause: "10 women and 7 men were killed".

    Which of them the cue counts, or whether they add up, is not for us to guess.
    """
    by_cue: dict[tuple[str, Span, int], list[_Reading]] = defaultdict(list)
    for each in read:
        if each.mention.kind is MentionKind.NUMBER and each.named.cue:
            key = (each.named.quantity.id, each.mention.sentence, each.named.at)
            by_cue[key].append(each)
    return [
        (each, f"shares “{each.named.cue}” with another figure of its clause")
        for sharing in by_cue.values()
        if len(sharing) > 1
        for each in sharing
    ]


# ---------------------------------------------------------------- derived claims


def _derive(
    quantities: Iterable[Quantity], stated: Sequence[Claim], table: Units
) -> tuple[list[Claim], list[Unread]]:
    """Compute quantities from the claims of one sentence and speaker that does not state them."""
    derived: list[Claim] = []
    failed: list[Unread] = []
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in stated:
        groups[(claim.source, claim.passage.sentence, claim.speaker)].append(claim)
    for quantity in quantities:
        if quantity.derive is None:
            continue
        names = equation.names(quantity.derive.term)
        for group in groups.values():
            operands = _operands(names, quantity.id, group)
            if operands is None:
                continue
            try:
                derived.append(_computed(quantity, operands, table))
            except IntervalError as error:
                nearest = operands[names[-1]]
                failed.append(Unread(nearest.passage, f"not derived: {error}", quantity.id))
    return derived, failed


def _operands(names: Sequence[str], wanted: str, group: Sequence[Claim]) -> dict[str, Claim] | None:
    """Return one claim for each name, None where one is missing, doubtful or not needed."""
    if any(claim.quantity == wanted for claim in group):
        return None
    found: dict[str, Claim] = {}
    for name in names:
        claims = [claim for claim in group if claim.quantity == name]
        if len(claims) != 1 or claims[0].polarity is Polarity.DENIED:
            return None
        found[name] = claims[0]
    return found


def _computed(quantity: Quantity, operands: Mapping[str, Claim], table: Units) -> Claim:
    if quantity.derive is None:
        raise ValueError(f"{quantity.id} has no derivation")
    scales = {name: table.scale(claim.unit) for name, claim in operands.items()}
    term = equation.balanced_term(quantity.derive.term, scales, table.scale(quantity.unit))
    value = equation.evaluate(term, {name: claim.value for name, claim in operands.items()})
    shown = {name: wording.of_claim(claim) for name, claim in operands.items()}
    hedge = _hedge(operands.values())
    main = _main_operand(quantity, operands)
    claim = replace(
        main,
        quantity=quantity.id,
        value=value if quantity.domain is None else value.intersect(quantity.domain) or value,
        unit=quantity.unit,
        hedge=hedge,
        derived=tuple(each.passage for each in operands.values()),
        copies=(),
    )
    working = equation.working(quantity.derive.term, shown)
    return replace(claim, arithmetic=f"{working} = {wording.of_claim(claim)}")


def _hedge(operands: Iterable[Claim]) -> Hedge:
    hedges = {claim.hedge for claim in operands}
    if Hedge.VAGUE in hedges:
        return Hedge.VAGUE
    return Hedge.EXACT if hedges == {Hedge.EXACT} else Hedge.BETWEEN


def _main_operand(quantity: Quantity, operands: Mapping[str, Claim]) -> Claim:
    """Return the operand in the quantity's own noun: soldiers for a number of soldiers."""
    own = quantity.unit.split()[0]
    return next(
        (claim for claim in operands.values() if claim.unit.split()[0] == own),
        list(operands.values())[-1],
    )
