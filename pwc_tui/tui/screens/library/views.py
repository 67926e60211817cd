"""The views of the Library: what each shows, and how an empty one is filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pwc_tui.tui.places.trail import LibraryView
from pwc_tui.tui.screens.library.rows import (
    KeptRow,
    list_row,
    note_row,
    query_row,
    result_row,
    search_row,
    tag_row,
    visit_row,
)
from pwc_tui.tui.widgets.table.columns import Column

if TYPE_CHECKING:
    from pwc_tui.tui.services.backend import Backend


@dataclass(frozen=True, slots=True)
class ShownView:
    """What a view shows."""

    about: str
    columns: tuple[Column, ...]
    read: Callable[[Backend], Sequence[KeptRow]]
    """For a worker."""
    empty: str
    how_to_fill: str
    """With commands for their keys: `{bookmark}`."""


def _lists(backend: Backend) -> Sequence[KeptRow]:
    """Return the lists, the tags, and the papers that were read; nothing while all are empty."""
    kept, marks = backend.kept, backend.own.library.marks()
    lists, tags = kept.lists(), kept.tags()
    count = len(marks.read) if marks else 0
    if len(lists) == 1 and not (lists[0].count or tags or count):
        return ()
    read = [query_row("Papers you read", "is:read", count)] if count else []
    return [*map(list_row, lists), *map(tag_row, tags), *read]


VIEWS = {
    LibraryView.LISTS: ShownView(
        "↵ opens one, {make_list} makes one",
        (
            Column("name", "Name", width=20, most=60, fraction=1, runs_over=True),
            Column("what", "", width=5, hide_below=40),
            Column("count", "Things", width=7, justify="right"),
        ),
        _lists,
        "Your library is empty",
        "{bookmark}  on a paper puts it into “To read”, {write_note} notes on it"
        "   {make_list}  makes a list here",
    ),
    LibraryView.SEARCHES: ShownView(
        "what is new since you looked",
        (
            Column("name", "Name", width=16, most=50, fraction=2),
            Column("query", "Query", width=16, most=70, fraction=3, hide_below=56),
            Column("found", "Found", width=8, justify="right"),
            Column("new", "New", width=9),
            Column("looked", "Looked at", width=10, hide_below=90),
        ),
        lambda backend: [*map(search_row, backend.kept.searches())],
        "No search is saved",
        "{save_search}  after a search keeps it under a name",
    ),
    LibraryView.NOTES: ShownView(
        "{write_note} changes one",
        (
            Column("title", "About", width=20, most=80, fraction=2),
            Column("first", "First line", width=16, fraction=2, hide_below=50),
            Column("date", "Written", width=10),
        ),
        lambda backend: [*map(note_row, backend.kept.notes())],
        "No note is written",
        "{write_note}  on a paper writes one",
    ),
    LibraryView.RESULTS: ShownView(
        "with their ranks",
        (
            Column("model", "Model", width=14, most=40, fraction=2),
            Column(
                "board", "Leaderboard", width=18, most=70, fraction=3, hide_below=60, cut="middle"
            ),
            Column("value", "Value", width=12, most=30, fraction=1),
            Column("rank", "Rank", width=14, justify="right"),
            Column("date", "Date", width=10, hide_below=90),
        ),
        lambda backend: [*map(result_row, backend.kept.results())],
        "You have added no result",
        "{add_own_result}  adds one, here or on a leaderboard",
    ),
    LibraryView.HISTORY: ShownView(
        "the last first",
        (
            Column("title", "Page", width=20, most=90, fraction=3),
            Column("kind", "", width=11, hide_below=60),
            Column("when", "Looked at", width=16, hide_below=44),
        ),
        lambda backend: [*map(visit_row, backend.kept.history())],
        "Nothing was looked at yet",
        "pages that you look at for a moment appear here",
    ),
}
