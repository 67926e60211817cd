"""What queries are made of: the real papers, model names and titles of a database.

Reads the tables with plain sqlite3, so that what is searched for does not come from what searches.
"""

import random
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pwc_tui.domain.text.clean import title_key, words

REAL = (
    "ifnull(url_abs, '') NOT GLOB 'https://example.org/*' "
    "AND ifnull(url_abs, '') NOT GLOB 'https://arxiv.org/abs/????.[5-9]????v*' "
    "AND (arxiv_id IS NOT NULL OR ifnull(length(openreview_id), 0) <> 8)"
)
"""Which papers are no inventions of scale_archive.py: it numbers arXiv papers from 50000, and gives
others an address at example.org or an OpenReview id of eight letters."""

_FEWEST_WORDS, _MOST_WORDS = 3, 16
"""Words of a title that can be meant at all, and that somebody would type."""

_CITATION = re.compile(r"\bet al\b|\b(?:19|20)\d\d\b")

_LONG_WORD = 5
"""Letters of a word that can be mistyped and still be recognised; a title needs one."""


@dataclass(frozen=True, slots=True)
class Target:
    """A paper that is meant: its title and the first three authors."""

    title: str
    authors: tuple[str, ...]

    @property
    def key(self) -> str:
        """The folded title: papers that share it cannot be told apart by searching."""
        return title_key(self.title)


class Archive:
    """The papers of the database `path`, for making queries."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        rows = self._connection.execute(f"SELECT id FROM paper WHERE {REAL} ORDER BY slug")
        self._real = [number for (number,) in rows]

    def count(self) -> int:
        """Return how many papers there are."""
        (count,) = self._connection.execute("SELECT count(*) FROM paper").fetchone()
        return int(count)

    def targets(self, chance: random.Random) -> Iterator[Target]:
        """Yield real papers with a title that somebody would type, for ever."""
        while True:
            target = self._target(chance.choice(self._real))
            typed = words(target.title)
            is_long = any(len(word) >= _LONG_WORD for word in typed)
            if is_long and _FEWEST_WORDS <= len(typed) <= _MOST_WORDS:
                yield target

    def model_names(self, chance: random.Random) -> Iterator[tuple[str, Target]]:
        """Yield folded names of models and the one paper each is of, for ever.

        Left out are names that begin as their paper's title does, because these are found as
        titles, and those that are no names but citations, such as `Wu et al. (2020)`.
        """
        papers: dict[str, set[int]] = {}
        for model, number in self._connection.execute(
            f"SELECT model, paper_id FROM result JOIN paper ON paper.id = paper_id WHERE {REAL}"
        ):
            papers.setdefault(title_key(model), set()).add(number)
        single = sorted((name, min(of)) for name, of in papers.items() if len(of) == 1)
        while True:
            name, number = chance.choice(single)
            target = self._target(number)
            if not _CITATION.search(name) and words(name)[:1] != words(target.title)[:1]:
                yield name, target

    def title_and_author_words(self) -> Iterator[tuple[str, set[str]]]:
        """Yield every paper's folded title, and its words with those of the first authors."""
        for key, authors in self._connection.execute("SELECT title_key, authors_line FROM paper"):
            yield key, {*key.split(), *words(authors)}

    def titles(self) -> Iterator[str]:
        """Yield every paper's title."""
        for (title,) in self._connection.execute("SELECT title FROM paper"):
            yield title

    def begins_one_title(self, beginning: str) -> bool:
        """Return whether all titles with this folded beginning are the same."""
        (found,) = self._connection.execute(
            "SELECT count(*) FROM (SELECT DISTINCT title_key FROM paper "
            "WHERE title_key >= ? AND title_key < ? LIMIT 2)",
            (beginning, beginning + "\U0010ffff"),
        ).fetchone()
        return int(found) == 1

    def title_keys(self, numbers: Sequence[int]) -> list[str]:
        """Return the folded titles of papers by number."""
        return [title_key(self._target(number).title) for number in numbers]

    def _target(self, number: int) -> Target:
        title, authors = self._connection.execute(
            "SELECT title, authors_line FROM paper WHERE id = ?", (number,)
        ).fetchone()
        return Target(title, tuple(authors.split("\n")) if authors else ())
