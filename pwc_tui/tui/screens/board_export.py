"""A leaderboard taken out of the program, as it is shown: to the clipboard or into a new file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.domain.board_view import ArrangedBoard
from pwc_tui.export.csv_board import board_csv
from pwc_tui.export.json_boards import board_document
from pwc_tui.export.json_papers import attributed
from pwc_tui.export.json_text import to_list
from pwc_tui.export.markdown_board import board_markdown
from pwc_tui.export.svg_chart import board_svg
from pwc_tui.tui.history import BoardChart
from pwc_tui.tui.messages import CopyText
from pwc_tui.tui.saving import save_new
from pwc_tui.tui.screens.picker import Entry, Menu
from pwc_tui.tui.text import line
from pwc_tui.tui.work import load

if TYPE_CHECKING:
    from pwc_tui.tui.app import PwcApp

_NAME_LENGTH = 80
"""Characters of a file's name: some systems take 255 bytes, ours has to fit onto a line too."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is taken out, and whose data it is."""

    board: ArrangedBoard
    against: str
    """The column that the chart on screen is drawn against, "" for one over time."""
    snapshot: str
    day: date
    """From which results are old or not."""


@dataclass(frozen=True, slots=True)
class _Format:
    key: str
    name: str
    ending: str
    content: Callable[[_Shown], str | bytes]
    is_text: bool = True
    """Whether it is something to be pasted, which a chart is not."""


def export_menu(shown: ArrangedBoard, chart: BoardChart | None) -> Menu:
    """Offer what is shown in every form, to copy by a letter, to save by its capital.

    The chart is that on screen, or the metric over time where there is none.
    """
    against = chart.against if chart else ""
    texts = [form for form in _FORMATS if form.is_text]
    copying = [_copying(form, shown) for form in texts]
    saving = [_saving(form, shown, against) for form in _FORMATS]
    return Menu("Copy or save what is shown", [*copying, *saving], action="copy or save")


def _copying(form: _Format, shown: ArrangedBoard) -> Entry:
    def run(app: PwcApp) -> None:
        def copy(text: str | bytes) -> None:
            app.post_message(CopyText(str(text), f"leaderboard as {form.name}"))

        load(app, lambda _: form.content(_taken(app, shown, "")), copy, group="export")

    detail = line("to the clipboard", "$foreground-muted")
    return Entry(line(f"copy as {form.name}"), detail, form.key, run)


def _saving(form: _Format, shown: ArrangedBoard, against: str) -> Entry:
    name = _file_name(shown)

    def run(app: PwcApp) -> None:
        load(
            app,
            lambda _: save_new(
                Path.cwd(), name, form.ending, form.content(_taken(app, shown, against))
            ),
            lambda path: app.notify(f"Saved {path}", markup=False),
            group="save",
        )

    of_chart = f", against {against.strip()}" if against and not form.is_text else ""
    detail = line(f"a new .{form.ending} in the current folder{of_chart}", "$foreground-muted")
    return Entry(line(f"save as {form.name}"), detail, form.key.upper(), run)


def _taken(app: PwcApp, shown: ArrangedBoard, against: str) -> _Shown:
    backend = app.backend
    return _Shown(shown, against, backend.snapshot(), backend.leaderboards.snapshot_day())


def _file_name(shown: ArrangedBoard) -> str:
    """Return a name without an ending, from the board's public id, safe in every system."""
    slug = "".join(char if char.isalnum() else "-" for char in shown.board.ref.slug)
    return slug.strip("-")[:_NAME_LENGTH] or "leaderboard"


def _latex(shown: _Shown) -> str:
    from pwc_tui.export.latex_board import board_latex  # noqa: PLC0415  60 ms: pylatexenc

    return board_latex(shown.board, shown.snapshot)


def _json(shown: _Shown) -> str:
    return to_list(attributed(shown.snapshot, board_document(shown.board, shown.day))) + "\n"


def _svg(shown: _Shown) -> str:
    return board_svg(shown.board, shown.snapshot, shown.against)


def _png(shown: _Shown) -> bytes:
    from pwc_tui.export.png_chart import png_of  # noqa: PLC0415  an extra, and seldom used

    return png_of(_svg(shown))


_FORMATS = (
    _Format("m", "Markdown", "md", lambda shown: board_markdown(shown.board, shown.snapshot)),
    _Format("l", "LaTeX", "tex", _latex),
    _Format("c", "CSV", "csv", lambda shown: board_csv(shown.board, shown.snapshot)),
    _Format("j", "JSON", "json", _json),
    _Format("v", "SVG, the chart", "svg", _svg, is_text=False),
    _Format("p", "PNG, the chart", "png", _png, is_text=False),
)
