"""Which commands and options are there?"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

COMMANDS = (
    *("check", "serve", "baseline", "read", "explain", "uncovered", "accept", "test", "init"),
    "schema",
)
FORMATS = (
    *("text", "markdown", "html", "json", "claims-jsonl", "csv", "sarif", "junit"),
    *("github", "github-summary", "gitlab", "rdjson"),
)

_RULES = "expectations"
SCHEMAS = (_RULES, "report", "claims", "history")
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


class _Parser(argparse.ArgumentParser):
    """Write help as all else is written: argparse says nothing where nobody takes it."""

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        if file is None:
            # Not at the top: only help needs it so early.
            from discrepant.writing import to_stdout

            to_stdout(self.format_help())
        else:
            super().print_help(file)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line: a usage of twenty lines hides it."""
        from difflib import get_close_matches

        from discrepant.cli.notes import say
        from discrepant.render.escapes import line

        unknown = message.removeprefix("unrecognized arguments: ")
        if unknown != message:
            first = unknown.split()[0].partition("=")[0]
            near = get_close_matches(first, sorted(set(self._known())), n=1)
            message = f"unknown option '{first}'" + "".join(f"; did you mean '{n}'?" for n in near)
        # Not what argparse writes with, which does not know that stderr may be closed.
        say(line(f"{self.prog}: {message}") + f"\n{self.prog} --help lists what there is\n")
        self.exit(2)

    def _known(self) -> Iterator[str]:
        yield from self._option_string_actions
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                for command in action.choices.values():
                    yield from command._option_string_actions


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; `command` tells which command was named."""
    parser: argparse.ArgumentParser = _Parser(
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
    _add_serve(commands)
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
    parser = _command(commands, "check", "hold articles against the expectations")
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="articles or folders of them, - for stdin; without any, those of the "
        "configuration, and the reports are written",
    )
    _add_documents(parser)
    _add_choice(parser)
    _add_terminal(parser)
    parser.add_argument(
        "--strict", action="store_true", help="exit 2 where an article cannot be read"
    )
    parser.add_argument(
        "--jobs",
        type=_number,
        default=0,
        metavar="N",
        help="processes that read articles; unless given, one below 2,000 unread articles",
    )
    _add_today(parser)
    _add_expectations(parser)
    _add_stdin(parser)


def _add_documents(parser: argparse.ArgumentParser) -> None:
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


def _add_terminal(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colour the text"
    )
    amount = parser.add_mutually_exclusive_group()
    amount.add_argument("-q", "--quiet", action="store_true", help="say nothing but findings")
    amount.add_argument("-v", "--verbose", action="store_true", help="list all that was seen")


def _number(word: str) -> int:
    """Return a whole number from 1; raises what argparse tells the caller."""
    if not re.fullmatch("[1-9][0-9]{0,3}", word):
        raise argparse.ArgumentTypeError(f"'{word}': no number of processes; write 4")
    return int(word)


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


def _add_serve(commands: _Commands) -> None:
    text = "show the report in a browser, and follow the files while you work on them"
    parser = _command(commands, "serve", text)
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="articles or folders, in place of those of the configuration",
    )
    parser.add_argument(
        "--port", type=int, default=0, metavar="NUMBER", help="a free one unless given"
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="127.0.0.1 or ::1; nobody but this machine is served",
    )
    parser.add_argument("--open", action="store_true", help="open it in the browser, too")
    _add_verbose(parser)
    _add_today(parser)
    _add_expectations(parser)


def _add_baseline(commands: _Commands) -> None:
    parser = _command(commands, "baseline", "keep the list of known findings")
    parser.add_argument(
        "action",
        choices=("create", "update", "prune"),
        help="write it; write it anew; drop what no longer occurs, and add nothing",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="discrepant-baseline.json if none")
    _add_verbose(parser)
    _add_expectations(parser)


def _add_read(commands: _Commands) -> None:
    parser = _command(commands, "read", "list every figure and date of articles")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="articles, folders, - for stdin")
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help="jsonl: one object a mention"
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="those of furniture too; tracebacks"
    )
    _add_stdin(parser)


def _add_explain(commands: _Commands) -> None:
    text = "say why a finding or an expectation came to what it came to"
    parser = _command(commands, "explain", text)
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
    parser = _command(commands, "uncovered", text)
    _add_articles(parser)
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help="jsonl: one object a figure"
    )
    _add_expectations(parser)


def _add_accept(commands: _Commands) -> None:
    parser = _command(commands, "accept", "write that a finding may stand, and why")
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
    _add_verbose(parser)
    _add_stdin(parser)


def _add_verbose(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-v", "--verbose", action="store_true", help="tracebacks of our faults")


def _add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today",
        default="",
        metavar="DAY",
        help="the day by which acceptances are judged, 2025-01-31; the clock's unless given",
    )


def _add_test(commands: _Commands) -> None:
    parser = _command(commands, "test", "run the examples inside the expectations")
    _add_verbose(parser)
    _add_expectations(parser)


def _add_init(commands: _Commands) -> None:
    parser = _command(commands, "init", "write a first expectation file from articles")
    parser.add_argument(
        "--to", metavar="FILE", help="expectations/first.yaml unless given; - for stdout"
    )
    _add_articles(parser)


def _add_schema(commands: _Commands) -> None:
    parser = _command(commands, "schema", "print a JSON Schema")
    parser.add_argument(
        "name",
        nargs="?",
        choices=SCHEMAS,
        default=_RULES,
        help="of expectation files (if none is named), of reports, of lines of claims or history",
    )
    _add_verbose(parser)


def _command(commands: _Commands, name: str, text: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=f"{text.capitalize()}.")
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
