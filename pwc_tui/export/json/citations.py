"""What an archive knows about a bibliography, and the table of related work, as JSON."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pwc_tui.domain.boards.quality_marks import is_unsure
from pwc_tui.domain.boards.results_matrix import MatrixCell, ResultsMatrix
from pwc_tui.domain.citations.bib_entry import EntryCheck
from pwc_tui.export.citations.bib_file import BibFile
from pwc_tui.export.json.encode import JsonObject
from pwc_tui.export.json.papers import SITE, named


def bib_document(
    path: Path, file: BibFile, checks: Sequence[EntryCheck], fixed: Path | None
) -> JsonObject:
    """Return what is known of each entry, in their order, and what is no entry."""
    return {
        "file": str(path),
        "encoding": file.encoding,
        "fixed": str(fixed) if fixed else None,
        "damaged": [{"line": each.line, "problem": each.problem} for each in file.damaged],
        "entries": [_entry(check) for check in checks],
    }


def _entry(check: EntryCheck) -> JsonObject:
    paper = check.paper
    return {
        "key": check.entry.key,
        "kind": check.entry.kind,
        "line": check.entry.line,
        "title": check.entry.title or None,
        "paper": paper
        and {"id": paper.slug, "title": paper.title, "url": f"{SITE}/paper/{paper.slug}"},
        "found_by": str(check.by) if check.by else None,
        "score": check.score if paper else None,
        "published_in": check.published_in or None,
        "official_code": check.official_code or None,
        "boards": [named(board) for board in check.boards],
        "other_title": check.other_title or None,
        "repeats": check.repeats or None,
    }


def matrix_document(matrix: ResultsMatrix, keys: Mapping[str, str]) -> JsonObject:
    """Return the table of related work; `values` are in the order of the columns."""
    return {
        "columns": [
            {
                "board": named(column.board),
                "dataset": column.dataset,
                "metric": column.metric.name,
                "direction": str(column.metric.direction),
                "is_sure": not is_unsure(column.metric),
            }
            for column in matrix.columns
        ],
        "rows": [
            {
                "key": keys[row.paper.slug],
                "paper": {"id": row.paper.slug, "title": row.paper.title},
                "model": row.model,
                "year": row.paper.year,
                "values": [cell and _cell(cell) for cell in row.cells],
            }
            for row in matrix.rows
        ],
    }


def _cell(cell: MatrixCell) -> JsonObject:
    return {
        "value": cell.value,
        "number": cell.number,
        "model": cell.model or None,
        "place": cell.place,
        "notes": list(cell.notes),
    }
