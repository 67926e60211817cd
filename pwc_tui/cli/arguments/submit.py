"""The arguments of `pwc-tui submit`."""

import argparse
from typing import TYPE_CHECKING

from pwc_tui.cli.arguments.common import add_command, add_database, add_json

if TYPE_CHECKING:
    from pwc_tui.cli.arguments.common import Commands

_FIELDS = (
    ("task", "T", "the task"),
    ("dataset", "D", "the dataset"),
    ("model", "M", "what the model is called"),
    ("paper", "P", "its paper: id, address, arXiv id, or a title the archive need not have"),
    ("date", "DAY", "the day it was published, such as 2026-01-31"),
    ("code", "URL", "where its code is"),
    ("source", "URL", "where the result is stated"),
    ("note", "TEXT", "a remark of yours"),
)


def add_submit(commands: "Commands") -> None:
    """Add `pwc-tui submit`."""
    command = add_command(
        commands,
        "submit",
        "add results of your own to leaderboards, list or export them",
        "own.submit",
    )
    result = command.add_argument_group("the result")
    result.add_argument("--board", metavar="BOARD", help="a leaderboard, for its task and dataset")
    for name, metavar, told in _FIELDS:
        result.add_argument(f"--{name}", metavar=metavar, help=told)
    result.add_argument(
        "--value",
        metavar="METRIC=VALUE",
        action="append",
        default=[],
        help="what it states for a metric; repeat it for several (METRIC= takes one out)",
    )
    result.add_argument(
        "--extra-data",
        action=argparse.BooleanOptionalAction,
        help="whether it was trained on more than the dataset",
    )
    result.add_argument(
        "--check", action="store_true", help="say what is odd about it, and keep nothing"
    )
    _add_forms(command.add_mutually_exclusive_group())
    command.add_argument("--hub-dataset", metavar="ID", help="the dataset on the hub, for --hub")
    command.add_argument("--hub-task", metavar="ID", help="the task of that dataset, for --hub")
    add_database(command, is_command=True)
    add_json(command)


def _add_forms(form: argparse._MutuallyExclusiveGroup) -> None:
    form.add_argument(
        "--stdin", action="store_true", help="read results as JSON, each an object with these names"
    )
    form.add_argument("--edit", metavar="ID", help="change what is given of a result of yours")
    form.add_argument("--copy", metavar="ID", help="add one like it, but for what is given")
    form.add_argument("--remove", metavar="ID", help="take a result of yours back")
    form.add_argument(
        "--export", action="store_true", help="print yours as the archive's evaluation tables"
    )
    form.add_argument(
        "--hub", action="store_true", help="print yours as .eval_results/*.yaml for a model's page"
    )
