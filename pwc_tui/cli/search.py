"""`pwc-tui search`: papers by the words of their title, tasks and authors."""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pwc_tui.cli.arguments import as_text
from pwc_tui.cli.console import is_terminal, print_data, query_lines
from pwc_tui.cli.session import Session, open_engine, open_session
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.listing import ListRequest
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Ref
from pwc_tui.export.json_papers import answer, attributed, card_entry
from pwc_tui.export.json_text import to_line

if TYPE_CHECKING:
    from pwc_tui.search.engine import SearchEngine


def run(options: argparse.Namespace) -> int:
    """Print the papers that match the words; status 1 when none does."""
    if bool(options.words) == options.stdin:
        raise UserError("search takes words, or queries from the input with --stdin")
    session = open_session(options.db)
    searcher = _Searcher(session, open_engine(session), options.limit)
    if options.stdin:
        for line in query_lines():
            print_data(searcher.find(line).as_json())
        return 0
    found = searcher.find(as_text(" ".join(options.words)))
    if options.json:
        print_data(found.as_json())
    elif found.cards:
        from pwc_tui.cli.papers_table import print_papers  # noqa: PLC0415 - 4 ms, not for --json

        print_papers(found.cards, found.terms if is_terminal() else ())
    return 0 if found.cards else 1


@dataclass(frozen=True, slots=True)
class _Found:
    query: str
    snapshot: str
    cards: list[PaperCard]
    terms: tuple[str, ...]
    took_ms: float

    def as_json(self) -> str:
        entries = [card_entry(card) for card in self.cards]
        return to_line(attributed(self.snapshot, answer(self.query, self.took_ms, entries)))


class _Searcher:
    """Answers queries one after the other from files that are opened once."""

    def __init__(self, session: Session, engine: "SearchEngine", limit: int) -> None:
        from pwc_tui.search.listing import PaperLists  # noqa: PLC0415 - 90 ms: NumPy
        from pwc_tui.search.words import query_words  # noqa: PLC0415 - as above

        self._has_words = query_words
        self._cards = session.cards
        self._snapshot = session.snapshot
        self._lists = PaperLists(engine, _no_scope, session.cards.find)
        self._limit = limit

    def find(self, query: str) -> _Found:
        started = time.perf_counter()
        cards: list[PaperCard] = []
        terms: tuple[str, ...] = ()
        if self._has_words(query):
            listing = self._lists.list(ListRequest(words=query))
            cards = self._cards.pick(listing.ids[: self._limit])
            terms = listing.terms
        took_ms = (time.perf_counter() - started) * 1000
        return _Found(query, self._snapshot, cards, terms, took_ms)


def _no_scope(scope: Ref) -> Sequence[int]:
    raise KeyError(scope)
