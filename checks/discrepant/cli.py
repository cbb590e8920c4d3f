"""The command: `discrepant check`, `discrepant read`, `discrepant test`.

Everything but the standard library's parser is imported by the command that needs it, so
that `discrepant --help` answers at once.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from discrepant.config import Config
    from discrepant.load import Articles
    from discrepant.model import Report, Ruleset
    from discrepant.project import Document
    from discrepant.render import Page

OK, CONTRADICTIONS, USAGE, FAULT, NOTHING_COMPARED, INTERRUPTED = 0, 1, 2, 3, 5, 130
TERMINATED = 143
COMMANDS = ("check", "read", "test")
FORMATS = ("text", "markdown", "json")

_EXIT_CODES = """\
exit codes:
  0    something was compared, and nothing reaches --fail-on
  1    contradictions
  2    usage, a bad expectation, no article, or a report that could not be written
  3    a fault of discrepant itself
  5    there were articles, but nothing was compared
  130  interrupted
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; `argv` are the words after its name.

    Raises SystemExit where argparse has the last word: --help, and unknown options.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if argv is None:
        _end_cleanly_when_terminated()
    _write_utf8()
    try:
        return _run(words)
    except KeyboardInterrupt:
        _note("interrupted")
        return INTERRUPTED
    except Exception as fault:
        return _explained(fault, words)


def _run(words: list[str]) -> int:
    _check_command(words)
    options = _parser().parse_args(words)
    if options.version:
        return _version()
    if options.command is None:
        _parser().print_help(sys.stderr)
        return USAGE
    command: Callable[[argparse.Namespace], int] = options.run
    return command(options)


# ---------------------------------------------------------------- check


def _check(options: argparse.Namespace) -> int:
    from discrepant import project

    config = _config()
    outputs = [_output(each) for each in options.output]
    articles = _articles(options, config) if options.paths else None
    report = project.report(config, articles, options.expectations)
    _tell(report, options)
    written = _write_reports(report, outputs, config, options)
    _show(report, options)
    return _exit_code(report, options) if written else USAGE


def _exit_code(report: Report, options: argparse.Namespace) -> int:
    """Return what the run came to; it depends on no format and no output."""
    if report.skipped and options.strict:
        _note(f"--strict: {len(report.skipped)} of the articles could not be read")
        return USAGE
    if not report.compared:
        _note("nothing was compared; this is not agreement")
        return NOTHING_COMPARED
    return CONTRADICTIONS if _fails(report, options.fail_on) else OK


def _fails(report: Report, fail_on: str) -> bool:
    from discrepant.model import Level

    if fail_on == "never":
        return False
    least = Level(fail_on).gravity
    return any(finding.counts and finding.level.gravity >= least for finding in report.findings)


def _tell(report: Report, options: argparse.Namespace) -> None:
    if options.quiet:
        return
    for path, reason in report.skipped:
        _note(f"skipped {path}: {reason}")
    for warning in report.warnings:
        _note(f"warning: {warning}")


def _show(report: Report, options: argparse.Namespace) -> None:
    from discrepant.render import render
    from discrepant.writing import to_stdout

    to_stdout(render(report, options.format, _page(options)))


def _write_reports(
    report: Report, outputs: list[tuple[str, str]], config: Config, options: argparse.Namespace
) -> bool:
    """Write all reports, and tell whether every one of them could be written."""
    from discrepant import project

    documents = [_named(report, name, file, config) for name, file in outputs]
    if not options.paths:
        documents += [(config.root / each.path, each) for each in project.documents(config, report)]
    written = [_write(path, document) for path, document in documents]
    if written and all(written) and not options.quiet:
        _note(f"wrote {', '.join(document.path for _, document in documents)}")
    return all(written)


def _named(report: Report, name: str, file: str, config: Config) -> tuple[Path, Document]:
    from pathlib import Path

    from discrepant import project
    from discrepant.load.files import shown

    path = Path(file)
    return path, project.document(report, name, shown(path, config.root))


def _write(path: Path, document: Document) -> bool:
    from discrepant.writing import WriteError, to_file

    try:
        to_file(path, document.text, document.path)
    except WriteError as error:
        _note(str(error))
        return False
    return True


def _output(argument: str) -> tuple[str, str]:
    from discrepant.config import UsageError, suggestion

    name, _, file = argument.partition(":")
    if name not in FORMATS:
        raise UsageError(f"--output {argument}: unknown format '{name}'{suggestion(name, FORMATS)}")
    if not file:
        raise UsageError(f"--output {argument}: no file; write --output {name}:FILE")
    return name, file


# ---------------------------------------------------------------- read


def _read(options: argparse.Namespace) -> int:
    from discrepant import extract
    from discrepant.render import mentions_jsonl, mentions_text
    from discrepant.writing import to_stdout

    articles = _articles(options, _config())
    for path, reason in articles.skipped:
        _note(f"skipped {path}: {reason}")
    read = [(source, extract.read(source)) for source in articles.required().sources]
    if options.format == "jsonl":
        to_stdout(mentions_jsonl.render(read))
    else:
        to_stdout(mentions_text.render(read))
    return OK


# ---------------------------------------------------------------- test


def _test(options: argparse.Namespace) -> int:
    from discrepant import pipeline
    from discrepant.render import examples_text
    from discrepant.writing import to_stdout

    results = pipeline.examples(_rulesets(options))
    to_stdout(examples_text.render(results))
    if not results:
        _note("no expectation has examples")
        return NOTHING_COMPARED
    return OK if all(result.passed for result in results) else CONTRADICTIONS


def _rulesets(options: argparse.Namespace) -> tuple[Ruleset, ...]:
    from discrepant import load

    config = _config()
    return load.rulesets(load.expectation_files(config, options.expectations), config)


# ---------------------------------------------------------------- what all commands share


def _config() -> Config:
    from pathlib import Path

    from discrepant import config

    return config.find(Path.cwd())


def _articles(options: argparse.Namespace, config: Config) -> Articles:
    from discrepant import load
    from discrepant.load.files import MAX_BYTES

    if "-" not in options.paths:
        return load.named(options.paths, config)
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    piped = load.stdin(content, options.stdin_filename, config)
    rest = [path for path in options.paths if path != "-"]
    return piped.joined(load.named(rest, config))


def _page(options: argparse.Namespace) -> Page:
    from discrepant.render import Detail, Page

    detail = Detail.FINDINGS if options.quiet else Detail.USUAL
    return Page(
        width=_width(),
        colour=_colour(options.color),
        detail=Detail.EVERYTHING if options.verbose else detail,
    )


def _width() -> int:
    """Return the columns of the terminal, within what reads well; 100 where there is none."""
    from shutil import get_terminal_size

    if sys.stdout is None or not sys.stdout.isatty():
        return 100
    return min(max(get_terminal_size().columns, 60), 120)


def _colour(wish: str) -> bool:
    if wish != "auto":
        return wish == "always"
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _note(message: str) -> None:
    """Say something on stderr; every line of it says who speaks, nothing reaches it raw."""
    from discrepant.render.escapes import line

    if sys.stderr is None:
        return
    with suppress(OSError, ValueError):  # whoever closed it wants to hear nothing
        sys.stderr.writelines(f"discrepant: {line(each)}\n" for each in message.split("\n"))


def _explained(fault: Exception, words: list[str]) -> int:
    """Say what went wrong in the caller's words, or that it is our fault, and return the exit."""
    from discrepant.config import UsageError
    from discrepant.yaml_nodes import ExpectationError

    if isinstance(fault, (UsageError, ExpectationError)):
        _note(str(fault))
        return USAGE
    _note(f"a fault of discrepant itself: {type(fault).__name__}: {fault}")
    if "-v" in words or "--verbose" in words:
        from traceback import format_exception

        _note("".join(format_exception(fault)).rstrip())
    else:
        _note("run it again with -v for the traceback, and please report it")
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


# ---------------------------------------------------------------- the options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="discrepant",
        description="Find where articles contradict each other, and themselves.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="show the version and end")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog="discrepant"
    )
    _add_check(commands)
    _add_read(commands)
    _add_test(commands)
    return parser


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _add_check(commands: _Commands) -> None:
    parser = _command(commands, "check", _check, "hold articles against the expectations")
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="articles or folders of them, - for stdin; without any, those of the "
        "configuration, and the reports are written",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="what stdout gets")
    parser.add_argument(
        "--output",
        action="append",
        default=[],
        metavar="NAME:FILE",
        help=f"write a report ({', '.join(FORMATS)}) to a file; as often as wanted",
    )
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "note", "never"),
        default="error",
        help="the least level of a finding that gives exit 1 (error unless given)",
    )
    parser.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colour the text"
    )
    amount = parser.add_mutually_exclusive_group()
    amount.add_argument("-q", "--quiet", action="store_true", help="say nothing but findings")
    amount.add_argument("-v", "--verbose", action="store_true", help="list all that was seen")
    parser.add_argument(
        "--strict", action="store_true", help="exit 2 where an article cannot be read"
    )
    _add_expectations(parser)
    _add_stdin(parser)


def _add_read(commands: _Commands) -> None:
    parser = _command(commands, "read", _read, "list every figure and date of articles")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="articles, folders, - for stdin")
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help="jsonl: one object a mention"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="tracebacks of our faults")
    _add_stdin(parser)


def _add_test(commands: _Commands) -> None:
    parser = _command(commands, "test", _test, "run the examples inside the expectations")
    parser.add_argument("-v", "--verbose", action="store_true", help="tracebacks of our faults")
    _add_expectations(parser)


def _command(
    commands: _Commands, name: str, run: Callable[[argparse.Namespace], int], text: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=f"{text.capitalize()}.")
    parser.set_defaults(run=run)
    return parser


def _add_expectations(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--expectations",
        action="append",
        default=[],
        metavar="PATH",
        help="expectation files or folders, in place of those of the configuration",
    )


def _add_stdin(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--stdin-filename",
        default="stdin.txt",
        metavar="NAME",
        help="what to call the article that comes through stdin",
    )
