"""What the value of a field means: the things of that name, and the papers that belong to them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.query.parser import Clause
from pwc_tui.domain.references import is_address
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.venue_names import other_name
from pwc_tui.search.index.array_store import ArrayFile
from pwc_tui.search.index.layout import LINKED_KINDS, LINKS
from pwc_tui.search.index.postings import Postings
from pwc_tui.search.lists.name_index import NameHit, NameIndex
from pwc_tui.search.text.tokenizer import index_words, query_words
from pwc_tui.system.lru_cache import LruCache

NAMES_AT_MOST = 150
"""Things that one value can mean: all tasks with "learning" in their name, and no more Johns than
anyone would read."""

_REMEMBERED = 8
"""Values whose papers are kept while a query is typed around them."""

_NO_PAPERS = np.zeros(0, np.int32)


class PaperSource(Protocol):
    """Where papers are looked up: `store.queries.cards.Cards`."""

    def resolve(self, text: str) -> Ref | None:
        """Return what an id or an address names, or None."""

    def find(self, reference: str) -> int | None:
        """Return the number of the paper that an id, an address or a whole title names."""

    def has_title(self, text: str) -> bool:
        """Return whether a paper is called so, but for case and blanks."""

    def pick(self, ids: Sequence[int]) -> list[PaperCard]:
        """Return the papers with these ids in this order."""

    def papers_of(self, kind: Kind, numbers: Sequence[int]) -> str:
        """Return the numbers of the papers of any of these things, with commas between."""

    def numbers_of(self, slugs: Mapping[str, str | None]) -> dict[str, int]:
        """Return the papers of these public ids by number; the values are their arXiv ids."""

    def spellings_of(self, authors: Sequence[int]) -> list[int]:
        """Return these authors and the other spellings of their names by number, in no order."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a value means: the things, most likely first, and their papers."""

    names: tuple[Ref, ...]
    is_exact: bool
    """Whether a thing is called exactly so, but for case and diacritics."""
    papers: NDArray[np.int32]
    """Counted from 0, in no order, some twice."""


class ClauseReader:
    """Finds what clauses mean. Safe to use from several threads.

    `folder` is where links lie, None where `source` is asked for them.
    """

    def __init__(
        self, folder: Path | None, source: PaperSource, names: Callable[[], NameIndex]
    ) -> None:
        self._source = source
        self._names = names
        self._links = None if folder is None else ArrayFile(folder / LINKS)
        self._known: LruCache[tuple[object, ...], Meant] = LruCache(_REMEMBERED)

    def read(self, clause: Clause) -> Meant:
        """Return what a clause means.

        What is called exactly so, authors in any spelling of that name; else what has all the words
        in its name, the last one perhaps not typed to its end; else what has the words that the
        likeliest name has in their place. With an equals sign only what is written so.
        """
        kind, words = clause.field.kind, query_words(clause.value)
        key = (kind, clause.value) if clause.is_exact else (kind, *words)
        return self._known.get_or(
            key,
            lambda: self._written(clause) if clause.is_exact else self._meant(clause, words),
        )

    def papers(self, kind: Kind, numbers: Sequence[int]) -> NDArray[np.int32]:
        """Return the papers of any of these things, counted from 0, in no order, some twice."""
        if kind is Kind.AUTHOR and numbers:
            numbers = self._source.spellings_of(numbers)
        return self._papers_written(kind, numbers)

    def _papers_written(self, kind: Kind, numbers: Sequence[int]) -> NDArray[np.int32]:
        if not numbers:
            return _NO_PAPERS
        file = self._links
        if file is None or kind not in LINKED_KINDS:
            listed = self._source.papers_of(kind, numbers)
            return np.fromstring(listed, np.int32, sep=",") - 1 if listed else _NO_PAPERS
        links = Postings(file, f"paper_of_{kind}")
        rows = np.asarray(numbers)
        papers, _ = links.gather(rows[rows < len(links)])
        file.release()
        return papers

    def _written(self, clause: Clause) -> Meant:
        """Return what is called as was typed, letter by letter."""
        kind, value = clause.field.kind, " ".join(clause.value.split())
        hits = self._names().find(value, [kind], NAMES_AT_MOST)
        names = _refs([hit for hit in hits if " ".join(hit.ref.name.split()) == value])
        return Meant(names, True, self._papers_written(kind, [name.id for name in names]))

    def _meant(self, clause: Clause, words: list[str]) -> Meant:
        kind = clause.field.kind
        names, is_exact = self._named(kind, clause.value, words)
        return Meant(names, is_exact, self.papers(kind, [name.id for name in names]))

    def _named(self, kind: Kind, value: str, words: list[str]) -> tuple[tuple[Ref, ...], bool]:
        if not words:
            return (), False
        if is_address(value) and (named := self._source.resolve(value)) and named.kind is kind:
            return (named,), True
        hits = self._names().find(value, [kind], NAMES_AT_MOST)
        called = [value, other] if kind is Kind.VENUE and (other := other_name(value)) else [value]
        split = [(hit, index_words(hit.ref.name)) for hit in hits]
        exactly = [index_words(each) for each in called]
        if exact := [hit for hit, name in split if name in exactly]:
            return _refs(exact), True
        wanted = [words, *map(query_words, called[1:])]
        if holding := [hit for hit, name in split if any(holds(name, each) for each in wanted)]:
            return _refs(holding), False
        slips = set(hits[0].terms) if hits else set()
        return _refs([hit for hit in hits if slips.issubset(hit.terms)]), False


def holds(name: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether a name has all these words, the last one perhaps as a beginning."""
    return all(word in name for word in words[:-1]) and any(
        each.startswith(words[-1]) for each in name
    )


def _refs(hits: Sequence[NameHit]) -> tuple[Ref, ...]:
    return tuple(hit.ref for hit in hits)
