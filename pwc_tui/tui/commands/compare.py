"""Papers side by side: marking them wherever one is shown, and comparing those marked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.commands.board import board_of
from pwc_tui.tui.screens.papers.screen import PapersScreen
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pwc_tui.domain.boards.comparison import ComparisonRow
    from pwc_tui.domain.papers import PaperCard
    from pwc_tui.tui.app.app import PwcApp
    from pwc_tui.tui.services.backend import Backend

_COMPARED_AT_LEAST = 2
_NOTHING_SHARED = "The marked papers share no leaderboard."


class MarkPaper(Command):
    """Mark the paper to compare it with others, or take the mark away."""

    name, label, keys, footer = "Mark the paper to compare", "mark", ("space",), 58
    also = "bookmark select remember star favourite favorite save"
    group, acts_on_row = CommandGroup.PAPER, True

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether there is a paper, and no row of a leaderboard that is marked instead."""
        return app.subject is not None and not app.is_typing and board_of(app) is None

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Mark it, say what can be done next, and go on to the next row of a list.

        What a list shows is known: keys that are pressed quickly mark one paper after the other.
        """
        card = None if app.subject is None else app.backend.known_card(app.subject)
        if card is None:
            app.with_subject(lambda paper: _mark(app, paper.card))
        else:
            _mark(app, card)


class ComparePapers(Command):
    """Compare the marked papers side by side, on all leaderboards they share."""

    name, label, keys, footer = "Compare the marked papers", "compare", ("equals_sign",), 11
    also = "side by side versus bookmarks bookmarked"
    group = CommandGroup.PAPER

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether no rows of a leaderboard are marked instead."""
        board = board_of(app)
        has_rows = board is not None and len(board.wanted.chosen) > 1
        return app.is_at_place and not app.is_typing and not has_rows

    @classmethod
    def is_hinted(cls, app: PwcApp) -> bool:
        """Whether there is something to compare the marked papers on."""
        return app.shared_boards > 0

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Read them, and show a dialogue, or say why there is none."""
        if len(app.marked) < _COMPARED_AT_LEAST:
            what = "papers" if board_of(app) is None else "results"
            app.notify(f"Mark two or more {what} with space first; = then compares them.")
            return
        from pwc_tui.tui.screens.board.compare import CompareScreen, compared_papers  # noqa: PLC0415  not at the start

        papers, backend = dict(app.marked), app.backend

        def show(lines: tuple[ComparisonRow, ...]) -> None:
            if lines:
                app.navigator.open(CompareScreen(list(papers.values()), lines, "papers"))
            else:
                app.notify(_NOTHING_SHARED)

        load(
            app.place_screen or app,
            lambda _: compared_papers(backend, list(papers)),
            show,
            group="compare",
        )


def _mark(app: PwcApp, card: PaperCard) -> None:
    if app.marked.pop(card.id, None) is None:
        app.marked[card.id] = card.title
    screen = app.place_screen
    if isinstance(screen, PapersScreen):
        screen.show_marks()
        screen.table.action_cursor_down()
    papers, backend = tuple(app.marked), app.backend
    load(app, lambda _: _shared_boards(backend, papers), lambda n: _tell(app, n), group="marks")


def _tell(app: PwcApp, shared: int) -> None:
    """Say how many papers are marked, and what can be done with them."""
    count, app.shared_boards = len(app.marked), shared
    said = "1 paper is marked" if count == 1 else f"{count} papers are marked"
    app.clear_notifications()
    if count <= 1:
        app.notify(f"{said}. Mark another one to compare them." if count else f"{said}.")
    elif shared:
        boards = "1 leaderboard" if shared == 1 else f"{shared} leaderboards"
        app.notify(f"{said}: = compares them on {boards}.")
    else:
        app.notify(f"{said}. {_NOTHING_SHARED}")
    app.refresh_bindings()


def _shared_boards(backend: Backend, papers: Sequence[int]) -> int:
    """Return how many leaderboards have results of two papers or more. For a worker."""
    of_papers = ({result.board.slug for result in backend.paper(each).results} for each in papers)
    uses = Counter(slug for slugs in of_papers for slug in slugs)
    return sum(count >= _COMPARED_AT_LEAST for count in uses.values())


COMMANDS: tuple[type[Command], ...] = (MarkPaper, ComparePapers)
