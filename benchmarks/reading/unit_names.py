"""Do two tools mean the same unit? One name for each, and how units of one kind convert.

The tools name what they find in their own ways ("Pound sterling", "GBP", "£"); the words of an
article are a fourth.  Nothing here favours a tool: a name that means two units ("pound") is
the first of them for everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_NAMES = """
person: people, persons
usd: dollar, united states dollar, us dollar, $, us$, american dollar, buck
eur: euro, €
gbp: pound, british pound, pound sterling, £, lb, lbs, pound-mass, sterling
jpy: yen, japanese yen, ¥
cny: yuan, chinese yuan, renminbi, rmb, 元, kuai
inr: rupee, r, rs, indian rupee, sri lankan rupee, lkr, ₹
cad: canadian dollar
aud: australian dollar
hkd: hong kong dollar
nzd: new zealand dollar
mxn: mexican peso, peso
chf: swiss franc
percent: percentage, %, per, per cent, pct, percentage point
cent: pence, penny, pennie, p, c, centavo, sen
bitcoin: btc, ₿
myr: ringgit, rm, malaysian ringgit
egp: egyptian pound, le, l.e, geneh, egyptianpound, genihat
kwd: dinar, kuwaiti dinar
lbp: lebanese pound
qar: riyal, qatari riyal, sar, rial, saudiriyal
ils: shekel
mnt: tugrik
uah: hryvnia
bgn: lev
turkish lira: lira, try
markka: finnish markka
guilder: netherlands guilder, dutch guilder
lak: lao kip, ₭, kip
crc: costa rican colón, ₡
gel: georgian lari, ₾, lari
second: sec, s, ", '', ″
minute: min, ', mins
hour: hr, h, hrs
day: d
week: wk
month: mo
year: yr, age
meter: metre, m
kilometer: kilometre, km, k
centimeter: centimetre, cm
millimeter: millimetre, mm
mile: mi
inch: in, inche
foot: feet, ft
yard: yd, yds
nanometer: nanometre, nm
picometer: picometre, pm
attometer: attometre
decimeter: decimetre, dm
gram: g, gs, gram-force, gramme
kilogram: kg, k.g, k.gs, kilo
milligram: mg
microgram: µg, μg, microgramme, mcg, ug
ounce: oz
metric ton: tonne, ton, t
liter: litre, l
milliliter: millilitre, ml, mls
hectoliter: hectolitre, hl
gallon: gal
centiliter: centilitre, cl
tablespoon: tbsp
teaspoon: tsp
barrel: bbl
degree: °, deg
degree celsius: c, celsius, centigrade, degree_celsius, ℃
degree fahrenheit: f, fahrenheit, degree_fahrenheit
kilometer per hour: kph, kmh, km/h, kilometer_per_hour, kmph, kilometre per hour
mile per hour: mph, mile_per_hour
megabyte: mb
exabyte: eb
teraelectronvolt: tev
gigahertz: ghz
watt: w
turn: revolution, rotation
satoshi: satoshis
watt hour: wh
megawatt hour: mwh
kilobit per second: kbps
electronvolt: ev
milligray: mgy
gray: gy
square meter: square metre, sqm, sq m, m2, m²
square kilometer: square kilometre, km2, km², sq km
cubic kilometer: cubic kilometre, km3
cubic centimeter: cubic centimetre, cm3, cc
kibibyte: kib
square mile: sq mile
cubic foot: cubic feet
"""

# How many of the first make one of the second.
_FACTORS = """
second minute 60; second hour 3600; second day 86400; second week 604800; second month 2592000
second year 31536000; minute hour 60; minute day 1440; hour day 24; day week 7; day month 30
day year 365; month year 12; gram kilogram 1000; milligram gram 1000; inch foot 12; foot yard 3
inch yard 36; foot mile 5280; centimeter meter 100; meter kilometer 1000
centimeter kilometer 100000; liter hectoliter 100; cent usd 100; cent eur 100
"""


def _names() -> Iterator[tuple[str, str]]:
    for line in _NAMES.strip().splitlines():
        unit, _, names = line.partition(": ")
        yield unit, unit
        yield from ((name, unit) for name in names.split(", "))


def _factors() -> Iterator[tuple[tuple[str, str], float]]:
    for entry in _FACTORS.replace("\n", ";").split(";"):
        if entry.strip():
            small, large, count = entry.split()
            yield (small, large), float(count)
            yield (large, small), 1 / float(count)


UNITS = dict(_names())
FACTORS = dict(_factors())
_UNITS_IN_ORDER = tuple(dict.fromkeys(UNITS.values()))
# The table lists people, then money, then percent, then measures.
_MONEY = frozenset(_UNITS_IN_ORDER[1 : _UNITS_IN_ORDER.index("second")]) - {"percent"}


def normal(name: str) -> str:
    """Return one name for a unit: lower case, singular, without a final stop."""
    lower = name.lower().strip().replace("_", " ")
    first, space, rest = lower.partition(" ")
    # "degrees celsius", "pounds sterling", "square miles"
    head = first.removesuffix("s") + space + rest
    words = " ".join(word.removesuffix("s") for word in lower.split())
    forms = (lower, lower.rstrip("."), head, words, lower.removesuffix("es"))
    return next((UNITS[form] for form in forms if form in UNITS), words)


def normals(names: Iterable[str]) -> frozenset[str]:
    """Return the names of a unit, and of several words also the first and the last."""
    return frozenset(normal(form) for name in names for form in (name, *ends(name)))


def family(names: Iterable[str]) -> str:
    """Return what a unit measures: money, percent, age (a year), dimension, or number for none."""
    units = {normal(name) for name in names} & set(_UNITS_IN_ORDER)
    if units & _MONEY:
        return "money"
    if "percent" in units:
        return "percent"
    if "year" in units:
        return "age"
    return "dimension" if units - {"person"} else "number"


def ends(name: str) -> tuple[str, ...]:
    """Return the first and the last of several words: "square metres" is said for "metres"."""
    words = name.split()
    return (words[0], words[-1]) if len(words) > 1 else ()


def factors(gold: frozenset[str], read: frozenset[str]) -> tuple[float, ...]:
    """Return what a value in the units `read` may be multiplied by to be one in `gold`."""
    pairs = ((theirs, mine) for theirs in sorted(read) for mine in sorted(gold))
    return tuple(1 / FACTORS[pair] for pair in pairs if pair in FACTORS)
