"""A leaderboard as JSON, in the order of one of its metrics."""

from collections.abc import Mapping, Sequence
from datetime import date

from pwc_tui.domain.boards.board import BoardRow, Metric, Value
from pwc_tui.domain.boards.quality_marks import QualityMark, board_marks, is_unsure
from pwc_tui.domain.boards.ranking import RankedRow, ranks_by_metric, scale_of_metric
from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.domain.metrics.metric_roles import RANKING_ROLES
from pwc_tui.domain.refs import Ref
from pwc_tui.export.json.encode import JsonObject
from pwc_tui.export.json.papers import SITE, link_entries, named


def board_document(shown: ArrangedBoard, today: date) -> JsonObject:
    """Return a leaderboard with the rows shown, in their order.

    A row lists its values in the order of the metrics; metrics it states nothing for are left out.
    Ranks are those of the whole board, as of the day that is asked for. `today` is the day on
    which the archive was complete, from which results are old or not.
    """
    board = shown.board
    ranks = ranks_by_metric(board, shown.filter.as_of)
    return {
        "id": board.ref.slug,
        "url": f"{SITE}/sota/{board.ref.slug}",
        "task": named(board.task),
        "dataset": named(board.dataset),
        "part_of": named(board.parent) if board.parent else None,
        "parts": [_board(part) for part in board.parts],
        "also": [_board(twin) for twin in board.twins],
        "description": board.description,
        "links": link_entries(board.links),
        "citations": link_entries(board.citations),
        "marks": _marks(board_marks(board, today)),
        "metrics": [_metric(shown, place) for place in range(len(board.metrics))],
        "sorted_by": shown.chosen.name if shown.chosen else None,
        "filter": _filter(shown),
        "row_count": len(board.rows),
        "rows": [_row(shown, standing, ranks) for standing in shown.order],
    }


def _board(ref: Ref) -> JsonObject:
    return {**named(ref), "url": f"{SITE}/sota/{ref.slug}"}


def _metric(shown: ArrangedBoard, place: int) -> JsonObject:
    metric = shown.board.metrics[place]
    return {
        "name": metric.name,
        "direction": str(metric.direction),
        "is_sure": _is_sure(metric),
        "confidence": metric.confidence,
        "role": str(metric.role),
        "reasons": list(metric.reasons),
        "is_flipped": place in shown.flipped,
        "scale_note": scale_of_metric(shown.board, place).note,
    }


def _is_sure(metric: Metric) -> bool | None:
    """Return whether the direction is sure; None for what is no score."""
    return not is_unsure(metric) if metric.role in RANKING_ROLES else None


def _filter(shown: ArrangedBoard) -> JsonObject:
    wanted, left_out = shown.filter, shown.as_of_left_out
    return {
        "as_of": wanted.as_of.isoformat() if wanted.as_of else None,
        "undated_left_out": left_out.undated,
        "unsure_left_out": left_out.unsure,
        "code": wanted.code.value or None,
        "no_extra_data": wanted.is_without_extra,
        "first_year": wanted.first_year,
        "last_year": wanted.last_year,
        "text": wanted.text or None,
        "one_row_per_paper": wanted.is_folded,
    }


def _row(
    shown: ArrangedBoard, standing: RankedRow, ranks: Sequence[Mapping[int, int]]
) -> JsonObject:
    row = shown.board.rows[standing.row_index]
    return {
        "rank": standing.rank,
        "model": row.model,
        "is_own": bool(row.own_id),
        "values": [
            _value(metric.name, value, of_metric.get(standing.row_index))
            for metric, value, of_metric in zip(shown.board.metrics, row.values, ranks, strict=True)
            if value is not None
        ],
        "paper": _paper(row),
        "date": row.date.isoformat() if row.date else None,
        "code": link_entries(row.code),
        "models": link_entries(row.models),
        "has_official_code": row.has_official_code,
        "uses_extra_data": row.uses_extra_data,
        "is_duplicate": standing.is_duplicate,
        "marks": _marks(shown.marks[standing.row_index]),
    }


def _value(metric: str, value: Value, rank: int | None) -> JsonObject:
    return {
        "metric": metric,
        "raw": value.raw,
        "number": value.number,
        "rank": rank,
        "uncertainty": value.uncertainty,
        "unit": value.unit,
        "note": value.note,
    }


def _paper(row: BoardRow) -> JsonObject:
    """Return which paper stands on the row; `id` is null where the archive does not hold it."""
    return {
        "id": row.paper.slug if row.paper else None,
        "title": row.paper.name if row.paper else row.paper_title,
        "url": row.paper_url or None,
    }


def _marks(marks: Sequence[QualityMark]) -> list[JsonObject]:
    return [{"mark": str(mark.kind), "detail": mark.detail} for mark in marks]
