"""The lists on the page of a task, dataset, method, author, repository or venue."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from textual.message import Message

from pwc_tui.domain.boards.summaries import BoardEntry
from pwc_tui.domain.pages.entity_pages import (
    MOST_IMPLEMENTED_SHOWN,
    NEWEST_SHOWN,
    DatasetPage,
    EntityPage,
    TaskPage,
)
from pwc_tui.domain.papers import PaperCard, paper_ref
from pwc_tui.domain.refs import Ref
from pwc_tui.domain.user_data import Marks
from pwc_tui.tui.messages import OpenBoard, OpenPaper
from pwc_tui.tui.screens.board.board_list_cells import (
    board_cells,
    entry_columns,
    trend_cells,
    trend_columns,
)
from pwc_tui.tui.screens.page.page_parts import Listing
from pwc_tui.tui.screens.papers.rows import COLUMNS, cells
from pwc_tui.tui.services.page_service import EntityView
from pwc_tui.tui.text import line

KnownMarks = Callable[[], Marks | None]
"""Gives what is known of what the user keeps."""
_BOARDS_IN_SIGHT, _TASKS_BOARDS_IN_SIGHT = 10, 20
"""A task is read for its leaderboards."""
_PAPERS_IN_SIGHT = 14
"""Where another list follows; the last list of a page is in sight whole."""


def boards_of(page: EntityPage) -> Iterator[Listing]:
    """Yield the leaderboards of a task or dataset."""
    if isinstance(page, TaskPage):
        yield _boards_of_task(page)
    elif isinstance(page, DatasetPage) and page.boards:
        yield _boards_on(page.boards)


def papers_of(view: EntityView, kept: KnownMarks) -> Iterator[Listing]:
    """Yield the newest papers, and of a task those with most repositories."""
    count, shown = view.page.usage.papers, len(view.newest)
    of_all = f"of {count:,}" if count > shown else ""
    none = "The archive has no papers for it."
    in_sight = _PAPERS_IN_SIGHT if view.most_implemented else NEWEST_SHOWN
    newest = papers_listing("papers", "Newest papers", view.newest, kept, in_sight)
    yield replace(newest, instead=none, of_what=of_all)
    if view.most_implemented:
        most = view.most_implemented
        yield papers_listing(
            "implemented", "Most implemented papers", most, kept, MOST_IMPLEMENTED_SHOWN
        )


def papers_listing(
    name: str, heading: str, papers: Sequence[PaperCard], kept: KnownMarks, in_sight: int
) -> Listing:
    """Return papers as a listing with the marks of what is kept by now."""
    return Listing(
        name,
        heading,
        COLUMNS,
        len(papers),
        cells=lambda index: cells(papers[index], (), kept()),
        opens=lambda index: OpenPaper(papers[index].id, papers[index].title),
        marks=lambda index: paper_ref(papers[index]),
        in_sight=in_sight,
    )


def _boards_of_task(page: TaskPage) -> Listing:
    boards = page.activity.boards
    below = " B shows the leaderboards of its subtasks." if page.subtasks else ""
    return Listing(
        "boards",
        "Leaderboards",
        trend_columns(page.activity, "Dataset"),
        len(boards),
        cells=lambda index: trend_cells(boards[index]),
        opens=lambda index: _open(boards[index].entry.ref),
        marks=lambda index: boards[index].entry.ref,
        instead=f"It has no leaderboards of its own.{below}",
        of_what="· state of the art by year: higher bars are better",
        in_sight=_TASKS_BOARDS_IN_SIGHT,
    )


def _boards_on(boards: Sequence[BoardEntry]) -> Listing:
    return Listing(
        "boards",
        "Leaderboards",
        entry_columns("Task", [board.task_name for board in boards]),
        len(boards),
        cells=lambda index: board_cells(
            boards[index], line(boards[index].task_name or "(no name)")
        ),
        opens=lambda index: _open(boards[index].ref),
        marks=lambda index: boards[index].ref,
        in_sight=_BOARDS_IN_SIGHT,
    )


def _open(board: Ref) -> Message:
    return OpenBoard(board.slug, title=board.name)
