"""Printing: data on the output stream, narration on the error stream, nothing of it dangerous.

On a terminal tables are drawn by Rich; elsewhere they are lines of tab-separated cells. Text of
the archive passes `domain.text.clean.clean` here, so that no command can forget it.
"""

import io
import os
import shutil
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.text.clean import clean, clean_line
from pwc_tui.domain.text.passwords import without_secrets

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

Spans = Sequence[tuple[int, int]]
"""Character ranges of a text."""


@dataclass(frozen=True, slots=True)
class OutputColumn:
    """A column of a table, and how a terminal shows it; piped, all columns are alike."""

    title: str
    is_short: bool = False
    """Whether its cells are never broken into lines: dates, ranks, values."""
    beneath: str | None = None
    """The title of the column in whose cells, in small print below, it stands on a terminal."""
    max_width: int | None = None
    is_only_piped: bool = False
    marks: Callable[[str], Spans] | None = None
    """Gives the ranges of a cell that are set off."""


def prepare_streams() -> None:
    """Make sure that there are all streams, and that the output takes any text.

    Data that goes to a file or a program is UTF-8 everywhere; a terminal keeps its own encoding,
    with `?` for what it does not have. Raises UserError when the output is closed; where the others
    are, nothing is read, and nothing narrated.
    """
    # In the order of their numbers: a file that is opened gets the first that is free.
    nothing = Path(os.devnull)
    sys.stdin = sys.stdin or nothing.open(encoding="utf-8")
    has_output = sys.stdout is not None
    sys.stdout = sys.stdout or nothing.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nothing.open("w", encoding="utf-8")
    if not has_output:
        raise UserError("the output is closed: there is nowhere to print")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def is_terminal() -> bool:
    """Return whether the output is looked at by a person."""
    return sys.stdout.isatty()


def terminal_width() -> int:
    """Return how many columns the terminal has; 80 where nobody says."""
    return shutil.get_terminal_size().columns


def narrate(message: str) -> None:
    """Say something about the work, apart from the data; nothing fails where that cannot be.

    Whatever it quotes, a library or what was typed, the secrets of addresses are left out.
    """
    with suppress(OSError):
        print(f"pwc-tui: {clean_line(without_secrets(message))}", file=sys.stderr)


def end_streams() -> None:
    """Hand on what is printed; raises OSError when the data cannot be."""
    try:
        sys.stderr.flush()
    except OSError:
        forget(sys.stderr)
    sys.stdout.flush()


def forget(stream: TextIO) -> None:
    """Send what is still buffered nowhere, or Python would complain about it when it exits."""
    with suppress(OSError, ValueError):  # a closed stream has nothing to lose
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def query_lines() -> Iterator[str]:
    """Yield the lines of the input as they come, without their ends, whatever bytes they hold.

    The mark with which some programs begin a text of UTF-8 belongs to no line.
    """
    for line in sys.stdin.buffer:
        yield line.rstrip(b"\r\n").removeprefix(BOM_UTF8).decode("utf-8", "replace")


def print_data(text: str) -> None:
    """Print a document for programs as it is and hand it on at once."""
    print(text, flush=True)


def print_line(text: str, indent: int = 0) -> None:
    """Print one line for people, so many blanks set in."""
    print(f"{' ' * indent}{clean_line(text)}")


def print_prose(text: str) -> None:
    """Print paragraphs; on a terminal lines end between words."""
    if is_terminal():
        _print_rich(_rich_text(clean(text)))
    else:
        print(clean(text))


def print_table(
    columns: Sequence[OutputColumn], rows: Iterable[Sequence[str]], *, header: bool
) -> None:
    """Print a table; `header` says whether its titles are a line of the piped form, too."""
    if is_terminal():
        _draw(columns, rows)
        return
    if header:
        print("\t".join(clean_line(column.title) for column in columns))
    for row in rows:
        print("\t".join(map(clean_line, row)))


def _draw(columns: Sequence[OutputColumn], rows: Iterable[Sequence[str]]) -> None:
    from rich.table import Table  # noqa: PLC0415 - 50 ms, which piped output need not pay

    table = Table(box=None, pad_edge=False, header_style="bold")
    shown = [column for column in columns if not (column.is_only_piped or column.beneath)]
    for column in shown:
        table.add_column(
            _text(column.title.replace("_", " ")),
            no_wrap=column.is_short,
            max_width=column.max_width,
            overflow="fold",
        )
    for row in rows:
        cells = dict(zip(columns, row, strict=True))
        table.add_row(*(_cell(column, cells) for column in shown))
    _print_rich(table)


def _cell(column: OutputColumn, cells: Mapping[OutputColumn, str]) -> "Text":
    cell = _text(cells[column])
    for start, end in column.marks(cell.plain) if column.marks else ():
        cell.stylize("bold", start, end)
    for other, small_print in cells.items():
        if other.beneath == column.title and small_print and not other.is_only_piped:
            cell.append("\n").append(_text(small_print, "dim"))
    return cell


def _text(line: str, style: str = "") -> "Text":
    return _rich_text(clean_line(line), style)


def _rich_text(text: str, style: str = "") -> "Text":
    from rich.text import Text  # noqa: PLC0415 - 50 ms, as above

    return Text(text, style)


def _print_rich(shown: "Table | Text") -> None:
    from rich.console import Console  # noqa: PLC0415 - 50 ms, as above

    Console(highlight=False, markup=False, emoji=False).print(shown)
