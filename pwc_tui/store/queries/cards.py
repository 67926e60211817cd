"""Lists of papers straight from sqlite3: what the first screen and `search` need, and no more.

SQLModel would cost 480 ms before the first row; `PaperRow` and the columns here are held together
by a test.

Budget: the first rows on the screen in 100 ms from the start, a page of rows in a key press.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pwc_tui.config import Database
from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.domain.papers import Paper, PaperCard
from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.domain.provenance import Provenance
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.clean import title_key
from pwc_tui.store.connect.open import BuildInfo, Reader, read_build, rows_in
from pwc_tui.store.queries.cited_papers import read_cited
from pwc_tui.store.queries.members import paper_numbers, short_names, spellings_of
from pwc_tui.store.queries.paper_page import paper_page
from pwc_tui.store.queries.paper_standing import PaperStanding, read_standings
from pwc_tui.store.queries.provenance import read_provenance
from pwc_tui.store.queries.resolve import find_paper, find_slug, marked_result, resolve

CARD_COLUMNS = (
    "id",
    "slug",
    "title",
    "authors_line",
    "author_count",
    "date",
    "tasks_line",
    "result_count",
    "repository_count",
    "has_official_code",
)
"""The columns of `paper` that make a card, in the order `_card` takes them."""

_SELECT = f"SELECT {', '.join(CARD_COLUMNS)} FROM paper"
_SELECT_VERSION = f"SELECT {', '.join(CARD_COLUMNS)} FROM version"
_SLUGS_AT_ONCE = 5_000
"""Read in 10 ms, for which others wait."""
_SELECT_TEXT = (
    "SELECT id, title, "
    "coalesce((SELECT text FROM abstract WHERE abstract.id = paper.abstract_id), '') FROM paper"
)


class Cards:
    """The papers of a database as cards, by number. Safe to use from several threads.

    Raises UserError when `database` is none of pwc-tui or of another version, and every method
    raises it when it turns out to be damaged.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reader = Reader(database)

    def build(self) -> BuildInfo:
        """Return which import made the database."""
        with self._reader.reading() as connection:
            return read_build(connection, self._database)

    def provenance(self) -> Provenance:
        """Return the whole record of how the database was made."""
        with self._reader.reading() as connection:
            return read_provenance(connection)

    def count(self) -> int:
        """Return how many papers there are: they are numbered from 1 to this."""
        (last,) = self._rows("SELECT max(id) FROM paper")[0]
        return last or 0

    def span(self, first: int, count: int) -> list[PaperCard]:
        """Return the papers `first` … `first + count - 1`, in the order of importance."""
        where = f"{_SELECT} WHERE id >= ? AND id < ? ORDER BY id"
        return [_card(row) for row in self._rows(where, first, first + count)]

    def pick(self, ids: Iterable[int]) -> list[PaperCard]:
        """Return the papers, or versions of papers, with these ids in this order.

        Unknown ids are left out.
        """
        wanted = [int(paper_id) for paper_id in ids]  # sqlite3 does not take numbers of NumPy
        found = {row[0]: _card(row) for row in self._rows_in(f"{_SELECT} WHERE id", wanted)}
        if missing := [paper_id for paper_id in wanted if paper_id not in found]:
            found |= {
                row[0]: _card(row) for row in self._rows_in(f"{_SELECT_VERSION} WHERE id", missing)
            }
        return [found[paper_id] for paper_id in wanted if paper_id in found]

    def numbers_of(self, slugs: Mapping[str, str | None]) -> dict[str, int]:
        """Return the papers of these public ids by number; the values are their arXiv ids.

        That of a version is the paper that stands for it in lists; what no paper is called is
        looked for by its arXiv id, and left out where that is unknown, too.
        """
        found: dict[str, int] = {}
        for table, number in (("paper", "id"), ("version", "version_of")):
            missing = [slug for slug in slugs if slug not in found]
            select = f"SELECT slug, {number} FROM {table} WHERE slug"
            found |= dict(self._rows_in(select, missing))
        by_arxiv_id = {each: slug for slug, each in slugs.items() if each and slug not in found}
        select = "SELECT arxiv_id, id FROM paper WHERE arxiv_id"
        moved = self._rows_in(select, list(by_arxiv_id))
        return found | {by_arxiv_id[arxiv_id]: number for arxiv_id, number in moved}

    def slugs_of(self, ids: Sequence[int]) -> list[str]:
        """Return the public ids of papers by number, in no order; 300,000: 0.6 s.

        Others may read in between.
        """
        found: list[str] = []
        for at in range(0, len(ids), _SLUGS_AT_ONCE):
            part = [int(number) for number in ids[at : at + _SLUGS_AT_ONCE]]
            found += (slug for (slug,) in self._rows_in("SELECT slug FROM paper WHERE id", part))
        return found

    def page(self, paper_id: int) -> Paper:
        """Return the whole page of a paper; raises KeyError for an unknown id."""
        cards = self.pick([paper_id])
        if not cards:
            raise KeyError(paper_id)
        with self._reader.reading() as connection:
            return paper_page(connection, cards[0])

    def cited(self, ids: Sequence[int]) -> list[CitedPaper]:
        """Return papers by number as they are cited, in this order; unknown ones are left out."""
        with self._reader.reading() as connection:
            return read_cited(connection, [int(number) for number in ids])

    def standings(self, ids: Sequence[int]) -> dict[int, PaperStanding]:
        """Return what speaks for papers by number: official code, leaderboards with results."""
        with self._reader.reading() as connection:
            return read_standings(connection, [int(number) for number in ids])

    def abstracts(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the abstracts of these papers by number, of those that have one."""
        marks = ",".join("?" * len(ids)) or "NULL"
        return dict(
            self._rows(
                "SELECT paper.id, text FROM paper JOIN abstract ON abstract.id = abstract_id "
                f"WHERE paper.id IN ({marks})",
                *ids,
            )
        )

    def texts(self, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Return title and abstract of these papers by number, "" for no abstract."""
        rows = self._rows_in(f"{_SELECT_TEXT} WHERE id", ids)
        return {number: (title, abstract) for number, title, abstract in rows}

    def shown_for(self, paper_id: int) -> int:
        """Return the paper that stands in lists for a version of it; any other is its own."""
        rows = self._rows("SELECT version_of FROM version WHERE id = ?", paper_id)
        return rows[0][0] if rows else paper_id

    def find(self, reference: str) -> int | None:
        """Return the id of the paper that `reference` names, or None.

        Any id or address of it that `resolve` takes, its slug, or its exact title in any case.
        """
        with self._reader.reading() as connection:
            return find_paper(connection, reference)

    def has_title(self, text: str) -> bool:
        """Return whether a paper is called so, but for case and blanks."""
        rows = self._rows("SELECT title FROM paper WHERE title_key = ?", title_key(text))
        typed = text.casefold().split()
        return any(title.casefold().split() == typed for (title,) in rows)

    def resolve(self, text: str) -> Ref | None:
        """Return what an id or an address names, or None: see `store.queries.resolve.resolve`."""
        with self._reader.reading() as connection:
            return resolve(connection, text)

    def ref(self, kind: Kind, slug: str) -> Ref | None:
        """Return what of this kind has this public id, or None."""
        with self._reader.reading() as connection:
            return find_slug(connection, kind, slug)

    def marked_result(self, board: str, text: str) -> int | None:
        """Return the result that an address of a leaderboard points out, or None."""
        with self._reader.reading() as connection:
            return marked_result(connection, board, text)

    def papers_of(self, kind: Kind, numbers: Sequence[int]) -> str:
        """Return the papers of any of these things: see `store.queries.members.paper_numbers`."""
        with self._reader.reading() as connection:
            return paper_numbers(connection, kind, numbers)

    def spellings_of(self, authors: Sequence[int]) -> list[int]:
        """Return these authors and the other spellings of their names by number, in no order."""
        with self._reader.reading() as connection:
            return spellings_of(connection, authors)

    def names_of(self, kind: Kind, numbers: Sequence[int]) -> dict[int, str]:
        """Return what authors, tasks and boards are called: see `members.short_names`."""
        with self._reader.reading() as connection:
            return short_names(connection, kind, numbers)

    def tasks_of(self, paper_id: int) -> list[int]:
        """Return the numbers of the tasks of a paper, in the archive's order."""
        statement = "SELECT task_id FROM paper_task WHERE paper_id = ? ORDER BY position"
        return [row[0] for row in self._rows(statement, paper_id)]

    def rank_distances(
        self, paper_id: int, others: Sequence[int], boards: Sequence[int]
    ) -> dict[tuple[int, int], str]:
        """Return how far papers are from one on their boards, in words by paper and board."""
        with self._reader.reading() as connection:
            return rank_distances(connection, paper_id, others, boards)

    def close(self) -> None:
        """Close the file; every later call raises sqlite3.ProgrammingError."""
        self._reader.close()

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with self._reader.reading() as connection:
            return connection.execute(statement, values).fetchall()

    def _rows_in(self, select: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        with self._reader.reading() as connection:
            return list(rows_in(connection, select, values))


def _card(row: tuple[Any, ...]) -> PaperCard:
    number, slug, title, authors, author_count, day, tasks, results, repositories, official = row
    return PaperCard(
        id=number,
        slug=slug,
        title=title,
        authors=tuple(authors.split("\n")) if authors else (),
        author_count=author_count,
        date=partial_date(day) if day else None,
        tasks=tuple(tasks.split("\n")) if tasks else (),
        result_count=results,
        repository_count=repositories,
        has_official_code=bool(official),
    )


_BEST = """
SELECT paper_id, result.benchmark_id, rank, number, unit
FROM result JOIN value ON result_id = result.id
WHERE paper_id IN ({0}) AND benchmark_id IN ({1}) AND rank IS NOT NULL AND number IS NOT NULL
    AND metric_id = (
        SELECT id FROM metric WHERE metric.benchmark_id = result.benchmark_id AND ranked_count > 0
        ORDER BY position LIMIT 1)
ORDER BY rank DESC
"""
"""By the first metric of a board that ranks; the best row of a paper comes last."""


def rank_distances(
    connection: sqlite3.Connection, paper_id: int, others: Sequence[int], boards: Sequence[int]
) -> dict[tuple[int, int], str]:
    """Return by other paper and board how far it is from the paper: `0.8 points apart`.

    `same score` is the nearest. Where both have a value by which the board ranks.
    """
    papers, wanted = (",".join(map(str, of)) for of in ([paper_id, *others], boards))
    best: dict[tuple[int, int], tuple[float, str]] = {}
    for paper, board, _, number, unit in connection.execute(_BEST.format(papers, wanted)):
        best[paper, board] = number, unit
    return {
        (other, board): _said(abs(best[paper_id, board][0] - number), unit)
        for (other, board), (number, unit) in best.items()
        if other != paper_id and (paper_id, board) in best
    }


def _said(gap: float, unit: str) -> str:
    if gap == 0:
        return "same score"
    amount = f"{gap:.2f}".rstrip("0").rstrip(".") if gap >= 0.01 else f"{gap:.1g}"
    return f"{amount} {unit if unit not in ('', '%') else 'points'} apart"
