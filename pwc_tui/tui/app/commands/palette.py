"""The palette: commands, and all that the search finds, by a few letters of their names.

Textual's own matcher freezes the screen for half a second a key on ten thousand names; this one
asks the search, in a thread, for fifty hits at most.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from pwc_tui.domain.library import CountedSearch
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.references import is_address
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.clean import words as words_of
from pwc_tui.system.progress import IsCancelled
from pwc_tui.tui.commands import Command
from pwc_tui.tui.messages import OpenPaper, OpenSavedSearch, OpenSection, RunCommand
from pwc_tui.tui.places.resolve import section_at
from pwc_tui.tui.places.trail import Place
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.screens.library.rows import new_told
from pwc_tui.tui.screens.papers.hit_rows import KIND_LABELS, destination, use_of
from pwc_tui.tui.screens.papers.rows import authors_line
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.text import joined, line, marked
from pwc_tui.tui.widgets.chrome.key_bar import keys_text

if TYPE_CHECKING:
    from pwc_tui.search.lists.name_index import NameHit
    from pwc_tui.tui.app.program import Program

HITS_AT_MOST = 50
_COMMANDS_SHOWN, _OF_ONE_KIND = 6, 5
_COMMAND_SCORE = 75
"""From which likeness on a command is meant: one typing error in four letters."""
_SURE = 99
"""From which likeness on a command stands above all else: its own words are typed."""
_BESIDE_ABSENT = 10
"""Hits above a command that is not for here, so that it is in sight."""
_PAUSE = 0.03


def palette_menu(app: Program) -> Menu:
    """Return the palette as it is now: saved searches and commands, until something is typed.

    A command that is typed and cannot be run here is shown with the place where it can.
    """
    offered = [command for command in app.available.every() if command.in_palette]
    available = list(app.available)
    commands = [command for command in offered if command in available]
    absent = [command for command in offered if command not in commands]
    backend = app.backend

    def find(words: str, is_cancelled: IsCancelled) -> Sequence[PickerEntry]:
        meant = _commands(commands, words, _command)
        sure = [entry for score, entry in meant if score >= _SURE]
        others = [entry for score, entry in meant if score < _SURE]
        missed = [
            entry
            for score, entry in _commands(absent, words, partial(_absent, app))
            if score >= _SURE
        ]
        saved = [each for each in map(_saved, backend.kept.searches()) if _is_called(each, words)]
        room = _BESIDE_ABSENT if missed else HITS_AT_MOST - len(meant) - len(saved)
        found = _found(backend, words, room, is_cancelled)
        named = [entry for entry in found if _is_called(entry, words)]
        guessed = [entry for entry in found if entry not in named]
        return [*sure, *saved, *named, *missed, *others, *guessed]

    return Menu(
        title="Go to anything",
        entries=[
            *map(_saved, backend.kept.known_searches()),
            *(_command(command) for command in commands),
        ],
        find=find,
        placeholder="A command, a paper, a leaderboard, a task …",
        key_width=10,
        is_wide=True,
        pause=_PAUSE,
    )


def _commands(
    commands: Sequence[Command], words: str, entry: Callable[[Command], PickerEntry]
) -> list[tuple[float, PickerEntry]]:
    """Return the commands that are meant with how surely; those first that are called so."""
    known = []
    for command in commands:
        called = _likeness(words, f"{command.name} {command.label} {command.also}")
        told = _likeness(words, f"{command.name} {command.also} {command.help}")
        known.append((max(called, told), called, entry(command)))
    meant = [hit for hit in known if hit[0] >= _COMMAND_SCORE]
    meant.sort(key=lambda hit: (-hit[0], -hit[1]))
    return [(score, shown) for score, _, shown in meant[:_COMMANDS_SHOWN]]


def _found(
    backend: Backend, words: str, limit: int, is_cancelled: IsCancelled
) -> list[PickerEntry]:
    """Return what the search finds: the best kind first, papers as one of the kinds.

    An address, also one of Papers With Code, is what it leads to.
    """
    section = section_at(words)
    if section is not None:
        return [_section(section)]
    if is_address(words):
        listing = backend.listing(ListRequest(words=words), is_cancelled)
        if listing.named is not None and listing.named.kind is not Kind.PAPER:
            return [_named(listing.named, listing.result_id)]
        return _papers(backend, words, limit, is_cancelled)
    groups = backend.finding.groups(words, is_cancelled)
    others = sum(min(len(group.hits), _OF_ONE_KIND) for group in groups)
    entries: list[PickerEntry] = []
    for group in groups:
        if group.kind is Kind.PAPER:
            entries += _papers(backend, words, max(0, limit - others), is_cancelled)
        else:
            entries += [_hit(hit) for hit in group.hits[:_OF_ONE_KIND]]
    return entries[:limit]


def _papers(
    backend: Backend, words: str, limit: int, is_cancelled: IsCancelled
) -> list[PickerEntry]:
    listing = backend.listing(ListRequest(words=words), is_cancelled)
    cards = backend.cards(listing.ids[:limit])
    return [_paper(card, listing.terms) for card in cards]


def _is_called(entry: PickerEntry, words: str) -> bool:
    """Whether the words typed begin words that stand in an entry, and are no guess at its name."""
    return _likeness(words, f"{entry.title.plain} {entry.detail.plain}") >= _SURE


def _likeness(words: str, text: str) -> float:
    """Return how well the worst of the typed words begins a word of `text`, 0 to 100.

    Every word counts: a paper's title may well hold one or two words of a command.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415  30 ms, not before something is typed

    known = words_of(text)
    best = [max((fuzz.ratio(w, k[: len(w)]) for k in known), default=0) for w in words_of(words)]
    return min(best, default=0)


def _command(command: Command) -> PickerEntry:
    detail = Content.styled(command.group.value, "$foreground-muted")
    return PickerEntry(
        line(command.name), detail=detail, key=keys_text(command), run=RunCommand(command.id)
    )


def _saved(counted: CountedSearch) -> PickerEntry:
    search, told = counted.search, new_told(counted)
    title, detail = joined([line(search.name), told], "  "), line(search.query, "$foreground-muted")
    opens = OpenSavedSearch(ListRequest(search.query), search.name)
    return PickerEntry(title, detail, "search", opens)


def _absent(app: Program, command: Command) -> PickerEntry:
    """Return what is shown of a command that cannot be run here."""
    where = f"not on this screen: {command.group.place}"
    return PickerEntry(
        line(command.name, "$foreground-muted"),
        detail=Content.styled(where, "$foreground-muted"),
        key=keys_text(command),
        run=partial(app.notify, f"{command.name} ({where})", severity="warning"),
    )


def _hit(hit: NameHit) -> PickerEntry:
    return PickerEntry(
        marked(hit.ref.name, hit.terms),
        detail=use_of(hit),
        key=KIND_LABELS.get(hit.ref.kind, hit.ref.kind),
        run=destination(hit.ref),
    )


def _section(place: Place) -> PickerEntry:
    return PickerEntry(line(place.title), key="section", run=OpenSection(place))


def _named(ref: Ref, result_id: int | None) -> PickerEntry:
    kind = KIND_LABELS.get(ref.kind, ref.kind)
    return PickerEntry(line(ref.name), key=kind, run=destination(ref, result_id))


def _paper(card: PaperCard, terms: Sequence[str]) -> PickerEntry:
    year = f"{card.date.year}  " if card.date else ""
    return PickerEntry(
        marked(card.title, terms),
        detail=marked(year + authors_line(card), terms, "$foreground-muted"),
        key="paper",
        run=OpenPaper(card.id, card.title),
    )
