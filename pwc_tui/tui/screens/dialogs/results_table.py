"""The table of related work, as it will be in a paper: to be sorted, copied and saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
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
)
from pwc_tui.export.citations.bibtex import bibtex
from pwc_tui.export.matrix_csv import matrix_csv
from pwc_tui.export.matrix_markdown import matrix_markdown
from pwc_tui.export.matrix_text import note_letters
from pwc_tui.tui.screens.dialogs.copy_and_save import copy_entry, save_entry
from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.screens.dialogs.menu import Menu
from pwc_tui.tui.screens.dialogs.table_columns import TableColumns, columns_menu
from pwc_tui.tui.text import joined, line
from pwc_tui.tui.widgets.table.columns import Column
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

_QUIET = "$foreground-muted"
_FILE = "related-work"
_METRICS_ROW = 1
"""Above the rows of papers: what the metrics below the leaderboards are called."""
_NOTES_BELOW = 8
"""Notes that have a line each; of more the lines are shared."""
_BEFORE_VALUES = 2
"""Columns before the values: the model, which is in the order of the marks, and the year."""


def show_table(app: Program, columns: TableColumns) -> None:
    """Open the table; what is chosen in it is shown next. An empty one is not opened."""
    if not columns.matrix().rows:
        app.notify("Nothing that is marked has a value there.")
        app.show_menu(columns_menu(app, columns, partial(show_table, app)))
        return

    def take(menu: Menu | None) -> None:
        if menu is not None:
            app.show_menu(menu)

    app.navigator.open(ResultsTable(columns), take)


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
        Binding("c", "choose", "Columns", show=False),
        Binding("e", "take", "Copy or save", show=False),
    ]

    def __init__(self, columns: TableColumns) -> None:
        super().__init__()
        self._columns, matrix = columns, columns.matrix()
        self._marked, self._matrix, self._order = matrix, matrix, 0

    def compose(self) -> ComposeResult:
        """Show a table in a box, and its notes."""
        with Vertical() as box:
            count = len(self._matrix.rows)
            papers = len({row.paper.slug for row in self._matrix.rows})
            is_of_papers = papers == count
            box.border_title = Content(
                f"Results of {count} {'papers' if is_of_papers else 'models'}"
            )
            yield VirtualTable(self._heads())
            yield Static(self._notes())

    def on_mount(self) -> None:
        """Fill the table."""
        self._show("as marked")
        self.query_one(VirtualTable).styles.height = len(self._matrix.rows) + _METRICS_ROW + 1
        self.query_one(Static).display = bool(self._matrix.notes)

    def action_sort(self) -> None:
        """Sort by the year, then by each column, then as the papers were marked."""
        self._sort((self._order + 1) % (len(self._marked.columns) + _BEFORE_VALUES))

    def on_virtual_table_header_pressed(self, event: VirtualTable.HeaderPressed) -> None:
        """Sort by the column that was clicked, by that of the models as the papers were marked."""
        event.stop()
        self._sort(event.index)

    def action_choose(self) -> None:
        """Offer other leaderboards and metrics."""
        app = cast("Program", self.app)
        self.dismiss(columns_menu(app, self._columns, partial(show_table, app)))

    def _sort(self, order: int) -> None:
        columns, self._order = self._marked.columns, order
        if self._order == 0:
            self._matrix, said = self._marked, "as marked"
        elif self._order == 1:
            self._matrix, said = by_year(self._marked), "by year"
        else:
            place = self._order - _BEFORE_VALUES
            column = columns[place]
            self._matrix = by_column(self._marked, place)
            said = f"by {self._marked.heading(column)}"
        self._show(said)

    def action_take(self) -> None:
        """Offer the table as it is shown, to copy or to save."""
        self.dismiss(_menu(cast("Program", self.app), self._matrix))

    def _show(self, order: str) -> None:
        table, box = self.query_one(VirtualTable), self.query_one(Vertical)
        table.set_rows(
            len(self._matrix.rows) + _METRICS_ROW, self._cells, still=range(_METRICS_ROW)
        )
        box.border_subtitle = Content(f"{order}   s sort   c columns   e copy or save   esc close")

    def _heads(self) -> list[Column]:
        matrix = self._matrix
        models = max(len(row.model) for row in matrix.rows)
        return [
            Column("model", "Model", width=12, most=models, fraction=2, fixed=True, cut="middle"),
            Column("year", "Year", width=4, fixed=True),
            *(
                Column(
                    f"value-{place}",
                    line(matrix.heading(column)),
                    width=14,
                    most=max(14, len(matrix.heading(column)), len(column.metric.name)) + 2,
                    fraction=1,
                    justify="right",
                    cut="middle",
                    ending=line(f" {direction_sign(column.metric)}"),
                )
                for place, column in enumerate(matrix.columns)
            ),
        ]

    def _cells(self, index: int) -> Sequence[Content]:
        if index < _METRICS_ROW:
            metrics = (line(column.metric.name.strip(), _QUIET) for column in self._matrix.columns)
            return [Content(), Content(), *metrics]
        row, letters = self._matrix.rows[index - _METRICS_ROW], note_letters(self._matrix)
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
        notes = (line(f"{mark}: {note}", _QUIET) for note, mark in letters.items())
        return Content("\n" if len(letters) <= _NOTES_BELOW else "   ").join(notes)


def _menu(pwc: Program, matrix: ResultsMatrix) -> Menu:
    """Offer a table in every form, to copy by a letter, to save as a new file by its capital."""
    papers, own, snapshot = (
        list({row.paper.slug: row.paper for row in matrix.rows}.values()),
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
