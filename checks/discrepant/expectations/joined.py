"""Do several expectation files make one set of expectations, with every name defined?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from discrepant import equation
from discrepant.model import (
    Dimension,
    Expectation,
    Formula,
    Place,
    Quantity,
    Relation,
    Ruleset,
    Test,
)
from discrepant.speech.voices import folded
from discrepant.units import table as units
from discrepant.units.table import UnitError, Units
from discrepant.yaml_nodes import ExpectationError, Problem, unknown

# Each may search all names for the one that was meant: a bound keeps that in bounds.
MAX_PROBLEMS = 100
_ARE_WORDS = "has labels; labels are compared by agree"


def join(rulesets: Sequence[Ruleset], kept: str = "") -> Ruleset:
    """Return one set of expectations from several files, in their order.

    All files form one namespace.  Raises ExpectationError with every problem: names that are
    declared twice or not at all, unknown units, formulas whose dimensions do not agree.
    Joining what was joined changes nothing.  `kept` is what Units.kept gave for the same
    definitions; with it pint is not imported.
    """
    joined = Ruleset(
        path=", ".join(dict.fromkeys(ruleset.path for ruleset in rulesets)),
        units=tuple(each for ruleset in rulesets for each in ruleset.units),
        speakers=tuple(each for ruleset in rulesets for each in ruleset.speakers),
        quantities=tuple(each for ruleset in rulesets for each in ruleset.quantities),
        expectations=tuple(each for ruleset in rulesets for each in ruleset.expectations),
        places=tuple(each for ruleset in rulesets for each in ruleset.places),
    )
    problems = tuple(islice(_problems(joined, kept), MAX_PROBLEMS))
    if problems:
        raise ExpectationError(sorted(problems))
    return replace(joined, quantities=tuple(_canonical(joined, kept)))


def _canonical(ruleset: Ruleset, kept: str) -> Iterator[Quantity]:
    """Yield the quantities with their units in one spelling."""
    table = units.table([text for text, _ in ruleset.units], kept)
    for each in ruleset.quantities:
        is_measured = not (each.is_date or each.is_label)
        yield replace(each, unit=table.canonical(each.unit)) if is_measured else each


def _problems(ruleset: Ruleset, kept: str) -> Iterator[Problem]:
    yield from _duplicates("quantity", ((each.id, each.place) for each in ruleset.quantities))
    yield from _duplicates("expectation", ((each.id, each.place) for each in ruleset.expectations))
    yield from _duplicates("speaker", ((each.name, each.place) for each in ruleset.speakers))
    yield from _shared_aliases(ruleset)
    try:
        table = units.table([text for text, _ in ruleset.units], kept)
    except UnitError as error:
        yield from (Problem(ruleset.units[block][1], text) for block, text in error.problems)
        return
    known = _Known(ruleset, table)
    for quantity in ruleset.quantities:
        yield from known.problems_of_quantity(quantity)
    for expectation in ruleset.expectations:
        yield from known.problems_of_expectation(expectation)


def _duplicates(what: str, named: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for name, place in named:
        if name in first:
            yield Problem(place, f"duplicate {what} {name!r}; the first is at {first[name]}")
        first.setdefault(name, place)


def _shared_aliases(ruleset: Ruleset) -> Iterator[Problem]:
    """Yield the aliases that two speakers claim, neither of whom is the other's alias.

    Where "Seoul" lists "NIS", what both list means the NIS, and counts for Seoul as well.
    """
    places = dict(ruleset.places)
    listed = {each.name: frozenset(map(folded, each.aliases)) for each in ruleset.speakers}
    own = frozenset(map(folded, listed))
    first: dict[str, str] = {}
    for speaker in ruleset.speakers:
        for number, alias in enumerate(speaker.aliases):
            other = first.setdefault(folded(alias), speaker.name)
            related = folded(other) in listed[speaker.name] or folded(speaker.name) in listed[other]
            if other != speaker.name and folded(alias) not in own and not related:
                place = places.get(f"speakers/{speaker.name}/{number}", speaker.place)
                yield Problem(
                    place,
                    f"{alias[:60]!r} is an alias of {other!r} already; leave it to one of them, or "
                    f"list one of the two speakers as the other's alias",
                )


class _Known:
    """Hold what the names of one set of expectations mean, to check each of its parts."""

    def __init__(self, ruleset: Ruleset, table: Units) -> None:
        self._places = dict(ruleset.places)
        self._quantities = {quantity.id: quantity for quantity in ruleset.quantities}
        self._units = table
        self._dimensions: dict[str, Dimension] = {}
        self._unknown_units: dict[str, str] = {}
        for quantity in ruleset.quantities:
            measured = not (quantity.is_date or quantity.is_label)
            if measured and len(self._unknown_units) < MAX_PROBLEMS:
                self._measure(quantity)

    def problems_of_quantity(self, quantity: Quantity) -> Iterator[Problem]:
        """Yield what is wrong with the unit and the derivation of a quantity."""
        key = f"quantities/{quantity.id}"
        if quantity.id in self._unknown_units:
            place = self._place(f"{key}/unit", quantity.place)
            yield Problem(place, self._unknown_units[quantity.id])
        if quantity.derive is not None:
            place = self._place(f"{key}/derive", quantity.place)
            yield from self._problems_of_derivation(quantity, quantity.derive, place)

    def problems_of_expectation(self, expectation: Expectation) -> Iterator[Problem]:
        """Yield what is wrong with the names, the dimensions and the tolerance."""
        key = f"expectations/{expectation.id}"
        place = self._place(f"{key}/{expectation.test}", expectation.place)
        relation = expectation.relation
        if relation is not None:
            yield from self._problems_of_relation(expectation, relation, place)
        elif expectation.test is Test.AGREE:
            yield from self._unknown((expectation.quantity,), expectation.quantity, place)
        yield from self._problems_of_tolerance(expectation, key)

    def _problems_of_derivation(
        self, quantity: Quantity, formula: Formula, place: Place
    ) -> Iterator[Problem]:
        names = equation.names(formula.term)
        yield from self._unknown(names, formula.text, place)
        if quantity.id in names:
            at = _within(place, formula.text, quantity.id)
            yield Problem(at, f"{quantity.id!r} derives from itself; name other quantities")
        else:
            yield from self._unmeasured(names, formula.text, place)
        if not self._measurable((quantity.id, *names)):
            return
        try:
            found = equation.dimension(formula.term, self._dimensions)
        except equation.EquationError as error:
            yield Problem(place, str(error))
            return
        if names and found != self._dimensions[quantity.id]:
            measured = equation.measured(found)
            yield Problem(
                place,
                f"“{formula.text}” is {measured}, {quantity.id!r} is in {quantity.unit}; "
                "both must measure the same",
            )

    def _problems_of_relation(
        self, expectation: Expectation, relation: Relation, place: Place
    ) -> Iterator[Problem]:
        names = equation.names(relation.left) + equation.names(relation.right)
        yield from self._unknown(names, relation.text, place)
        if expectation.test is Test.ORDER:
            yield from self._not_days(names, relation.text, place)
            return
        yield from self._unmeasured(names, relation.text, place)
        if self._measurable(names):
            try:
                equation.check_relation(relation, self._dimensions)
            except equation.EquationError as error:
                yield Problem(place, str(error))

    def _problems_of_tolerance(self, expectation: Expectation, key: str) -> Iterator[Problem]:
        place = self._places.get(f"{key}/tolerance")
        quantity = self._quantities.get(expectation.quantity)
        if place is None or (quantity is None and expectation.test is Test.AGREE):
            return
        if quantity is not None and quantity.is_label:
            yield Problem(place, "labels have no tolerance, two are the same or not; leave it out")
            return
        of_days = expectation.test is Test.ORDER or (quantity is not None and quantity.is_date)
        in_days = f"{key}/tolerance/days" in self._places
        if of_days and not in_days and expectation.tolerance:
            yield Problem(place, "days agree within whole days; write “2 days”")
        if in_days and not of_days:
            yield Problem(place, "figures agree within a share; write “5%” or 0.05")

    def _unknown(self, names: Sequence[str], text: str, place: Place) -> Iterator[Problem]:
        for name in names:
            if name not in self._quantities:
                message = unknown("quantity", name, self._quantities, "defined")
                yield Problem(_within(place, text, name), message + self._dashed(name))

    def _dashed(self, name: str) -> str:
        dashed = sorted(id for id in self._quantities if id.split("-")[0] == name != id)
        return f"; {dashed[0]!r} cannot stand in a formula: its “-” is a minus" if dashed else ""

    def _unmeasured(self, names: Sequence[str], text: str, place: Place) -> Iterator[Problem]:
        for name in names:
            quantity = self._quantities.get(name)
            if quantity is not None and quantity.is_date:
                message = f"{name!r} is a date; dates are compared by order"
                yield Problem(_within(place, text, name), message)
            elif quantity is not None and quantity.is_label:
                yield Problem(_within(place, text, name), f"{name!r} {_ARE_WORDS}")
            elif quantity is not None and quantity.each is not None:
                message = f"{name!r} is each {quantity.each}’s own; it is compared by agree"
                yield Problem(_within(place, text, name), message)

    def _not_days(self, names: Sequence[str], text: str, place: Place) -> Iterator[Problem]:
        for name in names:
            quantity = self._quantities.get(name)
            if quantity is not None and quantity.is_label:
                yield Problem(_within(place, text, name), f"{name!r} {_ARE_WORDS}")
            elif quantity is not None and not quantity.is_date:
                message = f"{name!r} is no date; figures are compared by hold"
                yield Problem(_within(place, text, name), message)

    def _measurable(self, names: Iterable[str]) -> bool:
        return all(name in self._dimensions for name in names)

    def _measure(self, quantity: Quantity) -> None:
        try:
            self._dimensions[quantity.id] = self._units.dimension(quantity.unit)
        except UnitError as error:
            self._unknown_units[quantity.id] = str(error)

    def _place(self, key: str, otherwise: Place) -> Place:
        return self._places.get(key, otherwise)


def _within(place: Place, text: str, name: str) -> Place:
    """Return the place of a name within a formula that begins at `place`."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return place._replace(column=place.column + (found.start() if found else 0))
