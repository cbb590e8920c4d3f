"""The command: `discrepant check`, `read`, `explain`, `uncovered`, `accept` and `test`.

Everything but the standard library's parser is imported by the command that needs it, so
that `discrepant --help` answers at once.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from importlib import import_module

from discrepant.cli.exits import FAULT, INTERRUPTED, OK, TERMINATED, USAGE
from discrepant.cli.options import COMMANDS, parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; `argv` are the words after its name.

    Raises SystemExit where argparse has the last word: --help, and unknown options.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if argv is None:
        _end_cleanly_when_terminated()
    _write_utf8()
    try:
        return _run(words, called=argv is None)
    except KeyboardInterrupt:
        from discrepant.cli.notes import note

        note("interrupted")
        return INTERRUPTED
    except Exception as fault:
        return _explained(fault, words)


def _run(words: list[str], *, called: bool) -> int:
    _check_command(words)
    options = parser().parse_args(words)
    # From a shell and not from Python, which may have changed whatever it likes.
    options.called = called
    if options.version:
        return _version()
    if options.command is None:
        parser().print_help(sys.stderr)
        return USAGE
    code: int = import_module(f"discrepant.cli.{options.command}").run(options)
    return code


def _explained(fault: Exception, words: list[str]) -> int:
    """Say what went wrong in the caller's words, or that it is our fault, and return the exit."""
    from discrepant.cli.notes import note
    from discrepant.config import UsageError
    from discrepant.yaml_nodes import ExpectationError

    if isinstance(fault, (UsageError, ExpectationError)):
        note(str(fault))
        return USAGE
    note(f"a fault of discrepant itself: {type(fault).__name__}: {fault}")
    if "-v" in words or "--verbose" in words:
        from traceback import format_exception

        note("".join(format_exception(fault)).rstrip())
    else:
        note("run it again with -v for the traceback, and please report it")
    return FAULT


def _version() -> int:
    from importlib.metadata import version

    from discrepant.writing import to_stdout

    to_stdout(f"discrepant {version('discrepant')}\n")
    return OK


def _check_command(words: list[str]) -> None:
    """Refuse an unknown command with the one that was probably meant; argparse lists them all."""
    first = next((word for word in words if not word.startswith("-")), None)
    if first is not None and first not in COMMANDS:
        from discrepant.config import UsageError, suggestion

        raise UsageError(f"unknown command '{first}'{suggestion(first, COMMANDS)}")


def _write_utf8() -> None:
    # The same bytes in every locale; a terminal that cannot show them shows an escape.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _end_cleanly_when_terminated() -> None:
    """Let SIGTERM unwind like an exception: no half-written file stays behind."""
    import signal
    import threading

    def stop(_signal: int, _frame: object) -> None:
        sys.exit(TERMINATED)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, stop)
