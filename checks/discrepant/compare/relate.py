"""Do the stated claims satisfy an equation, an inequality or an order of days?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, islice, product
from math import prod

from discrepant import equation, wording
from discrepant.compare import naming
from discrepant.compare.concerned import quantities_of
from discrepant.compare.naming import Book
from discrepant.compare.pairs import Rule, scopes
from discrepant.compare.positions import distinct, position
from discrepant.interval import Interval, IntervalError
from discrepant.model import (
    Claim,
    Expectation,
    Finding,
    FindingKind,
    Hedge,
    Outcome,
    Polarity,
    Position,
    Relation,
    Test,
)


def relate(expectation: Expectation, claims: Sequence[Claim], book: Book) -> Outcome:
    """Hold a relation over the stated claims of each source or speaker, or of each story."""
    relation = expectation.relation
    if relation is None:
        raise ValueError(f"{expectation.id} has no relation")
    names = quantities_of(expectation)
    stated = [
        claim
        for claim in claims
        if claim.quantity in names and not claim.derived and claim.polarity is Polarity.ASSERTED
    ]
    findings: list[Finding] = []
    compared: dict[int, Claim] = {}
    too_many, by_zero = "", False
    for scope, group in scopes(expectation, stated):
        broken = []
        consistent: set[str] = set()
        by_name = [[claim for claim in group if claim.quantity == name] for name in names]
        if (all_of_them := prod(map(len, by_name))) > _MOST:
            too_many = f"of {all_of_them:,} combinations of figures the first {_MOST:,} were tried"
        for operands in _combinations(names, by_name, book):
            sides = _sides(relation, operands, book)
            if sides is None:
                by_zero = True
                continue  # a division by zero compares nothing
            compared.update({id(claim): claim for claim in operands.values()})
            if not _holds(expectation, relation.operator, *sides):
                broken.append(operands)
            elif relation.operator == "==" and len(_sources(operands)) == 1:
                consistent |= _sources(operands)
        # "214 people, 196 passengers and 18 crew, in a ship for 150 passengers": a source whose
        # own figures add up has said which belong together; `agree` sees to the others.
        broken = [each for each in broken if not _sources(each) <= consistent]
        if broken:
            findings.append(_broken(expectation, relation, scope, broken, book))
    why_not = _BY_ZERO if by_zero else _missing(names, stated, expectation)
    reason = too_many if compared else why_not
    return naming.outcome(expectation, list(compared.values()), tuple(findings), reason)


def _sources(operands: Mapping[str, Claim]) -> set[str]:
    """Return the articles that a combination comes from."""
    return {claim.source for claim in operands.values()}


_BY_ZERO = "a claim that may be zero stands below the line: nothing is divided by it"
_MOST = 2_000  # combinations of operands that are tried in one scope


def _combinations(
    names: Sequence[str], by_name: Sequence[Sequence[Claim]], book: Book
) -> Iterator[dict[str, Claim]]:
    """Yield one claim for each name, all of days that may be compared; of many the first."""
    limits = [book.quantities[name].valid_for for name in names]
    rule = Rule(
        Fraction(0), valid_for=min((each for each in limits if each is not None), default=None)
    )
    for chosen in islice(product(*by_name), _MOST):
        if all(rule.in_time(one.as_of, other.as_of) for one, other in combinations(chosen, 2)):
            yield dict(zip(names, chosen, strict=True))


def _holds(expectation: Expectation, operator: str, left: Interval, right: Interval) -> bool:
    """Tell whether some values within the two sides satisfy the relation."""
    tolerance = expectation.tolerance
    if operator == "==":
        gap = left.gap(right)
        return not left.disjoint(right) or (gap is not None and gap <= tolerance)
    if operator == "!=":
        return not (left.is_point and left == right)
    if expectation.test is Test.ORDER:
        shift = Interval.of(-tolerance, tolerance)
        return _can_be(left + shift, operator, right)
    return _can_be(left.widen(tolerance), operator, right)


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
    # Of figures that should be equal, those that come nearest were most likely meant together.
    choose = min if relation.operator == "==" else max
    shown = choose(broken, key=lambda operands: _violation(relation, operands, book))
    positions = _positions(tuple(shown), broken)
    kind = FindingKind.ORDER if expectation.test is Test.ORDER else FindingKind.EQUATION
    firm = any(
        all(claim.hedge is not Hedge.VAGUE for claim in operands.values()) for operands in broken
    )
    working = _working(relation, shown, book)
    return naming.finished(
        Finding(
            "",
            expectation.id,
            kind,
            naming.level(expectation, kind, firm, book),
            f"{_subject(relation, book)}: {working}",
            positions,
            expectation.place,
            next(iter(shown.values())).story,
            None,
            expectation.tolerance,
            expectation.why,
            working,
        ),
        scope,
        book,
    )


def _positions(names: Sequence[str], broken: Sequence[Mapping[str, Claim]]) -> tuple[Position, ...]:
    """Return each operand that breaks the relation as a position of its own, name by name."""
    claims = distinct(claim for operands in broken for claim in operands.values())
    return tuple(
        replace(position([claim]), label=name)
        for name in names
        for claim in claims
        if claim.quantity == name
    )


def _violation(
    relation: Relation, operands: Mapping[str, Claim], book: Book
) -> tuple[bool, Fraction]:
    """Return how far both sides are apart, as a key to sort by: from zero, no share is enough."""
    sides = _sides(relation, operands, book)
    gap = sides[0].gap(sides[1]) if sides else Fraction(0)
    return gap is None, gap or Fraction(0)


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


def _subject(relation: Relation, book: Book) -> str:
    names = equation.names(relation.left) or equation.names(relation.right)
    return book.quantities[names[0]].what


def _missing(names: Sequence[str], claims: Sequence[Claim], expectation: Expectation) -> str:
    found = {claim.quantity for claim in claims}
    absent = [name for name in names if name not in found]
    if absent:
        return f"no claim of {naming.listed(absent)} was found"
    where = f" in one {expectation.same}" if expectation.same else " of days near enough"
    return f"no claims of {naming.listed(list(names))}{where}"
