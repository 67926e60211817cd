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
class _Source:
    """Whose data it is: the snapshot's name, and the day it is judged from."""

    snapshot: str
    day: date


@dataclass(frozen=True, slots=True)
class _Format:
    key: str
    name: str
    ending: str
    text: Callable[[ArrangedBoard, _Source], str]


def export_menu(shown: ArrangedBoard) -> Menu:
    """Offer the rows that are shown in every form, to copy by a letter, to save by its capital."""
    tables = _FORMATS if shown.metric is not None else _FORMATS[:-1]
    copying = [_entry(form, shown, is_saved=False) for form in _FORMATS[:-1]]
    saving = [_entry(form, shown, is_saved=True) for form in tables]
    return Menu("Copy or save what is shown", [*copying, *saving])


def _entry(form: _Format, shown: ArrangedBoard, *, is_saved: bool) -> Entry:
    def run(app: PwcApp) -> None:
        load(
            app,
            lambda _: form.text(shown, _source(app)),
            lambda text: _save(app, form, shown, text) if is_saved else _copy(app, form, text),
            group="export",
        )

    name = f"{_file_name(shown)}.{form.ending}"
    detail = f"{name} in the current folder" if is_saved else "to the clipboard"
    key = form.key.upper() if is_saved else form.key
    title = f"{'save' if is_saved else 'copy'} as {form.name}"
    return Entry(line(title), line(detail, "$foreground-muted"), key, run)


def _copy(app: PwcApp, form: _Format, text: str) -> None:
    app.post_message(CopyText(text, f"leaderboard as {form.name}"))


def _save(app: PwcApp, form: _Format, shown: ArrangedBoard, text: str) -> None:
    load(
        app,
        lambda _: save_new(Path.cwd(), _file_name(shown), form.ending, text),
        lambda path: app.notify(f"Saved {path}"),
        group="save",
    )


def _source(app: PwcApp) -> _Source:
    return _Source(app.backend.snapshot(), app.backend.leaderboards.snapshot_day())


def _file_name(shown: ArrangedBoard) -> str:
    """Return a name without an ending, from the board's public id, safe in every system."""
    slug = "".join(char if char.isalnum() else "-" for char in shown.board.ref.slug)
    return slug.strip("-")[:_NAME_LENGTH] or "leaderboard"


def _latex(shown: ArrangedBoard, source: _Source) -> str:
    from pwc_tui.export.latex_board import board_latex  # noqa: PLC0415  60 ms: pylatexenc

    return board_latex(shown, source.snapshot)


def _json(shown: ArrangedBoard, source: _Source) -> str:
    return to_list(attributed(source.snapshot, board_document(shown, source.day))) + "\n"


_FORMATS = (
    _Format("m", "Markdown", "md", lambda shown, source: board_markdown(shown, source.snapshot)),
    _Format("l", "LaTeX", "tex", _latex),
    _Format("c", "CSV", "csv", lambda shown, source: board_csv(shown, source.snapshot)),
    _Format("j", "JSON", "json", _json),
    _Format("v", "SVG, the chart", "svg", lambda shown, source: board_svg(shown, source.snapshot)),
)
"""The chart is last: it is nothing to be pasted, and needs a metric."""
