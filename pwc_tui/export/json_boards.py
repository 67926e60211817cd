"""A leaderboard as JSON, in the order of one of its metrics."""

from pwc_tui.domain.boards import Board, BoardRow, Value
from pwc_tui.domain.ranking import Standing
from pwc_tui.export.board_table import in_order
from pwc_tui.export.json_papers import SITE, link_entries, named
from pwc_tui.export.json_text import JsonObject


def board_document(board: Board, metric_index: int | None) -> JsonObject:
    """Return a leaderboard whole, in the order of `board_table.in_order`.

    A row lists its values in the order of the metrics; metrics it states nothing for are left out.
    """
    return {
        "id": board.ref.slug,
        "url": f"{SITE}/sota/{board.ref.slug}",
        "task": named(board.task),
        "dataset": named(board.dataset),
        "description": board.description,
        "links": link_entries(board.links),
        "citations": link_entries(board.citations),
        "metrics": [
            {"name": metric.name, "direction": str(metric.direction)} for metric in board.metrics
        ],
        "sorted_by": None if metric_index is None else board.metrics[metric_index].name,
        "rows": [_row(board, standing) for standing in in_order(board, metric_index)],
    }


def _row(board: Board, standing: Standing) -> JsonObject:
    row = board.rows[standing.row_index]
    return {
        "rank": standing.rank,
        "model": row.model,
        "values": [
            _value(metric.name, value)
            for metric, value in zip(board.metrics, row.values, strict=True)
            if value is not None
        ],
        "paper": _paper(row),
        "date": row.date.isoformat() if row.date else None,
        "code": link_entries(row.code),
        "models": link_entries(row.models),
        "has_official_code": row.has_official_code,
        "uses_extra_data": row.uses_extra_data,
    }


def _value(metric: str, value: Value) -> JsonObject:
    return {"metric": metric, "raw": value.raw, "number": value.number, "rank": value.rank}


def _paper(row: BoardRow) -> JsonObject:
    """Return which paper stands on the row; `id` is null where the archive does not hold it."""
    return {
        "id": row.paper.slug if row.paper else None,
        "title": row.paper.name if row.paper else row.paper_title,
        "url": row.paper_url or None,
    }
