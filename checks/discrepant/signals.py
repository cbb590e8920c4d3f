"""Which signals wait until something is done that they must not cut in two?"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

# All that end a run, but for SIGKILL, which waits for nobody.
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")


@contextmanager
def waiting() -> Iterator[None]:
    """Let the signals that end a run wait until the end; processes begun here never hear them.

    Where the system has no such thing, they come at any time.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [getattr(signal, each) for each in _ENDING])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
