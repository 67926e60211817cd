"""Opening what a command works on: the database, its papers, its search index."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pwc_tui.cli.console import narrate
from pwc_tui.config import Database, user_file
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.references import board_slug
from pwc_tui.domain.refs import Kind
from pwc_tui.ingest.active_database import Active, active_database
from pwc_tui.ingest.report.progress import phase, shown_on
from pwc_tui.store.cards import Cards

if TYPE_CHECKING:
    from pwc_tui.domain.boards.board import Board, Metric
    from pwc_tui.domain.boards.view import Flips
    from pwc_tui.search.engine.protocol import Engine
    from pwc_tui.search.lists.name_index import NameIndex

_SUGGESTIONS = 3
_METRICS_NAMED = 8
_LIKENESS = 0.5
"""Part of the letters that a name shares with one it may have been meant for."""


@dataclass(frozen=True, slots=True)
class Session:
    """The database that a command reads, with its papers open."""

    database: Database
    cards: Cards

    @property
    def snapshot(self) -> str:
        """What exports call the data."""
        return self.cards.build().snapshot


def open_session(database: Database | None) -> Session:
    """Open the database that is meant (None: the user's own, else the demo) and say which it is.

    Raises UserError when it is none of pwc-tui.
    """
    active = active_database(database)
    session = Session(active.path, Cards(active.path))
    _say_which(active, session)
    return session


def open_engine(session: Session) -> "Engine":
    """Return the search engine of the database; builds its index if that is missing."""
    # 120 ms: NumPy and RapidFuzz.
    from pwc_tui.search import open as opening  # noqa: PLC0415
    from pwc_tui.search.upkeep.parts import Part  # noqa: PLC0415 - as above

    with _shown(lambda: opening.trouble(session.database, Part.SEARCH)) as tell:
        return opening.open_engine(session.database, session.cards.build().build_id, tell)


def prepare_related(session: Session) -> None:
    """Build what related papers are found by, if that is missing yet."""
    from pwc_tui.search.open import complete_search  # noqa: PLC0415 - 120 ms, as above
    from pwc_tui.search.upkeep.parts import Part  # noqa: PLC0415 - as above

    with _shown(lambda: "not complete yet", "related papers") as tell:
        complete_search(session.database, session.cards.build().build_id, Part.RELATED, tell)


def mended(session: Session) -> bool:
    """Read the whole index, build what is damaged anew, and return whether anything was."""
    from pwc_tui.search.open import mend_search  # noqa: PLC0415 - 120 ms, as above

    with _shown(lambda: "damaged") as tell:
        return mend_search(session.database, session.cards.build().build_id, tell)


def open_names(session: Session) -> "NameIndex":
    """Return the finder of names in the database; builds its index if that is missing."""
    from pwc_tui.search import open as opening  # noqa: PLC0415 - 120 ms, as above

    return opening.open_names(session.database, open_engine(session))


def the_flips() -> "Flips":
    """Return the directions of metrics that the user gave; none where there is no file of them."""
    path = user_file()
    if not path.is_file():
        return {}
    from pwc_tui.store.user.fast_reads import Glance  # noqa: PLC0415 - only where there is a file

    try:
        with closing(Glance(path)) as glance:
            if glance.notice:
                narrate(glance.notice)
            return glance.flips()
    except UserError as error:  # what cannot be read must not hide the archive's leaderboards
        narrate(str(error))
        return {}


def the_metric(board: "Board", name: str) -> "Metric":
    """Return the metric of a leaderboard that is meant; raises UserError where it has none."""
    try:
        return board.metrics[board.metric_index(name)]
    except KeyError as error:
        names = [metric.name for metric in board.metrics]
        raise UserError(
            f"{board.ref.slug} has no metric {name!r}; {_nearest(name, names)}"
        ) from error


def no_such_paper(session: Session, reference: str) -> str:
    """Return the sentence that no paper is called so, with the ids of those most like it."""
    return f"no paper is called {reference!r}" + _perhaps(lambda: _papers_like(session, reference))


def no_such_board(session: Session, reference: str) -> str:
    """Return the sentence that no leaderboard is called so, with those most like it."""
    return f"no leaderboard is called {reference!r}" + _perhaps(
        lambda: _boards_like(session, reference)
    )


def no_such_entity(session: Session, kind: Kind, reference: str) -> str:
    """Return the sentence that nothing of this kind is called so, with what is most like it."""
    return f"no {kind} is called {reference!r}" + _perhaps(
        lambda: _names_like(session, kind, reference)
    )


def _nearest(name: str, names: Sequence[str]) -> str:
    """Return which metrics there are: all where they are few, else those spelled most like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for an answer that is an error

    if len(names) <= _METRICS_NAMED:
        return f"it has {', '.join(names)}" if names else "it has none"
    spelled = {known.casefold(): known for known in names}
    near = get_close_matches(name.casefold(), spelled, _SUGGESTIONS, cutoff=_LIKENESS)
    if near:
        return f"perhaps {', '.join(spelled[known] for known in near)}"
    return f"of its {len(names)} the first are {', '.join(names[:_METRICS_NAMED])}"


def _perhaps(find: Callable[[], Sequence[str]]) -> str:
    """Return what may have been meant; nothing where the search cannot be used."""
    try:
        found = find()
    except (UserError, LookupError, ValueError):
        # No index, and no place for one, or a damaged one: the answer stands without it.
        return ""
    return f"; perhaps {', '.join(found)}" if found else ""


def _papers_like(session: Session, reference: str) -> Sequence[str]:
    matches = open_engine(session).search(reference, limit=_SUGGESTIONS)
    return [card.slug for card in session.cards.pick(matches.ids[:_SUGGESTIONS])]


def _boards_like(session: Session, reference: str) -> Sequence[str]:
    named = board_slug(reference) or reference
    return _names_like(session, Kind.BOARD, named.replace("-", " "))


def _names_like(session: Session, kind: Kind, words: str) -> Sequence[str]:
    hits = open_names(session).find(words, [kind], _SUGGESTIONS)
    return [hit.ref.slug for hit in hits]


@contextmanager
def _shown(
    problem: Callable[[], str], name: str = "search index"
) -> Iterator[Callable[[float], None]]:
    """Give what shows how far a building is; nothing is shown where nothing is built."""
    with ExitStack() as shown:
        bar: list[Callable[[float], None]] = []

        def tell(part: float) -> None:
            if not bar:
                narrate(f"the search index is {problem()}: building it")
                bar.append(phase(shown.enter_context(shown_on(sys.stderr)), name))
            bar[0](part)

        yield tell


def _say_which(active: Active, session: Session) -> None:
    if active.is_demo:
        count = session.cards.count()
        narrate(f"the demo archive, {count} papers; `pwc-tui fetch` gets the whole one")
    elif sys.stderr.isatty():
        narrate(f"database {active.path}")
