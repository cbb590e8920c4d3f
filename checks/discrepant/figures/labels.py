"""Is this number a name, a time, a score or a place in a list, and no count?

"Route 66", "No. 5", "9 p.m.", "won 3-2", "555-0134", "500 Main Street", "five-star", "call 911".
"""

from __future__ import annotations

from discrepant.figures.noun_words import is_plural
from discrepant.tokens import DASHES, Tokens, table
from discrepant.units import signs as unit_signs
from discrepant.units.words import FIXED_WORDS, SIGNS

_UNITS = (SIGNS.keys() | FIXED_WORDS.keys()) - table("in t h second day mm")
_MARKS = frozenset({'"', "'", "″"})
_LABELS = table(
    "no. nos number highway route interstate hwy chapter section article room apt apartment suite "
    "district precinct channel page flight boeing airbus figure phase type level grade version "
    "class ward zone track exit gate pier psalm verse bus resolution act title group model "
    "unit area line lot block building division step week day game round part volume season "
    "episode book engine station ladder squad local post camp tower formula apollo windows iphone "
    "proposition prop box amendment table item question lane platform terminal hole inning news "
    "case"
)
_SMALL_LABELS = table(
    "number # apartment room highway route interstate hwy chapter section page exit gate pier "
    "category phase type grade level version marker channel verse platform terminal ward "
    "precinct lane"
)
_ABBREVIATED = table("no nos apt hwy rte rt rm ch sec art p pp fig vol u.s st ext")
_TIMES = table("a.m p.m am pm o'clock hours' gmt est edt utc pst pdt cst cdt et pt bst")
DAY_NAMES = table(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday"
)
"""Folded words with a capital that a figure often follows, and that do not name it."""
_WEAPONS = table("caliber calibre cal rifle handgun pistol revolver magnum special")


def is_label(tokens: Tokens, at: int, end: int, scale: int = 1) -> bool:
    """Tell whether the digits at token `at` name a thing instead of counting.

    `end` is the token after the number, `scale` what a scale word multiplied it by.
    """
    return (
        _is_time(tokens, end)
        or _is_oclock(tokens, at, end)
        or _is_chained(tokens, at, end)
        or _is_address(tokens, end)
        or _is_numbered(tokens, at, end, scale)
        or _is_weapon(tokens, at, end)
        or _is_before_label(tokens, at, end, scale)
        or _is_dialled(tokens, at, end)
        or _is_broadcaster(tokens, at)
        or (tokens.word(at) == "911" and tokens.word(end) not in ("people", "men", "women"))
        or (at == 0 and _opens_list(tokens, end))
    )


def _is_before_label(tokens: Tokens, at: int, end: int, scale: int) -> bool:
    """Tell what the words behind name: "five-star", "the 300 block", "in her 30's", "23 News"."""
    after = tokens.word(end)
    if after in ("star", "stars") or (after == "-" and tokens.word(end + 1) in _HYPHENED):
        return True
    if after == "'" and tokens.word(end + 1) == "s" and tokens.touches(end):
        return True
    if after == "hours" and len(tokens.word(at)) == 4 and scale == 1:
        return True  # "at 1938 hours"
    return _is_block(tokens, end) or (after == "news" and tokens.is_capital(end))


def _is_block(tokens: Tokens, at: int) -> bool:
    """Tell "the 300 block of Fulton", "the 680-block of Racine"."""
    return tokens.word(at + (tokens.word(at) == "-")) == "block"


def _is_dialled(tokens: Tokens, at: int, end: int) -> bool:
    """Tell the digits behind the letters of a telephone number: "461-TIPS (8477)"."""
    if tokens.word(at - 1) != "(" or tokens.word(end) != ")" or tokens.word(at - 3) != "-":
        return False
    return at > 3 and tokens.raw(at - 2).isupper()


_BROADCASTERS = frozenset({"abc", "cbs", "nbc", "fox", "cw"})


def _is_broadcaster(tokens: Tokens, at: int) -> bool:
    """Tell "NBC 5 saw two cars" from "Fox 12 times"."""
    if at < 1 or not tokens.is_capital(at - 1) or tokens.word(at - 1) not in _BROADCASTERS:
        return False
    return "." not in tokens.word(at) and not is_plural(tokens.word(at + 1))


_HYPHENED = frozenset({"star", "stars", "for"})  # "5-star", "2-for-1"


def is_name(tokens: Tokens, at: int, end: int) -> bool:
    """Tell whether number words belong to a name: "Air Force One landed", "Chapter Two"."""
    if at < 1 or not tokens.is_capital(at):
        return False
    # In a headline the next word has a capital as well: "Police Say Two Killed".
    return (
        tokens.is_word(at - 1)
        and tokens.is_capital(at - 1)
        and end - at == 1
        and not tokens.is_capital(end)
        and not is_plural(tokens.word(end))
    )


_AFTER_PRONOUN = table(
    "of another day time thing point way by who that which side 's is was has had can may would "
    "moment step example reason question hand more or , . ; : ? !"
)
_BEFORE_PRONOUN = table(
    "no any every each the this that which some another someone square last next first"
)
_AFTER_ONE = table("on to time sided off way of size upmanship in stop liner")
_SIGNS = frozenset({"minus", "negative"})


def is_pronoun(tokens: Tokens, at: int) -> bool:
    """Tell "one of the", "no one", "that one", "one-on-one" from a count of one."""
    after = tokens.word(at + 1)
    before = tokens.word(at - 1)
    if len(tokens) == 1:
        return False  # a whole answer
    if after == "-":
        return tokens.word(at + 2) in _AFTER_ONE
    if before not in _BEFORE_PRONOUN and (after in ("in", "out") or before in _SIGNS):
        return False
    if after in ("was", "has") and _happened_to(tokens.word(at + 2)):
        return False
    return (
        after in _AFTER_PRONOUN or after == "" or before in _BEFORE_PRONOUN
    ) and not _is_measured(tokens, at + 1)


_IRREGULAR = table("shot hurt hit found left stabbed beaten taken")


def _happened_to(word: str) -> bool:
    """Tell "one was killed", "one has died" from "one was a teacher"."""
    return word in _IRREGULAR or (word.endswith("ed") and len(word) > 3)


_DECIMALS = table("zero one two three four five six seven eight nine")


def _is_measured(tokens: Tokens, at: int) -> bool:
    """Tell "that one mile", "every one percent", "one point three" from the pronoun."""
    if tokens.word(at) == "point":
        return tokens.word(at + 1) in _DECIMALS
    return tokens.word(at) in ("mile", "percent", "%", "million", "billion", "hundred", "thousand")


# ---------------------------------------------------------------- one kind each


def _is_time(tokens: Tokens, end: int) -> bool:
    """Tell "9 p.m.", "between 9 and 10 p.m.", "3 in the morning"."""
    word = tokens.word(end)
    if word in _TIMES:
        return True
    if word in ("and", "to", "or", "until", "-", "–") and tokens.is_number(end + 1):
        # "from 9 to 10:30 p.m."
        after = end + 4 if tokens.word(end + 2) == ":" else end + 2
        return tokens.word(after) in _TIMES
    return word == "in" and tokens.word(end + 2) in ("morning", "afternoon", "evening")


_CLOCKED = table(
    "begin begins began start starts started open opens opened close closes closed end ends ended "
    "arrive arrives arrived leave leaves left meet meets met doors lunch dinner kickoff"
)
_AFTER_CLOCK = frozenset({"", ".", ",", ";", "and", "on", "sharp", "tonight", "today", "tomorrow"})


def _is_oclock(tokens: Tokens, at: int, end: int) -> bool:
    """Tell "begins at 8" from "the toll stands at 8"."""
    if tokens.word(at - 1) != "at" or tokens.word(at - 2) not in _CLOCKED:
        return False
    hour = tokens.word(at)
    return len(hour) <= 2 and tokens.word(end) in _AFTER_CLOCK and 0 < int(hour) <= 12


def _is_chained(tokens: Tokens, at: int, end: int) -> bool:
    """Tell a score, a vote, a telephone number from a range of two numbers."""
    left = tokens.touches(at) and _dash(tokens, at - 1) and tokens.is_number(at - 2)
    right = _is_linked(tokens, end)
    if left and right:
        return True
    if left:
        far = tokens.touches(at - 2) and _dash(tokens, at - 3)
        return far or _is_pair_label(tokens, at - 2, at, end)
    if right:
        if tokens.word(at - 1) in (")", "(") or _is_linked(tokens, end + 2):
            return True
        return tokens.is_number(end + 1) and _is_pair_label(tokens, end - 1, end + 1, end + 2)
    return tokens.word(end) == ")" and tokens.is_number(end + 1) and _is_linked(tokens, end + 2)


def _is_linked(tokens: Tokens, at: int) -> bool:
    """Tell whether a dash at token `at` ties a number to digits, or to letters of a dial."""
    if not (_dash(tokens, at) and tokens.touches(at + 1)):
        return False
    if tokens.is_number(at + 1):
        return True
    return len(tokens.word(at + 1)) > 2 and tokens.raw(at + 1).isupper()


def _dash(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) in DASHES and tokens.touches(at)


_PLAYED = table(
    "won win wins winning lost lose loses losing beat beats beaten defeated led leads lead leading "
    "trailed drew draw tied vote voted voting record score scored"
)
_PLAYED_AFTER = table(
    "win victory loss defeat draw vote votes lead record decision ruling score tie majority run "
    "over against verdict triumph"
)


def _is_pair_label(tokens: Tokens, first: int, second: int, end: int) -> bool:
    """Tell whether two dashed numbers are a score, a vote or a telephone number."""
    low, high = tokens.word(first), tokens.word(second)
    if not (low.isdecimal() and high.isdecimal()):
        return False
    if len(low) == 3 and len(high) == 4:
        return high.startswith("0") or not (low.endswith("0") and high.endswith("0"))
    if len(low) > 3 or len(high) > 3 or tokens.word(end) in ("million", "billion", "thousand", "%"):
        return len(low) >= 4 and len(high) < 3  # "2016-17"
    if int(low) >= int(high):
        return True
    return tokens.word(first - 1) in _PLAYED or tokens.word(end) in _PLAYED_AFTER


_STREETS = table(
    "street st avenue ave road rd boulevard blvd drive dr lane ln court ct place pl highway hwy "
    "parkway pkwy terrace way circle trail pike broadway"
)


_WITHIN_ADDRESS = frozenset({".", "st", "nd", "rd", "th"})  # "100 West 26th Street"


def _is_address(tokens: Tokens, at: int) -> bool:
    """Tell "11124 Antwerp Avenue", "500 N. Main St.", "29km Road" from a count."""
    if not tokens.is_capital(at) and not tokens.is_number(at):
        return (
            tokens.touches(at) and tokens.raw(at + 1) == "Road" if at + 1 < len(tokens) else False
        )
    for index in range(at, min(at + 5, len(tokens))):
        word = tokens.word(index)
        if word in _STREETS and tokens.is_capital(index):
            return index > at or word != "st"
        if not (tokens.is_capital(index) or tokens.is_number(index) or word in _WITHIN_ADDRESS):
            return False
    return False


def _is_numbered(tokens: Tokens, at: int, end: int, scale: int) -> bool:
    """Tell "Route 66", "page 7", "Windows 11", "No. 5" from "In Chicago 12 people"."""
    before = tokens.word(at - 1)
    if before == "." and tokens.word(at - 2) in _ABBREVIATED:
        return tokens.word(at - 2) != "u.s" or not is_plural(tokens.word(end))
    if scale != 1 or "," in tokens.word(at):
        return False
    if len(tokens.word(at)) > 8 and before in (":", ","):
        return True  # "Case numbers: 1703310154, 1703310165"
    if before in _SMALL_LABELS:
        return tokens.word(end) not in ("%", "percent")
    if not tokens.is_capital(at - 1) or not tokens.is_word(at - 1) or before in DAY_NAMES | {"i"}:
        return False
    # A capital before: a label, or the last word of a name ("Windows 11", "Fox 5").
    opens = at == 1 and not (len(before) > 1 and tokens.raw(0).isupper())
    return before in _LABELS or not (opens or _counts_something(tokens, end))


def _counts_something(tokens: Tokens, at: int) -> bool:
    """Tell whether a plural or a measure follows, so that the capital before is a coincidence."""
    word = tokens.word(at)
    if word in _UNITS or (word in _MARKS and unit_signs.read(tokens, at) is not None):
        return True
    if at < 1 or word in ("%", "percent", "per", "-", "or", "more") or tokens.touches(at):
        return word not in (".", ",", ")", "'", "’", ";", ":", "?", "!", "”", '"')
    return any(
        tokens.word(index).endswith(("s", "people", "men", "women", "children", "dead", "ed"))
        and not tokens.word(index).endswith(("ss", "'s", "us"))
        and not tokens.is_capital(index)
        and tokens.word(index) not in ("is", "was", "has", "as", "this", "his")
        for index in range(at, min(at + 3, len(tokens)))
    )


def _is_weapon(tokens: Tokens, at: int, end: int) -> bool:
    """Tell ".22 rifle", ".40-caliber", ".357 Magnum" from a decimal."""
    if tokens.word(at - 1) != "." or not tokens.touches(at) or tokens.word(at)[0] == "0":
        return False
    index = end + (tokens.word(end) == "-")
    return any(tokens.word(near) in _WEAPONS for near in range(index, index + 3)) or (
        tokens.word(at - 2) in ("a", "an") and tokens.is_word(index)
    )


def _opens_list(tokens: Tokens, end: int) -> bool:
    """Tell "1. Police said", "2) Wait", the "1." that was cut off as a sentence."""
    if tokens.word(end) not in (".", ")"):
        return False
    if end + 1 < len(tokens):
        return tokens.is_capital(end + 1)
    stop = tokens.ends[end]
    behind = tokens.text[stop : stop + 2]
    return len(tokens.word(0)) <= 2 and behind[:1] == " " and behind[1:].isupper()
