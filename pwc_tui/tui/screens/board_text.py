"""What a leaderboard says: its heading, its columns, its rows in the order of a metric."""

from collections.abc import Sequence

from textual.content import Content

from pwc_tui.domain.boards import Board, BoardRow, Metric, Value
from pwc_tui.domain.metrics import Direction
from pwc_tui.domain.ranking import Standing, standings
from pwc_tui.tui.screens.paper_rows import ANY_CODE, OFFICIAL_CODE
from pwc_tui.tui.screens.paper_text import host_of
from pwc_tui.tui.text import joined, line
from pwc_tui.tui.widgets.columns import Column

ARROWS = {Direction.HIGHER: "↑", Direction.LOWER: "↓", Direction.UNKNOWN: "?"}
"""Which way a metric is better; `?` where nobody said."""
_SAYINGS = {
    Direction.HIGHER: "higher is better",
    Direction.LOWER: "lower is better",
    Direction.UNKNOWN: "direction unknown: the archive's order, no ranks",
}
_BEFORE_METRICS = 2
"""The columns rank and model."""
_MODEL_WIDTHS = (12, 24)
_METRIC_WIDTHS = (6, 14)
_HEADING_WIDTH = 13
"""Cells a heading may take more than the values below it need."""
_DESCRIPTION_SHOWN = 600
"""Characters; one line of them is seen."""
_QUIET = "$foreground-muted"


class BoardRows:
    """The rows of a board in the order of one metric: the place of a row is not its `Board.rows`.

    `metric` is None for a board without any metrics, which stays in the archive's order.
    """

    def __init__(self, board: Board, metric: int | None) -> None:
        self.board = board
        self.metric = metric
        in_order = tuple(Standing(index, None) for index in range(len(board.rows)))
        self._order = in_order if metric is None else standings(board, metric)
        self._has_extra = any(row.uses_extra_data for row in board.rows)
        self._widths = tuple(
            _metric_width(board, index, metric.name) for index, metric in enumerate(board.metrics)
        )

    def __len__(self) -> int:
        return len(self._order)

    def ordered_by(self, metric: int) -> "BoardRows":
        """Return the same board in the order of another metric."""
        return BoardRows(self.board, metric)

    def row_at(self, place: int) -> BoardRow | None:
        """Return the row at a place, if there is one."""
        if not 0 <= place < len(self._order):
            return None
        return self.board.rows[self._order[place].row_index]

    def place_of(self, result_id: int | None) -> int | None:
        """Return the place of a result, if it is on the board."""
        for place, standing in enumerate(self._order):
            if self.board.rows[standing.row_index].result_id == result_id:
                return place
        return None

    def metric_of_column(self, column: int) -> int | None:
        """Return the metric that a column shows, if it shows one."""
        metric = column - _BEFORE_METRICS
        return metric if 0 <= metric < len(self.board.metrics) else None

    def column_of_metric(self) -> int:
        """Return the column of the metric that orders the rows."""
        return _BEFORE_METRICS + (self.metric or 0)

    def columns(self) -> tuple[Column, ...]:
        """Return rank and model, which stay, then every metric, paper, date, code, extra data."""
        least, most = _MODEL_WIDTHS
        longest = max((len(row.model) for row in self.board.rows), default=least)
        rank = max(2, len(str(len(self))))
        model = max(least, min(longest, most))
        return (
            Column("rank", "#", width=rank, justify="right", fixed=True),
            Column("model", "Model", width=model, fraction=2, fixed=True),
            *(self._metric_column(index) for index in range(len(self.board.metrics))),
            Column("paper", "Paper", width=20, fraction=4, hide_below=104),
            Column("date", "Date", width=10, hide_below=72),
            Column("code", "Code", width=4, hide_below=60),
            *(
                (Column("extra", "Extra data", width=10, hide_below=132),)
                if self._has_extra
                else ()
            ),
        )

    def cells_at(self, place: int) -> Sequence[Content]:
        """Return the cells of the row at a place, one per column."""
        standing = self._order[place]
        row = self.board.rows[standing.row_index]
        extra = Content.styled("+" if row.uses_extra_data else "", _QUIET)
        return (
            Content("–" if standing.rank is None else str(standing.rank)).stylize(_QUIET),
            line(row.model, "bold" if standing.rank == 1 else ""),
            *(self._value(index, value) for index, value in enumerate(row.values)),
            line(_title(row), "" if row.paper else _QUIET),
            line(row.date.isoformat() if row.date else "", _QUIET),
            code_mark(row),
            *((extra,) if self._has_extra else ()),
        )

    def preview_at(self, place: int, width: int) -> Content:
        """Return the row at a place in full, in two lines of `width`; the name gives way first."""
        row = self.row_at(place)
        if row is None:
            return Content()
        rank, title = self._order[place].rank, _title(row)
        number = Content.styled(f"#{rank} " if rank else "", "bold $text-accent")
        notes = (
            line(row.date.isoformat() if row.date else "", _QUIET),
            _code_note(row),
            line("uses extra training data" if row.uses_extra_data else "", "$text-warning"),
            line("" if row.paper or not title else "paper not in this archive", "$text-warning"),
        )
        said = joined(notes, "  ")
        room = max(1, width - number.cell_length - said.cell_length - 2)
        first = joined([number + line(row.model, "bold", width=room), said], "  ")
        return Content("\n").join([first, line(title or "The archive names no paper.", _QUIET)])

    def _metric_column(self, index: int) -> Column:
        metric = self.board.metrics[index]
        style = "$text-accent" if index == self.metric else ""
        heading = joined([line(metric.name), Content(ARROWS[metric.direction])])
        width = self._widths[index]
        if heading.cell_length > width:
            room = max(1, width - 2)
            name = line(metric.name).truncate(room, ellipsis=True)
            heading = joined([name, Content(ARROWS[metric.direction])])
        title = heading.stylize(style) if style else heading
        return Column(f"metric-{index}", title, width=width, justify="right")

    def _value(self, index: int, value: Value | None) -> Content:
        if value is None:
            return Content.styled("–", "$foreground-disabled")
        is_sure = self.board.metrics[index].direction is not Direction.UNKNOWN
        if value.rank == 1 and is_sure:
            return line(value.raw, "bold $text-success")
        return line(value.raw, "" if index == self.metric else _QUIET)


def counts(board: Board) -> Content:
    """Return how many results and metrics there are, and from when to when."""
    days = sorted(row.date for row in board.rows if row.date)
    span = f"{days[0]:%Y-%m} to {days[-1]:%Y-%m}" if days else ""
    said = (_count(len(board.rows), "result"), _count(len(board.metrics), "metric"), span)
    about = line(board.description[:_DESCRIPTION_SHOWN], _QUIET)
    return joined([line(" · ".join(part for part in said if part), "$text-secondary"), about], "  ")


def ranked_by(board: Board, metric: int | None) -> Content:
    """Return which metric orders the rows, and which way it is better."""
    if metric is None:
        return Content.styled("No metric: the archive's order", _QUIET)
    chosen = board.metrics[metric]
    which = f"metric {metric + 1} of {len(board.metrics)}" if len(board.metrics) > 1 else ""
    return joined(
        [
            Content.styled("Ranked by", _QUIET),
            line(chosen.name or "(no name)", "bold $text-accent"),
            _direction(chosen),
            Content.styled(f"  {which}", _QUIET) if which else Content(),
        ],
        " ",
    )


def code_mark(row: BoardRow) -> Content:
    """Return `●` for official code, `○` for any code, nothing for none."""
    if row.has_official_code:
        return Content.styled(OFFICIAL_CODE, "$text-success")
    return Content.styled(ANY_CODE if row.code else "", _QUIET)


def _direction(metric: Metric) -> Content:
    style = "$text-warning" if metric.direction is Direction.UNKNOWN else _QUIET
    return Content.styled(f"{ARROWS[metric.direction]} {_SAYINGS[metric.direction]}", style)


def _code_note(row: BoardRow) -> Content:
    if row.has_official_code:
        return Content.styled(f"{OFFICIAL_CODE} official code", "$text-success")
    if not row.code:
        return Content()
    host = host_of(row.code[0].url)
    return line(f"{ANY_CODE} code at {host}" if host else f"{ANY_CODE} code", _QUIET)


def _title(row: BoardRow) -> str:
    return row.paper.name if row.paper else row.paper_title


def _metric_width(board: Board, index: int, name: str) -> int:
    least, most = _METRIC_WIDTHS
    longest = max((len(v.raw) for row in board.rows if (v := row.values[index])), default=0)
    return max(least, min(most, longest), min(_HEADING_WIDTH, len(name) + 2))


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")
