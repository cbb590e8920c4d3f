"""Articles and a declared name in; which spellings are one person's, and findings, out."""

from __future__ import annotations

import pytest

from discrepant.alike import spellings
from discrepant.compare.spelling import spelling
from discrepant.model import (
    Expectation,
    FindingKind,
    Level,
    Outcome,
    Same,
    Source,
    Speaker,
    Test,
    Verdict,
)
from stories import NOTHING, PLACE, numbered


def asked(*names: str, same: Same | None = None, level: Level | None = None) -> Expectation:
    return Expectation(
        "one-spelling", Test.SPELLING, PLACE, names=names, same=same, level=level, why="style"
    )


def speakers(**aliases: tuple[str, ...]) -> tuple[Speaker, ...]:
    return tuple(Speaker(name.replace("_", " "), others, PLACE) for name, others in aliases.items())


def judged(
    expectation: Expectation, *texts: str, declared: tuple[Speaker, ...] = (), story: str = ""
) -> Outcome:
    claims = [
        claim
        for source in numbered(texts, story)
        for claim in spellings.claims(source, expectation, declared)
    ]
    return spelling(expectation, claims, NOTHING)


def forms(name: str, text: str, declared: tuple[Speaker, ...] = ()) -> set[str]:
    """Return the forms of the words that are spelled in more than one way."""
    outcome = judged(asked(name), text, declared=declared)
    return {position.label for finding in outcome.findings for position in finding.positions}


FAR = "The council went on to other business that evening. " * 40


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "Andrzej Kowalski",
            "Mayor Andrzej Kowalski opened the bridge. “It will last,” Kowalsky said.",
            "Kowalski Kowalsky",
        ),
        (
            "Muammar Haddad",
            "Trainer Muammar Haddad left. Muammar Hadad is to return in May.",
            "Haddad Hadad",
        ),
        (
            "Omar Gaddaf",
            "Omar Gaddaf, owner of the mill, was absent. Omar Qaddaf could not be reached.",
            "Gaddaf Qaddaf",
        ),
        (
            "Sergei Lavrinov",
            "Sergei Lavrinov won the race. Sergey Lavrinov was second last year.",
            "Sergei Sergey",
        ),
        ("Mohamed Nasser", "Mohamed Nasser sang; Mohammed Nasser danced.", "Mohamed Mohammed"),
        (
            "Dana Johnson",
            "Fire chief Dana Johnson called for calm. Johnston is not alone in this.",
            "Johnson Johnston",
        ),
        (
            "Elif Erdogan",
            "Elif Erdogan opened the shop. Neighbours say Erdoğan was tired.",
            "Erdogan Erdoğan",
        ),
        (
            "Ian McDonald",
            "President Ian McDonald spoke first. President MacDonald then left.",
            "McDonald MacDonald",
        ),
        (
            "Karin Lindqvist",
            "Karin Lindqvist, director of the museum, agreed. Karin Lindquist wept.",
            "Lindqvist Lindquist",
        ),
        (
            "Nils Peterson",
            "Judge Nils Peterson adjourned. Judge Petersen will rule on Friday.",
            "Peterson Petersen",
        ),
        (
            "Vera Tchaikova",
            "Vera Tchaikova sings. The opera, said Chaikova, is too long.",
            "Tchaikova Chaikova",
        ),
        ("Uwe Schmidt", "Coach Uwe Schmidt wept. Uwe Schmitt has been there.", "Schmidt Schmitt"),
        ("Pat O’Neill", "Pat O’Neill ran. O’Neil was third.", "O’Neill O’Neil"),
        (
            "Yevgenia Petrova",
            "Yevgenia Petrova left Riga. In Rome, Evgenia Petrova sang.",
            "Yevgenia Evgenia",
        ),
        (
            "Kang Min Su",
            "Kang Min Su arrived. Later Kang Min-su left.",
            "Kang+Min+Su Kang+Min-su",
        ),
        ("Lia Ann Sundqvist", "Lia Ann Sundqvist ran. Lia Sundquist won.", "Sundqvist Sundquist"),
        ("John Barnes", "John Barnes scored. Jon Barnes was booked.", "John Jon"),
        (
            "Lee Jae-hyun",
            "Minister Lee Jae-hyun spoke. Minister Lee Jae-hyeon left.",
            "Jae-hyun Jae-hyeon",
        ),
        (
            "Ryszard Wolynych",
            "“They could watch it,” said Ryszard Wolynych, editor of the paper Dawn.\n\n"
            "“I rule it out.”\n\nWolynach is not alone in this thought.",
            "Wolynych Wolynach",
        ),
        ("Rosa Alvarez", "Rosa Alvarez cried. ROSA ALVARES RETURNS", "Alvarez Alvares"),
    ],
)
def test_one_person_in_two_spellings(name: str, text: str, expected: str) -> None:
    assert forms(name, text) == {form.replace("+", " ") for form in expected.split()}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anna Brown", "Anna Brown ran. Tom Browne swam. Browne was happy."),
        ("Ron Johnson", "Senator Ron Johnson agreed. Congressman Johnston did not."),
        ("Ron Johnson", "Senator Ron Johnson agreed. Judge Ron Johnston did not."),
        ("Kang Min-ho", "Minister Kang Min-ho met his deputy Kang Jin-ho. Jin-ho smiled."),
        ("Kang Min-ho", "Minister Kang Min-ho met the ambassador, Kang Min-hwan."),
        ("Maria Lopez", "Maria Lopez sang. Mario Lopez danced. Lopez was late."),
        ("Fred Marsh", "Fred Marsh said so. March was cold. Marsh left in March."),
        ("Ivan Romanov", "Ivan Romanov said no. Romania said yes."),
        ("Otto Hamberg", "Otto Hamberg said no. He lives in Hamburg. Hamburg is large."),
        ("Ada King", "Ada King’s bridge and Ada King's road. King’s friends left. King said no."),
        ("Jan Kowalski", "Jan Kowalski said no. The Kowalskis said nothing more."),
        ("Will Kramp", "Will Kramp was elected. The Krampian was a strange mood."),
        ("Sue Clark", "Sue Clark said so. Clarke, a neighbour, was asleep."),
        ("Bo Larsen", "Mr. Bo Larsen was calm. Mrs. Larson was not."),
        ("Dana Johnson", f"Fire chief Dana Johnson spoke. {FAR}Johnston is not alone."),
        ("Dana Johnson", "Johnston is not alone. Fire chief Dana Johnson spoke."),
        ("Ada Lindberg", "Ada Lindberg was there. The Lindbergh Foundation said it would pay."),
        ("Henry Fordham", "Henry Fordham was there. Ford said it would pay."),
        ("Hal Hunter", "Hal Hunter was there. A hunters guild met. Hunters was its name."),
        ("Mia Chen", "Mia Chen said no. Chan was asked. Mai Chen was not there."),
        ("Peter Stone", "Peter Stone left. Peter Stern stayed. Stern was glad."),
        ("Lena Berg", "Lena Berg and Lina Borg are sisters. Borg was late."),
        ("Michael Davis", "Michael Davis left. Michael David Davis Jr. stayed."),
        ("D’Shawn Marsh", "D’Shawn Marsh left. D'Shawn Marsh stayed. D'SHAWN MARSH'S HOUSE"),
        ("Paul Novak", "Paul Novak wrote.\nRead next\nPaul Nowak wins again"),
    ],
)
def test_two_people_or_no_person_at_all(name: str, text: str) -> None:
    assert forms(name, text) == set()


ALIASES = speakers(Halyna_Shevchuk=("Szewczuk", "Shevtchuk", "the mayor", "Galina Shevchuk"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halyna Shevchuk spoke. Shevtchuk left.", {"Shevchuk", "Shevtchuk"}),
        ("Szewczuk spoke. Shevchuk left.", {"Shevchuk", "Szewczuk"}),
        ("Halyna Shevchuk spoke. The mayor left. The Mayor was ill.", set()),
        ("Halyna Shevchuk spoke. Olena Szewczuk left. Szewczuk was ill.", set()),
    ],
)
def test_declared_aliases_are_spellings_to_report(text: str, expected: set[str]) -> None:
    assert forms("Halyna Shevchuk", text, ALIASES) == expected


def test_a_slip_shows_both_forms_where_they_stand() -> None:
    text = "Mayor Jan Kowalski opened it.\nJan Kowalski and Kowalsky’s wife left."
    outcome = judged(asked("Jan Kowalski"), text)
    (finding,) = outcome.findings
    assert (outcome.verdict, outcome.sources) == (Verdict.CONFLICTS, 1)
    assert (finding.kind, finding.level, finding.why) == (
        FindingKind.SPELLING,
        Level.WARNING,
        "style",
    )
    assert finding.message == "Jan Kowalski is spelled “Kowalski” and “Kowalsky” in one article"
    first, second = (position.claims[0] for position in finding.positions)
    assert (first.passage.text, first.passage.line, first.passage.column) == ("Jan Kowalski", 1, 7)
    assert [copy.line for copy in first.copies] == [2]
    assert (second.passage.text, second.passage.line, second.passage.column) == ("Kowalsky", 2, 18)


def test_houses_have_styles() -> None:
    outcome = judged(
        asked("Jan Kowalski"),
        "Jan Kowalski left. Kowalski wept.",
        "Jan Kowalsky left. Kowalsky wept.",
        "Jan Kowalski left, and Kowalski wept, and Kowalsky laughed.",
    )
    style, slip = sorted(outcome.findings, key=lambda finding: finding.level.gravity)
    assert (style.level, slip.level) == (Level.NOTE, Level.WARNING)
    assert style.message == "Jan Kowalski is spelled “Kowalski” or “Kowalsky”, by the article"
    assert [[c.source for c in side.claims] for side in style.positions] == [["a1", "a3"], ["a2"]]
    assert {claim.source for side in slip.positions for claim in side.claims} == {"a3"}


def test_the_style_of_the_house_is_left_alone_where_asked() -> None:
    texts = ("Jan Kowalski left.", "Jan Kowalsky left.")
    assert judged(asked("Jan Kowalski"), *texts).verdict is Verdict.CONFLICTS
    assert judged(asked("Jan Kowalski", same=Same.SOURCE), *texts).verdict is Verdict.AGREES


def test_a_level_is_for_slips_and_not_for_styles() -> None:
    expectation = asked("Jan Kowalski", level=Level.ERROR)
    outcome = judged(expectation, "Jan Kowalski and Kowalsky met.", "Jan Kowalsky left. Kowalsky.")
    assert sorted(finding.level for finding in outcome.findings) == [Level.ERROR, Level.NOTE]


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (("Nobody came.",), "no article names “Jan Kowalski”"),
        (("Jan Kowalski came.",), "“Jan Kowalski” stands once only, in a1"),
    ],
)
def test_one_passage_is_no_agreement(texts: tuple[str, ...], reason: str) -> None:
    outcome = judged(asked("Jan Kowalski"), *texts)
    assert (outcome.verdict, outcome.claims, outcome.reason) == (Verdict.UNDECIDED, 0, reason)


def test_the_fingerprint_does_not_depend_on_where_the_forms_stand() -> None:
    one = judged(asked("Jan Kowalski"), "Jan Kowalski and Kowalsky met.")
    other = judged(asked("Jan Kowalski"), "It rained. Jan Kowalski met a man; Kowalsky left.")
    assert [f.fingerprint for f in one.findings] == [f.fingerprint for f in other.findings]


def test_names_may_be_read_once_for_several_expectations() -> None:
    source = Source("a", "Jan Kowalski and Kowalsky met Vera Kovalova.", "a.txt")
    names = spellings.Names(source)
    for name in ("Jan Kowalski", "Vera Kovalova"):
        once = spellings.claims(source, asked(name), (), names)
        assert once == spellings.claims(source, asked(name), ())
