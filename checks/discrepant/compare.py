"""Can these claims all be true, and if not, who stands where?

One pure function for each kind of expectation: claims in, outcome out.  Agreement of any
number of claims is max(low) against min(high); pairs are looked at only where that fails.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, product

from discrepant import equation, wording
from discrepant.interval import Interval, IntervalError, common
from discrepant.model import (
    Acceptance,
    Claim,
    Expectation,
    Finding,
    FindingKind,
    Hedge,
    Level,
    Outcome,
    Polarity,
    Position,
    Quantity,
    Relation,
    Same,
    Test,
    Verdict,
)
from discrepant.near_duplicates import alike


@dataclass(frozen=True, slots=True)
class Book:
    """Hold what comparing needs beside the claims: quantities and units' worths by id."""

    quantities: Mapping[str, Quantity]
    scales: Mapping[str, Fraction]
    accepted: Mapping[str, Acceptance]


def judge(expectation: Expectation, claims: Sequence[Claim], book: Book) -> Outcome:
    """Return what an expectation comes to over the claims of a run, copies folded."""
    if expectation.test is Test.AGREE:
        return _agree(expectation, claims, book)
    return _relate(expectation, claims, book)


def fold(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with repetitions folded into one piece of evidence.

    One voice, one value: a passage carried by two outlets, or one named speaker with one
    figure of one day.  A copy with another figure is not folded: it may be the finding.
    """
    by_value: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = (claim.quantity, claim.story, claim.value, claim.polarity)
        for index, kept in enumerate(by_value[key]):
            if _same_voice(kept, claim):
                copies = (*kept.copies, claim.passage, *claim.copies)
                by_value[key][index] = replace(kept, copies=copies)
                break
        else:
            by_value[key].append(claim)
    folded = [claim for group in by_value.values() for claim in group]
    return tuple(
        sorted(folded, key=lambda claim: (claim.source, claim.passage.start, claim.quantity))
    )


def _same_voice(one: Claim, other: Claim) -> bool:
    if bool(one.derived) != bool(other.derived):
        return False
    named = one.speaker == other.speaker and one.speaker != "narrator"
    if named and one.as_of == other.as_of and one.as_of is not None and one.source != other.source:
        return True
    return alike(one.passage.sentence, other.passage.sentence)


# ---------------------------------------------------------------- agree


def _agree(expectation: Expectation, claims: Sequence[Claim], book: Book) -> Outcome:
    quantity = book.quantities[expectation.quantity]
    own = [claim for claim in claims if claim.quantity == quantity.id]
    findings: list[Finding] = []
    compared: set[int] = set()
    for scope, group in _scopes(expectation, own):
        pairs = _comparable(group, quantity)
        compared |= {id(claim) for pair in pairs for claim in pair}
        clashes = [pair for pair in pairs if _contradict(*pair, expectation.tolerance, quantity)]
        findings.extend(
            _finding(expectation, quantity, scope, clash, pairs, book)
            for clash in _components(clashes)
        )
    counted = [claim for claim in own if id(claim) in compared]
    reason = "" if compared else _why_undecided(own, expectation)
    return _outcome(expectation, counted, tuple(findings), reason)


def _scopes(expectation: Expectation, claims: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """Yield the claims that may be compared, by story and where asked by source or speaker."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if expectation.same is Same.SOURCE:
            groups[claim.story, claim.source].append(claim)
        elif expectation.same is Same.SPEAKER:
            if claim.speaker != "narrator":
                groups[claim.story, claim.voices[-1]].append(claim)
        else:
            groups[claim.story, ""].append(claim)
    for (_, scope), group in sorted(groups.items()):
        yield scope, group


def _comparable(claims: Sequence[Claim], quantity: Quantity) -> list[tuple[Claim, Claim]]:
    return [pair for pair in combinations(claims, 2) if _in_time(*pair, quantity.valid_for)]


def _in_time(one: Claim, other: Claim, valid_for: int | None) -> bool:
    """Tell whether two as-of days lie within the quantity's validity, by their greatest distance.

    An unknown day is comparable.
    """
    if valid_for is None or one.as_of is None or other.as_of is None:
        return True
    span = one.as_of.hull(other.as_of)
    if span.low is None or span.high is None:
        return False
    return span.high - span.low <= valid_for


def _contradict(one: Claim, other: Claim, tolerance: Fraction, quantity: Quantity) -> bool:
    """Tell whether two claims cannot both be true.

    Two assertions: disjoint, and further apart than the tolerance.  An assertion and a
    denial: the assertion lies within what is denied.  Two denials never.
    """
    if one.polarity is not other.polarity:
        asserted, denied = (one, other) if one.polarity is Polarity.ASSERTED else (other, one)
        return asserted.value.within(denied.value)
    if one.polarity is Polarity.DENIED or not one.value.disjoint(other.value):
        return False
    gap = _distance(one.value, other.value, quantity)
    return gap is None or gap > tolerance


def _distance(one: Interval, other: Interval, quantity: Quantity) -> Fraction | None:
    """Return how far two values are apart: days for dates, else a share of the nearer bound."""
    if not quantity.is_date:
        return one.gap(other)
    lower, higher = sorted((one, other), key=Interval.sort_key)
    if lower.high is None or higher.low is None or lower.high >= higher.low:
        return Fraction(0)
    return higher.low - lower.high


def _components(pairs: Sequence[tuple[Claim, Claim]]) -> Iterator[list[tuple[Claim, Claim]]]:
    """Yield the clashing pairs that hang together: one finding each."""
    groups: list[tuple[set[int], list[tuple[Claim, Claim]]]] = []
    for pair in pairs:
        ids = {id(pair[0]), id(pair[1])}
        touching = [group for group in groups if group[0] & ids]
        rest = [group for group in groups if not group[0] & ids]
        members = ids.union(*(group[0] for group in touching))
        joined = [each for group in touching for each in group[1]]
        groups = [*rest, (members, [*joined, pair])]
    for _, joined in groups:
        yield joined


def _why_undecided(claims: Sequence[Claim], expectation: Expectation) -> str:
    if not claims:
        return "no claim was found"
    if len(claims) == 1:
        copies = " (printed more than once)" if claims[0].copies else ""
        return f"only one claim was found, in {claims[0].source}{copies}"
    if expectation.same is not None:
        return f"no two claims share a {expectation.same}"
    return f"{len(claims)} claims, but of days too far apart to compare"


# ---------------------------------------------------------------- one finding


def _finding(
    expectation: Expectation,
    quantity: Quantity,
    scope: str,
    clashes: Sequence[tuple[Claim, Claim]],
    pairs: Sequence[tuple[Claim, Claim]],
    book: Book,
) -> Finding:
    involved = _distinct(claim for pair in clashes for claim in pair)
    backers = _distinct(
        other
        for pair in pairs
        for claim, other in (pair, pair[::-1])
        if any(claim is each for each in involved)
    )
    everyone = _distinct((*involved, *backers))
    positions = _positions(everyone, expectation.tolerance, quantity)
    kind = max((_kind(*pair) for pair in clashes), key=lambda kind: kind.gravity)
    gap = _gap(clashes, quantity)
    level = _level(expectation, kind, clashes)
    return _made(
        Finding(
            "",
            expectation.id,
            kind,
            level,
            _message(quantity, positions, gap, expectation),
            positions,
            expectation.place,
            everyone[0].story,
            gap,
            expectation.tolerance,
            expectation.why,
        ),
        scope,
        book,
    )


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    found: dict[int, Claim] = {}
    for claim in claims:
        found.setdefault(id(claim), claim)
    return sorted(found.values(), key=_order)


def _order(claim: Claim) -> tuple[str, int, str]:
    return (claim.source, claim.passage.start, claim.quantity)


def _positions(
    claims: Sequence[Claim], tolerance: Fraction, quantity: Quantity
) -> tuple[Position, ...]:
    """Group claims by values that can all be true, from the lowest up.

    On a line the fewest groups come of taking, again and again, the claim that ends first
    and all that reach back to its end.
    """
    rest = sorted(
        (claim for claim in claims if claim.polarity is Polarity.ASSERTED),
        key=lambda claim: (
            claim.value.high is None,
            claim.value.high or 0,
            *claim.value.sort_key(),
        ),
    )
    groups: list[list[Claim]] = []
    while rest:
        first = rest[0]
        group = [each for each in rest if not _contradict(first, each, tolerance, quantity)]
        rest = [each for each in rest if _contradict(first, each, tolerance, quantity)]
        groups.append(group)
    groups += [[claim] for claim in claims if claim.polarity is Polarity.DENIED]
    positions = [_position(group) for group in groups]
    return tuple(
        replace(position, also_fits=_fits(position, positions, tolerance, quantity))
        for position in positions
    )


def _position(claims: list[Claim]) -> Position:
    """Return the side that claims take: what they have in common, else the narrowest of them."""
    value = common(claim.value for claim in claims)
    if value is None:
        value = min((claim.value for claim in claims), key=Interval.sort_key)
    return Position(value, tuple(sorted(claims, key=_order)), claims[0].polarity)


def _fits(
    position: Position, positions: Sequence[Position], tolerance: Fraction, quantity: Quantity
) -> tuple[int, ...]:
    if position.polarity is Polarity.DENIED:
        return ()
    return tuple(
        index
        for index, other in enumerate(positions)
        if other is not position
        and other.polarity is Polarity.ASSERTED
        and any(
            not _contradict(claim, backer, tolerance, quantity)
            for claim in position.claims
            for backer in other.claims
        )
    )


def _kind(one: Claim, other: Claim) -> FindingKind:
    if one.source != other.source:
        return FindingKind.CROSS
    same_speaker = bool(set(one.voices) & set(other.voices))
    return FindingKind.SELF if same_speaker else FindingKind.QUOTED


def _gap(clashes: Sequence[tuple[Claim, Claim]], quantity: Quantity) -> Fraction | None:
    """Return the greatest distance of two claims, None where a denial or a zero is in play."""
    gaps = [_distance(one.value, other.value, quantity) for one, other in clashes]
    known = [gap for gap in gaps if gap]
    return max(known) if len(known) == len(gaps) else None


def _level(
    expectation: Expectation, kind: FindingKind, clashes: Sequence[tuple[Claim, Claim]]
) -> Level:
    """Return how grave a finding is.

    Quoting a dispute is a warning, and so is a conflict that rests on the bound of a vague
    word, unless the expectation says more.
    """
    if expectation.level is not None:
        return expectation.level
    firm = [pair for pair in clashes if not _rests_on_a_vague_word(*pair)]
    if not firm or kind is FindingKind.QUOTED:
        return Level.WARNING
    return Level.ERROR


def _rests_on_a_vague_word(one: Claim, other: Claim) -> bool:
    return Hedge.VAGUE in (one.hedge, other.hedge)


def _message(
    quantity: Quantity,
    positions: Sequence[Position],
    gap: Fraction | None,
    expectation: Expectation,
) -> str:
    values = [wording.of_position(position, quantity.domain) for position in positions]
    return f"{quantity.what}: {_listed(values)}{_apart(gap, expectation, quantity.is_date)}"


def _listed(values: Sequence[str]) -> str:
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} or {values[-1]}"


def _apart(gap: Fraction | None, expectation: Expectation, is_date: bool) -> str:
    if gap is None:
        return ""
    if is_date:
        return f" ({wording.counted(int(gap), 'day')} apart)"
    tolerance = f", tolerance {_percent(expectation.tolerance)}" if expectation.tolerance else ""
    return f" ({_percent(gap)} apart{tolerance})"


def _percent(share: Fraction) -> str:
    value = share * 100
    digits = 0 if value >= 10 or value.denominator == 1 else 1
    return f"{float(value):.{digits}f}%"


def _made(finding: Finding, scope: str, book: Book) -> Finding:
    fingerprint = _fingerprint(finding, scope)
    return replace(finding, fingerprint=fingerprint, accepted=book.accepted.get(fingerprint))


def _fingerprint(finding: Finding, scope: str) -> str:
    """Return the identity of a finding: what is at odds, not where it stands or how it is put."""
    sides = sorted(
        f"{position.label} {position.polarity} {position.value}" for position in finding.positions
    )
    identity = "\n".join((finding.expectation, finding.kind, finding.story, scope, *sides))
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _outcome(
    expectation: Expectation,
    compared: Sequence[Claim],
    findings: tuple[Finding, ...],
    reason: str,
) -> Outcome:
    verdict = Verdict.CONFLICTS if findings else Verdict.AGREES
    return Outcome(
        expectation,
        verdict if compared else Verdict.UNDECIDED,
        len(compared),
        len({claim.source for claim in compared}),
        tuple(sorted(findings, key=lambda finding: finding.fingerprint)),
        reason,
    )


# ---------------------------------------------------------------- hold and order


def _relate(expectation: Expectation, claims: Sequence[Claim], book: Book) -> Outcome:
    """Hold a relation over the stated claims of each source or speaker, or of each story."""
    relation = expectation.relation
    if relation is None:
        raise ValueError(f"{expectation.id} has no relation")
    names = tuple(dict.fromkeys((*equation.names(relation.left), *equation.names(relation.right))))
    stated = [
        claim
        for claim in claims
        if claim.quantity in names and not claim.derived and claim.polarity is Polarity.ASSERTED
    ]
    findings: list[Finding] = []
    compared: dict[int, Claim] = {}
    for scope, group in _scopes(expectation, stated):
        broken = []
        for operands in _combinations(names, group, book):
            compared.update({id(claim): claim for claim in operands.values()})
            if not _holds(expectation, relation, operands, book):
                broken.append(operands)
        if broken:
            findings.append(_broken(expectation, relation, scope, broken, book))
    reason = "" if compared else _missing(names, stated, expectation)
    return _outcome(expectation, list(compared.values()), tuple(findings), reason)


_MOST = 2_000  # combinations of operands that are tried in one scope


def _combinations(
    names: Sequence[str], claims: Sequence[Claim], book: Book
) -> Iterator[dict[str, Claim]]:
    """Yield one claim for each name, all of days that may be compared."""
    by_name = [[claim for claim in claims if claim.quantity == name] for name in names]
    for tried, chosen in enumerate(product(*by_name)):
        if tried >= _MOST:
            return
        valid = min(
            (limit for name in names if (limit := book.quantities[name].valid_for) is not None),
            default=None,
        )
        if all(_in_time(one, other, valid) for one, other in combinations(chosen, 2)):
            yield dict(zip(names, chosen, strict=True))


def _holds(
    expectation: Expectation, relation: Relation, operands: Mapping[str, Claim], book: Book
) -> bool:
    """Tell whether some values within the claims satisfy the relation."""
    sides = _sides(relation, operands, book)
    if sides is None:
        return True
    left, right = sides
    tolerance = expectation.tolerance
    if relation.operator == "==":
        gap = left.gap(right) if expectation.test is Test.HOLD else Fraction(0)
        return not left.disjoint(right) or (gap is not None and gap <= tolerance)
    if relation.operator == "!=":
        return not (left.is_point and left == right)
    if expectation.test is Test.ORDER:
        shift = Interval.of(-tolerance, tolerance)
        return _can_be(left + shift, relation.operator, right)
    return _can_be(left.widen(tolerance), relation.operator, right)


def _can_be(left: Interval, operator: str, right: Interval) -> bool:
    if operator in (">", ">="):
        left, right = right, left
    if left.low is None or right.high is None:
        return True
    closed = not left.low_open and not right.high_open and operator in ("<=", ">=")
    return left.low < right.high or (closed and left.low == right.high)


def _sides(
    relation: Relation, operands: Mapping[str, Claim], book: Book
) -> tuple[Interval, Interval] | None:
    """Return both sides as intervals; None where a division has zero within."""
    fitted = relation
    if all(name in book.scales for name in operands):
        fitted = equation.balanced(relation, {name: book.scales[name] for name in operands})
    values = {name: claim.value for name, claim in operands.items()}
    try:
        return equation.evaluate(fitted.left, values), equation.evaluate(fitted.right, values)
    except IntervalError:
        return None


def _broken(
    expectation: Expectation,
    relation: Relation,
    scope: str,
    broken: Sequence[Mapping[str, Claim]],
    book: Book,
) -> Finding:
    worst = max(broken, key=lambda operands: _violation(relation, operands, book))
    claims = _distinct(claim for operands in broken for claim in operands.values())
    names = tuple(worst)
    positions = tuple(
        replace(_position([claim]), label=name)
        for name in names
        for claim in claims
        if claim.quantity == name
    )
    kind = FindingKind.ORDER if expectation.test is Test.ORDER else FindingKind.EQUATION
    clashes = [pair for operands in broken for pair in combinations(operands.values(), 2)]
    working = _working(relation, worst, book)
    return _made(
        Finding(
            "",
            expectation.id,
            kind,
            _level(expectation, kind, clashes),
            f"{_subject(expectation, relation, book)}: {working}",
            positions,
            expectation.place,
            claims[0].story,
            None,
            expectation.tolerance,
            expectation.why,
            working,
        ),
        scope,
        book,
    )


def _violation(relation: Relation, operands: Mapping[str, Claim], book: Book) -> Fraction:
    sides = _sides(relation, operands, book)
    gap = sides[0].gap(sides[1]) if sides else None
    return gap or Fraction(0)


_NEGATED = {
    "==": "≠",
    "!=": "=",
    "<": "not before",
    "<=": "after",
    ">": "not after",
    ">=": "before",
}
_NOT = {"==": "≠", "!=": "=", "<": "≥", "<=": ">", ">": "≤", ">=": "<"}


def _working(relation: Relation, operands: Mapping[str, Claim], book: Book) -> str:
    """Return the relation with its figures in place: "10,000 ≠ 2 × 6,000 = 12,000"."""
    shown = {
        name: wording.of_claim(claim, book.quantities[name].domain)
        for name, claim in operands.items()
    }
    is_order = any(book.quantities[name].is_date for name in operands)
    sign = (_NEGATED if is_order else _NOT)[relation.operator]
    left = equation.working(relation.left, shown)
    right = equation.working(relation.right, shown)
    sides = _sides(relation, operands, book)
    if sides is not None and right not in shown.values() and not is_order:
        right = f"{right} = {wording.figures(sides[1])}"
    return f"{left} {sign} {right}"


def _subject(expectation: Expectation, relation: Relation, book: Book) -> str:
    names = equation.names(relation.left) or equation.names(relation.right)
    return book.quantities[names[0]].what if names else expectation.id


def _missing(names: Sequence[str], claims: Sequence[Claim], expectation: Expectation) -> str:
    found = {claim.quantity for claim in claims}
    absent = [name for name in names if name not in found]
    if absent:
        return f"no claim of {_listed(absent)} was found"
    where = f" in one {expectation.same}" if expectation.same else " of days near enough"
    return f"no claims of {_listed(list(names))}{where}"
