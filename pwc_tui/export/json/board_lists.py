"""Leaderboards and metrics as entries of JSON lists."""

from collections.abc import Sequence

from pwc_tui.domain.boards.summaries import BoardEntry, MetricUse
from pwc_tui.export.json.encode import JsonObject
from pwc_tui.export.json.papers import SITE, named


def board_entry(entry: BoardEntry, metrics: Sequence[str], whole: str | None) -> JsonObject:
    """Return a leaderboard without its rows; `best_model` is null where nobody is known to be.

    `part_of` is the id of the leaderboard on the dataset that its own is a part of.
    """
    return {
        **named(entry.ref),
        "url": f"{SITE}/sota/{entry.slug}",
        "task": named(entry.task),
        "dataset": named(entry.dataset),
        "part_of": whole,
        "row_count": entry.result_count,
        "paper_count": entry.paper_count,
        "metrics": list(metrics),
        "first_date": entry.first_day,
        "last_date": entry.last_day,
        "best_model": entry.best_model or None,
        "best_metric": entry.best_metric or None,
        "best_value": entry.best_value or None,
        "best_year": entry.best_year,
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
