"""The results on a paper's page: a line for each leaderboard, which unfolds to all values there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from pwc_tui.domain.boards.comparison import BoardResults, by_board
from pwc_tui.domain.marked import ResultRef
from pwc_tui.domain.papers import PaperResult
from pwc_tui.domain.refs import Ref
from pwc_tui.domain.text.counted import counted
from pwc_tui.tui.messages import OpenBoard
from pwc_tui.tui.screens.page.page_parts import Listing
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.table.columns import Column

_QUIET = "$foreground-muted"
_FOLDED, _OPEN, _LEAF = "▸ ", "▾ ", "  "


@dataclass(frozen=True, slots=True)
class _Line:
    """One row: a value, and the place of its leaderboard among those of the paper."""

    board: int
    result: PaperResult
    is_first: bool


class FoldedResults:
    """The rows of a paper's results; `unfolded` are the leaderboards whose values are all shown."""

    def __init__(self, results: Sequence[PaperResult], unfolded: frozenset[int]) -> None:
        self.unfolded = unfolded
        self._results = results
        self._boards = by_board(results)
        self._lines = [
            line for at, board in enumerate(self._boards) for line in self._of(at, board)
        ]

    def turned(self, row: int, *, is_open: bool) -> "FoldedResults | None":
        """Return the same with the leaderboard of a row unfolded or folded; None if it is so."""
        board = self._boards[self._lines[row].board]
        if not board.others or (self._id_at(row) in self.unfolded) is is_open:
            return None
        return FoldedResults(self._results, self.unfolded ^ {self._id_at(row)})

    def first_row(self, row: int) -> int:
        """Return the first row of the leaderboard that a row belongs to."""
        board = self._lines[row].board
        return next(at for at, line in enumerate(self._lines) if line.board == board)

    def listing(self, paper: Ref) -> Listing:
        """Return the rows as a section of the page of `paper`."""
        models = len({result.result_id for result in self._results})
        boards = len(self._boards)
        return Listing(
            "results",
            "Results",
            _columns(self._results),
            len(self._lines),
            cells=self._cells,
            opens=self._opens,
            marks=lambda row: self._marked_as(row, paper),
            instead="Not on any leaderboard of the archive.",
            counted=models,
            of_what=f"on {counted(boards, 'leaderboard')}",
            can_fold=True,
        )

    def _of(self, at: int, board: BoardResults) -> Sequence[_Line]:
        first = _Line(at, board.best, is_first=True)
        if board.best.board.id not in self.unfolded:
            return [first]
        return [first, *(_Line(at, result, is_first=False) for result in board.others)]

    def _id_at(self, row: int) -> int:
        return self._lines[row].result.board.id

    def _opens(self, row: int) -> Message:
        result = self._lines[row].result
        return OpenBoard(result.board.slug, result.result_id, result.board.name, result.metric)

    def _marked_as(self, row: int, paper: Ref) -> ResultRef:
        result = self._lines[row].result
        return ResultRef(result.board, result.result_id, result.model, paper)

    def _cells(self, row: int) -> Sequence[Content]:
        shown = self._lines[row]
        result, is_best = shown.result, shown.result.rank == 1
        above = self._lines[row - 1].result if row and not shown.is_first else None
        same_model = above is not None and above.result_id == result.result_id
        look = "$text-success" if is_best else "" if result.rank else _QUIET
        before = self._lines[row - 1].result.task if row else None
        task_look = _QUIET if result.task == before else ""
        return (
            Content.styled(self._sign(shown), _QUIET)
            + line(result.task if shown.is_first else "", task_look),
            line(result.dataset if shown.is_first else ""),
            line(_rank(result), look),
            line(result.value, "bold $text-success" if is_best else "bold"),
            line(result.metric, _QUIET),
            line("" if same_model else result.model),
        )

    def _sign(self, shown: _Line) -> str:
        if not shown.is_first or not self._boards[shown.board].others:
            return _LEAF
        return _OPEN if shown.result.board.id in self.unfolded else _FOLDED


def _columns(results: Sequence[PaperResult]) -> tuple[Column, ...]:
    """Return the columns of the results, each as wide as it needs but not as it likes."""

    def longest(of: Callable[[PaperResult], str], least: int) -> int:
        return max((line(of(result)).cell_length for result in results), default=least)

    def width(of: Callable[[PaperResult], str], least: int, most: int) -> int:
        return max(least, min(longest(of, least), most))

    task = longest(lambda result: result.task, 6) + len(_LEAF)
    dataset = longest(lambda result: result.dataset, 7)
    metric = longest(lambda result: result.metric, 6)
    model = longest(lambda result: result.model, 5)
    return (
        Column("task", "  Task", max(8, min(task, 12)), most=task, fraction=3),
        Column(
            "dataset", "Dataset", max(7, min(dataset, 14)), most=dataset, fraction=3, cut="apart"
        ),
        Column("rank", "Rank", width(_rank, 4, 13), justify="right"),
        Column("value", "Value", width(lambda result: result.value, 6, 14), justify="right"),
        Column("metric", "Metric", max(6, min(metric, 7)), most=metric, fraction=1),
        Column("model", "Model", max(5, min(model, 10)), most=model, fraction=4, cut="apart"),
    )


def _rank(result: PaperResult) -> str:
    return "–" if result.rank is None else f"{result.rank:,} / {result.of:,}"
