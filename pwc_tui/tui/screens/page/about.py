"""The page about the program: its version, its database, and whose the data is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pwc_tui import __version__
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.provenance import Provenance
from pwc_tui.tui.places.trail import AboutPlace
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.browse.entity_list import HIDDEN_KEY
from pwc_tui.tui.text import line, plain
from pwc_tui.tui.widgets.page.long_text import LongText
from pwc_tui.tui.workers import load

_LABEL_WIDTH = 14
_COUNT_LABEL_WIDTH = 26
_LICENCE = (
    "The data is the archive of Papers With Code (paperswithcode.com, closed in July 2025), "
    "by its many contributors, under CC BY-SA 4.0: share it "
    "under the same licence and credit the source.\n"
    "https://creativecommons.org/licenses/by-sa/4.0/\n\n"
    "The program is free software under the MIT licence, not affiliated with Papers With Code, "
    "and nothing you do here leaves this machine unless you open a link or fetch the archive."
)


class AboutScreen(PlaceScreen):
    """Version, database, counts, provenance, licence and attribution."""

    DEFAULT_CSS = """
    AboutScreen LongText { padding: 1 2; scrollbar-size-vertical: 1; }
    AboutScreen LongText > Static { max-width: 100; }
    """

    def __init__(self, place: AboutPlace) -> None:
        super().__init__(place)
        self._start = place

    def compose_body(self) -> Iterable[Widget]:
        """Yield one text that scrolls."""
        with LongText(id="about"):
            yield Static(_text(None, ""), markup=False)

    def on_mount(self) -> None:
        """Show what is known without the database, then the rest."""
        self.query_one("#about").focus()
        backend, is_web = self.pwc.backend, self.pwc.is_web
        load(
            self,
            # Where the server has its files is nothing for a visitor.
            lambda _: (backend.provenance(), "" if is_web else str(backend.active().path)),
            lambda found: self._show(*found),
            group="about",
            failed=self._fail,
        )

    def place(self) -> AboutPlace:
        """Return how far the page is scrolled."""
        return AboutPlace(scroll=round(self.query_one("#about").scroll_y))

    def _show(self, provenance: Provenance, path: str) -> None:
        self.query_one("#about > Static", Static).update(_text(provenance, path))
        self.call_after_refresh(
            self.query_one("#about").scroll_to, y=self._start.scroll, animate=False
        )

    def _fail(self, error: UserError) -> None:
        self.query_one("#about > Static", Static).update(line(str(error)))


def _text(provenance: Provenance | None, path: str) -> Content:
    """Return the whole page, as far as it is known."""
    parts = [
        Content.assemble(("pwc-tui ", "bold $text-accent"), __version__),
        Content("The Papers With Code archive in a terminal: offline, keyboard first."),
        Content(),
    ]
    parts += [_heading("Licence and origin"), plain(_LICENCE), Content()]
    if provenance is None:
        parts.append(Content.styled("Reading the database …", "$foreground-muted"))
    else:
        parts += _database(provenance, path)
    return Content("\n").join(parts)


def _database(provenance: Provenance, path: str) -> list[Content]:
    kind = "the demo archive" if provenance.is_demo else "an imported archive"
    made = f"{provenance.built_at:%Y-%m-%d %H:%M} by pwc-tui {provenance.program_version}"
    facts = [*([("file", path)] if path else []), ("holds", kind), ("made", made)]
    return [
        _heading("Database"),
        *(_fact(label, text) for label, text in facts),
        Content(),
        _heading("What is in it"),
        *(_fact(name, f"{count:>9,}", _COUNT_LABEL_WIDTH) for name, count in provenance.counts),
        Content(),
        _heading("Made from"),
        *(
            _fact(file.section, f"{file.name}  {file.account.records:,} records")
            for file in provenance.files
        ),
        *_left_out(dict(provenance.counts)),
    ]


def _left_out(counts: Mapping[str, int]) -> list[Content]:
    """Return what lists leave out and why, in a line or two."""
    methods, datasets = counts.get("hidden methods", 0), counts.get("hidden datasets", 0)
    said = []
    if methods or datasets:
        said.append(
            f"{methods:,} methods and {datasets:,} datasets look like advertisements: they offer "
            "services, have phone numbers or name companies, and nothing refers to them. Lists and "
            f"searches leave them out; {HIDDEN_KEY} shows them in the lists of both."
        )
    if versions := counts.get("versions", 0):
        said.append(
            f"{versions:,} records are versions of a paper that has a more complete record, which "
            "is shown instead; its page names them."
        )
    return [Content(), _heading("Left out of lists"), *map(plain, said)] if said else []


def _heading(text: str) -> Content:
    return Content.styled(text, "bold $text-primary")


def _fact(label: str, text: str, width: int = _LABEL_WIDTH) -> Content:
    return Content.assemble((label.ljust(width), "$foreground-muted"), line(text))
