"""The arguments: every command with its options and its help."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui import __version__
from pwc_tui.cli.arguments.boards import add_board, add_boards, add_flip, add_metrics
from pwc_tui.cli.arguments.citations import add_bib, add_cite, add_table
from pwc_tui.cli.arguments.common import (
    HelpFormatter,
    Parser,
    add_command,
    add_config,
    add_database,
    add_debug,
    add_json,
    add_limit,
    more_commands,
)
from pwc_tui.cli.arguments.config import add_config_command
from pwc_tui.cli.arguments.entities import add_datasets, add_entities, add_lists, add_methods
from pwc_tui.cli.arguments.examples import examples_of
from pwc_tui.cli.arguments.fetch import add_fetch
from pwc_tui.cli.arguments.library import add_library
from pwc_tui.cli.arguments.serve import add_serve
from pwc_tui.cli.arguments.submit import add_submit
from pwc_tui.domain.query.help import QUERY_HELP
from pwc_tui.domain.refs import Kind

if TYPE_CHECKING:
    from pwc_tui.cli.arguments.common import Commands

_RELATED_LIMIT = 8
"""As many as the paper's page shows, one for each of the keys 1 to 8."""

_SHELLS = ("bash", "zsh", "fish")
_SHELVES = ("best", "rivals", "before", "after", "same", "newest")
_PARTS = ("search", "related", "abstracts", "meaning")
_QUOTING = """

Clauses of different fields must all hold; of one field, any of them. The shell interprets " > *:
put the whole query in single quotes, as in 'author:"Yann LeCun" year:>2015 "neural networks"'.
"""
_EXAMPLES = """\
examples:
  pwc-tui search atention is al you ned           find papers; typing errors are fine
  pwc-tui search emotion --json | jq .results     the same for programs
  pwc-tui related 1706.03762                      its related papers, and why they are
  pwc-tui board image-classification-on-imagenet --csv > imagenet.csv

exit status: 0 found, 1 nothing found, 2 wrong usage or bad input
"""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line.

    Its result names the `function` of a `module` to be run.
    """
    parser = Parser(
        prog="pwc-tui",
        description="Read the Papers With Code archive: papers, leaderboards, related work.",
        epilog=f"{more_commands()}\n\n{_EXAMPLES}",
        formatter_class=HelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"pwc-tui {__version__}")
    add_database(parser, is_command=False)
    add_debug(parser, is_command=False)
    add_config(parser, is_command=False)
    parser.add_argument(
        "--continue",
        dest="continues",
        action="store_true",
        help="open the screen at the place where you left off",
    )
    parser.set_defaults(module="screen", function="run")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for add in (
        add_fetch,
        _import,
        _search,
        _paper,
        _related,
        add_cite,
        add_bib,
        add_table,
        add_board,
        add_boards,
        add_metrics,
        add_flip,
        add_lists,
        add_datasets,
        add_methods,
        add_entities,
        add_library,
        add_submit,
        _open,
        add_serve,
        _index,
        _info,
        _doctor,
        add_config_command,
        _export_user,
        _import_user,
        _completion,
        _help,
    ):
        add(commands)
    return parser


def command_parsers() -> Mapping[str, Parser]:
    """Return the parsers of all commands by their names, in the order of the help."""
    (commands,) = (
        action
        for action in build_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return commands.choices


def _import(commands: "Commands") -> None:
    command = add_command(commands, "import", "read the archive's files into a database")
    command.set_defaults(module="import_")
    command.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help="a folder of dump files, or the files"
    )
    command.add_argument(
        "--force",
        action="store_true",
        help="import even when the same files were imported before, or far fewer papers come out",
    )
    add_database(command, is_command=True)
    add_json(command)


def _search(commands: "Commands") -> None:
    command = add_command(
        commands,
        "search",
        "find papers, leaderboards, tasks, authors … by words",
        epilog=_query_help(),
    )
    command.takes_minus_words = True
    command.add_argument("words", metavar="QUERY", nargs="*", help="what to look for")
    _add_input(command, "read one query per line, print one line of JSON for each")
    command.add_argument(
        "--file",
        metavar="FILE",
        type=Path,
        help="look for what the text in FILE describes, such as an abstract",
    )
    command.add_argument(
        "--kind",
        metavar="KIND",
        choices=[kind.value for kind in Kind],
        help=f"what to find: {', '.join(Kind)}",
    )
    add_limit(command, None, "20; everything with --all")
    command.add_argument(
        "--all",
        action="store_true",
        help="print all that is found; without a query every paper, or all of --kind",
    )
    command.add_argument(
        "--format",
        metavar="F",
        help=r"what a line holds, such as '{id}\t{title}'; {x} prints what else there is",
    )
    command.add_argument("--explain", action="store_true", help="explain why each paper was found")
    add_database(command, is_command=True)
    add_json(command)


def _query_help() -> str:
    width = max(len(each.example) for each in QUERY_HELP)
    lines = (f"  {each.example:{width}}  {each.meaning}" for each in QUERY_HELP)
    return "a query is words and any of these:\n" + "\n".join(lines) + _QUOTING


def _paper(commands: "Commands") -> None:
    command = add_command(commands, "paper", "print one paper with its results and ranks")
    command.add_argument(
        "reference",
        metavar="PAPER",
        nargs="+",
        help="id, address, arXiv id or exact title of a paper",
    )
    add_database(command, is_command=True)
    add_json(command)


def _related(commands: "Commands") -> None:
    command = add_command(commands, "related", "find related papers, with reasons")
    command.add_argument(
        "papers", metavar="PAPER", nargs="*", help="id, address, arXiv id or exact title"
    )
    _add_input(command, "read one paper per line, print one line of JSON for each")
    command.add_argument(
        "--shelf",
        choices=_SHELVES,
        default=_SHELVES[0],
        help=f"which of them (default {_SHELVES[0]})",
    )
    command.add_argument(
        "--ignore",
        metavar="WHAT",
        default="",
        help="leave out evidence: boards, lines, datasets, tasks, code, authors, methods, text, "
        "dates",
    )
    add_limit(command, _RELATED_LIMIT)
    add_database(command, is_command=True)
    add_json(command)


def _open(commands: "Commands") -> None:
    command = add_command(commands, "open", "open the screen at what an address or id names")
    command.add_argument(
        "address",
        metavar="ADDRESS",
        nargs="+",
        help="old paperswithcode.com address, arXiv id, DOI, address of a paper or repository",
    )
    add_database(command, is_command=True)
    add_config(command, is_command=True)
    add_json(command)


def _index(commands: "Commands") -> None:
    command = add_command(commands, "index", "check the search index and build what is missing")
    command.add_argument("--force", action="store_true", help="rebuild everything")
    command.add_argument("--only", metavar="PART", choices=_PARTS, help=", ".join(_PARTS))
    command.add_argument(
        "--train-vectors",
        action="store_true",
        help="learn the meaning of words from this archive, and use that if it finds more",
    )
    add_database(command, is_command=True)
    form = command.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument(
        "--progress", action="store_true", help="print progress for programs, from 0 to 1"
    )


def _info(commands: "Commands") -> None:
    command = add_command(commands, "info", "show which database is used and how it was made")
    add_database(command, is_command=True)
    add_json(command)


def _doctor(commands: "Commands") -> None:
    command = add_command(commands, "doctor", "check terminal, files and libraries, for a report")
    add_database(command, is_command=True)
    add_json(command)


def _export_user(commands: "Commands") -> None:
    command = add_command(
        commands,
        "export-user",
        "write your bookmarks, notes and other data as JSON",
        "own.user_data",
    )
    command.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="the file to write (an earlier export is replaced), or - to print",
    )


def _import_user(commands: "Commands") -> None:
    command = add_command(
        commands, "import-user", "merge a file of export-user into your data", "own.user_data"
    )
    command.add_argument(
        "file", metavar="FILE", type=Path, help="the file to read, or - for the input"
    )


def _completion(commands: "Commands") -> None:
    command = add_command(commands, "completion", "print a completion script for the shell")
    command.add_argument("shell", metavar="SHELL", choices=_SHELLS, help=", ".join(_SHELLS))


def _help(commands: "Commands") -> None:
    names = [*commands.choices, "help"]
    # Without a line in the help itself, which says --help and has to fit a screen.
    command = commands.add_parser(
        "help",
        description="Say what the program or a command can do.",
        epilog=examples_of("help"),
        formatter_class=HelpFormatter,
    )
    command.add_argument("about", metavar="COMMAND", nargs="?", choices=names)
    command.set_defaults(module="help_", function="run", command=command)


def _add_input(command: argparse.ArgumentParser, help_text: str) -> None:
    command.add_argument("--stdin", action="store_true", help=help_text)
