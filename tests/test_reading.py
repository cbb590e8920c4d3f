"""What was read is kept from run to run, and read by several processes where told to."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import discrepant
from discrepant import extract, reading
from discrepant.config import Config
from discrepant.interval import Interval
from discrepant.kept import mention_rows
from discrepant.kept import mentions as kept_mentions
from discrepant.model import Mention, Source
from stories import source

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
TEXTS = (
    "Rescuers said on Monday that about a third of the 1,200 homes, some $7.25 a day each, "
    "were “not close to” flooded. Rescuers said on Monday that nobody died.",
    "More than 5,000 people left, the mayor said. February 30 came. Between two and 3 fell.",
    "",
)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(tmp_path, cache="cache")


def articles() -> list[Source]:
    return [source(text, f"s{number}") for number, text in enumerate(TEXTS)]


def read(config: Config, sources: list[Source]) -> list[tuple[Mention, ...]]:
    reader = reading.reader(config, sources)
    return [reader(each) for each in sources]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_rows_of_mentions_are_read_as_they_were_written(path: Path) -> None:
    mentions = extract.read(source(path.read_text(encoding="utf-8")))
    assert mention_rows.loaded(mention_rows.dumped(mentions)) == mentions


def test_a_second_run_gives_what_the_first_read(config: Config) -> None:
    plain = [extract.read(each) for each in articles()]
    assert read(config, articles()) == plain
    kept = kept_mentions.recall(config, articles())
    assert [kept[each.id] for each in articles()] == plain
    assert read(config, articles()) == plain


def test_what_is_kept_is_used(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = read(config, articles())
    monkeypatch.setattr(extract, "read", lambda _: pytest.fail("read again"))
    assert read(config, articles()) == plain


@pytest.mark.parametrize(
    "other",
    [
        replace(articles()[0], text=TEXTS[0] + " "),
        replace(articles()[0], published=Interval.days(date(2023, 6, 15), date(2023, 6, 15))),
        replace(articles()[0], published=None),
    ],
    ids=["text", "day", "no day"],
)
def test_another_text_or_day_is_read_anew(config: Config, other: Source) -> None:
    read(config, articles())
    assert not kept_mentions.recall(config, [other])
    assert read(config, [other]) == [extract.read(other)]


def test_every_file_of_the_package_makes_the_reader() -> None:
    home = Path(discrepant.__file__).parent
    assert kept_mentions.reader_files() == sorted(home.rglob("*.py"))


def test_another_reader_reads_anew(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    read(config, articles())
    monkeypatch.setattr(kept_mentions, "_reader", lambda: "of tomorrow")
    assert not kept_mentions.recall(config, articles())


def test_without_a_cache_nothing_is_kept(config: Config, tmp_path: Path) -> None:
    assert read(replace(config, cache=None), articles()) == read(config, articles())
    assert not kept_mentions.recall(replace(config, cache=None), articles())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache"]


def test_junk_in_place_of_the_cache_is_thrown_away(config: Config, tmp_path: Path) -> None:
    plain = [extract.read(each) for each in articles()]
    file = tmp_path / "cache" / kept_mentions.FILE
    file.parent.mkdir()
    file.write_bytes(b"\x00junk" * 999)
    assert read(config, articles()) == plain
    assert read(config, articles()) == plain
    assert len(kept_mentions.recall(config, articles())) == len(TEXTS)


@pytest.mark.parametrize("value", ["null", "{}", "[[1]]", "{", "[" * 9999])
def test_a_row_that_was_tampered_with_is_read_anew(
    config: Config, tmp_path: Path, value: str
) -> None:
    plain = read(config, articles())
    with sqlite3.connect(tmp_path / "cache" / kept_mentions.FILE) as database:
        database.execute("UPDATE mentions SET value = ?", (value,))
    assert not kept_mentions.recall(config, articles())
    # Even where the sum is right, as of another version's row.
    with sqlite3.connect(tmp_path / "cache" / kept_mentions.FILE) as database:
        database.execute("UPDATE mentions SET sum = ?", (kept_mentions._digest(value),))
    assert read(config, articles()) == plain


def test_a_folder_in_place_of_the_cache_hurts_nobody(config: Config, tmp_path: Path) -> None:
    (tmp_path / "cache" / kept_mentions.FILE).mkdir(parents=True)
    assert read(config, articles()) == [extract.read(each) for each in articles()]


def test_a_cache_that_another_run_holds_is_done_without(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_mentions, "_PATIENCE", 0)
    read(config, articles()[:1])
    with sqlite3.connect(tmp_path / "cache" / kept_mentions.FILE) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert read(config, articles()) == [extract.read(each) for each in articles()]


def test_the_oldest_go_where_there_are_too_many(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_mentions, "MOST", 2)
    read(config, articles())
    assert set(kept_mentions.recall(config, articles())) == {"s1", "s2"}


def test_what_was_asked_for_is_let_go_before_all_is_read(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "STORED", 1)
    begun: list[str] = []

    def noted(each: Source) -> tuple[Mention, ...]:
        begun.append(each.id)
        return ()

    monkeypatch.setattr(extract, "read", noted)
    reader = reading.reader(config, articles())
    assert [(reader(each), len(begun)) for each in articles()] == [((), 1), ((), 2), ((), 3)]


def test_articles_may_be_asked_for_in_any_order(config: Config) -> None:
    turned = articles()[::-1]
    assert read(config, turned) == [extract.read(each) for each in turned]
    assert len(kept_mentions.recall(config, turned)) == len(turned)


def test_several_processes_read_what_one_reads(config: Config) -> None:
    jobs = replace(config, cache=None, jobs=2)
    assert read(jobs, articles()) == [extract.read(each) for each in articles()]


@pytest.mark.parametrize(
    ("articles", "jobs", "workers"), [(5, 0, 1), (1_999, 0, 1), (5, 3, 3), (2, 3, 2), (0, 3, 1)]
)
def test_few_articles_are_read_by_one_process(articles: int, jobs: int, workers: int) -> None:
    assert reading._workers(articles, jobs) == workers
