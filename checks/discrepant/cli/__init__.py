"""The command: `discrepant check`, `read`, `explain`, `uncovered`, `accept` and `test`.

Everything but the standard library's parser is imported by the command that needs it, so
that `discrepant --help` answers at once.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from importlib import import_module

from discrepant.cli.exits import FAULT, INTERRUPTED, OK, SIGNALLED, USAGE


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; `argv` are the words after its name.

    Raises SystemExit where argparse has the last word: --help, and unknown options.
    """
    called = argv is None
    try:
        code = _answered(list(sys.argv[1:] if argv is None else argv), called=called)
    except KeyboardInterrupt:
        code = _interrupted(called=called)
    if called:
        _let_python_end()
    return code


def _answered(words: list[str], *, called: bool) -> int:
    if called:
        _end_cleanly_when_terminated()
    _write_utf8()
    try:
        return _run(words, called=called)
    except Exception as fault:
        return _explained(fault, words)


def _interrupted(*, called: bool) -> int:
    if called:
        _let_python_end()
    from discrepant.cli.notes import note

    note("interrupted")
    # Python remembers an interrupt that came while text was executed, as when a dataclass is
    # made, and would end by the signal in place of the exit code; any text executed clears that.
    exec("")
    return INTERRUPTED


def _run(words: list[str], *, called: bool) -> int:
    from discrepant.cli.options import parser

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
    if isinstance(fault, OSError):
        note(_refused(fault))
        return USAGE
    note(f"a fault of discrepant itself: {type(fault).__name__}: {fault}")
    if "-v" in words or "--verbose" in words:
        from traceback import format_exception

        note("".join(format_exception(fault)).rstrip())
    else:
        note("run it again with -v for the traceback, and please report it")
    return FAULT


def _refused(error: OSError) -> str:
    """Say what the system refused, and of which file: a fault of the place, and not ours."""
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else f"the system refuses: {reason}"


def _version() -> int:
    from importlib.metadata import version

    from discrepant.writing import to_stdout

    to_stdout(f"discrepant {version('discrepant')}\n")
    return OK


def _check_command(words: list[str]) -> None:
    """Refuse an unknown command with the one that was probably meant; argparse lists them all."""
    from discrepant.cli.options import COMMANDS

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
    """Let SIGTERM, and SIGHUP unless nohup has a hold on it, unwind like an exception."""
    import signal
    import threading

    def stop(number: int, _frame: object) -> None:
        sys.exit(SIGNALLED + number)

    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not every system has both
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, stop)


def _let_python_end() -> None:
    """Ignore a Ctrl-C from here on: all is done, and Python would show it as a traceback."""
    import signal
    import threading

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
