"""The order and the ranks of a leaderboard by one of its metrics."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.duplicate_rows import ResultKey, duplicates, model_key
from pwc_tui.domain.metrics.metric_names import credible
from pwc_tui.domain.metrics.metric_roles import RANKING_ROLES, Direction
from pwc_tui.domain.metrics.mixed_scale import Scale, rescaled, scale_of
from pwc_tui.domain.metrics.values import ParsedValue


class RankedRow(NamedTuple):
    """Where one row of a board stands: its place in `Board.rows`, and its rank if it has one.

    `is_duplicate` says that an earlier row of `Board.rows` states the same result again.
    """

    row_index: int
    rank: int | None
    is_duplicate: bool = False


def standings(
    board: Board,
    metric_index: int,
    *,
    as_of: date | None = None,
    copies: frozenset[int] | None = None,
) -> tuple[RankedRow, ...]:
    """Return the rows of `board` in the order of one metric, best first.

    Ranks are competition ranks (1, 2, 2, 4); ties keep the archive's order, and duplicate rows
    share the rank of the row they repeat without pushing others down. Values of a mixed column are
    on one scale. Without a known direction nobody is ranked: by a size or a setting the rows are
    sorted, the smallest first, by a score they stay in the archive's order. Rows whose value is no
    number, or one the metric cannot have, follow the ranked ones, rows without any value come last.

    `as_of` leaves the rows that were there on that day for sure: undated ones are left out, and
    those whose date is not known well enough to say so. `copies` saves looking for the duplicate
    rows, where they are known. Raises IndexError when there is no such metric.
    """
    direction = board.metrics[metric_index].direction
    shown = [index for index, row in enumerate(board.rows) if is_known_by(row, as_of)]
    numbers = credible_numbers(board, metric_index)
    copies = duplicate_rows(board) if copies is None else copies
    found = ranks_of(
        [numbers[index] for index in shown],
        direction,
        frozenset(place for place, index in enumerate(shown) if index in copies),
    )
    ranks = dict(zip(shown, found, strict=True))
    values = [row.values[metric_index] for row in board.rows]
    sizes = _sizes(board, metric_index)
    shown.sort(
        key=lambda index: (
            ranks[index] is None,
            ranks[index] or 0,
            sizes[index] is None,
            sizes[index] or 0.0,
            values[index] is None,
        )
    )
    return tuple(RankedRow(index, ranks[index], index in copies) for index in shown)


def is_only_sorted(metric: Metric) -> bool:
    """Return whether rows are sorted by a metric in which nobody is better: a size, a setting."""
    return metric.role not in RANKING_ROLES and metric.direction is Direction.UNKNOWN


def default_metric(board: Board) -> int | None:
    """Return the metric a board is ranked by at first, None for a board without metrics.

    The site's first, but a size or a remark ranks nobody: the first score with a direction goes
    before it, then the first score without one.
    """
    places = range(len(board.metrics))
    scores = [place for place in places if board.metrics[place].role in RANKING_ROLES]
    told = (p for p in scores if board.metrics[p].direction is not Direction.UNKNOWN)
    return next((place for each in (told, scores, places) for place in each), None)


def folded(board: Board, order: Sequence[RankedRow]) -> tuple[RankedRow, ...]:
    """Return only the first row of every paper; rows without a paper stay."""
    seen: set[str] = set()
    kept = []
    for standing in order:
        key = paper_key(board.rows[standing.row_index])
        if not key or key not in seen:
            kept.append(standing)
        seen.add(key)
    return tuple(kept)


def ranks_of(
    numbers: Sequence[float | None],
    direction: Direction,
    copies: frozenset[int] = frozenset(),
) -> list[int | None]:
    """Return competition ranks (1, 2, 2, 4); None without number and without known direction.

    `copies` are places of duplicates: they share the rank of their number and push nobody down.
    """
    if direction is Direction.UNKNOWN:
        return [None] * len(numbers)
    known = [
        number for place, number in enumerate(numbers) if number is not None and place not in copies
    ]
    only_copied = {numbers[place] for place in copies} - {None, *known}
    known.extend(number for number in only_copied if number is not None)
    ranks: dict[float, int] = {}
    for place, number in enumerate(sorted(known, reverse=direction is Direction.HIGHER), 1):
        ranks.setdefault(number, place)
    return [None if number is None else ranks[number] for number in numbers]


def ranked_count(ranks: Sequence[int | None], copies: frozenset[int] = frozenset()) -> int:
    """Return among how many the ranks of `ranks_of` are: a duplicate takes nobody's place here too.

    Nobody's rank is larger; where the last rank is nobody else's, it is this number.
    """
    known = [rank for place, rank in enumerate(ranks) if rank is not None and place not in copies]
    only_copied = {ranks[place] for place in copies} - {None, *known}
    return len(known) + len(only_copied)


def numbers_of(board: Board, metric_index: int) -> list[float | None]:
    """Return the numbers of one metric on one scale, one per row of the board."""
    return on_one_scale([row.values[metric_index] for row in board.rows])


def credible_numbers(board: Board, metric_index: int) -> list[float | None]:
    """Return the numbers of one metric on one scale, None also for those it cannot have."""
    return credible(board.metrics[metric_index].name, numbers_of(board, metric_index))


def on_one_scale(values: Sequence[Value | None]) -> list[float | None]:
    """Return the numbers of all values of a column on one scale, None where there is none."""
    numbers = [None if value is None else value.number for value in values]
    if not any(number is not None and 0 < number <= 1 for number in numbers):
        return numbers  # no fraction, no mixed scale: most columns, in a fifth of the time
    parsed = _parsed(values)
    return rescaled(parsed, scale_of(parsed))


def scale_of_metric(board: Board, metric_index: int) -> Scale:
    """Return what is done to the values of one metric of the board to bring them to one scale."""
    return scale_of(_parsed([row.values[metric_index] for row in board.rows]))


def ranks_by_metric(board: Board, as_of: date | None = None) -> tuple[Mapping[int, int], ...]:
    """Return for every metric the ranks of the rows that have one, as `standings` gives them."""
    copies = duplicate_rows(board)
    shown = [index for index, row in enumerate(board.rows) if is_known_by(row, as_of)]
    hidden = frozenset(place for place, index in enumerate(shown) if index in copies)
    found = []
    for place, metric in enumerate(board.metrics):
        numbers = credible_numbers(board, place)
        ranks = ranks_of([numbers[index] for index in shown], metric.direction, hidden)
        found.append({i: rank for i, rank in zip(shown, ranks, strict=True) if rank is not None})
    return tuple(found)


def is_known_by(row: BoardRow, day: date | None) -> bool:
    """Return whether a row was there on `day` for sure, which is nothing to ask for None.

    Never of an undated one, and of one that is known to be of 2019 not before the end of 2019.
    """
    return day is None or (row.date is not None and row.date.last <= day)


def is_better(number: float, than: float, direction: Direction) -> bool:
    """Return whether a number beats another one; never when it is not known which way."""
    if direction is Direction.UNKNOWN:
        return False
    return number > than if direction is Direction.HIGHER else number < than


def duplicate_rows(board: Board) -> frozenset[int]:
    """Return the places of rows that state an earlier row's result again."""
    keys = [model_key(row.model) for row in board.rows]
    rows_of = Counter(keys)
    places = [place for place, key in enumerate(keys) if rows_of[key] > 1]
    found = duplicates([_entry(board.rows[place]) for place in places])
    return frozenset(places[place] for place in found)


def paper_key(row: BoardRow) -> str:
    """Return what tells the papers of rows apart, "" for a row without one."""
    if row.paper is not None:
        return row.paper.slug
    return row.paper_url or row.paper_title


def _sizes(board: Board, metric_index: int) -> list[float | None]:
    """Return what rows are sorted by in which nobody is ranked; nothing for other metrics."""
    if not is_only_sorted(board.metrics[metric_index]):
        return [None] * len(board.rows)
    return [value.number if (value := row.values[metric_index]) else None for row in board.rows]


def _entry(row: BoardRow) -> ResultKey:
    values = {place: value.raw for place, value in enumerate(row.values) if value}
    return ResultKey(row.model, paper_key(row), values)


def _parsed(values: Sequence[Value | None]) -> list[ParsedValue | None]:
    return [
        None if value is None else ParsedValue(value.number, unit=value.unit) for value in values
    ]
