"""What speaks for papers beside their texts: official code, and leaderboards with results.

Budget: two short statements for 500 papers; the page of each would take 10 ms.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pwc_tui.domain.refs import Kind, Ref, board_name
from pwc_tui.store.connect.open import rows_in

_CODE = (
    "SELECT code_link.paper_id, url FROM code_link JOIN repository ON repository.id = repository_id"
    " WHERE is_official AND code_link.paper_id"
)
_BOARDS = (
    "SELECT DISTINCT result.paper_id, benchmark.id, benchmark.slug, task.name, dataset.name,"
    " benchmark.result_count FROM result JOIN benchmark ON benchmark.id = benchmark_id"
    " JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
    " WHERE result.paper_id"
)


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
    for number, url in rows_in(connection, _CODE, ids, "code_link.id"):
        code.setdefault(number, url)
    largest_first = "benchmark.result_count DESC, benchmark.id"
    for number, board, slug, task, dataset, _ in rows_in(connection, _BOARDS, ids, largest_first):
        boards[number].append(Ref(Kind.BOARD, board, slug, board_name(task, dataset)))
    return {number: PaperStanding(code.get(number, ""), tuple(boards[number])) for number in ids}
