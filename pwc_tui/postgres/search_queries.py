"""What a search asks a server: words near typed ones, papers and names that have words."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pwc_tui.domain.server_url import ServerUrl
from pwc_tui.postgres.connection import open_server
from pwc_tui.postgres.index_tables import array_heads, array_pieces
from pwc_tui.postgres.layout import (
    ABSTRACT_VECTOR,
    ABSTRACT_WORDS,
    PAPER_WORDS,
    SAMPLE,
    word_table,
)

_AFTER = "\U0010ffff"
"""What follows every letter, for the end of a range of words."""

_STARTS = 120
_SIMILAR = 60
_NEAR_STARTS = 80
_LETTERED = 40
"""Words of each kind that are fetched; the most used, of similar ones the most similar."""

_THRESHOLDS = (
    "SET pg_trgm.similarity_threshold = 0.28",
    "SET pg_trgm.word_similarity_threshold = 0.5",
)
"""Trigrams that words must share: two slips in eight letters leave three of ten."""

_NEAR = (
    "SELECT typed, word, uses FROM unnest(%(starts)s::text[]) AS t (typed), LATERAL ("
    " SELECT word, uses FROM {0} WHERE word >= typed AND word < typed || %(after)s"
    " ORDER BY uses DESC LIMIT {1}) AS a UNION ALL "
    "SELECT typed, word, uses FROM unnest(%(similar)s::text[]) AS t (typed), LATERAL ("
    " SELECT word, uses FROM {0} WHERE word %% typed"
    " ORDER BY similarity(word, typed) DESC, uses DESC LIMIT {2}) AS b UNION ALL "
    "SELECT typed, word, uses FROM unnest(%(near_starts)s::text[]) AS t (typed), LATERAL ("
    " SELECT word, uses FROM {0} WHERE typed <%% word ORDER BY uses DESC LIMIT {3}) AS c UNION ALL "
    "SELECT typed, word, uses FROM unnest(%(lettered)s::text[], %(patterns)s::text[])"
    " AS t (typed, pattern), LATERAL ("
    " SELECT word, uses FROM {0} WHERE word >= left(typed, 1) AND word < left(typed, 1)"
    " || %(after)s AND word LIKE pattern ORDER BY uses DESC LIMIT {4}) AS d"
)
_TEXTS = (
    "SELECT id, title, author, task, method, model, venue, form FROM paper_words"
    " WHERE id = ANY(%s::integer[]) ORDER BY id"
)
_NAMES = (
    "SELECT kind, id, words, use FROM (SELECT kind, id, words, use,"
    " row_number() OVER (PARTITION BY kind ORDER BY use DESC, id) AS place"
    " FROM search_name WHERE grp = %s AND vector @@ %s::tsquery) AS s WHERE place <= %s"
)


@dataclass(frozen=True, slots=True)
class NearWords:
    """For which typed words what is fetched: all are folded, letters and digits only."""

    starts: Sequence[str]
    """Words that begin so."""
    similar: Sequence[str]
    """Words that share trigrams."""
    near_starts: Sequence[str]
    """Words a part of which shares trigrams."""
    lettered: Sequence[str]
    """Words with the same first letter that hold all letters in order."""


class ServerSearch:
    """The tables of a server that a search looks in. Safe to use from several threads.

    Queries are texts for `tsquery`, made of folded words. Every method raises UserError when the
    server fails.
    """

    def __init__(self, server: ServerUrl) -> None:
        self._connection = open_server(server)
        for statement in _THRESHOLDS:
            self._connection.run(statement)
        self.build_id = self._connection.build().build_id
        """Which import is searched."""
        ((last,),) = self._rows("SELECT coalesce(max(id), 0) FROM paper")
        self.papers = int(last)
        """How many papers there are."""

    def uses(self, group: str | None, words: Iterable[str]) -> dict[str, int]:
        """Return how often words are used, of those that there are; `group` None for papers."""
        query = f"SELECT word, uses FROM {_table(group)} WHERE word = ANY(%s::text[])"
        return dict(self._rows(query, list(words)))

    def near(self, group: str | None, near: NearWords) -> list[tuple[str, str, int]]:
        """Return (typed, word, uses) for the words that are near typed ones, some twice."""
        query = _NEAR.format(_table(group), _STARTS, _SIMILAR, _NEAR_STARTS, _LETTERED)
        values = {
            "starts": list(near.starts),
            "similar": list(near.similar),
            "near_starts": list(near.near_starts),
            "lettered": list(near.lettered),
            "patterns": ["%".join(word) + "%" for word in near.lettered],
            "after": _AFTER,
        }
        return self._connection.run(query, values).fetchall()

    def paper_ids(self, query: str, limit: int | None, *, is_common: bool) -> "array[int]":
        """Return the first papers that a query finds, the most important ones; None for all.

        `is_common` where so many are expected that reading papers in order finds enough soonest.
        """
        if limit is None:
            text = "SELECT id FROM paper_words WHERE vector @@ %s::tsquery"
        elif is_common:
            # What is no column has no index, so that papers are read in their order.
            text = "SELECT id FROM paper_words WHERE (vector || '') @@ %s::tsquery ORDER BY id"
        else:
            text = (
                "SELECT id FROM (SELECT id FROM paper_words WHERE vector @@ %s::tsquery OFFSET 0)"
                " AS s ORDER BY id"
            )
        text += "" if limit is None else f" LIMIT {limit}"
        return self._numbers(text, query)

    def papers_among(self, query: str, ids: Sequence[int]) -> "array[int]":
        """Return those of a few papers that a query finds."""
        text = (
            "SELECT id FROM paper_words WHERE id = ANY(%s::integer[])"
            " AND (vector || '') @@ %s::tsquery"
        )
        return self._numbers(text, list(ids), query)

    def papers_with_phrase(self, query: str, pattern: str) -> "array[int]":
        """Return the papers that a query finds and whose title, folded, has a pattern."""
        text = "SELECT id FROM paper_words WHERE vector @@ %s::tsquery AND ' ' || title || ' ' ~ %s"
        return self._numbers(text, query, pattern)

    def texts(self, ids: Sequence[int]) -> list[tuple[Any, ...]]:
        """Return number and words of papers: title, author, task, method, model, venue, form."""
        return self._rows(_TEXTS, list(ids))

    def aliases(self, key: int) -> list[int]:
        """Return the papers, from 0, that are called so; `key` is the name's checksum."""
        query = "SELECT paper FROM paper_alias WHERE key = %s ORDER BY paper"
        return [paper for (paper,) in self._rows(query, key)]

    def array_heads(self, file: str) -> dict[str, tuple[str, int]]:
        """Return type and length of each array of a file of the index, by name."""
        return array_heads(self._connection, file)

    def array_pieces(self, file: str, name: str, numbers: Sequence[int]) -> dict[int, bytes]:
        """Return these pieces of an array by number."""
        return array_pieces(self._connection, file, name, numbers)

    def names(self, group: str, query: str, limit: int) -> list[tuple[str, int, str, int]]:
        """Return kind, number, words and use of names, the `limit` most used of each kind."""
        return self._rows(_NAMES, group, query, limit)

    def last_names(self, group: str) -> Mapping[str, int]:
        """Return the highest number of the names of each kind of a group."""
        query = "SELECT kind, max(id) FROM search_name WHERE grp = %s GROUP BY kind"
        return dict(self._rows(query, group))

    def most_used(self, kind: str, limit: int) -> list[int]:
        """Return the most used names of a kind."""
        query = "SELECT id FROM search_name WHERE kind = %s ORDER BY use DESC, id LIMIT %s"
        return [number for (number,) in self._rows(query, kind, limit)]

    def has_abstracts(self) -> bool:
        """Return whether abstracts can be searched: their part is made last."""
        ((found,),) = self._rows("SELECT to_regclass(%s)", ABSTRACT_WORDS)
        return found is not None

    def abstract_share(self, word: str) -> float:
        """Return which part of the abstracts has a word: of a sample, and a little if none has."""
        query = (
            f"SELECT uses, (SELECT least(count(*), {SAMPLE}) FROM abstract) FROM {ABSTRACT_WORDS}"
            " WHERE word = %s"
        )
        for uses, counted in self._rows(query, word):
            return float(uses) / max(int(counted), 1)
        return 0.5 / SAMPLE if self.abstract_papers(f"'{word}'", 1) else 0.0

    def abstract_starts(self, beginning: str, limit: int) -> list[str]:
        """Return the most used words of abstracts that begin so."""
        query = (
            f"SELECT word FROM {ABSTRACT_WORDS} WHERE word >= %s AND word < %s"
            " ORDER BY uses DESC LIMIT %s"
        )
        return [word for (word,) in self._rows(query, beginning, beginning + _AFTER, limit)]

    def abstract_papers(self, query: str, limit: int) -> list[int]:
        """Return the first papers whose abstract a query finds."""
        text = (
            "SELECT paper.id FROM (SELECT id FROM abstract"
            f" WHERE {ABSTRACT_VECTOR} @@ %s::tsquery OFFSET 0) AS s"
            " JOIN paper ON abstract_id = s.id ORDER BY paper.id LIMIT %s"
        )
        return [number for (number,) in self._rows(text, query, limit)]

    def close(self) -> None:
        """Let go of the server; no method may be called afterwards."""
        self._connection.close()

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._connection.run(query, values).fetchall()

    def _numbers(self, query: str, *values: Any) -> "array[int]":
        """Return a column of numbers, which comes as one text: thrice as fast as rows."""
        ((listed,),) = self._rows(
            f"SELECT string_agg(id::text, ',') FROM ({query}) AS found", *values
        )
        return array("i", map(int, listed.split(","))) if listed else array("i")


def _table(group: str | None) -> str:
    return PAPER_WORDS if group is None else word_table(group)


def quoted(word: str, marks: str = "") -> str:
    """Return a folded word for a `tsquery`; `marks` are `*` for a beginning, `A` for a title."""
    return f"'{word}'" + (f":{marks}" if marks else "")


def all_of(parts: Iterable[str]) -> str:
    """Return a query for what all of these find."""
    return " & ".join(f"({part})" for part in parts)


def any_of(parts: Iterable[str]) -> str:
    """Return a query for what any of these finds."""
    return " | ".join(parts)
