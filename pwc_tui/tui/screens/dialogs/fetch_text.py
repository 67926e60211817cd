"""What the dialogue about the whole archive says in each state, and which keys it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from pwc_tui.domain.attribution import LICENCE
from pwc_tui.domain.text.passwords import shown_address
from pwc_tui.hub.requirements import (
    DATABASE_GB,
    FILES_MB,
    IMPORT_MINUTES,
    PAPERS,
    hub_address,
    install_command,
)
from pwc_tui.tui.services.fetch_process import FetchState, Phase
from pwc_tui.tui.text import hanging, joined, line, plain
from pwc_tui.tui.widgets.chrome.notice import progress_bar

_LABEL_WIDTH = 10
_MBITS = 50
"""A connection as many have it, for saying how long it takes."""
_BAR_END = 7
"""Cells behind the bar, for the percentage and a scrollbar."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the dialogue knows before anything is fetched."""

    database: str
    """Where the archive is imported to."""
    missing: Sequence[str]
    """Libraries that fetching needs and that are not installed."""


def text_of(state: FetchState, offer: Offer, width: int) -> Content:
    """Return what is said in a state, for a box of `width` cells."""
    if state.is_running:
        return Content("\n").join(_running(state, width))
    match state.phase:
        case Phase.DONE:
            return plain(
                f"The whole archive is installed: {state.database}\n\n"
                "The files it was made of are in the cache of the hub's library and may be "
                "deleted (`hf cache ls` names them)."
            )
        case Phase.FAILED:
            kept = f"\n\n{state.amount} are downloaded and will be kept." if state.amount else ""
            return plain(f"{state.note}.{kept}".replace("..", "."))
        case Phase.STOPPED:
            kept = f" {state.amount} are downloaded and kept." if state.amount else ""
            return plain(f"The download was stopped.{kept} The next one resumes where it left off.")
    return Content("\n").join(_offered(offer, width))


def keys_of(state: FetchState, offer: Offer) -> str:
    """Return the keys that do something in a state."""
    if state.is_running:
        return "↵ browse on   s stop"
    if offer.missing:
        return "y copy the command   esc close"
    todo = {
        Phase.DONE: "open it",
        Phase.FAILED: "try again",
        Phase.STOPPED: "resume",
    }
    return f"↵ {todo.get(state.phase, 'fetch it')}   esc later"


def _offered(offer: Offer, width: int) -> list[Content]:
    minutes = round(FILES_MB * 8 / _MBITS / 60)
    parts = [
        plain(
            f"{PAPERS:,} papers with their abstracts, code, 11,700 leaderboards, methods and "
            "datasets: what Papers With Code held when it closed in July 2025."
        ),
        Content(),
        _fact(width, "from", shown_address(hub_address())),
        _fact(width, "size", f"{FILES_MB} MB of files, {DATABASE_GB} GB of database"),
        _fact(
            width,
            "time",
            f"{minutes} minutes at {_MBITS} Mbit/s, then {IMPORT_MINUTES} to import it",
        ),
        _fact(
            width, "licence", f"{LICENCE}: share it under the same licence and credit the source"
        ),
        _fact(width, "goes to", offer.database),
        Content(),
    ]
    if offer.missing:
        names = " and ".join(offer.missing)
        said = f"Fetching needs {names}, which are not installed. This command installs them:"
        return [*parts, plain(said), Content(), line(install_command(), "$text-accent")]
    return [
        *parts,
        plain(
            "The download runs in the background while you browse. If it is stopped, the next "
            "one resumes where it left off."
        ),
    ]


def _running(state: FetchState, width: int) -> list[Content]:
    heads = {
        Phase.STARTING: "Looking up the files …",
        Phase.FETCHING: f"Fetching {state.doing}",
        Phase.IMPORTING: f"Importing: {state.doing}",
    }
    parts = [line(heads[state.phase])]
    if state.share is not None:
        parts += [Content(), progress_bar(state.share, max(1, width - _BAR_END))]
    if state.phase is Phase.FETCHING:
        told = joined([line(state.amount), line(state.pace)], "   ")
        parts.append(told.stylize_before("$foreground-muted"))
    if state.note:
        parts += [Content(), plain(f"{state.note}: trying again", "$text-warning")]
    return parts


def _fact(width: int, label: str, text: str) -> Content:
    head = Content.styled(label.ljust(_LABEL_WIDTH), "$foreground-muted")
    return hanging(head, line(text), width)
