"""A leaderboard: the results of many models, in the order of the metric one chooses."""

from __future__ import annotations

from dataclasses import replace

from pwc_tui.domain.boards.extent import BoardExtent
from pwc_tui.domain.boards.filter import BoardFilter, CodeWanted
from pwc_tui.domain.user_data import SubmittedResult
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.messages import OpenLink
from pwc_tui.tui.places.trail import BoardChart
from pwc_tui.tui.screens.board.copy_dialog import rows_copy_menu
from pwc_tui.tui.screens.board.date_dialogs import days_menu, years_menu
from pwc_tui.tui.screens.board.dialogs import direction_menu, kin_menu, story_menu
from pwc_tui.tui.screens.board.export_dialog import export_menu
from pwc_tui.tui.screens.board.jumps import best_runnable, record_beside
from pwc_tui.tui.screens.board.state import BoardState
from pwc_tui.tui.screens.board.why_dialog import why_sheet
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.text import line


class BoardScreen(BoardState, group=CommandGroup.BOARD):
    """What can be done to a leaderboard."""

    exports_papers = False

    @command(
        "Next metric",
        "m",
        "greater_than_sign",
        label="metric",
        footer=30,
        also="sort rank order column",
    )
    def action_next_metric(self) -> None:
        """Rank the leaderboard by its next metric; clicking on a heading chooses one."""
        self._rank_by_next(1)

    @command("Previous metric", "less_than_sign")
    def action_previous_metric(self) -> None:
        """Rank the leaderboard by its previous metric."""
        self._rank_by_next(-1)

    @command(
        "Which way is better …",
        "d",
        label="direction",
        footer=56,
        also="flip reverse order higher lower sort",
    )
    def action_set_direction(self) -> None:
        """Set which way the metric improves; your choice is remembered."""
        self.pwc.show_menu(direction_menu(self, self.shown))

    @command(
        "Why this order, and what the marks mean", "w", label="why", footer=38, acts_on_row=True
    )
    def action_why(self) -> None:
        """Explain the order of the rows and the marks beside them."""
        self.pwc.navigator.open(why_sheet(self.shown, self.current_place))

    @command("What it beat and what beat it", "i", label="story", footer=57, acts_on_row=True)
    def action_story(self) -> None:
        """See which results the highlighted one beat, and which beat it later."""
        menu = story_menu(self.shown, self.current_place)
        if menu is None:
            self.notify(
                "This needs a result with a date and a number, and a metric of known direction."
            )
        else:
            self.pwc.show_menu(menu)

    @command("Open the result's link", "o", label="link", footer=50, acts_on_row=True)
    def action_open_result_link(self) -> None:
        """Open the link of a result whose paper the archive does not hold."""
        self.post_message(OpenLink(self._own_link))

    @command("Open the result's code", "c", label="code", footer=36, acts_on_row=True)
    def action_open_result_code(self) -> None:
        """Open the code of a result whose paper the archive does not hold."""
        self.post_message(OpenLink(self._own_code))

    @command("Only results with code", "f", label="+code", footer=32, also="filter")
    def action_only_rows_with_code(self) -> None:
        """Show only results with code, or all again; ranks stay those of the whole leaderboard."""
        self._want_code(CodeWanted.SOME)

    @command("Only results with official code", "F")
    def action_only_official_code(self) -> None:
        """Show only results with official code, or all again."""
        self._want_code(CodeWanted.OFFICIAL)

    @command("Only results without extra data", "x", also="filter")
    def action_without_extra_data(self) -> None:
        """Show only results without extra training data, or all again."""
        now = self.wanted.filter
        self.narrow(replace(now, is_without_extra=not now.is_without_extra))

    @command("Without your results", "I", also="filter own mine leave out hide")
    def action_without_own(self) -> None:
        """Leave out the results of your own, as if there were none, or show them again."""
        now = self.wanted.filter
        self.narrow(replace(now, is_without_own=not now.is_without_own))

    @command("One result for each paper", "z", also="filter fold group duplicates")
    def action_fold_papers(self) -> None:
        """Show only the best result of every paper, or all again."""
        now = self.wanted.filter
        self.narrow(replace(now, is_folded=not now.is_folded))

    @command("Only results of some years …", "Y", also="filter dates since")
    def action_years(self) -> None:
        """Show only results of some years: type 2019, 2019-2021, 2019- or -2021."""
        self.pwc.show_menu(years_menu(self, self.shown))

    @command("As of a date …", "a", label="as of", footer=55, also="history date past")
    def action_as_of(self) -> None:
        """Show the leaderboard as it stood on a date; the dates of records are offered."""
        self.pwc.show_menu(days_menu(self, self.shown))

    @command("Best result with code", "C", label="best code", footer=34)
    def action_best_with_code(self) -> None:
        """Go to the best result with code and see how far it is behind the first."""
        best = best_runnable(self.shown)
        is_hidden = best.row is not None and not self.go_to_row(best.row)
        parts = best.said, "hidden by the filters" if is_hidden else "", best.of
        self.answer(" · ".join(part for part in parts if part))

    @command("To the rows", "enter", "down", label="to the rows", footer=10, in_palette=False)
    def action_leave_words(self) -> None:
        """Go from the search bar to the rows of the leaderboard."""
        self.leave_typing()

    @command("All rows again", "escape", label="clear", footer=12)
    def action_show_all_rows(self) -> None:
        """Clear the words, then the filters, then the chart of the leaderboard, then all marks."""
        self.clear()

    @command("Chart over time", "t", label="chart", footer=33, also="plot graph figure history")
    def action_time_chart(self) -> None:
        """Show or hide a chart of the metric over time, with the line of records."""
        chart = BoardChart()
        self.draw(None if self.wanted.chart == chart else chart)

    @command(
        "Chart against a cost",
        "s",
        label="trade-off",
        footer=58,
        also="plot graph figure parameters flops speed scatter",
    )
    def action_tradeoff_chart(self) -> None:
        """Show the metric against parameters, FLOPs or speed in turn, then hide the chart."""
        names = [self.shown.board.metrics[place].name for place in self.shown.tradeoffs]
        chart = self.wanted.chart
        at = names.index(chart.against) if chart and chart.against in names else -1
        self.draw(BoardChart(names[at + 1]) if at + 1 < len(names) else None)

    @command("Next record", "right_square_bracket", label="next record", footer=59)
    def action_next_record(self) -> None:
        """Go to the next record after the highlighted result."""
        self._go_to_record(1)

    @command("Previous record", "left_square_bracket")
    def action_previous_record(self) -> None:
        """Go to the record before the highlighted result."""
        self._go_to_record(-1)

    @command(
        "Copy or save the leaderboard …",
        "e",
        label="export",
        footer=37,
        footer_marked=16,
        also="export download write csv latex tex bibtex markdown json svg png table",
    )
    def action_export(self) -> None:
        """Copy or save the rows and columns you want: Markdown, LaTeX, CSV, JSON, BibTeX, a chart."""  # noqa: E501
        menu = export_menu(self.pwc, self.shown, self.wanted.chart, BoardExtent())
        if self.pwc.marked.papers:
            said = line(f"{self.pwc.marked.papers_said()} …", "$foreground-muted")
            papers = PickerEntry(line("papers instead"), said, "a", self.action_export_papers)
            menu = replace(menu, entries=[papers, *menu.entries])
        self.pwc.show_menu(menu)

    def copied_beside(self) -> Menu | None:
        """Return what can be copied of the highlighted result, or of those that are marked."""
        if self.rows is None or self.current_row is None:
            return None
        return rows_copy_menu(self.pwc, self.shown, self.current_row, self.wanted.chart)

    @command(
        "Add a result of your own …", "plus", label="add yours", footer=39, also="submit new result"
    )
    def action_add_result(self) -> None:
        """Add a result of your own: it stands at its rank, marked as yours."""
        from pwc_tui.tui.screens.dialogs.own_result import OwnResultDialog, new_result  # noqa: PLC0415  not before the first

        backend, board = self.pwc.backend, self.shown.board
        library, names = backend.own.library, [metric.name for metric in board.metrics]

        def take(result: SubmittedResult | None) -> None:
            if result is not None:
                self.sought = result.id
                self.change(lambda: library.add_result(result))

        title = f"Your result on {board.ref.name}"
        self.pwc.navigator.open(OwnResultDialog(backend, title, new_result(board), names), take)

    @command(
        "Task, dataset and related leaderboards …",
        "n",
        label="belongs to",
        footer=35,
        also="parent subset related leaderboards",
    )
    def action_kin(self) -> None:
        """Go to its task or dataset, or to a related leaderboard: whole, part or duplicate."""
        self.pwc.show_menu(kin_menu(self.shown))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether it can be done to this leaderboard, as it is now."""
        match action:
            case "leave_words":
                return self.is_typing
            case "copy":
                return self.has_papers or self.current_row is not None
        if action in _OWN:
            return self.rows is not None and self._can(action)
        return super().check_action(action, parameters)

    def _can(self, action: str) -> bool:
        shown, row = self.shown, self.current_row
        has_metric = shown.metric is not None
        able = {
            "next_metric": len(shown.board.metrics) > 1,
            "previous_metric": len(shown.board.metrics) > 1,
            "set_direction": has_metric,
            "best_with_code": has_metric,
            "next_record": has_metric,
            "previous_record": has_metric,
            "story": has_metric and row is not None,
            "open_result_link": bool(self._own_link) and not self.pwc.marked.has_papers,
            "open_result_code": bool(self._own_code) and not self.pwc.marked.has_papers,
            "show_all_rows": self.is_typing or self.is_set,
            "tradeoff_chart": bool(shown.tradeoffs),
            "without_own": shown.has_own or self.wanted.filter.is_without_own,
        }
        return able.get(action, True)

    @property
    def _own_link(self) -> str:
        """Where the paper of the highlighted result is said to be, "" if the archive holds it."""
        row = self.current_row
        return row.paper_url if row is not None and row.paper is None else ""

    @property
    def _own_code(self) -> str:
        """The first repository of the highlighted result, "" if the archive holds its paper."""
        row = self.current_row
        return row.code[0].url if row is not None and row.paper is None and row.code else ""

    def _rank_by_next(self, step: int) -> None:
        """Rank by the metric that many places on from the one that was asked for last."""
        names = [metric.name for metric in self.shown.board.metrics]
        asked = self.wanted.metric
        at = names.index(asked) if asked in names else 0
        self.rank_by((at + step) % len(names))

    def _want_code(self, wanted: CodeWanted) -> None:
        """Show only results with such code, or all again."""
        now: BoardFilter = self.wanted.filter
        self.narrow(replace(now, code=CodeWanted.ANY if now.code is wanted else wanted))

    def _go_to_record(self, step: int) -> None:
        """Highlight the one beside the highlighted row, along the chart if one is shown."""
        plot = self.drawn.plot if self.drawn else None
        row = record_beside(self.shown, self.current_place, plot, step)
        if row is not None:
            self.go_to_row(row)


_OWN = frozenset(each.id for each in BoardScreen.own)
