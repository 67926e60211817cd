"""Which leaderboards and metrics a table of results has: those that most papers share first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from textual.content import Content

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.ranking import default_metric
from pwc_tui.domain.boards.results_matrix import (
    Contender,
    ResultsMatrix,
    boards_by_use,
    matrix_of,
    metrics_by_use,
    shared_boards,
)
from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.marked import Markable, ResultRef, is_model, paper_of
from pwc_tui.domain.refs import Ref
from pwc_tui.domain.text.clean import fold
from pwc_tui.system.progress import IsCancelled, never
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.table.row_view import TICK
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program
    from pwc_tui.tui.services.backend import Backend

_MOST_BOARDS = 6
"""Leaderboards that are chosen at first: what a page has room for."""
_QUIET = "$foreground-muted"


@dataclass(frozen=True, slots=True)
class TableColumns:
    """What stands in a table, the leaderboards that it may have, and the columns that it has."""

    contenders: Sequence[Contender]
    offered: Sequence[tuple[Ref, int]]
    """Leaderboards with how many of the papers have results there, the most first."""
    boards: tuple[Board, ...]
    """Those of which there are columns, in the order of these."""
    metrics: frozenset[tuple[str, int]]
    """The columns: a leaderboard's public id and the place of the metric there."""

    def matrix(self) -> ResultsMatrix:
        """Return the table."""
        columns = [
            (board, place)
            for board in self.boards
            for place in range(len(board.metrics))
            if (board.ref.slug, place) in self.metrics
        ]
        return matrix_of(self.contenders, columns)

    @property
    def papers(self) -> tuple[CitedPaper, ...]:
        """The papers, each once."""
        return tuple({each.paper.slug: each.paper for each in self.contenders}.values())

    def with_board(self, board: Board) -> TableColumns:
        """Return the same with the metric that a leaderboard is ranked by, or papers state most."""
        used = metrics_by_use(board, self.papers)
        places = [default_metric(board), *(place for place, _ in used)]
        place = next((place for place in places if place is not None), 0)
        metrics = self.metrics | ({(board.ref.slug, place)} if board.metrics else set())
        return replace(self, boards=(*self.boards, board), metrics=metrics)

    def without(self, slug: str) -> TableColumns:
        """Return the same without a leaderboard."""
        return replace(
            self,
            boards=tuple(board for board in self.boards if board.ref.slug != slug),
            metrics=frozenset(each for each in self.metrics if each[0] != slug),
        )

    def turned(self, slug: str, place: int) -> TableColumns:
        """Return the same with a metric, or without it; with the last one its leaderboard goes."""
        turned = replace(self, metrics=self.metrics ^ {(slug, place)})
        is_left = any(each == slug for each, _ in turned.metrics)
        return turned if is_left else turned.without(slug)


def shared_columns(backend: Backend, things: Sequence[Markable]) -> TableColumns:
    """Return what papers and results state where most of them stand together. For a worker.

    A model stands for its results: it has a row for each paper that states some. Raises UserError
    where none of them has a result.
    """
    rows = chain.from_iterable(
        backend.leaderboards.results_of(each) if is_model(each) else (each,) for each in things
    )
    found = {thing: number for thing in rows if (number := paper_of(thing)) is not None}
    numbers = list(dict.fromkeys(found.values()))
    standings, cited = backend.standings(numbers), {p.slug: p for p in backend.cited(numbers)}
    contenders: dict[Contender, list[Ref]] = {}
    for thing, number in found.items():
        if isinstance(thing, ResultRef):
            paper, model, boards = thing.paper, thing.model, [thing.board]
        else:
            paper, model, boards = thing, "", list(standings[number].boards)
        if paper is not None and paper.slug in cited:
            contenders.setdefault(Contender(cited[paper.slug], model), []).extend(boards)
    offered = boards_by_use([standings[number].boards for number in numbers])
    columns = TableColumns(list(contenders), offered, (), frozenset())
    if not offered:
        raise UserError("Nothing that is marked has a result on a leaderboard and a paper.")
    for board in shared_boards(list(contenders.values()), _MOST_BOARDS):
        columns = columns.with_board(backend.leaderboards.told(board.slug))
    return columns


def columns_menu(
    app: Program, columns: TableColumns, then: Callable[[TableColumns], object]
) -> Menu:
    """Offer to take or leave leaderboards, and metrics of those taken; `then` shows the table."""

    def again(changed: TableColumns) -> Menu:
        return columns_menu(app, changed, then)

    def add(board: Ref) -> None:
        backend = app.backend
        load(
            app,
            lambda _: again(columns.with_board(backend.leaderboards.told(board.slug))),
            app.show_menu,
            group="compare",
        )

    def entries(words: str, is_cancelled: IsCancelled) -> list[PickerEntry]:
        del is_cancelled
        wanted = fold(words).split()
        return [
            PickerEntry(line("done: show the table"), run=lambda: then(columns)),
            *(
                entry
                for board, count in columns.offered
                if all(word in fold(board.name) for word in wanted)
                for entry in _of_board(columns, board, count, add, again)
            ),
        ]

    return Menu(
        "Leaderboards and metrics of the table",
        entries("", never),
        entries,
        action="take or leave",
        placeholder="Type to find a leaderboard",
    )


def _of_board(
    columns: TableColumns,
    board: Ref,
    count: int,
    add: Callable[[Ref], object],
    again: Callable[[TableColumns], Menu],
) -> Iterator[PickerEntry]:
    """Yield the entry of a leaderboard, and those of its metrics where it is taken."""
    taken = next((each for each in columns.boards if each.ref.slug == board.slug), None)
    detail = line(f"{count} of {len(columns.papers)} papers", _QUIET)
    if taken is None:
        yield PickerEntry(line(board.name), detail, run=lambda: add(board))
        return
    yield PickerEntry(
        line(board.name, "bold"), detail, TICK, lambda: again(columns.without(board.slug))
    )
    for place, stated in metrics_by_use(taken, columns.papers):
        yield PickerEntry(
            Content("    ") + line(taken.metrics[place].name.strip() or "(no name)", _QUIET),
            line(f"{stated} of {len(columns.papers)} papers", _QUIET),
            TICK if (board.slug, place) in columns.metrics else "",
            partial(_turn, columns, board.slug, place, again),
        )


def _turn(
    columns: TableColumns, slug: str, place: int, again: Callable[[TableColumns], Menu]
) -> Menu:
    return again(columns.turned(slug, place))
