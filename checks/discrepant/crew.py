"""How do several processes read articles, none of which outlives the run?

One pipe to each, and one chunk of articles in it at a time.  Not concurrent.futures, whose
workers wait for ever once their parent was killed, and whose parent does where one of them was.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait

from discrepant import extract
from discrepant.kept import mention_rows
from discrepant.model import Mention, Source
from discrepant.signals import waiting

_Chunk = Sequence[Source]


def read(chunks: Sequence[_Chunk], workers: int) -> Iterator[tuple[Mention, ...]]:
    """Yield what so many processes read of the articles of these chunks, article by article.

    Raises OSError and EOFError where a process cannot be begun, or was ended by somebody.
    """
    with _begun(workers) as crew:
        done: dict[int, list[str]] = {}
        due = 0
        for number, rows in _dealt(chunks, crew):
            done[number] = rows
            while due in done:
                yield from map(mention_rows.loaded, done.pop(due))
                due += 1


def _dealt(chunks: Sequence[_Chunk], crew: Sequence[Connection]) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of each chunk and what was read of it, as it comes."""
    left = deque(enumerate(chunks))
    asked: dict[Connection, int] = {}

    def ask(worker: Connection) -> None:
        if left:
            asked[worker], chunk = left.popleft()
            worker.send(chunk)

    for worker in crew:
        ask(worker)
    while asked:
        for ready in wait(list(asked)):
            assert isinstance(ready, Connection)
            rows = ready.recv()
            yield asked.pop(ready), rows
            ask(ready)


@contextmanager
def _begun(workers: int) -> Iterator[list[Connection]]:
    """Give the pipes to so many processes, which are gone at the end, however that comes."""
    # First, as it lets the signals in again that are to wait.
    resource_tracker.ensure_running()
    spawn = get_context("spawn")
    crew: list[Connection] = []
    processes = []
    try:
        for _ in range(workers):
            ours, theirs = spawn.Pipe()
            crew.append(ours)
            process = spawn.Process(target=_work, args=(theirs,), daemon=True)
            # Ctrl-C goes to all processes of a terminal: this one hears it, and ends the others.
            with theirs, waiting():
                process.start()
                processes.append(process)
        yield crew
    finally:
        for process in processes:
            process.kill()  # what it still reads nobody waits for
            process.join()
        for pipe in crew:
            pipe.close()


def _work(pipe: Connection) -> None:
    """Read what comes through a pipe until it is closed; JSON travels faster than mentions."""
    # Ended in silence by a fault of ours too: the one that asked reads for itself, and tells.
    with suppress(Exception):
        while True:
            pipe.send([mention_rows.dumped(extract.read(source)) for source in pipe.recv()])
