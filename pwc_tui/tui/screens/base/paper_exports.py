"""Taking papers along: copied in the form that is wanted, or exported for other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from textwrap import shorten
from typing import TYPE_CHECKING

from pwc_tui.domain.papers import paper_ref
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.messages import CopyText
from pwc_tui.tui.screens.base.program_screen import ProgramScreen
from pwc_tui.tui.screens.dialogs.copy_and_save import copy_entry, file_name, save_entry
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.chrome.key_bar import key_name
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pwc_tui.domain.citations.cited_paper import CitedPaper
    from pwc_tui.export.citations.formats import Writer
    from pwc_tui.tui.app.program import Program
    from pwc_tui.tui.screens.dialogs.table_columns import TableColumns
    from pwc_tui.tui.services.user_service import UserService

    Text = Callable[[Sequence[CitedPaper], Mapping[str, str]], str]
    """Makes a text of papers and of the keys they are cited under."""

_QUIET = "$foreground-muted"
_OLD_PAGE = "https://paperswithcode.com/paper/"
"""Where the site had a paper's page; the archive's slug follows."""
_SHOWN = 80
"""Characters of a text that tell which one it is."""
_READ = 10 * _SHOWN
"""Characters of which those are made: the abstracts of thousands are ten megabytes."""
_SEVERAL = 2
_MOST_IN_TABLE = 100
"""Rows of a table, be they marked or those of a list."""
MOST_LISTED = 10_000
"""Papers of a list that are exported at most: 20 MB as CSL-JSON, read in a second."""
FORMAT_KEYS = {
    "bibtex": "b",
    "biblatex": "x",
    "csl": "z",
    "ris": "r",
    "markdown": "m",
    "csv": "c",
    "json": "j",
    "line": "t",
}
"""The letter by which a form is copied; its capital saves it."""


class PaperExports(ProgramScreen, group=CommandGroup.PAPER):
    """Copies and exports the marked papers, or the one that is shown or highlighted."""

    exports_papers = True
    """Whether papers are exported here: a leaderboard exports its results."""

    @command(
        "Copy …",
        "y",
        label="copy",
        footer=53,
        footer_marked=17,
        acts_on_row=True,
        also="yank clipboard cite citation bibtex markdown doi abstract share link url",
    )
    def action_copy(self) -> None:
        """Copy title, DOI, BibTeX … of the marked papers or of this one; of a leaderboard a row."""
        beside, marked = self.copied_beside(), self.pwc.marked
        if beside is not None and not (marked.papers if marked else self.paper_here):
            self.pwc.show_menu(beside)
        else:
            entries = beside.entries if beside is not None else ()
            self._offer("copied", partial(copy_menu, self.pwc, beside=entries))

    @command(
        "Export papers …",
        "e",
        label="export",
        footer=57,
        footer_marked=16,
        acts_on_row=True,
        also="save write bibtex biblatex csl zotero ris endnote mendeley csv json bibliography",
    )
    def action_export_papers(self) -> None:
        """Copy or save the marked papers, this one, or the list, as BibTeX, RIS, CSL-JSON …."""
        pwc, listed = self.pwc, () if self.pwc.marked else self.papers_listed()
        whole = listed if len(listed) > 1 else ()
        self._offer("exported", partial(export_menu, pwc, listed=whole))

    @command(
        "Table of results",
        "E",
        label="table",
        footer=13,
        also="related work matrix latex booktabs side by side compare marked",
    )
    def action_results_table(self) -> None:
        """See what the marked papers and models reach, or a short list, as a table for a paper."""
        marked, backend, keys = self.pwc.marked, self.pwc.backend, self.pwc.keys
        things, listed = marked.comparable, () if marked else self.papers_listed()
        if not _SEVERAL <= len(things or listed) <= _MOST_IN_TABLE:
            self.notify(
                f"Mark {_SEVERAL} to {_MOST_IN_TABLE} papers, models or results with "
                f"{key_name(keys.first('mark', 'space'))} first; "
                f"{key_name(keys.first('results_table', 'E'))} then makes their table."
            )
            return
        if said := marked.uncitable_said():
            self.notify(f"The table is without {said}: papers are cited in it.")
        from pwc_tui.tui.screens.dialogs.results_table import show_table  # noqa: PLC0415  not at the start
        from pwc_tui.tui.screens.dialogs.table_columns import shared_columns  # noqa: PLC0415  as above

        def read() -> TableColumns:
            return shared_columns(backend, things or list(map(paper_ref, backend.cards(listed))))

        load(self, lambda _: read(), partial(show_table, self.pwc), group="compare")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a paper to take along, or some are marked."""
        if action == "export_papers" and not self.exports_papers:
            return False
        if action == "results_table":
            return not self.is_typing
        if action in ("copy", "export_papers"):
            return self.has_papers
        return super().check_action(action, parameters)

    def is_hinted(self, action: str) -> bool:
        """Whether what is marked meets on a leaderboard, so that there is a table to see."""
        if action == "results_table":
            return self.pwc.marks.shared_boards > 0
        if action in ("copy", "export_papers") and self.pwc.marked:
            return self.pwc.marked.has_papers
        return super().is_hinted(action)

    def papers_listed(self) -> Sequence[int]:
        """Return the papers of the list that is shown here, at most `MOST_LISTED`."""
        return ()

    def copied_beside(self) -> Menu | None:
        """Return what can be copied here besides papers, if anything can."""
        return None

    def _offer(self, done: str, menu: Callable[[str, Sequence[CitedPaper]], Menu]) -> None:
        """Show the menu of the marked papers, else of the one here; made in a worker.

        It is told first what they are called: the texts of thousands take a second.
        """
        wanted, backend, marked = self.papers_meant(done), self.pwc.backend, self.pwc.marked
        called = marked.papers_said() if marked else "one paper"
        if wanted:
            load(
                self,
                lambda _: menu(called, backend.cited(wanted)),
                self.pwc.show_menu,
                group="subject",
            )


def copy_menu(
    app: Program, called: str, papers: Sequence[CitedPaper], beside: Sequence[PickerEntry] = ()
) -> Menu:
    """Offer what can be copied of papers, and `beside` it; what they do not have is left out."""
    from pwc_tui.domain.text.latex_letters import printed_title  # noqa: PLC0415  not before the first menu
    from pwc_tui.export.board_markdown import markdown_link  # noqa: PLC0415
    from pwc_tui.export.citations.formats import FORMATS  # noqa: PLC0415
    from pwc_tui.export.citations.plain import citation_line  # noqa: PLC0415

    def address(paper: CitedPaper) -> str:
        return paper.url or f"{_OLD_PAGE}{paper.slug}"

    def link(paper: CitedPaper) -> str:
        return markdown_link(printed_title(paper.title), address(paper))

    told: tuple[tuple[str, str, Callable[[CitedPaper], str]], ...] = (
        ("t", "title", lambda paper: paper.title),
        ("u", "address", address),
        ("a", "arXiv id", lambda paper: paper.arxiv_id),
        ("d", "DOI", lambda paper: paper.doi),
        ("l", "citation in one line", citation_line),
        ("m", "Markdown link", link),
        ("s", "abstract", lambda paper: paper.abstract),
        ("i", "archive id", lambda paper: paper.slug),
    )
    entries = []
    for key, what, text_of in told:
        if text := "\n".join(filter(None, map(text_of, papers))):
            shown = line(shorten(clean_line(text[:_READ]), _SHOWN, placeholder=" …"), _QUIET)
            entries.append(PickerEntry(line(what), shown, key, CopyText(text, what)))
    for key, what, detail, make in (
        ("b", "BibTeX", "an entry with its key", _of_now(app, FORMATS["bibtex"].write)),
        ("k", r"\cite{key}", "the key it keeps from then on", _cite),
    ):
        entry = copy_entry(app, what, key, what, partial(_made, app.backend.own, papers, make))
        entries.append(replace(entry, title=line(what), detail=line(detail, _QUIET)))
    return Menu(f"Copy of {called}", [*entries, *beside], action="copy")


def export_menu(
    app: Program, called: str, papers: Sequence[CitedPaper], listed: Sequence[int] = ()
) -> Menu:
    """Offer papers in every form, to copy by a letter, to save as a new file by its capital.

    The first entry offers all that are `listed` instead, where any are.
    """
    from pwc_tui.export.citations.formats import FORMATS  # noqa: PLC0415  not before the first menu

    name = file_name(papers[0].slug if len(papers) == 1 else "") or "papers"
    own = app.backend.own
    copying, saving = [], []
    for form_name, form in FORMATS.items():
        key, write = FORMAT_KEYS[form_name], _of_now(app, form.write)
        make = partial(_made, own, papers, write)
        copying.append(copy_entry(app, form.title, key, form.title, make))
        saving.append(save_entry(app, form.title, key.upper(), f"{name}.{form.ending}", make))
    entries = [*_leading(app, listed), *copying, *saving]
    return Menu(f"Export {called}", entries, action="copy or save")


def _leading(app: Program, listed: Sequence[int]) -> list[PickerEntry]:
    """Return what leads to exporting a whole list, where there is one."""
    if not listed:
        return []
    backend = app.backend

    def show(papers: Sequence[CitedPaper]) -> None:
        app.show_menu(export_menu(app, f"{len(papers):,} papers", papers))

    def run() -> None:
        load(app, lambda _: backend.cited(listed), show, group="export")

    what = "the first" if len(listed) == MOST_LISTED else "all"
    detail = line(f"{what} {len(listed):,} papers of the list …", _QUIET)
    return [PickerEntry(line("papers: this one"), detail, "a", run)]


def _of_now(app: Program, write: Writer) -> Text:
    """Return what writes papers of the archive that is shown."""
    return lambda papers, keys: write(papers, keys, app.backend.snapshot())


def _cite(papers: Sequence[CitedPaper], keys: Mapping[str, str]) -> str:
    return rf"\cite{{{','.join(keys[paper.slug] for paper in papers)}}}"


def _made(own: UserService, papers: Sequence[CitedPaper], write: Text) -> str:
    return write(papers, own.citation_keys(papers))
