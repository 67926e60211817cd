"""The palette: commands, leaderboards, tasks and papers by a few letters of their names.

Textual's own matcher freezes the screen for half a second a key on ten thousand names; this one
asks RapidFuzz and the search engine, in a thread, for fifty hits at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from pwc_tui.domain.listing import ListRequest
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text import words as words_of
from pwc_tui.tui.backend import Backend
from pwc_tui.tui.commands.base import Command
from pwc_tui.tui.commands.registry import COMMANDS
from pwc_tui.tui.messages import OpenBoard, OpenPaper, OpenScope
from pwc_tui.tui.screens.paper_rows import authors_line
from pwc_tui.tui.screens.picker import Entry, Menu
from pwc_tui.tui.text import line, marked
from pwc_tui.tui.widgets.key_bar import keys_text
from pwc_tui.tui.work import IsStale

if TYPE_CHECKING:
    from pwc_tui.tui.app import PwcApp

HITS_AT_MOST = 50
_COMMANDS_SHOWN, _NAMES_SHOWN = 6, 16
_COMMAND_SCORE = 75
"""From which likeness on a command is meant: one typing error in four letters."""
_PAUSE = 0.03

Scored = tuple[float, Entry]
"""A hit and how well it matches; equal ones stand in the order commands, names, papers."""


def palette_menu(app: PwcApp) -> Menu:
    """Return the palette as it is now: the commands that can be run, until something is typed."""
    commands = [command for command in COMMANDS if command.in_palette and command.available(app)]
    backend = app.backend

    def find(words: str, is_stale: IsStale) -> Sequence[Entry]:
        found = [*_commands(commands, words), *_names(backend, words)]
        found += _papers(backend, words, HITS_AT_MOST - len(found), is_stale)
        found.sort(key=lambda hit: -hit[0])
        return [entry for _, entry in found]

    return Menu(
        title="Go to anything",
        entries=[_command(command) for command in commands],
        find=find,
        placeholder="A command, a paper, a leaderboard, a task …",
        key_width=8,
        detail_share=2,
        hide_detail_below=80,
        pause=_PAUSE,
    )


def _commands(commands: Sequence[type[Command]], words: str) -> list[Scored]:
    known = ((_likeness(words, f"{c.name} {c.help()}"), _command(c)) for c in commands)
    meant = sorted((hit for hit in known if hit[0] >= _COMMAND_SCORE), key=lambda hit: -hit[0])
    return meant[:_COMMANDS_SHOWN]


def _names(backend: Backend, words: str) -> list[Scored]:
    kinds = (Kind.BOARD, Kind.TASK, Kind.DATASET, Kind.METHOD)
    hits = backend.find_names(words, kinds, _NAMES_SHOWN)
    return [(_likeness(words, hit.ref.name), _name(hit.ref, hit.terms)) for hit in hits]


def _papers(backend: Backend, words: str, limit: int, is_stale: IsStale) -> list[Scored]:
    listing = backend.listing(ListRequest(words=words), is_stale)
    cards = backend.cards(int(paper_id) for paper_id in listing.ids[:limit])
    return [
        (_likeness(words, f"{card.title} {authors_line(card)}"), _paper(card, listing.terms))
        for card in cards
    ]


def _likeness(words: str, text: str) -> float:
    """Return how well the worst of the typed words begins a word of `text`, 0 to 100.

    Every word counts: a paper's title may well hold one or two words of a command.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415  30 ms, not before something is typed

    known = words_of(text)
    best = [max((fuzz.ratio(w, k[: len(w)]) for k in known), default=0) for w in words_of(words)]
    return min(best, default=0)


def _command(command: type[Command]) -> Entry:
    detail = Content.styled(command.group.value, "$foreground-muted")
    return Entry(line(command.name), detail=detail, key=keys_text(command), run=command.run)


def _name(ref: Ref, terms: Sequence[str]) -> Entry:
    return Entry(marked(ref.name, terms), key=ref.kind.value, run=partial(_open, ref))


def _paper(card: PaperCard, terms: Sequence[str]) -> Entry:
    year = f"{card.date:%Y}  " if card.date else ""
    return Entry(
        marked(card.title, terms),
        detail=marked(year + authors_line(card), terms, "$foreground-muted"),
        key="paper",
        run=lambda app: app.post_message(OpenPaper(card.id, card.title)),
    )


def _open(ref: Ref, app: PwcApp) -> None:
    is_board = ref.kind is Kind.BOARD
    app.post_message(OpenBoard(ref.slug, title=ref.name) if is_board else OpenScope(ref))
