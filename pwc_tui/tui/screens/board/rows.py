"""The table of a leaderboard: its columns, and the cells of its rows in their order."""

from collections import Counter
from collections.abc import Sequence
from copy import copy
from datetime import date

from textual.content import Content

from pwc_tui.domain.boards.board import Board, BoardRow, Value
from pwc_tui.domain.boards.filter import BoardFilter
from pwc_tui.domain.boards.quality_marks import QualityMark, TrustMark, board_marks, metric_marks
from pwc_tui.domain.boards.view import ArrangedBoard, narrowed
from pwc_tui.domain.charts.board_chart import tradeoffs
from pwc_tui.domain.marked import MarkedSet, ResultRef, result_ref
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.tui.screens.board.decimal_points import PointPlace, point_place
from pwc_tui.tui.screens.papers.rows import ANY_CODE, OFFICIAL_CODE
from pwc_tui.tui.text import host_of, joined, line, printed
from pwc_tui.tui.widgets.table.columns import GAP, MARK_WIDTH, Column

ARROWS = {Direction.HIGHER: "↑", Direction.LOWER: "↓", Direction.UNKNOWN: "?"}
"""Which way a metric is better; `?` where nobody knows."""
SIGNS = {
    TrustMark.DUPLICATE_ROW: "≡",
    TrustMark.OUT_OF_RANGE: "!",
    TrustMark.SWAPPED: "⇄",
    TrustMark.DIRECTION_UNSURE: "?",
    TrustMark.SCALE_MIXED: "≈",
}
"""What stands for a mark beside a rank or in a heading; other marks are told in words."""
_LOOKS = {1: "bold $text-success", 2: "underline"}
_BEFORE_METRICS = 2
"""The columns rank and model."""
_MODEL_WIDTHS = (12, 24)
_MODEL_BEFORE_PAPER = 36
"""Cells that models with long names get before papers get any: the preview names the paper."""
_PAPER_WIDTH = 20
_PAPER_FROM = 104
"""Cells of the table from which papers are shown."""
_AROUND = MARK_WIDTH + GAP + 1
_METRIC_WIDTHS = (6, 14)
_HEADING_WIDTHS = {True: 13, False: 26}
"""Cells a heading may take more than the values need; whether it can be told from the others."""
_MOST_OF_HEADING = 32
"""Cells a heading gets where there is room."""
_BEGINNING = 9
"""Characters that are seen of every heading."""
_QUIET = "$foreground-muted"


class BoardView:
    """What a table shows of an arranged board: the place of a row is not its `Board.rows`.

    The board's age is judged on the day of the archive's `snapshot`.
    """

    def __init__(self, arranged: ArrangedBoard, snapshot: date) -> None:
        self.arranged = arranged
        self.board = board = arranged.board
        self.metric = arranged.metric
        self.tradeoffs = tradeoffs(board, arranged.metric)
        """The columns that the metric can be set against."""
        self.board_marks = board_marks(board, snapshot)
        """What there is to be said against the board as a whole."""
        self._take_order()
        rows = board.rows
        self.has_own = any(row.own_id for row in rows)
        """Whether results of the user's own are among its rows."""
        self._has_extra = any(row.uses_extra_data for row in rows)
        self._has_days = any(row.date for row in rows)
        self._has_code = any(row.code or row.has_official_code for row in rows)
        self._longest_title = max((len(title_of(row)) for row in rows), default=0)
        models = sorted(len(row.model) for row in rows) or [0]
        self._usual_model, self._longest_model = models[len(models) * 3 // 4], models[-1]
        beginnings = Counter(metric.name[:_BEGINNING] for metric in board.metrics)
        self._points = tuple(
            point_place(
                [value.raw for row in rows if (value := row.values[index])], _METRIC_WIDTHS[1]
            )
            for index in range(len(board.metrics))
        )
        self._widths = tuple(
            _metric_width(metric.name, points, is_alone=beginnings[metric.name[:_BEGINNING]] == 1)
            for metric, points in zip(board.metrics, self._points, strict=True)
        )
        self._signs = tuple(_signs(board, index) for index in range(len(board.metrics)))

    def __len__(self) -> int:
        return len(self._order)

    def narrowed(self, wanted: BoardFilter) -> "BoardView":
        """Return only the rows that are wanted, as of the same day; the columns stay as wide.

        To measure 60 columns of 2,000 rows anew for every key that is typed would take 120 ms.
        """
        some = copy(self)
        some.arranged = narrowed(self.arranged, wanted)
        some._take_order()
        return some

    def row_at(self, place: int) -> BoardRow | None:
        """Return the row at a place, if there is one."""
        index = self.index_at(place)
        return None if index is None else self.board.rows[index]

    def index_at(self, place: int) -> int | None:
        """Return where the row at a place stands in `Board.rows`, if there is one."""
        return self._order[place].row_index if 0 <= place < len(self._order) else None

    def rank_at(self, place: int) -> int | None:
        """Return the rank of the row at a place, if it has one."""
        return self._order[place].rank if 0 <= place < len(self._order) else None

    def marks_at(self, place: int) -> tuple[QualityMark, ...]:
        """Return what there is to be said against the row at a place."""
        index = self.index_at(place)
        return () if index is None else self.arranged.marks[index]

    def place_of(self, result: int | str | None) -> int | None:
        """Return the place of a result, if it is shown: by its number, or the id of one's own."""
        rows, places = self.board.rows, self._places.items()
        return next((at for i, at in places if result in (rows[i].result_id, rows[i].own_id)), None)

    def place_of_index(self, index: int) -> int | None:
        """Return the place of a row of `Board.rows`, if it is shown."""
        return self._places.get(index)

    def metric_of_column(self, column: int) -> int | None:
        """Return the metric that a column shows, if it shows one."""
        metric = column - _BEFORE_METRICS
        return metric if 0 <= metric < len(self.board.metrics) else None

    def column_of_metric(self) -> int:
        """Return the column of the metric that orders the rows."""
        return _BEFORE_METRICS + (self.metric or 0)

    def columns(self) -> tuple[Column, ...]:
        """Return rank and model, which stay, then every metric, paper, date, code, extra data.

        Each has as much room as its longest cell at the most, and what is empty takes none. The
        paper gives way where models have long names, and where there would be too little of it.
        """
        rank = max(2, len(str(len(self.board.rows)))) + 1
        metrics = [self._metric_column(index) for index in range(len(self.board.metrics))]
        model, behind = self._model_column(), self._columns_behind()
        others = sum(column.least + GAP for column in (*metrics, *behind)) + rank + _AROUND
        wanted = min(self._usual_model, _MODEL_BEFORE_PAPER)
        from_width = others + max(wanted, model.least) + GAP + _PAPER_WIDTH
        paper = Column(
            "paper",
            "Paper",
            _PAPER_WIDTH,
            most=self._longest_title,
            fraction=4,
            hide_below=max(_PAPER_FROM, from_width),
        )
        return (
            Column("rank", "# ", width=rank, justify="right", fixed=True),
            model,
            *metrics,
            *((paper,) if self._longest_title else ()),
            *behind,
        )

    def cells_at(self, place: int) -> Sequence[Content]:
        """Return the cells of the row at a place, one per column."""
        standing = self._order[place]
        row = self.board.rows[standing.row_index]
        title = line(printed(title_of(row)), "" if row.paper else _QUIET)
        day = line(row.date.isoformat() if row.date else "", _QUIET)
        extra = Content.styled("+" if row.uses_extra_data else "", _QUIET)
        return (
            self._rank(place),
            line(row.model, "bold" if standing.rank == 1 else ""),
            *(self._value(index, standing.row_index, v) for index, v in enumerate(row.values)),
            *((title,) if self._longest_title else ()),
            *((day,) if self._has_days else ()),
            *((code_mark(row),) if self._has_code else ()),
            *((extra,) if self._has_extra else ()),
        )

    def preview_at(self, place: int, width: int) -> Content:
        """Return the row at a place in full, in two lines of `width`: model and title are whole.

        What else there is to say stands behind the model where it has room, else behind the title.
        """
        row = self.row_at(place)
        if row is None:
            return Content()
        rank, title = self._order[place].rank, title_of(row)
        number = Content.styled(f"#{rank} " if rank else "", "bold $text-accent")
        marks = (mark for mark in self.marks_at(place) if mark.kind in SIGNS)
        notes = (
            line(row.date.isoformat() if row.date else "", _QUIET),
            line("" if row.paper or not title else "paper not in this archive", "$text-warning"),
            _code_note(row),
            line("uses extra training data" if row.uses_extra_data else "", "$text-warning"),
            *(line(f"{SIGNS[mark.kind]} {mark.kind}", "$text-warning") for mark in marks),
        )
        said = joined(notes, " · ")
        first = number + line(row.model, "bold")
        nothing = "A result of your own." if row.own_id else "The archive names no paper."
        second = line(printed(title) or nothing, _QUIET)
        both = joined([first, said], "  ")
        if both.cell_length <= width:
            return Content("\n").join([both, second])
        return Content("\n").join([first, joined([second, said], "  ")])

    def ref_at(self, place: int) -> ResultRef | None:
        """Return what stands for the row at a place, if there is one."""
        row = self.row_at(place)
        return None if row is None else result_ref(self.board.ref, row)

    def results_in(self, marked: MarkedSet) -> frozenset[int]:
        """Return which of the results that are shown are marked."""
        wanted, rows = marked.rows_on(self.board.ref.slug), self.board.rows
        shown = (rows[standing.row_index] for standing in self._order)
        return frozenset(
            each.result_id for each in shown if (each.own_id or each.result_id) in wanted
        )

    def _take_order(self) -> None:
        self._order = self.arranged.order
        self._places = {standing.row_index: at for at, standing in enumerate(self._order)}

    def _rank(self, place: int) -> Content:
        rank = self._order[place].rank
        sign = "".join(SIGNS.get(mark.kind, "") for mark in self.marks_at(place))[:1] or " "
        number = "–" if rank is None else str(rank)
        return Content.assemble((number, _QUIET), (sign, "$text-warning"))

    def _metric_column(self, index: int) -> Column:
        metric = self.board.metrics[index]
        title, signs = line(metric.name), self._signs[index]
        if index == self.metric:
            title, signs = title.stylize("$text-accent"), signs.stylize("$text-accent")
        whole = title.cell_length + 1 + signs.cell_length
        return Column(
            f"metric-{index}",
            title,
            width=self._widths[index],
            most=min(whole, _MOST_OF_HEADING),
            fraction=3,
            justify="right",
            ending=signs,
        )

    def _model_column(self) -> Column:
        least, most = _MODEL_WIDTHS
        width, whole = max(least, min(self._longest_model, most)), self._longest_model
        return Column("model", "Model", width, most=whole, fraction=8, fixed=True, cut="middle")

    def _columns_behind(self) -> tuple[Column, ...]:
        columns = (
            (self._has_days, Column("date", "Date", width=10, hide_below=72)),
            (self._has_code, Column("code", "Code", width=4, hide_below=60)),
            (self._has_extra, Column("extra", "Extra", width=5, hide_below=132)),
        )
        return tuple(column for is_used, column in columns if is_used)

    def _value(self, index: int, row: int, value: Value | None) -> Content:
        if value is None:
            return Content.styled("–", "$foreground-disabled")
        quiet = "" if index == self.metric else _QUIET
        look = _LOOKS.get(self.arranged.places[index].get(row, 0), "")
        style = " ".join(filter(None, (look, quiet))) if look != _LOOKS[1] else look
        return line(value.raw, style).pad_right(self._points[index].missing(value.raw))


def title_of(row: BoardRow) -> str:
    """Return the title of a row's paper, as far as the archive knows it."""
    return row.paper.name if row.paper else row.paper_title


def code_mark(row: BoardRow) -> Content:
    """Return `●` for official code, `○` for any code, nothing for none."""
    if row.has_official_code:
        return Content.styled(OFFICIAL_CODE, "$text-success")
    return Content.styled(ANY_CODE if row.code else "", _QUIET)


def _code_note(row: BoardRow) -> Content:
    if row.has_official_code:
        return Content.styled(f"{OFFICIAL_CODE} official code", "$text-success")
    if not row.code:
        return Content()
    host = host_of(row.code[0].url)
    return line(f"{ANY_CODE} code at {host}" if host else f"{ANY_CODE} code", _QUIET)


def _signs(board: Board, metric: int) -> Content:
    """Return what stands behind a metric's name: its arrow, and what to look twice at."""
    direction = board.metrics[metric].direction
    arrow = "" if direction is Direction.UNKNOWN else ARROWS[direction]
    signs = (SIGNS.get(mark.kind, "") for mark in metric_marks(board, metric))
    return Content(f"{arrow}{''.join(signs)}")


def _metric_width(name: str, points: PointPlace, *, is_alone: bool) -> int:
    """Return the cells of a metric's column: more where its name begins like another one's."""
    least, most = _METRIC_WIDTHS
    heading = len(name) + 3
    return max(least, min(most, points.width), min(_HEADING_WIDTHS[is_alone], heading))
