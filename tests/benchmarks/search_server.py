"""How the search on a server compares: `python tests/benchmarks/search_server.py DB URL`.

DB is the database file and URL the server with the same import's papers. Both are asked the same
mistyped titles, names, nonsense and keystrokes; times are wall clock, one question at a time.
"""

import argparse
import string
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from figures import p50, p95
from search_answers import ask_names, ask_papers
from search_measure import median_times, settled_heap
from search_names import make_name_queries
from search_queries import make_nonsense, make_queries
from search_report import class_rows, name_rows
from search_targets import Archive

from pwc_tui.config import Database, named_database
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Kind
from pwc_tui.search.index.layout import NAMED_KINDS
from pwc_tui.search.lists.all_kinds import FederatedSearch
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.search.open import open_engine, open_names
from pwc_tui.store.queries.cards import Cards

_FIRST = 10
_FIRST_NAMES = 3
_NAMES_OF_A_KIND = 25
_NONSENSE = 60
_TYPED_TITLES = 20


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one place; times in milliseconds."""

    mrr: float
    recall: float
    names: float
    nonsense: int
    query: tuple[float, float, float]
    key: tuple[float, float, float]
    box: tuple[float, float, float]


class Place:
    """The search over a database, wherever that is."""

    def __init__(self, database: Database) -> None:
        cards = Cards(database)
        engine = open_engine(database, cards.build().build_id)
        names = open_names(database, engine)
        self._lists = PaperLists(engine, cards, lambda: names)
        self._box = FederatedSearch(engine, names)

    def papers(self, text: str) -> Sequence[int]:
        """Return the first papers that `text` finds."""
        return self._lists.list(ListRequest(words=text)).ids[:_FIRST]

    def names(self, text: str, kind: Kind) -> Sequence[str]:
        """Return the first names of a kind that `text` finds."""
        return [hit.ref.name for hit in self._box.hits(text, kind, _FIRST_NAMES)]

    def box(self, text: str) -> Sequence[int]:
        """Ask for papers and all kinds of names, as a key does."""
        found = self.papers(text)
        self._box.groups(text)
        return found


def main() -> int:
    """Measure both places and print them side by side."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("database", type=Path, metavar="DB")
    parser.add_argument("server", type=named_database, metavar="URL")
    parser.add_argument("--queries", type=int, default=320, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for place in (options.database, options.server):
        figures = measure(place, options.database, options.queries, options.seed)
        print(
            f"{place}\n"
            f"  MRR@10 {figures.mrr:.3f}, recall@10 {figures.recall:.3f}, names mistyped in the"
            f" first three {figures.names:.3f}, nonsense answered {figures.nonsense}"
        )
        for name, times in (
            ("a query", figures.query),
            ("a keystroke", figures.key),
            ("a keystroke with the box", figures.box),
        ):
            print(f"  {name}: p50 {times[0]:.1f} ms, p95 {times[1]:.1f}, worst {times[2]:.1f}")
    return 0


def measure(place: Database, database: Path, count: int, seed: int) -> Figures:
    """Ask `count` queries about the papers of `database` at a place."""
    archive, search = Archive(database), Place(place)
    queries = make_queries(archive, count, seed)
    typed = [query.text for query in queries[:: max(1, len(queries) // _TYPED_TITLES)]]
    keys = [text[:end] for text in typed for end in range(1, len(text) + 1)]
    answers = ask_papers(search.papers, archive, queries)
    asked = make_name_queries(database, NAMED_KINDS, _NAMES_OF_A_KIND, seed)
    kinds = name_rows(ask_names(search.names, asked))
    with settled_heap():
        rows = class_rows(answers, median_times(search.papers, [each.text for each in queries]))
        pressed = median_times(search.papers, [*keys, *string.ascii_lowercase])
        boxed = median_times(search.box, keys)
    whole = sum(kind.count for kind in kinds)
    return Figures(
        mrr=rows[-1].quality.mrr,
        recall=rows[-1].quality.recall,
        names=sum(kind.mistyped * kind.count for kind in kinds) / whole,
        nonsense=sum(bool(len(search.papers(text))) for text in make_nonsense(_NONSENSE, seed)),
        query=(rows[-1].p50, rows[-1].p95, rows[-1].worst),
        key=_times(pressed),
        box=_times(boxed),
    )


def _times(times: Sequence[float]) -> tuple[float, float, float]:
    return p50(times), p95(times), max(times)


if __name__ == "__main__":
    sys.exit(main())
