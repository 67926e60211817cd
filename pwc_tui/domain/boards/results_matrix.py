"""The table of related work: papers as rows, metrics of leaderboards as columns.

A value counts as the best of its column only where it can be compared with the others: the same
metric, no extra training data, a direction that is sure. Every other one says why not in a note.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.quality_marks import is_unsure
from pwc_tui.domain.boards.ranking import credible_numbers, default_metric, ranks_of, standings
from pwc_tui.domain.boards.view import can_have_best
from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.domain.refs import Ref


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One metric of one leaderboard."""

    board: Ref
    dataset: str
    metric: Metric


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What a paper states in a column; `place` is 1 for the best and 2 for the second."""

    value: str
    model: str
    number: float | None
    place: int | None = None
    notes: tuple[str, ...] = ()
    """Why it is not to be compared with the others of the column."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A paper in a table, with the best that it states, or one model of it."""

    paper: CitedPaper
    model: str = ""

    def is_in(self, row: BoardRow) -> bool:
        """Whether a row of a leaderboard is of it."""
        is_of_paper = row.paper is not None and row.paper.slug == self.paper.slug
        return is_of_paper and self.model in ("", row.model)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A paper with what it states; `model` is what most of its cells are of."""

    paper: CitedPaper
    model: str
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True, slots=True)
class ResultsMatrix:
    """The whole table."""

    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """All notes of its cells, each once, in the order in which they are met."""
        cells = (cell for row in self.rows for cell in row.cells if cell)
        return tuple(dict.fromkeys(note for cell in cells for note in cell.notes))

    def heading(self, column: MatrixColumn) -> str:
        """Return what a column is headed with: the dataset, if that tells it from the others."""
        others = {each.board.id for each in self.columns if each.dataset == column.dataset}
        return column.board.name if len(others) > 1 else column.dataset


def results_matrix(
    papers: Sequence[CitedPaper],
    boards: Sequence[Board],
    metrics: Sequence[str] = (),
    models: Sequence[Contender] = (),
) -> ResultsMatrix:
    """Return what papers, and models after them, state on leaderboards, by metrics of these names.

    Of a leaderboard that has none of them, or where none is named, it is the one it is ranked by.
    """
    return matrix_of(
        [*map(Contender, papers), *models],
        [(board, place) for board in boards for place in _places(board, metrics)],
    )


def matrix_of(
    contenders: Sequence[Contender], wanted: Sequence[tuple[Board, int]]
) -> ResultsMatrix:
    """Return what papers or models state on leaderboards, by the metrics at these places."""
    columns, cells_by_column = [], []
    for board, place in wanted:
        column = MatrixColumn(board.ref, board.dataset.name, board.metrics[place])
        columns.append(column)
        cells = [_cell(board, place, each) for each in contenders]
        cells_by_column.append(_with_places(column.metric, cells))
    rows = (
        _row(each, cells)
        for each, *cells in zip(contenders, *cells_by_column, strict=True)
        if any(cells) or not cells
    )
    return ResultsMatrix(tuple(columns), tuple(rows))


def shared_boards(boards_of: Sequence[Sequence[Ref]], limit: int) -> list[Ref]:
    """Return the leaderboards that most papers share; where they share none, those of any."""
    counts = boards_by_use(boards_of)
    shared = [board for board, count in counts if count > 1]
    return (shared or [board for board, _ in counts])[:limit]


def boards_by_use(boards_of: Sequence[Sequence[Ref]]) -> list[tuple[Ref, int]]:
    """Return all leaderboards of papers with how many have results there, the most first."""
    counts = Counter(board for boards in boards_of for board in dict.fromkeys(boards))
    return counts.most_common()


def metrics_by_use(board: Board, papers: Sequence[CitedPaper]) -> list[tuple[int, int]]:
    """Return the places of the metrics that papers state, with how many do, the most first."""
    slugs = {paper.slug for paper in papers}
    stated = {
        (place, row.paper.slug)
        for row in board.rows
        if row.paper is not None and row.paper.slug in slugs
        for place, value in enumerate(row.values)
        if value
    }
    return Counter(place for place, _ in sorted(stated)).most_common()


_EXTRA_DATA = "trained with extra data"
_NO_NUMBER = "not a number that can be compared"


def _places(board: Board, metrics: Sequence[str]) -> list[int]:
    wanted = {name.strip().casefold() for name in metrics}
    named = [
        place
        for place, metric in enumerate(board.metrics)
        if metric.name.strip().casefold() in wanted
    ]
    default = default_metric(board)
    return named or ([] if default is None else [default])


def _cell(board: Board, place: int, wanted: Contender) -> MatrixCell | None:
    """Return the best value of one in a column; of another metric where it has none there.

    Where a model has no value at all it is one of another model of its paper, which is noted.
    """
    found = _best_of(board, place, wanted)
    if found is None and wanted.model:
        other = _best_of(board, place, Contender(wanted.paper))
        found = _told(other, wanted.model)
    return found


def _best_of(board: Board, place: int, wanted: Contender) -> MatrixCell | None:
    numbers = credible_numbers(board, place)
    for standing in standings(board, place):
        row = board.rows[standing.row_index]
        if wanted.is_in(row) and (value := row.values[place]):
            return _stated(board.metrics[place], row, value, numbers[standing.row_index])
    for row in board.rows:
        if wanted.is_in(row):
            for metric, value in zip(board.metrics, row.values, strict=True):
                if value:
                    note = f"{metric.name.strip() or 'a metric without a name'} instead"
                    return MatrixCell(value.raw, row.model, None, notes=(note,))
    return None


def _stated(metric: Metric, row: BoardRow, value: Value, number: float | None) -> MatrixCell:
    notes = []
    if row.uses_extra_data:
        notes.append(_EXTRA_DATA)
    if is_unsure(metric):
        notes.append(f"which way {metric.name.strip()} is better is not sure")
    elif number is None:
        notes.append(_NO_NUMBER)
    return MatrixCell(value.raw, row.model, number, notes=tuple(notes))


def _with_places(metric: Metric, cells: Sequence[MatrixCell | None]) -> list[MatrixCell | None]:
    """Return the cells of a column with the places of the first two that can be compared."""
    if not can_have_best(metric):
        return list(cells)
    numbers = [cell.number if cell and not cell.notes else None for cell in cells]
    if sum(number is not None for number in numbers) < 2:  # nobody is the best of one
        return list(cells)
    places = ranks_of(numbers, metric.direction)
    return [
        replace(cell, place=place) if cell and place in (1, 2) else cell
        for cell, place in zip(cells, places, strict=True)
    ]


def _row(wanted: Contender, cells: Sequence[MatrixCell | None]) -> MatrixRow:
    models = Counter(cell.model for cell in cells if cell and cell.model)
    title = wanted.paper.title.partition(":")[0].strip()
    model = wanted.model or (models.most_common(1)[0][0] if models else title)
    return MatrixRow(wanted.paper, model, tuple(_told(cell, model) for cell in cells))


def _told(cell: MatrixCell | None, model: str) -> MatrixCell | None:
    """Return a cell of another model than its row's with a note of that."""
    if cell is None or cell.model in ("", model):
        return cell
    notes = dict.fromkeys((*cell.notes, f"of the model {cell.model}"))
    return replace(cell, notes=tuple(notes))


def by_year(matrix: ResultsMatrix) -> ResultsMatrix:
    """Return a table with its rows in the order in which the papers appeared."""
    dated = [(row.paper.date, row) for row in matrix.rows if row.paper.date]
    dated.sort(key=lambda pair: pair[0])
    undated = (row for row in matrix.rows if not row.paper.date)
    return replace(matrix, rows=(*(row for _, row in dated), *undated))


def by_column(matrix: ResultsMatrix, place: int) -> ResultsMatrix:
    """Return a table with its rows in the order of a column, the best first."""
    cells = [row.cells[place] for row in matrix.rows]
    numbers = [cell.number if cell else None for cell in cells]
    ranks = ranks_of(numbers, matrix.columns[place].metric.direction)
    order = sorted(range(len(ranks)), key=lambda row: (ranks[row] is None, ranks[row] or 0))
    return replace(matrix, rows=tuple(matrix.rows[row] for row in order))
