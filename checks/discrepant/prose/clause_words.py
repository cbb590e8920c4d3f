"""Which words open, join and end clauses, and which of them are verbs?

Tables for `clauses`, `turns` and `verbs`, folded as tokens are.  To teach them a verb or a
conjunction, add the word.
"""

from __future__ import annotations

from discrepant.tokens import table

AUXILIARIES = table(
    "is are was were be been being am has have had do does did will would can could may might "
    "must shall should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't"
)
IRREGULAR = table(
    "shot left found took said told died hit struck fled went came made got began saw sent held "
    "lost won fell rose broke brought built bought caught fought led met ran sold spent stood "
    "thought threw wrote gave knew became cut put set spoke stole drove drew flew grew heard kept "
    "laid meant paid rode sat shook wore hurt taken seen given shown known begun fallen risen "
    "driven written drawn broken stolen chosen hidden beaten sank sunk swept burnt"
)
PRESENT = table(
    "says tells claims plans sends shows warns reports believes expects faces kills leaves makes "
    "takes gives wants needs remains becomes comes goes adds argues estimates boasts marks means "
    "raises hosts employs includes contains holds continues supports provides costs owes earns "
    "ends begins"
)
FINITE = AUXILIARIES | IRREGULAR | PRESENT
PREDICATES = table("dead missing alive unhurt unharmed homeless")
VERBAL = FINITE | PREDICATES
NOT_PAST = table(
    "need indeed speed seed feed breed weed greed red bed shed hundred kindred sacred armed "
    "allied united"
)
REPORTING = table(
    "said says say saying told tells claimed claims claim reported reports warned warns announced "
    "confirmed confirms believes believe believed added adds estimated estimates stated states "
    "disclosed revealed noted insisted alleged suggested suggests acknowledged thinks denied "
    "denies declared maintains argued explained testified wrote predicted expects repeated "
    "reiterated reiterates insists conceded concedes stressed stresses emphasised emphasized"
)
SUBORDINATORS = table(
    "while although though because whereas unless whether if when where until once"
)
TIME_CONJUNCTIONS = table("after before since following amid")
RELATIVES = table("who which whose whom")
COORDINATORS = table("and but or so yet nor plus")
SUBJECTS = table("he she they it we i")
AFTER_COMMA = SUBORDINATORS | TIME_CONJUNCTIONS | table("as without despite like even")
ARTICLES = table("a an the his her its their our my this these those")
DATES = table(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday last then midnight noon"
)
ADVERBS = table("then later also hours minutes days moments soon")
DASHES = frozenset("–—")
OPEN = {"(": ")", "[": "]"}
BOUNDARIES = frozenset(",;:()[]–—.!?")
PREPOSITIONS = table("of in on at by for with from to into about than as like by under over")
AFTER_SAYING = table(
    "that on in at by to of , . ; : ” and or with during after when while monday tuesday "
    "wednesday thursday friday saturday sunday earlier later last this"
)
AFTER_ATTRIBUTION = table(
    ", . ; on in at during to monday tuesday wednesday thursday friday saturday sunday late early "
    "earlier later yesterday today tonight this when after"
) | {""}
FINDING = table("had has was were is are")
DETERMINED = table("day number figure time year month week night point case date period")
NOT_COMPARING = table("such as same so known described identified charged well served worked")
PASSIVE = table("was were are is died been had have")
OTHER_EVENT = table("another earlier previous prior separate similar unrelated")
VERB_RESUMES = "verb"  # what ends a clause that no mark ends: "All four who were shot | are …"
BRACKETS = frozenset(OPEN) | frozenset(OPEN.values())
DEPENDING = SUBORDINATORS | TIME_CONJUNCTIONS | {"as"}
STEPPING = (
    SUBORDINATORS
    | TIME_CONJUNCTIONS
    | RELATIVES
    | COORDINATORS
    | SUBJECTS
    | DASHES
    | BRACKETS
    | frozenset({",", ";", ":", "that", "as"})
)
