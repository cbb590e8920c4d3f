"""What does a figure count: the head of its noun phrase, and what "each" or "per" divides by?

No parser and no dictionary: a head is the last plural of the words that follow the figure,
before anything that cannot stand inside a noun phrase.  Where that is not clear there is no
noun, and the quantity's cue decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from discrepant.figures import currencies
from discrepant.figures.number_words import NUMBER_WORDS
from discrepant.tokens import Tokens
from discrepant.units import signs as unit_signs
from discrepant.units.signs import Sign


@dataclass(frozen=True, slots=True)
class Counted:
    """Hold the counted phrase after a figure, as token indices (the ends excluded).

    `head` is the noun itself, `end` the end of the phrase, "each" included; `per` the noun
    that the figure is divided by, None where it is not.  "2 of the 3 men" counts men, whose
    head then lies beyond `end`.  `unit` is what a sign stands for ("5 in", "10 km/h"), where
    the head is no word that tells it by itself.
    """

    head: tuple[int, int] | None
    end: int
    per: tuple[int, int] | None = None
    unit: str | None = None


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that end a noun phrase: prepositions, conjunctions, auxiliaries, pronouns, verbs that
# follow a counted noun in news, and the participles that say what happened to it.
_STOPS = _words(
    "to from in on at by for with without of into onto over under after before since during until "
    "till as than that which who whom whose where when while if because though although and or but "
    "nor so yet is are was were be been being am has have had do does did will would can could may "
    "might must shall should not n't no never he she it they we you i him her them us this these "
    "those there here then now also too still already just only even about against among between "
    "through per each apiece a an the his its their our my your amid across near "
    "around behind beyond via within outside inside up down out off away back ago later earlier "
    "says said say told tells added adds went goes came comes took takes left leaves remain "
    "remains died dies dead killed wounded injured hurt arrested shot missing alive displaced "
    "captured detained hospitalized treated charged held taken sent deployed stationed sentenced "
    "fled "
    "fighting undergoing preparing training including involving involved according ranging "
    "believed thought expected reported known lost survived escaped remained became began started "
    "stormed attacked joined entered arrived gathered marched protested lived worked "
    "aged plus minus versus vs "
    "is's was's how what why whether any all both either neither another strong worth below above "
    "annually monthly daily weekly yearly today yesterday tomorrow tonight throughout every "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december"
)
# Plurals without an s, and collectives that are counted in heads.
_PLURALS = _words(
    "people men women children police personnel staff troops infantry cattle sheep aircraft "
    "spacecraft percent cent % dollars euros pounds militia cavalry fish deer livestock media "
    "policemen policewomen firemen gunmen servicemen servicewomen fishermen businessmen "
    "lawmakers congressmen teeth feet mice geese criteria phenomena crew faithful homeless youth "
    "folk folks crewmen airmen marines guardsmen infantrymen clergymen spokesmen yen yuan won"
)
# Words that end in s and are no plural noun.
_NOT_PLURALS = _words(
    "this his its as is was has does us plus thus less across perhaps news previous various "
    "serious dangerous religious famous victorious numerous suspicious anonymous "
    "says tells goes comes takes remains leaves adds makes gives gets needs wants seems "
    "always towards besides overseas sometimes afterwards upwards unless whereas yes "
    "business class mass loss cross press address process success access"
)
_STAND_INS = _words("more others other additional")
_CLOSING = frozenset("”\"'’")
_QUOTES = _CLOSING | frozenset("“‘")
_LABEL = 5  # tokens that a label before a colon may have
_LONGEST = 8  # words a noun phrase may have before its head
_REACH = 14  # tokens to look back for what "each" divides by

# Measures are heads at once, in the singular too: "a 17 km road", "1/4 mile paved oval".
_MEASURES = _words(
    "km kms kilometer kilometre m meter metre cm mm ft foot yard yd mile mi inch kg kilo kilogram "
    "gram g mg lb lbs pound oz ounce ton tonne liter litre l ml gallon gal cup pint teaspoon "
    "tablespoon barrel acre hectare mph kph kmh knot watt kilowatt megawatt gigawatt kw mw gw kwh "
    "hz khz mhz ghz kb mb gb tb degree degrees celsius fahrenheit dollar euro cent cents bitcoin "
    "microgram milligram millimeter millimetre centimeter centimetre rpm min mins hr hrs sec secs "
    "miles kilometers kilometres meters metres feet inches yards pounds tons tonnes ounces grams "
    "kilograms gallons liters litres acres hectares barrels dollars euros yen yuan rubles roubles "
    "rupees shekels francs pesos pence penny ¢"
)
_MONEY = _words(
    "ringgit ringgits baht rupiah dong naira rand zloty krona kronor krone kroner forint lira "
    "liras riyal riyals rial rials dinar dinars rupee shekel franc peso peseta pesetas markka "
    "hryvnia hryvnias hryvnya hryvnyas rouble ruble won yuan renminbi yen tugrik tugriks real "
    "reais guilder guilders cedi shilling shillings taka dirham dirhams"
)
_TIME = _words("second minute hour day week month year")
_DIMENSIONS = _words("square cubic sq metric short nautical light sea statute")
_SAME = _words("metric short statute")  # dimensions that leave the measure what it is
_DEGREES = _words("degree degrees deg ° º")
_SCALES_OF_HEAT = _words("celsius fahrenheit c f centigrade kelvin")
_OF_WHAT = _words("the these those his her its their our my your")


def after(tokens: Tokens, at: int, number_is_one: bool = False, floor: int = 0) -> Counted:
    """Read what the figure that ends at token `at` counts.

    `number_is_one` allows a singular head ("one student dead").  `floor` is the first token of
    the figure, before which the noun of "each" is looked for.  "2,700 more wounded" has no
    head: the noun was left out.
    """
    word = tokens.word(at)
    percent = _percent(tokens, at) if word in _PERCENT else None
    if percent is not None:
        return Counted((at, percent), percent)
    if word in unit_signs.OPENERS:
        sign = unit_signs.read(tokens, at)
        if sign is not None:
            return _by_sign(tokens, sign, floor)
        if unit_signs.is_name(tokens, at + 1):
            return Counted(None, at)
    start = at + 1 if word in _QUOTES else at
    if tokens.word(start) == "-" and tokens.touches(start) and tokens.is_word(start + 1):
        return _compound(tokens, start, floor)
    head = _measure(tokens, start)
    end = at
    if head is not None:
        end = head[1]
    else:
        head, end = _counted(tokens, at, start, number_is_one)
    per, per_end = _per(tokens, end, floor)
    return Counted(head, max(end, per_end), per)


def of_label(tokens: Tokens, start: int) -> Counted:
    """Read the noun of "Acres burned: 32,000", of a figure that begins at token `start`."""
    for at in range(max(0, start - 1 - _LABEL), start - 1):
        if tokens.word(at) in _MEASURES or (is_plural(tokens.word(at)) and tokens.is_word(at)):
            return Counted((at, at + 1), start)
    return Counted(None, start)


def _by_sign(tokens: Tokens, sign: Sign, floor: int) -> Counted:
    if sign.per is not None:
        return Counted((sign.start, sign.end), sign.per[1], sign.per, sign.unit)
    per, per_end = _per(tokens, sign.end, floor)
    return Counted((sign.start, sign.end), max(sign.end, per_end), per, sign.unit)


def _counted(
    tokens: Tokens, at: int, start: int, number_is_one: bool
) -> tuple[tuple[int, int] | None, int]:
    """Return the head of what is counted and the end of the phrase."""
    if tokens.word(start) == "of":
        if tokens.word(start + 1) in _OF_WHAT:
            return _whole(tokens, start + 2), at
        if tokens.word(start + 1) not in _STOPS:
            start += 1
            head = _measure(tokens, start)
            if head is not None:
                return head, head[1]
    head = _head(tokens, start, number_is_one)
    end = at if head is None else head[1]
    if head is not None and tokens.word(head[0]) in _STAND_INS:
        head = None  # "2,700 more", "three others": the noun was left out
    return head, end


def _whole(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the noun of the whole: "12 of the 26 students", "none of the three men"."""
    while tokens.is_number(at) or tokens.word(at) in NUMBER_WORDS:
        at += 1
    return _head(tokens, at, False)


# ---------------------------------------------------------------- percent and measures

_PERCENT = _words("% percent pct percents per percentage")


def _percent(tokens: Tokens, at: int) -> int | None:
    word = tokens.word(at)
    if word == "per":
        if tokens.word(at + 1) != "cent":
            return None
        at += 1
    elif word == "percentage" and tokens.word(at + 1) not in ("points", "point", "", "."):
        return None
    return at + 2 if tokens.word(at + 1) in ("points", "point") else at + 1


def _measure(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the unit of measure at token `at`, of one word or two ("square miles")."""
    word = tokens.word(at)
    if word in _DEGREES:
        warm = tokens.word(at + 1) in _SCALES_OF_HEAT
        named = warm and len(tokens.word(at + 1)) > 1
        # The word itself names the unit; a letter is told by the number.
        return (at + 1, at + 2) if named else (at, at + 1 + warm)
    if word in _MEASURES:
        # "one dollar coins" aside, and "a 5 m wide road": the measure is the head.
        return (at, at + 1) if not (word == "pound" and is_plural(tokens.word(at + 1))) else None
    second = tokens.word(at + 1)
    if word in _DIMENSIONS:
        last = at + 1
        while tokens.word(last) in _DIMENSIONS or tokens.word(last) in ("-", "."):
            last += 1
        if tokens.word(last) in _MEASURES or tokens.word(last) in ("years", "year"):
            # "12 square-miles", "12 sq. miles" are no miles; "12 metric tons" are tons.
            return (at + 1, at + 2) if word in _SAME and last == at + 1 else (at, last + 1)
    if word in _TIME:
        # "a 90 day old bill"; but "five day trips" are trips.
        return None if is_plural(second) and second not in _STOPS else (at, at + 1)
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


def _compound(tokens: Tokens, at: int, floor: int) -> Counted:
    """Read "6,000-man brigade", "20-mile stretch"; "6,000-man" divides by what follows."""
    head = (at + 1, at + 2)
    word = tokens.word(at + 1)
    end = at + 2
    if word == "strong":
        return Counted(None, end)
    if word in ("year", "month", "week", "day") and tokens.word(end) == "-":
        end += 2 if tokens.word(end + 1) in ("old", "olds") else 0
    if word in ("man", "person", "member", "soldier"):
        following = _head(tokens, end, True)
        if following is not None:
            return Counted(head, end, following)
    per, per_end = _per(tokens, end, floor)
    return Counted(head, max(end, per_end), per)


# ---------------------------------------------------------------- the head


def _head(tokens: Tokens, at: int, number_is_one: bool) -> tuple[int, int] | None:
    """Return the head of the noun phrase that begins at `at`, None where none is clear."""
    best = None
    last = None
    index = _past_age(tokens, at)
    stop = min(index + _LONGEST, len(tokens))
    while index < stop:
        word = tokens.word(index)
        if word == "'" or (word == "-" and index > at and tokens.touches(index)):
            index += 1
            continue  # "special-operations soldiers"
        if not _may_stand_inside(tokens, index):
            break
        if number_is_one and last is not None and word.endswith("ed"):
            break  # "one group asked for help"
        if is_plural(word) and not _is_modifier(tokens, index):
            best = index
        elif best is not None:
            break  # "troops organized", "people dead": the phrase has ended
        last = index
        index += 1
    if best is None:
        best = last if _clear_singular(tokens, at, last, number_is_one) else None
    return None if best is None else (best, best + 1)


def _past_age(tokens: Tokens, at: int) -> int:
    """Skip an age before the noun: "two 17-year-old boys"."""
    if tokens.is_number(at) and tokens.words[at + 1 : at + 5] == ("-", "year", "-", "old"):
        return at + 5
    return at


def _is_modifier(tokens: Tokens, index: int) -> bool:
    """Tell "special-operations" in "special-operations soldiers" from a head."""
    return tokens.word(index + 1) == "-" and tokens.touches(index + 1)


def _may_stand_inside(tokens: Tokens, index: int) -> bool:
    word = tokens.word(index)
    if word in _STOPS or word in NUMBER_WORDS or not tokens.is_word(index):
        return False
    return not (word.endswith("ly") and not tokens.is_capital(index) and word != "elderly")


def _clear_singular(tokens: Tokens, at: int, last: int | None, number_is_one: bool) -> bool:
    """Tell whether a phrase without a plural has a head all the same: "one man", "5 km"."""
    if last is None or tokens.word(last).endswith("'s"):
        return False
    return number_is_one or last == at or tokens.word(last) in _PLURALS


def is_plural(word: str) -> bool:
    """Tell whether a folded word looks like a plural noun."""
    if word in _PLURALS:
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "ous"))
        and word not in _NOT_PLURALS
    )


# ---------------------------------------------------------------- each, per


def _per(tokens: Tokens, at: int, floor: int) -> tuple[tuple[int, int] | None, int]:
    """Read "each", "apiece", "per brigade", "a barrel" after the noun, "each of" before it."""
    index = _past_quote(tokens, at)
    word = tokens.word(index)
    if word in ("each", "apiece"):
        return _noun_before(tokens, floor), index + 1
    if word in ("per", "every") and tokens.is_word(index + 1):
        return (index + 1, index + 2), index + 2
    hyphen = word == "-" and tokens.word(index + 1) == "a" and tokens.word(index + 2) == "-"
    if hyphen and tokens.word(index + 3) in _RATES:
        return (index + 3, index + 4), index + 4
    if word in ("a", "an") and tokens.word(index + 1) in _RATES and not _is_when(tokens, index):
        return (index + 1, index + 2), index + 2
    before = tokens.word(floor - 1)
    if before in ("of", "with", "numbering", "has", "have") or _each(tokens, floor):
        return _divided_before(tokens, floor), at
    return _doer(tokens, floor), at


def _is_when(tokens: Tokens, at: int) -> bool:
    """Tell "$36m a year ago" from "$36m a year"."""
    return tokens.word(at + 2) in ("ago", "earlier", "later", "before", "after")


def _past_quote(tokens: Tokens, at: int) -> int:
    return at + 1 if tokens.word(at) in _CLOSING else at


_RATES = _words(
    "day week month year hour minute second barrel gallon ton tonne kilogram kilo pound person "
    "head household piece share ounce mile kilometer kilometre litre liter dozen night game"
)


def _each(tokens: Tokens, floor: int) -> bool:
    return "each" in tokens.words[max(0, floor - 3) : floor]


def _divided_before(tokens: Tokens, floor: int) -> tuple[int, int] | None:
    """Read "each of 3,000 men", "each brigade has 3,000 men", "two brigades of 6,000 men"."""
    for index in range(floor - 1, max(-1, floor - 4), -1):
        if tokens.word(index) == "each":
            following = tokens.word(index + 1)
            if index + 1 < floor and following not in _STOPS and tokens.is_word(index + 1):
                return (index + 1, index + 2)
            return _noun_before(tokens, index)
    before = floor - 2
    if tokens.word(floor - 1) == "of" and is_plural(tokens.word(before)):
        # Only a counted plural: "two brigades of 6,000 men", not "brigades of 6,000 men".
        counted = tokens.word(before - 1)
        if tokens.is_number(before - 1) or counted in _SMALL_COUNTS:
            return (before, before + 1)
    return None


def _doer(tokens: Tokens, floor: int) -> tuple[int, int] | None:
    """Read "each boat picked up 12", "each of the lifeboats can hold 12": what does the verb."""
    first = max(0, floor - _TO_DOER)
    words = tokens.words[first:floor]
    if _EACH.isdisjoint(words):
        return None
    each = max(first + at for at, word in enumerate(words) if word in _EACH)
    noun = each + 1
    if tokens.word(noun) == "of":
        noun += 2
    while noun + 1 < floor and not _is_doing(tokens.word(noun + 1)):
        noun += 1
    between = tokens.words[each + 1 : floor]
    is_clear = all(tokens.is_word(at) or tokens.word(at) == "-" for at in range(each + 1, floor))
    if noun + 1 >= floor or not is_clear or not _NO_DOERS.isdisjoint(between):
        return None
    return (noun, noun + 1)


_TO_DOER = 9  # tokens from "each" to the figure
_EACH = frozenset({"each", "every"})
_DOING = _words(
    "can could will would may might must has have had is was took takes held holds lost got gets "
    "saw sent sends made makes brought brings left leaves gave gives found bought sold won paid "
    "pays carries needs seats costs weighs spent cost built kept caught shot hit lasts"
)
_NO_DOERS = _words("who which that whom one other person everyone and or but of's")


def _is_doing(word: str) -> bool:
    return word in _DOING or (word.endswith("ed") and len(word) > 4)


_SMALL_COUNTS = _words(
    "two three four five six seven eight nine ten eleven twelve several few dozen both"
)


def _noun_before(tokens: Tokens, floor: int) -> tuple[int, int] | None:
    for index in range(floor - 1, max(-1, floor - _REACH), -1):
        if is_plural(tokens.word(index)) and tokens.word(index) not in _STOPS:
            return (index, index + 1)
    return None
