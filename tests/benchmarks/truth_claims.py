"""What is counted of related papers: claims of who beat whom that the rows do not bear out."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.related import ReasonKind
from pwc_tui.search.index.array_store import ArrayFile
from pwc_tui.search.index.integrity import IndexMissing
from pwc_tui.search.index.layout import LINKS, RELATED
from pwc_tui.search.index.postings import LinkIndex
from pwc_tui.search.related.board_neighbours import Standings

_ROWS = """
SELECT result.benchmark_id, ifnull(paper_id, -result.id), model, rank, ifnull(date, '')
FROM result JOIN value ON result_id = result.id AND metric_id = (
    SELECT id FROM metric WHERE metric.benchmark_id = result.benchmark_id AND ranked_count > 0
    ORDER BY position LIMIT 1)
WHERE rank IS NOT NULL
"""


class _Row(NamedTuple):
    """A row of a board; a paper below 0 is not in the archive."""

    paper: int
    model: str
    rank: int
    date: str

    @property
    def first(self) -> str:
        return self.date + "-01-01"[len(self.date) - 4 :] if len(self.date) < 10 else self.date

    @property
    def last(self) -> str:
        return self.date + "-12-31"[len(self.date) - 4 :] if len(self.date) < 10 else self.date


def unfounded_claims(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the claims of the index beside a database that its rows do not bear out.

    Raises LookupError where there is no index that this program reads.
    """
    rows: defaultdict[int, list[_Row]] = defaultdict(list)
    for board, *row in connection.execute(_ROWS):
        rows[board].append(_Row(*row))
    for kind, board, paper, other in claims(connection):
        of_paper = min((r for r in rows[board] if r.paper == paper), key=_best)
        of_other = min((r for r in rows[board] if r.paper == other), key=_best)
        if kind is ReasonKind.BEATEN:
            is_borne_out = of_other.last < of_paper.first and of_other.rank > of_paper.rank
        else:
            is_borne_out = _is_first_to_beat(of_other, of_paper, rows[board])
        if not is_borne_out:
            yield f"board {board}: {other} {kind.value} {paper}"


def claims(connection: sqlite3.Connection) -> Iterator[tuple[ReasonKind, int, int, int]]:
    """Yield every claim: which, on which board, about which paper, and of which other one."""
    database = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    try:
        folder = next(database.parent.glob(f"{database.stem}.*.index"))
        links, file = ArrayFile(folder / LINKS), ArrayFile(folder / RELATED)
    except (StopIteration, IndexMissing) as error:
        raise LookupError(database) from error
    boards, standings = LinkIndex(links, Kind.BOARD), Standings(file)
    (count,) = connection.execute("SELECT max(id) FROM paper WHERE result_count > 0").fetchone()
    for paper in range(count):
        for evidence in standings.evidence(paper, boards.of_paper.row(paper).tolist()):
            if evidence.kind is not ReasonKind.BOARD:
                for other in evidence.papers.tolist():
                    yield evidence.kind, evidence.number, paper + 1, other + 1


def _is_first_to_beat(one: _Row, beaten: _Row, rows: list[_Row]) -> bool:
    if not (one.rank < beaten.rank and one.first > beaten.last):
        return False
    for row in rows:
        is_other = row.paper not in (one.paper, beaten.paper)
        if not is_other or row.rank >= beaten.rank or _is_again(row, rows):
            continue
        if not row.date or (row.last > beaten.first and row.first <= one.last):
            return False
    return True


def _is_again(row: _Row, rows: list[_Row]) -> bool:
    """Return whether a row without its paper states what another one states with it."""
    named = row.rank, row.model[:5].lower()
    return row.paper < 0 and any(
        each.paper > 0 and (each.rank, each.model[:5].lower()) == named for each in rows
    )


def _best(row: _Row) -> tuple[int, bool, str]:
    return row.rank, not row.date, row.date
