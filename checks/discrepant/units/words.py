"""Which words count which unit, before anybody declares any?"""

from __future__ import annotations

from discrepant.tokens import table

# Common nouns for people.  "dead" and "wounded" are missing on purpose: a figure without a
# noun takes the unit of the quantity that its cue names.
_PEOPLE = """
    person people persons individual individuals human humans man men woman women child
    children boy boys girl girls adult adults teen teens teenager teenagers infant infants
    baby babies toddler toddlers youth youths victim victims survivor survivors casualty
    casualties fatality fatalities death deaths hostage hostages captive captives prisoner prisoners
    detainee detainees inmate inmates suspect suspects resident residents inhabitant
    inhabitants citizen citizens civilian civilians villager villagers local locals
    student students pupil pupils teacher teachers worker workers employee employees
    staffer staffers officer officers official officials policeman policemen policewoman
    policewomen firefighter firefighters medic medics doctor doctors nurse nurses patient
    patients soldier soldiers troop troops serviceman servicemen servicewoman servicewomen
    combatant combatants fighter fighters militant militants gunman gunmen attacker attackers
    protester protesters protestor protestors demonstrator demonstrators voter voters
    migrant migrants refugee refugees evacuee evacuees passenger passengers pedestrian
    pedestrians driver drivers tourist tourists visitor visitors guest guests spectator
    spectators fan fans player players member members volunteer volunteers journalist
    journalists farmer farmers miner miners sailor sailors pilot pilots crewman crewmen crew
""".split()

# The words of each measure, by the name it has in pint.  Left out are words that are other
# words too ("in", "pounds", "m", "square"); a barrel is one of oil, as in the news.
MEASURES = {
    "meter": "metre metres meter meters",
    "kilometer": "kilometre kilometres kilometer kilometers km kms",
    "centimeter": "centimetre centimetres centimeter centimeters cm",
    "millimeter": "millimetre millimetres millimeter millimeters mm",
    "mile": "mile miles",
    "nautical_mile": "",
    "decimeter": "decimetre decimetres decimeter decimeters",
    "nanometer": "nanometre nanometres nanometer nanometers",
    "foot": "foot feet ft",
    "yard": "yard yards",
    "inch": "inch inches",
    "acre": "acre acres",
    "hectare": "hectare hectares ha",
    "metric_ton": "tonne tonnes",
    "ton": "ton tons",
    "kilogram": "kilogram kilograms kilogramme kilogrammes kilo kilos kg",
    "gram": "gram grams gramme grammes",
    "milligram": "milligram milligrams milligramme milligrammes",
    "microgram": "microgram micrograms",
    "ounce": "ounce ounces oz",
    "pound": "",
    "liter": "litre litres liter liters",
    "milliliter": "millilitre millilitres milliliter milliliters",
    "centiliter": "centilitre centilitres centiliter centiliters",
    "gallon": "gallon gallons",
    "oil_barrel": "barrel barrels",
    "second": "seconds",
    "minute": "minute minutes",
    "hour": "hour hours",
    "day": "day days",
    "week": "week weeks",
    "month": "month months",
    "year": "year years",
    "degree_Celsius": "celsius celcius centigrade",
    "degree_Fahrenheit": "fahrenheit farenheit",
    "watt": "watt watts",
    "kilowatt": "kilowatt kilowatts kw",
    "megawatt": "megawatt megawatts mw",
    "gigawatt": "gigawatt gigawatts gw",
    "kilowatt_hour": "kwh",
    "megawatt_hour": "mwh",
    "gigawatt_hour": "gwh",
    "hertz": "hertz",
    "kilohertz": "khz kilohertz",
    "megahertz": "mhz megahertz",
    "gigahertz": "ghz gigahertz",
    "kilobyte": "kilobyte kilobytes",
    "megabyte": "megabyte megabytes",
    "gigabyte": "gigabyte gigabytes",
    "terabyte": "terabyte terabytes",
    "volt": "volt volts",
    "radian": "radian radians",
    "mile_per_hour": "mph",
    "kilometer_per_hour": "kph kmh",
    "knot": "knot knots",
}
# Signs that are units right behind a number and other words, or parts of names, elsewhere.
SIGNS = {
    sign: unit
    for unit, signs in {
        "meter": "m",
        "decimeter": "dm",
        "nanometer": "nm",
        "mile": "mi",
        "yard": "yd yds",
        "inch": "in",
        "gram": "g",
        "milligram": "mg",
        "microgram": "µg μg mcg",
        "pound": "lb lbs",
        "metric_ton": "t",
        "liter": "l",
        "milliliter": "ml mls",
        "centiliter": "cl",
        "gallon": "gal gals",
        "second": "sec secs",
        "minute": "min mins",
        "hour": "h hr hrs",
        "year": "yr yrs",
        "kilobyte": "kb",
        "megabyte": "mb",
        "gigabyte": "gb",
        "terabyte": "tb",
        "hertz": "hz",
        "radian": "rad",
    }.items()
    for sign in signs.split()
}
_MONEY = {
    "USD": "usd dollar dollars",
    "EUR": "eur euro euros",
    "GBP": "gbp",
    "JPY": "jpy yen",
    "CNY": "cny yuan renminbi",
    "RUB": "rub rouble roubles ruble rubles",
    "UAH": "uah hryvnia hryvnias hryvnya hryvnyas",
    "CHF": "chf",
}
# ISO 4217, and Bitcoin.
CURRENCIES = table("""
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN
    BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD
    FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY
    KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR
    RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT
    TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
    ZWG BTC
    """)
# A unit block may declare these anew …
PERSON_WORDS = dict.fromkeys(_PEOPLE, "person")

# Nouns that mean people without saying which.  Any other names a kind of people, who may be
# part of a larger number: the two women are among the five people.
ANYBODY = table(
    "person people persons individual individuals human humans victim victims casualty casualties "
    "fatality fatalities death deaths"
)
# … and these not.
FIXED_WORDS = {
    **{word: unit for unit, words in (MEASURES | _MONEY).items() for word in words.split()},
    **dict.fromkeys(("percent", "percents", "%"), "percent"),
    **dict.fromkeys(("degree", "degrees"), "degree"),
    "person": "person",
}
