"""What speaks for papers beside their texts: official code, and leaderboards with results.

Budget: two short statements for 500 papers; the page of each would take 10 ms.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pwc_tui.domain.refs import Kind, Ref, board_name

_CODE = (
    "SELECT code_link.paper_id, url FROM code_link JOIN repository ON repository.id = repository_id"
    " WHERE is_official AND code_link.paper_id IN ({}) ORDER BY code_link.id"
)
_BOARDS = (
    "SELECT DISTINCT result.paper_id, benchmark.id, benchmark.slug, task.name, dataset.name,"
    " benchmark.result_count FROM result JOIN benchmark ON benchmark.id = benchmark_id"
    " JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
    " WHERE result.paper_id IN ({}) ORDER BY benchmark.result_count DESC, benchmark.id"
)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PaperStanding:
    """What speaks for a paper."""

    official_code: str = ""
    """The address of the first official repository."""
    boards: tuple[Ref, ...] = ()
    """The leaderboards with results of it, the largest first."""


def read_standings(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, PaperStanding]:
    """Return by number what speaks for papers; of a version what speaks for its paper."""
    code: dict[int, str] = {}
    boards: defaultdict[int, list[Ref]] = defaultdict(list)
    for part in _parts(ids):
        marks = ",".join("?" * len(part))
        for number, url in connection.execute(_CODE.format(marks), part):
            code.setdefault(number, url)
        for number, board, slug, task, dataset, _ in connection.execute(
            _BOARDS.format(marks), part
        ):
            boards[number].append(Ref(Kind.BOARD, board, slug, board_name(task, dataset)))
    return {number: PaperStanding(code.get(number, ""), tuple(boards[number])) for number in ids}


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
