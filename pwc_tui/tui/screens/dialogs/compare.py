"""Results side by side: for every board they share the models, and a row for every metric."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from pwc_tui.domain.boards.comparison import ComparisonRow, results_on, side_by_side
from pwc_tui.domain.marked import Markable, MarkedSet, ResultRef, is_model, paper_of
from pwc_tui.domain.papers import PaperResult
from pwc_tui.tui.messages import OpenBoard
from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.text import joined, line
from pwc_tui.tui.widgets.table.columns import Column
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable

if TYPE_CHECKING:
    from pwc_tui.tui.services.backend import Backend

_QUIET = "$foreground-muted"
_WIDTHS = (10, 15)
"""Cells of a column of values at least: two of the widest fit onto 80 columns."""
_NARROW = 56
"""Columns of a terminal below which a leaderboard is named above its metrics, not beside them."""


def compared(backend: Backend, things: Sequence[Markable]) -> tuple[ComparisonRow, ...]:
    """Return papers and results side by side over the boards that two share. For a worker."""
    stated = [rows_of(backend, thing) for thing in things]
    uses = Counter(slug for of_one in stated for slug in of_one)
    columns: list[list[PaperResult]] = [[] for _ in stated]
    for slug in (slug for slug, count in uses.items() if count > 1):
        board = backend.leaderboards.told(slug)
        for column, of_one in zip(columns, stated, strict=True):
            wanted = of_one.get(slug, frozenset())
            rows = (each for each in board.rows if (each.own_id or each.result_id) in wanted)
            column.extend(results_on(board, {each.result_id for each in rows}))
    return side_by_side(columns)


Rows = Mapping[str, Set[int | str]]
"""The rows that are compared, by the public id of their leaderboard, as `ResultRef.row`."""


def rows_of(backend: Backend, thing: Markable) -> Rows:
    """Return the rows of a paper or a model, or those of a result and of its paper elsewhere.

    For a worker: reads the page of the paper.
    """
    if is_model(thing):
        return _by_board(backend.leaderboards.results_of(thing))
    paper = paper_of(thing)
    others = {} if paper is None else _of_paper(backend, paper)
    return {**others, thing.board.slug: {thing.row}} if isinstance(thing, ResultRef) else others


def _by_board(results: Sequence[ResultRef]) -> Rows:
    found: defaultdict[str, set[int | str]] = defaultdict(set)
    for result in results:
        found[result.board.slug].add(result.row)
    return found


def _of_paper(backend: Backend, paper: int) -> Rows:
    found: defaultdict[str, set[int | str]] = defaultdict(set)
    for result in backend.paper(paper).results:
        found[result.board.slug].add(result.result_id)
    return found


class CompareScreen(Dialog[None]):
    """Shows the lines of a comparison; Enter opens the board of one."""

    AUTO_FOCUS: ClassVar[str | None] = "VirtualTable"
    DEFAULT_CSS = """
    CompareScreen {
        & > Vertical { height: auto; width: 96%; max-width: 100%; }
        & VirtualTable { height: auto; max-height: 100%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,backspace", "dismiss(None)", "Close", show=False),
    ]

    def __init__(self, things: Sequence[Markable], lines: Sequence[ComparisonRow]) -> None:
        super().__init__()
        self._names = [each.model if isinstance(each, ResultRef) else each.name for each in things]
        self._said = MarkedSet().with_all(things).said()
        self._rows = tuple(_with_models(lines))
        self._is_narrow = False

    def compose(self) -> ComposeResult:
        """Show a table in a box."""
        self._is_narrow = self.app.size.width < _NARROW
        with Vertical() as box:
            box.border_title = Content(f"Side by side: {self._said}")
            box.border_subtitle = Content("↵ open the leaderboard   esc close")
            yield VirtualTable(self._columns())

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(VirtualTable)
        table.set_rows(len(self._rows), self._cells)
        table.styles.height = len(self._rows) + 1

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Open the leaderboard of a line."""
        event.stop()
        found = self._rows[event.index].line
        self.dismiss(None)
        board = found.board
        self.app.post_message(OpenBoard(board.slug, title=board.name, metric=found.metric))

    def _columns(self) -> list[Column]:
        least, most = _WIDTHS
        boards = max(len(row.line.board.name) for row in self._rows)
        metrics = max(len(row.line.metric) for row in self._rows)
        board = Column("board", "Leaderboard", width=18, most=boards, fraction=2, fixed=True)
        return [
            *([] if self._is_narrow else [board]),
            Column("metric", "Metric", width=10, most=metrics, fixed=True),
            *(
                Column(
                    f"name-{place}",
                    line(name),
                    width=max(least, min(most, len(name))),
                    most=max(least, len(name), *(len(row.model(place)) for row in self._rows)),
                    fraction=2,
                    justify="right",
                    cut="middle",
                )
                for place, name in enumerate(self._names)
            ),
        ]

    def _cells(self, index: int) -> Sequence[Content]:
        row, places = self._rows[index], range(len(self._names))
        board = line(row.line.board.name)
        if row.names_models:
            models = (line(row.model(place), "bold") for place in places)
            return [*([board] if self._is_narrow else [board, line("model", _QUIET)]), *models]
        values = (_value(row.line, place) for place in places)
        metric = line(row.line.metric.strip(), _QUIET)
        return [*([metric] if self._is_narrow else [Content(), metric]), *values]


@dataclass(frozen=True, slots=True)
class _Row:
    """A metric of a board, or the models whose values stand in the rows below."""

    line: ComparisonRow
    names_models: bool = False

    def model(self, place: int) -> str:
        """Return the model of one of those compared, "" where it has none on the board."""
        result = self.line.results[place]
        return result.model if result else ""


def _with_models(lines: Sequence[ComparisonRow]) -> Iterator[_Row]:
    """Yield the lines, before those of each board the models they are of."""
    for _, of_board in groupby(lines, key=lambda found: found.board):
        shown = list(of_board)
        columns = zip(*(found.results for found in shown), strict=True)
        models = tuple(next(filter(None, column), None) for column in columns)
        yield _Row(replace(shown[0], results=models), names_models=True)
        yield from map(_Row, shown)


def _value(found: ComparisonRow, place: int) -> Content:
    """Return rank and value of one of those compared, bold where no other outranks it."""
    result = found.results[place]
    if result is None:
        return Content.styled("–", "$foreground-disabled")
    rank = line(f"#{result.rank}" if result.rank else "", _QUIET)
    return joined([rank, line(result.value, "bold $text-success" if place in found.best else "")])
