"""What can be done with the paper that is shown or highlighted, and with those that are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.papers import Paper
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.messages import OpenLink, OpenPapers
from pwc_tui.tui.screens.base.program_screen import ProgramScreen
from pwc_tui.tui.screens.dialogs.menu import PickerEntry
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.chrome.key_bar import key_name
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.domain.boards.comparison import ComparisonRow
    from pwc_tui.domain.papers import PaperCard

_PDF_LABELS = ("PDF", "Conference PDF")
_SEVERAL = 2
MOST_COMPARED = 40
"""Papers and results side by side at most: a column each."""
_MOST_OPENED = 20
"""Tabs that a browser is asked to open at once."""
MOST_ALIKE = 16
"""Papers whose middle is looked for: as many as a query has conditions."""
_NOT_COMPARED = (
    f"Mark {_SEVERAL} to {MOST_COMPARED} papers, models or results with {{mark}} first; "
    "{compare} then compares them."
)


class PaperLinks(ProgramScreen, group=CommandGroup.PAPER):
    """Opens what is known of the marked papers, else of the one that is shown or highlighted."""

    @command(
        "Open the paper's page",
        "o",
        label="page",
        footer=50,
        acts_on_row=True,
        also="browser link url arxiv web site",
    )
    def action_open_page(self) -> None:
        """Open the page (arXiv, conference) of the paper, or of those marked, in the browser."""
        self._open_address(_pages, "web page")

    @command("Open the PDF", "O", label="PDF", footer=51, acts_on_row=True, also="read full text")
    def action_open_pdf(self) -> None:
        """Open the PDF of the paper, or of those marked, in the browser."""
        self._open_address(_pdfs, "PDF")

    @command(
        "Open the code",
        "c",
        label="code",
        footer=36,
        acts_on_row=True,
        also="repository github implementation source",
    )
    def action_open_code(self) -> None:
        """Open the code of the paper, or of those marked; choose if there are several."""
        self._open_address(_repositories, "code")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a paper to act on."""
        if action in _ADDRESSES:
            return self.has_papers
        return super().check_action(action, parameters)

    def is_hinted(self, action: str) -> bool:
        """Whether the paper has such an address, as far as is known without waiting."""
        paper_id = self.paper_here
        if action not in _ADDRESSES or self.pwc.marked or paper_id is None:
            return super().is_hinted(action)
        paper, card = self.pwc.backend.known_paper(paper_id), self.pwc.backend.known_card(paper_id)
        if action == "open_code" and card is not None and not card.repository_count:
            return False
        return paper is None or bool(_ADDRESSES[action](paper))

    def _open_address(self, addresses: Callable[[Paper], list[str]], what: str) -> None:
        """Open the paper's address; choose if there are several, say so if there is none."""
        if self.pwc.marked:
            self._choose_address(addresses, what)
            return

        def act(paper: Paper) -> None:
            urls = addresses(paper)
            if not urls:
                self.notify(f"The archive has no {what} for this paper.", severity="warning")
            elif len(urls) == 1:
                self.post_message(OpenLink(urls[0]))
            else:
                entries = [PickerEntry(line(url), run=OpenLink(url)) for url in urls]
                self.pwc.choose("Open the code", "open", entries)

        self.with_paper(act)

    def _choose_address(self, addresses: Callable[[Paper], list[str]], what: str) -> None:
        """Offer an address of each marked paper, and to open all of them at once."""
        wanted, marked = self.papers_meant("opened"), self.pwc.marked
        backend, some = self.pwc.backend, wanted[:_MOST_OPENED]

        def choose(papers: Sequence[Paper]) -> None:
            found = [(paper.card.title, urls[0]) for paper in papers if (urls := addresses(paper))]
            entries = [
                PickerEntry(line(title), line(url, "$foreground-muted"), run=OpenLink(url))
                for title, url in found
            ]
            if len(found) > 1:
                which = "all" if len(some) == len(wanted) else "the first"
                open_all = partial(self._open_all, [url for _, url in found])
                entries.insert(0, PickerEntry(line(f"{which} {len(found)} at once"), run=open_all))
            if entries:
                self.pwc.choose(f"Open the {what} of {marked.papers_said()}", "open", entries)
            else:
                self.notify(f"The archive has no {what} for {marked.papers_said()}.")

        if some:
            load(
                self, lambda _: [backend.paper(number) for number in some], choose, group="subject"
            )

    def _open_all(self, urls: Sequence[str]) -> None:
        for url in urls:
            self.post_message(OpenLink(url))


class PapersTogether(ProgramScreen, group=CommandGroup.PAPER):
    """Leads on from what is marked: to a comparison, and to papers like those."""

    @command(
        "Compare what is marked",
        "equals_sign",
        label="compare",
        footer=11,
        also="side by side versus difference results papers",
    )
    def action_compare(self) -> None:
        """Compare marked papers, models and results side by side on all leaderboards they share."""
        marked, backend = self.pwc.marked, self.pwc.backend
        things = marked.comparable
        if not _SEVERAL <= len(things) <= MOST_COMPARED:
            keys = self.pwc.keys
            told = _NOT_COMPARED.format(
                mark=key_name(keys.first("mark", "space")),
                compare=key_name(keys.first("compare", "equals_sign")),
            )
            self.notify(told + (f" Marked is {marked.said()}." if marked else ""))
            return
        from pwc_tui.tui.screens.dialogs.compare import CompareScreen, compared  # noqa: PLC0415  not at the start

        if said := marked.incomparable_said():
            self.notify(f"Only papers, models and results are compared, not {said}.")

        def show(lines: tuple[ComparisonRow, ...]) -> None:
            if lines:
                self.pwc.navigator.open(CompareScreen(things, lines))
            else:
                self.notify("What is marked shares no leaderboard.")

        load(self, lambda _: compared(backend, things), show, group="compare")

    @command(
        "Papers like these",
        "tilde",
        label="papers like it",
        footer=59,
        also="similar alike nearest neighbours meaning marked",
    )
    def action_papers_like(self) -> None:
        """List the papers that read like the marked ones together, or like the highlighted one."""
        ids = self.papers_meant("looked for the likes of")
        if not ids:
            return
        if len(ids) > MOST_ALIKE:
            self.notify(f"This goes by the first {MOST_ALIKE} of {self.pwc.marked.papers_said()}.")
        backend = self.pwc.backend

        def show(cards: list[PaperCard]) -> None:
            # A search by their ids, so that years, fields and filters can narrow the list.
            words = " ".join(f"like:{card.slug}" for card in cards)
            self.post_message(OpenPapers(ListRequest(words)))

        load(self, lambda _: backend.cards(ids[:MOST_ALIKE]), show, group="alike")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a paper to act on, or something is marked."""
        match action:
            case "compare":
                return not self.is_typing
            case "papers_like":
                return self.has_papers and not self.is_typing
        return super().check_action(action, parameters)

    def is_hinted(self, action: str) -> bool:
        """Whether there is something to compare what is marked on."""
        if action == "compare":
            return self.pwc.marks.shared_boards > 0
        return super().is_hinted(action)


def _pages(paper: Paper) -> list[str]:
    return [link.url for link in paper.links if link.label not in _PDF_LABELS][:1]


def _pdfs(paper: Paper) -> list[str]:
    return [link.url for link in paper.links if link.label in _PDF_LABELS][:1]


def _repositories(paper: Paper) -> list[str]:
    """Return all repositories, official ones first."""
    return [link.url for link in paper.code]


_ADDRESSES = {"open_page": _pages, "open_pdf": _pdfs, "open_code": _repositories}
