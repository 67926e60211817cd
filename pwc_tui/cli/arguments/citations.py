"""The arguments of the commands about citing."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.cli.arguments.common import add_command, add_database, add_json
from pwc_tui.domain.citations.key_styles import DEFAULT_KEYS, KEY_FIELDS, STYLES_OF_KEYS

if TYPE_CHECKING:
    from pwc_tui.cli.arguments.common import Commands

STYLES = ("bibtex", "biblatex", "csl", "ris", "markdown", "csv", "json", "line")
TABLE_FORMS = ("latex", "markdown", "csv", "json")

_KEY_HELP = f"""\
keys: {", ".join(STYLES_OF_KEYS)}, or a pattern of these, such as '{{last}}{{year}}{{word}}':
"""


def add_cite(commands: "Commands") -> None:
    """Add `pwc-tui cite`."""
    width = max(map(len, KEY_FIELDS)) + 2
    fields = (f"  {f'{{{name}}}':{width}}  {meaning}" for name, meaning in KEY_FIELDS.items())
    command = add_command(
        commands,
        "cite",
        "print papers as BibTeX, RIS, CSL-JSON …",
        "citations.cite",
        epilog=_KEY_HELP + "\n".join(fields),
    )
    command.add_argument(
        "papers", metavar="PAPER", nargs="*", help="id, address, arXiv id or exact title"
    )
    command.add_argument("--stdin", action="store_true", help="read one paper per line")
    command.add_argument(
        "--style",
        metavar="S",
        choices=STYLES,
        default=STYLES[0],
        help=f"{', '.join(STYLES)} (default {STYLES[0]})",
    )
    add_keys(command)
    command.add_argument(
        "--ascii", action="store_true", help="accents as LaTeX commands (BibTeX and BibLaTeX)"
    )
    add_output(command)
    add_database(command, is_command=True)
    add_json(command)


def add_bib(commands: "Commands") -> None:
    """Add `pwc-tui bib`."""
    command = add_command(
        commands, "bib", "check a BibTeX file of yours against the archive", "citations.bib"
    )
    command.add_argument("action", metavar="check", choices=["check"], help="what to do with it")
    command.add_argument("file", metavar="FILE", type=Path, help="the file to read")
    command.add_argument(
        "--fix", action="store_true", help="write a mended copy beside it, FILE.fixed.bib"
    )
    add_database(command, is_command=True)
    add_json(command)


def add_table(commands: "Commands") -> None:
    """Add `pwc-tui table`."""
    command = add_command(
        commands, "table", "print the results of papers side by side", "citations.table"
    )
    command.add_argument(
        "papers", metavar="PAPER", nargs="*", help="id, address, arXiv id or exact title"
    )
    command.add_argument("--stdin", action="store_true", help="read one paper per line")
    command.add_argument(
        "--models",
        metavar="MODEL",
        nargs="+",
        default=[],
        help="models by id, as `search --kind model` prints it: a row for each of their papers",
    )
    command.add_argument(
        "--boards",
        metavar="BOARD",
        nargs="+",
        default=[],
        help="which leaderboards (default those that most of the papers share)",
    )
    command.add_argument(
        "--metric",
        metavar="M",
        action="append",
        default=[],
        help="which metrics (default the one each leaderboard is ranked by); may be repeated",
    )
    command.add_argument(
        "--format",
        metavar="F",
        choices=TABLE_FORMS,
        default=TABLE_FORMS[0],
        help=f"{', '.join(TABLE_FORMS)} (default {TABLE_FORMS[0]})",
    )
    add_keys(command)
    add_output(command)
    add_database(command, is_command=True)
    add_json(command)


def add_keys(command: argparse.ArgumentParser) -> None:
    """Add `--keys K`."""
    command.add_argument(
        "--keys",
        metavar="K",
        default=DEFAULT_KEYS,
        help=f"how keys are made (default {DEFAULT_KEYS}); a paper keeps the one it had",
    )


def add_output(command: argparse.ArgumentParser) -> None:
    """Add `--output FILE` and `--force`."""
    command.add_argument(
        "--output", metavar="FILE", type=Path, help="write a new file instead of printing"
    )
    command.add_argument("--force", action="store_true", help="write over a file that is there")
