"""Which keys may stand in an expectation file, and where does a misplaced one belong?"""

from __future__ import annotations

from discrepant.model import Test

TOP = ("units", "speakers", "quantities", "expectations")
QUANTITY = tuple("what unit labels find derive domain valid_for over_time each claims".split())
CLAIM = ("in", "says", "value", "speaker", "as_of")
FIND = ("with", "and", "without", "text")
TESTS = tuple(str(test) for test in Test)
EXPECTATION = (*TESTS, "tolerance", "same", "level", "why", "tags", "examples")
VERBATIM = ("speaker", "about")
EXAMPLE = ("conflict", "agree")

# Keys that are looked for in the wrong place, and where they belong.
ELSEWHERE_OF_EXPECTATION = {
    key: "it belongs to a quantity, under “quantities:”" for key in QUANTITY if key != "what"
}
ELSEWHERE_OF_QUANTITY = dict.fromkeys(
    EXPECTATION, "it belongs to an expectation, under “expectations:”"
)
