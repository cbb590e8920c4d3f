"""Read our sentences with every tool, time them all, and write results.md beside this file.

    python -m benchmarks.reading [--suites FOLDER] [--misses TOOL] [--no-speed]

The suites (a_numbers_units.jsonl, b_ranges_comparators.jsonl, c_dates.jsonl) are scored into
suites.md where their folder is given, or named by DISCREPANT_SUITES; they are not ours to
keep here.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.reading import gold, scoring, speed, tables, tools
from benchmarks.reading.adapters.protocol import Answer, Request
from benchmarks.reading.gold import Gold, Item
from benchmarks.reading.scoring import Score

RESULTS = Path(__file__).with_name("results.md")
SUITES = Path(__file__).with_name("suites.md")
READERS = [tool for tool in tools.TOOLS if tool.kinds]
NAMES = [tool.name for tool in READERS]
KINDS = {tool.name: tool.kinds for tool in READERS}
FIGURES, DATES = frozenset({"number"}), frozenset({"date"})
Answers = Mapping[str, Sequence[Sequence[Answer]]]


def main() -> None:
    """Run the benchmark and print what it writes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading")
    parser.add_argument("--suites", default=os.environ.get("DISCREPANT_SUITES"))
    parser.add_argument("--misses", metavar="TOOL", choices=NAMES)
    parser.add_argument(
        "--no-speed", action="store_true", help="print quality alone, write nothing"
    )
    options = parser.parse_args()
    items = gold.sentences()
    answers = read_all(items)
    speeds = {} if options.no_speed else measure()
    _publish(_page(items, answers, speeds), RESULTS if speeds else None)
    if options.suites:
        _publish(_suites_page(Path(options.suites)), SUITES)
    if options.misses:
        print("\n".join(misses(items, answers[options.misses], KINDS[options.misses])))


def read_all(items: Sequence[Item]) -> Answers:
    """Return the answers of every tool to every item."""
    requests = [Request(text=item.text, published=item.published) for item in items]
    return {tool.name: tools.read(tool, requests) for tool in READERS}


def measure() -> dict[str, float]:
    """Return the speed of every tool, the yardstick last."""
    return {tool.name: speed.megabytes_per_second(tool) for tool in tools.TOOLS}


def scores(items: Sequence[Item], answers: Answers, kinds: frozenset[str]) -> dict[str, Score]:
    """Return the score of every tool on figures, dates or both, as far as it reads them."""
    return {
        tool.name: scoring.score(items, answers[tool.name], tool.kinds & kinds) for tool in READERS
    }


def by_group(
    items: Sequence[Item], answers: Sequence[Sequence[Answer]], kinds: frozenset[str]
) -> Mapping[str, Score]:
    """Return the score of one tool for each kind of mention."""
    groups: dict[str, Score] = defaultdict(Score)
    for item, found in zip(items, answers, strict=True):
        for each in item.golds:
            alone = replace(item, golds=(each,), complete=False)
            groups[_group(each)] += scoring.score_item(alone, found, kinds)
    return groups


def _group(mention: Gold) -> str:
    if mention.kind == "date":
        return "date"
    if mention.denied:
        return "denied"
    names = {"between": "range", "more_than": "open", "at_least": "open", "less_than": "open"}
    return (names | {"at_most": "open"}).get(mention.hedge, mention.hedge)


def misses(
    items: Sequence[Item], answers: Sequence[Sequence[Answer]], kinds: frozenset[str]
) -> Iterator[str]:
    """Yield each sentence of which a tool did not read all, with what it read instead."""
    for item, found in zip(items, answers, strict=True):
        golds = [each for each in item.golds if each.kind in kinds]
        wrong = [each for each in golds if not any(scoring.full_right(each, a) for a in found)]
        alarms = scoring.score_item(item, found, kinds)
        if wrong or alarms.fired or alarms.alarms:
            yield f"{item.text} [{item.published}]"
            yield from (f"  - not read: {_gold_text(item, each)}" for each in wrong)
            yield from (f"  - read: {_answer_text(item, each)}" for each in found)


def _gold_text(item: Item, mention: Gold) -> str:
    words = item.text[mention.start : mention.end]
    denied = " denied" if mention.denied else ""
    return f"“{words}” {mention.low}..{mention.high} {mention.units}{denied}"


def _answer_text(item: Item, answer: Answer) -> str:
    words = item.text[answer["start"] : answer["end"]]
    denied = " denied" if answer["denied"] else ""
    return (
        f"“{words}” {answer['low']}..{answer['high']} {answer['hedge']} {answer['units']}{denied}"
    )


def _publish(paragraphs: Iterable[str], path: Path | None) -> None:
    page = "\n\n".join(paragraphs) + "\n"
    print(page)
    if path:
        path.write_text(page, encoding="utf-8")


def _page(items: Sequence[Item], answers: Answers, speeds: Mapping[str, float]) -> Iterator[str]:
    both = scores(items, answers, FIGURES | DATES)
    ours = both[NAMES[0]]
    silent = sum(not item.golds for item in items)
    yield "# Reading, beside others"
    yield (
        f"{len(items)} sentences of our own (`sentences.jsonl`) with {ours.mentions} figures and "
        f"dates, {silent} of them with nothing to find; Python {platform.python_version()}, one "
        "process, best of three rounds; `make bench` measures it again. A value is right if it "
        "is the number, whatever the hedge (“about 400” read as 400); the hedge, as an interval, "
        "and the unit or counted noun count in the next columns. “False alarms” are sentences "
        "with nothing to find in which something was found."
    )
    if speeds:
        figures, dates = scores(items, answers, FIGURES), scores(items, answers, DATES)
        yield tables.main_table(NAMES, figures, dates, both, speeds)
        last = list(speeds.values())[-1]
        yield f"Plain `re` with one expression for numbers, and no values: {last:.1f} MB/s."
    yield "All of it right, by the kind of mention (how many there are):"
    yield tables.groups_table(
        NAMES, {tool.name: by_group(items, answers[tool.name], tool.kinds) for tool in READERS}
    )
    elsewhere = ", ".join(f"{name} {both[name].alarms}" for name in NAMES)
    yield f"Readings that meet no figure or date, in the other {len(items) - silent}: {elsewhere}."


def _suites_page(folder: Path) -> Iterator[str]:
    yield "# The suites of others"
    yield (
        "What the tools' own suites ask: value right / with unit and hedge; how many of the "
        "texts without such a thing had one found. Bare weekdays that look ahead and holidays "
        "are left out. Where a tool gives several readings, any of them may be right."
    )
    yield tables.suites_table(NAMES, dict(_suites(folder)))


def _suites(folder: Path) -> Iterator[tuple[str, dict[str, Score]]]:
    for path in sorted(folder.glob("[abc]_*.jsonl")):
        items = gold.suite(path)
        print(f"reading {path.name}: {len(items)} records", file=sys.stderr)
        yield path.stem, scores(items, read_all(items), FIGURES | DATES)


if __name__ == "__main__":
    try:
        main()
    except tools.ToolFailedError as error:
        sys.exit(f"a tool could not be run: {error}")
