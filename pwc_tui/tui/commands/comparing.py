"""Papers side by side: marking them wherever one is shown, and comparing those marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pwc_tui.tui.commands.base import Command, Group
from pwc_tui.tui.commands.board import board_of
from pwc_tui.tui.work import load

if TYPE_CHECKING:
    from pwc_tui.domain.comparison import Line
    from pwc_tui.domain.papers import Paper
    from pwc_tui.tui.app import PwcApp


class MarkPaper(Command):
    """Mark the paper to compare it with others, or take the mark away."""

    name, label, keys, footer = "Mark the paper to compare", "mark", ("space",), 58
    also = "bookmark select remember star favourite favorite save"
    group = Group.PAPER

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether there is a paper, and no row of a leaderboard that is marked instead."""
        return app.subject is not None and not app.is_typing and board_of(app) is None

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Mark it, and say what can be done next."""
        app.with_subject(lambda paper: _mark(app, paper))


class ComparePapers(Command):
    """See the marked papers side by side, over all leaderboards they share."""

    name, label, keys, footer = "Compare the marked papers", "compare", ("equals_sign",), 11
    also = "side by side versus bookmarks bookmarked"
    group = Group.PAPER

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether there are at least two, and no rows of a leaderboard are marked instead."""
        board = board_of(app)
        has_rows = board is not None and len(board.wanted.chosen) > 1
        return len(app.marked) > 1 and app.is_at_place and not app.is_typing and not has_rows

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Read them, and show a dialogue."""
        from pwc_tui.tui.screens.board_compare import (  # noqa: PLC0415  not at the start
            CompareScreen,
            compared_papers,
        )

        papers, backend = dict(app.marked), app.backend

        def show(lines: tuple[Line, ...]) -> None:
            if lines:
                app.open_dialog(CompareScreen(list(papers.values()), lines, "papers"))
            else:
                app.notify("The marked papers share no leaderboard.")

        load(
            app.place_screen or app,
            lambda _: compared_papers(backend, list(papers)),
            show,
            group="compare",
        )


def _mark(app: PwcApp, paper: Paper) -> None:
    if app.marked.pop(paper.card.id, None) is None:
        app.marked[paper.card.id] = paper.card.title
    count = len(app.marked)
    said = "1 paper is marked" if count == 1 else f"{count} papers are marked"
    app.clear_notifications()
    app.notify(f"{said}: = compares them" if count > 1 else f"{said} to compare")
    app.show_marks()
    app.refresh_bindings()


COMMANDS: tuple[type[Command], ...] = (MarkPaper, ComparePapers)
