"""Is what a figure counts a measure: per cent, square miles, degrees, Australian dollars?

A measure is the head at once, in the singular too: "a 17 km road", "1/4 mile paved oval".
"""

from __future__ import annotations

from discrepant.figures import currencies
from discrepant.figures.noun_words import STOPS, is_plural
from discrepant.tokens import Tokens, table

MEASURES = table(
    "km kms kilometer kilometre m meter metre cm mm ft foot yard yd mile mi inch kg kilo kilogram "
    "gram g mg lb lbs pound oz ounce ton tonne liter litre l ml gallon gal cup pint teaspoon "
    "tablespoon barrel acre hectare mph kph kmh knot watt kilowatt megawatt gigawatt kw mw gw kwh "
    "hz khz mhz ghz kb mb gb tb degree degrees celsius fahrenheit dollar euro cent cents bitcoin "
    "microgram milligram millimeter millimetre centimeter centimetre rpm min mins hr hrs sec secs "
    "miles kilometers kilometres meters metres feet inches yards pounds tons tonnes ounces grams "
    "kilograms gallons liters litres acres hectares barrels dollars euros yen yuan rubles roubles "
    "rupees shekels francs pesos pence penny ¢"
)
_MONEY = table(
    "ringgit ringgits baht rupiah dong naira rand zloty krona kronor krone kroner forint lira "
    "liras riyal riyals rial rials dinar dinars rupee shekel franc peso peseta pesetas markka "
    "hryvnia hryvnias hryvnya hryvnyas rouble ruble won yuan renminbi yen tugrik tugriks real "
    "reais guilder guilders cedi shilling shillings taka dirham dirhams"
)
_TIME = table("second minute hour day week month year")
DIMENSIONS = table("square cubic sq metric short nautical light sea statute")
_SAME = table("metric short statute")  # dimensions that leave the measure what it is
_DEGREES = table("degree degrees deg ° º")
_SCALES_OF_HEAT = table("celsius fahrenheit c f centigrade kelvin")
_PERCENT = table("% percent pct percents per percentage")


def percent(tokens: Tokens, at: int) -> int | None:
    """Return the end of "%", "percent", "percentage points" at token `at`, None where none is."""
    word = tokens.word(at)
    if word not in _PERCENT:
        return None
    if word == "per":
        if tokens.word(at + 1) != "cent":
            return None
        at += 1
    elif word == "percentage" and tokens.word(at + 1) not in ("points", "point", "", "."):
        return None
    return at + 2 if tokens.word(at + 1) in ("points", "point") else at + 1


def measure(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the unit of measure at token `at`, of one word or two ("square miles")."""
    word = tokens.word(at)
    if word in _DEGREES:
        warm = tokens.word(at + 1) in _SCALES_OF_HEAT
        named = warm and len(tokens.word(at + 1)) > 1
        # The word itself names the unit; a letter is told by the number.
        return (at + 1, at + 2) if named else (at, at + 1 + warm)
    if word in MEASURES:
        # "one dollar coins" aside, and "a 5 m wide road": the measure is the head.
        return (at, at + 1) if not (word == "pound" and is_plural(tokens.word(at + 1))) else None
    second = tokens.word(at + 1)
    if word in DIMENSIONS:
        last = at + 1
        while tokens.word(last) in DIMENSIONS or tokens.word(last) in ("-", "."):
            last += 1
        if tokens.word(last) in MEASURES or tokens.word(last) in ("years", "year"):
            # "12 square-miles", "12 sq. miles" are no miles; "12 metric tons" are tons.
            return (at + 1, at + 2) if word in _SAME and last == at + 1 else (at, last + 1)
    if word in _TIME:
        # "a 90 day old bill"; but "five day trips" are trips.
        return None if is_plural(second) and second not in STOPS else (at, at + 1)
    return _named_money(tokens, at)


def _named_money(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return "Australian dollars" as one head: "dollars" alone would be those of the USA."""
    if tokens.word(at) in _MONEY:
        return (at, at + 1)
    if not tokens.is_word(at):
        return None
    if currencies.named(tokens, at) is None:
        return (at + 1, at + 2) if tokens.word(at + 1) in _MONEY else None
    # "New Zealand dollars" has three words.
    last = at + 2 if currencies.is_shared(tokens.word(at + 2)) else at + 1
    return (at, last + 1)
