"""The line of kinds above what was found: how much of each there is, and which is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from pwc_tui.domain.refs import Kind
from pwc_tui.tui.places.trail import KIND_TITLES

_COUNT_WIDTH = 4
"""Cells of the longest count (`1.2k`, `576k`), kept free so that counts grow without a shift."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One kind of hits (None: all of them), and how many there are; None while that is unknown."""

    kind: Kind | None
    count: int | None = None


class KindStrip(Static):
    """One line of kinds; a click shows one, and the app has keys for the next and the previous."""

    DEFAULT_CSS = """
    KindStrip { height: 1; padding: 0 1; background: $background; display: none;
        text-wrap: nowrap; text-overflow: ellipsis; }
    KindStrip.-shown { display: block; }
    """

    class Chosen(Message):
        """The user wants to see one kind, or all of them (None)."""

        def __init__(self, kind: Kind | None) -> None:
            super().__init__()
            self.kind = kind

    def __init__(self) -> None:
        super().__init__(Content(), markup=False)
        self.auto_links = False
        self._tabs: Sequence[Tab] = (Tab(None),)
        self._active: Kind | None = None

    def show(self, tabs: Sequence[Tab], active: Kind | None, *, is_whole: bool = True) -> None:
        """Show these kinds with one of them as active; a kind that is not among them is added.

        When that is not all there will be, the kinds shown before stay, without their counts.
        """
        if not is_whole and self._tabs:
            counts = {tab.kind: tab.count for tab in tabs}
            tabs = tuple(Tab(tab.kind, counts.get(tab.kind)) for tab in self._tabs)
        if all(tab.kind != active for tab in tabs):
            tabs = (*tabs, Tab(active, 0))
        if (tabs, active) != (self._tabs, self._active):
            self._tabs, self._active = tabs, active
            self._paint()

    def activate(self, kind: Kind | None) -> None:
        """Mark another kind as the one shown, before its hits are there."""
        self.show(self._tabs, kind)

    def neighbour(self, step: int) -> Kind | None:
        """Return the kind `step` places after the active one, round and round."""
        kinds = [tab.kind for tab in self._tabs]
        at = kinds.index(self._active) if self._active in kinds else 0
        return kinds[(at + step) % len(kinds)]

    def action_choose(self, name: str) -> None:
        """Tell that a kind was clicked, by its name; none is all of them."""
        self.post_message(self.Chosen(Kind(name) if name else None))

    def on_resize(self) -> None:
        """Fit the kinds into the new width."""
        self._paint()

    def _paint(self) -> None:
        if self.size.width:
            self.update(strip_line(self._tabs, self._active, self.size.width), layout=False)


def strip_line(tabs: Sequence[Tab], active: Kind | None, width: int) -> Content:
    """Return the kinds in `width` cells: roomy, or close, or only those around the active one."""
    for is_roomy in (True, False):
        parts = [_part(tab, is_active=tab.kind == active, is_roomy=is_roomy) for tab in tabs]
        if sum(part.cell_length for part in parts) <= width:
            return Content("").join(parts)
    at = next((place for place, tab in enumerate(tabs) if tab.kind == active), 0)
    first, last = _around(at, [part.cell_length for part in parts], width - 2)
    before = Content.styled("‹" if first else " ", "$foreground-disabled")
    after = Content.styled("›" if last < len(parts) else " ", "$foreground-disabled")
    return Content.assemble(before, *parts[first:last], after)


def short_count(count: int) -> str:
    """Return a count in at most four cells: `812`, `1.2k`, `57k`, `1.1M`."""
    for size, unit in ((1_000_000, "M"), (1_000, "k")):
        if count >= size:
            tenths = count * 10 // size
            return f"{tenths / 10:.1f}{unit}" if tenths < 100 else f"{tenths // 10}{unit}"
    return str(count)


def _around(at: int, widths: Sequence[int], room: int) -> tuple[int, int]:
    """Return the first part and the one after the last that fit, the one at `at` among them."""
    first = 0
    while first < at and sum(widths[first : at + 1]) > room:
        first += 1
    last = at + 1
    while last < len(widths) and sum(widths[first : last + 1]) <= room:
        last += 1
    return first, last


def _part(tab: Tab, *, is_active: bool, is_roomy: bool) -> Content:
    name = "All" if tab.kind is None else KIND_TITLES[tab.kind]
    count = "" if tab.count is None else short_count(tab.count)
    if is_roomy and tab.kind is not None:
        count = count.ljust(_COUNT_WIDTH)
    label = Content.styled(f" {name} ", "bold $text-primary" if is_active else "$foreground-muted")
    number = "$text-primary" if is_active else "$foreground-disabled"
    tail = Content.styled(f"{count} " if count else "", number)
    part = Content.assemble(label, tail)
    if is_active:
        part = part.stylize_before("on $primary-muted")
    return part.stylize(Style.from_meta({"@click": f"choose('{tab.kind or ''}')"}))
