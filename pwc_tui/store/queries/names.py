"""The names of all but papers: all of a kind, or some by number.

Budget: names for what is typed, within a key press; all 1.4 million for the index in 10 s.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pwc_tui.config import Database
from pwc_tui.domain.references import repository_name
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.clean import words
from pwc_tui.domain.text.venue_names import other_name
from pwc_tui.store.connect.open import Reader, rows_in

_ROWS_AT_ONCE = 20_000

_BOARD = "benchmark JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
_AREAS = (
    "(SELECT group_concat(area.name, ', ') FROM task_area JOIN area ON area.id = area_id"
    " WHERE task_id = task.id)"
)
_SYNONYMS = "(SELECT group_concat(name, '\n') FROM task_synonym WHERE task_id = task.id)"
_SPELLED = (
    "(SELECT 'also ' || group_concat(name, ', ') FROM author_spelling AS own"
    " JOIN author_spelling AS kin ON kin.person_id = own.person_id"
    " JOIN author AS other ON other.id = kin.author_id"
    " WHERE own.author_id = author.id AND other.id <> author.id)"
)
"""How else the name of an author is written."""
_USE = "CASE WHEN paper_count > board_count THEN paper_count ELSE board_count END"


@dataclass(frozen=True, slots=True)
class _NameSource:
    """Where a kind comes from: expressions of SQL over tables, and which rows can be found."""

    tables: str
    slug: str
    name: str
    detail: str
    aliases: str
    use: str
    number: str = "id"
    where: str = "TRUE"


_CAMEL = re.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where a word begins within a name that is written in one."""

_SMALL = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with"))
_FEWEST_INITIALS, _MOST_INITIALS = 3, 8

_PLAIN = {"slug": "slug", "name": "name", "detail": "''", "aliases": "''"}
_SOURCES: Mapping[Kind, _NameSource] = {
    Kind.TASK: _NameSource("task", "slug", "name", _AREAS, _SYNONYMS, _USE),
    Kind.DATASET: _NameSource(
        "dataset", "slug", "name", "full_name", "full_name", _USE, where="NOT is_hidden"
    ),
    # Three of four methods of the archive are advertisements.
    Kind.METHOD: _NameSource(
        "method", "slug", "name", "full_name", "full_name", "paper_count", where="NOT is_hidden"
    ),
    Kind.BOARD: _NameSource(
        _BOARD,
        "benchmark.slug",
        "task.name || ' on ' || dataset.name",
        "best_model",
        "dataset.name",
        "result_count",
        number="benchmark.id",
    ),
    Kind.VENUE: _NameSource("venue", **_PLAIN, use="paper_count"),
    Kind.MODEL: _NameSource("model", **_PLAIN, use="result_count"),
    Kind.AUTHOR: _NameSource(
        "author", "slug", "name", _SPELLED, aliases="''", use="paper_count", number="author.id"
    ),
    Kind.REPOSITORY: _NameSource("repository", "url", "url", "''", "''", "paper_count"),
}


@dataclass(frozen=True, slots=True)
class NameRow:
    """A named thing as a search shows it."""

    ref: Ref
    detail: str
    """One short fact, as `EntityRow.detail`."""
    aliases: tuple[str, ...]
    """What else it is called: synonyms, the full name, a leaderboard's dataset."""
    use: int
    """Papers (results for a leaderboard or a model): orders what is equally near."""


class Names:
    """The names in a database. Safe to use from several threads.

    Raises UserError when `database` is none of pwc-tui or of another version, and every method
    raises it when it turns out to be damaged.
    """

    def __init__(self, database: Database) -> None:
        self._reader = Reader(database)

    def pick(self, kind: Kind, numbers: Sequence[int]) -> list[NameRow]:
        """Return the things of this kind with these numbers in this order; others are left out."""
        source = _SOURCES[kind]
        select = f"SELECT {_columns(source)} FROM {source.tables} WHERE {source.number}"
        with self._reader.reading() as connection:
            rows = rows_in(connection, select, numbers)
            found = {row[0]: _row(kind, *row) for row in rows}
        return [found[number] for number in numbers if number in found]

    def all(self, kind: Kind) -> Iterator[NameRow]:
        """Yield everything of a kind that a search can find, the most used first."""
        source = _SOURCES[kind]
        statement = (
            f"SELECT {_columns(source)} FROM {source.tables} WHERE {source.where}"
            f" ORDER BY {source.use} DESC, {source.number}"
        )
        with self._reader.reading() as connection:
            cursor = connection.execute(statement)
            while rows := cursor.fetchmany(_ROWS_AT_ONCE):
                yield from (_row(kind, *row) for row in rows)

    def close(self) -> None:
        """Close the file; every later call raises sqlite3.ProgrammingError."""
        self._reader.close()


def all_names(connection: sqlite3.Connection, kind: Kind) -> Iterator[tuple[int, str, str, int]]:
    """Yield number, name, further names (line feeds between) and use of a kind, by number."""
    source = _SOURCES[kind]
    cursor = connection.execute(
        f"SELECT {source.number}, {source.name}, coalesce({source.aliases}, ''), {source.use}"
        f" FROM {source.tables} WHERE {source.where} ORDER BY {source.number}"
    )
    while rows := cursor.fetchmany(_ROWS_AT_ONCE):
        if kind is Kind.REPOSITORY:
            rows = [(number, *_repository_names(url), use) for number, url, _, use in rows]
        elif kind is Kind.TASK:
            rows = [(row[0], row[1], _with_initials(row[1], row[2]), row[3]) for row in rows]
        elif kind is Kind.VENUE:
            rows = [(row[0], row[1], other_name(row[1]), row[3]) for row in rows]
        yield from rows


def _columns(source: _NameSource) -> str:
    columns = (source.number, source.slug, source.name, source.detail, source.aliases, source.use)
    return ", ".join(columns)


def _with_initials(task: str, aliases: str | None) -> str:
    """Return the aliases of a task and its initials, as people call it: ERC, NER."""
    letters = "".join(word[0] for word in words(task) if word not in _SMALL)
    initials = letters if _FEWEST_INITIALS <= len(letters) <= _MOST_INITIALS else ""
    return "\n".join(filter(None, (aliases, initials)))


def _repository_names(url: str) -> tuple[str, str]:
    """Return `owner/FastThing`, and what is found too: `FastThing`, `Fast Thing`."""
    name = repository_name(url)
    last = name.rpartition("/")[2]
    return name, "\n".join(dict.fromkeys((last, _CAMEL.sub(" ", last))))


def _row(kind: Kind, number: int, slug: str, name: str, *more: Any) -> NameRow:
    detail, aliases, use = more
    if kind is Kind.REPOSITORY:
        name, aliases = _repository_names(slug)
    elif kind is Kind.TASK:
        aliases = _with_initials(name, aliases)
    elif kind is Kind.VENUE:
        aliases = other_name(name)
    others = tuple(alias for alias in (aliases or "").split("\n") if alias and alias != name)
    return NameRow(Ref(kind, number, slug, name), detail or "", others, use)
