"""Leaderboards as rows: who is first with which score, how many results, how the years went."""

import re
from collections.abc import Iterable, Sequence

from textual.content import Content

from pwc_tui.domain.boards.notable import ActiveBoard, Activity
from pwc_tui.domain.boards.summaries import BoardEntry
from pwc_tui.domain.refs import BestResult
from pwc_tui.tui.text import line, marked
from pwc_tui.tui.widgets.chart.sparkline import sparkline, staircase
from pwc_tui.tui.widgets.table.columns import Column

_QUIET = "$foreground-muted"
_DISABLED = "$foreground-disabled"
_DECIMALS = re.compile(r"-?\d{1,5}\.\d+")
_NAME_WIDTHS = (24, 72)
_SCORE_WIDTH = 10
_YEARS_WIDTH = 14
"""Cells of a column of years, and of the gap before it."""


def entry_columns(name: str, names: Iterable[str] = (), *, after: int = 0) -> tuple[Column, ...]:
    """Return the columns of leaderboards in every view of them, the first called `name`.

    `names` are those that are listed, where they are all known: no more room is taken than they
    need. Columns that need `after` cells stand behind these.
    """
    longest = max((len(each) for each in names), default=0)
    return (
        Column(
            "name",
            name,
            _NAME_WIDTHS[0],
            most=_most(longest),
            fraction=10,
            cut="middle",
            runs_over=True,
        ),
        Column(
            "best",
            "Best model",
            14,
            most=60,
            fraction=3,
            hide_below=58 + after,
            cut="middle",
            runs_over=True,
        ),
        Column("score", "Score", 8, most=_SCORE_WIDTH, justify="right", hide_below=36),
        Column("metric", "Metric", 10, most=24, fraction=1, hide_below=80 + after),
        Column("year", "Year", 4, hide_below=46 + after),
        Column("results", "Results", 7, justify="right", hide_below=96 + after),
        Column("papers", "Papers", 6, justify="right", hide_below=124 + after),
    )


def entry_cells(
    name: Content, best: BestResult, results: int | None, papers: int | None
) -> Sequence[Content]:
    """Return the cells of a leaderboard, or of what has no best, under `entry_columns`."""
    is_known = bool(best.model)
    return (
        name,
        line(best.model) if is_known or results is None else Content.styled("–", _DISABLED),
        line(_score(best.value), "$text-accent"),
        line(best.metric.strip(), _QUIET),
        line(str(best.year or ""), _QUIET),
        line("" if results is None else f"{results:,}", "$text-warning"),
        line("" if papers is None else f"{papers:,}", _QUIET),
    )


def board_cells(entry: BoardEntry, name: Content) -> Sequence[Content]:
    """Return the cells of a leaderboard, called `name`, under `entry_columns`."""
    return entry_cells(name, entry.best, entry.result_count, entry.paper_count)


def active_columns(activity: Activity, name: str) -> tuple[Column, ...]:
    """Return the same columns, and one that says how many results each year brought."""
    names = [board.entry.ref.name for board in activity.boards]
    return (*entry_columns(name, names, after=_YEARS_WIDTH), _years(activity, ""))


def active_cells(board: ActiveBoard, name: str, terms: Sequence[str] = ()) -> Sequence[Content]:
    """Return the cells of a leaderboard under `active_columns`, called `name`."""
    named = marked(name or "(no name)", terms)
    return (*board_cells(board.entry, named), sparkline(board.per_year))


def trend_columns(activity: Activity, name: str) -> tuple[Column, ...]:
    """Return the same columns, the last for the state of the art over the years."""
    names = [board.entry.dataset_name for board in activity.boards]
    return (*entry_columns(name, names, after=_YEARS_WIDTH), _years(activity, "best "))


def trend_cells(board: ActiveBoard) -> Sequence[Content]:
    """Return the cells of a leaderboard under `trend_columns`, called as its dataset is.

    Boards on a part of another one's dataset stand below that one, a step to the right.
    """
    name = part_sign(board.depth) + line(board.entry.dataset_name or "(no name)")
    return (*board_cells(board.entry, name), staircase(board.trend))


def _score(raw: str) -> str:
    """Return a value without what its spread is, and with no more digits than have room."""
    value = raw.partition("±")[0].strip()
    number = value.removesuffix("%").strip()
    if len(value) <= _SCORE_WIDTH or not _DECIMALS.fullmatch(number):
        return value
    return f"{float(number):.6g}" + value[len(number) :].strip()


def _most(longest: int) -> int:
    """Return how many cells names have use for."""
    return max(_NAME_WIDTHS[0], min(longest or _NAME_WIDTHS[1], _NAME_WIDTHS[1]))


def part_sign(depth: int) -> Content:
    """Return what stands before the name of a board on a part of a dataset; nothing for depth 0."""
    return Content.styled(f"{'  ' * (depth - 1)}└ " if depth else "", _QUIET)


def _years(activity: Activity, of_what: str) -> Column:
    years = f"{of_what}{activity.first_year}-{activity.last_year}"
    span = activity.last_year - activity.first_year + 1
    return Column("trend", years, width=max(span, len(years)), hide_below=62)
