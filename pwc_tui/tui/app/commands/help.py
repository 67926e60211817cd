"""The help: the keys of where one is, what the marks mean, the query language, then all else.

Type to filter it; Enter runs the command that is chosen, or searches for the example.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pwc_tui.domain.boards.quality_marks import TrustMark
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.query.help import QUERY_HELP, FieldHelp
from pwc_tui.domain.text.clean import fold
from pwc_tui.system.progress import IsCancelled
from pwc_tui.tui.commands import Command, CommandGroup
from pwc_tui.tui.messages import RunCommand, SearchFor
from pwc_tui.tui.screens.board.rows import ARROWS, SIGNS
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.screens.papers.rows import ANY_CODE, BOOKMARKED, NOTED, OFFICIAL_CODE, READ
from pwc_tui.tui.text import joined, line, marked
from pwc_tui.tui.widgets.chrome.key_bar import key_name, keys_text
from pwc_tui.tui.widgets.table.row_view import CAME_FROM, TICK

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

_EVERYWHERE = (CommandGroup.MOVING, CommandGroup.GOING, CommandGroup.PROGRAM)
"""What is of less interest than what can be done here only."""
_ABSENT = "$foreground-muted"


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark and its meaning."""

    mark: str
    meaning: str


_NO_KEY = "–"

LEGEND = (
    Sign(OFFICIAL_CODE, "official code, by the paper's authors"),
    Sign(ANY_CODE, "code by others"),
    Sign("★", "how many results on leaderboards the paper has"),
    Sign(f"{BOOKMARKED} {READ} {NOTED}", "in a list of yours; read; with a note of yours"),
    Sign(TICK, "marked with space: keys such as b, y, e, E and = act on all that is marked"),
    Sign(CAME_FROM, "the row you came from; in a tree, a branch that → opens"),
    Sign("▾", "an open branch of a tree, which ← closes"),
    Sign(ARROWS[Direction.HIGHER], "higher is better"),
    Sign(ARROWS[Direction.LOWER], "lower is better"),
    Sign(
        SIGNS[TrustMark.DIRECTION_UNSURE],
        "not known for sure whether higher or lower is better",
    ),
    Sign(SIGNS[TrustMark.DUPLICATE_ROW], "repeats an earlier row, and shares its rank"),
    Sign(SIGNS[TrustMark.OUT_OF_RANGE], "a value the metric cannot have; it has no rank"),
    Sign(SIGNS[TrustMark.SWAPPED], "a value that seems to stand in another's column"),
    Sign(SIGNS[TrustMark.SCALE_MIXED], "some values are fractions of 1, others percentages"),
    Sign("#3", "the rank on a leaderboard, 3rd"),
    Sign(_NO_KEY, "instead of a key: this has none before you give it one; ↵ here does it"),
    Sign("…", "cut for lack of room; open the row or widen the window to see it whole"),
)


def help_menu(app: Program) -> Menu:
    """Return the help as it is now: what cannot be run at the moment is dim, and comes last."""
    every, available = app.available.every(), list(app.available)

    def find(words: str, is_cancelled: IsCancelled) -> Sequence[PickerEntry]:
        del is_cancelled
        return list(_sections(matching(every, words), available, words))

    return Menu(
        title="Help",
        entries=find("", lambda: False),
        find=find,
        placeholder="Type to filter: a key, a word",
        key_width=12,
        wraps=True,
    )


def matching(commands: Sequence[Command], words: str) -> list[Command]:
    """Return the commands whose key, name or help holds every word of `words`; then by group."""
    wanted = fold(words).split()
    told = [command for command in commands if _holds(command, wanted)]
    grouped = (command for command in commands if _holds(command, wanted, command.group))
    return [*told, *(command for command in grouped if command not in told)]


def _sections(
    commands: Sequence[Command], available: Sequence[Command], words: str
) -> Iterator[PickerEntry]:
    now = [command for command in commands if command in available]
    special = [command for command in now if command.group not in _EVERYWHERE]
    yield from _section("On this screen", (_command(each, words) for each in special))
    for group in _EVERYWHERE:
        of_group = (_command(each, words) for each in now if each.group is group)
        yield from _section(group.value, of_group)
    yield from _section("What the marks mean", _legend(words))
    yield from _section("What can be typed into a search", _language(words))
    elsewhere = [command for command in commands if command not in available]
    for group in CommandGroup:
        absent = (_command(each, words, _ABSENT) for each in elsewhere if each.group is group)
        yield from _section(f"{group.value}, where it applies", absent)


def _section(title: str, entries: Iterable[PickerEntry]) -> Iterator[PickerEntry]:
    """Yield the entries below their title, nothing where there are none."""
    for place, entry in enumerate(entries):
        if not place:
            yield PickerEntry(line(title), is_heading=True)
        yield entry


def _holds(command: Command, wanted: Sequence[str], group: str = "") -> bool:
    text = fold(f"{command.name} {command.help} {command.also} {group}")
    keys = [fold(key_name(key)) for key in command.keys]
    return all(word in text or word in keys for word in wanted)


def _command(command: Command, words: str, look: str = "") -> PickerEntry:
    return PickerEntry(
        title=marked(command.help.rstrip("."), _terms(words), look),
        key=keys_text(command) or _NO_KEY,
        run=None if look else RunCommand(command.id),
    )


def _legend(words: str) -> Iterator[PickerEntry]:
    for sign in LEGEND:
        if _are_in(words, f"{sign.mark} {sign.meaning}"):
            yield PickerEntry(marked(sign.meaning, _terms(words)), key=sign.mark)


def _language(words: str) -> Iterator[PickerEntry]:
    for field in QUERY_HELP:
        if _are_in(words, f"{field.name} {field.example} {field.meaning}"):
            yield _example(field, words)


def _example(field: FieldHelp, words: str) -> PickerEntry:
    meaning = marked(field.meaning, _terms(words))
    return PickerEntry(
        joined([line(field.example, "$text-accent"), meaning], "  "),
        key=field.name,
        run=SearchFor(field.example),
    )


def _are_in(words: str, text: str) -> bool:
    return all(word in fold(text) for word in fold(words).split())


def _terms(words: str) -> list[str]:
    return [f"{word}*" for word in fold(words).split()]
