"""What is shown of a leaderboard, in a line: how many rows, in which order, what narrows it."""

from pwc_tui.domain.boards.quality_marks import is_unsure
from pwc_tui.domain.boards.ranking import is_only_sorted
from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.domain.metrics.metric_roles import Direction


def caption(shown: ArrangedBoard) -> str:
    """Return which rows are shown in which order: `10 of 94 results, by WER, lower is better`."""
    whole, count = len(shown.board.rows), len(shown.order)
    rows = f"{whole} results" if count == whole else f"{count} of {whole} results"
    if own := sum(bool(shown.board.rows[each.row_index].own_id) for each in shown.order):
        rows += f" ({own} of your own)"
    narrowed = (*shown.filter.chips(), *shown.as_of_left_out.said())
    return ", ".join((rows, *narrowed, *_order(shown)))


def _order(shown: ArrangedBoard) -> tuple[str, ...]:
    metric = shown.chosen
    if metric is None:
        return ("in the archive's order",)
    name = metric.name or "(no name)"
    if is_only_sorted(metric):
        return (f"sorted by {name}, the smallest first", "not ranked")
    if metric.direction is Direction.UNKNOWN:
        return ("in the archive's order", f"which way {name} is better is unknown")
    unsure = " (unsure)" if is_unsure(metric) else ""
    return (f"by {name}", f"{metric.direction} is better{unsure}")
