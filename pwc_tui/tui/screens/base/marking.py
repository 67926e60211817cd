"""Marking rows of any list, one by one, as a range, or all: what is marked is acted on together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from pwc_tui.domain.marked import Markable
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.screens.base.program_screen import ProgramScreen
from pwc_tui.tui.screens.dialogs.menu import PickerEntry
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.table.panel import Panel
from pwc_tui.tui.workers import load

ASKED_ABOVE = 1_000
"""Rows that are marked at once without a question."""
MOST_MARKED = 10_000
"""Rows of a list that are marked at once: as many papers as are exported at most."""
_Act = Callable[[Sequence[Markable]], None]


class Marking(ProgramScreen, group=CommandGroup.MARKING):
    """Marks rows of the list that has the focus, or what the page is about."""

    _latest_mark: tuple[Panel, int, Markable | None] | None = None
    """The row that was marked last, from which a range goes on, and what stood in it."""

    @command(
        "Mark",
        "space",
        label="mark",
        footer=31,
        acts_on_row=True,
        also="select choose tick remember compare several many",
    )
    def action_mark(self) -> None:
        """Mark the highlighted row, or take its mark away, and go one row down."""
        panel = self.panel_here
        row = panel.cursor if panel is not None else 0
        self._with_things(range(row, row + 1), self._toggle_mark)
        if panel is not None:
            self._note_mark(panel)
            _step(panel, 1)

    @command("Mark up to here", "ctrl+space", "ctrl+@", acts_on_row=True, also="range select")
    def action_mark_range(self) -> None:
        """Mark all from the latest mark down or up to the highlighted row."""
        panel = self.panel_here
        if panel is not None:
            first, last = sorted((self._range_start(panel), panel.cursor))
            self._note_mark(panel)
            self._with_things(range(first, last + 1), self._add_many)

    @command("Mark and go down", "shift+down", acts_on_row=True, in_palette=False)
    def action_mark_down(self) -> None:
        """Mark the highlighted row and the one below it, and go there."""
        self._mark_going(1)

    @command("Mark and go up", "shift+up", acts_on_row=True, in_palette=False)
    def action_mark_up(self) -> None:
        """Mark the highlighted row and the one above it, and go there."""
        self._mark_going(-1)

    @command("Mark all", "asterisk", acts_on_row=True, also="select everything whole list")
    def action_mark_all(self) -> None:
        """Mark all that the list shows; asks where that is more than a thousand rows."""
        panel = self.panel_here
        if panel is None:
            return
        count = min(panel.length, MOST_MARKED)
        mark = partial(self._with_things, range(count), self._add_many)
        if count <= ASKED_ABOVE:
            mark()
            return
        which = "all" if count == panel.length else "the first"
        some = partial(self._with_things, range(ASKED_ABOVE), self._add_many)
        entries = [
            PickerEntry(line(f"mark {which} {count:,}"), run=mark),
            PickerEntry(line(f"mark the first {ASKED_ABOVE:,}"), run=some),
        ]
        self.pwc.choose(f"The list has {panel.length:,} rows", "mark", entries)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a row to mark, or a page, and nothing is typed."""
        if action == "mark":
            return not self.is_typing and (self._has_rows or self.page_thing is not None)
        if action in ("mark_range", "mark_down", "mark_up", "mark_all"):
            return not self.is_typing and self._has_rows
        return super().check_action(action, parameters)

    @property
    def _has_rows(self) -> bool:
        return self.panel_here is not None

    def _mark_going(self, step: int) -> None:
        panel = self.panel_here
        if panel is not None:
            before = panel.cursor
            _step(panel, step)
            first, last = sorted((before, panel.cursor))
            self._note_mark(panel)
            self._with_things(range(first, last + 1), self._add_marks)

    def _note_mark(self, panel: Panel) -> None:
        self._latest_mark = panel, panel.cursor, self.markable(panel, panel.cursor)

    def _range_start(self, panel: Panel) -> int:
        """Return the row from which a range goes on: the cursor's, where the list is another."""
        if self._latest_mark is not None:
            of, row, thing = self._latest_mark
            if of is panel and row < panel.length and self.markable(panel, row) == thing:
                return row
        return panel.cursor

    def _with_things(self, rows: range, act: _Act) -> None:
        """Call `act` with what stands in some rows: at once where it is known, else when read."""
        panel = self.panel_here
        if panel is None:
            act([self.page_thing] if self.page_thing is not None else [])
            return
        known = [self.markable(panel, row) for row in rows[:ASKED_ABOVE]]
        found = [thing for thing in known if thing is not None]
        if len(found) == len(rows):
            act(found)
        else:
            read = self.markables(panel, rows)
            load(self, lambda _: read(), act, group=f"marking {rows}")

    def _toggle_mark(self, things: Sequence[Markable]) -> None:
        if things:
            self.pwc.marks.put(self.pwc.marked.toggled(things[0]))
        else:
            self.notify("There is nothing to mark in this row.")

    def _add_many(self, things: Sequence[Markable]) -> None:
        self._add_marks(things, are_many=True)

    def _add_marks(self, things: Sequence[Markable], *, are_many: bool = False) -> None:
        if things:
            self.pwc.marks.put(self.pwc.marked.with_all(things), keeps_before=are_many)
        else:
            self.notify("There is nothing to mark in these rows.")


def _step(panel: Panel, step: int) -> None:
    """Go one row on within a list, if there is one more."""
    if 0 <= panel.cursor + step < panel.length:
        panel.action_cursor_down() if step > 0 else panel.action_cursor_up()
