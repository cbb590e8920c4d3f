"""Which words report that somebody said something, and which can be no part of a subject?

Tables for `frames` and `subjects`, folded as tokens are.
"""

from __future__ import annotations

from discrepant.tokens import table

DENYING = table("denied denies deny dismissed dismisses rejected rejects refuted refutes")
SAYING = table(
    "said says say told tells tell warned warns claimed claims confirmed confirms confirm "
    "announced announces reported reports added adds noted notes disclosed discloses revealed "
    "reveals believes believe estimates estimated estimate stated states state suggested "
    "suggests insisted "
    "insists acknowledged acknowledges argued argues wrote writes posted tweeted testified "
    "explained explains predicted predicts put puts alleged alleges maintained maintains "
    "concluded concludes recalled remarked replied declared declares vowed estimating saying "
    "repeated repeats reiterated reiterates insist concedes stressed stresses "
    "emphasized emphasised "
    "emphasizes emphasises reaffirmed affirmed affirms stress reckons reckoned "
    "thinks thought feared "
    "fears observed commented lamented clarified specified specifies hinted recounted "
    "urged cautioned conceded admitted admits asserted asserts accused found shows show showed "
    "indicate indicates indicated allege alleges fear suspect "
    "suspects suspected complained complains complain wondered"
)
CALLING = table("called calls labeled labelled described describes branded termed")
REPORTING = SAYING | DENYING | CALLING
VERBS: frozenset[str] = REPORTING | {"according", "evidence"}
"""Folded words without which, and without a colon, a sentence has no frame and denies nothing."""
# These are nouns as often: "the reports of", "the two states", "mounting claims".
NOUNS_TOO = table(
    "claims reports estimates states state notes estimate shows show puts put stress fears fear "
    "suspect suspects suspected"
)
# These say something only with a clause or a figure behind them.
NEEDS_CONTENT = table(
    "reported put puts added adds posted claims reports estimates states state alleged notes "
    "announced accused tells tell repeated repeats thought feared fears observed "
    "reckoned specified "
    "specifies stress affirmed allege alleges fear suspect suspects suspected "
    "complained complains complain wondered"
)
# These say something only of studies and papers, or with "that": police find guns.
NEEDS_THAT = table("found shows show showed indicate indicates indicated")
PAPERS = table(
    "study survey poll report investigation review analysis inquiry census data figures records "
    "documents papers affidavit statement research investigators autopsy complaint"
)
# One dismisses people, and rejects offers, as well as claims.
CLAIMS = table(
    "that claim claims report reports allegation allegations suggestion suggestions accusation "
    "accusations assertion assertions rumor rumors rumour rumours speculation as"
)
NO_TRUTH = table("evidence false untrue true")
NEGATIONS = table("not n't never")
NOT_SAYING = table("declined refused declines refuses unwilling unable failed")
BE = table("is are was were be been being 's")
HAVE = table("has have had")
SKIPPED = table(
    "has have had also later earlier then all both since now again already would will just still "
    "often repeatedly previously initially publicly reportedly separately did not never could can "
    "monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night"
)
BOUNDARIES = frozenset(',;:“”"()[]–—.!?…|•/')
CLAUSE_OPENERS = table(
    "but and while that when as because if after before although though however meanwhile so "
    "where which whereas since until or nor yet than whether who whose"
)
NO_ADVERBS = table("family assembly ally monopoly bully only")
TIME_WORDS = table("last this earlier next week month year day days weeks months years ago also")
NO_SUBJECTS = table("who we i you this that which what there")
PRONOUNS = table("he she they it")
FOLLOWED = table(
    "said says added adds wrote reported explained insisted repeated replied "
    "recalled conceded warned wondered"
)
CLOSING_QUOTES = frozenset("”\"’'(")
BEFORE_CLOSING = frozenset(",?!-–—.…")
ADJECTIVES = table(
    "united associated allied armed retired unnamed unidentified red wounded suspected alleged"
)
FINITE = table(
    "used died tried went saw came took ran heard left got made shot hit fled stood fell drove "
    "knew felt"
)
NUMBERS = table("one two three four five six seven eight nine ten eleven twelve no dozens several")
AFTER_ATTRIBUTION = table(
    ". , ; ! on in at during to by when after as via reporters lawmakers parliament cnn"
) | {""}
# Between "police said" and one of the above: "police said late Monday night, …".
DAYS_SAID = table(
    "monday tuesday wednesday thursday friday saturday sunday late early earlier later yesterday "
    "last today tonight"
)
TIMES_SAID = table(
    "morning afternoon evening night week weekend month year spring summer autumn fall winter"
)
AFTER_DAY_SAID = AFTER_ATTRIBUTION | table(
    'outside near following from with before through for while amid without inside ” " ('
)
