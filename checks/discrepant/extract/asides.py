"""Why can a figure that was read be no claim of its own: a part, an addition, a supposition?"""

from __future__ import annotations

from itertools import pairwise

from discrepant.cardinals import CARDINALS, TENS
from discrepant.extract import changes, elsewhere, rates
from discrepant.figures.hedges import Hedged
from discrepant.figures.nouns import Counted, counts_people
from discrepant.figures.ranges import CHANGES
from discrepant.prose.clause_words import AUXILIARIES
from discrepant.prose.clauses import Clauses
from discrepant.prose.verbs import is_verb
from discrepant.tokens import Tokens, table

_PARTS_BEFORE = table("including another other namely additional further")
_WHOLES = frozenset({"them", "whom", "those", "these", "which"})
_SHARES = table(
    "one two three four five six seven eight nine ten some most many each any either neither none "
    "all half several few percent % rest part majority member members number"
)
_RELATIVES = table("father mother parent parents dad mom mum husband wife grandfather grandmother")
_SUPPOSING = frozenset({"if", "unless", "whether", "suppose", "supposing", "imagine"})
_DEFINITE = table(
    "the his her its their our two three four five six seven eight nine ten eleven twelve"
)
_ONE_MORE = frozenset({"a", "an", "another", "his", "her", "their"})
_PERSONS = table(
    "man woman child boy girl person teen teenager baby infant officer soldier bystander victim "
    "student driver passenger civilian policeman juvenile toddler daughter son mother father wife "
    "husband brother sister friend neighbor neighbour suspect gunman"
)
_PREDICATES = frozenset({"dead", "missing", "to", "in", "at", "on", "from", "after"})
_NUMBERS = (CARDINALS.keys() | TENS.keys()) - {"one"}
_LIFTING = table("bringing taking raising pushing lifting brought took raised pushed")
_TOTALS = table("total toll tally count number")
_ONE_OF = table("one first second third fourth fifth sixth last latest")
_POSSESSIVES = frozenset({"his", "her", "their"})
_COMPANY = (("along", "with"), ("together", "with"), ("as", "well", "as"), ("in", "addition", "to"))
_COMPANY_BEGINS = frozenset(words[0] for words in _COMPANY)
_COMPARING = frozenset({"above", "below", "than", "against"})
_OWNED = _POSSESSIVES | {"the", "its", "our"}
_FAR = 24  # tokens in which a sentence may still speak of the same
_TOTAL_WITHIN = 60  # tokens behind an addition in which its total stands
_REACH = 7  # tokens to look back for another member of a list


def why(tokens: Tokens, own: Clauses, hedged: Hedged, counted: Counted) -> str:
    """Return why a figure can be no claim, "" where it can."""
    return (
        _part(tokens, own, hedged, counted)
        or ("one of several in a list that add up" if _is_listed(tokens, hedged, counted) else "")
        or _addition(tokens, hedged, counted)
        or elsewhere.why(tokens, own, hedged, counted)
        or rates.why(tokens, own, hedged, counted)
        or supposed(tokens, own, hedged.start)
        or _expected(tokens, hedged.start)
        or _awaited(tokens, hedged.start, counted)
        or _imagined(tokens, hedged.start, max(hedged.end, counted.end))
        or changes.why(tokens, hedged, counted)
    )


def supposed(tokens: Tokens, own: Clauses, token: int) -> str:
    """Return why what stands at a token was not said to be so: its clause begins with "if"."""
    start = own.start(token)
    word = next(
        (each for each in tokens.words[start : min(start + 3, token)] if each in _SUPPOSING), ""
    )
    return f"supposed, not said: “{word}”" if word else ""


def _expected(tokens: Tokens, start: int) -> str:
    """Tell what somebody had expected: "analysts had forecast 14", "economists' estimate of 14"."""
    near = tokens.words[max(0, start - 6) : start]
    if _EXPECTING.isdisjoint(near):
        return ""
    at = max(at for at, word in enumerate(near) if word in _EXPECTING)
    before, between = near[:at], near[at + 1 :]
    if near[at] in _EXPECTED:
        led = "had" in before[-2:] and _TURNS.isdisjoint(between)
        return f"expected, not said: “had {near[at]}”" if led else ""
    whose = next((word for word in before[-3:] if word in _FORECASTERS), "")
    return f"expected, not said: “{whose} {near[at]}”" if whose and between in _OF else ""


def _awaited(tokens: Tokens, start: int, counted: Counted) -> str:
    """Tell "they expect 500 people", who are not there, from what a firm expects to earn."""
    verb = tokens.word(start - 1)
    awaited = verb in ("expect", "expects") and counts_people(tokens, counted)
    return f"expected, not said: “{verb}”" if awaited else ""


_EXPECTED = frozenset({"expected", "forecast", "predicted", "projected", "hoped", "anticipated"})
_EXPECTING = _EXPECTED | {"estimate", "estimates", "forecasts", "expectations", "consensus"}
_FORECASTERS = table(
    "analyst analysts analysts' economist economists economists' market market's consensus"
)
_OF = (("of",), ("for",))


def _imagined(tokens: Tokens, start: int, end: int) -> str:
    """Tell "14 people could have died", "would have killed 14", "14 may be dead" from events."""
    if _MODALS.isdisjoint(tokens.words[max(0, start - 5) : end + 3]):
        return ""
    for index in (*range(end, end + 3), *range(start - 5, start - 2)):
        modal = tokens.word(index)
        if modal not in _MODALS:
            continue
        at = index + 1
        while tokens.word(at).endswith("ly") or tokens.word(at) in _ADVERBS:
            at += 1
        verb, following = tokens.word(at), tokens.word(at + 1)
        unreal = modal == "might" or (verb == "have" and following != "to")
        dying = modal in ("could", "may") and not _DYING.isdisjoint((verb, following))
        if (unreal or dying) and _is_one_clause(tokens, min(index, end), max(start, index)):
            return f"supposed, not said: “{modal} {verb}”"
    return _conditional(tokens, start)


def _conditional(tokens: Tokens, start: int) -> str:
    """Tell "if the trend held, the Reds would win 64": what would be, if."""
    near = tokens.words[max(0, start - 5) : start]
    if "would" not in near or "if" not in tokens.words:
        return ""
    at = start - 1 - near[::-1].index("would")
    one = _is_one_clause(tokens, at, start)
    return f"supposed, not said: “would {tokens.word(at + 1)}”" if one else ""


_MODALS = frozenset({"could", "would", "might", "may"})
_ADVERBS = frozenset({"not", "also", "well", "still", "never", "even", "otherwise", "almost"})
_DYING = frozenset({"die", "dead", "perish", "drown", "killed"})


def _is_one_clause(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether no mark and no other clause stands between a modal and its figure."""
    return _TURNS.isdisjoint(tokens.words[max(0, start) : end])


_TURNS = frozenset(',;:.()–—“”"').union({"that", "who", "which", "when", "where", "and", "but"})


def _part(tokens: Tokens, own: Clauses, hedged: Hedged, counted: Counted) -> str:
    before = tokens.word(hedged.start - 1)
    if before in _PARTS_BEFORE:
        return f"a part: “{before}”"
    for index in (hedged.end, counted.end, hedged.start - 2, hedged.start - 3):
        if tokens.word(index) in ("of", "among") and tokens.word(index + 1) in _WHOLES:
            if index == hedged.start - 2 and _is_no_share(tokens, own, hedged, counted):
                continue
            return f"a part: “{tokens.word(index)} {tokens.word(index + 1)}”"
    if tokens.words[own.start(hedged.start)] == "including":
        return "a part: “including”"
    if hedged.value.is_point and 1 in hedged.value and _other_follows(tokens, hedged.end):
        return "a part: “the other”"
    if tokens.word(hedged.end) == "of" and _is_definite(tokens, hedged.end + 1):
        counts = _is_count(tokens, hedged.end + 1 + (tokens.word(hedged.end + 1) in _OWNED))
        if counts and 0 not in hedged.value:
            return ""  # "14 of the 230 died": fourteen did
        return f"a part: “of {tokens.word(hedged.end + 1)}”"
    if before == "the" and tokens.word(hedged.start - 2) in _COMPARING:
        return f"what it is compared with: “{tokens.word(hedged.start - 2)} the”"
    return _whole(tokens, own, hedged)


def _is_no_share(tokens: Tokens, own: Clauses, hedged: Hedged, counted: Counted) -> bool:
    """Tell whether "of which 190", "of these two states" is no part of what was counted."""
    owner = counted.head and _is_owner(tokens, own, hedged.start - 2)
    return bool(owner) or _says_all(tokens, own, hedged, counted)


def _says_all(tokens: Tokens, own: Clauses, hedged: Hedged, counted: Counted) -> bool:
    """Tell "230 complaints, of which 190 were rejected": rejected were 190 in all.

    "Of whom 12 were officers" says only what those 12 are.
    """
    leads = own.start(hedged.start) >= hedged.start - 2
    verb = max(hedged.end, counted.end)
    which = tokens.word(hedged.start - 1) in ("which", "whom")
    verb += tokens.word(verb) in AUXILIARIES
    return which and leads and (is_verb(tokens, verb) or tokens.word(verb) in _PREDICATES)


def _is_owner(tokens: Tokens, own: Clauses, of: int) -> bool:
    """Tell "the leaders of these two states" from "one of these two", "Of these two, one died"."""
    share = tokens.word(of - 1)
    if tokens.word(of) != "of" or tokens.word(of + 1) not in ("these", "those"):
        return False
    return of > own.start(of) and share not in _SHARES and not _is_count(tokens, of - 1)


def _whole(tokens: Tokens, own: Clauses, hedged: Hedged) -> str:
    """Return why a figure is only what others are counted out of: "three of the 26"."""
    before, behind = tokens.word(hedged.start - 1), hedged.start - 2
    if before == "of" and tokens.word(behind) in _RELATIVES:
        return f"the children of a {tokens.word(behind)}"
    share = behind - 1
    leads = own.start(hedged.start) == behind
    of_the = before in _OWNED and tokens.word(behind) == "of"
    if of_the and leads and _is_set_off(tokens, own, hedged.end):
        return ""  # "Of the 87 on board, 21 died": on board were 87
    if of_the and (leads or tokens.word(share) in _SHARES or _is_count(tokens, share)):
        return "a whole, named for a part of it"
    if before == "of" and (_is_count(tokens, behind) or tokens.word(behind) in _ONE_OF):
        return "a whole, named for a part of it"
    return ""


def _is_set_off(tokens: Tokens, own: Clauses, end: int) -> bool:
    """Tell whether what is said of the part has a clause of its own, behind a comma."""
    ahead = tokens.words[end : end + 2 * _REACH]
    comma = end + ahead.index(",") if "," in ahead else 0
    return bool(comma) and own.numbers[comma + 1 : comma + 2] != own.numbers[end - 1 : end]


def _other_follows(tokens: Tokens, at: int) -> bool:
    """Tell "one was hit in the foot, and the other in the leg"."""
    return ("the", "other") in pairwise(tokens.words[at : at + _FAR])


def _is_definite(tokens: Tokens, index: int) -> bool:
    """Tell "three of the victims", "one of five" from "dozens of soldiers"."""
    word = tokens.word(index)
    return word in _DEFINITE or tokens.is_number(index)


def _is_count(tokens: Tokens, index: int) -> bool:
    return tokens.is_number(index) or tokens.word(index) in _NUMBERS


def _addition(tokens: Tokens, hedged: Hedged, counted: Counted) -> str:
    """Tell "two more soldiers", and "five died, bringing the toll to 19".

    In "2,700 more wounded" the noun was only left out.
    """
    if _total_follows(tokens, hedged.end):
        return "an addition: the total follows"
    if tokens.word(hedged.start - 1) == "to" and tokens.word(hedged.start - 2) in _LIFTING:
        return "a total of more than this"  # "which brought to 20 the number of people hurt"
    if _more_follow(tokens, hedged.end):
        return "a part: more of them follow"
    if tokens.word(hedged.start - 1) == "by" and tokens.word(hedged.start - 2) in CHANGES:
        return f"a change: “{tokens.word(hedged.start - 2)} by”"
    if tokens.word(hedged.start - 1) == "from" and _goes_to(tokens, max(hedged.end, counted.end)):
        return "a change: “from”"
    more = tokens.word(hedged.end) == "more" and tokens.is_word(hedged.end + 1)
    then = tokens.word(hedged.start - 1) == "then" and tokens.word(hedged.end) == "more"
    return "an addition: “more”" if then or (more and counted.head) else ""


def _more_follow(tokens: Tokens, end: int) -> bool:
    """Tell "heard 20 shots, a pause, then roughly 10 more"."""
    following = tokens.words[end : end + 2 * _REACH]
    if "more" not in following or "then" not in following:
        return False
    at = following.index("more")
    return at > following.index("then") and _is_count(tokens, end + at - 1)


def _goes_to(tokens: Tokens, end: int) -> bool:
    """Tell whether another number is what the first has come to: "from 74 people … to 102"."""
    return any(
        tokens.word(index) == "to" and _is_count(tokens, index + 1)
        for index in range(end, min(len(tokens), end + 2 * _REACH))
    )


def _total_follows(tokens: Tokens, at: int) -> bool:
    behind = tokens.words[at : at + _TOTAL_WITHIN]
    if _LIFTING.isdisjoint(behind):
        return False
    lifting = next(index for index, word in enumerate(behind) if word in _LIFTING)
    return not _TOTALS.isdisjoint(behind[lifting + 1 : lifting + 5])


def _is_listed(tokens: Tokens, hedged: Hedged, counted: Counted) -> bool:
    """Tell "a man, two women and a child were killed", where the whole is not said."""
    end, start = max(hedged.end, counted.end), hedged.start
    if _has_company(tokens, start, end) or _is_told_again(tokens, end):
        return True
    if tokens.word(start - 1) not in ("and", ",", "plus"):
        return False
    return _was_told_before(tokens, start, end) or any(
        tokens.word(index) in _ONE_MORE
        and tokens.word(index + 1) not in _OF_NUMBERS
        and not any(_is_predicate(tokens, between) for between in range(index, start))
        for index in range(max(0, start - _REACH), start - 1)
    )


def _has_company(tokens: Tokens, start: int, end: int) -> bool:
    """Tell "two men and a child", "a couple and their two children", "two boys along with"."""
    if tokens.words[start - 2 : start] == ("along", "with"):
        return True
    one_more = tokens.word(end) == "and" and tokens.word(end + 1) in _ONE_MORE
    if one_more and not _PERSONS.isdisjoint(tokens.words[end + 2 : end + 5]):
        return True
    if tokens.word(start - 1) in _POSSESSIVES and tokens.word(start - 2) in ("and", "with", ","):
        return True
    return not _COMPANY_BEGINS.isdisjoint(tokens.words[end : end + _REACH]) and any(
        tokens.words[at : at + len(each)] == each
        for each in _COMPANY
        for at in range(end, end + _REACH)
    )


# "A dozen houses and 12 barns" are no list of one house and 12 barns.
_OF_NUMBERS = table("dozen score hundred thousand million billion third half")


def _is_told_again(tokens: Tokens, end: int) -> bool:
    """Tell "two died at once and two died later", "two sat in one room, two in another"."""
    verb = tokens.word(end)
    following = tokens.words[end + 1 : end + 3 * _REACH + 2]
    if verb not in following and "another" not in following:
        return False
    for index in range(end + 1, min(len(tokens), end + 3 * _REACH)):
        if _is_count(tokens, index) and tokens.word(index - 1) in ("and", ","):
            again = tokens.word(index + 1) == verb and _is_full_verb(tokens, end)
            return again or tokens.word(index + 2) == "another"
    return False


def _is_full_verb(tokens: Tokens, index: int) -> bool:
    return is_verb(tokens, index) and tokens.word(index) not in AUXILIARIES


def _was_told_before(tokens: Tokens, start: int, end: int) -> bool:
    """Tell the second two of "two died at once and two died later"."""
    if not _is_full_verb(tokens, end):
        return False
    for index in range(start - 2, max(0, start - 3 * _REACH), -1):
        if tokens.words[index] == tokens.word(end):
            return any(_is_count(tokens, at) for at in (index - 1, index - 2))
    return False


def _is_predicate(tokens: Tokens, index: int) -> bool:
    word = tokens.word(index)
    if word.endswith("ing") and len(word) > 5 and _is_count(tokens, index + 1):
        return True  # "a plane carrying 61 passengers and six crew"
    return is_verb(tokens, index) or word in _PREDICATES
