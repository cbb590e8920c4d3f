"""What do the claims of one sentence add up to, where it does not say so itself?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from discrepant import equation, wording
from discrepant.interval import IntervalError
from discrepant.model import Claim, Hedge, Polarity, Quantity, Unread
from discrepant.units.table import Units


def derive(
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
