"""What leads from a paper out of the terminal: its page, its PDF, its code, and the clipboard."""

from __future__ import annotations

from collections.abc import Callable

from pwc_tui.domain.papers import Paper
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.messages import CopyText, OpenLink
from pwc_tui.tui.screens.base.program_screen import ProgramScreen
from pwc_tui.tui.screens.dialogs.menu import PickerEntry
from pwc_tui.tui.text import line

PAPERS_WITH_CODE = "https://paperswithcode.com/paper/"
"""Where the site had a paper's page; the archive's slug follows."""
_PDF_LABELS = ("PDF", "Conference PDF")
_PAPER = CommandGroup.PAPER


class PaperLinks(ProgramScreen):
    """Opens and copies what is known of the paper that is shown or highlighted."""

    @command(
        _PAPER,
        "Open the paper's page",
        "o",
        label="page",
        footer=50,
        acts_on_row=True,
        also="browser link url arxiv web site",
    )
    def action_open_page(self) -> None:
        """Open the paper's page (arXiv, conference) in the browser."""
        self._open_address(_pages, "The archive has no web page for this paper.")

    @command(
        _PAPER,
        "Open the PDF",
        "O",
        label="PDF",
        footer=51,
        acts_on_row=True,
        also="read full text",
    )
    def action_open_pdf(self) -> None:
        """Open the paper's PDF in the browser."""
        self._open_address(_pdfs, "The archive has no PDF for this paper.")

    @command(
        _PAPER,
        "Open the code",
        "c",
        label="code",
        footer=36,
        acts_on_row=True,
        also="repository github implementation source",
    )
    def action_open_code(self) -> None:
        """Open the paper's code in the browser; choose if there are several."""
        self._open_address(_repositories, "The archive has no link to code for this paper.")

    @command(
        _PAPER,
        "Copy …",
        "y",
        label="copy",
        footer=53,
        acts_on_row=True,
        also="yank clipboard cite citation share link url",
    )
    def action_copy(self) -> None:
        """Copy the paper's title, address, arXiv id or archive id."""
        self.with_paper(self._choose_copy)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a paper to act on."""
        if action in _ADDRESSES or action == "copy":
            return self.paper_here is not None
        return super().check_action(action, parameters)

    def is_hinted(self, action: str) -> bool:
        """Whether the paper has such an address, as far as is known without waiting."""
        if action not in _ADDRESSES or (paper_id := self.paper_here) is None:
            return super().is_hinted(action)
        paper, card = self.pwc.backend.known_paper(paper_id), self.pwc.backend.known_card(paper_id)
        if action == "open_code" and card is not None and not card.repository_count:
            return False
        return paper is None or bool(_ADDRESSES[action](paper))

    def _open_address(self, addresses: Callable[[Paper], list[str]], lacking: str) -> None:
        """Open the paper's address; choose if there are several, say so if there is none."""

        def act(paper: Paper) -> None:
            urls = addresses(paper)
            if not urls:
                self.notify(lacking, severity="warning", markup=False)
            elif len(urls) == 1:
                self.post_message(OpenLink(urls[0]))
            else:
                entries = [PickerEntry(line(url), run=OpenLink(url)) for url in urls]
                self.pwc.choose("Open the code", "open", entries)

        self.with_paper(act)

    def _choose_copy(self, paper: Paper) -> None:
        url = next((link.url for link in paper.links), PAPERS_WITH_CODE + paper.card.slug)
        texts = [
            ("t", "title", paper.card.title),
            ("u", "address", url),
            *([("a", "arXiv id", paper.arxiv_id)] if paper.arxiv_id else []),
            ("i", "archive id", paper.card.slug),
        ]
        entries = [
            PickerEntry(line(what), line(text, "$foreground-muted"), key, CopyText(text, what))
            for key, what, text in texts
        ]
        self.pwc.choose("Copy", "copy", entries)


def _pages(paper: Paper) -> list[str]:
    return [link.url for link in paper.links if link.label not in _PDF_LABELS][:1]


def _pdfs(paper: Paper) -> list[str]:
    return [link.url for link in paper.links if link.label in _PDF_LABELS][:1]


def _repositories(paper: Paper) -> list[str]:
    """Return all repositories, official ones first."""
    return [link.url for link in paper.code]


_ADDRESSES = {"open_page": _pages, "open_pdf": _pdfs, "open_code": _repositories}
