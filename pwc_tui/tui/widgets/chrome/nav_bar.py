"""The top of every screen: the sections, and the way from the section to here."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pwc_tui.domain.refs import Kind
from pwc_tui.tui.keys import NO_CHANGES, KeyTable
from pwc_tui.tui.places.trail import (
    AboutPlace,
    BrowsePlace,
    EntityPlace,
    HomePlace,
    LibraryPlace,
    NotablePlace,
    PaperPlace,
    PapersPlace,
    Place,
    Trail,
)
from pwc_tui.tui.text import ShowsLatex, click, line, printed
from pwc_tui.tui.widgets.chrome.fetch_badge import FetchBadge, archive_note
from pwc_tui.tui.widgets.chrome.section_tabs import views_of

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program
    from pwc_tui.tui.services.fetch_process import FetchState

SECTIONS: dict[str, Place] = {
    "Home": HomePlace(),
    "Papers": PapersPlace(),
    "SotA": NotablePlace(),
    "Tasks": BrowsePlace(Kind.TASK),
    "Datasets": BrowsePlace(Kind.DATASET),
    "Methods": BrowsePlace(Kind.METHOD),
    "Library": LibraryPlace(),
    "About": AboutPlace(),
}
"""Where each section begins; its first letter is its key, and `go_home` what leads there."""
SEPARATOR = " › "
_CRUMB_LEAST = 12
"""Cells of a breadcrumb's entry below which it is not cut any further."""


def section_of(trail: Trail) -> str:
    """Return the section the way began in, "" for none."""
    root = trail.way()[0][1]
    places = [root, *(view.place for view in views_of(root))]
    found = (name for name, start in SECTIONS.items() if any(_begins(start, at) for at in places))
    return next(found, "")


def _begins(section: Place, root: Place) -> bool:
    """Whether a way that begins at `root` begins in a section."""
    if isinstance(section, BrowsePlace):
        return isinstance(root, BrowsePlace) and root.kind is section.kind
    return type(section) is type(root)


def sections(current: str, keys: KeyTable = NO_CHANGES) -> Content:
    """Return the names of the sections, their keys underlined, the current one set off."""
    parts = []
    for section in SECTIONS:
        initial, name = section[0], Content(f" {section} ")
        if keys.first(f"go_{section.lower()}", initial) == initial:
            name = name.stylize("underline", 1, 2)
        is_current = section == current
        style = "bold $text-primary on $primary-muted" if is_current else "$foreground-muted"
        name = name.stylize_before(style)
        parts.append(name.stylize(click(f"command('go_{section.lower()}')")))
    return Content(" ").join(parts)


def breadcrumb(trail: Trail, width: int) -> Content:
    """Return the way from the section to here, each place clickable, cut to `width` cells.

    The last place gets the room that is left; of a long way the middle gives way first.
    """
    way = trail.way()
    befores = [None, *(place for _, place in way)]
    titles = [
        line(_crumb(before, way_at)) for before, (_, way_at) in zip(befores, way, strict=False)
    ]
    room = width - len(SEPARATOR) * (len(way) - 1)
    while sum(title.cell_length for title in titles) > room:
        longest = max(range(len(titles)), key=lambda at: titles[at].cell_length)
        cells = titles[longest].cell_length
        if cells <= _CRUMB_LEAST:
            return _tail(trail, width)
        excess = sum(title.cell_length for title in titles) - room
        cut = max(_CRUMB_LEAST, cells - max(1, excess // 2))
        titles[longest] = titles[longest].truncate(cut, ellipsis=True)
    crumbs = [
        title.stylize_before("$foreground-muted").stylize(click(f"go_to({index})"))
        for title, (index, _) in zip(titles[:-1], way[:-1], strict=True)
    ]
    return Content.styled(SEPARATOR, "$foreground-disabled").join(
        [*crumbs, titles[-1].stylize_before("bold $foreground")]
    )


def _crumb(before: Place | None, place: Place) -> str:
    """Return a place's title without what the one before says: `Parsing › Papers`."""
    if isinstance(before, EntityPlace) and isinstance(place, PapersPlace | BrowsePlace):
        scope = place.request.scope if isinstance(place, PapersPlace) else place.scope
        if scope == before.ref:
            return place.title.replace(f"{scope.kind}: {scope.name}", "Papers").removesuffix(
                f" on {scope.name}"
            )
    if isinstance(before, BrowsePlace) and isinstance(place, PapersPlace) and place.request.scope:
        return place.title.removeprefix(f"{before.kind}: ")
    return _title(place)


def _title(place: Place) -> str:
    return (printed(place.title) if isinstance(place, PaperPlace) else place.title) or "…"


def _tail(trail: Trail, width: int) -> Content:
    """Return the end of a way that is too long for its line even when every place is cut."""
    at = len(trail.way()) - 1
    here = line(_title(trail.current), "bold $foreground")
    return Content.assemble(
        Content.styled(f"… {at} ›", "$foreground-muted").stylize(click("command('back')")),
        " ",
        here,
    ).truncate(max(1, width), ellipsis=True)


class NavBar(Widget):
    """One line: the program's name, the sections, and a fetch that is at work."""

    DEFAULT_CSS = """
    NavBar { height: 1; layout: horizontal; background: $panel; }
    NavBar > #brand { width: auto; padding: 0 1; color: $text-accent; text-style: bold; }
    NavBar > #sections { width: 1fr; }
    .-narrow NavBar > #brand { display: none; }
    """

    def __init__(self, trail: Trail) -> None:
        super().__init__()
        self._current = section_of(trail)

    def compose(self) -> ComposeResult:
        """Show the name and the sections."""
        yield Static(Content("pwc-tui"), id="brand", markup=False)
        keys = cast("Program", self.app).keys
        shown = Static(sections(self._current, keys), id="sections", markup=False)
        shown.auto_links = False
        yield shown
        yield FetchBadge()


class WayBar(Static, ShowsLatex):
    """One line: the way to here, or at a section's top the note that this is the demo archive."""

    DEFAULT_CSS = """
    WayBar {
        height: 1; padding: 0 1; background: $surface; display: none;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    WayBar.-shown { display: block; }
    """

    def __init__(self, trail: Trail, demo_count: int | None) -> None:
        super().__init__(Content(), markup=False)
        self.auto_links = False
        self.show(trail, demo_count)

    def show(self, trail: Trail, demo_count: int | None) -> None:
        """Show the way, or the note on a demo archive of `demo_count` papers (None: no demo)."""
        self._trail, self._demo_count = trail, demo_count
        self.set_class(len(trail.way()) > 1 or demo_count is not None, "-shown")
        if self.is_mounted:
            self._paint()

    def on_mount(self) -> None:
        """Show the way with the first paint, and follow the fetch of the archive."""
        self._paint()
        cast("Program", self.app).fetch.changed.subscribe(self, self._on_fetch)

    def on_unmount(self) -> None:
        """Follow it no longer."""
        cast("Program", self.app).fetch.changed.unsubscribe(self)

    def on_resize(self) -> None:
        """Cut the way to the new width."""
        self._paint()

    def say_again(self) -> None:
        """Show the titles in the form that is chosen by now."""
        self._paint()

    def _paint(self) -> None:
        width = self.size.width or self.app.size.width - 2
        if len(self._trail.way()) > 1:
            self.update(breadcrumb(self._trail, max(1, width)), layout=False)
        elif self._demo_count is not None:
            program = cast("Program", self.app)
            note = archive_note(program.fetch.state, self._demo_count, width, program.keys)
            note = note.stylize(click("command('get_archive')"))
            self.update(note, layout=False)

    def _on_fetch(self, _state: FetchState) -> None:
        self._paint()
