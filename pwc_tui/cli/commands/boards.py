"""`pwc-tui boards`: the leaderboards, most used first."""

import argparse
from collections.abc import Sequence

from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.console import OutputColumn, narrate, print_data, print_table
from pwc_tui.cli.session import open_session
from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.boards.summaries import BoardEntry
from pwc_tui.domain.text.clean import words
from pwc_tui.export.json.board_lists import board_entry
from pwc_tui.export.json.encode import to_list
from pwc_tui.export.json.papers import attributed

_COLUMNS = (
    OutputColumn("rows", is_short=True),
    OutputColumn("papers", is_short=True),
    OutputColumn("from", is_short=True),
    OutputColumn("to", is_short=True),
    OutputColumn("task"),
    OutputColumn("dataset"),
    OutputColumn("best_model"),
    OutputColumn("best_value", is_short=True),
    OutputColumn("best_metric"),
    OutputColumn("best_year", is_short=True),
    OutputColumn("metrics", is_only_piped=True),
    OutputColumn("part_of", is_only_piped=True),
    OutputColumn("board"),
)


def run(options: argparse.Namespace) -> int:
    """Print the leaderboards whose task and dataset have the words; status 1 when none has."""
    archive = open_session(options.db)
    task, dataset = words(as_text(options.task or "")), words(as_text(options.dataset or ""))
    everything = archive.boards.entries(archive.directions)
    metrics = archive.boards.metric_names()
    found = [
        entry
        for entry in everything
        if _has(entry.task_name, task) and _has(entry.dataset_name, dataset)
    ]
    wholes: dict[tuple[int, int | None], str] = {
        (entry.task_id, entry.dataset_id): entry.slug for entry in everything
    }
    if options.json:
        entries = [
            board_entry(entry, metrics.get(entry.id, ()), wholes.get(entry.whole_key))
            for entry in found
        ]
        print_data(to_list(attributed(archive.snapshot, {"boards": entries})))
    else:
        rows = (
            _cells(entry, metrics.get(entry.id, ()), wholes.get(entry.whole_key, ""))
            for entry in found
        )
        print_table(_COLUMNS, rows, header=True)
        narrate(attribution(archive.snapshot))
    return 0 if found else 1


def _has(name: str, wanted: list[str]) -> bool:
    """Return whether a name has all the words, in any order."""
    return not wanted or set(wanted) <= set(words(name))


def _cells(entry: BoardEntry, metrics: Sequence[str], whole: str) -> tuple[str, ...]:
    return (
        str(entry.result_count),
        str(entry.paper_count),
        entry.first_day or "",
        entry.last_day or "",
        entry.task_name,
        entry.dataset_name,
        entry.best_model,
        entry.best_value,
        entry.best_metric,
        str(entry.best_year or ""),
        ", ".join(metrics),
        whole,
        entry.slug,
    )
