"""Expectation files in; rulesets, or errors with their places, out."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest

from discrepant import expectations
from discrepant.expectations import ExpectationError
from discrepant.interval import Interval
from discrepant.model import (
    Cue,
    Example,
    Expectation,
    FindRule,
    Label,
    Level,
    OverTime,
    Phrase,
    Place,
    Quantity,
    QuotedClaim,
    Ruleset,
    Same,
    Speaker,
    Test,
    Verbatim,
)

FLOOD = """\
units: |
  house = [building] = _ = houses = homes
  street = [road] = _ = streets

speakers:
  Ana Ruiz: [Ruiz, the mayor]
  Fire service: [Ana Ruiz, the town’s fire service]
  Radio Costa:

quantities:
  flooded:
    what: houses under water
    unit: house
    find:
      - with: [flood*, under water]
        and: damaged
        without: [rebuilt, Rioja’s]
      - text: "a total of “{value}” stood in water"
    derive: streets * per_street
    domain: [1, 2000000]
    valid_for: 30 days
    claims:
      - {in: report, says: "every tenth house", value: "40", speaker: Ruiz, as_of: 2023-05-04}
  streets:
    unit: streets
  per_street:
    unit: house/street
    valid_for: any
  dam_opened:
    what: day the dam was opened
    unit: date
    find: [{with: [dam], and: [open*]}]
  rain_began:
    unit: date
    find: {with: rain}

expectations:
  flooded-agrees:
    agree: flooded
    tolerance: 5%
    same: speaker
    level: warning
    why: the insurers ask
    tags: [flood, towns]
    examples:
      - conflict: ["40 houses flooded.", "50 houses flooded."]
      - agree: About 40 houses flooded.
  arithmetic:
    hold: flooded == streets * per_street
    same: source
  rain-first:
    order: rain_began < dam_opened
    tolerance: 2 days
"""


def read(text: str) -> Ruleset:
    return expectations.join([expectations.read(text, "e.yaml")])


def errors(text: str) -> list[str]:
    with pytest.raises(ExpectationError) as raised:
        read(text)
    return str(raised.value).split("\n")


def quantity(lines: str) -> Quantity:
    return read(f"quantities:\n  q:\n    unit: person\n{lines}\n").quantities[0]


# ---------------------------------------------------------------- what is read


def test_a_whole_file_is_read() -> None:
    ruleset = read(FLOOD)
    assert [each.id for each in ruleset.quantities] == [
        "flooded",
        "streets",
        "per_street",
        "dam_opened",
        "rain_began",
    ]
    assert ruleset.units == (
        ("house = [building] = _ = houses = homes", Place("e.yaml", 2, 3)),
        ("street = [road] = _ = streets", Place("e.yaml", 3, 3)),
    )
    assert ruleset.speakers == (
        Speaker("Ana Ruiz", ("Ruiz", "the mayor"), Place("e.yaml", 6, 3)),
        Speaker("Fire service", ("Ana Ruiz", "the town’s fire service"), Place("e.yaml", 7, 3)),
        Speaker("Radio Costa", (), Place("e.yaml", 8, 3)),
    )


def test_a_quantity_is_read() -> None:
    flooded = read(FLOOD).quantities[0]
    assert (flooded.what, flooded.unit, flooded.valid_for) == ("houses under water", "house", 30)
    assert flooded.find == (
        FindRule(
            any_of=(Cue(("flood",), open_ended=True), Cue(("under", "water"))),
            and_of=(Cue(("damaged",)),),
            none_of=(Cue(("rebuilt",)), Cue(("rioja's",))),
        ),
        FindRule(phrase=Phrase(("a", "total", "of"), ("stood", "in", "water"))),
    )
    assert flooded.derive is not None
    assert flooded.derive.text == "streets * per_street"
    assert flooded.domain == Interval.of(1, 2_000_000)
    assert flooded.claims == (
        QuotedClaim(
            "report", "every tenth house", Place("e.yaml", 23, 9), "40", "Ruiz", "2023-05-04"
        ),
    )


def test_what_a_quantity_does_not_say_is_filled_in() -> None:
    _, streets, per_street, dam_opened, rain_began = read(FLOOD).quantities
    assert streets == Quantity("streets", "streets", "street", Place("e.yaml", 24, 3), valid_for=14)
    assert (per_street.what, per_street.unit) == ("per street", "house / street")
    assert (per_street.valid_for, dam_opened.valid_for) == (None, None)
    assert rain_began.find == (FindRule(any_of=(Cue(("rain",)),)),)


def test_expectations_are_read() -> None:
    agrees, arithmetic, rain_first = read(FLOOD).expectations
    assert agrees == Expectation(
        "flooded-agrees",
        Test.AGREE,
        Place("e.yaml", 38, 3),
        quantity="flooded",
        tolerance=Fraction(1, 20),
        same=Same.SPEAKER,
        level=Level.WARNING,
        why="the insurers ask",
        tags=("flood", "towns"),
        examples=(
            Example(True, ("40 houses flooded.", "50 houses flooded."), Place("e.yaml", 46, 9)),
            Example(False, ("About 40 houses flooded.",), Place("e.yaml", 47, 9)),
        ),
    )
    assert arithmetic.relation is not None
    assert (arithmetic.test, arithmetic.same) == (Test.HOLD, Same.SOURCE)
    assert arithmetic.relation.text == "flooded == streets * per_street"
    assert (rain_first.test, rain_first.tolerance) == (Test.ORDER, Fraction(2))


STANCES = """\
quantities:
  answer:
    labels:
      denies: [hoax, fake news, den*]
      no_comment: declined to comment
    find: [{with: [ministry], without: [opposition]}]
    claims: [{in: report, says: had nothing to add, value: no_comment}]
  toll: {unit: person, over_time: grows}
  level: {unit: label, labels: {high: high}, valid_for: 2 days}

expectations:
  one-answer:
    agree: answer
    level: {cross: note, self: error}
  quoted-alike:
    verbatim: {speaker: Ana Ruiz, about: [flood*, under water]}
    level: note
  one-spelling:
    spelling: [Ana  Ruiz, Nils Åberg]
    same: source
"""


def test_values_may_be_words() -> None:
    answer, toll, level = read(STANCES).quantities
    assert (answer.what, answer.unit, answer.is_label) == ("answer", "label", True)
    assert answer.valid_for is None
    assert answer.labels == (
        Label("denies", (Cue(("hoax",)), Cue(("fake", "news")), Cue(("den",), open_ended=True))),
        Label("no_comment", (Cue(("declined", "to", "comment")),)),
    )
    assert answer.find == (FindRule(any_of=(Cue(("ministry",)),), none_of=(Cue(("opposition",)),)),)
    assert answer.claims[0].value == "no_comment"
    assert (toll.over_time, toll.is_label) == (OverTime.GROWS, False)
    assert (level.unit, level.valid_for) == ("label", 2)


def test_quotations_names_and_levels_are_asked_for() -> None:
    answer, quoted, spelling = read(STANCES).expectations
    assert answer.level is None
    assert answer.levels == (("cross", Level.NOTE), ("self", Level.ERROR))
    assert (quoted.test, quoted.level, quoted.levels) == (Test.VERBATIM, Level.NOTE, ())
    about = (Cue(("flood",), open_ended=True), Cue(("under", "water")))
    assert quoted.verbatim == Verbatim("Ana Ruiz", about)
    assert (spelling.test, spelling.names) == (Test.SPELLING, ("Ana Ruiz", "Nils Åberg"))


@pytest.mark.parametrize(
    ("lines", "domain"),
    [
        ("[0, null]", "[0, inf)"),
        ("[~, 5]", "(-inf, 5]"),
        ("[-1.5, 1e3]", "[-1.5, 1000]"),
        ("[1, 500]", "[1, 500]"),
    ],
)
def test_domains(lines: str, domain: str) -> None:
    assert str(quantity(f"    domain: {lines}").domain) == domain


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("no", Cue(("no",))),
        ("Killed", Cue(("killed",))),
        ("Korea’s", Cue(("korea's",))),
        ("under fire", Cue(("under", "fire"))),
        ("state-owned", Cue(("state", "owned"))),
        ("took part*", Cue(("took", "part"), open_ended=True)),
        ("U.S.", Cue(("u.s",))),
        ("'2024'", Cue(("2024",))),
        ("Canal+", Cue(("canal",))),
    ],
)
def test_cues_are_words(cue: str, expected: Cue) -> None:
    assert quantity(f"    find: [{{with: [{cue}]}}]").find[0].any_of == (expected,)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("a total of {value}", Phrase(("a", "total", "of"), ())),
        ("{value} of them", Phrase((), ("of", "them"))),
        ("“{value} men”, they said", Phrase((), ("men", ",", "they", "said"))),
        ("[0-9]+ of {value}", Phrase(("[", "0", "-", "9", "]", "+", "of"), ())),
    ],
)
def test_phrases_are_words_around_a_figure(phrase: str, expected: Phrase) -> None:
    assert quantity(f"    find: [{{text: '{phrase}'}}]").find[0].phrase == expected


def test_units_may_be_a_list_of_lines() -> None:
    ruleset = read("units:\n  - boat = [vessel]\n  - 'oar = [tool]'\n")
    assert [place.line for _, place in ruleset.units] == [2, 3]


def test_byte_order_mark_and_line_ends_do_not_matter() -> None:
    assert read("\ufeff" + FLOOD.replace("\n", "\r\n")) == read(FLOOD)


# ---------------------------------------------------------------- what is refused in a file

Q = "quantities:\n  q:\n    unit: person\n"
L = "quantities:\n  q:\n    labels: {yes: [agree*], no: [refuse*]}\n"
W = "quantities:\n  q: {labels: "
E = "quantities:\n  q: {unit: person}\nexpectations:\n  e:\n"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[]", "1:1: expected keys with values, not a list"),
        ("null", "1:1: expected keys with values, not nothing"),
        ("just words", "1:1: expected keys with values, not the text 'just words'"),
        ("quantites: {}", "1:1: unknown key 'quantites'; did you mean 'quantities'?"),
        ("quantities:\n", "1:12: expected keys with values, not nothing"),
        ("quantities: [q]", "1:13: expected keys with values, not a list"),
        ("quantities:\n  q:\n", "2:5: expected keys with values, not nothing"),
        ("quantities:\n  q: {}\n", "2:6: the key 'unit' is missing"),
        ("quantities:\n  Q x: {unit: person}\n", "2:3: 'Q x' is no id; take a-z, 0-9, _ and -"),
        (Q + "    units: person\n", "4:5: unknown key 'units'; did you mean 'unit'?"),
        (Q + "    labels: {a: [b]}\n", "3:11: values that are words have no unit; leave it out"),
        (Q + "    over_time: grow\n", "4:16: unknown value 'grow'; did you mean 'grows'? allowed"),
        (
            Q + "    each: persons\n",
            "4:11: unknown value 'persons'; did you mean 'person'?",
        ),
        (Q + "    eachh: person\n", "4:5: unknown key 'eachh'; did you mean 'each'?"),
        (Q + "    each: person\n    derive: a\n", "5:13: what each has of their own is not"),
        (L + "    each: person\n", "4:11: a label has no 'each'"),
        ("quantities:\n  q: {unit: date, each: person}\n", "2:25: a date has no 'each'"),
        ("quantities:\n  q: {unit: label}\n", "2:13: the key 'labels' is missing"),
        (L + "    over_time: grows\n", "4:16: a label has no 'over_time'"),
        (L + "    domain: [1, 2]\n", "4:13: a label has no 'domain'"),
        (L + "    derive: a + b\n", "4:13: a label has no 'derive'"),
        (L + "    find: [{text: 'a {value}'}]\n", "4:11: “text” is for figures; what a label says"),
        (L + "    claims: [{in: a, says: b}]\n", "4:14: the key 'value' is missing"),
        (
            L + "    claims: [{in: a, says: b, value: deny}]\n",
            "4:38: unknown value 'deny'; allowed are no",
        ),
        (W + "{}}\n", "2:15: labels is empty; write a name and the phrases that say it"),
        (W + "[a]}\n", "2:15: expected keys with values, not a list"),
        (W + "{A b: c}}\n", "2:16: 'A b' is no label; take letters A to Z"),
        (W + "{a: []}}\n", "2:19: the list is empty"),
        (W + "{a: ['*']}}\n", "2:20: '*' is no cue; write a word or words"),
        (W + "{a: [x, y], b: [z, X]}}\n", "2:34: 'X' already stands for 'a'"),
        (W + "{a: x, a: y}}\n", "2:22: duplicate key 'a'; the first is at e.yaml:2:16"),
        ("quantities:\n  q: {unit: date, over_time: grows}\n", "2:30: a date has no 'over_time'"),
        (Q + "    unit: person\n", "4:5: duplicate key 'unit'; the first is at e.yaml:3:5"),
        (Q + "    find: []\n", "4:11: find is empty; leave it out to take every figure"),
        (Q + "    find: killed\n", "4:11: expected a list, not the text 'killed'"),
        (Q + "    find: [killed]\n", "4:12: expected keys with values, not the text 'killed'"),
        (Q + "    find: [{without: [a]}]\n", "4:12: a rule of find needs “with” or “text”"),
        (Q + "    find: [{with: []}]\n", "4:19: the list is empty"),
        (Q + "    find: [{with: ['']}]\n", "4:20: expected a text, found nothing"),
        (Q + "    find: [{with: ['-']}]\n", "4:20: '-' is no cue; write a word or words"),
        (Q + "    find: [{with: ['*']}]\n", "4:20: '*' is no cue; write a word or words"),
        (Q + "    find: [{with: ['a *']}]\n", "4:20: 'a *' is no cue; write a word or words"),
        (Q + "    find: [{with: ['k*led']}]\n", "4:20: 'k*led': “*” stands at the end of a word"),
        (Q + "    find: [{with: ['a**']}]\n", "4:20: 'a**': “*” stands at the end of a word"),
        (Q + "    find: [{with: ['a* b']}]\n", "4:20: 'a* b': “*” stands at the end of a word"),
        (Q + "    find: [{with: 'a {value}'}]\n", "4:19: 'a {value}' is no cue; a phrase with"),
        (Q + f"    find: [{{with: {'a ' * 150}}}]\n", "4:19: 299 characters; at most 200 are read"),
        (Q + "    find: [{text: a total}]\n", "4:19: 'a total' has {value} not at all; write it"),
        (Q + "    find: [{text: 'a {value} {value}'}]\n", "4:19: 'a {value} {value}' has"),
        (Q + "    find: [{text: '{value}'}]\n", "4:19: a phrase needs words beside {value}"),
        (Q + "    find: [{text: '“{value}”'}]\n", "4:19: a phrase needs words beside {value}"),
        (Q + "    find: [{text: 'a* {value}'}]\n", "4:19: '*' has no meaning in a phrase"),
        (Q + "    find: [{text: '{a} {value}'}]\n", "4:19: '{' has no meaning in a phrase"),
        (Q + "    find: [{text: 'a {value}', with: b}]\n", "4:12: “text” stands alone"),
        (Q + "    find: [{wiht: [a]}]\n", "4:13: unknown key 'wiht'; did you mean 'with'?"),
        (Q + "    derive: f(x)\n", "4:13: a call is no part of a formula"),
        (Q + "    derive: 'q * a.b'\n", "4:18: an attribute is no part of a formula"),
        (Q + "    derive: |\n      2 ** 3\n", "5:7: a power is no part of a formula"),
        (Q + "    domain: 5\n", "4:13: expected a list, not the text '5'"),
        (Q + "    domain: [1]\n", "4:13: a domain is not 1 numbers; write [lowest, highest]"),
        (Q + "    domain: [1,500]\n", "4:14: 1,500 is two items, 1 and 500"),
        (Q + "    domain: [5, 1]\n", "4:13: the domain ends below where it begins; write"),
        (Q + "    domain: [0, .inf]\n", "4:17: expected a number, not '.inf'"),
        (Q + "    domain: [0, 1e400]\n", "4:17: the number '1e400' is too long to be meant"),
        (Q + "    domain: [no, yes]\n", "4:14: expected a number, not 'no'"),
        (Q + "    valid_for: 1:30\n", "4:16: expected a whole number of days, not '1:30'"),
        (Q + "    claims: [{in: a}]\n", "4:14: the key 'says' is missing"),
        (Q + "    claims: [{in: a, says: b, value: 1,500}]\n", "4:40: unknown key '500';"),
        (Q + "    claims: [{in: a, says: b, as_of: 2024-13-01}]\n", "4:38: there is no day"),
        ("quantities:\n  q: {unit: date, domain: [1, 2]}\n", "2:27: a date has no 'domain'"),
        ("quantities:\n  q: {unit: date, derive: a - b}\n", "2:27: a date has no 'derive'"),
        ("speakers:\n  Ana: []\n", "2:8: the list is empty"),
        ("speakers:\n  Ana: {x: y}\n", "2:8: expected a list, not keys with values"),
        (E + "    tolerence: 5%\n    agree: q\n", "5:5: unknown key 'tolerence'"),
        (E + "    why: so\n", "5:5: what it asks is missing; write one of the keys agree"),
        (E + "    agree: q\n    hold: q == 1\n", "6:11: agree and hold: an expectation asks one"),
        (E + "    agree: q\n    tolerance: -5%\n", "6:16: expected a share from 0 up, not '-5%'"),
        (E + "    agree: q\n    tolerance: 5\n", "6:16: expected a share up to 1 or 100%, not '5'"),
        (
            E + "    agree: q\n    tolerance: .nan\n",
            "6:16: expected a share, not '.nan'; write one such as 5% or 0.05",
        ),
        (E + "    agree: q\n    same: sourse\n", "6:11: unknown value 'sourse'; did"),
        (E + "    agree: q\n    level: fatal\n", "6:12: unknown value 'fatal'; allowed are"),
        (E + "    agree: q\n    tags: [two words]\n", "6:12: 'two words' is no tag; take one word"),
        (E + "    agree: q\n    why:\n", "6:9: expected a text, found nothing"),
        (E + "    agree: [q]\n", "5:12: expected a text, not a list"),
        (E + "    agree: q\n    examples: [{agrees: x}]\n", "6:17: unknown key 'agrees'"),
        (E + "    agree: q\n    examples: [{agree: x, conflict: y}]\n", "6:16: an example has"),
        (E + "    agree: q\n    examples: [{agree: []}]\n", "6:24: the list is empty"),
        (E + "    hold: q = 1\n", "5:13: “=” is no comparison; write “==”"),
        (E + "    hold: q + 1\n", "5:11: a comparison is missing"),
        (E + "    hold: q < 1 < 2\n", "5:17: more than one comparison"),
        (E + f"    hold: {'(' * 5000}\n", "5:11: 5,000 characters; at most 1,000 are read"),
        (E + f"    hold: q == {'+'.join('1' * 100_000)}\n", "5:11: 200,004 characters; at most"),
        (E + "    order: q == q\n", "5:12: == puts no days in order; write < or <="),
        (E + "    hold: q == q\n", "5:11: “q” stands on both sides"),
        (E + "    order: q < q\n", "5:12: “q” stands on both sides"),
        (E + "    hold: q == 3 / 0\n", "5:11: “3 / 0” divides by zero"),
        (Q + "    derive: r / (2 - 2)\n", "4:13: “r / (2 - 2)” divides by zero"),
        (
            E + "    agree: q\n    over_time: grows\n",
            "6:5: the key 'over_time' has no place here; it belongs to a quantity",
        ),
        (
            Q + "    tolerance: 5%\n",
            "4:5: the key 'tolerance' has no place here; it belongs to an expectation",
        ),
        ("units:\n  boat: boats\n", "2:3: units is a block of pint definitions, not keys"),
        (Q + "    valid_for: 017\n", "4:16: expected a whole number of days"),
        (
            Q + "    find: [{with: (a+)+$}]\n",
            "4:19: '(a+)+$': '(' has no meaning in a cue; write words",
        ),
        (
            Q + "    find: [{with: 'colou?r'}]\n",
            "4:19: 'colou?r': '?' has no meaning in a cue; write words",
        ),
        (Q + "    claims: [{in: a, says: b, value: 9**9}]\n", "4:38: '9**9' is no value: '*'"),
        (E + "    order: q * 2 < q\n", "5:12: “q * 2” is no day"),
        ("expectations:\n  E!: {agree: q}\n", "2:3: 'E!' is no id"),
        (E + "    agree: q\n    level: {}\n", "6:12: level is empty; write a level, or kinds"),
        (E + "    agree: q\n    level: [note]\n", "6:12: expected a text, not a list"),
        (
            E + "    agree: q\n    level: {crosss: note}\n",
            "6:13: unknown kind of finding 'crosss'; did you mean 'cross'? allowed are cross, ",
        ),
        (E + "    agree: q\n    level: {self: bad}\n", "6:19: unknown value 'bad'; allowed are"),
        (E + "    verbatim: Ada\n", "5:15: expected keys with values, not the text 'Ada'"),
        (E + "    verbatim: {speaker: Ada}\n", "5:15: the key 'about' is missing"),
        (E + "    verbatim: {about: [x]}\n", "5:15: the key 'speaker' is missing"),
        (E + "    verbatim: {speaker: A, abuot: x}\n", "5:28: unknown key 'abuot'; did you mean"),
        (E + "    verbatim: {speaker: A, about: ['*']}\n", "5:36: '*' is no cue; write a word"),
        (
            E + "    verbatim: {speaker: A, about: x}\n    tolerance: 5%\n",
            "6:16: verbatim has no tolerance",
        ),
        (E + "    spelling: []\n", "5:15: the list is empty"),
        (E + "    spelling: [ada king]\n", "5:16: 'ada king' is no name; write it as it should"),
        (E + f"    spelling: [{'Ada ' * 30}]\n", "5:16: 'Ada Ada Ada"),
        (E + "    spelling: [Ada]\n    tolerance: 0.1\n", "6:16: spelling has no tolerance"),
        (
            E + "    spelling: [Ada]\n    same: speaker\n",
            "6:11: spelling is compared in a source, not a speaker",
        ),
        (
            E + "    verbatim: {speaker: A, about: x}\n    spelling: [Ada]\n",
            "6:15: verbatim and spelling: an expectation asks one",
        ),
    ],
    ids=lambda text: repr(text)[-40:],
)
def test_a_fault_of_a_file_is_named_with_its_place(text: str, error: str) -> None:
    with pytest.raises(ExpectationError) as raised:
        expectations.read(text, "e.yaml")
    assert any(str(each).startswith(f"e.yaml:{error}") for each in raised.value.problems), raised


def test_all_faults_of_a_file_are_named_at_once() -> None:
    with pytest.raises(ExpectationError) as raised:
        expectations.read(
            "quantities:\n"
            "  a: {unit: person, domian: [1, 2], valid_for: soon}\n"
            "  b: {find: [{wiht: [a]}], claims: [{in: x}]}\n"
            "expectations:\n"
            "  c: {agree: a, tolerance: x%}\n",
            "e.yaml",
        )
    assert [(place.line, place.column) for place, _ in raised.value.problems] == [
        (2, 21),
        (2, 48),
        (3, 6),
        (3, 15),
        (3, 14),
        (3, 37),
        (5, 28),
    ]


# ---------------------------------------------------------------- what is refused in a set


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("quantities: {term: {unit: year, derive: age}}", "2:41"),
        ("expectations: {e: {hold: 5 < age}}", "2:30"),
    ],
)
def test_what_is_each_persons_own_stands_in_no_formula(line: str, place: str) -> None:
    ages = expectations.read("quantities: {age: {unit: year, each: person}}", "ages.yaml")
    with pytest.raises(ExpectationError) as caught:
        expectations.join([ages, expectations.read(f"\n{line}\n", "e.yaml")])
    assert f"e.yaml:{place}: 'age' is each person’s own; it is compared by agree" in str(
        caught.value
    )


NAMES = """\
units: |
  house = [building]
quantities:
  brigades: {unit: house}
  brigade_size: {unit: person / house}
  total: {unit: person}
  share: {unit: percent}
  began: {unit: date}
  ended: {unit: date}
  left-over: {unit: person}
  stance: {labels: {for: [backs], against: [opposes]}}
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "  e: {agree: totals}",
            "13:14: unknown quantity 'totals'; did you mean 'total'? "
            "defined are began, brigade_size, brigades, ended, left-over, share, stance, total",
        ),
        ("  e: {hold: total == brigades * size}", "13:33: unknown quantity 'size'; defined are"),
        ("  e: {hold: 'total == totals'}", "13:23: unknown quantity 'totals'; did you mean"),
        ("  e: {hold: total == left}", "13:22: unknown quantity 'left'; did you mean"),
        ("  e: {order: began < end}", "13:22: unknown quantity 'end'; did you mean 'ended'?"),
        (
            "  e: {hold: total == brigades}",
            "13:13: “total” is [person], “brigades” is [building]; they cannot be compared",
        ),
        (
            "  e: {hold: total == brigades + 2 * brigade_size}",
            "13:13: “2 * brigade_size” ([person] / [building]) cannot be added to “brigades”",
        ),
        ("  e: {hold: began < 5}", "13:13: 'began' is a date; dates are compared by order"),
        ("  e: {order: began < total}", "13:22: 'total' is no date; figures are compared by hold"),
        (
            "  e: {agree: began, tolerance: 5%}",
            "13:32: days agree within whole days; write “2 days”",
        ),
        (
            "  e: {order: began < ended, tolerance: 0.5}",
            "13:40: days agree within whole days; write “2 days”",
        ),
        (
            "  e: {agree: total, tolerance: 2 days}",
            "13:32: figures agree within a share; write “5%” or 0.05",
        ),
        (
            "  e: {hold: total < 5, tolerance: 2 days}",
            "13:35: figures agree within a share; write “5%” or 0.05",
        ),
        ("  e: {hold: total == stance}", "13:22: 'stance' has labels; labels are compared by"),
        ("  e: {order: began < stance}", "13:22: 'stance' has labels; labels are compared by"),
        ("  e: {agree: stance, tolerance: 5%}", "13:33: labels have no tolerance, two are the"),
        ("  e: {agree: stance, tolerance: 2 days}", "13:33: labels have no tolerance, two are"),
    ],
)
def test_expectations_are_held_against_what_is_defined(lines: str, expected: str) -> None:
    (error,) = errors(f"{NAMES}expectations:\n{lines}\n")
    assert error[: len(expected) + 7] == f"e.yaml:{expected}"


def test_a_dash_in_a_formula_is_a_minus() -> None:
    found = errors(f"{NAMES}expectations:\n  e: {{hold: left-over == 5}}\n")
    assert found[0].endswith("; 'left-over' cannot stand in a formula: its “-” is a minus")


@pytest.mark.parametrize(
    "lines",
    [
        "agree: began, tolerance: 2 days",
        "agree: began, tolerance: 0",
        "agree: left-over, tolerance: 0.5%",
        "hold: total <= 10",
        "hold: total == brigades * brigade_size",
        "hold: share == 5 / 8",
        "hold: share <= total / total",
        "order: began + 3 < ended",
        "agree: stance, same: speaker",
        "verbatim: {speaker: Nobody Known, about: [x]}",
        "spelling: [Nobody Known], same: source",
    ],
)
def test_these_hold_together(lines: str) -> None:
    assert read(f"{NAMES}expectations:\n  e: {{{lines}}}\n").expectations[0].id == "e"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{unit: persn}", "12:15: unknown unit 'persn'; did you mean 'person'? or declare it"),
        ("{unit: person house}", "12:15: 'person house' is no unit"),
        ("{unit: person, derive: new + 1}", "12:31: 'new' derives from itself"),
        ("{unit: person, derive: 2 * new}", "12:35: 'new' derives from itself"),
        ("{unit: person, derive: totals}", "12:31: unknown quantity 'totals'; did you mean"),
        ("{unit: person, derive: began}", "12:31: 'began' is a date; dates are compared by order"),
        (
            "{unit: person, derive: total / brigades}",
            "12:31: “total / brigades” is [person] / [building], 'new' is in person",
        ),
        (
            "{unit: person, derive: total + brigades}",
            "12:31: “brigades” ([building]) cannot be added to “total” ([person])",
        ),
        ("{unit: person, derive: total * stance}", "12:39: 'stance' has labels; labels are"),
    ],
)
def test_quantities_are_held_against_what_is_defined(line: str, expected: str) -> None:
    (error,) = errors(f"{NAMES}  new: {line}\n")
    assert error[: len(expected) + 7] == f"e.yaml:{expected}"


def test_two_quantities_may_derive_from_each_other() -> None:
    text = "quantities:\n  a: {unit: person, derive: b * 2}\n  b: {unit: person, derive: a / 2}\n"
    assert [each.id for each in read(text).quantities] == ["a", "b"]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ("|\n  house = [building]\n  metre = [length]", "e.yaml:3:3: 'metre' is a word of 'meter'"),
        ("|\n\n    x1 = 9**9**9**9", "e.yaml:3:5: 'x1': '**9**9' cannot stand in a value"),
        ("[house = [building]]", "e.yaml:1:"),
        ("['x1 = [aa] = _ = two words']", "e.yaml:1:9: 'two words': units and their words are"),
        ("\n", "e.yaml:1:7: expected a text, found nothing"),
    ],
)
def test_units_are_named_with_their_line(units: str, expected: str) -> None:
    assert errors(f"units: {units}\n")[0].startswith(expected)


# ---------------------------------------------------------------- several files


def joined_errors(*texts: str) -> list[str]:
    rulesets = [
        expectations.read(text, f"{name}.yaml") for name, text in zip("ab", texts, strict=True)
    ]
    with pytest.raises(ExpectationError) as raised:
        expectations.join(rulesets)
    return str(raised.value).split("\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "quantities: {q: {unit: person}}",
            "b.yaml:1:14: duplicate quantity 'q'; the first is at a.yaml:1:14",
        ),
        ("speakers: {Ana: x}", "b.yaml:1:12: duplicate speaker 'Ana'; the first is at a.yaml:1:12"),
        (
            "expectations: {e: {spelling: [Ann Lee]}}",
            "b.yaml:1:16: duplicate expectation 'e'; the first is at a.yaml:1:16",
        ),
    ],
)
def test_ids_are_unique_over_all_files(text: str, message: str) -> None:
    assert joined_errors(text, text) == [message]


def test_files_share_their_names() -> None:
    rulesets = [
        expectations.read("units: 'tent = [shelter]'", "a.yaml"),
        expectations.read("quantities: {q: {unit: tents}}", "b.yaml"),
        expectations.read("expectations: {e: {agree: q}}", "c.yaml"),
    ]
    joined = expectations.join(rulesets)
    assert (joined.path, joined.quantities[0].unit) == ("a.yaml, b.yaml, c.yaml", "tent")


def test_units_clash_over_files() -> None:
    found = joined_errors("units: 'tent = [shelter]'", "units: 'tent = [home]'")
    assert "b.yaml:1:9: 'tent' is defined twice, and not alike; keep one of them" in found


def test_joining_again_changes_nothing() -> None:
    once = read(FLOOD)
    assert expectations.join([once]) == once
    assert expectations.join([]) == Ruleset("")


def test_a_flood_of_faults_is_answered_in_bounded_time() -> None:
    start = time.process_time()
    quantities = "".join(f"  quantity_{n}: {{unit: zork{n}}}\n" for n in range(8_000))
    asked = "".join(f"  e{n}: {{agree: quantty_{n}}}\n" for n in range(8_000))
    found = errors(f"quantities:\n{quantities}expectations:\n{asked}")
    assert len(found) == 51
    assert time.process_time() - start < 20


SHARED = "is an alias of 'Ada Berg' already"


@pytest.mark.parametrize(
    ("speakers", "error"),
    [
        ("  Ada Berg: [the mayor]\n  Tom Hale: [clerk, Mayor]\n", f"e.yaml:3:21: 'Mayor' {SHARED}"),
        # one is the other's alias, by design
        ("  Town: [Ada Berg, mayor]\n  Ada Berg: [mayor]\n", ""),
        ("  Ada Berg: [mayor, Mayor]\n", ""),
    ],
)
def test_an_alias_belongs_to_one_speaker(speakers: str, error: str) -> None:
    rules = expectations.read(f"speakers:\n{speakers}", "e.yaml")
    if not error:
        assert expectations.join([rules]).speakers == rules.speakers
        return
    with pytest.raises(ExpectationError) as refused:
        expectations.join([rules])
    assert str(refused.value).startswith(error)
