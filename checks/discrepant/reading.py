"""How are many articles read: from the cache, in this process, or in several?"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice

from discrepant import extract
from discrepant.config import Config
from discrepant.kept import mentions as kept_mentions
from discrepant.model import Mention, Source

Mentions = tuple[Mention, ...]
# What is read, article by article, and of how many: who hands it on sees how far it is.
Watch = Callable[[Iterator[Mentions], int], Iterable[Mentions]]

# From how many unread articles on several processes are worth their start, and what each of
# them is given at a time.
MANY = 2_000
CHUNK = 200
# How many are kept for the next run at a time.
STORED = 100


def unwatched(read: Iterator[Mentions], _articles: int) -> Iterable[Mentions]:
    """Hand on what is read, and look at nothing."""
    return read


def reader(
    config: Config, sources: Sequence[Source], watch: Watch = unwatched
) -> Callable[[Source], Mentions]:
    """Return a function that gives what is read of each of the articles, and keeps it no longer.

    `config.jobs` processes read, as many as there are processors where it is 0; one alone
    where few articles are unread.  What was read is kept for the next run.
    """
    known = dict(kept_mentions.recall(config, sources))
    # In the order of those who ask: what was asked for is let go before the next is read.
    unread = sorted((each for each in sources if each.id not in known), key=lambda each: each.id)
    coming = _kept(config, unread, _read(unread, config.jobs, watch))

    def read(source: Source) -> Mentions:
        while source.id not in known:
            fresh, mentions = next(coming)
            known[fresh.id] = mentions
        return known.pop(source.id)

    return read


def _kept(
    config: Config, sources: Sequence[Source], read: Iterable[Mentions]
) -> Iterator[tuple[Source, Mentions]]:
    """Yield each article with what was read of it, and keep that, some articles at a time."""
    pairs = zip(sources, read, strict=True)
    while some := list(islice(pairs, STORED)):
        kept_mentions.store(config, some)
        yield from some


def _read(sources: Sequence[Source], jobs: int, watch: Watch) -> Iterable[Mentions]:
    workers = _workers(len(sources), jobs)
    if workers > 1:
        from discrepant import crew

        size = min(CHUNK, -(-len(sources) // workers))
        chunks = [sources[start : start + size] for start in range(0, len(sources), size)]
        # Where no more processes may begin, or one was killed, this one reads for them.
        with suppress(OSError, EOFError):
            return list(watch(crew.read(chunks, workers), len(sources)))
    return watch(map(extract.read, sources), len(sources))


def _workers(articles: int, jobs: int) -> int:
    if not jobs and articles < MANY:
        return 1
    return max(1, min(jobs or os.cpu_count() or 1, articles))
