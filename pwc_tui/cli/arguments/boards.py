"""The arguments of the commands about leaderboards."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.cli.arguments.common import Parser, add_command, add_database, add_json, positive
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.partial_dates import day_of

if TYPE_CHECKING:
    from pwc_tui.cli.arguments.common import Commands

CLEAR = "clear"
"""What takes the user's word on a direction back."""

_BOARD_HELP = "`task-on-dataset`, its address, its name, or task and dataset"


def add_board(commands: "Commands") -> None:
    """Add `pwc-tui board`."""
    command = add_command(commands, "board", "print a leaderboard")
    command.add_argument("board", metavar="BOARD", nargs="+", help=_BOARD_HELP)
    command.add_argument("--metric", metavar="M", help="the metric to sort by")
    command.add_argument(
        "--without-own", action="store_true", help="leave out the results of your own"
    )
    _add_filters(command)
    add_database(command, is_command=True)
    form = command.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--csv", action="store_true", help="print CSV for spreadsheets")
    form.add_argument("--markdown", action="store_true", help="print a table for a README")
    form.add_argument("--latex", action="store_true", help="print a booktabs table for a paper")
    form.add_argument("--svg", action="store_true", help="print a chart of the metric over time")
    command.add_argument(
        "--against",
        metavar="M",
        help="chart the metric against this column: parameters, FLOPs, speed",
    )
    form.add_argument("--png", metavar="FILE", type=Path, help="write that chart as a picture")


def add_boards(commands: "Commands") -> None:
    """Add `pwc-tui boards`."""
    command = add_command(commands, "boards", "list the leaderboards", "lists")
    command.add_argument("--task", metavar="T", help="only those with these words in the task")
    command.add_argument(
        "--dataset", metavar="D", help="only those with these words in the dataset"
    )
    add_database(command, is_command=True)
    add_json(command)


def add_metrics(commands: "Commands") -> None:
    """Add `pwc-tui metrics`."""
    command = add_command(
        commands, "metrics", "list the metrics, and which way they improve", "lists"
    )
    add_database(command, is_command=True)
    add_json(command)


def add_flip(commands: "Commands") -> None:
    """Add `pwc-tui flip`."""
    command = add_command(
        commands, "flip", "set which way a metric of a leaderboard improves", "own.flip"
    )
    command.add_argument("board", metavar="BOARD", help="`task-on-dataset`, its address or name")
    command.add_argument("metric", metavar="METRIC", help="what the metric is called there")
    ways = (Direction.HIGHER.value, Direction.LOWER.value, CLEAR)
    command.add_argument(
        "direction", choices=ways, help=f"which is better; {CLEAR}: forget your choice"
    )
    add_database(command, is_command=True)


def _add_filters(command: Parser) -> None:
    """Add what narrows a leaderboard; ranks stay those of the whole one."""
    rows = command.add_argument_group(
        "which rows to print; ranks stay those of the whole leaderboard"
    )
    rows.add_argument(
        "--as-of",
        metavar="DATE",
        type=_last_day,
        help="as it stood on a date: 2019, 2019-06 or 2019-06-30",
    )
    rows.add_argument("--with-code", action="store_true", help="with code")
    rows.add_argument("--official-code", action="store_true", help="with the authors' own code")
    rows.add_argument("--no-extra-data", action="store_true", help="without extra training data")
    rows.add_argument("--since", metavar="YEAR", type=_year, help="from this year on")
    rows.add_argument("--until", metavar="YEAR", type=_year, help="up to this year")
    rows.add_argument(
        "--text", metavar="WORDS", default="", help="with these words in the model or title"
    )
    rows.add_argument(
        "--one-per-paper", action="store_true", help="only the best result of each paper"
    )
    rows.add_argument("--top", metavar="N", type=positive, help="at most this many rows")


def _last_day(text: str) -> date:
    """Return the day, or the last one of the month or the year, that an argument names."""
    day = day_of(text)
    if day is None:
        wanted = "such as 2019, 2019-06 or 2019-06-30"
        raise argparse.ArgumentTypeError(f"{text!r} is not a date {wanted}")
    return day


def _year(text: str) -> int:
    if not re.fullmatch(r"[12]\d{3}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text!r} is not a year")
    return int(text)
