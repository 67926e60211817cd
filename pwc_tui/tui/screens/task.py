"""The page of a task: its papers, what it is part of, its parts, datasets and leaderboards."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.refs import Ref
from pwc_tui.domain.sota import TaskPage
from pwc_tui.tui.messages import OpenBoard
from pwc_tui.tui.screens.base import PlaceScreen
from pwc_tui.tui.screens.board_entries import board_cells, board_columns
from pwc_tui.tui.screens.page_cursor import PageCursor
from pwc_tui.tui.screens.task_text import (
    Target,
    TaskFact,
    about_of,
    description_of,
    destination,
    facts_of,
    name_of,
)
from pwc_tui.tui.sota_places import TaskPlace
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.facts import Facts
from pwc_tui.tui.widgets.notice import Notice
from pwc_tui.tui.widgets.page import Page, Section
from pwc_tui.tui.widgets.table_messages import EdgePassed
from pwc_tui.tui.widgets.virtual_table import VirtualTable
from pwc_tui.tui.work import load

_BOARDS_SHOWN = 20
"""Rows of leaderboards in sight before they scroll within the page."""


class TaskScreen(PlaceScreen):
    """One task, in one column or in two where there is room."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (150, "-wide")]  # noqa: RUF012
    DEFAULT_CSS = """
    TaskScreen {
        & #page { height: 1fr; padding: 0 1; display: none; }
        & #text, & #lists { height: auto; overflow: hidden; scrollbar-gutter: auto; }
        & #about { margin-bottom: 1; }
        & #boards { display: none; }
        & #boards > .virtual-table--cursor { background: transparent; }
        & #boards:focus > .virtual-table--cursor { background: $primary 40%; }
        & .instead { color: $foreground-disabled; }
        &.-tall #page { padding: 1 1 0 1; }
        &.-wide #page { layout: horizontal; overflow: hidden; padding: 1 2 0 2; }
        &.-wide #text, &.-wide #lists {
            height: 100%; overflow-y: auto; scrollbar-gutter: stable;
        }
        &.-wide #text { width: 40%; padding-right: 3; }
        &.-wide #lists { width: 1fr; }
        &.-wide #lists > #boards-section { margin-top: 0; }
        &.-low Section, &.-low #about { margin: 0; }
    }
    """

    def __init__(self, place: TaskPlace) -> None:
        super().__init__(place)
        self._start = place
        self._page: TaskPage | None = None
        self._facts: tuple[TaskFact, ...] = ()
        self._cursor = PageCursor()

    def compose_body(self) -> Iterable[Widget]:
        """Yield the page, hidden until there is a task to show, and the notice for its place."""
        with Page(id="page"):
            with Page(id="text"):
                yield Static(line(self._start.ref.name or "(no name)", "bold"), markup=False)
                yield Static(Content(), id="about", markup=False)
                yield Facts(id="facts")
                with Section("Description"):
                    yield Static(Content(), id="description", markup=False)
            with Page(id="lists"), Section("Leaderboards", id="boards-section"):
                yield VirtualTable((), id="boards")
                yield Static(Content(), classes="instead", markup=False)
        yield Notice()

    def on_mount(self) -> None:
        """Show the task at once if it is still known, or ask for it."""
        backend, ref = self.pwc.backend, self._start.ref
        known = backend.sota.known_task(ref)
        if known is not None:
            self._show(known)
        else:
            load(
                self, lambda _: backend.sota.task(ref), self._show, group="task", failed=self._fail
            )
            self.say_when_slow(self._say_loading)

    def place(self) -> TaskPlace:
        """Return the task, what has the focus, and how far the page is scrolled."""
        if self._page is None:
            return self._start
        focused = self.focused
        return TaskPlace(
            self._start.ref,
            focus=(focused.id or "") if focused is not None else "",
            scroll=round(self._cursor.page_of(self.query_one(Facts)).scroll_y),
            cursor=int(getattr(focused, "cursor", 0)),
        )

    @property
    def boards_scope(self) -> Ref | None:
        """The task: it leads to its leaderboards and those of its subtasks."""
        return self._start.ref

    @property
    def boards(self) -> VirtualTable:
        """The table of leaderboards."""
        return self.query_one(VirtualTable)

    def panels(self) -> list[Widget]:
        """Return the lists one can go to, from the top of the page to its end."""
        return [self.query_one(Facts), *([self.boards] if self.boards.row_count else [])]

    def on_edge_passed(self, event: EdgePassed) -> None:
        """Go on to the next list, or scroll towards it."""
        event.stop()
        self._cursor.go_on(self.panels(), event.sender, event.step)

    def on_virtual_table_highlighted(self, event: VirtualTable.Highlighted) -> None:
        """Keep the highlighted leaderboard in sight."""
        if event.table.has_focus:
            self._cursor.follow(event.table)

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Open a leaderboard."""
        if self._page is not None and self._cursor.was_in_sight(event.table):
            ref = self._page.activity.boards[event.index].entry.ref
            self.post_message(OpenBoard(ref.slug, title=ref.name))

    def on_facts_opened(self, event: Facts.Opened) -> None:
        """Go where an item leads, or show all items where there are more."""
        if not self._cursor.was_in_sight(self.query_one(Facts)):
            return
        fact = self._facts[event.field]
        if event.item >= fact.shown:
            self._choose_from(fact)
        else:
            self.post_message(destination(fact.targets[event.item]))

    def _show(self, page: TaskPage) -> None:
        self._page, self._facts = page, facts_of(page)
        self.query_one(Notice).hide()
        self.query_one("#about", Static).update(about_of(page))
        self.query_one("#description", Static).update(description_of(page))
        self.query_one(Facts).show([fact.field for fact in self._facts])
        self._show_boards(page)
        self.query_one("#page").display = True
        self.pwc.retitle()
        focus = next((p for p in self.panels() if p.id == self._start.focus), self.query_one(Facts))
        self.set_focus(focus, scroll_visible=False)
        self.call_after_refresh(self._restore, focus)

    def _show_boards(self, page: TaskPage) -> None:
        boards, table = page.activity.boards, self.boards
        self.query_one("#boards-section", Section).count(len(boards), "results of each year")
        below = " B shows those of its subtasks." if page.subtasks else ""
        instead = self.query_one(".instead", Static)
        instead.update(Content(f"It has no leaderboard of its own.{below}"))
        instead.display = not boards
        table.display = bool(boards)
        table.styles.height = min(len(boards), _BOARDS_SHOWN) + 1
        table.set_columns(board_columns(page.activity, "Dataset"))
        table.set_rows(
            len(boards), lambda index: board_cells(boards[index], boards[index].entry.dataset)
        )

    def _restore(self, focus: Widget) -> None:
        """Put cursor and scroll where they were left; both need a page that is laid out."""
        if isinstance(focus, Facts):
            focus.cursor = self._start.cursor
        elif isinstance(focus, VirtualTable):
            focus.jump_to(self._start.cursor)
        self._cursor.page_of(self.query_one(Facts)).scroll_to(
            y=self._start.scroll, animate=False, force=True
        )

    def _say_loading(self) -> None:
        if self._page is None:
            self.query_one(Notice).say("Reading the task …")

    def _fail(self, error: UserError) -> None:
        self.stop_waiting()
        self.query_one(Notice).say(str(error), "Backspace goes back.")

    def _choose_from(self, fact: TaskFact) -> None:
        from pwc_tui.tui.screens.picker import Entry  # noqa: PLC0415  not before the first menu

        entries = [Entry(name_of(target), run=self._leader(target)) for target in fact.targets]
        self.pwc.choose(f"{fact.field.label} · {len(entries):,}", entries)

    def _leader(self, target: Target) -> Callable[[object], None]:
        def lead(_: object) -> None:
            self.post_message(destination(target))

        return lead
