"""`pwc-tui boards`: the leaderboards, most used first."""

import argparse

from pwc_tui.cli.arguments import as_text
from pwc_tui.cli.console import Column, narrate, print_data, print_table
from pwc_tui.cli.session import open_session, the_flips
from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.board_lists import BoardSummary
from pwc_tui.domain.flips import summaries_as_told
from pwc_tui.domain.text import words
from pwc_tui.export.json_board_lists import summary_entry
from pwc_tui.export.json_papers import attributed
from pwc_tui.export.json_text import to_list
from pwc_tui.store.boards import Boards

_COLUMNS = (
    Column("rows", is_short=True),
    Column("papers", is_short=True),
    Column("from", is_short=True),
    Column("to", is_short=True),
    Column("task"),
    Column("dataset"),
    Column("best_model"),
    Column("metrics", is_only_piped=True),
    Column("board"),
)


def run(options: argparse.Namespace) -> int:
    """Print the leaderboards whose task and dataset have the words; status 1 when none has."""
    session = open_session(options.db)
    task, dataset = words(as_text(options.task or "")), words(as_text(options.dataset or ""))
    boards = Boards(session.database)
    found = [
        summary
        for summary in boards.summaries()
        if _has(summary.task.name, task) and _has(summary.dataset.name, dataset)
    ]
    found = summaries_as_told(found, the_flips(), boards.board)
    if options.json:
        entries = [summary_entry(summary) for summary in found]
        print_data(to_list(attributed(session.snapshot, {"boards": entries})))
    else:
        print_table(_COLUMNS, map(_cells, found), header=True)
        narrate(attribution(session.snapshot))
    return 0 if found else 1


def _has(name: str, wanted: list[str]) -> bool:
    """Return whether a name has all the words, in any order."""
    return not wanted or set(wanted) <= set(words(name))


def _cells(summary: BoardSummary) -> tuple[str, ...]:
    return (
        str(summary.row_count),
        str(summary.paper_count),
        str(summary.first_date or ""),
        str(summary.last_date or ""),
        summary.task.name,
        summary.dataset.name,
        summary.best_model,
        ", ".join(summary.metrics),
        summary.ref.slug,
    )
