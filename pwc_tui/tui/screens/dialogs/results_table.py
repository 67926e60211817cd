"""The table of related work, as it will be in a paper: to be sorted, copied and saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from pwc_tui.domain.boards.quality_marks import direction_sign
from pwc_tui.domain.boards.results_matrix import (
    MatrixCell,
    ResultsMatrix,
    by_column,
    by_year,
    results_matrix,
    shared_boards,
)
from pwc_tui.domain.errors import UserError
from pwc_tui.export.citations.bibtex import bibtex
from pwc_tui.export.matrix_csv import matrix_csv
from pwc_tui.export.matrix_markdown import matrix_markdown
from pwc_tui.export.matrix_text import note_letters
from pwc_tui.tui.screens.dialogs.copy_and_save import copy_entry, save_entry
from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.screens.dialogs.menu import Menu
from pwc_tui.tui.text import joined, line
from pwc_tui.tui.widgets.table.columns import Column
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program
    from pwc_tui.tui.services.backend import Backend

MOST_BOARDS = 6
"""Leaderboards that are shown: what a page has room for."""

_QUIET = "$foreground-muted"
_FILE = "related-work"


def matrix_of(backend: Backend, papers: Sequence[int]) -> ResultsMatrix:
    """Return what papers state on the leaderboards most of them share. For a worker.

    Raises UserError where none of them has a result.
    """
    standings = backend.standings(papers)
    boards = shared_boards([standings[number].boards for number in papers], MOST_BOARDS)
    if not boards:
        raise UserError("None of the marked papers has a result on a leaderboard.")
    told = [backend.leaderboards.told(board.slug) for board in boards]
    return results_matrix(backend.cited(papers), told)


class ResultsTable(Dialog[Menu]):
    """Shows papers as rows and metrics as columns; best bold, second underlined, notes below.

    It gives back what is to be shown next: in which forms the table can be taken along.
    """

    AUTO_FOCUS: ClassVar[str | None] = "VirtualTable"
    DEFAULT_CSS = """
    ResultsTable {
        & > Vertical { height: auto; width: 96%; max-width: 100%; }
        & VirtualTable { height: auto; max-height: 100%; }
        & Static { height: auto; margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,backspace", "dismiss(None)", "Close", show=False),
        Binding("s", "sort", "Sort", show=False),
        Binding("e", "take", "Copy or save", show=False),
    ]

    def __init__(self, matrix: ResultsMatrix) -> None:
        super().__init__()
        self._marked, self._matrix, self._order = matrix, matrix, 0

    def compose(self) -> ComposeResult:
        """Show a table in a box, and its notes."""
        with Vertical() as box:
            box.border_title = Content(f"Results of {len(self._matrix.rows)} papers")
            yield VirtualTable(self._columns())
            yield Static(self._notes())

    def on_mount(self) -> None:
        """Fill the table."""
        self._show("as marked")
        self.query_one(VirtualTable).styles.height = len(self._matrix.rows) + 1
        self.query_one(Static).display = bool(self._matrix.notes)

    def action_sort(self) -> None:
        """Sort by the year, then by each column, then as the papers were marked."""
        columns = self._marked.columns
        self._order = (self._order + 1) % (len(columns) + 2)
        if self._order == 0:
            self._matrix, said = self._marked, "as marked"
        elif self._order == 1:
            self._matrix, said = by_year(self._marked), "by year"
        else:
            column = columns[self._order - 2]
            self._matrix = by_column(self._marked, self._order - 2)
            said = f"by {self._marked.heading(column)}"
        self._show(said)

    def action_take(self) -> None:
        """Offer the table as it is shown, to copy or to save."""
        self.dismiss(_menu(cast("Program", self.app), self._matrix))

    def _show(self, order: str) -> None:
        table, box = self.query_one(VirtualTable), self.query_one(Vertical)
        table.set_rows(len(self._matrix.rows), self._cells)
        box.border_subtitle = Content(f"{order}   s sort   e copy or save   esc close")

    def _columns(self) -> list[Column]:
        matrix = self._matrix
        models = max(len(row.model) for row in matrix.rows)
        return [
            Column("model", "Model", width=12, most=models, fraction=2, fixed=True, cut="middle"),
            Column("year", "Year", width=4, fixed=True),
            *(
                Column(
                    f"value-{place}",
                    line(f"{matrix.heading(column)} {column.metric.name.strip()}"),
                    width=12,
                    most=40,
                    fraction=1,
                    justify="right",
                    cut="middle",
                    ending=line(f" {direction_sign(column.metric)}"),
                )
                for place, column in enumerate(matrix.columns)
            ),
        ]

    def _cells(self, index: int) -> Sequence[Content]:
        row, letters = self._matrix.rows[index], note_letters(self._matrix)
        year = line(str(row.paper.year or "–"), _QUIET)

        def shown(cell: MatrixCell | None) -> Content:
            if cell is None:
                return Content.styled("–", "$foreground-disabled")
            style = {1: "bold $text-success", 2: "underline"}.get(cell.place or 0, "")
            marks = ",".join(letters[note] for note in cell.notes)
            value = line(cell.value, style)
            return joined([value, line(marks, _QUIET)]) if marks else value

        return [line(row.model), year, *map(shown, row.cells)]

    def _notes(self) -> Content:
        letters = note_letters(self._matrix)
        return line("   ".join(f"{mark}: {note}" for note, mark in letters.items()), _QUIET)


def _menu(pwc: Program, matrix: ResultsMatrix) -> Menu:
    """Offer a table in every form, to copy by a letter, to save as a new file by its capital."""
    papers, own, snapshot = (
        [row.paper for row in matrix.rows],
        pwc.backend.own,
        pwc.backend.snapshot,
    )

    def latex() -> str:
        from pwc_tui.export.matrix_latex import matrix_latex  # noqa: PLC0415  60 ms: pylatexenc

        return matrix_latex(matrix, own.citation_keys(papers), snapshot())

    def entries() -> str:
        return bibtex(papers, own.citation_keys(papers), snapshot())

    forms: tuple[tuple[str, str, str, Callable[[], str]], ...] = (
        ("l", "LaTeX", ".tex", latex),
        ("b", r"BibTeX, the papers of \cite", ".bib", entries),
        ("m", "Markdown", ".md", lambda: matrix_markdown(matrix, snapshot())),
        ("c", "CSV", ".csv", lambda: matrix_csv(matrix, own.citation_keys(papers), snapshot())),
    )
    copying = [copy_entry(pwc, name, key, f"table as {name}", make) for key, name, _, make in forms]
    saving = [
        save_entry(pwc, name, key.upper(), f"{_FILE}{ending}", make)
        for key, name, ending, make in forms
    ]
    return Menu("Copy or save the table", [*copying, *saving], action="copy or save")
