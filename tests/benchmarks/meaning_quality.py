"""How well papers are found by what is meant: meaning_quality.py DB QUERIES.jsonl.

A line of QUERIES holds a `query`, its `length` and `judgements`: papers by their ids, 2 for one
that serves the whole of what was asked, 1 for its topic or one aspect, 0 for neither. Prints the
mean relevance of the first five papers, by meaning and in the list as first shown; papers that
nobody judged count 0, and are left out for "judged only". And the processor time of a query.
"""

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, quantiles

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.search.lists.by_meaning import ByMeaning, MeaningLists
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.search.open import open_engine, open_names, open_texts, open_vectors
from pwc_tui.store.queries.cards import Cards

_FIRST = 5


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """What somebody typed, and how relevant papers are to it."""

    text: str
    length: str
    judgements: Mapping[str, int]

    def relevance(self, papers: Sequence[str], *, judged_only: bool = False) -> float:
        """Return the mean relevance of the first five papers."""
        known = [paper for paper in papers if not judged_only or paper in self.judgements]
        return sum(self.judgements.get(paper, 0) for paper in known[:_FIRST]) / _FIRST


class Asked:
    """The product's search by meaning over a database."""

    def __init__(self, database: Path) -> None:
        self.cards = Cards(database)
        engine = open_engine(database, self.cards.build().build_id)
        self.lists = PaperLists(engine, self.cards, lambda: open_names(database, engine))
        vectors = open_vectors(database, engine)
        texts = open_texts(database, engine)
        self.by_meaning = MeaningLists(
            engine, self.lists, lambda: vectors, lambda: texts, self.cards.texts
        )

    def ask(self, text: str) -> tuple[ByMeaning | None, Sequence[int], float]:
        """Return what was meant, the list as first shown, and the milliseconds of processor time.

        The time is what it takes beyond the list of words.
        """
        request = ListRequest(text)
        found = self.lists.list(request).ids
        started = time.process_time()
        meant = self.by_meaning.find(request, found)
        took = (time.process_time() - started) * 1000
        return meant, found if meant is None else meant.ids, took

    def slugs(self, ids: Sequence[int]) -> list[str]:
        """Return the public ids of papers."""
        return [card.slug for card in self.cards.pick(ids)]


def main() -> None:
    """Ask all queries, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("database", type=Path)
    parser.add_argument("queries", type=Path)
    options = parser.parse_args()
    asked = Asked(options.database)
    by_meaning, first_shown, times, unanswered = [], [], [], 0
    queries = [_query(line) for line in options.queries.read_text("utf-8").splitlines()]
    for query in queries:
        meant, ids, took = asked.ask(query.text)
        times.append(took)
        unanswered += not ids
        by_meaning.append(asked.slugs(meant.papers.ids[:50]) if meant else [])
        first_shown.append(asked.slugs(ids[:50]))
    for name, lists in (("by meaning", by_meaning), ("as first shown", first_shown)):
        print(f"{name}: {_told(queries, lists)}")
    print(f"queries without an answer: {unanswered} of {len(queries)}")
    cuts = quantiles(times, n=20)
    print(f"processor time: p50 {cuts[9]:.0f} ms, p95 {cuts[-1]:.0f} ms")


def _query(line: str) -> JudgedQuery:
    entry = json.loads(line)
    return JudgedQuery(entry["query"], entry["length"], entry["judgements"])


def _told(queries: Sequence[JudgedQuery], lists: Sequence[Sequence[str]]) -> str:
    pairs = list(zip(queries, lists, strict=True))
    all_of_them = mean(query.relevance(papers) for query, papers in pairs)
    judged = mean(query.relevance(papers, judged_only=True) for query, papers in pairs)
    best = mean(2 in [q.judgements.get(p) for p in papers[:_FIRST]] for q, papers in pairs)
    parts = [f"relevance@5 {all_of_them:.3f}", f"judged only {judged:.3f}", f"a 2 in 5 {best:.3f}"]
    for length in dict.fromkeys(query.length for query in queries):
        of_it = [query.relevance(papers) for query, papers in pairs if query.length == length]
        parts.append(f"{length} {mean(of_it):.2f}")
    return ", ".join(parts)


if __name__ == "__main__":
    main()
