"""How far papers are apart on the leaderboards they share.

Budget: told of every related paper while a page opens: 10 ms.
"""

import sqlite3
from collections.abc import Sequence

_BEST = """
SELECT paper_id, result.benchmark_id, rank, number, unit
FROM result JOIN value ON result_id = result.id
WHERE paper_id IN ({0}) AND benchmark_id IN ({1}) AND rank IS NOT NULL AND number IS NOT NULL
    AND metric_id = (
        SELECT id FROM metric WHERE metric.benchmark_id = result.benchmark_id AND ranked_count > 0
        ORDER BY position LIMIT 1)
ORDER BY rank DESC
"""
"""By the first metric of a board that ranks; the best row of a paper comes last."""


def rank_distances(
    connection: sqlite3.Connection, paper_id: int, others: Sequence[int], boards: Sequence[int]
) -> dict[tuple[int, int], str]:
    """Return by other paper and board how far it is from the paper: `0.8 points apart`.

    `same score` is the nearest. Where both have a value by which the board ranks.
    """
    papers, wanted = (",".join(map(str, of)) for of in ([paper_id, *others], boards))
    best: dict[tuple[int, int], tuple[float, str]] = {}
    for paper, board, _, number, unit in connection.execute(_BEST.format(papers, wanted)):
        best[paper, board] = number, unit
    return {
        (other, board): _said(abs(best[paper_id, board][0] - number), unit)
        for (other, board), (number, unit) in best.items()
        if other != paper_id and (paper_id, board) in best
    }


def _said(gap: float, unit: str) -> str:
    if gap == 0:
        return "same score"
    amount = f"{gap:.2f}".rstrip("0").rstrip(".") if gap >= 0.01 else f"{gap:.1g}"
    return f"{amount} {unit if unit not in ('', '%') else 'points'} apart"
