"""The arguments of the commands about one task, dataset, method, author, repository or venue."""

import argparse
from typing import TYPE_CHECKING

from pwc_tui.cli.arguments.common import add_command, add_database, add_json, add_limit
from pwc_tui.domain.pages.facets import FacetKind
from pwc_tui.domain.refs import Kind

if TYPE_CHECKING:
    from pwc_tui.cli.arguments.common import Commands

WITH_NEAREST_TASKS = (Kind.TASK, Kind.AUTHOR)
_PAPERS = 20
_SUMMARIES = {
    Kind.TASK: "print one task with its leaderboards and newest papers",
    Kind.DATASET: "print one dataset with its leaderboards and newest papers",
    Kind.METHOD: "print one method with its uses and newest papers",
    Kind.AUTHOR: "print one author with coauthors and newest papers",
    Kind.REPOSITORY: "print one repository with the papers it implements",
    Kind.VENUE: "print one venue with its first places and papers",
}


def add_lists(commands: "Commands") -> None:
    """Add the first page, and the lists of tasks and venues."""
    command = add_command(commands, "home", "print what the archive holds, at a glance")
    add_database(command, is_command=True)
    add_json(command)
    command = add_command(commands, "tasks", "list the tasks by area", "lists")
    command.add_argument("--area", metavar="AREA", help="only areas of this name")
    add_database(command, is_command=True)
    add_json(command)
    command = add_command(commands, "venues", "list the conferences and journals by year", "lists")
    command.add_argument("--year", metavar="YEAR", help="only of this year")
    add_database(command, is_command=True)
    add_json(command)


def add_datasets(commands: "Commands") -> None:
    """Add the list of datasets."""
    command = add_command(
        commands, "datasets", "list the datasets by modality, language or task", "lists"
    )
    for facet in FacetKind:
        command.add_argument(
            f"--{facet}",
            metavar=facet.upper(),
            action="append",
            help=f"only those with this {facet}; repeat it for several, which must all hold",
        )
    _add_rest(command)


def add_methods(commands: "Commands") -> None:
    """Add the list of methods."""
    command = add_command(commands, "methods", "list the methods by area and collection", "lists")
    command.add_argument("--area", metavar="AREA", help="only areas of this name")
    command.add_argument("--collection", metavar="NAME", help="only collections of this name")
    _add_rest(command)


def add_entities(commands: "Commands") -> None:
    """Add a command for each kind."""
    for kind, summary in _SUMMARIES.items():
        command = add_command(commands, kind.value, summary)
        command.set_defaults(module="entity", kind=kind.value)
        command.add_argument(
            "reference", metavar=kind.upper(), nargs="+", help="name, id or address"
        )
        if kind in WITH_NEAREST_TASKS:
            command.add_argument(
                "--nearest",
                action="store_true",
                help="name the tasks whose papers say much the same, too (0.1 s more)",
            )
        add_limit(command, _PAPERS)
        add_database(command, is_command=True)
        add_json(command)


def _add_rest(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--hidden", action="store_true", help="include what looks like an advertisement"
    )
    add_database(command, is_command=True)
    add_json(command)
