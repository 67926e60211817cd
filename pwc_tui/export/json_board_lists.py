"""Leaderboards and metrics as entries of JSON lists."""

from pwc_tui.domain.board_lists import BoardSummary, MetricUse
from pwc_tui.export.json_papers import SITE, named
from pwc_tui.export.json_text import JsonObject


def summary_entry(summary: BoardSummary) -> JsonObject:
    """Return a leaderboard without its rows; `best_model` is null where nobody is known to be."""
    first, last = summary.first_date, summary.last_date
    return {
        **named(summary.ref),
        "url": f"{SITE}/sota/{summary.ref.slug}",
        "task": named(summary.task),
        "dataset": named(summary.dataset),
        "row_count": summary.row_count,
        "paper_count": summary.paper_count,
        "metrics": list(summary.metrics),
        "first_date": first.isoformat() if first else None,
        "last_date": last.isoformat() if last else None,
        "best_model": summary.best_model or None,
    }


def metric_entry(use: MetricUse) -> JsonObject:
    """Return a name of a metric; `directions` counts the leaderboards on which it goes each way."""
    return {
        "name": use.name,
        "board_count": use.boards,
        "value_count": use.values,
        "role": str(use.role),
        "direction": str(use.direction),
        "confidence": use.confidence,
        "reasons": list(use.reasons),
        "directions": {str(direction): boards for direction, boards in use.directions},
    }
