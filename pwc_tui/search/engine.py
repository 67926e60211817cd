"""The search over all papers: titles, authors and tasks, as one types, typing errors forgiven."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.arrays import ArrayFile, IndexMissing
from pwc_tui.search.corpus import Corpus
from pwc_tui.search.files import LINKS, NAMES, PAPER_FIELDS, PAPERS
from pwc_tui.search.finder import Finder
from pwc_tui.search.location import names_import
from pwc_tui.search.orders import Orders
from pwc_tui.search.scoring import Stale

__all__ = ["Answer", "IndexMissing", "SearchEngine", "Stale"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found."""

    ids: NDArray[np.int32]
    """Numbers of papers, best first."""
    terms: tuple[str, ...]
    """The words that the typed ones matched in titles, authors, tasks of the best results, folded;
    `*` after a beginning. What `search.highlight.spans` takes."""
    took_ms: float


class SearchEngine:
    """Answers searches from an index. Nothing is read before it is needed.

    Safe to use from several threads at once.
    """

    def __init__(self, folder: Path) -> None:
        papers = self._file = ArrayFile(folder / PAPERS)
        self.folder = folder
        """Where the index lies."""
        self.build_id = papers.build_id
        """Which import the index was made from."""
        _check_that_all_belong_together(folder, papers.build_id)
        self.corpus = Corpus(papers, PAPER_FIELDS)
        self.orders = Orders(papers)
        self._finder = Finder(self.corpus)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the index in `folder`.

        Raises IndexMissing when there is none, or none that can be used (another import's or
        format's, cut short, a file of it gone): build it (anew) then.
        """
        return cls(folder)

    def __len__(self) -> int:
        """Return how many papers there are, numbered from 1 to this."""
        return len(self.corpus)

    def search(
        self,
        text: str,
        *,
        limit: int = 1000,
        allowed: NDArray[np.bool_] | None = None,
        is_strict: bool = False,
        is_stale: Callable[[], bool] | None = None,
    ) -> Answer:
        """Return the papers that `text` may mean, `limit` at most; takes any text.

        `allowed` holds for every paper whether it may be found; `is_strict` leaves out weak
        matches, for results that are not shown best first. Raises Stale as soon as `is_stale()`
        is true.
        """
        start = time.perf_counter()
        found = self._finder.find(
            text, limit, allowed=allowed, is_strict=is_strict, is_stale=is_stale
        )
        self._file.release()
        ids = (found.documents + 1).astype(np.int32)
        return Answer(ids, found.terms, (time.perf_counter() - start) * 1000)


def _check_that_all_belong_together(folder: Path, build_id: str) -> None:
    """Raise IndexMissing when a file is of another import than the papers or the folder."""
    if not names_import(folder, build_id):
        raise IndexMissing(f"{folder} holds the search index of another import, {build_id}")
    for name in (NAMES, LINKS):
        if ArrayFile(folder / name).build_id != build_id:
            raise IndexMissing(f"{folder / name} is of another import than the papers beside it")
