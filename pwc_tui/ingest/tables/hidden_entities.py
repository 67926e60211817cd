"""Which methods and datasets are advertisements: what the files tell of them, weighed."""

from collections.abc import Iterable

from pwc_tui.domain.spam import CROWD, Suspect, judge
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.store.write.database_writer import DatabaseWriter

_METHODS = (
    "SELECT own.id, s.record, own.name, own.description,"
    " EXISTS (SELECT 1 FROM paper_method AS p WHERE p.method_id = own.id AND p.paper_id NOT IN"
    f" (SELECT paper_id FROM paper_method GROUP BY 1 HAVING count(*) > {CROWD})),"
    " own.paper_title IS NOT NULL AND n.methods IS NULL, n.methods IS NOT NULL,"
    " own.introduced_year IS NOT NULL, own.stated_paper_count"
    " FROM method AS own CROSS JOIN stage.method AS s ON s.id = own.id"
    " LEFT JOIN (SELECT paper_title, paper_url, count(*) AS methods FROM method"
    f" WHERE paper_title IS NOT NULL GROUP BY 1, 2 HAVING count(*) > {CROWD}) AS n"
    " ON n.paper_title = own.paper_title AND n.paper_url = own.paper_url ORDER BY own.id"
)
"""A paper that is said to use a crowd of methods, or that a crowd of them says to come from, tells
nothing."""

_DATASETS = (
    "SELECT own.id, s.record, own.name, own.description, own.board_count > 0,"
    " own.paper_title IS NOT NULL OR own.homepage IS NOT NULL, 0,"
    " own.introduced_date IS NOT NULL, own.paper_count"
    " FROM dataset AS own CROSS JOIN stage.dataset AS s ON s.id = own.id ORDER BY own.id"
)
"""Many datasets of one paper are no crowd: benchmarks do so."""


def hide_methods(writer: DatabaseWriter, ledger: Ledger) -> None:
    """Mark the methods that are advertisements, and note them in the ledger."""
    _hide(writer, "method", _METHODS, ledger)


def hide_datasets(writer: DatabaseWriter, ledger: Ledger) -> None:
    """Mark the datasets that are advertisements, and note them in the ledger."""
    _hide(writer, "dataset", _DATASETS, ledger)


def _hide(writer: DatabaseWriter, table: str, query: str, ledger: Ledger) -> None:
    verdicts: list[tuple[str, int]] = []
    for number, record, name, *known in writer.rows(query):
        if because := judge(_suspect(name, known)).because:
            verdicts.append((because, number))
            if record is not None:
                ledger.record = record
                ledger.hide("advertisement", "name", name)
    statement = f"UPDATE {table} SET is_hidden = 1, hidden_because = ? WHERE id = ?"
    writer.execute_many(statement, verdicts)


def _suspect(name: str, known: Iterable[object]) -> Suspect:
    description, is_used, has_source, is_in_crowd, has_year, stated_papers = known
    return Suspect(
        name,
        str(description),
        is_used=bool(is_used),
        has_source=bool(has_source),
        is_in_crowd=bool(is_in_crowd),
        has_year=bool(has_year),
        stated_papers=int(str(stated_papers)),
    )
