"""The line below a list: what is marked, where one is in the list, and how it was made."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from pwc_tui.domain.paper_list import ListRequest, Order
from pwc_tui.tui.text import click, joined

ORDER_NAMES = {
    Order.RELEVANCE: "relevance",
    Order.DATE: "newest",
    Order.TITLE: "title",
    Order.RESULTS: "most results",
}


class StatusLine(Static):
    """One line: marks and position at the left, how long it took at the right.

    On pages, which have no position, it is there only while something is marked.
    """

    DEFAULT_CSS = """
    StatusLine {
        height: 1; padding: 0 1; background: $surface; color: $foreground-muted; text-wrap: nowrap;
        text-overflow: ellipsis; display: none;
    }
    StatusLine.-marked { display: block; }
    """

    def __init__(self, marks: Content) -> None:
        super().__init__(marks, markup=False)
        self.auto_links = False
        self._left, self._right = Content(), Content()
        self.show_marks(marks)

    def show_marks(self, marks: Content) -> None:
        """Show what is marked, before all else."""
        self._marks = marks
        self.set_class(bool(marks), "-marked")
        self._paint()

    def show(self, left: Content, right: Content) -> None:
        """Show `left`, and `right` at the other end if there is room for both."""
        self._left, self._right = left, right
        self._paint()

    def _paint(self) -> None:
        left, right = joined([self._marks, self._left], "   "), self._right
        gap = self.size.width - left.cell_length - right.cell_length
        if gap >= 1:
            left = Content.assemble(left, " " * gap, right)
        self.update(left, layout=False)


def position(index: int, count: int) -> Content:
    """Return `3 of 1,234`."""
    if not count:
        return Content.styled("none", "$foreground")
    return Content.assemble((f"{index + 1:,}", "bold $foreground"), f" of {count:,}")


def list_state(request: ListRequest, kept: Order) -> Content:
    """Return the order that is kept and the filters, as chips that a click changes."""
    name = ORDER_NAMES[kept]
    if kept is Order.RELEVANCE and not request.words.strip():
        name = "importance"
    order = Content.assemble("by ", (name, "$foreground")).stylize(click("command('next_order')"))
    return joined(
        [
            order,
            _filter("● code only", request.filter.has_code, "only_with_code"),
            _filter("★ results only", request.filter.has_results, "only_with_results"),
        ],
        "  ",
    )


def _filter(label: str, is_on: bool, command: str) -> Content:
    if not is_on:
        return Content()
    chip = Content.styled(f" {label} ", "$text-accent on $accent-muted")
    return chip.stylize(click(f"command('{command}')"))
