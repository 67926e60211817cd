"""The arguments of the commands about what the user keeps."""

import argparse
from typing import TYPE_CHECKING

from pwc_tui.cli.arguments.common import (
    Parser,
    add_command,
    add_config,
    add_database,
    add_json,
    add_limit,
    as_text,
    positive,
)
from pwc_tui.domain.refs import Kind

if TYPE_CHECKING:
    from pwc_tui.cli.arguments.common import Commands

_ACTIONS = ("add", "remove")
_ORDERS = ("hand", "date", "title", "results")
_FOUND = 20
_THINGS = "id, address, arXiv id or exact title of a paper"


def list_name(text: str) -> str:
    """Return the name of a list that an argument is; shells complete what is read by this."""
    return as_text(text)


def add_library(commands: "Commands") -> None:
    """Add the commands about lists, tags, read marks, notes, searches, and undo."""
    _lists(commands)
    _list(commands)
    _bookmark(commands)
    _tag(commands)
    _read(commands)
    _note(commands)
    _searches(commands)
    for name, told in (
        ("undo", "undo your last change of lists, notes, results …"),
        ("redo", "do again what was undone last"),
    ):
        add_json(add_command(commands, name, told, "own.library"))


def _lists(commands: "Commands") -> None:
    for name, told in (
        ("lists", "list your lists with how much is in each"),
        ("tags", "list your tags with how many things have each"),
    ):
        command = add_command(commands, name, told, "own.library")
        add_database(command, is_command=True)
        add_json(command)


def _list(commands: "Commands") -> None:
    command = add_command(commands, "list", "print a list of yours, or change it", "own.library")
    command.set_defaults(function="show_list")
    command.add_argument("name", metavar="NAME", type=list_name, help="the name of the list")
    command.add_argument(
        "--sort",
        choices=_ORDERS,
        default=_ORDERS[0],
        help="by what to sort it (default hand: as you put it, else the newest first)",
    )
    change = command.add_mutually_exclusive_group()
    change.add_argument("--make", action="store_true", help="make the list")
    change.add_argument(
        "--rename",
        metavar="NEW",
        type=list_name,
        help="give it another name; with one that there is, both become one",
    )
    change.add_argument("--remove", action="store_true", help="remove it with all that is in it")
    change.add_argument(
        "--move",
        metavar=("PAPER", "PLACE"),
        nargs=2,
        help="put a paper of it at a place of it, counted from 1",
    )
    add_database(command, is_command=True)
    add_json(command)


def _bookmark(commands: "Commands") -> None:
    command = add_command(
        commands, "bookmark", "put papers into a list or take them out", "own.library"
    )
    command.add_argument("action", choices=_ACTIONS, help="what to do")
    _add_papers(command)
    command.add_argument(
        "--list",
        metavar="NAME",
        type=list_name,
        help="the list, made where there is none (default: the one used last)",
    )
    _add_kind(command)


def _tag(commands: "Commands") -> None:
    command = add_command(commands, "tag", "give papers a tag or take it away", "own.library")
    command.add_argument("action", choices=_ACTIONS, help="what to do")
    command.add_argument("name", metavar="TAG", help="the tag")
    _add_papers(command)
    _add_kind(command)


def _read(commands: "Commands") -> None:
    command = add_command(commands, "read", "mark papers as read", "own.library")
    _add_papers(command)
    command.add_argument("--unread", action="store_true", help="mark them as unread instead")
    _add_kind(command)


def _note(commands: "Commands") -> None:
    command = add_command(commands, "note", "print or write your note on a paper", "own.notes")
    command.add_argument("papers", metavar="PAPER", nargs=1, help=_THINGS)
    change = command.add_mutually_exclusive_group()
    change.add_argument("--edit", action="store_true", help="write it in VISUAL or EDITOR")
    change.add_argument(
        "--set", metavar="TEXT", help='write this; "" removes the note, - reads it from the input'
    )
    change.add_argument(
        "--versions", action="store_true", help="print all that was ever written, newest first"
    )
    change.add_argument(
        "--restore", metavar="N", type=positive, help="bring back that version, 2 the one before"
    )
    _add_kind(command)
    add_config(command, is_command=True)


def _searches(commands: "Commands") -> None:
    command = add_command(
        commands, "searches", "list your saved searches, or look at one", "own.searches"
    )
    command.add_argument("name", metavar="NAME", nargs="?", help="a search: print what it finds")
    change = command.add_mutually_exclusive_group()
    change.add_argument("--save", metavar="QUERY", help="keep this query under the name")
    change.add_argument("--remove", action="store_true", help="forget it")
    add_limit(command, _FOUND)
    add_database(command, is_command=True)
    add_json(command)


def _add_papers(command: Parser) -> None:
    command.add_argument("papers", metavar="PAPER", nargs="*", help=_THINGS)
    command.add_argument("--stdin", action="store_true", help="read one more per line of the input")


def _add_kind(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--kind",
        metavar="KIND",
        choices=[kind.value for kind in Kind],
        default=Kind.PAPER.value,
        help="what they are (default paper)",
    )
    add_database(command, is_command=True)
    add_json(command)
