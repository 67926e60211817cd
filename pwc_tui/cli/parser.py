"""The arguments: every command with its options and its help."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui import __version__
from pwc_tui.cli.arguments import Parser, add_database, add_json, add_limit

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[Parser]

_SEARCH_LIMIT = 20
_RELATED_LIMIT = 8
"""As many as the paper's page shows, one for each of the keys 1 to 8."""

_SHELLS = ("bash", "zsh", "fish")
_MODULES = {"import": "import_"}
"""The commands whose module has another name."""

_EXAMPLES = """\
examples:
  pwc-tui                                         open the screen
  pwc-tui import ~/pwc-archive                    read the archive's files, as JSON or JSON.gz
  pwc-tui search atention is al you ned           find papers; typing errors are fine
  pwc-tui search emotion --json | jq .results     the same for programs
  pwc-tui paper 1706.03762                        one paper with its results and ranks
  pwc-tui related 1706.03762                      its related papers, and why they are
  pwc-tui board image-classification-on-imagenet --csv > imagenet.csv

exit status: 0 found, 1 nothing found, 2 wrong usage or bad input
"""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; its result names the `module` that runs it."""
    parser = Parser(
        prog="pwc-tui",
        description="Read the Papers With Code archive: papers, leaderboards, related work.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"pwc-tui {__version__}")
    add_database(parser, is_command=False)
    parser.set_defaults(module="screen")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for add in (_import, _search, _paper, _related, _board, _info, _completion):
        add(commands)
    return parser


def _import(commands: "_Commands") -> None:
    command = _add(commands, "import", "read the archive's files into a database")
    command.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help="a folder of dump files, or the files"
    )
    add_database(command, is_command=True)
    add_json(command)


def _search(commands: "_Commands") -> None:
    command = _add(commands, "search", "find papers by words of title, tasks and authors")
    command.add_argument("words", metavar="WORDS", nargs="*", help="what to look for")
    _add_input(command, "read one query a line, answer one JSON line each")
    add_limit(command, _SEARCH_LIMIT)
    add_database(command, is_command=True)
    add_json(command)


def _paper(commands: "_Commands") -> None:
    command = _add(commands, "paper", "print one paper with its results and ranks")
    command.add_argument(
        "reference",
        metavar="PAPER",
        nargs="+",
        help="id, address, arXiv id or exact title of a paper",
    )
    add_database(command, is_command=True)
    add_json(command)


def _related(commands: "_Commands") -> None:
    command = _add(commands, "related", "find the papers related to some, with reasons")
    command.add_argument(
        "papers", metavar="PAPER", nargs="*", help="id, address, arXiv id or exact title"
    )
    _add_input(command, "read one paper a line, answer one JSON line each")
    add_limit(command, _RELATED_LIMIT)
    add_database(command, is_command=True)
    add_json(command)


def _board(commands: "_Commands") -> None:
    command = _add(commands, "board", "print one leaderboard")
    command.add_argument(
        "board", metavar="SLUG", nargs="+", help="`task-on-dataset`, its address, or its name"
    )
    command.add_argument("--metric", metavar="M", help="the metric to sort by")
    add_database(command, is_command=True)
    form = command.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--csv", action="store_true", help="print CSV for spreadsheets")


def _info(commands: "_Commands") -> None:
    command = _add(commands, "info", "say which database is used and how it was made")
    add_database(command, is_command=True)
    add_json(command)


def _completion(commands: "_Commands") -> None:
    command = _add(commands, "completion", "print the script that completes commands")
    command.add_argument("shell", metavar="SHELL", choices=_SHELLS, help=", ".join(_SHELLS))


def _add(commands: "_Commands", name: str, summary: str) -> Parser:
    command = commands.add_parser(name, help=summary, description=f"{summary.capitalize()}.")
    command.set_defaults(module=_MODULES.get(name, name))
    return command


def _add_input(command: argparse.ArgumentParser, help_text: str) -> None:
    command.add_argument("--stdin", action="store_true", help=help_text)
