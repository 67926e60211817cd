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
from pwc_tui.domain.text import fold
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


def palette_menu(app: PwcApp) -> Menu:
    """Return the palette as it is now: the commands that can be run, until something is typed."""
    commands = [command for command in COMMANDS if command.in_palette and command.available(app)]
    backend = app.backend

    def find(words: str, is_stale: IsStale) -> Sequence[Entry]:
        found = [*_commands(commands, words), *_names(backend, words)]
        return [*found, *_papers(backend, words, HITS_AT_MOST - len(found), is_stale)]

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


def _commands(commands: Sequence[type[Command]], words: str) -> list[Entry]:
    scored = [(_likeness(fold(words).split(), command), command) for command in commands]
    meant = [(score, command) for score, command in scored if score >= _COMMAND_SCORE]
    meant.sort(key=lambda pair: -pair[0])
    return [_command(command) for _, command in meant[:_COMMANDS_SHOWN]]


def _likeness(words: Sequence[str], command: type[Command]) -> float:
    """Return how well the worst of the typed words is matched, 0 to 100.

    Every word counts: a paper's title may well hold one or two words of a command.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415  30 ms, not before something is typed

    known = fold(f"{command.name} {command.help()}").split()
    return min(max(fuzz.ratio(word, name[: len(word)]) for name in known) for word in words)


def _names(backend: Backend, words: str) -> list[Entry]:
    kinds = (Kind.BOARD, Kind.TASK, Kind.DATASET, Kind.METHOD)
    hits = backend.find_names(words, kinds, _NAMES_SHOWN)
    return [_name(hit.ref, hit.terms) for hit in hits]


def _papers(backend: Backend, words: str, limit: int, is_stale: IsStale) -> list[Entry]:
    listing = backend.listing(ListRequest(words=words), is_stale)
    cards = backend.cards(int(paper_id) for paper_id in listing.ids[:limit])
    return [_paper(card, listing.terms) for card in cards]


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
