"""The command: `discrepant check`, `read`, `explain`, `uncovered`, `accept` and `test`.

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
    from datetime import date
    from pathlib import Path

    from discrepant.config import Config
    from discrepant.load import Articles
    from discrepant.model import Report
    from discrepant.project import Document
    from discrepant.render import Page

OK, CONTRADICTIONS, USAGE, FAULT, NOTHING_COMPARED, INTERRUPTED = 0, 1, 2, 3, 5, 130
TERMINATED = 143
COMMANDS = ("check", "baseline", "read", "explain", "uncovered", "accept", "test", "init", "schema")
FORMATS = (
    *("text", "markdown", "json", "claims-jsonl", "csv", "sarif", "junit"),
    *("github", "github-summary", "gitlab", "rdjson"),
)

_RULES = "expectations"
SCHEMAS = (_RULES, "report", "claims")
# As in config, which --help must not wait for.
FAIL_ON = ("error", "warning", "note", "never")
LEVELS = FAIL_ON[:3]

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
    from discrepant import chosen, project

    config = _chosen(options, _config(options))
    if options.print_config:
        return _print_config(config)
    outputs = [_output(each) for each in options.output]
    articles = _articles(options, config) if options.paths else None
    everything = project.report(config, articles, options.expectations, _today(options))
    report = chosen.narrowed(everything, config, options.changed_since)
    if not options.quiet:
        _tell(report)
    documents = [_named(report, name, file, config, options) for name, file in outputs]
    # What the main job leaves is the record of all findings, whoever wants to hear of which.
    wanted = options.reports and not options.paths
    kept = project.documents(config, everything) if wanted else ()
    documents += [(config.root / each.path, each) for each in kept]
    written = _write_reports(documents, options)
    _show(report, options)
    return _exit_code(report, config, options) if written else USAGE


def _chosen(options: argparse.Namespace, config: Config) -> Config:
    """Return the configuration with what the options say instead."""
    from dataclasses import replace
    from pathlib import Path

    words = {
        name: tuple(word for each in given for word in each.split(",") if word)
        for name, given in (("select", options.select), ("ignore", options.ignore))
    }
    return replace(
        config,
        fail_on=options.fail_on or config.fail_on,
        min_level=options.min_level or config.min_level,
        select=words["select"] or config.select,
        ignore=words["ignore"] or config.ignore,
        baseline=str(Path(options.baseline).absolute()) if options.baseline else config.baseline,
    )


def _print_config(config: Config) -> int:
    from discrepant.config import as_toml
    from discrepant.writing import to_stdout

    to_stdout(as_toml(config))
    return OK


def _exit_code(report: Report, config: Config, options: argparse.Namespace) -> int:
    """Return what the run came to; it depends on no format and no output."""
    from discrepant import chosen

    if report.skipped and options.strict:
        _note(f"--strict: {len(report.skipped)} of the articles could not be read")
        return USAGE
    if not report.compared:
        _note("nothing was compared; this is not agreement")
        return NOTHING_COMPARED
    return CONTRADICTIONS if chosen.fails(report, config.fail_on) else OK


def _tell(report: Report) -> None:
    for path, reason in report.skipped:
        _note(f"skipped {path}: {reason}")
    for warning in report.warnings:
        _note(f"warning: {warning}")


def _show(report: Report, options: argparse.Namespace) -> None:
    from discrepant.render import render
    from discrepant.writing import to_stdout

    to_stdout(render(report, options.format, _page(options)))


def _write_reports(documents: list[tuple[Path, Document]], options: argparse.Namespace) -> bool:
    """Write all reports, and tell whether every one of them could be written."""
    written = [_write(path, document) for path, document in documents]
    if written and all(written) and not options.quiet:
        _note(f"wrote {', '.join(document.path for _, document in documents)}")
    return all(written)


def _named(
    report: Report, name: str, file: str, config: Config, options: argparse.Namespace
) -> tuple[Path, Document]:
    from pathlib import Path

    from discrepant import project
    from discrepant.load.files import shown

    path = Path(file)
    return path, project.document(report, name, shown(path, config.root), _link_base(options))


def _link_base(options: argparse.Namespace) -> str:
    """Return what links begin with, as an address that no Markdown can mistake."""
    from discrepant.render.escapes import address

    scheme, mark, rest = options.link_base.partition("://")
    base = scheme + mark + address(rest) if mark else address(scheme)
    return base if not base or base.endswith("/") else f"{base}/"


def _write(path: Path, document: Document) -> bool:
    from discrepant.writing import WriteError, to_file

    try:
        to_file(path, document.text, document.path)
    except WriteError as error:
        _note(str(error))
        return False
    return True


def _output(argument: str) -> tuple[str, str]:
    from discrepant.config import output

    return output("--output", argument, FORMATS)


# ---------------------------------------------------------------- baseline


def _baseline(options: argparse.Namespace) -> int:
    from dataclasses import replace
    from pathlib import Path

    from discrepant import baselines, chosen, project
    from discrepant.writing import to_file

    config = _config(options)
    if options.file:
        config = replace(config, baseline=str(Path(options.file).absolute()))
    path, called = chosen.baseline(config), chosen.called(config)
    if options.action == "create" and path.exists():
        raise baselines.BaselineError(
            f"{called}: is there already; discrepant baseline update writes it anew"
        )
    old = () if options.action == "create" else baselines.read(path, called)
    findings = project.report(config, None, options.expectations).findings
    new = baselines.of_findings(findings)
    if options.action == "prune":
        new = baselines.pruned(old, findings)
    to_file(path, baselines.written(new), called)
    _note(f"wrote {called}: {baselines.difference(old, new)}")
    return OK


# ---------------------------------------------------------------- read


def _read(options: argparse.Namespace) -> int:
    from discrepant import extract
    from discrepant.render import mentions_jsonl, mentions_text
    from discrepant.writing import to_stdout

    articles = _articles(options, _config(options))
    for path, reason in articles.skipped:
        _note(f"skipped {path}: {reason}")
    read = [(source, extract.read(source)) for source in articles.required().sources]
    if options.format == "jsonl":
        to_stdout(mentions_jsonl.render(read))
    else:
        to_stdout(mentions_text.render(read))
    return OK


# ---------------------------------------------------------------- explain, uncovered, accept


def _explain(options: argparse.Namespace) -> int:
    from discrepant import explain, wanted
    from discrepant.render import explanation
    from discrepant.writing import to_stdout

    report = _report(options, _config(options))
    found = explain.explain(report, *wanted.subject(report, options.subject))
    to_stdout(explanation.FORMATS[options.format](found))
    return OK


def _uncovered(options: argparse.Namespace) -> int:
    from discrepant import load, project, uncovered
    from discrepant.render import uncovered_jsonl, uncovered_text
    from discrepant.writing import to_stdout

    config = _config(options)
    articles = _articles(options, config) if options.paths else load.configured(config)
    rulesets = load.rulesets(load.expectation_files(config, options.expectations), config)
    report = project.held(config, rulesets, articles, options.expectations)
    _tell(report)
    kept = project.kept(config, rulesets)
    found = uncovered.groups(report, articles.sources, rulesets, kept)
    renderer = uncovered_jsonl if options.format == "jsonl" else uncovered_text
    to_stdout(renderer.render(found))
    return OK


def _accept(options: argparse.Namespace) -> int:
    from datetime import date

    from discrepant import accepting, wanted
    from discrepant.writing import to_file

    config = _config(options)
    finding = wanted.finding(_report(options, config), options.finding)
    today = _today(options) or date.today()
    accepted = accepting.acceptance(finding, options.reason, options.until, options.who, today)
    document = accepting.amended(config, options.expectations, accepted, finding.expectation)
    to_file(document.path, document.text, document.shown)
    _note(f"accepted {finding.fingerprint} in {document.shown}: {finding.message}")
    return OK


def _report(options: argparse.Namespace, config: Config) -> Report:
    from discrepant import project

    articles = _articles(options, config) if options.paths else None
    report = project.report(config, articles, options.expectations, _today(options))
    _tell(report)
    return report


def _today(options: argparse.Namespace) -> date | None:
    """Return the day that --today names; None where the clock is to be asked."""
    from datetime import date

    from discrepant.config import UsageError

    try:
        return date.fromisoformat(options.today) if options.today else None
    except ValueError:
        raise UsageError(f"--today {options.today}: no day; write 2025-01-31") from None


# ---------------------------------------------------------------- test


def _test(options: argparse.Namespace) -> int:
    from discrepant import load, project
    from discrepant.render import examples_text
    from discrepant.writing import to_stdout

    config = _config(options)
    rulesets = load.rulesets(load.expectation_files(config, options.expectations), config)
    results = project.examples(config, rulesets)
    to_stdout(examples_text.render(results))
    if not results:
        _note("no expectation has examples")
        return NOTHING_COMPARED
    return OK if all(result.passed for result in results) else CONTRADICTIONS


# ---------------------------------------------------------------- init, schema


def _init(options: argparse.Namespace) -> int:
    from pathlib import Path

    from discrepant import load, starting
    from discrepant.config import UsageError
    from discrepant.load import schemas
    from discrepant.load.files import shown
    from discrepant.writing import to_file, to_stdout

    config = _config(options)
    path = Path(options.to or config.root / config.expectations[0] / "first.yaml")
    if options.to != "-" and path.exists():
        raise UsageError(f"{shown(path, config.root)}: is there already; name another with --to")
    articles = _articles(options, config) if options.paths else load.configured(config)
    draft = starting.draft(articles.required().sources, load.present(config))
    if not draft.quantities:
        _note("no quantity that two articles mention was found; write the file by hand")
        return NOTHING_COMPARED
    if options.to == "-":
        to_stdout(draft.text)
        return OK
    for file, text in ((path, draft.text), (path.parent / starting.SCHEMA, schemas.text(_RULES))):
        to_file(file, text, shown(file, config.root))
        _note(f"wrote {shown(file, config.root)}")
    return OK


def _schema(options: argparse.Namespace) -> int:
    from discrepant.load import schemas
    from discrepant.writing import to_stdout

    to_stdout(schemas.text(options.name))
    return OK


# ---------------------------------------------------------------- what all commands share


def _config(options: argparse.Namespace) -> Config:
    from dataclasses import replace
    from pathlib import Path

    from discrepant import config

    found = config.find(Path.cwd())
    return found if options.cache else replace(found, cache=None)


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
        link_base=_link_base(options),
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
    _add_baseline(commands)
    _add_read(commands)
    _add_explain(commands)
    _add_uncovered(commands)
    _add_accept(commands)
    _add_test(commands)
    _add_init(commands)
    _add_schema(commands)
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
        "--no-reports",
        dest="reports",
        action="store_false",
        help="leave no report in the folder of the configuration",
    )
    parser.add_argument(
        "--link-base",
        default="",
        metavar="URL",
        help="what the links of Markdown begin with, in place of the way to the project",
    )
    _add_choice(parser)
    parser.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colour the text"
    )
    amount = parser.add_mutually_exclusive_group()
    amount.add_argument("-q", "--quiet", action="store_true", help="say nothing but findings")
    amount.add_argument("-v", "--verbose", action="store_true", help="list all that was seen")
    parser.add_argument(
        "--strict", action="store_true", help="exit 2 where an article cannot be read"
    )
    _add_today(parser)
    _add_expectations(parser)
    _add_stdin(parser)


def _add_choice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        help="the least level of a finding that gives exit 1 (error unless given)",
    )
    parser.add_argument("--min-level", choices=LEVELS, help="the least level that is heard of")
    for name, what in (("select", "hear of these alone"), ("ignore", "hear nothing of these")):
        parser.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar="WORDS",
            help=f"{what}: ids, tags, kinds, fingerprints, with commas between",
        )
    parser.add_argument(
        "--baseline", metavar="FILE", help="hear nothing of the findings that stand in it"
    )
    parser.add_argument(
        "--changed-since",
        default="",
        metavar="REF",
        help="hear of findings with a side on a line that changed since a commit",
    )
    parser.add_argument(
        "--print-config", action="store_true", help="show the settings of this run and end"
    )


def _add_baseline(commands: _Commands) -> None:
    parser = _command(commands, "baseline", _baseline, "keep the list of known findings")
    parser.add_argument(
        "action",
        choices=("create", "update", "prune"),
        help="write it; write it anew; drop what no longer occurs, and add nothing",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="discrepant-baseline.json if none")
    parser.add_argument("-v", "--verbose", action="store_true", help="tracebacks of our faults")
    _add_expectations(parser)


def _add_read(commands: _Commands) -> None:
    parser = _command(commands, "read", _read, "list every figure and date of articles")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="articles, folders, - for stdin")
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help="jsonl: one object a mention"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="tracebacks of our faults")
    _add_stdin(parser)


def _add_explain(commands: _Commands) -> None:
    text = "say why a finding or an expectation came to what it came to"
    parser = _command(commands, "explain", _explain, text)
    parser.add_argument(
        "subject",
        metavar="FINDING|EXPECTATION",
        help="a fingerprint, four characters of it or more, or the id of an expectation",
    )
    _add_articles(parser)
    parser.add_argument("--format", choices=("text", "markdown"), default="text")
    _add_expectations(parser)
    _add_today(parser)


def _add_uncovered(commands: _Commands) -> None:
    text = "list the figures and dates that no quantity looks at, worst first"
    parser = _command(commands, "uncovered", _uncovered, text)
    _add_articles(parser)
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help="jsonl: one object a figure"
    )
    _add_expectations(parser)


def _add_accept(commands: _Commands) -> None:
    parser = _command(commands, "accept", _accept, "write that a finding may stand, and why")
    parser.add_argument(
        "finding", metavar="FINDING", help="its fingerprint, four characters of it or more"
    )
    _add_articles(parser)
    parser.add_argument("--reason", required=True, help="why it may stand")
    parser.add_argument(
        "--until", default="", metavar="DAY", help="the last day of the acceptance, 2025-01-31"
    )
    parser.add_argument("--who", default="", help="who accepts it")
    _add_expectations(parser)
    _add_today(parser)


def _add_articles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="articles, in place of those of the configuration"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="tracebacks of our faults")
    _add_stdin(parser)


def _add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today",
        default="",
        metavar="DAY",
        help="the day by which acceptances are judged, 2025-01-31; the clock's unless given",
    )


def _add_test(commands: _Commands) -> None:
    parser = _command(commands, "test", _test, "run the examples inside the expectations")
    parser.add_argument("-v", "--verbose", action="store_true", help="tracebacks of our faults")
    _add_expectations(parser)


def _add_init(commands: _Commands) -> None:
    parser = _command(commands, "init", _init, "write a first expectation file from articles")
    parser.add_argument(
        "--to", metavar="FILE", help="expectations/first.yaml unless given; - for stdout"
    )
    _add_articles(parser)


def _add_schema(commands: _Commands) -> None:
    parser = _command(commands, "schema", _schema, "print a JSON Schema")
    parser.add_argument(
        "name",
        nargs="?",
        choices=SCHEMAS,
        default=_RULES,
        help="of expectation files (if none is named), of reports, of lines of claims",
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="tracebacks of our faults")


def _command(
    commands: _Commands, name: str, run: Callable[[argparse.Namespace], int], text: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=f"{text.capitalize()}.")
    parser.set_defaults(run=run)
    parser.add_argument(
        "--no-cache",
        dest="cache",
        action="store_false",
        help="work out anew what is kept from run to run",
    )
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
