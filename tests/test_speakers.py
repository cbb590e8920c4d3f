"""Who says it: reporting verbs, quotations, offices and surnames; the narrator where unclear."""

from __future__ import annotations

import pytest

from discrepant import extract
from discrepant.model import NARRATOR, Mention, MentionKind, Polarity, Source


def _numbers(text: str) -> list[Mention]:
    mentions = extract.read(Source("a", text, "a.txt"))
    return [mention for mention in mentions if mention.kind is MentionKind.NUMBER]


def _speaker(text: str) -> str:
    """Return who says the last figure of a text."""
    return _numbers(text)[-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Police said 12 people were hurt.", "Police"),
        ("12 people were hurt, police said.", "police"),
        ("12 people were hurt, said Ann Lee.", "Ann Lee"),
        ("“12 people were hurt,” she said, and Ann Lee told reporters 14 fled.", "Ann Lee"),
        ("According to the ministry, 12 people were hurt.", "ministry"),
        ("12 people were hurt, according to the Red Cross.", "Red Cross"),
        ("The army warned that, according to the Red Cross, 12 people were hurt.", "Red Cross"),
        ("Officials estimate that 12 people were hurt.", "Officials"),
        ("The ministry, citing a report, said 12 people were hurt.", "ministry"),
        ("Ann Lee, the head of the centre, said on Monday that 12 people were hurt.", "Ann Lee"),
        ("A neighbor who heard the shots said 12 people were hurt.", "neighbor"),
        ("The ministry issued a note, saying 12 people were hurt.", "ministry"),
        ("Ann Lee was quoted as saying 12 people were hurt.", "Ann Lee"),
        ("Court records state that 12 people were hurt.", "Court records"),
        ("The survey found 12 percent of the houses empty.", "survey"),
        ("The mayor repeated that 12 people were hurt.", "mayor"),
        ("The mayor repeated on Monday that 12 people were hurt.", "mayor"),
        ("Ann Lee insists 12 people were hurt.", "Ann Lee"),
        ("The ministry reiterated that 12 people were hurt.", "ministry"),
        ("Officials stressed that 12 people were hurt.", "Officials"),
        ("The mayor put it at 12 dead.", "mayor"),
        ("“12 people were hurt,” the mayor repeated.", "mayor"),
        ("On Monday the mayor said 12 people were hurt.", "mayor"),
        ("On Monday Ann Lee said 12 people were hurt.", "Ann Lee"),
        # single quotation marks
        ("‘12 people were hurt,’ said Ann Lee.", "Ann Lee"),
        ("'We had 12 people hurt,' said Ann Lee.", "Ann Lee"),
        ("‘It’s bad,’ Ann Lee said. ‘12 people were hurt.’", "Ann Lee"),
        ("Ann Lee said: ‘The crews’ boats sank. 12 people were hurt.’", "Ann Lee"),
        ("Deputies: 12 hurt in robbery", "Deputies"),
        ("12 hurt in robbery: sheriff", "sheriff"),
        ("HOUSTON (AP) — Police say 12 people were hurt.", "Police"),
        ("-- Officials say 12 people were hurt.", "Officials"),
        ("Officers left the scene.Police said 12 people were hurt.", "Police"),
        # behind what was said: a day between the verb and the full stop
        ("12 people were hurt, police said this morning.", "police"),
        ("12 people were hurt, police said today.", "police"),
        ("12 people were hurt, police said late Monday night outside the mill.", "police"),
        ("12 people were hurt, police said this week, adding that it was dark.", "police"),
        ("The mill burned, police said, adding that 12 people were hurt.", "police"),
        ("In Alder Falls, police said Monday 12 people were hurt.", "police"),
        ("In Alder Falls, police said this storm hurt 12 people.", "police"),
        # in the middle of it
        ("The flood, police said, hurt 12 people.", "police"),
        ("The flood, police said Monday, hurt 12 people.", "police"),
        ("In all, police said, 12 people were hurt.", "police"),
        ("As of Monday, the mayor said, 12 people were hurt.", "mayor"),
        # asides
        ("“12 people were hurt,” one trader – who asked not to be named – told us.", "trader"),
        ("One neighbor who did not want to be named says 12 people were hurt.", "neighbor"),
        ("Ann Lee, 63, of Oslo, said she saw 12 people.", "Ann Lee"),
        ("Farmers interviewed in the north said 12 people were hurt.", "Farmers"),
        # an office and its holder
        ("The mayor, Ann Lee, said 12 people were hurt.", "Ann Lee"),
        ("Her daughter, Ann Lee, 14, told police 12 people were hurt.", "Ann Lee"),
        ("The dam’s owner, the River Board (RB), said 12 people were hurt.", "River Board"),
        ("“12 people were hurt,” said the mayor, Ann Lee.", "Ann Lee"),
        ("Workers in the capital, Oslo, said 12 people were hurt.", "Workers"),
        ("The mayor, Monday, said 12 people were hurt.", "mayor"),
        ("The town’s mayor, a teacher, said 12 people were hurt.", "town’s mayor"),
        # more verbs, and a noun that looks like one
        ("Police suspect that 12 people were hurt.", "Police"),
        ("Farmers often complained of the noise and that 12 people were hurt.", "Farmers"),
        ("“Were 12 people hurt?” wondered Ann Lee.", "Ann Lee"),
        ("The suspect said 12 people were hurt.", "suspect"),
        ("Two suspected rebels said 12 people were hurt.", "Two suspected rebels"),
        ("The suspected gunman said 12 people were hurt.", "suspected gunman"),
        ("Both firms said 12 people were hurt.", "Both firms"),
        ("Ann Lee was quoted by the paper as saying that 12 people were hurt.", "Ann Lee"),
        ("Insurers estimate the loss at 12 houses.", "Insurers"),
        ("Data from the ministry show 12 houses were lost.", "Data"),
        ("Prosecutors allege that Ann Lee sold 12 houses.", "Prosecutors"),
        ("In a talk with the paper on Monday Ann Lee said 12 people were hurt.", "Ann Lee"),
        ("The mayor, meanwhile, said 12 people were hurt.", "mayor"),
        ("His firm, Berg & Sons, says 12 people were hurt.", "Berg & Sons"),
        ("Officials there say 12 people were hurt.", "Officials"),
        ("Residents fear 12 people were hurt.", "Residents"),
        ("Norway announced on Monday it would send 12 tents.", "Norway"),
        ("On Monday Lee said it burnt. She added that 12 people were hurt.", "Lee"),
    ],
)
def test_the_subject_of_the_reporting_verb_speaks(text: str, speaker: str) -> None:
    assert _speaker(text) == speaker


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("The Fresno County Sheriff's Office", "Fresno County Sheriff's Office"),
        ("The Ohio State Highway Patrol", "Ohio State Highway Patrol"),
        ("Orlando Police Chief John Mina", "John Mina"),
        ("Police spokeswoman Officer Johnna Watson", "Johnna Watson"),
        ("Detective Lt. Richard Brun", "Richard Brun"),
        ("British Defense Secretary Ada King", "Ada King"),
        ("Norway’s Prime Minister Ada King", "Ada King"),
        ("A military source in the capital", "military source in the capital"),
        ("A spokesman for the Red Cross", "spokesman for the Red Cross"),
        ("The town’s family doctors", "town’s family doctors"),
        ("Grant's family", "Grant's family"),
        ("Redevelopment Corporation director Sara Roe", "Sara Roe"),
        ("Oslo Housing Corporation Sara Roe", "Sara Roe"),
        ("One of the witnesses", "One of the witnesses"),
        ("Oslo, Madrid and Rome", "Oslo, Madrid and Rome"),
        ("The United States", "United States"),
    ],
)
def test_a_subject_is_reduced_to_its_name(subject: str, speaker: str) -> None:
    assert _speaker(f"{subject} said 12 people were hurt.") == speaker


@pytest.mark.parametrize(
    "text",
    [
        "12 people were hurt.",
        "Police found 12 rifles in the car.",
        "The reports of 12 deaths were not confirmed.",
        "Ann Lee said the crews’ boats sank. 12 people’s homes burned. The owners’ club closed.",
        "Repeated shelling hurt 12 people.",
        "Same Gun Used says 12 people were hurt.",
        "He was very brave, and 12 people were hurt.",
        "The army is believed to have 12 ships.",
        "Police announced his arrest at noon, several hours after the fire.",
        "The police dismissed 12 officers.",
        "He said 12 people were hurt.",
        "They tell us 12 people were hurt.",
        "Two men died, police said, and 12 people were hurt.",
        "The suspect list has 12 names.",
        "The mayor announced it on Monday, and 12 people fled.",
        "There was fear 12 people were hurt.",
    ],
)
def test_where_it_is_not_clear_it_is_the_narrator(text: str) -> None:
    assert _speaker(text) == NARRATOR


@pytest.mark.parametrize(
    "text",
    [
        "Police did not say when the 12 men were seen.",
        "The ministry declined to say how many of the 12 ships were lost.",
        "Ann Lee would not say whether 12 people were hurt.",
        "Ann Lee did not deny that 12 people were hurt.",
    ],
)
def test_a_question_is_nobodys_claim_and_no_denial(text: str) -> None:
    mention = _numbers(text)[-1]
    assert mention.speaker == NARRATOR
    assert mention.polarity is Polarity.ASSERTED


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Ann Lee denied that 12 people were hurt.", Polarity.DENIED),
        ("Ann Lee dismissed reports of 12 deaths.", Polarity.DENIED),
        ("There is no evidence that 12 people were hurt.", Polarity.DENIED),
        ("Ann Lee said it was untrue that 12 people were hurt.", Polarity.DENIED),
        ("There is evidence that 12 people were hurt.", Polarity.ASSERTED),
        ("Ann Lee said 12 people were hurt.", Polarity.ASSERTED),
        ("Ann Lee denied that more than 12 people were hurt.", Polarity.ASSERTED),
        ("Ann Lee denied any deal between the 12 towns.", Polarity.ASSERTED),
        ("Ann Lee denied that the 12 towns knew.", Polarity.ASSERTED),
        ("Ann Lee denied the 12 deaths.", Polarity.DENIED),
    ],
)
def test_a_denial_denies_points_alone(text: str, polarity: Polarity) -> None:
    assert _numbers(text)[-1].polarity is polarity


# ---------------------------------------------------------------- who is meant


@pytest.mark.parametrize(
    ("before", "subject", "speaker"),
    [
        ("President Ada King spoke.", "King", "Ada King"),
        ("President Ada King spoke.", "The president", "Ada King"),
        ("Sheriff Ann Lee came.", "The sheriff", "Ann Lee"),
        ("Ann Lee, the mayor of the town, came.", "The mayor", "Ann Lee"),
        ("Police chief Ann Lee said so.", "She", "Ann Lee"),
        ("A senior defence official told us so.", "The official", "senior defence official"),
        ("The World Food Programme (WFP) met.", "The WFP", "World Food Programme"),
        ("Police said so.", "They", "Police"),
        ("Oslo Housing Corporation Sara Roe came.", "Roe", "Sara Roe"),
    ],
)
def test_a_short_name_points_to_who_was_introduced(before: str, subject: str, speaker: str) -> None:
    assert _speaker(f"{before} {subject} said 12 people were hurt.") == speaker


@pytest.mark.parametrize(
    ("before", "subject", "speaker"),
    [
        ("President Ada King met President Max Roe.", "The president", "president"),
        ("Judge Ada King met Judge Max King.", "King", "King"),
        ("Police said so.", "He", NARRATOR),
        ("It rained.", "The official", "official"),
    ],
)
def test_of_two_that_could_be_meant_none_is(before: str, subject: str, speaker: str) -> None:
    assert _speaker(f"{before} {subject} said 12 people were hurt.") == speaker


# ---------------------------------------------------------------- quotations


@pytest.mark.parametrize(
    "text",
    [
        "“We saw 12 men,” Ann Lee said.",
        '"We saw 12 men," Ann Lee said.',
        "Ann Lee said: “We saw 12 men.”",
        "“It was dark. We saw 12 men. They ran,” Ann Lee said.",
        "“It was dark,” Ann Lee said. “We saw 12 men.”",
        "“It was dark,” Ann Lee said.\n“We ran. There were 12 men.”",
        "Ann Lee said she was afraid. “It was dark.\n\n“We saw 12 men.”",
        "“He told me he saw 12 men,” Ann Lee said.",
    ],
)
def test_a_quotation_is_its_speakers(text: str) -> None:
    if "\n“We ran" in text:
        text = text.replace("\n", " ")
    assert _speaker(text) == "Ann Lee"


def test_a_quotation_ends_with_its_mark() -> None:
    text = "“It was dark,” Ann Lee said. The fire hurt 12 people."
    assert _speaker(text) == NARRATOR


def test_each_speaker_keeps_his_own() -> None:
    text = "Police said 12 people were hurt. 14 were hurt, Ann Lee said. 16 trees fell."
    assert [each.speaker for each in _numbers(text)] == ["Police", "Ann Lee", NARRATOR]


@pytest.mark.parametrize(
    "unit",
    ['"', "“", "”", "(", "Abc ", "said ", "He said 3. ", "The official said 3. ", "“3,” he said. "],
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    assert all(0 <= each.start < each.end <= len(text) for each in _numbers(text))
