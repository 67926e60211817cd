"""Opening what a command works on: the database, its papers, its search index."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.archive.active import Active, active_database
from pwc_tui.cli.console import narrate
from pwc_tui.store.cards import Cards

if TYPE_CHECKING:
    from pwc_tui.search.engine import SearchEngine
    from pwc_tui.search.names import NameIndex


_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Session:
    """The database that a command reads, with its papers open."""

    database: Path
    cards: Cards

    @property
    def snapshot(self) -> str:
        """What exports call the data."""
        return self.cards.build().snapshot


def open_session(database: Path | None) -> Session:
    """Open the database that is meant (None: the user's own, else the demo) and say which it is.

    Raises UserError when it is none of pwc-tui.
    """
    active = active_database(database)
    session = Session(active.path, Cards(active.path))
    _say_which(active, session)
    return session


def open_engine(session: Session) -> "SearchEngine":
    """Return the search engine of the database; builds its index if that is missing."""
    # 120 ms: NumPy and RapidFuzz.
    from pwc_tui.search.engine import SearchEngine  # noqa: PLC0415

    return SearchEngine.open(_index(session))


def open_names(session: Session) -> "NameIndex":
    """Return the finder of names in the database; builds its index if that is missing."""
    from pwc_tui.search.names import NameIndex  # noqa: PLC0415 - 120 ms, as above

    return NameIndex.open(_index(session))


def no_such_paper(session: Session, reference: str) -> str:
    """Return the sentence that no paper is called so, with the ids of those most like it."""
    matches = open_engine(session).search(reference, limit=_SUGGESTIONS)
    nearest = ", ".join(card.slug for card in session.cards.pick(matches.ids[:_SUGGESTIONS]))
    return f"no paper is called {reference!r}" + (f"; perhaps {nearest}" if nearest else "")


def _index(session: Session) -> Path:
    from pwc_tui.search.ready import ready_folder  # noqa: PLC0415 - 120 ms, as above

    return ready_folder(
        session.database,
        session.cards.build().build_id,
        lambda: narrate("the search index is missing: building it"),
    )


def _say_which(active: Active, session: Session) -> None:
    if active.is_demo:
        count = session.cards.count()
        narrate(f"this is the demo ({count} papers); `pwc-tui import FOLDER` gets the real archive")
    elif sys.stderr.isatty():
        narrate(f"database {active.path}")
