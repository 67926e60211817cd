"""What leads from a paper out of the terminal: its page, its PDF, its code, and the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pwc_tui.domain.papers import Paper
from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.messages import CopyText, OpenLink
from pwc_tui.tui.text import line

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp
    from pwc_tui.tui.screens.dialogs.picker import PickerEntry

PAPERS_WITH_CODE = "https://paperswithcode.com/paper/"
"""Where the site had a paper's page; the archive's slug follows."""
_PDF_LABELS = ("PDF", "Conference PDF")


class LinkCommand(Command):
    """A command on the paper that is shown or highlighted."""

    group, acts_on_row = CommandGroup.PAPER, True
    lacking: ClassVar[str] = ""
    """What the toast says of a paper without it."""

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether there is a paper to act on."""
        return app.subject is not None

    @classmethod
    def is_hinted(cls, app: PwcApp) -> bool:
        """Whether the paper has such an address, as far as is known without waiting."""
        paper = None if app.subject is None else app.backend.known_paper(app.subject)
        return paper is None or cls.has(paper)

    @classmethod
    def has(cls, paper: Paper) -> bool:
        """Whether there is anything to act on."""
        return bool(cls.urls(paper))

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Read the paper, if it is not there yet, and act on it."""
        app.with_subject(lambda paper: cls.act(app, paper))

    @classmethod
    def act(cls, app: PwcApp, paper: Paper) -> None:
        """Act on the paper."""
        urls = cls.urls(paper)
        if not urls:
            app.notify(cls.lacking, severity="warning", markup=False)
        elif len(urls) == 1:
            app.post_message(OpenLink(urls[0]))
        else:
            app.choose(cls.name, "open", [_link_entry(url) for url in urls])

    @classmethod
    def urls(cls, paper: Paper) -> list[str]:
        """Return the addresses to choose from."""
        raise NotImplementedError


class OpenPage(LinkCommand):
    """Open the paper's page (arXiv, conference) in the browser."""

    name, label, keys, footer = "Open the paper's page", "page", ("o",), 50
    also = "browser link url arxiv web site"
    lacking = "The archive has no web page for this paper."

    @classmethod
    def urls(cls, paper: Paper) -> list[str]:
        """Return the first page."""
        return [link.url for link in paper.links if link.label not in _PDF_LABELS][:1]


class OpenPdf(LinkCommand):
    """Open the paper's PDF in the browser."""

    name, label, keys, footer = "Open the PDF", "PDF", ("O",), 51
    also = "read full text"
    lacking = "The archive has no PDF for this paper."

    @classmethod
    def urls(cls, paper: Paper) -> list[str]:
        """Return the first PDF."""
        return [link.url for link in paper.links if link.label in _PDF_LABELS][:1]


class OpenCode(LinkCommand):
    """Open the paper's code in the browser; choose if there are several."""

    name, label, keys, footer = "Open the code", "code", ("c",), 36
    also = "repository github implementation source"
    lacking = "The archive has no link to code for this paper."

    @classmethod
    def is_hinted(cls, app: PwcApp) -> bool:
        """Whether the paper has code: a list knows that, too."""
        card = None if app.subject is None else app.backend.known_card(app.subject)
        return super().is_hinted(app) and (card is None or card.repository_count > 0)

    @classmethod
    def urls(cls, paper: Paper) -> list[str]:
        """Return all repositories, official ones first."""
        return [link.url for link in paper.code]


class Copy(LinkCommand):
    """Copy the paper's title, address, arXiv id or archive id."""

    name, label, keys, footer = "Copy …", "copy", ("y",), 53
    also = "yank clipboard cite citation share link url"

    @classmethod
    def has(cls, paper: Paper) -> bool:
        """Every paper has a title."""
        del paper
        return True

    @classmethod
    def act(cls, app: PwcApp, paper: Paper) -> None:
        """Let the user choose what."""
        url = next((link.url for link in paper.links), PAPERS_WITH_CODE + paper.card.slug)
        entries = [
            _copy_entry("t", "title", paper.card.title),
            _copy_entry("u", "address", url),
            _copy_entry("i", "archive id", paper.card.slug),
        ]
        if paper.arxiv_id:
            entries.insert(2, _copy_entry("a", "arXiv id", paper.arxiv_id))
        app.choose("Copy", "copy", entries)


def _link_entry(url: str) -> PickerEntry:
    from pwc_tui.tui.screens.dialogs.picker import PickerEntry  # noqa: PLC0415  not before the first menu

    return PickerEntry(line(url), run=lambda app: app.post_message(OpenLink(url)))


def _copy_entry(key: str, what: str, text: str) -> PickerEntry:
    from pwc_tui.tui.screens.dialogs.picker import PickerEntry  # noqa: PLC0415  not before the first menu

    return PickerEntry(
        line(what),
        detail=line(text, "$foreground-muted"),
        key=key,
        run=lambda app: app.post_message(CopyText(text, what)),
    )


COMMANDS: tuple[type[Command], ...] = (OpenPage, OpenPdf, OpenCode, Copy)
