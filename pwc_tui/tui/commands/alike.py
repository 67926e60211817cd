"""Papers that read like one paper, or like the marked ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.tui.commands.base import Command, CommandGroup
from pwc_tui.tui.messages import OpenPapers
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.domain.papers import PaperCard
    from pwc_tui.tui.app.app import PwcApp

_SEVERAL = 2
_MOST = 16
"""Papers whose middle is looked for: as many as a query has conditions."""


class PapersLike(Command):
    """List the papers that read like this one; with two or more marked, like those together."""

    name, label, keys, footer = "Papers like this one", "papers like it", ("tilde",), 59
    also = "similar alike nearest neighbours meaning marked"
    group = CommandGroup.PAPER

    @classmethod
    def available(cls, app: PwcApp) -> bool:
        """Whether there is a paper, or several are marked."""
        is_any = app.subject is not None or len(app.marked) >= _SEVERAL
        return is_any and app.is_at_place and not app.is_typing

    @classmethod
    def run(cls, app: PwcApp) -> None:
        """Search by their ids, so that years, fields and filters can narrow the list."""
        marked = tuple(app.marked)[:_MOST]
        wanted = marked if len(marked) >= _SEVERAL else (app.subject,)
        backend, ids = app.backend, [each for each in wanted if each is not None]

        def show(cards: list[PaperCard]) -> None:
            words = " ".join(f"like:{card.slug}" for card in cards)
            app.post_message(OpenPapers(ListRequest(words)))

        load(app.place_screen or app, lambda _: backend.cards(ids), show, group="alike")


COMMANDS: tuple[type[Command], ...] = (PapersLike,)
