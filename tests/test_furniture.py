"""What of a page is no part of the article, and that an ordinary sentence never is furniture."""

from __future__ import annotations

import pytest

from discrepant import extract
from discrepant.model import Source, Span
from discrepant.prose import furniture


def _judged(text: str) -> list[str]:
    """Return the reason for each line of a text, "" where it is the article's."""
    spans = []
    at = 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return [why for _, why in furniture.judge(text, spans)]


@pytest.mark.parametrize(
    "line",
    [
        "Share this: Facebook",
        "Facebook",
        "Tweet this",
        "Alder Falls Evening News 2024",
        "Follow us on Twitter | Like us on Facebook",
        "Read or share this story: http://example.com/1",
        "Average rating 4.5 / 5. Vote count: 12",
        "4.5/5 - (12 votes)",
        "★★★★☆",
        "No votes so far! Be the first to rate this post.",
        "1,204 shares",
        "17",
        "0 Comments",
        "Subscribe to our newsletter for 3 dollars a month",
        "You have 2 free articles left.",
        "Already a subscriber? Log in",
        "Sign up for our 3 newsletters",
        "We use cookies and 12 partners",
        "Accept all cookies",
        "Advertisement - Continue Reading Below",
        "4 min read",
        "© 2016 Example Media Group.",
        "(© 2016 KABC)",
        "Copyright 2017 KABC. All rights reserved.",
        "Please enable Javascript to watch this video",
        "Photo: Ann Lee / Getty Images",
        "(Photo by Ann Lee)",
        "Courtesy: Example Police Department",
        "Read next",
        "RELATED STORIES:",
        "Most read",
        "RELATED: 14 people were hurt when the old bridge near the station fell in May",
        "Read more: 12 dead in crash",
        "Related stories 2 hurt, 22 missing after the flood in the lower town",
    ],
)
def test_furniture_is_known_by_its_line(line: str) -> None:
    assert _judged(line) != [""]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers fell by 3,000 last year.",
        "Subscriptions cost 3 dollars more than in June.",
        "Advertisement revenue fell 20 percent.",
        "The radio was off the air from May until late in 2024",
        "Cookie makers recalled 3,000 boxes.",
        "Copyright cases rose to 300, the court said.",
        "Sponsored by 12 nations, the resolution passed.",
        "Newsletters reached 3,000 readers.",
        "Shares fell 12 percent.",
        "Share prices of 12 firms fell.",
        "Comments by 12 officers were published.",
        "Photos show 12 men on a bridge.",
        "Video of the crash shows 12 men.",
        "Image 3 of 10 Two men stand guard.",
        "More on Monday, when 300 men arrive.",
        "More than 300 men arrived",
        "More from the army died in January.",
        "Read the 12 pages with care.",
        "Related claims of 300 deaths were false.",
        "Related stories of 300 survivors fill a book.",
        "Earlier reports gave 300 deaths.",
        "Trending up, prices rose 12 percent.",
        "Disclaimers covered 12 pages.",
        "Rates of 12 percent are paid.",
        "Follow the river for 12 miles.",
        "Menu prices rose 12 percent.",
        "Tags were found on 12 birds.",
        "Click beetles of 12 kinds were found.",
        "Two die in fire",
        "12 dead in crash",
        "UPDATE: 12 dead",
        "The river, 12 miles long, froze.",
    ],
)
def test_an_ordinary_sentence_is_never_furniture(line: str) -> None:
    assert _judged(line) == [""]


def test_headlines_behind_a_heading_are_links_until_a_sentence_comes() -> None:
    text = (
        "Two fell.\nRead next\n12 dead in crash\nMayor retires\nThe fire hurt 12.\n14 hurt in fire"
    )
    links = "links to other articles"
    assert _judged(text) == ["", links, links, links, "", ""]


def test_a_long_paragraph_is_text_whatever_it_begins_with() -> None:
    assert _judged("Share this " + "of the land among the 12 heirs of the king " * 6) == [""]


def test_what_is_set_aside_is_still_shown_with_its_reason() -> None:
    text = "The fire hurt 12 people.\n\nCopyright 2017 KABC. All rights reserved.\n\n1,204 shares"
    unread = {
        text[each.start : each.end]: each.unread for each in extract.read(Source("a", text, ""))
    }
    assert unread["12 people"] == ""
    assert [why for words, why in unread.items() if "2017" in words] == [
        "furniture: a notice of copyright"
    ]
    assert unread["1,204 shares"] == "furniture: a counter of shares or comments"


def test_the_number_of_a_picture_is_set_aside_and_its_caption_is_not() -> None:
    text = "Image 3 of 10 Two men stand guard."
    read = extract.read(Source("a", text, ""))
    assert [each.unread for each in read if each.end > 14] == [""]
    assert {each.unread for each in read if each.end < 14} == {"furniture: the number of a picture"}


@pytest.mark.parametrize("unit", ["share ", "★", "©", "1,", "a.", "photo: ", "\n", "Read next\n"])
def test_hostile_lines_are_judged_to_their_end(unit: str) -> None:
    assert _judged(unit * (100_000 // len(unit)))
