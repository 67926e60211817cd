"""The pieces that the commands' arguments have in common."""

import argparse
from pathlib import Path
from typing import NoReturn

from pwc_tui.domain.text import clean_line


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence, without the page of usage."""

    def error(self, message: str) -> NoReturn:
        """End the program with status 2 and the sentence."""
        self.exit(2, f"pwc-tui: {clean_line(message)} (`{self.prog} --help` says more)\n")


def add_database(parser: argparse.ArgumentParser, *, is_command: bool) -> None:
    """Add `--db FILE`, which may stand before a command and after it."""
    parser.add_argument(
        "--db",
        metavar="FILE",
        type=Path,
        # Without a default of its own a command keeps what was said before it.
        default=argparse.SUPPRESS if is_command else None,
        help="the database to use, instead of PWC_TUI_DB or the default one",
    )


def add_json(parser: argparse._ActionsContainer) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def add_limit(parser: argparse.ArgumentParser, default: int) -> None:
    """Add `--limit N`."""
    parser.add_argument(
        "--limit",
        metavar="N",
        type=_positive,
        default=default,
        help=f"how many to print at most (default {default})",
    )


def as_text(argument: str) -> str:
    """Return an argument as valid text: bytes that are no UTF-8 become the mark for that."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)
