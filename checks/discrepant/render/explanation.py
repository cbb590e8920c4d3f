"""Show why an expectation came to what it came to: `discrepant explain`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from discrepant.compare.pairs import distance
from discrepant.explain import NOT_COMPARED, Explanation, Pairs
from discrepant.interval import Interval
from discrepant.model import (
    APART,
    DOER_TOO,
    EARLY,
    NARRATOR,
    NIGHT,
    TOGETHER,
    WEEKDAY,
    WITH_OTHERS,
    YEARLESS,
    Claim,
    Hedge,
    OverTime,
    Passage,
    Polarity,
    Quantity,
    Same,
    Trace,
    Verdict,
)
from discrepant.render.escapes import line, markdown
from discrepant.render.text import quotation, where, whole_passage
from discrepant.wording import counted, days, figures, of_claim

# So many pairs of one verdict, near misses and unread passages are shown; the rest is counted.
_MOST = 6
_ROOM = 88
_TIME = {
    OverTime.GROWS: "a later figure may be higher",
    OverTime.FALLS: "a later figure may be lower",
    OverTime.CONSTANT: "the true value does not change, so that days do not matter",
}
_VERDICTS = {
    Verdict.AGREES: "agrees",
    Verdict.CONFLICTS: "conflicts",
    Verdict.UNDECIDED: "undecided",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """Hold a line, and those that belong below it."""

    head: str
    below: tuple[str, ...] = ()


_Section = tuple[str, list[_Row]]


def render(explanation: Explanation) -> str:
    """Return the explanation as text; nothing of an article reaches the terminal raw."""
    blocks = ["\n".join(map(line, _headline(explanation)))]
    for title, rows in _sections(explanation):
        lines = [f"{title}:"]
        for row in rows:
            lines += [f"  {line(row.head)}", *(f"       {line(each)}" for each in row.below)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def render_markdown(explanation: Explanation) -> str:
    """Return the explanation as Markdown, a list for each of its parts."""
    first, *rest = map(markdown, _headline(explanation))
    blocks = [f"## {first}", *rest]
    for title, rows in _sections(explanation):
        blocks.append(f"### {title[:1].upper()}{title[1:]}")
        lines: list[str] = []
        for row in rows:
            lines += [f"- {markdown(row.head)}", *(f"  - {markdown(each)}" for each in row.below)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


FORMATS: dict[str, Callable[[Explanation], str]] = {"text": render, "markdown": render_markdown}


def _headline(explanation: Explanation) -> Iterator[str]:
    expectation, outcome = explanation.expectation, explanation.outcome
    finding = explanation.finding
    place = f"{expectation.place.path}:{expectation.place.line}"
    if finding is None:
        reason = f": {outcome.reason}" if outcome.reason else ""
        yield f"{place}: {expectation.id} {_VERDICTS[outcome.verdict]}{reason}"
        scope = f"{counted(outcome.claims, 'claim')} of {counted(outcome.sources, 'source')}"
        found = [f"finding {each.fingerprint}: {each.message}" for each in outcome.findings]
        yield f"compared {scope}"
        yield from found
    else:
        yield f"{place}: {finding.message}"
        level = finding.level.value if finding.counts else f"accepted {finding.level.value}"
        yield f"finding {finding.fingerprint} of {expectation.id} · {finding.kind.value} · {level}"


def _sections(explanation: Explanation) -> Iterator[_Section]:
    claims = list(_claims(explanation))
    inside, others = claims[: explanation.inside], claims[explanation.inside :]
    parts: tuple[_Section, ...] = (
        ("what must hold", [_Row(each) for each in _rule(explanation)]),
        ("claims, and the words that made them", inside),
        ("why they were compared, and what each pair came to", _pairs(explanation, compared=True)),
        ("pairs not compared", _pairs(explanation, compared=False)),
        ("claims that are no part of it", _some(others, "claim")),
        ("not read", _some(list(_unread(explanation)), "passage")),
    )
    yield from ((title, rows) for title, rows in parts if rows)


def _some(rows: list[_Row], noun: str) -> list[_Row]:
    rest = len(rows) - _MOST
    more = [_Row(f"and {counted(rest, f'more {noun}')}")] if rest > 0 else []
    return [*rows[:_MOST], *more]


# ---------------------------------------------------------------- what must hold


def _rule(explanation: Explanation) -> Iterator[str]:
    expectation = explanation.expectation
    for quantity in explanation.quantities:
        yield f"{quantity.id}: {quantity.what} ({_unit(quantity)})"
    if expectation.relation is not None:
        yield f"{expectation.test.value}: {expectation.relation.text}"
    elif explanation.quantities:
        yield "comparable claims can all be true"
    if expectation.names:
        yield f"spelling: one form each of {', '.join(expectation.names)}"
    if expectation.verbatim is not None:
        about = ", ".join(" ".join(cue.words) for cue in expectation.verbatim.about)
        yield f"verbatim: {expectation.verbatim.speaker} is quoted alike about {about}"
    if expectation.tolerance:
        yield f"tolerance: {_tolerance(explanation)}"
    if explanation.quantities:
        yield f"comparable: {', '.join(_comparable(explanation))}"


def _unit(quantity: Quantity) -> str:
    kinds = {"date": "a day", "label": "one of " + ", ".join(e.name for e in quantity.labels)}
    return kinds.get(quantity.unit, f"in the unit {quantity.unit}")


def _tolerance(explanation: Explanation) -> str:
    share = explanation.expectation.tolerance
    if any(quantity.is_date for quantity in explanation.quantities):
        return counted(int(share), "day")
    return f"{float(share * 100):g}% of the nearer value"


def _comparable(explanation: Explanation) -> Iterator[str]:
    yield "of one story"
    same = {Same.SOURCE: "of one source", Same.SPEAKER: "of one speaker who is named"}
    if explanation.expectation.same is not None:
        yield same[explanation.expectation.same]
    if any(quantity.each for quantity in explanation.quantities):
        yield "of one person"
    limits = [each.valid_for for each in explanation.quantities if each.valid_for is not None]
    yield f"of days at most {counted(min(limits), 'day')} apart" if limits else "of any days"
    yield from (_TIME[each.over_time] for each in explanation.quantities if each.over_time)


# ---------------------------------------------------------------- claims


def _claims(explanation: Explanation) -> Iterator[_Row]:
    domains = {quantity.id: quantity.domain for quantity in explanation.quantities}
    described = {quantity.id: quantity for quantity in explanation.quantities}
    for number, claim in enumerate(explanation.claims, 1):
        passage = claim.passage
        value = claim.arithmetic or of_claim(claim, domains.get(claim.quantity))
        named = f"{claim.quantity}: " if len(domains) > 1 else ""
        words = "".join(quotation(whole_passage(claim), _ROOM))
        details = (
            f"{where(passage)}  {words}",
            *_words(claim, described.get(claim.quantity)),
            f"about {claim.about}" if claim.about else "",
            _who(claim),
            _when(claim),
            *(f"printed again at {where(copy)}" for copy in claim.copies),
            explanation.remarks[number - 1],
        )
        yield _Row(f"{number}  {named}{value}", tuple(each for each in details if each))
    if explanation.left_out:
        yield _Row(f"and {counted(explanation.left_out, 'more claim')}, not looked at here")


def _words(claim: Claim, quantity: Quantity | None) -> Iterator[str]:
    if claim.quoted:
        yield "quoted by hand in the expectation file"
    elif claim.derived:
        yield "computed from " + ", ".join(_operand(each) for each in claim.derived)
    else:
        yield " · ".join(_traced(claim, claim.trace, quantity))


def _operand(passage: Passage) -> str:
    return f"“{passage.text}” ({where(passage)})"


def _traced(claim: Claim, trace: Trace, quantity: Quantity | None) -> Iterator[str]:
    if trace.figure:
        yield f"figure “{trace.figure}”"
    if claim.hedge is not Hedge.EXACT:
        words = f"“{trace.hedge}” " if trace.hedge else ""
        yield f"hedge {words}({claim.hedge.value.replace('_', ' ')}){_stands_for(claim, quantity)}"
    if claim.polarity is Polarity.DENIED:
        yield "denied"
    if trace.noun:
        yield f"noun “{trace.noun}”, counted as {claim.unit}"
    elif quantity is not None and not (quantity.is_date or quantity.is_label):
        yield f"no noun, so in the unit of its quantity, {claim.unit}"
    if claim.kind:
        yield _kind(claim.kind)
    if trace.cue:
        yield f"cue “{trace.cue}”"
    elif quantity is not None and not quantity.find and not quantity.is_label:
        yield "no cue needed: every figure in the unit counts"


def _kind(kind: str) -> str:
    """Return what a figure counts alone, or how a day is given."""
    if kind.startswith((WEEKDAY, YEARLESS)):
        return f"{kind}, so that it may be the one that another article names"
    if kind.endswith((NIGHT, EARLY)):
        return f"{kind}: a night ends in the small hours of the next day"
    return f"counts {kind}{_means(kind)}"


def _means(kind: str) -> str:
    """Return what the kind of a figure allows."""
    if kind.startswith(APART):
        return ", so that it is compared with its like alone"
    if kind.startswith((DOER_TOO, TOGETHER, WITH_OTHERS)):
        return ", so that a smaller figure may be a part of it"
    return " alone, so that it may be a part of a larger figure"


def _stands_for(claim: Claim, quantity: Quantity | None) -> str:
    """Return the bounds that a hedge gave, "" where the value is shown by them anyway."""
    domain = quantity.domain if quantity else None
    bounds = figures(claim.value, Hedge.BETWEEN, domain)
    shown = claim.unit == "date" or bounds == of_claim(claim, domain)
    return "" if shown else f", which stands for {bounds}"


def _who(claim: Claim) -> str:
    if claim.speaker == NARRATOR:
        return "said by the article itself: nobody else is named as saying it"
    others = ", ".join(voice for voice in claim.voices if voice != claim.speaker)
    return f"said by {claim.speaker}{f', counts as {others}' if others else ''}"


def _when(claim: Claim) -> str:
    if claim.as_of is None:
        return "of an unknown day"
    if claim.trace.day:
        return f"of {days(claim.as_of)}, from “{claim.trace.day}”"
    source = "as written by hand" if claim.quoted else "the day of publication"
    return f"of {days(claim.as_of)}, {source}"


# ---------------------------------------------------------------- pairs


def _pairs(explanation: Explanation, *, compared: bool) -> list[_Row]:
    return [
        _Row(
            f"{_verdict(group)}: {counted(len(group.pairs), 'pair')}",
            tuple(_listed(group, explanation)),
        )
        for group in explanation.groups
        if (group.verdict in NOT_COMPARED) is not compared
    ]


def _verdict(group: Pairs) -> str:
    if group.verdict is None:
        return "taken together in the formula"
    return group.verdict.value.removeprefix("not compared: ")


def _listed(group: Pairs, explanation: Explanation) -> Iterator[str]:
    domains = {quantity.id: quantity.domain for quantity in explanation.quantities}
    for one, other in group.pairs[:_MOST]:
        left, right = explanation.claims[one], explanation.claims[other]
        values = " and ".join(of_claim(each, domains.get(each.quantity)) for each in (left, right))
        notes = ", ".join(_notes(group, left, right))
        yield f"{one + 1} and {other + 1}: {values}{f' ({notes})' if notes else ''}"
    if (rest := len(group.pairs) - _MOST) > 0:
        yield f"and {counted(rest, 'more pair')}"


def _notes(group: Pairs, one: Claim, other: Claim) -> Iterator[str]:
    """Yield how far two claims are apart: their values where compared, and their days."""
    if group.verdict not in (None, *NOT_COMPARED):
        yield from _apart(one, other)
    if span := _days_between(one.as_of, other.as_of):
        yield f"said of days up to {counted(span, 'day')} apart"


def _apart(one: Claim, other: Claim) -> Iterator[str]:
    if one.label or other.label or Polarity.DENIED in (one.polarity, other.polarity):
        return
    is_date = one.unit == "date"
    if gap := distance(one.value, other.value, is_date):
        yield f"{counted(int(gap), 'day')} apart" if is_date else f"{float(gap * 100):.3g}% apart"


def _days_between(one: Interval | None, other: Interval | None) -> int:
    if one is None or other is None:
        return 0
    span = one.hull(other)
    return 0 if span.low is None or span.high is None else int(span.high - span.low)


def _unread(explanation: Explanation) -> Iterable[_Row]:
    for each in explanation.unread:
        words = "".join(quotation(each.passage, _ROOM))
        yield _Row(f"{each.reason}", (f"{where(each.passage)}  {words}",))
