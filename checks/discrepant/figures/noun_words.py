"""Which words end a noun phrase, which are plurals, the heads of most, and of what singular?"""

from __future__ import annotations

from discrepant.tokens import table

# Words that end a noun phrase: prepositions, conjunctions, auxiliaries, pronouns, verbs that
# follow a counted noun in news, and the participles that say what happened to it.
STOPS = table(
    "to from in on at by for with without of into onto over under after before since during until "
    "till as than that which who whom whose where when while if because though although and or but "
    "nor so yet is are was were be been being am has have had do does did will would can could may "
    "might must shall should not n't no never he she it they we you i him her them us this these "
    "those there here then now also too still already just only even about against among between "
    "aboard ashore overboard abroad depending saw fell rose sank drowned got ran swam "
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
    "includes contains consists represents suggests indicates equals exceeds becomes brings "
    "happens appears continues belongs depends "
    "again annually monthly daily weekly yearly today yesterday tomorrow tonight throughout every "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december"
)
# What was done to the counted, where it stands before their noun: "three wounded soldiers".
STATES = table("wounded injured displaced captured detained missing involved")
MANNERS = table(
    "heavily badly seriously severely critically fatally newly recently mostly largely highly "
    "partially partly fully previously lightly slightly gravely predominantly specially locally "
    "privately publicly federally"
)
# What no figure counts, though it stands where a noun may: "12 fell", "the two met".
PAST = table(
    "fell ran sank rose grew stood sat flew drove spoke wrote ate drank swam threw struck broke "
    "burst sang fought saw made got won gave found met"
)
# Plurals without an s, and collectives that are counted in heads.
PLURALS = table(
    "people men women children police personnel staff troops infantry cattle sheep aircraft "
    "spacecraft percent cent % dollars euros pounds militia cavalry fish deer livestock media "
    "policemen policewomen firemen gunmen servicemen servicewomen fishermen businessmen "
    "lawmakers congressmen teeth feet mice geese criteria phenomena crew faithful homeless youth "
    "folk folks crewmen airmen marines guardsmen infantrymen clergymen spokesmen yen yuan won"
)
# Words that end in s and are no plural noun.
NOT_PLURALS = table(
    "this his its as is was has does us plus thus less across perhaps news previous various "
    "serious dangerous religious famous victorious numerous suspicious anonymous "
    "says tells goes comes takes remains leaves adds makes gives gets needs wants seems "
    "always towards besides overseas sometimes afterwards upwards unless whereas yes "
    "business class mass loss cross press address process success access"
)


def is_plural(word: str) -> bool:
    """Tell whether a folded word looks like a plural noun."""
    if word in PLURALS:
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "ous"))
        and word not in NOT_PLURALS
    )


def singular(noun: str) -> str:
    """Return a noun without the ending of a plural, as well as letters alone can tell."""
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    for ending in ("sses", "shes", "ches", "xes"):
        if noun.endswith(ending):
            return noun[:-2]
    has_ending = noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3
    return noun[:-1] if has_ending else noun
