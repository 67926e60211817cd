"""A leaderboard taken out of the program, as it is shown: to the clipboard or into a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from pwc_tui.domain.boards.extent import BoardExtent
from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.export.board_csv import board_csv
from pwc_tui.export.board_markdown import board_markdown
from pwc_tui.export.chart_svg import board_svg
from pwc_tui.export.json.boards import board_document
from pwc_tui.export.json.encode import to_list
from pwc_tui.export.json.papers import attributed
from pwc_tui.tui.places.trail import BoardChart
from pwc_tui.tui.screens.board.extent_dialogs import columns_menu, rows_menu
from pwc_tui.tui.screens.board.rows import BoardView
from pwc_tui.tui.screens.dialogs.copy_and_save import copy_entry, file_name, save_entry
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.text import line

if TYPE_CHECKING:
    from pwc_tui.domain.citations.cited_paper import CitedPaper
    from pwc_tui.tui.app.program import Program
    from pwc_tui.tui.services.backend import Backend

_QUIET = "$foreground-muted"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is taken out, and whose data it is."""

    board: ArrangedBoard
    """The rows and columns that are wanted."""
    with_all_metrics: ArrangedBoard
    """The same rows with all columns."""
    whole: ArrangedBoard
    """What is shown: a chart of some rows alone would say something else."""
    against: str
    """The column that the chart on screen is drawn against, "" for one over time."""
    snapshot: str
    day: date
    """From which results are old or not."""
    backend: Backend


@dataclass(frozen=True, slots=True)
class _Format:
    key: str
    name: str
    ending: str
    content: Callable[[_Shown], str | bytes]
    is_text: bool = True
    """Whether it is something to be pasted, which a chart is not."""


def export_menu(
    app: Program, rows: BoardView, chart: BoardChart | None, extent: BoardExtent
) -> Menu:
    """Offer what is shown in every form, to copy by a letter, to save by its capital.

    `extent` says which rows and columns are taken; the first entries change that. The chart is that
    on screen, or the metric over time where there is none; it always has all rows.
    """
    wanted = _Wanted(app, rows, chart, extent)
    texts = [form for form in _FORMATS if form.is_text]
    copying = [
        copy_entry(
            app, form.name, form.key, f"leaderboard as {form.name}", partial(_text, form, wanted)
        )
        for form in texts
    ]
    saving = [_saving(form, wanted) for form in _FORMATS]
    return Menu(
        "Copy or save the leaderboard",
        [*extent_entries(wanted), *copying, *saving],
        action="choose, copy or save",
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is taken out: of which rows and columns, and the chart beside them."""

    app: Program
    rows: BoardView
    chart: BoardChart | None
    extent: BoardExtent

    @property
    def against(self) -> str:
        """The column that the chart is drawn against, "" for one over time."""
        return self.chart.against if self.chart else ""

    def menu(self, extent: BoardExtent) -> Menu:
        """Return the dialogue for other rows and columns."""
        return export_menu(self.app, self.rows, self.chart, extent)


def extent_entries(wanted: _Wanted) -> list[PickerEntry]:
    """Return what says which rows and columns are taken, and leads to choosing others."""
    rows, extent = wanted.rows, wanted.extent
    marked = rows.results_in(wanted.app.marked)
    rows_entry = partial(rows_menu, rows, marked, wanted.menu, extent)
    columns_entry = partial(columns_menu, rows, wanted.menu, extent)
    taken = len(extent.rows(rows.arranged).order)
    count_of = len(rows.board.metrics)
    metrics = count_of if extent.metrics is None else len(extent.metrics | {rows.metric or 0})
    entries = [_leading("r", f"rows: {taken:,} of {len(rows):,}", rows_entry)]
    if count_of > 1:
        entries.append(_leading("k", f"columns: {metrics} of {count_of} metrics", columns_entry))
    return entries


def _leading(key: str, said: str, menu: Callable[[], Menu]) -> PickerEntry:
    return PickerEntry(line(said), line("choose others …", _QUIET), key, menu)


def _saving(form: _Format, wanted: _Wanted) -> PickerEntry:
    name = file_name(wanted.rows.board.ref.slug) or "leaderboard"
    against = wanted.against.strip()
    return save_entry(
        wanted.app,
        form.name,
        form.key.upper(),
        f"{name}.{form.ending}",
        lambda: form.content(_taken(wanted)),
        more=f"against {against}" if against and not form.is_text else "",
    )


def _text(form: _Format, wanted: _Wanted) -> str:
    return str(form.content(_taken(wanted)))


def _taken(wanted: _Wanted) -> _Shown:
    backend, shown, extent = wanted.app.backend, wanted.rows.arranged, wanted.extent
    return _Shown(
        board=extent.of(shown),
        with_all_metrics=extent.rows(shown),
        whole=shown,
        against=wanted.against,
        snapshot=backend.snapshot(),
        day=backend.leaderboards.snapshot_day(),
        backend=backend,
    )


def _latex(shown: _Shown) -> str:
    from pwc_tui.export.board_latex import board_latex  # noqa: PLC0415  60 ms: pylatexenc

    return board_latex(shown.board, shown.snapshot)


def _citing_latex(shown: _Shown) -> str:
    from pwc_tui.export.board_latex import board_latex  # noqa: PLC0415  as above

    keys = shown.backend.own.citation_keys(_cited(shown))
    return board_latex(shown.board, shown.snapshot, keys.__getitem__)


def _bibtex(shown: _Shown) -> str:
    from pwc_tui.export.citations.bibtex import bibtex  # noqa: PLC0415  few export it

    papers = _cited(shown)
    return bibtex(papers, shown.backend.own.citation_keys(papers), shown.snapshot)


def _cited(shown: _Shown) -> list[CitedPaper]:
    """Return the papers of the rows, each once."""
    rows = (shown.board.board.rows[standing.row_index] for standing in shown.board.order)
    return shown.backend.cited(dict.fromkeys(row.paper.id for row in rows if row.paper))


def _json(shown: _Shown) -> str:
    document = board_document(shown.with_all_metrics, shown.day)
    return to_list(attributed(shown.snapshot, document)) + "\n"


def _svg(shown: _Shown) -> str:
    return board_svg(shown.whole, shown.snapshot, shown.against)


def _png(shown: _Shown) -> bytes:
    from pwc_tui.export.chart_png import png_of  # noqa: PLC0415  an extra, and seldom used

    return png_of(_svg(shown))


_FORMATS = (
    _Format("m", "Markdown", "md", lambda shown: board_markdown(shown.board, shown.snapshot)),
    _Format("l", "LaTeX", "tex", _latex),
    _Format("t", r"LaTeX with \cite", "tex", _citing_latex),
    _Format("b", r"BibTeX, the papers of \cite", "bib", _bibtex),
    _Format("c", "CSV", "csv", lambda shown: board_csv(shown.board, shown.snapshot)),
    _Format("j", "JSON", "json", _json),
    _Format("v", "SVG, the chart", "svg", _svg, is_text=False),
    _Format("p", "PNG, the chart", "png", _png, is_text=False),
)
