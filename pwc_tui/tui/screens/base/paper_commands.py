"""What can be done with the paper that is shown or highlighted, and with those that are marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.papers import Paper
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.messages import OpenLink, OpenPapers
from pwc_tui.tui.screens.base.program_screen import ProgramScreen
from pwc_tui.tui.screens.dialogs.menu import PickerEntry
from pwc_tui.tui.text import line
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.domain.boards.comparison import ComparisonRow
    from pwc_tui.domain.papers import PaperCard
    from pwc_tui.tui.services.backend import Backend

_PDF_LABELS = ("PDF", "Conference PDF")
_SEVERAL = 2
_MOST_ALIKE = 16
"""Papers whose middle is looked for: as many as a query has conditions."""
_NOTHING_SHARED = "The marked papers share no leaderboard."


class PaperLinks(ProgramScreen, group=CommandGroup.PAPER):
    """Opens what is known of the paper that is shown or highlighted."""

    @command(
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

    @command("Open the PDF", "O", label="PDF", footer=51, acts_on_row=True, also="read full text")
    def action_open_pdf(self) -> None:
        """Open the paper's PDF in the browser."""
        self._open_address(_pdfs, "The archive has no PDF for this paper.")

    @command(
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a paper to act on."""
        if action in _ADDRESSES:
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


class PaperMarks(ProgramScreen, group=CommandGroup.PAPER):
    """Marks the paper that is shown or highlighted, and leads on from those marked."""

    marks_what = "papers"
    """What the space bar marks here."""

    @command(
        "Mark the paper to compare",
        "space",
        label="mark",
        footer=58,
        acts_on_row=True,
        also="bookmark select remember star favourite favorite save",
    )
    def action_mark_paper(self) -> None:
        """Mark the paper to compare it with others, or take the mark away.

        What a list shows is known: keys that are pressed quickly mark one paper after the other.
        """
        paper_id = self.paper_here
        card = None if paper_id is None else self.pwc.backend.known_card(paper_id)
        if card is None:
            self.with_paper(lambda paper: self.mark(paper.card))
        else:
            self.mark(card)

    @command(
        "Compare the marked papers",
        "equals_sign",
        label="compare",
        footer=11,
        also="side by side versus bookmarks bookmarked",
    )
    def action_compare_papers(self) -> None:
        """Compare the marked papers side by side, on all leaderboards they share."""
        if len(self.pwc.marked) < _SEVERAL:
            told = f"Mark two or more {self.marks_what} with space first; = then compares them."
            self.notify(told)
            return
        from pwc_tui.tui.screens.dialogs.compare import CompareScreen, compared_papers  # noqa: PLC0415  not at the start

        papers, backend = dict(self.pwc.marked), self.pwc.backend

        def show(lines: tuple[ComparisonRow, ...]) -> None:
            if lines:
                self.pwc.navigator.open(CompareScreen(list(papers.values()), lines, "papers"))
            else:
                self.notify(_NOTHING_SHARED)

        load(self, lambda _: compared_papers(backend, list(papers)), show, group="compare")

    @command(
        "Papers like this one",
        "tilde",
        label="papers like it",
        footer=59,
        also="similar alike nearest neighbours meaning marked",
    )
    def action_papers_like(self) -> None:
        """List the papers that read like this one; with two or more marked, like those together."""
        marked, here = list(self.pwc.marked)[:_MOST_ALIKE], self.paper_here
        backend = self.pwc.backend
        ids = marked if len(marked) >= _SEVERAL or here is None else [here]

        def show(cards: list[PaperCard]) -> None:
            # A search by their ids, so that years, fields and filters can narrow the list.
            words = " ".join(f"like:{card.slug}" for card in cards)
            self.post_message(OpenPapers(ListRequest(words)))

        load(self, lambda _: backend.cards(ids), show, group="alike")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a paper to act on, or several are marked."""
        match action:
            case "mark_paper":
                return self.paper_here is not None and not self.is_typing
            case "compare_papers":
                return not self.is_typing
            case "papers_like":
                is_any = self.paper_here is not None or len(self.pwc.marked) >= _SEVERAL
                return is_any and not self.is_typing
        return super().check_action(action, parameters)

    def is_hinted(self, action: str) -> bool:
        """Whether there is something to compare the marked papers on."""
        return (
            self.pwc.shared_boards > 0 if action == "compare_papers" else super().is_hinted(action)
        )

    def mark(self, card: PaperCard) -> None:
        """Mark a paper, or take its mark away, and say what can be done next."""
        pwc = self.pwc
        if pwc.marked.pop(card.id, None) is None:
            pwc.marked[card.id] = card.title
        papers, backend = tuple(pwc.marked), pwc.backend

        def tell(shared: int) -> None:
            pwc.shared_boards = shared
            pwc.notify(_marks_said(len(pwc.marked), shared))
            pwc.refresh_bindings()

        load(pwc, lambda _: _shared_boards(backend, papers), tell, group="marks")


def _pages(paper: Paper) -> list[str]:
    return [link.url for link in paper.links if link.label not in _PDF_LABELS][:1]


def _pdfs(paper: Paper) -> list[str]:
    return [link.url for link in paper.links if link.label in _PDF_LABELS][:1]


def _repositories(paper: Paper) -> list[str]:
    """Return all repositories, official ones first."""
    return [link.url for link in paper.code]


_ADDRESSES = {"open_page": _pages, "open_pdf": _pdfs, "open_code": _repositories}


def _marks_said(count: int, shared: int) -> str:
    """Return how many papers are marked, and what can be done with them."""
    said = "1 paper is marked" if count == 1 else f"{count} papers are marked"
    if count <= 1:
        return f"{said}. Mark another one to compare them." if count else f"{said}."
    if not shared:
        return f"{said}. {_NOTHING_SHARED}"
    boards = "1 leaderboard" if shared == 1 else f"{shared} leaderboards"
    return f"{said}: = compares them on {boards}."


def _shared_boards(backend: Backend, papers: Sequence[int]) -> int:
    """Return how many leaderboards have results of two papers or more. For a worker."""
    of_papers = ({result.board.slug for result in backend.paper(each).results} for each in papers)
    uses = Counter(slug for slugs in of_papers for slug in slugs)
    return sum(count >= _SEVERAL for count in uses.values())
